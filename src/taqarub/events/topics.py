"""What words speak for: contexts of PLOVER, and topics that are none (sport, markets, weather, culture, daily life)."""

from taqarub.events.sentence import Sentence
from taqarub.knowledge.lexicon import Lexicon

ELSEWHERE = "~"  # marks a topic that is no context


def spoken_for(sentence: Sentence, at: int, lexicon: Lexicon) -> list[str]:
    """The contexts and topics of a word where it stands; those of two words only behind the first of them."""
    told = lexicon.topics.get(sentence.tokens[at].word.text)
    if not told:
        return []
    before = sentence.tokens[at - 1].word.text if at else ""
    return [name for name, first in told if before.endswith(first)]


def elsewhere(sentence: Sentence, lexicon: Lexicon) -> int:
    """How many words of a sentence belong to sport, markets, weather, culture or daily life."""
    names = (spoken_for(sentence, i, lexicon) for i in range(len(sentence.tokens)))
    return sum(any(name.startswith(ELSEWHERE) for name in found) for found in names)
