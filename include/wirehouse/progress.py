"""How far long work is: lines in the log, seldom enough to be read."""

import logging
from time import monotonic

INTERVAL_SECONDS = 10.0


class Progress:
    """Counts what is done of a known number of things, and logs it every ten seconds with the time left.

    Work that is done sooner logs nothing. `what` completes "3 of 7 …" (`files landed`). Where things hold any
    number of records, these are counted too, and the rate is theirs.
    """

    def __init__(self, log: logging.Logger, what: str, total: int) -> None:
        self._log = log
        self._what = what
        self._total = total
        self._done = self._records = 0
        self._began = self._logged = monotonic()

    def advance(self, count: int = 1, records: int = 0) -> None:
        """Count some more as done."""
        self._done += count
        self._records += records
        now = monotonic()
        if now - self._logged < INTERVAL_SECONDS or self._done >= self._total:
            return
        self._logged = now
        seconds = now - self._began
        counted = f" ({self._records:,} records)" if self._records else ""
        left = (
            f", about {duration(seconds / self._done * (self._total - self._done))} left"
            if self._done
            else ""
        )
        self._log.info(
            "%s of %s %s%s, %s a second%s",
            f"{self._done:,}",
            f"{self._total:,}",
            self._what,
            counted,
            rounded((self._records or self._done) / seconds),
            left,
        )


def rounded(rate: float) -> str:
    """A rate with as many digits as it is worth."""
    return f"{rate:,.0f}" if rate >= 10 else f"{rate:.1f}"


def duration(seconds: float) -> str:
    """Seconds as people say them: `45 s`, `12 min`, `3 h 20 min`."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"
