"""Learning the weights that choose dates and grounds, from annotated articles as the coder with all other weights has
coded them. They come last: what an event's parties and its other tellings are must be known first. Needs `train`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from taqarub.evaluation.days import day_range
from taqarub.evaluation.example import Example, GoldMention, kinds
from taqarub.evaluation.fit import fit_binary, fit_options
from taqarub.events.coder import EventCoder
from taqarub.events.model import Binary, Models
from taqarub.events.settle import dates_at_hand, grounds_at_hand, promised
from taqarub.events.when import DayOption
from taqarub.knowledge.lexicon import Lexicon
from taqarub.model.event import Event


class SettleRecipe(NamedTuple):
    """Strengths of the penalties (scikit-learn's C)."""

    when: float = 0.05
    where: float = 0.05


_Options = list[tuple[tuple[str, ...], bool]]  # the dates at hand of an act, "none" last; features: is it right?


class _Rows(NamedTuple):
    features: list[tuple[str, ...]]
    right: list[int]


def fit_settling(
    lexicon: Lexicon, parts: Sequence[tuple[Models, Sequence[Example]]], recipe: SettleRecipe | None = None
) -> tuple[Binary, Binary]:
    """(when, where) from examples coded by models that were trained without them. Deterministic."""
    recipe = recipe or SettleRecipe()
    when: list[_Options] = []
    where = _Rows([], [])
    for models, examples in parts:
        coder = EventCoder(lexicon, replace(models, when=Binary(0.0, {}), where=Binary(0.0, {})))
        for one in examples:
            _collect(coder, models.seats, one, when, where)
    return _fit_when(when, recipe.when), _fit_where(where, recipe.where)


def _fit_when(groups: Sequence[_Options], strength: float) -> Binary:
    """The weights; none where the gold tells no dates, so that the rules of `dating` stand."""
    dated = any(right for group in groups for _, right in group[:-1])
    return fit_options(groups, strength, least=3) if dated else Binary(0.0, {})


def _fit_where(rows: _Rows, strength: float) -> Binary:
    """The weights; none where the gold tells no grounds, so that the rules of `where` stand."""
    return fit_binary(*rows, strength) if len(set(rows.right)) > 1 else Binary(0.0, {})


def _collect(coder: EventCoder, seats: Mapping[str, str], one: Example, when: list[_Options], where: _Rows) -> None:
    pairs = coder.told(one.article)
    true = dict(matched([event for event, _ in pairs], one.gold))
    days = list(dates_at_hand(pairs, one.article))
    grounds = grounds_at_hand(pairs, one.article, seats)
    for number, gold in true.items():
        when.append(_options(days[number], _days(gold.event, pairs[number][0])))
        for ground in grounds[number]:
            where.features.append(ground.features)
            where.right.append(int(ground.country == gold.event.get("place_country")))


def _options(days: Sequence[DayOption], true: set[tuple[int, int]]) -> _Options:
    """Which options are right; that of no date where none is."""
    right = [day_range(day.edtf) in true for day in days]
    return [
        (day.features, is_right or (not day.edtf and not any(right))) for day, is_right in zip(days, right, strict=True)
    ]


def matched(events: Sequence[Event], gold: Sequence[GoldMention]) -> Iterator[tuple[int, GoldMention]]:
    """Event index → the gold mention on the same words, one to one."""
    used: set[int] = set()
    for mention in gold:
        for number, event in enumerate(events):
            meets = event.trigger.start < mention.trigger[1] and mention.trigger[0] < event.trigger.end
            if number not in used and meets and _alike(event, mention.event):
                used.add(number)
                yield number, mention
                break


def _alike(event: Event, gold: Mapping[str, Any]) -> bool:
    return bool(kinds(event.type, event.status) & kinds(gold["type"], gold.get("status") or "actual"))


def _days(gold: Mapping[str, Any], event: Event) -> set[tuple[int, int]]:
    """The ranges that are right: a promise has its own day and, where it is coded as the act, the promised one."""
    names = ["date"] if promised(event) or gold["type"] != "AGREE" else ["date", "planned_date"]
    return {found for name in names if (found := day_range(gold.get(name)))}
