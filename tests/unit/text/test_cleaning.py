import pytest

from wirehouse.text.cleaning import Cleaner, clean


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("two\nlines  and\ta tab", "two lines and a tab"),
        ("nbsp\u00a0here", "nbsp here"),
        ("a zero\u200bwidth\u202e mark\ufeff", "a zerowidth mark"),
        ("bell\x07 and escape\x1b", "bell and escape"),
        ("e\u0301te\u0301", "été"),
        ("the well-\nknown harbour", "the well-known harbour"),
        ("short-\nand long-term", "short- and long-term"),
        ("co\u00ad\noperate, co\u00adoperate", "cooperate, cooperate"),
        ("a dash -\nand more", "a dash - and more"),
        ("it was a wellâ€™s cafÃ©", "it was a well’s café"),
        ("«Été» – “naïve”, ’tis, £5…”", "«Été» – “naïve”, ’tis, £5…”"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u200b\u200d ", ""),
    ],
)
def test_clean(raw: str, expected: str) -> None:
    assert clean(raw) == expected


@pytest.mark.parametrize(
    "text", ["plain words", "curly ’ words", "sour cafÃ© here", "invisible \u200b here", "blanks  \t here"]
)
def test_a_cleaner_of_the_whole_text_agrees_on_its_pieces(text: str) -> None:
    cleaner = Cleaner(f"{text}\nand more")
    assert cleaner(text) == clean(text)


@pytest.mark.parametrize(
    ("text", "repaired", "dropped"),
    [
        ("sour cafÃ© here", True, False),
        ("café — “naïve” £5", False, False),
        ("invisible \u200b here", False, True),
        ("a tab\tand a blank\u00a0here", False, False),
    ],
)
def test_a_cleaner_remembers_what_it_did(text: str, repaired: bool, dropped: bool) -> None:
    cleaner = Cleaner(text)
    cleaner(text)
    assert (cleaner.repaired, cleaner.dropped) == (repaired, dropped)
