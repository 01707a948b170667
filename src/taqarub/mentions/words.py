"""Words of a folded text with their offsets, and word tables that know the clitics glued before a word.

Dates and quantities are read from words, not from characters: one pass splits the text, a dictionary look-up
finds the few words that can begin something, and small parsers read on from there.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, KeysView, Mapping
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any, Generic, TypeVar

from taqarub.knowledge.store import kept_as, read_or_make
from taqarub.knowledge.tables import DATA
from taqarub.text.normalise import fold

T = TypeVar("T")
# Letters by their ranges (Latin, Greek and Cyrillic, Arabic): half the time of [^\W\d_].
_LETTERS = "A-Za-z\u00c0-\u04ff\u0621-\u064a\u066e-\u06d3"
_WORD = re.compile(rf"([{_LETTERS}]+|[0-9]+(?:[.,][0-9]+)*)")
_PREFIXES = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")
_DEFINITE = ("وال", "فال", "بال", "كال", "لل", "وبال", "ولل", "فلل", "فبال")


@dataclass(frozen=True, slots=True)
class Words:
    """A text cut into words and numbers; `starts[i]`, `ends[i]` are offsets of `words[i]` in `text`.

    `gaps[i]` is what stands before word i; `gaps[-1]` what follows the last one.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str]

    def at(self, index: int) -> str:
        """The word at an index, or the empty string outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def gap(self, index: int) -> str:
        """What stands between word `index` and the next one; a newline at the ends of the text."""
        return self.gaps[index + 1] if 0 <= index < len(self.words) - 1 else "\n"

    def joined(self, index: int) -> bool:
        """Whether only spaces (or nothing) stand between word `index` and the next one."""
        gap = self.gap(index)
        return gap == " " or gap.strip(" ") == ""


def split_words(text: str) -> Words:
    """Cut a folded text into words and numbers (`1,5` and `27.02.2018` stay whole)."""
    parts = _WORD.split(text)
    edges = list(accumulate(map(len, parts)))
    return Words(text, parts[1::2], edges[0:-1:2], edges[1::2], parts[0::2])


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A table entry found in the text: words [start, end), the value, and how many letters of clitic come first."""

    value: T
    end: int
    prefix: str


class Phrases(Generic[T]):
    """Phrases of one or more words → a value; the first word may carry clitics. Longest phrase first."""

    def __init__(
        self, rows: Iterable[tuple[str, T]], *, definite: bool = False, bare: frozenset[str] = frozenset()
    ) -> None:
        """`definite` adds ال forms of each first word; words in `bare` (folded) take no clitic but و."""
        first: dict[str, list[tuple[tuple[str, ...], T, str]]] = {}
        for name, value in rows:
            head, *rest = fold(name).split()
            for form, prefix in clitic_forms(head, definite=definite, clitics=head not in bare):
                first.setdefault(form, []).append((tuple(rest), value, prefix))
        for entries in first.values():
            if len(entries) > 1:
                entries.sort(key=lambda entry: (-len(entry[0]), len(entry[2])))
        # Second words, so that a common first word (في) costs one look-up; None where one word is enough.
        self._first = {
            form: (entries, None if not entries[-1][0] else frozenset(entry[0][0] for entry in entries))
            for form, entries in first.items()
        }

    def __contains__(self, word: str) -> bool:
        return word in self._first

    def seconds(self) -> frozenset[str]:
        """Every word that can follow a first word inside an entry of several words."""
        return frozenset(entry[0][0] for entries, _ in self._first.values() for entry in entries if entry[0])

    def singles(self) -> frozenset[str]:
        """The words that are an entry by themselves."""
        return frozenset(form for form, (entries, _) in self._first.items() if not entries[-1][0])

    def forms(self) -> KeysView[str]:
        """Every first word that can begin an entry."""
        return self._first.keys()

    def read(self, words: Words, index: int) -> Found[T] | None:
        """The longest entry that begins at a word index."""
        if not 0 <= index < len(words.words):
            return None
        first = self._first.get(words.words[index])
        if first is None or (first[1] is not None and words.at(index + 1) not in first[1]):
            return None
        for rest, value, prefix in first[0]:
            end = index + 1 + len(rest)
            if not rest or (
                tuple(words.words[index + 1 : end]) == rest and all(words.joined(i) for i in range(index, end - 1))
            ):
                return Found(value, end, prefix)
        return None

    def read_bare(self, words: Words, index: int) -> Found[T] | None:
        """As `read`, but only where no clitic is glued before."""
        found = self.read(words, index)
        return found if found and not found.prefix else None


def clitic_forms(word: str, *, definite: bool = False, clitics: bool = True) -> Iterator[tuple[str, str]]:
    """(surface form, clitic letters before the word or its ال) of a folded word. لل counts as one letter of clitic.

    A word in ال keeps it and takes لل; with `definite`, ال is taken for the word's own (الاف) and added once more.
    """
    yield word, ""
    if word.startswith("ال") and len(word) > 3 and not definite:
        yield from _definite_forms(word[2:]) if clitics else ()
        return
    yield from ((prefix + word, prefix) for prefix in (_PREFIXES if clitics else ("و",)))
    if definite:
        yield "ال" + word, ""
        yield from _definite_forms(word)


def _definite_forms(base: str) -> Iterator[tuple[str, str]]:
    for article in _DEFINITE:
        prefix = article[:-1] if article.endswith("لل") else article[:-2]
        yield article + base, prefix


def word_set(names: Iterable[str], *, clitics: bool = True, definite: bool = False) -> frozenset[str]:
    """All surface forms of single words, for membership tests."""
    folded = [fold(name) for name in names]
    if not clitics:
        return frozenset(folded)
    return frozenset(form for name in folded for form, _ in clitic_forms(name, definite=definite))


def load_tables(name: str, cache: Path | None = None) -> Mapping[str, Any]:
    """The tables of `knowledge/data/dates/<name>.toml`, or what `cache` holds of this very file.

    Reading TOML takes a sixth of a warm start. Raises tomllib.TOMLDecodeError on a broken file.
    """
    written = (DATA / "dates" / f"{name}.toml").read_bytes()
    tables: dict[str, Any] = read_or_make(kept_as(cache, name, written), dict, lambda: tomllib.loads(written.decode()))
    return tables
