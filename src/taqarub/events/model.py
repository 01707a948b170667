"""Learned log-linear models: weights over named features, read from the package, applied without any library."""

import gzip
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import repeat
from pathlib import Path
from typing import Any

from taqarub.events.sides import SideModel
from taqarub.knowledge.schema import SEATS
from taqarub.knowledge.store import kept_as, read_or_make
from taqarub.knowledge.tables import DATA, read_table

_LAYOUT = b"9"  # raise when what is cached changes
BINARY = ("keep", "same", "when", "where", "past", "beside", "context", "alone", "plain")
NUMBERS = ("threshold", "sided", "lone", "trust", "alone_trust", "plain_trust")
_CHOICE = ("mode", "status")
_PARTS = ("bias", "weights", "words")
HUNDREDTHS = 100  # of a weight are written, as whole numbers
_ZEROS = repeat(0.0)


Around = Sequence[tuple[str, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Binary:
    """P(yes) = σ(bias + Σ weights of the features present + Σ weights of the words around, by where they stand)."""

    bias: float
    weights: Mapping[str, float]
    words: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def total(self, features: Sequence[str], around: Around = ()) -> float:
        """The sum that is weighed: log odds, or the strength of one option against others."""
        total = sum(map(self.weights.get, features, _ZEROS), self.bias)
        for head, found in around:
            table = self.words.get(head)
            if table is not None:
                total = sum(map(table.get, found, _ZEROS), total)
        return total

    def probability(self, features: Sequence[str], around: Around = ()) -> float:
        """Probability in (0, 1)."""
        return chance(self.total(features, around))

    def shares(self, options: Sequence[Sequence[str]]) -> list[float]:
        """Of options that shut each other out, how likely each is the right one; they sum to 1."""
        totals = [self.total(features) for features in options]
        top = max(totals, default=0.0)
        powers = [math.exp(total - top) for total in totals]
        return [power / sum(powers) for power in powers]


def chance(total: float) -> float:
    """The probability, in (0, 1), that log odds stand for."""
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
    and its sides are right is at least `sided`, in a text of one sentence, where nothing else tells of them, `lone`.

    `keep` judges each candidate by itself; `beside` adds what those beside it say to `trust` times its log odds, and
    `alone`, where a sentence is given without its article, what it says then to `alone_trust` times the sum. `when`
    shares out between the dates at hand, `where` judges each ground and `context` each context by itself; `seats` is
    the state in which each body sits.
    """

    sides: SideModel
    keep: Binary
    mode: Choice
    status: Choice
    same: Binary
    threshold: float
    when: Binary = Binary(0.0, {})
    where: Binary = Binary(0.0, {})
    past: Binary = Binary(0.0, {})
    sided: float = 0.0
    lone: float = 0.0
    beside: Binary = Binary(0.0, {})
    context: Binary = Binary(0.0, {})
    alone: Binary = Binary(0.0, {})
    plain: Binary = Binary(0.0, {})
    trust: float = 1.0
    alone_trust: float = 1.0
    plain_trust: float = 1.0
    seats: Mapping[str, str] = field(default_factory=dict)


NO_SIDES = SideModel({}, {}, 1.0, {}, {})
EMPTY = Models(NO_SIDES, Binary(3.0, {}), Choice({}), Choice({}), Binary(3.0, {}), 0.5)


def load_models(path: Path, cache: Path | None = None) -> Models:
    """Read weights.json, or what `cache` holds of it; weights stand in it as hundredths, biases and thresholds as
    they are.

    Layout: {"threshold", "sided", "lone", "sides": {"parties": {head: {tail: [actor, recipient]}}, "pairs": {feature:
    weight}, "trust", "habits": {feature: [actor, recipient]}, "habit_pairs"}, "trust", "alone_trust", "keep", "same",
    "when", "where", "past", "beside", "context" and "alone": {"bias", "weights", "words": {head: {word: weight}}},
    "mode" and "status": {feature: {label: weight}}}. A file whose name ends in .gz is unpacked.
    """
    kept = kept_as(cache, "weights", _LAYOUT + path.read_bytes())
    models = read_or_make(kept, models_from, lambda: plain_from(json.loads(unpacked(path))))
    return replace(models, seats=load_seats())


def unpacked(path: Path) -> str:
    """The text of a file of weights, packed (.gz) or not."""
    written = path.read_bytes()
    return (gzip.decompress(written) if path.suffix == ".gz" else written).decode()


def load_seats() -> dict[str, str]:
    """Organisation id → state of its seat."""
    return {row["organisation"]: row["country"] for row in read_table(DATA / SEATS.pattern, SEATS.columns, SEATS.key)}


def models_from(plain: Mapping[str, Any]) -> Models:
    """Build models from what `plain_from` made of the file."""
    sides = plain["sides"]
    parts: dict[str, Any] = {name: Binary(*(plain[name][part] for part in _PARTS)) for name in BINARY}
    mode, status = (Choice(plain[name]) for name in _CHOICE)
    side_model = SideModel(sides["parties"], sides["pairs"], sides["trust"], sides["habits"], sides["habit_pairs"])
    parts |= {name: plain[name] for name in NUMBERS}
    return Models(sides=side_model, mode=mode, status=status, **parts)


def plain_from(data: Mapping[str, Any]) -> dict[str, Any]:
    """The parsed file with its whole hundredths as the numbers they stand for."""
    sides = data["sides"]
    return {
        **{name: data[name] for name in NUMBERS},
        "sides": {
            "parties": {head: _sides(tails) for head, tails in sides["parties"].items()},
            "pairs": _weights(sides["pairs"]),
            "trust": sides["trust"],
            "habits": _sides(sides["habits"]),
            "habit_pairs": _weights(sides["habit_pairs"]),
        },
        **{name: _binary(data[name]) for name in BINARY},
        **{name: {feature: _weights(labels) for feature, labels in data[name].items()} for name in _CHOICE},
    }


def _binary(data: Mapping[str, Any]) -> dict[str, Any]:
    words = {head: _weights(table) for head, table in data["words"].items()}
    return {"bias": data["bias"], "weights": _weights(data["weights"]), "words": words}


def _weights(data: Mapping[str, int]) -> dict[str, float]:
    return {name: weight / HUNDREDTHS for name, weight in data.items()}


def _sides(data: Mapping[str, Sequence[int]]) -> dict[str, complex]:
    return {name: complex(actor / HUNDREDTHS, recipient / HUNDREDTHS) for name, (actor, recipient) in data.items()}
