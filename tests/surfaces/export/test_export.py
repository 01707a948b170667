"""Exports: described, read back before they appear, the same bytes for the same events and day."""

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from conftest_types import Cli
from taqarub.errors import MissingExtra, RecordError, SettingsError
from taqarub.record.contract import validate
from taqarub.record.store import Store
from taqarub.surfaces.export import documents
from taqarub.surfaces.export import export as module
from taqarub.surfaces.export.export import FORMATS, export, format_of, sidecar_of
from taqarub.surfaces.export.rows import Filter, Row, event_rows
from taqarub.surfaces.export.snapshot import Snapshot
from taqarub.surfaces.export.tables import COLUMNS

DAY = "2026-01-31"


def written(rows: list[Row], folder: Path, format_: str) -> bytes:
    """The bytes of an export."""
    path = folder / f"out.{format_}"
    export(rows, path, format_, DAY)
    return path.read_bytes()


def test_the_samples_keep_the_contract(sample: Store) -> None:
    for summary in sample.articles():
        article = sample.article(summary.id)
        assert article is not None
        assert validate(article.record, article.text) == ()


@pytest.mark.parametrize("format_", list(FORMATS))
def test_the_same_events_and_day_give_the_same_bytes(rows: list[Row], tmp_path: Path, format_: str) -> None:
    first, second = (written(rows, tmp_path / name, format_) for name in ("one", "two"))
    assert first == second
    assert written(rows[1:], tmp_path / "three", format_) != first or rows[0]["status"] not in ("actual", "historical")


@pytest.mark.parametrize("format_", list(FORMATS))
def test_every_export_is_described_beside_it(rows: list[Row], tmp_path: Path, format_: str) -> None:
    data = written(rows, tmp_path, format_)
    path = tmp_path / f"out.{format_}"
    meta = json.loads(sidecar_of(path).read_text("utf-8"))
    assert (meta["snapshot_date"], meta["format"], meta["file"]) == (DAY, format_, path.name)
    assert (meta["events"], meta["reports"], meta["sources"]) == (8, 9, 5)
    assert meta["file_sha256"] == hashlib.sha256(data).hexdigest()
    assert meta["digest"][:23] in meta["cite"] and DAY in meta["cite"]
    assert "PLOVER" in meta["codebook"] and "GeoNames" in meta["licence"]
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted((path.name, sidecar_of(path).name))


def test_the_digest_is_of_the_events_whatever_the_format(rows: list[Row], tmp_path: Path) -> None:
    digests = {export(rows, tmp_path / format_, format_, DAY).digest for format_ in FORMATS}
    assert len(digests) == 1
    assert export(rows[:-1], tmp_path / "x", "csv", DAY).digest not in digests


def test_csv_has_one_event_a_row_and_runs_no_formula(rows: list[Row], tmp_path: Path) -> None:
    data = written(rows, tmp_path, "csv")
    assert data.startswith(b"\xef\xbb\xbf")
    table = list(csv.DictReader(data.decode("utf-8-sig").splitlines(keepends=True)))
    assert tuple(table[0]) == COLUMNS
    assert len(table) == 8
    visit = next(row for row in table if row["type"] == "CONSULT")
    assert (visit["reports"], visit["sources"], visit["contexts"]) == ("2", "2", "diplomatic military")
    assert (visit["actor_countries"], visit["actor_offices"], visit["date_precision"]) == ("DZA", "president", "day")
    assert next(row for row in table if row["outlets"].endswith("1+1"))["outlets"] == "'=1+1"


def test_json_lines_hold_every_report_with_its_words(rows: list[Row], tmp_path: Path) -> None:
    lines = [json.loads(line) for line in written(rows, tmp_path, "jsonl").decode().splitlines()]
    assert lines == rows
    visit = next(line for line in lines if line["type"] == "CONSULT")
    assert [report["article_id"] for report in visit["reports"]] == ["a01", "a02"]
    assert all(len(report["quote"]) == report["char_end"] - report["char_start"] for report in visit["reports"])


def test_parquet_carries_its_description_in_the_file(rows: list[Row], tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="not installed: pip install 'taqarub[tables]'")
    written(rows, tmp_path, "parquet")
    table = parquet.read_table(tmp_path / "out.parquet")
    assert table.to_pylist() == rows
    assert table.schema.metadata[b"snapshot_date"] == DAY.encode()
    assert table.schema.names == documents.arrow_schema().names


def test_parquet_without_the_extra_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(MissingExtra) as caught:
        FORMATS["parquet"]()
    assert caught.value.code == "EXT04"


