"""Mentions of one event within an article: the same kind of act by the same parties at a time that can be one.

Which of the fitting earlier mentions a new one repeats is weighed (learned) from its form, parties, dates and distance.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from taqarub.events.content import FORM as CONTENT
from taqarub.events.model import Binary
from taqarub.events.sides import RECIPROCAL
from taqarub.mentions.edtf import edtf_bounds
from taqarub.model.event import Entity, Event

_TWIN = frozenset(("equal", "part", "none"))
_LEAST = 0.4
_LONG_DAYS = 62  # a mention dated by a longer stretch (منذ 2020 …) sums up several acts


def tie(events: Sequence[Event], model: Binary) -> tuple[Event, ...]:
    """Set `same_as` to the index of the first mention of the event that a later one most likely repeats.

    What talks were about is no event of its own: without talks that it can belong to it is left out.
    """
    tied = _tied(events, model)
    told = [
        event for event, found in zip(events, tied, strict=True) if event.form != CONTENT or found.same_as is not None
    ]
    return tied if len(told) == len(tied) else _tied(told, model)


def _tied(events: Sequence[Event], model: Binary) -> tuple[Event, ...]:
    out: list[Event] = []
    members: dict[int, list[Event]] = {}
    for number, event in enumerate(events):
        best: tuple[float, int] | None = None
        for root, mentions in members.items():
            chances = _chances(mentions, event, model)
            least = 0.0 if event.form == CONTENT else _LEAST
            if chances and max(chances) >= least and (best is None or _any(chances) >= best[0]):
                best = (_any(chances), root)
        root_of = best[1] if best else None
        members.setdefault(number if root_of is None else root_of, []).append(event)
        out.append(event if root_of is None else replace(event, same_as=root_of))
    return tuple(out)


def once_a_sentence(events: Sequence[Event]) -> list[Event]:
    """An event has one mention in a sentence: of several words for one act by the same parties the surest stays."""
    out: list[Event] = []
    for event in events:
        twin = next((i for i, e in enumerate(out) if _twins(e, event)), None)
        if twin is None:
            out.append(event)
        elif event.confidence > out[twin].confidence:
            out[twin] = event
    return sorted(out, key=lambda e: (e.trigger.start, e.trigger.end))


def _twins(a: Event, b: Event) -> bool:
    if a.sentence_number != b.sentence_number or a.fresh or b.fresh or not possible(a, b):
        return False
    return _parties(a, b) in _TWIN


def _chances(mentions: Sequence[Event], event: Event, model: Binary) -> list[float]:
    """For each telling of one event the chance that `event` repeats it; none where one of them rules that out."""
    if event.fresh or not all(possible(m, event) for m in mentions):
        return []
    return [model.probability(tuple(features(m, event))) for m in mentions]


def _any(chances: Sequence[float]) -> float:
    """The chance that one of them holds: of events that fit alike, the one told more often is what is spoken of."""
    return 1 - math.prod(1 - chance for chance in chances)


def possible(a: Event, b: Event) -> bool:
    """One type, one reality, parties and dates that do not contradict."""
    return a.type == b.type and a.act == b.act and _reality(a) == _reality(b) and _fit(a, b) and _dates(a, b) != "apart"


def features(a: Event, b: Event) -> Iterator[str]:
    """What speaks for b repeating a (a stands before b)."""
    gap = b.sentence_number - a.sentence_number
    distance = str(gap) if gap < 3 else "3-5" if gap < 6 else "6+"
    parties, dates = _parties(a, b), _dates(a, b)
    yield f"p:{parties}"
    yield f"d:{dates}"
    yield f"g:{distance}"
    yield f"pd:{parties}|{dates}"
    yield f"pg:{parties}|{distance}"
    yield f"t:{b.type}"
    yield f"tf:{b.type}|{b.form}"
    yield f"f:{a.form}|{b.form}"
    yield f"h:{a.rule == b.rule}|{b.form}"
    yield f"m:{a.mode == b.mode}|{b.type}"
    yield f"n:{_named(a) & _named(b) != frozenset()}|{parties}"
    yield f"pf:{parties}|{b.form}"
    yield f"q:{a.quote is None}{b.quote is None}"
    yield f"s:{a.source is not None and b.source is not None and a.source.country == b.source.country}"
    yield f"same:{gap == 0}|{b.form}"


def _named(event: Event) -> frozenset[str]:
    return frozenset(e.name_ar for e in (*event.actors, *event.recipients) if e.name_ar)


def share_places(events: Sequence[Event]) -> tuple[Event, ...]:
    """A place told with one mention holds for the others of the event that tell none."""
    known: dict[int, Event] = {}
    for number, event in enumerate(events):
        root = number if event.same_as is None else event.same_as
        if event.place is not None and event.place.precision != "host":
            known.setdefault(root, event)
    out = []
    for number, event in enumerate(events):
        told = known.get(number if event.same_as is None else event.same_as)
        out.append(replace(event, place=told.place) if event.place is None and told is not None else event)
    return tuple(out)


def _reality(event: Event) -> str:
    return "actual" if event.status == "historical" else event.status


def _set(entities: Sequence[Entity]) -> frozenset[str]:
    return frozenset(e.country for e in entities if e.country)


def _fit(a: Event, b: Event) -> bool:
    return _parties(a, b) != "differ"


def _parties(a: Event, b: Event) -> str:
    """equal | part (one side lacks or adds a party) | none (a side names nobody) | differ."""
    if a.type in RECIPROCAL:
        return _compare(_set(a.actors) | _set(a.recipients), _set(b.actors) | _set(b.recipients))
    first, second = _compare(_set(a.actors), _set(b.actors)), _compare(_set(a.recipients), _set(b.recipients))
    if "differ" in (first, second):
        return "differ"
    if first == second == "equal":
        return "equal"
    return "none" if first == second == "none" else "part"


def _compare(x: frozenset[str], y: frozenset[str]) -> str:
    if x == y:
        return "equal"
    if not x or not y:
        return "none"
    return "part" if x <= y or y <= x else "differ"


def _dates(a: Event, b: Event) -> str:
    """equal | meet | open (not told, or only taken from the publication day) | long | apart."""
    if _earlier(a) != _earlier(b):
        return "apart"
    x, y = edtf_bounds(a.date or ""), edtf_bounds(b.date or "")
    if not x or not y or (a.date or "").endswith("~") or (b.date or "").endswith("~"):
        return "open"
    if x == y:
        return "equal"
    if ((x[1] - x[0]).days > _LONG_DAYS) != ((y[1] - y[0]).days > _LONG_DAYS):
        return "apart"
    return "meet" if x[0] <= y[1] and y[0] <= x[1] else "apart"


def _earlier(event: Event) -> bool:
    """Told with a vague «في وقت سابق»: some other time than that of the news."""
    return event.date is None and event.date_span is not None
