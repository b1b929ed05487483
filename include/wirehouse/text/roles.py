"""The role of every block, from what it says of itself, how it reads, and where it stands."""

import re
from dataclasses import dataclass, field

from wirehouse.text.bylines import authors_of, has_lead, is_name
from wirehouse.text.dates import is_date_line
from wirehouse.text.evidence import Evidence, dense_regions, is_sign_off, weigh
from wirehouse.text.furniture import Sign, sign
from wirehouse.text.model import Role
from wirehouse.text.phrases import BIO, CREDIT
from wirehouse.text.repeats import fold
from wirehouse.text.wrapping import Block, ends_sentence

_ROLE_OF_SIGN = {
    Sign.BUTTON: Role.BOILERPLATE,
    Sign.SYMBOLS: Role.BOILERPLATE,
    Sign.IMAGE: Role.BOILERPLATE,
    Sign.LINKS: Role.RELATED,
    Sign.LINK: Role.RELATED,
    Sign.METADATA: Role.METADATA,
    Sign.BYLINE: Role.BYLINE,
    Sign.DATE: Role.DATE,
    Sign.CAPTION: Role.CAPTION,
}
_CREDIT_TAIL = re.compile(
    r"(?:photo(?:graph)?s? ?(?:credit|by|courtesy)?\s?[:/]|image credit:|picture credit:|credit:)[^.]{2,80}(?:\. ?[^.]{0,40})?\.?\)?$"
    r"|\([^()]{0,60}(?:\bphoto\b|getty images|reuters|\bafp\b|\bepa\b|\bap\b|file photo|shutterstock|alamy)[^()]{0,60}\)\.?$"
    r"|\[(?:photo|image|file)[^\]]{0,80}\]$|(?:getty images|/afp|/reuters|/ap|/epa|via ap|via reuters|via getty images)\)?\.?$"
    r"|^(?:file photo|file|file picture)\s?[:–—-]",
    re.IGNORECASE,
)
_HEADER = 30  # blocks above the text in which its title can stand
_LINKS_IN_A_ROW = 3
_READS_LIKE_TEXT = -1.0  # log-odds; within a dense region even the doubtful is text
_BULLETS = "-–—•*·>▪◦"


@dataclass(slots=True)
class Layout:
    """The roles of the blocks of a document, and what the rules have to know of it on the way."""

    blocks: list[Block]
    signs: list[Sign | None]
    evidence: list[Evidence]
    roles: list[Role | None]
    first: int = 0  # the first block of body
    last: int = -1  # the last one
    body: list[int] = field(default_factory=list)

    def neighbour(self, number: int) -> Role | None:
        """Return the role of the block before, None at the beginning."""
        return self.roles[number - 1] if number else None


def assign_roles(blocks: list[Block], title: str | None = None) -> list[Role]:
    """Give every block its role; `title` is the title that the source states outside the text."""
    signs = [sign(block.text) for block in blocks]
    evidence = [weigh(block.text) for block in blocks]
    layout = Layout(blocks, signs, evidence, [_ROLE_OF_SIGN[s] if s else None for s in signs])
    _bylines_and_dates(layout)
    _captions(layout)
    _body(layout)
    _headings(layout)
    _header(layout, title)
    _signature(layout)
    _links(layout)
    return [role or Role.BOILERPLATE for role in layout.roles]


def _bylines_and_dates(layout: Layout) -> None:
    """Mark lines that are nothing but a byline or a date."""
    for number, block in enumerate(layout.blocks):
        text = block.text
        if len(text) > 160 or layout.roles[number] not in {None, Role.BYLINE}:
            continue
        if has_lead(text):
            layout.roles[number] = Role.BYLINE if authors_of(text) and not ends_sentence(text) else None
        elif is_date_line(text):
            layout.roles[number] = Role.DATE


def _captions(layout: Layout) -> None:
    """Mark what ends with a photo credit or stands right after the trace of an image."""
    for number, block in enumerate(layout.blocks):
        if layout.roles[number] is not None:
            continue
        if number and layout.signs[number - 1] is Sign.IMAGE and not ends_sentence(block.text):
            layout.roles[number] = Role.CAPTION
        elif CREDIT in layout.evidence[number].kinds and _CREDIT_TAIL.search(block.text[-160:]):
            layout.roles[number] = Role.CAPTION
            if number and layout.roles[number - 1] is None and block.text[0] == "(":
                layout.roles[number - 1] = Role.CAPTION  # the credit has a line of its own


def _body(layout: Layout) -> None:
    """Mark the running text: what reads like text where text is dense."""
    density = [evidence.score for evidence in layout.evidence]
    for number, role in enumerate(layout.roles):
        if role is not None:
            density[number] = -4.0 if layout.signs[number] is Sign.LINKS else -1.0
        elif BIO in layout.evidence[number].kinds:
            density[number] = min(density[number], -2.0)
    for start, end in dense_regions(density):
        for number in range(start, end):
            if layout.roles[number] is None and layout.evidence[number].score > _READS_LIKE_TEXT:
                layout.roles[number] = Role.BODY
    _demote_titles(layout)
    _lists(layout)
    layout.body = [number for number, role in enumerate(layout.roles) if role is Role.BODY]
    if layout.body:
        layout.first, layout.last = layout.body[0], layout.body[-1]
        _sign_off(layout)


