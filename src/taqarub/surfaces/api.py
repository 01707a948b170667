"""Taqarub in a notebook: `taqarub.code(text)` and `taqarub.open(database)`; see docs/api.md."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from taqarub.errors import MissingExtra, SettingsError
from taqarub.settings import Settings, load_settings
from taqarub.surfaces.cli.options import country, day
from taqarub.surfaces.frames import Columns, frame, require

if TYPE_CHECKING:
    from taqarub.pipeline import Coder
    from taqarub.record.store import Store
    from taqarub.relations.relation import Measure, Relation

_Kind = TypeVar("_Kind", bound=StrEnum)
EVENT_COLUMNS: Columns = {
    **dict.fromkeys(("event_id", "type", "mode", "act", "status", "quad"), "text"),
    "score": "float",
    "contexts": "texts",
    **dict.fromkeys(("actors", "actor_countries", "recipients", "recipient_countries"), "texts"),
    "date": "text",
    **dict.fromkeys(("date_from", "date_to"), "day"),
    **dict.fromkeys(("place", "place_country"), "text"),
    **dict.fromkeys(("reports", "sources"), "int"),
    **dict.fromkeys(("outlets", "article_ids"), "texts"),
    "quote": "text",
    "confidence": "float",
}
_QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
INDEX_COLUMNS: Columns = {
    "period": "text",
    "first_day": "day",
    **dict.fromkeys(("events", "reports", "sources", *_QUADS), "int"),
    **dict.fromkeys(("score_sum", "score_mean", "index", "low", "high"), "float"),
    "contact": "text",
}
PAIR_COLUMNS: Columns = {
    **dict.fromkeys(("a", "b"), "text"),
    **dict.fromkeys(("events", "reports", "sources"), "int"),
    **dict.fromkeys(("first", "last"), "day"),
    "score_sum": "float",
}
TURN_COLUMNS: Columns = {
    "day": "day",
    **dict.fromkeys(("before", "after"), "float"),
    **dict.fromkeys(("events_before", "events_after"), "int"),
    "makers": "texts",
}
PRESSURE_COLUMNS: Columns = {
    **dict.fromkeys(("who", "means", "whom", "act", "target"), "text"),
    "over": "texts",
    **dict.fromkeys(("date", "article_id", "event_id"), "text"),
}
INDICATOR_COLUMNS: Columns = {
    "indicator": "text",
    "value": "float",
    **dict.fromkeys(("unit", "date", "text", "article_id", "outlet", "published"), "text"),
}


def code(text: str, *, published: str | None = None, title: str | None = None, id: str | None = None) -> dict[str, Any]:
    """One Arabic article → its record (docs/record.md). `published` is EDTF, such as 2024-05-08.

    Raises DateError DAT01–DAT03 for a date that is none. The first call loads the coder, which takes a second.
    """
    from taqarub.mentions.edtf import parse_published
    from taqarub.model.digest import digest
    from taqarub.model.text import Document

    if published is not None:
        parse_published(published)
    return _coder().code(Document(id or digest(title or "", text), text, title=title, published=published))


def open(database: str | Path | None = None) -> "Database":
    """A database that `taqarub add` filled: a path or an SQLAlchemy URL; by default that of the settings.

    Raises StoreError STO01–STO08.
    """
    from taqarub.record.store import Store

    flags = {"database": None if database is None else str(database)}
    return Database(Store.open(load_settings(flags=flags).database))


class Database:
    """A database to ask. `to` is `polars` (the default), `pandas`, `arrow` or `rows`, a list of dicts.

    Every method raises MissingExtra EXT04 when that kind of frame is not installed, StoreError when the database fails.
    """

    def __init__(self, store: "Store") -> None:
        self._store = store

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._store.close()

    def pairs(self, *, to: str = "polars") -> Any:
        """The pairs of states between which something happened, the busiest first."""
        from dataclasses import asdict

        require(to)
        return frame(_with_days(map(asdict, self._store.pairs()), "first", "last"), PAIR_COLUMNS, to)

    def events(self, *, since: str | None = None, until: str | None = None, to: str = "polars") -> Any:
        """Every event, also what was planned, demanded or denied (`status`), by first day."""
        return self._events(None, since, until, to)

    def dyad(self, a: str, b: str) -> "Dyad":
        """Two states, by ISO 3166-1 alpha-3 or PLOVER's codes. Raises SettingsError SET05 for another code."""
        return Dyad(self, country(a), country(b))

    def export(self, out: str | Path, *, format: str | None = None, snapshot_date: str | None = None) -> dict[str, Any]:
        """What `taqarub export` does; gives the description of the snapshot. Raises SET09, REC03, REC06."""
        from taqarub.surfaces.export.export import export, format_of
        from taqarub.surfaces.export.rows import event_rows

        taken = day(snapshot_date, "snapshot_date") or datetime.now(UTC).date().isoformat()
        path = Path(out)
        return export(event_rows(self._store), path, format_of(path, format), taken).as_dict()

    def _events(self, pair: tuple[str, str] | None, since: str | None, until: str | None, to: str) -> Any:
        from taqarub.surfaces.export.rows import Filter, event_rows

        require(to)
        chosen = Filter(pair, day(since, "since"), day(until, "until"))
        return frame(map(_event, event_rows(self._store, chosen)), EVENT_COLUMNS, to)

    def _relation(self, a: str, b: str, by: str, since: str | None, until: str | None) -> "Relation":
        from taqarub.relations.periods import Step
        from taqarub.relations.relation import relate

        return relate(self._store, a, b, day(since, "since"), day(until, "until"), _chosen(Step, by, "by"))


