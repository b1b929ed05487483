"""Who said it: the words beside a quotation."""

import pytest

from unit.quotations.spoken import beside, names, rules, speakers_of

BESIDE = {
    "cue after": ("“The lift is older than I am,” Marta Oliveira told reporters.", "Marta Oliveira"),
    "pronoun": ("“Nobody asked the geese,” she said.", "she"),
    "inverted": ("“We ran out of chalk,” said Jonas Petersen.", "Jonas Petersen"),
    "inverted with apposition": (
        "“The pump is tired,” said Jane Roe, a nurse at the Harbour Clinic, on Friday.",
        "Jane Roe, a nurse at the Harbour Clinic",
    ),
    "inverted, then an occasion": ("“It leaks,” said Jane Roe in a statement.", "Jane Roe"),
    "inverted, then more speech": ("“It leaks,” said Jane Roe, adding that it always had.", "Jane Roe"),
    "age and trade": (
        "Tomas Novak, 52, a baker, said: “Flour remembers everything.”",
        "Tomas Novak, 52, a baker",
    ),
    "party and state": (
        "“I am voting no,” Rep. Ada Quill (R-Fla.) said on Tuesday.",
        "Rep. Ada Quill (R-Fla.)",
    ),
    "office before the name": (
        "“Nothing is decided,” Deputy Transport Minister Ada Quill wrote.",
        "Deputy Transport Minister Ada Quill",
    ),
    "colon": ("In a letter to the council, Ada Quill wrote: “Please stop.”", "Ada Quill"),
    "label": ("Quill: “I never said that.”", "Quill"),
    "according to": ("The bridge is “a rumour with railings,” according to the mayor.", "the mayor"),
    "according to, before": ("According to Ada Quill, the bridge is “a rumour with railings”.", "Ada Quill"),
    "in the words of": (
        "The soup was, in the words of the cook Ada Quill, “an apology”.",
        "the cook Ada Quill",
    ),
    "unnamed": (
        "“Nobody slept,” said a senior official at the ministry.",
        "a senior official at the ministry",
    ),
    "spokeswoman": ("A spokeswoman for the ferry company said that “all boats are late”.", None),
    "nobody in particular": ("“It ate my shoe,” one wrote.", "one"),
    "plural": ("Officials say the dam is “a little shy”.", "Officials"),
    "mixed with the clause's subject": ("Quill urged Norway to “share the herring”.", "Quill"),
    "told in what is told": ("Quill said on Monday that Norway was “fond of herring”.", "Quill"),
    "the nearer of two clauses": ("Quill likes it, but Ferrer said it was “a very long soup”.", "Ferrer"),
    "participle after a comma": ("Quill left early, saying it was “past the cat’s bedtime”.", "Quill"),
    "introduced": ("After calling it “a very long soup,” Quill left the table.", "Quill"),
    "passive": ("The plan was called “a very long soup” by Ada Quill.", "Ada Quill"),
    "quoted by a report": ("The gazette quoted Quill as saying that it was “a long soup”.", "Quill"),
    "relative clause": ("The spoon came from Quill, who called it “a very long spoon”.", "Quill"),
    "relative clause with a source": (
        "It came from Quill, who, according to the gazette, called it “a very long spoon”.",
        "Quill",
    ),
    "relative clause after a verb": ("It received praise from Quill, who called it “a spoon”.", "Quill"),
    "in a parenthesis": ("The captain, argued Ada Quill, sailed with “more wind than wit”.", "Ada Quill"),
    "adverbs and auxiliaries": ("“It was Tuesday,” Quill has also repeatedly said.", "Quill"),
    "time between": ("“It was Tuesday,” Quill on Monday told the court.", "Quill"),
    "unlisted verb": ("“It was Tuesday,” Quill yawned.", "Quill"),
    "question mark": ("“Was it Tuesday?” the judge asked.", "the judge"),
    "full stop in place of a comma": ("“It was Tuesday.” Ada Quill said.", "Ada Quill"),
    "signed": ("“A fine soup, if long.” — Ada Quill", "Ada Quill"),
    "title of a film on the way": (
        "“I hate boats,” Ada Quill, the director of “Low Tide,” said.",
        "Ada Quill, the director of “Low Tide,”",
    ),
    "who attended": ("Guests who attended said it was “a very long soup”.", "Guests who attended"),
    "website": (
        "A page on the club’s website states that it is “closed for ever”.",
        "A page on the club’s website",
    ),
}


