"""Stories: the clusters of documents that are copies of each other."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple


class Copies(NamedTuple):
    """Two documents that are copies; `holder_id` is the one that holds the other whole and more."""

    document_id: str
    other_document_id: str
    holder_id: str | None


def stories(pairs: Collection[Copies]) -> dict[str, int]:
    """A number for each document of the pairs, the same for all documents of one story.

    Copies belong to one story, and so do the copies of a copy. A digest does not make one story of those it
    holds: a document that holds two others whole, which no copies link, is a story of its own.
    """
    digests = set(_digests(pairs))
    grouped = components(
        pair[:2]
        for pair in pairs
        if pair.document_id not in digests and pair.other_document_id not in digests
    )
    alone = {document for pair in pairs for document in pair[:2]} - grouped.keys()
    return grouped | {document: len(grouped) + number for number, document in enumerate(sorted(alone))}


def components(edges: Iterable[tuple[str, str]]) -> dict[str, int]:
    """The number of the connected component of each node."""
    neighbours = defaultdict(list)
    for one, other in edges:
        neighbours[one].append(other)
        neighbours[other].append(one)
    found: dict[str, int] = {}
    for number, start in enumerate(neighbours):
        waiting = [start]
        while waiting:
            node = waiting.pop()
            if node not in found:
                found[node] = number
                waiting.extend(neighbours[node])
    return found


def _digests(pairs: Collection[Copies]) -> Iterator[str]:
    """The documents that hold several stories."""
    held = defaultdict(set)
    linked = defaultdict(set)
    for document, other, holder in pairs:
        linked[document].add(other)
        linked[other].add(document)
        if holder is not None:
            held[holder].add(document if holder == other else other)
    for holder, parts in held.items():
        edges = [(part, other) for part in parts for other in (linked[part] & parts) | {part}]
        if len(set(components(edges).values())) > 1:
            yield holder
