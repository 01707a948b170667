"""Reads `tests/data/event_pairs.txt`: pairs of reports, and whether they tell one event."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from taqarub.record.likeness import Likeness, likeness
from taqarub.record.told import Told, told

FILE = Path(__file__).parent / "data" / "event_pairs.txt"
_PART = re.compile(r"\{(\w) ([^}]*)\}")
_ROLES = {"a": "actors", "r": "recipients"}


@dataclass(frozen=True, slots=True)
class EventPair:
    """Two reports; `line` is that of the second, `block` counts from 0."""

    line: int
    block: int
    same: bool
    a: Told
    b: Told
    sentence: str

    @property
    def found(self) -> Likeness:
        """What the store would say."""
        return likeness(self.a, self.b)


def event_pairs() -> tuple[EventPair, ...]:
    """All pairs in the file's order: the first report of a block with each of the others."""
    return tuple(_pairs())


def _pairs() -> Iterator[EventPair]:
    block, base, first = -1, {}, None
    for number, line in enumerate(FILE.read_text("utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        mark, _, rest = line.partition(" ")
        head, _, sentence = rest.partition("|")
        fields = dict(one.partition("=")[::2] for one in head.split())
        if mark == "=":
            block, base, first = block + 1, fields, _report(fields, sentence.strip(), number)
        else:
            assert first is not None
            yield EventPair(
                number, block, mark == "+", first, _report(base | fields, sentence.strip(), number), sentence
            )


def _report(fields: dict[str, str], sentence: str, number: int) -> Told:
    text, spans = _unmarked(sentence)
    kind = fields["type"]
    document = {"id": f"line-{number}", "published": fields["pub"]}
    event: dict[str, Any] = {
        "id": f"e-{number}", "type": kind, "mode": fields.get("m") or None, "act": fields.get("act") or kind,
        "status": fields.get("st") or "actual", "date": fields.get("d") or None, "trigger": spans["t"][0],
        "sentence": {"start": 0, "end": len(text)}, "date_text": (spans["d"] or [None])[0],
        "attribution": (spans["s"] or [None])[0], "place": _place(fields, spans["p"]),
        "count": int(fields["c"]) if fields.get("c") else None,
    }  # fmt: skip
    if (fields.get("act") or kind) != kind and kind != "AGREE":
        event["act"] = kind
    for key, role in _ROLES.items():
        event[role] = _parties(fields, key, spans[key], len(text))
    return told(document, event, text)


def _parties(fields: dict[str, str], key: str, spans: list[dict[str, Any]], end: int) -> list[dict[str, Any]]:
    codes = [code for code in fields.get(key, "").split(",") if code]
    nowhere = {"text": "", "start": end, "end": end}
    parties = [
        dict(spans[min(at, len(spans) - 1)] if spans else nowhere, country=code) for at, code in enumerate(codes)
    ]
    for party in parties[:1]:
        party |= {"office": fields.get(f"{key}o", "").replace("_", " ") or None}
        name = fields.get(f"{key}n", "").replace("_", " ") or None
        party |= {"name": name, "id": name or party["country"]}
    return parties or [dict(span, country=None) for span in spans]


def _place(fields: dict[str, str], spans: list[dict[str, Any]]) -> dict[str, Any] | None:
    name, _, country = fields.get("pl", "").partition("/")
    return (
        {**(spans[0] if spans else {"text": "", "start": 0, "end": 0}), "name": name, "country": country}
        if name
        else None
    )


def _unmarked(sentence: str) -> tuple[str, dict[str, list[dict[str, Any]]]]:
    spans: dict[str, list[dict[str, Any]]] = {key: [] for key in "tarpds"}
    text, at = "", 0
    for part in _PART.finditer(sentence):
        text += sentence[at : part.start()]
        spans[part[1]].append({"text": part[2], "start": len(text), "end": len(text) + len(part[2])})
        text, at = text + part[2], part.end()
    return text + sentence[at:], spans
