"""How an object store is reached, and what its errors mean."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from errno import EDQUOT, ENOSPC
from typing import TYPE_CHECKING, Any

from wirehouse.errors import StoreError, WirehouseError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem


CHUNK_BYTES = 16 << 20  # of what is sent or fetched in parts; a few of them are in memory at a time
CHUNKS_AT_A_TIME = 4
MAX_CHUNKS = 10_000  # of an upload, by the rules of S3
DISK_IS_FULL = {ENOSPC, EDQUOT}  # ours, to which an object was fetched


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
    except (FileNotFoundError, FileExistsError, PermissionError, FileExpired):
        raise
    except NoCredentialsError as error:
        raise WirehouseError(
            "There are no credentials for the object store: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, "
            "or name an Airflow connection in WIREHOUSE_CONNECTION."
        ) from error
    except (OSError, BotoCoreError) as error:
        if isinstance(error, OSError) and error.errno in DISK_IS_FULL:
            raise
        raise StoreError(f"The object store does not answer as it should: {error}") from error


@contextmanager
def naming(path: str, *, bucket_is_there: bool = True) -> Generator[None]:
    """Make the store's errors about an object or folder of ours name it by its URL, `path`.

    Raises:
        FileNotFoundError: It is not there.
        WirehouseError: It may not be read or written, or there is no such bucket to write to.
        StoreError: The store does not answer as it should.
    """
    try:
        with store_errors():
            yield
    except FileNotFoundError:
        if bucket_is_there:
            raise FileNotFoundError(f"{path} is not there") from None
        bucket = path.split("/")[2]
        raise WirehouseError(
            f"There is no bucket {bucket} for {path}: make it, or correct WIREHOUSE_STORE."
        ) from None
    except PermissionError as error:
        raise WirehouseError(
            f"{path} may not be read or written: {error}. Give the credentials in use the right to list, "
            "get, put and delete objects under WIREHOUSE_STORE."
        ) from error


def in_chunks(size_bytes: int) -> dict[str, int]:
    """How a file is sent, as options of s3fs: in parts where it is large."""
    return {"chunksize": max(CHUNK_BYTES, -(-size_bytes // MAX_CHUNKS)), "max_concurrency": CHUNKS_AT_A_TIME}
