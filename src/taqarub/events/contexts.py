"""PLOVER contexts by evidence: what the trigger row says, then words of the sentence, then the parties."""

from typing import TYPE_CHECKING

from taqarub.events.sentence import Sentence
from taqarub.knowledge.lexicon import Lexicon

if TYPE_CHECKING:
    from taqarub.events.proposals import Proposal

_SECTORS = {
    "MIL": "military",
    "LEG": "legislative",
    "JUD": "legal",
    "SPY": "intelligence",
    "REB": "terrorism",
    "REF": "migration",
}
_MOST = 3
ELSEWHERE = "~"  # marks a topic that is no context: sport, markets, weather, culture, daily life


def contexts_of(proposal: "Proposal", lexicon: Lexicon) -> tuple[str, ...]:
    """One to three contexts, the strongest first; `diplomatic` when nothing more specific is said."""
    score: dict[str, int] = {}
    for name in proposal.candidate.row.contexts:
        score[name] = score.get(name, 0) + 3
    for i in range(len(proposal.sentence.tokens)):
        near = abs(i - proposal.candidate.at) <= 12
        for name in _spoken_for(proposal.sentence, i, lexicon):
            if not name.startswith(ELSEWHERE):
                score[name] = score.get(name, 0) + (2 if near else 1)
    for role in proposal.roles:
        name = _SECTORS.get(role.mention.sector, "")
        if name:
            score[name] = score.get(name, 0) + 1
    ranked = sorted(score, key=lambda n: (-score[n], n))
    chosen = tuple(n for n in ranked if score[n] >= 2)[:_MOST]
    return chosen or ("diplomatic",)


def elsewhere(sentence: Sentence, lexicon: Lexicon) -> int:
    """How many words of a sentence belong to sport, markets, weather, culture or daily life."""
    names = (_spoken_for(sentence, i, lexicon) for i in range(len(sentence.tokens)))
    return sum(any(name.startswith(ELSEWHERE) for name in found) for found in names)


def _spoken_for(sentence: Sentence, at: int, lexicon: Lexicon) -> list[str]:
    """The contexts and topics of a word where it stands; those of two words only behind the first of them."""
    told = lexicon.topics.get(sentence.tokens[at].word.text)
    if not told:
        return []
    before = sentence.tokens[at - 1].word.text if at else ""
    return [name for name, first in told if before.endswith(first)]
