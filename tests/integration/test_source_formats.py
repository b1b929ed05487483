"""Every format that is read, and archives of them, through the whole pipeline."""

import gzip
import io
import json
import tarfile
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from wirehouse.formats.sizes import Sizes

TITLE = "Ferry line asks for a second boat"
BODY = (
    "The ferry between the two islands carried twice as many passengers as last year, its owner said on "
    "Monday, and will ask the ministry for a second boat before the summer."
)
TEXT = f"{TITLE}\n\n{BODY}\n"
PAGE = (
    f'<html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title></head>'
    f"<body><nav>Menu</nav><h1>{TITLE}</h1><p>{BODY}</p></body></html>"
)
RECORD = {"text": BODY, "title": TITLE, "url": "https://ebb.example/ferry", "date": "2024-05-14"}


def zipped(**members: str | bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)
    return buffer.getvalue()


def tarred(members: dict[str, bytes], mode: str) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return buffer.getvalue()


def warc(*pages: tuple[str, bytes, str, str], compressed: bool = True) -> bytes:
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=compressed)
    for url, payload, content_type, status in pages:
        headers = StatusAndHeaders(status, [("Content-Type", content_type)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(url, "response", payload=io.BytesIO(payload), http_headers=headers)
        )
        writer.write_record(writer.create_warc_record(url, "metadata", payload=io.BytesIO(b"note: x")))
    return buffer.getvalue()


def parquet(rows: list[dict]) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), buffer)
    return buffer.getvalue()


def loaded(warehouse) -> dict[str, str]:
    rows = warehouse.query("SELECT parse_filename(source_uri) || '#' || record_no, title FROM documents")
    assert all(BODY in body for (body,) in warehouse.query("SELECT body FROM documents"))
    return dict(rows)


def rejected(warehouse) -> list[tuple]:
    return warehouse.query("SELECT parse_filename(source_uri), record_no, rule FROM ops.rejects ORDER BY ALL")


def test_every_format_gives_the_same_article(warehouse):
    lines = (json.dumps(RECORD) + "\n").encode()
    fetched = ("https://ebb.example/ferry", PAGE.encode(), "text/html; charset=utf-8", "200 OK")
    warehouse.write("a.txt", TEXT)
    warehouse.write("b.html", PAGE)
    warehouse.write("c.jsonl", lines * 2)
    warehouse.write("d.jsonl.gz", gzip.compress(lines))
    warehouse.write("e.txt.gz", gzip.compress(TEXT.encode()))
    warehouse.write("f.warc", warc(fetched, compressed=False))
    warehouse.write("g.warc.gz", warc(fetched, fetched))
    warehouse.write("h.parquet", parquet([RECORD, RECORD]))
    warehouse.run()
    assert rejected(warehouse) == []
    assert loaded(warehouse) == dict.fromkeys(
        [
            *("a.txt#0", "b.html#0", "c.jsonl#0", "c.jsonl#1", "d.jsonl.gz#0", "e.txt.gz#0"),
            *("f.warc#0", "g.warc.gz#0", "g.warc.gz#1", "h.parquet#0", "h.parquet#1"),
        ],
        TITLE,
    )
    assert warehouse.query(
        "SELECT DISTINCT url FROM documents WHERE source_format IN ('warc', 'parquet')"
    ) == [("https://ebb.example/ferry",)]


def test_members_of_archives_are_documents_of_their_own(warehouse):
    members = {"a.txt": TEXT.encode(), "deep/b.html": PAGE.encode(), "c.jsonl": json.dumps(RECORD).encode()}
    with io.BytesIO() as buffer:
        with zipfile.ZipFile(buffer, "w") as archive:
            for name, content in members.items():
                archive.writestr(name, content)
        warehouse.write("all.zip", buffer.getvalue())
    warehouse.write("all.tar", tarred(members, "w"))
    warehouse.write("all.tar.gz", tarred(members, "w:gz"))
    warehouse.run()
    assert rejected(warehouse) == []
    uris = [uri for (uri,) in warehouse.query("SELECT source_uri FROM documents ORDER BY 1")]
    assert [uri.rsplit("/source/", 1)[1] for uri in uris] == [
        f"all.{kind}!/{name}"
        for kind in ("tar", "tar.gz", "zip")
        for name in ("a.txt", "c.jsonl", "deep/b.html")
    ]
    assert warehouse.query("SELECT source_format, count(*) FROM ops.files GROUP BY 1 ORDER BY 1") == [
        ("archive", 3),
        ("html", 3),
        ("jsonl", 3),
        ("text", 3),
    ]
    assert not warehouse.run().published


def test_a_changed_archive_replaces_its_members_and_keeps_those_that_are_gone(warehouse):
    warehouse.write("feed.zip", zipped(a__txt=TEXT, b__txt=TEXT))
    warehouse.run()
    warehouse.write("feed.zip", zipped(a__txt=TEXT.replace("ferry", "tram").replace("Ferry", "Tram")))
    warehouse.run()
    assert warehouse.query("SELECT parse_filename(source_uri), title FROM documents ORDER BY 1") == [
        ("a.txt", "Tram line asks for a second boat"),
        ("b.txt", TITLE),
    ]


