"""Questions to the store and the rows that answer them. Every function takes an open connection; nothing is written."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, func, select

from taqarub.record.schema import articles as article_table
from taqarub.record.schema import events as event_table
from taqarub.record.schema import facts as fact_table
from taqarub.record.schema import mentions as mention_table
from taqarub.record.schema import pair_outlets as outlet_table
from taqarub.record.schema import pairs as pair_table
from taqarub.record.schema import parties as party_table
from taqarub.record.schema import reports as report_table

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
    office: str | None = None


@dataclass(frozen=True, slots=True)
class MentionRow:
    """One mention of an event: where to read it, and what that sentence said of it.

    `stance` is that of its article's report: adds (something no earlier one told), confirms or denies; `copy_of` is the
    id of the earlier article whose text the article repeats.
    """

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
    stance: str = "adds"
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class EventRow:
    """One distinct event. Fields come from its first mention that has them; `mentions` holds every report of it.

    `story` is the event's id: it stays when reports come and go.
    """

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
    contexts: tuple[str, ...] = ()
    act_date: str | None = None

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
    """Everything that holds: distinct events, mentions and reports of them, articles, outlets, pairs, facts.

    `reports` is events × articles that tell them; `outlets` leaves out unnamed ones.
    """

    articles: int
    events: int
    mentions: int
    outlets: int
    pairs: int
    facts: int
    reports: int = 0


def current(connection: Connection, article_id: str) -> Row[Any, Any] | None:
    """Key and digest of the version of an article that holds, or None."""
    shown = article_table.c
    return connection.execute(select(shown.key, shown.digest).where(shown.id == article_id, _holds(shown))).first()


def article(connection: Connection, article_id: str) -> ArticleRow | None:
    """One article by id, or None."""
    shown = article_table.c
    row = connection.execute(select(article_table).where(shown.id == article_id, _holds(shown))).first()
    if row is None:
        return None
    keys = ("id", "title", "outlet", "url", "published", "published_basis", "added_at", "text")
    return ArticleRow(**{key: row._mapping[key] for key in keys}, record=json.loads(row.record))


def articles(connection: Connection, limit: int, offset: int) -> tuple[ArticleSummary, ...]:
    """Articles, newest publication first, then by id."""
    shown = article_table.c
    query = (
        select(shown.id, shown.title, shown.outlet, shown.url, shown.published, _event_count())
        .where(_holds(shown))
        .order_by(func.coalesce(shown.published_from, "").desc(), _plain(connection, shown.id))
        .limit(limit)
        .offset(offset)
    )
    return tuple(ArticleSummary(*row) for row in connection.execute(query))


def _holds(columns: Any) -> ColumnElement[bool]:
    """Not changed or removed since."""
    return columns.ended_at.is_(None)  # type: ignore[no-any-return]


def _plain(connection: Connection, column: Any) -> Any:
    """A text column in the order of its code points, whatever the language of the database."""
    return column.collate("C") if connection.dialect.name == "postgresql" else column


def _event_count() -> Any:
    of_article = report_table.c.article_key == article_table.c.key
    return select(func.count()).select_from(report_table).where(of_article).scalar_subquery()


def pairs(connection: Connection, statuses: Collection[str]) -> tuple[PairRow, ...]:
    """One row a pair; an event reported ten times counts once in `events` and in `score_sum`."""
    pair, event = pair_table.c, event_table.c
    days = (func.min(event.date_from), func.max(event.date_to))
    query = (
        select(pair.a, pair.b, func.count(), func.sum(pair.reports), *days, func.coalesce(func.sum(pair.score), 0.0))
        .join_from(pair_table, event_table, pair.event_id == event.id)
        .where(pair.status.in_(statuses))
        .group_by(pair.a, pair.b)
    )
    sources = _pair_sources(connection, statuses)
    rows = [
        PairRow(a, b, events, int(reports), sources[a, b], first, last, round(score, 6))
        for a, b, events, reports, first, last, score in connection.execute(query)
    ]
    return tuple(sorted(rows, key=lambda row: (-row.events, row.a, row.b)))


def _pair_sources(connection: Connection, statuses: Collection[str]) -> dict[tuple[str, str], int]:
    shown = outlet_table.c
    query = select(shown.a, shown.b, func.count(shown.outlet.distinct())).where(shown.status.in_(statuses))
    return {(a, b): count for a, b, count in connection.execute(query.group_by(shown.a, shown.b))}


def pair_events(connection: Connection, a: str, b: str, statuses: Collection[str]) -> tuple[EventRow, ...]:
    """Distinct events of one pair (a < b), oldest first; undated ones stand at their article's publication."""
    event, pair = event_table.c, pair_table.c
    query = (
        select(event_table)
        .join_from(pair_table, event_table, pair.event_id == event.id)
        .where(pair.a == a, pair.b == b, pair.status.in_(statuses))
    )
    events = {row.id: row for row in connection.execute(query)}
    mentions = _mentions(connection, sorted(events))
    parties = _parties(connection, [row.key for rows in mentions.values() for row in rows])
    found = [(_when(mentions[one]), _event(row, mentions[one], parties)) for one, row in events.items()]
    return tuple(event for _, event in sorted(found, key=lambda one: (one[0], one[1].story)))


