"""Records of single sentences against the judged sentences of the Arabic event gold standard (see gsr.py)."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from taqarub.evaluation.gsr import Marked, Party, Standard, majority
from taqarub.evaluation.score import Rate
from taqarub.text.normalise import fold

HAPPENED = frozenset({"actual", "historical"})
_WORD = re.compile(r"\w+")
_SIDES = (("source", "actors"), ("target", "recipients"))
Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Mean:
    """A sum of shares (0 … 1 each) over `n` sentences."""

    total: float = 0.0
    n: int = 0

    @property
    def value(self) -> float | None:
        """The mean, None over nothing."""
        return self.total / self.n if self.n else None


@dataclass(frozen=True, slots=True)
class GsrResult:
    """Figures of one type. `set_aside` counts texts without a verdict; `fields` are means over sentences where
    an event of the type was coded; `wrong` are (miss | extra, text) for reading.
    """

    type: str
    detection: Rate
    set_aside: int
    marked: int
    fields: Mapping[str, Mean]
    wrong: tuple[tuple[str, str], ...]

    def as_dict(self) -> dict[str, Any]:
        """The figures as JSON-ready data."""
        means = {
            name: {"mean": None if mean.value is None else round(mean.value, 3), "n": mean.n}
            for name, mean in self.fields.items()
        }
        counts = {"type": self.type, "set_aside": self.set_aside, "marked": self.marked}
        return {**counts, "detection": self.detection.as_dict(), **means}


def score_standard(standard: Standard, records: Mapping[str, Record]) -> GsrResult:
    """Score the records of `standard.texts()`; a sentence without a record counts as one without events."""
    found = {id_ for id_ in standard.texts() if _events(records.get(id_), standard.type)}
    verdicts = [one for one in standard.judged if one.event is not None]
    right = sum(bool(one.event) and one.id in found for one in verdicts)
    rate = Rate(right, sum(one.id in found for one in verdicts), sum(bool(one.event) for one in verdicts))
    wrong = tuple(
        ("miss" if one.event else "extra", one.text) for one in verdicts if bool(one.event) != (one.id in found)
    )
    fields = _fields(standard, records)
    return GsrResult(standard.type, rate, len(standard.judged) - len(verdicts), len(standard.marked), fields, wrong)


def gsr_lines(results: Iterable[GsrResult]) -> Iterator[str]:
    """The figures as lines for reading."""
    for one in results:
        rate = one.detection
        counts = f"({rate.right} of {rate.predicted} coded, {rate.gold} labelled yes; {one.set_aside} set aside)"
        yield f"{one.type:10}P {rate.precision:.3f}  R {rate.recall:.3f}  F1 {rate.f1:.3f}  {counts}"
        for name, mean in one.fields.items():
            yield f"  {name:24}{'-' if mean.value is None else f'{mean.value:.3f}':>5}  ({mean.n} sentences)"


def _events(record: Record | None, type_: str) -> list[Mapping[str, Any]]:
    """The events of a type that happened."""
    events = (record or {}).get("events", ())
    return [event for event in events if event["type"] == type_ and event["status"] in HAPPENED]


def _fields(standard: Standard, records: Mapping[str, Record]) -> dict[str, Mean]:
    """Means by name over the marked sentences. What has no gold in a sentence is not counted there."""
    totals: dict[str, list[float]] = {}
    for one in standard.marked:
        event = _about(one, _events(records.get(one.id), standard.type))
        if event is not None:
            for name, share in _shares(one, event):
                totals.setdefault(name, []).append(share)
    names = [f"{side}_{what}" for side, _ in _SIDES for what in ("span", "span_named", "country", "country_or_none", "sector")]
    return {name: Mean(sum(totals.get(name, ())), len(totals.get(name, ()))) for name in names}


def _about(one: Marked, events: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The event the annotators speak of: whose trigger holds a word they marked as verb, else the first."""
    verbs = words(one.verbs)
    spoken = (event for event in events if words([event["trigger"]["text"]]) & verbs)
    return next(spoken, events[0] if events else None)


def _shares(one: Marked, event: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    for (side, key), parties in zip(_SIDES, (one.sources, one.targets), strict=True):
        coded = event[key]
        best = best_overlap([party["text"] for party in coded], parties)
        yield f"{side}_span", best
        if sum(bool(party.words) for party in parties) * 2 > len(parties):
            yield f"{side}_span_named", best
        countries, sectors = (majority([getattr(p, name) for p in parties]) for name in ("country", "sector"))
        codes = {party["country"] or "" for party in coded} or {""}
        if countries:
            yield f"{side}_country_or_none", float(bool(codes & countries))
        if countries - {""}:
            yield f"{side}_country", float(bool(codes & (countries - {""})))
        if sectors - {""}:
            yield f"{side}_sector", float(any(party["sector"] in sectors for party in coded if party["sector"]))


def best_overlap(texts: Sequence[str], parties: Sequence[Party]) -> float:
    """Token-F1 of the coded words against the nearest annotator; where both name nobody it is 1."""
    mine = words(texts)
    return max((_token_f1(mine, words(party.words)) for party in parties), default=0.0)


def words(texts: Iterable[str]) -> Counter[str]:
    """Folded words with their counts, punctuation left out."""
    return Counter(word for text in texts for word in _WORD.findall(fold(text)))


def _token_f1(mine: Counter[str], gold: Counter[str]) -> float:
    if not mine and not gold:
        return 1.0
    total = mine.total() + gold.total()
    return 2 * (mine & gold).total() / total
