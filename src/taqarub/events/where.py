"""Where: a place named with the act, else the host's country, else where the article has just been."""

from taqarub.events.article import Article
from taqarub.events.proposals import Proposal
from taqarub.model.event import Event, Place
from taqarub.model.mention import PlaceMention

_MATERIAL = frozenset(("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID"))


def place_of(event: Event, proposal: Proposal, article: Article) -> Place | None:
    """The nearest place named in the sentence; for a visit the host's country stands in for an unnamed place."""
    named = _nearest(proposal)
    if named is not None:
        return _place(named)
    if event.mode == "visit" and event.recipients and event.recipients[0].country:
        host = event.recipients[0]
        return Place(host.span, host.name or host.country, host.country, precision="country")
    if event.type in _MATERIAL:
        side = next((e for e in event.recipients if e.country), None)
        if side is not None and len(side.country) == 3 and side.country not in ("UNO", "IGO", "NGO", "IMG", "EUR"):
            return Place(side.span, side.name or side.country, side.country, precision="country")
    return None


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
    from taqarub.model.text import Span

    return Place(Span(found.start, found.end), found.name, found.country, found.lat, found.lon, found.kind)