def _lists(layout: Layout) -> None:
    """Count the items of a list to the text that announces it with a colon."""
    number = 0
    while number < len(layout.blocks):
        if layout.roles[number] is not Role.BODY or layout.blocks[number].text[-1:] != ":":
            number += 1
            continue
        stop = number + 1
        while stop < len(layout.blocks) and layout.roles[stop] is None:
            stop += 1
        if stop - number > _LINKS_IN_A_ROW and layout.evidence[number].words > 3:
            layout.roles[number + 1 : stop] = [Role.BODY] * (stop - number - 1)
        number = stop


def _sign_off(layout: Layout) -> None:
    """Count the sign-off of an agency report below the text to the text."""
    for number in range(layout.last + 1, min(layout.last + 4, len(layout.blocks))):
        if layout.roles[number] in {None, Role.BYLINE} and is_sign_off(layout.blocks[number].text):
            layout.roles[number] = Role.BODY
            layout.body.append(number)
            layout.last = number
            return


def _demote_titles(layout: Layout) -> None:
    """Take lines that are written like a title or heading out of the body they stand in."""
    for number, role in enumerate(layout.roles):
        if role is Role.BODY and _like_heading(layout.blocks[number]):
            layout.roles[number] = None


def _like_heading(block: Block) -> bool:
    """Tell whether a block is short, begins with a capital or digit and does not end like a sentence."""
    text = block.text
    if len(text) > 140 or not text or ends_sentence(text) or text[-1] in ",;:-–—":
        return False
    return (text[0].isupper() or text[0].isdigit() or text[0] in "'‘\"“¿¡") and text.count(" ") < 20


def _headings(layout: Layout) -> None:
    """Mark single heading-like lines between body passages."""
    for number in range(layout.first + 1, layout.last):
        if layout.roles[number] is None and layout.roles[number + 1] is Role.BODY:
            block = layout.blocks[number]
            if _like_heading(block) and layout.roles[number - 1] is not Role.RELATED:
                layout.roles[number] = Role.HEADING


def _header(layout: Layout, stated: str | None) -> None:
    """Find the title above the body, and the standfirst between it and the byline or the date."""
    end = layout.first if layout.body else len(layout.blocks)
    title = _title(layout, max(0, end - _HEADER), end, stated)
    if title is None:
        return
    layout.roles[title] = Role.TITLE
    for number in range(title + 1, len(layout.blocks) - 1):
        if layout.roles[number] not in {Role.BODY, None} or len(layout.blocks[number].text) < 25:
            break
        following = next((r for r in layout.roles[number + 1 : number + 3] if r is not None), None)
        if following in {Role.BYLINE, Role.DATE}:
            layout.roles[number] = Role.STANDFIRST


def _title(layout: Layout, start: int, end: int, stated: str | None) -> int | None:
    """Return the number of the block that is the title: the stated one, else the best of those like a title."""
    if stated:
        wanted = fold(stated)
        for number, block in enumerate(layout.blocks[: end + 1]):
            folded = fold(block.text)
            if folded == wanted or (
                len(wanted) > 15 and folded.startswith(wanted) and len(folded) < len(wanted) + 40
            ):
                return number
    best, most = None, 0.0
    for number in range(start, end):
        block = layout.blocks[number]
        words = block.text.count(" ") + 1
        if layout.roles[number] is None and words >= 3 and _like_heading(block) and not is_name(block.text):
            value = min(words, 12) - 0.3 * (end - number)
            if value > most:
                best, most = number, value
    return best


def _signature(layout: Layout) -> None:
    """Mark a name with a colon ("Jane Doe:") below the text as the byline it heads."""
    for number in range(layout.last + 1, len(layout.blocks)):
        text = layout.blocks[number].text
        if layout.body and layout.roles[number] is None and text[-1:] == ":" and is_name(text[:-1]):
            layout.roles[number] = Role.BYLINE
            return


def _links(layout: Layout) -> None:
    """Mark lists of links: lines under their heading, or several title-like lines in a row."""
    number = 0
    while number < len(layout.blocks):
        if layout.roles[number] is not None and layout.signs[number] is not Sign.SYMBOLS:
            number += 1
            continue
        stop = number
        while stop < len(layout.blocks) and (
            layout.roles[stop] is None or layout.signs[stop] is Sign.SYMBOLS
        ):
            stop += 1
        items = [
            n for n in range(number, stop) if layout.roles[n] is None and _like_link(layout.blocks[n].text)
        ]
        headed = number > 0 and layout.roles[number - 1] is Role.RELATED
        if headed or (len(items) >= _LINKS_IN_A_ROW and len(items) * 2 > stop - number):
            for item in range(number, stop):
                layout.roles[item] = Role.RELATED
        number = stop


def _like_link(text: str) -> bool:
    """Tell whether a line could be the title of another story."""
    return text.count(" ") >= 3 and len(text) < 200
