"""What goes into the store and what comes out, on real databases."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest_types import RecordMaker
from taqarub.errors import StoreError
from taqarub.record.engine import connect
from taqarub.record.queries import ALL_STATUSES
from taqarub.record.store import Added, Store


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


OTHER_WORDS = "زار الوزير التونسي العاصمة التركية وناقش هناك ملفات الصادرات والملاحة والصيد."


@pytest.mark.parametrize(
    "change",
    [
        {"date": "2024-05-09"},
        {"mode": "phone"},
        {"status": "future"},
        {"type": "SUPPORT", "act": "SUPPORT", "mode": None},
    ],
)
def test_reports_that_differ_stay_apart(
    url: str, make_record: RecordMaker, article: str, change: dict[str, Any]
) -> None:
    with Store.open(url, create=True) as store:
        store.add(make_record({"id": "a"}), article)
        store.add(make_record({"id": "b"}, **change | at_start(OTHER_WORDS)), OTHER_WORDS)
        assert len(store.pair_events("TUN", "TUR", statuses=ALL_STATUSES)) == 2


def test_a_copy_is_a_report_even_when_its_date_moved(url: str, make_record: RecordMaker, article: str) -> None:
    with Store.open(url, create=True) as store:
        store.add(make_record({"id": "a"}), article)
        store.add(make_record({"id": "b", "published": "2024-05-09"}, date="2024-05-09"), article)
        (event,) = store.pair_events("TUN", "TUR")
        assert (event.date, event.reports) == ("2024-05-08", 2)
        assert [(m.article_id, m.copy_of) for m in event.mentions] == [("a", None), ("b", "a")]


def test_reports_confirm_add_or_deny(url: str, make_record: RecordMaker, article: str) -> None:
    bare = {"place": None, "mode": None}
    with Store.open(url, create=True) as store:
        store.add(make_record({"id": "a"}, **bare), article)
        store.add(make_record({"id": "b", "published": "2024-05-09"}, **bare), article)
        store.add(make_record({"id": "c", "published": "2024-05-10"}), article)
        store.add(make_record({"id": "d", "published": "2024-05-11"}, status="negated"), article)
        (event,) = store.pair_events("TUN", "TUR")
        assert [(m.article_id, m.stance) for m in event.mentions] == [
            ("a", "adds"), ("b", "confirms"), ("c", "adds"), ("d", "denies"),
        ]  # fmt: skip
        assert (event.status, event.place, event.mode) == ("actual", "Ankara", "visit")
        assert store.problems() == ()


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
        store.add(make_record({"id": "undated"}, date=None, mode="phone"), article)
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


def test_facts_people_and_offices_are_kept(url: str, make_record: RecordMaker, article: str) -> None:
    record = make_record()
    person = {"person": "Nabil", "person_ar": "نبيل", "country": "TUN", "offices": ["foreign minister"]}
    record["facts"] = [{"kind": "office", "text": article[5:26], "start": 5, "end": 26, **person}]
    with Store.open(url, create=True) as store:
        store.add(record, article)
        assert store.counts().facts == 1
    assert rows(url, "SELECT fact FROM facts") == [(json.dumps(record["facts"][0], ensure_ascii=False),)]
    held = "SELECT name, office, country, day FROM offices JOIN people ON people.id = person_id"
    assert rows(url, held) == [("Nabil", "foreign minister", "TUN", "2024-05-08")]


def test_events_have_ids_that_stay(url: str, make_record: RecordMaker, article: str) -> None:
    with Store.open(url, create=True) as store:
        store.add(make_record(), article)
        before = store.pair_events("TUN", "TUR")[0].story
        store.add(make_record(date="2024-05"), article)
        store.add(make_record({"id": "b"}), article)
        (event,) = store.pair_events("TUN", "TUR")
        assert (event.story, event.date) == (before, "2024-05-08")


def test_what_changed_or_was_removed_is_kept_with_its_time(url: str, make_record: RecordMaker, article: str) -> None:
    with Store.open(url, create=True) as store:
        store.add(make_record(), article)
        store.add(make_record(type="SUPPORT", act="SUPPORT", mode=None), article)
        assert store.remove("visit") and not store.remove("visit")
        assert (store.counts().articles, store.counts().events, store.pairs()) == (0, 0, ())
        assert store.problems() == ()
    assert rows(url, "SELECT ended_by FROM articles WHERE ended_at IS NOT NULL ORDER BY key") == [
        ("change",),
        ("removal",),
    ]
    assert rows(url, "SELECT type FROM mentions WHERE ended_at IS NOT NULL ORDER BY key") == [
        ("CONSULT",),
        ("SUPPORT",),
    ]
    kinds = [kind for (kind,) in rows(url, "SELECT kind FROM decisions ORDER BY key")]
    assert kinds == ["founds", "changes", "founds", "removes"]


def test_an_article_that_was_removed_can_come_back(url: str, make_record: RecordMaker, article: str) -> None:
    with Store.open(url, create=True) as store:
        store.add(make_record(), article)
        store.remove("visit")
        assert store.add(make_record(), article) is Added.NEW
        assert store.counts().events == 1
        assert store.problems() == ()


def test_earlier_forms_of_an_event_are_kept(url: str, make_record: RecordMaker, article: str) -> None:
    with Store.open(url, create=True) as store:
        store.add(make_record({"id": "b"}, place=None), article)
        store.add(make_record({"id": "c"}), article)
        assert [event.place for event in store.pair_events("TUN", "TUR")] == ["Ankara"]
    ((fields,),) = rows(url, "SELECT fields FROM event_versions")
    assert json.loads(fields)["place"] is None


def test_a_run_is_written_with_the_first_article_it_changes(url: str, make_record: RecordMaker, article: str) -> None:
    for _ in range(2):
        with Store.open(url, create=True, data="d1g") as store:
            store.add(make_record(), article)
            store.add(make_record({"id": "b"}), article)
    assert rows(url, "SELECT coder, data FROM runs") == [("taqarub 0", "d1g")]


def test_months_of_a_pair_add_up(url: str, make_record: RecordMaker, article: str) -> None:
    with Store.open(url, create=True) as store:
        for name, day, outlet in (("a", "2024-05-08", "x"), ("b", "2024-05-08", "y"), ("c", "2024-06-20", "x")):
            store.add(make_record({"id": name, "outlet": outlet, "published": day}, date=day), article)
        store.add(make_record({"id": "wide", "published": "2023-01-01"}, date="2022"), article)
        may, june = store.pair_months("TUR", "TUN")
        assert (may.month, may.events, may.reports, may.sources) == ("2024-05", 1, 2, 2)
        assert (june.month, june.by_quad, june.score_sum) == ("2024-06", (("verbal cooperation", 1),), 4.0)


@pytest.mark.parametrize("ask", [Store.pair_events, Store.pair_months])
def test_a_code_that_is_no_country_is_told(url: str, ask: Any) -> None:
    with Store.open(url, create=True) as store, pytest.raises(StoreError) as caught:
        ask(store, "DZA", "XXA")
    assert (caught.value.code, caught.value.got) == ("STO09", "XXA")


def test_a_record_with_a_country_that_is_none_is_refused(url: str, make_record: RecordMaker, article: str) -> None:
    wrong = make_record({"id": "b"})
    wrong["events"][0]["recipients"][0]["country"] = "XXA"
    with Store.open(url, create=True) as store:
        store.add(make_record(), article)
        with pytest.raises(StoreError) as caught:
            store.add(wrong, article)
        assert (caught.value.code, store.counts().articles) == ("STO09", 1)


@given(order=st.permutations(range(6)))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_of_adding_does_not_matter(make_record: RecordMaker, article: str, order: list[int]) -> None:
    days = ("2024-05-08", "2024-05-08", "2024-05-20", "2024-05-20", "2024-05-20", "2024-07-01")
    with Store.open("sqlite://", create=True) as store:
        for at in order:
            store.add(make_record({"id": f"a{at}", "published": days[at]}, date=days[at]), article)
        found = [[m.article_id for m in event.mentions] for event in store.pair_events("TUN", "TUR")]
    assert found == [["a0", "a1"], ["a2", "a3", "a4"], ["a5"]]


def rows(url: str, query: str) -> list[tuple[Any, ...]]:
    """What a query finds, asked of the database itself."""
    engine = connect(url, create=False)
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.exec_driver_sql(query)]
    engine.dispose()
    return found


def at_start(text: str) -> dict[str, Any]:
    """Fields of an event whose parts all stand at the start of another text."""
    word = {"text": text[:3], "start": 0, "end": 3}
    side = {"name": None, "name_ar": None, "sector": "GOV", "office": None, "id": None}
    return {
        "actors": [word | side | {"country": "TUN"}], "recipients": [word | side | {"country": "TUR"}], "trigger": word,
        "sentence": {"start": 0, "end": len(text)}, "date_text": None, "place": None,
    }  # fmt: skip
