"""When and where, settled once all events of an article are known: a mention may get both from its other tellings.

The rules of `dating` and `where` decide first; with weights, the best of all dates and grounds at hand stands.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from taqarub.events.article import Article
from taqarub.events.grounds import Option, Surroundings, options, surroundings
from taqarub.events.model import Binary, Models
from taqarub.events.proposals import Proposal
from taqarub.events.same import possible
from taqarub.events.sides import RECIPROCAL
from taqarub.events.when import DayOption, day_options
from taqarub.mentions.edtf import edtf_bounds, overlap
from taqarub.model.event import Event

# How likely it may be that no date at hand is right before the date is left open. Without a publication date those at
# hand belong to other acts, mostly to old ones: on articles not seen 6 right dates were lost by it and 11 wrong ones.
_MOST_OPEN, _MOST_OPEN_UNDATED = 0.98, 0.7
# What a date of a year at most is worth that only overlaps the right one. At 0.4, of 5,384 dates of training/ 18 fewer
# are exactly right and 29 more overlap; the more it is worth, the coarser the dates become.
_MET = 0.4
_LEAST_GROUND = 0.2
_NEWS, _YEAR = 7, 366  # days
_DURING = frozenset(("خلال", "وخلال", "اثناء", "ابان", "ختام", "هامش", "لدي", "غضون"))
_DONE = frozenset(("actual", "historical"))
Pairs = Sequence[tuple[Event, Proposal]]
Restatus = Callable[[Event, Proposal], Event]


def settle(pairs: Pairs, article: Article, models: Models, status: Restatus) -> list[Event]:
    """The events with dates and places; unchanged where a model has no weights."""
    events = _dated(pairs, article, models.when, status) if models.when.weights else [e for e, _ in pairs]
    own = [p for _, p in pairs]
    return _placed(list(zip(events, own, strict=True)), article, models) if models.where.weights else events


# --- when


def dates_at_hand(pairs: Pairs, article: Article) -> Iterator[list[DayOption]]:
    """For each event the dates it may have.

    A promise is dated by when it was made, which is news unless its own sentence says otherwise; what is to come is not
    dated by what is over, nor what is done by what is to come.
    """
    told = [event for event, _ in pairs]
    now = edtf_bounds(article.published)
    for event, proposal in pairs:
        yield [one for one in day_options(event, proposal, article, told) if _may_date(one, event, now)]


def _may_date(option: DayOption, event: Event, now: tuple[date, date] | None) -> bool:
    if promised(event) and option.direction > 0:
        return False
    if now is None:
        return True
    if promised(event):
        return not _over(option.edtf, now[0], _NEWS if option.span is None else _YEAR)
    if event.status == "future":
        return not _over(option.edtf, now[0], 0)
    return event.type == "AGREE" or event.status not in _DONE or not _after(option.edtf, now[1])


def _after(edtf: str, day: date) -> bool:
    """Does it begin later than a day?"""
    begin = edtf_bounds(edtf)
    return begin is not None and begin[0] > day


def _over(edtf: str, day: date, days: int) -> bool:
    """Did it end more than so many days before a day? What has no bounds did not."""
    bounds = edtf_bounds(edtf)
    return bounds is not None and (day - bounds[1]).days > days


def promised(event: Event) -> bool:
    """An AGREE that promises another act."""
    return event.type == "AGREE" and event.act != "AGREE"


def _dated(pairs: Pairs, article: Article, model: Binary, status: Restatus) -> list[Event]:
    out = []
    most = _MOST_OPEN if article.published else _MOST_OPEN_UNDATED
    for (event, proposal), found in zip(pairs, dates_at_hand(pairs, article), strict=True):
        done = event.status in _DONE and not promised(event)
        best = (_named(found) if done else None) or best_day(found, model, most)
        out.append(status(_with_date(event, best), proposal))
    return _planned(out)


def _planned(events: Sequence[Event]) -> list[Event]:
    """A promise without the day of what is promised has the day that its other tellings name, the nearest first."""
    told = [(n, e) for n, e in enumerate(events) if e.act_date]
    out = list(events)
    for number, event in enumerate(events):
        if promised(event) and event.act_date is None:
            fits = [(event.same_as not in (n, e.same_as), abs(n - number), e) for n, e in told if possible(e, event)]
            best = min(fits, key=lambda f: f[:2], default=None)
            out[number] = event if best is None else replace(event, act_date=best[2].act_date)
    return out


def _with_date(event: Event, best: DayOption | None) -> Event:
    if best is None:
        return event if promised(event) else replace(event, date=None)
    if promised(event):
        return replace(event, date=best.edtf)
    if event.status == "hypothetical" and event.date and event.date.endswith("/..") and _begins(event.date, best.edtf):
        return event  # what was asked for then can only come after
    return replace(event, date=best.edtf, date_span=best.span)


def _begins(interval: str, edtf: str) -> bool:
    return interval.removesuffix("/..") == edtf.rstrip("~") and edtf_bounds(interval) is not None


def _named(found: Sequence[DayOption]) -> DayOption | None:
    """The date of the landmark whose name the act is, where its sentence does not date it otherwise."""
    return next((one for one in found if one.landmark), None)


def best_day(found: Sequence[DayOption], model: Binary, most_open: float) -> DayOption | None:
    """The date that is best to say: likely itself, and met by the others that are likely (a month by its days)."""
    shares = model.shares([one.features for one in found])
    told = [_Told(share, edtf_bounds(one.edtf), one) for share, one in zip(shares, found, strict=True) if one.edtf]
    if not told or 1 - sum(one.share for one in told) > most_open:
        return None
    return max(told, key=lambda one: (_worth(one, told), one.option.span is not None, one.option.edtf)).option


class _Told(NamedTuple):
    """A date an act may have, its probability and its first and last day."""

    share: float
    bounds: tuple[date, date] | None
    option: DayOption


def _worth(one: _Told, told: Sequence[_Told]) -> float:
    if one.bounds is None or (one.bounds[1] - one.bounds[0]).days >= _YEAR:
        return one.share
    met = sum(other.share for other in told if other.bounds and overlap(one.bounds, other.bounds))
    return (1 - _MET) * one.share + _MET * met


# --- where


def grounds_at_hand(pairs: Pairs, article: Article, seats: Mapping[str, str]) -> list[list[Option]]:
    """For each event the states it may have taken place in."""
    around: Surroundings = surroundings(article.sentences, article.home)
    told = [(event, event.place) for event, _ in pairs]
    return [options(event, proposal, around, told, seats) for event, proposal in pairs]


def _placed(pairs: Pairs, article: Article, models: Models) -> list[Event]:
    """Mentions of one event share the ground that is likeliest for any of them, or that of the event it falls into."""
    best: dict[int, tuple[float, str]] = {}
    found = grounds_at_hand(pairs, article, models.seats)
    roots = [number if event.same_as is None else event.same_as for number, (event, _) in enumerate(pairs)]
    for root, grounds in zip(roots, found, strict=True):
        for one in grounds:
            chance = 1.0 if one.host else models.where.probability(one.features)
            best[root] = max(best.get(root, (0.0, "")), (chance, one.country))
    for inner, outer in _during(pairs):
        best[roots[inner]] = max(best.get(r, (0.0, "")) for r in (roots[inner], roots[outer]))
    out = []
    for root, (event, _), grounds in zip(roots, pairs, found, strict=True):
        chance, country = best.get(root, (0.0, ""))
        out.append(_at(event, grounds, country if chance >= _LEAST_GROUND else ""))
    return _shared(out)


def _during(pairs: Pairs) -> Iterator[tuple[int, int]]:
    """«خلال الزيارة», «على هامش القمة»: every other act of the sentence and the meeting that it falls into."""
    for outer, (meeting, proposal) in enumerate(pairs):
        at, tokens = proposal.candidate.at, proposal.sentence.tokens
        if meeting.act in RECIPROCAL and any(t.word.text in _DURING for t in tokens[max(0, at - 2) : at]):
            for inner, (event, _) in enumerate(pairs):
                if inner != outer and event.sentence_number == meeting.sentence_number:
                    yield inner, outer


def _at(event: Event, found: Sequence[Option], country: str) -> Event:
    if not country:
        return replace(event, place=None)
    if event.place is not None and event.place.country == country:
        return event
    return replace(event, place=next((one.place for one in found if one.country == country), None))


def _shared(events: Sequence[Event]) -> list[Event]:
    """A mention without words for the common ground points at those of its first telling."""
    known = {n if e.same_as is None else e.same_as: e.place for n, e in reversed(list(enumerate(events))) if e.place}
    return [
        e if e.place is not None else replace(e, place=known.get(n if e.same_as is None else e.same_as))
        for n, e in enumerate(events)
    ]
