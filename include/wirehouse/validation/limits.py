"""What a batch or a run may look like before it counts as odd (a warning) or broken (the run stops)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits on batches and runs; docs/operations.md says what each is for and why its default is what it is.

    Shares, rises and shifts are 0 to 1. Ratios are 1 or more and hold both ways: 10 allows a tenth to ten
    times. Nothing is judged by fewer than `min_records_for_share` records or documents, and nothing against
    the source's history before it has `min_history_runs` runs; history is its last `history_runs` runs.
    """

    max_reject_share: float = 0.9
    warn_reject_share: float = 0.1
    min_records_for_share: int = 100
    max_reject_rise: float = 0.5
    warn_reject_rise: float = 0.1
    max_volume_ratio: float = 1000
    warn_volume_ratio: float = 10
    max_length_ratio: float = 10
    warn_length_ratio: float = 2
    max_language_shift: float = 1
    warn_language_shift: float = 0.3
    max_same_body_share: float = 0.95
    warn_same_body_share: float = 0.1
    history_runs: int = 20
    min_history_runs: int = 5
