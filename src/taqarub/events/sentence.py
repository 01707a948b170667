"""A sentence as the event steps see it: tokens, mentions, clause numbers and quotation marks, computed once."""

from collections.abc import Sequence
from dataclasses import dataclass

from taqarub.model.mention import Mention, PlaceMention
from taqarub.model.text import Span
from taqarub.text.tokens import Token

_HARD = frozenset(("complement", "relative", "subordinate", "condition"))
_SOFT = frozenset("،,؛;:()-–[]")
_MARK = '"'


@dataclass(frozen=True, slots=True)
class Sentence:
    """`hard[i]` counts clause openings before token i, `soft[i]` commas and the like, `quoted[i]` if in quotes.

    `passive` are tokens written with a damma, which in news marks a verb as passive (طُرد).
    """

    number: int
    span: Span
    tokens: Sequence[Token]
    mentions: Sequence[Mention]
    places: Sequence[PlaceMention]
    hard: Sequence[int]
    soft: Sequence[int]
    quoted: Sequence[bool]
    mention_at: dict[int, Mention]
    passive: frozenset[int] = frozenset()

    def before_names(self, at: int) -> int:
        """The last token before `at` that is no part of a name or title; 0 where all are, −1 before the first token."""
        before = at - 1
        while before > 0 and before in self.mention_at:
            before -= 1
        return before


def build(
    number: int, span: Span, tokens: Sequence[Token], mentions: Sequence[Mention], places: Sequence[PlaceMention],
    passive: frozenset[int] = frozenset(),
) -> Sentence:  # fmt: skip
    """Count clauses and quotes. `passive` are the tokens that the text vowels with a damma."""
    hard: list[int] = []
    soft: list[int] = []
    quoted: list[bool] = []
    h = s = 0
    inside = False
    for token in tokens:
        word = token.word
        if word.classes:
            h += not word.classes.isdisjoint(_HARD)
        elif word.text in _SOFT:
            s += 1
        elif word.text == _MARK:
            inside = not inside
        hard.append(h)
        soft.append(s)
        quoted.append(inside)
    at = {i: m for m in mentions for i in range(m.first, m.last)}
    return Sentence(number, span, tokens, mentions, places, hard, soft, quoted, at, passive)