@pytest.mark.parametrize(("text", "expected"), BESIDE.values(), ids=BESIDE)
def test_the_speaker_stands_beside_the_quotation(text, expected):
    assert beside(text)[0] == (expected or text.partition(" said")[0])


MORE = {
    "how": ("“It was so” is how Obama described it.", "Obama"),
    "subordinate clause before": ("When Ferrer asked why, Quill said it was “too late”.", "Quill"),
    "source of a relative clause": (
        "“It leaks,” one of the cooks, who spoke on condition of anonymity, told us.",
        "one of the cooks, who spoke on condition of anonymity",
    ),
    "age and town": ("“It leaks,” Quill, 45, of Bath, said.", "Quill, 45, of Bath"),
    "an aside": ("Quill, meanwhile, said it was “a very long soup”.", "Quill"),
    "to a crowd": ("“Is it long?” Ada Quill asked the crowd.", "Ada Quill"),
    "tag at the end": ("The “long soup” of last year, the mayor said, is over.", "the mayor"),
    "a claim": ("The council heard Quill’s claim that it was “a very long soup”.", "Quill"),
    "in a film": ("It opens with a video of Ada Quill saying it was “a very long soup”.", "Ada Quill"),
    "sung by": ("“A Very Long Soup” was written by Ada Quill in May.", "Ada Quill"),
    "two appositions": (
        "Quill, mayor of Bath, a Democrat, said it was “a soup”.",
        "Quill, mayor of Bath, a Democrat",
    ),
    "to whom": ("An adviser to President Quill said: “It is over.”", "An adviser to President Quill"),
    "as she put it": ("It is, as Quill once put it, “a very long soup”.", "Quill"),
    "a court": ("The court heard how Quill sent notes calling it “a soup”.", "The court"),
    "a name like a verb begins": ("Rose said it was “a very long soup”.", "Rose"),
    "capital verbs are names": ("“It leaks,” Rose told us.", "Rose"),
    "nouns like verbs": ("Quill’s late-night tweets, Ferrer said, are “a habit”.", "Ferrer"),
    "later": ("Minutes later, Quill took the stage: “It is over.”", "Quill"),
    "not the accused": ("Ferrer has been accused of “lying about soup”.", None),
}


@pytest.mark.parametrize(("text", "expected"), MORE.values(), ids=MORE)
def test_the_speaker_is_found_in_longer_sentences(text, expected):
    assert beside(text) == [expected]


ABROAD = {
    "de": [
        (
            "„Der Teig ist müde“, sagte Uwe Brandt, ein Bäcker aus Leipzig.",
            "Uwe Brandt, ein Bäcker aus Leipzig",
        ),
        ("Ein Sprecher der Stadtwerke nannte den Plan „sehr sportlich“.", "Ein Sprecher der Stadtwerke"),
        ("Uwe Brandt sagte am Montag: „Der Ofen wartet nicht.“", "Uwe Brandt"),
    ],
    "fr": [
        (
            "« La pluie a gagné », a déclaré Claire Besson, la directrice du port.",
            "Claire Besson, la directrice du port",
        ),
        ("« La pluie a gagné », soupire-t-elle.", "elle"),
        ("« La pluie a gagné », a expliqué à l’AFP le maire, Paul Besson.", "le maire, Paul Besson"),
        ("« La pluie a gagné », a-t-il dit.", "il"),
        ("« La pluie a gagné », a assuré l’adjoint.", "l’adjoint"),
        ("Selon Claire Besson, le port est « un lac timide ».", "Claire Besson"),
    ],
    "es": [
        ("“El reloj miente”, dijo Marta Olmedo, relojera de oficio.", "Marta Olmedo"),
        ("Marta Olmedo calificó el reloj de “mentiroso feliz”.", "Marta Olmedo"),
    ],
    "it": [
        ("«Il forno è spento», ha detto Paolo Rinaldi.", "Paolo Rinaldi"),
        ("Paolo Rinaldi ha spiegato: «Il forno è spento».", "Paolo Rinaldi"),
    ],
    "pt": [
        ("“O barco dorme”, disse Inês Tavares.", "Inês Tavares"),
        ("Segundo Inês Tavares, o barco é “um preguiçoso”.", "Inês Tavares"),
    ],
    "nl": [
        ("“De brug is moe”, zei Anna de Vries.", "Anna de Vries"),
        ("Volgens Pieter Zwart is de brug “erg moe”.", "Pieter Zwart"),
    ],
}


