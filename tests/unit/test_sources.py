"""What belongs to a source, in which order, and what tells that a file has changed."""

import errno
import os
import shutil
import socket
import tempfile
from pathlib import Path

import pytest

from wirehouse.errors import RecordError, SourceError
from wirehouse.opening import open_regular
from wirehouse.sources import list_files, path_of, source_path, uri_of
from wirehouse.staging import SourceFile


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    folder.mkdir()
    return folder


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)


def listed(source: Path | str, base: Path, **options) -> list[str]:
    return [
        path_of(file.source_uri).relative_to(base).as_posix() for file in list_files(str(source), **options)
    ]


def opened(folder: Path, name: str, source: str | None = None) -> str:
    """The rule that a file breaks when it is opened, or what is in it."""
    try:
        with os.fdopen(open_regular(uri_of(folder / name), source or str(folder))) as file:
            return file.read()
    except RecordError as error:
        return error.rule


def test_a_folder_is_listed_to_its_bottom_in_order_and_without_what_is_hidden(folder):
    write(
        folder,
        "b.txt",
        "a/z.txt",
        "a/y/x.txt",
        "a.txt",
        "10.txt",
        "9.txt",
        ".hidden",
        ".git/x.txt",
        "a/.y/x.txt",
    )
    (folder / "empty").mkdir()
    assert listed(folder, folder) == ["10.txt", "9.txt", "a/y/x.txt", "a/z.txt", "a.txt", "b.txt"]


def test_a_file_is_a_source_and_so_is_a_relative_path_and_one_with_dots(folder, monkeypatch):
    write(folder, "a.txt", "b.txt")
    monkeypatch.chdir(folder)
    for source in (
        folder / "a.txt",
        "a.txt",
        "./x/../a.txt",
        (folder / "a.txt").as_uri(),
        f"{folder.as_uri()}/x/../a.txt",
    ):
        assert [file.source_uri for file in list_files(str(source))] == [uri_of(folder / "a.txt")]


def test_a_home_folder_is_written_with_a_tilde(folder, monkeypatch):
    monkeypatch.setenv("HOME", str(folder))
    assert source_path("~/a") == folder / "a"


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*.txt", ["a.txt", "b[1].txt"]),
        ("*/*.txt", ["d/a.txt"]),
        ("**/*.txt", ["a.txt", "b[1].txt", "d/a.txt", "d/e/a.txt"]),
        ("**", ["a.html", "a.txt", "b[1].txt", "d/a.txt", "d/e/a.txt"]),
        ("d/**", ["d/a.txt", "d/e/a.txt"]),
        ("?.*", ["a.html", "a.txt"]),
        ("[ab].txt", ["a.txt"]),
        ("b[1].txt", ["b[1].txt"]),
        ("nothing*", []),
        ("*", ["a.html", "a.txt", "b[1].txt"]),
    ],
)
def test_a_glob(folder, pattern, names):
    write(folder, "a.txt", "a.html", "b[1].txt", "d/a.txt", "d/e/a.txt", "d/.h/a.txt", ".a.txt", ".d/a.txt")
    assert listed(folder / pattern, folder) == names
    assert listed(f"{folder.as_uri()}/{pattern}", folder) == names


def test_a_glob_below_a_folder_with_brackets_in_its_name(folder):
    write(folder, "[2024]/a.txt", "2/b.txt")
    assert listed(folder / "[2024]", folder) == ["[2024]/a.txt"]
    assert listed(folder / "[2024]" / "*.txt", folder) == ["[2024]/a.txt"]


def test_a_url_names_odd_characters_by_their_escapes(folder):
    write(folder, "50% off?#1.txt", "é/a.txt")
    assert listed(f"{folder.as_uri()}/50%25%20off%3F%231.txt", folder) == ["50% off?#1.txt"]
    assert listed(f"{folder.as_uri()}/%C3%A9", folder) == ["é/a.txt"]
    assert listed(f"file://localhost{folder}", folder) == ["50% off?#1.txt", "é/a.txt"]


@pytest.mark.parametrize(
    "source", ["ftp://host/x", "https://ebb.example/", "file://home/x", "file://otherhost/tmp"]
)
def test_a_source_elsewhere_is_refused_by_name(source):
    with pytest.raises(SourceError, match=source):
        list(list_files(source))


@pytest.mark.parametrize("name", ["missing", "missing/*.txt", "missing/**/*.txt", "a.txt/x"])
def test_a_missing_source_is_refused(folder, name):
    write(folder, "a.txt")
    with pytest.raises(SourceError, match=r"does not exist\. Set WIREHOUSE_SOURCE"):
        list(list_files(str(folder / name)))


def test_a_pattern_that_is_none_is_refused(folder):
    with pytest.raises(SourceError, match="is no glob"):
        list(list_files(str(folder / "a**b.txt")))


def test_a_folder_that_may_not_be_listed_is_rejected_and_not_passed_over():
    folder = Path(tempfile.mkdtemp())  # not under tmp_path, which others may not enter
    try:
        write(folder, "a.txt", "closed/b.txt")
        folder.chmod(0o755)
        (folder / "closed").chmod(0)
        os.seteuid(os.geteuid() or 65534)  # root may list every folder
        try:
            assert listed(folder, folder) == ["a.txt", "closed"]
            assert opened(folder, "closed") == "unreadable"
            with pytest.raises(SourceError, match="cannot be listed: Permission denied"):
                list(list_files(str(folder / "closed")))
        finally:
            os.seteuid(os.getuid())
    finally:
        (folder / "closed").chmod(0o700)
        shutil.rmtree(folder)


