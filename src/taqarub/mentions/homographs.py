"""Names of states and places that are ordinary words too (عجز مالي, قطر الدائرة), told by the words around them."""

from collections.abc import Mapping, Sequence

from taqarub.knowledge.lexicon import Homograph
from taqarub.text.tokens import Reading, Token


def ordinary_use(
    homographs: Mapping[str, tuple[Homograph, ...]], tokens: Sequence[Token], at: int, reading: Reading
) -> bool:
    """Is the word at a token, read as a one-word name, only an ordinary word there? Not after a glued preposition."""
    rows = homographs.get(reading.core)
    if rows is None or reading.prep or reading.rest:
        return False
    before = tokens[at - 1].word if at else None
    for row in rows:
        if before is not None and not before.classes and row.led(before.text):
            return True
        if any(_follow(tokens, at, words) for words in row.after):
            return True
    return False


def _follow(tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> bool:
    return len(tokens) > at + len(words) and all(tokens[at + 1 + i].word.text == word for i, word in enumerate(words))
