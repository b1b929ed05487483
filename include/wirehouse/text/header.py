"""What stands above the text: title, standfirst, and names without a "By"."""

import re

from wirehouse.text.bylines import all_names
from wirehouse.text.dates import find_dates
from wirehouse.text.layout import Layout, like_heading
from wirehouse.text.model import Role
from wirehouse.text.phrases import BIO, FURNITURE, PROMO
from wirehouse.text.repeats import fold
from wirehouse.text.vocabulary import FUNCTION_WORDS

_REACH = 30  # blocks above the text in which its title can stand, and below a title its writers
_BODY_SAMPLE = 6  # body blocks whose words a title shares, besides those under headings
_TITLE_OF_STANDFIRST = 0.5  # a title shares fewer words with the text than a standfirst does
_UNDER_STANDFIRST = 5  # blocks below a title; a standfirst that reads like text stands before the names
_SIGNED = 0.5  # a title stands above its byline and date; a heading of the text stands below them
# Tuples: to look a role up in a set takes longer than to compare it with a few.
_SIGNATURE = (Role.BYLINE, Role.DATE)
_BETWEEN = (Role.BYLINE, Role.DATE, Role.CAPTION)  # what stands between a title and its text
_READS_ON = (None, Role.BODY)
_WORD = re.compile(r"\w{4,}")
_STEM = 5  # letters; enough to see "elections" in "election"


def read_header(layout: Layout, stated: str | None) -> None:
    """Mark title, standfirst and bare names; `stated` is the title the source gives outside the text."""
    end = layout.first if layout.has_body() else len(layout.blocks)
    title = _find_stated(layout, stated, end) if stated else None
    if title is None:
        title = _best_title(layout, max(0, end - _REACH), end)
    if title is not None:
        layout.roles[title] = Role.TITLE
        below = title + 1  # a standfirst that reads like text comes before the names
        _bare_names(
            layout, below, min(max(end, below + _UNDER_STANDFIRST), below + _REACH, len(layout.blocks))
        )
        _standfirsts(layout, title)
        _first_heading(layout, title, end)


def _first_heading(layout: Layout, title: int, end: int) -> None:
    """Mark the line right above the text where it is the first heading of a digest."""
    number = end - 1
    if number < title or not layout.has_body() or layout.roles[number] is not None:
        return
    text = layout.blocks[number].text
    if Role.HEADING in layout.roles and like_heading(text):
        dated = any(role in _SIGNATURE for role in layout.roles[title:number])
        if dated and not _stems(text).isdisjoint(_stems(layout.blocks[end].text)):
            layout.roles[number] = Role.HEADING


def _find_stated(layout: Layout, stated: str, end: int) -> int | None:
    """Return the block that says the stated title, perhaps with the name of the site after it."""
    wanted = fold(stated)
    for number in range(min(end + 1, len(layout.blocks))):
        folded = fold(layout.blocks[number].text)
        if folded == wanted or (
            len(wanted) > 15 and folded.startswith(wanted) and len(folded) < len(wanted) + 40
        ):
            return number
    return None


def _best_title(layout: Layout, start: int, end: int) -> int | None:
    """Return the block above the text that is its title, or None rather than a guess.

    A title shares its words with the text below; where several do, a byline or date soon after it counts,
    and then nearness. A line that shares none counts only right above the text, its byline or its date.
    """
    sample = [
        number
        for number in range(end, layout.last + 1)
        if number < end + _BODY_SAMPLE or layout.roles[number - 1] is Role.HEADING
    ]
    body = _stems(" ".join(layout.blocks[number].text for number in sample))
    values: dict[int, float] = {}
    for number in layout.open_blocks(start, end):
        text = layout.blocks[number].text
        kinds = layout.readings[number].kinds
        signed = any(role in _SIGNATURE for role in layout.roles[number + 1 : number + 5])
        promotes = FURNITURE in kinds or (PROMO in kinds and not signed)
        if text.count(" ") < 2 or promotes or not _like_title(text):
            continue
        stems = _stems(text)
        shared = len(stems & body)
        if shared < min(2, len(stems)) and not _right_above(layout, number, end):
            continue
        values[number] = (
            shared / (len(stems) + 1) + _SIGNED * signed - 0.01 * (end - number) + 0.02 * min(shared, 8)
        )
    if not values:
        return None
    best = max(values, key=values.__getitem__)
    if values.get(best - 1, 0.0) > _TITLE_OF_STANDFIRST * values[best]:
        return best - 1  # the best was the standfirst under the title
    return best


def _like_title(text: str) -> bool:
    """Tell whether a line may be a title: no names, and no sentence but a question."""
    bare = text.rstrip("'’\"”")
    ended = bare[-1:] in "?!" and like_heading(bare.rstrip("?!"))
    return (ended or like_heading(text)) and not all_names(text)


def _right_above(layout: Layout, number: int, end: int) -> bool:
    """Tell whether nothing but byline, date and caption stands between a block and the text."""
    return number + 1 == end or (
        layout.roles[number + 1] in _BETWEEN
        and all(role in _BETWEEN for role in layout.roles[number + 1 : end])
    )


def _bare_names(layout: Layout, start: int, end: int) -> None:
    """Mark names that stand alone beside a date or byline, before a date, or in a biography below."""
    for number in layout.open_blocks(start, end):
        text = layout.blocks[number].text
        if len(text) > 100:
            continue
        dates = find_dates(text)
        dated = bool(dates) and all_names(text[: dates[0].start].split(",")[0])
        if dated or (all_names(text) and (_beside_date(layout, number) or _has_biography(layout, text))):
            layout.roles[number] = Role.BYLINE


def _beside_date(layout: Layout, number: int) -> bool:
    beside = layout.roles[max(0, number - 2) : number] + layout.roles[number + 1 : number + 3]
    return Role.DATE in beside or Role.BYLINE in beside


def _has_biography(layout: Layout, name: str) -> bool:
    return any(
        BIO in layout.readings[number].kinds and layout.blocks[number].text.startswith(name)
        for number in range(layout.last + 1, len(layout.blocks))
    )


def _standfirsts(layout: Layout, title: int) -> None:
    """Mark the lines between the title and the byline or date that follows it."""
    for number in range(title + 1, layout.last):
        if layout.roles[number] not in _READS_ON or len(layout.blocks[number].text) < 25:
            break
        following = next((role for role in layout.roles[number + 1 : number + 3] if role is not None), None)
        if following in _SIGNATURE:
            layout.roles[number] = Role.STANDFIRST


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in set(_WORD.findall(text.lower())) - FUNCTION_WORDS}
