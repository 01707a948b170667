"""Who did it and to whom: the mentions near a trigger, weighed as actor, recipient or neither; the likeliest fill in.

The weights are learned (`taqarub train`) and shipped; what an article told before makes a role likelier.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from taqarub.events.links import Link
from taqarub.model.mention import Mention, MentionKind

Weight = tuple[float, float]
_NOTHING: dict[str, complex] = {}
_ZEROS = (0j,) * 64  # at least as many as a link has features


class Role(NamedTuple):
    """A filled role: "A" actor or "R" recipient, its probability, and the slot it was read from."""

    mention: Mention
    role: str
    probability: float
    slot: str


@dataclass(frozen=True, slots=True)
class PairModel:
    """Learned log-linear weights: head → tail → actor + recipient·i, each against neither.

    A pair of weights is one complex number, so that the sum over a link's features runs without a Python loop.
    """

    weights: Mapping[str, dict[str, complex]]

    def weigh(self, found: Sequence[Link]) -> list[Weight]:
        """Probabilities of actor and of recipient of each link."""
        out: list[Weight] = []
        heads: tuple[str, ...] = ()
        tables: list[dict[str, complex]] = []
        for link in found:
            if link.heads is not heads:
                heads = link.heads
                tables = [self.weights.get(h, _NOTHING) for h in heads]
            total = sum(map(dict.get, tables, link.tails, _ZEROS), 0j)
            out.append(_probabilities(total.real, total.imag))
        return out


def _probabilities(a: float, r: float) -> Weight:
    top = max(a, r, 0.0)
    ea, er, en = math.exp(a - top), math.exp(r - top), math.exp(-top)
    return ea / (ea + er + en), er / (ea + er + en)


# Chosen on three of five folds of the development gold: countries of both sides right, .481 at a floor of .22,
# .488 at .12 (what is too weak is dropped afterwards, see verify.py).
_FLOOR = 0.12
_MARGIN = 0.1  # a mention of another clause must beat those of the trigger's own by this
_SECOND = 0.3  # the other side of something mutual
_SELF = 0.9  # a whole state that acts on itself is nearly always a misreading
_WHOLE = frozenset((MentionKind.STATE, MentionKind.SEAT, MentionKind.NISBA, MentionKind.OWN))
_OWN_STATE = 0.2  # a recipient of the actor's own state must be plain: a government and its people
Weighed = tuple[Link, tuple[float, float]]


class History(NamedTuple):
    """Who did the last acts of a type to whom, earlier in the article."""

    actors: tuple[Role, ...] = ()
    recipients: tuple[Role, ...] = ()


_FAMILIAR = 0.8  # log-odds that a state keeps the role it had in the last act of this type


def fill(found: Sequence[Link], model: PairModel, frame: str, past: History = History()) -> list[Role]:  # noqa: B008
    """The likeliest actor and recipient and those coordinated with them; for mutual acts the two likeliest sides.

    What the article told of an earlier act of the type makes its roles likelier and stands in for what is left open.
    """
    weighed = [(link, _familiar(link, chances, past)) for link, chances in zip(found, model.weigh(found), strict=True)]
    actor = _best(weighed, 0)
    if frame == "mutual":
        return _sides(weighed, actor)
    roles = _with_coordinates(weighed, actor, "A", 0)
    taken = {id(r.mention) for r in roles}
    rest = [w for w in weighed if id(w[0].mention) not in taken]
    recipient = _best(rest, 1)
    if actor and recipient and not _may_both(actor, recipient):
        recipient = _best([w for w in rest if _states(w[0]) != _states(actor[0])], 1)
    return _from_past(roles + _with_coordinates(rest, recipient, "R", 1), past)


def _familiar(link: Link, chances: tuple[float, float], past: History) -> tuple[float, float]:
    """Probabilities after the article's own habit: other odds for a state that had this role or the other before."""
    if not past.actors and not past.recipients:
        return chances
    states = _states(link)
    acted = any(states & _mention_states(r.mention) for r in past.actors)
    received = any(states & _mention_states(r.mention) for r in past.recipients)
    if acted == received:
        return chances
    shift = _FAMILIAR if acted else -_FAMILIAR
    return _shift(chances[0], shift), _shift(chances[1], -shift)


