"""Configuration: every WIREHOUSE_ environment variable the library reads, with its default."""

import math
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from wirehouse.errors import WirehouseError
from wirehouse.formats.fields import Fields
from wirehouse.formats.sizes import MEBIBYTE, Sizes
from wirehouse.home import Home
from wirehouse.stores.access import Access
from wirehouse.validation.limits import Limits

PROJECT = Path(__file__).resolve().parents[2]
DEFAULT_HOME = PROJECT / "data"
DEFAULT_SOURCE = PROJECT / "include" / "seeds"
DEFAULT_BATCH_SIZE = 5000  # a batch costs some two seconds of Great Expectations, however few its files
MAX_NUMBER = 1e9
MAX_WORKERS = 1024
MIN_SIZE = 1 / MEBIBYTE  # a byte


@dataclass(frozen=True, slots=True)
class Retention:
    """How many days maintenance keeps what may be removed.

    `staging_days`: staging of runs that did not publish, since their last change. `landing_days`: landed
    bytes that nothing needs; 0 keeps them for ever.
    """

    staging_days: float = 7
    landing_days: float = 0


@dataclass(frozen=True, slots=True)
class Delivery:
    """Where in an object store the warehouse is published too, and how many older versions stay there.

    Without a URL, nowhere.
    """

    url: str = ""
    keep: int = 3


@dataclass(frozen=True, slots=True)
class Config:
    """What a run needs to know besides its source."""

    home: Home = Home(DEFAULT_HOME)
    source: str = str(DEFAULT_SOURCE)
    access: Access = Access()
    batch_size: int = DEFAULT_BATCH_SIZE
    workers: int | None = None
    sizes: Sizes = Sizes()
    fields: Fields = Fields()
    limits: Limits = Limits()
    retention: Retention = Retention()
    delivery: Delivery = Delivery()
    freshness_hours: float = 0  # no limit


