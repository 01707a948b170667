"""The publication day of an article that does not print it, solved from what its dates presuppose.

`اليوم الخميس` makes the day a Thursday; `ديسمبر المقبل` and `أكتوبر الماضي` shut out months; `الشهر الماضي` told of
what elsewhere happened `في أكتوبر الماضي` makes the month November; an event of last month named with its year gives
the year. Only what every such constraint allows is told, as fine as they agree: a day, a set of days, a month, a year.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from taqarub.mentions.dates import DateGrammar
from taqarub.mentions.dates_calendar import Core
from taqarub.mentions.edtf import shift_days
from taqarub.mentions.words import Words, split_words

_DATELINE_CHARS = 80
_DATELINE_WORDS = 8
_WINDOW = 14  # words each side in which two tellings of one event share their nouns
_SHARED = 2
_LONG = 5
_NEXT_REACH = 6  # months ahead that المقبل is said of a month name
_PREFIXES = ("وال", "بال", "فال", "ال", "لل", "و")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words [start, end) of the folded text and what they say of the publication day."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Inferred:
    """The publication date as EDTF (None: the text does not tell) and the words it rests on, in text order."""

    edtf: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class _Clue:
    value: int
    core: Core
    reason: str


def infer_published(
    text: str, grammar: DateGrammar, words: Words | None = None, cores: Sequence[Core] | None = None
) -> Inferred:
    """Publication date of a folded text by its own dates. Never finer than the constraints allow.

    `words`, `cores`: the text as `split_words` and `DateGrammar.cores` read it, if at hand.
    """
    words = words or split_words(text)
    cores = list(grammar.cores(words)) if cores is None else cores
    weekday = _agreed(_weekday_clues(cores))
    stated = _stated_day(words, cores, grammar) or _retold_day(words, cores)
    if stated is not None:
        return _from_day(words, stated, weekday)
    month = _month(words, cores)
    year = _year(words, cores, month, grammar)
    return _combine(words, weekday, month, year)


# --- a day told outright


def _stated_day(words: Words, cores: Sequence[Core], grammar: DateGrammar) -> tuple[date, list[_Clue]] | None:
    """`اليوم الخميس 10 نوفمبر 2022`, or the day of a date line; None where there is none or they disagree."""
    found: list[tuple[date, _Clue]] = []
    for core in cores:
        day = _exact(core)
        if day is None:
            continue
        if core.day_offset is not None:
            day = shift_days(day, -core.day_offset)
            found.append((day, _Clue(0, core, "a relative day with its full date")))
        elif _is_dateline(words, core, grammar):
            found.append((day, _Clue(0, core, "date line")))
    days = {day for day, _ in found}
    return (next(iter(days)), [clue for _, clue in found]) if len(days) == 1 else None


def _exact(core: Core) -> date | None:
    """The day of a date stated with day, month and year."""
    if not core.stated or core.fields is None or core.fields.day is None:
        return None
    edtf = core.at(None)
    return date.fromisoformat(edtf) if edtf and len(edtf) == 10 else None


def _is_dateline(words: Words, core: Core, grammar: DateGrammar) -> bool:
    """A full date near the head of the text, closed like a date line, or after `نشر في`."""
    if _after_published(words, core.start, grammar):
        return True
    sets = grammar.words.sets
    if core.start > _DATELINE_WORDS or words.ends[core.end - 1] > _DATELINE_CHARS:
        return False
    if words.at(core.start - 1) in sets["not_dateline_after"]:
        return False
    gap = words.gap(core.end - 1)
    return gap.strip(" ")[:1] in ("\n", "-", "(", ":", "/", "|") or words.at(core.end) in sets["dateline_end"]


def _after_published(words: Words, index: int, grammar: DateGrammar) -> bool:
    phrases = grammar.words.phrases["published_words"]
    return any((found := phrases.read(words, at)) and found.end == index for at in (index - 3, index - 2, index - 1))


def _retold_day(words: Words, cores: Sequence[Core]) -> tuple[date, list[_Clue]] | None:
    """`يفتتح المنتدى الزراعي اليوم الأربعاء`, told again with `الأربعاء 5 يونيو 2019`; None where days disagree.

    A weekday comes round again, so the two have to tell of one event.
    """
    found: dict[date, list[_Clue]] = {}
    for clue in _weekday_clues(cores):
        for core in cores:
            if _same_weekday(clue.core, core) and _alike(words, clue.core, core) and (day := _exact(core)):
                named = _Clue(0, core, "the same event, with its full date")
                found.setdefault(shift_days(day, -(clue.core.day_offset or 0)), []).extend((clue, named))
    return next(iter(found.items())) if len(found) == 1 else None


def _same_weekday(one: Core, other: Core) -> bool:
    return bool(one.fields and other.fields and one.fields.weekday == other.fields.weekday)


def _alike(words: Words, one: Core, other: Core) -> bool:
    """Whether two dates stand among the same nouns."""
    return len(_nouns(words, one) & _nouns(words, other)) >= _SHARED


def _from_day(words: Words, stated: tuple[date, list[_Clue]], weekday: list[_Clue]) -> Inferred:
    day, clues = stated
    if weekday and weekday[0].value != day.isoweekday():
        return Inferred(None, _evidence(words, [*clues, *weekday]))
    return Inferred(day.isoformat(), _evidence(words, [*clues, *weekday]))


# --- weekday


def _weekday_clues(cores: Sequence[Core]) -> Iterator[_Clue]:
    """`اليوم الخميس`, `أمس الأربعاء`, `غدا الجمعة`: the weekday of publication."""
    for core in cores:
        weekday = core.fields.weekday if core.fields else None
        if core.day_offset is not None and weekday is not None:
            yield _Clue((weekday - core.day_offset - 1) % 7 + 1, core, "weekday beside a relative day")


def _agreed(clues: Iterable[_Clue]) -> list[_Clue]:
    """The clues, if all say the same."""
    listed = list(clues)
    return listed if len({clue.value for clue in listed}) == 1 else []


# --- month


def _month(words: Words, cores: Sequence[Core]) -> list[_Clue]:
    """The one month every clue allows: `الجاري` names it; else the one after the month told again as `الشهر الماضي`."""
    named = _month_names(cores)
    this = _agreed(_Clue(c.value, c.core, "month said to be the current one") for c in named if _shift(c.core) == 0)
    past = [c for c in named if (_shift(c.core) or 0) < 0]
    ahead = [c for c in named if (_shift(c.core) or 0) > 0]
    shut = {c.value for c in (*past, *ahead) if c.core.fields and c.core.fields.day is None}
    if this:
        return this if this[0].value not in shut else []
    linked = _agreed(_linked_months(words, cores, past))
    if not linked or not _allowed(linked[0].value, shut, ahead):
        return []
    return [*linked, *(_Clue(c.value, c.core, "month that it cannot be") for c in (*past, *ahead))]


def _month_names(cores: Sequence[Core]) -> list[_Clue]:
    """Gregorian months said to be last, this or next, without a year."""
    named = []
    for core in cores:
        fields = core.fields
        if fields and fields.month and not fields.hijri and fields.year is None and fields.shift is not None:
            named.append(_Clue(fields.month, core, ""))
    return named


def _shift(core: Core) -> int | None:
    fields = core.fields
    return fields.shift if fields else None


def _allowed(month: int, shut: set[int], ahead: list[_Clue]) -> bool:
    reach = all(0 < (c.value - month) % 12 <= _NEXT_REACH for c in ahead)
    return month not in shut and reach


def _linked_months(words: Words, cores: Sequence[Core], past: list[_Clue]) -> Iterator[_Clue]:
    """`الشهر الماضي` and a month name that tell of one event: publication is the month after the named one."""
    for last in cores:
        if last.period != ("month", -1):
            continue
        for clue in past:
            if clue.core.kind == last.kind and _alike(words, last, clue.core):
                yield _Clue(clue.value % 12 + 1, last, f"last month is month {clue.value}")
                yield _Clue(clue.value % 12 + 1, clue.core, "the same event, with the month's name")


def _nouns(words: Words, core: Core) -> frozenset[str]:
    """Long words of the sentence around a date, without article."""
    low, high = _sentence(words, core)
    before = words.words[max(low, core.start - _WINDOW) : core.start]
    window = before + words.words[core.end : min(high, core.end + _WINDOW)]
    return frozenset(bare for word in window if len(bare := _strip(word)) >= _LONG)


def _strip(word: str) -> str:
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= 4:
            return word[len(prefix) :]
    return word


def _sentence(words: Words, core: Core) -> tuple[int, int]:
    """Word indices of the sentence a date stands in."""
    low, high = core.start, core.end
    while low > 0 and not _breaks(words.gap(low - 1)):
        low -= 1
    while high < len(words.words) and not _breaks(words.gap(high - 1)):
        high += 1
    return low, high


def _breaks(gap: str) -> bool:
    return "\n" in gap or ". " in gap or gap in ("؟ ", "! ")


# --- year


def _year(words: Words, cores: Sequence[Core], month: list[_Clue], grammar: DateGrammar) -> list[_Clue]:
    """`العام الجاري 2018`, or an event of last month named with its year. All clues must agree."""
    clues = list(_told_years(words, cores))
    if month:
        clues += _named_years(words, cores, month[0].value, grammar)
    agreed = _agreed(clues)
    latest = max((year for year in _years_said(words) if year <= 2100), default=0)
    return agreed if agreed and agreed[0].value >= latest - 1 else []


def _told_years(words: Words, cores: Sequence[Core]) -> Iterator[_Clue]:
    """`العام الجاري 2018`, `العام الماضي (2017)`."""
    for core in cores:
        if core.period is None or core.period[0] != "year" or core.period[1] not in (-1, 0, 1):
            continue
        year = words.at(core.end)
        if words.gap(core.end - 1).strip(" (،") == "" and _is_year(year):
            yield _Clue(int(year) - core.period[1], core, f"the year is told as {year}")


def _named_years(words: Words, cores: Sequence[Core], month: int, grammar: DateGrammar) -> Iterator[_Clue]:
    """A year that is part of a name (`المناورات 2022`) in a sentence dated last month or this one."""
    dated = {index for core in cores for index in range(core.start, core.end)}
    for core in cores:
        if core.period not in (("month", -1), ("month", 0)) and not (core.day_offset in (0, -1) and core.hint <= 0):
            continue
        for index in range(*_sentence(words, core)):
            if index not in dated and _is_year(words.words[index]) and _names(words, index, grammar):
                late = month == 1 and core.period == ("month", -1)
                yield _Clue(int(words.words[index]) + late, core, f"its event bears the year {words.words[index]}")


def _names(words: Words, index: int, grammar: DateGrammar) -> bool:
    """Whether a year follows a name and no plan, cup or target."""
    sets = grammar.words.sets
    near = range(max(index - 4, 0), index)
    planned = any(words.words[i] in sets["not_year_of_writing"] for i in near)
    return index > 0 and words.joined(index - 1) and not planned


def _years_said(words: Words) -> Iterator[int]:
    return (int(word) for word in words.words if _is_year(word))


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and 1990 <= int(word) <= 2100


# --- all together


def _combine(words: Words, weekday: list[_Clue], month: list[_Clue], year: list[_Clue]) -> Inferred:
    """Intersect what is known; a month without its year tells no date."""
    if not year:
        return Inferred(None, _evidence(words, [*weekday, *month]))
    evidence = _evidence(words, [*weekday, *month, *year])
    if not month:
        return Inferred(f"{year[0].value:04d}", evidence)
    days = _days_of(year[0].value, month[0].value, weekday[0].value if weekday else None)
    if not weekday:
        return Inferred(f"{year[0].value:04d}-{month[0].value:02d}", evidence)
    return Inferred(f"[{','.join(day.isoformat() for day in days)}]", evidence)


def _days_of(year: int, month: int, weekday: int | None) -> list[date]:
    first = date(year, month, 1)
    days = [shift_days(first, i) for i in range(31)]
    return [day for day in days if day.month == month and weekday in (None, day.isoweekday())]


def _evidence(words: Words, clues: list[_Clue]) -> tuple[Evidence, ...]:
    """Each place once, in text order."""
    counted = Counter((words.starts[c.core.start] + c.core.skip, words.ends[c.core.end - 1], c.reason) for c in clues)
    return tuple(Evidence(*place) for place in sorted(counted))
