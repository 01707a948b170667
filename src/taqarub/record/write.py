"""An article into the tables, or out of what holds, in one transaction. What it replaces stays, with its time."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from taqarub.errors import StoreError
from taqarub.knowledge.ontology import load_ontology
from taqarub.model.digest import digest
from taqarub.record import copies, schema
from taqarub.record.days import day_range
from taqarub.record.events_of import refresh
from taqarub.record.fold import Known, Original, Place, first_mentions, original, places
from taqarub.record.ids import to_json
from taqarub.record.told import Told, told


@dataclass(frozen=True, slots=True)
class Entry:
    """One article to be written, as every step needs it. `bands` name what its text shares with copies."""

    record: Mapping[str, Any]
    text: str
    digest: str
    now: str
    bands: tuple[str, ...]

    @property
    def id(self) -> str:
        """The article's own id."""
        return str(self.record["document"]["id"])


@dataclass(frozen=True, slots=True)
class Plan:
    """What was decided before anything is written: the text it repeats, and the event of each first mention.

    `roots` leads from each mention to the first of its event in the article; `told` holds what each mention tells.
    """

    source: Original | None
    places: Mapping[str, Place]
    roots: Mapping[str, str]
    told: Mapping[str, Told]


def now() -> str:
    """UTC, ISO, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def entry(record: Mapping[str, Any], text: str, digest: str) -> Entry:
    """Check and prepare an article, to be added now. Raises StoreError STO09 for a code that is no country."""
    _check_countries(record)
    return Entry(record, text, digest, now(), copies.bands(copies.runs(text)))


def write(connection: Connection, new: Entry, known: Known | None, run_key: int) -> None:
    """Put an article in, in place of the version that is known when there is one."""
    plan = _plan(connection, new, known)
    touched = {place.event_id for place in plan.places.values()}
    if known and known.key is not None:
        touched |= end_article(connection, known.key, new.now, "change")
        _decide(connection, new.now, known.key, "changes", why=f"digest {new.digest}")
    key = _insert_article(connection, new, plan.source, run_key)
    _found_events(connection, new, plan)
    _insert_mentions(connection, new, plan, key)
    _insert_facts(connection, new, key)
    refresh(connection, touched, new.now)


def end_article(connection: Connection, key: int, at: str, why: str) -> set[str]:
    """Mark an article and all that rests on it as ended; the ids of the events that it told."""
    article = schema.articles.c.key == key
    connection.execute(update(schema.articles).where(article).values(ended_at=at, ended_by=why))
    told_in = select(schema.reports.c.event_id).where(schema.reports.c.article_key == key)
    events = set(connection.execute(told_in).scalars())
    for table in (schema.mentions, schema.reports, schema.facts, schema.offices):
        rests = (table.c.article_key == key, table.c.ended_at.is_(None))
        connection.execute(update(table).where(*rests).values(ended_at=at))
    connection.execute(schema.article_bands.delete().where(schema.article_bands.c.article_key == key))
    return events


def remove(connection: Connection, key: int, at: str) -> None:
    """Take an article out of what holds. Nothing is deleted."""
    events = end_article(connection, key, at, "removal")
    _decide(connection, at, key, "removes", why="asked for")
    refresh(connection, events, at)


def _check_countries(record: Mapping[str, Any]) -> None:
    ontology = load_ontology()
    known = ontology.states | set(ontology.bodies)
    for code in _codes(record):
        if code and code not in known:
            at, hint = str(record["document"]["id"]), "ISO 3166-1 alpha-3, or a PLOVER code such as UNO"
            raise StoreError("STO09", "this is not a country code; the article is not kept", at=at, got=code, hint=hint)


def _codes(record: Mapping[str, Any]) -> Iterator[str | None]:
    for event in record["events"]:
        for part in (*event["actors"], *event["recipients"], event.get("place"), event.get("attribution")):
            yield (part or {}).get("country")


def _plan(connection: Connection, new: Entry, known: Known | None) -> Plan:
    document, events = new.record["document"], new.record["events"]
    day = day_range(document.get("published"))[0]
    source = original(connection, new.id, new.text, new.bands, day)
    roots = first_mentions(events)
    all_told = {event["id"]: told(document, event, new.text) for event in events}
    firsts = {one: all_told[one] for one, root in roots.items() if one == root}
    return Plan(source, places(connection, firsts, known, source), roots, all_told)


def known_version(connection: Connection, key: int) -> Known:
    """A version of an article as one that follows it needs to know it."""
    mention = schema.mentions.c
    query = select(mention.id, mention.event_id, mention.type).where(mention.article_key == key)
    return Known(key, {one: (event_id, type_) for one, event_id, type_ in connection.execute(query)})


def _insert_article(connection: Connection, new: Entry, source: Original | None, run_key: int) -> int:
    document = new.record["document"]
    first, last = day_range(document.get("published"))
    values = {
        **{key: document.get(key) for key in ("id", "title", "outlet", "url", "published")},
        "published_basis": document.get("published_basis") or "unknown",
        "published_from": first,
        "published_to": last,
        "digest": new.digest,
        "text": new.text,
        "record": to_json(new.record),
        "copy_of": source.id if source else None,
        "run_key": run_key,
        "added_at": new.now,
    }
    key = new_key(connection.execute(insert(schema.articles), values).inserted_primary_key)
    if source:
        _decide(connection, new.now, key, "copies", score=source.shared, why=f"the text of {source.id}")
    elif new.bands:
        connection.execute(
            insert(schema.article_bands), [{"band": b, "article_key": key} for b in sorted(set(new.bands))]
        )
    return key


def new_key(primary_key: Sequence[Any] | None) -> int:
    """The key the database gave to a new row."""
    if primary_key is None:
        raise StoreError("STO08", "the database gave no key for a new row", hint="use SQLite or PostgreSQL")
    return int(primary_key[0])


def _found_events(connection: Connection, new: Entry, plan: Plan) -> None:
    """Rows for new events; `refresh` counts their reports."""
    rows = [
        {"id": place.event_id, "added_at": new.now, "reports": 0} | _act(event)
        for event in new.record["events"]
        if (place := plan.places.get(event["id"])) and place.kind == "founds"
    ]
    if rows:
        connection.execute(insert(schema.events), rows)


def _insert_mentions(connection: Connection, new: Entry, plan: Plan, key: int) -> None:
    told_by: dict[str, int] = {}
    rows: list[dict[str, Any]] = []
    for position, event in enumerate(new.record["events"]):
        place = plan.places[plan.roots[event["id"]]]
        told_by.setdefault(place.event_id, 0)
        rows.append(_mention(event, plan.told[event["id"]], new.text) | {
            "article_key": key, "event_id": place.event_id, "position": position, "ordinal": 0,
        })  # fmt: skip
    _number(connection, rows)
    for row, event in zip(rows, new.record["events"], strict=True):
        mention_key = new_key(connection.execute(insert(schema.mentions), row).inserted_primary_key)
        _insert_parties(connection, event, mention_key)
    _insert_reports(connection, new, plan, key, list(told_by))
    decided = [_decision(new.now, key, p.kind, p.event_id, name, p.score, p.why) for name, p in plan.places.items()]
    if decided:
        connection.execute(insert(schema.decisions), decided)


def _number(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Give each mention its place among those of its event, as they came."""
    mention = schema.mentions.c
    wanted = {row["event_id"] for row in rows}
    query = select(mention.event_id, func.max(mention.ordinal)).where(mention.event_id.in_(wanted))
    last = {event_id: int(number) for event_id, number in connection.execute(query.group_by(mention.event_id))}
    for row in rows:
        row["ordinal"] = last[row["event_id"]] = last.get(row["event_id"], 0) + 1


