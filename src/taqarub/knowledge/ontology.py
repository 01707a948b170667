"""PLOVER: event types, modes, contexts, sectors and codes, read from data/ontology/plover.toml."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from taqarub.errors import KnowledgeError, Problem
from taqarub.knowledge.tables import DATA, read_toml

FILE = DATA / "ontology" / "plover.toml"
STATES_FILE = DATA / "ontology" / "iso3166.toml"
QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
STATUSES = ("actual", "future", "hypothetical", "negated", "historical")


@dataclass(frozen=True, slots=True)
class Mode:
    """A way of doing an event type. `score` runs from −10 to +10; None where PLOVER prints none."""

    name: str
    score: float | None
    definition: str


@dataclass(frozen=True, slots=True)
class EventType:
    """One of the sixteen types, with its quad class and its score without a mode (−10 … +10)."""

    name: str
    quad: str
    score: float
    needs_recipient: bool
    definition: str
    modes: Mapping[str, Mode]


@dataclass(frozen=True, slots=True)
class Ontology:
    """All of PLOVER. `bodies` are codes beside those of `states`, ISO 3166-1 alpha-3."""

    source: str
    types: Mapping[str, EventType]
    contexts: Mapping[str, str]
    sectors: Mapping[str, str]
    bodies: Mapping[str, str]
    partially_recognised: Mapping[str, str]
    states: frozenset[str]

    def score(self, type_: str, mode: str | None) -> float:
        """The score of an event, −10 … +10: its mode's, else its type's. KeyError for an unknown type."""
        kind = self.types[type_]
        found = kind.modes.get(mode) if mode else None
        return found.score if found and found.score is not None else kind.score


@cache
def load_ontology(path: Path = FILE) -> Ontology:
    """Read and check the ontology. Raises KnowledgeError with every problem (LEX01, LEX13, LEX20)."""
    table, problems = read_toml(path)
    name = path.name if not path.is_relative_to(DATA) else path.relative_to(DATA).as_posix()
    iso, iso_problems = read_toml(STATES_FILE)
    found = (*problems, *iso_problems, *(_problems(table, name) if not problems else ()))
    if found:
        raise KnowledgeError(found)
    return _build(table, frozenset(iso["alpha3"]))


def _build(table: Mapping[str, Any], states: frozenset[str]) -> Ontology:
    return Ontology(
        source=table["source"],
        types={row["name"]: _event_type(row) for row in table["types"]},
        contexts=table["contexts"],
        sectors=table["sectors"],
        bodies=table["bodies"],
        partially_recognised=table["partially_recognised"],
        states=states,
    )


def _event_type(row: Mapping[str, Any]) -> EventType:
    modes = {m["name"]: Mode(m["name"], m.get("score"), m["definition"]) for m in row["modes"]}
    return EventType(row["name"], row["quad"], row["score"], row["needs_recipient"], row["definition"], modes)


def _problems(table: Mapping[str, Any], file: str) -> Iterator[Problem]:
    """LEX20 for a missing section, a type twice, an unknown quad class, a score out of range."""
    for section in ("source", "types", "contexts", "sectors", "bodies", "partially_recognised"):
        if section not in table:
            yield Problem(file, 0, 0, "LEX20", f"the section {section} is missing", "restore it")
    names: set[str] = set()
    for row in table.get("types", ()):
        name = str(row.get("name", "?"))
        if name in names:
            yield Problem(file, 0, 0, "LEX20", f"the type {name} stands twice", "delete one")
        names.add(name)
        yield from _type_problems(row, name, file)


def _type_problems(row: Mapping[str, Any], name: str, file: str) -> Iterator[Problem]:
    for key in ("quad", "score", "needs_recipient", "definition", "modes"):
        if key not in row:
            yield Problem(file, 0, 0, "LEX20", f"{name} has no {key}", "add it")
    if row.get("quad") not in QUADS:
        yield Problem(file, 0, 0, "LEX20", f"{name} has an unknown quad class", "one of: " + ", ".join(QUADS))
    for part in (row, *row.get("modes", ())):
        if "score" in part and not -10 <= part["score"] <= 10:
            yield Problem(file, 0, 0, "LEX20", f"{name} has a score beyond -10 … +10", "correct it")
