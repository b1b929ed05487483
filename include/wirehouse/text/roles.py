"""The role of every block, from what it says of itself, how it reads, and where it stands."""

from wirehouse.steps import Steps, in_steps
from wirehouse.text.bylines import is_name
from wirehouse.text.captions import has_credit
from wirehouse.text.density import dense_regions, densities
from wirehouse.text.evidence import announces_list, is_sign_off, reads_on
from wirehouse.text.furniture import Sign
from wirehouse.text.header import read_header
from wirehouse.text.layout import Layout, like_heading
from wirehouse.text.lines import Block
from wirehouse.text.model import Role
from wirehouse.text.phrases import CREDIT, FURNITURE, NOTICE, PROMO
from wirehouse.text.reading import read_lines
from wirehouse.text.wrapping import ends_sentence

_FURNITURE = frozenset({PROMO, FURNITURE, NOTICE})  # phrases of the page itself, also among its links
_IN_LISTS = (None, Role.CAPTION)
_IN_TEXT = (None, Role.BODY, Role.HEADING)
_LINKS_IN_A_ROW = 3
_SIGNATURE_REACH = 5  # blocks below the text in which its writer is named
_PARAGRAPH = 25  # words; an article has a paragraph of this length, a list of slogans has none
_RECURS = -4.0  # log-odds of running text for what other articles of the source say too
# Log-odds; within a dense region even the doubtful is text, if it ends as text does.
_SENTENCE, _FRAGMENT = -2.0, -0.7


@in_steps
def assign_roles(blocks: list[Block], title: str | None = None) -> Steps[list[Role]]:
    """Give every block its role; `title` is the title that the source states outside the text."""
    layout = Layout(blocks, read_lines([block.text for block in blocks]))
    yield
    _recurring(layout)
    _captions(layout)
    yield
    _body(layout)
    yield
    _headings(layout)
    yield
    read_header(layout, title)
    yield
    _sign_off(layout)
    _signature(layout)
    _links(layout)
    return [role or Role.BOILERPLATE for role in layout.roles]


def _recurring(layout: Layout) -> None:
    """Count what other articles of the source say too to the furniture, but never the longest block."""
    numbers = [number for number, block in enumerate(layout.blocks) if block.recurs]
    if not numbers:
        return
    longest = max(len(block.text) for block in layout.blocks)
    for number in numbers:
        if len(layout.blocks[number].text) < longest:
            reading = layout.readings[number]
            layout.readings[number] = reading._replace(score=_RECURS)


def _captions(layout: Layout) -> None:
    """Mark what ends with a photo credit or stands right after the trace of an image."""
    image, above = Sign.IMAGE, None  # the sign of the block above
    for number, (block, reading) in enumerate(zip(layout.blocks, layout.readings, strict=True)):
        text = block.text
        if reading.role is not None:
            pass
        elif above is image and not ends_sentence(text):
            layout.roles[number] = Role.CAPTION
        elif (CREDIT in reading.kinds or text[:1] == "(") and has_credit(text):
            layout.roles[number] = Role.CAPTION
            if number and layout.roles[number - 1] is None and text[0] == "(":
                before = layout.blocks[number - 1].text
                if before.endswith("."):  # the credit has a line of its own
                    layout.roles[number - 1] = Role.CAPTION
        above = reading.sign


def _body(layout: Layout) -> None:
    """Mark the running text: what reads like text where text is dense."""
    for start, end in _regions(layout):
        for number in layout.open_blocks(start, end):
            text, score = layout.blocks[number].text, layout.readings[number].score
            reads_like_text = score > _FRAGMENT or (score > _SENTENCE and ends_sentence(text))
            if reads_like_text and not like_heading(text):
                layout.roles[number] = Role.BODY
    _lists(layout)
    layout.mark_body()


def _regions(layout: Layout) -> list[tuple[int, int]]:
    """Return where text is dense, without regions of slogans: an article has a paragraph of some length."""
    regions = dense_regions(densities(layout.readings, layout.roles))
    longest = [max(layout.readings[number].words for number in range(*region)) for region in regions]
    least = min(_PARAGRAPH, max(longest, default=0))
    return [region for region, words in zip(regions, longest, strict=True) if words >= least]


