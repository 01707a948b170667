"""Dates of a text: found, placed against the publication day, written as EDTF.

`DateGrammar.find` works on folded text (`taqarub.text.normalise.fold`) and gives offsets into it. A date that
cannot be placed has `edtf` None; a day is never made up where only the month of publication is known.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from taqarub.mentions.dates_calendar import Core, DateKind
from taqarub.mentions.dates_phrases import PhraseReader, reader_table
from taqarub.mentions.dates_words import DateWords
from taqarub.mentions.edtf import Anchor, anchor, coarse, edtf_bounds, is_edtf, merge, parse_published, shift_days
from taqarub.mentions.numbers import NumberWords
from taqarub.mentions.words import Words, load_tables, split_words

__all__ = [
    "DateBasis", "DateGrammar", "DateKind", "DateMention", "coarse", "edtf_bounds", "is_edtf", "load_date_grammar",
    "parse_published",
]  # fmt: skip


class DateBasis(StrEnum):
    """What a date rests on."""

    STATED = "stated"
    ANCHORED = "anchored"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date at [start, end) of the folded text. `direction`: −1 before publication, 0 around it, +1 after it.

    `away`: no date, but so many units lie between what follows and what is told (`بعد يومين من`: ("day", −2)).
    `back`: no date of its own, but the one told last or a unit of it, so many on (`في اليوم التالي`: ("day", 1)).
    """

    start: int
    end: int
    edtf: str | None
    kind: DateKind
    basis: DateBasis
    direction: int
    away: tuple[str, int] | None = None
    back: tuple[str, int] | None = None


class DateGrammar:
    """The date grammar over its tables. Immutable once built; safe to share between threads."""

    def __init__(self, tables: Mapping[str, Any], numbers: NumberWords) -> None:
        """`tables` as `load_tables("dates")` returns them."""
        self.words = DateWords(tables, numbers)
        self._table = reader_table(self.words)

    def find(
        self, text: str, published: str | None, words: Words | None = None, cores: Iterable[Core] | None = None
    ) -> tuple[DateMention, ...]:
        """All dates of a folded text, in order, none overlapping.

        `published`: EDTF day, month, year, one-of set, or None. `words`, `cores`: the text as `split_words` and
        `DateGrammar.cores` read it, if at hand.
        """
        words = words or split_words(text)
        against = anchor(published)
        found = self.cores(words) if cores is None else cores
        return tuple(self._mention(core, words, against) for core in found)

    def cores(self, words: Words) -> Iterator[Core]:
        """The dates of a text before they are placed, in order, none overlapping, the longest at each word."""
        reader = PhraseReader(self.words, words, self._table)
        free = 0
        for index in self._table.beginnings(words):
            if index < free:
                continue
            core = reader.read(index)
            if core is not None:
                free = core.end
                if not reader.is_name(core):
                    yield core

    def _mention(self, core: Core, words: Words, against: Anchor | None) -> DateMention:
        start, end = words.starts[core.start] + core.skip, words.ends[core.end - 1]
        if core.kind is DateKind.VAGUE:
            return DateMention(start, end, None, core.kind, DateBasis.VAGUE, core.hint, core.away, core.back)
        edtf = place_core(core, against)
        basis = DateBasis.STATED if core.stated else DateBasis.ANCHORED
        return DateMention(start, end, edtf, core.kind, basis, _direction(core, edtf, against))


def place_core(core: Core, against: Anchor | None) -> str | None:
    """EDTF of a date under everything known of the publication day."""
    if against is None:
        return core.at(None) if core.stated else None
    return merge([core.at(day) for day in _days(core, against)], against.grain)


def _days(core: Core, against: Anchor) -> tuple[date, ...]:
    """The publication days to try: `اليوم الخميس` leaves only the Thursdays of a month."""
    weekday = core.fields.weekday if core.fields else None
    if against.grain != 7 or core.day_offset is None or weekday is None:
        return against.days
    days = [shift_days(against.first, i) for i in range((against.last - against.first).days + 1)]
    return tuple(day for day in days if (day.isoweekday() + core.day_offset - weekday) % 7 == 0)


def _direction(core: Core, edtf: str | None, against: Anchor | None) -> int:
    bounds = edtf_bounds(edtf)
    if bounds is None or against is None:
        return core.hint
    if bounds[1] < against.first:
        return -1
    if bounds[0] > against.last:
        return 1
    if core.kind is DateKind.SINCE:
        return -1
    return 1 if core.kind is DateKind.UNTIL and bounds[1] > against.last else core.hint


def load_date_grammar(cache: Path | None = None) -> DateGrammar:
    """The grammar over the tables that come with the package, or over what `cache` holds of them."""
    return DateGrammar(load_tables("dates", cache), NumberWords(load_tables("numbers", cache)))
