"""The Arabic event gold standard (openeventdata/arabic_event_gsr): sentences judged for ASSAULT and PROTEST.

A folder holds, for each type, `<type>_gsr*.csv` (does the sentence report such an event?) and `<type>_spans*.json`
(per annotator: the words and the role codes of source and target). Sentences come alone, without date or context.

detection  of the sentences labelled yes or no, those where an event of the type is coded as having happened
span       token-F1 of the words of actors (recipients) against the source (target) of the nearest annotator
country    the code most annotators give; sector likewise, its CAMEO name brought to PLOVER's
"""

import csv
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from taqarub.errors import RecordError

TYPES = ("ASSAULT", "PROTEST")
_LABELS = {"yes": True, "easy no": False, "difficult no": False}
_NOBODY = frozenset({"", "None", "UNK", "UIS", "KUR", "INT"})  # no state, and none of PLOVER's codes
_PLOVER = {"MED": "JRN", "HLH": "MED"}  # CAMEO's media and medical


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
        """Sentence id → text, everything that is to be coded."""
        return {one.id: one.text for one in (*self.judged, *self.marked)}


def read_standards(folder: Path) -> tuple[Standard, ...]:
    """The types found in a folder, in the order of `TYPES`. Raises RecordError REC04 when there are none, or unreadable."""
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
    return Party(
        words, "" if country in _NOBODY else country, "" if sector in _NOBODY else _PLOVER.get(sector, sector)
    )


def majority(codes: Sequence[str | None]) -> frozenset[str]:
    """The code given most often, all of them where several are; nothing given = empty."""
    counts = Counter(code for code in codes if code is not None)
    most = max(counts.values(), default=0)
    return frozenset(code for code, count in counts.items() if count == most)
