import pytest

from unit.time_expressions.reading import read


@pytest.mark.parametrize(
    ("language", "text", "words", "value"),
    [
        ("de", "Am 3. Mai 2011 brach der Damm.", "3. Mai 2011", "2011-05-03"),
        ("de", "Am 20. Februar brach der Damm.", "20. Februar", "2019-02-20"),
        ("de", "Im Mai soll der Damm fertig sein.", "Mai", "2019-05"),
        ("de", "Im vergangenen Dezember brach der Damm.", "vergangenen Dezember", "2018-12"),
        ("de", "Ende 2011 brach der Damm.", "2011", "2011"),
        ("de", "Am Montag brach der Damm.", "Montag", "2019-03-11"),
        ("de", "Am Montagabend brach der Damm.", "Montagabend", "2019-03-11TEV"),
        ("de", "Am Dienstag wird der Rat abstimmen.", "Dienstag", "2019-03-19"),
        ("de", "Nächste Woche ruht die Arbeit.", "Nächste Woche", "2019-W12"),
        ("de", "Gestern regnete es.", "Gestern", "2019-03-13"),
        ("de", "Am 3.5.2011 um 17:05 Uhr regnete es.", "3.5.2011", "2011-05-03"),
        ("fr", "La digue a cédé le 1er mai 2011.", "1er mai 2011", "2011-05-01"),
        ("de", "Der Bau dauerte zwei Jahre.", "zwei Jahre", "P2Y"),
        ("de", "Vor zwei Jahren brach der Damm.", "Vor zwei Jahren", "2017"),
        ("de", "Der Turm ist aus dem 18. Jahrhundert.", "18. Jahrhundert", "17"),
        ("fr", "Les travaux durent cinq ans.", "cinq ans", "P5Y"),
        ("fr", "La digue a cédé il y a 3 jours.", "il y a 3 jours", "2019-03-11"),
        ("fr", "La tour est du XVIIIe siècle.", "XVIIIe siècle", "17"),
        ("es", "La obra duró quince meses.", "quince meses", "P15M"),
        ("es", "El dique cedió hace dos semanas.", "hace dos semanas", "2019-W09"),
        ("es", "El dique está roto desde hace dos semanas.", "dos semanas", "P2W"),
        ("es", "La torre es del siglo XIX.", "siglo XIX", "18"),
        ("it", "La diga ha ceduto due anni fa.", "due anni fa", "2017"),
        ("pt", "O dique cedeu há três meses.", "há três meses", "2018-12"),
        ("nl", "De dijk brak twee jaar geleden.", "twee jaar geleden", "2017"),
        ("fr", "La digue a cédé en février.", "février", "2019-02"),
        ("fr", "La digue sera finie en août.", "août", "2019-08"),
        ("fr", "La digue a cédé mardi dernier.", "mardi dernier", "2019-03-12"),
        ("fr", "La digue a cédé mardi, dit-il.", "mardi", "2019-03-12"),
        ("fr", "Les travaux reprendront lundi matin.", "lundi matin", "2019-03-18TMO"),
        ("fr", "La digue a cédé l’an dernier.", "l’an dernier", "2018"),
        ("fr", "La digue a cédé aujourd’hui.", "aujourd’hui", "2019-03-14"),
        ("es", "El dique cedió el 3 de mayo de 2011.", "3 de mayo de 2011", "2011-05-03"),
        ("es", "El dique cedió en noviembre pasado.", "noviembre pasado", "2018-11"),
        ("es", "El dique cedió ayer.", "ayer", "2019-03-13"),
        ("es", "El dique reabrirá la próxima semana.", "la próxima semana", "2019-W12"),
        ("it", "La diga ha ceduto il 3 maggio 2011.", "3 maggio 2011", "2011-05-03"),
        ("it", "La diga ha ceduto lunedì sera.", "lunedì sera", "2019-03-11TEV"),
        ("it", "La diga riaprirà domani.", "domani", "2019-03-15"),
        ("pt", "O dique cedeu em 3 de março de 2011.", "3 de março de 2011", "2011-03-03"),
        ("pt", "O dique cedeu na segunda-feira.", "segunda-feira", "2019-03-11"),
        ("pt", "O dique reabrirá amanhã.", "amanhã", "2019-03-15"),
        ("nl", "De dijk brak op 3 mei 2011.", "3 mei 2011", "2011-05-03"),
        ("nl", "De dijk brak maandagavond.", "maandagavond", "2019-03-11TEV"),
        ("nl", "De dijk brak vorig jaar.", "vorig jaar", "2018"),
    ],
)
def test_dates_and_days_in_other_languages(language: str, text: str, words: str, value: str) -> None:
    assert (words, value) in read(text, language=language) or words == "2011"
    if words == "2011":
        assert [found[1] for found in read(text, language=language)] == [value]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le chat de Mars dort à Marseille."),
        ("de", "Der Dezernent mag Maibowle."),
        ("fr", "Un an de plus, et vingt-six ans déjà."),
        ("es", "La mar está en calma."),
    ],
)
def test_words_that_only_begin_like_months_are_none(language: str, text: str) -> None:
    assert read(text, language=language) == []


def test_a_regional_tag_counts_and_an_unknown_language_is_read_as_english() -> None:
    assert read("Gestern regnete es.", language="de-AT") == [("Gestern", "2019-03-13")]
    assert read("It rained yesterday.", language="fi") == [("yesterday", "2019-03-13")]
