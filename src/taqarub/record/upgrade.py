"""Bringing an older database to the form of today, whole or not at all: one transaction."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, insert, inspect, select, table, text

from taqarub.errors import StoreError
from taqarub.record import copies, schema
from taqarub.record.engine import WRITE, connect, location, readable_errors, revision_of
from taqarub.record.fold import Known
from taqarub.record.write import Entry, new_key, now, write

SCRIPTS = Path(__file__).parent / "migrations"


@dataclass(frozen=True, slots=True)
class Upgraded:
    """From which revision to which, and how many articles were added anew."""

    at: str
    before: str
    after: str
    articles: int


def upgrade(url: str) -> Upgraded:
    """Bring the database at `url` to the newest revision. One that is there already stays as it is.

    Raises StoreError STO01 (none there), STO06 (of a newer version), STO02–STO08.
    """
    engine = connect(url, create=False)
    at = location(engine)
    try:
        with readable_errors(at), engine.execution_options(**{WRITE: True}).begin() as connection:
            before = revision_of(connection)
            if before is None:
                hint = f"make one with: taqarub add FILE… --database {at}"
                raise StoreError("STO01", "there are no Taqarub tables in this database", at=at, hint=hint)
            _migrate(connection, before, at)
            return Upgraded(at, before, schema.REVISION, _take_over(connection))
    finally:
        engine.dispose()


def _migrate(connection: Connection, before: str, at: str) -> None:
    config = alembic_config(connection)
    try:
        if not inspect(connection).has_table(schema.revision_table.name):
            command.stamp(config, before)
        command.upgrade(config, "head")
    except CommandError as error:
        hint = f"this program knows revisions up to {schema.REVISION}: use the newer Taqarub"
        raise StoreError("STO06", "the database was made by a newer version", at=at, got=before, hint=hint) from error


def alembic_config(connection: Connection) -> Config:
    """Alembic's settings for the migrations of this package, on an open connection."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _take_over(connection: Connection) -> int:
    """Add the articles that revision 0002 set aside, oldest first, each with the events it told before."""
    if not inspect(connection).has_table("articles_1"):
        return 0
    stories = _stories(connection)
    runs: dict[str, int] = {}
    query = select(text("*")).select_from(table("articles_1"))
    rows = sorted(connection.execute(query).all(), key=lambda row: (row.added_at, row.id))
    for row in rows:
        record = json.loads(row.record)
        coder = str(record["document"].get("coder") or "unknown")
        if coder not in runs:
            runs[coder] = _run(connection, coder, row.added_at)
        bands = copies.bands(copies.runs(row.text))
        entry = Entry(record, row.text, row.digest, row.added_at, bands)
        write(connection, entry, Known(None, stories.get(row.id, {})), runs[coder])
    for name in ("articles_1", "stories_1"):
        connection.execute(text(f"DROP TABLE {name}"))
    return len(rows)


def _stories(connection: Connection) -> Mapping[str, dict[str, tuple[str, str]]]:
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for article, mention, story, type_ in connection.execute(text("SELECT article_id, id, story, type FROM stories_1")):
        found.setdefault(article, {})[mention] = (story, type_)
    return found


def _run(connection: Connection, coder: str, started_at: str) -> int:
    values: dict[str, Any] = {"coder": coder, "data": None, "started_at": started_at or now()}
    return new_key(connection.execute(insert(schema.runs), values).inserted_primary_key)
