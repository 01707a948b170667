"""`taqarub evaluate`: the coder's records against annotated articles."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from taqarub.errors import RecordError, SettingsError
from taqarub.evaluation.gold import GoldDocument, gold_document, read_gold, read_predicted
from taqarub.evaluation.gsr import Standard, gsr_lines, read_standards, score_standard
from taqarub.evaluation.report import report_lines
from taqarub.evaluation.score import score
from taqarub.evaluation.standoff import read_standoff
from taqarub.ingest.items import Failure, Item
from taqarub.model.text import Document
from taqarub.settings import Settings
from taqarub.surfaces.cli.batch import Coded, code_items, ready_coder
from taqarub.surfaces.cli.options import Config, KnowledgeDir, Processes, settings_from
from taqarub.surfaces.cli.terminal import Reporter, exit_code, guarded
from taqarub.surfaces.cli.train import require_extra

_FOLDS = 5


@guarded
def evaluate(
    gold_dir: Annotated[
        Path | None, typer.Argument(metavar="GOLD_DIR", help="folder of <id>.json with gold events")
    ] = None,
    articles: Annotated[
        Path | None, typer.Option(metavar="DIR", help="folder of <id>.json with the texts; else GOLD_DIR/../articles")
    ] = None,
    predicted: Annotated[
        Path | None, typer.Option(metavar="FILE", help="score these records (.jsonl) instead of coding the articles")
    ] = None,
    gsr: Annotated[
        Path | None, typer.Option(metavar="DIR", help="folder of arabic_event_gsr: sentences for ASSAULT and PROTEST")
    ] = None,
    plain: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="annotated texts of a sentence or two, as train --plain has them"),
    ] = None,
    unseen: Annotated[
        bool,
        typer.Option(
            "--unseen", help="with --gsr, --plain: by weights fitted without the sentence, without its author's texts"
        ),
    ] = False,
    by_type: Annotated[bool, typer.Option("--by-type", help="a line for each event type")] = False,
    errors: Annotated[int, typer.Option(metavar="N", min=0, help="list the first N errors")] = 0,
    json_: Annotated[bool, typer.Option("--json", help="the figures as JSON")] = False,
    processes: Processes = None,
    knowledge_dir: KnowledgeDir = None,
    config: Config = None,
) -> int:
    """Score records against gold events: detection, dyads, distinct events, and each field."""
    settings = settings_from(config, processes=processes, knowledge_dir=knowledge_dir)
    if unseen and not (gsr or plain):
        raise SettingsError(
            "SET08", "--unseen goes with --gsr or --plain", hint="articles are scored unseen by train --cross-validate"
        )
    if gsr:
        return _sentences(gsr, settings, unseen=unseen, as_json=json_, errors=errors)
    if not (gold_dir or plain):
        raise RecordError("REC04", "there is no gold here", hint="give GOLD_DIR, --plain FILE or --gsr DIR")
    gold, reporter = _gold(gold_dir, articles, plain), Reporter()
    if plain and unseen:
        records = _unseen_plain(plain, settings)
    else:
        records = read_predicted(predicted) if predicted else _code(gold, settings, reporter)
    result = score(gold, records)
    if json_:
        print(json.dumps(result.as_dict(), ensure_ascii=False, indent=1))  # noqa: T201 - this is the data
    else:
        sys.stdout.writelines(line + "\n" for line in report_lines(result, by_type=by_type))
    sys.stdout.writelines("\t".join(row) + "\n" for row in result.errors[:errors])
    return exit_code(len(gold), reporter.failures)


def _sentences(folder: Path, settings: Settings, *, unseen: bool, as_json: bool, errors: int) -> int:
    """`--gsr`: every sentence coded as a document of its own, and the figures of each type."""
    standards, reporter = read_standards(folder), Reporter()
    items = [Document(id_, text) for one in standards for id_, text in one.texts().items()]
    records = _unseen(standards, settings) if unseen else _records(items, settings, reporter)
    results = [score_standard(one, records) for one in standards]
    if as_json:
        print(json.dumps([one.as_dict() for one in results], ensure_ascii=False, indent=1))  # noqa: T201 - the data
    else:
        sys.stdout.writelines(line + "\n" for line in gsr_lines(results))
    wrong = [f"{one.type}\t{kind}\t{' '.join(text.split())}\n" for one in results for kind, text in one.wrong]
    sys.stdout.writelines(wrong[:errors])
    return exit_code(len(items), reporter.failures)


def _unseen(standards: Sequence[Standard], settings: Settings) -> dict[str, Mapping[str, Any]]:
    """The sentences coded by weights that have not seen them: those of the package saw some."""
    require_extra()
    from taqarub.evaluation.train_alone import code_unseen

    return code_unseen(standards, ready_coder(settings), _FOLDS)


def _gold(gold_dir: Path | None, articles: Path | None, plain: Path | None) -> Sequence[GoldDocument]:
    if plain:
        return [gold_document(one) for one in read_standoff(plain, plain)]
    return read_gold(gold_dir, articles) if gold_dir else ()


def _unseen_plain(plain: Path, settings: Settings) -> dict[str, Mapping[str, Any]]:
    """The texts coded by weights that have seen none of their author's."""
    require_extra()
    from taqarub.evaluation.cross_validate import read_examples
    from taqarub.evaluation.train_plain import code_unseen

    coder = ready_coder(settings)
    return code_unseen(read_examples(read_standoff(plain, plain), coder.reader), coder)


def _code(gold: Iterable[GoldDocument], settings: Settings, reporter: Reporter) -> dict[str, Mapping[str, Any]]:
    """The articles through the coder, dated as the gold says."""
    return _records([Document(one.id, one.text, one.title, one.published) for one in gold], settings, reporter)


def _records(items: Iterable[Item], settings: Settings, reporter: Reporter) -> dict[str, Mapping[str, Any]]:
    """Records by document id; failures are reported and left out."""
    found: dict[str, Mapping[str, Any]] = {}
    for result in code_items(items, settings):
        if isinstance(result, Failure):
            reporter.error(result.error)
        elif isinstance(result, Coded):
            reporter.step()
            found[result.document.id] = result.record
    return found
