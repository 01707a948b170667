"""`taqarub export`: the events of the database as a file for other programs."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from taqarub.errors import SettingsError
from taqarub.surfaces.cli.options import Config, Database, Since, Until, country, day, settings_from
from taqarub.surfaces.cli.terminal import NOTHING, OK, Reporter, guarded


@guarded
def export(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="the file; its ending tells the format")],
    as_: Annotated[
        str | None,
        typer.Option(
            "--as", metavar="FORMAT", help="csv, jsonl, parquet, jsonld, graphml, polecat, icews, gdelt, gdelt-mentions"
        ),
    ] = None,
    pair: Annotated[str | None, typer.Option(metavar="DZA-RUS", help="only events in which both take part")] = None,
    since: Since = None,
    until: Until = None,
    snapshot_date: Annotated[
        str | None, typer.Option(metavar="DAY", help="ISO day of the snapshot; else today")
    ] = None,
    database: Database = None,
    config: Config = None,
) -> int:
    """Export the events, with all their reports, beside a description of the snapshot; read back before it appears."""
    from taqarub.record.store import Store
    from taqarub.surfaces.export.export import export as write
    from taqarub.surfaces.export.export import format_of, sidecar_of
    from taqarub.surfaces.export.rows import Filter, event_rows

    settings = settings_from(config, database=database)
    format_, chosen = format_of(out, as_), Filter(_pair(pair), day(since, "--since"), day(until, "--until"))
    taken = day(snapshot_date, "--snapshot-date") or datetime.now(UTC).date().isoformat()
    with Store.open(settings.database) as store:
        made = write(event_rows(store, chosen), out, format_, taken)
    counts = f"{made.events:,} events, {made.reports:,} reports, {made.sources:,} sources"
    Reporter().line(f"{out}: {counts}; described in {sidecar_of(out)}")
    return OK if made.events else NOTHING


def _pair(value: str | None) -> tuple[str, str] | None:
    if value is None:
        return None
    a, dash, b = value.partition("-")
    if not dash:
        raise SettingsError("SET04", "--pair must be two country codes", got=value, hint="write it as DZA-RUS")
    return country(a), country(b)