def _insert_parties(connection: Connection, event: Mapping[str, Any], key: int) -> None:
    sides = (("actor", event["actors"]), ("recipient", event["recipients"]))
    rows = [_party(party) | {"role": role, "mention_key": key} for role, side in sides for party in side]
    if rows:
        connection.execute(insert(schema.parties), rows)


def _insert_reports(connection: Connection, new: Entry, plan: Plan, key: int, event_ids: Sequence[str]) -> None:
    document = new.record["document"]
    shared = {
        "article_key": key,
        "outlet": document.get("outlet") or "",
        "url": document.get("url"),
        "day": day_range(document.get("published"))[0],
        "copy": plan.source is not None,
        "stance": "adds",
        "added_at": new.now,
    }
    if event_ids:
        connection.execute(insert(schema.reports), [shared | {"event_id": event_id} for event_id in event_ids])


def _insert_facts(connection: Connection, new: Entry, key: int) -> None:
    facts = [_fact(fact) | {"article_key": key} for fact in new.record["facts"]]
    if not facts:
        return
    connection.execute(insert(schema.facts), facts)
    for fact in new.record["facts"]:
        if fact["kind"] == "office" and (fact.get("person") or fact.get("person_ar")):
            _insert_offices(connection, new, key, fact)


def _insert_offices(connection: Connection, new: Entry, key: int, fact: Mapping[str, Any]) -> None:
    """The person, once, and each office that the article gives him."""
    names = {"name": fact.get("person"), "name_ar": fact.get("person_ar")}
    person = digest("person", names["name"] or names["name_ar"] or "")
    if connection.execute(select(schema.people.c.id).where(schema.people.c.id == person)).scalar() is None:
        connection.execute(insert(schema.people), {"id": person, "added_at": new.now, **names})
    day = day_range(new.record["document"].get("published"))[0]
    held = {"person_id": person, "country": fact.get("country"), "day": day, "article_key": key}
    rows = [held | {"office": office} for office in fact.get("offices") or ()]
    if rows:
        connection.execute(insert(schema.offices), rows)


