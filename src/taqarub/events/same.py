"""Mentions of one event within an article: same type, parties that agree, dates that can be one."""

from collections.abc import Sequence
from dataclasses import replace

from taqarub.mentions.edtf import edtf_bounds
from taqarub.model.event import Entity, Event

_RECIPROCAL = frozenset(("CONSULT", "AGREE", "COOPERATE"))


def tie(events: Sequence[Event]) -> tuple[Event, ...]:
    """Set `same_as` to the index of the first mention; a mention joins the nearest event all of whose mentions it fits."""
    out: list[Event] = []
    members: dict[int, list[Event]] = {}
    for number, event in enumerate(events):
        roots = [] if event.fresh else sorted(members, key=lambda r: -members[r][-1].trigger.start)
        root = next((r for r in roots if all(_same(m, event) for m in members[r])), None)
        members.setdefault(number if root is None else root, []).append(event)
        out.append(replace(event, same_as=root))
    return _share_places(out)


def _share_places(events: Sequence[Event]) -> tuple[Event, ...]:
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


def _same(a: Event, b: Event) -> bool:
    if a.type != b.type or a.act != b.act or _reality(a) != _reality(b):
        return False
    return _parties(a, b) and _dates(a, b)


def _reality(event: Event) -> str:
    return "actual" if event.status == "historical" else event.status


def _set(entities: Sequence[Entity]) -> frozenset[str]:
    return frozenset(e.country for e in entities if e.country)


def _parties(a: Event, b: Event) -> bool:
    if a.type in _RECIPROCAL:
        one, two = _set(a.actors) | _set(a.recipients), _set(b.actors) | _set(b.recipients)
        return bool(one) and bool(two) and (one <= two or two <= one)
    first = _set(a.actors), _set(b.actors)
    second = _set(a.recipients), _set(b.recipients)
    return all(x == y or not x or not y for x, y in (first, second)) and any(x == y and x for x, y in (first, second))


def _dates(a: Event, b: Event) -> bool:
    """Two stated dates must overlap; a date only taken from the publication day does not forbid."""
    if not a.date or not b.date or a.date.endswith("~") or b.date.endswith("~"):
        return True
    x, y = edtf_bounds(a.date), edtf_bounds(b.date)
    return not x or not y or (x[0] <= y[1] and y[0] <= x[1])
