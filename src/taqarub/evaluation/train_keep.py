"""Learning which candidates are events: each judged by itself, then once more by what those beside it say.

What stands beside is judged by models that had not seen the article, as it will be on new text. Needs `train`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from taqarub.evaluation.example import Example, pair_up, span_of
from taqarub.evaluation.fit import fit_again, fit_binary, with_words
from taqarub.evaluation.train_sides import FOLDS
from taqarub.events.beside import read
from taqarub.events.model import Binary
from taqarub.events.proposals import Proposal
from taqarub.events.status import Status

_SEEN = 8  # candidates that a word must stand by: rarer ones fit the articles trained on and tell nothing of others
_AGAIN_SEEN = 10  # the same for what stands beside


class Judged(NamedTuple):
    """The candidates of one article and whether the gold codes them; None = that counts neither way."""

    proposals: Sequence[Proposal]
    coded: Sequence[bool | None]


def judged(ex: Example, proposals: Sequence[Proposal]) -> Judged:
    """The candidates of an annotated text and what its annotations say of each."""
    paired = pair_up(proposals, ex.gold)
    return Judged(proposals, [i in paired or _uncoded(ex, p) for i, p in enumerate(proposals)])


def _uncoded(ex: Example, proposal: Proposal) -> bool | None:
    """What it says of a candidate that the gold does not code it: no event (False), or nothing (None), where annotators
    set its words aside or it did not happen.
    """
    start, _ = span_of(proposal)
    aside = any(a <= start < b for a, b in ex.set_aside)
    return None if aside or proposal.ruling.status in (Status.HYPOTHETICAL, Status.NEGATED) else False


class Keeping(NamedTuple):
    """Weights for a candidate by itself, the trust in its log odds then, and weights for what stands beside it."""

    keep: Binary
    trust: float
    beside: Binary


def fit_keeping(articles: Sequence[Judged], strength: float, again: float) -> Keeping:
    """Both readings; penalties as scikit-learn's C. Article i lies in fold i % FOLDS; without both kinds of candidates
    in the others of each fold the second reading is left out.
    """
    keep = _first(articles, strength)
    others = [[one for i, one in enumerate(articles) if i % FOLDS != k] for k in range(FOLDS)]
    if not all({True, False} <= {coded for one in part for coded in one.coded} for part in others):
        return Keeping(keep, 1.0, Binary(0.0, {}))
    rows: list[tuple[str, ...]] = []
    totals: list[float] = []
    labels: list[int] = []
    for k, part in enumerate(others):
        crossed = _first(part, strength)
        for one in articles[k::FOLDS]:
            _collect(one, crossed, rows, totals, labels)
    return Keeping(keep, *fit_again(rows, totals, labels, again, _AGAIN_SEEN))


def _first(articles: Sequence[Judged], strength: float) -> Binary:
    told = [(p, coded) for one in articles for p, coded in zip(*one, strict=True) if coded is not None]
    rows = [with_words(p.features, (*p.around, *p.kin)) for p, _ in told]
    return fit_binary(rows, [int(coded) for _, coded in told], strength, least=_SEEN)


def _collect(one: Judged, model: Binary, rows: list[tuple[str, ...]], totals: list[float], labels: list[int]) -> None:
    for total, features, coded in zip(*read(one.proposals, model), one.coded, strict=True):
        if coded is not None:
            rows.append(features)
            totals.append(total)
            labels.append(int(coded))
