"""`taqarub explain`: why each event was coded, and what was considered in sentences without one."""

import json
import sys
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import typer

from taqarub.errors import TaqarubError
from taqarub.ingest.items import Limits
from taqarub.ingest.registry import read_paths
from taqarub.model.text import Document
from taqarub.surfaces.cli.batch import dated, ready_coder
from taqarub.surfaces.cli.options import Config, Files, KnowledgeDir, Published, settings_from
from taqarub.surfaces.cli.output import FSI, PDI
from taqarub.surfaces.cli.terminal import Reporter, exit_code, guarded


@guarded
def explain(
    files: Files,
    published: Published = None,
    json_: Annotated[bool, typer.Option("--json", help="one sentence a line, as JSON")] = False,
    knowledge_dir: KnowledgeDir = None,
    config: Config = None,
) -> int:
    """Tell, sentence by sentence, why each event was coded and what else was considered."""
    settings = settings_from(config, published=published, knowledge_dir=knowledge_dir)
    coder, reporter, done = ready_coder(settings), Reporter(), 0
    for item in read_paths(files, Limits(settings.max_bytes, settings.min_arabic)):
        if not isinstance(item, Document):
            _tell(item, reporter)
            continue
        try:
            sentences = coder.explain(dated(item, settings.published))
        except TaqarubError as error:
            reporter.error(error)
            continue
        lines = _as_json(item.id, sentences) if json_ else _as_text(item.id, sentences)
        sys.stdout.writelines(line + "\n" for line in lines)
        done += 1
    return exit_code(done, reporter.failures)


def _tell(item: Any, reporter: Reporter) -> None:
    if hasattr(item, "error"):
        reporter.error(item.error)
    else:
        reporter.line(f"note: {item.at}: {item.message}")


def _as_json(article: str, sentences: list[dict[str, Any]]) -> Iterator[str]:
    for sentence in sentences:
        yield json.dumps({"article": article, **sentence}, ensure_ascii=False)


def _as_text(article: str, sentences: list[dict[str, Any]]) -> Iterator[str]:
    for number, sentence in enumerate(sentences, 1):
        yield f"{article} sentence {number} [{sentence['start']}–{sentence['end']}]"
        yield f"  {_isolated(sentence['sentence'])}"
        for event in sentence["events"]:
            yield from _event_lines(event)
        yield from (_considered_line(one) for one in sentence["considered"])
        if not sentence["events"] and not sentence["considered"]:
            yield "  – nothing in it is a trigger"


def _event_lines(event: Mapping[str, Any]) -> Iterator[str]:
    sure = f"  p {event['confidence']:.2f}" if "confidence" in event else ""
    yield f"  + {event['event']} {event['type']} {event['status']} {_isolated(event['trigger'])}  {event['row']}{sure}"
    yield from (f"      why: {event['why']}",) if event.get("why") else ()
    for role in event["roles"]:
        yield f"      {role['role']}: {_isolated(role['text'])}  {role['why']}"


def _considered_line(one: Mapping[str, Any]) -> str:
    return f"  – not {_isolated(one['text'])}  {one['row']}: {one['why_not']}"


def _isolated(text: str) -> str:
    """Arabic inside Latin lines, kept in its own direction; line breaks would break the layout."""
    return f"{FSI}{' '.join(str(text).split())}{PDI}"
