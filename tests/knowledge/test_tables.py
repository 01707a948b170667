"""Reading tables: rows with their lines, and every fault told without stopping at the first."""

from pathlib import Path

import pytest

from taqarub.knowledge import schema
from taqarub.knowledge.tables import DATA, letter_problems, read_table, read_toml

COLUMNS = ("name", "code", "source")
HEADER = "\t".join(COLUMNS)


def write(folder: Path, *lines: str) -> Path:
    """A table of these lines under the exact header."""
    path = folder / "t.tsv"
    path.write_text("\n".join((HEADER, *lines)), "utf-8")
    return path


def test_rows_know_their_line_and_cells(tmp_path: Path) -> None:
    path = write(tmp_path, "# a comment", "", "عمان|مسقط \tOMN\town", "قطر\tQAT\t")
    table = read_table(path, COLUMNS, ("name",), tmp_path)
    assert [(row.at, row["code"]) for row in table] == [("t.tsv:4", "OMN"), ("t.tsv:5", "QAT")]
    assert table.rows[0].many("name") == ("عمان", "مسقط")
    assert table.rows[1]["source"] == ""
    assert table.problems == ()


def test_windows_line_ends_are_read(tmp_path: Path) -> None:
    path = tmp_path / "t.tsv"
    path.write_bytes((HEADER + "\r\nقطر\tQAT\town\r\n").encode())
    assert [dict(row.cells) for row in read_table(path, COLUMNS, (), tmp_path)] == [
        {"name": "قطر", "code": "QAT", "source": "own"}
    ]


@pytest.mark.parametrize(
    ("lines", "line", "column", "code"),
    [
        (("قطر\tQAT",), 2, 8, "LEX04"),
        (("قطر\tQAT\town\textra",), 2, 18, "LEX04"),
        (("قطر\tQAT\town", "قطر\tOMN\town"), 3, 1, "LEX05"),
        (("# x", "ایران\tIRN\town"), 3, 2, "LEX03"),
        (("قطـر\tQAT\town",), 2, 3, "LEX03"),
        (("ﻗﻄﺮ\tQAT\town",), 2, 1, "LEX03"),
        (("قط\u200fر\tQAT\town",), 2, 3, "LEX03"),
    ],
)
def test_faults_of_a_row_are_told_where_they_stand(
    tmp_path: Path, lines: tuple[str, ...], line: int, column: int, code: str
) -> None:
    problem = read_table(write(tmp_path, *lines), COLUMNS, ("name",), tmp_path).problems[0]
    assert (problem.file, problem.line, problem.column, problem.code) == ("t.tsv", line, column, code)


def test_a_faulty_row_costs_only_itself(tmp_path: Path) -> None:
    path = write(tmp_path, "قطر\tQAT\town", "broken", "عمان\tOMN\town")
    table = read_table(path, COLUMNS, ("name",), tmp_path)
    assert [row["code"] for row in table] == ["QAT", "OMN"]
    assert len(table.problems) == 1


@pytest.mark.parametrize(
    ("content", "code"), [(b"\xff\xfe\n", "LEX01"), (b"name\tcode\n", "LEX02"), (b"", "LEX02"), (None, "LEX13")]
)
def test_a_file_that_cannot_be_used_is_told(tmp_path: Path, content: bytes | None, code: str) -> None:
    path = tmp_path / "t.tsv"
    if content is not None:
        path.write_bytes(content)
    table = read_table(path, COLUMNS, (), tmp_path)
    assert (table.rows, [problem.code for problem in table.problems]) == ((), [code])


@pytest.mark.parametrize(("content", "code"), [(b"a = [", "LEX01"), (b"a = '\xff'", "LEX01"), (None, "LEX13")])
def test_toml_that_cannot_be_used_is_told(tmp_path: Path, content: bytes | None, code: str) -> None:
    path = tmp_path / "t.toml"
    if content is not None:
        path.write_bytes(content)
    found, problems = read_toml(path, tmp_path)
    assert (found, [problem.code for problem in problems]) == ({}, [code])


def test_plain_arabic_has_no_letter_problems() -> None:
    assert not list(letter_problems("t", 1, "أعلن رئيسُ «الحكومة» أنّ 30٪ من القرى تضررت؛ ثم غادر؟"))


@pytest.mark.parametrize("spec", schema.ALL, ids=lambda spec: spec.pattern)
def test_every_table_has_columns_once_and_keys_among_them(spec: schema.TableSpec) -> None:
    assert len(set(spec.columns)) == len(spec.columns)
    assert set(spec.key) <= set(spec.columns)


def test_words_used_alike_stand_in_numbered_groups_of_which_the_fine_are_smaller() -> None:
    table = read_table(DATA / schema.KINDRED.pattern, schema.KINDRED.columns, schema.KINDRED.key)
    assert not table.problems
    assert all(row["coarse"].isdigit() and row["fine"].isdigit() for row in table)
    assert len({row["coarse"] for row in table}) < len({row["fine"] for row in table}) < len(table.rows) / 10