def test_links_to_folders_are_not_followed_by_folders_nor_globs(folder, tmp_path):
    write(folder, "a/b.txt")
    write(tmp_path, "outside/c.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "a" / "loop").symlink_to(folder)
    (folder / "out").symlink_to(tmp_path / "outside")
    assert listed(folder, folder) == ["a/b.txt", "a/loop", "loop", "out"]
    assert listed(folder / "**" / "*.txt", folder) == ["a/b.txt"]


def test_what_a_link_leads_to_must_be_in_the_source(folder, tmp_path):
    write(folder, "a.txt", "sub/b.txt")
    write(tmp_path, "outside/c.txt")
    for name, target in {
        "inside": folder / "sub" / "b.txt",
        "outside": tmp_path / "outside" / "c.txt",
        "folder": tmp_path / "outside",
        "loop": folder / "loop",
        "gone": folder / "nowhere",
    }.items():
        (folder / name).symlink_to(target)
    assert opened(folder, "inside") == "sub/b.txt"
    assert opened(folder, "outside") == "outside_source"
    assert opened(folder, "folder") == "outside_source"
    assert opened(folder, "folder/c.txt", f"{folder}/*/c.txt") == "outside_source"
    assert opened(folder, "loop") == "unreadable"
    assert opened(folder, "gone") == "vanished"


def test_a_source_that_is_reached_by_a_link_is_read(folder, tmp_path):
    write(folder, "a.txt")
    (tmp_path / "link").symlink_to(folder)
    assert listed(tmp_path / "link", tmp_path) == ["link/a.txt"]
    for source in ("link", "link/*.txt", "link/a.txt"):
        assert opened(tmp_path / "link", "a.txt", str(tmp_path / source)) == "a.txt"


def test_only_files_are_opened_and_nothing_waits(folder):
    os.mkfifo(folder / "pipe")
    (folder / "folder").mkdir()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(folder / "socket"))
        assert opened(folder, "pipe") == "not_a_file"
        assert opened(folder, "folder") == "not_a_file"
        assert opened(folder, "socket") == "unreadable"
    assert opened(folder, "gone") == "vanished"


def test_what_the_pipeline_writes_is_none_of_its_source(folder):
    write(folder, "a.txt", "home/landing/ab/cd", "home/inbox/b.txt")
    (folder / "link").symlink_to(folder / "home")
    landing = [folder / "link" / "landing"]
    assert listed(folder, folder, except_under=landing) == ["a.txt", "home/inbox/b.txt", "link"]
    assert listed(folder / "**" / "*", folder, except_under=landing) == ["a.txt", "home/inbox/b.txt"]
    for source in (
        "home/landing",
        "home/landing/ab",
        "home/landing/*/*",
        "home/landing/ab/cd",
        "link/landing",
    ):
        with pytest.raises(SourceError, match="what the pipeline itself writes"):
            list(list_files(str(folder / source), except_under=landing))


def test_a_token_tells_every_change(folder):
    path = folder / "a.txt"
    path.write_text("one")
    os.utime(path, ns=(1, 1))

    def token() -> str:
        [file] = list_files(str(path))
        return file.version_token

    tokens = [token(), token()]
    assert tokens[0] == tokens[1]
    path.write_text("two")
    os.utime(path, ns=(1, 1))  # same size, same time of change: as `cp -p` leaves it
    tokens.append(token())
    os.utime(path, ns=(2, 2))
    tokens.append(token())
    path.write_text("three")
    tokens.append(token())
    (folder / "b.txt").write_text("other")
    (folder / "b.txt").replace(path)
    tokens.append(token())
    assert len(set(tokens)) == len(tokens) - 1


def test_a_link_that_leads_nowhere_has_a_token_that_changes_with_it(folder):
    link = folder / "link"

    def token() -> str:
        return {file.source_uri: file.version_token for file in list_files(str(folder))}[uri_of(link)]

    tokens = []
    for target in ("nowhere", "elsewhere", "link", "a.txt"):
        link.unlink(missing_ok=True)
        link.symlink_to(target)
        if target == "a.txt":
            write(folder, "a.txt")
        tokens += [token(), token()]
    assert tokens[::2] == tokens[1::2]
    assert len(set(tokens)) == 4
    assert [found.startswith("link-") for found in tokens[::2]] == [True, True, True, False]


def test_what_may_not_be_looked_at_has_the_error_for_a_token():
    folder = Path(tempfile.mkdtemp())  # not under tmp_path, which others may not enter
    try:
        write(folder, "closed/b.txt")
        folder.chmod(0o755)
        (folder / "closed").chmod(0o444)  # names may be listed and no more
        os.seteuid(os.geteuid() or 65534)  # root may look at every file
        try:
            [closed] = list_files(str(folder))
        finally:
            os.seteuid(os.getuid())
        assert closed == SourceFile(uri_of(folder / "closed" / "b.txt"), 0, f"error-{errno.EACCES}")
        (folder / "closed").chmod(0o755)
        [opened] = list_files(str(folder))
        assert opened.version_token != closed.version_token
    finally:
        (folder / "closed").chmod(0o700)
        shutil.rmtree(folder)
