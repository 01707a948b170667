"""The events of one pair with what only their records tell: contexts, offices, and what else the sentence says."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from taqarub.record.details import records
from taqarub.record.queries import ALL_STATUSES, DONE, EventRow
from taqarub.record.store import Store
from taqarub.relations.levels import highest, level_of


class Direction(StrEnum):
    """Who acted: the first state of the pair towards the second, the second, or both together."""

    FORWARD = "forward"
    BACK = "back"
    JOINT = "joint"


@dataclass(frozen=True, slots=True)
class Act:
    """One distinct event of a pair (a, b). `level_a` and `level_b` are the highest offices named of each state."""

    event: EventRow
    direction: Direction
    contexts: tuple[str, ...]
    level_a: str | None
    level_b: str | None

    @property
    def happened(self) -> bool:
        """Not planned, demanded, feared or denied."""
        return self.event.status in DONE


@dataclass(frozen=True, slots=True)
class Acts:
    """The events of a pair, oldest first, and the records (RECORD) of the articles that report them, by id."""

    a: str
    b: str
    acts: tuple[Act, ...]
    records: Mapping[str, Mapping[str, Any]]

    @property
    def done(self) -> tuple[Act, ...]:
        """What happened."""
        return tuple(act for act in self.acts if act.happened)


def read_acts(
    store: Store,
    a: str,
    b: str,
    since: str | None = None,
    until: str | None = None,
    statuses: Collection[str] = ALL_STATUSES,
) -> Acts:
    """The acts between two states, `a` being the first. `since` and `until` are ISO days, both included."""
    events = store.pair_events(a, b, since, until, statuses)
    told = records(store, {mention.article_id for event in events for mention in event.mentions})
    by_id = {(id_, event["id"]): event for id_, record in told.items() for event in record["events"]}
    return Acts(a, b, tuple(_act(event, a, b, by_id) for event in events), told)


def direction(event: EventRow, a: str, b: str) -> Direction:
    """Who acted upon whom; where each acted upon the other, or both are actors, it is joint."""
    actors = {party.country for party in event.actors}
    recipients = {party.country for party in event.recipients}
    forward, back = a in actors and b in recipients, b in actors and a in recipients
    if forward == back:
        return Direction.JOINT
    return Direction.FORWARD if forward else Direction.BACK


def _act(event: EventRow, a: str, b: str, by_id: Mapping[tuple[str, str], Mapping[str, Any]]) -> Act:
    keys = ((mention.article_id, mention.event_id) for mention in event.mentions)
    told = [by_id[key] for key in keys if key in by_id]
    contexts = tuple(sorted({context for one in told for context in one["contexts"]}))
    return Act(event, direction(event, a, b), contexts, _level(told, a), _level(told, b))


def _level(told: Collection[Mapping[str, Any]], country: str) -> str | None:
    parties = (party for one in told for side in ("actors", "recipients") for party in one[side])
    return highest(level_of(party.get("office")) for party in parties if party["country"] == country)
