import pytest

from wirehouse.text.captions import has_credit


@pytest.mark.parametrize(
    "line",
    [
        "The old harbour on a quiet morning. Photo credit: A. Person / Agency",
        "The old harbour on a quiet morning. Picture: Ana Alder",
        "Der alte Hafen am Morgen. Foto: Ana Alder",
        "Le vieux port au petit matin. © Ana Alder / Agence",
        "The old harbour on a quiet morning. ANA ALDER/AGENCY PHOTO",
        "The old harbour (Photo: Ana Alder)",
        "The old harbour. Getty Images",
    ],
)
def test_credits(line: str) -> None:
    assert has_credit(line)


@pytest.mark.parametrize(
    "line",
    [
        "The ferry company said on Monday that it would run two more boats.",
        "© 2019 The Example. All rights reserved.",
        "The boats run day and night. It is a 24/7 service",
    ],
)
def test_what_is_no_credit(line: str) -> None:
    assert not has_credit(line)
