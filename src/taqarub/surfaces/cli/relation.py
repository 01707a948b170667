"""A pair's relation for the terminal and as JSON: the index with its band, contact, turning points, third parties."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from taqarub.relations.acts import Act
    from taqarub.relations.closeness import Estimate
    from taqarub.relations.periods import Point, Share
    from taqarub.relations.relation import Measure, Relation

_SHOWN = 3  # names of a breakdown on one line


def relation_lines(relation: "Relation") -> Iterator[str]:
    """The relation in words, one fact a line: the sentence in both languages, then what stands behind it."""
    from taqarub.relations.sentence import LANGUAGES, sentence

    yield from (sentence(relation, language) for language in reversed(LANGUAGES))
    a, b = relation.acts.a, relation.acts.b
    names = {"forward": f"{a} to {b}", "back": f"{b} to {a}", "joint": "together"}
    for way, measure in relation.directions.items():
        if measure.tally.events:
            yield f"{names[way]}: {_counts(measure)}"
    if relation.reciprocity is not None:
        yield f"reciprocity: {relation.reciprocity:.2f}"
    if relation.met is not None:
        yield f"highest contact: {relation.whole.contact}, {_act(relation.met)}"
    yield from _turning_lines(relation)
    for one in relation.pressures:
        over = f" over {' '.join(one.over)}" if one.over else ""
        pressed = f"{one.who} {one.means} {one.whom}, to {one.act} {one.target}{over}"
        yield f"third party: {pressed} ({one.date or 'undated'})"
    for row in relation.indicators:
        value = "" if row.fact.get("value") is None else f" {row.fact['value']:,.0f} {row.fact.get('unit') or ''}"
        yield f"indicator: {row.fact['indicator']}{value} ({row.fact.get('date') or row.published or 'undated'})"


def period_rows(relation: "Relation") -> Iterator[tuple[str, ...]]:
    """One row a period, by PERIOD_COLUMNS."""
    for point in relation.whole.points:
        estimate = relation.whole.index.periods.get(point.period)
        quads = [str(_named(point.by_quad, quad)) for quad in _quads()]
        mean = "" if point.score_mean is None else f"{point.score_mean:+.1f}"
        counted = (str(point.tally.events), str(point.tally.reports), str(point.tally.sources))
        yield (point.period, *counted, *quads, f"{point.score_sum:+.1f}", mean, *_band(estimate), point.contact or "")


PERIOD_COLUMNS = (
    "period", "events", "reports", "sources", "verbal coop", "material coop", "verbal conf", "material conf", "sum",
    "mean", "index", "90% band", "contact",
)  # fmt: skip


def relation_dict(relation: "Relation") -> dict[str, Any]:
    """The relation as JSON has it. Acts are named by their event (`story`); scores and indices run −10 … +10."""
    from taqarub.relations.sentence import LANGUAGES, sentence

    turning = relation.turning
    return {
        "a": relation.acts.a,
        "b": relation.acts.b,
        "step": str(relation.step),
        "sentence": {language: sentence(relation, language) for language in LANGUAGES},
        "verdict": relation.verdict,
        "change": _estimate(relation.change),
        "reciprocity": relation.reciprocity,
        "highest_contact": _act_dict(relation.met) if relation.met else None,
        "whole": _measure(relation.whole),
        "directions": {str(way): _measure(measure) for way, measure in relation.directions.items()},
        "turning_points": None if turning is None else [
            {**asdict(one), "makers": [_act_dict(act) for act in one.makers]} for one in turning
        ],
        "third_parties": [asdict(one) for one in relation.pressures],
        "indicators": [asdict(one) for one in relation.indicators],
    }  # fmt: skip


def _turning_lines(relation: "Relation") -> Iterator[str]:
    if relation.turning is None:
        yield "turning points: not looked for; pip install 'taqarub[analysis]'"
        return
    for point in relation.turning:
        makers = "; ".join(_act(act) for act in point.makers)
        yield f"turning point: {point.day}, from {point.before:+.1f} to {point.after:+.1f}, with {makers}"


def _measure(measure: "Measure") -> dict[str, Any]:
    return {
        "tally": asdict(measure.tally),
        **{key: [asdict(s) for s in getattr(measure, key)] for key in ("by_quad", "by_type", "by_context")},
        "index": _estimate(measure.index.overall),
        "contact": measure.contact,
        "periods": [_point(point, measure.index.periods.get(point.period)) for point in measure.points],
    }


def _point(point: "Point", estimate: "Estimate | None") -> dict[str, Any]:
    found = asdict(point)
    del found["scores"]
    return found | {"index": _estimate(estimate)}


def _estimate(estimate: "Estimate | None") -> dict[str, float] | None:
    return asdict(estimate) if estimate else None


def _act_dict(act: "Act") -> dict[str, Any]:
    keys = ("story", "type", "mode", "date", "score")
    return {key: getattr(act.event, key) for key in keys} | {"direction": str(act.direction)}


def _act(act: "Act") -> str:
    event = act.event
    sides = (" ".join(sorted({p.country or "?" for p in side})) for side in (event.actors, event.recipients))
    who, whom = sides
    what = f"{event.type} {event.mode}" if event.mode else event.type
    return f"{what} {who}{' to ' + whom if whom else ''} {event.date or 'undated'}"


def _counts(measure: "Measure") -> str:
    counted = measure.tally
    index = measure.index.overall
    band = f", index {index.index:+.1f} ({index.low:+.1f} to {index.high:+.1f})" if index else ""
    types = ", ".join(f"{one.name} {one.events}" for one in measure.by_type[:_SHOWN])
    return f"{counted.events} events, {counted.reports} reports, {counted.sources} sources{band}; {types}"


def _band(estimate: "Estimate | None") -> tuple[str, str]:
    return (f"{estimate.index:+.1f}", f"{estimate.low:+.1f} … {estimate.high:+.1f}") if estimate else ("", "")


def _named(shares: "tuple[Share, ...]", name: str) -> int:
    return next((share.events for share in shares if share.name == name), 0)


def _quads() -> tuple[str, ...]:
    from taqarub.knowledge.ontology import QUADS

    return QUADS
