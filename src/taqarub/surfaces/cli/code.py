"""`taqarub code` and `taqarub add`: articles in, records out or into the store."""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from taqarub.errors import RecordError, StoreError
from taqarub.ingest.items import Failure, Limits, Note
from taqarub.ingest.registry import read_paths
from taqarub.settings import Settings
from taqarub.surfaces.cli.batch import Coded, code_items
from taqarub.surfaces.cli.options import Config, Database, Files, KnowledgeDir, Processes, Published, settings_from
from taqarub.surfaces.cli.output import Format, writer
from taqarub.surfaces.cli.terminal import Reporter, exit_code, guarded

if TYPE_CHECKING:
    from taqarub.record.queries import Counts


class _NothingCodedError(Exception):
    """Leaves the output's context so that an older file is not replaced by an empty one."""


@guarded
def code(
    files: Files,
    published: Published = None,
    format_: Annotated[Format | None, typer.Option("--format", help="else by the ending of OUT, else jsonl")] = None,
    out: Annotated[Path | None, typer.Option("-o", "--out", metavar="OUT", help="write here instead of stdout")] = None,
    processes: Processes = None,
    knowledge_dir: KnowledgeDir = None,
    config: Config = None,
) -> int:
    """Code articles into records: who did what to whom, when, where, according to whom."""
    settings = settings_from(config, published=published, processes=processes, knowledge_dir=knowledge_dir)
    reporter = Reporter()
    counts: Counter[str] = Counter()
    with suppress(_NothingCodedError), writer(out, format_ or _format_of(out)) as output:
        for coded in coded_documents(files, settings, reporter):
            output.write(coded)
            counts.update(articles=1, events=len(coded.record["events"]))
        if out is not None and not counts["articles"]:
            raise _NothingCodedError
    reporter.line(
        f"{_number(counts['articles'], 'article')} coded, {_number(counts['events'], 'event')}{_failed(reporter)}"
    )
    return exit_code(counts["articles"], reporter.failures)


@guarded
def add(
    files: Files,
    database: Database = None,
    published: Published = None,
    processes: Processes = None,
    knowledge_dir: KnowledgeDir = None,
    config: Config = None,
) -> int:
    """Code articles and keep them in a database. Adding one again changes nothing."""
    from taqarub.pipeline import knowledge_digest
    from taqarub.record.store import Added, Store

    flags = {"database": database, "published": published, "processes": processes, "knowledge_dir": knowledge_dir}
    settings = settings_from(config, **flags)
    reporter = Reporter()
    counts: Counter[Added] = Counter()
    with Store.open(settings.database, create=True, data=knowledge_digest(settings)) as store:
        try:
            for coded in coded_documents(files, settings, reporter):
                counts[store.add(coded.record, coded.document.text)] += 1
        except StoreError as error:  # what was added before stays, and is told
            reporter.error(error)
        done = ", ".join(f"{counts[one]} {one}" for one in Added)
        reporter.line(f"articles: {done}{_failed(reporter)}")
        total = store.counts()
        reporter.line(f"{store.at} holds {_number(total.articles, 'article')}: {_tally(total)}")
    return exit_code(sum(counts.values()), reporter.failures)


def coded_documents(files: list[str], settings: Settings, reporter: Reporter) -> Iterator[Coded]:
    """Code everything; notes and failures go to the reporter. Every record is checked against the contract."""
    from taqarub.record.contract import validate

    limits = Limits(settings.max_bytes, settings.min_arabic)
    for result in code_items(read_paths(files, limits), settings):
        if isinstance(result, Failure):
            reporter.error(result.error)
        elif isinstance(result, Note):
            reporter.line(f"note: {result.at}: {result.message}")
        elif violations := validate(result.record, result.document.text):
            reporter.error(_invalid(result, violations))
        else:
            reporter.step()
            yield result


def _invalid(coded: Coded, violations: tuple[str, ...]) -> RecordError:
    rest = f" (and {len(violations) - 1} more)" if len(violations) > 1 else ""
    hint = "this is a fault of the program: please report it with the article"
    return RecordError(
        "REC01", f"the record breaks its contract: {violations[0]}{rest}", at=coded.document.id, hint=hint
    )


def _tally(counts: "Counts") -> str:
    told = (_number(counts.events, "event"), _number(counts.reports, "report"), _number(counts.outlets, "source"))
    return " · ".join(told)


def _format_of(out: Path | None) -> Format:
    return Format.CSV if out is not None and out.suffix.lower() == ".csv" else Format.JSONL


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _failed(reporter: Reporter) -> str:
    return f"; {_number(reporter.failures, 'document')} failed" if reporter.failures else ""
