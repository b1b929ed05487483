"""search: what it finds, in which order, and where it says that the words stand."""

import math
import re
import unicodedata
from itertools import accumulate, pairwise

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sql.conftest import Warehouse
from wirehouse.home import Home
from wirehouse.marts import search_index
from wirehouse.stages.marts import build_marts
from wirehouse.tables.catalog import MART_TABLES, TABLES
from wirehouse.tables.ddl import create_statements
from wirehouse.views import create_views, definitions


def titles(warehouse, query: str) -> list[str]:
    return [title for (title,) in warehouse.ask("SELECT title FROM search(?)", [query])]


@pytest.fixture(scope="module")
def news(tmp_path_factory):
    warehouse = Warehouse(Home(tmp_path_factory.mktemp("news") / "home"))
    warehouse.put("a", "Truce holds", "The ceasefire in Syria holds for a third day.")
    warehouse.put("b", "Talks in Geneva", "Envoys speak about Syria again, and about Syria only.")
    warehouse.put("c", "Ceasefire breaks", "Shots were heard along the river.")
    warehouse.put("d", "Élections à Bogotá", "Le président José Peña a voté à l’école.")
    warehouse.put("e", "東京の天気", "東京では雨が降った。")
    build_marts(warehouse.home)
    return warehouse


def test_what_holds_both_words_comes_first(news):
    found = titles(news, "ceasefire Syria")
    assert found[0] == "Truce holds"
    assert set(found) == {"Truce holds", "Talks in Geneva", "Ceasefire breaks"}


def test_case_and_accents_do_not_matter(news):
    for query in ("BOGOTA", "bogotá", "Bogota\u0301", "jose PENA", "ecole"):
        assert titles(news, query) == ["Élections à Bogotá"], query


def test_scripts_without_blanks_are_searched_by_character(news):
    assert titles(news, "東京") == ["東京の天気"]
    assert titles(news, "雨") == ["東京の天気"]


@pytest.mark.parametrize("query", ["", "  ", "?!", "nowhere", "'", '"', "%", "x' OR 1=1 --", "(", '""'])
def test_a_query_of_nothing_known_finds_nothing(news, query):
    assert titles(news, query) == []


def test_a_phrase_is_words_in_their_order(news):
    assert titles(news, '"ceasefire in Syria"') == ["Truce holds"]
    assert titles(news, '"Syria in ceasefire"') == []
    assert titles(news, "“about syria” again") == ["Talks in Geneva"]
    assert titles(news, '"about Syria" "third day"') == []


def test_a_word_may_come_twice_in_a_phrase(warehouse):
    for text in ("That that is is.", "That is that.", "Is that that?"):
        warehouse.put(text, text, "A paragraph.")
    build_marts(warehouse.home)
    assert titles(warehouse, '"that that"') == ["Is that that?", "That that is is."]
    assert titles(warehouse, '"that that is is"') == ["That that is is."]
    assert titles(warehouse, '"THAT is thát"') == ["That is that."]
    assert titles(warehouse, '"that that that"') == []


def test_a_phrase_does_not_go_over_the_end_of_a_passage_nor_over_what_is_not_searched(warehouse):
    warehouse.put("x", "東", "京都", "a b", "c", "Subscribe now", "d e")
    warehouse.ask("UPDATE passages SET role = 'boilerplate' WHERE text = 'Subscribe now'")
    warehouse.ask(
        "UPDATE passages SET start_char = passage_no, end_char = passage_no + 1 WHERE text IN ('東', '京都')"
    )
    build_marts(warehouse.home)
    assert titles(warehouse, '"京都"') == titles(warehouse, '"A B"') == titles(warehouse, '"d e"') == ["東"]
    for phrase in ("東京", "都 a", "b c", "c d", "Subscribe now"):
        assert titles(warehouse, f'"{phrase}"') == [], phrase


