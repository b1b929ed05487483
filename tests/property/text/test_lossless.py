"""Nothing of a text is lost or counted twice, whatever it holds."""

from hypothesis import given, settings
from hypothesis import strategies as st

from wirehouse.text.cleaning import clean
from wirehouse.text.model import Article, RecordMetadata, Role
from wirehouse.text.normalize import normalize

SENTENCES = st.sampled_from([
    "The council met on Tuesday to talk about the new bridge, and nobody was pleased.",
    "“We had hoped for more,” said Mr. Alder, who runs the ferry with his sister.",
    "By Jane Doe and John Roe",
    "28 September 2015",
    "Published: 3/4/2015",
    "LISBON (AFP) - The harbour was closed.",
    "Source: The Example",
    "Related posts",
    "- Another story about boats -",
    "A Heading in Title Case",
    "It was a weâ€™ll-known cafÃ© in the old town of the coun-",
    "Photo credit: A. Person / Agency",
    "Share",
    "![](pic.png) |",
    "© 2019 The Example. All rights reserved.",
])
SEPARATORS = st.sampled_from([
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    " ",
    "\u2028",
    "\f",
    "\x85",
    "\n \n",
    "\u200b\n",
    "\n\u202e",
    "\x00",
])
NASTY = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from('\n\r\t \u200b\u200d\u202e\ufeff\u00ad-.,:"“”’|©Ãâ€\x00\x1c\x85\u2028\ud800\udfff'),
    ),
    max_size=120,
)


@st.composite
def wrapped(draw: st.DrawFn) -> str:
    """A paragraph broken at a width."""
    words = " ".join(draw(st.lists(SENTENCES, min_size=1, max_size=6))).split()
    width = draw(st.integers(20, 90))
    lines = [""]
    for word in words:
        if len(lines[-1]) + len(word) + 1 > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Texts like scraped pages, with anything between the pieces."""
    pieces = draw(st.lists(st.tuples(st.one_of(SENTENCES, wrapped(), NASTY), SEPARATORS), max_size=25))
    return "".join(piece + separator for piece, separator in pieces)


def check(text: str, article: Article) -> None:
    covered = 0
    for number, passage in enumerate(article.passages):
        assert passage.passage_no == number
        assert covered <= passage.start_char < passage.end_char <= len(text)
        assert not text[covered : passage.start_char].strip()
        assert not text[passage.start_char].isspace()
        assert not text[passage.end_char - 1].isspace()
        assert passage.text == clean(text[passage.start_char : passage.end_char])
        passage.text.encode()  # no lone surrogates
        covered = passage.end_char
    assert not text[covered:].strip()


@settings(max_examples=400, deadline=None)
@given(st.one_of(documents(), NASTY))
def test_passages_cover_every_visible_character_once_and_in_order(text: str) -> None:
    check(text, normalize(text))


@settings(max_examples=200, deadline=None)
@given(documents())
def test_a_repeat_points_back_to_a_body_passage_that_repeats_nothing(text: str) -> None:
    passages = normalize(text).passages
    for passage in passages:
        if passage.repeats_passage_no is not None:
            original = passages[passage.repeats_passage_no]
            assert original.passage_no < passage.passage_no
            assert original.role is Role.BODY
            assert original.repeats_passage_no is None


@settings(max_examples=200, deadline=None)
@given(documents())
def test_the_body_is_made_of_the_body_passages(text: str) -> None:
    article = normalize(text)
    kept = [p.text for p in article.passages if p.role is Role.BODY and p.repeats_passage_no is None]
    assert article.body == "\n\n".join(kept)
    assert article.word_count == len(article.body.split())


@settings(max_examples=100, deadline=None)
@given(documents(), st.text(max_size=40))
def test_a_stated_title_never_loses_text(text: str, title: str) -> None:
    check(text, normalize(text, RecordMetadata(title=title)))


def test_a_line_of_a_megabyte_is_one_passage() -> None:
    text = "word " * 200_000
    article = normalize(text)
    check(text, article)
    assert len(article.passages) == 1


def test_empty_text_has_no_passages() -> None:
    assert normalize("").passages == ()
    assert normalize(" \n\u2028\t ").passages == ()
