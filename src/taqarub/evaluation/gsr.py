"""The Arabic event gold standard (openeventdata/arabic_event_gsr): sentences judged for ASSAULT and PROTEST.

A folder holds, for each type, `<type>_gsr*.csv` (does the sentence report such an event?) and `<type>_spans*.json`
(per annotator: the words and the role codes of source and target). Sentences come alone, without date or context.

detection  of the sentences labelled yes or no, those where an event of the type is coded with status `actual`: the
           annotators say no to what a sentence tells as background
span       token-F1 of the words of actors (recipients) against the source (target) of the nearest annotator
country    the code most annotators give; sector likewise, its CAMEO name brought to PLOVER's
"""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from taqarub.errors import RecordError
from taqarub.evaluation.score import Rate
from taqarub.text.normalise import fold

TYPES = ("ASSAULT", "PROTEST")
_LABELS = {"yes": True, "easy no": False, "difficult no": False}
_NOBODY = frozenset({"", "None", "UNK", "UIS", "KUR", "INT"})  # no state, and none of PLOVER's codes
_PLOVER = {"MED": "JRN", "HLH": "MED"}  # CAMEO's media and medical
_SIDES = (("source", "actors"), ("target", "recipients"))
_MEANS = ("span", "span_named", "country", "country_or_none", "sector")
_WORD = re.compile(r"\w+")
Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Party:
    """Source or target as one annotator marked it. `country` and `sector` are None where the annotator gave no code."""

    words: tuple[str, ...]
    country: str | None
    sector: str | None


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence with its verdict; None = set aside (ambiguous, or judged both ways)."""

    id: str
    text: str
    event: bool | None


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence whose parties were marked: parallel tuples, one place an annotator. `verbs` holds any one's words."""

    id: str
    text: str
    verbs: frozenset[str]
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Standard:
    """All of one event type: one `Judged` a text, and the marked sentences among the yes."""

    type: str
    judged: tuple[Judged, ...]
    marked: tuple[Marked, ...]

    def texts(self) -> dict[str, str]:
        """Sentence id → text, everything that is to be coded; marked sentences are among the judged."""
        return {one.id: one.text for one in self.judged}


def read_standards(folder: Path) -> tuple[Standard, ...]:
    """The types found in a folder, as `TYPES` orders them. Raises RecordError REC04 when nothing there can be used."""
    found = [_standard(folder, type_) for type_ in TYPES if list(folder.glob(f"{type_.lower()}_gsr*.csv"))]
    if not found:
        hint = "give a folder with assault_gsr*.csv or protest_gsr*.csv"
        raise RecordError("REC04", "there is no gold here", at=str(folder), hint=hint)
    return tuple(found)


def _standard(folder: Path, type_: str) -> Standard:
    name = type_.lower()
    rows = [row for path in sorted(folder.glob(f"{name}_gsr*.csv")) for row in _rows(path)]
    verdicts: dict[str, set[str]] = {}
    for row in rows:
        verdicts.setdefault(row["text"], set()).add(row["label"])
    judged = tuple(Judged(f"{name}-{n}", text, _verdict(labels)) for n, (text, labels) in enumerate(verdicts.items()))
    yes = {one.text: one.id for one in judged if one.event}
    spans = [one for path in sorted(folder.glob(f"{name}_spans*.json")) for one in _spans(path)]
    marked = tuple(_marked(yes[one["text"]], one) for one in spans if one["text"] in yes)
    return Standard(type_, judged, marked)


def _verdict(labels: Iterable[str]) -> bool | None:
    """Both kinds of no are no; ambiguous, unknown or conflicting labels set a text aside."""
    kinds = {_LABELS.get(label) for label in labels}
    return kinds.pop() if len(kinds) == 1 else None


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [{"text": row["text"], "label": row["label"]} for row in csv.DictReader(file)]
    except (OSError, UnicodeDecodeError, csv.Error, KeyError) as error:
        raise _unusable(path, error, "the columns text and label are needed") from error


def _spans(path: Path) -> list[Mapping[str, Any]]:
    try:
        found = json.loads(path.read_text("utf-8"))
        return [{"text": one["text"], "spans": [*one["spans"]]} for one in found]
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, KeyError, TypeError) as error:
        raise _unusable(path, error, "a list of {text, spans} is needed") from error


def _unusable(path: Path, error: Exception, hint: str) -> RecordError:
    return RecordError("REC04", "this gold cannot be used", at=str(path), got=str(error), hint=hint)


def _marked(id_: str, one: Mapping[str, Any]) -> Marked:
    spans = one["spans"]
    verbs = frozenset(token for span in spans for token in span.get("verb") or ())
    sides = (tuple(_party(span, side) for span in spans) for side in ("source", "target"))
    return Marked(id_, one["text"], verbs, *sides)


def _party(span: Mapping[str, Any], side: str) -> Party:
    """One annotator's party. Roles come as {}, "UNKNOWN", or {main, role} with "None" for what is not known."""
    role = span.get(f"{side}_role")
    words = tuple(span.get(f"{side}_actor") or ())
    if not isinstance(role, Mapping) or not role:
        return Party(words, None, None)
    country, sector = str(role.get("main") or ""), str(role.get("role") or "")
    return Party(words, "" if country in _NOBODY else country, "" if sector in _NOBODY else _PLOVER.get(sector, sector))


def majority(codes: Sequence[str | None]) -> frozenset[str]:
    """The code given most often, all of them where several are; nothing given = empty."""
    counts = Counter(code for code in codes if code is not None)
    most = max(counts.values(), default=0)
    return frozenset(code for code, count in counts.items() if count == most)


# --- scoring ---------------------------------------------------------------------------------------


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
    """The events of a type that are the news, not its background."""
    events = (record or {}).get("events", ())
    return [event for event in events if event["type"] == type_ and event["status"] == "actual"]


def _fields(standard: Standard, records: Mapping[str, Record]) -> dict[str, Mean]:
    """Means by name over the marked sentences. What has no gold in a sentence is not counted there."""
    totals: dict[str, list[float]] = {}
    for one in standard.marked:
        event = _about(one, _events(records.get(one.id), standard.type))
        if event is not None:
            for name, share in _shares(one, event):
                totals.setdefault(name, []).append(share)
    names = [f"{side}_{mean}" for side, _ in _SIDES for mean in _MEANS]
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
