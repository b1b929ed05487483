"""Where quotations begin and end, whatever marks they stand between."""

import pytest

from unit.quotations.lines import prose_of, quoted
from wirehouse.quotations.marks import find_spans
from wirehouse.quotations.model import Span
from wirehouse.text.model import Passage, Role
from wirehouse.text.prose import Prose


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"We sail now," she said. "At once."', ["We sail now,", "At once."]),
        ("“We sail now,” she said. “At once.”", ["We sail now,", "At once."]),
        ("``We sail now,'' she said. ``At once.''", ["We sail now,", "At once."]),
        ("''We sail now,'' she said. ''At once.''", ["We sail now,", "At once."]),
        ("‘We sail now,’ she said. ‘At once.’", ["We sail now,", "At once."]),
        ("'We sail now,' she said. 'At once.'", ["We sail now,", "At once."]),
        ("„Wir fahren jetzt“, sagte sie. „Sofort.“", ["Wir fahren jetzt", "Sofort."]),
        (",,Wir fahren jetzt“, sagte sie.", ["Wir fahren jetzt"]),
        ("‚Wir fahren jetzt‘, sagte sie.", ["Wir fahren jetzt"]),
        ("»Wir fahren jetzt«, sagte sie. »Sofort.«", ["Wir fahren jetzt", "Sofort."]),
        ("« On part », dit-elle. « Tout de suite. »", ["On part", "Tout de suite."]),
        ("«Nos vamos», dijo. «Ya mismo.»", ["Nos vamos", "Ya mismo."]),
        ("«Мы уходим», — сказала она.", ["Мы уходим"]),
        ("她说：“我们现在就走。”", ["我们现在就走。"]),
        ("她说“我们现在就走，马上就走。他们不回来。”然后走了。", ["我们现在就走，马上就走。他们不回来。"]),
        ('דובר צה"ל אמר: "אנחנו יוצאים."', ["אנחנו יוצאים."]),
    ],
)
def test_marks_of_every_kind(text: str, found: list[str]) -> None:
    assert quoted(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "”We sail now,” she said. ”At once.”",
        "“We sail now,“ she said. “At once.“",
        "”We sail now,“ she said. ”At once.“",
        '“We sail now," she said. “At once."',
        '"We sail now,” she said. “At once."',
        '"We sail now,"she said."At once."',
        '" We sail now," she said. "At once. "',
        "’We sail now,’ she said. ’At once.’",
    ],
)
def test_marks_that_are_turned_wrongly_or_glued_or_set_apart(text: str) -> None:
    assert quoted(text) == ["We sail now,", "At once."]


@pytest.mark.parametrize(
    "text",
    [
        "The dockers' union and the pilots' club met in '98, and it's over.",
        "Rock 'n' roll isn’t dead: ’twas never the sailors’ music.",
        'He is 6\'2" tall and carries a 5" knife.',
        'A 12" record and a 7" one, 40\' of shelf.',
        "Get 'em sailin' again, she said.",
        "’Course the sailors’ boat is red.",
        'A lone " in the middle of a sentence.',
        "A lone “ in the middle of a sentence.",
        "A lone ” in the middle of a sentence.",
        'She wrote "the boat is red and went home.',
        "“…” “12” “?!”",
        "",
    ],
)
def test_marks_that_quote_nothing(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("‘It’s the sailors’ club’s fault,’ he said.", ["It’s the sailors’ club’s fault,"]),
        ("'It's the sailors' club's fault,' he said.", ["It's the sailors' club's fault,"]),
        ("“He's 6'2\",” she said. “I'm 5'.”", ["He's 6'2\",", "I'm 5'."]),
        ('"He\'s 6\'2" tall," she said. "So what?"', ["He's 6'2\" tall,", "So what?"]),
    ],
)
def test_apostrophes_feet_and_inches_within_quotations(text: str, found: list[str]) -> None:
    assert quoted(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“She told me ‘go’ and I went,” he said.", ["She told me ‘go’ and I went,"]),
        ("‘She told me “go” and I went,’ he said.", ["She told me “go” and I went,"]),
        ("“She told me “go” and I went,” he said.", ["She told me “go” and I went,"]),
        ("«Elle m’a dit “pars” hier», dit-il.", ["Elle m’a dit “pars” hier"]),
        ("“‘Go,’ she told me, and I went,” he said.", ["‘Go,’ she told me, and I went,"]),
        ("“She told me: ‘Go.’” He went.", ["She told me: ‘Go.’"]),
        ("“The ‘likes’’ are gone,” he said.", ["The ‘likes’’ are gone,"]),
    ],
)
def test_marks_within_a_quotation_open_no_other(text: str, found: list[str]) -> None:
    assert quoted(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"We sail now, she said. "And we do not come back," she added.', ["And we do not come back,"]),
        ('We sail now," she said. "And we do not come back."', ["And we do not come back."]),
        ('He wrote to" the mayor that the "whole affair" was "a bad joke".', ["whole affair", "a bad joke"]),
        ('She called it "a bad joke and left.\n"It is," he said.', ["It is,"]),
        ('We sail now," she said.\n"And so we did," he said.', ["And so we did,"]),
        ("We sail now ” and he said “ we do not sail at all ” too.", ["we do not sail at all"]),
        ('We sail now." He paused.\n"And so we did," he said.', ["And so we did,"]),
        (
            'She said: "We sail now. We do not come back.\nHe went home.',
            ["We sail now. We do not come back."],
        ),
    ],
)
def test_a_mark_too_many_or_too_few_spoils_no_other_quotation(text: str, found: list[str]) -> None:
    assert quoted(text) == found


