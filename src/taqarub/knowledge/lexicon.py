"""The compiled lexicon: every name, office, trigger word and closed class, looked up by the folded word.

`entries` maps a folded word without clitics to what may begin with it. An entry is a plain tuple, because
hundreds of thousands of them are read from the cache at start-up:

    (kind, ref, article, rest, tag)

kind     one letter, see Kind
ref      row number in the table of that kind, or a code
article  0 never with ال, 1 only with ال, 2 either
rest     the folded words that must follow, as printed
tag      verb features ("pa3ms": tense p r i h, voice a p, person, gender and number) or a detail of the kind
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple

Entry = tuple[str, int, int, tuple[str, ...], str]


class Kind(StrEnum):
    """What a word may be."""

    VERB = "V"
    NOUN = "N"
    STATE = "C"
    NISBA = "A"
    SEAT = "M"
    ORGANISATION = "O"
    OFFICE = "F"
    TITLE = "T"
    HONORIFIC = "H"
    GIVEN = "G"
    PERSON = "K"
    PLACE = "L"
    COMPANION = "X"


class Trigger(NamedTuple):
    """One row of triggers/TYPE.tsv. `with_` = groups of alternatives, each alternative one or more adjacent words.

    `key` names the row by what it says, not where it stands; `needs` are the words its first group may begin with;
    `back` says that this first group stands before the head, not after it.
    """

    at: str
    type: str
    mode: str
    frame: str
    contexts: tuple[str, ...]
    with_: tuple[tuple[tuple[str, ...], ...], ...]
    without: tuple[tuple[str, ...], ...]
    pos: str
    head: str
    key: str
    needs: frozenset[str]
    back: bool


class Party(NamedTuple):
    """What is known of a named actor, office or person. `country` is ISO alpha-3 or a PLOVER code, "" = not said."""

    at: str
    kind: str
    id: str
    name: str
    name_ar: str
    country: str
    sector: str
    office: str
    level: str
    since: str
    until: str


class PlaceRow(NamedTuple):
    """A place. `kind` is city, capital, country or a region word; offsets in degrees."""

    at: str
    name: str
    country: str
    lat: float | None
    lon: float | None
    kind: str
    population: int


class Indicator(NamedTuple):
    """What a sentence may measure of a relation. `needs` value | dependence; `unit` currency | any."""

    name: str
    needs: str
    unit: str


class Homograph(NamedTuple):
    """Around what a state's name is an ordinary word: after a word of `before` or one that ends so, before `after`."""

    before: frozenset[str]
    endings: tuple[str, ...]
    after: tuple[tuple[str, ...], ...]

    def led(self, word: str, *, free: bool) -> bool:
        """Does the word before make it an ordinary word? `free`: it is of no closed class, as «في» ends in ي too."""
        ends = free and bool(self.endings) and word.endswith(self.endings)
        return word in self.before or (ends and not word.startswith("ال"))


Group = tuple[tuple[str, ...], ...]  # alternatives, each a phrase


class Landmark(NamedTuple):
    """A well-known event of the past and its date (EDTF): an alternative of each group, near each other, names it.

    The act, which may be coded as one of `types`, is told by the first group of `words` («هجوم|تفجير + شارلي_إيبدو»).
    Groups are taken apart when first asked for: of the table an article needs a handful.
    """

    types: frozenset[str]
    date: str
    words: str

    @property
    def groups(self) -> tuple[Group, ...]:
        """The alternatives of each group."""
        return _groups(self.words)

    @property
    def heads(self) -> tuple[frozenset[str], ...]:
        """The words that the alternatives of each group begin with."""
        return _heads(self.words)


@cache
def _groups(words: str) -> tuple[Group, ...]:
    return tuple(tuple(tuple(phrase.split("_")) for phrase in group.split("|")) for group in words.split(" + "))


@cache
def _heads(words: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(phrase[0] for phrase in group) for group in _groups(words))


class Landmarks(NamedTuple):
    """The table, and the numbers of the rows by the words of that group of each that is rarest in the table.

    A name in the sentence («شارلي_إيبدو») leads to its few rows, the word of an act («هجوم») would lead to hundreds.
    """

    rows: tuple[Landmark, ...]
    by_word: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Compiled knowledge; read only. `digest` names the exact tables it was made from.

    `kindred` gives a word form its coarse and its fine group of words that are used alike, `origins` a first name the
    states that its bearers mostly come from.
    """

    digest: str
    entries: Mapping[str, tuple[Entry, ...]]
    parties: tuple[Party, ...]
    places: tuple[PlaceRow, ...]
    verbs: tuple[tuple[int, ...], ...]
    nouns: tuple[tuple[int, ...], ...]
    triggers: tuple[Trigger, ...]
    speech: Mapping[int, str]
    general: Mapping[int, str]
    classes: Mapping[str, frozenset[str]]
    common: frozenset[str]
    frames: Mapping[str, Mapping[str, str]]
    countries: Mapping[str, tuple[str, str]]
    members: Mapping[str, tuple[tuple[str, str, str], ...]]
    topics: Mapping[str, tuple[tuple[str, str], ...]]
    indicators: Mapping[str, tuple[tuple[Indicator, tuple[str, ...]], ...]]
    coalitions: Mapping[str, str]
    homographs: Mapping[str, tuple[Homograph, ...]]
    landmarks: Landmarks
    kindred: Mapping[str, tuple[str, str]]
    origins: Mapping[str, frozenset[str]]
