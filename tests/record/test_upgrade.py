"""Older databases: a clear error, and `upgrade` mends them whole or not at all."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text

from conftest_types import Cli, RecordMaker
from taqarub.errors import StoreError
from taqarub.record.engine import WRITE, connect
from taqarub.record.ids import article_digest, to_json
from taqarub.record.schema import REVISION, metadata
from taqarub.record.store import Added, Store
from taqarub.record.upgrade import alembic_config, upgrade


@pytest.fixture
def old(url: str, make_record: RecordMaker, article: str) -> str:
    """A database as version 0.1.0 made it: two articles on one event, one on another."""
    engine = connect(url, create=True)
    migrate(engine, "0001")
    with engine.execution_options(**{WRITE: True}).begin() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
        for name, day, story in (("a", "2024-05-08", "s1"), ("b", "2024-05-08", "s1"), ("c", "2024-06-01", "s2")):
            record = make_record({"id": name, "published": day}, date=day)
            put(connection, record, article, story)
    engine.dispose()
    return url


def test_an_older_database_is_refused_with_its_cure(old: str) -> None:
    for create in (False, True):
        with pytest.raises(StoreError) as caught:
            Store.open(old, create=create)
        assert (caught.value.code, caught.value.got) == ("STO06", "0001")
        assert "taqarub db upgrade" in caught.value.hint


def test_upgrading_takes_all_articles_over_with_their_events(old: str, make_record: RecordMaker, article: str) -> None:
    done = upgrade(old)
    assert (done.before, done.after, done.articles) == ("0001", REVISION, 3)
    with Store.open(old) as store:
        assert [(e.story, e.reports) for e in store.pair_events("TUN", "TUR")] == [("s1", 2), ("s2", 1)]
        assert store.problems() == ()
        record = make_record({"id": "a", "published": "2024-05-08"})
        assert store.add(record, article) is Added.UNCHANGED
        found = store.article("a")
        assert found is not None and found.added_at == "2024-05-10T00:00:00+00:00"


def test_upgrading_twice_changes_nothing(old: str) -> None:
    upgrade(old)
    assert (upgrade(old).before, upgrade(old).articles) == (REVISION, 0)


def test_an_upgrade_that_fails_leaves_the_older_database(old: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise StoreError("STO05", "the disk is full")

    with monkeypatch.context() as patch, pytest.raises(StoreError):
        patch.setattr("taqarub.record.upgrade.write", full)
        upgrade(old)
    assert upgrade(old).articles == 3


def test_a_newer_database_is_refused(url: str) -> None:
    Store.open(url, create=True).close()
    engine = connect(url, create=False)
    with engine.execution_options(**{WRITE: True}).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    for refused in (Store.open, upgrade):
        with pytest.raises(StoreError) as caught:
            refused(url)
        assert (caught.value.code, caught.value.got) == ("STO06", "9999")


def test_nothing_to_upgrade_is_told(url: str, tmp_path: Path) -> None:
    if url.startswith("sqlite"):
        url = f"sqlite:///{tmp_path / 'other.db'}"
        sqlite3.connect(tmp_path / "other.db").execute("CREATE TABLE t (x)").connection.close()
    with pytest.raises(StoreError) as caught:
        upgrade(url)
    assert caught.value.code == "STO01"


def test_migrations_make_the_same_tables_as_a_new_database(url: str) -> None:
    engine = connect(url, create=True)
    migrate(engine, "head")
    with engine.execution_options(**{WRITE: True}).begin() as connection:
        for name in ("articles_1", "stories_1"):
            connection.execute(text(f"DROP TABLE {name}"))
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        assert ScriptDirectory.from_config(alembic_config(connection)).get_current_head() == REVISION
    engine.dispose()


def test_the_command_line_mends_an_older_database(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    engine = connect(f"sqlite:///{path}", create=True)
    migrate(engine, "0001")
    engine.dispose()
    shown = cli("show", "--database", path)
    assert (shown.code, shown.errors[0][:13]) == (2, "error: STO06 ")
    assert cli("db", "upgrade", "--database", path).code == 0
    assert cli("db", "check", "--database", path).code == 0
    assert cli("db", "remove", "nothing", "--database", path).code == 2


def migrate(engine: Engine, revision: str) -> None:
    with engine.execution_options(**{WRITE: True}).begin() as connection:
        command.upgrade(alembic_config(connection), revision)


def put(connection: Any, record: dict[str, Any], article: str, story: str) -> None:
    """The rows that version 0.1.0 wrote and that are read again."""
    document, event = record["document"], record["events"][0]
    values = {name: document[name] for name in ("id", "title", "outlet", "url", "published", "published_basis")}
    values |= {"digest": article_digest(record, article), "text": article, "record": to_json(record)}
    values |= {"added_at": "2024-05-10T00:00:00+00:00"}
    columns = ", ".join(values)
    connection.execute(text(f"INSERT INTO articles ({columns}) VALUES (:{', :'.join(values)})"), values)
    row = {"article_id": document["id"], "position": 0, "id": event["id"], "story": story, "trigger": "وصل"}
    row |= {name: event[name] for name in ("type", "act", "status", "quad")}
    row |= dict.fromkeys(("trigger_start", "trigger_end", "sentence_start", "sentence_end"), 0)
    connection.execute(text(f"INSERT INTO events ({', '.join(row)}) VALUES (:{', :'.join(row)})"), row)
