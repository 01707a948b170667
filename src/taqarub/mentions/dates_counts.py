"""Readers of dates told by a count of days, weeks, months, years: `قبل 3 أيام`, `خلال الأسبوعين الماضيين`."""

from dataclasses import replace
from datetime import date

from taqarub.mentions import dates_calendar as calendar
from taqarub.mentions.dates_calendar import Core, DateKind
from taqarub.mentions.dates_read import CalendarReader
from taqarub.mentions.dates_words import UnitWord
from taqarub.mentions.numbers import Number
from taqarub.mentions.words import Found

_COUNTS_MAX = 999


class CountReader(CalendarReader):
    """Reads counts of time at a word of one text; `core` comes from the reader of all dates."""

    def core(self, index: int, licensed: bool = False) -> Core | None:
        """A date without a preposition at a word, or None."""
        raise NotImplementedError

    def _phrase(self, key: str, index: int) -> Found[str] | None:
        return self.lex.phrases[key].read(self.words, index)

    def _count(self, index: int) -> tuple[float | None, UnitWord, int, bool] | None:
        """(count, unit, end, rounded) of `3 أيام`, `شهرين`, `نحو عام ونصف`; count None for `بضعة أيام`."""
        approx = self._phrase("approx", index)
        at = approx.end if approx else index
        few = self._phrase("few", at)
        if few:
            unit = self.lex.units.read(self.words, few.end)
            return (None, unit.value, unit.end, True) if unit and unit.value.count is None else None
        number = self.lex.numbers.read(self.words, at) if not self.lex.units.read_bare(self.words, at) else None
        value = number.value if number else None
        unit = self.lex.units.read_bare(self.words, number.end if number else at)
        if unit is None or (number and not self.near(number.end - 1)):
            return None
        plain = self.core(at, licensed=True)
        if (value is None and unit.value.count is None) or (plain is not None and plain.end >= unit.end):
            return None
        count = value if value is not None else float(unit.value.count or 1)
        return self._count_tail(count, unit, approx is not None)

    def _count_tail(
        self, count: float, unit: Found[UnitWord], rounded: bool
    ) -> tuple[float, UnitWord, int, bool] | None:
        """`ونصف`, `واحد`, `من الزمن` after a counted unit."""
        end = unit.end
        if self.words.at(end) in ("ونصف", "ونصفا") and self.near(end - 1):
            count, end = count + 0.5, end + 1
            end += self.lex.the_units.read_bare(self.words, end) is not None
        elif self.words.at(end) in ("واحد", "واحده", "اثنين", "اثنان", "كامل", "كامله") and self.near(end - 1):
            end += 1
        if self.words.at(end) == "من" and self.words.at(end + 1) in ("الزمن", "الزمان") and self.near(end - 1):
            end += 2
        return (count, unit.value, end, rounded) if 0 < count <= _COUNTS_MAX else None

    def _ago(self, index: int, sign: int = -1) -> Core | None:
        """The count after قبل, منذ (sign −1) or بعد (+1) as a date."""
        read = self._count(index)
        if read is None:
            return None
        count, unit, end, rounded = read
        if count is None:
            return vague_core(index, end, sign, 0)

        def at(day: date | None) -> str | None:
            placed = calendar.away(unit.key, sign * count, day) if day else None
            return placed + "~" if placed and rounded and not placed.endswith("~") else placed

        whole = count == int(count)
        return Core(index, end, at, hint=sign, away=(unit.key, int(count)) if whole else None)

    def _away(self, count: Core, start: int, sign: int, skip: int) -> Core:
        """`بعد يومين من` (sign −1), `قبل أسبوع من` (+1): no date, but how far off what follows lies."""
        core = vague_core(start, count.end, 0, skip)
        return replace(core, away=(count.away[0], sign * count.away[1])) if count.away else core

    def _within(self, index: int) -> Core | None:
        """`خلال شهرين`, `في غضون أسبوع`: back from the publication day, or ahead where the sentence looks ahead."""
        head = self._phrase("within", index)
        if head is None or not self.near(head.end - 1):
            return None
        last = self._counted_last(head.end) or self._some_last(head.end)
        if last:
            return last.moved(index, len(head.prefix))
        read = self._count(head.end)
        if read is None or read[0] is None:
            return None
        sign, skip = (1 if self.future_before(index) else -1), len(head.prefix)
        return replace(self._span(index, read[2], read[1].key, sign * read[0], sign), skip=skip)

    def _span(self, start: int, end: int, key: str, count: float, sign: int) -> Core:
        def at(day: date | None) -> str | None:
            return calendar.span(key, count, day) if day else None

        return Core(start, end, at, DateKind.RANGE, hint=sign)

    def _counted_last(self, index: int) -> Core | None:
        """`الأيام الثلاثة الماضية`, `الأسبوعين المقبلين`, `الـ 24 ساعة الماضية`: the span up to or from now."""
        at = index + 1 if self.words.at(index) == "ال" else index
        number = self.lex.numbers.read(self.words, at) if at > index or self.words.at(at)[:1].isdecimal() else None
        if number:
            unit = self.lex.units.read_bare(self.words, number.end)
        else:
            unit = self.lex.the_units.read(self.words, index)
        if unit is None or (unit.value.count == 1 and not number):
            return None
        end = unit.end
        if number is None and unit.value.count is None:
            number = self._definite_number(end)
            end = number.end if number else end
        shift = self.modifier(end)
        count = number.value if number else unit.value.count
        if shift is None or shift[0] == 0 or count is None or not 0 < count <= _COUNTS_MAX:
            return None
        return replace(self._span(index, shift[1], unit.value.key, count * shift[0], shift[0]), skip=len(unit.prefix))

    def _definite_number(self, index: int) -> Number | None:
        if self.words.at(index) == "ال":
            return self.lex.numbers.read(self.words, index + 1)
        return self.lex.numbers.read(self.words, index) if self.words.at(index).startswith("ال") else None

    def _some_last(self, index: int) -> Core | None:
        """`آخر 3 سنوات`."""
        head = self._phrase("last_some", index)
        read = self._count(head.end) if head and self.near(head.end - 1) else None
        if head is None or read is None or read[0] is None or read[1].key == "minute":
            return None
        return self._span(index, read[2], read[1].key, -read[0], -1)


def vague_core(start: int, end: int, direction: int, skip: int, back: tuple[str, int] | None = None) -> Core:
    """A time expression that names no date; `back`: it means one told before."""
    return Core(start, end, calendar.fixed(None), DateKind.VAGUE, hint=direction, skip=skip, back=back)
