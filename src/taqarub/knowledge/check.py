"""What is wrong with the tables, all of it at once: shape, letters, codes, references, verbs, examples."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import mazini

from taqarub.errors import Problem
from taqarub.knowledge import schema
from taqarub.knowledge.inflect import past
from taqarub.knowledge.ontology import Ontology, load_ontology
from taqarub.knowledge.tables import DATA, Row, Table, read_table, read_toml
from taqarub.text.normalise import fold

_YEAR = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_STRETCH = re.compile(rf"{_YEAR.pattern}(/{_YEAR.pattern})?")
_GROUPS = 2  # of words: the act, and what makes it that event
_KINDS = ("office", "agent", "institution", "asset", schema.COUNTED)
_ROLES = frozenset("ARB")


def check_all(extra: Path | None = None) -> tuple[Problem, ...]:
    """Every problem of the package's tables and those in `extra`, in file order; () = all is well."""
    roots = (DATA, extra) if extra else (DATA,)
    checker = _Checker(roots, load_ontology())
    return tuple(sorted(dict.fromkeys(checker.problems())))


class _Checker:
    """The tables read once and the codes they are held against."""

    def __init__(self, roots: tuple[Path, ...], ontology: Ontology) -> None:
        self._ontology = ontology
        self._countries = ontology.states | set(ontology.bodies) | {"KOS"}
        self._tables: dict[schema.TableSpec, Table] = {spec: _read(roots, spec) for spec in schema.ALL}
        frames, self._toml = read_toml(DATA / "frames/frames.toml")
        _, words = read_toml(DATA / "grammar/words.toml")
        self._frames = frames
        self._toml = (*self._toml, *words)

    def problems(self) -> Iterator[Problem]:
        yield from self._toml
        for table in self._tables.values():
            yield from table.problems
        yield from self._frame_roles()
        yield from self._column(schema.STATES, "code", self._country)
        yield from self._column(schema.METONYMS, "code", self._country)
        for spec in (schema.MEMBERSHIPS, schema.TITLES, schema.PEOPLE, schema.CITIES, schema.ORGANISATIONS):
            yield from self._column(spec, "country", self._country)
        for spec in (schema.METONYMS, schema.ORGANISATIONS, schema.OFFICES, schema.TITLES, schema.PEOPLE):
            yield from self._column(spec, "sector", self._sector)
        yield from self._origins()
        yield from self._column(schema.OFFICES, "kind", lambda v: "" if v in _KINDS else "unknown kind of office")
        yield from self._dates(schema.PEOPLE, "from", "to")
        yield from self._dates(schema.MEMBERSHIPS, "from", "to")
        yield from self._references()
        yield from self._landmarks()
        yield from self._triggers()

    def _column(self, spec: schema.TableSpec, column: str, wrong: Callable[[str], str]) -> Iterator[Problem]:
        for row in self._tables[spec]:
            message = wrong(row[column]) if row[column] else ""
            if message:
                code = "LEX11" if column in ("code", "country") else "LEX10"
                hint = "use a code of ontology/plover.toml"
                yield _problem(row, spec, column, code, f"{message}: {row[column]}", hint)

    def _country(self, code: str) -> str:
        return "" if code in self._countries else "unknown country code"

    def _sector(self, code: str) -> str:
        return "" if code in self._ontology.sectors else "unknown sector"

    def _dates(self, spec: schema.TableSpec, since: str, until: str) -> Iterator[Problem]:
        for row in self._tables[spec]:
            a, b = row[since], row[until]
            if any(d and not _YEAR.fullmatch(d) for d in (a, b)):
                yield _problem(row, spec, since, "LEX12", f"not a date: {a} – {b}", "write YYYY, YYYY-MM or YYYY-MM-DD")
            elif a and b and a[: min(len(a), len(b))] > b[: min(len(a), len(b))]:
                message = f"ends before it begins: {a} – {b}"
                yield _problem(row, spec, until, "LEX12", message, "swap or correct the dates")

    def _references(self) -> Iterator[Problem]:
        known = {row["id"] for row in self._tables[schema.ORGANISATIONS]}
        for spec, column in ((schema.MEMBERSHIPS, "organisation"), (schema.ORGANISATIONS, "parent")):
            for row in self._tables[spec]:
                if row[column] and row[column] not in known:
                    message = f"no organisation has the id {row[column]}"
                    yield _problem(row, spec, column, "LEX15", message, "add it to actors/organisations.tsv")

    def _origins(self) -> Iterator[Problem]:
        for row in self._tables[schema.ORIGINS]:
            unknown = [code for code in row.many("states") if self._country(code)]
            if unknown:
                message, hint = f"unknown country codes: {', '.join(unknown)}", "use codes of ontology/plover.toml"
                yield _problem(row, schema.ORIGINS, "states", "LEX11", message, hint)

    def _landmarks(self) -> Iterator[Problem]:
        spec = schema.LANDMARKS
        for row in self._tables[spec]:
            unknown = [name for name in row.many("types", ",") if name not in self._ontology.types]
            if unknown or not row["types"]:
                hint = "use types of ontology/plover.toml"
                yield _problem(row, spec, "types", "LEX06", f"unknown event type: {row['types']}", hint)
            if not _STRETCH.fullmatch(row["date"]):
                hint = "write YYYY, YYYY-MM, YYYY-MM-DD or two of them with / between"
                yield _problem(row, spec, "date", "LEX12", f"not a date: {row['date']}", hint)
            if len(row.many("words", " + ")) < _GROUPS:
                hint = "write the act, then ' + ' and what makes it that event"
                yield _problem(row, spec, "words", "LEX16", "one group of words names no single event", hint)

    def _frame_roles(self) -> Iterator[Problem]:
        for frame, slots in self._frames.items():
            for slot, role in slots.items():
                if role not in _ROLES:
                    message = f"[{frame}] {slot}: role {role!r}"
                    yield Problem("frames/frames.toml", 0, 0, "LEX07", message, "use A, R or B")

    # --- triggers -------------------------------------------------------------------------------

    def _triggers(self) -> Iterator[Problem]:
        taken: dict[tuple[str, str, str], Row] = {}
        for row in self._tables[schema.TRIGGERS]:
            yield from self._codes(row)
            yield from _verb(row)
            yield from _example(row)
            key = (row["pos"], fold(row["head"]), fold(row["with"]))
            other = taken.setdefault(key, row)
            if Path(other.file).stem != Path(row.file).stem and not row["without"] and not other["without"]:
                message = f"the same trigger under another type at {other.at}"
                yield _problem(row, schema.TRIGGERS, "head", "LEX16", message, "tell them apart by `with`")

    def _codes(self, row: Row) -> Iterator[Problem]:
        spec = schema.TRIGGERS
        kind = self._ontology.types.get(Path(row.file).stem)
        if kind is None:
            yield Problem(row.file, 0, 0, "LEX06", "the file's name is no event type", "name it as PLOVER does")
            return
        if row["mode"] and row["mode"] not in kind.modes:
            message = f"{kind.name} has no mode {row['mode']}"
            yield _problem(row, spec, "mode", "LEX06", message, "see ontology/plover.toml")
        if row["frame"] not in self._frames:
            yield _problem(row, spec, "frame", "LEX07", f"unknown frame {row['frame']!r}", "see frames/frames.toml")
        for context in row.many("contexts", ","):
            if context not in self._ontology.contexts:
                yield _problem(row, spec, "contexts", "LEX08", f"unknown context {context}", "see ontology/plover.toml")
        if row["pos"] not in ("verb", "noun", "adj", "phrase"):
            message = f"unknown part of speech {row['pos']!r}"
            yield _problem(row, spec, "pos", "LEX06", message, "verb, noun, adj or phrase")


