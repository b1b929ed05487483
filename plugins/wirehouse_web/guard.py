"""Who may do what, and what a browser may do with an answer.

Airflow puts no authentication on a plugin's app. Every route depends on `CHECKS`: the user is logged in, may
read the ingest DAG, and a request that changes something comes from a page of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from airflow.api_fastapi.app import get_auth_manager
from airflow.api_fastapi.auth.managers.models.resource_details import DagAccessEntity, DagDetails
from airflow.api_fastapi.core_api.security import get_user, requires_access_dag
from airflow.configuration import conf
from fastapi import Depends, HTTPException, Request, status
from starlette.datastructures import MutableHeaders

if TYPE_CHECKING:
    from airflow.api_fastapi.auth.managers.models.base_user import BaseUser
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

READ_DAG = "ingest"
REPLAY_DAG = "replay"
SAFE_METHODS = frozenset({"GET", "HEAD"})

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with no-referrer at all, browsers send no Origin with a form
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-cache",
}


def same_origin(request: Request) -> None:
    """Refuse what a page of another site sent with the user's cookie.

    A program that logs in with a token sends no Origin, and no site can send a token that it does not know.
    """
    if request.method in SAFE_METHODS:
        return
    origin = request.headers.get("origin")
    if origin is None and "authorization" in request.headers:
        return
    base_url = urlsplit(conf.get("api", "base_url", fallback=""))
    ours = {
        f"{request.url.scheme}://{request.headers.get('host')}",
        f"{base_url.scheme}://{base_url.netloc}",  # as seen from outside, where a proxy stands before us
    }
    if origin not in ours:
        raise HTTPException(status.HTTP_403_FORBIDDEN, "The request does not come from a page of this site.")


CHECKS = [
    Depends(get_user),
    Depends(requires_access_dag("GET", param_dag_id=READ_DAG)),
    Depends(same_origin),
]
MAY_REPLAY = Depends(requires_access_dag("POST", DagAccessEntity.RUN, param_dag_id=REPLAY_DAG))


def may_replay(user: BaseUser) -> bool:
    """Whether the user may start the DAG that replays rejects."""
    return get_auth_manager().is_authorized_dag(
        method="POST", access_entity=DagAccessEntity.RUN, details=DagDetails(id=REPLAY_DAG), user=user
    )


def login_url(request: Request) -> str:
    """Where to log in, and then come back to this page."""
    return get_auth_manager().get_url_login(next_url=str(request.url))


class Guarded:
    """An app whose every answer, errors too, carries the headers above."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self.app(scope, receive, send_with_headers)
