"""Readers of dates made of other dates or of counts: منذ, قبل, بين, مطلع, الشهر الماضي, خلال شهرين."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from taqarub.mentions import dates_calendar as calendar
from taqarub.mentions.dates_calendar import Core, DateKind, Fields
from taqarub.mentions.dates_counts import vague_core
from taqarub.mentions.dates_periods import PeriodReader
from taqarub.mentions.dates_read import calendar_core
from taqarub.mentions.dates_table import Reader, ReaderTable, by_word
from taqarub.mentions.dates_words import DateWords
from taqarub.mentions.words import Phrases, Words


class PhraseReader(PeriodReader):
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
        (lex.sets["first_day"], phrase.day_month), (lex.numbers.ordinals.forms(), phrase.day_month),
        (lex.numbers.values.forms(), phrase.day_month),
        (lex.phrases["month_word"].forms(), phrase._month_phrase), (lex.months.forms(), phrase.month_alone),
        (lex.edges.forms(), phrase._edge), (lex.the_units.forms(), phrase._period), (lex.sets["this"], phrase._period),
        (lex.phrases["year_word"].forms(), phrase._year_phrase), (lex.seasons.forms(), phrase._season),
        (lex.decades.forms(), phrase._decade), (lex.parts_of_year.forms(), phrase._fraction),
        (("ال",), phrase._counted_last), (lex.the_units.forms(), phrase._counted_last),
        (lex.the_units.forms(), phrase._months_of_year), (lex.phrases["last_some"].forms(), phrase._some_last),
    ]  # fmt: skip
    outer: list[tuple[Collection[str], Reader]] = [
        (lex.vague.forms(), phrase._vague), (lex.named.forms(), phrase._named),
        (lex.phrases["since"].forms(), phrase._since), (lex.phrases["until"].forms(), phrase._until),
        (lex.phrases["before"].forms(), phrase._before), (lex.phrases["after"].forms(), phrase._after),
        (lex.phrases["within"].forms(), phrase._within), (lex.phrases["between"].forms(), phrase._between),
        (lex.phrases["around"].forms(), phrase._around),
    ]  # fmt: skip
    numbers = (lex.numbers.values, lex.numbers.scales, lex.numbers.twice)
    counts: tuple[Phrases[Any], ...] = (lex.phrases["approx"], lex.phrases["few"], lex.units, *numbers)
    follow = {
        form for forms in (*(table.forms() for table in counts), *(forms for forms, _ in inner)) for form in forms
    }
    follow |= lex.vague.seconds() | lex.named.seconds()
    for key in ("since", "until", "before", "after", "within", "between", "around"):
        follow |= lex.phrases[key].seconds()
    starts = frozenset(form for forms, _ in inner for form in forms) | lex.vague.singles()
    return ReaderTable(by_word(inner), by_word(outer), starts, frozenset(follow))
