"""Counting events and their scores.

N events, M reports and K sources are three different numbers: an event is one act, a report is one article that tells
one event, a source is an outlet. Everything here keeps the three apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from taqarub.record.queries import EventRow


@dataclass(frozen=True, slots=True)
class Tally:
    """N events · M reports · K sources."""

    events: int
    reports: int
    sources: int


def tally(events: Iterable[EventRow]) -> Tally:
    """Events, how often an article tells one of them, and the outlets (all unnamed ones are one)."""
    rows = tuple(events)
    outlets = {outlet for event in rows for outlet in event.sources}
    return Tally(len(rows), sum(event.reports for event in rows), len(outlets))


def score_sum(events: Iterable[EventRow]) -> float:
    """Sum of the PLOVER scores; an event without one adds nothing."""
    return round(sum(event.score for event in events if event.score is not None), 6)


def score_mean(events: Iterable[EventRow]) -> float | None:
    """Mean of the PLOVER scores, each event once however often it is reported; None when there is none."""
    scores = [event.score for event in events if event.score is not None]
    return round(sum(scores) / len(scores), 6) if scores else None
