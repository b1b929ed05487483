"""Text from outside as text: nothing in it moves a cursor, forges a log line or turns the reading direction.

Whatever is shown to people passes here: the errors of `errors.py` when they are made, and each line that the
command line logs or prints. In the tables texts stay as they are.
"""

import logging
import re

# C0 and C1 controls, line and paragraph separators, and the bidirectional controls of Unicode (UAX #9), which
# show a text in another order than it has ("Trojan Source", Boucher and Anderson 2021); half surrogate pairs.
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def visible(text: str) -> str:
    """The text on one line; what is not seen, or acts on a terminal, is written as Python writes it."""
    return UNSEEN.sub(lambda match: ascii(match[0])[1:-1], text)


def visible_lines(text: str) -> str:
    """The same line by line: line feeds and tabs stay."""
    return "\n".join("\t".join(visible(cell) for cell in line.split("\t")) for line in text.split("\n"))


class VisibleFormatter(logging.Formatter):
    """Formats log records so that each begins one line, whatever is in it; tracebacks are indented."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # ruff: ignore[invalid-function-name] - logging's name
        """The line of a record."""
        record.message = visible(record.message)
        return super().formatMessage(record)

    def formatException(self, exc_info) -> str:  # type: ignore[no-untyped-def]  # ruff: ignore[invalid-function-name, missing-type-function-argument]
        """The traceback below it."""
        return "\n".join(f"  {line}" for line in visible_lines(super().formatException(exc_info)).split("\n"))


def without_secrets(source: str) -> str:
    """The source as it may be logged and recorded.

    In a URL what stands before an `@` is a user and password, and what follows a `?` is how object stores are
    given signatures. The paths of `file` URLs hold either as parts of names.
    """
    scheme, mark, rest = source.partition("://")
    if scheme.lower() == "file":
        return scheme + mark + re.sub(r"^[^/]*@", "***@", rest)
    rest = re.sub(r"^.*@", "***@", rest, flags=re.DOTALL)
    return scheme + mark + re.sub(r"\?.*", "?***", rest, flags=re.DOTALL)
