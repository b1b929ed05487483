"""What the README shows is what the product answers."""

import re
from pathlib import Path

import pytest

from wirehouse.cli import main

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r'\$ make sql Q="([^"]+)"\n```\n\n```text\n(.+?)\n```\n', README, re.DOTALL)


def test_the_readme_shows_a_query():
    assert SHOWN


@pytest.mark.parametrize(("query", "answer"), SHOWN)
def test_its_queries_have_the_answers_it_shows(query, answer, homes, capsys):
    assert main(["sql", "--home", str(homes["samples"].root), query]) == 0
    assert capsys.readouterr().out.strip() == answer.strip()
