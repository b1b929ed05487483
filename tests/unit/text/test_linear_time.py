"""No input makes a pattern or a loop run away: time grows in proportion to the text."""

from contextlib import suppress

import pytest

from growth import assert_linear
from wirehouse.text.decode import UndecodableError, decode
from wirehouse.text.normalize import normalize

LENGTH = 20_000  # characters

NASTY = {
    # for the patterns of cleaning
    "letters": "a",
    "hyphens before line ends": "a-\n",
    "hyphens before blanks": "a- ",
    "soft hyphens": "\u00ad \n",
    "invisible": "\u200b",
    "invisible lines": "a\n\u200b\n",
    "surrogates": "\ud800",
    "combining": "e\u0301\u0327",
    "combining only": "\u0301",
    "joiners": "\u200c\u200d",
    "mojibake": "Ã©",
    "mojibake of mojibake": "ÃƒÂ©",
    "mojibake marks": "â€™â€œ",
    "cyrillic": "р ъ ",
    "blank lines": "\n",
    "no-break spaces": "\u00a0",
    "separators": "\u2028",
    # for dates
    "digits": "1",
    "numeric dates": "1/1/",
    "dates": "1 May 2019 ",
    "date lines": "1 May 2019\n",
    "years": "2019 ",
    "clock times": "10:10 ",
    # for names, bylines and datelines
    "bylines": "By Jane Doe\n",
    "byline in one line": "by Jane Doe and ",
    "names": "Jane Doe\n",
    "commas": "Jane Doe, ",
    "open brackets": "(",
    "brackets": "A (",
    "slashes": "/",
    "dashes": " - ",
    "credits": "(Photo: ",
    "credit lines": "A. Photo: ",
    "capital credits": "A. A/",
    "sign-offs": "Reporting by A; ",
    # for phrases, labels and notices
    "promotion": "sign up for the ",
    "biographies": "is a reporter at ",
    "words of phrases": "is the writer of - a (@x) she covers was this photo (ap for the app helpful / ",
    "remembered lines": "Share\n",
    "labels": "Source: ",
    "label lines": "Source: A\n",
    "copyright": "© 2019 ",
    "copyright signs": "©",
    "menus": "Home | ",
    "doubled": "a a",
    # for wrapping, regions, lists and repeats
    "wrapped": "the boats of the bay and of the old\nharbour ",
    "announced lists": "these are the boats of the bay:\n",
    "heads of links": "Related posts\n",
    "headings": "A Heading Of The Text\n",
    "sentences": "The boats of the bay were late on Monday, the mayor said.\n",
    "sentence and heading": "The boats of the bay were late on Monday, the mayor said.\nA Heading Here\n",
    "quotes": "“",
    "full stops": ". ",
    "colons": ":\n",
    "abbreviations": "U.S.\nMr. ",
}


@pytest.mark.parametrize("unit", NASTY.values(), ids=NASTY.keys())
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    assert_linear(lambda count: lambda: normalize(unit * count), LENGTH // len(unit))


@pytest.mark.parametrize("unit", [b"\xe9", b"\xc3", b"a\xe9", b"\x1b$B", b"a\0", b"\xef\xbb\xbf", b"&#"])
def test_time_to_decode_grows_with_the_bytes_and_no_faster(unit: bytes) -> None:
    def read(data: bytes) -> None:
        with suppress(UndecodableError):
            decode(data)

    assert_linear(lambda count: lambda: read(unit * count), LENGTH // len(unit))
