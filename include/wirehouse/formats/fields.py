"""Records that come as named fields: which field says what, in the names that published corpora use."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from dataclasses import fields as dataclass_fields
from typing import Any, Self, TypeVar

from wirehouse.errors import RecordError, WirehouseError
from wirehouse.formats.record import SourceRecord
from wirehouse.formats.stated import day, language_tag, line, names, well_formed
from wirehouse.text.model import Flag, RecordMetadata

# In a record that names its crawl, as those of FineWeb do, `date` is the day of the crawl.
CRAWL_FIELD = "dump"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fields:
    """The names of fields to try for each thing a record may say, in this order.

    From FineWeb and C4 (text, url), Common Crawl news as written by news-please (maintext, date_publish,
    source_domain), GDELT (url, title, date, lang) and schema.org (headline, articleBody, datePublished).
    """

    text: tuple[str, ...] = ("text", "maintext", "articleBody", "body", "content", "raw_content", "article")
    title: tuple[str, ...] = ("title", "headline")
    authors: tuple[str, ...] = ("authors", "author", "byline")
    published_on: tuple[str, ...] = (
        "published_on", "date_publish", "datePublished", "published", "publish_date", "pubDate", "date",
    )  # fmt: skip
    publisher: tuple[str, ...] = ("publisher", "site_name", "sitename", "source_name")
    category: tuple[str, ...] = ("category", "section", "articleSection")
    language: tuple[str, ...] = ("language", "lang", "inLanguage")
    url: tuple[str, ...] = ("url", "link", "source_url")

    @classmethod
    def configured(cls, setting: str) -> Self:
        """The fields with some put first, as a setting names them: `text=story, title=hed`.

        Raises:
            WirehouseError: The setting is not of that form, or names something that no field says.
        """
        chosen = cls()
        for item in filter(None, (part.strip() for part in setting.split(","))):
            said, equals, name = (part.strip() for part in item.partition("="))
            if not equals or not name or said not in {field.name for field in dataclass_fields(cls)}:
                known = ", ".join(field.name for field in dataclass_fields(cls))
                raise WirehouseError(
                    f"WIREHOUSE_FIELDS: {item!r} is not WHAT=FIELD, where WHAT is one of {known}"
                )
            chosen = replace(chosen, **{said: (name, *getattr(chosen, said))})
        return chosen

    @property
    def known(self) -> frozenset[str]:
        """Every field that is looked at."""
        return frozenset(name for field in dataclass_fields(self) for name in getattr(self, field.name)) | {
            CRAWL_FIELD
        }

    def to_record(
        self, record_no: int, values: Mapping[str, Any], encoding: str, max_record_bytes: int
    ) -> SourceRecord:
        """The record that the values make.

        Raises:
            RecordError: None of the fields has text (`no_text`), or it has too much (`record_too_large`).
        """
        text = next((values[name] for name in self.text if is_text(values.get(name))), None)
        if text is None:
            raise RecordError(
                "no_text",
                f"The record has no text in any of the fields {', '.join(self.text)}.",
                f"fields: {', '.join(map(str, values))}",
            )
        if len(text) > max_record_bytes:
            raise RecordError(
                "record_too_large",
                f"The text is longer than the {max_record_bytes:,} of WIREHOUSE_MAX_RECORD_MB.",
            )
        text = well_formed(text)
        flags = (Flag.REPLACED_CHARACTERS,) if "\ufffd" in text else ()
        return SourceRecord(record_no, text, encoding, self.metadata_of(values), flags)

    def metadata_of(self, values: Mapping[str, Any]) -> RecordMetadata:
        """What the values say of the record."""
        date_fields = [name for name in self.published_on if not (name == "date" and CRAWL_FIELD in values)]
        return RecordMetadata(
            title=first_fit(values, self.title, line),
            authors=first_fit(values, self.authors, names) or (),
            publisher=first_fit(values, self.publisher, line),
            category=first_fit(values, self.category, line),
            published_on=first_fit(values, date_fields, day),
            language=first_fit(values, self.language, language_tag),
            url=first_fit(values, self.url, line),
        )


def first_fit(values: Mapping[str, Any], names: Iterable[str], fit: Callable[[object], T]) -> T | None:
    """The first of the fields that has something fit to take, as it is then."""
    return next((value for name in names if (value := fit(values.get(name)))), None)


def is_text(value: object) -> bool:
    """Whether the value is text with something in it."""
    return isinstance(value, str) and bool(value.strip())
