"""Noun phrases read backward from a verb: who does what it says."""

from wirehouse.quotations.cues import Kind
from wirehouse.quotations.phrases import (
    BEGINNINGS,
    BREAKS,
    GENITIVES,
    INNER,
    LAST,
    REACH,
    Phrase,
    is_inner_article,
    is_link,
    is_somebody,
)
from wirehouse.quotations.words import Words
from wirehouse.text.vocabulary import listed

_AROUND_VERB = frozenset({Kind.ADVERB, Kind.AUXILIARY})
_ALONE = frozenset({Kind.PRONOUN, Kind.ANYBODY})
_BEFORE_TITLE = frozenset({Kind.PREPOSITION, Kind.WORD, Kind.NAME, Kind.VERB})
_ASIDE = frozenset({Kind.COMMA, Kind.ADVERB})
_MOST_APPOSITIONS = 3


def subject_before(words: Words, verb: int, low: int) -> Phrase | None:
    """Return the noun phrase that ends before a verb, or before its adverbs, auxiliaries and a time."""
    low = max(low, verb - REACH)
    last = verb - 1
    while last >= low and words.kinds[last] in _AROUND_VERB:
        if words.folded[last] == "to":
            return None
        last -= 1
    return phrase_ending(words, _before_time(words, last, low), low)


def is_title(words: Words, place: int, low: int) -> bool:
    """Tell whether what is quoted at `place` is part of a noun phrase: "director of “Nosferatu”"."""
    return place > low and words.kinds[place] is Kind.QUOTATION and words.kinds[place - 1] in _BEFORE_TITLE


def _before_time(words: Words, last: int, low: int) -> int:
    """Return the last place before a time that ends at `last`: "the minister on Monday", "who in 2010"."""
    kinds = words.kinds
    first = last
    while first >= low and (kinds[first] is Kind.TIME or words.folded[first].isdigit()):
        first -= 1
    if first < low or first == last:
        return last
    if kinds[first] is Kind.PREPOSITION and words.folded[first] not in GENITIVES:
        return first - 1
    return first if kinds[last] is Kind.TIME else last


def phrase_ending(words: Words, last: int, low: int) -> Phrase | None:
    """Return the noun phrase whose last word is at `last`, with its appositions, or None."""
    if last < low:
        return None
    if words.kinds[last] in _ALONE:
        return Phrase(last, last + 1)
    head = _antecedent(words, last, low)
    end = head + 1
    head, named = _before_appositions(words, head, low)
    if _antecedent(words, head, low) < head:  # "Roe, who, as a nurse, said"
        head = _antecedent(words, head, low)
        end = head + 1
    if _ASIDE.issuperset(words.kinds[head + 1 : end]) or _is_adverbial(words, head + 1, end):
        end = head + 1
    if end > head + 1:
        head, named = _before_shared_comma(words, head, low, named=named)
    start = _run_ending(words, head, low, antecedent=end <= last)
    if start is None:
        return None
    if not named and end > head + 1:
        start = _start_of_name(words, start, low)
    return Phrase(start, end)


def _is_adverbial(words: Words, first: int, end: int) -> bool:
    """Tell whether what stands between commas is no apposition: "Roe, in turn, said"."""
    if end <= first + 1 or words.kinds[first + 1] is not Kind.PREPOSITION:
        return False
    return words.folded[first + 1] in _ADVERBIAL and Kind.NAME not in words.kinds[first:end]


_ADVERBIAL = listed("in|on|at|for|by|with|after|during|for|au|en|por|per")


def _before_appositions(words: Words, last: int, low: int) -> tuple[int, bool]:
    """Return the last word before what stands between commas (-1: nothing), and whether that is a name."""
    named = False
    for _ in range(_MOST_APPOSITIONS):
        if last < low or not _closes(words, last, low):
            break
        opening = _comma_before(words, last, low)
        if opening is None:
            return -1, False
        named = named or set(words.kinds[opening + 1 : last]) == {Kind.NAME}
        last = opening - 1
    if last - 2 >= low and words.kinds[last - 1 : last + 1] == [
        Kind.COMMA,
        Kind.NUMBER,
    ]:  # "Roe, 52, of Bath, said"
        last -= 2
    return last, named


def _before_shared_comma(words: Words, head: int, low: int, *, named: bool) -> tuple[int, bool]:
    """Read "Roe, a nurse from Bath on the Avon, who …": the name before an apposition that ends at `head`."""
    kinds = words.kinds
    comma = _comma_before(words, head, low)
    if (
        comma is None
        or comma == low
        or kinds[comma - 1] not in _NAMED
        or kinds[comma + 1] is not Kind.ARTICLE
        or not _OF_APPOSITION.issuperset(kinds[comma + 1 : head + 1])
    ):
        return head, named
    return comma - 1, True


_NAMED = frozenset({Kind.NAME, Kind.CLOSE})
_OF_APPOSITION = INNER | {Kind.PREPOSITION}


