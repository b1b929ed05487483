"""The routes that do something: answer a query of the console, and replay rejects."""

from __future__ import annotations

import threading
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, HTTPException, Query, Request, Response, status
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, ConfigDict

from wirehouse.console.process import ask
from wirehouse.console.query import ConsoleLimits, QueryError
from wirehouse_web import airflow_api, queries
from wirehouse_web.guard import MAY_REPLAY, REPLAY_DAG
from wirehouse_web.pages import Published, existing
from wirehouse_web.templates import render

router = APIRouter()
LIMITS = ConsoleLimits()
# A query takes a process and some hundred megabytes; Airflow's own pages need their share of the machine.
AT_ONCE = threading.BoundedSemaphore(2)


class Selection(BaseModel):
    """Which rejects to replay: those that match all that is given. The names are params of the DAG.

    Every open one when nothing is given: so a name that is none of these is refused, not passed over.
    """

    model_config = ConfigDict(extra="forbid")

    reject_id: str = ""
    rule: str = ""
    run_id: str = ""


@router.get("/console")
def console(
    request: Request, published: Published, query: Annotated[str, Query(max_length=100_000)] = ""
) -> Response:
    """An empty console."""
    return shown(request, published, query)


@router.post("/console")
def answer(
    request: Request, published: Published, query: Annotated[str, Form(max_length=100_000)] = ""
) -> Response:
    """The answer to a query, or why there is none in the database's own words."""
    if not AT_ONCE.acquire(blocking=False):
        raise HTTPException(
            status.HTTP_503_SERVICE_UNAVAILABLE, "Other queries are running. Try again in a few seconds."
        )
    try:
        return shown(request, published, query, answer=ask(published.path, query, LIMITS))
    except QueryError as error:
        return shown(request, published, query, error=str(error))
    finally:
        AT_ONCE.release()


def shown(request: Request, published: Published, query: str, **outcome: object) -> Response:
    """The console with what came of the query."""
    context = {
        "query": query,
        "limits": LIMITS,
        "tables": published.once(queries.tables),
        "macros": published.once(queries.macros),
    }
    return render(request, "console.html", context | {"answer": None, "error": None} | outcome)


@router.get("/replay", dependencies=[MAY_REPLAY])
def confirm(request: Request, published: Published, selection: Annotated[Selection, Query()]) -> Response:
    """What would be replayed, to be confirmed."""
    chosen = selection.model_dump()
    with published.cursor() as connection:
        count = queries.selected_rejects(connection, chosen)
        reject = queries.reject(connection, selection.reject_id) if selection.reject_id else None
    if selection.reject_id:
        existing(reject, "reject", selection.reject_id)
    return render(request, "replay.html", {"selection": chosen, "count": count, "reject": reject})


@router.post("/replay", dependencies=[MAY_REPLAY])
async def replay(request: Request, selection: Annotated[Selection, Form()]) -> Response:
    """Start the DAG that replays rejects, as the user who asks for it."""
    chosen = {name: value for name, value in selection.model_dump().items() if value}
    started = await airflow_api.trigger(request, REPLAY_DAG, chosen)
    root = request.scope.get("root_path", "")
    return RedirectResponse(f"{root}/replay/{quote(started, safe='')}", status.HTTP_303_SEE_OTHER)


@router.get("/replay/{dag_run_id}", dependencies=[MAY_REPLAY])
async def replayed(request: Request, dag_run_id: str) -> Response:
    """How a replay is doing."""
    run = await airflow_api.dag_run(request, REPLAY_DAG, dag_run_id)
    return await run_in_threadpool(render, request, "replayed.html", {"run": run})
