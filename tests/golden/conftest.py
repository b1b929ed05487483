"""The warehouses of both sets of articles, made once."""

import pytest

from golden.reading import SETS
from wirehouse.config import Config
from wirehouse.home import Home
from wirehouse.pipeline import run


@pytest.fixture(scope="session")
def homes(tmp_path_factory) -> dict[str, Home]:
    """The homes by the name of their set; a set that is not there has none."""
    made = {}
    for name, (gold_path, source) in SETS.items():
        if gold_path.is_file():
            made[name] = Home(tmp_path_factory.mktemp(name))
            run(Config(home=made[name], source=str(source)))
    return made