def _start_of_name(words: Words, start: int, low: int) -> int:
    """Return where the name begins that the phrase at `start` is apposed to: "Roe, 52, a nurse, said"."""
    for _ in range(_MOST_APPOSITIONS):
        last = _name_before(words, start, low)
        earlier = _run_ending(words, last, low) if last >= low else None
        if earlier is None:
            break
        start = earlier
    return start


def _antecedent(words: Words, last: int, low: int) -> int:
    """Return the last word of what a relative pronoun at `last` refers to, and `last` where there is none."""
    relative = last > low and (words.kinds[last] is Kind.RELATIVE or words.folded[last] == "that")
    if not relative:
        return last
    return last - 1 - (words.kinds[last - 1] is Kind.COMMA)


def _closes(words: Words, place: int, low: int) -> bool:
    """Tell whether a comma stands at `place`, by itself or in a title: "director of “Nosferatu,” said"."""
    return words.kinds[place] is Kind.COMMA or (words.folded[place] == "," and is_title(words, place, low))


def _comma_before(words: Words, closing: int, low: int) -> int | None:
    """Return where the comma stands that opens what the one at `closing` closes."""
    for place in range(closing - 1, low, -1):
        if words.kinds[place] is Kind.COMMA:
            return place
        if words.kinds[place] in BREAKS and not is_title(words, place, low):
            return None
    return None


def _name_before(words: Words, start: int, low: int) -> int:
    """Return the last word of the name to which the phrase at `start` is in apposition, or -1."""
    kinds = words.kinds
    comma = start - 1 - (kinds[start - 1] is Kind.ADVERB)  # "now the leader"
    apposed = (
        comma - 1 >= low
        and kinds[start] is not Kind.NAME
        and kinds[comma] is Kind.COMMA
        and kinds[comma - 1] in _NAMED
    )
    return comma - 1 if apposed else -1


def _run_ending(words: Words, last: int, low: int, *, antecedent: bool = False) -> int | None:
    """Return where the noun phrase without commas begins that ends at `last`.

    After a preposition stands no subject, but what a relative pronoun refers to may ("from Roe, who said").
    """
    kinds = words.kinds
    if last < low or kinds[last] not in LAST:
        return None
    first, before = _run_back(words, last, low)
    if first > last:
        return None
    stopped_by = kinds[before] if before >= low else None
    verbal = antecedent and kinds[first] is Kind.WORD  # "received praise from Putin, who said"
    if verbal or stopped_by is Kind.PREPOSITION:  # "At a rally Trump said"
        named = last
        while named > first and kinds[named] is Kind.NUMBER:  # "Order 12, which called"
            named -= 1
        names = names_ending(words, named, first)
        is_part = first < names <= last
        return names if is_part else first if antecedent else None
    if stopped_by is Kind.RELATIVE:
        if words.folded[before] == "whose":
            return first
        if Kind.NAME not in kinds[first : last + 1] and not _is_own_subject(words, before, first, last):
            return _run_ending(words, _antecedent(words, before, low), low, antecedent=True)
    return first if is_somebody(words, first, last + 1) else None


def _is_own_subject(words: Words, relative: int, first: int, last: int) -> bool:
    """Tell who acts after a relative pronoun: "which local critics call …", not "those who attended said"."""
    *adjectives, noun = words.folded[first : last + 1]
    aside = relative > 0 and words.kinds[relative - 1] is Kind.COMMA
    verbal = any(word.endswith(("s", "ed")) for word in adjectives)  # "a yard which builds boats said"
    return noun.endswith("s") and not verbal and (aside or words.folded[relative] in _OF_OBJECTS)


_OF_OBJECTS = frozenset({"which", "whom"})


def _run_back(words: Words, last: int, low: int) -> tuple[int, int]:
    """Return the first word of the noun phrase that ends at `last`, and the place that stops the search."""
    kinds = words.kinds
    first = last + 1
    place = last
    while place >= low:
        if kinds[place] in INNER:
            first = place
            if kinds[place] in BEGINNINGS and not is_inner_article(words, place, low):
                break
        elif kinds[place] is Kind.CLOSE:
            while place > low and kinds[place] is not Kind.OPEN:
                place -= 1
        elif not (place > low and (is_link(words, place) or _grades(words, place))):
            break
        place -= 1
    return first, place


def _grades(words: Words, place: int) -> bool:
    """Tell whether an adverb stands within a noun phrase: "a quietly amused Roe"."""
    kinds = words.kinds
    return kinds[place] is Kind.ADVERB and kinds[place - 1] is Kind.ARTICLE and kinds[place + 1] is Kind.WORD


def names_ending(words: Words, last: int, low: int) -> int:
    """Return where the names begin that end at `last`; `last` + 1 when there is none."""
    first = last + 1
    while first > low and words.kinds[first - 1] is Kind.NAME:
        first -= 1
    return first
