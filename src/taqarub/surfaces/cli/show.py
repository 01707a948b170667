"""`taqarub show`: what the database knows about a pair of countries."""

import json
import sys
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from taqarub.surfaces.cli.options import Config, Database, Since, Until, country, day, settings_from
from taqarub.surfaces.cli.terminal import OK, Reporter, guarded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from taqarub.record.queries import EventRow, PairRow
    from taqarub.record.store import Store
    from taqarub.relations.relation import Relation


class By(StrEnum):
    """How long the periods are."""

    MONTH = "month"
    WEEK = "week"


@guarded
def show(
    a: Annotated[str | None, typer.Argument(metavar="[DZA]", help="country code, ISO 3166-1 alpha-3 or PLOVER")] = None,
    b: Annotated[str | None, typer.Argument(metavar="[RUS]", help="the other country's code")] = None,
    since: Since = None,
    until: Until = None,
    by: Annotated[By, typer.Option("--by", help="length of the periods; a week is an ISO week")] = By.MONTH,
    json_: Annotated[
        bool, typer.Option("--json", help="one event a line, with all its mentions; then the relation")
    ] = False,
    database: Database = None,
    config: Config = None,
) -> int:
    """Show the events between two countries; without countries, list the pairs there are."""
    from taqarub.record.store import Store

    settings = settings_from(config, database=database)
    with Store.open(settings.database) as store:
        if a is None or b is None:
            _show_pairs(store.pairs(), json_=json_)
            return OK
        limits = (day(since, "--since"), day(until, "--until"))
        _show_pair(store, (country(a), country(b)), limits, by, json_=json_)
    return OK


def _show_pairs(pairs: "tuple[PairRow, ...]", *, json_: bool) -> None:
    if json_:
        sys.stdout.writelines(json.dumps(asdict(pair)) + "\n" for pair in pairs)
        return
    from taqarub.surfaces.cli.output import draw_table

    columns = ("pair", "events", "reports", "sources", "first", "last")
    rows = [(f"{p.a} {p.b}", *map(str, (p.events, p.reports, p.sources)), p.first or "", p.last or "") for p in pairs]
    draw_table(sys.stdout, columns, rows)


def _show_pair(
    store: "Store", pair: tuple[str, str], limits: tuple[str | None, str | None], by: By, *, json_: bool
) -> None:
    from taqarub.relations.periods import Step
    from taqarub.relations.relation import relate

    relation = relate(store, *pair, *limits, step=Step(by))
    done = [act.event for act in relation.acts.done]
    if json_:
        _print_json(done, relation)
        return
    counted = relation.whole.tally
    heading = f"{counted.events} events · {counted.reports} reports · {counted.sources} sources"
    print(f"{pair[0]} – {pair[1]}: {heading}")  # noqa: T201 - this is the data
    if done:
        _draw_relation(relation)
        _draw_events(done)
    else:
        Reporter().line("nothing between them is in the database; taqarub show lists the pairs that are")


def _print_json(events: "Sequence[EventRow]", relation: "Relation") -> None:
    from taqarub.surfaces.cli.relation import relation_dict

    if not events:
        return
    sys.stdout.writelines(json.dumps(asdict(event), ensure_ascii=False) + "\n" for event in events)
    sys.stdout.write(json.dumps({"relation": relation_dict(relation)}, ensure_ascii=False) + "\n")


def _draw_relation(relation: "Relation") -> None:
    from taqarub.surfaces.cli.output import FSI, PDI, draw_table
    from taqarub.surfaces.cli.relation import PERIOD_COLUMNS, period_rows, relation_lines

    sys.stdout.writelines(f"{FSI}{line}{PDI}\n" for line in relation_lines(relation))
    draw_table(sys.stdout, PERIOD_COLUMNS, period_rows(relation))


def _draw_events(events: "Sequence[EventRow]") -> None:
    from taqarub.surfaces.cli.output import FSI, PDI, draw_table

    columns = ("date", "type", "mode", "status", "actors", "recipients", "score", "reports", "words", "article")
    rows = []
    for event in events:
        sides = (" ".join(sorted({p.country or "?" for p in side})) for side in (event.actors, event.recipients))
        first = event.mentions[0]
        what = (event.date or "", event.type, event.mode or "", event.status, *sides)
        score = "" if event.score is None else f"{event.score:+.1f}"
        rows.append((*what, score, str(event.reports), f"{FSI}{first.trigger}{PDI}", first.article_id))
    draw_table(sys.stdout, columns, rows)
