"""`taqarub train`: weights from annotated articles, and how they do on articles they have not seen."""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from taqarub.errors import MissingExtra, RecordError, SettingsError
from taqarub.surfaces.cli.batch import ready_coder
from taqarub.surfaces.cli.options import Config, KnowledgeDir, settings_from
from taqarub.surfaces.cli.terminal import OK, Reporter, guarded

if TYPE_CHECKING:
    from taqarub.evaluation.cross_validate import Validation
    from taqarub.evaluation.train import Example
    from taqarub.pipeline import Coder

_T = TypeVar("_T")


@guarded
def train(
    gold_dir: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="folder of <id>.json with gold events")],
    articles: Annotated[
        Path | None, typer.Option(metavar="DIR", help="folder of <id>.json with the texts; else GOLD_DIR/../articles")
    ] = None,
    quiet_news: Annotated[
        Path | None, typer.Option("--quiet-news", metavar="FILE", help="plain news: what is not politics has no events")
    ] = None,
    out: Annotated[Path | None, typer.Option("-o", "--out", metavar="OUT", help="write the weights here")] = None,
    cross_validate: Annotated[
        bool, typer.Option("--cross-validate", help="score every article by weights trained without it")
    ] = False,
    folds: Annotated[int, typer.Option(metavar="K", min=2, help="parts the articles are divided into")] = 5,
    by_type: Annotated[bool, typer.Option("--by-type", help="a line for each event type")] = False,
    errors: Annotated[int, typer.Option(metavar="N", min=0, help="list the first N errors")] = 0,
    json_: Annotated[bool, typer.Option("--json", help="the figures as JSON")] = False,
    knowledge_dir: KnowledgeDir = None,
    config: Config = None,
) -> int:
    """Fit the weights to annotated articles. Needs the extra `train`."""
    if out is None and not cross_validate:
        hint = "-o weights.json writes the weights, --cross-validate measures them"
        raise SettingsError("SET08", "there is nothing to do", hint=hint)
    _require_extra()
    from taqarub.evaluation.cross_validate import read_examples, read_quiet
    from taqarub.evaluation.gold import read_annotations, read_gold

    coder, reporter = ready_coder(settings_from(config, knowledge_dir=knowledge_dir)), Reporter()
    examples = read_examples(read_annotations(gold_dir, articles), coder.reader)
    reporter.line(f"{len(examples)} articles read, {sum(len(one.gold) for one in examples)} gold mentions")
    quiet = read_quiet(quiet_news, coder.reader) if quiet_news else []
    if cross_validate:
        if folds > len(examples):
            raise SettingsError("SET04", "--folds must not exceed the articles", got=str(folds), hint="give fewer")
        validation = _validate(read_gold(gold_dir, articles), examples, coder, folds, quiet)
        _print(validation, by_type=by_type, errors=errors, json_=json_)
    if out is not None:
        _write(coder, examples, out, reporter, quiet)
    return OK


def _require_extra() -> None:
    missing = [name for name in ("numpy", "scipy", "sklearn") if find_spec(name) is None]
    if missing:
        hint = "pip install 'taqarub[train]'"
        raise MissingExtra("EXT02", "what trains the weights is not installed", got=", ".join(missing), hint=hint)


def _validate(gold: Any, examples: "list[Example]", coder: "Coder", folds: int, quiet: "list[Example]") -> "Validation":
    from taqarub.evaluation.cross_validate import cross_validate

    return _fitting(
        lambda: cross_validate(gold, examples, coder.reader.lexicon, coder.builder, folds=folds, quiet=quiet)
    )


def _fitting(work: Callable[[], _T]) -> _T:
    """The work's result. Raises RecordError REC04 when the gold is too small or too uniform to fit anything to."""
    try:
        return work()
    except ValueError as error:
        hint = "annotate more articles: both what is an event and what is none must occur"
        raise RecordError("REC04", "the weights cannot be fitted to this gold", got=str(error), hint=hint) from error


def _print(validation: "Validation", *, by_type: bool, errors: int, json_: bool) -> None:
    from taqarub.evaluation.report import reliability_lines, report_lines

    if json_:
        bins = [asdict(one) for one in validation.reliability]
        figures = {**validation.result.as_dict(), "reliability": bins}
        sys.stdout.write(json.dumps(figures, ensure_ascii=False, indent=1) + "\n")
    else:
        lines = (*report_lines(validation.result, by_type=by_type), "", *reliability_lines(validation))
        sys.stdout.writelines(line + "\n" for line in lines)
    sys.stdout.writelines("\t".join(row) + "\n" for row in validation.result.errors[:errors])


def _write(coder: "Coder", examples: "list[Example]", out: Path, reporter: Reporter, quiet: "list[Example]") -> None:
    """The weights appear whole or not at all."""
    from taqarub.evaluation.train import save
    from taqarub.evaluation.train import train as fit

    fitted = _fitting(lambda: fit(coder.reader.lexicon, examples, quiet=quiet))
    part = out.with_name(out.name + ".part")
    try:
        save(fitted.models, part)
        part.replace(out)
    except OSError as error:
        hint = error.strerror or type(error).__name__
        raise RecordError("REC03", "the output cannot be written", at=str(out), hint=hint) from error
    counts = ", ".join(f"{number:,} {name}" for name, number in fitted.counts.items())
    reporter.line(f"{out}: trained on {counts}")
