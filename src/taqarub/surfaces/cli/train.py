"""`taqarub train`: weights from annotated articles, and how they do on articles they have not seen."""

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
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
    from taqarub.evaluation.example import Example
    from taqarub.evaluation.train_alone import Sentence
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
    also: Annotated[
        Path | None, typer.Option(metavar="DIR", help="one more folder of <id>.json, their texts inside")
    ] = None,
    more: Annotated[
        Path | None,
        typer.Option("--more", metavar="FILE", help="more annotations, offsets into the articles of --news"),
    ] = None,
    news: Annotated[
        Path | None, typer.Option("--news", metavar="FILE", help="plain news, JSON Lines: the texts of --more")
    ] = None,
    sentences: Annotated[
        Path | None,
        typer.Option("--sentences", metavar="DIR", help="judged sentences, a folder as evaluate --gsr has it"),
    ] = None,
    plain: Annotated[
        Path | None,
        typer.Option(
            "--plain", metavar="FILE", help="annotated texts of a sentence or two, JSON Lines with their texts"
        ),
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
    require_extra()
    if (more is None) != (news is None):
        raise SettingsError("SET08", "--more and --news go together", hint="offsets need the texts they count in")
    from taqarub.evaluation.gold import read_gold
    from taqarub.events.model import EMPTY

    coder, reporter = ready_coder(settings_from(config, knowledge_dir=knowledge_dir), EMPTY), Reporter()
    material = _material(coder, gold_dir, articles, also, quiet_news, more, news, sentences, plain)
    reporter.line(material.summary)
    if cross_validate:
        if folds > len(material.examples):
            raise SettingsError("SET04", "--folds must not exceed the articles", got=str(folds), hint="give fewer")
        validation = _validate(read_gold(gold_dir, articles), material, coder, folds)
        _print(validation, by_type=by_type, errors=errors, json_=json_)
    if out is not None:
        _write(coder, material, out, reporter)
    return OK


@dataclass(frozen=True, slots=True)
class _Material:
    """What is learned from: gold articles, more articles, articles without events, sentences without an article, and
    texts that are no longer.
    """

    examples: "Sequence[Example]"
    more: "Sequence[Example]"
    quiet: "Sequence[Example]"
    alone: "Sequence[Sentence]"
    plain: "Sequence[Example]"

    @property
    def summary(self) -> str:
        """One line of what was read."""
        mentions = sum(len(one.gold) for one in (*self.examples, *self.more))
        articles = f"{len(self.examples)} gold and {len(self.more)} more articles read, {mentions} mentions"
        alone = f", {len(self.alone)} sentences" if self.alone else ""
        plain = f", {len(self.plain)} short texts" if self.plain else ""
        return f"{articles}; {len(self.quiet)} articles without events{alone}{plain}"


def _material(
    coder: "Coder",
    gold_dir: Path,
    articles: Path | None,
    also: Path | None,
    quiet_news: Path | None,
    more: Path | None,
    news: Path | None,
    sentences: Path | None,
    plain: Path | None,
) -> _Material:
    from taqarub.evaluation.cross_validate import quiet_lines, read_examples, read_quiet
    from taqarub.evaluation.gold import read_annotations
    from taqarub.evaluation.standoff import read_standoff
    from taqarub.evaluation.train_alone import read_sentences

    reader = coder.reader
    quiet = read_quiet(quiet_news, reader) if quiet_news else []
    short = read_examples(read_standoff(plain, plain), reader) if plain else []
    return _Material(
        read_examples(read_annotations(gold_dir, articles), reader),
        read_examples(read_annotations(also) if also else (), reader)
        + read_examples(read_standoff(more, news) if more and news else (), reader),
        quiet,
        read_sentences(sentences, reader) if sentences else (),
        short + quiet_lines(quiet, reader) if short else (),
    )


def require_extra() -> None:
    """Raises MissingExtra EXT02 where what fits weights is not installed."""
    missing = [name for name in ("numpy", "scipy", "sklearn") if find_spec(name) is None]
    if missing:
        hint = "pip install 'taqarub[train]'"
        raise MissingExtra("EXT02", "what trains the weights is not installed", got=", ".join(missing), hint=hint)


def _validate(gold: Any, material: _Material, coder: "Coder", folds: int) -> "Validation":
    from taqarub.evaluation.cross_validate import cross_validate

    found, lexicon, builder = material.examples, coder.reader.lexicon, coder.builder
    extra: Any = {"quiet": material.quiet, "more": material.more}
    return _fitting(lambda: cross_validate(gold, found, lexicon, builder, folds=folds, **extra))


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
        told = report_lines(validation.result, by_type=by_type)
        lines = (*told, "", *reliability_lines(validation))
        sys.stdout.writelines(line + "\n" for line in lines)
    sys.stdout.writelines("\t".join(row) + "\n" for row in validation.result.errors[:errors])


def _write(coder: "Coder", material: _Material, out: Path, reporter: Reporter) -> None:
    """The weights appear whole or not at all."""
    from taqarub.evaluation.train import save
    from taqarub.evaluation.train import train as fit

    lexicon = coder.reader.lexicon
    extra: Any = {name: getattr(material, name) for name in ("quiet", "alone", "more", "plain")}
    fitted = _fitting(lambda: fit(lexicon, material.examples, **extra))
    part = out.with_name("part." + out.name)  # the ending says whether it is packed
    try:
        save(fitted.models, part)
        part.replace(out)
    except OSError as error:
        hint = error.strerror or type(error).__name__
        raise RecordError("REC03", "the output cannot be written", at=str(out), hint=hint) from error
    counts = ", ".join(f"{number:,} {name}" for name, number in fitted.counts.items())
    reporter.line(f"{out}: trained on {counts}")
