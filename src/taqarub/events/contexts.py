"""PLOVER contexts by evidence: the trigger's row, words of its sentence, the parties, and what the article is about.

Learned weights say how much each of these tells of each context; without them the words of the sentence alone count.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from taqarub.events.article import Article
from taqarub.events.model import Binary
from taqarub.events.proposals import Proposal
from taqarub.events.topics import ELSEWHERE, spoken_for
from taqarub.knowledge.lexicon import Lexicon
from taqarub.model.event import Event

_MOST = 3
_LIKELY = 0.35
_NEAR = 12  # tokens on either side of an act
_MANY = 3  # words; more of them say no more
_SHARES = (0.0, 0.1, 0.2, 0.35, 0.5)  # words of a context to a sentence of the article
USUAL = "diplomatic"


class Topics(NamedTuple):
    """What an article is about: context → words of it to a sentence; contexts that the title names."""

    shares: Mapping[str, float]
    titled: frozenset[str]


def topics_of(article: Article, lexicon: Lexicon) -> Topics:
    """Count the words of each context in an article and its title."""
    counts: Counter[str] = Counter()
    for sentence in article.sentences:
        counts.update(name for i in range(len(sentence.tokens)) for name in spoken_for(sentence, i, lexicon))
    size = max(1, len(article.sentences))
    title = article.title
    titled = {n for i in range(len(title.tokens)) for n in spoken_for(title, i, lexicon)} if title else set()
    return Topics({name: count / size for name, count in counts.items()}, frozenset(titled))


def contexts_of(event: Event, proposal: Proposal, topics: Topics, lexicon: Lexicon, model: Binary) -> tuple[str, ...]:
    """One to three contexts, the likeliest first."""
    if not model.weights:
        return _by_words(proposal, *_words(proposal, lexicon))
    found = context_options(event, proposal, topics, lexicon)
    ranked = sorted((-model.probability(features), name) for name, features in found)
    likely = [name for chance, name in ranked if -chance >= _LIKELY][:_MOST]
    return tuple(likely) or (ranked[0][1],)


def context_options(
    event: Event, proposal: Proposal, topics: Topics, lexicon: Lexicon
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every context that anything speaks for, and the usual one, each with its features."""
    near, far = _words(proposal, lexicon)
    row = proposal.candidate.row.contexts
    sectors = sorted({role.mention.sector for role in proposal.roles})
    names = {USUAL, *near, *far, *row, *topics.shares, *topics.titled}
    for name in sorted(n for n in names if not n.startswith(ELSEWHERE)):
        share = topics.shares.get(name, 0.0)
        evidence = (
            f"n{min(near[name], _MANY)}", f"f{min(far[name], _MANY)}", f"a{sum(share > s for s in _SHARES)}",
            f"r{name in row:d}", f"t{name in topics.titled:d}",
        )  # fmt: skip
        yield name, (
            *evidence, "n" + evidence[0] + evidence[2], "r" + evidence[3] + evidence[0], name,
            *(f"{name}|{one}" for one in evidence), f"{name}|T{event.type}", f"{name}|A{event.act}|{event.mode}",
            *(f"{name}|s{sector}" for sector in sectors),
        )  # fmt: skip


def _words(proposal: Proposal, lexicon: Lexicon) -> tuple[Counter[str], Counter[str]]:
    """Context → its words near the act, and elsewhere in the sentence."""
    near: Counter[str] = Counter()
    far: Counter[str] = Counter()
    for i in range(len(proposal.sentence.tokens)):
        (near if abs(i - proposal.candidate.at) <= _NEAR else far).update(spoken_for(proposal.sentence, i, lexicon))
    return near, far


def _by_words(proposal: Proposal, near: Mapping[str, int], far: Mapping[str, int]) -> tuple[str, ...]:
    """The row's own contexts, then those of the most words; the usual one where few say anything."""
    score: Counter[str] = Counter(dict.fromkeys(proposal.candidate.row.contexts, _MANY))
    score.update({name: 2 * count for name, count in near.items()})
    score.update(far)
    ranked = sorted((-count, name) for name, count in score.items() if count > 1 and not name.startswith(ELSEWHERE))
    return tuple(name for _, name in ranked[:_MOST]) or (USUAL,)
