"""The routes that show something."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from airflow.api_fastapi.auth.managers.models.base_user import BaseUser
from airflow.api_fastapi.core_api.security import get_user
from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response, status
from fastapi.responses import FileResponse, HTMLResponse
from markupsafe import escape
from pydantic import BaseModel, Field

from wirehouse.validation.local_pages import PALETTE
from wirehouse_web import figures, queries, searching
from wirehouse_web.guard import may_replay
from wirehouse_web.marking import Mark, pieces
from wirehouse_web.snapshot import Snapshot, home, snapshot
from wirehouse_web.templates import render

if TYPE_CHECKING:
    from wirehouse_web.queries import Row

router = APIRouter()
STATIC = {path.name: path for path in (Path(__file__).parent / "static").iterdir()} | {PALETTE.name: PALETTE}
PUBLIC_SUFFIXES = frozenset({".html", ".css"})  # of the Data Docs; their results are kept beside them as JSON

# What is marked in a document: the table, the word for it in names of places on the page, and its number.
MARKED = (
    ("quotations", "quotation", "quotation_no"),
    ("mentions", "mention", "mention_no"),
    ("time_expressions", "time", "expression_no"),
)


class RejectFilters(BaseModel):
    """Which rejects to show; what is empty does not matter."""

    rule: str = ""
    run_id: str = ""
    source: str = ""
    state: str = ""
    page: Annotated[int, Field(ge=1, le=1_000_000)] = 1


Published = Annotated[Snapshot, Depends(snapshot)]
User = Annotated[BaseUser, Depends(get_user)]


@router.get("/")
def overview(request: Request, published: Published) -> Response:
    """What there is, how fresh it is, and how the last runs went."""
    context = {
        ask.__name__: published.once(ask)
        for ask in (
            figures.totals,
            figures.timeline,
            figures.languages,
            figures.sources,
            figures.rejects_by_rule,
            figures.last_runs,
        )
    }
    docs = (home().data_docs / "index.html").exists()
    return render(request, "overview.html", context | {"published": published, "data_docs": docs})


@router.get("/search")
def search(request: Request, published: Published, q: Annotated[str, Query(max_length=500)] = "") -> Response:
    """Documents that match, the best first; the newest ones as long as nothing is asked."""
    documents, indexed = published.once(figures.totals)["documents"], published.once(searching.indexed)
    with published.cursor() as connection:
        found = searching.search(connection, q) if indexed and q.strip() else None
    context = {
        "search_for": q,
        "found": found,
        "limit": searching.LIMIT,
        "latest": published.once(queries.latest_documents),
        "indexed": indexed,
        "not_indexed": documents - indexed,
    }
    return render(request, "search.html", context)


@router.get("/documents/{document_id}")
def document(request: Request, published: Published, document_id: str) -> Response:
    """The text of a document with everything that was found in it."""
    with published.cursor() as connection:
        found = existing(queries.document(connection, document_id), "document", document_id)
        of = {
            table: queries.evidence(connection, table, document_id)
            for table in ("passages", "quotations", "mentions", "time_expressions")
        }
        relatives = queries.relatives(connection, document_id)
    marks = [
        Mark(row["start_char"], row["end_char"], row.get("type", kind), f"{kind}-{row[key]}")
        for table, kind, key in MARKED
        for row in of[table]
    ]
    passages = marked(found["text"], of["passages"], marks)
    roles = list(dict.fromkeys(row["role"] for row in of["passages"]))
    context = of | {"document": found, "passages": passages, "roles": roles, "relatives": relatives}
    return render(request, "document.html", context)


@router.get("/compare")
def compare(request: Request, published: Published, document_id: str, other_id: str) -> Response:
    """Two documents beside each other, what they share highlighted."""
    sides = []
    with published.cursor() as connection:
        shared = queries.shared_passages(connection, document_id, other_id)
        for place, prefix in ((document_id, ""), (other_id, "other_")):
            found = existing(queries.document(connection, place), "document", place)
            marks = [
                Mark(row[f"{prefix}start_char"], row[f"{prefix}end_char"], "shared", f"{number}")
                for number, row in enumerate(shared, 1)
            ]
            passages = queries.evidence(connection, "passages", place)
            sides.append({"document": found, "passages": marked(found["text"], passages, marks)})
        pair = queries.pair(connection, document_id, other_id)
    context = {"sides": sides, "shared": shared, "pair": pair}
    return render(request, "compare.html", context)


@router.get("/rejects")
def rejects(
    request: Request, published: Published, user: User, filters: Annotated[RejectFilters, Query()]
) -> Response:
    """The records that failed a rule, with the reason."""
    with published.cursor() as connection:
        found = queries.rejects(
            connection,
            {
                "rule": filters.rule or None,
                "run_id": filters.run_id or None,
                "source": filters.source or None,
                "only_open": filters.state == "open",
            },
            filters.page,
        )
    context = {
        "found": found,
        "rules": [row["name"] for row in published.once(figures.rejects_by_rule)],
        "filters": filters,
        "may_replay": may_replay(user),
    }
    return render(request, "rejects.html", context)


@router.get("/run")
def run(request: Request, published: Published, run_id: str) -> Response:
    """A run with the results of every expectation that it checked."""
    with published.cursor() as connection:
        found = existing(queries.run(connection, run_id), "run", run_id)
    return render(request, "run.html", {"run": found})


@router.get("/data-docs/{path:path}")
def data_docs(request: Request, path: str) -> Response:
    """A page of the Data Docs, with the way back."""
    folder = home().data_docs.resolve()
    try:
        file = (folder / (path or "index.html")).resolve(strict=True)
    except (OSError, ValueError):  # there is no such file, or can be none: a name too long, a null character
        file = folder
    if not file.is_relative_to(folder) or file.suffix not in PUBLIC_SUFFIXES or not file.is_file():
        message = f"The Data Docs have no page {path}." if path else "No run has made Data Docs yet."
        raise HTTPException(status.HTTP_404_NOT_FOUND, message)
    if file.suffix != ".html":
        return FileResponse(file)
    back = (
        f'<body><nav class="back"><a href="{escape(request.scope.get("root_path", ""))}/">Wirehouse</a></nav>'
    )
    return HTMLResponse(file.read_text(encoding="utf-8").replace("<body>", back, 1))


@router.get("/static/{name}")
def static(name: str) -> Response:
    """Style, script or icon."""
    if name not in STATIC:
        raise HTTPException(status.HTTP_404_NOT_FOUND, f"There is no {name}.")
    return FileResponse(STATIC[name])


def existing(found: Row | None, kind: str, name: str) -> Row:
    """What was found.

    Raises:
        HTTPException: It is not in the warehouse.
    """
    if found is None:
        raise HTTPException(status.HTTP_404_NOT_FOUND, f"The warehouse has no {kind} {name}.")
    return found


def marked(text: str, passages: list[Row], marks: list[Mark]) -> list[Row]:
    """The passages that are shown, each with its pieces. They follow each other in the text."""
    starts = [passage["start_char"] for passage in passages]
    within: list[list[Mark]] = [[] for _ in passages]
    for mark in marks:
        first, last = bisect_right(starts, mark.start) - 1, bisect_left(starts, mark.end)
        for number in range(max(first, 0), last):
            within[number].append(mark)
    return [
        passage
        | {"pieces": list(pieces(text, found, passage["start_char"], min(passage["end_char"], len(text))))}
        for passage, found in zip(passages, within, strict=True)
    ]
