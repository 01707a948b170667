"""Which pairs of states an event is between, where the store looks for other reports of it, and which it joins."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product
from typing import Any

from taqarub.mentions.edtf import shift_days
from taqarub.record.likeness import MUTUAL, Likeness, likeness
from taqarub.record.told import Told, countries

__all__ = ["MUTUAL", "Match", "anchor_day", "countries", "match", "pairs_of", "window"]
NARROW = 31  # days: a wider date places nothing, the day of publication stands in for it
LATE = 7  # days after an event within which it may be told without a date


@dataclass(frozen=True, slots=True)
class Match:
    """Mention `index` (of those being added) tells the event `event_id`, and why."""

    index: int
    event_id: str
    likeness: Likeness


def pairs_of(event: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """The undirected pairs (a < b) an event is between.

    Actor and recipient always; two actors only where they act upon each other, not where both act on a third:
    two states that condemn a third have not moved apart.
    """
    return pairs_between(event["type"], countries(event["actors"]), countries(event["recipients"]))


def pairs_between(type_: str, actors: Sequence[str], recipients: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """`pairs_of` by the country codes of each side."""
    found = set(product(actors, recipients))
    if type_ in MUTUAL or (type_ == "SUPPORT" and not recipients):
        found |= set(combinations(sorted({*actors, *recipients}), 2))
    return tuple(sorted({(min(a, b), max(a, b)) for a, b in found if a != b}))


def anchor_day(one: Told) -> str | None:
    """The day by which an event is found again: its first one, or that of publication when it is dated too widely."""
    if one.first and one.last:
        wide = (date.fromisoformat(one.last) - date.fromisoformat(one.first)).days > NARROW
        if not wide:
            return one.first
    return one.published or one.first or one.last


def window(one: Told) -> tuple[str, str] | None:
    """First and last anchor day (ISO) of the events that a mention may be one with; None when it has no day at all."""
    day = anchor_day(one)
    if day is None:
        return None
    at = date.fromisoformat(day)
    end = date.fromisoformat(one.last) if one.last and day == one.first else at
    return shift_days(at, -NARROW - LATE).isoformat(), shift_days(end, LATE).isoformat()


def match(
    news: Sequence[Told], events: Mapping[str, Sequence[Told]], copies: frozenset[str] = frozenset()
) -> tuple[Match, ...]:
    """Give each mention at most one event and each event at most one mention, best evidence first.

    What one article tells apart stays apart, so `news` are the first mentions of one article. `copies` names the
    articles it is a copy of. Deterministic: ties go by the event's id and the mention's place.
    """
    found = [
        Match(index, event_id, best)
        for index, one in enumerate(news)
        for event_id, mentions in events.items()
        if (best := _best(one, mentions, copies)) and best.same
    ]
    taken: set[str] = set()
    given: dict[int, Match] = {}
    for one_match in sorted(found, key=lambda m: (-(m.likeness.score or 0.0), m.event_id, m.index)):
        if one_match.index not in given and one_match.event_id not in taken:
            given[one_match.index] = one_match
            taken.add(one_match.event_id)
    return tuple(given[index] for index in sorted(given))


def _best(one: Told, mentions: Iterable[Told], copies: frozenset[str]) -> Likeness | None:
    """The strongest evidence, or None as soon as one mention rules the event out."""
    best: Likeness | None = None
    for other in mentions:
        found = likeness(one, other, copied=other.article in copies)
        if found.score is None:
            return None
        if best is None or found.score > (best.score or 0.0):
            best = found
    return best
