"""The files of a source: what is under a folder or glob, and what tells whether a file has changed."""

import os
from collections.abc import Collection, Iterator
from glob import has_magic
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

from wirehouse.errors import SourceError
from wirehouse.staging import SourceFile
from wirehouse.stores.access import Access
from wirehouse.stores.objects import is_stored, list_objects, prefix_exists, prefix_of
from wirehouse.stores.path import Place, StoredPath
from wirehouse.visible import without_secrets


def list_files(
    source: str, except_under: Collection[Place] = (), access: Access = Access()
) -> Iterator[SourceFile]:
    """Every file of the source, in the order of their paths. Hidden files and folders are not looked at.

    `source` is a folder, a file, a glob (`**` crosses folders), a `file://` URL of one of them, or the same
    in an object store, `s3://bucket/…`. Files under one of the folders `except_under` are none of the source.

    Raises:
        SourceError: There is no such folder or file, it cannot be listed, or the URL is of another kind.
        StoreError: The object store does not answer as it should.
    """
    if is_stored(source):
        yield from stored_files(source, except_under, access)
        return
    path = source_path(source)
    base, pattern = split_glob(path)
    if not exists(base):
        raise SourceError(
            f"The source {source} does not exist. Set WIREHOUSE_SOURCE to a folder, file or glob."
        )
    excepted = {folder.resolve() for folder in except_under if isinstance(folder, Path)}
    if is_under(base, excepted):
        raise SourceError(f"The source {source} is what the pipeline itself writes. Use another folder.")
    if pattern:
        paths = list(matches(base, pattern))
    elif path.is_dir():
        paths = list(files_under(path))
    else:
        paths = [path]
    folders = {folder: is_under(folder, excepted) for folder in {file.parent for file in paths}}
    for file in sorted(paths):
        if not folders[file.parent]:
            yield describe(file)


def stored_files(source: str, except_under: Collection[Place], access: Access) -> Iterator[SourceFile]:
    """The same of a source in an object store."""
    own = tuple(f"{folder.as_uri()}/" for folder in except_under if isinstance(folder, StoredPath))
    if f"{prefix_of(source)}/".startswith(own):
        raise SourceError(f"The source {source} is what the pipeline itself writes. Use another prefix.")
    for found in list_objects(source, access):
        if not found.url.startswith(own):
            yield SourceFile(found.url, found.size_bytes, found.version_token)


def source_exists(source: str, access: Access = Access()) -> bool:
    """Whether there is such a folder, file, bucket or prefix; of a glob, whether there is what it searches.

    Raises:
        SourceError: It is a URL of a kind that is not read.
        StoreError: The object store does not answer as it should.
    """
    if is_stored(source):
        return prefix_exists(source, access)
    return exists(split_glob(source_path(source))[0])


def exists(path: Path) -> bool:
    """Whether there is something of that name; one that no system takes, as it is too long, names nothing."""
    try:
        path.stat()
    except (OSError, ValueError):
        return False
    return True


def is_under(path: Path, folders: Collection[Path]) -> bool:
    """Whether the path, its links followed, is one of the folders or below one."""
    real = path.resolve()
    return any(parent in folders for parent in (real, *real.parents))


def source_path(source: str) -> Path:
    """The path that a source names, absolute but with its links as they are.

    Raises:
        SourceError: It is a URL of a kind that is not read.
    """
    try:
        url = urlsplit(source if "://" in source else "")
        path = path_of(source) if url.scheme else Path(source).expanduser()
    except ValueError as error:
        raise SourceError(f"The source {without_secrets(source)} is no URL: {error}.") from None
    if url.scheme not in {"", "file"}:
        raise SourceError(
            f"The source {without_secrets(source)} is not read: {url.scheme} is not a kind of source yet. "
            "Use a folder, or s3://bucket/prefix."
        )
    if url.netloc not in {"", "localhost"}:
        raise SourceError(
            f"The source {without_secrets(source)} is on another machine. The URL of a folder here is file:///…"
        )
    return Path(os.path.abspath(path))  # ruff: ignore[os-path-abspath] - resolve() would follow links


def split_glob(path: Path) -> tuple[Path, str]:
    """A path as what is surely there and the glob below it, which is empty when the path is no glob.

    A folder with `[` in its name is no glob where it exists.
    """
    base = path
    while has_magic(str(base)) and not os.path.lexists(base):
        base = base.parent
    return base, "" if base == path else path.relative_to(base).as_posix()


def matches(base: Path, pattern: str) -> Iterator[Path]:
    """Everything below the folder that matches a glob and is not a folder; `**` follows no links to folders.

    Raises:
        SourceError: The pattern is none.
    """
    try:
        for path in base.glob(f"{pattern}/*" if pattern.endswith("**") else pattern):
            hidden = any(part.startswith(".") for part in path.relative_to(base).parts)
            if not hidden and not path.is_dir():
                yield path
    except ValueError as error:
        raise SourceError(f"The source {base / pattern} is no glob: {error}.") from error


def files_under(folder: Path) -> Iterator[Path]:
    """Everything below the folder that is not a folder; links to folders are not followed.

    A folder that cannot be listed stands for what is in it, so that it is rejected and not passed over.

    Raises:
        SourceError: The folder itself cannot be listed.
    """
    errors: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = (name for name in folders if Path(parent, name).is_symlink())
        yield from (Path(parent, name) for name in (*names, *links) if not name.startswith("."))
    for error in errors:
        if Path(error.filename) == folder:
            raise SourceError(f"The source {folder} cannot be listed: {error.strerror}.") from error
        yield Path(error.filename)


def describe(path: Path) -> SourceFile:
    """The file as the ledger knows it.

    Of a link that leads nowhere the token is the link's own, and of what cannot be looked at at all it is the
    error: it is rejected once, and read as soon as that has changed.
    """
    try:
        status = path.stat()
        return SourceFile(uri_of(path), status.st_size, version_token(status))
    except OSError:
        pass
    try:
        return SourceFile(uri_of(path), 0, f"link-{version_token(path.lstat())}")
    except OSError as error:
        return SourceFile(uri_of(path), 0, f"error-{error.errno}")


def version_token(status: os.stat_result) -> str:
    """What changes when a file does. The change time is in it, for `touch` and `cp -p` set the other back."""
    return f"{status.st_size}-{status.st_mtime_ns}-{status.st_ctime_ns}"


def uri_of(path: Path) -> str:
    """The `file://` URL of an absolute path, its odd bytes escaped."""
    return path.as_uri()


def path_of(source_uri: str) -> Path:
    """The path that a `file://` URL names, byte for byte."""
    return Path(os.fsdecode(unquote_to_bytes(urlsplit(source_uri)._replace(scheme="", netloc="").geturl())))


def source_uri(source: str) -> str:
    """The URL of a source; of a glob, that of the folder it searches."""
    if is_stored(source):
        return prefix_of(source)
    return uri_of(split_glob(source_path(source))[0])


def base_of(source: str) -> Path:
    """The folder that links in the source must stay in."""
    path, _ = split_glob(source_path(source))
    return (path if path.is_dir() else path.parent).resolve()
