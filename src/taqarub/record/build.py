"""Events and facts → the record of the output contract: raw offsets, nulls for what is unknown, stable ids."""

from collections.abc import Mapping, Sequence
from typing import Any

from taqarub import __version__
from taqarub.events.article import Article
from taqarub.knowledge.lexicon import Lexicon
from taqarub.knowledge.ontology import Ontology
from taqarub.model.digest import digest
from taqarub.model.event import Entity, Event, Fact, Place, Source
from taqarub.model.text import Span


class RecordBuilder:
    """Writes records by the ontology (scores, quad classes) and the lexicon (names of states)."""

    def __init__(self, ontology: Ontology, lexicon: Lexicon) -> None:
        self._ontology = ontology
        self._lexicon = lexicon

    def record(self, article: Article, events: Sequence[Event], facts: Sequence[Fact]) -> dict[str, Any]:
        """The record of one document. Pure: the same input gives the same bytes."""
        ids = [_event_id(article, event, number) for number, event in enumerate(events)]
        return {
            "document": self._document(article),
            "events": [self._event(article, event, ids, number) for number, event in enumerate(events)],
            "facts": [self._fact(article, fact) for fact in facts],
        }

    def _document(self, article: Article) -> dict[str, Any]:
        document = article.document
        return {
            "id": document.id,
            "title": document.title,
            "outlet": document.outlet,
            "url": document.url,
            "published": article.published,
            "published_basis": article.published_basis,
            "language": "ar",
            "coder": f"taqarub {__version__}",
        }

    def _event(self, article: Article, event: Event, ids: Sequence[str], number: int) -> dict[str, Any]:
        kind = self._ontology.types[event.type]
        return {
            "id": ids[number],
            "type": event.type,
            "mode": event.mode or None,
            "act": event.act,
            "contexts": list(event.contexts),
            "status": str(event.status),
            "actors": [self._entity(article, e) for e in event.actors],
            "recipients": [self._entity(article, e) for e in event.recipients],
            "date": event.date,
            "act_date": event.act_date,
            "date_text": _part(article, event.date_span),
            "place": self._place(article, event.place),
            "attribution": _source(article, event.source),
            "quote": _part(article, event.quote),
            "count": event.count,
            "trigger": _part(article, event.trigger),
            "sentence": _range(article, event.sentence),
            "score": self._ontology.score(event.type, event.mode or None),
            "quad": kind.quad,
            "confidence": event.confidence,
            "same_as": None if event.same_as is None else ids[event.same_as],
        }

    def _entity(self, article: Article, entity: Entity) -> dict[str, Any]:
        name, name_ar = entity.name, entity.name_ar
        if not name and not name_ar and entity.country in self._lexicon.countries and not entity.office:
            name, name_ar = self._lexicon.countries[entity.country]
        return {
            **(_part(article, entity.span) or {}),
            "name": name or None,
            "name_ar": name_ar or None,
            "country": entity.country or None,
            "sector": entity.sector or None,
            "office": entity.office or None,
            "id": entity.id or entity.country or None,
        }

    def _place(self, article: Article, place: Place | None) -> dict[str, Any] | None:
        """The place; a state that is one by a party alone has its own name."""
        part = _part(article, place.span) if place else None
        if place is None or part is None:
            return None
        state, _ = self._lexicon.countries.get(place.country, ("", ""))
        extra: Mapping[str, Any] = {
            "name": place.name or state or None, "country": place.country or None, "lat": place.lat, "lon": place.lon,
            "precision": place.precision or None,
        }  # fmt: skip
        return {**part, **extra}

    def _fact(self, article: Article, fact: Fact) -> dict[str, Any]:
        return {"kind": fact.kind, **(_part(article, fact.span) or {}), **dict(fact.detail)}


def _range(article: Article, span: Span) -> dict[str, int]:
    start, end = article.view.to_raw(span.start, span.end)
    return {"start": start, "end": end}


def _part(article: Article, span: Span | None) -> dict[str, Any] | None:
    if span is None:
        return None
    start, end = article.view.to_raw(span.start, span.end)
    return {"text": article.view.raw[start:end], "start": start, "end": end}


def _source(article: Article, source: Source | None) -> dict[str, Any] | None:
    part = _part(article, source.span) if source else None
    if source is None or part is None:
        return None
    return {**part, "name": source.name or None, "country": source.country or None}


def _event_id(article: Article, event: Event, number: int) -> str:
    start, end = article.view.to_raw(event.trigger.start, event.trigger.end)
    return digest(article.document.id, article.view.raw[start:end], str(start), event.act, str(number))
