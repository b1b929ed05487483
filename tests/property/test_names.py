"""Names survive: of files as URLs, of runs as file names."""

import os
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from wirehouse.home import Home, run_key
from wirehouse.sources import list_files, path_of, uri_of
from wirehouse.tables.ops import SOURCE_URI

names = st.binary(min_size=1, max_size=60).filter(
    lambda name: not {0, ord("/")} & set(name) and name not in {b".", b".."}
)
run_ids = st.one_of(
    st.text(max_size=120),
    st.text(alphabet="aA.-_~/\\ \n:+é", max_size=12),
    st.builds(run_key, st.text(alphabet="a.- ~/", max_size=90)),
)


@given(st.lists(names, min_size=1, max_size=4))
@example([b"%41", b"?#;&=", b"\xff\xfe", b" \t\n\r"])
@example([b"a\\b", b"file:", b"~"])
def test_every_path_comes_back_from_its_url(parts):
    path = Path("/", *map(os.fsdecode, parts))
    uri = uri_of(path)
    assert path_of(uri) == path
    assert os.fsencode(path_of(uri)) == os.fsencode(path)
    assert uri.isascii()
    assert uri.isprintable()
    assert uri.startswith("file:///")
    assert SOURCE_URI.pattern == "^[a-z0-9]+://"


@given(name=names.filter(lambda name: not name.startswith(b".")))
def test_a_file_of_any_name_is_found_by_its_folder_and_by_its_url(name, tmp_path_factory):
    folder = tmp_path_factory.mktemp("source")
    path = folder / os.fsdecode(name)
    path.write_text("x")
    for source in (str(folder), str(path), uri_of(path)):
        assert [path_of(file.source_uri) for file in list_files(source)] == [path]


@given(run_ids, run_ids)
@example("a b", run_key("a b"))
@example("", ".")
@example("..", "/")
@example("a/b", "a:b")
@example("\ud800", "\udfff")
@example("a" * 80, "a" * 81)
def test_two_runs_never_share_a_file_name(one, other):
    assert (run_key(one) == run_key(other)) is (one == other)


@given(run_ids)
@example("manual__2024-05-14T10:30:00+00:00_x/../../etc")
def test_the_name_of_a_run_is_safe_and_short(run_id):
    key = run_key(run_id)
    assert 0 < len(key) <= 100
    assert set(key) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-~")
    assert not key.startswith(".")
    assert Home(Path("/home")).run_folder(run_id).parent == Path("/home/staging")