def test_the_score_is_that_of_bm25(news):
    rows = news.ask("SELECT title, score FROM search('syria')")
    lengths = {"Truce holds": 11, "Talks in Geneva": 12}
    (average,), (documents,) = news.ask(
        "SELECT avg(words) FROM search.indexed_documents UNION ALL SELECT count(*) FROM documents"
    )
    weight = math.log(1 + (documents - 2 + 0.5) / (2 + 0.5))
    for title, times in (("Truce holds", 1), ("Talks in Geneva", 2)):
        expected = weight * times * 2.2 / (times + 1.2 * (0.25 + 0.75 * lengths[title] / average))
        assert dict(rows)[title] == pytest.approx(expected, abs=1e-3)


def test_the_snippet_marks_the_words_in_the_passage_that_holds_them(news):
    ((snippet, start, end, text),) = news.ask(
        """SELECT snippet, start_char, end_char, substring(text, start_char + 1, end_char - start_char)
           FROM search('ceasefire SYRIA', results := 1) JOIN source_texts USING (document_id)"""
    )
    assert snippet == "The [ceasefire] in [Syria] holds for a third day."
    assert text == "The ceasefire in Syria holds for a third day."
    assert 0 < start < end


def test_the_marks_can_be_chosen_so_that_no_text_holds_them(warehouse):
    warehouse.put("x", "A <b>bold</b> claim", "Nothing [here] <script>alert(1)</script> is marked up.")
    build_marts(warehouse.home)
    ((snippet,),) = warehouse.ask(
        "SELECT snippet FROM search('script', open_mark := chr(57344), close_mark := chr(57345))"
    )
    assert snippet == ("Nothing [here] <\ue000script\ue001>alert(1)</\ue000script\ue001> is marked up.")


def test_a_long_passage_is_cut_around_the_first_word_found(warehouse):
    warehouse.put("x", "Long", f"{'before ' * 200}needle{' after' * 200}")
    build_marts(warehouse.home)
    ((snippet,),) = warehouse.ask("SELECT snippet FROM search('needle')")
    assert snippet.startswith("… before")
    assert snippet.endswith("after …")
    assert "[needle]" in snippet
    assert len(snippet) < 500


def test_there_are_fifty_at_most_and_the_number_can_be_less(warehouse):
    warehouse.put("one", "A title", "The same word everywhere.")
    for table in ("documents", "passages"):
        warehouse.ask(
            f"""INSERT INTO {table} SELECT * EXCLUDE (i) REPLACE (md5(i::VARCHAR) AS document_id)
                FROM {table}, range(51) AS t (i)"""
        )
    build_marts(warehouse.home)
    assert len(titles(warehouse, "everywhere")) == 50
    assert warehouse.ask("SELECT count(*) FROM search('everywhere', results := 1000)") == [(50,)]
    assert warehouse.ask("SELECT count(*) FROM search('everywhere', results := 7)") == [(7,)]
    scores = warehouse.ask("SELECT document_id FROM search('everywhere')")
    assert scores == sorted(scores), "equal scores are in the order of their ids: the same each time"


def test_furniture_and_repeats_are_not_searched(warehouse):
    document_id = warehouse.put("x", "Ferry", "The ferry sails.", "Subscribe now", "The ferry sails.")
    warehouse.ask("UPDATE passages SET role = 'boilerplate' WHERE text = 'Subscribe now'")
    warehouse.ask("UPDATE passages SET repeats_passage_no = 1 WHERE passage_no = 3")
    build_marts(warehouse.home)
    assert titles(warehouse, "subscribe") == []
    assert warehouse.ask("SELECT doc_no, occurrences FROM search.postings WHERE word = 'sails'") == [(0, 1)]
    assert warehouse.ask("SELECT document_id FROM search('ferry')") == [(document_id,)]


WORDLESS = "東京ก"  # scripts that write no blanks: each character is a word
PASSAGES_OF_WORDS = st.lists(
    st.one_of(
        st.lists(st.sampled_from(WORDLESS), min_size=1, max_size=3).map("".join),
        st.lists(st.sampled_from(["ab", "e", "Z", *WORDLESS]), min_size=1, max_size=5).map(" ".join),
    ),
    min_size=1,
    max_size=4,
)


@pytest.fixture(scope="module")
def index():
    """A warehouse in memory: tables and views, and no document."""
    with duckdb.connect() as connection:
        for declared in (*TABLES, *MART_TABLES):
            for statement in create_statements(declared):
                connection.execute(statement)
        create_views(connection)
        yield connection


