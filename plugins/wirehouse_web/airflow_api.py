"""Airflow's public API, called inside the server with the credentials of the request.

What the user may not do there, the page cannot do either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import httpx
from fastapi import HTTPException

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fastapi import Request

CREDENTIALS = ("authorization", "cookie")


async def trigger(request: Request, dag_id: str, conf: Mapping[str, str]) -> str:
    """Start a run of the DAG; returns its id.

    Raises:
        HTTPException: Airflow refused, with its status and its words.
    """
    answer = await call(
        request, "POST", f"/dags/{dag_id}/dagRuns", {"logical_date": None, "conf": dict(conf)}
    )
    return str(answer["dag_run_id"])


async def dag_run(request: Request, dag_id: str, run_id: str) -> dict[str, Any]:
    """A run of the DAG.

    Raises:
        HTTPException: Airflow refused, or knows no such run.
    """
    return await call(request, "GET", f"/dags/{dag_id}/dagRuns/{quote(run_id, safe='')}")


async def call(request: Request, method: str, path: str, body: object = None) -> dict[str, Any]:
    """The answer of Airflow's API to this request's user."""
    from airflow.api_fastapi.main import app  # the running server: complete only after the plugins are loaded

    headers = {name: request.headers[name] for name in CREDENTIALS if name in request.headers}
    headers["referer"] = str(request.url)  # by which Airflow tells that a person started the run
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(
        transport=transport, base_url=str(request.base_url.replace(path=""))
    ) as client:
        answer = await client.request(method, f"/api/v2{path}", json=body, headers=headers)
    content = answer.json()
    if answer.is_error:
        raise HTTPException(answer.status_code, str(content.get("detail", content)))
    found: dict[str, Any] = content
    return found
