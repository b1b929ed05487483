import pytest

from wirehouse.text.cleaning import clean, cleaner_for, has_repairable


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


@pytest.mark.parametrize("text", ["plain words", "curly ’ words", "sour cafÃ© here", "invisible \u200b here"])
def test_the_fast_cleaner_agrees(text: str) -> None:
    assert cleaner_for(text)(text) == clean(text)


def test_only_real_mojibake_counts_as_repairable() -> None:
    assert has_repairable("cafÃ©")
    assert not has_repairable("café — “naïve” £5")
