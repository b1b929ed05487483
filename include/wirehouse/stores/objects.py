"""The objects of a source in an object store.

A source is written as AWS programs take it (`s3://bucket/2025/*.txt`, nothing escaped); the URL of an object
in the tables is escaped, as URLs are (`s3://bucket/caf%C3%A9.txt`).
"""

from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from glob import has_magic
from typing import TYPE_CHECKING, Any, BinaryIO, cast
from urllib.parse import quote, unquote

from wirehouse.errors import RecordError, SourceError
from wirehouse.stores.access import Access, store_errors
from wirehouse.visible import without_secrets

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

SCHEME = "s3://"
READ_AHEAD_BYTES = 8 << 20  # asked for at once; a request of an object store costs some 20 ms


@dataclass(frozen=True, slots=True)
class StoredObject:
    """An object of a listing; `version_token` changes when its bytes do."""

    url: str
    size_bytes: int
    version_token: str


class OpenObject:
    """An object that is open for reading. All that is read is of one version: each request names its ETag."""

    def __init__(self, stream: BinaryIO, details: Mapping[str, Any]) -> None:
        self.size_bytes = int(details["size"])
        self.version_token = version_token(details)
        self._stream = stream
        self._expired = False

    def read(self, size: int) -> bytes:
        """The next bytes; none at the end, and none more once there is another version.

        Raises:
            RecordError: It may not be read (`unreadable`), or is gone (`vanished`).
            StoreError: The store does not answer as it should.
        """
        from s3fs.utils import FileExpired

        try:
            with store_errors(), record_errors():
                return self._stream.read(size)
        except FileExpired:
            self._expired = True
            return b""

    def is_at_rest(self) -> bool:
        """Whether what was read is the whole of one version."""
        return not self._expired


def is_stored(url: str) -> bool:
    """Whether it is the URL of an object, or of a source of objects."""
    return url.startswith(SCHEME)


def list_objects(source: str, access: Access) -> Iterator[StoredObject]:
    """The objects of a source, in the order of their keys. Hidden ones (`.name`) are not looked at.

    `source` is the URL of a bucket, of a prefix that ends where a `/` does, of an object, or a glob.

    Raises:
        SourceError: There is no such bucket or prefix, or it may not be listed.
        StoreError: The store does not answer as it should.
    """
    path = path_in_store(source)
    store = access.filesystem()
    try:
        with store_errors():
            base, pattern = split_glob(store, path)
            if not exists(store, base):
                raise SourceError(
                    f"The source {source} does not exist. Set WIREHOUSE_SOURCE to a bucket, prefix or glob."
                )
            if pattern:
                found = store.glob(f"{path}/*" if path.endswith("**") else path, detail=True)
            else:
                found = store.find(path, detail=True)
    except PermissionError as error:
        raise SourceError(f"The source {source} may not be listed: {error}") from None
    except ValueError as error:
        raise SourceError(f"The source {source} is no glob: {error}.") from None
    for key, details in sorted(found.items()):
        if details["type"] == "file" and not key.endswith("/") and not is_hidden(key.removeprefix(base)):
            yield StoredObject(url_of(key), int(details["size"]), version_token(details))


def prefix_exists(source: str, access: Access) -> bool:
    """Whether there is such a bucket, prefix or object; of a glob, whether there is what it searches.

    Raises:
        SourceError: It names no bucket.
        StoreError: The store does not answer as it should.
    """
    store = access.filesystem()
    with store_errors():
        return exists(store, split_glob(store, path_in_store(source))[0])


def split_glob(store: "AbstractFileSystem", path: str) -> tuple[str, str]:
    """A path as what is surely there and the glob below it, which is empty when the path is no glob.

    A key with `[` in it is no glob where there is such a key.
    """
    base = path
    while has_magic(base) and not exists(store, base):
        base = base.rpartition("/")[0]
    return base, path[len(base) :].lstrip("/")


def exists(store: "AbstractFileSystem", path: str) -> bool:
    """Whether there is such a bucket, prefix or object; unlike the store's own answer, no error is a no."""
    try:
        store.info(path)
    except FileNotFoundError:
        return False
    return True


@contextmanager
def open_object(url: str, access: Access) -> Generator[OpenObject]:
    """Open an object by its URL, as `list_objects` gives it.

    Raises:
        RecordError: There is no such object any more (`vanished`), or it may not be read (`unreadable`).
        StoreError: The store does not answer as it should.
    """
    store = access.filesystem()
    with store_errors(), record_errors():
        stream = store.open(unquote(url.removeprefix(SCHEME)), "rb", block_size=READ_AHEAD_BYTES)
    with stream:
        yield OpenObject(cast("BinaryIO", stream), stream.details)


def path_in_store(source: str, what: str = "The source") -> str:
    """Bucket and key of a source, without the slash at its end.

    Raises:
        SourceError: It names no bucket, or holds a password, which would be recorded with the run.
    """
    path = source.removeprefix(SCHEME).rstrip("/") if is_stored(source) else ""
    bucket = path.partition("/")[0]
    if "@" in bucket or (":" in bucket and "@" in path):  # a password may hold a slash
        raise SourceError(
            f"{what} {without_secrets(source)} holds a user or password. Give them as AWS_ACCESS_KEY_ID "
            "and AWS_SECRET_ACCESS_KEY instead, or as an Airflow connection (WIREHOUSE_CONNECTION)."
        )
    if not bucket or has_magic(bucket):
        raise SourceError(f"{what} {without_secrets(source)} names no bucket: write s3://bucket/prefix.")
    return path


def prefix_of(source: str) -> str:
    """The URL of a source; of a glob, that of the prefix it searches."""
    path = path_in_store(source)
    while has_magic(path):
        path = path.rpartition("/")[0]
    return url_of(path)


def url_of(key: str) -> str:
    """The URL of an object, from its bucket and key."""
    return f"{SCHEME}{quote(key)}"


def is_hidden(below: str) -> bool:
    """Whether a part of a key is hidden, as files are whose name begins with a dot."""
    return any(part.startswith(".") for part in below.split("/"))


def version_token(details: Mapping[str, Any]) -> str:
    """What changes when the bytes of an object do.

    That is its ETag, by what S3 promises. The time of the last change is not in it: the same bytes written
    again need not be read again.
    """
    return f"{details['size']}-{str(details['ETag']).strip(chr(34))}"


@contextmanager
def record_errors() -> Generator[None]:
    """Make the errors that are about one object those of a record.

    Raises:
        RecordError: The object is gone (`vanished`), or may not be read (`unreadable`).
    """
    try:
        yield
    except FileNotFoundError as error:
        raise RecordError(
            "vanished", "The object was there when the run began and is gone.", str(error)
        ) from None
    except PermissionError as error:
        raise RecordError("unreadable", "The object may not be read.", str(error)) from None