def test_members_that_cannot_be_read_are_rejected_and_the_others_loaded(warehouse):
    with io.BytesIO() as buffer:
        with tarfile.open(fileobj=buffer, mode="w") as archive:
            link = tarfile.TarInfo("link.txt")
            link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
            archive.addfile(link)
            for name, content in {
                "../../up.txt": TEXT,
                "x.exe": "MZ",
                "inner.zip": "PK",
                "good.txt": TEXT,
            }.items():
                info = tarfile.TarInfo(name)
                info.size = len(content)
                archive.addfile(info, io.BytesIO(content.encode()))
        warehouse.write("odd.tar", buffer.getvalue())
    warehouse.run()
    assert rejected(warehouse) == [
        ("inner.zip", None, "nested_archive"),
        ("link.txt", None, "not_a_file"),
        ("x.exe", None, "unsupported_format"),
    ]
    names = [
        name for (name,) in warehouse.query("SELECT parse_filename(source_uri) FROM documents ORDER BY 1")
    ]
    assert names == ["good.txt", "up.txt"], "a name that climbs is a name: nothing is unpacked"


def test_broken_files_are_rejected_after_what_could_be_read(warehouse):
    lines = (json.dumps(RECORD) + "\n").encode()
    # Noise, so that what is left after the cut holds whole records.
    noise = [
        json.dumps(RECORD | {"text": f"{TEXT} It is ferry {n * 2654435761 % 2**32}."}) for n in range(2000)
    ]
    compressed = gzip.compress("\n".join(noise).encode())
    warehouse.write("cut.jsonl.gz", compressed[: len(compressed) // 2])
    warehouse.write("noise.jsonl.gz", b"\x1f\x8b" + b"x" * 100)
    warehouse.write("plain.jsonl.gz", lines)
    warehouse.write("cut.zip", zipped(a__txt=TEXT)[:60])
    warehouse.write("cut.parquet", parquet([RECORD])[:-20])
    warehouse.write("empty.parquet", parquet([{"text": "x"}])[:4])
    page = ("https://ebb.example/ferry", PAGE.encode(), "text/html", "200 OK")
    whole = warc(page, page, compressed=False)
    warehouse.write("cut.warc", whole[: whole.rindex(BODY.encode())])
    warehouse.write("noise.warc", b"not a warc file at all\r\n\r\n")
    warehouse.run()
    rules = {(name, rule) for name, _, rule in rejected(warehouse)}
    assert rules == {
        ("cut.jsonl.gz", "broken_archive"), ("noise.jsonl.gz", "broken_archive"),
        ("plain.jsonl.gz", "broken_archive"),
        ("cut.zip", "broken_archive"), ("cut.parquet", "broken_parquet"), ("empty.parquet", "broken_parquet"),
        ("cut.warc", "cut_off"), ("noise.warc", "broken_warc"),
    }  # fmt: skip
    counts = dict(warehouse.query("SELECT parse_filename(source_uri), count(*) FROM documents GROUP BY 1"))
    assert counts.pop("cut.jsonl.gz") > 100
    assert counts == {"cut.warc": 1}


def test_a_warc_file_rejects_what_is_no_article(warehouse):
    warehouse.write(
        "crawl.warc.gz",
        warc(
            ("https://ebb.example/a", PAGE.encode(), "text/html; charset=utf-8", "200 OK"),
            ("https://ebb.example/b", b"gone", "text/html", "404 Not Found"),
            ("https://ebb.example/c", b"\x89PNG", "image/png", "200 OK"),
            ("https://ebb.example/d", TEXT.encode("cp1252"), "text/plain; charset=windows-1252", "200 OK"),
        ),
    )
    warehouse.run()
    assert rejected(warehouse) == [
        ("crawl.warc.gz", 1, "not_fetched"),
        ("crawl.warc.gz", 2, "unsupported_format"),
    ]
    assert warehouse.query("SELECT record_no, url FROM documents ORDER BY 1") == [
        (0, "https://ebb.example/a"),
        (3, "https://ebb.example/d"),
    ]


@pytest.mark.parametrize("name", ["bomb.txt.gz", "bomb.jsonl.gz", "bomb.zip", "bomb.tar.gz"])
def test_a_decompression_bomb_is_stopped(warehouse, name):
    zeros = b"0" * 300_000_000
    content = {
        "bomb.txt.gz": lambda: gzip.compress(zeros),
        "bomb.jsonl.gz": lambda: gzip.compress(zeros),
        "bomb.zip": lambda: zipped(a__jsonl=zeros),
        "bomb.tar.gz": lambda: tarred({"a.jsonl": zeros}, "w:gz"),
    }[name]()
    warehouse.write(name, content)
    warehouse.run()
    assert {rule for _, _, rule in rejected(warehouse)} <= {"decompression_bomb", "record_too_large"}
    assert warehouse.query("SELECT count(*) FROM documents") == [(0,)]


def test_an_archive_of_too_many_members_is_cut_there(warehouse):
    warehouse.write("many.zip", zipped(a__txt=TEXT, b__txt=TEXT, c__txt=TEXT))
    warehouse.run(sizes=Sizes(members=2))
    assert rejected(warehouse) == [("many.zip", None, "too_many_members")]
    assert warehouse.query("SELECT count(*) FROM documents") == [(2,)]


def test_fields_may_be_named(warehouse):
    from wirehouse.formats.fields import Fields

    warehouse.write("feed.jsonl", json.dumps({"story": BODY, "hed": TITLE}))
    warehouse.run(fields=Fields.configured("text=story, title=hed"))
    assert loaded(warehouse) == {"feed.jsonl#0": TITLE}
