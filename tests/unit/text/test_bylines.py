import pytest

from wirehouse.text.bylines import agency_of, all_names, authors_of, has_lead, is_byline, is_name


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe", ("Jane Doe",)),
        ("by Jane Doe", ("Jane Doe",)),
        ("BY JANE DOE", ("Jane Doe",)),
        ("By Jane Doe and John Roe", ("Jane Doe", "John Roe")),
        ("By Jane Doe, John Roe and Ana de la Cruz", ("Jane Doe", "John Roe", "Ana de la Cruz")),
        ("Written by J.R. O'Neill & Mary-Ann Smith", ("J.R. O'Neill", "Mary-Ann Smith")),
        ("By Jane Doe, Political Editor", ("Jane Doe",)),
        ("By Jane Doe Example News", ("Jane Doe",)),
        ("By Jane DoeStaff Writer", ("Jane Doe",)),
        ("By Jane Doe | September 28, 2015", ("Jane Doe",)),
        ("By Jane Doe, Reuters", ("Jane Doe",)),
        ("By Jane Doe in Lisbon", ("Jane Doe",)),
        ("Author: Jane Doe", ("Jane Doe",)),
        ("Jane Doe:", ("Jane Doe",)),
        ("Von Ana Alder und Jan Rohe", ("Ana Alder", "Jan Rohe")),
        ("Par Zoé Dupont et Jean Petit", ("Zoé Dupont", "Jean Petit")),
        ("Por Ana Alder e João Rua", ("Ana Alder", "João Rua")),
        ("Door Jan de Vries en Piet Bakker", ("Jan de Vries", "Piet Bakker")),
        ("Autorin: Ana Alder", ("Ana Alder",)),
        ("Von der Brücke bis zum Hafen", ()),
        ("By our reporters", ("By our reporters",)),
        ("By Staff Writer", ("By Staff Writer",)),
        ("By Reuters", ()),
        ("By Tuesday evening the boats were full", ()),
        ("By the time they came it was late", ()),
    ],
)
def test_authors(line: str, names: tuple[str, ...]) -> None:
    assert authors_of(line) == names


def test_the_agency_of_a_byline() -> None:
    assert agency_of("By Jane Doe, Associated Press") == "Associated Press"
    assert agency_of("By Jane Doe") is None


def test_leads() -> None:
    assert has_lead("By Jane Doe")
    assert not has_lead("Bypass opened")


def test_names() -> None:
    assert is_name("Jane van Doe")
    assert all_names("Jane Doe, John Roe")
    assert not is_name("Search Keyword")
    assert not is_name("Jane")
    assert not all_names("Jane Doe, boats")


def test_a_byline_is_a_lead_and_names_and_nothing_else() -> None:
    assert is_byline("by Jane Doe and John Roe")
    assert not is_byline("by Jane Doe of the ferry company")
    assert not is_byline("Jane Doe")
