"""Every error a user can meet: one tree, stable codes, each with a section in docs/errors.md.

TaqarubError
├── InputError      INP…  a document that cannot be read
├── KnowledgeError  LEX…  a table of linguistic knowledge that is wrong (carries every problem found)
├── DateError       DAT…  a date that is not one
├── SettingsError   SET…  a setting or flag that is not understood
├── StoreError      STO…  the database
├── RecordError     REC…  a record that breaks the output contract
└── MissingExtra    EXT…  an optional part that is not installed
"""

from dataclasses import dataclass


class TaqarubError(Exception):
    """Base: a stable code, where it happened, what was found there and what to do about it."""

    def __init__(self, code: str, message: str, *, at: str = "", got: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.at = at
        self.got = got
        self.hint = hint

    def __str__(self) -> str:
        """One line for the user: code, place, what is wrong, the value, the cure."""
        place = f" {self.at}:" if self.at else ""
        value = f" (got {_short(self.got)})" if self.got else ""
        cure = f" — {self.hint}" if self.hint else ""
        return f"{self.code}{place} {self.message}{value}{cure}"


class InputError(TaqarubError):
    """A document that cannot be read; the rest of its batch goes on."""


class DateError(TaqarubError):
    """A date that is not one."""


class SettingsError(TaqarubError):
    """A setting or flag that is not understood."""


class StoreError(TaqarubError):
    """The database is missing, older, locked or wrongly named, or asked for a country that there is not."""


class RecordError(TaqarubError):
    """A record that breaks the output contract."""


class MissingExtra(TaqarubError):
    """An optional part (pages, tables, …) that is not installed."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault in a table of knowledge. `line` and `column` count from 1; 0 = the whole file or row."""

    file: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        """`file:line:column CODE message — cure`, the form editors jump to."""
        cure = f" — {self.hint}" if self.hint else ""
        return f"{self.file}:{self.line}:{self.column} {self.code} {self.message}{cure}"


class KnowledgeError(TaqarubError):
    """Linguistic knowledge that is wrong. `problems` holds all of them, in file order."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = tuple(sorted(problems))
        first = self.problems[0]
        rest = f" (and {len(self.problems) - 1} more)" if len(self.problems) > 1 else ""
        super().__init__(
            first.code,
            first.message + rest,
            at=f"{first.file}:{first.line}:{first.column}",
            hint=first.hint or "taqarub lexicon check lists every problem",
        )


def _short(value: str, limit: int = 60) -> str:
    """A value fit for one line: no control characters, cut at `limit`."""
    flat = "".join(c if c.isprintable() else "�" for c in value)
    return repr(flat if len(flat) <= limit else flat[: limit - 1] + "…")
