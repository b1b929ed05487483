"""Nothing outside the source is read, whatever its links, names and archives say."""

import io
import os
import tarfile
import zipfile
from pathlib import Path
from urllib.parse import unquote

import pytest

from unit.stages.harness import Stages
from wirehouse.errors import RecordError, SourceError
from wirehouse.opening import open_below, open_regular
from wirehouse.sources import list_files, path_of, uri_of

OUTSIDE = "The secret of the house is kept outside, in a folder that nobody may read from here."
INSIDE = "The council met on Monday and agreed on the budget for the new year, its chair said."


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "outside" / "deep").mkdir(parents=True)
    (tmp_path / "outside" / "secret.txt").write_text(OUTSIDE)
    (tmp_path / "outside" / "deep" / "secret.txt").write_text(OUTSIDE)
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "good.txt").write_text(INSIDE)
    return folder


def read(source: Path, name: str, asked: str | None = None) -> str:
    """What is in a file of the source, or the rule that it breaks."""
    try:
        with os.fdopen(open_regular(uri_of(source / name), asked or str(source))) as file:
            return file.read()
    except RecordError as error:
        return error.rule


def listed(source: str) -> set[str]:
    return {path_of(file.source_uri).name for file in list_files(source)}


def test_links_lead_nowhere_outside(source: Path, tmp_path: Path) -> None:
    (source / "file").symlink_to(tmp_path / "outside" / "secret.txt")
    (source / "relative").symlink_to("../outside/secret.txt")
    (source / "twice").symlink_to("file")
    (source / "folder").symlink_to(tmp_path / "outside")
    (source / "inner").mkdir()
    (source / "inner" / "out").symlink_to("../../outside/deep")
    (source / "inner" / "in").symlink_to("../good.txt")
    (source / "self").symlink_to(source)
    for name in (
        "file",
        "relative",
        "twice",
        "folder",
        "folder/secret.txt",
        "inner/out",
        "inner/out/secret.txt",
    ):
        assert read(source, name) == "outside_source", name
    for asked in (f"{source}/*", f"{source}/*/*.txt", f"{source}/**", f"{source}/*/*/*.txt", source.as_uri()):
        assert read(source, "folder/secret.txt", asked) == "outside_source"
        assert read(source, "inner/out/secret.txt", asked) == "outside_source"
    assert read(source, "inner/in") == read(source, "self/good.txt") == INSIDE


def test_dots_lead_nowhere_outside(source: Path) -> None:
    for name in ("../outside/secret.txt", "x/../../outside/secret.txt"):
        assert read(source, name) in {"outside_source", "vanished"}, name
    for address in (
        f"{source.as_uri()}/%2e%2e/outside/secret.txt",
        f"{source.as_uri()}/..%2foutside%2fsecret.txt",
    ):
        with pytest.raises(RecordError, match="outside_source"):
            open_regular(address, str(source))


@pytest.mark.parametrize("end", ["..", "*/../../outside", "%2e%2e", "x/%2e%2e/%2e%2e/outside", "**/../.."])
def test_a_source_with_dots_is_the_folder_that_they_come_to(source: Path, end: str) -> None:
    """Whoever names the source may read it; what is listed is below what the name comes to, dots resolved."""
    base = f"{source.as_uri()}/{end}" if "%" in end else f"{source}/{end}"
    meant = source / unquote(end)
    below = Path(os.path.normpath(meant))
    for file in list_files(base):
        assert path_of(file.source_uri).is_relative_to(below)
        assert "outside_source" not in read(source, os.path.relpath(path_of(file.source_uri), source), base)


@pytest.mark.parametrize(
    "name",
    ["a\0b", "%00", "x" * 300, "/".join(["x" * 200] * 30), "x" * 300 + "/*.txt", "\ud800"],
    ids=["nul", "escaped_nul", "long", "longer", "long_glob", "surrogate"],
)
def test_a_name_that_no_file_can_have_is_no_source(source: Path, name: str) -> None:
    for asked in (f"{source}/{name}", f"file://{source}/{name}"):
        with pytest.raises(SourceError):
            list(list_files(asked))


def test_a_file_address_that_no_file_can_have_is_a_reject(source: Path) -> None:
    for name in ("%00", "x" * 300, "/".join(["x" * 200] * 30)):
        with pytest.raises(RecordError):
            open_regular(f"{source.as_uri()}/{name}", str(source))


