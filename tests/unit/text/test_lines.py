from wirehouse.text.cleaning import Cleaner
from wirehouse.text.lines import Block, split_lines


def lines(text: str) -> list[Block]:
    return split_lines(text, Cleaner(text))


def test_every_kind_of_line_end_splits() -> None:
    text = "a\r\nb\rc\nd\u2028e\ff"
    assert [text[line.start : line.end] for line in lines(text)] == list("abcdef")


def test_offsets_are_trimmed_and_gaps_are_counted() -> None:
    assert lines("  one \n\n \n two") == [Block(2, 5, "one", 0), Block(11, 14, "two", 2)]


def test_invisible_lines_count_to_the_line_before() -> None:
    assert lines("one\n\u200b\ntwo") == [Block(0, 5, "one", 0), Block(6, 9, "two", 0)]


def test_invisible_lines_at_the_beginning_count_to_the_first_line() -> None:
    assert lines("\ufeff\none") == [Block(0, 5, "one", 0)]


def test_a_text_of_invisible_characters_is_one_empty_line() -> None:
    assert lines("\u200b") == [Block(0, 1, "", 0)]
