"""Where: a place named with the act, else the host's country, else where the article has just been."""

from collections.abc import Sequence
from dataclasses import replace

from taqarub.events.proposals import Proposal
from taqarub.model.event import Event, Place
from taqarub.model.mention import STATELESS, PlaceMention
from taqarub.model.text import Span

# Whose ground an act without a place falls on: R recipients', A actors', the first that is a state.
_GROUND = {"ASSAULT": "R", "AID": "R", "COERCE": "RA", "PROTEST": "AR", "MOBILIZE": "AR", "RETREAT": "AR"}


def place_of(event: Event, proposal: Proposal) -> Place | None:
    """The nearest place named in the sentence; for a visit the host's country stands in for an unnamed place."""
    host = _host(proposal)
    if host is not None:
        return host
    named = _nearest(proposal)
    if named is not None:
        return _place(named)
    if proposal.candidate.row.mode == "visit" and event.recipients and event.recipients[0].country:
        side = event.recipients[0]
        return Place(side.span, "", side.country, precision="country")
    parties = {
        "AR": (*event.actors, *event.recipients),
        "RA": (*event.recipients, *event.actors),
        "R": event.recipients,
    }
    likely = parties.get(_GROUND.get(event.type, ""), ())
    ground = next((e for e in likely if e.country and e.country not in STATELESS), None)
    if ground is not None:
        return Place(ground.span, "", ground.country, precision="country")
    return None


def _host(proposal: Proposal) -> Place | None:
    """The state that a relative clause names as host."""
    at = proposal.candidate.hosted
    if at is None:
        return None
    host = next((m for m in proposal.sentence.mentions if m.first > at and m.country), None)
    return Place(Span(host.start, host.end), "", host.country, precision="country") if host else None


def _nearest(proposal: Proposal) -> PlaceMention | None:
    at = proposal.candidate.at
    best: tuple[int, PlaceMention] | None = None
    for place in proposal.sentence.places:
        lo, hi = sorted((at, place.first))
        crossing = proposal.sentence.hard[hi] - proposal.sentence.hard[lo]
        cost = hi - lo + 10 * crossing + (0 if place.first > at else 4) + (0 if place.kind != "country" else 3)
        if best is None or cost < best[0]:
            best = (cost, place)
    return best[1] if best and best[0] < 40 else None


def _place(found: PlaceMention) -> Place:
    return Place(Span(found.start, found.end), found.name, found.country, found.lat, found.lon, found.kind)


_DURING = frozenset(("خلال", "اثناء", "في", "علي", "هامش"))
_NEAR_SENTENCES = 3


def told_later(events: Sequence[Event], passed: Sequence[Proposal]) -> list[Event]:
    """Places told away from the act: with a bare «اللقاء» soon after, or by the visit «during» which it falls."""
    out: list[Event] = []
    for event in events:
        place = (
            event.place
            or _of_anaphor(event, passed)
            or _of_margin(event, events, passed)
            or _of_occasion(event, out, passed)
        )
        out.append(event if place is event.place else replace(event, place=place))
    return out


def _of_anaphor(event: Event, passed: Sequence[Proposal]) -> Place | None:
    for other in passed:
        gap = other.sentence.number - event.sentence_number
        if 0 < gap <= _NEAR_SENTENCES and other.candidate.row.type == event.act and other.candidate.reading.article:
            named = _nearest(other)
            if named is not None:
                return _place(named)
    return None


def _of_margin(event: Event, events: Sequence[Event], passed: Sequence[Proposal]) -> Place | None:
    """«لقاء على هامش مناورات …»: where the occasion in whose margin it fell took place."""
    own = next((p for p in passed if p.sentence.span == event.sentence and _starts(p) == event.trigger.start), None)
    if own is None:
        return None
    after = own.sentence.tokens[own.candidate.last : own.candidate.last + 3]
    if not any(t.word.text == "هامش" for t in after):
        return None
    later = (e for e in events if e.sentence == event.sentence and e.trigger.start > event.trigger.start and e.place)
    return next((e.place for e in later), None)


def _starts(proposal: Proposal) -> int:
    return proposal.sentence.tokens[proposal.candidate.at].start


def _of_occasion(event: Event, before: Sequence[Event], passed: Sequence[Proposal]) -> Place | None:
    """«سيتم خلال الزيارة التوقيع …»: where the visit leads."""
    occasion = any(
        p.sentence.span == event.sentence
        and p.candidate.row.type in ("CONSULT", "AGREE")
        and p.candidate.reading.article
        and p.candidate.at > 0 and p.sentence.tokens[p.candidate.at - 1].word.text in _DURING
        for p in passed
    )  # fmt: skip
    visit = next((e for e in reversed(before) if e.act == "CONSULT" and e.place is not None), None)
    return visit.place if occasion and visit is not None else None
