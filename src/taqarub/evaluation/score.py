"""Records against gold: what is counted, and how.

detection  a predicted mention is right when its trigger lies in the gold mention's sentence and the type is the same
dyad       detection, the same reality, and the same countries of actors and of recipients (for mutual acts: together)
distinct   the headline: mentions of one event folded into one, matched on type, reality, dyad and overlapping date

Set aside, neither for nor against: optional gold mentions, debatable clauses, unmatched hypothetical or negated
predictions. Over the detected mentions the fields are compared one by one.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from taqarub.evaluation.gold import GoldDocument, Mention, predicted_mentions
from taqarub.evaluation.matching import match
from taqarub.mentions.edtf import overlap

_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_UNREAL = frozenset({"hypothetical", "negated"})
FIELDS = ("countries", "status", "mode", "date_equal", "date_overlap", "place", "attribution")


@dataclass(frozen=True, slots=True)
class Rate:
    """Precision and recall over counts. All rates are 0 … 1, rounded to three places."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """Share of the predictions that are right; 0 without predictions."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 0 without gold."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def as_dict(self) -> dict[str, float | int]:
        """{"p", "r", "f1", "tp", "predicted", "gold"}."""
        rates = {"p": self.precision, "r": self.recall, "f1": self.f1}
        rounded = {key: round(value, 3) for key, value in rates.items()}
        return {**rounded, "tp": self.right, "predicted": self.predicted, "gold": self.gold}


@dataclass(frozen=True, slots=True)
class Result:
    """All figures. `fields` maps a field to (right, compared); `errors` are rows for reading."""

    documents: int
    documents_missing: int
    distinct: Rate
    dyad: Rate
    detection: Rate
    fields: Mapping[str, tuple[int, int]]
    by_type: Mapping[str, Rate]
    errors: tuple[tuple[str, ...], ...]

    def as_dict(self) -> dict[str, Any]:
        """The figures as JSON-ready data."""
        levels = {name: getattr(self, name).as_dict() for name in ("distinct", "dyad", "detection")}
        accuracies = {
            name: {"accuracy": round(right / total, 3) if total else None, "n": total}
            for name, (right, total) in self.fields.items()
        }
        types = {name: rate.as_dict() for name, rate in self.by_type.items()}
        counts = {"documents": self.documents, "documents_missing": self.documents_missing}
        return {**counts, **levels, **accuracies, "by_type": types}


@dataclass(slots=True)
class _Tally:
    """Counts while documents are added up; lives inside `score` alone."""

    counts: Counter[str] = field(default_factory=Counter)
    types: dict[str, list[int]] = field(default_factory=dict)
    errors: list[tuple[str, ...]] = field(default_factory=list)

    def rate(self, name: str) -> Rate:
        prefix = "distinct_" if name == "distinct" else ""
        return Rate(self.counts[name], self.counts[f"{prefix}predicted"], self.counts[f"{prefix}gold"])

    def type(self, name: str) -> list[int]:
        """[right, predicted, gold] of a type."""
        return self.types.setdefault(name, [0, 0, 0])


def score(gold: Iterable[GoldDocument], records: Mapping[str, Mapping[str, Any]]) -> Result:
    """Score coded records, by document id, against gold documents."""
    tally = _Tally()
    for document in gold:
        tally.counts["documents"] += 1
        tally.counts["documents_missing"] += document.id not in records
        _score_document(document, predicted_mentions(records.get(document.id)), tally)
    types = sorted(tally.types.items(), key=lambda one: -one[1][2])
    return Result(
        documents=tally.counts["documents"],
        documents_missing=tally.counts["documents_missing"],
        distinct=tally.rate("distinct"),
        dyad=tally.rate("dyad"),
        detection=tally.rate("detection"),
        fields={name: (tally.counts[f"{name}_right"], tally.counts[f"{name}_n"]) for name in FIELDS},
        by_type={name: Rate(*counts) for name, counts in types},
        errors=tuple(tally.errors),
    )


def _score_document(document: GoldDocument, predicted: Sequence[Mention], tally: _Tally) -> None:
    gold = [mention for mention in document.mentions if not mention.optional]
    optional = [mention for mention in document.mentions if mention.optional]
    kept = _counted(gold, optional, predicted, document.debatable)
    tally.counts.update(gold=len(gold), predicted=len(kept))
    for mention in gold:
        tally.type(mention.type)[2] += 1
    for mention in kept:
        tally.type(mention.type)[1] += 1
    full = match(gold, kept, _same_act, _same_trigger)
    detected = match(gold, kept, _detects, _same_trigger)
    tally.counts.update(dyad=len(full), detection=len(detected))
    pairs = _joined(full, detected)
    for g, p in pairs.items():
        tally.type(gold[g].type)[0] += 1
        _compare_fields(gold[g], kept[p], tally.counts)
    tally.errors.extend(_errors(document.id, gold, kept, full, pairs))
    _count_distinct(gold, kept, tally.counts)


def _counted(
    gold: Sequence[Mention],
    optional: Sequence[Mention],
    predicted: Sequence[Mention],
    debatable: Sequence[tuple[int, int]],
) -> list[Mention]:
    """The predictions that count: without those that only optional gold, or nothing that need be coded, explains."""
    needed = set(match(gold, predicted, _detects, _same_trigger).values())
    spare = [j for j in range(len(predicted)) if j not in needed]
    explained = match(optional, [predicted[j] for j in spare], _detects, _same_trigger).values()
    excused = {spare[k] for k in explained}
    excused |= {j for j in spare if predicted[j].reality in _UNREAL}
    excused |= {j for j in spare if any(a <= predicted[j].trigger[0] < b for a, b in debatable)}
    return [mention for j, mention in enumerate(predicted) if j not in excused]


