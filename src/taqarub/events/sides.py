"""Both sides of an act chosen together: the likeliest pair of actor and recipient, then once more by the article.

Every party is weighed as actor and as recipient, every pair of them as a pair. What the article tells of its other acts
then makes some pairs likelier: the same states do the same to each other. All weights are learned (`taqarub train`).
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product, repeat
from typing import NamedTuple

from taqarub.events.setting import NOBODY, Party, Setting
from taqarub.events.slots import BY
from taqarub.events.triggers import Candidate
from taqarub.model.mention import Mention

RECIPROCAL = frozenset(("CONSULT", "AGREE", "COOPERATE"))
States = tuple[str, ...]
_NOTHING: dict[str, complex] = {}
_ZEROS = repeat(0j)
_WIDTH = 5  # parties a side that are tried in pairs; nobody is always tried
_ONE_WAY = frozenset(("receive", "own", "with"))
_UNKNOWN = "UAF"  # unidentified armed forces
_NEARLY = 2.5  # of 19 such attackers of `training/` that are within it 12 are those of the annotators, 3 are nobody's
_DOUBTFUL, _LIKELY, _SURE = 0.2, 0.5, 0.8
_QUAD = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"), "+"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "-"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "!"),
}


class Role(NamedTuple):
    """A filled role: "A" actor or "R" recipient, its probability, and the slot it was read from."""

    mention: Mention
    role: str
    probability: float
    slot: str


class Pair(NamedTuple):
    """An actor and a recipient (indices of the parties) with the log-odds of the two together."""

    actor: int
    recipient: int
    score: float


class Told(NamedTuple):
    """What one trigger of the article was read as at first: the states of both sides and how likely they are."""

    type: str
    actors: States
    recipients: States
    probability: float


@dataclass(frozen=True, slots=True)
class SideModel:
    """Learned weights. `parties`: head → tail → actor + recipient·i; `pairs`: feature → weight.

    A party's two weights are one complex number, so that the sum over its features runs without a Python loop.
    `trust` scales the first reading where the article's other acts are weighed with it (`habits`, `habit_pairs`).
    """

    parties: Mapping[str, dict[str, complex]]
    pairs: Mapping[str, float]
    trust: float
    habits: Mapping[str, complex]
    habit_pairs: Mapping[str, float]

    def first(self, setting: Setting, found: Sequence[Party]) -> list[Pair]:
        """The pairs worth trying, each with its score, read from the trigger's own surroundings."""
        weights = self._weigh(found)
        last = len(found) - 1  # nobody
        tried = [_likeliest(part, last) for part in ([w.real for w in weights], [w.imag for w in weights])]
        out = []
        for a, r in product(*tried):
            if possible(setting, found, a, r):
                joint = sum(map(self.pairs.get, pair_features(setting, found[a], found[r]), _FLAT))
                out.append(Pair(a, r, weights[a].real + weights[r].imag + joint))
        return out

    def again(self, pairs: Sequence[Pair], found: Sequence[Party], others: "Habits") -> list[Pair]:
        """The same pairs weighed with what the article tells of its other acts."""
        if not self.habits or not others.any:
            return list(pairs)
        get, joint = self.habits.get, self.habit_pairs.get
        weigh = {i: sum(map(get, others.of(found[i]), _ZEROS), 0j) for i in {i for p in pairs for i in p[:2]}}
        joints: dict[tuple[States, States], float] = {}  # several parties stand for the same states
        out = []
        for a, r, score in pairs:
            states = (found[a].states, found[r].states)
            if states not in joints:
                joints[states] = sum(map(joint, others.of_pair(found[a], found[r]), _FLAT))
            out.append(Pair(a, r, self.trust * score + weigh[a].real + weigh[r].imag + joints[states]))
        return out

    def _weigh(self, found: Sequence[Party]) -> list[complex]:
        """Actor + recipient·i of each party."""
        out: list[complex] = []
        heads: tuple[str, ...] = ()
        tables: list[dict[str, complex]] = []
        for party in found:
            if party.heads is not heads:
                heads = party.heads
                tables = [self.parties.get(h, _NOTHING) for h in heads]
            out.append(sum(map(dict.get, tables, party.tails, _ZEROS), 0j))
        return out


_FLAT = (0.0,) * 64


def _likeliest(scores: Sequence[float], nobody: int) -> list[int]:
    order = sorted(range(nobody), key=lambda i: -scores[i])[:_WIDTH]
    return [*order, nobody]


