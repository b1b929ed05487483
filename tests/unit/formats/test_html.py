"""What a page shows, and what its tags state."""

import codecs
from datetime import date
from pathlib import Path

import pytest

from unit.formats.reading import read_records
from wirehouse.errors import RecordError
from wirehouse.formats.html import DECLARED_CHARSET, parse, visible_text
from wirehouse.formats.record import BadRecord, SourceRecord
from wirehouse.text.model import Flag, RecordMetadata

LIMIT = 1 << 20
DEEP = 5000


def shown(markup: str) -> list[str]:
    return visible_text(parse(markup)).split("\n")


def read(path: Path, content: str | bytes) -> SourceRecord | BadRecord:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    [record] = read_records(path, "html", LIMIT)
    return record


def page(path: Path, content: str | bytes) -> SourceRecord:
    record = read(path, content)
    assert isinstance(record, SourceRecord), record
    return record


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<p>The pier</p><p>is shut</p>", ["The pier", "is shut"]),
        ("<p>The\n  pier\r\nis\tshut", ["The pier is shut"]),
        ("<p>The <b>pi</b>er <a href=x>is</a> s<em>hu</em>t", ["The pier is shut"]),
        (
            "<p>first<nobr> line</nobr><br>second<br/>third<hr>fourth",
            ["first line", "second", "third", "fourth"],
        ),
        ("before<div>inside<p>deeper</div>after", ["before", "inside", "deeper", "after"]),
        ("<ul><li>one<ul><li>two</ul>three<li>four</ul>", ["one", "two", "three", "four"]),
        ("<table>stray<tr><th>a<td>b<tr><td>c</table>d", ["stray", "a", "b", "c", "d"]),
        (
            "<pre>first\nsecond <i>a\nb</i>\r\nthird</pre>not\nbroken",
            ["first", "second a", "b", "third", "not broken"],
        ),
        ("<p>It&#146;s 5&nbsp;&euro; &lt;net&gt; &amp; &bogus;", ["It’s 5 € <net> & &bogus;"]),
        ("<p>one<!-- <p>not\nthis -->two", ["onetwo"]),
        ("<head><title>not this</title></head><body>this", ["this"]),
        ("<p>unclosed <b>bold <p>next</i> one", ["unclosed bold", "next one"]),
        ("<p>5 < 6 and 7 > 3</p>", ["5 < 6 and 7 > 3"]),
        ("<body><p>one</body></html><p>two</p>three", ["one", "two", "three"]),
        ("<h1>Ebbe<sup>2</sup></h1><figure><figcaption>Foto</figcaption></figure>", ["Ebbe2", "Foto"]),
    ],
)
def test_the_visible_text_is_a_line_for_each_block(markup, lines):
    assert shown(markup) == lines


@pytest.mark.parametrize(
    "tag", ["script", "style", "template", "noscript", "svg", "iframe", "select", "textarea"]
)
def test_what_no_browser_shows_is_left_out_and_breaks_no_line(tag):
    assert shown(f"<p>one <{tag}>hidden</{tag}>two") == ["one two"]


@pytest.mark.parametrize(
    "attribute",
    [
        "hidden",
        'hidden=""',
        'style="display:none"',
        'style="color:red; DISPLAY : none"',
        "style='visibility:hidden'",
    ],
)
@pytest.mark.parametrize("tag", ["span", "div"])
def test_a_hidden_element_keeps_the_text_after_it(tag, attribute):
    assert shown(f"<div>one <{tag} {attribute}>not <b>this</b> <p>nor this</{tag}>two</div>three") == [
        "one two",
        "three",
    ]


@pytest.mark.parametrize("attribute", ["hidden", 'style="visibility:hidden"', 'style="display:none"'])
def test_a_page_hidden_until_its_scripts_have_run_is_shown(attribute):
    assert shown(f"<html {attribute}><body {attribute}><p>one") == ["one"]


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "section"])
def test_elements_nested_too_deeply_for_the_parser_lose_no_text(tag):
    markup = (
        "<script>no</script><p>before <i>it</i></p>"
        + f"<{tag}>" * DEEP
        + "deep"
        + f"</{tag}>" * DEEP
        + "<p>after<p hidden></p>"
    )
    assert shown(markup) == ["before it", "deep", "after"]


def test_a_page_too_deep_even_without_its_blocks_is_refused():
    with pytest.raises(RecordError, match="too_deep"):
        parse("<p>before" + "<svg>" * DEEP + "deep" + "</svg>" * DEEP)


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (" \n", "no_text"),
        ("<!-- nothing else -->", "not_html"),
        ("<html><body></body></html>", "no_text"),
        ("<p hidden>unseen", "no_text"),
        (b"\x89PNG\r\n\x1a\n\0\0", "not_text"),
        (b"x" * (LIMIT + 1), "record_too_large"),
    ],
)
def test_a_page_without_text_is_a_bad_record(tmp_path, content, rule):
    bad = read(tmp_path / "page.html", content)
    assert isinstance(bad, BadRecord)
    assert (bad.record_no, bad.error.rule) == (0, rule)


