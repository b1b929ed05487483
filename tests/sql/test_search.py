"""search: what it finds, in which order, and where it says that the words stand."""

import math
import re
import unicodedata

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sql.conftest import Warehouse
from wirehouse.home import Home
from wirehouse.stages.marts import build_marts
from wirehouse.views import definitions


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
