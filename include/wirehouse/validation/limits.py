"""What a batch may lose before it counts as broken."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What share of a batch's records may be rejected before the batch counts as broken.

    Shares are 0 to 1, of the records read; a batch of fewer than `min_records_for_share` is not judged by it.
    """

    max_reject_share: float = 0.9
    warn_reject_share: float = 0.1
    min_records_for_share: int = 100
