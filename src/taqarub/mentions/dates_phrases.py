"""Readers of dates made of other dates or of counts: منذ, قبل, بين, مطلع, الشهر الماضي, خلال شهرين."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any

from taqarub.mentions import dates_calendar as calendar
from taqarub.mentions.dates_calendar import Core, DateKind, Fields, Resolver
from taqarub.mentions.dates_counts import CountReader, vague_core
from taqarub.mentions.dates_read import calendar_core
from taqarub.mentions.dates_table import Reader, ReaderTable, by_word
from taqarub.mentions.dates_words import DateWords
from taqarub.mentions.words import Phrases, Words


class PhraseReader(CountReader):
    """Reads any date at a word of one text."""

    def __init__(self, lexicon: DateWords, words: Words, table: ReaderTable) -> None:
        super().__init__(lexicon, words)
        self.table = table

    def read(self, index: int) -> Core | None:
        """The longest date that begins at a word, or None."""
        best = self.core(index)
        for reader in self.table.outer.get(self.words.words[index], ()):
            best = _longer(best, reader(self, index))
        return best

    def core(self, index: int, licensed: bool = False) -> Core | None:
        """A date without a preposition: the longest of the plain ones. `licensed`: after a word that wants a date."""
        word = self.words.at(index)
        if not word:
            return None
        if "0" <= word[0] <= "9":
            best = _longer(self.numeric(index), self.day_month(index))
            return _longer(_longer(best, self._bare_year(index, licensed)), self._counted_last(index))
        best = self.month_alone(index, True) if licensed and word in self.lex.months else None
        for reader in self.table.inner.get(word, ()):
            best = _longer(best, reader(self, index))
        return best

    # --- prefixes that do not change the date

    def _part_of_day(self, index: int) -> Core | None:
        """`فجر الجمعة`, `مساء يوم أمس`, `يوم 5 مايو`, `بتاريخ 27/02/2018`."""
        head = self._phrase("part_of_day", index) or self._phrase("day_word", index)
        if head is None or not self.near(head.end - 1):
            return None
        at = head.end
        inner = self._part_of_day(at) or self.relative(at) or self.weekday(at) or self.numeric(at) or self.day_month(at)
        if inner is None:
            return None
        end = inner.end
        return replace(inner, start=index, end=end, skip=len(head.prefix))

    def _month_phrase(self, index: int) -> Core | None:
        """`شهر سبتمبر/أيلول الماضي`, `شهري مايو ويونيو`."""
        head = self._phrase("month_word", index)
        if head is None or not self.near(head.end - 1):
            return None
        first = self.month_alone(head.end, licensed=True)
        if first is None:
            return None
        return self._second_month(first).moved(index, len(head.prefix))

    def _second_month(self, first: Core) -> Core:
        """`مايو ويونيو 2018`: the interval of two months that follow each other."""
        if not self.near(first.end - 1) or not self.words.at(first.end).startswith("و"):
            return first
        last = self.month_alone(first.end, licensed=True)
        if last is None or last.skip != 1 or first.fields is None or last.fields is None:
            return first
        if last.fields.month != (first.fields.month or 0) + 1:
            return first
        return self._joined(first, last)

    # --- years, periods and their parts

    def _year_phrase(self, index: int) -> Core | None:
        """`عام 2015`, `سنة 1991م`, `عامي 2011 و2014`, `عام 1436هـ`."""
        head = self._phrase("year_word", index)
        if head is None or not self.near(head.end - 1):
            return None
        return self._years(head.end, index, len(head.prefix))

    def _years(self, at: int, start: int, skip: int = 0) -> Core | None:
        year = self.year_number(at)
        if year is None:
            return None
        first = calendar_core(start, year[2], Fields(year=year[0], hijri=year[1]))
        first = replace(first, skip=skip)
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
        """`الربع الأول من 2018`, `النصف الثاني من العام الجاري`."""
        word = self.words.at(index)
        parts = {"الربع": 4, "النصف": 2, "للربع": 4, "للنصف": 2, "بالربع": 4}.get(word)
        number = self.lex.numbers.ordinal(self.words, index + 1) if parts and self.near(index) else None
        if parts is None or number is None:
            return None
        at = number.end + 1 if self.words.at(number.end) in ("من", "في", "ل") else number.end
        year = self.year_phrase(at) if self.near(at - 1) else None
        if year is None:
            return None
        core, rank = calendar_core(index, year[1], year[0]), int(number.value)

        def place(day: date | None) -> str | None:
            return calendar.fraction(parts, rank, core.at(day))

        return replace(core, at=place, kind=DateKind.RANGE, fields=None)

    # --- since, until, between

    def _since(self, index: int) -> Core | None:
        """`منذ 2020`, `منذ فبراير الماضي`, `منذ أسبوع`, `منذ مطلع العام`."""
        head = self._phrase("since", index)
        if head is None or not self.near(head.end - 1):
            return None
        inner = self.core(head.end, licensed=True) or self._ago(head.end)
        if inner is None or inner.kind is DateKind.VAGUE:
            return inner and inner.moved(index, len(head.prefix))
        at = inner.at
        return replace(
            inner, start=index, skip=len(head.prefix), kind=DateKind.SINCE, hint=-1, day_offset=None,
            at=lambda day: calendar.since(_plain(at(day))),
        )  # fmt: skip

    def _until(self, index: int) -> Core | None:
        """`حتى 2015`, `حتى نهاية العام الجاري`, `بحلول 2030`."""
        head = self._phrase("until", index)
        if head is None or not self.near(head.end - 1):
            return None
        inner = self.core(head.end, licensed=True)
        return self._until_core(inner, index, len(head.prefix))

    def _until_core(self, inner: Core | None, start: int, skip: int) -> Core | None:
        if inner is None or inner.kind is DateKind.VAGUE:
            return None
        at = inner.at
        return replace(
            inner, start=start, skip=skip, kind=DateKind.UNTIL, hint=inner.hint, fields=None, day_offset=None,
            at=lambda day: calendar.until(at(day), day),
        )  # fmt: skip

    def _before(self, index: int) -> Core | None:
        """`قبل يومين`, `قبل 3 أيام` (so long ago); `قبل نهاية العام` (up to then)."""
        head = self._phrase("before", index)
        if head is None or not self.near(head.end - 1):
            return None
        ago = self._ago(head.end)
        if ago is None:
            return self._until_core(self.core(head.end, licensed=True), index, len(head.prefix))
        if self.words.at(ago.end) == "من" and self.near(ago.end - 1) and not self.is_in(ago.end + 1, "now"):
            return None if ago.kind is DateKind.VAGUE else self._away(ago, index, 1, len(head.prefix))
        return ago.moved(index, len(head.prefix))

    def _after(self, index: int) -> Core | None:
        """`بعد 2003`, `بعد العام 2011` (since then); `بعد أسبوعين` (from now, if the sentence looks ahead)."""
        head = self._phrase("after", index)
        if head is None or not self.near(head.end - 1):
            return None
        ahead = self._ago(head.end, sign=1)
        if ahead is not None:
            follows = self.words.at(ahead.end)
            if follows != "من" and self.future_before(index):
                return ahead.moved(index, len(head.prefix))
            if follows in ("من", "علي"):
                return self._away(ahead, index, -1, len(head.prefix))
            return vague_core(index, ahead.end, 0, len(head.prefix))
        inner = self.core(head.end, licensed=True)
        if inner is None or not inner.stated or inner.kind is DateKind.VAGUE:
            return None
        at = inner.at
        return replace(
            inner, start=index, skip=len(head.prefix), kind=DateKind.SINCE, fields=None, hint=0,
            at=lambda day: calendar.since(at(day)),
        )  # fmt: skip

    def _between(self, index: int) -> Core | None:
        """`بين 2011 و2014`, `من 5 إلى 7 مايو`, `بين مارس ويونيو الماضيين`, `من الأحد إلى الخميس`."""
        head = self._phrase("between", index)
        if head is None or not self.near(head.end - 1):
            return None
        at = head.end + 1 if self.is_in(head.end, "year_word") or self.is_in(head.end, "day_word") else head.end
        first = self.core(at, licensed=True) or self._bare_day(at)
        if first is None or not self.near(first.end - 1, "،"):
            return first if first and first.kind is DateKind.RANGE and first.start == index else None
        last = self._second_end(first.end)
        if last is None:
            return None
        return self._joined(first, last).moved(index, len(head.prefix))

    def _second_end(self, index: int) -> Core | None:
        """The date after و or إلى."""
        word = self.words.at(index)
        if word in ("و", "الي", "حتي", "وحتي", "لغايه", "والي") and self.near(index):
            return self.core(index + 1, licensed=True)
        return self.core(index, licensed=True) if word.startswith("و") else None

    def _bare_day(self, index: int) -> Core | None:
        number = self.small_number(index)
        return calendar_core(index, number[1], Fields(day=number[0])) if number else None

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

    # --- words without a date

    def _vague(self, index: int) -> Core | None:
        """`في وقت سابق`, `مؤخرا`; with a date behind it (`من اليوم`, `الثلاثاء`) that date."""
        found = self.lex.vague.read(self.words, index)
        if found is None:
            return None
        skip = len(found.prefix)
        if found.end - index >= 3 and self.near(found.end - 1):
            at = found.end + 1 if self.words.at(found.end) == "من" else found.end
            inner = self.core(at) or (self._bare_period(at) if at > found.end else None)
            if inner is not None:
                return inner.moved(index, skip)
        direction, back = found.value
        return vague_core(index, found.end, direction, skip, back)

    def _named(self, index: int) -> Core | None:
        """`هجمات 11 سبتمبر`: a day known by its number and month."""
        found = self.lex.named.read(self.words, index)
        if found is None:
            return None
        return Core(index + 1, found.end, calendar.fixed(found.value), stated=True, hint=-1)


def _part(part: str, at: Resolver) -> Resolver:
    return lambda day: calendar.part_of(part, at(day))


def _plain(edtf: str | None) -> str | None:
    """منذ مطلع العام: the month the year began in, no longer a guess."""
    return edtf[:-1] if edtf and edtf.endswith("-01~") and len(edtf) == 8 else edtf


def _longer(best: Core | None, core: Core | None) -> Core | None:
    return core if core is not None and (best is None or core.end > best.end) else best


def reader_table(lex: DateWords) -> ReaderTable:
    """The readers of every word of the tables; built once with the grammar."""
    glued = ("ال", "لل", "بال", "و", "وال", "ب", "ل")
    phrase = PhraseReader
    inner: list[tuple[Collection[str], Reader]] = [
        (lex.phrases["part_of_day"].forms(), phrase._part_of_day),
        (lex.phrases["day_word"].forms(), phrase._part_of_day),
        (lex.days.forms(), phrase.relative), (lex.weekdays.forms(), phrase.weekday), (glued, phrase.day_month),
        (lex.numbers.ordinals.forms(), phrase.day_month), (lex.numbers.values.forms(), phrase.day_month),
        (lex.phrases["month_word"].forms(), phrase._month_phrase), (lex.months.forms(), phrase.month_alone),
        (lex.edges.forms(), phrase._edge), (lex.the_units.forms(), phrase._period), (lex.sets["this"], phrase._period),
        (lex.phrases["year_word"].forms(), phrase._year_phrase), (lex.seasons.forms(), phrase._season),
        (lex.decades.forms(), phrase._decade), (("الربع", "النصف", "للربع", "للنصف", "بالربع"), phrase._fraction),
        (("ال",), phrase._counted_last), (lex.the_units.forms(), phrase._counted_last),
        (lex.phrases["last_some"].forms(), phrase._some_last),
    ]  # fmt: skip
    outer: list[tuple[Collection[str], Reader]] = [
        (lex.vague.forms(), phrase._vague), (lex.named.forms(), phrase._named),
        (lex.phrases["since"].forms(), phrase._since), (lex.phrases["until"].forms(), phrase._until),
        (lex.phrases["before"].forms(), phrase._before), (lex.phrases["after"].forms(), phrase._after),
        (lex.phrases["within"].forms(), phrase._within), (lex.phrases["between"].forms(), phrase._between),
    ]  # fmt: skip
    numbers = (lex.numbers.values, lex.numbers.scales, lex.numbers.twice)
    counts: tuple[Phrases[Any], ...] = (lex.phrases["approx"], lex.phrases["few"], lex.units, *numbers)
    follow = {
        form for forms in (*(table.forms() for table in counts), *(forms for forms, _ in inner)) for form in forms
    }
    follow |= lex.vague.seconds() | lex.named.seconds()
    for key in ("since", "until", "before", "after", "within", "between"):
        follow |= lex.phrases[key].seconds()
    starts = frozenset(form for forms, _ in inner for form in forms) | lex.vague.singles()
    return ReaderTable(by_word(inner), by_word(outer), starts, frozenset(follow))