def possible(setting: Setting, found: Sequence[Party], a: int, r: int) -> bool:
    """Nobody stands on both sides, also not as one of several; who stands after «من قبل» receives nothing.

    «تسلمت كينيا مساعدات من أوغندا»: some verbs are never turned round (66 of 66 in annotated news). «طُردت السفيرة»: who
    stands right behind a passive verb did not do it (nor did they in 20 of 21).
    """
    if found[r].slot == BY or (_settled(setting.candidate) and (found[a].expected, found[r].expected) == ("R", "A")):
        return False
    if _suffers(setting.candidate, found[a], "R") or _suffers(setting.candidate, found[r], "A"):
        return False
    if setting.judge is not None and any(one is setting.judge for one in found[a].mentions):
        return False
    if a == r:
        return found[a].slot == NOBODY
    return not any(one is other for one in found[a].mentions for other in found[r].mentions)


def _suffers(candidate: Candidate, party: Party, role: str) -> bool:
    """Does whoever stands right behind a passive verb, or behind its preposition, have the role that it gives?"""
    reach = candidate.last + (party.slot != "bare1")
    return candidate.passive and candidate.last <= party.at <= reach and party.expected == role


def _settled(candidate: Candidate) -> bool:
    return candidate.verbal and candidate.row.frame in _ONE_WAY


def pair_features(setting: Setting, a: Party, r: Party) -> tuple[str, ...]:
    """What speaks for two parties being the two sides of one act."""
    row = setting.candidate.row
    type_ = row.type
    nobody = f"{a.slot == NOBODY:d}{r.slot == NOBODY:d}"
    if nobody != "00":
        other = r if a.slot == NOBODY else a
        return f"J{nobody}|{type_}", f"Jn{nobody}|{type_}|{other.kind}", f"Jh{nobody}|{row.head}"
    same = "s" if a.states == r.states else "o" if set(a.states) & set(r.states) else "d"
    pos = "V" if setting.candidate.verbal else "N"
    at = setting.candidate.at
    order = _where(a, at) + _where(r, at) + ("" if a.at < 0 or r.at < 0 else "1" if a.at < r.at else "2")
    plain = (
        f"Js:{same}|{type_}", f"Jk:{same}|{a.kind}|{r.kind}", f"Jo:{order}|{row.frame}|{pos}", f"Jt:{order}|{type_}",
        f"Jc:{a.carried:d}{r.carried:d}|{type_}", f"Jx:{same}{a.sector}>{r.sector}", f"Jl:{a.slot}>{r.slot}|{pos}",
        f"Je:{a.expected}>{r.expected}|{pos}",
        f"Jf:{a.expected}>{r.expected}", f"Jg:{a.expected}>{r.expected}|{type_}",
        f"Ji:{a.kind}>{r.kind}|{type_}{row.mode}",
    )  # fmt: skip
    if same != "s":
        return plain
    return (*plain, f"Jm:{setting.background.home in a.states:d}|{type_}", f"Jy:{a.slot}{r.slot}")


def _where(party: Party, at: int) -> str:
    return "c" if party.at < 0 else "<" if party.at < at else ">"


class Habits:
    """What an article tells of its acts besides one: by kinship of the acts (s same type, q same class, r others).

    With them go the habits of the development gold (`custom`), which leaves a side open more often, and names one
    state on both sides less often, than the annotators of `training/`: its own articles alone teach them.
    """

    def __init__(self, type_: str, told: Sequence[Told], *, custom: bool = True) -> None:
        """`told` are the other triggers of the article, `type_` the type of this one."""
        self.any = bool(told)
        self._custom = custom
        self._type = type_
        self._sides: dict[str, tuple[dict[States, float], dict[States, float], dict[tuple[States, States], float]]] = {}
        for other in told:
            kin = "s" if other.type == type_ else "q" if _QUAD.get(other.type) == _QUAD.get(type_) else "r"
            tables = self._sides.setdefault(kin, ({}, {}, {}))
            key = (other.actors, other.recipients)
            for table, states in ((tables[0], other.actors), (tables[1], other.recipients)):
                table[states] = max(table.get(states, 0.0), other.probability)
            tables[2][key] = max(tables[2].get(key, 0.0), other.probability)

    def of(self, party: Party) -> Iterator[str]:
        """What the other acts say of a party."""
        nobody = "n" if party.slot == NOBODY else ""
        if self._custom and not party.states:
            yield "open"
        for kin, (actors, recipients, _) in self._sides.items():
            a, r = _level(actors.get(party.states)), _level(recipients.get(party.states))
            yield f"{kin}A{a}{nobody}"
            yield f"{kin}R{r}{nobody}"
            yield f"{kin}{a}{r}{nobody}|{self._type}"

    def of_pair(self, a: Party, r: Party) -> Iterator[str]:
        """What the other acts say of a pair."""
        empty = f"{not a.states:d}{not r.states:d}"
        if self._custom and a.states == r.states:
            yield f"within{empty}"
        for kin, (_, _, pairs) in self._sides.items():
            level = _level(pairs.get((a.states, r.states)))
            yield f"{kin}{level}{_level(pairs.get((r.states, a.states)))}{empty}"
            yield f"{kin}{level}|{self._type}"


