"""Who and where: mentions of political actors and places in a sentence."""

from enum import StrEnum
from typing import NamedTuple


class MentionKind(StrEnum):
    """What the words name; decides which roles a mention may fill."""

    STATE = "state"
    NISBA = "nisba"
    SEAT = "seat"
    ORGANISATION = "organisation"
    OFFICE = "office"
    PERSON = "person"
    INSTITUTION = "institution"
    AGENT = "agent"
    ASSET = "asset"
    BOTH = "both"
    COUNTERPART = "counterpart"
    OWN = "own"
    PLACE = "place"


class Mention(NamedTuple):
    """A possible actor: tokens [first, last) of its sentence, view offsets [start, end).

    `country` "" = not known (yet); `prep` is the preposition glued to it; `conj` whether و or ف is;
    `key` the name by which it is remembered; `rule` the row of knowledge that recognised it; `guessed`: the article
    as a whole suggests the country (home state, scene, topic), no word of the phrase says it.
    """

    first: int
    last: int
    start: int
    end: int
    kind: MentionKind
    country: str = ""
    sector: str = ""
    name: str = ""
    name_ar: str = ""
    office: str = ""
    level: str = ""
    id: str = ""
    prep: str = ""
    conj: bool = False
    article: bool = False
    key: str = ""
    rule: str = ""
    person: str = ""
    inner: tuple[str, ...] = ()
    head: str = ""
    enclitic: str = ""
    guessed: bool = False


STATELESS = frozenset(("UNO", "IGO", "NGO", "IMG", "EUR", "MNC", "ISM"))  # codes of bodies that are no state's
PEOPLE = frozenset((MentionKind.PERSON, MentionKind.OFFICE, MentionKind.COUNTERPART))  # named, or told by an office


class PlaceMention(NamedTuple):
    """A place named at view offsets [start, end), token `first` of its sentence."""

    first: int
    start: int
    end: int
    name: str
    country: str
    lat: float | None
    lon: float | None
    kind: str
    rule: str
