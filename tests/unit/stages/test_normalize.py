"""Records become rows; what cannot is rejected, one record or one file, and nothing else with it."""

import io
import json
import zipfile
from operator import itemgetter

import pytest

from unit.at_work import workers_at_work
from wirehouse.formats.record import PageRecord
from wirehouse.formats.sizes import Sizes
from wirehouse.stages import chunk_rows, document_rows, landed
from wirehouse.stages import normalize as module
from wirehouse.stages.normalize import normalize
from wirehouse.steps import in_steps
from wirehouse.tables.articles import DOCUMENTS, PASSAGES, SOURCE_TEXTS
from wirehouse.tables.ops import FILES
from wirehouse.text.model import Article
from wirehouse.workers import stop_workers

TEXT = "Harbour reopens after storm\n\nThe harbour reopened on Monday, its master said in a note.\n"


def feed(*texts: object) -> str:
    return "".join(json.dumps({"text": text}) + "\n" for text in texts)


def normalized(stages) -> tuple:
    [batch] = stages.discover()
    stages.land(batch)
    return batch, stages.normalize(batch)


def zipped(members: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


counts = itemgetter("state", "records_read", "records_loaded", "records_rejected")


def test_every_record_is_counted_and_has_its_rows(stages):
    stages.write("a.jsonl", feed(TEXT, 5, TEXT))
    stages.write("b.jsonl", feed(5, 6))
    stages.write("c.txt", TEXT)
    stages.write("d.txt", "")
    batch, ledger = normalized(stages)
    assert list(map(counts, ledger)) == [
        ("loaded", 3, 2, 1),
        ("rejected", 2, 0, 2),
        ("loaded", 1, 1, 0),
        ("rejected", 1, 0, 1),
    ]
    ids = [row["document_id"] for row in stages.staged(batch, DOCUMENTS)]
    assert len(set(ids)) == 3
    assert [row["document_id"] for row in stages.staged(batch, SOURCE_TEXTS)] == ids
    assert {row["document_id"] for row in stages.staged(batch, PASSAGES)} == set(ids)
    assert {row["text"] for row in stages.staged(batch, SOURCE_TEXTS)} == {TEXT}
    rejects = stages.rejects(batch, "normalize")
    assert [(reject["record_no"], reject["rule"]) for reject in rejects] == [
        (1, "no_text"),
        (0, "no_text"),
        (1, "no_text"),
    ]
    assert {reject["landing_path"] for reject in rejects} == {row["landing_path"] for row in ledger[:2]}


def test_an_id_is_told_by_the_place_and_not_by_the_content(stages):
    stages.write("a.jsonl", feed(TEXT, TEXT))
    stages.write("b.jsonl", feed(TEXT))
    batch, _ = normalized(stages)
    before = [row["document_id"] for row in stages.staged(batch, DOCUMENTS)]
    stages.write("a.jsonl", feed("Another text, of Tuesday.", TEXT))
    batch, _ = normalized(stages)
    assert [row["document_id"] for row in stages.staged(batch, DOCUMENTS)] == before
    assert len(set(before)) == 3


def test_a_reader_that_fails_costs_only_what_is_left_of_its_file(stages, monkeypatch):
    def read_one_and_fail(stream, name, sizes, fields):
        yield from list(read(stream, name, sizes, fields))[:1]
        if name.endswith("jsonl"):
            raise MemoryError("of ours")

    read = landed.read_records
    monkeypatch.setattr(landed, "read_records", read_one_and_fail)
    stages.write("a.jsonl", feed(TEXT, TEXT))
    stages.write("b.txt", TEXT)
    batch, ledger = normalized(stages)
    assert list(map(counts, ledger)) == [("loaded", 2, 1, 1), ("loaded", 1, 1, 0)]
    [reject] = stages.rejects(batch, "normalize")
    assert (reject["rule"], reject["record_no"], reject["detail"]) == (
        "reader_failed",
        None,
        "MemoryError('of ours')",
    )


def test_a_normalizer_that_fails_costs_only_its_record(stages, monkeypatch):
    @in_steps
    def fail_on_tuesday(text, *known):
        article = yield from normalize_text.steps(text, *known)
        if "Tuesday" in text:
            raise RecursionError("of ours \udcff")
        return article

    normalize_text = document_rows.normalize
    monkeypatch.setattr(document_rows, "normalize", fail_on_tuesday)
    stages.write("a.jsonl", feed(TEXT, "Tuesday", TEXT))
    batch, [row] = normalized(stages)
    assert counts(row) == ("loaded", 3, 2, 1)
    [reject] = stages.rejects(batch, "normalize")
    assert (reject["rule"], reject["record_no"]) == ("normalizer_failed", 1)
    assert len(stages.staged(batch, SOURCE_TEXTS)) == len(stages.staged(batch, DOCUMENTS)) == 2


def test_a_page_that_our_reader_fails_on_costs_only_its_record(stages, monkeypatch):
    def fail_on_tuesday(page):
        if b"Tuesday" in page.data:
            raise RecursionError("of ours")
        return read_page(page)

    read_page = chunk_rows.read_page
    monkeypatch.setattr(chunk_rows, "read_page", fail_on_tuesday)
    for name, said in (("a", "Monday"), ("b", "Tuesday"), ("c", "Wednesday")):
        stages.write(f"{name}.html", f"<p>The ferry left early on {said}, its captain said.</p>")
    stages.write("d.html", "<p> </p>")
    batch, ledger = normalized(stages)
    assert [counts(row)[0] for row in ledger] == ["loaded", "rejected", "loaded", "rejected"]
    rejects = [
        (reject["rule"], reject["record_no"], reject["detail"])
        for reject in stages.rejects(batch, "normalize")
    ]
    assert rejects == [("reader_failed", 0, "RecursionError('of ours')"), ("no_text", 0, None)]
    assert len(stages.staged(batch, DOCUMENTS)) == 2


def test_the_markup_of_pages_leaves_them_together_in_a_chunk():
    """What is furniture shows where many pages of a source are read together."""
    file = landed.File({})
    page = PageRecord(0, b"x" * (module.CHUNK_CHARACTERS // 2), 1 << 30)
    assert [len(chunk) for chunk in module.chunks([(file, page)] * 15)] == [15]


def test_an_error_of_ours_completes_no_batch(stages, monkeypatch):
    stages.write("a.txt", TEXT)
    [batch] = stages.discover()
    stages.land(batch)
    monkeypatch.setattr(document_rows, "document_row", lambda *_: {"no_column": 1})
    with pytest.raises(KeyError):
        stages.normalize(batch)
    left = {path.name for path in batch.folder(stages.home).iterdir()}
    assert left.isdisjoint({"documents.parquet", "ops.files.parquet"}), "the batch is not complete"
    assert not [name for name in left if name.endswith(".tmp")]


@pytest.mark.parametrize(
    "line",
    [
        '{"text": "\\u0000"}',
        '{"text": "a\\u0000b", "title": "\\u0000"}',
        '{"text": "a \\ud800 b", "title": "\\udfff", "author": ["\\ud800"], "url": "\\ud800"}',
        '{"\\ud800": 1}',
        '{"text": "\\u202e\\u200b\\ufeff"}',
        '{"text": "a", "published_on": "9999-12-31", "language": "zz-\\ud800"}',
        '{"text": "a", "published_on": "0001-01-01", "publisher": {"name": {"name": "x"}}}',
        '{"text": "a", "authors": {"a": 1}, "title": ["a"], "category": [[["x"]]]}',
        "\x00",
    ],
)
def test_no_odd_record_stops_a_run(stages, line):
    stages.write("a.jsonl", f"{line}\n{feed(TEXT)}")
    assert stages.run()
    [(read, loaded, rejected)] = stages.query(
        "SELECT records_read, records_loaded, records_rejected FROM ops.files"
    )
    assert (read, loaded + rejected) == (2, 2)
    assert stages.query("SELECT count(*) FROM documents") == [(loaded,)]
    assert stages.query("SELECT count(*) FROM ops.rejects") == [(rejected,)]


@pytest.mark.parametrize(("size", "rule"), [(64, None), (65, "record_too_large")])
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl"])
def test_the_limit_is_the_largest_record_that_is_read_in_every_format(stages, name, size, rule):
    before, after = {"a.txt": ("", ""), "a.html": ("<p>", "</p>"), "a.jsonl": ('{"text": "', '"}')}[name]
    stages.sizes = Sizes(record_bytes=64)
    stages.write(name, before + "x" * (size - len(before + after)) + after)
    batch, [row] = normalized(stages)
    assert row["state"] == ("rejected" if rule else "loaded")
    assert [reject["rule"] for reject in stages.rejects(batch, "normalize")] == ([rule] if rule else [])


@pytest.mark.parametrize("damage", [b"X" * len(TEXT), b"half", b"", None])
def test_landed_bytes_that_are_damaged_or_gone_cost_only_their_file(stages, damage):
    stages.write("a.txt", TEXT)
    stages.write("b.txt", f"{TEXT}More of it.\n")
    [batch] = stages.discover()
    landed = stages.home.root / stages.land(batch)[0]["landing_path"]
    landed.unlink() if damage is None else landed.write_bytes(damage)
    assert [row["state"] for row in stages.normalize(batch)] == ["rejected", "loaded"]
    assert [reject["rule"] for reject in stages.rejects(batch, "normalize")] == ["landing_damaged"]


def test_rows_are_the_same_each_time(stages):
    stages.write("a.jsonl", feed(TEXT, 5))
    batch, ledger = normalized(stages)
    once = (
        [stages.staged(batch, table) for table in (DOCUMENTS, PASSAGES)],
        stages.rejects(batch, "normalize"),
    )
    assert stages.normalize(batch) == ledger
    assert (
        [stages.staged(batch, table) for table in (DOCUMENTS, PASSAGES)],
        stages.rejects(batch, "normalize"),
    ) == once


@pytest.mark.parametrize("limit", [{"CHUNK_RECORDS": 1}, {"CHUNK_RECORDS": 2}, {"CHUNK_CHARACTERS": 100}])
def test_rows_are_the_same_however_many_records_are_in_memory(stages, monkeypatch, limit):
    stages.write("a.jsonl", feed(TEXT, 5, f"{TEXT}More of it.", TEXT))
    stages.write("b.zip", zipped({"a.txt": TEXT, "b.txt": "\n", "c.jsonl": feed(TEXT, 5)}))
    stages.write("c.zip", zipped({"a.txt": "\n"}))
    stages.write("d.txt", "")
    stages.write("e.txt", TEXT)
    batch, ledger = normalized(stages)
    tables = (DOCUMENTS, SOURCE_TEXTS, PASSAGES)
    once = [stages.staged(batch, table) for table in tables], stages.rejects(batch, "normalize")
    for name, value in limit.items():
        monkeypatch.setattr(module, name, value)
    assert stages.normalize(batch) == ledger
    assert ([stages.staged(batch, table) for table in tables], stages.rejects(batch, "normalize")) == once
    assert {row["source_uri"].rsplit("/source/", 1)[1]: counts(row) for row in ledger} == {
        "a.jsonl": ("loaded", 4, 3, 1),
        "b.zip": ("loaded", 0, 0, 0),
        "b.zip!/a.txt": ("loaded", 1, 1, 0),
        "b.zip!/b.txt": ("rejected", 1, 0, 1),
        "b.zip!/c.jsonl": ("loaded", 2, 1, 1),
        "c.zip": ("rejected", 0, 0, 0),
        "c.zip!/a.txt": ("rejected", 1, 0, 1),
        "d.txt": ("rejected", 1, 0, 1),
        "e.txt": ("loaded", 1, 1, 0),
    }


def bytes_of(stages, batch) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in batch.folder(stages.home).glob("*.parquet")}


def test_the_files_are_the_same_to_the_byte_from_any_number_of_processes(stages):
    articles = [f"{TEXT}Pier {number} was shut on {number % 28 + 1} May 2021.\n" for number in range(1100)]
    stages.write("a.jsonl", feed(*articles[:600], 5, "\n"))
    pages = {f"{number}.html": f"<p>{text}</p>" for number, text in enumerate(articles[:20])}
    texts = {f"{number}.txt": text for number, text in enumerate(articles[600:])}
    stages.write("b.zip", zipped({**pages, "blank.html": "<p> </p>", **texts}))
    stages.write("c.txt", "")
    batch, ledger = normalized(stages)
    once = bytes_of(stages, batch)
    try:
        for workers in (2, 3):
            normalize(stages.home, stages.folder(batch), stages.sizes, workers=workers)
            assert workers_at_work(), "they were at work"
            assert bytes_of(stages, batch) == once
    finally:
        stop_workers()
    assert sum(row["records_loaded"] for row in ledger) == 1120
    assert len(stages.rejects(batch, "normalize")) == 3


def test_a_killed_worker_completes_no_batch_and_the_next_try_does(stages, monkeypatch):
    stages.write("a.jsonl", feed(*[TEXT] * 1500))
    batch, _ = normalized(stages)
    once = bytes_of(stages, batch)
    batch.table(stages.home, FILES).unlink()

    def read_until_killed(rows):
        for number, row in enumerate(landed_records(*rows)):
            if number == 1200:
                workers_at_work()[0].kill()
            yield row

    landed_records = module.landed_records
    monkeypatch.setattr(module, "landed_records", lambda *rows: read_until_killed(rows))
    with pytest.raises(ChildProcessError, match="SIGKILL"):
        normalize(stages.home, stages.folder(batch), stages.sizes, workers=2)
    assert not workers_at_work()
    left = {path.name for path in batch.folder(stages.home).iterdir()}
    assert "ops.files.parquet" not in left
    assert not [name for name in left if name.endswith(".tmp")]
    monkeypatch.undo()
    normalize(stages.home, stages.folder(batch), stages.sizes, workers=2)
    stop_workers()
    assert bytes_of(stages, batch) == once


def test_no_more_records_are_read_than_are_worked_on(stages, monkeypatch):
    """Rows are written before the next records are read, so that memory does not grow with the batch."""
    read: list[int] = []
    written: list[int] = []

    def read_and_note(stream, name, sizes, fields):
        for record in read_records(stream, name, sizes, fields):
            read.append(record.record_no)
            yield record

    def note_and_flush(writer):
        written.append(len(read))
        flush(writer)

    read_records = landed.read_records
    flush = module.PartWriter.flush
    monkeypatch.setattr(landed, "read_records", read_and_note)
    monkeypatch.setattr(module.PartWriter, "flush", note_and_flush)
    monkeypatch.setattr(module, "CHUNK_RECORDS", 3)
    stages.write("a.jsonl", feed(*[TEXT] * 10))
    normalized(stages)
    assert sorted(set(written)) == [3, 6, 9, 10]


def test_an_article_without_a_passage_has_no_row_of_one():
    columns = document_rows.passage_columns("a" * 32, Article(()))
    assert {name: list(values) for name, values in columns.items()} == {
        name: [] for name in PASSAGES.column_names
    }
