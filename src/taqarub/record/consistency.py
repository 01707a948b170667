"""Does the store agree with itself? Read by tests, and by `taqarub db check` after a crash or a copy."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Row, select

from taqarub.record import schema
from taqarub.record.events_of import FIELDS, fold, stances
from taqarub.record.ids import article_digest


def problems(connection: Connection) -> tuple[str, ...]:
    """Every contradiction, in words, sorted. Reads the whole store."""
    articles = {row.key: row for row in connection.execute(select(schema.articles)) if row.ended_at is None}
    mention = schema.mentions.c
    query = select(schema.mentions).where(mention.ended_at.is_(None)).order_by(mention.key)
    told: dict[str, list[Row[Any]]] = {}
    counts: dict[int, int] = {}
    for row in connection.execute(query):
        told.setdefault(row.event_id, []).append(row)
        counts[row.article_key] = counts.get(row.article_key, 0) + 1
    found = [*_articles(articles, counts), *_events(connection, articles, told), *_reports(connection, told)]
    return tuple(sorted(found))


def _articles(articles: Mapping[int, Row[Any]], counts: Mapping[int, int]) -> Iterator[str]:
    for key in counts:
        if key not in articles:
            yield f"mentions of article {key} hold though it ended"
    for key, row in articles.items():
        record = json.loads(row.record)
        if article_digest(record, row.text) != row.digest:
            yield f"article {row.id}: text or record is not what its digest says"
        if len(record["events"]) != counts.get(key, 0):
            yield f"article {row.id}: {len(record['events'])} events in its record, {counts.get(key, 0)} mentions"


def _events(
    connection: Connection, articles: Mapping[int, Row[Any]], told: Mapping[str, list[Row[Any]]]
) -> Iterator[str]:
    events = {row.id: row for row in connection.execute(select(schema.events))}
    for event_id, row in events.items():
        if (row.ended_at is None) != (event_id in told):
            yield f"event {event_id}: it holds exactly when a mention tells it"
    for event_id, rows in told.items():
        if event_id not in events:
            yield f"event {event_id}: mentions tell it, but it is not there"
            continue
        rows.sort(key=lambda row: _order(row, articles[row.article_key]))
        fields = fold(rows)
        yield from (
            f"event {event_id}: {name} is {events[event_id]._mapping[name]!r}, its mentions say {fields[name]!r}"
            for name in FIELDS
            if events[event_id]._mapping[name] != fields[name]
        )


def _order(mention: Row[Any], article: Row[Any]) -> tuple[str, str, int]:
    return article.published_from or "9999", article.id, mention.position


def _reports(connection: Connection, told: Mapping[str, list[Row[Any]]]) -> Iterator[str]:
    events = {row.id: row for row in connection.execute(select(schema.events))}
    reports: dict[str, dict[int, str]] = {}
    for row in connection.execute(select(schema.reports).where(schema.reports.c.ended_at.is_(None))):
        reports.setdefault(row.event_id, {})[row.article_key] = row.stance
    for event_id in sorted(reports.keys() | told.keys()):
        found = reports.get(event_id, {})
        wanted = stances(told[event_id], events[event_id].status) if event_id in told and event_id in events else {}
        if found != wanted:
            yield f"event {event_id}: its reports are {found}, its mentions say {wanted}"
        elif event_id in events and events[event_id].reports != len(found):
            yield f"event {event_id}: counts {events[event_id].reports} reports and has {len(found)}"
