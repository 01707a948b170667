"""What is documented is all there is, and all there is is documented."""

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
import typer.main

from taqarub import __version__
from taqarub.settings import Settings
from taqarub.surfaces.cli.app import build_app

ROOT = Path(__file__).parents[1]
CODE = re.compile(r'"((?:INP|LEX|DAT|SET|STO|REC|EXT)\d\d)"')


def codes_in_source() -> set[str]:
    return {code for path in (ROOT / "src").rglob("*.py") for code in CODE.findall(path.read_text("utf-8"))}


def documented_codes() -> list[str]:
    return re.findall(r"^### ([A-Z]{3}\d\d)$", (ROOT / "docs" / "errors.md").read_text("utf-8"), re.MULTILINE)


def test_every_error_code_has_its_section_and_no_other_has() -> None:
    assert codes_in_source() == set(documented_codes())


def test_sections_of_errors_stand_once_and_say_something() -> None:
    codes = documented_codes()
    assert len(codes) == len(set(codes))
    sections = re.split(r"^#+ .*$", (ROOT / "docs" / "errors.md").read_text("utf-8"), flags=re.MULTILINE)
    assert sum(len(section.strip()) > 20 for section in sections) >= len(codes)


def command_names() -> list[str]:
    return sorted(typer.main.get_command(build_app()).commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", command_names())
def test_every_command_is_documented(name: str) -> None:
    page = (ROOT / "docs" / "cli.md").read_text("utf-8")
    assert re.search(rf"^## {name}$", page, re.MULTILINE)
    assert f"taqarub {name}" in page


@pytest.mark.parametrize("name", [field.name for field in fields(Settings)])
def test_every_setting_is_documented(name: str) -> None:
    assert f"`{name}`" in (ROOT / "docs" / "cli.md").read_text("utf-8")


@pytest.mark.parametrize("page", sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")]), ids=lambda p: p.name)
def test_links_between_documents_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
    missing = [link for link in links if not (page.parent / link).exists()]
    assert not missing


def test_the_lock_names_packages_and_hashes_only() -> None:
    lines = (ROOT / "requirements.lock").read_text("utf-8").splitlines()
    package = re.compile(r"[a-z0-9.-]+==[^ ]+( ; .+)? \\")
    digest = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")
    assert all(package.fullmatch(line) or digest.fullmatch(line) for line in lines)


def test_the_lock_holds_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = {
        re.split("[><=]", one)[0]
        for one in (
            *project["dependencies"],
            *(name for extra in ("web", "tables", "analysis", "postgres", "train", "dev") for name in extras[extra]),
        )
    }
    locked = set(re.findall(r"^([a-z0-9.-]+)==", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE))
    assert wanted <= locked


def test_the_citation_names_this_version_and_licence() -> None:
    text = (ROOT / "CITATION.cff").read_text("utf-8")
    fields = dict(re.findall(r"^([a-z-]+): (.+)$", text, re.MULTILINE))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert (fields["cff-version"], fields["version"]) == ("1.2.0", __version__)
    assert fields["license"] == project["license"]
    assert {"message", "title", "type"} <= set(fields)
    assert all(author["name"] in text for author in project["authors"])
