"""Which numbers of a text count something: no year of a name, time, article number, weapon or sum of digits."""

from collections.abc import Iterator, Mapping
from typing import Any

from taqarub.mentions.numbers import Number, NumberWords
from taqarub.mentions.quantities_units import Articles, unit_phrases
from taqarub.mentions.words import Words, clitic_forms, word_set
from taqarub.text.normalise import fold

_MEASURES = frozenset(("measure", "currency", "time"))
_CLOCK = frozenset(f"0{digit}" for digit in range(10))  # 07,00 is a time, 007 a name
_GLUED = frozenset(("ال", "لل", "بال", "وال", "ب", "ل", "و", "ف", "ك", "ول", "وب"))


class CountReader:
    """Reads the numbers that count. Immutable once built."""

    def __init__(self, units: Mapping[str, Any], tables: Mapping[str, Any], numbers: NumberWords) -> None:
        """`units`, `tables` as `load_tables("units")` and `load_tables("numbers")` return them."""
        self._numbers = numbers
        self._units = unit_phrases(units)
        self._article = Articles(units["own_al"])
        self._signs: Mapping[str, str] = units["currency_sign"]
        self._months = frozenset(fold(word) for word in units["not_number_before"])
        self._no_count_after = word_set(units["not_count_after"])
        self._not_number = frozenset(fold(word) for word in units["not_number"])
        number_forms = (numbers.values, numbers.scales, numbers.twice, numbers.fractions)
        forms = {form for table in number_forms for form in table.forms()}
        rows = (row for key in ("value", "scale", "fraction") for row in tables[key])
        self._number_words = frozenset(form for row in rows for form in _number_forms(row))
        self._definites = frozenset(forms - self._number_words)

    def _number(self, words: Words, index: int) -> Number | None:
        """A cardinal that counts something: no year, time, article number or weapon's name."""
        if words.at(index) in self._definites:
            return None
        if words.at(index) in self._not_number and not self._six(words, index + 1):
            return None
        number = self._numbers.read(words, index) or self._part(words, index)
        if number is None or number.spelled:
            return number
        before, after = words.gap(index - 1)[-1:], words.gap(number.end - 1)[:1]
        if (before and before in ":-/") or (after and after in ":/") or words.words[index][:2] in _CLOCK:
            return None
        if index and words.gap(index - 1) == "" and words.words[index - 1] not in _GLUED:
            return None
        if _sum(words, index) or _sum(words, number.end):
            return None
        if words.at(number.end) in self._months and words.joined(number.end - 1):
            return None
        return None if self._designates(words, index) else number

    def _six(self, words: Words, index: int) -> bool:
        """Whether what follows لست, وست makes it six: عشرة, وعشرين, a unit or a plural in ات."""
        ten = self._numbers.values.read(words, index)
        if ten and (ten.prefix, ten.value >= 20) in (("", False), ("و", True)):
            return 10 <= ten.value < 100 and words.joined(index - 1)
        word, unit = words.at(index), self._units.read_bare(words, index)
        plural = word.endswith("ات") and not self._article.definite(word)
        measured = unit is not None and (unit.value.kind in _MEASURES or words.at(index - 1)[0] != "ل")
        return words.joined(index - 1) and (plural or (measured and not word.endswith("ا")))

    def _part(self, words: Words, index: int) -> Number | None:
        """`نصف نقطة مئوية`, `ربع ساعة`: a part of a measure or of money."""
        part = self._numbers.fractions.read(words, index)
        unit = self._units.read_bare(words, part.end) if part and words.joined(part.end - 1) else None
        if part is None or unit is None or unit.value.kind not in _MEASURES:
            return None
        noun = words.at(part.end)
        return None if noun.endswith("ات") or self._article.definite(noun) else Number(part.value, part.end, True)

    def _designates(self, words: Words, index: int) -> bool:
        """`القرار 1701`, `القرارين 1701 و1559`: digits that name what stands before them."""
        at = index - 1
        while words.at(at) == "و" and words.at(at - 1).isdecimal() and words.joined(at - 1):
            at -= 2
        if at < 0 or not words.joined(at) or words.words[at] not in self._no_count_after:
            return False
        return self._units.read_bare(words, index + 1) is None or not words.joined(index)  # «حضر القمة 30 وزيرا»

    def _before_number(self, words: Words, index: int) -> bool:
        """Whether only spaces, or the sign of a currency, stand between a word and the next."""
        return words.joined(index) or words.gap(index).strip(" ") in self._signs


def _sum(words: Words, index: int) -> bool:
    """«5+1», «5+5»: whether a word is joined to the one before it by a plus sign, digits on both sides."""
    return words.gap(index - 1) == "+" and words.at(index - 1)[:1].isdecimal() and words.at(index)[:1].isdecimal()


def _number_forms(row: Mapping[str, Any]) -> Iterator[str]:
    """The indefinite forms of a number word."""
    for name in (*row["names"], *row.get("two", ())):
        yield from (form for form, _ in clitic_forms(fold(name).split()[0]))
