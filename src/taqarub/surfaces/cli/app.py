"""The commands of `taqarub`. Heavy parts are imported inside the commands, so that `--version` answers at once."""

import contextlib
import sys
from typing import Annotated

import typer

from taqarub import __version__
from taqarub.surfaces.cli import db, lexicon
from taqarub.surfaces.cli.code import add, code
from taqarub.surfaces.cli.doctor import doctor
from taqarub.surfaces.cli.evaluate import evaluate
from taqarub.surfaces.cli.explain import explain
from taqarub.surfaces.cli.export import export
from taqarub.surfaces.cli.serve import serve
from taqarub.surfaces.cli.show import show
from taqarub.surfaces.cli.train import train


def _version(wanted: bool) -> None:
    if wanted:
        print(f"taqarub {__version__}")  # noqa: T201 - this is the data
        raise typer.Exit


def build_app() -> typer.Typer:
    """The application with every command, in the order a newcomer meets them."""
    app = typer.Typer(add_completion=False, no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.callback()(_root)
    for command in (code, add, show, export, serve, explain, evaluate, train):
        app.command()(command)
    app.add_typer(lexicon.commands, name="lexicon")
    app.add_typer(db.commands, name="db")
    app.command()(doctor)
    return app


def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="print the version and stop")
    ] = False,
) -> None:
    """Taqarub reads Arabic news and records who did what to whom, with the words it was read from."""


def main() -> None:
    """The console script. Output is UTF-8 whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):  # replaced by an object that is no text file
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    build_app()()
