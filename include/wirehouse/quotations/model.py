"""What the search for quotations gives: plain values."""

from enum import StrEnum
from typing import NamedTuple


class QuotationKind(StrEnum):
    """How a quotation stands in the reporter's text. The values are those of `quotations.kind`."""

    DIRECT = "direct"
    MIXED = "mixed"


class Span(NamedTuple):
    """What stands between two quote marks: code points into `Prose.text`, without marks and outer blanks.

    `opens` and `closes` are where the marks themselves begin and end: the span with its marks.
    `goes_on` tells that it has no closing mark as the next paragraph carries on the same quotation.
    """

    start: int
    end: int
    opens: int
    closes: int
    kind: QuotationKind
    goes_on: bool = False


class Speaker(NamedTuple):
    """Who said a quotation and how that is known.

    `name` is the fullest name that the document gives (or the description, where it gives no name);
    `start` and `end` are where the speaker stands beside the quotation (code points into `Prose.text`), and
    `cue` is the word that ties the two. `rule` names the rule that found them, also when that is none.
    """

    name: str | None
    start: int | None
    end: int | None
    cue: str | None
    rule: str
    confidence: float


class Quotation(NamedTuple):
    """A quotation with its speaker."""

    span: Span
    speaker: Speaker
