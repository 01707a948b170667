"""Learning which words report an act where a text is a sentence or two, from such texts written and annotated for it.

No other weights have seen them, save the lines of quiet articles. Needs the `train` extra.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from taqarub.evaluation.example import Example
from taqarub.evaluation.fit import fit_again, with_words
from taqarub.evaluation.train_keep import judged
from taqarub.events.beside import log_odds
from taqarub.events.model import Binary, Models
from taqarub.events.proposals import propose
from taqarub.pipeline import Coder

_SEEN = 2  # candidates that a feature must stand by
_STRENGTH = 0.1  # scikit-learn's C


class PlainRow(NamedTuple):
    """A candidate of a short text: its log odds, what describes it, and whether annotators code it."""

    total: float
    features: tuple[str, ...]
    coded: bool


def with_plain(models: Models, texts: Sequence[Example]) -> Models:
    """The models with what a text of a sentence or two tells; unchanged without both kinds of candidates."""
    rows = [row for one in texts for row in plain_rows(one, models)]
    if len({row.coded for row in rows}) < 2:
        return models
    totals, features, coded = zip(*rows, strict=True)
    trust, weights = fit_again(features, totals, [int(one) for one in coded], _STRENGTH, _SEEN)
    return replace(models, plain=weights, plain_trust=trust)


def code_unseen(texts: Sequence[Example], coder: Coder) -> dict[str, Mapping[str, Any]]:
    """Records of all texts by id, each coded by weights for such texts that saw none of its author's.

    The author is what stands before the hyphen of an id.
    """
    authors = sorted({_author(one) for one in texts})
    records: dict[str, Mapping[str, Any]] = {}
    for author in authors:
        others = [one for one in texts if _author(one) != author]
        fitted = Coder(coder.reader, with_plain(_without(coder.models), others), coder.builder)
        records |= {one.id: fitted.code(one.article.document) for one in texts if _author(one) == author}
    return records


def _author(one: Example) -> str:
    return one.id.partition("-")[0]


def _without(models: Models) -> Models:
    return replace(models, plain=Binary(0.0, {}), plain_trust=1.0)


def plain_rows(one: Example, models: Models) -> Iterator[PlainRow]:
    """The candidates of a text on which annotators have a verdict."""
    proposals, coded = judged(one, propose(one.drafts, models))
    for proposal, total, verdict in zip(proposals, log_odds(proposals, models), coded, strict=True):
        if verdict is not None:
            yield PlainRow(total, with_words(proposal.features, proposal.kin), verdict)
