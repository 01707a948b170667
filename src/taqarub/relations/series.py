"""The events of a pair of states laid out by month.

N events, M reports and K sources are three different numbers: an event is one act, a report is one article that tells
one event, a source is an outlet. Everything here keeps the three apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from taqarub.record.queries import DONE, EventRow

QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")


@dataclass(frozen=True, slots=True)
class Tally:
    """N events · M reports · K sources."""

    events: int
    reports: int
    sources: int


@dataclass(frozen=True, slots=True)
class MonthPoint:
    """One month of a pair. `month` is ISO (2024-02), `by_quad` follows QUADS.

    Scores are PLOVER's (−10 … +10); `score_mean` is None when no event of the month has one.
    """

    month: str
    by_quad: tuple[int, ...]
    tally: Tally
    score_sum: float
    score_mean: float | None


def tally(events: Iterable[EventRow]) -> Tally:
    """Events, how often an article tells one of them, and the outlets (all unnamed ones are one)."""
    rows = tuple(events)
    outlets = {outlet for event in rows for outlet in event.sources}
    return Tally(len(rows), sum(event.reports for event in rows), len(outlets))


def month_of(event: EventRow) -> str | None:
    """`2024-02`, or None when the event is undated or its date is wider than a month."""
    start, end = event.date_from, event.date_to
    return start[:7] if start and end and start[:7] == end[:7] else None


def by_month(events: Iterable[EventRow]) -> tuple[MonthPoint, ...]:
    """The months in which something happened, in order. What is planned, demanded, denied or undated is left out."""
    months: dict[str, list[EventRow]] = defaultdict(list)
    for event in events:
        month = month_of(event)
        if month is not None and event.status in DONE:
            months[month].append(event)
    return tuple(_point(month, months[month]) for month in sorted(months))


def quad_counts(events: Sequence[EventRow]) -> tuple[int, ...]:
    """How many events are of each class, in the order of QUADS."""
    return tuple(sum(event.quad == quad for event in events) for quad in QUADS)


def score_sum(events: Iterable[EventRow]) -> float:
    """Sum of the PLOVER scores; an event without one adds nothing."""
    return round(sum(event.score for event in events if event.score is not None), 6)


def score_mean(events: Iterable[EventRow]) -> float | None:
    """Mean of the PLOVER scores, each event once however often it is reported; None when there is none."""
    scores = [event.score for event in events if event.score is not None]
    return round(sum(scores) / len(scores), 6) if scores else None


def _point(month: str, events: Sequence[EventRow]) -> MonthPoint:
    return MonthPoint(month, quad_counts(events), tally(events), score_sum(events), score_mean(events))
