"""Evidence from the source: the lines that several of its documents hold are the furniture of its pages.

Counting on how many pages a block of text comes again is the oldest way to tell the template of a site from
its content (Bar-Yossef and Rajagopalan 2002, Lin and Ho 2002). See docs/adr/0007-evidence-from-the-source.md.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from wirehouse.formats.record import SourceRecord
from wirehouse.text.repeats import fold

LEAST_STORIES = 3
LEAST_SHARE = 0.02  # of the texts of a source: among thousands, a phrase comes three times by chance
LONGEST_LINE = 200  # characters; what is longer and comes again is news, told again
SIGNATURE_LINES = 3
SIGNATURE_SHARE = 1 / 3  # of the longest line; on a short page the next ones are its menu


def source_of(source_uri: str, record: SourceRecord) -> str:
    """What published a record: the host of its address, or else the folder of its file."""
    _, _, address = (record.metadata.url or "").partition("://")
    return address.partition("/")[0].lower() or source_uri.rpartition("/")[0]


def recurring_lines(texts: Sequence[str]) -> frozenset[str]:
    """The lines, folded, that come again in several stories, from the texts of one source.

    Texts that share one of their longest lines tell one story, and count once: copies of a story, and its
    later versions, would else make its text furniture. Takes time in proportion to the texts.
    """
    least = max(LEAST_STORIES, LEAST_SHARE * len(texts))
    if len(texts) < least:
        return frozenset()
    told: list[tuple[str, dict[str, None]]] = []
    parents: dict[str, str] = {}
    for text in texts:
        lines = dict.fromkeys(stripped for line in text.splitlines() if (stripped := line.strip()))
        longest, *others = sorted(lines, key=len)[: -SIGNATURE_LINES - 1 : -1] or [""]
        for line in others:
            if len(line) >= SIGNATURE_SHARE * len(longest):
                parents[root(parents, line)] = root(parents, longest)
        told.append((longest, lines))
    stories: dict[str, set[str]] = defaultdict(set)
    for longest, lines in told:
        stories[root(parents, longest)].update(lines)
    times = Counter(line for lines in stories.values() for line in lines)
    return frozenset(fold(line) for line, n in times.items() if n >= least and len(line) <= LONGEST_LINE)


def root(parents: dict[str, str], line: str) -> str:
    """The line that stands for all that are in one story with this one (disjoint sets, paths halved)."""
    parent = parents.setdefault(line, line)
    while parent != line:
        parents[line] = parents[parent]
        line, parent = parent, parents[parent]
    return line
