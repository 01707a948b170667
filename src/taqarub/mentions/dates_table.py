"""Which word sets off which reader of dates: looked up once for each word of a text."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from taqarub.mentions.dates_calendar import Core
from taqarub.mentions.words import Words

if TYPE_CHECKING:
    from taqarub.mentions.dates_phrases import PhraseReader

Reader = Callable[["PhraseReader", int], Core | None]


@dataclass(frozen=True, slots=True)
class ReaderTable:
    """Which readers a word may set off: `inner` for plain dates, `outer` for those led by a preposition."""

    inner: Mapping[str, tuple[Reader, ...]]
    outer: Mapping[str, tuple[Reader, ...]]
    starts: frozenset[str]
    follow: frozenset[str]

    def beginnings(self, words: Words) -> Iterator[int]:
        """Indices of words where a date may begin; a preposition needs a word behind it that can go on with one."""
        starts, outer, follow, listed = self.starts, self.outer, self.follow, words.words
        for index, word in enumerate(listed):
            if word in starts or word[0] <= "9":
                yield index
            elif word in outer:
                after = words.at(index + 1)
                if after in follow or "0" <= after[:1] <= "9":
                    yield index


def by_word(rows: Iterable[tuple[Collection[str], Reader]]) -> dict[str, tuple[Reader, ...]]:
    """The readers of each word, in the order of the rows."""
    table: dict[str, tuple[Reader, ...]] = {}
    for forms, reader in rows:
        for form in forms:
            table[form] = (*table.get(form, ()), reader)
    return table
