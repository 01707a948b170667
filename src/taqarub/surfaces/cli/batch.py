"""Documents through the coder, one process or many: the same results in the same order, one failure at a time."""

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol

from taqarub.errors import KnowledgeError, RecordError, SettingsError, TaqarubError
from taqarub.ingest.items import Failure, Item, Note
from taqarub.model.text import Document
from taqarub.settings import Settings

if TYPE_CHECKING:
    from taqarub.events.model import Models
    from taqarub.pipeline import Coder

_CHUNK = 16  # items sent to a process at a time
_AHEAD = 4  # chunks a process may be ahead, so that memory stays bounded


@dataclass(frozen=True, slots=True)
class Coded:
    """A document and its record."""

    document: Document
    record: Mapping[str, Any]


Result = Coded | Failure | Note


class CodesDocuments(Protocol):
    """What a batch needs of a coder."""

    def code(self, document: Document) -> dict[str, Any]:
        """One record of one document."""


def code_items(items: Iterable[Item], settings: Settings) -> Iterator[Result]:
    """Every item's result, in order. Raises KnowledgeError before the first when the coder cannot be built."""
    return code_with(ready_coder(settings), items, settings)


def code_with(coder: CodesDocuments, items: Iterable[Item], settings: Settings) -> Iterator[Result]:
    """`code_items` with a coder that is there already."""
    if settings.processes == 1:
        return (code_item(item, coder, settings.published) for item in items)
    return _code_on_processes(items, coder, settings)


def ready_coder(settings: Settings, models: "Models | None" = None) -> "Coder":
    """The coder of these settings, with the shipped weights or `models`.

    A user's own tables are checked whole first: a row that is silently left out would look like a fault of the coder.
    Raises KnowledgeError LEX…, SettingsError SET04.
    """
    from taqarub.pipeline import load_coder

    folder = settings.knowledge_dir
    if folder is not None:
        from taqarub.knowledge.check import check_all

        if not folder.is_dir():
            raise SettingsError("SET04", "knowledge_dir must be a folder", got=str(folder), hint="check the path")
        if problems := check_all(folder):
            raise KnowledgeError(problems)
    return load_coder(settings, models)


def code_item(item: Item, coder: CodesDocuments, published: str | None) -> Result:
    """Code one item; `published` dates documents that bring no date. Failures and notes pass through."""
    if not isinstance(item, Document):
        return item
    try:
        document = dated(item, published)
        return Coded(document, coder.code(document))
    except TaqarubError as error:
        error.at = error.at or item.id
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


_Packed = Document | Coded | Note | _Told


def _pack(one: Item | Result) -> _Packed:
    if not isinstance(one, Failure):
        return one
    error = one.error
    details = {"at": error.at, "got": error.got, "hint": error.hint}
    return _Told(one.at, type(error), error.code, error.message, details)


def _unpack(one: _Packed) -> Result:
    if isinstance(one, _Told):
        return Failure(one.at, one.kind(one.code, one.message, **one.details))
    if isinstance(one, Document):
        raise TypeError("a document came back uncoded")
    return one


def _work(chunk: list[_Packed]) -> list[_Packed]:
    coder, published = _worker["coder"], _worker["published"]
    return [_pack(code_item(one, coder, published)) if isinstance(one, Document) else one for one in chunk]


def _code_on_processes(items: Iterable[Item], coder: CodesDocuments, settings: Settings) -> Iterator[Result]:
    """Chunks go out ahead and come back in order. Forked, the processes share the coder's memory."""
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if "fork" in methods else None)
    arguments = (coder, settings.published)
    pool = ProcessPoolExecutor(settings.processes, context, initializer=_start_worker, initargs=arguments)
    waiting: deque[Future[list[_Packed]]] = deque()
    chunks = iter(items)
    try:
        while chunk := [_pack(item) for item in islice(chunks, _CHUNK)]:
            waiting.append(pool.submit(_work, chunk))
            if len(waiting) >= settings.processes * _AHEAD:
                yield from map(_unpack, waiting.popleft().result())
        while waiting:
            yield from map(_unpack, waiting.popleft().result())
    except BrokenProcessPool as error:
        hint = "memory ran out, or it was ended from outside: try fewer --processes"
        raise RecordError("REC05", "a process that codes articles died", hint=hint) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
