"""TSV and TOML files of linguistic knowledge, read with line numbers; every fault is collected, none stops the reading.

A table is UTF-8, tab separated, its first line the exact header; `#` starts a comment line; an empty cell is unknown.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from taqarub.errors import Problem

DATA = Path(__file__).parent / "data"
_PERSIAN = "یکەہۀگپچ"
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\ufeff\u00ad\u0640"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: `file` relative to the data folder, `line` from 1, `cells` by column name."""

    file: str
    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    @property
    def at(self) -> str:
        """`file:line`, the name by which a decision cites the row that made it."""
        return f"{self.file}:{self.line}"

    def many(self, column: str, sep: str = "|") -> tuple[str, ...]:
        """The alternatives in a cell, without empties."""
        return tuple(part for cell in self.cells[column].split(sep) if (part := cell.strip()))


@dataclass(frozen=True, slots=True)
class Table:
    """The good rows of one file and the problems of the others."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)


def read_table(path: Path, columns: Sequence[str], key: Sequence[str] = (), root: Path = DATA) -> Table:
    """Read one TSV. Problems: LEX01 encoding, LEX02 header, LEX03 letters, LEX04 cells, LEX05 key, LEX13 missing."""
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    try:
        lines = path.read_bytes().decode("utf-8").split("\n")
    except FileNotFoundError:
        return Table((), (Problem(name, 0, 0, "LEX13", "the table is missing", "restore the file"),))
    except UnicodeDecodeError as error:
        return Table((), (Problem(name, 0, error.start, "LEX01", "not UTF-8", "save the file as UTF-8"),))
    header = lines[0].rstrip("\r").split("\t")
    if header != list(columns):
        hint = "the first line must be: " + " ⇥ ".join(columns)
        return Table((), (Problem(name, 1, 1, "LEX02", "wrong header", hint),))
    return _rows(name, lines, columns, key)


def _rows(name: str, lines: Sequence[str], columns: Sequence[str], key: Sequence[str]) -> Table:
    rows: list[Row] = []
    problems: list[Problem] = []
    seen: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(lines[1:], 2):
        if not line.strip() or line.startswith("#"):
            continue
        problems.extend(letter_problems(name, number, line))
        cells = line.rstrip("\r").split("\t")
        if len(cells) != len(columns):
            message = f"{len(cells)} cells instead of {len(columns)}"
            problems.append(Problem(name, number, len(line) + 1, "LEX04", message, "separate cells by one tab"))
            continue
        row = Row(name, number, dict(zip(columns, (c.strip() for c in cells), strict=True)))
        mark = tuple(row[k] for k in key)
        if key and mark in seen:
            message = f"the same key as line {seen[mark]}: {' / '.join(mark)}"
            problems.append(Problem(name, number, 1, "LEX05", message, "join the rows or delete one"))
            continue
        seen[mark] = number
        rows.append(row)
    return Table(tuple(rows), tuple(problems))


def letter_problems(name: str, number: int, line: str) -> Iterator[Problem]:
    """LEX03 for letters that look right and never match: Persian look-alikes, presentation forms, invisible marks."""
    for column, char in enumerate(line, 1):
        if char in _PERSIAN or char in _INVISIBLE or 0xFB50 <= ord(char) <= 0xFDFF or 0xFE70 <= ord(char) <= 0xFEFE:
            yield Problem(name, number, column, "LEX03", f"U+{ord(char):04X} never matches", "type the Arabic letter")


def read_toml(path: Path, root: Path = DATA) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Read one TOML file; LEX01 when it is not UTF-8 or not TOML, LEX13 when missing."""
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    try:
        return tomllib.loads(path.read_text("utf-8")), ()
    except FileNotFoundError:
        return {}, (Problem(name, 0, 0, "LEX13", "the file is missing", "restore the file"),)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return {}, (Problem(name, 0, 0, "LEX01", str(error), "write valid TOML in UTF-8"),)
