"""The templates: HTML with every value escaped, and a few words for numbers and times."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi import status
from fastapi.templating import Jinja2Templates
from jinja2 import Environment, FileSystemLoader, StrictUndefined

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fastapi import Request, Response

FOLDER = Path(__file__).parent / "html"
UNITS = (("year", 31_557_600), ("month", 2_629_800), ("day", 86_400), ("hour", 3_600), ("minute", 60))


def ago(moment: datetime) -> str:
    """How long ago that was (naive times are UTC), in the largest unit that fits."""
    seconds = (datetime.now(UTC) - moment.replace(tzinfo=moment.tzinfo or UTC)).total_seconds()
    for unit, length in UNITS:
        if seconds >= length:
            count = int(seconds // length)
            return f"{count} {unit}{'s' if count > 1 else ''} ago"
    return "just now"


def moment(value: datetime | None) -> str:
    """A time to the minute, in UTC."""
    return "" if value is None else f"{value:%Y-%m-%d %H:%M} UTC"


def day(value: date | None) -> str:
    """A day."""
    return "" if value is None else f"{value:%Y-%m-%d}"


def number(value: float) -> str:
    """A number with its thousands apart."""
    return f"{value:,}"


def share(value: float) -> str:
    """A share as a percentage, never rounded to none or all when it is neither."""
    if 0 < value < 0.01:
        return "<1 %"
    return ">99 %" if 0.99 < value < 1 else f"{value:.0%}".replace("%", " %")


ENVIRONMENT = Environment(
    loader=FileSystemLoader(FOLDER),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
ENVIRONMENT.filters |= {"ago": ago, "moment": moment, "day": day, "number": number, "share": share}
TEMPLATES = Jinja2Templates(env=ENVIRONMENT)


def render(
    request: Request, name: str, context: Mapping[str, Any], status_code: int = status.HTTP_200_OK
) -> Response:
    """A page made from a template. `root` is where the app is, in front of every link."""
    root = request.scope.get("root_path", "")
    shown = {"root": root, "here": request.url.path.removeprefix(root), "search_for": ""} | dict(context)
    return TEMPLATES.TemplateResponse(request, name, shown, status_code)
