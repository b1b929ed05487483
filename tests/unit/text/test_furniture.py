import pytest

from wirehouse.text.furniture import Sign, label_of, sign


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Share", Sign.BUTTON),
        ("2 comments:", Sign.BUTTON),
        ("Comments (14)", Sign.BUTTON),
        ("3 min read", Sign.BUTTON),
        ("Click here to tell a friend", Sign.BUTTON),
        ("Impressum", Sign.BUTTON),
        ("Accueil > Politique > Monde", Sign.BUTTON),
        ("Impressum · Datenschutz · Kontakt", Sign.BUTTON),
        ("Aviso legal | Contacto", Sign.BUTTON),
        ("* * *", Sign.SYMBOLS),
        ("![a boat](https://example.com/boat-with-a-long-name-in-the-harbour.png)", Sign.IMAGE),
        ("Most read", Sign.LINKS),
        ("Mehr zum Thema", Sign.LINKS),
        ("À lire aussi", Sign.LINKS),
        ("Lees ook: een brug te veel", Sign.LINK),
        ("Quelle: Das Beispiel", Sign.METADATA),
        ("Veröffentlicht am: 12. Mai 2019", Sign.DATE),
        ("Crédit photo : A. Personne", Sign.CAPTION),
        ("Two boats | one bridge", None),
        ("More boats for the bay", None),
        ("2015", None),
    ],
)
def test_what_a_line_says_of_itself(line: str, expected: Sign | None) -> None:
    assert sign(line) is expected


def test_a_label_is_split_from_its_value() -> None:
    assert label_of("Categories: World") == ("categories", "World")
    assert label_of("He said: no") is None
