"""What a user is told when the database fails: a code and a cure, and nothing that was kept is lost."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import event

from conftest_types import Cli, RecordMaker
from taqarub.errors import StoreError
from taqarub.record.store import Store


def test_no_database_says_how_to_make_one(file_url: str) -> None:
    with pytest.raises(StoreError) as caught:
        Store.open(file_url)
    assert caught.value.code == "STO01"
    assert "taqarub add" in caught.value.hint


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("these are notes, not a database\n" * 100, "utf-8")
    for create in (False, True):
        with pytest.raises(StoreError) as caught:
            Store.open(f"sqlite:///{path}", create=create)
        assert caught.value.code == "STO02"


def test_a_database_without_our_tables_is_told(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    sqlite3.connect(path).execute("CREATE TABLE t (x)").connection.close()
    with pytest.raises(StoreError) as caught:
        Store.open(f"sqlite:///{path}")
    assert caught.value.code == "STO01"


def test_a_locked_database_is_told(
    file_url: str, make_record: RecordMaker, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("taqarub.record.engine._BUSY_SECONDS", 0)
    with Store.open(file_url, create=True) as store:
        other = sqlite3.connect(store.at)
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError) as caught:
            store.add(make_record(), article)
        other.close()
    assert caught.value.code == "STO03"


def test_a_place_that_cannot_hold_a_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(StoreError) as caught:
        Store.open(f"sqlite:///{tmp_path / 'file' / 'store.db'}", create=True)
    assert caught.value.code == "STO04"


@pytest.mark.parametrize("address", ["nonsense", "nosuch://host/db"])
def test_what_is_no_database_address_is_told(address: str) -> None:
    with pytest.raises(StoreError) as caught:
        Store.open(address)
    assert caught.value.code == "STO07"


@pytest.mark.parametrize(
    ("said", "code"), [("database or disk is full", "STO05"), ("disk I/O error", "STO05"), ("something else", "STO08")]
)
def test_database_errors_are_told_by_what_they_mean(said: str, code: str) -> None:
    from sqlalchemy.exc import OperationalError

    from taqarub.record.engine import readable_errors

    with pytest.raises(StoreError) as caught, readable_errors("x.db"):
        raise OperationalError("INSERT", {}, sqlite3.OperationalError(said))
    assert caught.value.code == code


def test_a_full_disk_is_told_and_loses_nothing(file_url: str, make_record: RecordMaker, article: str) -> None:
    with Store.open(file_url, create=True) as store:
        event.listen(store._engine, "connect", lambda connection, _: connection.execute("PRAGMA max_page_count = 120"))
        store._engine.dispose()
        kept = 0
        with pytest.raises(StoreError) as caught:
            for number in range(1000):
                store.add(make_record({"id": f"a{number}"}), article * 20)
                kept += 1
    assert caught.value.code == "STO05"
    with Store.open(file_url) as store:
        assert (store.counts().articles, store.problems()) == (kept, ())
        store.add(make_record({"id": "after"}), article)
        assert store.counts().articles == kept + 1


def test_a_read_only_database_is_told(file_url: str, make_record: RecordMaker, article: str) -> None:
    with Store.open(file_url, create=True) as store:
        event.listen(store._engine, "connect", lambda connection, _: connection.execute("PRAGMA query_only = ON"))
        store._engine.dispose()
        with pytest.raises(StoreError) as caught:
            store.add(make_record(), article)
    assert caught.value.code == "STO04"


@pytest.mark.parametrize(
    ("state", "code"),
    [("3D000", "STO01"), ("28P01", "STO04"), ("55P03", "STO03"), ("53100", "STO05"), ("XX000", "STO08")],
)
def test_states_of_postgresql_are_told_by_what_they_mean(state: str, code: str) -> None:
    from sqlalchemy.exc import ProgrammingError

    from taqarub.record.engine import readable_errors

    with pytest.raises(StoreError) as caught, readable_errors("x"):
        raise ProgrammingError("INSERT", {}, Exception({"C": state, "M": "whatever"}))
    assert caught.value.code == code


def test_a_server_that_does_not_answer_is_told() -> None:
    pytest.importorskip("pg8000", reason="PostgreSQL's driver is not installed: pip install 'taqarub[postgres]'")
    with pytest.raises(StoreError) as caught:
        Store.open("postgresql://nobody:secret@127.0.0.1:1/none")
    assert caught.value.code == "STO04"
    assert "secret" not in str(caught.value)


def test_a_batch_that_meets_a_full_disk_keeps_and_tells_what_went_in(cli: Cli, tmp_path: Path) -> None:
    with Store.open(f"sqlite:///{tmp_path / 'store.db'}", create=True):
        pass
    full = "WHEN NEW.id = 'b' BEGIN SELECT RAISE(FAIL, 'database or disk is full'); END"
    connection = sqlite3.connect(tmp_path / "store.db")
    connection.execute(f"CREATE TRIGGER full BEFORE INSERT ON articles {full}")
    connection.close()
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text("وصل وزير الخارجية التونسي إلى أنقرة في زيارة تستغرق يومين.", "utf-8")
    done = cli("add", "a.txt", "b.txt", "c.txt", "--database", "store.db")
    assert done.code == 1
    assert done.errors[0].startswith("error: STO05 ")
    assert done.errors[1].startswith("articles: 1 new")
    assert cli("db", "check", "--database", "store.db").code == 0
