"""The whole path on one screen: document → view → sentences, mentions, dates → proposals → events, facts → record."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from taqarub.events.article import Reader
from taqarub.events.coder import EventCoder
from taqarub.events.explain import explain
from taqarub.events.facts import facts_of
from taqarub.events.model import Models, load_models, unpacked
from taqarub.knowledge.ontology import load_ontology
from taqarub.knowledge.store import digest_of, load_lexicon
from taqarub.knowledge.tables import DATA
from taqarub.mentions.dates import load_date_grammar
from taqarub.mentions.quantities import load_quantity_grammar
from taqarub.model.digest import digest
from taqarub.model.text import Document
from taqarub.record.build import RecordBuilder
from taqarub.settings import Settings

_WEIGHTS = DATA / "weights/weights.json.gz"


class Coder:
    """Codes documents. Holds compiled knowledge and nothing of what it has read."""

    def __init__(self, reader: Reader, models: Models, builder: RecordBuilder) -> None:
        self.reader = reader
        self.models = models
        self.events = EventCoder(reader.lexicon, models)
        self.builder = builder

    def code(self, document: Document) -> dict[str, Any]:
        """One document → one record (RECORD.md), deterministic."""
        article = self.reader.read(document)
        events = self.events.code(article)
        facts = facts_of(article, self.reader.lexicon, self.reader.quantities.find(article.view.text))
        return self.builder.record(article, events, facts)

    def explain(self, document: Document) -> list[dict[str, Any]]:
        """Sentence by sentence: each event with the evidence for it, and the candidates that were not kept.

        Events carry the ids of the document's record; offsets count in the text as given.
        """
        article = self.reader.read(document)
        record = self.builder.record(article, self.events.code(article), ())
        ids = [event["id"] for event in record["events"]]
        return explain(article, self.events, ids)


def knowledge_digest(settings: Settings) -> str:
    """64 hex digits over all that a coder of these settings knows: tables and weights."""
    extra = (Path(settings.knowledge_dir),) if settings.knowledge_dir else ()
    return digest(digest_of((DATA, *extra)), unpacked(_WEIGHTS), length=64)


def load_coder(settings: Settings | None = None, models: Models | None = None) -> Coder:
    """A coder by the package's knowledge and that of `settings`. Raises KnowledgeError when a table is wrong."""
    settings = settings or Settings()
    extra = (Path(settings.knowledge_dir),) if settings.knowledge_dir else ()
    cache = Path(settings.cache_dir) if settings.cache_dir else None
    with _no_collection():
        lexicon = load_lexicon(cache, extra)
        dates = load_date_grammar(cache)
        reader = Reader(lexicon, dates, load_quantity_grammar(dates.words.numbers, cache))
        models = models or load_models(_WEIGHTS, cache)
        return Coder(reader, models, RecordBuilder(load_ontology(), lexicon))


@contextmanager
def _no_collection() -> Iterator[None]:
    """Half a million objects that all stay: looking for garbage among them would take as long as reading them."""
    wanted = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if wanted:
            gc.enable()
