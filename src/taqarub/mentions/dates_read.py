"""Readers of plain dates: day, month, year, weekday, اليوم, numeric and Hijri dates."""

import re
from dataclasses import replace
from datetime import date

from taqarub.mentions.dates_calendar import Core, DateKind, Fields, between, place, relative_day, weekday_day
from taqarub.mentions.dates_context import ContextReader
from taqarub.mentions.dates_words import MonthName
from taqarub.mentions.words import Found

_YEARS = range(1900, 2101)
_HIJRI_YEARS = range(1343, 1501)
_SEPARATED = re.compile(r"\d{1,4}\.\d{1,2}\.\d{2,4}")


class CalendarReader(ContextReader):
    """Reads calendar dates and days out of one text. Indices are word indices."""

    # --- numbers of days and years

    def small_number(self, index: int) -> tuple[int, int] | None:
        """A day of the month in digits, as an ordinal or as `غرة`, ال or و before it allowed: (number, end)."""
        if self.is_in(index, "first_day"):
            return 1, index + 1
        at = index
        if self.words.at(at) in ("ال", "لل", "بال", "و", "وال", "ب", "ل") and self.near(at) and self._digit(at + 1):
            at += 1
        word = self.words.at(at)
        if self._digit(at):
            return (int(word), at + 1) if len(word) <= 2 and 1 <= int(word) <= 31 else None
        ordinal = self.lex.numbers.ordinal(self.words, index)
        return (int(ordinal.value), ordinal.end) if ordinal and ordinal.value <= 31 else None

    def _digit(self, index: int) -> bool:
        word = self.words.at(index)
        return bool(word) and word.isdecimal() and len(word) <= 4

    def year_number(self, index: int) -> tuple[int, bool, int] | None:
        """(year, Hijri?, end) of a four-digit year with its م or هـ."""
        if not self._digit(index) or len(self.words.words[index]) != 4:
            return None
        year, end = int(self.words.words[index]), index + 1
        if end < len(self.words.words) and self.near(index):
            if self.words.words[end] in self.lex.sets["hijri_mark"]:
                return (year, True, end + 1) if year in _HIJRI_YEARS else None
            if self.words.words[end] in self.lex.sets["gregorian_mark"]:
                end += 1
        if year in _HIJRI_YEARS:
            return year, True, end
        return (year, False, end) if year in _YEARS else None

    def spelled_year(self, index: int) -> tuple[int, bool, int] | None:
        """(year, Hijri?, end) of `ألفين وخمسة`, `ألف وتسعمئة وسبعة وستين` after عام, سنة."""
        number = self.lex.numbers.read(self.words, index)
        if number is None or not number.spelled or number.value not in _YEARS:
            return None
        if self.words.at(index)[2:] in self.lex.numbers.twice:  # «سنوات الألفين»: a decade
            return None
        return int(number.value), False, number.end

    # --- months

    def month(self, index: int) -> Found[MonthName] | None:
        """A month with its second name: `أكتوبر/تشرين الأول`, `أيلول (سبتمبر)`, `فبراير شباط`."""
        first = self.lex.months.read(self.words, index)
        if first is None or not self.near(first.end - 1, "/(-،"):
            return first
        second = self.lex.months.read_bare(self.words, first.end)
        if second is None or second.value.hijri != first.value.hijri or second.value.number != first.value.number:
            return first
        return Found(MonthName(first.value.number, first.value.hijri, False), second.end, first.prefix)

    def day_month(self, index: int) -> Core | None:
        """`5 أكتوبر`, `الثامن من تموز 2017`, `5-7 مايو`, `5 و6 مايو`."""
        number = self.small_number(index)
        if number is None:
            return None
        day, end = number
        ranged = self._second_day(day, end)
        if ranged:
            return ranged.moved(index)
        at = self._to_month(end)
        month = self.lex.months.read(self.words, at) if at is not None else None
        if at is None or month is None or (month.prefix not in ("", "ل")):
            return self._day_of_said_month(index, day, end)
        core = self._month_core(at, index, day)
        return core and core.moved(index)

    def _day_of_said_month(self, index: int, day: int, end: int) -> Core | None:
        """`السابع من الشهر الجاري`, `غرة هذا الشهر`: a day of a month that is told from the publication day."""
        at = end + 1 if self.words.at(end) == "من" and self.near(end - 1) else end
        if (at == end and not self.is_in(end - 1, "first_day")) or not self.near(at - 1) or not self.near(at):
            return None
        if self.is_in(at, "this") and self.words.at(at + 1) == "الشهر":
            return calendar_core(index, at + 2, Fields(day=day, shift=0))
        shift = self.modifier(at + 1) if self.words.at(at) == "الشهر" else None
        return calendar_core(index, shift[1], Fields(day=day, shift=shift[0])) if shift else None

    def _to_month(self, end: int) -> int | None:
        """Skip من, شهر, / between a day and its month."""
        at = end
        if not self.near(at - 1, "/-،"):
            return None
        if self.words.at(at) in ("من", "في") and self.near(at):
            at += 1
        if self.is_in(at, "month_word") and self.near(at):
            at += 1
        return at

    def _second_day(self, day: int, end: int) -> Core | None:
        """The rest of `5-7 مايو`, `5 إلى 7 مايو`, `5 و6 مايو`, `5 و6 و7 مايو`: the interval of the days."""
        at, linked, before = end, False, day
        if self.words.at(at) in ("و", "الي", "حتي") and self.near(at - 1) and self.near(at):
            at, linked = at + 1, self.words.at(at) == "و"
        elif self.words.gap(end - 1).strip(" ") == "،":
            linked = True
        elif self.words.gap(end - 1).strip(" ") != "-":
            return None
        if linked:
            before, at = self._run(day, at)
        second = self.day_month(at)
        if second is None or second.fields is None or second.fields.day is None or second.fields.day <= day:
            return None
        if linked and second.fields.day != before + 1:
            return None
        return self._interval(replace(second.fields, day=day, weekday=None), second)

    def _run(self, day: int, at: int) -> tuple[int, int]:
        """Over the days in a row of `27 و28 و29 نونبر`: the last but one of them and where the last begins."""
        number = self.small_number(at)
        while number and number[0] == day + 1 and self.near(number[1] - 1, "،"):
            linked = self.words.at(number[1]) == "و" and self.near(number[1])
            if not linked and not ("،" in self.words.gap(number[1] - 1) and self._digit(number[1])):
                break
            day, at = number[0], number[1] + linked
            number = self.small_number(at)
        return day, at

    def _interval(self, first: Fields, last: Core) -> Core:
        def at(day: date | None) -> str | None:
            return between(place(first, day), last.at(day))

        return Core(last.start, last.end, at, DateKind.RANGE, last.stated, last.hint)

    def month_alone(self, index: int, licensed: bool = False) -> Core | None:
        """A month without a day; names that are also words need شهر, في, a year or الماضي beside them."""
        return self._month_core(index, index, None, licensed or self._licensed(index))

    def _licensed(self, index: int) -> bool:
        before = self.words.at(index - 1)
        wants = before in ("في", "وفي", "منذ") or self.is_in(index - 1, "month_word")
        return wants and self.near(index - 1)

    def _month_core(self, at: int, start: int, day: int | None, licensed: bool = True) -> Core | None:
        month = self.month(at)
        if month is None:
            return None
        fields = Fields(month=month.value.number, day=day, hijri=month.value.hijri)
        fields, end = self.tail(fields, month.end)
        if month.value.weak and not licensed and end == month.end:
            return None
        if self.words.at(end) in self.lex.sets["same"] and self.near(end - 1):
            return None
        if fields.year is None and fields.shift is None and fields.year_shift is None:
            fields = replace(fields, future=self.future_before(start))
        core = self._equal(calendar_core(start, end, fields))
        return replace(core, skip=len(month.prefix) if at == start else 0)

    def _equal(self, core: Core) -> Core:
        """`الموافق 2 يونيو 2015`: the second writing of a date is taken with it; the Gregorian one counts."""
        at = core.end
        if not self.is_in(at, "equal") or not self.near(at - 1, "،,()"):
            return core
        at += 1 if not self.is_in(at + 1, "day_word") else 2
        other = self.day_month(at) or self.numeric(at)
        if other is None or other.fields is None or core.fields is None:
            return core
        best = other if core.fields.hijri else core
        return replace(best, start=core.start, end=other.end)

    def tail(self, fields: Fields, end: int) -> tuple[Fields, int]:
        """What follows a month: الماضي, 2015, `من العام الجاري`, `من هذا العام`."""
        shift = self.modifier(end)
        if shift is not None:
            return replace(fields, shift=shift[0]), shift[1]
        at = end
        if self.words.at(at) in ("من", "في", "لل") and self.near(at - 1, ")"):
            at += 1
        if at == end and not self.near(end - 1, "،,/-)"):
            return fields, end
        year = self.year_phrase(at)
        if year is None or (year[0].hijri and not fields.hijri):
            return fields, end
        return replace(fields, year=year[0].year, year_shift=year[0].shift), year[1]

    def year_phrase(self, index: int) -> tuple[Fields, int] | None:
        """`2015`, `عام 2015`, `العام الماضي`, `هذا العام`: a year, its number or its shift, and the end."""
        at = index + 1 if self.is_in(index, "this") and self.is_in(index + 1, "year_word") else index
        if at > index:
            return Fields(shift=0), at + 1
        if self.is_in(at, "year_word") and self.near(at):
            shift = self.modifier(at + 1)
            if shift:
                return Fields(shift=shift[0]), shift[1]
            at += 1
        year = self.year_number(at) or (self.spelled_year(at) if at > index else None)
        return (Fields(year=year[0], hijri=year[1]), year[2]) if year else None

    def modifier(self, index: int) -> tuple[int, int] | None:
        """الماضي −1, الجاري 0, المقبل +1; `قبل الماضي` −2: (shift, end). Hidden behind a closing bracket too."""
        if index <= 0 or not self.near(index - 1, ")،"):
            return None
        if self.words.at(index) == "قبل" and self.near(index):
            last = self.lex.modifiers.read_bare(self.words, index + 1)
            return (-2, last.end) if last and last.value == -1 else None
        found = self.lex.modifiers.read_bare(self.words, index)
        return (found.value, found.end) if found else None

    # --- numeric dates

    def numeric(self, index: int) -> Core | None:
        """`2018-02-27`, `27/02/2018`, `27.02.2018`, `1436/8/15هـ`."""
        word = self.words.at(index)
        if _SEPARATED.fullmatch(word):
            return self._numeric(index, index + 1, [int(part) for part in word.split(".")])
        numbers = [self.words.at(index + i) for i in range(3)]
        gaps = {self.words.gap(index + i).strip() for i in range(2)}
        if gaps not in ({"/"}, {"-"}) or not all(n.isdecimal() and len(n) <= 4 for n in numbers):
            return None
        if self.words.gap(index + 2) == next(iter(gaps)):
            return None
        return self._numeric(index, index + 3, [int(n) for n in numbers])

    def _numeric(self, index: int, end: int, numbers: list[int]) -> Core | None:
        year, month, day = numbers if numbers[0] > 31 else reversed(numbers)
        hijri = self.is_in(end, "hijri_mark") and self.near(end - 1)
        if hijri or year in _HIJRI_YEARS:
            hijri, end = True, end + 1 if hijri else end
        elif self.is_in(end, "gregorian_mark") and self.near(end - 1):
            end += 1
        if month > 12 >= day and not hijri:
            month, day = day, month
        if not hijri and year not in _YEARS:
            return None
        core = calendar_core(index, end, Fields(year=year, month=month, day=day, hijri=hijri))
        return self._equal(core) if core.at(None) else None

    # --- days

    def relative(self, index: int) -> Core | None:
        """`اليوم`, `أمس الأربعاء`, `بعد غد`, with the date that may follow: `اليوم الخميس 10 نوفمبر`."""
        found = self.lex.days.read(self.words, index)
        if found is None or self.no_day(index, found):
            return None
        weekday, end = self._weekday_after(found.end)
        stated = self._date_after(end, weekday)
        if stated:
            return replace(stated, start=index, skip=len(found.prefix), day_offset=found.value)
        offset = found.value

        def at(day: date | None) -> str | None:
            return relative_day(day, offset, weekday) if day else None

        fields = Fields(weekday=weekday)
        return Core(index, end, at, hint=_sign(offset), skip=len(found.prefix), fields=fields, day_offset=offset)

    def _weekday_after(self, end: int) -> tuple[int | None, int]:
        if not self.near(end - 1, "،,("):
            return None, end
        found = self.lex.weekdays.read_bare(self.words, end)
        return (found.value, found.end) if found else (None, end)

    def _date_after(self, end: int, weekday: int | None) -> Core | None:
        """A calendar date that says again which day was meant."""
        if not self.near(end - 1, "،,(-"):
            return None
        at = end + 1 if self.is_in(end, "equal") or self.is_in(end, "day_word") else end
        core = self.numeric(at) or self.day_month(at)
        if core is None or core.fields is None or core.fields.day is None:
            return None
        fields = replace(core.fields, weekday=weekday)
        return calendar_core(end, core.end, fields)

    def weekday(self, index: int) -> Core | None:
        """`الخميس`, `الخميس الماضي`, `الخميس 10 نوفمبر`, `ليل السبت الأحد`, `الجمعة والسبت`."""
        found = self.lex.weekdays.read(self.words, index)
        if found is None or self.words.at(index - 1) in self.lex.sets["not_weekday_after"]:
            return None
        if self.is_in(index - 1, "every") or self.words.at(index - 1) == "ايام":
            return None
        stated = self._date_after(found.end, found.value)
        if stated:
            return replace(stated, start=index, skip=len(found.prefix))
        core = self._weekday_core(index, found)
        return self._second_weekday(core, found) or core

    def _weekday_core(self, index: int, found: Found[int]) -> Core:
        end, shift = found.end, self.modifier(found.end)
        value = shift[0] if shift else None
        end = shift[1] if shift else end
        future = value is None and self.future_before(index)
        weekday = found.value

        def at(day: date | None) -> str | None:
            return weekday_day(day, weekday, value, future).isoformat() if day else None

        hint = value if value is not None else int(future)
        fields = Fields(weekday=weekday, shift=value, future=future)
        return Core(index, end, at, hint=_sign(hint), skip=len(found.prefix), fields=fields)

    def _second_weekday(self, core: Core, found: Found[int]) -> Core | None:
        """The night between two days, or two days joined by و: the interval of both."""
        if core.end != found.end or not self.near(found.end - 1, "/-"):
            return None
        second = self.lex.weekdays.read(self.words, found.end)
        if second is None or second.prefix not in ("", "و") or second.value % 7 != (found.value + 1) % 7:
            return None
        last = self._weekday_core(found.end, second)

        def at(day: date | None) -> str | None:
            end = last.at(day)
            first = date.fromordinal(max(date.fromisoformat(end).toordinal() - 1, 1)) if end else None
            return f"{first}/{end}" if first else None

        return Core(core.start, last.end, at, DateKind.RANGE, hint=last.hint, skip=core.skip)


def calendar_core(start: int, end: int, fields: Fields) -> Core:
    """The Core of calendar fields; a Hijri month or year is a range of days."""
    hint = fields.shift if fields.shift is not None else fields.year_shift
    kind = DateKind.RANGE if fields.hijri and fields.day is None else DateKind.POINT

    def at(day: date | None) -> str | None:
        return place(fields, day)

    return Core(start, end, at, kind, fields.stated, _sign(hint or int(fields.future)), fields=fields)


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)
