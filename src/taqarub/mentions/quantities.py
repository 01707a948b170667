"""Quantities of a text: how many of what, in digits or words, with bounds where the text gives only those.

`QuantityGrammar.find` works on folded text and gives offsets into it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from taqarub.mentions.numbers import Number, NumberWords
from taqarub.mentions.quantities_numbers import CountReader
from taqarub.mentions.quantities_units import Unit, dual_rows
from taqarub.mentions.words import Found, Phrases, Words, load_tables, split_words, word_set
from taqarub.text.normalise import fold

_YEARS = range(1900, 2101)
_LARGE = 1000
_MEASURED_MAX = 5  # words of «عدد أفراد القوة» before its number


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity at [start, end) of the folded text.

    `value` is None where only bounds are told (عشرات القتلى, بين 20 و30); `low`/`high` None = no bound on that side.
    `unit`: ISO 4217 code, `percent`, `person`, `barrel_per_day`, `km` …; `counted`: the folded noun that is counted.
    """

    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    approx: bool
    counted: str | None


@dataclass(frozen=True, slots=True)
class _Read:
    """A quantity by word indices, before offsets; `per` of what was counted make one of its unit."""

    end: int
    value: float | None
    low: float | None
    high: float | None
    unit: str | None = None
    counted: str | None = None
    approx: bool = False
    per: float = 1.0