def from_environment(
    environment: Mapping[str, str] = os.environ,
    *,
    source: str | None = None,
    batch_size: int | None = None,
    access: Access = Access(),
) -> Config:
    """The configuration that the environment asks for; `source` and `batch_size` go before it where given.

    Raises:
        WirehouseError: A variable holds no number, or one out of range, where one is needed; a URL that
            cannot be used; or two that contradict each other.
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
    defaults, sizes = Config(), Sizes()
    source = absolute(source or environment.get("WIREHOUSE_SOURCE") or defaults.source)
    published = environment.get("WIREHOUSE_PUBLISH_URL", "")
    if published and f"{published}/".startswith(f"{source.rstrip('/')}/"):
        raise WirehouseError(
            "WIREHOUSE_PUBLISH_URL is in the source, which would ingest it: use another prefix."
        )
    home = home_folder(environment, access)
    if published and home.store and f"{home.store}/".startswith(f"{published.rstrip('/')}/"):
        raise WirehouseError(
            "WIREHOUSE_STORE is in WIREHOUSE_PUBLISH_URL, where old versions are removed: use another prefix."
        )
    return Config(
        home=home,
        source=source,
        access=access,
        batch_size=batch_size or int(number("WIREHOUSE_BATCH_SIZE", defaults.batch_size, 1)),
        workers=int(number("WIREHOUSE_WORKERS", 0, most=MAX_WORKERS)) or None,
        sizes=Sizes(
            record_bytes=mebibytes("WIREHOUSE_MAX_RECORD_MB", sizes.record_bytes),
            file_bytes=mebibytes("WIREHOUSE_MAX_FILE_MB", sizes.file_bytes),
            expanded_bytes=mebibytes("WIREHOUSE_MAX_EXPANDED_MB", sizes.expanded_bytes),
            ratio_from_bytes=mebibytes("WIREHOUSE_RATIO_FROM_MB", sizes.ratio_from_bytes),
            ratio=int(number("WIREHOUSE_MAX_RATIO", sizes.ratio, 1)),
            members=int(number("WIREHOUSE_MAX_MEMBERS", sizes.members, 1)),
        ),
        fields=Fields.configured(environment.get("WIREHOUSE_FIELDS") or ""),
        limits=limits_from(number),
        retention=Retention(
            staging_days=number("WIREHOUSE_STAGING_DAYS", defaults.retention.staging_days, least=1),
            landing_days=number("WIREHOUSE_LANDING_DAYS", defaults.retention.landing_days),
        ),
        delivery=Delivery(published, int(number("WIREHOUSE_PUBLISH_KEEP", defaults.delivery.keep))),
        freshness_hours=number("WIREHOUSE_FRESHNESS_HOURS", defaults.freshness_hours),
    )


def home_folder(environment: Mapping[str, str] = os.environ, access: Access = Access()) -> Home:
    """Where the warehouse and all that belongs to it is."""
    root = Path(environment.get("WIREHOUSE_HOME") or DEFAULT_HOME).expanduser().absolute()
    return Home(root, environment.get("WIREHOUSE_STORE", "").rstrip("/"), access)


def notification_urls(environment: Mapping[str, str] = os.environ) -> list[str]:
    """Where failures are told: Apprise URLs, separated by blanks.

    Asked for apart from the rest, so that a failure because of another variable is told as well.
    """
    return environment.get("WIREHOUSE_NOTIFY", "").split()


def connection_id(environment: Mapping[str, str] = os.environ) -> str | None:
    """The connection of Airflow that object stores are reached with; without one, as AWS programs do it."""
    return environment.get("WIREHOUSE_CONNECTION") or None


def limits_from(number: Callable[..., float]) -> Limits:
    """The limits that the variables ask for; `number` reads one of them."""
    default = Limits()

    def share(name: str, value: float) -> float:
        return number(name, value, most=1)

    def ratio(name: str, value: float) -> float:
        return number(name, value, least=1)

    return Limits(
        max_reject_share=share("WIREHOUSE_MAX_REJECT_SHARE", default.max_reject_share),
        warn_reject_share=share("WIREHOUSE_WARN_REJECT_SHARE", default.warn_reject_share),
        min_records_for_share=int(number("WIREHOUSE_MIN_RECORDS_FOR_SHARE", default.min_records_for_share)),
        max_reject_rise=share("WIREHOUSE_MAX_REJECT_RISE", default.max_reject_rise),
        warn_reject_rise=share("WIREHOUSE_WARN_REJECT_RISE", default.warn_reject_rise),
        max_volume_ratio=ratio("WIREHOUSE_MAX_VOLUME_RATIO", default.max_volume_ratio),
        warn_volume_ratio=ratio("WIREHOUSE_WARN_VOLUME_RATIO", default.warn_volume_ratio),
        max_length_ratio=ratio("WIREHOUSE_MAX_LENGTH_RATIO", default.max_length_ratio),
        warn_length_ratio=ratio("WIREHOUSE_WARN_LENGTH_RATIO", default.warn_length_ratio),
        max_language_shift=share("WIREHOUSE_MAX_LANGUAGE_SHIFT", default.max_language_shift),
        warn_language_shift=share("WIREHOUSE_WARN_LANGUAGE_SHIFT", default.warn_language_shift),
        max_same_body_share=share("WIREHOUSE_MAX_SAME_BODY_SHARE", default.max_same_body_share),
        warn_same_body_share=share("WIREHOUSE_WARN_SAME_BODY_SHARE", default.warn_same_body_share),
        history_runs=int(number("WIREHOUSE_HISTORY_RUNS", default.history_runs, least=1)),
        min_history_runs=int(number("WIREHOUSE_MIN_HISTORY_RUNS", default.min_history_runs, least=1)),
    )


def absolute(source: str) -> str:
    """The source so that it means the same in whichever folder a task runs."""
    return source if "://" in source else os.path.abspath(Path(source).expanduser())  # ruff: ignore[os-path-abspath] - resolve() would follow links
