"""A home with a few published runs: a file that changed, one that vanished, one that was rejected."""

import shutil

import pytest

from unit.stages.harness import Stages


@pytest.fixture
def stages(tmp_path) -> Stages:
    return Stages(tmp_path)


@pytest.fixture(scope="session")
def three_runs(tmp_path_factory) -> Stages:
    """Made once, for it takes seconds; each test gets it as it was (see `published`)."""
    stages = Stages(tmp_path_factory.mktemp("published") / "now")
    stages.write("a.txt", "Ferry strike ends\n\nThe crews went back to work on Monday, said Ines Duarte.\n")
    stages.write("b.txt", "Bakery reopens\n\nThe ovens on Mill Lane are hot again after the flood of May.\n")
    stages.write("broken.json", "{}")
    stages.run()
    stages.write("a.txt", "Ferry strike goes on\n\nThe crews stayed at home on Tuesday, said Ines Duarte.\n")
    (stages.source / "b.txt").unlink()
    stages.write("c.txt", "")
    stages.run()
    stages.write("c.txt", "Choir sings\n\nForty voices filled the station hall at noon, said Ole Brandt.\n")
    stages.write(
        "d.txt", "Ferry strike goes on\n\nThe crews stayed at home on Tuesday, said Ines Duarte, again.\n"
    )
    stages.run()
    shutil.copytree(stages.source.parent, stages.source.parent.with_name("kept"))
    return stages


@pytest.fixture
def published(three_runs) -> Stages:
    folder = three_runs.source.parent
    shutil.rmtree(folder)
    shutil.copytree(folder.with_name("kept"), folder)
    three_runs.runs = 3
    return three_runs
