from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

from growth import assert_linear
from wirehouse.text.inferred import Inferred, infer_published_on
from wirehouse.text.model import Passage, Role
from wirehouse.text.normalize import normalize


def inferred(text: str = "The mill has a new wheel.", url: str | None = None) -> Inferred | None:
    return infer_published_on(url, [Passage(0, 0, Role.BODY, text, 0, len(text))])


@pytest.mark.parametrize(
    "url",
    [
        "https://mill.example/2016/09/12/a-new-wheel",
        "https://mill.example/news/2016/9/12/wheel.html",
        "https://mill.example/world/2016/sep/12/wheel",
        "https://mill.example/2016-09-12-wheel",
        "https://mill.example/a/20160912_wheel.html?from=20200101",
        "https://mill.example/2016/09/12/wheel-20160912",
    ],
)
def test_a_date_in_the_path_of_the_address_is_the_day(url: str) -> None:
    assert inferred(url=url) == (date(2016, 9, 12), "url")


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "https://mill.example/2016/09/wheel",
        "https://mill.example/2016/13/12/wheel",
        "https://mill.example/1216/09/12/wheel",
        "https://mill.example/wheel?day=2016-09-12",
        "https://mill.example/2016/09/12/what-happened-on-2015-01-07",
        "https://archive.example/web/20160912103000/wheel",
        "https://mill.example/120160912",
        "https://[mill/2016/09/12/",
    ],
)
def test_no_full_date_or_more_than_one_is_no_evidence(url: str | None) -> None:
    assert inferred(url=url) is None


@pytest.mark.parametrize(
    "text",
    [
        "LISBON, May 14, 2024 (AFP) - The mill has a new wheel.",
        "LISBON, 14 May 2024 /PRNewswire/ -- The mill has a new wheel.",
    ],
)
def test_a_full_date_in_the_dateline_is_the_day(text: str) -> None:
    assert inferred(text) == (date(2024, 5, 14), "dateline")


@pytest.mark.parametrize(
    "text",
    [
        "The mill opens today, 14 May 2024, after nine years.",
        "The mill opens today (Tuesday, May 14, 2024) after nine years.",
        "Die Mühle öffnet heute, 14. Mai 2024, nach neun Jahren.",
        "“We grind,” she said. The mill opens today, 14 May 2024.",
        "„Wir mahlen“, sagte sie. Die Mühle öffnet heute, 14. Mai 2024.",
    ],
)
def test_a_date_that_the_text_calls_today_is_the_day(text: str) -> None:
    assert inferred(text) == (date(2024, 5, 14), "today")


@pytest.mark.parametrize(
    "text",
    [
        "The mill burned down on Tuesday, 14 May 2024. On Tuesday the miller wept.",
        "The mill burned down on 14 May 2024 - and nobody noticed.",
        "Her diary says: “Today, 14 May 2024, the wheel broke.”",
        'Her diary says: "Today, 14 May 2024, the wheel broke."',
        "It opens today, 14 May 2024. It closed today, 3 June 2024.",
        "Today the wheel of 14 May is broken.",
    ],
)
def test_other_dates_in_the_text_are_no_evidence(text: str) -> None:
    assert inferred(text) is None


def test_kinds_of_evidence_must_agree() -> None:
    text = "LISBON, May 14, 2024 (AFP) - The mill has a new wheel."
    assert inferred(text, "https://mill.example/2024/05/15/wheel") == (date(2024, 5, 15), "url")
    assert inferred(text, "https://mill.example/2023/05/14/wheel") is None


def test_only_the_text_itself_is_evidence() -> None:
    text = "Open today, 14 May 2024: the mill."
    assert infer_published_on(None, [Passage(0, 0, Role.RELATED, text, 0, len(text))]) is None


@pytest.mark.parametrize("piece", ["today, 14 May 2024 ", '"today, 14 May 2024', "“", "20160912/"])
def test_time_is_linear(piece: str) -> None:
    def work(count: int) -> Callable[[], object]:
        url = "https://mill.example/" + "2016/09/" * count
        return partial(infer_published_on, url, normalize("The mill. " + piece * count).passages)

    assert_linear(work, 5_000)
