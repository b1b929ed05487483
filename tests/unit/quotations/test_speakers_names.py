"""Who said it: the fullest name that the article gives for a name, a pronoun or a description."""

from unit.quotations.spoken import names, speakers_of


def test_a_short_name_means_the_full_one():
    assert names("Mayor Marta Oliveira came late.", "“The lift is old,” Ms. Oliveira said.") == [
        "Marta Oliveira"
    ]


def test_titles_and_appositions_are_no_part_of_the_name():
    assert names("“The pump is tired,” said Dr. Susan Roe, a nurse at the Harbour Clinic.") == ["Susan Roe"]


def test_an_office_with_a_name_in_apposition_is_the_name():
    assert names("The captain, Henry Saunders, said: “The sea does not read timetables.”") == [
        "Henry Saunders"
    ]


def test_a_pronoun_means_the_person_of_that_gender_before():
    story = "Mr. Peter Alder met Mrs. Susan Roe at the lock."
    assert names(story, "“It leaks,” he said.") == ["Peter Alder"]
    assert names(story, "“It leaks,” she said.") == ["Susan Roe"]


def test_a_pronoun_rather_means_the_subject_than_the_object():
    story = "Susan Roe thanked Mary Alder for the boat."
    assert names(story, "“It leaks,” she said.") == ["Susan Roe"]
    story = "While the lock had served well under Mary Alder, Susan Roe wanted another."
    assert names(story, "“It leaks,” she said.") == ["Susan Roe"]


def test_a_pronoun_carries_on_where_others_are_only_objects():
    story = "“It leaks,” said Peter Alder. It might be left to Tom Ferrer."
    assert names(story, "“We shall see,” he said.") == ["Peter Alder"] * 2


def test_the_spokesman_is_meant_and_not_his_master():
    story = "Tom Ferrer spokesman Peter Alder came late."
    assert names(story, "“It leaks,” he said.") == ["Peter Alder"]


def test_a_pronoun_means_nobody_within_a_quotation():
    assert names("“I have told Mary Alder,” Susan Roe said.", "“It leaks,” she said.")[1] == "Susan Roe"


def test_a_pronoun_without_anybody_before_stays_open():
    prose, (speaker,) = speakers_of("“It leaks,” she said.")
    assert speaker.name is None
    assert prose.text[speaker.start : speaker.end] == "she"


def test_a_description_means_whom_the_article_calls_so():
    story = "Susan Roe, a nurse from Cork, met Mayor Peter Alder at the lock."
    assert names(story, "“It leaks,” the nurse said.") == ["Susan Roe"]
    assert names(story, "“It leaks,” the mayor said.") == ["Peter Alder"]


def test_a_description_means_the_person_named_after_it_elsewhere():
    story = "Il suffit d’attendre, explique l’adjoint aux transports, Mehdi Essaadi."
    assert names(story, "« Personne ne fermera », a assuré l’adjoint.", language="fr") == ["Mehdi Essaadi"]


def test_another_nurse_is_another_person():
    story = "Susan Roe, a nurse from Cork, was at the lock."
    assert names(story, "“It leaks,” said a nurse.") == ["nurse"]


def test_who_has_no_name_is_described_in_the_words_of_the_text():
    assert names("“Nobody slept,” said a lawyer for two of the passengers.") == [
        "lawyer for two of the passengers"
    ]
    assert names("A ministry official, who asked not to be named, called it “a matter of ink”.") == [
        "ministry official"
    ]
    assert names("Ein Sprecher der Stadtwerke nannte den Plan „sportlich“.", language="de") == [
        "Sprecher der Stadtwerke"
    ]


def test_the_office_of_the_last_speaker_needs_no_name():
    story = "The prosecutor asked for a fine. The boat, argued Peter Alder, was “a sieve”."
    assert names(story, "“We shall read it,” the prosecutor said.") == ["Peter Alder", "Peter Alder"]
    assert names("“It leaks,” said Peter Alder.", "“Why?” the prosecutor asked.")[1] == "prosecutor"


def test_organizations_speak():
    assert names("The European Commission said the plan was “too long by half”.") == ["European Commission"]


def test_the_spokesman_of_a_person_is_not_the_person():
    assert names("“It is too long,” said a spokesman for President Peter Alder.") == [
        "spokesman for President Peter Alder"
    ]
    assert names("“It is too long,” said union president Peter Alder.") == ["Peter Alder"]


def test_the_spokesman_of_an_organization_is_not_the_organization():
    assert names("“It is too long,” said a spokesman for the European Commission.") == [
        "spokesman for the European Commission"
    ]
