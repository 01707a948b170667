"""Numbers in digits and words: `ثلاثة آلاف وخمسمئة`, `1,5 مليون`, `مليونا`, `الثامن والعشرين`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from taqarub.mentions.words import Found, Phrases, Words
from taqarub.text.normalise import fold

_NO_NOUN = frozenset(("علي", "الي", "حتي", "بعد", "قبل", "منذ", "خلال"))


@dataclass(frozen=True, slots=True)
class Number:
    """A number that ends before word `end`. `spelled`: there are no digits in it."""

    value: float
    end: int
    spelled: bool


class NumberWords:
    """Readers of cardinal and ordinal numbers over a table of number words."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        """`tables` as `load_tables("numbers")` returns them."""
        self.values: Phrases[float] = _table(tables["value"])
        self.scales: Phrases[float] = Phrases(
            [(name, float(row["value"])) for row in tables["scale"] for name in row["names"]], definite=True
        )
        self.twice: Phrases[float] = Phrases(
            [(name, 2.0 * row["value"]) for row in tables["scale"] for name in row["two"]], definite=True
        )
        self._construct: Phrases[float] = Phrases(
            [(name, 2.0 * row["value"]) for row in tables["scale"] for name in row["construct"]], definite=True
        )
        self.fractions: Phrases[float] = _table(tables["fraction"])
        self.ordinals: Phrases[float] = _table(tables["ordinal"])
        self._half = fold("نصف")

    def read(self, words: Words, index: int) -> Number | None:
        """The cardinal that begins at a word, as long as it goes."""
        first = self._group(words, index, start=True)
        if first is None:
            return None
        total, end, spelled = first.value, first.end, first.spelled
        low = _magnitude(total)
        while True:
            more = self._next_group(words, end, low)
            if more is None:
                break
            total, end, spelled, low = total + more.value, more.end, spelled and more.spelled, _magnitude(more.value)
        return self._with_half(words, Number(total, end, spelled))

    def _next_group(self, words: Words, index: int, below: float) -> Number | None:
        """A further, smaller group after و: `وخمسمئة`, `و200 ألف`."""
        if not words.joined(index - 1) or below < 1000:
            return None
        at = index + 1 if words.at(index) == "و" else index
        if at == index and not words.at(index).startswith("و"):
            return None
        group = self._group(words, at, start=at > index)
        return group if group and group.value < below else None

    def _group(self, words: Words, index: int, *, start: bool) -> Number | None:
        """One number below a thousand with its scale: `خمسة وعشرون ألفا`, `12 ألف`, `ألفان`."""
        twice = self.twice.read(words, index) or self._two_of(words, index)
        if twice and _fits(twice.prefix, start):
            return Number(twice.value, twice.end, True)
        count = digits(words, index) if start else None
        count = count or self.fraction(words, index, start) or self._small(words, index, start)
        if count is None:
            scale = self.scales.read(words, index)
            return Number(scale.value, scale.end, True) if scale and _fits(scale.prefix, start) else None
        return self._scaled(words, count)

    def _two_of(self, words: Words, index: int) -> Found[float] | None:
        """`مليونا دولار`: two of the scale, when a bare noun follows."""
        found = self._construct.read(words, index)
        if found is None:
            return None
        noun = words.at(index + 1)
        bare = words.joined(index) and len(noun) > 2 and noun not in _NO_NOUN and not noun.startswith(("ال", "و"))
        return found if bare and noun[0] > "9" else None

    def _scaled(self, words: Words, count: Number) -> Number:
        """Multiply by the scales that follow: `مئة ألف`, `ألف مليار`."""
        while words.joined(count.end - 1):
            scale = self.scales.read_bare(words, count.end)
            if scale is None:
                break
            count = Number(count.value * scale.value, scale.end, count.spelled)
        return count

    def _small(self, words: Words, index: int, start: bool) -> Number | None:
        """A spelled number below a thousand: hundreds, then units, then tens."""
        first = self.values.read(words, index)
        if first is None or not _fits(first.prefix, start):
            return None
        value, end = first.value, first.end
        while words.joined(end - 1):
            grown = self._grow(words, end, value)
            if grown is None:
                break
            value, end = grown
        return Number(value, end, True)

    def _grow(self, words: Words, end: int, value: float) -> tuple[float, int] | None:
        """`خمسة عشر`, `خمسة وعشرون`, `ثلاث مئة`, `مئة وخمسة عشر`."""
        more = self.values.read(words, end)
        if more is None:
            return None
        linked = more.prefix == "و"
        if not more.prefix and value < 10 and more.value in (10, 100):
            return (value + 10 if more.value == 10 else value * 100), more.end
        if not more.prefix and value > 100 and 0 < value % 100 < 10 and more.value == 10:
            return value + 10, more.end
        if linked and value < 10 and 20 <= more.value < 100:
            return value + more.value, more.end
        if linked and value >= 100 and value % 100 == 0 and more.value < 100:
            return value + more.value, more.end
        if linked and value > 100 and 0 < value % 100 < 10 and 20 <= more.value < 100:
            return value + more.value, more.end
        return None

    def fraction(self, words: Words, index: int, start: bool = True) -> Number | None:
        """`نصف`, `ربع` before a scale; alone they are no number."""
        part = self.fractions.read(words, index)
        if part is None or not _fits(part.prefix, start) or not words.joined(part.end - 1):
            return None
        return Number(part.value, part.end, True) if self.scales.read_bare(words, part.end) else None

    def _with_half(self, words: Words, number: Number) -> Number:
        """`مليون ونصف المليون`, `3 آلاف ونصف`: half of the scale just said; nothing after a number without one."""
        if words.at(number.end) != "و" + self._half or not words.joined(number.end - 1):
            return number
        scale = self.scales.read(words, number.end - 1) or self.twice.read(words, number.end - 1)
        if scale is None:
            return Number(number.value + 0.5, number.end + 1, number.spelled)
        step = scale.value if self.scales.read(words, number.end - 1) else scale.value / 2
        again = self.scales.read_bare(words, number.end + 1) if words.joined(number.end) else None
        return Number(number.value + step / 2, again.end if again else number.end + 1, number.spelled)

    def ordinal(self, words: Words, index: int) -> Number | None:
        """`الثامن`, `الحادي عشر`, `الخامس والعشرين`, `الثلاثين`: 1 to 99, definite or not."""
        first = self.ordinals.read(words, index) or self._tens(words, index)
        if first is None:
            return None
        if first.value > 10 or not words.joined(first.end - 1):
            return Number(first.value, first.end, True)
        ten = self.values.read(words, first.end)
        if ten and ten.value == 10 and not ten.prefix and first.value < 10:
            return Number(first.value + 10, ten.end, True)
        if ten and 20 <= ten.value < 100 and ten.prefix == "و" and first.value < 10:
            return Number(first.value + ten.value, ten.end, True)
        return Number(first.value, first.end, True)

    def _tens(self, words: Words, index: int) -> Found[float] | None:
        found = self.values.read(words, index)
        definite = words.at(index).lstrip("وفبلك").startswith("ال") or words.at(index).startswith("لل")
        return found if found and 20 <= found.value < 100 and definite else None


def digits(words: Words, index: int) -> Number | None:
    """A number in digits: `1,200` and `1.200.000` are thousands, `2,5` and `2.5` a fraction."""
    word = words.at(index)
    if not word or not "0" <= word[0] <= "9":
        return None
    value = digits_value(word)
    return None if value is None else Number(value, index + 1, False)


def digits_value(word: str) -> float | None:
    """The value of digits with points and commas; None where they cannot be one number (`27.02.2018`)."""
    marks = [c for c in word if c in ".,"]
    if len(word) > 24:
        return None
    if not marks:
        return float(word)
    parts = word.replace(",", ".").split(".")
    grouped = all(len(part) == 3 for part in parts[1:]) and 1 <= len(parts[0]) <= 3 and parts[0] != "0"
    if grouped and (len(set(marks)) == 1 and (marks[0] == "," or len(parts) > 2)):
        return float("".join(parts))
    if len(parts) == 2:
        return float(".".join(parts))
    whole = parts[:-1]
    if marks[:-1] == [","] * len(whole[1:]) and marks[-1] == "." and all(len(part) == 3 for part in whole[1:]):
        return float("".join(whole) + "." + parts[-1])
    return None


def _table(rows: Any) -> Phrases[float]:
    return Phrases([(name, float(row["value"])) for row in rows for name in row["names"]], definite=True)


def _fits(prefix: str, start: bool) -> bool:
    """At the start any clitic may stand before a number; further on it must be و."""
    return prefix in ("", "و", "ب", "ل", "ف", "ك", "وب", "ول", "وك", "فب", "فل") if start else prefix == "و"


def _magnitude(value: float) -> float:
    """The scale a group was said in: 1000 for 3,000, 10^6 for 5 million; below it a further group may come."""
    for scale in (1e12, 1e9, 1e6, 1e3):
        if value >= scale:
            return scale
    return 0
