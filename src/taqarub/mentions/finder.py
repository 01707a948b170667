"""What a phrase asks of the finder that began it."""

from collections.abc import Sequence
from typing import Protocol

from taqarub.knowledge.lexicon import Party, PlaceRow
from taqarub.text.tokens import Reading, Token


class Finder(Protocol):
    """The lexicon's rows, and the best reading of a word where it stands."""

    @property
    def parties(self) -> Sequence[Party]:
        """Rows of parties by the number in a reading."""

    @property
    def places(self) -> Sequence[PlaceRow]:
        """Rows of places by the number in a reading."""

    def best(self, tokens: Sequence[Token], at: int) -> tuple[Reading | None, int]:
        """The reading that fits best at a token, and its length in words."""

    def in_office(self, person: Party, published: str | None) -> Party:
        """The row of a known person's office on the day of publication."""

    def adjective(self, tokens: Sequence[Token], at: int, late: bool) -> tuple[Reading | None, int]:
        """The reading as an adjective of a country, and its length in words."""
