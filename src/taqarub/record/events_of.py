"""An event from its mentions: each field from the first that has it, what each report brings, what indexes need.

The order is that of publication, then of article ids: it does not depend on the order in which articles were added.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from taqarub.record import schema
from taqarub.record.same_event import anchor_day, pairs_between
from taqarub.record.told import Told, details

FIELDS = (
    "type", "mode", "act", "contexts", "status", "date", "date_from", "date_to", "act_date", "quad", "score",
    "confidence", "place", "place_country",
)  # fmt: skip


def refresh(connection: Connection, event_ids: Iterable[str], now: str) -> None:
    """Bring events, the stances of their reports and their indexes up to date with the mentions that hold."""
    for event_id in sorted(set(event_ids)):
        rows = _mentions(connection, event_id)
        if rows:
            _renew(connection, event_id, rows, now)
        else:
            _end(connection, event_id, now)


def fold(rows: Sequence[Any]) -> dict[str, Any]:
    """The fields of an event (FIELDS) from its mentions, first ones first. Denials give way to what reports it."""
    told = [row for row in rows if row.status != "negated"] or rows
    first = told[0]
    dated = next((row for row in told if row.date), first)
    placed = next((row for row in told if row.place or row.place_country), first)
    statuses = [row.status for row in told]
    return {
        **{name: getattr(first, name) for name in ("type", "act", "quad", "score", "confidence", "contexts")},
        "mode": next((row.mode for row in told if row.mode), None),
        "status": "actual" if "actual" in statuses else statuses[0],
        **{name: getattr(dated, name) for name in ("date", "date_from", "date_to")},
        "act_date": next((row.act_date for row in told if row.act_date), None),
        **{name: getattr(placed, name) for name in ("place", "place_country")},
    }


def stances(rows: Sequence[Any], event_status: str) -> dict[int, str]:
    """Article key → adds, confirms or denies. The first report adds; a later one adds when it brings something new."""
    known: set[str] = set()
    found: dict[int, str] = {}
    for key in dict.fromkeys(row.article_key for row in rows):
        own = [row for row in rows if row.article_key == key]
        if event_status != "negated" and all(row.status == "negated" for row in own):
            found[key] = "denies"
            continue
        new = {detail for row in own for detail in details(Told.from_json(row.told))}
        found[key] = "adds" if not known or new - known else "confirms"
        known |= new | {"told"}
    return found


def _mentions(connection: Connection, event_id: str) -> list[Row[Any]]:
    mention, article = schema.mentions.c, schema.articles.c
    query = (
        select(schema.mentions, article.published_from, article.outlet, article.id.label("article_id"))
        .join_from(schema.mentions, schema.articles, mention.article_key == article.key)
        .where(mention.event_id == event_id, mention.ended_at.is_(None))
    )
    return sorted(connection.execute(query), key=lambda r: (r.published_from or "9999", r.article_id, r.position))


def _renew(connection: Connection, event_id: str, rows: Sequence[Row[Any]], now: str) -> None:
    known = connection.execute(select(schema.events).where(schema.events.c.id == event_id)).one()
    stance_of = stances(rows, (fields := fold(rows))["status"])
    changed = known.ended_at is not None or any(known._mapping[name] != fields[name] for name in FIELDS)
    if changed:
        _keep_version(connection, known, now)
    if changed or known.reports != len(stance_of):
        values = fields | {"reports": len(stance_of), "ended_at": None}
        connection.execute(update(schema.events).where(schema.events.c.id == event_id).values(values))
    fresh = known.reports == 0 and known.ended_at is None  # made in this transaction: nothing to compare with
    if not fresh:
        _set_stances(connection, event_id, stance_of)
    told = [Told.from_json(row.told) for row in rows]
    pairs = _pair_rows(event_id, fields, len(stance_of), told)
    outlets = sorted({row.outlet or "" for row in rows})
    _replace(connection, schema.pairs, event_id, pairs, fresh)
    _replace(connection, schema.pair_outlets, event_id, _outlet_rows(pairs, outlets), fresh)
    _replace(connection, schema.event_countries, event_id, _country_rows(event_id, fields, told), fresh)


def _keep_version(connection: Connection, known: Row[Any], now: str) -> None:
    """What is about to change, as it was; a row that was only just made has no past."""
    if known.reports == 0:
        return
    fields = json.dumps({name: known._mapping[name] for name in (*FIELDS, "reports")}, ensure_ascii=False)
    connection.execute(insert(schema.event_versions).values(event_id=known.id, fields=fields, until=now))


def _set_stances(connection: Connection, event_id: str, stance_of: Mapping[int, str]) -> None:
    report = schema.reports.c
    found = connection.execute(
        select(report.article_key, report.stance).where(report.event_id == event_id, report.ended_at.is_(None))
    )
    for key, stance in found.all():
        if stance_of[key] != stance:
            one = (report.event_id == event_id, report.article_key == key)
            connection.execute(update(schema.reports).where(*one).values(stance=stance_of[key]))


def _pair_rows(event_id: str, fields: Mapping[str, Any], reports: int, told: Sequence[Told]) -> list[dict[str, Any]]:
    pairs = sorted({pair for one in told for pair in pairs_between(one.type, one.actors, one.recipients)})
    copied = {name: fields[name] for name in ("status", "type", "quad", "score")}
    month = _month(fields["date_from"], fields["date_to"])
    return [{"event_id": event_id, "a": a, "b": b, "month": month, "reports": reports, **copied} for a, b in pairs]


def _outlet_rows(pairs: Sequence[Mapping[str, Any]], outlets: Sequence[str]) -> list[dict[str, Any]]:
    same = ("event_id", "a", "b", "status")
    return [
        {name: pair[name] for name in same} | {"month": pair["month"] or "", "outlet": outlet}
        for pair in pairs
        for outlet in outlets
    ]


def _country_rows(event_id: str, fields: Mapping[str, Any], told: Sequence[Told]) -> list[dict[str, Any]]:
    days = sorted({(country, anchor_day(one) or "") for one in told for country in _countries(one)})
    shared = {"event_id": event_id, "type": fields["type"], "alone": len({country for country, _ in days}) == 1}
    return [shared | {"country": country, "day": day} for country, day in days]


def _replace(connection: Connection, table: Any, event_id: str, rows: Sequence[Mapping[str, Any]], fresh: bool) -> None:
    """Rows of one event; nothing is written when they stand there already."""
    found: list[dict[str, Any]] = []
    if not fresh:
        query = select(table).where(table.c.event_id == event_id)
        found = [dict(row._mapping) for row in connection.execute(query)]
    if sorted(map(_items, found)) == sorted(map(_items, rows)):
        return
    if found:
        connection.execute(delete(table).where(table.c.event_id == event_id))
    if rows:
        connection.execute(insert(table), list(rows))


def _items(row: Mapping[str, Any]) -> list[str]:
    return [f"{name}={row[name]}" for name in sorted(row)]


def _countries(one: Told) -> tuple[str, ...]:
    """The states involved; where none is named, that of the place."""
    named = tuple(sorted({*one.actors, *one.recipients}))
    return named or ((one.place_country,) if one.place_country else ())


def _month(first: str | None, last: str | None) -> str | None:
    return first[:7] if first and last and first[:7] == last[:7] else None


def _end(connection: Connection, event_id: str, now: str) -> None:
    """No article tells it any more: it stays, with the time it ended."""
    event = schema.events.c
    connection.execute(update(schema.events).where(event.id == event_id, event.ended_at.is_(None)).values(ended_at=now))
    for table in (schema.pairs, schema.pair_outlets, schema.event_countries):
        connection.execute(delete(table).where(table.c.event_id == event_id))
