"""How well the coder does on articles its weights have not seen, and whether its confidence means what it says.

Every article is coded by weights that were trained on the other folds: article i lies in fold i % k. The rows of
the tables are the same for all folds, so the figures speak of the weights alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from taqarub.evaluation.example import Example, example, pair_up
from taqarub.evaluation.gold import Annotation, GoldDocument
from taqarub.evaluation.score import Result, score
from taqarub.evaluation.standoff import read_lines
from taqarub.evaluation.train import Recipe, quiet_articles, train
from taqarub.events.alone import given
from taqarub.events.article import Article, Reader
from taqarub.events.beside import chances
from taqarub.events.coder import EventCoder
from taqarub.events.facts import facts_of
from taqarub.events.model import Models
from taqarub.events.proposals import Proposal, propose
from taqarub.events.status import Status
from taqarub.knowledge.lexicon import Lexicon
from taqarub.model.text import Document
from taqarub.record.build import RecordBuilder

FOLDS = 5
_QUIET_CHARS = 6000
_LINE = 5  # words and marks: shorter ones are place and day
_UNREAL = (Status.HYPOTHETICAL, Status.NEGATED)
Verdict = tuple[float, bool]


@dataclass(frozen=True, slots=True)
class Bin:
    """Candidates whose confidence lies in [low, high): how many, their mean confidence, the share that is right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Validation:
    """Figures over all folds: the scorer's result, and reliability by tenths of confidence (empty tenths left out)."""

    result: Result
    reliability: tuple[Bin, ...]

    @property
    def calibration_error(self) -> float:
        """Mean distance between confidence and share right, weighed by the candidates of each tenth; 0 … 1."""
        total = sum(one.count for one in self.reliability)
        return sum(one.count * abs(one.confidence - one.right) for one in self.reliability) / total if total else 0.0


class _Redrafted(EventCoder):
    """A coder for one article whose candidates were found before: only the weighing is done again."""

    def __init__(self, lexicon: Lexicon, models: Models, read: Example) -> None:
        super().__init__(lexicon, models)
        self._weights = models
        self._read = read

    def proposals(self, article: Article) -> list[Proposal]:
        """The drafts of the example, weighed."""
        assert article is self._read.article
        return propose(self._read.drafts, self._weights)


def read_examples(annotations: Sequence[Annotation], reader: Reader) -> list[Example]:
    """Annotated articles as the coder reads them, in the order given."""
    return [example(reader.read(_document(one)), one.gold, reader.lexicon) for one in annotations]


def read_quiet(path: Path, reader: Reader) -> list[Example]:
    """Articles about other things than politics from JSON Lines of plain news (.gz or not), by id."""
    rows = sorted(read_lines(path), key=lambda row: str(row["id"]))
    short = (row for row in rows if len(row["text"]) < _QUIET_CHARS)
    documents = (Document(str(row["id"]), row["text"], row.get("title"), row.get("published")) for row in short)
    return quiet_articles((reader.read(one) for one in documents), reader.lexicon)


def quiet_lines(quiet: Sequence[Example], reader: Reader) -> list[Example]:
    """The titles and opening lines of such articles as texts of their own, by id and part."""
    return [_line(one, part, text, reader) for one in quiet for part, text in _opening(one.article)]


def _opening(article: Article) -> Iterator[tuple[str, str]]:
    first = next((s for s in article.sentences if len(s.tokens) >= _LINE), None)
    if article.document.title:
        yield "title", article.document.title
    if first:
        yield "line", article.view.text[first.tokens[0].start : first.tokens[-1].end]


def _line(one: Example, part: str, text: str, reader: Reader) -> Example:
    id_ = f"{one.id}-{part}"
    return example(
        reader.read(Document(id_, text, published=one.article.document.published)),
        {"id": id_, "events": []},
        reader.lexicon,
    )


def cross_validate(
    gold: Sequence[GoldDocument],
    examples: Sequence[Example],
    lexicon: Lexicon,
    builder: RecordBuilder,
    recipe: Recipe | None = None,
    folds: int = FOLDS,
    quiet: Sequence[Example] = (),
    more: Sequence[Example] = (),
) -> Validation:
    """Train on all folds but one, code that one, for each; `gold` and `examples` are the same articles in one order.

    `more` articles are trained on in every fold and never coded.

    Needs the `train` extra. Raises ModuleNotFoundError without it, ValueError when there are fewer than two folds.
    """
    if not 2 <= folds <= len(examples):
        raise ValueError(f"{folds} folds of {len(examples)} articles")
    records: dict[str, Mapping[str, Any]] = {}
    verdicts: list[Verdict] = []
    for fold in range(folds):
        others = [one for i, one in enumerate(examples) if i % folds != fold]
        models = train(lexicon, others, recipe or Recipe(), quiet, more=more).models
        for one in examples[fold::folds]:
            records[one.id] = _record(one, models, lexicon, builder)
            verdicts.extend(_verdicts(one, models))
    return Validation(score(gold, records), tuple(_bins(verdicts)))


def _document(annotation: Annotation) -> Document:
    article = annotation.article
    return Document(annotation.gold["id"], article["text"], article.get("title"), annotation.published)


def _record(one: Example, models: Models, lexicon: Lexicon, builder: RecordBuilder) -> dict[str, Any]:
    events = _Redrafted(lexicon, models, one).code(one.article)
    return builder.record(one.article, events, facts_of(one.article, lexicon))


def _verdicts(one: Example, models: Models) -> Iterator[Verdict]:
    """(confidence, right?) of every candidate; those that count neither way in scoring are left out."""
    proposals = propose(one.drafts, models)
    paired = pair_up(proposals, one.gold)
    weighed = chances(proposals, models, given(one.article))
    for number, (proposal, confidence) in enumerate(zip(proposals, weighed, strict=True)):
        tokens = proposal.sentence.tokens
        start = tokens[proposal.candidate.at].start
        aside = any(a <= start < b for a, b in one.set_aside)
        if number in paired or not (aside or proposal.ruling.status in _UNREAL):
            yield confidence, number in paired


def _bins(verdicts: Sequence[Verdict]) -> Iterator[Bin]:
    for tenth in range(10):
        here = [(c, right) for c, right in verdicts if min(int(c * 10), 9) == tenth]
        if here:
            mean, share = sum(c for c, _ in here) / len(here), sum(right for _, right in here) / len(here)
            yield Bin(tenth / 10, (tenth + 1) / 10, len(here), mean, share)
