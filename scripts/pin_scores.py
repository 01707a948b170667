"""Write tests/gate.toml: today's scores as the floors that later changes may not fall below.

    python scripts/pin_scores.py [--allow-regression]

Needs the annotated articles in ../shared. A figure that fell on the same data is refused unless --allow-regression
says that the loss is meant; then say why in CHANGELOG.md.
"""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from gate import (
    FLOORS,
    SHARED,
    Figures,
    Floors,
    code_gold,
    code_seed,
    data_digests,
    figures,
    read_floors,
    shortfalls,
)
from taqarub.pipeline import load_coder

HEAD = """# Scores that may not fall, by scripts/pin_scores.py: the shipped coder on annotated articles of ../shared.
# Its weights were trained on [gold], so these are no measure of quality: see docs/accuracy.md.
"""


def main() -> int:
    """Measure, compare with what is pinned, write. Exit code 1 when a figure fell and that was not allowed."""
    parser = argparse.ArgumentParser(description="pin today's scores as floors")
    parser.add_argument("--allow-regression", action="store_true", help="write figures that fell as well")
    given = parser.parse_args()
    if not (SHARED / "gold" / "events").is_dir():
        print("the annotated articles (../shared/gold) are not on this machine", file=sys.stderr)
        return 2
    digests, measured = data_digests(), measure()
    old = read_floors() if FLOORS.exists() else {"data": {}}
    low = [f"[{name}] {line}" for name in measured for line in fallen(name, measured, digests, old)]
    print("\n".join(low) or "nothing fell")
    if low and not given.allow_regression:
        print("not written; if this is meant: --allow-regression", file=sys.stderr)
        return 1
    FLOORS.write_text(as_toml({"data": digests, **measured}), "utf-8")
    print(f"{FLOORS.name} written")
    return 0


def measure() -> Figures:
    """The figures of today's tables and weights."""
    coder = load_coder()
    result, _, facts = code_seed(coder)
    return {"gold": figures(code_gold(coder)), "seed": figures(result) | {"facts": float(facts)}}


def fallen(name: str, measured: Figures, digests: Mapping[str, str], old: Floors) -> list[str]:
    """What fell in one set; nothing where the data are not those of the old floors."""
    if old["data"].get(name) != digests[name]:
        return []
    return shortfalls(measured[name], old[name])


def as_toml(sections: Mapping[str, Mapping[str, str | float]]) -> str:
    """The file: one section a set, one figure a line."""
    lines = [HEAD]
    for name, values in sections.items():
        lines.append(f"[{name}]")
        lines.extend(f'{key} = "{v}"' if isinstance(v, str) else f"{key} = {v:.3f}" for key, v in values.items())
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
