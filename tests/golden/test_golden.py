"""Both sets of articles that a careful reader has read, through the whole pipeline, row by row.

`tests/golden/seeds.jsonl` is about include/seeds and is always there. The five articles of the mission and
what a reader found in them are beside the repository, in ../shared; without that folder they are skipped.
"""

import pytest

from golden.reading import SETS, Reading, differences, gold, read_all


@pytest.fixture(scope="session")
def readings(homes) -> dict[str, dict[str, Reading]]:
    return {name: read_all(home) for name, home in homes.items()}


CASES = [(name, key) for name, (path, _) in SETS.items() for key in gold(path)] + [
    pytest.param(name, "", marks=pytest.mark.skip(reason=f"{path} is not beside the repository"))
    for name, (path, _) in SETS.items()
    if not path.is_file()
]


@pytest.mark.parametrize(("name", "key"), CASES)
def test_the_warehouse_holds_what_a_careful_reader_finds(name, key, readings):
    expected = gold(SETS[name][0])[key]
    if expected.get("rejected"):
        assert key not in readings[name]
        return
    wrong = list(differences(expected, readings[name][key]))
    assert not wrong, "\n".join([f"{key}:", *wrong])
