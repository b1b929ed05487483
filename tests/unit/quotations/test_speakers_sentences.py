"""Who said it where the sentence is long, divided, in brackets, or goes on with what was said before."""

import pytest

from unit.quotations.spoken import beside, names, rules

WHOLE_PHRASES = {
    "an aside of several words": ("Quill, in turn, said it was “a very long soup”.", "Quill"),
    "two appositions share a comma": (
        "Ada Quill, a baker from Bath on the Avon, who owns two ovens, said it was “a soup”.",
        "Ada Quill, a baker from Bath on the Avon, who owns two ovens",
    ),
    "figures with commas": ("Some 1,200 cooks said it was “a soup”.", "Some 1,200 cooks"),
    "a name with its own article": (
        "“It leaks,” said Ada Quill of the cooks’ union The Ladle.",
        "Ada Quill of the cooks’ union The Ladle",
    ),
    "a name with a preposition": ("The Institute for Soup said it was “too cold”.", "The Institute for Soup"),
    "another's last campaign": (
        "“It leaks,” said Ada Quill, an aide to Ferrer’s last campaign.",
        "Ada Quill, an aide to Ferrer’s last campaign",
    ),
    "a relative clause ends before its second verb": (
        "Ada Quill, who lived in Bath and wrote of “long soups”, left.",
        "Ada Quill, who lived in Bath",
    ),
    "an adverb in the description": (
        "A quietly amused Quill said it was “a soup”.",
        "A quietly amused Quill",
    ),
    "a noun before a verb": (
        "The Ada Quill campaign sent a letter saying it was “a soup”.",
        "The Ada Quill campaign",
    ),
}


@pytest.mark.parametrize(("text", "expected"), WHOLE_PHRASES.values(), ids=WHOLE_PHRASES)
def test_the_whole_phrase_is_the_speaker(text, expected):
    assert beside(text) == [expected]


VERBS = {
    "a participle only describes": (
        "Quill said it was “a soup,” including Ferrer testifying in public.",
        "Quill",
    ),
    "whom one tells": ("Ada Quill, a cook, told New Bath, “It is a soup.”", "Ada Quill, a cook"),
    "the verb is first": ("Adds Quill: “It is a soup.”", "Quill"),
    "a verdict": ("Quill’s rather short verdict: “It is a soup.”", "Quill"),
    "in her words": ("Ferrer wrote of what was, in Quill’s words, “a soup”.", "Quill"),
    "a verb that is speech only beside a quotation": ("The shop offered five “very long soups”.", None),
    "the same verb beside it": ("“It is a soup,” offered Quill.", "Quill"),
    "to put it so": ("Quill put it like this: it is “a very long soup”.", "Quill"),
    "to put out a statement": ("Quill put out a letter on “very long soups”.", "Quill"),
    "passive after a quotation": ("The idea of “long soups and short spoons,” was well received.", None),
    "a noun after another": (
        "Another post from the account called Quill “a soup”.",
        "Another post from the account",
    ),
    "another of two": ("One cook called it long, while another called it “a soup”.", "another"),
    "a tag at the end": ("The soup is “rather long” and cold, writes Ada Quill.", "Ada Quill"),
    "a verb like a noun": ("It is a soup that the mayor calls a “very long one”.", "the mayor"),
    "a tag before": ("The soup could be longer, said Ada Quill. “It is cold.”", "Ada Quill"),
    "two plurals": ("Some cooks and bakers complained of “long soups”.", "Some cooks and bakers"),
    "a noun after an adjective": ("Ada Quill ended on a serious note. “It is a soup.”", "Ada Quill"),
}


@pytest.mark.parametrize(("text", "expected"), VERBS.values(), ids=VERBS)
def test_the_verb_of_speaking_decides(text, expected):
    assert beside(text) == [expected]


def test_a_sentence_in_brackets_is_a_sentence_of_its_own():
    text = "Quill called it “a soup”. (A waiter said it was “a stew”.) Ferrer said it was “a drink”."
    assert beside(text) == ["Quill", "A waiter", "Ferrer"]
    text = "“It is a soup,” Quill said. (The waiter had gone.) “It always was.”"
    assert beside(text) == ["Quill", "Quill"]


def test_an_abbreviation_in_brackets_ends_no_sentence():
    assert beside("Ada Quill (of West Fla.) Friday called it “a soup”.") == ["Ada Quill (of West Fla.)"]


def test_a_tag_before_the_next_quotation_belongs_to_that():
    text = "“It is a soup,” said Quill. “It always was.” Ferrer replied, “It is a stew.”"
    assert beside(text) == ["Quill", "Quill", "Ferrer"]


@pytest.mark.parametrize(
    "second",
    [
        "“It was soup” – in winter – “and bread that got me through.”",
        "But “the soup was long”.",
        "And then, with a grin: “It was very long.”",
    ],
)
def test_next_to_no_words_carry_on(second):
    text = f"“It is cold,” said Ada Quill. {second}"
    assert set(names(text)) == {"Ada Quill"}
    assert rules(text)[-1] in {"carried_on", "continued"}


def test_a_clause_of_its_own_does_not_carry_on():
    text = "“It is cold,” said Ada Quill. The sign at the door had “no soup today” on it."
    assert names(text) == ["Ada Quill", None]


def test_the_one_who_speaks_in_a_sentence_is_its_subject():
    text = "After many accused Tom Ferrer of haste, Peter Alder called it “a soup”. He added: “No.”"
    assert names(text) == ["Peter Alder", "Peter Alder"]


def test_a_relative_of_the_subject_is_not_meant():
    text = "“No,” said Peter Alder. It was the boat of his brother, Tom Ferrer. “Stay,” he said."
    assert names(text) == ["Peter Alder"] * 2


def test_what_belongs_to_the_subject_is_not_meant():
    text = "“No,” said Peter Alder. His Tom Ferrer portrait was sold. “Stay,” he said."
    assert names(text) == ["Peter Alder"] * 2


def test_a_genitive_of_the_same_sentence_is_meant():
    assert (
        names("“No,” said Peter Alder.", "In Tom Ferrer’s letter, he called it “a soup”.")[1] == "Tom Ferrer"
    )


def test_a_pronoun_that_is_subject_twice_is_the_same_person():
    text = "“It is late,” said Peter Alder. He thanked Tom Ferrer for the boat. “Stay,” he said."
    assert names(text) == ["Peter Alder"] * 2


def test_what_it_is_announces_nobody():
    text = "“It is late,” said Peter Alder. But it is built to last. “Stay a while.”"
    assert names(text) == ["Peter Alder"] * 2


def test_a_genitive_gets_the_full_name():
    assert names("Mayor Ada Quill came late.", "Quill’s verdict: “It is a soup.”") == ["Ada Quill"]
