"""What a notebook calls: frames of every kind with the same numbers, and clear errors where something is missing."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import taqarub
from samples import fill
from taqarub.errors import DateError, MissingExtra, SettingsError, StoreError
from taqarub.record.contract import validate
from taqarub.surfaces import frames
from taqarub.surfaces.api import Database

TEXT = "وصل وزير الخارجية التونسي صباح الأربعاء إلى أنقرة في زيارة تستغرق يومين."
METHODS = ("index", "events", "turning_points", "third_parties", "indicators")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample database."""
    found = tmp_path_factory.mktemp("api") / "news.db"
    fill(found)
    return found


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    """The sample database, open."""
    with taqarub.open(path) as opened:
        yield opened


def test_importing_the_package_loads_nothing() -> None:
    code = "import sys, taqarub; print(*[name for name in sys.modules if name.startswith('taqarub.')])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.strip() == b""


def test_an_unknown_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        _ = taqarub.nothing  # type: ignore[attr-defined]


def test_a_text_becomes_a_valid_record() -> None:
    record = taqarub.code(TEXT, published="2024-05-08", id="visit")
    assert validate(record, TEXT) == ()
    assert (record["document"]["id"], record["document"]["published"]) == ("visit", "2024-05-08")
    assert record == taqarub.code(TEXT, published="2024-05-08", id="visit")


def test_a_wrong_date_is_refused() -> None:
    with pytest.raises(DateError):
        taqarub.code(TEXT, published="yesterday")


def test_a_database_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        taqarub.open(tmp_path / "none.db")
    assert caught.value.code == "STO01"


def test_events_and_pairs_come_as_rows_without_any_extra(db: Database) -> None:
    events = db.events(to="rows")
    assert (len(events), sum(event["status"] == "actual" for event in events)) == (8, 7)
    visit = next(event for event in events if event["type"] == "CONSULT")
    assert (visit["reports"], visit["date_from"], visit["actor_countries"]) == (2, date(2022, 11, 10), ["DZA"])
    (pair,) = db.pairs(to="rows")
    assert (pair["a"], pair["b"], pair["events"], pair["first"]) == ("DZA", "RUS", 7, date(2022, 11, 10))
    assert len(db.events(since="2023", until="2023-01", to="rows")) == 1


def test_the_index_has_a_row_a_period_with_its_band(db: Database) -> None:
    rows = db.dyad("DZA", "RUS").index(to="rows")
    assert [row["period"] for row in rows] == ["2022-11", "2022-12", "2023-01", "2023-02"]
    assert all(row["low"] < row["index"] < row["high"] for row in rows)
    assert (rows[0]["events"], rows[0]["reports"], rows[0]["material_cooperation"]) == (2, 3, 1)
    assert rows[0]["contact"] == "head_of_state"
    weeks = db.dyad("DZA", "RUS").index(by="week", to="rows")
    assert (weeks[0]["period"], weeks[0]["first_day"]) == ("2022-W45", date(2022, 11, 7))


def test_directions_turn_with_the_order_of_the_states(db: Database) -> None:
    forward = db.dyad("DZA", "RUS").index(direction="forward", to="rows")
    assert forward == db.dyad("RUS", "DZA").index(direction="back", to="rows")
    assert sum(row["events"] for row in forward) == 6
    assert [row["events"] for row in db.dyad("DZA", "RUS").index(direction="joint", to="rows")] == [1]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("pair", [("DZA", "RUS"), ("FRA", "JPN")])
def test_frames_of_every_kind_hold_the_same(db: Database, method: str, pair: tuple[str, str]) -> None:
    polars, pandas, arrow = (pytest.importorskip(name) for name in ("polars", "pandas", "pyarrow"))
    if method == "turning_points":
        pytest.importorskip("ruptures")
    made: dict[str, Any] = {to: getattr(db.dyad(*pair), method)(to=to) for to in frames.KINDS}
    assert isinstance(made["polars"], polars.DataFrame)
    assert isinstance(made["pandas"], pandas.DataFrame)
    assert isinstance(made["arrow"], arrow.Table)
    assert made["arrow"].to_pylist() == made["rows"] == made["polars"].to_dicts()
    assert list(made["pandas"].columns) == made["polars"].columns == made["arrow"].column_names
    assert len(made["pandas"]) == len(made["rows"])


def test_the_sentence_comes_in_both_languages(db: Database) -> None:
    dyad = db.dyad("DZA", "RUS")
    assert dyad.sentence().startswith("Algeria and Russia: 7 events in 8 reports by 5 sources")
    assert dyad.sentence("ar").startswith("بين الجزائر وروسيا: 7 أحداث في 8 أخبار عن 5 مصادر")


def test_an_export_can_be_made_from_here(db: Database, tmp_path: Path) -> None:
    meta = db.export(tmp_path / "news.jsonl", snapshot_date="2026-01-31")
    assert (meta["events"], meta["snapshot_date"]) == (8, "2026-01-31")
    assert (tmp_path / "news.jsonl.meta.json").exists()


@pytest.mark.parametrize(
    ("to", "code"), [("polars", "EXT04"), ("pandas", "EXT04"), ("arrow", "EXT04"), ("excel", "SET04")]
)
def test_a_frame_that_is_not_installed_or_known_is_told_before_any_work(
    db: Database, monkeypatch: pytest.MonkeyPatch, to: str, code: str
) -> None:
    monkeypatch.setattr(frames, "find_spec", lambda name: None)
    with pytest.raises((MissingExtra, SettingsError)) as caught:
        db.dyad("DZA", "RUS").index(to=to)
    assert caught.value.code == code
    assert "pip install" in str(caught.value) or "polars, pandas, arrow, rows" in str(caught.value)
    assert db.dyad("DZA", "RUS").index(to="rows")


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda db: db.dyad("XYZ", "RUS"), "SET05"),
        (lambda db: db.dyad("DZA", "RUS").index(by="year", to="rows"), "SET04"),
        (lambda db: db.dyad("DZA", "RUS").index(direction="up", to="rows"), "SET04"),
        (lambda db: db.events(since="soon", to="rows"), "SET04"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_refused(db: Database, call: Any, code: str) -> None:
    with pytest.raises(SettingsError) as caught:
        call(db)
    assert caught.value.code == code


def test_turning_points_without_the_extra_say_what_to_install(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    from taqarub.relations import changes

    monkeypatch.setattr(changes, "find_spec", lambda name: None)
    with pytest.raises(MissingExtra) as caught:
        db.dyad("DZA", "RUS").turning_points(to="rows")
    assert caught.value.code == "EXT03"
