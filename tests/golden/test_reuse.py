"""The copies and the reused sentences among the articles, to the character."""

import duckdb
import pytest

from golden.reading import SETS, gold, read_all


def shared(home) -> list[tuple[str, str, str, str]]:
    """The passages that documents share: both names of files and both texts."""
    with duckdb.connect(home.warehouse, read_only=True) as connection:
        return connection.execute(
            """SELECT parse_filename(d.source_uri),
                substring(s.text, p.start_char + 1, p.end_char - p.start_char),
                parse_filename(o.source_uri),
                substring(t.text, p.other_start_char + 1, p.other_end_char - p.other_start_char)
            FROM shared_passages AS p
            JOIN documents AS d ON d.document_id = p.document_id
            JOIN documents AS o ON o.document_id = p.other_document_id
            JOIN source_texts AS s ON s.document_id = p.document_id
            JOIN source_texts AS t ON t.document_id = p.other_document_id"""
        ).fetchall()


def test_the_reprint_is_the_only_copy_among_the_samples(homes):
    readings = read_all(homes["samples"])
    stories = {}
    for key, reading in readings.items():
        stories.setdefault(reading.document["story_id"], set()).add(key.partition("#")[0])
    expected = {
        frozenset({row["file"], row["near_duplicate_of"]})
        for row in gold(SETS["samples"][0]).values()
        if row.get("near_duplicate_of")
    }
    assert expected
    assert {frozenset(files) for files in stories.values() if len(files) > 1} == expected


def test_a_quotation_that_another_sample_reuses_is_a_shared_passage(homes):
    rows = gold(SETS["samples"][0])
    [(user, used)] = {
        (row["file"], row["reuses"]) for row in rows.values() if row.get("reuses") and row["roles"]
    }
    sentences = {name: rows[f"{name}#0"]["quotes"][0]["exact"] for name in (user, used)}
    found = {
        frozenset([(one, text), (other, other_text)])
        for one, text, other, other_text in shared(homes["samples"])
    }
    assert frozenset(sentences.items()) in found


@pytest.mark.skipif(not SETS["mission"][0].is_file(), reason="../shared is not beside the repository")
def test_the_sentence_that_two_articles_of_the_mission_share_is_there_to_the_character(homes):
    quotes = [
        (row["file"], quote["exact"]) for row in gold(SETS["mission"][0]).values() for quote in row["quotes"]
    ]
    expected = {
        frozenset([one, other])
        for one in quotes
        for other in quotes
        if one[0] < other[0] and one[1].split() == other[1].split()
    }
    assert len(expected) == 1
    found = {
        frozenset([(one, text), (other, other_text)])
        for one, text, other, other_text in shared(homes["mission"])
    }
    assert found == expected
