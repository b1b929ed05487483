"""Values from the data and the name of the run are text on the pages of Data Docs."""

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from integration.validation.builder import BATCH, loose_schema, record, stage
from wirehouse.stages.validate import validate
from wirehouse.tables.articles import DOCUMENTS, PASSAGES
from wirehouse.tables.evidence import MENTIONS
from wirehouse.tables.ops import REJECTS
from wirehouse.validation.data_docs import build

SCRIPT = "<script>alert(1)</script>"
IMAGE = "\"'><img src=x onerror=alert(1)>"
TEMPLATE = "$value {{ 7 * 7 }} ${PATH} %(x)s {batch} \x1b[2J\u202e"
RUN = f"manual {IMAGE}{SCRIPT} {{{{ 7 * 7 }}}}"


class Elements(HTMLParser):
    """What is markup on a page, and what is text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.handlers: list[str] = []
        self.images: list[str | None] = []
        self.scripts: list[str] = []
        self.text = ""
        self._in_script = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handlers += [value or "" for name, value in attrs if name.startswith("on")]
        self.images += [value for name, value in attrs if tag == "img" and name == "src"]
        self._in_script = tag == "script"

    def handle_endtag(self, tag: str) -> None:  # ruff: ignore[unused-method-argument]
        self._in_script = False

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.scripts.append(data)
        else:
            self.text += data


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Elements]:
    """The pages about a batch whose columns with allowed values hold markup and templates instead."""
    made = [record(name) for name in ("script", "image", "template")]
    for one, value in zip(made, (SCRIPT, IMAGE, TEMPLATE), strict=True):
        one.row(PASSAGES)["role"] = value
        one.row(MENTIONS)["type"] = value
        one.row(DOCUMENTS)["language"] = value
        one.row(DOCUMENTS)["published_on_basis"] = value
    batch = replace(BATCH, run_id=RUN)
    home, folder = stage(tmp_path_factory.mktemp("pages"), made, batch=batch, schema=loose_schema)
    validate(home, folder)
    rejects = pq.read_table(batch.lake_part(home, REJECTS)).column("detail").to_pylist()
    assert rejects
    assert not [detail for detail in rejects if "\x1b" in detail or "\u202e" in detail]
    build(home)
    return [Elements(path.read_text(encoding="utf-8")) for path in home.data_docs.rglob("*.html")]


def test_the_values_are_there_as_text(pages: list[Elements]) -> None:
    text = "".join(page.text for page in pages)
    assert SCRIPT in text
    assert "<img src=x onerror=alert(1)>" in text


def test_none_of_them_is_markup(pages: list[Elements]) -> None:
    for page in pages:
        assert not [script for script in page.scripts if "alert(1)" in script]
        assert not [handler for handler in page.handlers if "alert(1)" in handler]
        assert "x" not in page.images


def test_none_of_them_is_a_template(pages: list[Elements]) -> None:
    assert "{{ 7 * 7 }}" in "".join(page.text for page in pages)
    assert not [page for page in pages if "manual" in page.text and " 49" in page.text]


def test_files_are_named_by_what_any_system_can_hold(pages: list[Elements], tmp_path: Path) -> None:
    assert pages
    home, folder = stage(tmp_path, [record("one")], batch=replace(BATCH, run_id="../../<script>/\x1b[2J"))
    assert folder.startswith("staging/")
    names = {path.relative_to(home.root).as_posix() for path in home.root.rglob("*")}
    assert not [name for name in names if set(name) & set("<>\x1b:") or ".." in name.split("/")]
