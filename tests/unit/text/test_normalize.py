"""Whole articles as a person would label them: one line of text, its role in front."""

import textwrap
from datetime import date

import pytest

from wirehouse.text.model import DateBasis, Flag, RecordMetadata
from wirehouse.text.normalize import normalize
from wirehouse.text.repeats import fold

PARAGRAPHS = (
    "LISBON: The ferry company said on Monday that it would run two more boats a day from the old harbour.",
    "The bridge will be closed until the autumn, and nobody in the town wants to drive around the bay.",
    "“We had hoped for more,” said Ana Alder, who has sold tickets at the harbour for thirty years.",
    "The council is to decide in October whether the new boats stay, a spokesman of the mayor said.",
)
ARTICLE = f"""\
boilerplate | Menu
boilerplate | Search
title       | More boats for the bay while the bridge is closed
standfirst  | The ferry company said on Monday that it would run two more boats while the bridge is
byline      | By Jane Doe and John Roe
date        | Published: 28 September 2015
boilerplate | Share
body        | {PARAGRAPHS[0]}
body        | {PARAGRAPHS[1]}
caption     | The old harbour on a quiet morning. Photo credit: A. Person / Agency
heading     | Council to decide
body        | {PARAGRAPHS[2]}
body        | {PARAGRAPHS[3]}
body        | {PARAGRAPHS[1]}
metadata    | Source: The Example
metadata    | Categories: World
related     | Related posts
related     | A bridge too old to mend
related     | Why the ferry never sleeps
boilerplate | Post a Comment
boilerplate | © 2015 The Example. All rights reserved.
"""


def split(labelled: str) -> tuple[list[str], str]:
    rows = [line.split("|", 1) for line in labelled.splitlines()]
    return [role.strip() for role, _ in rows], "\n".join(text.strip() for _, text in rows)


ROLES, TEXT = split(ARTICLE)


def test_every_line_has_the_role_a_reader_gives_it() -> None:
    got = [f"{p.role}: {p.text[:40]}" for p in normalize(TEXT).passages]
    expected = [f"{role}: {line[:40]}" for role, line in zip(ROLES, TEXT.splitlines(), strict=True)]
    assert got == expected


def test_the_article_says_what_the_text_states() -> None:
    article = normalize(TEXT)
    assert article.title == "More boats for the bay while the bridge is closed"
    assert article.authors == ("Jane Doe", "John Roe")
    assert (article.published_on, article.published_on_basis) == (date(2015, 9, 28), DateBasis.STATED)
    assert (article.publisher, article.category, article.agency) == ("The Example", "World", None)
    assert (article.dateline_place, article.language) == ("LISBON", "en")
    assert set(article.flags) == {"repeated_passages", "several_sections"}


def test_the_body_has_no_repeats_and_a_blank_line_between_paragraphs() -> None:
    article = normalize(TEXT)
    assert article.body == "\n\n".join(PARAGRAPHS)
    assert article.word_count == len(" ".join(PARAGRAPHS).split())


def test_repeats_and_sections_are_numbered() -> None:
    passages = normalize(TEXT).passages
    assert [p.passage_no for p in passages if p.repeats_passage_no is not None] == [13]
    assert passages[13].repeats_passage_no == 8
    assert [p.section_no for p in passages if p.role == "body"] == [0, 0, 1, 1, 1]


@pytest.mark.parametrize("width", [60, 72, 80])
def test_a_hard_wrapped_article_gives_the_same_body(width: int) -> None:
    wrapped = "\n".join("\n".join(textwrap.wrap(line, width)) for line in TEXT.splitlines())
    article = normalize(wrapped)
    assert article.body == "\n\n".join(PARAGRAPHS)
    assert "hard_wrapped" in article.flags


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n\n", "\u2028"])
def test_line_ends_do_not_matter(line_end: str) -> None:
    assert normalize(TEXT.replace("\n", line_end)).body == "\n\n".join(PARAGRAPHS)


def test_metadata_goes_before_the_text() -> None:
    known = RecordMetadata(
        title="A Title",
        authors=("A. Writer",),
        publisher="A Paper",
        published_on=date(2015, 9, 29),
        language="pt",
    )
    article = normalize(TEXT, known)
    assert (article.title, article.authors, article.publisher) == ("A Title", ("A. Writer",), "A Paper")
    assert (article.published_on, article.published_on_basis) == (date(2015, 9, 29), DateBasis.METADATA)
    assert (article.language, article.category) == ("pt", "World")


