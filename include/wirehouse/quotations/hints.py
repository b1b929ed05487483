"""What the words beside quote marks say of them, in every language that has cues."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from wirehouse.quotations.cues import LANGUAGES, Kind, lexicon

_WORD = re.compile(r"[\w'’-]+")
_CUES = {Kind.CUE, Kind.SOURCE}
_CONTENT = {Kind.WORD, Kind.NAME}
_SHORT_WORD = "".join(rf"(?<![^\W\d_a-z]\w{{{length}}}\.)" for length in range(4))
SENTENCE_END = re.compile(rf"(?:[!?…]|\.{_SHORT_WORD})[\"”’»]?\s|[。！？]")
"""Where a sentence ends; a full stop after a short word with a capital abbreviates it."""


def has_cue_first(text: str, words: int) -> bool:
    """Tell whether there is a word of speech among the first words of a text."""
    return _has_cue(_WORD.findall(text)[:words])


def has_cue_last(text: str, words: int) -> bool:
    """Tell whether there is a word of speech among the last words of a text."""
    return _has_cue(_WORD.findall(text)[-words:])


def begins_with_content(text: str) -> bool:
    """Tell whether a text begins with a blank and a noun, verb or the like: no small word of the grammar."""
    follows = _WORD.match(text, 1) if text[:1] == " " else None
    return follows is not None and _kinds().get(follows.group().lower(), Kind.WORD) in _CONTENT


def begins_large(text: str) -> bool:
    """Tell whether the first letter or digit is no small letter; some scripts have none."""
    return not next(filter(str.isalnum, text), "").islower()


def _has_cue(words: list[str]) -> bool:
    kinds = _kinds()
    return any(kinds.get(word.lower()) in _CUES for word in words)


@cache
def _kinds() -> Mapping[str, Kind]:
    """Return what words are in any language: the language of a quotation need not be that of the article."""
    kinds: dict[str, Kind] = {}
    for code in LANGUAGES:
        for word, kind in lexicon(code).items():
            if kind is Kind.CUE:  # few cues are anything else elsewhere
                kinds[word] = kind
            else:
                kinds.setdefault(word, kind)
    return MappingProxyType(kinds)
