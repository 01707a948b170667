"""The store: coded articles in, questions about pairs of states out. Adding an article twice changes nothing.

with Store.open("sqlite:///taqarub.db", create=True) as store:
    store.add(record, text)
    store.pairs()
"""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, delete, insert, select

from taqarub.errors import StoreError
from taqarub.record import queries, schema
from taqarub.record.days import day_range
from taqarub.record.engine import WRITE, location, open_engine, readable_errors
from taqarub.record.ids import article_digest, to_json
from taqarub.record.queries import ArticleRow, ArticleSummary, Counts, EventRow, PairRow
from taqarub.record.same_event import pairs_of, stories


class Added(StrEnum):
    """What adding an article did."""

    NEW = "new"
    UNCHANGED = "unchanged"
    UPDATED = "updated"


class Store:
    """One database. Every method raises StoreError STO02–STO08 when the database fails."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.at = location(engine)

    @classmethod
    def open(cls, url: str, *, create: bool = False) -> Self:
        """The store behind a SQLAlchemy URL. Without `create` a missing one is StoreError STO01."""
        return cls(open_engine(url, create=create))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database's connections."""
        self._engine.dispose()

    def add(self, record: Mapping[str, Any], text: str) -> Added:
        """Keep one coded article (a RECORD) with its text, in one transaction; an older version of it is replaced."""
        article_id, digest = record["document"]["id"], article_digest(record, text)
        with readable_errors(self.at), self._engine.execution_options(**{WRITE: True}).begin() as connection:
            query = select(schema.articles.c.digest).where(schema.articles.c.id == article_id)
            known = connection.execute(query).scalar()
            if known == digest:
                return Added.UNCHANGED
            if known is not None:
                _remove(connection, article_id)
            _insert(connection, record, text, digest)
            return Added.NEW if known is None else Added.UPDATED

    def article(self, article_id: str) -> ArticleRow | None:
        """One article with its text and record, or None."""
        with readable_errors(self.at), self._engine.connect() as connection:
            return queries.article(connection, article_id)

    def articles(self, limit: int = 50, offset: int = 0) -> tuple[ArticleSummary, ...]:
        """Articles, newest publication first."""
        with readable_errors(self.at), self._engine.connect() as connection:
            return queries.articles(connection, limit, offset)

    def pairs(self, statuses: Collection[str] = queries.DONE) -> tuple[PairRow, ...]:
        """Every pair with an event of these statuses (by default: what happened), the busiest first."""
        with readable_errors(self.at), self._engine.connect() as connection:
            return queries.pairs(connection, statuses)

    def pair_events(
        self,
        a: str,
        b: str,
        since: str | None = None,
        until: str | None = None,
        statuses: Collection[str] = queries.DONE,
    ) -> tuple[EventRow, ...]:
        """Distinct events between two countries, in either order, oldest first, each with all its mentions.

        `since` and `until` are ISO days, both included; with either, events without a date are left out.
        """
        with readable_errors(self.at), self._engine.connect() as connection:
            found = queries.pair_events(connection, min(a, b), max(a, b), statuses)
        return tuple(e for e in found if queries.within(e, since, until))

    def counts(self) -> Counts:
        """How much there is in all."""
        with readable_errors(self.at), self._engine.connect() as connection:
            return queries.counts(connection)


def _remove(connection: Connection, article_id: str) -> None:
    """Every row of an article. Children first, so that no database needs cascades for it."""
    keys = select(schema.events.c.key).where(schema.events.c.article_id == article_id)
    for table in (schema.parties, schema.pairs):
        connection.execute(delete(table).where(table.c.event_key.in_(keys)))
    for table in (schema.events, schema.facts):
        connection.execute(delete(table).where(table.c.article_id == article_id))
    connection.execute(delete(schema.articles).where(schema.articles.c.id == article_id))


def _insert(connection: Connection, record: Mapping[str, Any], text: str, digest: str) -> None:
    document = record["document"]
    connection.execute(insert(schema.articles), _article_values(record, text, digest))
    story_of = stories(document["id"], record["events"])
    for position, event in enumerate(record["events"]):
        values = _event_values(event, text) | {"article_id": document["id"], "position": position}
        result = connection.execute(insert(schema.events), values | {"story": story_of[event["id"]]})
        _insert_parts(connection, event, _new_key(result.inserted_primary_key))
    facts = [_fact_values(fact) | {"article_id": document["id"]} for fact in record["facts"]]
    if facts:
        connection.execute(insert(schema.facts), facts)


def _new_key(primary_key: Sequence[Any] | None) -> int:
    if primary_key is None:
        raise StoreError("STO08", "the database gave no key for a new row", hint="use SQLite or PostgreSQL")
    return int(primary_key[0])


def _insert_parts(connection: Connection, event: Mapping[str, Any], key: int) -> None:
    sides = (("actor", event["actors"]), ("recipient", event["recipients"]))
    parties = [_party_values(party) | {"role": role, "event_key": key} for role, side in sides for party in side]
    if parties:
        connection.execute(insert(schema.parties), parties)
    pairs = [{"event_key": key, "a": a, "b": b} for a, b in pairs_of(event)]
    if pairs:
        connection.execute(insert(schema.pairs), pairs)


def _article_values(record: Mapping[str, Any], text: str, digest: str) -> dict[str, Any]:
    document = record["document"]
    first, last = day_range(document.get("published"))
    return {
        **{key: document.get(key) for key in ("id", "title", "outlet", "url", "published")},
        "published_basis": document.get("published_basis") or "unknown",
        "published_from": first,
        "published_to": last,
        "digest": digest,
        "text": text,
        "record": to_json(record),
        "added_at": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def _event_values(event: Mapping[str, Any], text: str) -> dict[str, Any]:
    first, last = day_range(event.get("date"))
    place, source = event.get("place") or {}, event.get("attribution") or {}
    trigger, sentence = event["trigger"], event["sentence"]
    keys = ("id", "same_as", "type", "mode", "act", "status", "date", "act_date", "quad", "score", "confidence")
    return {
        **{key: event.get(key) for key in keys},
        "date_from": first,
        "date_to": last,
        "place": place.get("name") or place.get("text"),
        "place_country": place.get("country"),
        "attribution": source.get("name") or source.get("text"),
        "attribution_country": source.get("country"),
        "trigger": text[trigger["start"] : trigger["end"]],
        "trigger_start": trigger["start"],
        "trigger_end": trigger["end"],
        "sentence_start": sentence["start"],
        "sentence_end": sentence["end"],
    }


def _party_values(party: Mapping[str, Any]) -> dict[str, Any]:
    return {key: party.get(key) for key in ("country", "sector", "name", "name_ar", "text", "start", "end")}


def _fact_values(fact: Mapping[str, Any]) -> dict[str, Any]:
    return {key: fact[key] for key in ("kind", "text", "start", "end")} | {"fact": json.dumps(fact, ensure_ascii=False)}
