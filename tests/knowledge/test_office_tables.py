"""The tables of offices, titles, honorifics, names and people are well formed and keep their promises."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from taqarub.text.normalise import fold

ACTORS = Path(__file__).parents[2] / "src" / "taqarub" / "knowledge" / "data" / "actors"
HEADERS = {
    "offices.tsv": ["head", "tail", "kind", "sector", "office_en", "level", "source"],
    "titles.tsv": ["head", "country", "sector", "office_en", "level", "source"],
    "honorifics.tsv": ["word", "kind", "source"],
    "given_names.tsv": ["name", "gender", "origin", "source"],
    "people.tsv": ["name_en", "names", "country", "sector", "office_en", "level", "from", "to", "source"],
}
SECTORS = {
    "", "AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "JRN", "JUD", "LAB", "LEG", "MED", "MIL", "OPP",
    "PRM", "PTY", "REB", "REF", "REL", "SOC", "SPY", "UAF",
}  # fmt: skip
LEVELS = {
    "head_of_state", "head_of_government", "foreign_minister", "minister", "deputy_minister", "ambassador",
    "chief_of_staff", "commander", "legislator", "judge", "spokesperson", "official", "none",
}  # fmt: skip
ORIGINS = {"ar", "tr", "fa", "ru", "en", "fr", "es", "de", "zh", "in", "he", "other", "ambiguous", "particle"}
# Titles and names that folding turns into the commonest words of the language (إمام and أمام, والي and وإلى).
UNSAFE_BARE = ["إمام", "والي", "آمر", "قوة", "مساعدة", "مساعدات", "محافظة", "طلبة", "رئيسي", "ملكي", "عمد"]
UNSAFE_NAMES = ["على", "إلى", "أمام", "الآن", "أنا", "بين", "غير", "أمر", "أركان", "أدوار"]
# Persian letters, tatweel, presentation forms, marks and invisible characters have no place in a table.
BAD = re.compile("[\u06cc\u06a9\u0640\u064b-\u0652\u200b-\u200f\u202a-\u202e\ufb50-\ufdff\ufe70-\ufeff]")
DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")

Row = dict[str, str]


def read(name: str) -> tuple[list[str], list[list[str]]]:
    """Header and rows of a table, comments left out."""
    with (ACTORS / name).open(encoding="utf-8", newline="") as handle:
        lines = [line for line in handle.read().split("\n") if line and not line.startswith("#")]
    parsed = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return parsed[0], parsed[1:]


def rows(name: str) -> list[Row]:
    """Rows of a table by column."""
    header, body = read(name)
    return [dict(zip(header, row, strict=True)) for row in body]


def forms(cell: str) -> list[str]:
    """Folded alternatives of a cell; an empty cell is the empty form."""
    return [fold(form) for form in cell.split("|")]


@pytest.mark.parametrize("name", HEADERS)
def test_headers_and_columns(name: str) -> None:
    header, body = read(name)
    assert header == HEADERS[name]
    assert not [row for row in body if len(row) != len(header)]
    assert all(row[-1] for row in body), "every row names its source"


@pytest.mark.parametrize("name", HEADERS)
def test_clean_letters(name: str) -> None:
    raw = (ACTORS / name).read_bytes()
    assert b"\r" not in raw
    text = raw.decode("utf-8")
    assert not [line for line in text.split("\n") if BAD.search(line)]
    cells = [cell for row in read(name)[1] for cell in row]
    assert not [cell for cell in cells if cell != cell.strip() or "  " in cell]
    assert not [cell for cell in cells if cell and "" in cell.split("|")]


def test_one_row_for_each_head_and_tail() -> None:
    keys = [(head, tail) for row in rows("offices.tsv") for head in forms(row["head"]) for tail in forms(row["tail"])]
    assert not [key for key, count in Counter(keys).items() if count > 1]


def test_offices_use_known_codes() -> None:
    table = rows("offices.tsv")
    assert {row["kind"] for row in table} == {"office", "agent", "institution", "asset", "counted"}
    assert {row["sector"] for row in table} <= SECTORS
    assert {row["level"] for row in table} <= LEVELS
    assert all(row["level"] == "none" for row in table if row["kind"] in {"agent", "asset", "counted"})
    assert all(row["office_en"] for row in table)


def test_bare_heads_are_not_function_words() -> None:
    """A title that looks like a function word once folded needs a tail."""
    bare = {head for row in rows("offices.tsv") if not row["tail"] for head in forms(row["head"])}
    assert not bare & set(map(fold, UNSAFE_BARE))


def test_titles() -> None:
    table = rows("titles.tsv")
    keys = Counter(head for row in table for head in forms(row["head"]))
    assert not [key for key, count in keys.items() if count > 1]
    assert all(re.fullmatch(r"([A-Z]{3})?", row["country"]) for row in table)
    assert {row["sector"] for row in table} <= SECTORS
    assert {row["level"] for row in table} <= LEVELS


def test_honorifics() -> None:
    table = rows("honorifics.tsv")
    assert {row["kind"] for row in table} == {"honorific", "rank", "rank_named", "blessing"}
    assert len({fold(row["word"]) for row in table}) == len(table)


def test_given_names() -> None:
    table = rows("given_names.tsv")
    assert len({fold(row["name"]) for row in table}) == len(table)
    assert {row["gender"] for row in table} <= {"m", "f", "u"}
    assert {word for row in table for word in row["origin"].split()} <= ORIGINS
    unsafe = set(map(fold, UNSAFE_NAMES))
    assert not [
        row
        for row in table
        if fold(row["name"]) in unsafe and row["origin"].split()[0] not in {"ambiguous", "particle"}
    ]


def test_people_codes_and_dates() -> None:
    table = rows("people.tsv")
    for row in table:
        assert re.fullmatch(r"([A-Z]{3})?", row["country"]), row
        assert row["sector"] in SECTORS, row
        assert row["level"] in LEVELS, row
        assert all(DAY.fullmatch(row[key]) for key in ("from", "to") if row[key]), row
        size = min(len(row["from"]), len(row["to"]))
        assert row["from"][:size] <= row["to"][:size], row


def test_people_keys() -> None:
    table = rows("people.tsv")
    keys = Counter((row["name_en"], row["office_en"], row["from"]) for row in table)
    assert not [key for key, count in keys.items() if count > 1]
    owners: dict[str, set[str]] = {}
    for row in table:
        for form in forms(row["names"]):
            owners.setdefault(form, set()).add(row["name_en"])
    assert not {form: who for form, who in owners.items() if len(who) > 1}


def test_counts() -> None:
    offices = rows("offices.tsv")
    assert len(offices) >= 420
    assert sum(row["kind"] == "office" for row in offices) >= 300
    assert len(rows("given_names.tsv")) >= 1500
    assert len(rows("people.tsv")) >= 450
