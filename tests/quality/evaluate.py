"""Score what the whole pipeline makes of the development sets beside the repository (`make eval`).

Every set is ingested into a warehouse of its own, as a user would do it, and its tables are scored by
the scorer that comes with the set. The floors in floors.json are what a change may not fall below: raise them
when the figures rise, and never lower them. Without ../shared there is nothing to evaluate.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from quality import cleaning, golden_sets, quotations, stories, time_expressions
from quality.ingest import EVAL, Figures

SETS = (cleaning, quotations, time_expressions, stories, golden_sets)
FLOORS: dict[str, Figures] = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))


def evaluate() -> dict[str, Figures]:
    """The figures of every set."""
    with tempfile.TemporaryDirectory() as folder:
        return {name: figures for module in SETS for name, figures in module.evaluate(Path(folder))}


def below_floor(found: dict[str, Figures]) -> list[str]:
    """What has fallen, in words."""
    return [
        f"{name}: {figure} is {found[name][figure]:.3f}, below its floor of {floor:.3f}"
        for name, floors in FLOORS.items()
        for figure, floor in floors.items()
        if found[name][figure] < floor
    ]


def table(found: dict[str, Figures]) -> str:
    """The figures beside their floors and those of others."""
    baselines = {name: others for module in SETS for name, others in module.BASELINES.items()}
    lines = [f"{'set':24} {'figure':18} {'ours':>6} {'floor':>6}  others"]
    for name, figures in found.items():
        for figure, value in figures.items():
            floor = FLOORS.get(name, {}).get(figure)
            others = baselines.get(name, {}).get(figure, {})
            shown = ", ".join(f"{other} {number:.3f}" for other, number in others.items())
            kept = f"{floor:6.3f}" if floor is not None else " " * 6
            lines.append(f"{name:24} {figure:18} {value:6.3f} {kept}  {shown}".rstrip())
    return "\n".join(lines)


def main() -> int:
    """Print the table; fails when a figure has fallen."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    if not EVAL.is_dir():
        sys.stdout.write("../shared is not beside the repository: nothing to evaluate\n")
        return 0
    found = evaluate()
    fallen = below_floor(found)
    sys.stdout.write("\n".join([table(found), *fallen]) + "\n")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
