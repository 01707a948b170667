"""Learning which contexts an act has, from articles whose annotators name them."""

from collections.abc import Iterator, Sequence

from taqarub.evaluation.example import Example
from taqarub.evaluation.fit import fit_binary
from taqarub.evaluation.train_settle import matched
from taqarub.events.coder import EventCoder
from taqarub.events.contexts import context_options, topics_of
from taqarub.events.model import Binary, Models
from taqarub.knowledge.lexicon import Lexicon

_Row = tuple[tuple[str, ...], int]  # the features of a context, and whether the gold has it


def fit_contexts(lexicon: Lexicon, parts: Sequence[tuple[Models, Sequence[Example]]], strength: float) -> Binary:
    """The weights; none where the gold names no contexts. `parts`: models, and examples they were trained without."""
    rows = [row for models, examples in parts for row in _rows(EventCoder(lexicon, models), lexicon, examples)]
    labels = [label for _, label in rows]
    return fit_binary([f for f, _ in rows], labels, strength) if len(set(labels)) > 1 else Binary(0.0, {})


def _rows(coder: EventCoder, lexicon: Lexicon, examples: Sequence[Example]) -> Iterator[_Row]:
    for one in examples:
        told = [gold for gold in one.gold if gold.event.get("contexts")]
        if not told:
            continue
        pairs, topics = coder.told(one.article), topics_of(one.article, lexicon)
        for number, gold in matched([event for event, _ in pairs], told):
            for name, features in context_options(*pairs[number], topics, lexicon):
                yield features, int(name in gold.event["contexts"])
