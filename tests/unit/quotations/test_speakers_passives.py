"""Who said it where the subject of a verb of speaking did not: passives, relative clauses, denials."""

import pytest

from unit.quotations.spoken import beside

PASSIVES = {
    "by whom somebody was described": ("Ferrer was described by the judge as “a danger”.", "the judge"),
    "a participle beside a name": ("Ferrer, praised by Ada Quill as “a quiet cook”, left.", "Ada Quill"),
    "a participle beside a noun": ("A cook called by friends “the quiet one” left.", "friends"),
    "a participle in front": ("Described by friends as “a quiet cook”, Ferrer left.", "friends"),
    "by whom somebody was told": ("Ferrer was told by the judge that he was “a danger”.", "the judge"),
    "by whom somebody was asked": ("Quill was asked by Tom Ferrer: “Is it soup?”", "Tom Ferrer"),
    "nobody says by whom": ("Ferrer, who cooked it, was told: “It is a soup.”", None),
    "nobody says so of a simple clause": ("Ferrer was told: “It is a soup.”", None),
    "an agent of something else": ("The plan, announced by the cook on Monday, was “cold”.", None),
    "an agent and then a speaker": ("Asked by reporters about it, Quill called it “cold”.", "Quill"),
    "a paper that quotes": ("Ferrer was quoted by the Post as saying “It is cold”.", "Ferrer"),
    "a paper that quotes in a clause": ("Ferrer was quoted by the Post as saying it was “cold”.", "Ferrer"),
    "a body without an article": ("Ferrer was described by police as “cold”.", "police"),
    "a time in the passive": ("Ferrer was told by the end of the week that it was “cold”.", None),
    "a means": ("Ferrer replied by text message that it was “cold”.", "Ferrer"),
    "a time": ("Ferrer said by the weekend it would be “cold”.", "Ferrer"),
    "in French": ("Le plan a été qualifié de « cadeau » par Ada Quill.", None),
}
RELATIVES = {
    "which others call so": ("The soup, which cooks describe as “cold”, was sold.", "cooks"),
    "which others call so, without a comma": ("He likes a soup which cooks call “cold”.", "cooks"),
    "with an adjective": ("The soup, which local cooks call “cold”, was sold.", "local cooks"),
    "whom others call so": ("Ferrer, whom friends call “the Spoon”, left.", "friends"),
    "who others say": ("Ferrer, who friends say was “a quiet cook”, left.", "friends"),
    "whose owners say": ("The inn, whose owners call it “a palace”, is shut.", "owners"),
    "whose one lawyer says": ("Quill, whose lawyer said she was “at sea”, left.", "lawyer"),
    "which does something": ("A yard which builds boats said it was “cold”.", "A yard which builds boats"),
    "who own something": ("People who own boats said it was “cold”.", "People who own boats"),
    "an order that calls": (
        "The act, long planned, repeals Order 12, which called for “a lot of soup”.",
        "Order 12",
    ),
}
OTHERS = {
    "a clause with its own speaker": ("When Quill said the soup was “cold”, Ferrer laughed.", "Quill"),
    "a contrast": ("While Quill says it is “cold”, Ferrer insists on soup.", "Quill"),
    "a clause without one": ("When Quill came, it was “cold”, Ferrer said.", "Ferrer"),
    "sued for calling": ("Ferrer sued Ada Quill for calling him “a spoon”.", "Ada Quill"),
    "sued for saying": ("Ferrer sued Ada Quill for saying “it is cold”.", "Ada Quill"),
    "accused of calling": ("Ferrer accused the Post of calling him “a spoon”.", "Post"),
    "sorry for calling": ("Ferrer apologised for calling him “a spoon”.", "Ferrer"),
    "fined for calling": ("Ferrer was fined by Bath Council for calling him “a spoon”.", "Ferrer"),
    "denies the claim of another": (
        "Ferrer denied Ada Quill’s claim that it was “cold”.",
        "Ada Quill",
    ),
    "denies a claim by another": ("Ferrer rejected claims by Ada Quill that it was “cold”.", "Ada Quill"),
    "denies a claim of nobody": ("Ferrer rejected claims that the soup was “cold”.", None),
    "denies claims of nobody": ("Ferrer rejected allegations that the soup was “cold”.", None),
    "denies a claim in a clause": (
        "After Ferrer denied Quill’s claim that it was “cold”, Roe left.",
        "Quill",
    ),
    "denies it and says that": ("Ferrer denied the claim and said that it was “cold”.", "Ferrer"),
    "remarks of another kind": ("After remarks by Ada Quill the shop sold “very cold soup”.", None),
    "a claim that is denied": (
        "Ada Quill’s claim that it is “cold” was denied by Ferrer.",
        "Ada Quill",
    ),
    "denies it in own words": ("Ferrer dismissed Quill’s claim as “cold soup”.", "Ferrer"),
    "denies it and says": ("Ferrer denied the claim and said it was “cold”.", "Ferrer"),
    "no one": ("No one said the soup was “cold”.", None),
    "none of them": ("None of the cooks said the soup was “cold”.", None),
    "nobody of many": ("No cooks said the soup was “cold”.", None),
    "some": ("Some said the soup was “cold”.", "Some"),
}
CASES = PASSIVES | RELATIVES | OTHERS


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_not_every_subject_speaks(text, expected):
    assert beside(text, language="fr" if "«" in text else "en") == [expected]
