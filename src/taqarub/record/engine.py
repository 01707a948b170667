"""Opening a database, and what its errors mean to a user."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from taqarub.errors import StoreError
from taqarub.record.schema import SCHEMA_VERSION, meta, metadata

WRITE = "taqarub_write"
_BUSY_SECONDS = 10
# What SQLite says (in part) → code, message, cure.
_SQLITE = (
    ("not a database", "STO02", "this file is not a database", "name another file with --database"),
    ("malformed", "STO02", "the database is damaged", "restore a copy, or add the articles to a new file"),
    ("locked", "STO03", "the database is in use by another program", "try again when that has finished"),
    ("readonly", "STO04", "the database cannot be written", "check the rights of the file and its folder"),
    ("unable to open", "STO04", "the database cannot be opened", "check the path and the rights of its folder"),
    ("disk is full", "STO05", "the disk is full", "free some space; nothing was half written"),
    ("disk i/o", "STO05", "the disk refused to write", "check its space and health"),
)


def open_engine(url: str, *, create: bool) -> Engine:
    """An engine on a database with Taqarub's tables. Raises StoreError STO01 (none there), STO02–STO08."""
    address = _address(url)
    if address.get_backend_name() == "sqlite":
        _prepare_file(address, create)
    try:
        engine = create_engine(address)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        hint = "install its driver, or use sqlite:///file.db"
        raise StoreError("STO07", "this kind of database is not known here", at=_shown(address), hint=hint) from error
    if address.get_backend_name() == "sqlite":
        _tune_sqlite(engine, create)
    _check_schema(engine, create)
    return engine


@contextmanager
def readable_errors(at: str) -> Iterator[None]:
    """Turn database errors inside the block into StoreError, by what they mean to a user."""
    try:
        yield
    except DBAPIError as error:
        raise _explain(error, at) from error


def location(engine: Engine) -> str:
    """The database as messages name it: the file, or the URL without its password."""
    return _shown(engine.url)


def _address(url: str) -> URL:
    try:
        return make_url(url)
    except ArgumentError as error:
        hint = "write sqlite:///file.db"
        raise StoreError("STO07", "this is not a database URL", got=url, hint=hint) from error


def _shown(url: URL) -> str:
    return url.database or "memory" if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


def _prepare_file(url: URL, create: bool) -> None:
    """SQLite would silently make a new file; that must be asked for."""
    if not url.database or url.database == ":memory:":
        return
    path = Path(url.database)
    try:
        if create:
            path.parent.mkdir(parents=True, exist_ok=True)
        elif not path.exists():
            hint = f"make one with: taqarub add FILE… --database {path}"
            raise StoreError("STO01", "there is no database here yet", at=str(path), hint=hint)
    except OSError as error:
        hint = "check the path and the rights of its folder"
        raise StoreError("STO04", "the database cannot be opened", at=str(path), hint=hint) from error


def _tune_sqlite(engine: Engine, create: bool) -> None:
    """WAL for one writer beside many readers; foreign keys on; transactions begun by us, so that writers queue."""

    @event.listens_for(engine, "connect")
    def on_connect(connection: sqlite3.Connection, _: Any) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_SECONDS * 1000}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        if create:
            connection.execute("PRAGMA journal_mode = WAL")

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITE, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _check_schema(engine: Engine, create: bool) -> None:
    """Make the tables of a new database; refuse one of another version."""
    at = location(engine)
    with readable_errors(at), engine.execution_options(**{WRITE: create}).begin() as connection:
        if inspect(connection).has_table(meta.name):
            version = connection.execute(select(meta.c.value).where(meta.c.key == "schema")).scalar()
            _check_version(version, at)
        elif create:
            metadata.create_all(connection)
            connection.execute(meta.insert().values(key="schema", value=str(SCHEMA_VERSION)))
        else:
            hint = f"make one with: taqarub add FILE… --database {at}"
            raise StoreError("STO01", "there are no Taqarub tables in this database", at=at, hint=hint)


def _check_version(found: str | None, at: str) -> None:
    if found == str(SCHEMA_VERSION):
        return
    hint = f"this program reads version {SCHEMA_VERSION}: add the articles to a new database"
    raise StoreError("STO06", "the database was made by another version", at=at, got=str(found), hint=hint)


def _explain(error: DBAPIError, at: str) -> StoreError:
    said = str(error.orig).lower()
    for part, code, message, hint in _SQLITE:
        if part in said:
            return StoreError(code, message, at=at, hint=hint)
    return StoreError("STO08", "the database refused", at=at, got=str(error.orig).splitlines()[0], hint="see its log")
