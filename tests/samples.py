"""A small database of what happened between Algeria and Russia, made by hand: for exports, notebooks and docs/api.md.

Texts are written for the tests: one sentence an article, with signs that break tables.
"""

from pathlib import Path
from typing import Any

from taqarub.record.store import Store

# id, day, outlet, type, mode, status, trigger, score, quad, contexts
_ACTS = (
    ("a01", "2022-11-10", "وكالة المثال", "CONSULT", "visit", "actual", "زار", 4.0, "verbal cooperation", "military"),
    ("a02", "2022-11-10", "صحيفة المثال", "CONSULT", "visit", "actual", "زار", 4.0, "verbal cooperation", "diplomatic"),
    ("a03", "2022-11-20", "وكالة المثال", "COOPERATE", None, "actual", "درّب", 9.5, "material cooperation", "military"),
    ("a04", "2022-12-02", "وكالة المثال", "AID", None, "actual", "أعان", 10.0, "material cooperation", "economic"),
    ("a05", "2023-01-15", "إذاعة المثال", "ACCUSE", "disapprove", "actual", "انتقد", -2.0, "verbal conflict", ""),
    ("a06", "2023-02-01", "وكالة المثال", "SUPPORT", None, "actual", "أيّد", 5.0, "verbal cooperation", "diplomatic"),
    ("a07", "2023-02-03", "وكالة المثال", "SANCTION", None, "hypothetical", "عاقب", -6.0, "material conflict", ""),
    ("a08", "2023-02-20", "=1+1", "SANCTION", "discontinue", "actual", "عاقب", -6.0, "material conflict", "economic"),
)  # fmt: skip


def fill(path: Path) -> str:
    """Make the database; gives its URL."""
    url = f"sqlite:///{path}"
    with Store.open(url, create=True) as store:
        for act in _ACTS:
            store.add(*_article(*act))
        store.add(*_treaty())
    return url


def _article(
    id_: str, day: str, outlet: str, type_: str, mode: str | None, status: str, trigger: str, score: float, quad: str,
    contexts: str,
) -> tuple[dict[str, Any], str]:  # fmt: skip
    """An article in which Algeria acts upon Russia."""
    text = f'{trigger} الرئيس "الجزائري"\tروسيا، في موسكو؛ 🇩🇿 <b>&.'
    actor = _party(text, 'الرئيس "الجزائري"', "DZA") | {"office": "president"}
    event = {
        **_event(text, f"e-{id_}", type_, trigger, [actor], [_party(text, "روسيا", "RUS")], day),
        "mode": mode, "status": status, "score": score, "quad": quad, "contexts": contexts.split(),
        "place": _span(text, "موسكو") | {"name": "Moscow", "country": "RUS", "lat": 55.75, "lon": 37.62},
    }  # fmt: skip
    return _record(id_, outlet, day, event), text


def _treaty() -> tuple[dict[str, Any], str]:
    """An article in which both promise help to each other, undated, and without an outlet."""
    text = "تعهدت الجزائر وروسيا بالتعاون."
    sides = [_party(text, "الجزائر", "DZA"), _party(text, "روسيا", "RUS")]
    event = _event(text, "e-b01", "AGREE", "تعهدت", sides, [], None) | {"act": "COOPERATE", "date": "2023-02"}
    return _record("b01", None, "2023-02-25", event), text


def _event(
    text: str, id_: str, type_: str, trigger: str, actors: list[Any], recipients: list[Any], day: str | None
) -> dict[str, Any]:
    return {
        "id": id_, "type": type_, "mode": None, "act": type_, "contexts": [], "status": "actual", "actors": actors,
        "recipients": recipients, "date": day, "act_date": None, "date_text": None, "place": None, "attribution": None,
        "quote": None, "count": None, "trigger": _span(text, trigger), "sentence": {"start": 0, "end": len(text)},
        "score": 2.5, "quad": "verbal cooperation", "confidence": 0.9, "same_as": None,
    }  # fmt: skip


def _record(id_: str, outlet: str | None, day: str, event: dict[str, Any]) -> dict[str, Any]:
    document = {
        "id": id_, "title": f"خبر {id_}", "outlet": outlet, "url": f"https://example.org/{id_}", "published": day,
        "published_basis": "given", "language": "ar", "coder": "taqarub 0",
    }  # fmt: skip
    return {"document": document, "events": [event], "facts": []}


def _party(text: str, words: str, country: str) -> dict[str, Any]:
    named = {"name": None, "name_ar": None, "country": country, "sector": "GOV", "office": None, "id": None}
    return _span(text, words) | named


def _span(text: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    return {"text": words, "start": start, "end": start + len(words)}
