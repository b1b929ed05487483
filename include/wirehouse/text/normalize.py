"""From a decoded text to an article: its passages with their roles, and what they state."""

from collections.abc import Iterator
from dataclasses import replace

from wirehouse.text.cleaning import Cleaner
from wirehouse.text.language import language_of
from wirehouse.text.lines import Block, split_lines
from wirehouse.text.model import Article, DateBasis, Flag, Passage, RecordMetadata, Role
from wirehouse.text.repeats import find_repeats, fold
from wirehouse.text.roles import assign_roles
from wirehouse.text.stated import (
    authors_stated,
    category_stated,
    date_stated,
    dateline_stated,
    publisher_stated,
    title_of,
    zones_of,
)
from wirehouse.text.wrapping import join_lines

_NO_METADATA = RecordMetadata()
_ANTICIPATED = 30  # letters; a shorter standfirst may begin like the text by chance


def normalize(text: str, metadata: RecordMetadata = _NO_METADATA) -> Article:
    """Return the article in a text, losing nothing of it.

    The passages cover every non-blank character of `text` exactly once. What the source states outside the
    text (`metadata`) has precedence over what the text states; nothing is inferred. Never raises.
    """
    cleaner = Cleaner(text)
    blocks = join_lines(text, split_lines(text, cleaner), cleaner)
    passages = _passages(blocks, metadata.title)
    kept = [p.text for p in passages if p.role is Role.BODY and p.repeats_passage_no is None]
    body = "\n\n".join(kept)
    zones = zones_of(passages)
    stated_on, ambiguous = date_stated(zones)
    dateline = dateline_stated(passages, zones)
    article = Article(
        passages=passages,
        title=metadata.title or title_of(passages),
        authors=metadata.authors or authors_stated(passages, zones),
        publisher=metadata.publisher or publisher_stated(passages),
        agency=dateline.agency,
        category=metadata.category or category_stated(passages),
        published_on=metadata.published_on or stated_on,
        published_on_basis=_basis(metadata.published_on is not None, stated_on is not None),
        dateline_place=dateline.place,
        language=metadata.language or language_of(body),
        body=body,
        word_count=len(body.split()),
    )
    noticed = (
        (Flag.CONTROL_CHARACTERS, cleaner.dropped),
        (Flag.MOJIBAKE_REPAIRED, cleaner.repaired),
        (Flag.HARD_WRAPPED, any(block.line_count > 1 for block in blocks)),
        (Flag.AMBIGUOUS_DATE, ambiguous and article.published_on is None),
        *_noticed(article, kept),
    )
    return replace(article, flags=tuple(flag for flag, holds in noticed if holds))


def _passages(blocks: list[Block], title: str | None) -> tuple[Passage, ...]:
    """Number the blocks and give them role, section and, where they repeat, the passage they repeat."""
    roles = assign_roles(blocks, title)
    repeats = find_repeats(roles, [block.text for block in blocks])
    passages = []
    section = 0
    for number, (block, role) in enumerate(zip(blocks, roles, strict=True)):
        section += role is Role.HEADING
        passages.append(Passage(number, section, role, block.text, block.start, block.end, repeats[number]))
    return tuple(passages)


def _basis(in_metadata: bool, in_text: bool) -> DateBasis | None:
    """Return how the date of publication is known."""
    if in_metadata:
        return DateBasis.METADATA
    return DateBasis.STATED if in_text else None


def _noticed(article: Article, kept: list[str]) -> Iterator[tuple[Flag, bool]]:
    """Give what the article itself shows; `kept` are its body passages without repeats."""
    body = [p for p in article.passages if p.role is Role.BODY]
    standfirsts = [p.text for p in article.passages if p.role is Role.STANDFIRST]
    yield Flag.REPEATED_PASSAGES, len(body) > len(kept)
    yield Flag.TRUNCATED_STANDFIRST, any(_breaks_off(standfirst, kept) for standfirst in standfirsts)
    yield Flag.SEVERAL_SECTIONS, bool(article.passages) and article.passages[-1].section_no > 0
    yield Flag.NO_TITLE, not article.title
    yield Flag.NO_BODY, not kept
    yield Flag.NO_DATE, article.published_on is None
    yield Flag.NO_LANGUAGE, article.language is None


def _breaks_off(standfirst: str, kept: list[str]) -> bool:
    """Tell whether a standfirst is the beginning of the body and breaks off in the middle of a sentence."""
    said = fold(standfirst).replace(" ", "").rstrip(".…")
    body = fold("".join(kept[:4])).replace(" ", "")
    return (
        len(said) > _ANTICIPATED
        and body.startswith(said)
        and body[len(said) : len(said) + 1] not in {".", ""}
    )
