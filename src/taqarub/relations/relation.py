"""All that is measured of one pair of states, in one value: the parts that pages, commands and notebooks show.

    relate(store, "DZA", "RUS", step=Step.WEEK)

`a` is the first state as asked; FORWARD is what it does to the other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from taqarub.record.details import FactRow, indicators
from taqarub.record.store import Store
from taqarub.relations.acts import Act, Acts, Direction, read_acts
from taqarub.relations.changes import TurningPoint, is_available, turning_points
from taqarub.relations.closeness import Closeness, Estimate, closeness, difference
from taqarub.relations.periods import Point, Share, Step, contact, layout, shares
from taqarub.relations.series import Tally, tally
from taqarub.relations.third import Pressure, pressures

# Under five events an index would claim more than the data hold: periods are drawn as dots.
MIN_EVENTS = 5
_RECENT_DAYS = 365
_NO_INDEX = Closeness(None, {})


@dataclass(frozen=True, slots=True)
class Measure:
    """A set of acts measured: counts, periods, and the index (empty under five scored events)."""

    tally: Tally
    by_quad: tuple[Share, ...]
    by_type: tuple[Share, ...]
    by_context: tuple[Share, ...]
    points: tuple[Point, ...]
    index: Closeness
    contact: str | None

    @property
    def drawn(self) -> int:
        """How many events lie in a known period and make up `points`."""
        return sum(point.tally.events for point in self.points)

    @property
    def has_line(self) -> bool:
        """Enough events, in more than one period, to join the periods by a line."""
        return self.drawn >= MIN_EVENTS and len(self.points) > 1


@dataclass(frozen=True, slots=True)
class Relation:
    """A pair. `change` is how the level of the last 365 days differs from the time before (None: nothing to compare).

    `turning` is None where what finds turning points is not installed. `reciprocity` runs from 0 (one side acts alone)
    to 1 (both act upon each other equally often), None without directed events. `met` is the meeting of `contact`.
    """

    acts: Acts
    step: Step
    whole: Measure
    directions: Mapping[Direction, Measure]
    reciprocity: float | None
    change: Estimate | None
    met: Act | None
    turning: tuple[TurningPoint, ...] | None
    indicators: tuple[FactRow, ...]
    pressures: tuple[Pressure, ...]

    @property
    def verdict(self) -> str:
        """`closer`, `apart`, `unclear` (the band of the change crosses zero), or `steady` (nothing to compare)."""
        if self.change is None:
            return "steady"
        return {"cooperative": "closer", "hostile": "apart"}.get(self.change.verdict, "unclear")


def relate(
    store: Store, a: str, b: str, since: str | None = None, until: str | None = None, step: Step = Step.MONTH
) -> Relation:
    """Everything about a pair between two ISO days (both included)."""
    return relation_of(read_acts(store, a, b, since, until), indicators(store, a, b), step)


def relation_of(acts: Acts, told: Sequence[FactRow] = (), step: Step = Step.MONTH) -> Relation:
    """The same from acts already read."""
    done = acts.done
    sides = {way: measure([act for act in done if act.direction is way], step) for way in Direction}
    return Relation(
        acts=acts,
        step=step,
        whole=measure(done, step),
        directions=sides,
        reciprocity=_reciprocity(sides[Direction.FORWARD].tally.events, sides[Direction.BACK].tally.events),
        change=_change(done),
        met=_highest_meeting(done),
        turning=turning_points(done) if is_available() else None,
        indicators=tuple(told),
        pressures=pressures(acts),
    )


def measure(acts: Sequence[Act], step: Step) -> Measure:
    """Acts that happened, summed up."""
    points = layout(acts, step)
    scores = {point.period: point.scores for point in points}
    enough = sum(map(len, scores.values())) >= MIN_EVENTS
    return Measure(
        tally=tally(act.event for act in acts),
        by_quad=shares(acts, lambda act: (act.event.quad,)),
        by_type=shares(acts, lambda act: (act.event.type,)),
        by_context=shares(acts, lambda act: act.contexts),
        points=points,
        index=closeness(scores) if enough else _NO_INDEX,
        contact=contact(acts),
    )


def _reciprocity(forward: int, back: int) -> float | None:
    return round(1 - abs(forward - back) / (forward + back), 3) if forward + back else None


def _change(done: Sequence[Act]) -> Estimate | None:
    """The last year against the time before; both must have the events that an index needs."""
    scored = [(act.event.date_to or "", act.event.score) for act in done if act.event.score is not None]
    dated = [(day, score) for day, score in scored if day]
    if not dated:
        return None
    split = (date.fromisoformat(max(day for day, _ in dated)) - timedelta(days=_RECENT_DAYS)).isoformat()
    before, after = ([s for day, s in dated if (day > split) is recent] for recent in (False, True))
    enough = min(len(before), len(after)) >= MIN_EVENTS
    return difference(before, after) if enough else None


def _highest_meeting(done: Sequence[Act]) -> Act | None:
    """The latest meeting at the highest level."""
    level = contact(done)
    met = [act for act in done if level and contact((act,)) == level]
    return max(met, key=lambda act: act.event.date_from or "", default=None)