def test_plain_text_under_the_name_of_a_page_keeps_its_lines(tmp_path):
    text = "The pier is shut\n\nIt was 5 < 6 degrees.\n"
    record = page(tmp_path / "page.html", text)
    assert (record.text, record.encoding, record.metadata) == (text, "utf-8", RecordMetadata())


@pytest.mark.parametrize(
    ("content", "encoding", "flags"),
    [
        ('<meta charset="windows-1252"><p>Café “Zum Löwen”'.encode("cp1252"), "cp1252", ()),
        (
            '<meta http-equiv=x content="text/html; charset=ISO-8859-1"><p>Café “Zum Löwen”'.encode("cp1252"),
            "cp1252",
            (),
        ),
        (
            '<?xml version="1.0" encoding="windows-1252"?><html><p>Café “Zum Löwen”'.encode("cp1252"),
            "cp1252",
            (),
        ),
        ('<?xml version="1.0" encoding="windows-1252"?><html><p>Café “Zum Löwen”'.encode(), "utf-8", ()),
        ('<meta charset="windows-1252"><p>Café “Zum Löwen”'.encode(), "utf-8", ()),
        ('<meta charset="utf-16"><p>Café “Zum Löwen”'.encode(), "utf-8", ()),
        ('<meta charset="utf-8"><p>Café “Zum Löwen”'.encode("utf-16"), "utf-16-le", ()),
        ('<meta charset="utf-8"><p>Café “Zum Löwen”'.encode("utf-8-sig"), "utf-8-sig", ()),
        (
            '<meta charset="utf-8"><p>Café “Zum Löwen”'.encode("cp1252"),
            "cp1252",
            (Flag.ENCODING_MISMATCH, Flag.ENCODING_GUESSED),
        ),
    ],
)
def test_the_bytes_go_before_the_declaration_and_the_declaration_before_a_guess(
    tmp_path, content, encoding, flags
):
    record = page(tmp_path / "page.html", content)
    assert record.text == "Café “Zum Löwen”"
    assert (record.encoding, record.flags) == (encoding, flags)


def test_a_charset_is_looked_for_only_in_declarations():
    assert DECLARED_CHARSET.search(b'<meta charset = "utf-8">')[1] == b"utf-8"
    assert DECLARED_CHARSET.search(b'<script charset="utf-8"></script><a href="?encoding=x">') is None


METADATA = {
    "tags": """<html lang="en-US"><head><title>Pier shut | The Ebb</title>
        <meta property="og:title" content="Pier shut after the storm">
        <meta property="og:site_name" content="The Ebb">
        <meta name="author" content="Ada Quill"><meta property="article:section" content="Coast">
        <meta property="article:published_time" content="2024-05-14T23:30:00+02:00">
        <meta property="og:url" content="https://ebb.example/pier"></head>""",
    "json": """<html xml:lang="en"><head><link rel="canonical" href="https://ebb.example/pier">
        <script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
        "headline": "Pier shut after the storm", "articleSection": "Coast",
        "author": [{"@type": "Person", "name": "Ada Quill"}, {"@type": "Person", "name": "Ben Stoker"}],
        "publisher": {"@type": "Organization", "name": "The Ebb"},
        "datePublished": "2024-05-14"}</script></head>""",
}
BODY = "<body><h1>Pier shut after the storm</h1><p>The pier was shut on Monday.</p></body></html>"


@pytest.mark.parametrize(
    ("tags", "authors"), [("tags", ("Ada Quill",)), ("json", ("Ada Quill", "Ben Stoker"))]
)
def test_the_tags_of_a_page_state_its_metadata(tmp_path, tags, authors):
    record = page(tmp_path / "page.html", METADATA[tags] + BODY)
    assert record.text == "Pier shut after the storm\nThe pier was shut on Monday."
    assert record.metadata == RecordMetadata(
        title="Pier shut after the storm",
        authors=authors,
        publisher="The Ebb",
        category="Coast",
        published_on=date(2024, 5, 14),
        language="en",
        url="https://ebb.example/pier",
    )


def test_metadata_survives_a_page_that_is_nested_too_deeply(tmp_path):
    record = page(tmp_path / "page.html", METADATA["tags"] + BODY + "<div>" * DEEP)
    assert (record.metadata.publisher, record.metadata.language) == ("The Ebb", "en")


def test_a_page_of_the_largest_size_is_read(tmp_path):
    start = codecs.BOM_UTF8 + b"<p>"
    assert len(page(tmp_path / "page.html", start + b"x" * (LIMIT - len(start))).text) == LIMIT - len(start)