def index_touching(index, articles: list[list[str]]) -> None:
    """Index articles whose passages touch, so that nothing but their numbers keeps their words apart."""
    for name in ("documents", "passages", "search.postings", "search.indexed_documents"):
        index.execute(f"DELETE FROM {name}")
    for number, texts in enumerate(articles):
        index.execute(
            """INSERT INTO documents BY NAME
               SELECT $id AS document_id, TIMESTAMP '2026-01-01' AS ingested_at,
                   ingested_at AS first_ingested_at, '' AS source_uri, 0 AS record_no, '' AS source_format,
                   '' AS content_sha256, [] AS authors, '' AS body, 0 AS word_count, [] AS flags,
                   '' AS story_id, true AS is_representative, '' AS run_id""",
            {"id": f"{number}"},
        )
        ends = accumulate(map(len, texts))
        index.executemany(
            "INSERT INTO passages VALUES (?, ?, 0, 'body', ?, ?, ?, NULL)",
            [
                [f"{number}", passage_no, text, end - len(text), end]
                for passage_no, (text, end) in enumerate(zip(texts, ends, strict=True))
            ],
        )
    search_index.update(index)


def spoken(text: str) -> str:
    """The words of a text as search sees them, with a blank around each."""
    return f" {' '.join(re.findall(f'[{WORDLESS}]|[a-z]+', folded(text)))} "


@settings(max_examples=25, deadline=None)
@given(
    st.lists(PASSAGES_OF_WORDS, min_size=1, max_size=8),
    st.lists(
        st.lists(st.sampled_from(["AB", "é", "z", *WORDLESS]), min_size=2, max_size=3), min_size=1, max_size=2
    ),
)
def test_a_phrase_is_found_where_its_words_follow_each_other_in_a_passage(index, articles, phrases):
    index_touching(index, articles)
    asked = [" ".join(phrase) for phrase in phrases]
    query = " ".join(f'"{phrase}"' for phrase in asked)
    found = index.execute("SELECT document_id FROM search($query)", {"query": query}).fetchall()
    assert {document_id for (document_id,) in found} == {
        f"{number}"
        for number, texts in enumerate(articles)
        if all(any(spoken(phrase) in spoken(text) for text in texts) for phrase in asked)
    }


@settings(max_examples=25, deadline=None)
@given(PASSAGES_OF_WORDS)
def test_positions_are_one_apart_where_words_follow_each_other_in_a_passage_and_nowhere_else(index, texts):
    index_touching(index, [texts])
    rows = index.execute(
        "SELECT word, unnest(positions) AS position FROM search.postings ORDER BY position"
    ).fetchall()
    assert [word for word, _ in rows] == [word for text in texts for word in spoken(text).split()]
    ends_of_passages = set(accumulate(len(spoken(text).split()) for text in texts))
    for number, ((_, before), (_, after)) in enumerate(pairwise(rows), 1):
        assert after - before >= 1
        assert (after - before == 1) == (number not in ends_of_passages)
    assert all(
        positions == sorted(positions)
        for (positions,) in index.execute("SELECT positions FROM search.postings").fetchall()
    )


def folded(text: str) -> str:
    return "".join(
        character
        for character in unicodedata.normalize("NFD", text.lower())
        if not unicodedata.combining(character)
    )


@pytest.fixture(scope="module")
def macros():
    with duckdb.connect() as connection:
        for definition in definitions():
            if definition.kind == "MACRO":
                connection.execute(definition.statement)
        yield connection


@given(st.text(st.sampled_from("aZé ñ9'’-_.,\n\t\u00a0ßØжЖИй東かあアกا")))
def test_words_are_letters_and_digits_in_a_row_or_a_character_of_such_scripts(macros, text):
    ((words,),) = macros.execute("SELECT search_words(?)", [text]).fetchall()
    assert words == re.findall(r"[東かアあก]|[^\W_東かアあก]+", folded(text))


@given(st.text())
def test_the_words_of_a_word_are_itself(macros, text):
    ((words,),) = macros.execute("SELECT search_words(?)", [text.replace("\0", "")]).fetchall()
    for word in words:
        assert macros.execute("SELECT search_words(?)", [word]).fetchall() == [([word],)]
