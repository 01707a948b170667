"""Questions to the store and the rows that answer them. Every function takes an open connection; nothing is written."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, func, select

from taqarub.record.schema import articles as article_table
from taqarub.record.schema import events as event_table
from taqarub.record.schema import facts as fact_table
from taqarub.record.schema import pairs as pair_table
from taqarub.record.schema import parties as party_table

DONE = ("actual", "historical")
ALL_STATUSES = ("actual", "future", "hypothetical", "negated", "historical")
_T = TypeVar("_T")
_CHUNK = 500  # values in one IN (…): under the limit of every database


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """One line of a list of articles. `published` is EDTF; `events` counts distinct events."""

    id: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    events: int


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article with its text and its record (RECORD, as a dict)."""

    id: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    published_basis: str
    added_at: str
    text: str
    record: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two countries, a < b. `events` are distinct, `reports` is events × articles, `sources` is outlets.

    `first` and `last` are ISO days or None; `score_sum` adds the PLOVER score (−10 … +10) of each distinct event.
    """

    a: str
    b: str
    events: int
    reports: int
    sources: int
    first: str | None
    last: str | None
    score_sum: float


@dataclass(frozen=True, slots=True)
class PartyRow:
    """An actor or recipient as one mention names it; offsets into the article's text."""

    country: str | None
    sector: str | None
    name: str | None
    name_ar: str | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MentionRow:
    """One report of an event: where to read it, and what that sentence said of it."""

    article_id: str
    event_id: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    status: str
    date: str | None
    attribution: str | None
    trigger: str
    trigger_start: int
    trigger_end: int
    sentence: str
    sentence_start: int
    sentence_end: int


@dataclass(frozen=True, slots=True)
class EventRow:
    """One distinct event. Fields come from its first mention that has them; `mentions` holds every report of it."""

    story: str
    type: str
    mode: str | None
    act: str
    status: str
    date: str | None
    date_from: str | None
    date_to: str | None
    quad: str
    score: float | None
    confidence: float | None
    place: str | None
    place_country: str | None
    actors: tuple[PartyRow, ...]
    recipients: tuple[PartyRow, ...]
    mentions: tuple[MentionRow, ...]

    @property
    def reports(self) -> int:
        """How many articles report it."""
        return len({mention.article_id for mention in self.mentions})

    @property
    def sources(self) -> tuple[str, ...]:
        """The outlets that report it, sorted; an unnamed one is ""."""
        return tuple(sorted({mention.outlet or "" for mention in self.mentions}))


@dataclass(frozen=True, slots=True)
class Counts:
    """Everything in the store: distinct events, mentions of them, articles, outlets, pairs, facts."""

    articles: int
    events: int
    mentions: int
    outlets: int
    pairs: int
    facts: int


def article(connection: Connection, article_id: str) -> ArticleRow | None:
    """One article by id, or None."""
    row = connection.execute(select(article_table).where(article_table.c.id == article_id)).first()
    if row is None:
        return None
    keys = ("id", "title", "outlet", "url", "published", "published_basis", "added_at", "text")
    return ArticleRow(**{key: row._mapping[key] for key in keys}, record=json.loads(row.record))


def articles(connection: Connection, limit: int, offset: int) -> tuple[ArticleSummary, ...]:
    """Articles, newest publication first, then by id."""
    shown = article_table.c
    query = (
        select(shown.id, shown.title, shown.outlet, shown.url, shown.published, _event_count())
        .order_by(func.coalesce(shown.published_from, "").desc(), shown.id)
        .limit(limit)
        .offset(offset)
    )
    return tuple(ArticleSummary(*row) for row in connection.execute(query))


def _event_count() -> Any:
    of_article = event_table.c.article_id == article_table.c.id
    return select(func.count(event_table.c.story.distinct())).where(of_article).scalar_subquery()


def pairs(connection: Connection, statuses: Collection[str]) -> tuple[PairRow, ...]:
    """One row a pair; an event reported ten times counts once in `events` and in `score_sum`."""
    reports = _pair_reports(connection, statuses)
    sources = _pair_sources(connection, statuses)
    rows = [
        PairRow(a, b, events, count, sources[a, b], first, last, score)
        for (a, b), (events, count, first, last, score) in reports.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.events, row.a, row.b)))


def _pair_reports(connection: Connection, statuses: Collection[str]) -> dict[tuple[str, str], tuple[Any, ...]]:
    """(a, b) → (events, reports, first day, last day, sum of scores)."""
    event, pair = event_table.c, pair_table.c
    story = (
        select(
            pair.a,
            pair.b,
            event.story,
            func.count(event.article_id.distinct()).label("reports"),
            func.min(event.date_from).label("first"),
            func.max(event.date_to).label("last"),
            func.avg(event.score).label("score"),
        )
        .join_from(pair_table, event_table, pair.event_key == event.key)
        .where(event.status.in_(statuses))
        .group_by(pair.a, pair.b, event.story)
        .subquery()
    )
    column = story.c
    totals = (func.count(), func.sum(column.reports), func.min(column.first), func.max(column.last))
    query = select(column.a, column.b, *totals, func.coalesce(func.sum(column.score), 0.0)).group_by(column.a, column.b)
    return {(a, b): (events, int(reports), *rest) for a, b, events, reports, *rest in connection.execute(query)}


