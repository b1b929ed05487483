"""Configuration: every WIREHOUSE_ environment variable the library reads, with its default."""

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from wirehouse.errors import WirehouseError
from wirehouse.formats.fields import Fields
from wirehouse.formats.sizes import MEBIBYTE, Sizes
from wirehouse.home import Home
from wirehouse.validation.limits import Limits

PROJECT = Path(__file__).resolve().parents[2]
DEFAULT_HOME = PROJECT / "data"
DEFAULT_SOURCE = PROJECT / "include" / "seeds"
DEFAULT_BATCH_SIZE = 2000  # a batch costs some five seconds of Great Expectations, however few its files
MAX_NUMBER = 1e9
MIN_SIZE = 1 / MEBIBYTE  # a byte


@dataclass(frozen=True, slots=True)
class Config:
    """What a run needs to know besides its source."""

    home: Home = Home(DEFAULT_HOME)
    source: str = str(DEFAULT_SOURCE)
    batch_size: int = DEFAULT_BATCH_SIZE
    sizes: Sizes = Sizes()
    fields: Fields = Fields()
    limits: Limits = Limits()


def from_environment(
    environment: Mapping[str, str] = os.environ, *, source: str | None = None, batch_size: int | None = None
) -> Config:
    """The configuration that the environment asks for; `source` and `batch_size` go before it where given.

    Raises:
        WirehouseError: A variable holds no number, or one out of range, where one is needed.
    """

    def number(name: str, default: float, least: float = 0, most: float = MAX_NUMBER) -> float:
        value = environment.get(name) or str(default)
        try:
            found = float(value)
        except ValueError:
            found = math.nan
        if not least <= found <= most:  # which not-a-number never is
            raise WirehouseError(
                f"{name} is {value!r}; set it to a number from {least:g} to {most:g}, "
                f"or unset it for {default:g}"
            )
        return found

    def mebibytes(name: str, default: int) -> int:
        return int(number(name, default / MEBIBYTE, MIN_SIZE) * MEBIBYTE)

    if batch_size is not None and batch_size < 1:
        raise WirehouseError(f"A batch of {batch_size} files cannot be; set its size to 1 or more.")
    defaults, sizes, limits = Config(), Sizes(), Limits()
    return Config(
        home=Home(Path(environment.get("WIREHOUSE_HOME") or DEFAULT_HOME).expanduser().absolute()),
        source=absolute(source or environment.get("WIREHOUSE_SOURCE") or defaults.source),
        batch_size=batch_size or int(number("WIREHOUSE_BATCH_SIZE", defaults.batch_size, 1)),
        sizes=Sizes(
            record_bytes=mebibytes("WIREHOUSE_MAX_RECORD_MB", sizes.record_bytes),
            file_bytes=mebibytes("WIREHOUSE_MAX_FILE_MB", sizes.file_bytes),
            expanded_bytes=mebibytes("WIREHOUSE_MAX_EXPANDED_MB", sizes.expanded_bytes),
            ratio_from_bytes=mebibytes("WIREHOUSE_RATIO_FROM_MB", sizes.ratio_from_bytes),
            ratio=int(number("WIREHOUSE_MAX_RATIO", sizes.ratio, 1)),
            members=int(number("WIREHOUSE_MAX_MEMBERS", sizes.members, 1)),
        ),
        fields=Fields.configured(environment.get("WIREHOUSE_FIELDS") or ""),
        limits=Limits(
            max_reject_share=number("WIREHOUSE_MAX_REJECT_SHARE", limits.max_reject_share, most=1),
            warn_reject_share=number("WIREHOUSE_WARN_REJECT_SHARE", limits.warn_reject_share, most=1),
            min_records_for_share=int(
                number("WIREHOUSE_MIN_RECORDS_FOR_SHARE", limits.min_records_for_share)
            ),
        ),
    )


def absolute(source: str) -> str:
    """The source so that it means the same in whichever folder a task runs."""
    return source if "://" in source else os.path.abspath(Path(source).expanduser())  # ruff: ignore[os-path-abspath] - resolve() would follow links