def _decide(connection: Connection, at: str, key: int, kind: str, *, why: str, score: float | None = None) -> None:
    connection.execute(insert(schema.decisions), _decision(at, key, kind, None, None, score, why))


def _decision(
    at: str, key: int, kind: str, event_id: str | None, mention: str | None, score: float | None, why: str
) -> dict[str, Any]:
    return {
        "at": at,
        "article_key": key,
        "kind": kind,
        "event_id": event_id,
        "mention_id": mention,
        "score": score,
        "why": why,
    }


def _act(event: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that events and mentions share."""
    first, last = day_range(event.get("date"))
    place = event.get("place") or {}
    keys = ("type", "mode", "act", "status", "date", "act_date", "quad", "score", "confidence")
    return {
        **{key: event.get(key) for key in keys},
        "contexts": " ".join(event.get("contexts") or ()),
        "date_from": first,
        "date_to": last,
        "place": place.get("name") or place.get("text"),
        "place_country": place.get("country"),
    }


def _mention(event: Mapping[str, Any], features: Told, text: str) -> dict[str, Any]:
    source, trigger, sentence = event.get("attribution") or {}, event["trigger"], event["sentence"]
    return _act(event) | {
        "id": event["id"],
        "same_as": event.get("same_as"),
        "told": features.to_json(),
        "attribution": source.get("name") or source.get("text"),
        "attribution_country": source.get("country"),
        "trigger": text[trigger["start"] : trigger["end"]],
        "trigger_start": trigger["start"],
        "trigger_end": trigger["end"],
        "sentence_start": sentence["start"],
        "sentence_end": sentence["end"],
    }


def _party(party: Mapping[str, Any]) -> dict[str, Any]:
    keys = ("country", "sector", "name", "name_ar", "office", "text", "start", "end")
    return {key: party.get(key) for key in keys} | {"entity": party.get("id")}


def _fact(fact: Mapping[str, Any]) -> dict[str, Any]:
    return {key: fact[key] for key in ("kind", "text", "start", "end")} | {"fact": json.dumps(fact, ensure_ascii=False)}
