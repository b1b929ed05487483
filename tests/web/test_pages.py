"""What the pages show of a warehouse that holds more than they do."""

import os
import re
import threading
import time
from collections.abc import Callable, Iterator

import duckdb
import pytest

from web.large import write_large

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

# d0 is told in all others, the least alike in d1; of a publisher's four articles three have no date, and the
# rejects of one rule, 111 of 1,000, were replayed.
CHANGES = """
    INSERT INTO duplicate_pairs BY NAME SELECT 'd0' AS document_id, 'd' || n AS other_document_id,
        'near' AS kind, 0.9 AS similarity FROM range(2, 60) AS numbers (n);
    UPDATE documents SET publisher = 'The Undated' WHERE document_id IN ('d0', 'd1', 'd2', 'd3');
    UPDATE documents SET published_on = NULL, published_on_basis = NULL
        WHERE document_id IN ('d0', 'd1', 'd2');
    UPDATE ops.rejects SET replayed_at = rejected_at, replay_outcome = 'loaded' WHERE rule = 'rule_3';
"""
# Long enough that two of them often run at once.
QUERY = "SELECT sum(a.range * b.range) FROM range(10000) AS a, range(10000) AS b"

Show = Callable[[str], str]


@pytest.fixture(scope="module")
def show(web, tmp_path_factory) -> Iterator[Show]:
    """A page over a warehouse of sixty documents and a thousand rejects, published for these tests only."""
    folder = tmp_path_factory.mktemp("stocked")
    write_large(folder / "stocked.duckdb", 60)
    with duckdb.connect(folder / "stocked.duckdb") as connection:
        connection.execute(CHANGES)
    os.link(web.warehouse, folder / "kept.duckdb")
    (folder / "stocked.duckdb").replace(web.warehouse)
    bearer = f"Bearer {web.token('admin')}"

    def page(path: str) -> str:
        status, body, _ = web.ask(path, Authorization=bearer)
        assert status == 200, body
        return " ".join(body.split())

    yield page
    (folder / "kept.duckdb").replace(web.warehouse)


def test_a_document_with_many_copies_says_that_these_are_not_all(show):
    page = show("/documents/d0")
    assert "These are the closest 50 of 59." in page
    assert page.count("near, 90 % alike") == 50
    page = show("/documents/d58")  # beside those of d0, its neighbours
    assert page.count(" % alike") == 3
    assert "These are the closest" not in page


def test_a_pair_is_compared_as_a_copy_also_when_there_are_many_closer_ones(show):
    for path in ("document_id=d0&other_id=d1", "document_id=d1&other_id=d0"):
        assert "Near, 50 % alike" in show(f"/compare?{path}")
    assert "% alike" not in show("/compare?document_id=d1&other_id=d5")


def test_rejects_are_shown_page_by_page(show):
    def records(path: str) -> list[str]:
        return re.findall(r"file:///bad/\d+(?=</bdi>)", show(path))

    assert "1,000 records" in show("/rejects")
    first, second, last = (records(f"/rejects?rule=rule_2&page={page}") for page in (1, 2, 3))
    assert (len(first), len(second), len(last)) == (50, 50, 11)
    assert len({*first, *second, *last}) == 111


def test_rejects_that_were_replayed_are_not_open(show):
    assert "889 records" in show("/rejects?state=open")
    assert "No reject matches." in show("/rejects?state=open&rule=rule_3")
    assert "889 not yet replayed" in show("/")
    assert "<dd>889 not yet replayed</dd>" in show("/replay")
    assert "Nothing to replay" in show("/replay?rule=rule_3")


def test_the_overview_counts_what_has_no_date(show):
    page = show("/")
    assert "3 without a date are left out" in page
    undated = re.search(r"<bdi>The Undated</bdi>.*?</tr>", page)[0]
    assert undated.count('<td class="number">75 %</td>') == 1


@pytest.mark.parametrize("name", ["reject", "rules", "source_uri"])
def test_a_replay_of_what_nobody_can_select_is_refused(web, name):
    """Passed over, the name would leave nothing selected, which is every open reject."""
    bearer = f"Bearer {web.token('admin')}"
    for status, body, _ in (
        web.ask(f"/replay?{name}=x", Authorization=bearer),
        web.ask("/replay", "POST", {name: "x", "rule": "not_text"}, Authorization=bearer),
    ):
        assert status == 422
        assert f"{name}: Extra inputs are not permitted" in body


def test_queries_that_come_while_two_run_are_told_to_come_again(web):
    bearer = f"Bearer {web.token('viewer')}"
    enough = threading.Event()

    def ask(query: str) -> tuple[int, str]:
        return web.ask("/console", "POST", {"query": query}, Authorization=bearer)[:2]

    def keep_asking() -> None:
        while not enough.is_set():
            ask(QUERY)

    asking = [threading.Thread(target=keep_asking) for _ in range(2)]
    for thread in asking:
        thread.start()
    try:
        deadline = time.monotonic() + 90
        while (answer := ask("SELECT 40 + 2"))[0] == 200:
            assert time.monotonic() < deadline, "three were answered at once, all the time"
    finally:
        enough.set()
        for thread in asking:
            thread.join()
    assert answer[0] == 503
    assert "Try again in a few seconds" in answer[1]
    for _ in range(3):  # one that fails makes room too
        assert "Binder Error" in ask("SELECT nothing")[1]
    assert ask("SELECT 40 + 2")[0] == 200