def _pair_sources(connection: Connection, statuses: Collection[str]) -> dict[tuple[str, str], int]:
    event, pair = event_table.c, pair_table.c
    query = (
        select(pair.a, pair.b, func.count(func.coalesce(article_table.c.outlet, "").distinct()))
        .join_from(pair_table, event_table, pair.event_key == event.key)
        .join(article_table, event.article_id == article_table.c.id)
        .where(event.status.in_(statuses))
        .group_by(pair.a, pair.b)
    )
    return {(a, b): count for a, b, count in connection.execute(query)}


def pair_events(connection: Connection, a: str, b: str, statuses: Collection[str]) -> tuple[EventRow, ...]:
    """Distinct events of one pair (a < b), oldest first; undated ones stand at their article's publication."""
    event, pair = event_table.c, pair_table.c
    query = (
        select(event.story)
        .join_from(pair_table, event_table, pair.event_key == event.key)
        .where(pair.a == a, pair.b == b, event.status.in_(statuses))
        .distinct()
    )
    mentions = _mentions(connection, sorted(connection.execute(query).scalars()))
    parties = _parties(connection, [row.key for rows in mentions.values() for row in rows])
    found = [(_when(rows), _event(story, rows, parties)) for story, rows in mentions.items()]
    return tuple(event for _, event in sorted(found, key=lambda one: (one[0], one[1].story)))


def within(event: EventRow, since: str | None, until: str | None) -> bool:
    """Does the event touch the days from `since` to `until` (ISO, included)? Undated events touch only no limit."""
    if since is None and until is None:
        return True
    first, last = event.date_from or event.date_to, event.date_to or event.date_from
    return first is not None and last is not None and (since or "") <= last and first <= (until or "9999")


def counts(connection: Connection) -> Counts:
    """Totals over the whole store."""

    def number(query: Any) -> int:
        return int(connection.execute(query).scalar() or 0)

    distinct_pairs = select(pair_table.c.a, pair_table.c.b).distinct().subquery()
    return Counts(
        articles=number(select(func.count()).select_from(article_table)),
        events=number(select(func.count(event_table.c.story.distinct()))),
        mentions=number(select(func.count()).select_from(event_table)),
        outlets=number(select(func.count(article_table.c.outlet.distinct()))),
        pairs=number(select(func.count()).select_from(distinct_pairs)),
        facts=number(select(func.count()).select_from(fact_table)),
    )


def _mentions(connection: Connection, stories: Sequence[str]) -> dict[str, list[Row[Any]]]:
    """Story → its mentions with their articles, by publication, article and position."""
    shown = article_table.c
    query = (
        select(
            event_table, shown.title, shown.outlet, shown.url, shown.published, shown.published_from, shown.published_to
        )
        .add_columns(
            func.substr(
                shown.text,
                event_table.c.sentence_start + 1,
                event_table.c.sentence_end - event_table.c.sentence_start,
            ).label("sentence")
        )
        .join_from(event_table, article_table, event_table.c.article_id == shown.id)
        .order_by(func.coalesce(shown.published_from, "9999"), shown.id, event_table.c.position)
    )
    found: dict[str, list[Row[Any]]] = defaultdict(list)
    for part in _chunks(stories):
        for row in connection.execute(query.where(event_table.c.story.in_(part))):
            found[row.story].append(row)
    return found


def _parties(connection: Connection, keys: Sequence[int]) -> dict[tuple[int, str], tuple[PartyRow, ...]]:
    """(event key, role) → parties in text order of the record."""
    found: dict[tuple[int, str], tuple[PartyRow, ...]] = {}
    fields = tuple(PartyRow.__dataclass_fields__)
    for part in _chunks(keys):
        query = select(party_table).where(party_table.c.event_key.in_(part)).order_by(party_table.c.key)
        for row in connection.execute(query):
            party = PartyRow(**{name: row._mapping[name] for name in fields})
            found[row.event_key, row.role] = (*found.get((row.event_key, row.role), ()), party)
    return found


def _chunks(values: Sequence[_T]) -> Iterable[Sequence[_T]]:
    return (values[at : at + _CHUNK] for at in range(0, len(values), _CHUNK))


def _when(rows: Sequence[Row[Any]]) -> str:
    """The day by which an event is put in order."""
    days = (row.date_from or row.published_from for row in rows)
    return next((day for day in days if day), "9999")


def _event(story: str, rows: Sequence[Row[Any]], parties: Mapping[tuple[int, str], tuple[PartyRow, ...]]) -> EventRow:
    """Fold the mentions of one story: each field from the first mention that has it."""
    first = rows[0]
    dated = next((row for row in rows if row.date), first)
    placed = next((row for row in rows if row.place or row.place_country), first)
    actors = next((parties[row.key, "actor"] for row in rows if (row.key, "actor") in parties), ())
    recipients = next((parties[row.key, "recipient"] for row in rows if (row.key, "recipient") in parties), ())
    return EventRow(
        story=story,
        **{key: first._mapping[key] for key in ("type", "act", "status", "quad", "score", "confidence")},
        mode=next((row.mode for row in rows if row.mode), None),
        **{key: dated._mapping[key] for key in ("date", "date_from", "date_to")},
        **{key: placed._mapping[key] for key in ("place", "place_country")},
        actors=actors,
        recipients=recipients,
        mentions=tuple(_mention(row) for row in rows),
    )


def _mention(row: Row[Any]) -> MentionRow:
    names = (name for name in MentionRow.__dataclass_fields__ if name != "event_id")
    return MentionRow(event_id=row.id, **{name: row._mapping[name] for name in names})
