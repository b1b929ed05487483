"""The other views and macros: each answers the question in its header."""

from datetime import date, timedelta
from hashlib import sha256

import pytest

from sql.conftest import FIRST, Warehouse
from wirehouse.home import Home


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """Shared: what a test puts in, no other test looks at."""
    warehouse = Warehouse(Home(tmp_path_factory.mktemp("archive") / "home"))
    first = warehouse.put("a", "Port strike", "“No,” she said.", published_on=date(2024, 5, 14))
    again = warehouse.put(
        "b",
        "Port strike again",
        "“No,” she said.",
        published_on=date(2024, 5, 15),
        story_id=first,
        is_representative=False,
        publisher="The Copy",
    )
    other = warehouse.put(
        "c", "Harbour budget", "Much money.", published_on=date(2024, 6, 1), authors=["A. Writer"]
    )
    warehouse.say(first, "Barack Obama", "José Peña", "Bobama")
    warehouse.say(again, "Barack Obama")
    warehouse.say(other, "Michelle Obama")
    warehouse.mention(first, "Barack Obama", "José Peña")
    warehouse.mention(again, "Barack Obama", "José Peña")
    warehouse.mention(other, "José Peña", passage_no=0)
    warehouse.mention(other, "Michelle Obama", passage_no=1)
    place = {"type": "place", "entity_id": "geonames:1", "latitude": 38.7, "longitude": -9.1}
    warehouse.mention(first, "Lisbon", "Lisbon", **place)
    warehouse.mention(first, "Vigo", **place | {"entity_id": "geonames:2"})
    warehouse.documents = {"first": first, "again": again, "other": other}
    return warehouse


@pytest.mark.parametrize(
    ("name", "speakers"),
    [
        ("obama", {"Barack Obama", "Michelle Obama"}),
        ("OBAMA barack", {"Barack Obama"}),
        ("jose pena", {"José Peña"}),
        ("Bobama", {"Bobama"}),
        ("bam", set()),
        ("", set()),
        ("%", set()),
        ("o'", set()),
    ],
)
def test_said_matches_the_speaker_by_words(archive, name, speakers):
    assert {speaker for (speaker,) in archive.ask("SELECT speaker FROM said(?)", [name])} == speakers


def test_said_gives_the_latest_first_with_its_evidence(archive):
    rows = archive.ask("SELECT published_on, title, start_char, end_char FROM said('obama')")
    assert [day.isoformat() for day, *_ in rows] == ["2024-06-01", "2024-05-15", "2024-05-14"]
    assert rows[0][1:] == ("Harbour budget", 0, 5)


def test_copies_of_a_story_count_once_in_quotes_by_day(archive):
    rows = archive.ask(
        "SELECT published_on::VARCHAR, quotations, quotations_with_copies, stories, about "
        "FROM quotes_by_day WHERE speaker = 'Barack Obama' ORDER BY published_on"
    )
    assert rows == [
        ("2024-05-14", 1, 1, 1, ["Lisbon", "José Peña", "Vigo"]),
        ("2024-05-15", 0, 1, 1, []),
    ]


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """A story that five papers ran; they are put in against the order in which it spread."""
    warehouse = Warehouse(Home(tmp_path_factory.mktemp("story") / "home"))
    first, *later = sorted("abcd", key=lambda name: sha256(name.encode()).hexdigest())
    ids = {}
    for name, day, came, publisher in (
        ("undated", None, 0, "Evening Post"),
        (later[2], date(2024, 5, 16), 0, "Evening Post"),
        (first, date(2024, 5, 14), 2, "Morning Post"),
        (later[1], date(2024, 5, 14), 1, "Morning Post"),
        (later[0], date(2024, 5, 14), 1, None),
    ):
        known = {"published_on": day, "first_ingested_at": FIRST + timedelta(hours=came)}
        known |= {"story_id": "told", "is_representative": name == later[0], "publisher": publisher}
        ids[name] = warehouse.put(name, "Bridge closed", "The bridge is closed.", **known)
    warehouse.put("other", "Another story", "It is told once.")
    warehouse.spread = [ids[name] for name in (later[0], later[1], first, later[2], "undated")]
    return warehouse


def test_a_story_spreads_by_date_then_arrival_and_what_has_no_date_comes_last(story):
    rows = story.ask(
        "SELECT document_id, position, copies, days_after_first FROM story_spread ORDER BY position"
    )
    assert [document_id for document_id, *_ in rows] == story.spread
    assert [row[1:] for row in rows] == [(1, 5, 0), (2, 5, 0), (3, 5, 0), (4, 5, 2), (5, 5, None)]