@pytest.mark.parametrize(
    ("language", "text", "expected"), [(code, *case) for code, cases in ABROAD.items() for case in cases]
)
def test_other_languages_have_their_own_cues(language, text, expected):
    assert beside(text, language)[0].startswith(expected)


def test_two_halves_have_one_speaker():
    text = "“The sea,” said Ada Quill, “is not a road.” She left. “It is a very long soup,” she added."
    assert beside(text) == ["Ada Quill", "Ada Quill", "she"]


def test_two_fragments_of_a_sentence_have_one_speaker():
    assert beside("Quill called it “a long soup” and, worse, “a habit”.") == ["Quill", "Quill"]


def test_a_quotation_without_cue_carries_on():
    text = "“The sea is not a road,” said Ada Quill. “It is a very long soup.”"
    assert beside(text) == ["Ada Quill", "Ada Quill"]
    assert rules(text) == ["inverted_cue", "continued"]


def test_a_quotation_carries_on_in_the_next_paragraph():
    paragraphs = ("“The sea is not a road,” said Ada Quill.", "“It is a very long soup.”")
    assert names(*paragraphs) == ["Ada Quill", "Ada Quill"]
    assert rules(*paragraphs) == ["inverted_cue", "continued_paragraph"]


def test_who_is_spoken_of_in_a_quotation_does_not_carry_on():
    assert names("“Tom Ferrer told me a joke,” said Ada Quill.", "“It was long.”") == ["Ada Quill"] * 2
    assert names("Ada Quill said: “Tom Ferrer told me a joke.”", "“It was long.”") == ["Ada Quill"] * 2


def test_what_is_announced_belongs_to_the_announcer():
    assert names("Ada Quill told her story on the steps.", "“I was cross for an hour.”") == ["Ada Quill"]
    answered = "Ada Quill answered at once."
    assert names("“No,” said Tom Ferrer.", answered, "“Yes, and twice.”")[1] == "Ada Quill"
    assert names(f"“No,” said Tom Ferrer. {answered} “Yes, and twice.”")[1] == "Ada Quill"


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Then the talks with Ada Quill began.", None),
        ("A house of Ada Quill was sold.", None),
        ("Then the talks with Ada Quill and Tom Ferrer were over.", None),
        ("The lawyer of Ada Quill shrugged.", "lawyer of Ada Quill"),
        ("Mayor Ada Quill shrugged.", "Ada Quill"),
        ("In Cork, the Harbour Council was blunter.", "Harbour Council"),
    ],
)
def test_a_sentence_without_a_verb_of_speech_announces_whom_it_is_about(sentence, speaker):
    assert names(f"{sentence} “I was cross for an hour.”") == [speaker]


def test_a_passage_may_end_with_a_verb_of_speech():
    ending = "Then, on the pier and in the old market, the talks of Ada Quill with Tom Ferrer began"
    assert names(ending, "“I was cross for an hour.”") == [None]
    assert names("Then Ada Quill said", "“I was cross for an hour.”") == ["Ada Quill"]


def test_nothing_carries_on_over_a_paragraph_without_speech():
    paragraphs = ("“The sea is not a road,” said Ada Quill.", "The harbour is old.", "“Keep off the grass.”")
    assert names(*paragraphs) == ["Ada Quill", None]


@pytest.mark.parametrize(
    "text",
    [
        "“Keep off the grass.”",
        "On Friday, “keep off the grass” was still there.",
        "In May “keep off the grass” came down.",
        "It is a matter of “what one can see from here”.",
    ],
)
def test_no_speaker_is_better_than_a_wrong_one(text):
    _, speakers = speakers_of(text)
    assert [(s.name, s.start, s.rule, s.confidence) for s in speakers] == [(None, None, "none", 0.0)]


def test_the_cue_is_the_word_as_it_stands():
    assert [s.cue for s in speakers_of("“No,” added Ada Quill. “Never.”")[1]] == ["added", None]


def test_turns_of_an_interview_are_labelled():
    paragraphs = (
        "“ROE: Was it long?”",
        "“QUILL: It was a soup.”",
        "“ROE: And then?”",
        "“QUILL: Then it ended.”",
    )
    assert names(*paragraphs) == ["Roe", "Quill", "Roe", "Quill"]
    assert rules(*paragraphs) == ["label"] * 4


def test_a_shout_is_no_label():
    assert names("“WARNING: wet paint,” said Ada Quill.") == ["Ada Quill"]
    assert rules("“WARNING: wet paint.”", "“WARNING: wet dog.”")[0] == "none"
