"""Mentions of one event within an article: same type, parties that agree, dates that can be one."""

from collections.abc import Sequence
from dataclasses import replace

from taqarub.mentions.edtf import edtf_bounds
from taqarub.model.event import Entity, Event

_RECIPROCAL = frozenset(("CONSULT", "AGREE", "COOPERATE"))


def tie(events: Sequence[Event]) -> tuple[Event, ...]:
    """Set `same_as` to the index of the first mention; a mention of unknown parties joins the nearest fitting one."""
    out: list[Event] = []
    for event in events:
        first = next((i for i in range(len(out) - 1, -1, -1) if _same(out[i], event)), None)
        if first is not None and out[first].same_as is not None:
            first = out[first].same_as
        out.append(replace(event, same_as=first))
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
