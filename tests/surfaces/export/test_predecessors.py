"""Tables of POLECAT, ICEWS and GDELT: their exact columns, read as scripts for them read them."""

import csv
from pathlib import Path
from typing import Any

import pytest

from taqarub.knowledge.ontology import load_ontology
from taqarub.surfaces.export import gdelt, predecessors
from taqarub.surfaces.export.crosswalk import cameo_of, fips
from taqarub.surfaces.export.export import export
from taqarub.surfaces.export.rows import Row

# Their own headers, as published.
POLECAT = (
    "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|Actor Country|"
    "Actor COW|Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|Wikipedia Actor ID|"
    "Recipient Name|Recipient Country|Recipient COW|Primary Recipient Sector|Recipient Sectors|"
    "Recipient Title|Recipient Name Raw|Wikipedia Recipient ID|Placename|City|District|Province|Country|"
    "Latitude|Longitude|GeoNames ID|Raw Placename|Feature Type|Source|Publication Date|Story People|"
    "Story Organizations|Story Locations|Language|Version"
).replace("|", "\t")
ICEWS = (
    "Event ID|Event Date|Source Name|Source Sectors|Source Country|Event Text|CAMEO Code|Intensity|"
    "Target Name|Target Sectors|Target Country|Story ID|Sentence Number|Publisher|City|District|Province|"
    "Country|Latitude|Longitude"
).replace("|", "\t")


def lines(rows: list[Row], folder: Path, format_: str) -> list[str]:
    """The lines of a table."""
    export(rows, folder / "out", format_, "2026-01-31")
    return (folder / "out").read_text("utf-8").splitlines()


