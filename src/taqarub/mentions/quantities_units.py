"""Units of quantities: money, measures and the nouns of people in all their forms, read from `units.toml`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from taqarub.mentions.words import Phrases
from taqarub.text.normalise import fold

_OWNED = ("ه", "ها", "هم", "نا")
_SOUND = ("", "ا", "ين", "ون", "ي", "و")
_DUAL = ("ان", "ين")


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts. `per`: how many of the noun make one of the unit (100 نقطة أساس = 1 percentage point)."""

    name: str
    kind: str
    per: float = 1.0

    def noun(self, word: str) -> str | None:
        """What is counted: the noun for people and for money of an unknown country, nothing for measures."""
        return word if self.kind in ("person", "nisba", "count") or not self.name else None


PERSON = Unit("person", "person")
NISBA = Unit("person", "nisba")
UnitRows = list[tuple[str, Unit]]


def unit_phrases(units: Mapping[str, Any]) -> Phrases[Unit]:
    """Everything that may stand behind a number, with ال and without; `%` is no word and left to the reader of signs.

    Only بالمئة is read behind a clitic: the forms of the others would be ten times as many.
    """
    rows = unit_rows(units)
    rows += [("ال" + name, unit) for name, unit in rows]
    bare = frozenset(fold(name).split()[0] for name, unit in rows if unit.name != "percent")
    return Phrases(rows, bare=bare)


def unit_rows(units: Mapping[str, Any]) -> UnitRows:
    """(name, unit) of money, measures and people."""
    return [*_listed(units["unit"], "names"), *_people(units["people"])]


def dual_rows(units: Mapping[str, Any]) -> UnitRows:
    """(name, unit) of the words that say two by themselves: دولاران, شرطيين, تلميذتان."""
    people = units["people"]
    return [*_listed(units["unit"], "two"), *((form, PERSON) for form in _people_duals(people))]


def _listed(rows: Sequence[Mapping[str, Any]], key: str) -> UnitRows:
    return [
        (name, Unit(row["unit"], row["kind"], row.get("per", 1.0))) for row in rows for name in row[key] if name != "%"
    ]


def _people(people: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, Unit]]:
    """The nouns of people as they stand behind a number: جنديا, موظفي, تلميذات, رعاياها."""
    yield from ((noun + ending, NISBA) for noun in people["nisbas"] for ending in _SOUND)
    for noun in people["sound"]:
        yield from ((noun + ending, PERSON) for ending in (*_SOUND, *("ي" + owner for owner in _OWNED)))
    for one, *many in map(str.split, people["broken"]):
        yield from ((form, PERSON) for form in (one, one + "ا"))
        yield from ((form, PERSON) for plural in many for form in _owned(plural))
    for noun in people["feminine"]:
        yield from ((form, PERSON) for form in (noun, noun[:-1] + "ات"))
    yield from ((noun, PERSON) for noun in people["peoples"])
    yield from ((form, PERSON) for plural in people["many"] for form in _owned(plural))


def _owned(plural: str) -> Iterator[str]:
    """A plural and its forms with a possessive: جنود, جنودها; قتلى, قتلاهم."""
    stem = plural[:-1] + "ا" if plural.endswith("ى") else plural[:-1] + "ت" if plural.endswith("ة") else plural
    yield plural
    yield from (stem + owner for owner in _OWNED)


def _people_duals(people: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """جنديان, جنديين, مدنيان (مدنيين is the plural as well), تلميذتان."""
    yield from (noun + "ان" for noun in people["sound"])
    yield from (row.split()[0] + ending for row in people["broken"] for ending in _DUAL)
    yield from (noun[:-1] + "ت" + ending for noun in people["feminine"] for ending in _DUAL)


class Articles:
    """Which words have the article: not آليات, ألغام, whose ال is their own."""

    def __init__(self, own: Sequence[str]) -> None:
        """`own`: nouns that begin with ال by themselves, as written."""
        self._own = frozenset(fold(word) for word in own)

    def definite(self, word: str) -> bool:
        """Whether a word has ال, a clitic before it or not."""
        bare = word[1:] if word[:1] in "وفبلك" else word
        if word in self._own or bare in self._own:
            return False
        return word.startswith(("ال", "لل")) or (bare.startswith("ال") and len(bare) > 4)

    def bare(self, word: str) -> str:
        """A counted noun without its article."""
        return word[2:] if word.startswith("ال") and len(word) > 4 and word not in self._own else word