class Dyad:
    """Two states, in the order asked: `forward` is what the first does to the second."""

    def __init__(self, database: Database, a: str, b: str) -> None:
        self._database = database
        self.a = a
        self.b = b

    def events(self, *, since: str | None = None, until: str | None = None, to: str = "polars") -> Any:
        """The events in which both take part, in the columns of `Database.events`."""
        return self._database._events((self.a, self.b), since, until, to)

    def index(
        self,
        *,
        by: str = "month",
        direction: str | None = None,
        since: str | None = None,
        until: str | None = None,
        to: str = "polars",
    ) -> Any:
        """One row a `month` or `week` in which something happened: counts, scores, the index and its 90% band.

        `direction` is None for all, else `forward`, `back` or `joint`. `index`, `low` and `high` run from −10 to +10
        and are null under five events in all.
        """
        from taqarub.relations.acts import Direction

        require(to)
        relation = self.relation(by=by, since=since, until=until)
        measure = (
            relation.whole if direction is None else relation.directions[_chosen(Direction, direction, "direction")]
        )
        return frame(_index_rows(measure), INDEX_COLUMNS, to)

    def turning_points(self, *, since: str | None = None, until: str | None = None, to: str = "polars") -> Any:
        """The days on which the level of the scores shifted, and the events that made it (`makers`, event ids).

        Raises MissingExtra EXT03 without the extra `analysis`.
        """
        require(to)
        points = self.relation(since=since, until=until).turning
        if points is None:
            hint = "pip install 'taqarub[analysis]'"
            raise MissingExtra("EXT03", "what finds turning points is not installed", got="ruptures", hint=hint)
        rows = (
            {
                "day": point.day,
                **{key: getattr(point, key) for key in ("before", "after", "events_before", "events_after")},
                "makers": [act.event.story for act in point.makers],
            }
            for point in points
        )
        return frame(_with_days(rows, "day"), TURN_COLUMNS, to)

    def third_parties(self, *, to: str = "polars") -> Any:
        """Who presses whom to do what to a third, over whom."""
        require(to)
        found = self.relation().pressures
        rows = [{key: getattr(one, key) for key in PRESSURE_COLUMNS} | {"over": list(one.over)} for one in found]
        return frame(rows, PRESSURE_COLUMNS, to)

    def indicators(self, *, to: str = "polars") -> Any:
        """Figures told of both states, such as trade."""
        require(to)
        rows = [
            {"article_id": one.article_id, "outlet": one.outlet, "published": one.published}
            | {key: one.fact.get(key) for key in ("indicator", "value", "unit", "date", "text")}
            for one in self.relation().indicators
        ]
        return frame(rows, INDICATOR_COLUMNS, to)

    def sentence(self, language: str = "en") -> str:
        """One sentence that says what happened, in `en` or `ar`."""
        from taqarub.relations.sentence import sentence

        return sentence(self.relation(), language)

    def relation(self, *, by: str = "month", since: str | None = None, until: str | None = None) -> "Relation":
        """Everything that is measured of the pair, as typed values: reciprocity, change, contact and all above."""
        return self._database._relation(self.a, self.b, by, since, until)


def _chosen(kinds: type[_Kind], value: str, name: str) -> _Kind:
    """A member by its value. Raises SettingsError SET04 for another."""
    if value not in list(kinds):
        hint = "one of: " + ", ".join(kinds)
        raise SettingsError("SET04", f"{name} is not understood", got=value, hint=hint)
    return kinds(value)


@cache
def _coder() -> "Coder":
    from taqarub.surfaces.cli.batch import ready_coder

    settings: Settings = load_settings()
    return ready_coder(settings)


def _event(row: Mapping[str, Any]) -> dict[str, Any]:
    place, reports = row["place"] or {}, row["reports"]
    found = {
        **row,
        **{side: [party["name"] or party["text"] for party in row[side]] for side in ("actors", "recipients")},
        "actor_countries": _codes(row["actors"]),
        "recipient_countries": _codes(row["recipients"]),
        "place": place.get("name") or place.get("text"),
        "place_country": place.get("country"),
        "reports": row["n_reports"],
        "sources": row["n_sources"],
        "outlets": sorted({report["outlet"] or "" for report in reports}),
        "article_ids": list(dict.fromkeys(report["article_id"] for report in reports)),
        "quote": reports[0]["quote"],
    }
    return next(_with_days((found,), "date_from", "date_to"))


def _codes(parties: Iterable[Mapping[str, Any]]) -> list[str]:
    return sorted({party["country"] for party in parties if party["country"]})


def _index_rows(measure: "Measure") -> Iterator[dict[str, Any]]:
    for point in measure.points:
        estimate = measure.index.periods.get(point.period)
        quads = {share.name.replace(" ", "_"): share.events for share in point.by_quad}
        yield {
            "period": point.period,
            "first_day": date.fromisoformat(point.first_day),
            **{key: getattr(point.tally, key) for key in ("events", "reports", "sources")},
            **{quad: quads.get(quad, 0) for quad in _QUADS},
            **{key: getattr(point, key) for key in ("score_sum", "score_mean", "contact")},
            **{key: getattr(estimate, key) if estimate else None for key in ("index", "low", "high")},
        }


def _with_days(rows: Iterable[Mapping[str, Any]], *keys: str) -> Iterator[dict[str, Any]]:
    """The same rows with ISO days as dates."""
    for row in rows:
        yield {**row, **{key: date.fromisoformat(row[key]) if row[key] else None for key in keys}}
