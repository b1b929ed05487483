"""HTML: one record a page. Its text is what the page shows, block by block; its metadata is in its tags."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wirehouse.errors import RecordError
from wirehouse.formats.record import BadRecord, SourceRecord
from wirehouse.formats.stated import stated_metadata
from wirehouse.formats.text import read_and_decode

if TYPE_CHECKING:
    from wirehouse.text.model import RecordMetadata

DECLARED_CHARSET = re.compile(
    rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.ASCII | re.IGNORECASE
)
CHARSET_WITHIN = 4096  # browsers look for the declaration in the first kilobyte; some pages are later

UNSEEN = frozenset({
    "head", "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "canvas", "audio",
    "video", "select", "datalist", "textarea",
})  # fmt: skip
INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "img", "ins", "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr", "label", "button", "input",
})  # fmt: skip
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def read_html(path: Path, max_record_bytes: int) -> Iterator[SourceRecord | BadRecord]:
    """The one record of a page."""
    try:
        yield read_page(path, max_record_bytes)
    except RecordError as error:
        yield BadRecord(0, error)


def read_page(path: Path, max_record_bytes: int) -> SourceRecord:
    """The record of a page.

    Raises:
        RecordError: The page cannot be read (see `read_and_decode` and `parse`) or shows no text (`no_text`).
    """
    with path.open("rb") as file:
        declared = DECLARED_CHARSET.search(file.read(CHARSET_WITHIN))
    decoded = read_and_decode(path, max_record_bytes, declared[1].decode() if declared else None)
    root = parse(decoded.text)
    text = visible_text(root)
    if not text:
        raise RecordError("no_text", "The page shows no text.")
    return SourceRecord(0, text, decoded.encoding, page_metadata(root), decoded.flags)


def parse(markup: str) -> Any:
    """The element tree of a page.

    Raises:
        RecordError: There is no element in it (rule `not_html`).
    """
    from lxml import etree, html  # here, for it costs the runs that have no page

    # Bytes and a named encoding, for libxml2 refuses text that declares another encoding than its own.
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(markup.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise RecordError("not_html", "The page holds no markup that can be read.", str(error)) from error


def visible_text(root: Any) -> str:
    """The text a reader of the page sees, a line for each block, blanks folded as a browser folds them."""
    from lxml import etree

    pieces: list[str] = []
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        broken = element.tag not in INLINE
        if event == "start":
            if is_unseen(element):
                walker.skip_subtree()
                continue
            pieces.append(("\n" if broken else "") + fold(element.text))
        else:
            pieces.append(("\n" if broken else "") + fold(element.tail))
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def fold(text: str | None) -> str:
    """The text between two tags, with its line ends as blanks: in HTML they break nothing."""
    return text.replace("\n", " ").replace("\r", " ") if text else ""


def is_unseen(element: Any) -> bool:
    """Whether a browser shows nothing of the element."""
    if element.tag in UNSEEN:
        return True
    attributes = element.attrib
    return "hidden" in attributes or bool(HIDDEN_STYLE.search(attributes.get("style", "")))


def page_metadata(root: Any) -> "RecordMetadata":
    """What the tags of a page state about its article."""
    from trafilatura.metadata import extract_metadata  # imports for half a second

    found = extract_metadata(root, extensive=False)
    return stated_metadata(
        title=found.title,
        authors=found.author.split("; ") if found.author else None,
        publisher=found.sitename,
        category=found.categories[0] if found.categories else None,
        published_on=found.date,
        language=root.get("lang"),
        url=found.url,
    )
