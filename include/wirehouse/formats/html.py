"""HTML: one record a page. Its text is what the page shows, block by block; its metadata is in its tags."""

import re
from collections.abc import Iterator
from operator import itemgetter
from typing import TYPE_CHECKING, Any, BinaryIO

from wirehouse.errors import RecordError
from wirehouse.formats.record import BadRecord, PageRecord, SourceRecord, with_url
from wirehouse.formats.stated import stated_metadata
from wirehouse.formats.text import decode_record, read_record, text_record

if TYPE_CHECKING:
    from wirehouse.text.model import RecordMetadata

DECLARED_CHARSET = re.compile(
    rb"<(?:meta[^<>]{0,200}?charset|\?xml[^<>]{0,200}?encoding)\s*=\s*[\"']?\s*([\w-]{2,40})",
    re.ASCII | re.IGNORECASE,
)
CHARSET_WITHIN = 4096  # browsers look for the declaration in the first kilobyte; some pages are later

MARKUP = re.compile(r"<[a-z/!?]", re.IGNORECASE)
TAG = re.compile(r"</?([a-z][^\s<>/]*)[^<>]*>", re.IGNORECASE)
# What comes after these is on the page all the same, but libxml2 puts it outside of the tree.
PAGE_END = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)

ATTRIBUTE = r"""[\s/]*+[^\s/<>=][^\s/<>=]*+(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>"'][^\s>]*+)?)?"""
# What parses the attributes of one element takes time in the square of their number: the rest are left out.
CROWDED = re.compile(rf"(<[a-z][^\s/<>]*+(?:{ATTRIBUTE}){{0,500}}+)(?:{ATTRIBUTE})*+", re.IGNORECASE)

UNSEEN = frozenset({
    "head", "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "canvas", "audio",
    "video", "select", "datalist", "textarea",
})  # fmt: skip
INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "data", "del", "dfn",
    "em", "font", "i", "img", "input", "ins", "kbd", "label", "map", "mark", "nobr", "output", "picture",
    "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
    "u", "var", "wbr",
})  # fmt: skip
KEPT_FLAT = frozenset({"html", "title", "meta", "link", "pre"})
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def read_html(stream: BinaryIO, max_record_bytes: int) -> Iterator[PageRecord | BadRecord]:
    """The one record of a page."""
    try:
        yield PageRecord(0, read_record(stream, max_record_bytes), max_record_bytes)
    except RecordError as error:
        yield BadRecord(0, error)


def read_page(page: PageRecord) -> SourceRecord:
    """The record that a page holds.

    A page without a single tag is plain text under another name, whose line ends count.

    Raises:
        RecordError: The page cannot be read (see `decode_record` and `parse`) or shows no text (`no_text`).
    """
    declared = page.declared
    if declared is None and (charset := DECLARED_CHARSET.search(page.data[:CHARSET_WITHIN])):
        declared = charset[1].decode()
    decoded = decode_record(page.data, page.max_bytes, declared)
    if not MARKUP.search(decoded.text):
        return with_url(text_record(page.record_no, page.data, page.max_bytes, declared), page.url)
    root = parse(decoded.text)
    text = visible_text(root)
    if not text:
        raise RecordError("no_text", "The page shows no text.")
    record = SourceRecord(page.record_no, text, decoded.encoding, page_metadata(root), decoded.flags)
    return with_url(record, page.url)


def parse(markup: str) -> Any:
    """The element tree of a page.

    Raises:
        RecordError: There is no element in it (rule `not_html`), or they are nested too deeply (`too_deep`).
    """
    markup = CROWDED.sub(itemgetter(1), PAGE_END.sub("", markup))
    root, is_whole = parse_once(markup)
    if not is_whole:
        root, is_whole = parse_once(flat(markup))
    if not is_whole:
        raise RecordError("too_deep", "The elements of the page are nested too deeply to be read.")
    return root


def parse_once(markup: str) -> tuple[Any, bool]:
    """The element tree, and whether all of the markup is in it: libxml2 gives up 2,048 elements deep."""
    from lxml import etree, html  # here, for it costs the runs that have no page

    # Bytes and a named encoding, for libxml2 refuses text that declares another encoding than its own.
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(markup.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise RecordError("not_html", "The page holds no markup that can be read.", str(error)) from error
    return root, not parser.error_log.filter_types([etree.ErrorTypes.ERR_RESOURCE_LIMIT])


def flat(markup: str) -> str:
    """The markup with breaks in the place of blocks, so that nothing in it is nested deeply."""

    def flatten(tag: re.Match[str]) -> str:
        name = tag[1].lower()
        if name in UNSEEN or name in KEPT_FLAT:
            return tag[0]
        return "" if name in INLINE else "<br>"

    return TAG.sub(flatten, markup)


def visible_text(root: Any) -> str:
    """The text a reader of the page sees, a line for each block, blanks folded as a browser folds them."""
    from lxml import etree

    pieces: list[str] = []
    unseen = None
    preformatted = 0
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "start" and is_unseen(element):
            walker.skip_subtree()  # its end comes next
            unseen = element
            continue
        if element.tag == "pre":
            preformatted += 1 if event == "start" else -1
        if element is not unseen and element.tag not in INLINE:
            pieces.append("\n")
        text = element.text if event == "start" else element.tail
        pieces.append((text or "") if preformatted else fold(text))
    lines = (" ".join(line.split()) for line in re.split(r"[\n\r]", "".join(pieces)))
    return "\n".join(line for line in lines if line)


def fold(text: str | None) -> str:
    """The text between two tags, with its line ends as blanks: in HTML they break nothing."""
    return text.replace("\n", " ").replace("\r", " ") if text else ""


def is_unseen(element: Any) -> bool:
    """Whether a browser shows nothing of the element. A hidden page is one that its scripts show later."""
    if element.tag in UNSEEN:
        return True
    if element.tag in {"html", "body"}:
        return False
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
        language=root.get("lang") or root.get("xml:lang"),
        url=found.url,
    )
