"""Documents through the coder, one process or many: the same results in the same order, one failure at a time."""

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Protocol

from taqarub.errors import RecordError, TaqarubError
from taqarub.ingest.items import Failure, Item, Note
from taqarub.model.text import Document
from taqarub.settings import Settings

_CHUNK = 16  # items sent to a process at a time
_AHEAD = 4  # chunks a process may be ahead, so that memory stays bounded


@dataclass(frozen=True, slots=True)
class Coded:
    """A document and its record."""

    document: Document
    record: Mapping[str, Any]


Result = Coded | Failure | Note


_R = TypeVar("_R", Document, Coded, Note)


class CodesDocuments(Protocol):
    """What a batch needs of a coder."""

    def code(self, document: Document) -> dict[str, Any]:
        """One record of one document."""


def code_items(items: Iterable[Item], settings: Settings) -> Iterator[Result]:
    """Every item's result, in order. Raises KnowledgeError before the first when the coder cannot be built."""
    from taqarub.pipeline import load_coder

    coder = load_coder(settings)
    if settings.processes == 1:
        return (code_item(item, coder, settings.published) for item in items)
    return _code_on_processes(items, coder, settings)


def code_item(item: Item, coder: CodesDocuments, published: str | None) -> Result:
    """Code one item; `published` dates documents that bring no date. Failures and notes pass through."""
    if not isinstance(item, Document):
        return item
    try:
        document = dated(item, published)
        return Coded(document, coder.code(document))
    except TaqarubError as error:
        return Failure(item.id, error)
    except Exception as error:  # a fault of the coder must cost one article, not the batch
        return Failure(item.id, _fault(item, error))


def dated(document: Document, published: str | None) -> Document:
    """The document with its own date, else the given one, as EDTF. Raises DateError DAT…"""
    given = document.published or published
    if given is None:
        return document
    from taqarub.mentions.edtf import parse_published

    return replace(document, published=parse_published(given))


def _fault(document: Document, error: Exception) -> RecordError:
    got = f"{type(error).__name__}: {error}"
    hint = "this is a fault of the program: please report it with the article"
    return RecordError("REC02", "the article could not be coded", at=document.id, got=got, hint=hint)


_worker: dict[str, Any] = {}  # filled once in each process, before it works


def _start_worker(coder: CodesDocuments, published: str | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends the batch
    _worker.update(coder=coder, published=published)


@dataclass(frozen=True, slots=True)
class _Told:
    """A failure on its way between processes: exceptions with named arguments do not survive pickling."""

    at: str
    kind: type[TaqarubError]
    code: str
    message: str
    details: Mapping[str, str]


def _sent(result: _R | Failure) -> _R | _Told:
    if not isinstance(result, Failure):
        return result
    error = result.error
    details = {"at": error.at, "got": error.got, "hint": error.hint}
    return _Told(result.at, type(error), error.code, error.message, details)


def _received(result: Result | _Told) -> Result:
    if not isinstance(result, _Told):
        return result
    return Failure(result.at, result.kind(result.code, result.message, **result.details))


def _work(chunk: list[Item | _Told]) -> list[Result | _Told]:
    coder, published = _worker["coder"], _worker["published"]
    return [item if isinstance(item, _Told) else _sent(code_item(item, coder, published)) for item in chunk]


def _code_on_processes(items: Iterable[Item], coder: CodesDocuments, settings: Settings) -> Iterator[Result]:
    """Chunks go out ahead and come back in order. Forked, the processes share the coder's memory."""
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if "fork" in methods else None)
    arguments = (coder, settings.published)
    pool = ProcessPoolExecutor(settings.processes, context, initializer=_start_worker, initargs=arguments)
    waiting: deque[Future[list[Result | _Told]]] = deque()
    chunks = iter(items)
    try:
        while chunk := [_sent(item) for item in islice(chunks, _CHUNK)]:
            waiting.append(pool.submit(_work, chunk))
            if len(waiting) >= settings.processes * _AHEAD:
                yield from map(_received, waiting.popleft().result())
        while waiting:
            yield from map(_received, waiting.popleft().result())
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
