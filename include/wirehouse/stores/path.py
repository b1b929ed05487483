"""Paths in an object store, to be used as those of the file system are: `folder / name`, `glob`, `read_text`.

What is made of landing, staging and lake is the same code for both. Where the two differ, the code asks which
it is: a store has no rename, no links and no locks, and its objects appear whole or not at all.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from wirehouse.stores.access import Access, in_chunks, naming
from wirehouse.stores.objects import SCHEME, url_of

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem


@dataclass(frozen=True)
class Store:
    """An object store, and the folder of this machine where what is read or written stands meanwhile."""

    access: Access
    scratch: Path

    @cached_property
    def filesystem(self) -> "AbstractFileSystem":
        """The store, connected once."""
        return self.access.filesystem()


class Status(NamedTuple):
    """What is known of an object, by the names of `os.stat_result`: bytes, and seconds since 1970."""

    st_size: int
    st_mtime: float
    st_nlink: int = 1


FOLDER = Status(0, 0, 0)
"""A folder has neither size nor time: it is there as long as something is in it."""


@dataclass(frozen=True, slots=True)
class StoredPath:
    """The path of an object, or of the folder that the keys of objects make; `key` begins with the bucket.

    Every method but those that only look at the name raises StoreError when the store does not answer as it
    should, and WirehouseError when something may not be read or written.
    """

    store: Store = field(repr=False)
    key: str
    status: Status | None = field(default=None, repr=False, compare=False)
    """What a listing said of it."""

    def __str__(self) -> str:
        return f"{SCHEME}{self.key}"

    def __truediv__(self, name: str) -> "StoredPath":
        return StoredPath(self.store, f"{self.key}/{name}")

    def __lt__(self, other: "StoredPath") -> bool:
        return self.key < other.key

    @property
    def name(self) -> str:
        """The last part of the key."""
        return self.key.rpartition("/")[2]

    @property
    def stem(self) -> str:
        """The name without its suffix."""
        return PurePosixPath(self.name).stem

    @property
    def parent(self) -> "StoredPath":
        """The folder it is in."""
        return StoredPath(self.store, self.key.rpartition("/")[0])

    def relative_to(self, folder: "StoredPath") -> PurePosixPath:
        """The rest of the path below a folder.

        Raises:
            ValueError: It is not below it.
        """
        return PurePosixPath(self.key).relative_to(folder.key)

    def as_uri(self) -> str:
        """Its URL, with odd characters escaped."""
        return url_of(self.key)

    def exists(self) -> bool:
        """Whether there is such an object or folder."""
        try:
            self._details()
        except FileNotFoundError:
            return False
        return True

    def is_dir(self) -> bool:
        """Whether there are objects below it."""
        if self.status:
            return self.status is FOLDER
        try:
            return bool(self._details()["type"] == "directory")
        except FileNotFoundError:
            return False

    def stat(self) -> Status:
        """Its size and time: those of the listing that it comes from, where it does.

        Raises:
            FileNotFoundError: There is no such object.
        """
        return self.status or status_of(self._details())

    def read_text(self, encoding: str) -> str:
        """All of the object as text.

        Raises:
            FileNotFoundError: There is no such object.
        """
        with naming(str(self)):
            found: bytes = self.store.filesystem.cat_file(self.key)
        return found.decode(encoding)

    def iterdir(self) -> Iterator["StoredPath"]:
        """The objects and folders directly in this folder; none where there is no such folder."""
        try:
            with naming(str(self)):
                listed = self.store.filesystem.ls(self.key, detail=True)
        except FileNotFoundError:
            return
        yield from self._listed(listed)

    def rglob(self, pattern: str) -> Iterator["StoredPath"]:
        """The objects below this folder whose name matches."""
        try:
            with naming(str(self)):
                listed = self.store.filesystem.find(self.key, detail=True).values()
        except FileNotFoundError:
            return
        yield from (path for path in self._listed(listed) if fnmatchcase(path.name, pattern))

    def glob(self, pattern: str) -> Iterator["StoredPath"]:
        """What matches below this folder: of a pattern with a `/` objects only; `**` is not known."""
        if "/" not in pattern:
            yield from (path for path in self.iterdir() if fnmatchcase(path.name, pattern))
            return
        wanted = pattern.split("/")
        for path in self.rglob(wanted[-1]):
            parts = path.relative_to(self).parts
            if len(parts) == len(wanted) and all(map(fnmatchcase, parts, wanted)):
                yield path

    def unlink(self) -> None:
        """Remove the object; it is no error when there is none."""
        with naming(str(self)):
            self.store.filesystem.rm_file(self.key)

    def remove_tree(self) -> None:
        """Remove every object below this folder."""
        keys = [path.key for path in self.rglob("*")]
        if keys:
            with naming(str(self)):
                self.store.filesystem.rm(keys)

    def upload(self, source: Path, *, new: bool = False) -> None:
        """Make a file the content of the object, in place of what it was.

        Raises:
            FileExistsError: There is such an object, which may not be where `new` says so.
        """
        size = source.stat().st_size
        mode = "create" if new else "overwrite"  # If-None-Match: the store lets one of two writers have it
        try:
            with naming(str(self), bucket_is_there=False):
                self.store.filesystem.put_file(str(source), self.key, mode=mode, **in_chunks(size))
        except FileExistsError:
            raise FileExistsError(f"{self} is there already") from None

    def copy_to(self, target: "Place") -> None:
        """Give another object of the same store the same content, without fetching it.

        Raises:
            FileNotFoundError: There is no such object.
            TypeError: The target is none of a store.
        """
        if not isinstance(target, StoredPath):
            raise TypeError(f"{target} is not in a store, as {self} is")
        with naming(str(self)):
            self.store.filesystem.cp_file(self.key, target.key)

    def touch(self) -> None:
        """Set the time of the object to now.

        Raises:
            FileNotFoundError: There is no such object.
        """
        with naming(str(self)):
            self.store.filesystem.cp_file(self.key, self.key, MetadataDirective="REPLACE")

    def _details(self) -> Mapping[str, Any]:
        with naming(str(self)):
            found: Mapping[str, Any] = self.store.filesystem.info(self.key)
        return found

    def _listed(self, listed: Any) -> Iterator["StoredPath"]:
        """What a listing has; not the folder itself, which consoles make an object of."""
        for details in listed:
            key = details["name"].rstrip("/")
            if key != self.key:
                yield StoredPath(self.store, key, status_of(details))


Place: TypeAlias = Path | StoredPath
"""A path of this machine's disk or of an object store."""


def status_of(details: Mapping[str, Any]) -> Status:
    """What the store says of an object or folder."""
    if details["type"] == "directory":
        return FOLDER
    return Status(int(details["size"]), details["LastModified"].timestamp())


def statuses(places: list[Place]) -> dict[Place, Any]:
    """The size and time of those that are there; of objects, their folder is asked for once."""
    found: dict[Place, Any] = {}
    listed = {
        path: path.stat()
        for folder in {place.parent for place in places if isinstance(place, StoredPath)}
        for path in folder.iterdir()
    }
    for place in places:
        if isinstance(place, StoredPath):
            if place in listed:
                found[place] = listed[place]
        elif place.exists():
            found[place] = place.stat()
    return found
