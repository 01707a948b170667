"""The store on a real SQLite file."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from conftest_types import RecordMaker
from taqarub.errors import StoreError
from taqarub.record.queries import ALL_STATUSES
from taqarub.record.store import Added, Store


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'new' / 'store.db'}"


def test_adding_twice_changes_nothing(url: str, make_record: RecordMaker, article: str) -> None:
    with Store.open(url, create=True) as store:
        assert store.add(make_record(), article) is Added.NEW
        before = store.article("visit")
        assert store.add(make_record(), article) is Added.UNCHANGED
        assert store.article("visit") == before
        assert store.counts().mentions == 1


def test_a_changed_article_replaces_its_rows(url: str, make_record: RecordMaker, article: str) -> None:
    with Store.open(url, create=True) as store:
        store.add(make_record(), article)
        assert store.add(make_record(type="SUPPORT", act="SUPPORT", mode=None), article) is Added.UPDATED
        assert [event.type for event in store.pair_events("TUN", "TUR")] == ["SUPPORT"]
        assert store.counts().mentions == 1


def test_a_failing_add_leaves_the_older_version(url: str, make_record: RecordMaker, article: str) -> None:
    with Store.open(url, create=True) as store:
        store.add(make_record(), article)
        broken = make_record(type="SUPPORT")
        broken["facts"] = [{"kind": "office"}]
        with pytest.raises(KeyError):
            store.add(broken, article)
        assert [event.type for event in store.pair_events("TUN", "TUR")] == ["CONSULT"]


def test_an_article_comes_back_as_it_went_in(url: str, make_record: RecordMaker, article: str) -> None:
    record = make_record()
    with Store.open(url, create=True) as store:
        store.add(record, article)
        found = store.article("visit")
        assert found is not None
        assert (found.text, found.record) == (article, record)
        assert store.article("other") is None


def test_reports_of_one_event_are_one_event(url: str, make_record: RecordMaker, article: str) -> None:
    with Store.open(url, create=True) as store:
        for name, outlet in (("a", "أ"), ("b", "ب"), ("c", "ب")):
            store.add(make_record({"id": name, "outlet": outlet}), article)
        (pair,) = store.pairs()
        assert (pair.a, pair.b, pair.events, pair.reports, pair.sources) == ("TUN", "TUR", 1, 3, 2)
        assert (pair.first, pair.last, pair.score_sum) == ("2024-05-08", "2024-05-08", 4.0)
        (event,) = store.pair_events("TUR", "TUN")
        assert (event.reports, event.sources) == (3, ("أ", "ب"))
        assert [mention.article_id for mention in event.mentions] == ["a", "b", "c"]
        assert event.mentions[0].sentence == article.partition("\n")[0]
        assert [party.text for party in event.actors] == ["وزير الخارجية التونسي"]


@pytest.mark.parametrize(
    "change", [{"date": "2024-05-09"}, {"date": "2024-05"}, {"mode": "phone"}, {"status": "negated"}]
)
def test_reports_that_differ_stay_apart(
    url: str, make_record: RecordMaker, article: str, change: dict[str, Any]
) -> None:
    with Store.open(url, create=True) as store:
        store.add(make_record({"id": "a"}), article)
        store.add(make_record({"id": "b"}, **change), article)
        assert len(store.pair_events("TUN", "TUR", statuses=ALL_STATUSES)) == 2


def test_mentions_of_one_article_follow_same_as(url: str, make_record: RecordMaker, article: str) -> None:
    record = make_record()
    again = record["events"][0] | {"id": "e2", "same_as": "e1", "actors": [], "recipients": [], "date": None}
    other = record["events"][0] | {"id": "e3"}
    record["events"] += [again, other]
    with Store.open(url, create=True) as store:
        store.add(record, article)
        found = store.pair_events("TUN", "TUR")
        assert sorted(len(event.mentions) for event in found) == [1, 2]
        assert store.pairs()[0].events == 2


def test_what_did_not_happen_is_left_out_unless_asked_for(url: str, make_record: RecordMaker, article: str) -> None:
    with Store.open(url, create=True) as store:
        store.add(make_record(status="hypothetical"), article)
        assert store.pairs() == ()
        assert len(store.pairs(ALL_STATUSES)) == 1


@pytest.mark.parametrize(
    ("since", "until", "count"),
    [(None, None, 2), ("2024-05-08", "2024-05-08", 1), ("2024-05-09", None, 0), (None, "2024-05-07", 0)],
)
def test_days_limit_the_events(
    url: str, make_record: RecordMaker, article: str, since: str | None, until: str | None, count: int
) -> None:
    with Store.open(url, create=True) as store:
        store.add(make_record({"id": "dated"}), article)
        store.add(make_record({"id": "undated"}, date=None), article)
        assert len(store.pair_events("TUN", "TUR", since, until)) == count


def test_two_who_act_on_a_third_are_no_pair(url: str, make_record: RecordMaker, article: str) -> None:
    event = make_record()["events"][0]
    actors = [event["actors"][0], event["actors"][0] | {"country": "DZA"}]
    accusation = {"type": "ACCUSE", "act": "ACCUSE", "mode": None, "quad": "verbal conflict", "score": -3.0}
    with Store.open(url, create=True) as store:
        store.add(make_record(actors=actors, **accusation), article)
        assert [(pair.a, pair.b) for pair in store.pairs()] == [("DZA", "TUR"), ("TUN", "TUR")]


def test_articles_are_listed_newest_first(url: str, make_record: RecordMaker, article: str) -> None:
    with Store.open(url, create=True) as store:
        for name, day in (("old", "2023-01-01"), ("new", "2024-01-01"), ("none", None)):
            basis = "given" if day else "unknown"
            store.add(make_record({"id": name, "published": day, "published_basis": basis}), article)
        assert [row.id for row in store.articles()] == ["new", "old", "none"]
        assert [row.id for row in store.articles(limit=1, offset=1)] == ["old"]
        assert store.articles()[0].events == 1


def test_a_reader_sees_whole_articles_while_another_writes(url: str, make_record: RecordMaker, article: str) -> None:
    with Store.open(url, create=True) as writer, Store.open(url) as reader:
        writer.add(make_record(), article)
        assert reader.counts().articles == 1


def test_no_database_says_how_to_make_one(url: str) -> None:
    with pytest.raises(StoreError) as caught:
        Store.open(url)
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
    url: str, make_record: RecordMaker, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("taqarub.record.engine._BUSY_SECONDS", 0)
    with Store.open(url, create=True) as store:
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


def test_another_version_is_refused(url: str) -> None:
    with Store.open(url, create=True) as store:
        path = store.at
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE taqarub_meta SET value = '0'")
    connection.close()
    with pytest.raises(StoreError) as caught:
        Store.open(url)
    assert (caught.value.code, caught.value.got) == ("STO06", "0")


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


def test_facts_are_kept(url: str, make_record: RecordMaker, article: str) -> None:
    record = make_record()
    record["facts"] = [{"kind": "office", "text": article[5:26], "start": 5, "end": 26, "person": None}]
    with Store.open(url, create=True) as store:
        store.add(record, article)
        assert store.counts().facts == 1
        with sqlite3.connect(store.at) as connection:
            (fact,) = connection.execute("SELECT fact FROM facts").fetchone()
        connection.close()
    assert json.loads(fact) == record["facts"][0]
