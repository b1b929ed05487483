"""Rules for the languages other than English: the same for all, made from the words of each."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from wirehouse.text.vocabulary import MONTHS, listed
from wirehouse.time_expressions.direction import Direction, sentence_around
from wirehouse.time_expressions.english_words import YEAR
from wirehouse.time_expressions.foreign_words import LANGUAGES, Words
from wirehouse.time_expressions.model import TimexType
from wirehouse.time_expressions.nearest import month_by, weekday_by, weekday_near, year_near
from wirehouse.time_expressions.periods import DAYS_OF_UNITS, duration, month_value, shifted
from wirehouse.time_expressions.rule import Context, Reading, Rule

_DURING = listed("desde")  # desde hace dos años: for two years
_CENTURIES = {
    numeral: number
    for number, numeral in enumerate(
        (
            *("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"),
            *("xvi", "xvii", "xviii", "xix", "xx", "xxi"),
        ),
        start=1,
    )
}
_WORD = re.compile(r"[^\W\d_]+")


def _any(words: Iterable[str]) -> str:
    """An alternation that prefers the longest."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:\.|er|º|°)?"
_MONTH = rf"(?P<month>{_any(MONTHS)})\b"
_YEAR = rf"(?:[.,]? (?:de |del )?(?P<year>{YEAR}))"


