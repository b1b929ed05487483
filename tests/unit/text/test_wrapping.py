import textwrap

import pytest

from wirehouse.text.cleaning import Cleaner
from wirehouse.text.lines import split_lines
from wirehouse.text.wrapping import ends_sentence, join_lines

FIRST = (
    "The ferry company said on Monday that it would run two more boats a day from the old harbour, because"
    " the bridge will be closed until the autumn and nobody wants to drive around the bay."
)
SECOND = (
    "Mr. Alder, who has sold tickets there for thirty years, was not convinced, and told the council so in"
    " a long letter."
)
THIRD = "“We had hoped for more,” he wrote, and asked the mayor to come and see the queue for herself."


def blocks(text: str) -> list[str]:
    cleaner = Cleaner(text)
    return [block.text for block in join_lines(text, split_lines(text, cleaner), cleaner)]


@pytest.mark.parametrize("width", [50, 64, 72, 80])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_wrapped_paragraphs_are_joined_with_and_without_blank_lines(width: int, between: str) -> None:
    text = between.join("\n".join(textwrap.wrap(p, width)) for p in (FIRST, SECOND, THIRD))
    assert blocks(text) == [FIRST, SECOND, THIRD]


def test_an_irregular_wrap_is_joined() -> None:
    text = (
        "XNA - The\nferry company said on Monday that it would run two more boats a day, because the\n"
        "bridge of Mr.\nAlder will be closed\nuntil the autumn.\n"
        "Nobody wants to drive\naround the bay, said the\nChairman of the\nHarbour Board.\n"
        "“We had hoped for more,” he\nwrote to the mayor of the town."
    )
    assert [block[:12] for block in blocks(text)] == ["XNA - The fe", "Nobody wants", "“We had hope"]


def test_a_line_per_paragraph_stays_a_line_per_paragraph() -> None:
    lines = ["The mayor told the council,", "The boats will run from Monday to Friday.", FIRST, SECOND]
    assert blocks("\n".join(lines)) == lines


def test_lists_and_short_lines_are_not_joined() -> None:
    lines = ["Menu", "News", "Sport", "- Boats for the bay", "- A bridge too old", "Share"]
    assert blocks("\n".join(lines)) == lines


def test_a_heading_above_a_wrapped_paragraph_stays_alone() -> None:
    text = "More boats for the bay\n" + "\n".join(textwrap.wrap(FIRST + " " + SECOND, 60))
    assert blocks(text) == ["More boats for the bay", FIRST + " " + SECOND]


def test_a_full_line_that_ends_a_sentence_ends_the_paragraph_before_a_quotation() -> None:
    lines = [
        "the boats of the bay are old and",
        "late, said the men of the ferry.",
        "“They will not last,” said one of",
    ]
    assert len(blocks("\n".join([*lines, "them, who had seen them built."]))) == 2


def test_a_word_broken_at_its_hyphen_keeps_it() -> None:
    text = (
        "The company spoke of a well-\nknown problem with the boats of the bay and\nof the harbour, which\n"
        "nobody had expected so soon."
    )
    assert blocks(text)[0].startswith("The company spoke of a well-known problem")


@pytest.mark.parametrize("text", ["It ended.", "Did it?", "It “ended.”", "It ended. (AP)"[:9], "fin…"])
def test_sentences_end(text: str) -> None:
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["said Mr.", "The end", "", "“", "he said,", "on Oct."])
def test_sentences_do_not_end(text: str) -> None:
    assert not ends_sentence(text)


def test_a_byline_in_lower_case_does_not_go_on_the_title() -> None:
    text = "Why the ferry of the old harbour never sleeps\nby Jane Doe\n2 June 2019"
    assert blocks(text) == text.split("\n")


def test_a_word_that_begins_sentences_begins_a_paragraph() -> None:
    caption = "Ana Alder sells a ticket at the harbour of the old town"
    ragged = (
        "The boats of the bay are late again, as they were last year, and nobody\nknows when\n"
        "they will come or\nwhy they stay away so long."
    )
    assert blocks(f"{caption}\n{ragged}") == [caption, ragged.replace("\n", " ")]
