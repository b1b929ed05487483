# ruff: file-ignore[line-too-long] - tables of samples
"""Pages and lines made to break or to hold up whoever reads them."""

import gzip
import json

import pytest

from hostile.outcome import ITEM

MANY = 100_000
SHOWN = {
    "open divs": "<div>" * MANY + ITEM, "closed divs": "<div>" * MANY + ITEM + "</div>" * MANY,
    "tables": "<table><tr><td>" * MANY + ITEM,
    "huge attribute": f"<p title='{'x' * 12_000_000}'>{ITEM}</p>",
    "many attributes": f"<p {' '.join(f'a{number}=1' for number in range(MANY))}>{ITEM}</p>",
    "quoted attributes": "<p " + " ".join(f'a{number}=">"' for number in range(MANY)) + f">{ITEM}</p>",
    "open attribute": f'<p>{ITEM}</p><p title="{"x " * 100_000}',
    "unclosed tags": f"<html><body><div><p>{ITEM}<b><i><u>",
    "open comment": f"<p>{ITEM}</p><!-- {'x ' * 100_000}",
    "blanks in style": f"<p style='display{' ' * 5_000_000}'>{ITEM}",
}  # fmt: skip
RULES = {
    "svg": ("<svg>" * MANY + ITEM, "too_deep"), "pre": ("<pre>" * MANY + ITEM, "too_deep"),
    "title": ("<title>" * MANY + ITEM, "no_text"), "comments": ("<!--" * 500_000, "not_html"),
    "open tags": ("<a" * 500_000, "no_text"), "bogus": ("<!" * 500_000, "not_html"),
    "end tags": ("</" * 500_000, "not_html"), "line": ("<p>" + "word " * 10_000_000, "record_too_large"),
}  # fmt: skip


@pytest.mark.parametrize("page", SHOWN.values(), ids=SHOWN)
def test_a_hostile_page_is_read(pipeline, page):
    assert pipeline.ingest_one("page.html", page).only.text == ITEM


def test_a_hostile_page_is_rejected(pipeline):
    for name, (page, _) in RULES.items():
        pipeline.write(f"{name}.html", page)
    assert pipeline.ingest().rules == {f"{name}.html": rule for name, (_, rule) in RULES.items()}


def test_ten_megabytes_of_one_character(pipeline):
    assert pipeline.ingest_one("page.html", "<" * 10_000_000).only.text == "<" * 10_000_000


def test_entities_are_not_expanded(pipeline):
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    for name, entities, used in [
        ("laughs.xhtml", f'<!ENTITY a0 "lol">{laughs}', "&a11;"),
        ("file.xhtml", '<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;"),
    ]:
        head = f'<?xml version="1.0"?><!DOCTYPE html [{entities}]>'
        pipeline.write(name, f"{head}<html><body><p>{used}</p><p>{ITEM}</p></body></html>")
    for text in pipeline.ingest().texts.values():
        assert text.endswith(ITEM)
        assert len(text) < 200
        assert "root:" not in text


def test_broken_json_lines(pipeline):
    good = json.dumps({"text": ITEM}).encode() + b"\n"
    bad = {
        b'{"text": "caf\xc3\n': "not_utf8", b'{"text": "caf\\u00\n': "malformed_json",
        b'{"text": "caf\\\n': "malformed_json", b'{"text": ' + b"[" * 100_000 + b"\n": "malformed_json",
        b'{"text": ' + b"9" * 100_000 + b"}\n": "malformed_json", b'{"text": NaN}\n': "no_text",
        b'{"text": "x\0y"}\n': "malformed_json", b"null\n": "malformed_json", b'{"text": 1e999}\n': "no_text",
        b'{"text": "' + b"x" * 50_000_000 + b'"}\n': "record_too_large", b'{"text": "cut \xe2\x82': "not_utf8",
    }  # fmt: skip
    content = b"".join(good + line for line in bad)
    pipeline.write("feed.jsonl", content)
    pipeline.write("feed.jsonl.gz", gzip.compress(content.replace(b"x" * 50_000_000, noise()), 1))
    outcome = pipeline.ingest()
    for name in ("feed.jsonl", "feed.jsonl.gz"):
        rules = [rule for found, _, rule in outcome.rejects if found == name]
        assert rules == list(bad.values())
    assert len(outcome.documents) == 2 * len(bad)


def noise() -> bytes:
    """Fifty million bytes that shrink too little to pass for a bomb."""
    return b"".join(b"%08x" % (number * 2654435761 % 2**32) for number in range(6_250_000))


def test_a_line_of_fifty_megabytes(pipeline):
    assert pipeline.ingest_one("line.txt", "word " * 10_000_000).rules == {"line.txt": "record_too_large"}


NAUGHTY = [
    "'; DROP TABLE documents; --", '=cmd|"/c calc"!A1', "@SUM(1+1)*cmd", "${jndi:ldap://x}", "{{7*7}}", "%s%n%x%p",
    "\u202eevil\u202c and \u2066isolated\u2069", "Z\u0351\u036b\u0343\u036a\u0302a\u0321\u034al\u0334\u034eg\u0335o",
    "👩\u200d👩\u200d👧\u200d👦 🏳️\u200d🌈 🇺🇳", "\u0301lone \u0300 marks \u20dd", "\ufeff\u200b\u2060\u00ad", "ﷺ ﷽ 𒐫 ꧅",
    "\ufffe\uffff\U0010ffff \ue000", "İıſßﬁ K Å Ω", "NaN null undefined true 1e308 -0", "../../etc/passwd\\..\\x",
    "<script>alert(1)</script>", "\x1b[31mred\x1b[0m \x7f\x08", "line\u2028separator\u2029and\x85next\x0b\x0c", "a" * 100_000,
]  # fmt: skip


def test_naughty_strings_stay_as_they_are(pipeline):
    for number, text in enumerate(NAUGHTY):
        pipeline.write(f"{number}.txt", f"{ITEM}\n\n{text}\n\n{ITEM}\n")
        pipeline.write(
            f"{number}.jsonl", json.dumps({"text": f"{ITEM} {text}", "title": text, "author": text})
        )
    texts = pipeline.ingest().texts
    assert texts == {
        f"{number}.txt": f"{ITEM}\n\n{text}\n\n{ITEM}\n" for number, text in enumerate(NAUGHTY)
    } | {f"{number}.jsonl": f"{ITEM} {text}" for number, text in enumerate(NAUGHTY)}
