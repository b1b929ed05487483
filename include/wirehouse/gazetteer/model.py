"""What the gazetteer knows of a place."""

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What sort of place it is."""

    CONTINENT = "continent"
    COUNTRY = "country"
    PART = "part"
    """A state, province or nation of a country."""
    CITY = "city"
    REGION = "region"
    """A region that news names and that has no entry in GeoNames' lists: no id, no point."""


CONTINENT, COUNTRY, PART, CITY, REGION = Kind  # a member takes Python 3.11 long to look up


class Entry(NamedTuple):
    """A place: its GeoNames name and id, where it lies (degrees, WGS 84), and in which country and part.

    `country` is an ISO 3166 code, `part` the postal code of a US state or GeoNames' code of a first-order
    division. A city lies where GeoNames says; a country, part or continent at its middle.
    """

    name: str
    kind: Kind
    geoname_id: int = 0
    latitude: float = 0.0
    longitude: float = 0.0
    country: str = ""
    part: str = ""
    population: int = 0
    is_capital: bool = False

    @property
    def code(self) -> str:
        """The code of the country or of the part within it: "FR", "US-TX"."""
        return f"{self.country}-{self.part}" if self.part else self.country
