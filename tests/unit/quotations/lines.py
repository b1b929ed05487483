"""Articles of a few lines."""

from wirehouse.quotations.marks import find_spans
from wirehouse.text.model import Passage, Role
from wirehouse.text.prose import Prose


def prose_of(text: str, role: Role = Role.BODY) -> Prose:
    """An article with a passage for each line."""
    return Prose(
        Passage(number, 0, role, line, 0, len(line)) for number, line in enumerate(text.splitlines())
    )


def quoted(text: str, role: Role = Role.BODY) -> list[str]:
    prose = prose_of(text, role)
    return [prose.text[span.start : span.end] for span in find_spans(prose)]
