"""What is exported: one row an event, with every report of it, as plain data in one order of keys.

An event's fields come from its first mention that has them, as in the store. Rows are sorted by first day and id.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

from taqarub.errors import StoreError
from taqarub.record.days import day_range
from taqarub.record.details import mention_keys
from taqarub.record.queries import ALL_STATUSES, ArticleRow
from taqarub.record.store import Store
from taqarub.surfaces.cli.output import date_precision

Row = dict[str, Any]
# Articles kept at hand: the mentions of one article stand near each other, since events are sorted by day.
_KEPT = 512
_PARTY = ("name", "name_ar", "country", "sector", "office", "text")
_PLACE = ("name", "text", "country", "lat", "lon")


@dataclass(frozen=True, slots=True)
class Filter:
    """Which events: between two countries, within two ISO days (both included). None = all."""

    pair: tuple[str, str] | None = None
    since: str | None = None
    until: str | None = None

    def within(self, row: Mapping[str, Any]) -> bool:
        """Does the event touch the days? Undated events lie within no limits."""
        if self.since is None and self.until is None:
            return True
        first, last = row["date_from"] or row["date_to"], row["date_to"] or row["date_from"]
        return bool(first and last) and (self.since or "") <= last and first <= (self.until or "9999")


def event_rows(store: Store, chosen: Filter | None = None) -> Iterator[Row]:
    """The rows, in order. Raises StoreError when the database fails."""
    chosen = chosen or Filter()
    wanted = {one.story for one in store.pair_events(*chosen.pair, statuses=ALL_STATUSES)} if chosen.pair else None
    article = lru_cache(maxsize=_KEPT)(lambda id_: _indexed(store, id_))
    for story, keys in groupby(mention_keys(store), key=lambda key: key.story):
        if wanted is not None and story not in wanted:
            continue
        told = [(article(key.article_id), key.event_id) for key in keys]
        row = _row(story, [(found, events[id_]) for (found, events), id_ in told])
        if chosen.within(row):
            yield row


def _indexed(store: Store, article_id: str) -> tuple[ArticleRow, Mapping[str, Mapping[str, Any]]]:
    found = store.article(article_id)
    if found is None:
        raise StoreError("STO08", "an article went while it was read", at=store.at, got=article_id, hint="export again")
    return found, {event["id"]: event for event in found.record["events"]}


def _row(story: str, told: Sequence[tuple[ArticleRow, Mapping[str, Any]]]) -> Row:
    events = [event for _, event in told]
    first = events[0]
    date = next((event["date"] for event in events if event["date"]), None)
    days = day_range(date)
    reports = [_report(article, event) for article, event in told]
    return {
        "event_id": story,
        **{key: first[key] for key in ("type", "act", "status", "quad", "score")},
        "mode": next((event["mode"] for event in events if event["mode"]), None),
        "contexts": sorted({context for event in events for context in event["contexts"]}),
        "date": date,
        "date_from": days[0],
        "date_to": days[1],
        "date_precision": date_precision(date),
        "act_date": next((event["act_date"] for event in events if event["act_date"]), None),
        **{side: _parties(events, side) for side in ("actors", "recipients")},
        "place": _place(events),
        "confidence": first["confidence"],
        "n_reports": len({report["article_id"] for report in reports}),
        "n_sources": len({report["outlet"] or "" for report in reports}),
        "reports": reports,
        "review": None,
        "version": told[0][0].record["document"]["coder"],
    }


def _parties(events: Sequence[Mapping[str, Any]], side: str) -> list[Row]:
    found = next((event[side] for event in events if event[side]), ())
    return [{key: party.get(key) for key in _PARTY} for party in found]


def _place(events: Sequence[Mapping[str, Any]]) -> Row | None:
    found = next((event["place"] for event in events if event["place"]), None)
    return {key: found.get(key) for key in _PLACE} if found else None


def _report(article: ArticleRow, event: Mapping[str, Any]) -> Row:
    sentence, source = event["sentence"], event["attribution"] or {}
    return {
        "article_id": article.id,
        "mention_id": event["id"],
        "outlet": article.outlet,
        "published": article.published,
        "title": article.title,
        "article_url": article.url,
        "status": event["status"],
        "attribution": source.get("text"),
        "quote": article.text[sentence["start"] : sentence["end"]],
        "char_start": sentence["start"],
        "char_end": sentence["end"],
    }
