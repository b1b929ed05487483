"""Whatever happens to files between runs, the tables hold the last readable version of each."""

import json
import os
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from ledger import check_ledger
from unit.stages.harness import Stages

FILES = ("a.txt", "b.jsonl", "c.html", "d/e.txt")
WORDS = ("Harbour", "Market", "Pier", "Council")

# A version of a file: the words of its records; a record without a word is one that cannot be read.
versions = st.lists(st.sampled_from([*WORDS, None]), max_size=3)
operations = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(FILES), versions),
    st.tuples(st.sampled_from(["touch", "delete", "restore", "move"]), st.sampled_from(FILES), st.none()),
)


def text_of(word: str) -> str:
    return f"{word} reopens after storm.\n\nThe {word} reopened on Monday, we hear."


def content(name: str, words: list[str | None]) -> tuple[bytes, list[str]]:
    """The bytes of a version, and the texts that are to be read from it."""
    texts = [text_of(word) for word in words if word]
    if name.endswith(".jsonl"):
        lines = [json.dumps({"text": text_of(word)} if word else {}) for word in words]
        return "\n".join(lines).encode(), texts
    if None in words or not words:
        return b"\x89PNG\0" * len(words), []
    if name.endswith(".html"):
        return "".join(f"<p>{text}</p>" for text in texts).encode(), [
            "\n".join(text.replace("\n\n", " ") for text in texts)
        ]
    return "\n".join(texts).encode(), ["\n".join(texts)]


class Model:
    """A source, what was in it last, and what must be in the tables."""

    def __init__(self, folder: Path) -> None:
        self.stages = Stages(folder)
        self.versions: dict[str, list[list[str | None]]] = {}
        self.loaded: dict[str, list[str]] = {}
        self.seen: set[str] = set()

    def apply(self, operation: str, name: str, words: list[str | None] | None) -> None:
        path = self.stages.source / name
        if operation == "write":
            self.versions.setdefault(name, []).append(words)
            self.stages.write(name, content(name, words)[0])
        elif operation == "restore" and self.versions.get(name):
            self.versions[name].append(self.versions[name][0])
            self.stages.write(name, content(name, self.versions[name][0])[0])
        elif not path.exists():
            return
        elif operation == "touch":
            os.utime(path)
        elif operation == "delete":
            path.unlink()
        elif operation == "move":  # a file that keeps its bytes, size and time under a new inode
            copy = path.with_name(".copy")
            copy.write_bytes(path.read_bytes())
            os.utime(copy, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
            copy.replace(path)

    def run(self) -> None:
        """Run, and hold the tables against what must be in them."""
        for name, versions in self.versions.items():
            texts = content(name, versions[-1])[1]
            if texts and (self.stages.source / name).exists():
                self.loaded[name] = texts
        self.seen |= {path.as_uri() for path in self.stages.source.rglob("*") if path.is_file()}
        self.stages.run(batch_size=2)
        assert not self.stages.run(), "a second run finds nothing to do"
        for name in FILES:
            found = self.stages.query(
                """SELECT text FROM source_texts JOIN documents USING (document_id)
                   WHERE source_uri = ? ORDER BY record_no""",
                (self.stages.source / name).as_uri(),
            )
            assert [text for (text,) in found] == self.loaded.get(name, []), name
        assert self.stages.query("SELECT count(*) FROM documents") == [(sum(map(len, self.loaded.values())),)]
        check_ledger(self.stages.home, self.seen)


def write(name: str, *words: str | None) -> tuple:
    return "write", name, list(words)


@settings(max_examples=2, deadline=None)
@example([
    [write("a.txt", "Harbour"), write("b.jsonl", "Pier", None, "Market"), write("c.html", None)],
    [write("a.txt", "Market"), write("b.jsonl", "Council"), write("c.html", "Pier")],
    [write("a.txt", None), ("touch", "b.jsonl", None), ("delete", "c.html", None)],
    [("restore", "a.txt", None), write("b.jsonl", None, None), ("restore", "c.html", None)],
    [("move", "a.txt", None), ("restore", "b.jsonl", None), write("c.html", "Harbour", "Pier")],
])
@given(st.lists(st.lists(operations, min_size=1, max_size=5), min_size=2, max_size=3))
def test_the_tables_hold_the_last_readable_version_of_every_file_ever_seen(rounds):
    with TemporaryDirectory() as folder:
        model = Model(Path(folder))
        for operations in rounds:
            for operation in operations:
                model.apply(*operation)
            model.run()
