"""How an object store is reached, and what its errors mean."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from wirehouse.errors import StoreError, WirehouseError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem


@dataclass(frozen=True, slots=True)
class Access:
    """How an object store is reached.

    What is not given is looked for where all AWS programs look: in the environment (`AWS_ACCESS_KEY_ID`,
    `AWS_ENDPOINT_URL`, …), in `~/.aws` and in the role of the machine.
    """

    key: str | None = None
    secret: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)
    endpoint_url: str | None = None
    region: str | None = None

    @classmethod
    def of_connection(cls, login: str | None, password: str | None, extra: Mapping[str, Any]) -> "Access":
        """What a connection of Airflow says, in the fields that its type `aws` has.

        Raises:
            WirehouseError: It asks for a role, which only the environment can be given.
        """
        if extra.get("role_arn"):
            raise WirehouseError(
                "The connection of the object store names a role (role_arn), which is not taken from there: "
                "leave the connection out, and give the workers the role (AWS_ROLE_ARN, ~/.aws, the machine)."
            )
        return cls(
            login or None,
            password or None,
            extra.get("aws_session_token"),
            extra.get("endpoint_url"),
            extra.get("region_name"),
        )

    def filesystem(self) -> "AbstractFileSystem":
        """The store. It keeps no listing: what is asked for is what is there."""
        import fsspec

        return fsspec.filesystem(
            "s3",
            key=self.key,
            secret=self.secret,
            token=self.token,
            endpoint_url=self.endpoint_url,
            client_kwargs={"region_name": self.region} if self.region else {},
            use_listings_cache=False,
        )


@contextmanager
def store_errors() -> Generator[None]:
    """Make one error of all that are about the store, and not about what was asked of it.

    Raises:
        StoreError: The store does not answer as it should.
        WirehouseError: There are no credentials.
    """
    from botocore.exceptions import BotoCoreError, NoCredentialsError
    from s3fs.utils import FileExpired

    try:
        yield
    except (FileNotFoundError, PermissionError, FileExpired):
        raise
    except NoCredentialsError as error:
        raise WirehouseError(
            "There are no credentials for the object store: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, "
            "or name an Airflow connection in WIREHOUSE_CONNECTION."
        ) from error
    except (OSError, BotoCoreError) as error:
        raise StoreError(f"The object store does not answer as it should: {error}") from error
