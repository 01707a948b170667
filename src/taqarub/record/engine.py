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
from taqarub.record.schema import REVISION, metadata, revision_table

WRITE = "taqarub_write"
FIRST_REVISION = "0001"
_FIRST_TABLE = "taqarub_meta"  # told the version before there were revisions
_BUSY_SECONDS = 10
_WRITERS = 7_216_113  # the number of the lock that writers queue for; any number of our own
# What SQLite says (in part) → code, message, cure.
_SQLITE = (
    ("not a database", "STO02", "this file is not a database", "name another file with --database"),
    ("malformed", "STO02", "the database is damaged", "restore a copy, or add the articles to a new file"),
    ("locked", "STO03", "the database is in use by another program", "try again when that has finished"),
    ("readonly", "STO04", "the database cannot be written", "check the rights of the file and its folder"),
    ("unable to open", "STO04", "the database cannot be opened", "check the path and the rights of its folder"),
    ("disk is full", "STO05", "the disk is full", "free some space; nothing was half written"),
    (
        "can't create a connection",
        "STO04",
        "the database server does not answer",
        "check host, port, and that it runs",
    ),
    ("disk i/o", "STO05", "the disk refused to write", "check its space and health"),
)
# PostgreSQL's states (or the class they begin with) → code, message, cure.
_POSTGRES = (
    ("3D000", "STO01", "the server has no database of this name", "make one with: createdb NAME"),
    ("28", "STO04", "the database server refused the user or the password", "check both in the URL"),
    ("42501", "STO04", "this user may not use the database", "grant the rights to the user"),
    ("25006", "STO04", "the database cannot be written", "connect to a server that is not read only"),
    ("55P03", "STO03", "the database is in use by another program", "try again when that has finished"),
    ("53", "STO05", "the database server is out of disk or memory", "free some; nothing was half written"),
)


def open_engine(url: str, *, create: bool) -> Engine:
    """An engine on a database with Taqarub's tables. Raises StoreError STO01 (none there), STO02–STO08."""
    engine = connect(url, create=create)
    try:
        with readable_errors(location(engine)):
            _check_schema(engine, create)
    except BaseException:
        engine.dispose()  # no one else will close its connections
        raise
    return engine


def connect(url: str, *, create: bool) -> Engine:
    """An engine on a database of any revision. Raises StoreError STO01 (no such file), STO04, STO07."""
    address = _address(url)
    if address.get_backend_name() == "sqlite":
        _prepare_file(address, create)
    try:
        engine = create_engine(address)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
        kind = address.get_backend_name()
        cure = "pip install 'taqarub[postgres]'" if kind == "postgresql" else "use sqlite:///file.db or postgresql://…"
        raise StoreError("STO07", "there is no driver for this database", at=_shown(address), hint=cure) from error
    if address.get_backend_name() == "sqlite":
        _tune_sqlite(engine, create)
    elif address.get_backend_name() == "postgresql":
        _tune_postgres(engine)
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


def revision_of(connection: Connection) -> str | None:
    """The revision of a database's tables; None when there are none of Taqarub's."""
    tables = inspect(connection)
    if tables.has_table(revision_table.name):
        return connection.execute(select(revision_table.c.version_num)).scalar()
    return FIRST_REVISION if tables.has_table(_FIRST_TABLE) else None


def _address(url: str) -> URL:
    """The URL with the driver this project uses. Its text is not repeated: it may hold a password."""
    try:
        address = make_url(url)
    except (ArgumentError, ValueError) as error:
        hint = "write sqlite:///file.db or postgresql://user@host/name"
        raise StoreError("STO07", "this is not a database URL", hint=hint) from error
    if address.drivername in ("postgresql", "postgres"):
        return address.set(drivername="postgresql+pg8000")
    return address


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


def _tune_postgres(engine: Engine) -> None:
    """One writer at a time, as with SQLite: which event a mention joins depends on those before it."""

    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _: Any) -> None:
        cursor = connection.cursor()
        cursor.execute(f"SET lock_timeout = '{_BUSY_SECONDS}s'")
        cursor.close()
        connection.commit()

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        if connection.get_execution_options().get(WRITE, False):
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")


def _check_schema(engine: Engine, create: bool) -> None:
    """Make the tables of a new database; refuse one of another revision."""
    at = location(engine)
    with engine.execution_options(**{WRITE: create}).begin() as connection:
        found = revision_of(connection)
        if found is not None:
            _check_revision(found, at)
        elif create:
            metadata.create_all(connection)
            connection.execute(revision_table.insert().values(version_num=REVISION))
        else:
            hint = f"make one with: taqarub add FILE… --database {at}"
            raise StoreError("STO01", "there are no Taqarub tables in this database", at=at, hint=hint)


def _check_revision(found: str, at: str) -> None:
    if found == REVISION:
        return
    if found < REVISION:
        hint = f"keep a copy, then run: taqarub db upgrade --database {at}"
        raise StoreError("STO06", "the database was made by an older version", at=at, got=found, hint=hint)
    hint = f"this program knows revisions up to {REVISION}: use the newer Taqarub"
    raise StoreError("STO06", "the database was made by a newer version", at=at, got=found, hint=hint)


def _explain(error: DBAPIError, at: str) -> StoreError:
    state, said = _sqlstate(error), str(error.orig)
    for part, code, message, hint in (*_POSTGRES, *_SQLITE):
        if state.startswith(part) if part.isupper() or part.isdigit() else part in said.lower():
            return StoreError(code, message, at=at, hint=hint)
    return StoreError("STO08", "the database refused", at=at, got=(said.splitlines() or [""])[0], hint="see its log")


def _sqlstate(error: DBAPIError) -> str:
    """PostgreSQL's five-letter state; "-" for what has none."""
    told = error.orig.args[0] if error.orig is not None and error.orig.args else None
    return str(told.get("C", "-")) if isinstance(told, dict) else "-"
