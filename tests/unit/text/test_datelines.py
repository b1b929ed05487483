import pytest

from wirehouse.text.datelines import Dateline, dateline_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NEW YORK: The harbour was closed.", Dateline("NEW YORK")),
        ("PARIS (AFP) - The harbour was closed.", Dateline("PARIS", "AFP")),
        ("LONDON, Sept 3 (Reuters) — The harbour was closed.", Dateline("LONDON", "Reuters")),
        ("BEIRUT, Lebanon (AP) — The harbour was closed.", Dateline("BEIRUT, Lebanon", "AP")),
        ("Lisbon – The harbour was closed.", Dateline("Lisbon")),
        ("Reuters - The harbour was closed.", Dateline(agency="Reuters")),
        ("XNA - The harbour was closed.", Dateline(agency="XNA")),
        ("(Reuters) - The harbour was closed.", Dateline(agency="Reuters")),
        ("WATCH - The harbour was closed.", Dateline()),
        ("UK - The harbour was closed.", Dateline()),
        ("CLAIM: The harbour was closed.", Dateline()),
        ("The mayor said: the harbour was closed.", Dateline()),
        ("The harbour - which is old - was closed.", Dateline()),
        ("The harbour was closed.", Dateline()),
    ],
)
def test_datelines(text: str, expected: Dateline) -> None:
    assert dateline_of(text) == expected


def test_agencies_are_written_as_they_write_themselves() -> None:
    assert dateline_of("Kiel (dpa) - Die Brücke ist gesperrt.").agency == "dpa"