def test_a_link_that_is_swapped_in_is_not_followed(source: Path, tmp_path: Path) -> None:
    """Between the look and the opening a file or folder may become a link; the opening follows none."""
    (source / "inner").mkdir()
    (source / "inner" / "a.txt").write_text(INSIDE)
    with os.fdopen(open_below(source, Path("inner/a.txt"))) as file:
        assert file.read() == INSIDE
    (source / "inner").rename(source / "moved")
    (source / "inner").symlink_to(tmp_path / "outside" / "deep")
    (source / "link.txt").symlink_to(tmp_path / "outside" / "secret.txt")
    for path in ("inner/secret.txt", "link.txt"):
        with pytest.raises(OSError, match=r"Too many levels of symbolic links|Not a directory"):
            open_below(source, Path(path))


@pytest.mark.parametrize("swapped", ["inner", "inner/secret.txt"])
def test_a_race_is_never_won(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, swapped: str
) -> None:
    """The moment after it was seen where a path leads, a part of it becomes a link out of the source."""
    (source / "inner").mkdir()
    (source / "inner" / "secret.txt").write_text(INSIDE)
    target = tmp_path / "outside" / Path(swapped).relative_to("inner")
    resolve = Path.resolve

    def look_and_swap(path: Path, *, strict: bool = False) -> Path:
        found = resolve(path, strict=strict)
        if strict:
            (source / swapped).rename(tmp_path / "aside")
            (source / swapped).symlink_to(target)
        return found

    monkeypatch.setattr(Path, "resolve", look_and_swap)
    assert read(source, "inner/secret.txt") == "unreadable"
    monkeypatch.undo()
    assert (source / "inner" / "secret.txt").read_text() == OUTSIDE, "the link is there"
    assert read(source, "inner/secret.txt") == "outside_source"


def zipped(names: list[str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), f"{INSIDE} {len(name)}")
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "../outside/secret.txt")
    return buffer.getvalue()


def tarred(names: list[str]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name in names:
            content = f"{INSIDE} {len(name)}".encode()
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        for number, kind in enumerate((
            tarfile.SYMTYPE,
            tarfile.LNKTYPE,
            tarfile.CHRTYPE,
            tarfile.BLKTYPE,
            tarfile.FIFOTYPE,
        )):
            special = tarfile.TarInfo(f"special-{number}.txt")
            special.type, special.linkname = kind, "../outside/secret.txt"
            archive.addfile(special)
    return buffer.getvalue()


def test_members_of_archives_are_names_and_write_nothing(tmp_path: Path) -> None:
    """Absolute, climbing, drive letters, devices, control sequences, long: members are read in place."""
    names = [
        "/etc/cron.d/job.txt",
        "../../climbed.txt",
        "a/../../../climbed.txt",
        "C:\\Windows\\system32\\x.txt",
        "\\\\server\\share\\x.txt",
        "NUL.txt",
        "/dev/stdout.txt",
        "esc\x1b]0;title\x07.txt",
        "new\nline.txt",
        "\u202egpj.txt",
        "~/.ssh/" + "x.txt",
        "long/" * 800 + "x.txt",
        "y" * 5000 + ".txt",
    ]
    stages = Stages(tmp_path / "work")
    stages.write("a.zip", zipped(names))
    stages.write("a.tar", tarred(names))
    before = {path for path in tmp_path.rglob("*") if not path.is_relative_to(stages.home.root)}
    assert stages.run()
    assert {path for path in tmp_path.rglob("*") if not path.is_relative_to(stages.home.root)} == before
    hidden = {name for name in names if "/." in name and "/.." not in name}  # as a hidden file would be
    for archive in ("a.zip", "a.tar"):
        found = stages.query(
            "SELECT source_uri FROM documents WHERE contains(source_uri, ?)", f"/{archive}!/"
        )
        members = {unquote(uri.partition("!/")[2]) for (uri,) in found}
        assert members == set(names) - hidden, archive
    rules = stages.query("SELECT rule, count(*) FROM ops.rejects GROUP BY 1 ORDER BY 1")
    assert rules == [("not_a_file", 6)]
    for (uri,) in stages.query("SELECT source_uri FROM ops.files UNION SELECT source_uri FROM ops.rejects"):
        assert uri.isascii()
        assert uri.isprintable(), "an address holds what it names as escapes"


def test_a_broken_link_is_rejected_once_and_read_when_it_is_whole(tmp_path: Path) -> None:
    stages = Stages(tmp_path)
    stages.write("good.txt", INSIDE)
    (stages.source / "link.txt").symlink_to("later.txt")
    assert stages.run()
    assert stages.query("SELECT rule FROM ops.rejects") == [("vanished",)]
    assert not stages.run(), "nothing has changed"
    stages.write("later.txt", f"{INSIDE} Later.")
    assert stages.run()
    assert stages.query("SELECT count(*) FROM documents") == [(3,)]
    assert stages.query("SELECT count(*) FROM ops.rejects") == [(1,)]
