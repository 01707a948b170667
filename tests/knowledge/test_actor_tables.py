"""The actor tables: states, metonyms, organisations, memberships and peoples read as plain TSV."""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from babel import Locale

from taqarub.text.normalise import fold

ROOT = Path(__file__).resolve().parents[2]
ACTORS = ROOT / "src" / "taqarub" / "knowledge" / "data" / "actors"
HEADERS = {
    "states.tsv": "code name_en name_ar names nisba demonyms source",
    "metonyms.tsv": "name names code sector kind valid_from valid_to name_en source",
    "organisations.tsv": "id name_en names country sector kind nisba parent source",
    "memberships.tsv": "organisation country from to source",
    "peoples.tsv": "name code sector source",
}
NAME_COLUMNS = {
    "states.tsv": ("name_ar", "names"),
    "metonyms.tsv": ("name", "names"),
    "organisations.tsv": ("names",),
    "peoples.tsv": ("name",),
}
ADJECTIVE_COLUMNS = {"states.tsv": ("nisba", "demonyms"), "organisations.tsv": ("nisba",)}
CODE_COLUMN = {"states.tsv": "code", "metonyms.tsv": "code", "organisations.tsv": "country", "peoples.tsv": "code"}
SECTORS = {
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU",
    "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC",
}  # fmt: skip
NOT_STATES = {"UNO", "EUR", "IGO", "NGO", "IMG", "MNC", "ISM"}
METONYM_KINDS = {"capital", "seat", "nickname", "people"}
ORGANISATION_KINDS = {
    "igo", "bloc", "armed_group", "party", "company", "media", "religious", "union", "ngo", "security", "court",
    "coalition", "government",
}  # fmt: skip
# One spelling, two readings: Oman is عُمان and Amman عمّان, told apart by the sentence alone.
HOMOGRAPHS = {"عمان"}
# مجري folds like مجرى "course": Hungary has its other forms only.
MASCULINE_MISREAD = {"مجرية", "مجريون", "مجريين"}
# CLDR's name is a compound for menus, or a word that means something else in running text (بنين "boys").
CLDR_OTHERWISE = {"BEN"}
MARKS = "\u0640\u064b-\u0652\u0670"
INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2066-\u2069"
BAD_LETTERS = re.compile(f"[یکگپچژڤ{MARKS}{INVISIBLE}\ufb50-\ufdff\ufe70-\ufeff]")

Row = dict[str, str]


def read(name: str) -> list[Row]:
    """The rows of a table, comment lines left out."""
    lines = (ACTORS / name).read_text(encoding="utf-8").split("\n")
    return list(csv.DictReader((x for x in lines if x and x[0] != "#"), delimiter="\t", quoting=csv.QUOTE_NONE))


def words(row: Row, columns: Iterable[str]) -> Iterator[str]:
    """Every alternative in the given cells of a row."""
    for column in columns:
        yield from filter(None, row[column].split("|"))


