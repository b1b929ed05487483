"""From a decoded text to an article: its passages with their roles, and what they state."""

from datetime import date

from wirehouse.text.bylines import agency_of, authors_of
from wirehouse.text.cleaning import cleaner_for, has_invisible, has_repairable
from wirehouse.text.datelines import Dateline, dateline_of, known_agency
from wirehouse.text.dates import find_dates
from wirehouse.text.labels import category_of, publisher_of
from wirehouse.text.language import language_of
from wirehouse.text.lines import split_lines
from wirehouse.text.model import Article, DateBasis, Flag, Passage, RecordMetadata, Role
from wirehouse.text.repeats import find_repeats, fold
from wirehouse.text.roles import assign_roles
from wirehouse.text.wrapping import Block, join_lines

_NO_METADATA = RecordMetadata()


def normalize(text: str, metadata: RecordMetadata = _NO_METADATA) -> Article:
    """Return the article in a text, losing nothing of it.

    The passages cover every non-blank character of `text` exactly once. What the source states outside the
    text (`metadata`) has precedence over what the text states; nothing is inferred. Never raises.
    """
    cleaner = cleaner_for(text)
    blocks = join_lines(text, split_lines(text, cleaner), cleaner)
    passages = _passages(blocks, metadata.title)
    kept = [p.text for p in passages if p.role is Role.BODY and p.repeats_passage_no is None and p.text]
    body = "\n\n".join(kept)
    dateline = _dateline(passages)
    day, ambiguous = _stated_date(passages)
    title = metadata.title or _first(passages, Role.TITLE)
    published_on = metadata.published_on or day
    language = metadata.language or language_of(body)
    noticed = {
        Flag.CONTROL_CHARACTERS: has_invisible(text),
        Flag.MOJIBAKE_REPAIRED: has_repairable(text),
        Flag.HARD_WRAPPED: any(block.line_count > 1 for block in blocks),
        Flag.REPEATED_PASSAGES: any(
            p.role is Role.BODY and p.repeats_passage_no is not None for p in passages
        ),
        Flag.TRUNCATED_STANDFIRST: _truncated(passages, kept),
        Flag.SEVERAL_SECTIONS: any(p.role is Role.HEADING for p in passages),
        Flag.AMBIGUOUS_DATE: ambiguous and published_on is None,
        Flag.NO_TITLE: not title,
        Flag.NO_BODY: not kept,
        Flag.NO_DATE: published_on is None,
        Flag.NO_LANGUAGE: language is None,
    }
    basis = DateBasis.METADATA if metadata.published_on else DateBasis.STATED if day else None
    return Article(
        passages=passages,
        title=title or None,
        authors=metadata.authors or _authors(passages),
        publisher=metadata.publisher or _stated(passages, publisher_of),
        agency=dateline.agency or _agency(passages),
        category=metadata.category or _stated(passages, category_of),
        published_on=published_on,
        published_on_basis=basis,
        dateline_place=dateline.place,
        language=language,
        body=body,
        word_count=len(body.split()),
        flags=tuple(flag for flag, holds in noticed.items() if holds),
    )


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


def _first(passages: tuple[Passage, ...], role: Role) -> str | None:
    return next((p.text for p in passages if p.role is role), None)


def _stated(passages, read) -> str | None:
    for p in passages:
        if p.role in {Role.METADATA, Role.BOILERPLATE}:
            value = read(p.text)
            if value:
                return value
    return None


def _authors(passages: tuple[Passage, ...]) -> tuple[str, ...]:
    names: list[str] = []
    for p in passages:
        if p.role is Role.BYLINE:
            names += authors_of(p.text)
    return tuple(dict.fromkeys(names))


def _agency(passages: tuple[Passage, ...]) -> str | None:
    for p in passages:
        if p.role is Role.BYLINE:
            found = agency_of(p.text)
            if found:
                return found
        elif p.role is Role.METADATA and p.text.lower().startswith("source"):
            found = known_agency(p.text.partition(":")[2])
            if found:
                return found
    return None


def _dateline(passages: tuple[Passage, ...]) -> Dateline:
    """Read the dateline of the first body passage."""
    first = _first(passages, Role.BODY)
    return dateline_of(first) if first else Dateline()


def _stated_date(passages: tuple[Passage, ...]) -> tuple[date | None, bool]:
    """Return the date of publication the text states, and whether an ambiguous one stands in its place."""
    ambiguous = False
    updated = None
    for p in passages:
        if p.role not in {Role.DATE, Role.BYLINE}:
            continue
        for stated in find_dates(p.text):
            if stated.day is None:
                ambiguous = True
            elif "updated" in p.text[: stated.start].lower() or "modified" in p.text[: stated.start].lower():
                updated = updated or stated.day
            else:
                return stated.day, False
    return updated, ambiguous and updated is None


def _truncated(passages: tuple[Passage, ...], kept: list[str]) -> bool:
    """Tell whether the standfirst is the beginning of the body and breaks off in the middle."""
    standfirst = _first(passages, Role.STANDFIRST)
    if not standfirst:
        return False
    said = fold(standfirst).replace(" ", "").rstrip(".…")
    body = fold("".join(kept[:4])).replace(" ", "")
    return len(said) > 30 and body.startswith(said) and body[len(said) : len(said) + 1] not in {".", ""}