def test_a_story_is_one_row_with_the_span_of_all_that_told_it(story):
    assert story.ask(
        """SELECT document_id, copies, publishers, first_published_on, last_published_on, first_ingested_at
           FROM unique_stories WHERE story_id = 'told'"""
    ) == [(story.spread[0], 5, 2, date(2024, 5, 14), date(2024, 5, 16), FIRST)]
    assert story.ask("SELECT title, copies FROM unique_stories WHERE copies = 1") == [("Another story", 1)]


def test_who_is_mentioned_with_whom(archive):
    rows = archive.ask(
        "SELECT stories, passages FROM mentioned_together "
        "WHERE entity = 'Barack Obama' AND other_entity = 'José Peña'"
    )
    assert rows == [(1, 1)]
    assert archive.ask("SELECT entity, stories FROM mentioned_with('PENA')") == [
        ("Barack Obama", 1),
        ("Lisbon", 1),
        ("Vigo", 1),
    ]
    assert archive.ask("FROM mentioned_with('')") == []


def test_the_place_named_most_is_where_a_story_happens_unless_the_dateline_says_otherwise(archive):
    ask = "SELECT place, times_mentioned, in_dateline FROM story_places ORDER BY place_rank"
    assert archive.ask(ask) == [("Lisbon", 2, False), ("Vigo", 1, False)]
    archive.ask("UPDATE documents SET dateline_place = 'VIGO, Spain' WHERE is_representative")
    assert archive.ask(ask) == [("Vigo", 1, True), ("Lisbon", 2, False)]


def test_the_timeline_has_what_is_resolved_and_stands_in_the_article(archive):
    day = {
        "passage_no": 1,
        "start_char": 0,
        "end_char": 5,
        "text": "tomorrow",
        "timex_type": "DATE",
        "rule": "r",
    }
    known = {"value": "2024-06-02", "starts_on": date(2024, 6, 2), "ends_on": date(2024, 6, 2)}
    archive.insert(
        "time_expressions",
        [
            day | known | {"document_id": archive.documents["other"], "expression_no": 0},
            day | {"document_id": archive.documents["other"], "expression_no": 1},
        ],
    )
    assert archive.ask("SELECT starts_on, days, is_ahead, passage FROM timeline") == [
        (date(2024, 6, 2), 1, True, "Much money.")
    ]


def test_evidence_shows_what_is_before_and_after(archive):
    document = archive.documents["other"]
    ask = "SELECT before, text, after FROM evidence(?, ?, ?, context := 5)"
    assert archive.ask(ask, [document, 8, 14]) == [("bour ", "budget", "\n\nMuc")]
    assert archive.ask(ask, [document, 0, 7]) == [("", "Harbour", " budg")]
    assert archive.ask(ask, [document, 16, 1000])[0][1].strip() == "Much money."
    assert archive.ask(ask, ["nothing", 0, 7]) == []
    assert archive.ask(
        """SELECT e.text FROM quotations AS q, evidence(q.document_id, q.start_char, q.end_char) AS e
           WHERE q.speaker = 'Michelle Obama'"""
    ) == [("Harbo",)]


def test_source_quality_counts_what_articles_lack_and_what_was_rejected(archive):
    archive.ask(
        """INSERT INTO ops.rejects BY NAME SELECT uuid() AS reject_id, uri AS source_uri, 'land' AS stage,
           rule, '' AS reason, now()::TIMESTAMP AS rejected_at, 'run' AS run_id,
           if(replayed, rejected_at, NULL) AS replayed_at
           FROM (VALUES
               ('file:///in/bad.txt', 'empty_file', false),
               ('file:///in/big.txt', 'too_large', true),
               ('file:///in/void.txt', 'empty_file', true),
               ('file:///in/old.zip!/deep/bad.txt', 'empty_file', false)
           ) AS x (uri, rule, replayed)"""
    )
    rows = archive.ask(
        """SELECT source, documents, rejects, rejects_not_replayed, most_frequent_rule,
               round(without_author, 2), round(copies, 2), last_published_on
           FROM source_quality ORDER BY source"""
    )
    assert rows == [
        ("file:///in", 3, 3, 1, "empty_file", 0.67, 0.33, date(2024, 6, 1)),
        ("file:///in/old.zip", 0, 1, 1, "empty_file", None, None, None),
    ]
