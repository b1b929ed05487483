"""What a source states about a record, made fit for its columns: a value that does not fit is left out."""

import re
from datetime import date

from wirehouse.text.bylines import all_names, authors_of, is_name
from wirehouse.text.dates import find_dates
from wirehouse.text.model import RecordMetadata

LANGUAGE_TAG = re.compile(r"([a-z]{2,3})(?:[-_]\w+)*", re.ASCII | re.IGNORECASE)
NO_LANGUAGE = frozenset({"mul", "mis", "und", "zxx"})  # ISO 639 for several, other, unknown and none
LEAD = re.compile(r"\Aby\b[\s:]+", re.IGNORECASE)
COMPACT_DATE = re.compile(r"\d{8}(?:T?\d{6}Z?)?", re.ASCII)  # as GDELT writes it
MAX_VALUE_CHARACTERS = 1000  # longer is a page that found its way into a field


def stated_metadata(  # ruff: ignore[too-many-arguments] - one per fact, all named at the call
    *,
    title: object = None,
    authors: object = None,
    publisher: object = None,
    category: object = None,
    published_on: object = None,
    language: object = None,
    url: object = None,
) -> RecordMetadata:
    """The metadata of a record from the values its source gives, whatever their types."""
    return RecordMetadata(
        title=line(title),
        authors=names(authors),
        publisher=line(publisher),
        category=line(category),
        published_on=day(published_on),
        language=language_tag(language),
        url=line(url),
    )


def line(value: object) -> str | None:
    """The value as one line of text; null when it is no text, is blank, or is too long for what it names.

    Of a list it is the first that is one, and of a schema.org object its name.
    """
    if isinstance(value, list):
        return next(filter(None, (line(item) for item in value if not isinstance(item, list))), None)
    if isinstance(value, dict):
        value = value.get("name")
    if not isinstance(value, str):
        return None
    text = " ".join(well_formed(value).split())
    return text if 0 < len(text) <= MAX_VALUE_CHARACTERS else None


def day(value: object) -> date | None:
    """The first day in a date field (ISO 8601, RFC 822, `20240514103000`); null when it is in doubt.

    A bare number is no date: it may count seconds or milliseconds, from any day.
    """
    text = line(value) or ""
    if COMPACT_DATE.fullmatch(text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:8]}"
    return next((stated.day for stated in find_dates(text)), None)


def names(value: object) -> tuple[str, ...]:
    """The names in an author field, which is a text or a list of texts or of schema.org persons."""
    values = value if isinstance(value, list) else [value]
    stated = (line(item) for item in values)
    return tuple(dict.fromkeys(name for text in stated if text for name in people(text)))


def people(text: str) -> tuple[str, ...]:
    """The people that one text names, each by a clean name; the text as it is when it is no list of names."""
    if "://" in text:
        return ()  # a page about the author, as og:article:author has it
    if is_name(text) and not all_names(text):
        return (text,)  # one name with a word in it that may divide names, such as "Ortega y Gasset"
    return authors_of(text) or (LEAD.sub("", text),)


def language_tag(value: object) -> str | None:
    """The primary language subtag (BCP 47) of a tag such as `en-US`; null for anything else."""
    match = LANGUAGE_TAG.fullmatch(value.strip()) if isinstance(value, str) else None
    return match[1].lower() if match and match[1].lower() not in NO_LANGUAGE else None


def well_formed(text: str) -> str:
    """The text with half surrogate pairs, which no encoding can hold, joined or replaced by U+FFFD."""
    try:
        text.encode("utf-8")  # ten times as fast as to look for them
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
