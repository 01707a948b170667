"""`taqarub serve`: the pages, on this machine."""

import ipaddress
from typing import Annotated

import typer

from taqarub.errors import MissingExtra, SettingsError
from taqarub.surfaces.cli.options import Config, Database, settings_from
from taqarub.surfaces.cli.terminal import OK, guarded


@guarded
def serve(
    host: Annotated[str | None, typer.Option(metavar="HOST", help="address to listen on")] = None,
    port: Annotated[int | None, typer.Option(metavar="PORT", help="port to listen on; 0 = any free one")] = None,
    expose: Annotated[bool, typer.Option("--expose", help="allow other machines to read the pages")] = False,
    database: Database = None,
    config: Config = None,
) -> int:
    """Serve the pages: pairs of states, events over time, articles with their evidence."""
    settings = settings_from(config, database=database, host=host, port=port)
    if not expose and not is_loopback(settings.host):
        hint = "there is no login: use 127.0.0.1, or add --expose to let other machines read everything"
        raise SettingsError("SET06", "this address can be reached by other machines", got=settings.host, hint=hint)
    try:
        from taqarub.surfaces.web.server import run
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("taqarub"):
            raise
        hint = "pip install 'taqarub[web]'"
        raise MissingExtra("EXT01", "the pages are not installed", got=error.name or "", hint=hint) from error
    run(settings.database, settings.host, settings.port)
    return OK


def is_loopback(host: str) -> bool:
    """Is this an address that only this machine can reach?"""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
