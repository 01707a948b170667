"""Links to other stories within an article: «اقرأ أيضا: …», «قد يهمك …». What they tell is no part of it."""

from collections.abc import Sequence

from taqarub.events.sentence import Sentence
from taqarub.knowledge.lexicon import Lexicon

_CLASS = "teaser"
_WORDS = 2  # of a mark
_BARE = 4  # words and marks of a line that only announces links: «اقرأ أيضا:», «قد يهمك ..»
_ENDS = frozenset(".!؟?")


def teasers(sentences: Sequence[Sentence], lexicon: Lexicon) -> frozenset[int]:
    """The numbers of the sentences that are links: led by such words, or lines without an end behind them alone."""
    found: set[int] = set()
    announced = False
    for sentence in sentences:
        words = [token.word.text for token in sentence.tokens]
        led = _CLASS in lexicon.classes.get(" ".join(words[:_WORDS]), frozenset())
        if led or (announced and words and words[-1] not in _ENDS):
            found.add(sentence.number)
            announced = announced or len(words) <= _BARE
        else:
            announced = False
    return frozenset(found)
