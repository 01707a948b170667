"""The house's one rule: a layer imports only layers below it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src" / "taqarub"
# A module stands as high as the longest prefix of its name here. Equal numbers may import each other.
LEVELS = {
    "": 0,  # the package itself: its version
    "errors": 0,
    "model": 1,
    "settings": 1,
    "text.normalise": 1,  # tables of knowledge are folded like the text they are matched with
    "knowledge": 2,
    "text": 3,
    "ingest": 3,
    "mentions": 4,
    "events": 5,
    "pipeline": 6,
    "record": 6,
    "relations": 7,
    "evaluation": 8,
    "surfaces": 9,
}
MODULES = sorted(SRC.rglob("*.py"))


def _name(path: Path) -> str:
    parts = path.relative_to(SRC).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _level(module: str) -> int:
    while module not in LEVELS:
        module = module.rpartition(".")[0]
    return LEVELS[module]


def _imports(path: Path) -> Iterator[str]:
    """Own modules a file imports, as names below `taqarub`; `from p import m` counts as p.m if that is a module."""
    names = {_name(module) for module in MODULES}
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for full in (one.removeprefix("taqarub.") for one in found if one.startswith("taqarub.")):
            yield full if full in names else full.rpartition(".")[0]


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_modules_import_only_downward(path: Path) -> None:
    level = _level(_name(path))
    upward = [one for one in _imports(path) if _level(one) > level]
    assert not upward, f"{_name(path)} (level {level}) imports {upward}"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_modules_do_not_import_relatively(path: Path) -> None:
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    assert not any(isinstance(node, ast.ImportFrom) and node.level for node in nodes)


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_files_stay_under_four_hundred_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 400


def test_no_gpl_dependency_is_imported() -> None:
    forbidden = {
        "pyarabic",
        "farasa",
        "qalsadi",
        "camel_tools",
        "tashaphyne",
        "arramooz",
        "mishtar",
        "libqutrub",
        "farahidi",
    }
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
            assert not forbidden & {name.partition(".")[0] for name in names}, path
