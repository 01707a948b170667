"""Is a candidate an event? Judged by itself first, then once more by how likely those beside it are.

A verbal noun next to the verb that tells the act, what a charge is about, an article full of attacks: what stands
beside a candidate says whether it reports an act of its own (docs/experiments.md).
"""

from bisect import bisect
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from taqarub.events.alone import Given, again
from taqarub.events.model import Binary, Models, chance
from taqarub.events.proposals import Proposal

_LEVELS = (0.15, 0.35, 0.6, 0.8)  # hardly, doubtful, open, likely, nearly sure
_REACHES = (2, 5, 10)  # tokens between two candidates
_MANY, _EIGHTS = 3, 6  # candidates on one side, candidates of an article in eights: more say the same
_FEW = 5  # others, of whom an article is hardly one


class _One(NamedTuple):
    """A candidate as those beside it see it. `clause` counts the clause borders before it."""

    at: int
    clause: int
    type: str
    head: str
    form: str
    prep: str
    parties: tuple[tuple[str, str], ...]
    chance: float
    level: int
    needs: tuple[int, ...]


def chances(proposals: Sequence[Proposal], models: Models, text: Given = Given.WHOLE) -> list[float]:
    """For each candidate the calibrated probability that a careful reader codes it as its type; `text` says how much of
    an article they are all candidates of.
    """
    totals = log_odds(proposals, models)
    return [chance(again(total, p, models, text)) for total, p in zip(totals, proposals, strict=True)]


def log_odds(proposals: Sequence[Proposal], models: Models) -> list[float]:
    """For each candidate of an article its log odds, by itself and by what stands beside it."""
    first, told = read(proposals, models.keep)
    return [models.trust * t + models.beside.total(features) for t, features in zip(first, told, strict=True)]


def read(proposals: Sequence[Proposal], keep: Binary) -> tuple[list[float], list[tuple[str, ...]]]:
    """For each candidate of an article its log odds by itself, and what the others say of it."""
    first = [keep.total(p.features, (*p.around, *p.kin)) for p in proposals]
    return first, beside(proposals, [chance(total) for total in first])


def beside(proposals: Sequence[Proposal], first: Sequence[float]) -> list[tuple[str, ...]]:
    """For each candidate what the others of its article say of it; `first` are their chances by themselves."""
    ones = [_one(p, c) for p, c in zip(proposals, first, strict=True)]
    rows: dict[int, list[int]] = {}
    for number, proposal in enumerate(proposals):
        rows.setdefault(proposal.sentence.number, []).append(number)
    whole = _Whole(ones)
    out: list[tuple[str, ...]] = [()] * len(ones)
    for row in rows.values():
        row.sort(key=lambda n: (ones[n].at, n))
        for k, number in enumerate(row):
            one = ones[number]
            before, behind = [ones[n] for n in reversed(row[:k])], [ones[n] for n in row[k + 1 :]]
            served = [o for o in (*before, *behind) if one.at in o.needs]
            out[number] = (*_side("<", one, before), *_side(">", one, behind), *_serves(one, served), *whole.of(one))
    return out


def _one(proposal: Proposal, chance_: float) -> _One:
    candidate = proposal.candidate
    parties = tuple(sorted((role.role, role.mention.country) for role in proposal.roles))
    return _One(
        candidate.at, proposal.sentence.hard[candidate.at], candidate.row.type, candidate.row.head,
        "V" if candidate.verbal else "N", candidate.reading.prep, parties, chance_, bisect(_LEVELS, chance_),
        candidate.companions,
    )  # fmt: skip


def _side(side: str, one: _One, others: Sequence[_One]) -> Iterator[str]:
    """What stands on one side in its sentence, nearest first: the nearest, the likeliest, those of the same parties."""
    if not others:
        yield f"{side}-"
        yield f"{side}-|{one.type}"
        return
    near, best = others[0], max(others, key=lambda o: o.chance)
    level, forms = f"{side}{near.level}", one.form + near.form
    border = "=" if near.clause == one.clause else "/"
    yield f"{level}|{forms}"
    yield f"{level}|{bisect(_REACHES, abs(near.at - one.at) - 1)}{border}|{forms}"
    yield f"{level}|{near.type}>{one.type}"
    yield f"{level}|{near.type}>{one.type}|{one.prep}{forms}"
    yield f"{level}|{near.type == one.type:d}{border}"
    yield f"{level}|{one.prep}|{forms}"
    yield f"{level}|{near.head}>{one.type}"
    yield f"{side}m{best.level}"
    yield f"{side}m{best.level}|{best.type}>{one.type}"
    yield f"{side}n{min(_MANY, len(others))}|{best.level}"
    alike = max((o.level for o in others if o.parties == one.parties), default=-1)
    if alike >= 0:
        yield f"{side}s{alike}"
        yield f"{side}s{alike}|{one.type}"


def _serves(one: _One, served: Sequence[_One]) -> Iterator[str]:
    """«هدد بفرض عقوبات»: the word that another needs to be a trigger is seldom an act of its own beside it."""
    for other in served[:1]:
        yield f"u{other.level}"
        yield f"u{other.level}|{one.form}"
        yield f"u|{other.type}>{one.type}"


class _Whole:
    """What the article says as a whole: how likely its candidates are, and the likeliest of a type or of a row."""

    def __init__(self, ones: Sequence[_One]) -> None:
        self._total = sum(one.chance for one in ones)
        self._count = len(ones)
        self._best: dict[tuple[str, str], list[_One]] = {}
        for one in ones:
            for key in (("type", one.type), ("head", one.head)):
                self._best[key] = sorted((*self._best.get(key, ()), one), key=lambda o: -o.chance)[:2]

    def of(self, one: _One) -> Iterator[str]:
        """What it says of one candidate; nothing where few others are told of, as when a sentence is given alone."""
        if self._count <= _FEW:
            return
        mean = int(10 * (self._total - one.chance) / (self._count - 1))
        yield f"M{mean}"
        yield f"M{mean}|{one.type}"
        yield f"N{min(_EIGHTS, self._count // 8)}"
        for mark, key in (("S", ("type", one.type)), ("H", ("head", one.head))):
            level = max((o.level for o in self._best[key] if o is not one), default=0)
            yield f"{mark}{level}"
            yield f"{mark}{level}|{one.type}"
