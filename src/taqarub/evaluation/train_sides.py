"""Rows for the choice of both sides from annotated articles, and the whole fit of that model."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from taqarub.evaluation.example import GoldMention
from taqarub.evaluation.fit_sides import SideRow, fit_again, fit_first
from taqarub.events.proposals import Draft
from taqarub.events.setting import Party
from taqarub.events.sides import RECIPROCAL, Habits, Pair, SideModel, pair_features, possible, told

_HALF = 0.5  # the weight of a trigger of which only one side can be right
FOLDS = 3
States = tuple[str, ...]
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """The states of both sides by the gold, and where the words stand that it names them by (view offsets)."""

    type: str
    actors: States
    recipients: States
    actor_words: Spans = ()
    recipient_words: Spans = ()

    def right(self, a: States, r: States) -> bool:
        """Are these the gold's sides? Of mutual acts, and of a signing, the union counts, as in scoring."""
        both = self.actors and self.recipients
        if self.type in RECIPROCAL or (self.type == "SUPPORT" and not both):
            return {*a, *r} == {*self.actors, *self.recipients}
        return a == self.actors and r == self.recipients


@dataclass(frozen=True, slots=True)
class ArticleSides:
    """All drafts of an article and, by the number of the draft, the gold's sides of those that are events.

    `custom`: it is of the standard whose habits are learned (see `Habits`).
    """

    drafts: Sequence[Draft]
    gold: Mapping[int, Sides]
    custom: bool = True


@dataclass(frozen=True, slots=True)
class Strengths:
    """Penalties on squared weights: of parties, of pairs, of habits."""

    parties: float = 12.0
    pairs: float = 6.0
    habits: float = 40.0


def sides_of(gold: GoldMention) -> Sides:
    """The sides of a gold mention."""
    event = gold.event
    return Sides(event["type"], _states(event["actors"]), _states(event["recipients"]), gold.actors, gold.recipients)


def _states(entities: Sequence[Mapping[str, Any]]) -> States:
    return tuple(sorted({e["country"] for e in entities if e.get("country")}))


def fit_sides(articles: Sequence[ArticleSides], strengths: Strengths) -> tuple[SideModel, list[SideModel]]:
    """(the model, for each fold of articles a model of the others): article i lies in fold i % FOLDS.

    Raises ValueError when some fold's others hold no event with parties.
    """
    rows = [_first_rows(one) for one in articles]
    if not all(any(rows[i] for i in range(len(rows)) if i % FOLDS != k) for k in range(FOLDS)):
        raise ValueError("too few events with parties")
    crossed = [
        fit_first([row for i, part in enumerate(rows) if i % FOLDS != k for row in part], *_first(strengths))
        for k in range(FOLDS)
    ]
    again = [row for i, one in enumerate(articles) for row in _again_rows(one, crossed[i % FOLDS])]
    first = fit_first([row for part in rows for row in part], *_first(strengths))
    model = fit_again(first, again, strengths.habits) if again else first
    return model, [replace(model, parties=m.parties, pairs=m.pairs) for m in crossed]


def _first(strengths: Strengths) -> tuple[float, float]:
    return strengths.parties, strengths.pairs


def _first_rows(one: ArticleSides) -> list[SideRow]:
    out = []
    for number, gold in one.gold.items():
        draft = one.drafts[number]
        found = draft.parties
        every = range(len(found))
        pairs = [(a, r) for a, r in product(every, every) if possible(draft.setting, found, a, r)]
        right, weight = right_pairs(gold, pairs, found)
        if any(right):
            features = [(a, r, pair_features(draft.setting, found[a], found[r])) for a, r in pairs]
            out.append(SideRow([p.features for p in found], features, right, (), weight))
    return out


def right_pairs(gold: Sides, pairs: Sequence[tuple[int, int]], found: Sequence[Party]) -> tuple[list[bool], float]:
    """Which pairs are right: exactly as the gold has them, else as scoring has it, else one side at half weight."""
    states = [(found[a].states, found[r].states) for a, r in pairs]
    exact = [s == (gold.actors, gold.recipients) for s in states]
    if any(exact):
        return _named(gold, exact, pairs, found), 1.0
    alike = [gold.right(a, r) for a, r in states]
    if any(alike):
        return _named(gold, alike, pairs, found), 1.0
    return [(bool(gold.actors) and a == gold.actors) or ((not r) is not bool(gold.recipients) and r == gold.recipients)
            for a, r in states], _HALF  # fmt: skip


def _named(gold: Sides, right: Sequence[bool], pairs: Sequence[tuple[int, int]], found: Sequence[Party]) -> list[bool]:
    """Of the pairs of the right states those that stand where the gold reads them: a state is named more than once."""
    words = [_at(found[a], gold.actor_words) + _at(found[r], gold.recipient_words) for a, r in pairs]
    if gold.type in RECIPROCAL:
        turned = [_at(found[a], gold.recipient_words) + _at(found[r], gold.actor_words) for a, r in pairs]
        words = [max(one, other) for one, other in zip(words, turned, strict=True)]
    most = max(n for n, good in zip(words, right, strict=True) if good)
    return [good and n == most for n, good in zip(words, right, strict=True)]


def _at(party: Party, words: Spans) -> bool:
    """Is a party named by these words? Nobody is where the gold has none."""
    if not words:
        return not party.mentions
    return any(m.start < end and start < m.end for m in party.mentions for start, end in words)


def _again_rows(one: ArticleSides, model: SideModel) -> list[SideRow]:
    """Rows for the second reading: pairs as the first one tried them, with features of the article's other acts."""
    first = [model.first(d.setting, d.parties) for d in one.drafts]
    readings = [told(d.candidate.row.type, p, d.parties) for d, p in zip(one.drafts, first, strict=True)]
    out = []
    for number, gold in one.gold.items():
        draft, pairs = one.drafts[number], first[number]
        others = [reading for i, reading in enumerate(readings) if i != number]
        right, weight = right_pairs(gold, [(p.actor, p.recipient) for p in pairs], draft.parties)
        if others and any(right):
            habits = Habits(draft.candidate.row.type, others, custom=one.custom)
            out.append(_again_row(draft.parties, pairs, right, weight, habits))
    return out


def _again_row(
    found: Sequence[Party], pairs: Sequence[Pair], right: Sequence[bool], weight: float, habits: Habits
) -> SideRow:
    used = sorted({i for p in pairs for i in (p.actor, p.recipient)})
    place = {i: n for n, i in enumerate(used)}
    return SideRow(
        [tuple(habits.of(found[i])) for i in used],
        [
            (place[p.actor], place[p.recipient], tuple(habits.of_pair(found[p.actor], found[p.recipient])))
            for p in pairs
        ],
        right,
        [p.score for p in pairs],
        weight,
    )
