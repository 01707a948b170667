"""The view: the text as the matchers read it, with a way back to every raw offset.

Folding (each a spelling habit of the press): diacritics, tatweel and invisible marks go; أ إ آ ٱ → ا,
ى → ي, ة → ه, ؤ ئ → ء; Persian and presentation forms → Arabic letters; Arabic-Indic digits → 0-9;
every quotation mark → "; every dash → -; every white space but the newline → one space each.
A raw character becomes zero, one or more view characters, so offsets are mapped, never assumed.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import overload

WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*|[^\w\s#]")  # a word, a number, or one mark; `#` is none, `_` parts words
_FREQUENT = "أإآىةؤئ«»“”"
_DROP = "".join(map(chr, [*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06EE), 0x0640]))
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u061c\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e\ufeff\u00ad"
_FOLD = {
    **dict.fromkeys("أإآٱ", "ا"), "ى": "ي", "ة": "ه", "ؤ": "ء", "ئ": "ء",
    "ی": "ي", "ې": "ي", "ک": "ك", "ڪ": "ك", "ہ": "ه", "ە": "ه", "ھ": "ه", "ۀ": "ه",
    "گ": "ك", "پ": "ب", "چ": "ج", "ڤ": "ف",
    **dict.fromkeys("«»“”„‟〝〞″＂❝❞", '"'), **dict.fromkeys("‐‑‒–—―−", "-"), "‘": "'", "’": "'",
    "٪": "%", "٫": ".", "٬": ",",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Offsets(Sequence[int]):
    """View offset → raw offset, kept as the places where the difference changes.

    From view offset `starts[k]` on, up to `starts[k + 1]`, the raw offset is larger by `shifts[k]`; the last of equal
    starts counts. `length` is the length of the folded text; there is one offset more, its end.
    """

    starts: tuple[int, ...]
    shifts: tuple[int, ...]
    length: int

    def __len__(self) -> int:
        return self.length + 1

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> list[int]: ...
    def __getitem__(self, at: int | slice) -> int | list[int]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        place = at + len(self) if at < 0 else at
        if not 0 <= place < len(self):
            raise IndexError(at)
        return place + self.shifts[bisect_right(self.starts, place) - 1]


@dataclass(frozen=True, slots=True)
class View:
    """`text` is the folded text; `raw` the original; `offsets[i]` the raw offset of view character i.

    `offsets` has len(text) + 1 entries, never decreases and ends with len(raw).
    """

    raw: str
    text: str
    offsets: Offsets

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """Raw half-open span of a view span; trailing folded-away marks stay with their letter."""
        return self.offsets[start], self.offsets[end - 1] + 1 if end > start else self.offsets[start]


@cache
def _table() -> dict[int, str | None]:
    """Character → replacement, None = dropped. Built once from the rules above."""
    table: dict[int, str | None] = {ord(c): None for c in _DROP + _INVISIBLE}
    table |= {ord(c): to for c, to in _FOLD.items()}
    for digits in (0x0660, 0x06F0):
        table |= {digits + i: str(i) for i in range(10)}
    for code in [*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFF)]:  # presentation forms, ligatures included
        plain = unicodedata.normalize("NFKC", chr(code))
        if plain != chr(code):
            table[code] = "".join((table.get(ord(c), c) or "") for c in plain if not c.isspace())
    for code in (9, 11, 12, 13, 0x85, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000):
        table[code] = " "
    table[0x2028] = table[0x2029] = "\n"
    return table


def fold(text: str) -> str:
    """The folded form of a text: no offsets kept."""
    for char in _FREQUENT:  # a replace that finds nothing costs nothing; the table is walked only for what is left
        text = text.replace(char, _FOLD[char])
    return _rare().sub(_replacement, text)


def _replacement(match: re.Match[str]) -> str:
    return _table()[ord(match.group())] or ""


def words_of(folded: str) -> list[str]:
    """The words and marks of a folded text, cut as the tokens of an article are."""
    return WORD.findall(folded)


def view(raw: str) -> View:
    """Fold a text and keep the way back. Total: any string, lone surrogates included."""
    starts = [0]
    shifts = [0]
    at = 0  # in the folded text
    done = 0  # in the raw text
    for match in _uneven().finditer(raw):  # only what is dropped or grows; everything between maps one to one
        for i in range(*match.span()):
            at += i - done
            size = len(fold(raw[i]))
            for grown in range(size):
                starts.append(at + grown)
                shifts.append(i - at - grown)
            at += size
            done = i + 1
            starts.append(at)
            shifts.append(done - at)
    length = at + len(raw) - done
    return View(raw, fold(raw), Offsets(tuple(starts), tuple(shifts), length))


@cache
def _uneven() -> re.Pattern[str]:
    """Runs of characters whose folded form is not exactly one character."""
    chars = "".join(re.escape(chr(c)) for c, to in _table().items() if to is None or len(to) != 1)
    return re.compile(f"[{chars}]+")


@cache
def _rare() -> re.Pattern[str]:
    """Any character that folding changes, apart from the frequent ones."""
    chars = "".join(re.escape(chr(c)) for c in _table() if chr(c) not in _FREQUENT and c > 32)
    return re.compile(f"[{chars}\t\v\f\r]")
