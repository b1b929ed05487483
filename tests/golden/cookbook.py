"""The answers of docs/cookbook.md; `PYTHONPATH=include python tests/golden/cookbook.py` writes them anew."""

import re
import sys
import tempfile
from pathlib import Path

from wirehouse.config import DEFAULT_SOURCE, Config
from wirehouse.console.prompt import answer_once
from wirehouse.console.query import ConsoleLimits
from wirehouse.console.rendering import table
from wirehouse.home import Home
from wirehouse.pipeline import run

COOKBOOK = Path(__file__).parents[2] / "docs" / "cookbook.md"
RECIPE = re.compile(r"```sql\n(?P<query>.+?)```\n(\n```text\n.+?```\n)?", re.DOTALL)


def answered(text: str, warehouse: Path) -> str:
    """The cookbook with the answer of the warehouse below each query."""

    def with_answer(recipe: re.Match[str]) -> str:
        answer = table(answer_once(warehouse, recipe["query"], ConsoleLimits()))
        return f"```sql\n{recipe['query']}```\n\n```text\n{answer}\n```\n"

    return RECIPE.sub(with_answer, text)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        run(Config(home=home, source=str(DEFAULT_SOURCE)))
        COOKBOOK.write_text(answered(COOKBOOK.read_text(encoding="utf-8"), home.warehouse), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
