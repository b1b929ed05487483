"""Open a file of the source for reading, wherever it is, and see whether it changes meanwhile."""

import os
import stat
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

from wirehouse.errors import RecordError
from wirehouse.sources import base_of, path_of, version_token
from wirehouse.stores.access import Access
from wirehouse.stores.objects import is_stored, open_object


class OpenSource(Protocol):
    """A file of the source that is open for reading; size and token are those of what is read."""

    size_bytes: int
    version_token: str

    def read(self, size: int, /) -> bytes:
        """The next bytes, none at the end."""

    def is_at_rest(self) -> bool:
        """Whether the file is still as it was when it was opened."""


@contextmanager
def open_source(source_uri: str, source: str, access: Access) -> Generator[OpenSource]:
    """Open a file of the source for reading.

    Raises:
        RecordError: It cannot be opened; see `open_regular` and `open_object`.
        StoreError: The object store does not answer as it should.
    """
    if is_stored(source_uri):
        with open_object(source_uri, access) as found:
            yield found
    else:
        with os.fdopen(open_regular(source_uri, source), "rb") as stream:
            yield OpenFile(stream)


class OpenFile:
    """A file of this machine that is open for reading."""

    def __init__(self, stream: BinaryIO) -> None:
        status = os.fstat(stream.fileno())
        self.size_bytes = status.st_size
        self.version_token = version_token(status)
        self._stream = stream

    def read(self, size: int) -> bytes:
        """The next bytes, none at the end.

        Raises:
            RecordError: The file cannot be read to its end (`unreadable`).
        """
        try:
            return self._stream.read(size)
        except OSError as error:
            raise RecordError("unreadable", "The file cannot be read to its end.", str(error)) from error

    def is_at_rest(self) -> bool:
        """Whether the file is still as it was when it was opened."""
        return version_token(os.fstat(self._stream.fileno())) == self.version_token


def open_regular(source_uri: str, source: str) -> int:
    """A descriptor to read the file by.

    A pipe, a device or a link out of the source is refused before anything is read from it. Links are
    followed once, to see where they lead; what is opened then has none, so that none can be put in its way.

    Raises:
        RecordError: There is no such file any more (`vanished`), it may not be read (`unreadable`), it is not
            a file (`not_a_file`), or it is a link to something outside the source (`outside_source`).
    """
    path = path_of(source_uri)
    base = base_of(source)
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(base):
            raise RecordError("outside_source", "The link leads out of the source.", str(real))
        descriptor = open_below(base, real.relative_to(base))
    except FileNotFoundError as error:
        raise RecordError(
            "vanished", "The file was there when the run began and is gone.", str(error)
        ) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise RecordError("unreadable", "The file cannot be opened.", str(error)) from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise RecordError("not_a_file", "It is a folder, pipe, socket or device, not a file.")
    return descriptor


def open_below(base: Path, relative: Path) -> int:
    """A descriptor of what is at a path below a folder, following no link below it.

    Raises:
        OSError: There is none, it may not be read, or a part of the path is a link.
    """
    folder = os.open(base, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for part in relative.parts[:-1]:
            below = os.open(part, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=folder)
            os.close(folder)
            folder = below
        # Without O_NONBLOCK, to open a pipe that nobody writes to waits for ever.
        flags = os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW
        return os.open(relative.name or ".", flags, dir_fd=folder)
    finally:
        os.close(folder)
