"""Annotations kept apart from the texts they are about: offsets and codes only, JSON Lines.

One line an article: {"id", "events", "debatable", "keeping"}. An article of "keeping" false does not teach which words
report an event, only what is true of those that do. A span is [start, end), code points of the article's text. An event
is {"type", "mode", "status", "sentence", "trigger", "actors", "recipients", "date", "planned_date", "place_country",
"attribution", "same_as"}; a party is [start, end, country, sector]; what is null is left out. The texts stand in a file
of plain news, JSON Lines of {"id", "text", "title", "published"}.
"""

import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from taqarub.errors import RecordError
from taqarub.evaluation.gold import Annotation

_SPANS = ("sentence", "trigger")
_OPEN = dict.fromkeys(("mode", "date", "planned_date", "place_country", "same_as"))


def read_standoff(annotations: Path, news: Path) -> tuple[Annotation, ...]:
    """The annotations with their words put back, in the order of the file; those of unknown articles are left out.

    Raises RecordError REC04 when a line cannot be used.
    """
    rows = read_lines(annotations)
    wanted = {str(row.get("id")) for row in rows}
    articles = {str(row["id"]): row for row in read_lines(news) if str(row["id"]) in wanted}
    out = []
    for number, row in enumerate(rows, 1):
        article = articles.get(str(row.get("id")))
        if article is not None:
            out.append(Annotation(_gold(row, article["text"], f"{annotations}:{number}"), article))
    return tuple(out)


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file (.gz or not). Raises RecordError REC04."""
    try:
        data = path.read_bytes()
        text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError, ValueError) as error:
        hint = "JSON Lines in UTF-8 are needed, as they are or as .gz"
        raise RecordError("REC04", "this gold cannot be used", at=str(path), got=str(error), hint=hint) from error


def _gold(row: Mapping[str, Any], text: str, at: str) -> dict[str, Any]:
    try:
        events = [_event(event, text) for event in row["events"]]
        debatable = [{"text": text[slice(*span)]} for span in row.get("debatable") or ()]
    except (KeyError, TypeError, ValueError) as error:
        hint = "see the head of evaluation/standoff.py for the form of a line"
        raise RecordError("REC04", "this gold cannot be used", at=at, got=str(error), hint=hint) from error
    return {"id": row["id"], "events": events, "debatable": debatable, "keeping": row.get("keeping", True)}


def _event(event: Mapping[str, Any], text: str) -> dict[str, Any]:
    said = event.get("attribution")
    return {
        **_OPEN,
        **event,
        **{key: text[slice(*event[key])] for key in _SPANS},
        "actors": _parties(event["actors"], text),
        "recipients": _parties(event["recipients"], text),
        "attribution": text[slice(*said)] if said else None,
    }


def _parties(parties: Sequence[Sequence[Any]], text: str) -> list[dict[str, Any]]:
    return [{"text": text[start:end], "country": country, "sector": sector} for start, end, country, sector in parties]
