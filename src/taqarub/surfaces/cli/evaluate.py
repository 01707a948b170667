"""`taqarub evaluate`: the coder's records against annotated articles."""

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from taqarub.evaluation.gold import GoldDocument, read_gold, read_predicted
from taqarub.evaluation.report import report_lines
from taqarub.evaluation.score import score
from taqarub.ingest.items import Failure, Item
from taqarub.model.text import Document
from taqarub.settings import Settings
from taqarub.surfaces.cli.batch import Coded, code_items
from taqarub.surfaces.cli.options import Config, KnowledgeDir, Processes, settings_from
from taqarub.surfaces.cli.terminal import Reporter, exit_code, guarded


@guarded
def evaluate(
    gold_dir: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="folder of <id>.json with gold events")],
    articles: Annotated[
        Path | None, typer.Option(metavar="DIR", help="folder of <id>.json with the texts; else GOLD_DIR/../articles")
    ] = None,
    predicted: Annotated[
        Path | None, typer.Option(metavar="FILE", help="score these records (.jsonl) instead of coding the articles")
    ] = None,
    by_type: Annotated[bool, typer.Option("--by-type", help="a line for each event type")] = False,
    errors: Annotated[int, typer.Option(metavar="N", min=0, help="list the first N errors")] = 0,
    json_: Annotated[bool, typer.Option("--json", help="the figures as JSON")] = False,
    processes: Processes = None,
    knowledge_dir: KnowledgeDir = None,
    config: Config = None,
) -> int:
    """Score records against gold events: detection, dyads, distinct events, and each field."""
    settings = settings_from(config, processes=processes, knowledge_dir=knowledge_dir)
    gold, reporter = read_gold(gold_dir, articles), Reporter()
    records = read_predicted(predicted) if predicted else _code(gold, settings, reporter)
    result = score(gold, records)
    if json_:
        print(json.dumps(result.as_dict(), ensure_ascii=False, indent=1))  # noqa: T201 - this is the data
    else:
        sys.stdout.writelines(line + "\n" for line in report_lines(result, by_type=by_type))
    sys.stdout.writelines("\t".join(row) + "\n" for row in result.errors[:errors])
    return exit_code(len(gold), reporter.failures)


def _code(gold: Iterable[GoldDocument], settings: Settings, reporter: Reporter) -> dict[str, Mapping[str, Any]]:
    """The articles through the coder, dated as the gold says."""
    items: list[Item] = [Document(one.id, one.text, one.title, one.published) for one in gold]
    found: dict[str, Mapping[str, Any]] = {}
    for result in code_items(items, settings):
        if isinstance(result, Failure):
            reporter.error(result.error)
        elif isinstance(result, Coded):
            reporter.step()
            found[result.document.id] = result.record
    return found
