"""Learned log-linear models: weights over named features, read from the package, applied without any library."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from taqarub.events.sides import SideModel
from taqarub.knowledge.schema import SEATS
from taqarub.knowledge.tables import DATA, read_table

HUNDREDTHS = 100  # of a weight are written, as whole numbers
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
    """All learned parts. A candidate is an event from the probability `threshold`, if the probability that it is one
    and its sides are right is at least `sided`.

    `when` and `where` choose among the dates and grounds at hand; `seats` is the state in which each body sits.
    """

    sides: SideModel
    keep: Binary
    mode: Choice
    status: Choice
    same: Binary
    threshold: float
    when: Binary = Binary(0.0, {})
    where: Binary = Binary(0.0, {})
    sided: float = 0.0
    seats: Mapping[str, str] = field(default_factory=dict)


NO_SIDES = SideModel({}, {}, 1.0, {}, {})
EMPTY = Models(NO_SIDES, Binary(3.0, {}), Choice({}), Choice({}), Binary(3.0, {}), 0.5)


def load_models(path: Path) -> Models:
    """Read weights.json; weights stand in it as hundredths, biases and thresholds as they are.

    Layout: {"threshold", "sided", "sides": {"parties": {head: {tail: [actor, recipient]}}, "pairs": {feature: weight},
    "trust", "habits": {feature: [actor, recipient]}, "habit_pairs"}, "keep", "same", "when" and "where": {"bias",
    "weights"}, "mode" and "status": {feature: {label: weight}}}.
    """
    return replace(models_from(json.loads(path.read_text("utf-8"))), seats=load_seats())


def load_seats() -> dict[str, str]:
    """Organisation id → state of its seat."""
    return {row["organisation"]: row["country"] for row in read_table(DATA / SEATS.pattern, SEATS.columns, SEATS.key)}


def models_from(data: Mapping[str, Any]) -> Models:
    """Build models from the parsed file."""
    sides = data["sides"]
    return Models(
        SideModel(
            {head: _sides(tails) for head, tails in sides["parties"].items()},
            _weights(sides["pairs"]),
            sides["trust"],
            _sides(sides["habits"]),
            _weights(sides["habit_pairs"]),
        ),
        _binary(data["keep"]),
        _choice(data["mode"]),
        _choice(data["status"]),
        _binary(data["same"]),
        data["threshold"],
        _binary(data["when"]),
        _binary(data["where"]),
        data["sided"],
    )


def _binary(data: Mapping[str, Any]) -> Binary:
    return Binary(data["bias"], _weights(data["weights"]))


def _choice(data: Mapping[str, Mapping[str, int]]) -> Choice:
    return Choice({feature: _weights(labels) for feature, labels in data.items()})


def _weights(data: Mapping[str, int]) -> dict[str, float]:
    return {name: weight / HUNDREDTHS for name, weight in data.items()}


def _sides(data: Mapping[str, Sequence[int]]) -> dict[str, complex]:
    return {name: complex(actor / HUNDREDTHS, recipient / HUNDREDTHS) for name, (actor, recipient) in data.items()}
