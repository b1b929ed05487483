"""What can go wrong, each error saying what, where, and what to do next.

Errors quote names and values from outside, so their messages are made visible (see visible.py) once, here.
"""

from wirehouse.visible import visible


class WirehouseError(Exception):
    """The run cannot go on; trying again without a change gives the same."""

    def __init__(self, message: str) -> None:
        super().__init__(visible(message))


class SourceError(WirehouseError):
    """The source as a whole cannot be read: it is missing, or it is not a folder, file or glob."""


class StoreError(Exception):
    """An object store does not answer as it should; another try may help."""

    def __init__(self, message: str) -> None:
        super().__init__(visible(message))


class CriticalRuleError(WirehouseError):
    """A rule of severity critical failed for a batch or for the warehouse; nothing was published."""


class DamagedFileError(WirehouseError):
    """A file that an earlier stage wrote is missing, or cannot be read to its end."""


class SupersededError(WirehouseError):
    """What a replay read again is not the newest version any more; nothing was published."""


class StaleWarehouseError(WirehouseError):
    """Nothing was published for longer than the freshness limit."""


class BrokenExpectationError(WirehouseError):
    """An expectation raised instead of judging. That is an error of ours and never counts as a pass."""


class RecordError(Exception):
    """A record or a whole file cannot become a document. It goes to ops.rejects; the run goes on.

    `rule` names what it broke, `reason` says it in a sentence, `detail` holds the value or error behind it.
    """

    def __init__(self, rule: str, reason: str, detail: str | None = None) -> None:
        super().__init__(visible(f"{rule}: {reason}"))
        self.rule = visible(rule)
        self.reason = visible(reason)
        self.detail = None if detail is None else visible(detail)

    def __reduce__(self) -> tuple[type["RecordError"], tuple[str, str, str | None]]:
        return type(self), (self.rule, self.reason, self.detail)  # an exception would keep its message only
