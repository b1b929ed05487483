from pathlib import Path

import pytest

from integration.linking.arrivals import Warehouse
from wirehouse.home import Home


@pytest.fixture
def warehouse(tmp_path: Path) -> Warehouse:
    return Warehouse(Home(tmp_path))
