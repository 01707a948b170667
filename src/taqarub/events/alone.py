"""A text of a sentence or two: what it reports, and what it only tells again or comments on.

In an article the sentences around an act say whether it is news there; a headline, or a sentence written down by
itself, is mostly there to report one («سريلانكا تفرج عن صيادين»). What is to be added to the readings of whole articles
was learned from such texts. A line out of an article that has not even a date has but its own words, and of those that
name an attack or a protest most tell of one known before or speak about it (docs/experiments.md). Of other types nobody
has judged such lines.
"""

from enum import Enum

from taqarub.events.article import Article
from taqarub.events.model import Models
from taqarub.events.proposals import Proposal
from taqarub.events.status import Status

_SHORT = 60  # words and marks: of 7,484 news articles none is as short, and 51 are one sentence
_JUDGED = frozenset(("ASSAULT", "PROTEST"))


class Given(Enum):
    """How much of an article is there: all of it, a sentence or two, or these without a date."""

    WHOLE = "whole"
    SHORT = "short"
    ALONE = "alone"


def given(article: Article) -> Given:
    """Is this an article, or a sentence, or two short ones?"""
    if len(article.sentences) > 1 and sum(len(s.tokens) for s in article.sentences) > _SHORT:
        return Given.WHOLE
    return Given.ALONE if article.document.published is None else Given.SHORT


def judged_alone(proposal: Proposal) -> bool:
    """Is it, given alone, to be judged by the weights for that: an attack or a protest that the words say happened?"""
    return proposal.candidate.row.type in _JUDGED and proposal.ruling.status == Status.ACTUAL


def again(total: float, proposal: Proposal, models: Models, text: Given) -> float:
    """The log odds of a candidate of a text, from those of the first two readings."""
    if text == Given.WHOLE:
        return total
    if text == Given.ALONE and judged_alone(proposal):
        return models.alone_trust * total + models.alone.total(proposal.features, (*proposal.around, *proposal.kin))
    return models.plain_trust * total + models.plain.total(proposal.features, proposal.kin)
