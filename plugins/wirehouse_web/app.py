"""The app of the Wirehouse page, and what all its answers have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
from fastapi import FastAPI, Request, Response, status
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from wirehouse_web import actions, pages
from wirehouse_web.guard import CHECKS, Guarded, login_url
from wirehouse_web.snapshot import NoWarehouseError, home
from wirehouse_web.templates import render

if TYPE_CHECKING:
    from starlette.types import ASGIApp

TITLES = {
    status.HTTP_403_FORBIDDEN: "Not allowed",
    status.HTTP_404_NOT_FOUND: "Nothing here",
    status.HTTP_422_UNPROCESSABLE_CONTENT: "That cannot be asked like this",
    status.HTTP_503_SERVICE_UNAVAILABLE: "Busy",
}


def routes() -> FastAPI:
    """The app without what is wrapped around it: every route depends on `CHECKS`."""
    app = FastAPI(dependencies=CHECKS, docs_url=None, redoc_url=None, openapi_url=None)
    app.include_router(pages.router)
    app.include_router(actions.router)
    app.add_api_route("/{path:path}", nothing, methods=["GET", "POST", "PUT", "PATCH", "DELETE"])
    app.add_exception_handler(HTTPException, refused)
    app.add_exception_handler(RequestValidationError, malformed)
    app.add_exception_handler(NoWarehouseError, no_warehouse)
    app.add_exception_handler(duckdb.Error, database_error)
    return app


def create_app() -> ASGIApp:
    """The app."""
    return Guarded(routes())


def nothing(path: str) -> None:
    """Say that there is no such page: only to those who may see the others."""
    raise HTTPException(status.HTTP_404_NOT_FOUND, f"There is no page {path}.")


def refused(request: Request, error: Exception) -> Response:
    """An error that has a status, in words. A browser that is not logged in is taken to the login."""
    code = getattr(error, "status_code", status.HTTP_500_INTERNAL_SERVER_ERROR)
    if code == status.HTTP_401_UNAUTHORIZED:
        return render(request, "login.html", {"login": login_url(request)}, code)
    title = TITLES.get(code, "That did not work")
    return render(request, "message.html", {"title": title, "message": getattr(error, "detail", "")}, code)


def malformed(request: Request, error: Exception) -> Response:
    """A request whose parameters are not what they should be."""
    found = error.errors() if isinstance(error, RequestValidationError) else []
    message = "; ".join(f"{item['loc'][-1]}: {item['msg']}" for item in found)
    code = status.HTTP_422_UNPROCESSABLE_CONTENT
    return render(request, "message.html", {"title": TITLES[code], "message": message}, code)


def no_warehouse(request: Request, _: Exception) -> Response:
    """There is nothing to show yet, and what to do about it."""
    return render(request, "empty.html", {"home": home()})


def database_error(request: Request, error: Exception) -> Response:
    """A page's query failed; the database says why."""
    context = {"title": "The warehouse could not be read", "message": str(error)}
    return render(request, "message.html", context, status.HTTP_500_INTERNAL_SERVER_ERROR)
