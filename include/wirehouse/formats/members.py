"""What is in a compressed file or archive, read as a stream: nothing is unpacked to disk.

A file that says it is small and is not (a decompression bomb) is stopped while it is read: by the bytes that
come out of it, by their ratio to the bytes that went in, and by the number of members.
"""

import gzip
import io
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from wirehouse.errors import RecordError
from wirehouse.formats.sizes import Sizes

ARCHIVES = {".zip": "zip", ".tar": "tar", ".tgz": "tar", ".tar.gz": "tar"}
BROKEN = (
    OSError,
    EOFError,
    zlib.error,
    zipfile.BadZipFile,
    tarfile.TarError,
    NotImplementedError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an archive: its name there, and a function that opens it, or why it cannot be read."""

    name: str
    open: Callable[[], BinaryIO]
    error: RecordError | None = None


def archive_kind(name: str) -> str | None:
    """The kind of archive that a file name tells; none when it is no archive."""
    lowered = name.lower()
    return next((kind for suffix, kind in ARCHIVES.items() if lowered.endswith(suffix)), None)


@contextmanager
def honest_errors(kind: str) -> Generator[None]:
    """Say of any error in reading compressed bytes that the file is broken, which is what it means."""
    try:
        yield
    except RecordError:
        raise
    except BROKEN as error:
        raise RecordError("broken_archive", f"The {kind} file is broken or cut off.", str(error)) from error


class Expanding(io.RawIOBase):
    """Bytes as they come out of a compressed stream, within limits.

    `compressed` tells how many bytes have gone in. Reading raises RecordError beyond the limits
    (`decompression_bomb`) and where the compressed bytes are broken (`broken_archive`).
    """

    def __init__(self, stream: BinaryIO, compressed: Callable[[], int], sizes: Sizes) -> None:
        super().__init__()
        self._stream = stream
        self._compressed = compressed
        self._sizes = sizes
        self._expanded = 0

    def readable(self) -> bool:  # ruff: ignore[no-self-use] - io asks the object
        """Say to io that it may read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Read what fits into the buffer; returns the bytes read, none at the end."""
        with honest_errors("compressed"):
            data = self._stream.read(len(buffer))
        self._expanded += len(data)
        ratio = self._expanded / max(1, self._compressed())
        if self._expanded > self._sizes.expanded_bytes or (
            self._expanded > self._sizes.ratio_from_bytes and ratio > self._sizes.ratio
        ):
            raise RecordError(
                "decompression_bomb",
                f"The file grows to over {self._expanded:,} bytes, {ratio:,.0f} times its size; the limits "
                f"are {self._sizes.expanded_bytes:,} bytes and {self._sizes.ratio} times.",
            )
        buffer[: len(data)] = data
        return len(data)


def expanding(stream: BinaryIO, compressed: Callable[[], int], sizes: Sizes) -> BinaryIO:
    """A buffered stream of what comes out of a compressed one (see `Expanding`)."""
    return io.BufferedReader(Expanding(stream, compressed, sizes), 1 << 16)


def gunzipped(stream: BinaryIO, sizes: Sizes) -> BinaryIO:
    """What a gzip stream was compressed from."""
    return expanding(cast("BinaryIO", gzip.GzipFile(fileobj=stream)), stream.tell, sizes)


def members(stream: BinaryIO, kind: str, sizes: Sizes) -> Iterator[Member]:
    """The members of an archive that are files, in order; hidden ones are not looked at, as in a folder.

    Raises:
        RecordError: The archive is broken (`broken_archive`) or has too many members (`too_many_members`).
    """
    found = zip_members(stream, sizes) if kind == "zip" else tar_members(stream, sizes)
    names: set[str] = set()
    with honest_errors(kind):
        for number, member in enumerate(found):
            if number >= sizes.members:
                raise RecordError(
                    "too_many_members",
                    f"The archive has over {sizes.members:,} members; that many were read.",
                )
            if not is_hidden(member.name):
                yield renamed(member, number) if member.name in names else member
                names.add(member.name)


def renamed(member: Member, number: int) -> Member:
    """A member whose name another has before it; as a document it would take the other's place."""
    error = RecordError("duplicate_member", "Another member has the same name before it.", member.name)
    return replace(member, name=f"{member.name}#{number}", error=error)


def is_hidden(name: str) -> bool:
    """Whether a member is one that systems leave behind (`.DS_Store`, `__MACOSX/…`)."""
    return any(part.startswith((".", "__MACOSX")) and part != ".." for part in PurePosixPath(name).parts)


def zip_members(stream: BinaryIO, sizes: Sizes) -> Iterator[Member]:
    """The members of a zip archive."""
    archive = zipfile.ZipFile(stream)
    for info in archive.infolist():
        if info.is_dir():
            continue
        error = None
        if stat.S_ISLNK(info.external_attr >> 16):
            error = RecordError("not_a_file", "The member is a link.", info.filename)
        elif info.flag_bits & 1:
            error = RecordError("encrypted", "The member is encrypted.", info.filename)

        def opened(info: zipfile.ZipInfo = info) -> BinaryIO:
            with honest_errors("zip"):
                return expanding(cast("BinaryIO", archive.open(info)), lambda: info.compress_size, sizes)

        yield Member(info.filename, opened, error)


def tar_members(stream: BinaryIO, sizes: Sizes) -> Iterator[Member]:
    """The members of a tar archive, compressed or not; each must be read before the next."""
    compressed = stream.read(2) == b"\x1f\x8b"
    stream.seek(0)
    plain = gunzipped(stream, sizes) if compressed else stream
    with tarfile.open(fileobj=plain, mode="r|") as archive:
        for info in archive:
            if info.isdir():
                continue
            error = (
                None
                if info.isfile()
                else RecordError("not_a_file", "The member is a link or device.", info.name)
            )

            def opened(info: tarfile.TarInfo = info) -> BinaryIO:
                with honest_errors("tar"):
                    member = cast("BinaryIO", archive.extractfile(info))
                    return expanding(member, lambda: info.size, sizes)

            yield Member(info.name, opened, error)
