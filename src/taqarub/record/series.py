"""A pair's months, summed up by the database from an index: no event is read."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from taqarub.record.schema import pair_outlets as outlet_table
from taqarub.record.schema import pairs as pair_table


@dataclass(frozen=True, slots=True)
class MonthRow:
    """One month of a pair: N events · M reports · K sources. `month` is ISO (2024-02).

    `by_quad` counts the events of each class, sorted by class; `score_sum` adds the PLOVER scores (−10 … +10) of the
    `scored` events that have one.
    """

    month: str
    events: int
    reports: int
    sources: int
    by_quad: tuple[tuple[str, int], ...]
    score_sum: float
    scored: int


def pair_months(connection: Connection, a: str, b: str, statuses: Collection[str]) -> tuple[MonthRow, ...]:
    """The months of one pair (a < b), oldest first."""
    pair = pair_table.c
    query = (
        select(
            pair.month, pair.quad, func.count(), func.sum(pair.reports), func.sum(pair.score), func.count(pair.score)
        )
        .where(pair.a == a, pair.b == b, pair.month.is_not(None), pair.status.in_(statuses))
        .group_by(pair.month, pair.quad)
    )
    months: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for month, *counts in connection.execute(query):
        months[month].append(tuple(counts))
    sources = _sources(connection, a, b, statuses)
    return tuple(_month(month, sorted(months[month]), sources[month]) for month in sorted(months))


def _month(month: str, rows: list[tuple[Any, ...]], sources: int) -> MonthRow:
    events, reports, scores, scored = zip(*(row[1:] for row in rows), strict=True)
    total = round(sum(score or 0.0 for score in scores), 6)
    by_quad = tuple((row[0], row[1]) for row in rows)
    return MonthRow(month, sum(events), int(sum(reports)), sources, by_quad, total, sum(scored))


def _sources(connection: Connection, a: str, b: str, statuses: Collection[str]) -> dict[str, int]:
    """Month → outlets; all unnamed ones are one."""
    shown = outlet_table.c
    query = select(shown.month, func.count(shown.outlet.distinct())).group_by(shown.month)
    found = connection.execute(query.where(shown.a == a, shown.b == b, shown.status.in_(statuses)))
    return {row[0]: row[1] for row in found}
