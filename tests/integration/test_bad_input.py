"""What is not an article ends in ops.rejects with a true reason, and the rest of the batch is loaded."""

import json
import os

from wirehouse.config import Config
from wirehouse.formats.sizes import Sizes
from wirehouse.pipeline import now
from wirehouse.stages.discover import discover
from wirehouse.stages.land import land
from wirehouse.stages.link import link
from wirehouse.stages.load import load
from wirehouse.stages.normalize import normalize
from wirehouse.stages.publish import publish
from wirehouse.stages.validate import validate
from wirehouse.summary import summary

GOOD = (
    "Harbour reopens after storm\n\nThe harbour of the town reopened on Monday, its master said in a note.\n"
)
RECORD = json.dumps({"text": "The council met on Monday and agreed on the budget for the new year."}) + "\n"


def test_every_kind_of_bad_file_is_rejected_and_the_good_one_is_loaded(warehouse):
    warehouse.write("good.txt", GOOD)
    warehouse.write("empty.txt", "")
    warehouse.write("blank.txt", " \n\t\n")
    warehouse.write("binary.txt", bytes(range(256)) * 20)
    warehouse.write("picture.jpg", b"\xff\xd8\xff\xe0")
    warehouse.write("empty.html", "<html><body><script>1</script></body></html>")
    warehouse.write("no-lines.jsonl", "\n\n")
    os.mkfifo(warehouse.source / "pipe.txt")
    (warehouse.source / "dangling.txt").symlink_to(warehouse.source / "nowhere.txt")
    (warehouse.source / "loop.txt").symlink_to(warehouse.source / "loop.txt")
    (warehouse.source / "outside.txt").symlink_to("/etc/hostname")
    assert warehouse.run().published
    assert warehouse.rejects() == {
        "empty.txt": "empty_file",
        "blank.txt": "no_text",
        "binary.txt": "not_text",
        "picture.jpg": "unsupported_format",
        "empty.html": "no_text",
        "no-lines.jsonl": "no_records",
        "pipe.txt": "not_a_file",
        "dangling.txt": "vanished",
        "loop.txt": "unreadable",
        "outside.txt": "outside_source",
    }
    assert warehouse.query("SELECT parse_filename(source_uri) FROM documents") == [("good.txt",)]
    assert warehouse.query("SELECT state, count(*) FROM ops.files GROUP BY 1 ORDER BY 1") == [
        ("loaded", 1),
        ("rejected", 10),
    ]
    assert "rejects    10 (no_text 2, " in summary(warehouse.home)


def test_a_link_within_the_source_is_read(warehouse):
    warehouse.write("deep/good.txt", GOOD)
    (warehouse.source / "link.txt").symlink_to(warehouse.source / "deep" / "good.txt")
    warehouse.run()
    assert warehouse.query("SELECT parse_filename(source_uri) FROM documents ORDER BY 1") == [
        ("good.txt",),
        ("link.txt",),
    ]


def test_a_malformed_line_is_rejected_by_its_number_and_the_others_are_loaded(warehouse):
    lines = [
        RECORD,
        "{not json\n",
        RECORD,
        "[1, 2]\n",
        '{"title": "no text"}\n',
        b"\xff\xfe\n".decode("latin-1"),
        RECORD,
    ]
    warehouse.write("feed.jsonl", "".join(lines).encode("latin-1"))
    warehouse.run()
    assert warehouse.query("SELECT record_no FROM documents ORDER BY 1") == [(0,), (2,), (6,)]
    assert warehouse.query("SELECT record_no, rule FROM ops.rejects ORDER BY 1") == [
        (1, "malformed_json"),
        (3, "malformed_json"),
        (4, "no_text"),
        (5, "not_utf8"),
    ]
    assert warehouse.query("SELECT records_read, records_loaded, records_rejected FROM ops.files") == [
        (7, 3, 4)
    ]


def test_a_line_of_fifty_megabytes_is_rejected_and_the_others_are_loaded(warehouse):
    warehouse.write("feed.jsonl", RECORD + json.dumps({"text": "x" * 50_000_000}) + "\n" + RECORD)
    warehouse.write("line.txt", "word " * 10_000_000)
    warehouse.run()
    assert warehouse.query("SELECT record_no FROM documents ORDER BY 1") == [(0,), (2,)]
    assert (
        warehouse.query("SELECT rule, contains(reason, 'WIREHOUSE_MAX_RECORD_MB') FROM ops.rejects")
        == [("record_too_large", True)] * 2
    )


