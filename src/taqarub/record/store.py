"""The store: coded articles in, questions about pairs of states out. Adding an article twice changes nothing.

with Store.open("sqlite:///taqarub.db", create=True) as store:
    store.add(record, text)
    store.pairs()
"""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, insert

from taqarub.errors import StoreError
from taqarub.knowledge.ontology import load_ontology
from taqarub.record import queries, schema, series
from taqarub.record.consistency import problems
from taqarub.record.engine import WRITE, location, open_engine, readable_errors
from taqarub.record.ids import article_digest
from taqarub.record.queries import ArticleRow, ArticleSummary, Counts, EventRow, PairRow
from taqarub.record.series import MonthRow
from taqarub.record.write import entry, known_version, new_key, now, remove, write


class Added(StrEnum):
    """What adding an article did."""

    NEW = "new"
    UNCHANGED = "unchanged"
    UPDATED = "updated"


class Store:
    """One database. Every method raises StoreError STO02–STO08 when the database fails.

    `data` is the digest of the tables and weights that articles were coded by: it is kept with each run.
    """

    def __init__(self, engine: Engine, data: str | None = None) -> None:
        self._engine = engine
        self._data = data
        self._runs: dict[str, int] = {}
        self.at = location(engine)

    @classmethod
    def open(cls, url: str, *, create: bool = False, data: str | None = None) -> Self:
        """The store behind a SQLAlchemy URL. Without `create` a missing one is StoreError STO01, an older one STO06."""
        return cls(open_engine(url, create=create), data)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database's connections."""
        self._engine.dispose()

    def add(self, record: Mapping[str, Any], text: str) -> Added:
        """Keep one coded article (a RECORD) with its text, in one transaction; an older version of it ends.

        Raises StoreError STO09 when the record names a country that there is not.
        """
        article_id, digest = record["document"]["id"], article_digest(record, text)
        new = entry(record, text, digest)
        coder = str(record["document"].get("coder") or "unknown")
        with self._writing() as connection:
            known = queries.current(connection, article_id)
            if known and known.digest == digest:
                return Added.UNCHANGED
            run = self._runs.get(coder) or self._new_run(connection, coder)
            write(connection, new, known_version(connection, known.key) if known else None, run)
        self._runs[coder] = run  # only now is the run's row there to stay
        return Added.UPDATED if known else Added.NEW

    def remove(self, article_id: str) -> bool:
        """Take an article out of what holds; its rows stay, with the time. False when there is no such article."""
        with self._writing() as connection:
            known = queries.current(connection, article_id)
            if known:
                remove(connection, known.key, now())
        return known is not None

    def article(self, article_id: str) -> ArticleRow | None:
        """One article with its text and record, or None."""
        with self._reading() as connection:
            return queries.article(connection, article_id)

    def articles(self, limit: int = 50, offset: int = 0) -> tuple[ArticleSummary, ...]:
        """Articles, newest publication first."""
        with self._reading() as connection:
            return queries.articles(connection, limit, offset)

    def pairs(self, statuses: Collection[str] = queries.DONE) -> tuple[PairRow, ...]:
        """Every pair with an event of these statuses (by default: what happened), the busiest first."""
        with self._reading() as connection:
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
        Raises StoreError STO09 for a code that is no country.
        """
        a, b = _pair(a, b)
        with self._reading() as connection:
            found = queries.pair_events(connection, a, b, statuses)
        return tuple(e for e in found if queries.within(e, since, until))

    def pair_months(self, a: str, b: str, statuses: Collection[str] = queries.DONE) -> tuple[MonthRow, ...]:
        """The months of a pair, oldest first, summed up by the database: fast whatever the size of the store.

        Events that are undated, or dated wider than a month, are left out. Raises StoreError STO09.
        """
        a, b = _pair(a, b)
        with self._reading() as connection:
            return series.pair_months(connection, a, b, statuses)

    def counts(self) -> Counts:
        """How much there is in all."""
        with self._reading() as connection:
            return queries.counts(connection)

    def problems(self) -> tuple[str, ...]:
        """Everything in which the tables contradict each other; () = the store is consistent."""
        with self._reading() as connection:
            return problems(connection)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with readable_errors(self.at), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with readable_errors(self.at), self._engine.execution_options(**{WRITE: True}).begin() as connection:
            yield connection

    def _new_run(self, connection: Connection, coder: str) -> int:
        """A run's row, made with the first article that it changes: a rerun that changes nothing leaves no trace."""
        values = {"coder": coder, "data": self._data, "started_at": now()}
        return new_key(connection.execute(insert(schema.runs), values).inserted_primary_key)


def _pair(a: str, b: str) -> tuple[str, str]:
    """Two codes in their order, a < b."""
    ontology = load_ontology()
    for code in (a, b):
        if code not in ontology.states and code not in ontology.bodies:
            hint = "three letters, such as DZA, RUS or UNO"
            raise StoreError("STO09", "this is not a country code", got=code, hint=hint)
    return min(a, b), max(a, b)
