"""Whom, where and when: the links to the gazetteer are all right, and the labels are what they say."""

import pytest

from golden.evidence import labels, wrong_links
from golden.reading import read_all


@pytest.fixture(scope="session")
def samples(homes):
    return read_all(homes["samples"])


@pytest.mark.parametrize("name", ["mentions", "times"])
def test_a_label_is_what_stands_there(name, samples):
    rows = [(record, row) for record, found in labels(name).items() for row in found]
    assert len(rows) > 150
    for record, row in rows:
        assert samples[record].text[row["start_char"] : row["end_char"]] == row["text"]


@pytest.mark.parametrize("record", labels("mentions"))
def test_every_link_to_the_gazetteer_is_right(record, samples):
    wrong = list(wrong_links(labels("mentions")[record], samples[record]))
    assert not wrong, "\n".join([f"{record}:", *wrong])


def test_places_are_linked_at_all(samples):
    linked = {
        row["entity"]
        for reading in samples.values()
        for row in reading.evidence["mentions"]
        if row["entity_id"]
    }
    assert {"Trieste", "Lisbon", "Busan"} <= linked
