"""Organizations and groups: how they are recognized, and by which name."""

import pytest

from unit.mentions.reading import mentioned


@pytest.mark.parametrize(
    "name",
    [
        "Ministry of Fisheries",
        "Varran Bank",
        "University of Varran",
        "Institute for Slow Boats",
        "Committee on Quiet Trains",
        "Department of Health and Human Services",
        "Varran Herald Tribune",
        "Holt & Varran",
        "Varran Party",
        "Partido Varran",
        "Partij van de Boten",
        "Banca d’Varran",
        "NATO",
        "Reuters",
    ],
)
def test_a_name_says_that_it_is_an_organization(name):
    assert mentioned(f"On Friday the {name} declined to comment.") == [f"{name}: organization {name}"]


@pytest.mark.parametrize(
    "text",
    [
        "The company, Varran Memory, closed.",
        "Workers of the retailer Varran Memory went home.",
        "L’entreprise Varran Memory ferme.",
    ],
)
def test_a_common_noun_before_says_so(text):
    assert mentioned(text) == ["Varran Memory: organization Varran Memory"]


def test_an_explained_acronym_has_the_full_name():
    found = mentioned("The Alliance to Save Our Harbours (ASOH) met. ASOH argued that the boats are old.")
    assert found == [
        "Alliance to Save Our Harbours: organization Alliance to Save Our Harbours",
        "ASOH: organization Alliance to Save Our Harbours",
        "ASOH: organization Alliance to Save Our Harbours",
    ]


def test_the_forms_of_a_known_name_are_one():
    found = mentioned("The UN was late. A month on, the United Nations apologized.")
    assert found == [
        "UN: organization United Nations",
        "United Nations: organization United Nations",
    ]


def test_of_a_known_name_the_fullest_form_in_the_document_is_taken():
    assert mentioned("They feared ISIS. Then ISIS was gone.")[-1] == "ISIS: organization ISIS"
    assert mentioned("They feared ISIS, or Islamic State.")[0] == "ISIS: organization Islamic State"


def test_an_arabic_article_belongs_to_the_name():
    assert mentioned("They feared al Qaeda most.") == ["al Qaeda: organization al Qaeda"]


def test_small_letters_make_words_of_acronyms():
    assert not mentioned("Un tramway est arrivé. Eu disse isso.", language="fr")


def test_an_unknown_acronym_needs_an_article_or_speech():
    assert mentioned("The ruling of the VRRN was clear.") == ["VRRN: organization VRRN"]
    assert mentioned("VRRN said no.") == ["VRRN: organization VRRN"]
    assert not mentioned("A new VRRN is in the shops. The TV was on, and the CEO slept.")


def test_the_head_stands_for_the_whole():
    found = mentioned("The Varran Harbour Council met on Friday. By noon the Council was asleep.")
    assert found[-1] == "Council: organization Varran Harbour Council"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met at Peter Alder Hospital.", ["Peter Alder Hospital: organization Peter Alder Hospital"]),
        ("They met on Peter Alder Street.", []),
        (
            "Varran Group Chairman Peter Alder slept.",
            ["Varran Group: organization Varran Group", "Peter Alder: person Peter Alder"],
        ),
        (
            "White House Press Secretary Peter Alder slept.",
            ["White House: organization White House", "Peter Alder: person Peter Alder"],
        ),
        (
            "Varran LLC President Jim Press slept.",
            ["Varran LLC: organization Varran LLC", "Jim Press: person Jim Press"],
        ),
        (
            "They read Human Rights Watch Japan.",
            ["Human Rights Watch: organization Human Rights Watch"],
        ),
        ("He likes Varran for the Holt Bank.", ["Holt Bank: organization Holt Bank"]),
        ("It was a NATO-led force.", ["NATO: organization NATO"]),
        (
            "In the Senate Republicans and Democratic voters disagreed.",
            [
                "Senate: organization Senate",
                "Republicans: group Republicans",
                "Democratic: group Democrats",
            ],
        ),
        (
            "Republican Peter Alder and the Kurds agreed.",
            [
                "Republican: group Republicans",
                "Peter Alder: person Peter Alder",
                "Kurds: group Kurds",
            ],
        ),
    ],
)
def test_a_sequence_of_several_names_is_divided(text, expected):
    assert mentioned(text) == expected
