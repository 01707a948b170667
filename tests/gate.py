"""What the development gate measures: the shipped coder against annotated articles that lie beside the repository."""

import hashlib
import json
import math
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from taqarub.evaluation.gold import GoldDocument, read_gold
from taqarub.evaluation.score import Result, score
from taqarub.model.text import Document
from taqarub.pipeline import Coder

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
FLOORS = ROOT / "tests" / "gate.toml"
LEVELS = ("distinct", "dyad", "detection")
Figures = dict[str, dict[str, float]]
Floors = Mapping[str, Mapping[str, Any]]


def read_floors(path: Path = FLOORS) -> Floors:
    """{"data": {name: digest}, "gold": {figure: floor}, "seed": {figure: floor}}."""
    return tomllib.loads(path.read_text("utf-8"))


def data_digests(shared: Path = SHARED) -> dict[str, str]:
    """A digest of each set of annotated articles, so that floors are never held against other data."""
    sets = {"gold": ("gold/events/*.json", "gold/articles/*.json"), "seed": ("seed/article.txt", "seed/expected.json")}
    return {name: _digest(shared, patterns) for name, patterns in sets.items()}


def code_gold(coder: Coder, shared: Path = SHARED) -> Result:
    """All gold articles through the coder, scored."""
    gold = read_gold(shared / "gold/events", shared / "gold/articles")
    return score(gold, {one.id: _coded(coder, one, one.published) for one in gold})


def code_seed(coder: Coder, shared: Path = SHARED) -> tuple[Result, dict[str, Any], int]:
    """The seed article, its date withheld: (scores, record, facts found of those expected)."""
    gold = read_gold(shared / "seed")
    record = _coded(coder, gold[0], None)
    expected = json.loads((shared / "seed/expected.json").read_text("utf-8"))["facts"]
    return score(gold, {gold[0].id: record}), record, facts_found(expected, record["facts"], gold[0].text)


def figures(result: Result) -> dict[str, float]:
    """F1 of each level and accuracy of each field, rounded down to three places."""
    levels = {f"{name}_f1": getattr(result, name).f1 for name in LEVELS}
    fields = {name: right / total for name, (right, total) in result.fields.items() if total}
    return {name: math.floor(value * 1000 + 1e-6) / 1000 for name, value in (levels | fields).items()}


def facts_found(expected: Iterable[Mapping[str, Any]], found: Iterable[Mapping[str, Any]], text: str) -> int:
    """Expected facts that have one of the same kind and countries at words that overlap theirs, each used once."""
    left = list(found)
    count = 0
    for fact in expected:
        start = text.find(fact["text"])
        end = start + len(fact["text"])
        fits = (f for f in left if f["kind"] == fact["kind"] and _states(f) == _states(fact))
        hit = next((f for f in fits if f["start"] < end and start < f["end"]), None)
        if hit is not None:
            left.remove(hit)
            count += 1
    return count


def shortfalls(measured: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """Every figure below its floor, as one line each."""
    low = [(name, measured.get(name, 0.0), floor) for name, floor in floors.items()]
    return [f"{name}: {value:.3f} is below {floor:.3f}" for name, value, floor in low if value < floor]


def _coded(coder: Coder, one: GoldDocument, published: str | None) -> dict[str, Any]:
    return coder.code(Document(one.id, one.text, one.title, published))


def _states(fact: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(fact.get("countries") or [fact.get("country")])


def _digest(shared: Path, patterns: Iterable[str]) -> str:
    total = hashlib.sha256()
    for path in sorted(p for pattern in patterns for p in shared.glob(pattern)):
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return total.hexdigest()[:20]