def iso() -> list[Row]:
    """ISO 3166-1: alpha-2, alpha-3 and whether a member of the United Nations."""
    with (ROOT / "tests" / "data" / "iso3166.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("name", HEADERS)
def test_header_and_column_count(name: str) -> None:
    lines = (ACTORS / name).read_text(encoding="utf-8").split("\n")
    header = HEADERS[name].split()
    assert lines[0].split("\t") == header
    assert [x for x in lines[1:] if x and x[0] != "#" and len(x.split("\t")) != len(header)] == []


@pytest.mark.parametrize("name", HEADERS)
def test_letters_and_spaces(name: str) -> None:
    text = (ACTORS / name).read_text(encoding="utf-8")
    assert text.endswith("\n")
    assert "\r" not in text
    assert [x for x in text.split("\n") if BAD_LETTERS.search(x)] == []
    assert [x for x in text.split("\n") if re.search(r" \t|\t |  | \||\| |\|\||\|\t|\t\|| $", x)] == []


@pytest.mark.parametrize("name", NAME_COLUMNS)
def test_names_are_written_in_arabic(name: str) -> None:
    found = [w for row in read(name) for w in words(row, NAME_COLUMNS[name])]
    mark = "[?]?" if name == "organisations.tsv" else ""  # a name that bodies of several states have
    assert [w for w in found if not re.fullmatch(mark + r"[ء-ي0-9 +.\-]+", w)] == []


@pytest.mark.parametrize("name", NAME_COLUMNS)
def test_codes_and_sectors(name: str) -> None:
    known = {row["code"] for row in read("states.tsv")} | NOT_STATES
    codes = {row[CODE_COLUMN[name]] for row in read(name)} - {""}
    assert codes <= known
    assert {row.get("sector", "") for row in read(name)} - {""} <= SECTORS


def test_every_un_member_is_present_under_its_cldr_name() -> None:
    names: dict[str, set[str]] = defaultdict(set)
    for row in read("states.tsv"):
        names[row["code"]].update(map(fold, words(row, NAME_COLUMNS["states.tsv"])))
    members = [(row["alpha2"], row["alpha3"]) for row in iso() if row["un_member"] == "yes"]
    assert len(members) == 193
    territories = Locale("ar").territories
    bare = {alpha3: fold(re.sub(r" \(.*", "", territories[alpha2])) for alpha2, alpha3 in members}
    assert {k: v for k, v in bare.items() if v not in names[k]}.keys() <= CLDR_OTHERWISE
    assert [row["alpha3"] for row in iso() if row["alpha3"] not in names] == []


def test_every_un_member_has_a_capital() -> None:
    capitals = {row["code"] for row in read("metonyms.tsv") if row["kind"] == "capital"}
    city_states = {"MCO", "SGP", "SMR"}  # capital and state bear one name
    # Brussels stands for the European Union.
    members = {row["alpha3"] for row in iso() if row["un_member"] == "yes"} - city_states - {"BEL"}
    assert members - capitals == set()


def test_no_folded_name_has_two_owners() -> None:
    owners: dict[str, list[str]] = defaultdict(list)
    for table, columns in NAME_COLUMNS.items():
        for number, row in enumerate(read(table)):
            for word in words(row, columns):
                owners[fold(word)].append(f"{table}:{number}")
    assert {k: v for k, v in owners.items() if len(v) > 1}.keys() == HOMOGRAPHS


def test_no_folded_adjective_has_two_owners() -> None:
    owners: dict[str, list[str]] = defaultdict(list)
    for table, columns in ADJECTIVE_COLUMNS.items():
        for row in read(table):
            for word in words(row, columns):
                owners[fold(word)].append(row.get("code") or row["id"])
    assert {k: v for k, v in owners.items() if len(set(v)) > 1} == {}


def test_adjectives_are_masculine_singular_without_the_article() -> None:
    found = [w for table in ADJECTIVE_COLUMNS for row in read(table) for w in words(row, ("nisba",))]
    assert [w for w in found if w.startswith("ال")] == []
    assert [w for w in found if not w.endswith("ي") and " " not in w and w not in MASCULINE_MISREAD] == []


def test_organisation_keys_and_parents() -> None:
    rows = read("organisations.tsv")
    ids = [row["id"] for row in rows]
    assert len(rows) >= 320
    assert [k for k, n in Counter(ids).items() if n > 1] == []
    assert [k for k in ids if not re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)*", k)] == []
    assert {row["parent"] for row in rows} - {""} <= set(ids)
    assert {row["kind"] for row in rows} <= ORGANISATION_KINDS
    assert [row["id"] for row in rows if not row["country"] and not row["sector"]] == []


def test_metonym_kinds_and_years() -> None:
    rows = read("metonyms.tsv")
    assert {row["kind"] for row in rows} <= METONYM_KINDS
    years = [(row["valid_from"], row["valid_to"]) for row in rows]
    assert [y for y in years if not all(re.fullmatch(r"(\d{4})?", x) for x in y) or (all(y) and y[0] > y[1])] == []


def test_memberships_refer_and_do_not_overlap() -> None:
    rows = read("memberships.tsv")
    ids = {row["id"] for row in read("organisations.tsv")}
    codes = {row["code"] for row in read("states.tsv")} | {"EUR"}
    assert {row["organisation"] for row in rows} <= ids
    assert {row["country"] for row in rows} <= codes
    spells: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for row in rows:
        assert all(re.fullmatch(r"(\d{4})?", row[k]) for k in ("from", "to"))
        spells[row["organisation"], row["country"]].append((row["from"], row["to"] or "9999"))
    assert [s for s in spells.values() if any(a[1] > b[0] for a, b in pairwise(sorted(s)))] == []


@pytest.mark.parametrize(
    ("organisation", "country", "year", "member"),
    [("eu", "GBR", 2018, True), ("eu", "GBR", 2022, False), ("nato", "FIN", 2022, False), ("nato", "FIN", 2023, True),
     ("opec", "QAT", 2018, True), ("opec", "QAT", 2019, False), ("opec", "IDN", 2012, False),
     ("gcc", "YEM", 2015, False), ("gecf", "DZA", 2022, True), ("opec_plus", "RUS", 2022, True),
     ("brics", "EGY", 2024, True)],
)  # fmt: skip
def test_membership_in_a_year(organisation: str, country: str, year: int, member: bool) -> None:
    spells = [r for r in read("memberships.tsv") if (r["organisation"], r["country"]) == (organisation, country)]
    assert any(int(r["from"] or 0) <= year <= int(r["to"] or 9999) for r in spells) is member
