"""`taqarub db`: bring a database to the form of today, check it, take articles out of it."""

import sys
from typing import Annotated

import typer

from taqarub.errors import InputError
from taqarub.surfaces.cli.options import Config, Database, settings_from
from taqarub.surfaces.cli.terminal import OK, PARTIAL, Reporter, exit_code, guarded

commands = typer.Typer(help="Look after the database.", no_args_is_help=True, rich_markup_mode=None)


@commands.callback()
def db() -> None:
    """Look after the database."""


@commands.command("upgrade")
@guarded
def upgrade(database: Database = None, config: Config = None) -> int:
    """Bring an older database to the form of today: whole, or not at all."""
    from taqarub.record.upgrade import upgrade as bring_up

    done = bring_up(settings_from(config, database=database).database)
    if done.before == done.after:
        Reporter().line(f"{done.at} is at revision {done.after} already")
    else:
        taken = f"; {done.articles:,} articles with all their events taken over" if done.articles else ""
        Reporter().line(f"{done.at}: revision {done.before} → {done.after}{taken}")
    return OK


@commands.command("check")
@guarded
def check(database: Database = None, config: Config = None) -> int:
    """List everything in which the tables contradict each other. Exit code 1 when there is something."""
    from taqarub.record.store import Store

    with Store.open(settings_from(config, database=database).database) as store:
        problems = store.problems()
        sys.stdout.writelines(f"{problem}\n" for problem in problems)
        sys.stdout.flush()
        Reporter().line(f"{len(problems)} problems" if problems else f"{store.at} is in order")
    return PARTIAL if problems else OK


@commands.command("remove")
@guarded
def remove(
    articles: Annotated[list[str], typer.Argument(metavar="ID…", help="ids of articles")],
    database: Database = None,
    config: Config = None,
) -> int:
    """Take articles out of what holds: pages and figures no longer know them. Their rows stay, with the time."""
    from taqarub.record.store import Store

    reporter, removed = Reporter(), 0
    with Store.open(settings_from(config, database=database).database) as store:
        for one in articles:
            if store.remove(one):
                removed += 1
            else:
                reporter.error(InputError("INP13", "the database holds no article of this id", at=store.at, got=one))
    reporter.line(f"articles: {removed} removed")
    return exit_code(removed, reporter.failures)
