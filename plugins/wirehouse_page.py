"""The plugin that puts the Wirehouse page into Airflow: an entry of the navigation and the app behind it.

Every process of Airflow loads the plugins, each task's too. Only the API server ever gets a request, so only
there is the app made and all that it needs imported.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

from airflow.plugins_manager import AirflowPlugin

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

PREFIX = "/wirehouse"


@cache
def page() -> ASGIApp:
    """The app, made once."""
    from wirehouse_web.app import create_app

    return create_app()


async def serve(scope: Scope, receive: Receive, send: Send) -> None:
    """Hand a request to the app."""
    await page()(scope, receive, send)


class WirehousePlugin(AirflowPlugin):
    """The Wirehouse page."""

    name = "wirehouse"
    fastapi_apps: ClassVar[list[Any]] = [{"app": serve, "url_prefix": PREFIX, "name": "Wirehouse"}]
    external_views: ClassVar[list[Any]] = [
        {
            "name": "Wirehouse",
            "href": f"{PREFIX}/",
            "destination": "nav",
            "url_route": "wirehouse",
            "nav_top_level": True,
            "icon": f"{PREFIX}/static/icon.svg",
            "icon_dark_mode": f"{PREFIX}/static/icon-dark.svg",
        }
    ]


if (
    "airflow.api_fastapi.main" in sys.modules
):  # the API server: what is broken shows at once, as an import error
    page()