def within(event: EventRow, since: str | None, until: str | None) -> bool:
    """Does the event touch the days from `since` to `until` (ISO, included)? Undated events touch only no limit."""
    if since is None and until is None:
        return True
    first, last = event.date_from or event.date_to, event.date_to or event.date_from
    return first is not None and last is not None and (since or "") <= last and first <= (until or "9999")


def counts(connection: Connection) -> Counts:
    """Totals over the whole store."""

    def number(table: Any) -> int:
        query = select(func.count()).select_from(table).where(_holds(table.c))
        return int(connection.execute(query).scalar() or 0)

    distinct_pairs = select(pair_table.c.a, pair_table.c.b).distinct().subquery()
    outlets = select(func.count(article_table.c.outlet.distinct())).where(_holds(article_table.c))
    return Counts(
        articles=number(article_table),
        events=number(event_table),
        mentions=number(mention_table),
        outlets=int(connection.execute(outlets).scalar() or 0),
        pairs=int(connection.execute(select(func.count()).select_from(distinct_pairs)).scalar() or 0),
        facts=number(fact_table),
        reports=number(report_table),
    )


def _mentions(connection: Connection, events: Sequence[str]) -> dict[str, list[Row[Any]]]:
    """Event → its mentions with their articles, by publication, article and position."""
    shown, mention, report = article_table.c, mention_table.c, report_table.c
    length = mention.sentence_end - mention.sentence_start
    query = (
        select(mention_table, shown.title, shown.outlet, shown.url, shown.published, shown.published_from)
        .add_columns(func.substr(shown.text, mention.sentence_start + 1, length).label("sentence"))
        .add_columns(shown.id.label("article_id"), shown.copy_of, report.stance)
        .join_from(mention_table, article_table, mention.article_key == shown.key)
        .join(report_table, (report.event_id == mention.event_id) & (report.article_key == mention.article_key))
        .where(_holds(mention))
    )
    found: dict[str, list[Row[Any]]] = defaultdict(list)
    for part in _chunks(events):
        for row in connection.execute(query.where(mention.event_id.in_(part))):
            found[row.event_id].append(row)
    for rows in found.values():
        rows.sort(key=lambda row: (row.published_from or "9999", row.article_id, row.position))
    return found


def _parties(connection: Connection, keys: Sequence[int]) -> dict[tuple[int, str], tuple[PartyRow, ...]]:
    """(mention key, role) → parties in text order of the record."""
    found: dict[tuple[int, str], tuple[PartyRow, ...]] = {}
    fields = tuple(PartyRow.__dataclass_fields__)
    for part in _chunks(keys):
        query = select(party_table).where(party_table.c.mention_key.in_(part)).order_by(party_table.c.key)
        for row in connection.execute(query):
            party = PartyRow(**{name: row._mapping[name] for name in fields})
            found[row.mention_key, row.role] = (*found.get((row.mention_key, row.role), ()), party)
    return found


def _chunks(values: Sequence[_T]) -> Iterable[Sequence[_T]]:
    return (values[at : at + _CHUNK] for at in range(0, len(values), _CHUNK))


def _when(rows: Sequence[Row[Any]]) -> str:
    """The day by which an event is put in order."""
    days = (row.date_from or row.published_from for row in rows)
    return next((day for day in days if day), "9999")


def _event(
    event: Row[Any], rows: Sequence[Row[Any]], parties: Mapping[tuple[int, str], tuple[PartyRow, ...]]
) -> EventRow:
    """An event with its mentions; each side from the first mention that names it."""
    same = (
        "type", "mode", "act", "status", "date", "date_from", "date_to", "quad", "score", "confidence", "place",
        "place_country", "act_date",
    )  # fmt: skip
    return EventRow(
        story=event.id,
        **{key: event._mapping[key] for key in same},
        actors=next((parties[row.key, "actor"] for row in rows if (row.key, "actor") in parties), ()),
        recipients=next((parties[row.key, "recipient"] for row in rows if (row.key, "recipient") in parties), ()),
        mentions=tuple(_mention(row) for row in rows),
        contexts=tuple(event.contexts.split()),
    )


def _mention(row: Row[Any]) -> MentionRow:
    names = (name for name in MentionRow.__dataclass_fields__ if name != "event_id")
    return MentionRow(event_id=row.id, **{name: row._mapping[name] for name in names})
