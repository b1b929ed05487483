# ruff: file-ignore[line-too-long] - tables of samples
"""Archives, Parquet and WARC files that lie about what is in them."""

import gzip
import io
import struct
import tarfile
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from hostile.outcome import ITEM

CAUTIOUS = {"broken_archive", "broken_warc", "broken_parquet", "cut_off", "not_text", "no_text", "no_records"}


def zipped(*members: tuple[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def tarred(*members: tarfile.TarInfo | tuple[str, str]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for member in members:
            if isinstance(member, tarfile.TarInfo):
                archive.addfile(member)
            else:
                info = tarfile.TarInfo(member[0])
                info.size = len(member[1])
                archive.addfile(info, io.BytesIO(member[1].encode()))
    return buffer.getvalue()


def special(name: str, kind: bytes) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, "/etc/passwd"
    return info


@pytest.mark.parametrize("make", [zipped, tarred], ids=["a.zip", "a.tar"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_members_of_one_name_are_not_mixed_up(pipeline, request, make):
    name = request.node.callspec.id
    outcome = pipeline.ingest_one(name, make(("a.txt", ITEM), ("a.txt", ITEM + " Twice."), ("b.txt", ITEM)))
    assert len(outcome.documents) + len(outcome.rejects) == 3
    assert outcome.documents[f"{name}!/a.txt", 0].text == ITEM
    assert outcome.documents[f"{name}!/b.txt", 0].text == ITEM
    assert outcome.rules == {f"{name}!/a.txt#1": "duplicate_member"}


@pytest.mark.parametrize("make", [zipped, tarred], ids=["a.zip", "a.tar"])
def test_a_name_that_climbs_is_only_a_name(pipeline, request, make):
    names = [
        "/etc/absolute.txt",
        "../../up.txt",
        "C:\\windows\\x.txt",
        "a/../b.txt",
        "new\nline.txt",
        "-rf.txt",
    ]
    outcome = pipeline.ingest_one(
        request.node.callspec.id, make(*((name, f"{ITEM} {name}") for name in names))
    )
    assert not outcome.rejects
    assert sorted(document.text for document in outcome.documents.values()) == sorted(
        f"{ITEM} {name}" for name in names
    )


def test_a_zip_that_lies(pipeline):
    plain = zipped(("a.txt", ITEM), ("b.txt", ITEM))
    central = plain.index(b"PK\x01\x02")
    for name, place, value in [
        ("smaller.zip", central + 24, struct.pack("<I", 3)),
        ("larger.zip", central + 24, struct.pack("<I", 1 << 30)),
        ("compressed.zip", central + 20, struct.pack("<I", 1 << 30)),
        ("encrypted.zip", central + 8, struct.pack("<H", 1)),
        ("method.zip", central + 10, struct.pack("<H", 99)),
        ("zip64.zip", central + 24, b"\xff" * 4),
        ("offset.zip", central + 42, struct.pack("<I", 1 << 30)),
        ("crc.zip", central + 16, b"\0" * 4),
        ("count.zip", plain.index(b"PK\x05\x06") + 10, b"\xff" * 2),
        ("directory.zip", plain.index(b"PK\x05\x06") + 16, b"\xff" * 4),
        ("version.zip", central + 6, struct.pack("<H", 255)),
    ]:
        pipeline.write(name, plain[:place] + value + plain[place + len(value) :])
    outcome = pipeline.ingest()
    assert {document.text for document in outcome.documents.values()} <= {ITEM}
    rules = {name.partition("!")[0]: rule for name, rule in outcome.rules.items()}
    assert rules.pop("encrypted.zip") == "encrypted"
    assert set(rules.values()) <= {"broken_archive", "decompression_bomb"}
    seen = {name.partition("!")[0] for name, _ in outcome.documents} | set(rules) | {"encrypted.zip"}
    assert len(seen) == 11
    assert {"smaller.zip", "crc.zip", "method.zip", "offset.zip"} <= set(rules)


def test_a_tar_that_lies(pipeline):
    giant = tarfile.TarInfo("giant.txt")
    giant.size = 8 << 30
    pipeline.write("giant.tar", tarred(("a.txt", ITEM))[:1024] + giant.tobuf() + ITEM.encode())
    record = b"30 path=../x\xff\x00.txt garbage=\n"
    pax = tarfile.TarInfo("pax")
    pax.type, pax.size = tarfile.XHDTYPE, len(record)
    pipeline.write("pax.tar", pax.tobuf() + record.ljust(512, b"\0") + tarred(("a.txt", ITEM)))
    negative = bytearray(tarred(("a.txt", ITEM)))
    negative[124:136] = b"\xff" * 12
    pipeline.write("negative.tar", bytes(negative))
    kinds = [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE]
    odd = [special(f"{number}.txt", kind) for number, kind in enumerate(kinds)]
    pipeline.write("special.tar", tarred(*odd, ("good.txt", ITEM)))
    outcome = pipeline.ingest()
    assert {document.text for document in outcome.documents.values()} == {ITEM}
    assert ("special.tar!/good.txt", 0) in outcome.documents
    assert {rule for name, rule in outcome.rules.items() if name.startswith("special")} == {"not_a_file"}
    assert {name.partition("!")[0] for name in outcome.rules} >= {"giant.tar", "special.tar", "negative.tar"}
    assert {name.partition("!")[0] for name, _ in outcome.documents} | {
        name.partition("!")[0] for name in outcome.rules
    } == {"giant.tar", "pax.tar", "special.tar", "negative.tar"}


COLUMNS = {
    "integer": pa.array([1, 2]), "double": pa.array([1.5, 2]), "null": pa.nulls(2),
    "list": pa.array([[ITEM], []]), "struct": pa.array([{"text": ITEM}, None]),
    "binary": pa.array([ITEM.encode(), b"\xff\x00"]), "date": pa.array([1, 2], pa.date32()),
    "nanoseconds": pa.array([1, 2], pa.timestamp("ns")), "far dates": pa.array([2**62, -(2**62)], pa.timestamp("us")),
    "decimal": pa.array([1, 2], pa.decimal128(30, 10)), "map": pa.array([[("a", ITEM)], []], pa.map_(pa.string(), pa.string())),
}  # fmt: skip
TEXTUAL = {
    "string": pa.array([ITEM] * 2), "large": pa.array([ITEM] * 2, pa.large_string()),
    "view": pa.array([ITEM] * 2, pa.string_view()), "dictionary": pa.array([ITEM] * 2).dictionary_encode(),
}  # fmt: skip


def parquet(table: pa.Table) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(table, buffer)
    return buffer.getvalue()


def test_odd_columns_of_parquet(pipeline):
    for name, column in (COLUMNS | TEXTUAL).items():
        pipeline.write(f"{name}.parquet", parquet(pa.table({"text": column})))
        pipeline.write(
            f"{name} beside.parquet",
            parquet(pa.table({"text": [ITEM, ITEM], "date": column, "title": column})),
        )
    deep = pa.array([ITEM])
    for _ in range(60):
        deep = pa.StructArray.from_arrays([deep], ["text"])
    pipeline.write("deep.parquet", parquet(pa.table({"text": deep})))
    pipeline.write("no columns.parquet", parquet(pa.table({})))
    pipeline.write("no rows.parquet", parquet(pa.table({"text": pa.array([], pa.string())})))
    pipeline.write("other.parquet", parquet(pa.table({"x": [1, 2, 3]})))
    outcome = pipeline.ingest()
    assert {document.text for document in outcome.documents.values()} == {ITEM}
    assert {name for name, _ in outcome.documents} >= {f"{name}.parquet" for name in TEXTUAL}
    assert {name for name, _ in outcome.documents} >= {
        f"{name} beside.parquet" for name in COLUMNS if name != "far dates"
    }
    rules = outcome.rules
    assert (rules["no columns.parquet"], rules["no rows.parquet"]) == ("no_records", "no_records")
    assert (rules["other.parquet"], rules["deep.parquet"], rules["integer.parquet"]) == ("no_text",) * 3
    assert set(rules.values()) <= {"no_text", "no_records", "broken_parquet"}
    assert [rule for name, _, rule in outcome.rejects if name == "other.parquet"] == ["no_text"] * 3


PAGE = f"<html><body><p>{ITEM}</p></body></html>".encode()


def warc_record(payload: bytes = PAGE, length: object = None, http: str = "", warc: str = "") -> bytes:
    block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{http}\r\n".encode() + payload
    stated = (
        ""
        if not length and length is not None
        else f"Content-Length: {len(block) if length is None else length}\r\n"
    )
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://ebb.example/a\r\n{stated}{warc}\r\n"
    return head.encode() + block + b"\r\n\r\n"


WARCS = {
    "no length": warc_record(length=""), "negative length": warc_record(length=-5), "length of words": warc_record(length="many"),
    "huge length": warc_record(length=1 << 62), "length over 64 bits": warc_record(length=10**40), "short length": warc_record(length=90),
    "lying gzip": warc_record(http="Content-Encoding: gzip\r\n"), "lying deflate": warc_record(http="Content-Encoding: deflate\r\n"),
    "lying br": warc_record(http="Content-Encoding: br\r\n"), "unknown encoding": warc_record(http="Content-Encoding: x-odd\r\n"),
    "cut gzip": warc_record(gzip.compress(PAGE)[:-12], http="Content-Encoding: gzip\r\n"),
    "lying chunked": warc_record(http="Transfer-Encoding: chunked\r\n"),
    "bad chunk": warc_record(b"zz\r\n" + PAGE, http="Transfer-Encoding: chunked\r\n"),
    "huge chunk": warc_record(b"ffffffffff\r\n" + PAGE, http="Transfer-Encoding: chunked\r\n"),
    "endless header": b"WARC/1.0\r\n" + b"X: y\r\n" * 100_000, "long header": b"WARC/1.0\r\nX: " + b"y" * 5_000_000,
    "header only": b"WARC/1.0\r\n\r\n", "version": b"WARC/99.9\r\n\r\n",
}  # fmt: skip
GOOD_WARCS = {
    "gzip": warc_record(gzip.compress(PAGE), http="Content-Encoding: gzip\r\n"),
    "chunked": warc_record(
        b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE), http="Transfer-Encoding: chunked\r\n"
    ),
    "lying http length": warc_record(http="Content-Length: 3\r\n"),
}


def test_odd_warc_files(pipeline):
    for name, content in (WARCS | GOOD_WARCS).items():
        pipeline.write(f"{name}.warc", content)
    bomb = warc_record(gzip.compress(b"<p>" + b"0" * 200_000_000), http="Content-Encoding: gzip\r\n")
    pipeline.write("bomb.warc", bomb)
    outcome = pipeline.ingest()
    ended = {name for name, _ in outcome.documents} | set(outcome.rules)
    assert ended == {f"{name}.warc" for name in WARCS | GOOD_WARCS} | {"bomb.warc"}
    assert {name for name, _ in outcome.documents} >= {f"{name}.warc" for name in GOOD_WARCS}
    assert outcome.rules.pop("bomb.warc") == "record_too_large"
    # warcio reads a chunked body that is not chunked as it stands, so a bad length stays in the text.
    # A record whose length is too short ends there; what is left over is rejected as a broken record.
    if outcome.documents.pop(("short length.warc", 0), None):
        assert outcome.rules["short length.warc"] == "broken_warc"
    for (name, _), document in outcome.documents.items():
        assert document.text.split("\n")[-1] == ITEM or document.flags & {
            "encoding_guessed",
            "replaced_characters",
        }, name
    assert {rule for name, rule in outcome.rules.items() if name != "bomb.warc"} <= CAUTIOUS
