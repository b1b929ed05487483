"""What comes again on the pages of a source is its furniture; a story that is told again is not."""

import json
from collections.abc import Callable
from functools import partial
from itertools import permutations

import pytest

from growth import assert_linear
from wirehouse.formats.record import SourceRecord
from wirehouse.stages.recurring import recurring_lines, source_of
from wirehouse.tables.articles import DOCUMENTS, PASSAGES
from wirehouse.text.model import RecordMetadata

MENU = ["Home", "Harbours & Ferries", "  Sign up to “The Tide”  "]
PARAGRAPHS = [
    "The pier at the north end will stay shut until the divers have looked at each of its piles.",
    "Fares on the night boat go up by a tenth in March, the first rise since the line was bought.",
    "A seal that had slept on the slipway for a week swam off on Sunday before a crowd of children.",
    "The lighthouse keeps its lamp: the council voted by nine to four against a mast beside it.",
]


def page(*story: str) -> str:
    return "\n".join([*MENU, *story, "© Ebb & Flow"])


PAGES = [page(paragraph) for paragraph in PARAGRAPHS]
FURNITURE = {"home", "harbours & ferries", 'sign up to "the tide"', "© ebb & flow"}


def test_lines_of_three_stories_are_furniture_as_they_are_compared():
    assert recurring_lines(PAGES[:3]) == FURNITURE


@pytest.mark.parametrize("pages", [[], PAGES[:1], PAGES[:2], ["", "\n \n", "\n"]])
def test_two_pages_prove_nothing(pages):
    assert recurring_lines(pages) == frozenset()


def test_copies_of_a_story_count_once():
    assert recurring_lines([*PAGES[:1] * 5, PAGES[1]]) == frozenset()
    assert recurring_lines([*PAGES[:1] * 5, *PAGES[1:3]]) == FURNITURE


def test_later_versions_of_a_story_count_once_whichever_of_their_lines_is_the_longest():
    told = ["The master of the harbour said so.", PARAGRAPHS[0], PARAGRAPHS[1]]
    versions = [page(*told), page(*told, PARAGRAPHS[2] * 2), page(*told, PARAGRAPHS[3] * 2)]
    assert recurring_lines(versions) == frozenset()
    assert recurring_lines([*versions, *PAGES[2:]]) == FURNITURE


def test_the_order_of_the_texts_does_not_matter():
    texts = [*PAGES, PAGES[0] + "\nMore of it.", page(PARAGRAPHS[0], PARAGRAPHS[1])]
    assert {recurring_lines(order) for order in permutations(texts)} == {recurring_lines(texts)}


def test_among_many_stories_three_are_chance():
    stories = [
        f"In story {number} the ferry of pier {number} came in late again, its crew said."
        for number in range(400)
    ]
    assert recurring_lines([f"What we know\n{story}" for story in stories[:7]] + stories[7:]) == frozenset()
    assert recurring_lines([f"What we know\n{story}" for story in stories[:8]] + stories[8:]) == {
        "what we know"
    }


def test_a_paragraph_is_no_furniture_however_often_it_comes():
    notice = "This is what the company says of itself below each of its notices to the press. " * 3
    pages = [page(story * 4, notice, story * 5, story * 6) for story in PARAGRAPHS]
    assert recurring_lines(pages) == FURNITURE


@pytest.mark.parametrize(
    ("url", "uri", "source"),
    [
        ("https://Ebb.example/ferry", "file:///feed/a.jsonl", "ebb.example"),
        ("https://ebb.example", "file:///feed/a.jsonl", "ebb.example"),
        ("page-17", "file:///feed/a.jsonl", "file:///feed"),
        (None, "file:///feed/a.txt", "file:///feed"),
        (None, "file:///feed/a.zip!/deep/b.html", "file:///feed/a.zip!/deep"),
    ],
)
def test_a_source_is_a_host_or_a_folder(url, uri, source):
    assert source_of(uri, SourceRecord(0, "x", "utf-8", RecordMetadata(url=url))) == source


@pytest.mark.parametrize(
    "text",
    [
        lambda n: "\n".join(f"{n - i % n}" for i in range(n)),
        lambda n: "a" * n + "\n" + "b" * n,
        lambda n: "\r\n\x0b\u2028" * n,
        lambda n: "“" * n,
    ],
)
def test_time_is_in_proportion_to_the_texts(text):
    def work(size: int) -> Callable[[], object]:
        return partial(recurring_lines, [f"{text(size)}\n{number}" for number in range(4)])

    assert_linear(work, 25_000, 8)


def test_a_chain_of_stories_takes_no_longer_than_as_many_stories():
    """Each shares a line with the next: the deepest that disjoint sets can grow."""

    def work(size: int) -> Callable[[], object]:
        return partial(recurring_lines, [f"{number:040}\n{number + 1:040}" for number in range(size)])

    assert_linear(work, 5_000, 8)


ASIDE = "Readers who write to us by the end of the week may win a trip on the old steam ferry to the islands."


def body_of(stages, name: str) -> str:
    [batch] = stages.discover(run_id=name)
    stages.land(batch)
    stages.normalize(batch)
    return next(
        row["body"] for row in stages.staged(batch, DOCUMENTS) if row["source_uri"].endswith("/0.txt")
    )


def story(number: int) -> list[str]:
    """Three paragraphs of a story, longer than anything else on its page."""
    own, *others = (PARAGRAPHS[number - step] for step in range(4))
    return [f"{own} {other}" for other in others]


def test_a_line_that_other_pages_of_the_folder_hold_too_is_left_out_of_the_body(stages):
    pages = ["\n".join(["Ferry news", *story(number)[:2], ASIDE, story(number)[2]]) for number in range(4)]
    for number in range(4):
        stages.write(f"{number}.txt" if number == 0 else f"elsewhere/{number}.txt", pages[number])
    assert ASIDE in body_of(stages, "of several sources")
    for number in range(4):
        stages.write(f"{number}.txt", pages[number])
    body = body_of(stages, "of one source")
    assert ASIDE not in body
    assert PARAGRAPHS[0] in body


def test_a_headline_that_other_pages_link_to_stays_a_headline_and_its_date_and_writer_too(stages):
    titles = [
        "Divers find a crack in the north pier", "Night boat fares rise in March",
        "Sleeping seal leaves the slipway", "Council keeps the lamp of the lighthouse",
    ]  # fmt: skip
    feed = [
        "\n".join([title, "By Mette Holm", "May 14, 2024", "", *story(number), "", "More news", *titles])
        for number, title in enumerate(titles)
    ]
    stages.write("a.jsonl", "".join(json.dumps({"text": text}) + "\n" for text in feed))
    [batch] = stages.discover()
    stages.land(batch)
    stages.normalize(batch)
    rows = stages.staged(batch, DOCUMENTS)
    assert [row["title"] for row in rows] == titles
    assert {tuple(row["authors"]) for row in rows} == {("Mette Holm",)}
    assert {str(row["published_on"]) for row in rows} == {"2024-05-14"}
    related = {
        row["text"] for row in stages.staged(batch, PASSAGES) if row["role"] in {"related", "boilerplate"}
    }
    assert set(titles) <= related