def test_json_ld_is_a_dataset_of_actions(rows: list[Row], tmp_path: Path) -> None:
    document = json.loads(written(rows, tmp_path, "jsonld"))
    assert document["@context"]["@vocab"] == "https://schema.org/"
    assert (document["@type"], document["datePublished"], len(document["hasPart"])) == ("Dataset", DAY, 8)
    assert document["identifier"].startswith("sha256:")
    visit = next(one for one in document["hasPart"] if one["additionalType"] == "plover:CONSULT")
    assert visit["agent"][0]["identifier"] == "DZA"
    assert len(visit["subjectOf"]) == 2


def test_graphml_has_states_and_what_happened_between_them(rows: list[Row], tmp_path: Path) -> None:
    root = ElementTree.fromstring(written(rows, tmp_path, "graphml"))
    space = "{http://graphml.graphdrawing.org/xmlns}"
    nodes = {node.get("id") for node in root.iter(f"{space}node")}
    edges = [(edge.get("source"), edge.get("target")) for edge in root.iter(f"{space}edge")]
    assert nodes == {"DZA", "RUS"}
    assert edges.count(("DZA", "RUS")) == 7 and edges.count(("RUS", "DZA")) == 1
    declared = {key.get("id") for key in root.iter(f"{space}key")}
    assert {data.get("key") for data in root.iter(f"{space}data")} <= declared


@pytest.mark.parametrize("format_", list(FORMATS))
def test_an_export_of_nothing_is_valid(tmp_path: Path, format_: str) -> None:
    assert export([], tmp_path / "none", format_, DAY).events == 0


class Careless(documents.JsonLines):
    """A format that loses its last row."""

    def read(self, path: Path, snapshot: Snapshot) -> Iterator[Row]:
        """All rows but one."""
        return iter(list(super().read(path, snapshot))[:-1])


class Broken(documents.JsonLines):
    """A format that cannot be read."""

    def write(self, path: Path, parts: Iterable[Any], _: Snapshot) -> None:
        """No JSON."""
        path.write_text("".join("{" for _ in parts))


@pytest.mark.parametrize("fault", [Careless, Broken])
def test_a_file_that_reads_back_otherwise_never_appears(
    rows: list[Row], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: type
) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("older")
    monkeypatch.setattr(module, "FORMATS", {"jsonl": fault})
    with pytest.raises(RecordError) as caught:
        export(rows, path, "jsonl", DAY)
    assert caught.value.code == "REC06"
    assert [one.read_text() for one in tmp_path.iterdir()] == ["older"]


def test_a_place_that_cannot_be_written_is_told(rows: list[Row], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(RecordError) as caught:
        export(rows, tmp_path / "file" / "out.csv", "csv", DAY)
    assert caught.value.code == "REC03"


def test_the_ending_tells_the_format_and_an_unknown_one_is_refused() -> None:
    assert (format_of(Path("a.GraphML"), None), format_of(Path("a.tsv"), "icews")) == ("graphml", "icews")
    with pytest.raises(SettingsError) as caught:
        format_of(Path("a.xlsx"), None)
    assert caught.value.code == "SET09"


@pytest.mark.parametrize(
    ("chosen", "count"),
    [
        (Filter(), 8),
        (Filter(pair=("RUS", "DZA")), 8),
        (Filter(pair=("DZA", "FRA")), 0),
        (Filter(since="2023-01-01"), 5),
        (Filter(until="2022-11-10"), 1),
        (Filter(since="2023-02-20", until="2023-02-21"), 2),
    ],
)
def test_events_are_chosen_by_pair_and_days(sample: Store, chosen: Filter, count: int) -> None:
    assert len(list(event_rows(sample, chosen))) == count


def test_rows_stand_by_day_and_undated_ones_last(rows: list[Row]) -> None:
    days = [row["date_from"] or "9999" for row in rows]
    assert days == sorted(days)


def test_the_command_writes_the_file_and_says_what_is_in_it(cli: Cli, tmp_path: Path, sample_url: str) -> None:
    done = cli("export", "news.csv", "--database", sample_url, "--snapshot-date", DAY, "--pair", "dza-rus")
    assert (done.code, done.out) == (0, "")
    assert "8 events, 9 reports, 5 sources" in done.errors[0]
    assert (tmp_path / "news.csv").exists() and (tmp_path / "news.csv.meta.json").exists()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("news.xlsx",), "SET09"),
        (("news.csv", "--pair", "DZARUS"), "SET04"),
        (("news.csv", "--pair", "XYZ-RUS"), "SET05"),
        (("news.csv", "--snapshot-date", "soon"), "SET04"),
        (("news.csv", "--database", "none.db"), "STO01"),
    ],
)
def test_the_command_refuses_what_it_does_not_know(
    cli: Cli, sample_url: str, arguments: tuple[str, ...], code: str
) -> None:
    given = arguments if "--database" in arguments else (*arguments, "--database", sample_url)
    done = cli("export", *given)
    assert done.code == 2
    assert code in done.errors[0]
