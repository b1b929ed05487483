# ruff: file-ignore[line-too-long] - tables of samples
"""What lies in a folder and is no article, and names that programs trip over."""

import os
import socket
import sqlite3
import struct
import zlib

from hostile.outcome import ITEM


def binaries() -> dict[str, bytes]:
    pixels = zlib.compress(os.urandom(3000))
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE t (x TEXT)")
    return {
        "png": b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + pixels,
        "jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF" + pixels, "gif": b"GIF89a" + pixels,
        "zip": b"PK\x03\x04\x14\x00" + pixels, "pdf": b"%PDF-1.7\n1 0 obj << /Length 9 >> stream\n",
        "elf": b"\x7fELF\x02\x01\x01" + pixels, "short elf": b"\x7fELF abcd", "sqlite": database.serialize(),
        "gzip": b"\x1f\x8b\x08" + pixels, "parquet": b"PAR1 text of a kind", "noise": os.urandom(50_000),
        "exe": b"MZ\x90\x00\x03" + pixels, "pickle": b"\x80\x04\x95\x00\x00\x00" + pixels,
    }  # fmt: skip


def test_binaries_under_another_name(pipeline):
    found = {f"{name}.{suffix}": data for name, data in binaries().items() for suffix in ("txt", "html")}
    for name, data in found.items():
        pipeline.write(name, data)
    assert pipeline.ingest().rules == dict.fromkeys(found, "not_text")


def test_what_is_no_file(pipeline, tmp_path, monkeypatch):
    source = pipeline.source
    os.mkfifo(source / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        monkeypatch.chdir(source)  # the address of a socket may not be long
        listener.bind("socket.txt")
    (source / "dangling.txt").symlink_to("nowhere.txt")
    (source / "loop.txt").symlink_to("loop.txt")
    (source / "ping.txt").symlink_to("pong.txt")
    (source / "pong.txt").symlink_to("ping.txt")
    (source / "folder.txt").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (source / "away.txt").symlink_to(tmp_path / "elsewhere")
    (source / "here.txt").symlink_to(source)
    (source / "device.txt").symlink_to("/dev/zero")
    for name in ("sparse.txt", "sparse.jsonl"):
        with (source / name).open("wb") as file:
            file.truncate(8 << 30)
    pipeline.write("good.txt", ITEM)
    outcome = pipeline.ingest()
    assert outcome.texts == {"good.txt": ITEM}
    assert outcome.rules == {
        "pipe.txt": "not_a_file", "socket.txt": "unreadable", "dangling.txt": "vanished", "loop.txt": "unreadable",
        "ping.txt": "unreadable", "pong.txt": "unreadable", "away.txt": "outside_source", "here.txt": "not_a_file",
        "device.txt": "outside_source", "sparse.txt": "file_too_large", "sparse.jsonl": "file_too_large",
    }  # fmt: skip


def test_odd_names(pipeline):
    names = [
        "new\nline.txt", "tab\there.txt", "'quote\".txt", "\u202etxt.exe\u202c.txt", "\u200f.txt", "-rf.txt", "--.txt",
        "x" * 240 + ".txt", "é" * 120 + ".txt", "%2e%2e.txt", "a?b#c.txt", "a!/b.txt", "back\\slash.txt", "*.txt", "[x].txt",
        " .txt", "$(id).txt", os.fsdecode(b"\xff\xfe.txt"), "file:.txt", "ZIP.TXT", "a.zip.txt", "é.txt", "e\u0301.txt",
    ]  # fmt: skip
    for name in names:
        pipeline.write(name, f"{ITEM} {names.index(name)}")
    assert pipeline.ingest().texts == {name: f"{ITEM} {number}" for number, name in enumerate(names)}
