"""What can go wrong, each error saying what, where, and what to do next."""


class WirehouseError(Exception):
    """The run cannot go on; trying again without a change gives the same."""


class SourceError(WirehouseError):
    """The source as a whole cannot be read: it is missing, or it is not a folder, file or glob."""


class CriticalRuleError(WirehouseError):
    """A rule of severity critical failed for a batch or for the warehouse; nothing was published."""


class BrokenExpectationError(WirehouseError):
    """An expectation raised instead of judging. That is an error of ours and never counts as a pass."""


class RecordError(Exception):
    """A record or a whole file cannot become a document. It goes to ops.rejects; the run goes on.

    `rule` names what it broke, `reason` says it in a sentence, `detail` holds the value or error behind it.
    """

    def __init__(self, rule: str, reason: str, detail: str | None = None) -> None:
        super().__init__(f"{rule}: {reason}")
        self.rule = rule
        self.reason = reason
        self.detail = detail
