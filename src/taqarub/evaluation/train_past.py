"""Learning which acts are told as background, from annotated articles as all other weights code them."""

from collections.abc import Iterator, Sequence

from taqarub.evaluation.example import Example
from taqarub.evaluation.fit import fit_binary, with_words
from taqarub.evaluation.train_settle import matched
from taqarub.events.coder import EventCoder
from taqarub.events.model import Binary, Models
from taqarub.events.past import past_features
from taqarub.events.settle import promised
from taqarub.knowledge.lexicon import Lexicon

_HAPPENED = {"actual": 0, "historical": 1}
_SEEN = 3


def fit_past(lexicon: Lexicon, parts: Sequence[tuple[Models, Sequence[Example]]], strength: float) -> Binary:
    """The weights; none where the gold tells no background. `parts`: models, and examples they were trained without."""
    rows = [row for models, examples in parts for row in _rows(EventCoder(lexicon, models), examples)]
    labels = [label for _, label in rows]
    return fit_binary([f for f, _ in rows], labels, strength, _SEEN) if len(set(labels)) > 1 else Binary(0.0, {})


def _rows(coder: EventCoder, examples: Sequence[Example]) -> Iterator[tuple[tuple[str, ...], int]]:
    for one in examples:
        pairs = coder.settled(one.article)
        for number, gold in matched([event for event, _ in pairs], one.gold):
            event, proposal = pairs[number]
            label = _HAPPENED.get(gold.event["status"])
            if label is not None and event.status in _HAPPENED and not promised(event):
                yield with_words(past_features(event, proposal, one.article), proposal.around), label