def _lists(layout: Layout) -> None:
    """Count the items of a list to the text that announces it with a colon."""
    stop = 0
    for number in [number for number, block in enumerate(layout.blocks) if block.text[-1:] == ":"]:
        if number < stop or not _announces(layout, number):
            continue
        items = 0
        stop = number + 1
        while stop < len(layout.blocks) and layout.roles[stop] in _IN_LISTS:
            items += layout.roles[stop] is None
            stop += 1
        if items >= _LINKS_IN_A_ROW:
            for item in layout.open_blocks(number, stop):
                layout.roles[item] = Role.BODY


def _announces(layout: Layout, number: int) -> bool:
    """Tell whether a block with a colon at its end announces a list: text does, or what says so below it."""
    if layout.readings[number].words <= 3:
        return False
    if layout.roles[number] is Role.BODY:
        return True
    above = layout.roles[max(0, number - _SIGNATURE_REACH) : number]
    text = layout.blocks[number].text
    return layout.roles[number] is None and Role.BODY in above and announces_list(text)


def _sign_off(layout: Layout) -> None:
    """Mark the reporting credit of an agency report, in the text or soon below it."""
    for number, block in enumerate(layout.blocks[layout.first : layout.last + 4], start=layout.first):
        if layout.roles[number] in _IN_TEXT and is_sign_off(block.text):
            layout.roles[number] = Role.BYLINE
    layout.mark_body()


def _headings(layout: Layout) -> None:
    """Mark heading-like lines right above body passages, and as text what stands between text and heading."""
    for number in reversed(list(layout.open_blocks(layout.first + 1, layout.last))):
        above, below = layout.roles[number - 1], layout.roles[number + 1]
        text = layout.blocks[number].text
        if layout.blocks[number].recurs:
            continue
        if below is Role.BODY and above is not Role.RELATED and like_heading(text):
            layout.roles[number] = Role.BODY if reads_on(text) else Role.HEADING
        elif below is Role.HEADING and above is Role.BODY and reads_on(text):
            layout.roles[number] = Role.BODY


def _signature(layout: Layout) -> None:
    """Mark a name with a colon ("Jane Doe:") soon below the text as the byline it heads."""
    if not layout.has_body():
        return
    for number in layout.open_blocks(
        layout.last + 1, min(layout.last + 1 + _SIGNATURE_REACH, len(layout.blocks))
    ):
        text = layout.blocks[number].text
        if text[-1:] == ":" and is_name(text[:-1]):
            layout.roles[number] = Role.BYLINE
            return


def _links(layout: Layout) -> None:
    """Mark lists of links: lines under their heading, or several title-like lines in a row."""
    number = 0
    while number < len(layout.blocks):
        if not _may_be_link(layout, number):
            number += 1
            continue
        stop = number
        while stop < len(layout.blocks) and _may_be_link(layout, stop):
            stop += 1
        headed = number > 0 and layout.roles[number - 1] is Role.RELATED
        if headed or _many_links(layout, number, stop):
            for item in range(number, stop):
                furniture = not _FURNITURE.isdisjoint(layout.readings[item].kinds)
                layout.roles[item] = Role.BOILERPLATE if furniture else Role.RELATED
        number = stop


def _may_be_link(layout: Layout, number: int) -> bool:
    return layout.roles[number] is None or layout.readings[number].sign is Sign.SYMBOLS


def _many_links(layout: Layout, start: int, stop: int) -> bool:
    """Tell whether most blocks of a range could be titles of other stories, and they are several."""
    if stop - start < _LINKS_IN_A_ROW:
        return False
    items = sum(
        layout.readings[number].words > 3 and len(layout.blocks[number].text) < 200
        for number in layout.open_blocks(start, stop)
    )
    return items >= _LINKS_IN_A_ROW and items * 2 > stop - start