class QuantityGrammar(CountReader):
    """Reads quantities with the tables of units and numbers. Immutable once built; safe to share between threads."""

    def __init__(self, units: Mapping[str, Any], tables: Mapping[str, Any], numbers: NumberWords) -> None:
        """`units`, `tables` as `load_tables("units")` and `load_tables("numbers")` return them."""
        super().__init__(units, tables, numbers)
        self._duals = Phrases(dual_rows(units))
        self._hedges: Phrases[str] = Phrases(
            (name, key) for key in ("approx", "more_than", "less_than") for name in units[key]
        )
        self._split: Phrases[str] = Phrases(
            (name, key) for key in ("more_than", "less_than") for name in units["split_" + key]
        )
        self._between: Phrases[str] = Phrases((name, "between") for name in units["between"])
        self._bounds: Phrases[str] = Phrases((name, key) for key in ("at_most", "at_least") for name in units[key])
        self._measured = frozenset(form for word in map(fold, units["measured"]) for form in (word, "ال" + word))
        self._some = Phrases(
            [(name, (float(row["low"]), float(row["high"]))) for row in tables["indefinite"] for name in row["names"]]
        )
        self._few = word_set(n for row in tables["indefinite"] if row.get("noun") for n in row["names"])
        self._one = frozenset(fold(word) for word in units["one"])
        self._not_counted = frozenset(fold(word) for word in units["not_counted"])
        self._sure = frozenset(self._number_words.union(self._duals.forms(), self._some.forms()))
        self._follow = self._sure.union(
            *(t.seconds() for t in (self._hedges, self._split, self._between)), self._measured
        )
        self._led = frozenset(f for t in (self._hedges, self._split, self._between) for f in t.forms()) - self._sure
        self._counts = frozenset(self._units.forms()) - self._sure - self._led

    def _beginnings(self, words: Words) -> Iterator[int]:
        """Indices of words where a quantity may begin: a number, what hedges one, or a unit before واحد."""
        sure, led, counts = self._sure, self._led, self._counts
        for index, word in enumerate(words.words):
            if word in sure or word[0] <= "9":
                yield index
            elif word in led:
                after = words.at(index + 1)
                if after in self._follow or "0" <= after[:1] <= "9":
                    yield index
            elif word in counts and (words.at(index + 1) in self._one or words.at(index + 2) in self._one):
                yield index

    def find(
        self, text: str, exclude: Sequence[tuple[int, int]] = (), words: Words | None = None
    ) -> tuple[Quantity, ...]:
        """All quantities of a folded text, in order, none overlapping. `exclude`: spans of dates, in order."""
        words = words or split_words(text)
        found, free, skipped = [], 0, 0
        for index in self._beginnings(words):
            if index < free:
                continue
            while skipped < len(exclude) and exclude[skipped][1] <= words.starts[index]:
                skipped += 1
            limit = exclude[skipped] if skipped < len(exclude) else (len(text), len(text))
            if limit[0] <= words.starts[index]:
                continue
            read = self._read(words, index)
            if read is not None and words.ends[read.end - 1] <= limit[0]:
                free = read.end
                found.append(self._quantity(words, index, read))
        return tuple(found)

    def _quantity(self, words: Words, index: int, read: _Read) -> Quantity:
        start, end = words.starts[index], words.ends[read.end - 1]
        if words.text[end : end + 2].lstrip(" ")[:1] == "%":
            end += words.text[end : end + 2].index("%") + 1
        elif words.text[start - 1 : start] in self._signs or words.text[start - 1 : start] == "%":
            start -= 1
        value, low, high = (n if n is None else n / read.per for n in (read.value, read.low, read.high))
        return Quantity(start, end, value, low, high, read.unit, read.approx, read.counted)

    def _read(self, words: Words, index: int) -> _Read | None:
        read = self._unbounded(words, index)
        return self._bounded(words, read) if read else None

    def _bounded(self, words: Words, read: _Read) -> _Read:
        """`250 مراقبا كحد أقصى`, `20 قتيلا على الأقل`: the bound told behind."""
        bound = self._bounds.read_bare(words, read.end) if words.gap(read.end - 1).strip(" ،,") == "" else None
        if bound is None or read.value is None:
            return read
        most = bound.value == "at_most"
        low, high = (None, read.value) if most else (read.value, None)
        return replace(read, end=bound.end, low=low, high=high, approx=True)

    def _unbounded(self, words: Words, index: int) -> _Read | None:
        hedge = self._hedges.read(words, index)
        if hedge is not None:
            return self._hedged(words, hedge)
        between = self._between.read(words, index)
        if between is not None:
            return self._range(words, between.end)
        split = self._split.read(words, index)
        return self._hedged_apart(words, split) if split is not None else self._plain(words, index)

    def _plain(self, words: Words, index: int) -> _Read | None:
        """`عشرات القتلى`, `قتيلان`, `3 ملايين دولار`, `جندي واحد`."""
        some = self._some.read(words, index)
        if some is not None and not self._numbers.values.read(words, index - 1):
            return self._some_of(words, some)
        dual = self._duals.read(words, index)
        if dual is not None:
            end = dual.end + 1 if words.at(dual.end) in ("اثنان", "اثنين", "اثنتان", "اثنتين") else dual.end
            return self._of_unit(words, _Read(end, 2.0, 2.0, 2.0), dual)
        number = self._number(words, index)
        if number is not None:
            return self._ranged(words, number, index) or self._counted(words, number, index)
        return self._one_of(words, index)

    def _one_of(self, words: Words, index: int) -> _Read | None:
        unit = self._units.read_bare(words, index)
        if unit is None or words.at(unit.end) not in self._one or not words.joined(unit.end - 1):
            return None
        if unit.value.kind == "nisba":  # an adjective: «زورق سوري واحد»
            return None
        return self._of_unit(words, _Read(unit.end + 1, 1.0, 1.0, 1.0), unit)

    def _of_unit(self, words: Words, read: _Read, unit: Found[Unit]) -> _Read:
        noun = unit.value.noun(self._article.bare(words.at(unit.end - 1)))
        return replace(read, unit=unit.value.name or None, counted=noun, per=unit.value.per)

    def _counted(self, words: Words, number: Number, index: int) -> _Read | None:
        """The unit or noun after a number; a bare spelled number, or a bare year, is none."""
        value, end = number.value, number.end
        read = _Read(end, value, value, value)
        if number.spelled and value == 1:
            return None
        sign = self._sign(words, number, index)
        if sign:
            return replace(read, unit=sign)
        unit = self._unit_after(words, end)
        if unit is not None and not (unit.value.kind == "nisba" and self._article.definite(words.words[end])):
            return self._of_unit(words, replace(read, end=unit.end), unit)
        noun_end = self._noun_after(words, end, value)
        if noun_end:
            return replace(read, end=noun_end, counted=self._article.bare(words.words[noun_end - 1]))
        if (number.spelled and value < _LARGE) or (int(value) in _YEARS and value == int(value)):
            return None
        return read

    def _unit_after(self, words: Words, end: int) -> Found[Unit] | None:
        """The unit right after a number, or after من as in `مليارات من الدولارات`."""
        if not words.joined(end - 1):
            return None
        unit = self._units.read_bare(words, end)
        if unit is not None:
            return unit
        if words.words[end] in ("ب", "في") and words.at(end + 1)[:2] in ("ال", "ما", "مء"):
            return None
        return self._units.read_bare(words, end + 1) if words.words[end] == "من" else self._glued(words, end)

    def _glued(self, words: Words, end: int) -> Found[Unit] | None:
        """`بالمئة`: the only unit whose clitic belongs to it."""
        unit = self._units.read(words, end)
        return unit if unit and unit.value.name == "percent" else None

    def _noun_after(self, words: Words, end: int, value: float) -> int:
        """End of the noun counted after a number (`27 من أعضائه`, `13 صاروخا`), 0 where there is none."""
        if not words.joined(end - 1):
            return 0
        at = end + 1 if words.words[end] == "من" and words.joined(end) else end
        word = words.at(at)
        if len(word) < 3 or word in self._not_counted or not "\u0621" <= word[0] <= "\u064a":
            return 0
        if at == end and (
            word in self._led
            or (word in self._sure and word not in self._units)
            or not self._may_be_counted(word, value)
        ):
            return 0
        return at + 1

    def _may_be_counted(self, word: str, value: float) -> bool:
        """Whether a word can be the noun after a number: indefinite, in the accusative after 11-99, no verb in وا."""
        if self._article.definite(word) or word.endswith("وا"):
            return False
        return not 11 <= value % 100 <= 99 or word.endswith(("ا", "ه", "ء", "ي"))

    def _sign(self, words: Words, number: Number, index: int) -> str | None:
        start, end = words.starts[index], words.ends[number.end - 1]
        if words.text[end : end + 2].lstrip(" ").startswith("%") or words.text[start - 1 : start] == "%":
            return "percent"
        before, after = words.text[start - 1 : start], words.text[end : end + 1]
        return self._signs.get(before) or self._signs.get(after)

    def _some_of(self, words: Words, some: Found[tuple[float, float]]) -> _Read | None:
        """`عشرات الآلاف من الدولارات`: bounds times the scales that follow, then what is counted."""
        (low, high), end = some.value, some.end
        scale = self._numbers.scales.read_bare(words, end) if words.joined(end - 1) else None
        while scale is not None:
            low, high, end = low * scale.value, (high + 1) * scale.value - 1, scale.end
            scale = self._numbers.scales.read_bare(words, end) if words.joined(end - 1) else None
        unit = self._unit_after(words, end)
        if unit is not None:
            return self._of_unit(words, _Read(unit.end, None, low, high, approx=True), unit)
        at = end + 1 if words.at(end) == "من" and words.joined(end - 1) else end
        word = words.at(at)
        few = words.at(end - 1) in self._few and word not in self._not_counted
        more = self._some.read_bare(words, end) if few and words.joined(end - 1) else None
        if more is not None:
            return self._some_of(words, more)
        if not words.joined(at - 1) or len(word) < 3 or not (at > end or few or word.startswith("ال")):
            return _Read(end, None, low, high, approx=True)
        return _Read(at + 1, None, low, high, counted=self._article.bare(word), approx=True)

    def _hedged(self, words: Words, hedge: Found[str]) -> _Read | None:
        """`نحو`, `أكثر من`, `أقل من` before a number."""
        if not self._before_number(words, hedge.end - 1):
            return None
        if hedge.value == "approx" and words.at(hedge.end) in ("بين", "ما"):
            between = self._between.read(words, hedge.end)
            return self._range(words, between.end) if between else None
        return self._hedged_at(words, hedge.value, self._after_measured(words, hedge.end))

    def _hedged_apart(self, words: Words, split: Found[str]) -> _Read | None:
        """`لا تزيد قيمة العقد عن 5 ملايين`: the verb and its preposition with the subject between them."""
        at = self._after_measured(words, split.end)
        apart = at > split.end and words.at(at - 1) in ("عن", "علي")
        return self._hedged_at(words, split.value, at) if apart else None

    def _hedged_at(self, words: Words, hedge: str, index: int) -> _Read | None:
        read = self._plain(words, index)
        if read is None or (read.value is None and hedge != "approx"):
            return read
        if hedge == "more_than":
            return replace(read, high=None, approx=True)
        return replace(read, low=None if hedge == "less_than" else read.low, approx=True)

    def _after_measured(self, words: Words, index: int) -> int:
        """Over what is measured, as far as the number: `قيمتها`, `قيمة المنحة`, `عدد أفراد القوة`."""
        if words.at(index) not in self._measured:
            return index
        for at in range(index + 1, index + _MEASURED_MAX):
            if not words.joined(at - 1):
                break
            if words.at(at) in self._sure or "0" <= words.at(at)[:1] <= "9":
                return at
        return index

    def _range(self, words: Words, index: int) -> _Read | None:
        """`20 و30 شخصا` after بين, `5 إلى 7` after من."""
        first = self._number(words, index) if self._before_number(words, index - 1) else None
        if first is None:
            return None
        return self._ranged(words, first, index, ("و", "الي", "حتي"))

    def _ranged(self, words: Words, first: Number, index: int, links: tuple[str, ...] = ("الي",)) -> _Read | None:
        """The second number of a range and what is counted; None when what follows is no larger number."""
        at = first.end
        if words.at(at) in links and words.joined(at - 1):
            at += 1
        elif words.gap(at - 1).strip() != "-" and not ("و" in links and words.at(at).startswith("و")):
            unit = self._unit_after(words, at) if words.joined(at - 1) and at < len(words.words) else None
            read = self._ranged(words, replace(first, end=unit.end), index, links) if unit else None
            return read if read and unit and read.unit == unit.value.name else None
        second = self._numbers.read(words, at)
        if second is None:
            return None
        read = self._counted(words, second, at)
        low = _same_scale(first.value, second.value)
        if read is None or low >= second.value:
            return None
        money = read.unit or self._signs.get(words.text[words.starts[index] - 1 : words.starts[index]])
        return replace(read, value=None, low=low, high=second.value, approx=True, unit=money)


def _same_scale(low: float, high: float) -> float:
    """`3 إلى 5 ملايين`: the first number is in the scale of the second."""
    for scale in (1e9, 1e6, 1e3):
        if high >= scale > low and low < high / scale:
            return low * scale
    return low


def load_quantity_grammar(words: NumberWords | None = None, cache: Path | None = None) -> QuantityGrammar:
    """The grammar over the package tables, or what `cache` holds of them; `words` of number, where dates have them."""
    numbers = load_tables("numbers", cache)
    return QuantityGrammar(load_tables("units", cache), numbers, words or NumberWords(numbers))
