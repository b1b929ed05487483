"""The files of a source: what is under a folder or glob, and what tells whether a file has changed."""

import os
import stat
from collections.abc import Iterator
from glob import glob, has_magic
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

from wirehouse.errors import RecordError, SourceError
from wirehouse.staging import SourceFile


def list_files(source: str) -> Iterator[SourceFile]:
    """Every file of the source, in the order of their paths. Hidden files and folders are not looked at.

    `source` is a folder, a file, a glob (`**` crosses folders) or a `file://` URL of one of them.

    Raises:
        SourceError: There is no such folder or file, or the URL is of another kind.
    """
    path = source_path(source)
    if has_magic(str(path)) and not path.exists():
        found = (Path(match) for match in glob(str(path), recursive=True))  # ruff: ignore[glob] - pathlib's own glob wants a folder first
        paths = [match for match in found if not match.is_dir()]
    elif path.is_dir():
        paths = list(files_under(path))
    elif path.exists():
        paths = [path]
    else:
        raise SourceError(
            f"The source {source} does not exist. Set WIREHOUSE_SOURCE to a folder, file or glob."
        )
    for file in sorted(paths):
        yield describe(file)


def source_path(source: str) -> Path:
    """The path that a source names, absolute but with its links as they are.

    Raises:
        SourceError: It is a URL of a kind that is not read.
    """
    scheme = urlsplit(source).scheme if "://" in source else ""
    if scheme not in {"", "file"}:
        raise SourceError(
            f"The source {source} is not read: {scheme} is not a kind of source yet. Use a folder."
        )
    return path_of(source) if scheme else Path(os.path.abspath(Path(source).expanduser()))  # ruff: ignore[os-path-abspath] - resolve() would follow links


def files_under(folder: Path) -> Iterator[Path]:
    """Everything below the folder that is not a folder; links to folders are not followed."""
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = (name for name in folders if Path(parent, name).is_symlink())
        yield from (Path(parent, name) for name in (*names, *links) if not name.startswith("."))


def describe(path: Path) -> SourceFile:
    """The file as the ledger knows it. A file that cannot be looked at has a token that never matches."""
    try:
        status = path.stat()
    except OSError:
        return SourceFile(uri_of(path), 0, "")
    return SourceFile(uri_of(path), status.st_size, version_token(status))


def version_token(status: os.stat_result) -> str:
    """What changes when a file does. The change time is in it, for `touch` and `cp -p` set the other back."""
    return f"{status.st_size}-{status.st_mtime_ns}-{status.st_ctime_ns}"


def uri_of(path: Path) -> str:
    """The `file://` URL of an absolute path, its odd bytes escaped."""
    return path.as_uri()


def path_of(source_uri: str) -> Path:
    """The path that a `file://` URL names, byte for byte."""
    return Path(os.fsdecode(unquote_to_bytes(urlsplit(source_uri)._replace(scheme="", netloc="").geturl())))


def open_regular(source_uri: str, source: str) -> int:
    """A descriptor to read the file by.

    A pipe, a device or a link out of the source is refused before anything is read from it.

    Raises:
        RecordError: There is no such file any more (`vanished`), it may not be read (`unreadable`), it is not
            a file (`not_a_file`), or it is a link to something outside the source (`outside_source`).
    """
    path = path_of(source_uri)
    try:
        if path.is_symlink() and not path.resolve(strict=True).is_relative_to(base_of(source)):
            raise RecordError("outside_source", "The link leads out of the source.", str(path.resolve()))
        # Without O_NONBLOCK, to open a pipe that nobody writes to waits for ever.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except FileNotFoundError as error:
        raise RecordError(
            "vanished", "The file was there when the run began and is gone.", str(error)
        ) from error
    except (OSError, RuntimeError) as error:
        raise RecordError("unreadable", "The file cannot be opened.", str(error)) from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise RecordError("not_a_file", "It is a folder, pipe, socket or device, not a file.")
    return descriptor


def base_of(source: str) -> Path:
    """The folder that links in the source must stay in."""
    path = source_path(source)
    while has_magic(str(path)) and not path.exists():
        path = path.parent
    return (path if path.is_dir() else path.parent).resolve()
