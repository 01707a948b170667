"""The words of dates, read from `knowledge/data/dates` once: phrase tables and word sets with their clitics."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from taqarub.mentions.numbers import NumberWords
from taqarub.mentions.words import Phrases, word_set
from taqarub.text.normalise import fold

Tables = Mapping[str, Any]
WEEKDAYS = frozenset(("الاحد", "الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه", "السبت"))


@dataclass(frozen=True, slots=True)
class MonthName:
    """A month: its number, calendar, and whether the name needs more to be a month."""

    number: int
    hijri: bool
    weak: bool


@dataclass(frozen=True, slots=True)
class UnitWord:
    """A unit of time as printed: `count` 1 or 2, or None for a plural."""

    key: str
    count: int | None


class DateWords:
    """Every table of dates.toml, folded and with clitics, plus the number words."""

    def __init__(self, tables: Tables, numbers: NumberWords) -> None:
        """`tables` as `load_tables("dates")` returns them."""
        self.numbers = numbers
        words = tables["words"]
        self._bare = frozenset(fold(name).split()[0] for name in words["no_clitics"])
        weak = frozenset(fold(name) for name in words["weak_months"])
        self.months = Phrases(_months(tables, weak), bare=self._bare)
        self.weekdays = self._phrases(tables["weekday"], "number")
        self.days = self._phrases(tables["day"], "offset")
        self.units = Phrases(_units(tables["unit"]))
        self.the_units = Phrases(("ال" + name, unit) for name, unit in _units(tables["unit"]))
        self.modifiers: Phrases[int] = Phrases(
            ("ال" + name, row["shift"]) for row in tables["modifier"] for name in row["names"]
        )
        self.edges = self._phrases(tables["edge"], "part")
        self.seasons = self._phrases(tables["season"], "first", definite=True)
        self.decades = self._phrases(tables["decade"], "digit", definite=True)
        self.parts_of_year: Phrases[int] = self._phrases(tables["part_of_year"], "parts")
        self.vague: Phrases[tuple[int, tuple[str, int] | None]] = Phrases(
            ((name, (row["direction"], tuple(row["back"]) if "back" in row else None))
             for row in tables["vague"] for name in row["names"]), bare=self._bare,
        )  # fmt: skip
        self.named: Phrases[str] = Phrases(
            (f"{head} {name}", row["date"]) for row in tables["named"] for head in row["after"] for name in row["names"]
        )
        self.sets = {key: word_set(value, clitics=key != "counted") for key, value in words.items()}
        self.phrases: dict[str, Phrases[str]] = {
            key: Phrases((name, key) for name in value) for key, value in words.items()
        }
        self.not_future = tuple(fold(name) for name in words["not_future"])
        self.not_accusative = tuple(fold(name) for name in words["not_accusative"])

    def _phrases(self, rows: Iterable[Tables], key: str, *, definite: bool = False) -> Phrases[Any]:
        pairs = ((name, row[key]) for row in rows for name in row["names"])
        return Phrases(pairs, definite=definite, bare=self._bare)


def _months(tables: Tables, weak: frozenset[str]) -> Iterable[tuple[str, MonthName]]:
    for key, hijri in (("month", False), ("hijri", True)):
        for row in tables[key]:
            for name in row["names"]:
                yield name, MonthName(row["number"], hijri, fold(name) in weak)


def _units(rows: Iterable[Tables]) -> list[tuple[str, UnitWord]]:
    counts = (("one", 1), ("two", 2), ("many", None))
    return [(name, UnitWord(row["key"], count)) for row in rows for key, count in counts for name in row[key]]
