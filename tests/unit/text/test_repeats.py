from wirehouse.text.model import Role
from wirehouse.text.repeats import find_repeats, fold

LONG = "The boats will run from Monday, said the mayor."


def test_fold_ignores_case_quotes_dashes_and_blanks() -> None:
    assert fold("“The  boats” – HER’S") == fold('"the boats" - her\'s')


def test_a_body_passage_repeats_the_first_that_says_the_same() -> None:
    texts = [LONG, "Another passage of some words.", LONG.upper(), LONG]
    assert find_repeats([Role.BODY] * 4, texts) == [None, None, 0, 0]


def test_a_caption_repeats_the_body_also_with_a_credit_after_it() -> None:
    texts = [LONG, f"{LONG} Photo credit: A. Person / Agency", f"{LONG} And the ferry sank."]
    assert find_repeats([Role.BODY, Role.CAPTION, Role.CAPTION], texts) == [None, 0, None]


def test_a_body_passage_never_repeats_a_standfirst_or_caption() -> None:
    assert find_repeats([Role.STANDFIRST, Role.CAPTION, Role.BODY], [LONG] * 3) == [None, None, None]


def test_a_short_answer_given_twice_is_no_repetition() -> None:
    assert find_repeats([Role.BODY] * 2, ["No comment.", "No comment."]) == [None, None]


def test_nothing_repeats_nothing() -> None:
    assert find_repeats([], []) == []
