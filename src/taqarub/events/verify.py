"""Is anybody there at all? The likeliest mention is dropped where the side is more likely left open by the text.

«قتل ثلاثة في انفجار» names no perpetrator; a state that stands near is not one. Weighed (learned) from how a role was
filled: its slot, its probability, the form and type of the act, and what the other side is.
"""

from collections.abc import Iterator, Sequence

from taqarub.events.model import Binary
from taqarub.events.roles import Role
from taqarub.events.status import Ruling
from taqarub.events.triggers import Candidate

_LEAST = 0.5


def verified(roles: Sequence[Role], candidate: Candidate, ruling: Ruling, model: Binary) -> list[Role]:
    """The roles that more likely stand than not."""
    if not model.weights:
        return list(roles)
    return [r for r in roles if model.probability(tuple(features(r, roles, candidate, ruling))) >= _LEAST]


def features(role: Role, roles: Sequence[Role], candidate: Candidate, ruling: Ruling) -> Iterator[str]:
    """What speaks for the side being filled at all."""
    row, mention = candidate.row, role.mention
    side, level = role.role, str(min(9, int(role.probability * 10)))
    form = candidate.reading.tag[:2] if candidate.verbal else f"n{candidate.reading.article:d}"
    others = [r.mention for r in roles if r.role != side]
    same = any(m.country == mention.country for m in others)
    yield f"{side}"
    yield f"t:{side}{row.type}"
    yield f"f:{side}{row.frame}|{form}"
    yield f"h:{side}{row.head}"
    yield f"s:{side}{role.slot}|{form[0]}"
    yield f"st:{side}{role.slot}|{row.type}"
    yield f"k:{side}{mention.kind}|{row.type}"
    yield f"ks:{side}{mention.kind}|{role.slot}"
    yield f"p:{side}{level}"
    yield f"pt:{side}{level}|{row.type}"
    yield f"o:{side}{bool(others)}|{row.type}"
    yield f"same:{side}{same}|{row.type}"
    yield f"sk:{side}{same}|{mention.kind}"
    yield f"sec:{side}{mention.sector}|{row.type}"
    yield f"r:{side}{ruling.status}|{row.type}"
    yield f"n:{side}{sum(r.role == side for r in roles)}|{row.type}"
