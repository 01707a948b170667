"""A sentence or two given without article and date: what they report, and what they only tell again or comment on.

In an article the sentences around an act say whether it is news there, and a text with its date is news itself. A line
out of an article has but its own words, and of those that name an attack or a protest most tell of one known before or
speak about it (docs/experiments.md). Of other types nobody has judged such lines.
"""

from taqarub.events.article import Article
from taqarub.events.model import Models
from taqarub.events.proposals import Proposal
from taqarub.events.status import Status

_SHORT = 60  # words and marks: of 7,484 news articles none is as short, and 51 are one sentence
_JUDGED = frozenset(("ASSAULT", "PROTEST"))


def alone(article: Article) -> bool:
    """Is this an undated sentence, or two short ones, rather than an article?"""
    if article.document.published is not None:
        return False
    return len(article.sentences) == 1 or sum(len(s.tokens) for s in article.sentences) <= _SHORT


def judged_alone(proposal: Proposal) -> bool:
    """Is it, given alone, to be judged by the weights for that: an attack or a protest that the words say happened?"""
    return proposal.candidate.row.type in _JUDGED and proposal.ruling.status == Status.ACTUAL


def again(total: float, proposal: Proposal, models: Models) -> float:
    """The log odds of a candidate given alone, from those of the first two readings."""
    if not judged_alone(proposal):
        return total
    return models.alone_trust * total + models.alone.total(proposal.features, (*proposal.around, *proposal.kin))
