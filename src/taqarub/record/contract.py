"""The output contract: what every record keeps to, whatever was read. All violations are told at once.

`validate` is the one place that says what a valid record is; tests run it over every record they make.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from taqarub.knowledge.ontology import QUADS, STATUSES, Ontology, load_ontology
from taqarub.mentions.edtf import is_edtf

BASES = ("given", "page", "inferred", "unknown")
FACT_KINDS = ("office", "indicator", "membership", "programme")
_DOCUMENT_KEYS = ("id", "title", "outlet", "url", "published", "published_basis", "language", "coder")
_EVENT_KEYS = [
    "id",
    "type",
    "mode",
    "act",
    "contexts",
    "status",
    "actors",
    "recipients",
    "date",
    "act_date",
    "date_text",
    "place",
    "attribution",
    "quote",
    "count",
    "trigger",
    "sentence",
    "score",
    "quad",
    "confidence",
    "same_as",
]
_PARTY_KEYS = ("text", "start", "end", "name", "name_ar", "country", "sector", "office", "id")
_PROMISED = frozenset({"CONSULT", "COOPERATE", "SUPPORT", "AID"})
Violations = Iterator[str]


def validate(record: Mapping[str, Any], text: str) -> tuple[str, ...]:
    """Every way in which a record breaks the contract, as `path: what`; empty = valid. Offsets count in `text`."""
    missing = [key for key in ("document", "events", "facts") if key not in record]
    if missing:
        return tuple(f"{key}: missing" for key in missing)
    checker = _Checker(text, load_ontology())
    return (
        *checker.document(record["document"]),
        *checker.events(record["events"]),
        *(v for i, fact in enumerate(record["facts"]) for v in checker.fact(fact, f"facts[{i}]")),
    )


class _Checker:
    """The checks, with what they all need: the text and the ontology."""

    def __init__(self, text: str, ontology: Ontology) -> None:
        self._text = text
        self._ontology = ontology
        self._codes = ontology.states | set(ontology.bodies)

    def document(self, document: Mapping[str, Any]) -> Violations:
        yield from _keys(document, _DOCUMENT_KEYS, "document", exact=False)
        if not isinstance(document.get("id"), str) or not document["id"]:
            yield "document.id: must be a text that is not empty"
        yield from _one_of(document.get("published_basis"), BASES, "document.published_basis")
        yield from _edtf(document.get("published"), "document.published")
        if (document.get("published") is None) != (document.get("published_basis") == "unknown"):
            yield "document.published_basis: unknown exactly when published is null"

    def events(self, events: Sequence[Mapping[str, Any]]) -> Violations:
        first: dict[Any, Mapping[str, Any]] = {}
        for index, event in enumerate(events):
            at = f"events[{index}]"
            yield from _keys(event, _EVENT_KEYS, at, exact=True)
            if any(key not in event for key in _EVENT_KEYS):
                continue
            if event["id"] in first or not event["id"]:
                yield f"{at}.id: empty or used twice"
            yield from self._same_as(event, first, at)
            first[event["id"]] = event
            yield from self._event(event, at)

    def fact(self, fact: Mapping[str, Any], at: str) -> Violations:
        yield from _one_of(fact.get("kind"), FACT_KINDS, f"{at}.kind")
        yield from self._span(fact, at)
        for code in fact.get("countries") or [fact.get("country")]:
            yield from self._country(code, f"{at}.country")
        yield from _edtf(fact.get("date"), f"{at}.date")

    def _same_as(self, event: Mapping[str, Any], first: Mapping[Any, Mapping[str, Any]], at: str) -> Violations:
        """It names an earlier mention, itself the first, of the same type."""
        if event["same_as"] is None:
            return
        root = first.get(event["same_as"])
        if root is None:
            yield f"{at}.same_as: no earlier event has the id {event['same_as']!r}"
        elif root["same_as"] is not None:
            yield f"{at}.same_as: must name the first mention, not another repetition"
        elif root["type"] != event["type"]:
            yield f"{at}.same_as: {event['type']} cannot repeat {root['type']}"

    def _event(self, event: Mapping[str, Any], at: str) -> Violations:
        yield from self._what(event, at)
        yield from _one_of(event["status"], STATUSES, f"{at}.status")
        for role in ("actors", "recipients"):
            for index, party in enumerate(event[role]):
                yield from self._party(party, f"{at}.{role}[{index}]")
        for key in ("date", "act_date"):
            yield from _edtf(event[key], f"{at}.{key}")
        for key in ("date_text", "place", "attribution", "quote", "count"):
            yield from self._optional(event[key], f"{at}.{key}")
        yield from self._where(event, at)

    def _what(self, event: Mapping[str, Any], at: str) -> Violations:
        """Type, mode, act, contexts, score and quad class agree with PLOVER and with each other."""
        kind = self._ontology.types.get(event["type"])
        if kind is None:
            yield f"{at}.type: {event['type']!r} is not a PLOVER type"
            return
        yield from _one_of(event["mode"], (None, *kind.modes), f"{at}.mode")
        for context in event["contexts"]:
            yield from _one_of(context, self._ontology.contexts, f"{at}.contexts")
        if event["act"] != kind.name and not (kind.name == "AGREE" and event["act"] in _PROMISED):
            yield f"{at}.act: must be {kind.name}, or what an AGREE promises"
        if kind.name != "AGREE" and event["act_date"] is not None:
            yield f"{at}.act_date: only an AGREE has one"
        yield from _one_of(event["quad"], QUADS, f"{at}.quad")
        if event["quad"] != kind.quad:
            yield f"{at}.quad: must be {kind.quad} for {kind.name}"
        yield from _number(event["score"], -10, 10, f"{at}.score")
        yield from _number(event["confidence"], 0, 1, f"{at}.confidence")

    def _party(self, party: Mapping[str, Any], at: str) -> Violations:
        yield from _keys(party, _PARTY_KEYS, at, exact=True)
        yield from self._span(party, at)
        yield from self._country(party.get("country"), f"{at}.country")
        yield from _one_of(party.get("sector"), (None, *self._ontology.sectors), f"{at}.sector")

    def _optional(self, part: Any, at: str) -> Violations:
        """A field read from the text: null, or an object with its span."""
        if part is None:
            return
        if not isinstance(part, Mapping):
            yield f"{at}: must be null or an object with text, start and end"
            return
        yield from self._span(part, at)
        yield from self._country(part.get("country"), f"{at}.country")
        for key, bound in (("lat", 90), ("lon", 180)):
            yield from _number(part.get(key), -bound, bound, f"{at}.{key}")

    def _where(self, event: Mapping[str, Any], at: str) -> Violations:
        """The trigger has its words and lies in the sentence; the sentence lies in the text."""
        trigger, sentence = event["trigger"], event["sentence"]
        yield from self._span(trigger, f"{at}.trigger")
        if not _is_range(sentence, len(self._text)):
            yield f"{at}.sentence: start and end must lie in the text"
        elif _is_range(trigger, len(self._text)):
            inside = sentence["start"] <= trigger["start"] and trigger["end"] <= sentence["end"]
            yield from () if inside else (f"{at}.trigger: outside its sentence",)

    def _span(self, part: Mapping[str, Any], at: str) -> Violations:
        if not _is_range(part, len(self._text)):
            yield f"{at}: start and end must lie in the text, start before end"
        elif self._text[part["start"] : part["end"]] != part.get("text"):
            yield f"{at}: its offsets do not point at its text"

    def _country(self, code: Any, at: str) -> Violations:
        if code is not None and not (isinstance(code, str) and code in self._codes):
            yield f"{at}: {code!r} is neither ISO 3166-1 alpha-3 nor a PLOVER code"


def _keys(part: Mapping[str, Any], wanted: Sequence[str], at: str, *, exact: bool) -> Violations:
    for key in wanted:
        if key not in part:
            yield f"{at}.{key}: missing"
    if exact:
        yield from (f"{at}.{key}: not in the contract" for key in part if key not in wanted)


def _is_range(part: Mapping[str, Any], length: int) -> bool:
    start, end = part.get("start"), part.get("end")
    whole = type(start) is int and type(end) is int
    return whole and 0 <= start < end <= length  # type: ignore[operator]


def _one_of(value: Any, allowed: Any, at: str) -> Violations:
    if value not in tuple(allowed):
        yield f"{at}: {value!r} is not one of {', '.join(map(str, allowed))}"


def _number(value: Any, low: float, high: float, at: str) -> Violations:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if value is not None and not (is_number and low <= value <= high):
        yield f"{at}: {value!r} is not a number from {low} to {high}"


def _edtf(value: Any, at: str, valid: Callable[[str], bool] = is_edtf) -> Violations:
    if value is not None and not (isinstance(value, str) and valid(value)):
        yield f"{at}: {value!r} is not an EDTF date"
