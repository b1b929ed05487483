"""This machine's disk between the pipeline and an object store.

What is read is fetched, as DuckDB and Arrow read files; what is written is uploaded when it is whole. Nothing
is kept: what a context has fetched goes when it ends, and what a killed process left goes when the next one
begins.
"""

import shutil
from collections.abc import Generator, Iterable
from contextlib import ExitStack, contextmanager
from io import BufferedReader
from pathlib import Path
from tempfile import mkdtemp

from wirehouse.locks import exclusive, is_free
from wirehouse.stores.access import CHUNK_BYTES, naming
from wirehouse.stores.path import Place, StoredPath, statuses

LOCK = ".lock"
FETCHED_AT_A_TIME = 8
FETCHED_CHUNKS = 2  # of each: with the above, what is in memory


@contextmanager
def scratch_folder(root: Path) -> Generator[Path]:
    """A new folder below `root`, gone when the context ends."""
    with ExitStack() as stack:
        with exclusive(root / LOCK):  # so that nobody takes it for abandoned before it is locked
            remove_abandoned(root)
            folder = Path(mkdtemp(dir=root))
            stack.callback(shutil.rmtree, folder, ignore_errors=True)
            stack.enter_context(exclusive(folder / LOCK))
        yield folder


def remove_abandoned(root: Path) -> None:
    """Remove the folders whose process was killed: a lock is free when its holder is gone."""
    for folder in root.iterdir():
        if folder.is_dir() and is_free(folder / LOCK):
            shutil.rmtree(folder, ignore_errors=True)


class Fetched:
    """Files of this machine with what is at some places: the files themselves, or copies of objects.

    Objects are taken for unchanging: each is fetched once.
    """

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._folder: Path | None = None
        self._copies: dict[StoredPath, Path] = {}

    def __call__(self, place: Place) -> Path:
        """The file of one place.

        Raises:
            FileNotFoundError: There is no such object; of a path of this machine, whoever reads it says so.
        """
        return self.all([place])[0]

    def all(self, places: Iterable[Place]) -> list[Path]:
        """The files of several places, in their order; objects are fetched side by side.

        Raises:
            FileNotFoundError: There is no such object.
        """
        places = list(places)
        wanted = [place for place in dict.fromkeys(places) if isinstance(place, StoredPath)]
        missing = [place for place in wanted if place not in self._copies]
        if missing:
            folder = self.folder(missing[0])
            copies = {
                place: folder / f"{number}-{place.name}"
                for number, place in enumerate(missing, start=len(self._copies))
            }
            download(copies)
            self._copies |= copies
        return [self._copies[place] if isinstance(place, StoredPath) else place for place in places]

    def folder(self, place: Place) -> Path:
        """A folder of this machine for what belongs to that place, a folder, meanwhile."""
        if not isinstance(place, StoredPath):
            return place
        if self._folder is None:
            self._folder = self._stack.enter_context(scratch_folder(place.store.scratch))
        return self._folder


@contextmanager
def fetching() -> Generator[Fetched]:
    """While the context lasts, what is asked of it is on this machine's disk."""
    with ExitStack() as stack:
        yield Fetched(stack)


def download(copies: dict[StoredPath, Path]) -> None:
    """Fetch objects of one store into files.

    Raises:
        FileNotFoundError: One of them is not there.
    """
    first = next(iter(copies))
    try:
        with naming(str(first)):
            first.store.filesystem.get(
                [place.key for place in copies],
                [str(path) for path in copies.values()],
                batch_size=FETCHED_AT_A_TIME,
                chunksize=CHUNK_BYTES,
                max_concurrency=FETCHED_CHUNKS,
            )
    except FileNotFoundError:
        there = statuses(list(copies))
        gone = ", ".join(str(place) for place in copies if place not in there)
        raise FileNotFoundError(f"{gone or 'an object'} is not there") from None


def open_fetched(place: Place) -> BufferedReader:
    """A stream of a file, or of an object, which is fetched into a file that is gone when it is closed.

    Raises:
        OSError: It is not there or cannot be read.
    """
    if isinstance(place, Path):
        return place.open("rb")
    with fetching() as local:
        return local(place).open("rb")


def read_texts(places: list[Place]) -> list[str]:
    """The texts of several small files or objects; objects are read side by side.

    Raises:
        FileNotFoundError: One is not there.
    """
    with fetching() as local:
        return [path.read_text(encoding="utf-8") for path in local.all(places)]


@contextmanager
def uploading(path: StoredPath, *, new: bool = False) -> Generator[Path]:
    """A file of this machine to write to; on leaving without an error it becomes the object.

    Raises:
        FileExistsError: There is such an object, which may not be where `new` says so.
    """
    with scratch_folder(path.store.scratch) as folder:
        temporary = folder / path.name
        yield temporary
        path.upload(temporary, new=new)


def remove_tree(place: Place) -> None:
    """Remove a folder with all that is in it."""
    if isinstance(place, StoredPath):
        place.remove_tree()
    else:
        shutil.rmtree(place)