def _joined(full: Mapping[int, int], detected: Mapping[int, int]) -> dict[int, int]:
    """The full matches, and what else can be matched beside them."""
    pairs, used = dict(full), set(full.values())
    for g, p in detected.items():
        if g not in pairs and p not in used:
            pairs[g] = p
            used.add(p)
    return pairs


def _detects(gold: Mention, predicted: Mention) -> bool:
    inside = gold.sentence[0] <= predicted.trigger[0] < gold.sentence[1]
    return inside and bool(gold.kinds & predicted.kinds)


def _same_trigger(gold: Mention, predicted: Mention) -> bool:
    (a, b), (c, d) = gold.trigger, predicted.trigger
    return a < max(d, c + 1) and c < max(b, a + 1)


def _same_act(gold: Mention, predicted: Mention) -> bool:
    return _detects(gold, predicted) and _same_reality(gold, predicted) and _same_dyad(gold, predicted)


def _same_event(gold: Mention, predicted: Mention) -> bool:
    same = bool(gold.kinds & predicted.kinds) and _same_reality(gold, predicted)
    return same and _same_dyad(gold, predicted) and _dated_alike(gold, predicted)


def _same_dyad(gold: Mention, predicted: Mention) -> bool:
    """The same countries on each side; together for mutual acts, and for a treaty that two sides sign."""
    treaty = gold.type == "SUPPORT" and not (gold.recipients and predicted.recipients)
    if gold.type in _MUTUAL or treaty:
        return gold.actors | gold.recipients == predicted.actors | predicted.recipients
    return gold.actors == predicted.actors and gold.recipients == predicted.recipients


def _same_reality(gold: Mention, predicted: Mention) -> bool:
    """Equal, where a promise and the future of what is promised are the same."""
    realities = (gold.reality, predicted.reality)
    if "AGREE" in gold.kinds and "AGREE" in predicted.kinds:
        realities = tuple("actual" if one == "future" else one for one in realities)  # type: ignore[assignment]
    return realities[0] == realities[1]


def _dated_alike(gold: Mention, predicted: Mention) -> bool:
    """Some range of each overlaps, or one has none."""
    a, b = gold.dates, predicted.dates
    return not a or not b or any(overlap(x, y) for x in a for y in b)


def _compare_fields(gold: Mention, predicted: Mention, counts: Counter[str]) -> None:
    """Each field that gold has: is it right in the matched prediction?"""
    ranges = [(x, y) for x in gold.dates for y in predicted.dates]
    checks = (
        ("countries", True, _same_dyad(gold, predicted)),
        ("status", True, _same_reality(gold, predicted)),
        ("mode", bool(gold.mode), gold.mode == predicted.mode),
        ("date_equal", bool(gold.dates), any(x == y for x, y in ranges)),
        ("date_overlap", bool(gold.dates), any(overlap(x, y) for x, y in ranges)),
        ("place", bool(gold.place_country), gold.place_country == predicted.place_country),
        ("attribution", gold.attributed, predicted.attributed),
    )
    for name, asked, right in checks:
        counts[f"{name}_n"] += asked
        counts[f"{name}_right"] += asked and right


def _count_distinct(gold: Sequence[Mention], predicted: Sequence[Mention], counts: Counter[str]) -> None:
    left, right = fold(gold), fold(predicted)
    counts.update(distinct_gold=len(left), distinct_predicted=len(right))
    counts["distinct"] += len(match(left, right, _same_event))


def fold(mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions of one event as one: countries united, each date from the first mention that has it."""
    known = {mention.key: index for index, mention in enumerate(mentions)}
    groups: dict[int, list[Mention]] = {}
    root: dict[int, int] = {}
    for index, mention in enumerate(mentions):
        first = known.get(mention.same_as) if mention.same_as is not None else None
        root[index] = root[first] if first is not None and first in root else index
        groups.setdefault(root[index], []).append(mention)
    return [_folded(members) for members in groups.values()]


def _folded(members: Sequence[Mention]) -> Mention:
    return replace(
        members[0],
        actors=frozenset().union(*(one.actors for one in members)),
        recipients=frozenset().union(*(one.recipients for one in members)),
        date=next((one.date for one in members if one.date), None),
        planned=next((one.planned for one in members if one.planned), None),
        act=next((one.act for one in members if one.act), None),
    )


def _errors(
    document: str,
    gold: Sequence[Mention],
    predicted: Sequence[Mention],
    full: Mapping[int, int],
    pairs: Mapping[int, int],
) -> Iterable[tuple[str, ...]]:
    """(kind, document, type, words, detail) for what was missed, for wrong dyads, and for what is not in gold."""
    for index, mention in enumerate(gold):
        row = (document, mention.type, mention.words)
        if index not in pairs:
            yield ("missed", *row, mention.evidence[:110])
        elif index not in full:
            yield ("dyad", *row, f"gold {_dyad(mention)} got {_dyad(predicted[pairs[index]])}")
    found = set(pairs.values())
    for index, mention in enumerate(predicted):
        if index not in found:
            yield ("false", document, mention.type, mention.words, "")


def _dyad(mention: Mention) -> str:
    return f"{sorted(mention.actors)}>{sorted(mention.recipients)}"
