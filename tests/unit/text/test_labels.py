import pytest

from wirehouse.text.furniture import Sign, sign
from wirehouse.text.labels import category_of, publisher_of, rights_holder_of


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("Source: The Example", "The Example"),
        ("Source: Example.org", "Example.org"),
        ("Source: agencies", None),
        ("The source: nobody knows", None),
    ],
)
def test_publisher(text: str, publisher: str | None) -> None:
    assert publisher_of(text) == publisher


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("© 2019 The Example", "The Example"),
        ("Copyright © 2019-2021 Example Media Ltd. All rights reserved.", "Example Media Ltd"),
        ("All rights reserved", None),
    ],
)
def test_rights_holder(text: str, holder: str | None) -> None:
    assert rights_holder_of(text) == holder


def test_category() -> None:
    assert category_of("Categories: World") == "World"
    assert category_of("Source: World") is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Share", Sign.BUTTON),
        ("Post a Comment", Sign.BUTTON),
        ("No comments:", Sign.BUTTON),
        ("***", Sign.SYMBOLS),
        ("![](x.png) |", Sign.IMAGE),
        ("Related Posts:", Sign.LINKS),
        ("You May Also Like", Sign.LINKS),
        ("Read more: Boats for the bay", Sign.LINK),
        ("Tags: boats, bay", Sign.METADATA),
        ("Published: 3 May 2019", Sign.DATE),
        ("Photo credit: A. Person", Sign.CAPTION),
        ("The boats will run from Monday.", None),
        ("He said: we go on.", None),
    ],
)
def test_signs(text: str, found: Sign | None) -> None:
    assert sign(text) is found