def test_text_without_title_date_or_writer_gets_none() -> None:
    article = normalize("\n".join(PARAGRAPHS[1:]))
    assert (article.title, article.authors, article.published_on) == (None, (), None)
    assert {"no_title", "no_date"} <= set(article.flags)
    assert [p.role for p in article.passages] == ["body"] * 3


def test_an_ambiguous_date_is_left_open_and_flagged() -> None:
    article = normalize(TEXT.replace("28 September 2015", "3/4/2015"))
    assert article.published_on is None
    assert "ambiguous_date" in article.flags


def test_a_standfirst_that_breaks_off_in_the_text_is_flagged() -> None:
    cut = PARAGRAPHS[0][:80]
    article = normalize(TEXT.replace(TEXT.splitlines()[3], cut))
    assert "truncated_standfirst" in article.flags


def test_mojibake_and_controls_are_repaired_and_flagged() -> None:
    article = normalize(TEXT.replace("the old harbour", "the cafÃ©\u200b"))
    assert "from the café." in article.body
    assert {"mojibake_repaired", "control_characters"} <= set(article.flags)


def test_the_reporting_credit_of_an_agency_report_is_a_byline() -> None:
    report = [
        "PORTO, Sept 3 (Reuters) - The harbour was closed on Monday.",
        *PARAGRAPHS[1:],
        "Reporting by Jane Doe; Editing by John Roe",
    ]
    article = normalize("\n".join(report))
    assert (article.agency, article.dateline_place, article.authors) == ("Reuters", "PORTO", ("Jane Doe",))
    assert article.passages[-1].role == "byline"


def test_dates_and_writers_of_other_stories_do_not_count() -> None:
    links = "\n".join(f"A story about boats number {n} of many\n{n} May 2014" for n in range(10, 20))
    article = normalize(
        "\n".join(PARAGRAPHS[1:]) + "\nRelated posts\n" + links.replace("10 May 2014\n", "\n" * 3)
    )
    assert article.authors == ()


def test_a_page_without_text_has_no_body() -> None:
    article = normalize("Menu\nSearch\nShare\nPost a Comment")
    assert not article.body
    assert "no_body" in article.flags


def test_the_date_of_publication_goes_before_the_date_of_a_change() -> None:
    both = TEXT.replace("Published: 28 September 2015", "Updated: 30 September 2015\n28 September 2015")
    assert normalize(both).published_on == date(2015, 9, 28)
    assert normalize(TEXT.replace("Published", "Updated")).published_on == date(2015, 9, 28)


def test_a_list_belongs_to_the_text_that_announces_it() -> None:
    items = ["Ana, the Blue Boat", "Old Harbour Line", "Bay Runner", "The Ferry Bell"]
    text = "\n".join([*PARAGRAPHS[:2], "These are the boats of the company:", *items, *PARAGRAPHS[2:]])
    assert all(item in normalize(text).body for item in items)


def test_furniture_after_a_list_of_links_is_no_link() -> None:
    tail = """\
related     | Most read
related     | A bridge too old to mend
related     | Why the ferry never sleeps
boilerplate | Newsletter: five stories a day straight to your inbox
boilerplate | Was this page useful? Yes / No
boilerplate | © 2015 The Example. All rights reserved.
"""
    roles, text = split(tail)
    article = normalize("\n".join([*PARAGRAPHS, text]))
    assert [p.role for p in article.passages[len(PARAGRAPHS) :]] == roles
    assert article.publisher == "The Example"


def test_a_digest_has_its_own_title_above_those_of_its_stories() -> None:
    stories = [
        "More boats run while the bridge is closed",
        *PARAGRAPHS[:2],
        "Council to decide",
        *PARAGRAPHS[2:],
    ]
    article = normalize(
        "\n".join(["Morning digest: boats, a bridge and the council", "28 September 2015", *stories])
    )
    assert article.title == "Morning digest: boats, a bridge and the council"
    assert [p.text for p in article.passages if p.role == "heading"] == [stories[0], "Council to decide"]


def test_comment_buttons_are_no_title() -> None:
    article = normalize("\n".join([*PARAGRAPHS, "2 comments:", "Leave a reply"]))
    assert article.title is None
    assert [p.role for p in article.passages[-2:]] == ["boilerplate"] * 2


SLOGAN = "The Example tells the people of the bay what happens on the water, every day since 1911."


def test_what_other_articles_of_the_source_say_too_is_furniture() -> None:
    text = "\n".join([SLOGAN, *PARAGRAPHS])
    assert SLOGAN in normalize(text).body
    article = normalize(text, recurring=frozenset({fold(SLOGAN)}))
    assert article.passages[0].role == "boilerplate"
    assert article.body == "\n\n".join(PARAGRAPHS)


