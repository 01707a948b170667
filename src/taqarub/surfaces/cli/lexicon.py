"""`taqarub lexicon check`: every fault in the tables of knowledge, at once."""

import sys

import typer

from taqarub.errors import SettingsError
from taqarub.surfaces.cli.options import Config, KnowledgeDir, settings_from
from taqarub.surfaces.cli.terminal import OK, PARTIAL, Reporter, guarded

commands = typer.Typer(help="Work on the tables of knowledge.", no_args_is_help=True, rich_markup_mode=None)


@commands.callback()
def lexicon() -> None:
    """Work on the tables of knowledge."""


@commands.command("check")
@guarded
def check(knowledge_dir: KnowledgeDir = None, config: Config = None) -> int:
    """List every fault in the tables as file:line:column. Exit code 1 when there is one."""
    from taqarub.knowledge.check import check_all

    settings = settings_from(config, knowledge_dir=knowledge_dir)
    if settings.knowledge_dir is not None and not settings.knowledge_dir.is_dir():
        got = str(settings.knowledge_dir)
        raise SettingsError("SET04", "knowledge_dir must be a folder", got=got, hint="check the path")
    problems = check_all(settings.knowledge_dir)
    sys.stdout.writelines(f"{problem}\n" for problem in problems)
    sys.stdout.flush()
    Reporter().line(f"{len(problems)} problems" if problems else "the tables are in order")
    return PARTIAL if problems else OK
