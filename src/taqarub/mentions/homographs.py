"""Names of states and places that are ordinary words too (عجز مالي, قطر الدائرة), told by the words around them."""

from collections.abc import Mapping, Sequence

from taqarub.knowledge.lexicon import Homograph
from taqarub.text.tokens import Reading, Token

_NUMBER = "#"  # in a row: digits («قطر 900 ملم»)


def ordinary_use(
    homographs: Mapping[str, tuple[Homograph, ...]], tokens: Sequence[Token], at: int, reading: Reading
) -> bool:
    """Is the word at a token, read as a one-word name, only an ordinary word there? What stands before it says nothing
    where a preposition is glued to it.
    """
    rows = homographs.get(reading.core)
    if rows is None or reading.rest:
        return False
    before = tokens[at - 1].word if at and not reading.prep else None
    for row in rows:
        if before is not None and row.led(before.text, free=not before.classes):
            return True
        if any(_follow(tokens, at, words) for words in row.after):
            return True
    return False


def _follow(tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> bool:
    following = [token.word.text for token in tokens[at + 1 : at + 1 + len(words)]]
    fits = (word == text or (word == _NUMBER and text.isdigit()) for word, text in zip(words, following, strict=False))
    return len(following) == len(words) and all(fits)
