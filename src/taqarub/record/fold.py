"""Which events an article's mentions tell: searched in the store, decided by `same_event`, nothing written here."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, func, select

from taqarub.model.digest import digest
from taqarub.record import copies, schema
from taqarub.record.same_event import match, window
from taqarub.record.told import Told

_COMPARED = 6  # mentions of one event that a new one is compared with: the first that came
_FULL = 5  # articles that share a band and are compared in full: those that share most
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Original:
    """The article that a text repeats: its key and id, and the share of runs of words they have in common."""

    key: int
    id: str
    shared: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where one first mention belongs. `kind` is founds, joins or keeps; `score` is None but for joins."""

    event_id: str
    kind: str
    score: float | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """The article's version before this one: the event and type of each mention. `key` is None when it has no row."""

    key: int | None
    events: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def original(
    connection: Connection, article_id: str, text: str, bands: Sequence[str], day: str | None
) -> Original | None:
    """The earlier article whose text this one repeats, or None. Copies are compared with originals only."""
    if not bands:
        return None
    band, article = schema.article_bands.c, schema.articles.c
    query = (
        select(article.key, article.id, article.text, article.published_from)
        .join_from(schema.article_bands, schema.articles, band.article_key == article.key)
        .where(band.band.in_(bands), article.id != article_id)
        .group_by(article.key, article.id, article.text, article.published_from)
        .order_by(func.count().desc(), article.key)
        .limit(_FULL)
    )
    own = copies.runs(text)
    for key, found, other, other_day in connection.execute(query):
        share = copies.shared(own, copies.runs(other))
        if share >= copies.SAME_TEXT and copies.near(day, other_day):
            return Original(key, found, round(share, 3))
    return None


def places(
    connection: Connection, news: Mapping[str, Told], known: Known | None, source: Original | None
) -> dict[str, Place]:
    """Mention id → the event of each first mention. `known` is the article's older version, which keeps its events."""
    held = known.events if known else {}
    kept = {one: held[one][0] for one in news if one in held and held[one][1] == news[one].type}
    there = _there(connection, sorted(set(kept.values())))
    found = {one: Place(e, "keeps" if e in there else "founds", None, "as before") for one, e in kept.items()}
    open_ = [one for one in news if one not in found]
    events = _candidates(connection, [news[one] for one in open_], known, source)
    others = {event_id: told for event_id, told in events.items() if event_id not in kept.values()}
    copied = frozenset({one.article for one in news.values()} | ({source.id} if source else set()))
    for one in match([news[name] for name in open_], others, copied):
        found[open_[one.index]] = Place(one.event_id, "joins", one.likeness.score, one.likeness.why)
    for name in open_:
        if name not in found:
            found[name] = Place(_new_id(connection, news[name].article, name), "founds")
    return found


def _there(connection: Connection, event_ids: Sequence[str]) -> set[str]:
    event = schema.events.c
    parts = (connection.execute(select(event.id).where(event.id.in_(part))).scalars() for part in _chunks(event_ids))
    return {event_id for part in parts for event_id in part}


def _candidates(
    connection: Connection, news: Sequence[Told], known: Known | None, source: Original | None
) -> dict[str, list[Told]]:
    """Event id → told of its mentions, for all events that one of `news` may tell."""
    own = {known.key} if known and known.key is not None else set()
    near = own | ({source.key} if source else set())
    wanted = {event_id for one in news for event_id in _near(connection, one)} | _of_articles(connection, near)
    mention = schema.mentions.c
    query = select(mention.event_id, mention.told).where(
        mention.ended_at.is_(None), (mention.ordinal <= _COMPARED) | mention.article_key.in_(near)
    )
    found: dict[str, list[Told]] = defaultdict(list)
    for part in _chunks(sorted(wanted)):
        for event_id, line in connection.execute(query.where(mention.event_id.in_(part)).order_by(mention.key)):
            found[event_id].append(Told.from_json(line))
    return found


def _near(connection: Connection, one: Told) -> Iterator[str]:
    """Events of the type, in the window of days, that share both states, or the only one that either names."""
    days = window(one)
    sides = sorted({*one.actors, *one.recipients}) or ([one.place_country] if one.place_country else [])
    if days is None or not sides:
        return
    event = schema.event_countries.c
    query = (
        select(event.event_id)
        .where(event.country.in_(sides), event.type == one.type, event.day.between(*days))
        .group_by(event.event_id, event.alone)
    )
    if len(sides) > 1:
        query = query.having((func.count(event.country.distinct()) > 1) | event.alone)
    yield from connection.execute(query).scalars()


def _of_articles(connection: Connection, keys: Collection[int]) -> set[str]:
    if not keys:
        return set()
    mention = schema.mentions.c
    query = select(mention.event_id).where(mention.article_key.in_(keys), mention.ended_at.is_(None))
    return set(connection.execute(query).scalars())


def _new_id(connection: Connection, article_id: str, mention_id: str) -> str:
    """An id no event has had: by the article and mention that found it, and by the how-manieth founding it is."""
    number = 1
    while True:
        event_id = digest(article_id, mention_id, str(number))
        known = connection.execute(select(schema.events.c.id).where(schema.events.c.id == event_id)).scalar()
        if known is None:
            return event_id
        number += 1


def _chunks(values: Sequence[str]) -> Iterator[Sequence[str]]:
    return (values[at : at + _CHUNK] for at in range(0, len(values), _CHUNK))


def first_mentions(events: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Mention id → id of the first mention of its event within the article (its own, when it is the first)."""
    found: dict[str, str] = {}
    for event in events:
        found[event["id"]] = found.get(event.get("same_as") or "", event["id"])
    return found