def test_wrapped_text_recurs_where_all_its_lines_do() -> None:
    wrapped = [textwrap.wrap(text, 40) for text in (SLOGAN, *PARAGRAPHS)]
    text = "\n\n".join(map("\n".join, wrapped))
    article = normalize(text, recurring=frozenset(map(fold, [*wrapped[0], wrapped[3][0]])))
    assert [p.role for p in article.passages] == ["boilerplate", "body", "body", "body", "body"]


def test_the_longest_passage_of_an_article_is_no_furniture_though_it_recurs() -> None:
    article = normalize("\n".join(PARAGRAPHS), recurring=frozenset(map(fold, PARAGRAPHS)))
    assert article.body == max(PARAGRAPHS, key=len)


def test_a_heading_that_recurs_is_none() -> None:
    article = normalize("\n".join([*PARAGRAPHS[:2], "Before we go on", *PARAGRAPHS[2:]]))
    assert article.passages[2].role == "heading"
    furniture = frozenset({fold("Before we go on")})
    article = normalize("\n".join([*PARAGRAPHS[:2], "Before we go on", *PARAGRAPHS[2:]]), recurring=furniture)
    assert article.passages[2].role == "boilerplate"


def test_names_below_a_standfirst_that_reads_like_text_are_the_byline() -> None:
    head = [
        "More boats for the bay while the bridge is closed",
        PARAGRAPHS[3],
        "Jane Doe, John Roe",
        "3 May 2019",
    ]
    article = normalize("\n".join([*head, *PARAGRAPHS[:3]]))
    assert article.authors == ("Jane Doe", "John Roe")
    assert [p.role for p in article.passages[:4]] == ["title", "standfirst", "byline", "date"]


def test_a_signed_title_may_sound_like_promotion() -> None:
    title, byline = "Your first day at the ferry harbour", "By Jane Doe"
    assert normalize("\n".join([title, byline, *PARAGRAPHS])).title == title
    assert normalize("\n".join(["Subscribe to read of boats in the bay", *PARAGRAPHS])).title is None


def test_a_notice_of_rights_in_sentences_is_no_text() -> None:
    notice = "Copyright 2015. No part of it may be printed again without asking us."
    assert normalize("\n".join([*PARAGRAPHS, notice])).body == "\n\n".join(PARAGRAPHS)


def test_a_short_sentence_among_paragraphs_is_text() -> None:
    lines = [*PARAGRAPHS[:2], "Who pays?", *PARAGRAPHS[2:]]
    assert normalize("\n".join(lines)).body == "\n\n".join(lines)


def test_a_list_below_the_text_belongs_to_the_line_that_announces_it() -> None:
    items = ["Ana, the Blue Boat", "Old Harbour Line", "Bay Runner", "The Ferry Bell"]
    body = normalize("\n".join([*PARAGRAPHS, "(Agency)", "See the list of all boats below:", *items])).body
    assert body.endswith("\n\n".join(items))


def test_an_article_in_german() -> None:
    text = """\
Startseite | Politik | Sport
Mehr Boote für die Bucht, solange die Brücke gesperrt ist
Von Ana Alder
03.04.2015, 17:05 Uhr
Kiel (dpa) - Die Fähre soll nach Angaben der Gesellschaft zweimal öfter am Tag fahren als im vorigen Jahr.
Die Brücke bleibt bis zum Herbst gesperrt, und niemand in der Stadt will um die Bucht herum fahren müssen.
Der Rat will im Oktober entscheiden, ob die neuen Boote bleiben, wie ein Sprecher der Stadt am Montag sagte.
Mehr zum Thema
Eine Brücke, die zu alt ist
Alle Rechte vorbehalten.
"""
    article = normalize(text)
    assert (article.authors, article.agency, article.language) == (("Ana Alder",), "dpa", "de")
    assert article.published_on == date(2015, 4, 3)
    roles = [
        "boilerplate",
        "title",
        "byline",
        "date",
        "body",
        "body",
        "body",
        "related",
        "related",
        "boilerplate",
    ]
    assert [p.role for p in article.passages] == roles


def test_a_date_that_only_the_address_gives_is_inferred_and_says_so():
    text = (
        "The ferry was late\n\n" + "The ferry to the island left an hour late, its owner said on deck. " * 4
    )
    found = normalize(text, RecordMetadata(url="https://news.example/2019/07/20/ferry"))
    assert (found.published_on, found.published_on_basis) == (date(2019, 7, 20), DateBasis.INFERRED)
    assert Flag.DATE_FROM_URL in found.flags
    assert Flag.NO_DATE not in found.flags
    assert Flag.NO_DATE in normalize(text).flags
