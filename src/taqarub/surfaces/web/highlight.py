"""Where the words of an article stand that each event was read from, cut into pieces a template can print.

Slicing happens here and not in the browser: Python counts code points as the record does, JavaScript does not.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

FIELDS = ("sentence", "trigger", "actor", "recipient", "date", "place", "attribution", "quote", "count")
_SINGLE = {
    "sentence": "sentence",
    "trigger": "trigger",
    "date": "date_text",
    "place": "place",
    "attribution": "attribution",
    "quote": "quote",
    "count": "count",
}


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Words of one field of one event: half-open [start, end), code points of the article's text."""

    start: int
    end: int
    event: str
    field: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks. `ends` names the events whose trigger ends with it."""

    text: str
    marks: tuple[Mark, ...]
    ends: tuple[str, ...]

    @property
    def data(self) -> str:
        """`e1:sentence e1:actor`, for the script that marks the words of a chosen event."""
        return " ".join(f"{mark.event}:{mark.field}" for mark in self.marks)

    @property
    def triggers(self) -> tuple[str, ...]:
        """Events whose trigger this is."""
        return tuple(mark.event for mark in self.marks if mark.field == "trigger")

    def classes(self, chosen: str | None) -> str:
        """`on-actor on-sentence` when the chosen event was read from this piece."""
        return " ".join(dict.fromkeys(f"on-{mark.field}" for mark in self.marks if mark.event == chosen))


def marks_of(events: Iterable[Mapping[str, Any]], length: int) -> tuple[Mark, ...]:
    """Every mark of every event that lies inside a text of `length` code points; others are left out."""
    found = [mark for event in events for mark in _event_marks(event)]
    return tuple(sorted({mark for mark in found if 0 <= mark.start < mark.end <= length}))


def paragraphs(text: str, marks: Sequence[Mark]) -> tuple[tuple[Piece, ...], ...]:
    """The text in paragraphs (its lines), each in pieces; blank lines are left out. Takes marks sorted by start."""
    found: list[tuple[Piece, ...]] = []
    waiting, alive = deque(marks), list[Mark]()
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        alive = [mark for mark in alive if mark.end > start]
        while waiting and waiting[0].start < end:
            alive.append(waiting.popleft())
        if line.strip():
            found.append(pieces(text, start, start + len(line.rstrip()), alive))
        start = end
    return tuple(found)


def pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """text[start:end] cut wherever a mark begins or ends."""
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    cuts = sorted({start, end, *(min(max(at, start), end) for mark in inside for at in (mark.start, mark.end))})
    opened: dict[int, list[Mark]] = defaultdict(list)
    for mark in inside:
        opened[max(mark.start, start)].append(mark)
    found: list[Piece] = []
    active: list[Mark] = []
    for left, right in pairwise(cuts):
        active = [mark for mark in active if mark.end > left] + opened[left]
        found.append(_piece(text[left:right], right, active))
    return tuple(found)


def _piece(words: str, right: int, active: Sequence[Mark]) -> Piece:
    ends = tuple(mark.event for mark in active if mark.field == "trigger" and mark.end == right)
    return Piece(words, tuple(sorted(active, key=lambda mark: FIELDS.index(mark.field))), ends)


def _event_marks(event: Mapping[str, Any]) -> Iterable[Mark]:
    for field, key in _SINGLE.items():
        yield from _mark(event.get(key), event["id"], field)
    for field, key in (("actor", "actors"), ("recipient", "recipients")):
        for party in event.get(key) or ():
            yield from _mark(party, event["id"], field)


def _mark(span: Any, event: str, field: str) -> Iterable[Mark]:
    """The mark of a field, when the record says where the field was read."""
    if isinstance(span, Mapping) and isinstance(span.get("start"), int) and isinstance(span.get("end"), int):
        yield Mark(span["start"], span["end"], event, field)