def _level(probability: float | None) -> str:
    """- never told, 0 hardly likely … 3 nearly sure."""
    if probability is None:
        return "-"
    if probability < _DOUBTFUL:
        return "0"
    return "3" if probability >= _SURE else "2" if probability >= _LIKELY else "1"


def best(type_: str, pairs: Sequence[Pair], found: Sequence[Party]) -> tuple[Pair, float]:
    """The likeliest pair of the likeliest states, and the probability of these states among all pairs.

    Several parties stand for one state, each with a share of what speaks for it: the shares are summed before states
    are compared. Of a mutual act it does not matter who stands on which side. Ties go to the earlier.
    """
    top = max(p.score for p in pairs)
    mass: dict[tuple[States, States], float] = {}
    chosen: dict[tuple[States, States], Pair] = {}
    mutual = type_ in RECIPROCAL
    for p in pairs:
        states = (found[p.actor].states, found[p.recipient].states)
        if mutual:
            states = (tuple(sorted({*states[0], *states[1]})), ())
        mass[states] = mass.get(states, 0.0) + math.exp(p.score - top)
        if states not in chosen or p.score > chosen[states].score:
            chosen[states] = p
    likeliest = max(mass, key=lambda states: mass[states])
    return chosen[likeliest], mass[likeliest] / sum(mass.values())


def _rather_named(chosen: Pair, pairs: Sequence[Pair], found: Sequence[Party]) -> Pair:
    """An actor of no state whom the sentence names, in place of nobody or of another of no state.

    Who stands after «من قبل» acts; annotators seldom mark unknown attackers («استهدف انتحاري حافلة»), so the weights
    prefer nobody. The states of the act stay the same.
    """
    if found[chosen.actor].states or found[chosen.actor].slot == BY:
        return chosen
    nobody = found[chosen.actor].slot == NOBODY
    named = [
        p for p in pairs
        if p.recipient == chosen.recipient and p.score > chosen.score - _NEARLY
        and _stateless(found[p.actor], unknown=nobody)
    ]  # fmt: skip
    return max(named, key=lambda p: p.score, default=chosen)


def _stateless(party: Party, *, unknown: bool) -> bool:
    """Somebody of no state named as the one who did it, or (`unknown`) as an attacker nobody knows."""
    by = party.slot == BY or (unknown and party.sector == _UNKNOWN)
    return by and not party.states and not party.carried and bool(party.mentions)


def told(type_: str, pairs: Sequence[Pair], found: Sequence[Party]) -> Told:
    """The first reading of a trigger, for the others of its article."""
    chosen, probability = best(type_, pairs, found)
    return Told(type_, found[chosen.actor].states, found[chosen.recipient].states, probability)


def roles_of(type_: str, pairs: Sequence[Pair], found: Sequence[Party]) -> tuple[list[Role], float]:
    """The chosen sides written out, one role a mention, each with the probability of its side; and that of both."""
    chosen, probability = best(type_, pairs, found)
    chosen = _rather_named(chosen, pairs, found)
    total = sum(math.exp(p.score - chosen.score) for p in pairs)
    out: list[Role] = []
    for side, index in (("A", chosen.actor), ("R", chosen.recipient)):
        party = found[index]
        alike = sum(
            math.exp(p.score - chosen.score)
            for p in pairs
            if found[p.actor if side == "A" else p.recipient].states == party.states
        )
        out.extend(Role(mention, side, alike / total, party.slot) for mention in party.mentions)
    return out, probability
