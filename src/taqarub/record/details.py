"""Questions that look past the rows of one pair: which event a mention belongs to, and figures told of two states.

Read only. Beside `queries.py`, for what exports and relations ask.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from taqarub.record.engine import readable_errors
from taqarub.record.schema import articles, events, facts, mentions
from taqarub.record.store import Store

_CHUNK = 500  # values in one IN (…): under the limit of every database


@dataclass(frozen=True, slots=True)
class MentionKey:
    """One mention: the event it belongs to (`story`), its article and its id there."""

    story: str
    article_id: str
    event_id: str


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact of an article: `fact` as the record has it, with who published it when (EDTF)."""

    article_id: str
    outlet: str | None
    published: str | None
    fact: Mapping[str, Any]


def mention_keys(store: Store) -> Iterator[MentionKey]:
    """Every mention in the store; the mentions of one event follow each other, events in order of their first day."""
    first = func.coalesce(events.c.date_from, "9999")
    query = (
        select(events.c.id, articles.c.id, mentions.c.id)
        .join_from(mentions, articles, mentions.c.article_key == articles.c.key)
        .join(events, mentions.c.event_id == events.c.id)
        .where(mentions.c.ended_at.is_(None))
        .order_by(first, events.c.id, func.coalesce(articles.c.published_from, "9999"), articles.c.key)
        .order_by(mentions.c.position)
    )
    with readable_errors(store.at), store._engine.connect() as connection:
        for row in connection.execution_options(yield_per=2000).execute(query):
            yield MentionKey(*row)


def records(store: Store, article_ids: Collection[str]) -> dict[str, Mapping[str, Any]]:
    """Article id → its record (RECORD), for those that are there; asked in few questions, however many there are."""
    wanted = sorted(article_ids)
    found: dict[str, Mapping[str, Any]] = {}
    with readable_errors(store.at), store._engine.connect() as connection:
        for at in range(0, len(wanted), _CHUNK):
            part = articles.c.id.in_(wanted[at : at + _CHUNK])
            query = select(articles.c.id, articles.c.record).where(part, articles.c.ended_at.is_(None))
            found |= {id_: json.loads(record) for id_, record in connection.execute(query)}
    return found


def indicators(store: Store, a: str, b: str) -> tuple[FactRow, ...]:
    """The facts of kind `indicator` that name both states, oldest publication first."""
    shown = (articles.c.id, articles.c.outlet, articles.c.published, facts.c.fact)
    query = (
        select(*shown)
        .join_from(facts, articles, facts.c.article_key == articles.c.key)
        .where(facts.c.kind == "indicator", facts.c.fact.contains(a), facts.c.fact.contains(b))
        .where(facts.c.ended_at.is_(None))
        .order_by(func.coalesce(articles.c.published_from, "9999"), articles.c.key, facts.c.start)
    )
    with readable_errors(store.at), store._engine.connect() as connection:
        rows = [FactRow(*row[:3], json.loads(row[3])) for row in connection.execute(query)]
    return tuple(row for row in rows if {a, b} <= set(row.fact.get("countries") or ()))
