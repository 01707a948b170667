"""Third parties: who presses whom because of whom. «A asks B to sanction C over D» is A's request of B, and in the same
sentence B's act upon C that has not happened; D is another state that the sentence names."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from taqarub.record.same_event import countries
from taqarub.relations.acts import Acts

_PRESSING = frozenset({"REQUEST", "THREATEN", "ACCUSE", "REJECT", "COERCE"})
_WANTED = frozenset({"hypothetical", "future"})


@dataclass(frozen=True, slots=True)
class Pressure:
    """`who` presses `whom` (by `means`, a PLOVER type) to do `act` to `target`, over the states in `over`.

    Told by one sentence of one article; codes are ISO 3166-1 alpha-3 or PLOVER's; `date` is EDTF, of the pressing.
    """

    who: str
    means: str
    whom: str
    act: str
    target: str
    over: tuple[str, ...]
    date: str | None
    article_id: str
    event_id: str


def pressures(acts: Acts) -> tuple[Pressure, ...]:
    """Those in which both states of the pair have a part, by article and sentence; each once however often told."""
    found: dict[tuple[Any, ...], Pressure] = {}
    for record in acts.records.values():
        for one in _in_record(record):
            if {acts.a, acts.b} <= {one.who, one.whom, one.target}:
                found.setdefault((one.who, one.means, one.whom, one.act, one.target, one.date), one)
    return tuple(sorted(found.values(), key=lambda one: (one.date or "9999", one.article_id, one.event_id)))


def _in_record(record: Mapping[str, Any]) -> Iterator[Pressure]:
    by_sentence: dict[int, list[Mapping[str, Any]]] = {}
    for event in record["events"]:
        by_sentence.setdefault(event["sentence"]["start"], []).append(event)
    for events in by_sentence.values():
        for pressing in events:
            if pressing["type"] in _PRESSING and pressing["status"] in ("actual", "historical"):
                yield from _of(pressing, events, record["document"])


def _of(
    pressing: Mapping[str, Any], events: Sequence[Mapping[str, Any]], document: Mapping[str, Any]
) -> Iterator[Pressure]:
    named = {code for event in events for side in ("actors", "recipients") for code in countries(event[side])}
    named |= {place["country"] for event in events if (place := event["place"]) and place.get("country")}
    for wanted in events:
        if wanted is pressing or wanted["status"] not in _WANTED:
            continue
        for who, whom, target in _parts(pressing, wanted):
            over = tuple(sorted(named - {who, whom, target}))
            when = pressing["date"] or document["published"]
            acted = (who, pressing["type"], whom, wanted["act"], target)
            yield Pressure(*acted, over, when, document["id"], pressing["id"])


def _parts(pressing: Mapping[str, Any], wanted: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """(who, whom, target): whoever is pressed is the one that would act."""
    pressed = countries(pressing["recipients"])
    for who in countries(pressing["actors"]):
        for whom in countries(wanted["actors"]):
            for target in countries(wanted["recipients"]):
                if whom in pressed and len({who, whom, target}) == 3:
                    yield who, whom, target
