"""Options that several commands share, and the settings they make."""

from pathlib import Path
from typing import Annotated

import typer

from taqarub.errors import SettingsError
from taqarub.settings import Settings, load_settings

Files = Annotated[list[str], typer.Argument(metavar="FILE…", help=".txt .json .jsonl files, folders, or - for stdin")]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="publication date of articles that give none, as 2022-11-10")
]
Database = Annotated[str | None, typer.Option(metavar="URL", help="database URL, or the path of an SQLite file")]
KnowledgeDir = Annotated[
    Path | None, typer.Option(metavar="DIR", help="folder with more rows for the tables of knowledge")
]
Processes = Annotated[int | None, typer.Option(metavar="N", help="code on N processes; the output stays the same")]
Config = Annotated[Path | None, typer.Option(metavar="FILE", help="settings file; else taqarub.toml of this folder")]
Since = Annotated[str | None, typer.Option(metavar="DAY", help="from this ISO day on")]
Until = Annotated[str | None, typer.Option(metavar="DAY", help="up to this ISO day, included")]


def settings_from(config: Path | None, **flags: object) -> Settings:
    """Settings from all sources, flags first. `published` is checked here, before any work. Raises SET…, DAT…"""
    settings = load_settings(config, flags=flags)
    if settings.published is not None:
        from taqarub.mentions.edtf import parse_published

        parse_published(settings.published)
    return settings


def country(code: str) -> str:
    """A country code in capitals. Raises SettingsError SET05."""
    from taqarub.knowledge.ontology import load_ontology

    ontology, upper = load_ontology(), code.upper()
    if upper in ontology.states or upper in ontology.bodies:
        return upper
    raise SettingsError("SET05", "this is not a country code", got=code, hint="three letters, such as DZA, RUS or UNO")


def day(value: str | None, flag: str) -> str | None:
    """An ISO day; of a month or year its last day, or its first where `flag` is since. Raises SettingsError SET04."""
    if value is None:
        return None
    from taqarub.record.days import day_range

    found = day_range(value)[0 if flag.endswith("since") else 1]
    if found is None:
        raise SettingsError("SET04", f"{flag} must be a day", got=value, hint="write it as 2022-11-10")
    return found
