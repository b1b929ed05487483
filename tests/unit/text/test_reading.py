from wirehouse.text.furniture import Sign
from wirehouse.text.model import Role
from wirehouse.text.phrases import PROMO
from wirehouse.text.reading import read, read_lines

SENTENCE = (
    "The ferry company said on Monday that it would run two more boats a day, because the bridge is closed."
)


def test_a_sentence_reads_like_text_and_a_button_does_not() -> None:
    assert read(SENTENCE).score > 1
    assert read("Share this").score < -2
    assert read("BOATS AND BRIDGES OF THE BAY AREA").score < 0


def test_promotion_reads_less_like_text() -> None:
    promotion = "By signing up you agree that newsletters come to your inbox, and to the privacy policy."
    assert read(promotion).score < read(SENTENCE).score - 4
    assert PROMO in read(promotion).kinds


def test_speech_about_promotion_is_no_promotion() -> None:
    speech = "Alder, who sells tickets at the harbour, {} he would not subscribe."
    assert read(speech.format("said")).score > read(speech.format("thus")).score + 1
    assert read(speech.format("a déclaré")).score > read(speech.format("a toujours")).score + 1


def test_lines_are_read_in_order_and_again_as_before() -> None:
    lines = ["Share", SENTENCE, "Boats for the bay", "By Jane Doe", "Share", "3 May 2019"]
    readings = read_lines(lines)
    assert [reading.role for reading in readings] == [
        Role.BOILERPLATE,
        None,
        None,
        Role.BYLINE,
        Role.BOILERPLATE,
        Role.DATE,
    ]
    assert readings[0].sign is Sign.BUTTON
    assert read_lines(lines) == readings
    assert read_lines(lines[::-1]) == readings[::-1]


def test_no_lines() -> None:
    assert read_lines([]) == []
