"""A pair of states summed up. These numbers describe what was reported; none measures how two states feel."""

from collections.abc import Sequence
from dataclasses import dataclass

from taqarub.record.queries import DONE, EventRow
from taqarub.relations.series import (
    MonthPoint,
    Tally,
    by_month,
    month_of,
    quad_counts,
    score_mean,
    score_sum,
    tally,
)

# Under five events a line would claim more than the data hold: months are drawn as dots.
MIN_EVENTS_FOR_LINE = 5


@dataclass(frozen=True, slots=True)
class PairSummary:
    """What happened between two states. Scores are PLOVER's, −10 … +10.

    `drawn` of the tally's events lie in a known month and make up `months`.
    """

    tally: Tally
    by_quad: tuple[int, ...]
    score_sum: float
    score_mean: float | None
    drawn: int
    months: tuple[MonthPoint, ...]

    @property
    def has_line(self) -> bool:
        """Enough events, in more than one month, to join the months by a line."""
        return self.drawn >= MIN_EVENTS_FOR_LINE and len(self.months) > 1


def summarise(events: Sequence[EventRow]) -> PairSummary:
    """Sum up the events that happened (actual or historical); the others are not counted."""
    done = tuple(event for event in events if event.status in DONE)
    return PairSummary(
        tally=tally(done),
        by_quad=quad_counts(done),
        score_sum=score_sum(done),
        score_mean=score_mean(done),
        drawn=sum(month_of(event) is not None for event in done),
        months=by_month(done),
    )
