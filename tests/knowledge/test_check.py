"""The lexicon check: one broken row for every code, all of them told at once with file, line and column."""

from pathlib import Path

import pytest

from taqarub.errors import Problem
from taqarub.knowledge import schema
from taqarub.knowledge.check import check_all

TRIGGER = {
    "pos": "noun", "head": "تصافح", "frame": "mutual", "example": "جرى تصافح بين وفدي النيجر وتوغو", "source": "own",
}  # fmt: skip


def row(spec: schema.TableSpec, **cells: str) -> str:
    """A line of a table; columns that are not named stay empty."""
    assert set(cells) <= set(spec.columns)
    return "\t".join(cells.get(column, "") for column in spec.columns)


def trigger(**cells: str) -> str:
    """A trigger row that is right but for what is named."""
    return row(schema.TRIGGERS, **{**TRIGGER, **cells})


def column(spec: schema.TableSpec, line: str, name: str) -> int:
    """Where the cell of a column begins, from 1."""
    before = line.split("\t")[: spec.columns.index(name)]
    return sum(len(cell) + 1 for cell in before) + 1


LANDMARKS = [
    row(schema.LANDMARKS, name="A", words="حصار + القلعة", types="SIEGE", date="1950", source="own"),
    row(schema.LANDMARKS, name="B", words="حصار + القلعة", types="ASSAULT", date="1950-5", source="own"),
    row(schema.LANDMARKS, name="C", words="حصار_القلعة", types="ASSAULT", date="1950", source="own"),
]

# (code, file, table, lines below the header, where it is told: line and column name or number)
BROKEN: list[tuple[str, str, schema.TableSpec, list[str], int, str | int]] = [
    ("LEX03", "actors/titles.tsv", schema.TITLES, ["ملک البلاد\tSAU\tGOV\tking\t\town"], 2, 3),
    ("LEX04", "actors/peoples.tsv", schema.PEOPLES, ["قوم\tMMR"], 2, 8),
    (
        "LEX05", "actors/states.tsv", schema.STATES,
        [row(schema.STATES, code="OMN", name_ar="بلاد"), row(schema.STATES, code="OMN", name_ar="بلاد")], 3, 1,
    ),
    ("LEX06", "triggers/AID.tsv", schema.TRIGGERS, [trigger(mode="dance")], 2, "mode"),
    ("LEX06", "triggers/CONSULT.tsv", schema.TRIGGERS, [trigger(pos="particle")], 2, "pos"),
    ("LEX06", "triggers/EMBRACE.tsv", schema.TRIGGERS, [trigger()], 0, 0),
    ("LEX07", "triggers/AGREE.tsv", schema.TRIGGERS, [trigger(head="تعاهد", frame="sideways")], 2, "frame"),
    ("LEX08", "triggers/SUPPORT.tsv", schema.TRIGGERS, [trigger(head="تكريم", contexts="gossip")], 2, "contexts"),
    (
        "LEX09", "triggers/ACCUSE.tsv", schema.TRIGGERS,
        [trigger(pos="verb", head="عاتب", root="عتب", form="II"), trigger(pos="verb", head="لا", root="لوم", form="Q")],
        2, "head",
    ),
    (
        "LEX10", "actors/organisations.tsv", schema.ORGANISATIONS,
        [row(schema.ORGANISATIONS, id="club", names="النادي", sector="ZZZ", kind="igo")], 2, "sector",
    ),
    ("LEX11", "places/cities.tsv", schema.CITIES, [row(schema.CITIES, names="مدينة", country="QQQ")], 2, "country"),
    ("LEX11", "actors/origins.tsv", schema.ORIGINS, [row(schema.ORIGINS, origin="xx", states="KEN|QQQ")], 2, "states"),
    (
        "LEX12", "actors/people.tsv", schema.PEOPLE,
        [row(schema.PEOPLE, name_en="A", names="فلان", **{"from": "2020-05", "to": "2019"})], 2, "to",
    ),
    ("LEX14", "triggers/REJECT.tsv", schema.TRIGGERS, [trigger(head="تمنع", example="قصير جدا")], 2, "example"),
    (
        "LEX15", "actors/memberships.tsv", schema.MEMBERSHIPS,
        [row(schema.MEMBERSHIPS, organisation="no-such-body", country="OMN")], 2, "organisation",
    ),
    ("LEX06", "grammar/landmarks.tsv", schema.LANDMARKS, LANDMARKS, 2, "types"),
    ("LEX12", "grammar/landmarks.tsv", schema.LANDMARKS, LANDMARKS, 3, "date"),
    ("LEX16", "grammar/landmarks.tsv", schema.LANDMARKS, LANDMARKS, 4, "words"),
    ("LEX16", "triggers/RETREAT.tsv", schema.TRIGGERS, [trigger(head="تصافح الأعداء")], 2, "head"),
]  # fmt: skip


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, tuple[Problem, ...]]:
    """Every broken row in one folder, checked once."""
    root = tmp_path_factory.mktemp("knowledge")
    files = {file: (spec, list(lines)) for _, file, spec, lines, _, _ in BROKEN}
    files["triggers/REQUEST.tsv"] = (schema.TRIGGERS, [trigger(head="تصافح الأعداء")])
    for file, (spec, lines) in files.items():
        path = root / file
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(("\t".join(spec.columns), *lines, "")), "utf-8")
    (root / "actors/given_names.tsv").write_bytes("\t".join(schema.GIVEN.columns).encode() + b"\n\xff\n")
    (root / "actors/honorifics.tsv").write_text("word\tsource\n", "utf-8")
    return root, check_all(root)


@pytest.mark.parametrize(
    ("code", "file", "spec", "lines", "line", "where"), BROKEN, ids=[f"{one[0]}-{Path(one[1]).stem}" for one in BROKEN]
)
def test_a_broken_row_is_told_where_it_stands(
    told: tuple[Path, tuple[Problem, ...]],
    code: str,
    file: str,
    spec: schema.TableSpec,
    lines: list[str],
    line: int,
    where: str | int,
) -> None:
    at = column(spec, lines[line - 2], where) if isinstance(where, str) else where
    assert (file, line, at, code) in {(p.file, p.line, p.column, p.code) for p in told[1]}


def test_files_that_cannot_be_read_are_told_beside_the_rows(told: tuple[Path, tuple[Problem, ...]]) -> None:
    found = {(p.file, p.line, p.code) for p in told[1]}
    assert ("actors/given_names.tsv", 0, "LEX01") in found
    assert ("actors/honorifics.tsv", 1, "LEX02") in found


def test_problems_are_sorted_distinct_and_say_what_to_do(told: tuple[Path, tuple[Problem, ...]]) -> None:
    problems = told[1]
    assert list(problems) == sorted(set(problems))
    assert all(problem.message and problem.hint for problem in problems if problem.code != "LEX01")
    assert str(problems[0]).startswith(
        f"{problems[0].file}:{problems[0].line}:{problems[0].column} {problems[0].code} "
    )


def test_a_verb_that_cannot_be_made_is_told(told: tuple[Path, tuple[Problem, ...]]) -> None:
    assert ("triggers/ACCUSE.tsv", 3, "LEX09") in {(p.file, p.line, p.code) for p in told[1]}


def test_an_empty_folder_adds_no_problem_and_the_package_has_none(tmp_path: Path) -> None:
    assert check_all(tmp_path) == ()