def _verb(row: Row) -> Iterator[Problem]:
    """The form that root and pattern make must be the head."""
    if row["pos"] != "verb":
        return
    try:
        made = past(row["root"], row["form"])
    except mazini.MaziniError as error:
        hint = "give the radicals and a form such as I/a~u or IV"
        yield _problem(row, schema.TRIGGERS, "root", "LEX09", str(error), hint)
        return
    if made != fold(row["head"]).replace(" ", ""):
        message = f"{row['root']} {row['form']} makes {made}"
        yield _problem(row, schema.TRIGGERS, "head", "LEX09", message, "correct root or form")


def _example(row: Row) -> Iterator[Problem]:
    if len(row["example"].split()) < 4:
        hint = "write one: it is the row's test"
        yield _problem(row, schema.TRIGGERS, "example", "LEX14", "no example sentence", hint)


def _problem(row: Row, spec: schema.TableSpec, column: str, code: str, message: str, hint: str) -> Problem:
    before = spec.columns[: spec.columns.index(column)]
    at = sum(len(row[name]) + 1 for name in before) + 1
    return Problem(row.file, row.line, at, code, message, hint)


def _read(roots: Iterable[Path], spec: schema.TableSpec) -> Table:
    """All files of a spec; a table without a wildcard must be there at least in the first root."""
    rows: list[Row] = []
    problems: list[Problem] = []
    seen: dict[str, int] = defaultdict(int)
    for number, root in enumerate(roots):
        paths = sorted(root.glob(spec.pattern))
        if not paths and number == 0:
            paths = [root / spec.pattern]
        for path in paths:
            table = read_table(path, spec.columns, spec.key, root)
            rows.extend(table.rows)
            problems.extend(table.problems)
            seen[path.name] += 1
    return Table(tuple(rows), tuple(problems))