def table(rows: list[Row], folder: Path, format_: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """The rows of a table, split at tabs alone: scripts do not unquote."""
    found = [line.split("\t") for line in lines(rows, folder, format_)]
    body = found[1:] if found[0] == list(columns) else found
    assert all(len(row) == len(columns) for row in body)
    return [dict(zip(columns, row, strict=True)) for row in body]


def test_the_headers_are_theirs(rows: list[Row], tmp_path: Path) -> None:
    assert lines(rows, tmp_path, "polecat")[0] == POLECAT
    assert lines(rows, tmp_path, "icews")[0] == ICEWS


def test_gdelt_has_its_61_and_16_columns_without_a_header(rows: list[Row], tmp_path: Path) -> None:
    assert (len(gdelt.EVENTS), len(gdelt.MENTIONS)) == (61, 16)
    assert gdelt.EVENTS[:6] == ("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate", "Actor1Code")
    assert (gdelt.EVENTS[26], gdelt.EVENTS[30], gdelt.EVENTS[-1]) == ("EventCode", "GoldsteinScale", "SOURCEURL")
    assert all(line.split("\t")[0].isdigit() for line in lines(rows, tmp_path, "gdelt"))


def test_only_what_happened_is_in_them(rows: list[Row], tmp_path: Path) -> None:
    found = table(rows, tmp_path, "polecat", predecessors.POLECAT)
    assert len(found) == sum(row["status"] == "actual" for row in rows) == 7


def test_polecat_has_an_event_a_row_and_none_for_what_is_unknown(rows: list[Row], tmp_path: Path) -> None:
    visit = next(
        row for row in table(rows, tmp_path, "polecat", predecessors.POLECAT) if row["Event Type"] == "CONSULT"
    )
    assert (visit["Event Mode"], visit["Quad Code"], visit["Intensity"]) == ("visit", "VERBAL COOPERATION", "4.0")
    assert (visit["Contexts"], visit["Actor Country"], visit["Recipient Country"]) == (
        "diplomatic; military",
        "DZA",
        "RUS",
    )
    assert (visit["Actor Title"], visit["Actor Name Raw"]) == ("president", "الرئيس 'الجزائري'")
    assert (visit["Placename"], visit["Latitude"], visit["City"]) == ("Moscow", "55.75", "None")


def test_icews_has_a_row_a_source_and_target_by_cameo(rows: list[Row], tmp_path: Path) -> None:
    found = table(rows, tmp_path, "icews", predecessors.ICEWS)
    visit = next(row for row in found if row["CAMEO Code"] == "042")
    assert (visit["Event Text"], visit["Intensity"], visit["Event Date"]) == ("Make a visit", "1.9", "2022-11-10")
    assert (visit["Source Country"], visit["Target Country"], visit["Country"]) == ("Algeria", "Russia", "Russia")
    ids = [int(row["Event ID"]) for row in found]
    assert len(set(ids)) == len(ids) and max(ids) < 2**63


@pytest.mark.parametrize(("precision", "city"), [("city", "Moscow"), ("country", "")])
def test_a_state_is_no_city(rows: list[Row], tmp_path: Path, precision: str, city: str) -> None:
    placed = [{**row, "place": {**row["place"], "precision": precision}} for row in rows if row["place"]]
    visit = next(row for row in table(placed, tmp_path, "icews", predecessors.ICEWS) if row["CAMEO Code"] == "042")
    assert (visit["City"], visit["Country"]) == (city, "Russia")


def test_an_act_of_equals_stands_in_both_directions(rows: list[Row], tmp_path: Path) -> None:
    promised = [row for row in table(rows, tmp_path, "icews", predecessors.ICEWS) if row["CAMEO Code"] == "031"]
    assert {(row["Source Country"], row["Target Country"]) for row in promised} == {
        ("Algeria", "Russia"),
        ("Russia", "Algeria"),
    }


def test_gdelt_rows_and_mentions_meet_by_their_id(rows: list[Row], tmp_path: Path) -> None:
    events = table(rows, tmp_path, "gdelt", gdelt.EVENTS)
    mentions = table(rows, tmp_path, "gdelt-mentions", gdelt.MENTIONS)
    told = {row["GLOBALEVENTID"]: 0 for row in events}
    for mention in mentions:
        told[mention["GlobalEventID"]] += 1
    assert [told[row["GLOBALEVENTID"]] for row in events] == [int(row["NumMentions"]) for row in events]
    visit = next(row for row in events if row["EventCode"] == "042")
    assert (visit["SQLDATE"], visit["MonthYear"], visit["Year"], visit["QuadClass"]) == (
        "20221110",
        "202211",
        "2022",
        "1",
    )
    assert (visit["Actor1Code"], visit["Actor2CountryCode"], visit["Actor1Type1Code"]) == ("DZAGOV", "RUS", "GOV")
    assert (visit["EventRootCode"], visit["ActionGeo_Type"], visit["ActionGeo_CountryCode"]) == ("04", "4", "RS")
    assert (visit["NumArticles"], visit["NumSources"], visit["DATEADDED"]) == ("2", "2", "20221110000000")
    assert all(-10 <= float(row["GoldsteinScale"]) <= 10 for row in events)


def test_a_data_frame_script_for_gdelt_runs_unchanged(rows: list[Row], tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    lines(rows, tmp_path, "gdelt")
    frame = pandas.read_csv(
        tmp_path / "out", sep="\t", header=None, names=gdelt.EVENTS, quoting=csv.QUOTE_NONE,
        dtype={"EventCode": str, "EventRootCode": str},
    )  # fmt: skip
    monthly = frame[frame.Actor1CountryCode == "DZA"].groupby("MonthYear").GoldsteinScale.mean()
    assert monthly.index.tolist() == [202211, 202212, 202301, 202302]


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (("CONSULT", "visit", "CONSULT", ["military"]), "042"),
        (("CONSULT", None, "CONSULT", []), "040"),
        (("AID", None, "AID", ["economic"]), "071"),
        (("AID", None, "AID", []), "070"),
        (("AGREE", None, "AID", ["military"]), "0332"),
        (("AGREE", None, "AGREE", ["military"]), "0312"),
        (("SANCTION", "discontinue", "SANCTION", ["economic"]), "163"),
        (("REQUEST", "assist", "REQUEST", ["military"]), "1012"),
        (("ASSAULT", "drone", "ASSAULT", []), "195"),
        (("COERCE", "a mode to come", "COERCE", []), "170"),
        (("ACCUSE", "allege", "ACCUSE", ["human_rights"]), "1122"),
    ],
)
def test_plover_turned_round_is_cameo(act: tuple[Any, ...], code: str) -> None:
    assert cameo_of(*act).code == code


def test_every_type_and_mode_has_a_code_of_its_own_class() -> None:
    for kind in load_ontology().types.values():
        for mode in (None, *kind.modes):
            found = cameo_of(kind.name, mode, kind.name, [])
            assert found.code.isdigit() and 3 <= len(found.code) <= 4
            assert -10 <= found.goldstein <= 10
            if kind.name != "REQUEST":
                assert (found.goldstein > 0) == (kind.score > 0), (kind.name, mode)


def test_places_have_the_codes_of_gdelt() -> None:
    assert [fips()[code] for code in ("DZA", "RUS", "TUR", "SDN", "CHN")] == ["AG", "RS", "TU", "SU", "CH"]
