"""From a decoded text to an article: its passages with their roles, and what they state."""

from datetime import date
from typing import NamedTuple

from wirehouse.steps import Steps, in_steps
from wirehouse.text.cleaning import Cleaner
from wirehouse.text.inferred import infer_published_on
from wirehouse.text.language import language_of
from wirehouse.text.lines import Block, split_lines
from wirehouse.text.model import Article, DateBasis, Flag, Passage, RecordMetadata, Role
from wirehouse.text.repeats import find_repeats, fold, mark_recurring
from wirehouse.text.roles import assign_roles
from wirehouse.text.stated import (
    Zones,
    authors_stated,
    by_role,
    category_stated,
    date_stated,
    dateline_stated,
    publisher_stated,
    title_of,
    zones_of,
)
from wirehouse.text.wrapping import join_lines

_INFERRED_FROM = {
    "url": Flag.DATE_FROM_URL,
    "dateline": Flag.DATE_FROM_DATELINE,
    "today": Flag.DATE_FROM_TODAY,
}
_NO_METADATA = RecordMetadata()
_ANTICIPATED = 30  # letters; a shorter standfirst may begin like the text by chance


@in_steps
def normalize(
    text: str, metadata: RecordMetadata = _NO_METADATA, recurring: frozenset[str] = frozenset()
) -> Steps[Article]:
    """Return the article in a text, losing nothing of it.

    The passages cover every non-blank character of `text` exactly once. What the source states outside the
    text (`metadata`) has precedence over what the text states, and that over what can be inferred.
    `recurring` are the lines, as `repeats.fold` gives them, that other articles of the same source hold too.
    Never raises.
    """
    cleaner = Cleaner(text)
    lines = split_lines(text, cleaner)
    if recurring:
        lines = mark_recurring(lines, recurring)
    blocks = join_lines(text, lines, cleaner)
    yield
    roles = yield from assign_roles.steps(blocks, metadata.title)
    yield
    passages = _passages(blocks, roles)
    found = by_role(passages)
    kept = [p.text for p in found[Role.BODY] if p.repeats_passage_no is None]
    body = "\n\n".join(kept)
    zones = zones_of(passages, found)
    yield
    dating = _dating(metadata, zones, passages)
    yield
    title = metadata.title or title_of(found)
    dateline = dateline_stated(found, zones)
    yield
    language = metadata.language or language_of(body)
    yield
    noticed = (
        (Flag.CONTROL_CHARACTERS, cleaner.dropped),
        (Flag.MOJIBAKE_REPAIRED, cleaner.repaired),
        (Flag.HARD_WRAPPED, len(blocks) < len(lines)),
        (Flag.REPEATED_PASSAGES, len(found[Role.BODY]) > len(kept)),
        (Flag.TRUNCATED_STANDFIRST, any(_breaks_off(p.text, kept) for p in found[Role.STANDFIRST])),
        (Flag.SEVERAL_SECTIONS, bool(found[Role.HEADING])),
        (Flag.NO_TITLE, not title),
        (Flag.NO_BODY, not kept),
        (Flag.NO_LANGUAGE, language is None),
    )
    return Article(
        passages=passages,
        title=title,
        authors=metadata.authors or authors_stated(found, zones),
        publisher=metadata.publisher or publisher_stated(found),
        agency=dateline.agency,
        category=metadata.category or category_stated(found),
        published_on=dating.published_on,
        published_on_basis=dating.basis,
        dateline_place=dateline.place,
        language=language,
        body=body,
        word_count=body.count(" ") + len(kept),  # no text has other blanks
        flags=(*(flag for flag, holds in noticed if holds), *dating.flags),
    )


def _passages(blocks: list[Block], roles: list[Role]) -> tuple[Passage, ...]:
    """Number the blocks and give them role, section and, where they repeat, the passage they repeat."""
    repeats = find_repeats(roles, [block.text for block in blocks])
    passages = []
    section, heading = 0, Role.HEADING
    for number, ((start, end, text, *_), role) in enumerate(zip(blocks, roles, strict=True)):
        if role is heading:
            section += 1
        passages.append(Passage(number, section, role, text, start, end, repeats[number]))
    return tuple(passages)


class _Dating(NamedTuple):
    """The day of publication, how it is known, and what there is to notice about it."""

    published_on: date | None
    basis: DateBasis | None
    flags: tuple[Flag, ...] = ()


def _dating(metadata: RecordMetadata, zones: Zones, passages: tuple[Passage, ...]) -> _Dating:
    """Return the day of publication from the best evidence there is."""
    if metadata.published_on:
        return _Dating(metadata.published_on, DateBasis.METADATA)
    stated_on, ambiguous = date_stated(zones)
    if stated_on:
        return _Dating(stated_on, DateBasis.STATED)
    if inferred := infer_published_on(metadata.url, passages):
        return _Dating(inferred.day, DateBasis.INFERRED, (_INFERRED_FROM[inferred.rule],))
    return _Dating(None, None, (Flag.AMBIGUOUS_DATE, Flag.NO_DATE) if ambiguous else (Flag.NO_DATE,))


def _breaks_off(standfirst: str, kept: list[str]) -> bool:
    """Tell whether a standfirst is the beginning of the body and breaks off in the middle of a sentence."""
    said = fold(standfirst).replace(" ", "").rstrip(".…")
    body = fold("".join(kept[:4])).replace(" ", "")
    return (
        len(said) > _ANTICIPATED
        and body.startswith(said)
        and body[len(said) : len(said) + 1] not in {".", ""}
    )