def _shift(p: float, by: float) -> float:
    odds = p / max(1e-9, 1 - p) * math.exp(by)
    return odds / (1 + odds)


def _from_past(roles: list[Role], past: History) -> list[Role]:
    """An empty side is filled from the last act of the type when the other side is the same as then."""
    sides = {side: {c for r in roles if r.role == side for c in _mention_states(r.mention)} for side in "AR"}
    before = {
        side: {c for r in part for c in _mention_states(r.mention)}
        for side, part in (("A", past.actors), ("R", past.recipients))
    }
    for side, other, part in (("A", "R", past.actors), ("R", "A", past.recipients)):
        if not sides[side] and part and (sides[other] == before[other]) and not before[side] & sides[other]:
            roles = roles + [r._replace(slot="past", probability=0.3) for r in part]
    return roles


def _mention_states(mention: Mention) -> frozenset[str]:
    return frozenset(mention.inner) if mention.kind == MentionKind.BOTH else frozenset((mention.country,)) - {""}


def _best(weighed: Sequence[Weighed], index: int) -> Weighed | None:
    """The likeliest; one of another clause only when it beats those of the trigger's own clause by a margin."""
    best = max(weighed, key=lambda w: w[1][index] - _MARGIN * w[0].far, default=None)
    return best if best is not None and best[1][index] >= _FLOOR else None


def _may_both(actor: Weighed, recipient: Weighed) -> bool:
    """A government may act on its own people or bodies; a state hardly on itself."""
    if not _states(actor[0]) & _states(recipient[0]):
        return True
    whole = recipient[0].mention.kind in _WHOLE or bool(recipient[0].mention.enclitic)  # «سحبت قواتها»: its own
    return recipient[1][1] >= (_SELF if whole else _OWN_STATE)


def _states(link: Link) -> frozenset[str]:
    return _mention_states(link.mention)


def _sides(weighed: Sequence[Weighed], first: Weighed | None) -> list[Role]:
    """Both sides of a meeting or deal: "the two sides" are complete, else the likeliest of another state joins."""
    if first is None:
        first = _best(weighed, 1)
    if first is None:
        return []
    roles = [Role(first[0].mention, "A", max(first[1]), first[0].slot)]
    seen = set(_states(first[0]))
    for link, (a, r) in sorted(weighed, key=lambda w: -max(w[1])):
        if len(seen) >= 2 and not _coordinated(link, roles):
            continue
        if max(a, r) < _SECOND or not _states(link) - seen:
            continue
        roles.append(Role(link.mention, "A" if a >= r else "R", max(a, r), link.slot))
        seen |= _states(link)
    return roles


def _coordinated(link: Link, roles: Sequence[Role]) -> bool:
    """Directly after or before «و»: «روسيا والصين»."""
    m = link.mention
    return any(
        (m.conj and m.first - r.mention.last in (0, 1)) or (r.mention.conj and r.mention.first - m.last in (0, 1))
        for r in roles
    )


def _with_coordinates(weighed: Sequence[Weighed], head: Weighed | None, role: str, index: int) -> list[Role]:
    if head is None:
        return []
    roles = [Role(head[0].mention, role, head[1][index], head[0].slot)]
    if head[0].carried:
        return roles
    taken = {id(head[0].mention)}
    ordered = sorted((w for w in weighed if not w[0].carried), key=lambda w: w[0].mention.start)
    for row in (ordered, ordered[::-1]):
        for link, chances in row:
            if id(link.mention) not in taken and _coordinated(link, roles):
                roles.append(Role(link.mention, role, chances[index], link.slot))
                taken.add(id(link.mention))
    return roles
