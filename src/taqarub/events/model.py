"""Learned log-linear models: weights over named features, read from the package, applied without any library."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from taqarub.events.roles import PairModel
from taqarub.knowledge.schema import SEATS
from taqarub.knowledge.tables import DATA, read_table

_ZEROS = (0.0,) * 256  # at least as many as there are features


@dataclass(frozen=True, slots=True)
class Binary:
    """P(yes) = σ(bias + Σ weights of the features present)."""

    bias: float
    weights: Mapping[str, float]

    def probability(self, features: Sequence[str]) -> float:
        """Probability in (0, 1)."""
        total = sum(map(self.weights.get, features, _ZEROS), self.bias)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@dataclass(frozen=True, slots=True)
class Choice:
    """The likeliest of several labels; `weights[feature][label]`, ties go to the earlier label."""

    weights: Mapping[str, Mapping[str, float]]

    def choose(self, features: Sequence[str], allowed: Sequence[str]) -> tuple[str, float]:
        """(label, probability among the allowed)."""
        scores = dict.fromkeys(allowed, 0.0)
        for feature in features:
            for label, weight in self.weights.get(feature, {}).items():
                if label in scores:
                    scores[label] += weight
        top = max(scores.values())
        powers = [math.exp(score - top) for score in scores.values()]
        best = max(scores, key=lambda label: scores[label])
        return best, 1 / sum(powers)


@dataclass(frozen=True, slots=True)
class Models:
    """All learned parts. `threshold` is the probability from which a candidate is an event.

    `when` and `where` choose among the dates and grounds at hand; `seats` is the state in which each body sits.
    """

    roles: PairModel
    keep: Binary
    mode: Choice
    status: Choice
    same: Binary
    stay: Binary
    threshold: float
    digest: str = ""
    when: Binary = Binary(0.0, {})
    where: Binary = Binary(0.0, {})
    seats: Mapping[str, str] = field(default_factory=dict)


EMPTY = Models(PairModel({}), Binary(3.0, {}), Choice({}), Choice({}), Binary(3.0, {}), Binary(3.0, {}), 0.5)


_NONE: Mapping[str, Any] = {"bias": 0.0, "weights": {}}


def load_models(path: Path) -> Models:
    """Read weights.json.

    Layout: {"threshold", "roles": {head: {tail: [actor, recipient]}}, "keep", "same" and "stay": {"bias", "weights"},
    "mode" and "status": {feature: {label: weight}}}.
    """
    data = json.loads(path.read_text("utf-8"))
    settling = path.with_name("settle.json")  # fitted on its own, after the others: see evaluation.train_settle
    more = json.loads(settling.read_text("utf-8")) if settling.exists() else {}
    parts = (more.get(name, _NONE) for name in ("when", "where"))
    when, where = (Binary(part["bias"], part["weights"]) for part in parts)
    return replace(models_from(data), when=when, where=where, seats=load_seats())


def load_seats() -> dict[str, str]:
    """Organisation id → state of its seat."""
    return {row["organisation"]: row["country"] for row in read_table(DATA / SEATS.pattern, SEATS.columns, SEATS.key)}


def models_from(data: Mapping[str, object]) -> Models:
    """Build models from the parsed file."""
    roles = {h: {t: complex(w[0], w[1]) for t, w in tails.items()} for h, tails in data["roles"].items()}  # type: ignore[attr-defined]
    keep = data["keep"]
    return Models(
        PairModel(roles),
        Binary(keep["bias"], keep["weights"]),  # type: ignore[index]
        Choice(data["mode"]),  # type: ignore[arg-type]
        Choice(data["status"]),  # type: ignore[arg-type]
        Binary(data["same"]["bias"], data["same"]["weights"]),  # type: ignore[index]
        Binary(data["stay"]["bias"], data["stay"]["weights"]),  # type: ignore[index]
        data["threshold"],  # type: ignore[arg-type]
    )