def test_a_line_under_the_limit_is_ingested_whole(warehouse):
    text = "The council met on Monday. " * 200_000
    warehouse.write("line.txt", text)
    warehouse.run()
    assert warehouse.query("SELECT length(text) FROM source_texts") == [(len(text),)]
    assert warehouse.rejects() == {}


def test_a_file_over_the_limit_is_rejected_by_its_size_without_being_read(warehouse):
    path = warehouse.source / "sparse.txt"
    with path.open("wb") as file:
        file.truncate(8 << 30)
    warehouse.write("good.txt", GOOD)
    warehouse.run()
    assert warehouse.rejects() == {"sparse.txt": "file_too_large"}
    assert sum(path.stat().st_size for path in warehouse.home.landing.rglob("*") if path.is_file()) < 1000


def test_files_that_vanish_change_or_close_after_discovery(warehouse):
    gone, closed, _ = (warehouse.write(name, GOOD) for name in ("gone.txt", "closed.txt", "good.txt"))
    config = Config(home=warehouse.home, source=str(warehouse.source))
    batches = discover(config.home, config.source, "run", config.batch_size, now())
    gone.unlink()
    closed.unlink()
    closed.mkdir()  # as root may read every file, a folder in its place stands for one that cannot be opened
    for batch in batches:
        land(config.home, batch, Sizes())
        normalize(config.home, batch, Sizes())
        validate(config.home, batch, config.limits)
    load(config.home, batches)
    link(config.home, batches)
    publish(config.home, batches)
    assert warehouse.rejects() == {"gone.txt": "vanished", "closed.txt": "not_a_file"}
    assert warehouse.query("SELECT count(*) FROM documents") == [(1,)]


def test_landed_bytes_that_are_not_those_that_were_read_are_rejected(warehouse):
    warehouse.write("harbour.txt", GOOD)
    config = Config(home=warehouse.home, source=str(warehouse.source))
    [batch] = discover(config.home, config.source, "run", config.batch_size, now())
    land(config.home, batch, Sizes())
    [landed] = [path for path in warehouse.home.landing.rglob("*") if path.is_file()]
    landed.write_bytes(b"X" + landed.read_bytes()[1:])
    normalize(config.home, batch, Sizes())
    validate(config.home, batch, config.limits)
    load(config.home, [batch])
    link(config.home, [batch])
    publish(config.home, [batch])
    assert warehouse.rejects() == {"harbour.txt": "landing_damaged"}


def test_names_are_data(warehouse):
    names = [
        "quote's.txt",
        'double".txt',
        "semi;DROP TABLE documents;--.txt",
        "new\nline.txt",
        "%20.txt",
        "né.txt",
        "?#.txt",
        "$x.txt",
    ]
    for name in names:
        warehouse.write(name, GOOD)
    (warehouse.source / os.fsdecode(b"not-utf8-\xff.txt")).write_text(GOOD)
    warehouse.run()
    assert warehouse.query("SELECT count(DISTINCT source_uri) FROM documents") == [(len(names) + 1,)]
    assert warehouse.rejects() == {}


def test_half_a_surrogate_pair_is_replaced_and_flagged(warehouse):
    warehouse.write(
        "feed.jsonl",
        '{"text": "The council \\ud83d met on Monday and agreed.", "title": "A \\udc00 title"}\n',
    )
    warehouse.run()
    assert warehouse.query("SELECT contains(text, '\ufffd') FROM source_texts") == [(True,)]
    assert warehouse.query("SELECT list_contains(flags, 'replaced_characters'), title FROM documents") == [
        (True, "A \ufffd title")
    ]


def test_evidence_with_a_nul_in_it_is_kept(warehouse):
    text = (
        "The bridge\n\n“The café on the bri\0dge closes on Monday,” said Jané Ro\0e, the mayor of the town."
    )
    warehouse.write("lines.jsonl", json.dumps({"text": text}))
    warehouse.run()
    assert warehouse.rejects() == {}
    assert warehouse.query("SELECT text, speaker FROM quotations") == [
        ("The café on the bridge closes on Monday,", "Jané Roe")
    ]