class _Readers:
    """The readers of one language."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._weekdays = {name: number for number, names in enumerate(words.weekdays) for name in names}

    def rules(self) -> tuple[Rule, ...]:
        """The rules of the language, the most specific first."""
        words, weekday = self._words, _any(self._weekdays)
        part = rf"(?:[ -]?(?:am |au )?(?P<part>{_any(words.parts)}))?"
        step = rf"(?:(?P<step>{_any(words.steps)}) )?"
        count = rf"(?P<count>{_any(words.numbers)}|\d{{1,4}}) (?P<unit>{_any(words.units)})\b"
        before, after = words.ago
        amount = rf"(?:(?P<ago>{before}) )?{count}" if before else rf"{count}(?: (?P<ago>{after})\b)?"
        step_after = rf"(?: (?P<step_after>{_any(words.steps)}))?"
        edge = rf"(?P<edge>(?:{_any(words.edges)})[ -])?"
        in_month = rf"(?:{weekday}),? (?:den |dem |le |el |il |dia |de )?"
        return (
            Rule("day", rf"(?:{in_month})?{_DAY} (?:de |d'|di )?{_MONTH}{_YEAR}?", self._read_day),
            Rule("month", rf"{edge}{step}{_MONTH}(?:{_YEAR}|{step_after})", self._read_month),
            Rule("period", rf"(?P<phrase>{_any(words.periods)})", self._read_period),
            Rule("century", words.century, _read_century),
            Rule("duration", amount, self._read_amount),
            Rule("deictic_day", rf"(?P<phrase>{_any(words.days)}){part}", self._read_deictic_day),
            Rule("weekday", rf"{step}(?P<weekday>{weekday}){step_after}{part}", self._read_weekday),
        )

    def _read_day(self, match: re.Match[str], context: Context) -> Iterator[Reading]:
        """Read 3. Mai 2019, 3 mai, 3 de mayo."""
        month, day = MONTHS[match["month"].lower()], int(match["day"])
        year, reckoned_from = self._year(match, context, month, day)
        value = date(year, month, day).isoformat() if year else None
        yield Reading(*match.span(), TimexType.DATE, value, reckoned_from)

    def _read_month(self, match: re.Match[str], context: Context) -> Iterator[Reading]:
        """Read Mai 2019 and, after a word that goes before months, mai."""
        step = self._step(match)
        if not (match["year"] or step or match["edge"] or self._names_month(match, context)):
            return
        month = MONTHS[match["month"].lower()]
        year, reckoned_from = self._year(match, context, month, None)
        value = month_value(date(year, month, 1)) if year else None
        if step and context.anchor:
            value = month_by(context.anchor, month, step)
        yield Reading(*match.span(), TimexType.DATE, value, reckoned_from)

    def _names_month(self, match: re.Match[str], context: Context) -> bool:
        """Tell en mars from de Mars."""
        as_written = match["month"][0].isupper() == self._words.capital_months
        return as_written and context.word_before(match.start()) in self._words.before_months

    def _read_period(self, match: re.Match[str], context: Context) -> Iterator[Reading]:
        """Read nächste Woche, l'an dernier."""
        unit, step = self._words.periods[match["phrase"].lower()]
        value = shifted(context.anchor, unit, step) if context.anchor else None
        yield Reading(*match.span(), TimexType.DATE, value, context.anchor)

    def _read_deictic_day(self, match: re.Match[str], context: Context) -> Iterator[Reading]:
        """Read gestern, hier soir."""
        step = self._words.days[match["phrase"].lower()]
        day = context.anchor + timedelta(step) if context.anchor else None
        yield self._on_day(match, day, context.anchor)

    def _read_weekday(self, match: re.Match[str], context: Context) -> Iterator[Reading]:
        """Read am Montag, lundi matin, el lunes pasado."""
        anchor, step = context.anchor, self._step(match)
        weekday = self._weekdays[match["weekday"].lower()]
        day = None
        if anchor and step:
            day = weekday_by(anchor, weekday, step)
        elif anchor:
            day = weekday_near(anchor, weekday, self._direction(match, context))
        yield self._on_day(match, day, anchor)

    def _read_amount(self, match: re.Match[str], context: Context) -> Iterator[Reading]:
        """Read zwei Jahre, il y a deux ans, dos años."""
        before = context.word_before(match.start())
        if before and before in {"-", self._words.joint}:
            return  # vingt-six ans, treinta y seis años
        count = match["count"].lower()
        number = int(count) if count.isdigit() else self._words.numbers[count]
        unit = self._words.units[match["unit"].lower()]
        if match["ago"] and before not in _DURING and unit in DAYS_OF_UNITS:
            value = shifted(context.anchor, unit, -number) if context.anchor else None
            yield Reading(*match.span(), TimexType.DATE, value, context.anchor)
        elif number > 1:
            span = (match.start("count"), match.end("unit"))
            yield Reading(*span, TimexType.DURATION, duration(number, unit))

    def _on_day(self, match: re.Match[str], day: date | None, anchor: date | None) -> Reading:
        """The reading of a day, or of the part of it that the match names."""
        value = day.isoformat() if day else None
        if not match["part"]:
            return Reading(*match.span(), TimexType.DATE, value, anchor)
        part = self._words.parts[match["part"].lower()]
        return Reading(*match.span(), TimexType.TIME, f"{value}T{part}" if value else None, anchor)

    def _step(self, match: re.Match[str]) -> int:
        """The direction that a word beside a weekday or month gives, 0 without one."""
        word = match["step"] or match["step_after"]
        return self._words.steps[word.lower()] if word else 0

    def _year(
        self, match: re.Match[str], context: Context, month: int, day: int | None
    ) -> tuple[int | None, date | None]:
        """The year of a month or of a day of it, and the day it is reckoned from where it is not stated."""
        if match["year"]:
            return int(match["year"]), None
        if context.anchor is None:
            return None, None
        return year_near(context.anchor, month, day, self._direction(match, context)), context.anchor

    def _direction(self, match: re.Match[str], context: Context) -> Direction:
        """Ahead where a word of the sentence looks ahead."""
        words = _WORD.findall(" ".join(sentence_around(context.text, *match.span())).lower())
        endings = self._words.ahead_endings
        ahead = any(word in self._words.ahead or word.endswith(endings) for word in words)
        return Direction.FUTURE if ahead else Direction.UNKNOWN


def _read_century(match: re.Match[str], _: Context) -> Iterator[Reading]:
    """Read XVIIIe siècle, 18. Jahrhundert: the years that begin with 17."""
    text = match["number"].lower()
    number = int(text) if text.isdigit() else _CENTURIES.get(text, 0)
    if 1 < number <= 22:
        yield Reading(*match.span(), TimexType.DATE, f"{number - 1:02}")


RULES = {language: _Readers(words).rules() for language, words in LANGUAGES.items()}
"""The rules of a language, by its BCP 47 primary subtag."""
