"""Readers of years, months, seasons and the parts of a year: عام 2015, مطلع العام, `الربع الأخير من 2018`."""

from dataclasses import replace
from datetime import date

from taqarub.mentions import dates_calendar as calendar
from taqarub.mentions.dates_calendar import Core, DateKind, Fields, Resolver
from taqarub.mentions.dates_counts import CountReader
from taqarub.mentions.dates_read import calendar_core


class PeriodReader(CountReader):
    """Reads periods at a word of one text."""

    def _year_phrase(self, index: int) -> Core | None:
        """`عام 2015`, `سنة 1991م`, `عامي 2011 و2014`, `عام 1436هـ`."""
        head = self._phrase("year_word", index)
        if head is None or not self.near(head.end - 1):
            return None
        return self._years(head.end, index, len(head.prefix))

    def _years(self, at: int, start: int, skip: int = 0) -> Core | None:
        year = self.year_number(at) or (self.spelled_year(at) if at > start else None)
        if year is None:
            return None
        first = calendar_core(start, year[2], Fields(year=year[0], hijri=year[1]))
        first = replace(first, skip=skip)
        if self.is_in(year[2], "roughly") and self.near(year[2] - 1):
            return replace(first, end=year[2] + 1, at=_about(first.at), fields=None)
        again, linked = year[2], self.words.gap(year[2] - 1).strip() in ("-", "/")
        if self.words.at(again) == "و" and self.near(again - 1) and self.near(again):
            again, linked = again + 1, True
        last = self.year_number(again) if linked else None
        if last is None or last[1] != year[1] or last[0] <= year[0]:
            return first
        return self._joined(first, calendar_core(again, last[2], Fields(year=last[0], hijri=last[1])))

    def _bare_year(self, index: int, licensed: bool) -> Core | None:
        """A four-digit year after في, منذ … or in brackets; counts of things are left alone."""
        if len(self.words.at(index)) != 4 or not (licensed or self._year_licensed(index)):
            return None
        core = self._years(index, index)
        if core is None or (self.is_in(core.end, "counted") and self.near(core.end - 1)):
            return None
        return core

    def _year_licensed(self, index: int) -> bool:
        at = index - 1
        if self.words.at(at) in ("ل", "ب", "و", "ال", "لل"):
            return self.words.gap(at) == "" and self.words.at(at) in ("ل", "لل")
        if self.year_number(index) and self.is_in(index + 1, "hijri_mark") and self.near(index):
            return True
        before, behind = self.words.gap(at), self.words.gap(index).strip()
        heads = ("\n" in before or before.strip() == ".") and behind in ("-", ":")
        if heads and not self._digit(index + 1):
            return True  # «1956 - تأميم قناة السويس»: an entry of a chronicle
        opened, closed = self.words.gap(at).endswith("("), self.words.gap(index).startswith((")", "-"))
        return (opened and closed) or (self.words.joined(at) and self.is_in(at, "year_license"))

    def _edge(self, index: int) -> Core | None:
        """`مطلع العام`, `نهاية الشهر الجاري`, `أواخر 2015`, `منتصف يونيو`."""
        head = self.lex.edges.read(self.words, index)
        if head is None or not self.near(head.end - 1):
            return None
        part: str = head.value
        inner = self.core(head.end, licensed=True) or self._bare_period(head.end)
        if inner is None or inner.day_offset is not None or (inner.fields and inner.fields.weekday):
            return None
        if inner.fields is not None and inner.fields.day is not None:
            return None
        return replace(inner, start=index, skip=len(head.prefix), at=_part(part, inner.at), fields=None)

    def _bare_period(self, index: int) -> Core | None:
        """`العام`, `الشهر` after مطلع or نهاية: this one."""
        unit = self.lex.the_units.read(self.words, index)
        if unit is None or unit.value.count != 1 or unit.value.key in ("minute", "hour", "day"):
            return None
        if self.words.at(unit.end) in self.lex.sets["same"]:
            return None
        return self._period_core(index, unit.end, unit.value.key, 0)

    def _period(self, index: int) -> Core | None:
        """`الشهر الماضي`, `العام قبل الماضي`, `هذا الأسبوع`, `القرن الماضي`."""
        if self.is_in(index, "this") and self.near(index):
            this = self.lex.the_units.read_bare(self.words, index + 1)
            usable = this and this.value.count == 1 and this.value.key not in ("minute", "hour")
            return self._period_core(index, this.end, this.value.key, 0) if this and usable else None
        unit = self.lex.the_units.read(self.words, index)
        if unit is None or unit.value.count != 1 or self.is_in(index - 1, "not_year_after"):
            return None
        shift = self.modifier(unit.end)
        if shift is None:
            return None
        return replace(self._period_core(index, shift[1], unit.value.key, shift[0]), skip=len(unit.prefix))

    def _period_core(self, start: int, end: int, key: str, shift: int) -> Core:
        def at(day: date | None) -> str | None:
            return calendar.period(key, shift, day) if day else None

        kind = DateKind.POINT if key in ("day", "month", "year") else DateKind.RANGE
        fields = Fields(shift=shift) if key == "year" else None
        return Core(start, end, at, kind, hint=(shift > 0) - (shift < 0), fields=fields, period=(key, shift))

    def _season(self, index: int) -> Core | None:
        """`صيف 2015`, `خريف العام الماضي`, `الصيف المقبل`."""
        head = self.lex.seasons.read(self.words, index)
        if head is None:
            return None
        first: int = head.value
        year = self.year_phrase(head.end) if self.near(head.end - 1) else None
        shift = self.modifier(head.end)
        if year is None and shift is None:
            return None
        fields, end = year or (Fields(month=first, shift=shift[0] if shift else 0), shift[1] if shift else 0)
        core = calendar_core(index, end, fields)

        def at(day: date | None) -> str | None:
            placed = core.at(day)
            return calendar.season(first, placed[:4]) if placed else None

        return replace(core, at=at, kind=DateKind.RANGE, skip=len(head.prefix), fields=None)

    def _decade(self, index: int) -> Core | None:
        """`تسعينيات القرن الماضي`, `الستينيات`."""
        head = self.lex.decades.read(self.words, index)
        if head is None:
            return None
        end = head.end
        if self.words.at(end) in ("القرن", "من") and self.near(end - 1):
            if any(self.is_in(end + i, "age") for i in (0, 1)):
                return None
            at = end + 1 if self.words.at(end) == "من" else end
            end = at + 2 if self.words.at(at) == "القرن" and self.near(at) else end
        decade = calendar.fixed(f"19{head.value}0/19{head.value}9")
        return Core(index, end, decade, DateKind.RANGE, stated=True, hint=-1, skip=len(head.prefix))

    def _fraction(self, index: int) -> Core | None:
        """`الربع الأول من 2018`, `النصف الثاني من العام الجاري`, `السداسي الأخير من 2018`."""
        found = self.lex.parts_of_year.read(self.words, index)
        if found is None or not self.near(found.end - 1):
            return None
        parts, rank = found.value, self._rank(found.end, found.value)
        core = self._of_year(index, rank[1]) if rank else None
        if rank is None or core is None:
            return None
        whole = core.at

        def place(day: date | None) -> str | None:
            return calendar.fraction(parts, rank[0], whole(day))

        return replace(core, at=place, kind=DateKind.RANGE, fields=None, skip=len(found.prefix))

    def _rank(self, index: int, last: int) -> tuple[int, int] | None:
        """Which of `last` parts: `الأول`, `الثانية`, `الأخير`; and where the word ends."""
        if self.is_in(index, "last_part"):
            return last, index + 1
        number = self.lex.numbers.ordinal(self.words, index)
        return (int(number.value), number.end) if number else None

    def _of_year(self, start: int, index: int) -> Core | None:
        """`من 2018`, `من العام الجاري`, `لعام 2018` after a part of a year: the year."""
        at = index + 1 if self.words.at(index) in ("من", "في", "ل") else index
        year = self.year_phrase(at) if self.near(index - 1) and self.near(at - 1) else None
        return calendar_core(start, year[1], year[0]) if year else None

    def _months_of_year(self, index: int) -> Core | None:
        """`الأشهر التسعة الأولى من عام 2016`, `الأشهر الثلاثة الأخيرة من العام`: months from one end of a year."""
        unit = self.lex.the_units.read(self.words, index)
        if unit is None or unit.value.key != "month" or unit.value.count == 1:
            return None
        number = None if unit.value.count else self._definite_number(unit.end)
        end = number.end if number else unit.end
        count = int(number.value) if number else unit.value.count
        last = self.is_in(end, "last_part")
        core = self._of_year(index, end + 1) if last or self.is_in(end, "first_part") else None
        if core is None or count is None:
            return None
        whole = core.at

        def place(day: date | None) -> str | None:
            return calendar.months_of(count, last, whole(day))

        return replace(core, at=place, kind=DateKind.RANGE, fields=None, skip=len(unit.prefix))

    def _around(self, index: int) -> Core | None:
        """`حوالي عام 2000`, `نحو عام 2009`: about that year."""
        head = self._phrase("around", index)
        core = self._year_phrase(head.end) if head and self.near(head.end - 1) else None
        if head is None or core is None or core.kind is not DateKind.POINT:
            return None
        return replace(core, start=index, skip=len(head.prefix), at=_about(core.at), fields=None)

    def _joined(self, first: Core, last: Core) -> Core:
        """The interval from one date to another; what the first leaves out it takes from the second."""
        filled = first
        if first.fields is not None and last.fields is not None and last.fields.weekday is None:
            told = last.fields
            year = first.fields.year if first.fields.year is not None else told.year
            fields = replace(
                first.fields, year=year, month=first.fields.month or told.month, hijri=told.hijri,
                shift=first.fields.shift if first.fields.shift is not None else told.shift,
                year_shift=first.fields.year_shift if first.fields.year_shift is not None else told.year_shift,
            )  # fmt: skip
            filled = calendar_core(first.start, first.end, fields)

        def at(day: date | None) -> str | None:
            return calendar.between(filled.at(day), last.at(day))

        stated = filled.stated and last.stated
        return Core(first.start, last.end, at, DateKind.RANGE, stated, last.hint, first.skip)


def _about(at: Resolver) -> Resolver:
    return lambda day: calendar.about(at(day))


def _part(part: str, at: Resolver) -> Resolver:
    return lambda day: calendar.part_of(part, at(day))