@pytest.mark.parametrize(
    ("opening", "closing"), [("“", "”"), ('"', '"'), ("‘", "’"), ("« ", " »"), ("„", "“"), ("”", "”")]
)
def test_a_quotation_that_is_opened_again_at_each_paragraph(opening: str, closing: str) -> None:
    prose = prose_of(
        f"{opening}We had no oil.{closing} He paused. {opening}We had no rope.\n"
        f"{opening}Then the boat came in.\n"
        f"{opening}And we went home{closing}, he said.\n"
        "The boat is red."
    )
    found = find_spans(prose)
    assert [prose.text[span.start : span.end] for span in found] == [
        "We had no oil.",
        "We had no rope.",
        "Then the boat came in.",
        "And we went home",
    ]
    assert [span.goes_on for span in found] == [False, True, True, False]
    assert found[2].closes == found[2].end


def test_a_caption_between_two_paragraphs_of_a_quotation() -> None:
    texts = [
        ("“We had no oil.", Role.BODY),
        ("The red boat.", Role.CAPTION),
        ("“Then it came,” he said.", Role.BODY),
    ]
    prose = Prose(Passage(n, 0, role, text, 0, len(text)) for n, (text, role) in enumerate(texts))
    assert [span.goes_on for span in find_spans(prose)] == [True, False]


def test_a_span_is_given_without_and_with_its_marks() -> None:
    text = "Elle dit : « On part tout de suite ! »"
    [span] = find_spans(prose_of(text))
    assert text[span.start : span.end] == "On part tout de suite !"
    assert text[span.opens : span.closes] == "« On part tout de suite ! »"


def test_a_span_is_counted_in_the_whole_text() -> None:
    prose = prose_of("The boat is red.\n“We sail now,” she said.")
    assert find_spans(prose) == [Span(19, 31, 18, 32, find_spans(prose)[0].kind)]


@pytest.mark.parametrize("role", [Role.TITLE, Role.STANDFIRST, Role.HEADING, Role.BODY, Role.CAPTION])
def test_quotations_stand_in_whatever_the_article_says(role: Role) -> None:
    assert quoted("Mayor: ‘we sail at once’", role) == ["we sail at once"]


@pytest.mark.parametrize("role", [Role.BYLINE, Role.DATE, Role.METADATA])
def test_what_is_told_about_the_article_quotes_nobody(role: Role) -> None:
    assert quoted("By Ana “We sail at once” Alder", role) == []


def test_a_heading_in_marks_quotes_the_text_below_it() -> None:
    assert quoted("“We sail at once”", Role.HEADING) == []
    assert quoted("“We sail at once”", Role.BODY) == ["We sail at once"]


def test_a_passage_of_thousands_of_marks() -> None:
    assert quoted("“We sail now,” she said. " * 1500) == ["We sail now,"] * 1500
    found = quoted("A lone ” here. " + "She said: “We sail now.” " * 1500)
    assert found == ["We sail now."] * len(found)
    assert len(found) > 1490
