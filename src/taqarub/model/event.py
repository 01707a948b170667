"""What the coder writes down: events and facts, every field with its place in the view."""

from dataclasses import dataclass, field

from taqarub.model.text import Span


@dataclass(frozen=True, slots=True)
class Entity:
    """An actor or recipient. Empty strings = unknown."""

    span: Span
    country: str
    sector: str = ""
    name: str = ""
    name_ar: str = ""
    office: str = ""
    id: str = ""
    rule: str = ""
    slot: str = ""
    probability: float = 1.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where: the words, the name and what the gazetteer knows of it."""

    span: Span
    name: str
    country: str
    lat: float | None = None
    lon: float | None = None
    precision: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so: the words, and what they stand for."""

    span: Span
    name: str
    country: str


@dataclass(frozen=True, slots=True)
class Event:
    """One mention of one act. `same_as` = index of the first mention of the same event, None for a first mention."""

    type: str
    mode: str
    act: str
    contexts: tuple[str, ...]
    status: str
    actors: tuple[Entity, ...]
    recipients: tuple[Entity, ...]
    trigger: Span
    sentence: Span
    date: str | None = None
    act_date: str | None = None
    date_span: Span | None = None
    place: Place | None = None
    source: Source | None = None
    quote: Span | None = None
    count: int | None = None
    confidence: float = 0.5
    same_as: int | None = None
    fresh: bool = False
    form: str = ""
    sentence_number: int = 0
    rule: str = ""
    why: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the text states that is no act: an office held, an indicator, a membership, a programme."""

    kind: str
    span: Span
    detail: tuple[tuple[str, object], ...]
