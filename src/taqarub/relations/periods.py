"""The acts of a pair laid out by month or ISO week: events and reports by class, type and context, scores, contact."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from taqarub.record.queries import EventRow
from taqarub.relations.acts import Act
from taqarub.relations.levels import highest
from taqarub.relations.series import Tally, score_mean, score_sum, tally

# Acts in which two sides meet; the rest is done from afar.
_CONTACT = frozenset({"CONSULT"})


class Step(StrEnum):
    """How long a period is."""

    MONTH = "month"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class Share:
    """How many events, and reports of them, are of one class, type or context."""

    name: str
    events: int
    reports: int


@dataclass(frozen=True, slots=True)
class Point:
    """One period, `2024-02` or `2024-W07`, that begins on `first_day`. Only what happened is counted.

    An event of two contexts counts in both. Scores are PLOVER's (−10 … +10); `score_mean` is None without any.
    """

    period: str
    first_day: str
    tally: Tally
    by_quad: tuple[Share, ...]
    by_type: tuple[Share, ...]
    by_context: tuple[Share, ...]
    score_sum: float
    score_mean: float | None
    contact: str | None
    scores: tuple[float, ...]


def period_of(event: EventRow, step: Step) -> str | None:
    """`2024-02` or `2024-W07`; None when the event is undated or its date does not fit in one period."""
    if event.date_from is None or event.date_to is None:
        return None
    first, last = (_period(day, step) for day in (event.date_from, event.date_to))
    return first if first == last else None


def first_day(period: str) -> str:
    """The ISO day on which a period begins."""
    year, _, rest = period.partition("-")
    if rest.startswith("W"):
        return date.fromisocalendar(int(year), int(rest[1:]), 1).isoformat()
    return f"{period}-01"


def layout(acts: Iterable[Act], step: Step) -> tuple[Point, ...]:
    """The periods in which something happened, in order."""
    found: dict[str, list[Act]] = defaultdict(list)
    for act in acts:
        period = period_of(act.event, step)
        if period is not None and act.happened:
            found[period].append(act)
    return tuple(point(period, found[period]) for period in sorted(found, key=first_day))


def point(period: str, acts: Sequence[Act]) -> Point:
    """One period summed up."""
    events = [act.event for act in acts]
    return Point(
        period=period,
        first_day=first_day(period),
        tally=tally(events),
        by_quad=shares(acts, lambda act: (act.event.quad,)),
        by_type=shares(acts, lambda act: (act.event.type,)),
        by_context=shares(acts, lambda act: act.contexts),
        score_sum=score_sum(events),
        score_mean=score_mean(events),
        contact=contact(acts),
        scores=tuple(event.score for event in events if event.score is not None),
    )


def shares(acts: Iterable[Act], names: Callable[[Act], Iterable[str]]) -> tuple[Share, ...]:
    """Events and reports by name, the most frequent first."""
    events: Counter[str] = Counter()
    reports: Counter[str] = Counter()
    for act in acts:
        for name in names(act):
            events[name] += 1
            reports[name] += act.event.reports
    return tuple(Share(name, events[name], reports[name]) for name in sorted(events, key=lambda n: (-events[n], n)))


def contact(acts: Iterable[Act]) -> str | None:
    """The highest office that met the other side; None when none is named in a meeting."""
    met = (act for act in acts if act.event.type in _CONTACT and act.happened)
    return highest(level for act in met for level in (act.level_a, act.level_b))


def _period(day: str, step: Step) -> str:
    if step is Step.MONTH:
        return day[:7]
    year, week, _ = date.fromisoformat(day).isocalendar()
    return f"{year:04d}-W{week:02d}"
