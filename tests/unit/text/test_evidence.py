from wirehouse.text.evidence import announces_list, dense_regions, is_sign_off, reads_on, weigh

SENTENCE = (
    "The ferry company said on Monday that it would run two more boats a day, because the bridge is closed."
)


def test_a_sentence_reads_like_text_and_a_button_does_not() -> None:
    assert weigh(SENTENCE).score > 1
    assert weigh("Share this").score < -2
    assert weigh("BOATS AND BRIDGES OF THE BAY AREA").score < 0


def test_promotion_reads_less_like_text() -> None:
    promotion = "By signing up you agree that newsletters come to your inbox, and to the privacy policy."
    assert weigh(promotion).score < weigh(SENTENCE).score - 4


def test_regions_span_short_gaps_and_leave_out_what_is_far_and_thin() -> None:
    scores = [-3.0] * 5 + [3.0, -3.0, 3.0, 3.0] + [-3.0] * 40 + [1.0] + [-3.0]
    assert dense_regions(scores) == [(5, 9)]


def test_two_regions_of_like_weight_are_both_kept() -> None:
    scores = [3.0, 3.0, 3.0] + [-3.0] * 40 + [3.0, 3.0]
    assert dense_regions(scores) == [(0, 3), (43, 45)]


def test_regions_of_nothing() -> None:
    assert dense_regions([]) == []
    assert dense_regions([-1.0, -2.0]) == []


def test_sign_offs() -> None:
    assert is_sign_off("Reporting by Jane Doe in Lisbon; Editing by John Roe")
    assert not is_sign_off("Reporting on boats is hard.")


def test_speech_about_promotion_is_no_promotion() -> None:
    speech = "Alder, who sells tickets at the harbour, said he would not subscribe."
    assert weigh(speech).score > weigh(speech.replace("said he", "thus he")).score


def test_announcements_of_lists() -> None:
    assert announces_list("See the full list of boats below:")
    assert not announces_list("Contact the harbour:")


def test_a_line_in_which_a_sentence_ends_is_no_heading() -> None:
    assert reads_on("Open from March. Tickets at the harbour")
    assert not reads_on("Mr. Alder and the Boats")
