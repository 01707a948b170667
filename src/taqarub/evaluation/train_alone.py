"""Learning what a sentence given without its article reports: from judged sentences, and from the tables' own examples.

Annotators judged real sentences for attacks and protests (see `gsr`); where the coder finds one they say no six times
in seven. Fitted to these only, the weights would leave out plain statements such as the examples of the tables, each of
which reports the act of its row. Needs the `train` extra.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from taqarub.evaluation.fit import fit_again, with_words
from taqarub.evaluation.gsr import TYPES, Standard, read_standards
from taqarub.events.alone import judged_alone
from taqarub.events.article import Reader
from taqarub.events.beside import log_odds
from taqarub.events.model import Binary, Models
from taqarub.events.proposals import Draft, drafts, propose
from taqarub.knowledge.schema import TRIGGERS
from taqarub.knowledge.tables import DATA, read_table
from taqarub.model.text import Document
from taqarub.pipeline import Coder

_SEEN = 4  # candidates that a feature must stand by
_STRENGTH = 0.1  # scikit-learn's C
_EXAMPLE = 0.02  # how much an example counts: all of them as much as ten judged sentences


class Sentence(NamedTuple):
    """A sentence as the coder reads it, and whether it reports an act of a type; `worth` is how much it counts."""

    type: str
    drafts: Sequence[Draft]
    reports: bool
    worth: float = 1.0


def read_judged(standards: Sequence[Standard], reader: Reader) -> list[Sentence]:
    """The sentences with a verdict, in the order of the standards."""
    told = ((standard.type, one) for standard in standards for one in standard.judged)
    return [Sentence(type_, _drafts(one.text, reader), one.event) for type_, one in told if one.event is not None]


def read_stated(reader: Reader) -> list[Sentence]:
    """The examples of the trigger rows of the types that were judged: plain statements of an act."""
    return [
        Sentence(path.stem, _drafts(row["example"], reader), True, _EXAMPLE)
        for path in sorted(DATA.glob(TRIGGERS.pattern))
        if path.stem in TYPES
        for row in read_table(path, TRIGGERS.columns, TRIGGERS.key).rows
    ]


def read_sentences(folder: Path, reader: Reader) -> list[Sentence]:
    """All that the weights are learned from; the judged ones are those of `folder`."""
    return [*read_judged(read_standards(folder), reader), *read_stated(reader)]


def _drafts(text: str, reader: Reader) -> list[Draft]:
    return drafts(reader.read(Document("alone", text)), reader.lexicon)


def fit_alone(sentences: Sequence[Sentence], models: Models) -> tuple[float, Binary]:
    """(trust, weights) to add to what `models` find likely; nothing where not both kinds of sentence are given.

    Which of several candidates annotators meant is not known: a sentence that reports an act counts by its likeliest.
    """
    told = [(row, one) for one in sentences for row in _rows(one, models)]
    labels = [int(one.reports) for _, one in told]
    if len(set(labels)) < 2:
        return 1.0, Binary(0.0, {})
    features, totals = [f for (_, f), _ in told], [total for (total, _), _ in told]
    return fit_again(features, totals, labels, _STRENGTH, _SEEN, [one.worth for _, one in told])


def _rows(one: Sentence, models: Models) -> Iterator[tuple[float, tuple[str, ...]]]:
    proposals = propose(one.drafts, models)
    weighed = zip(log_odds(proposals, models), proposals, strict=True)
    found = [(total, p) for total, p in weighed if p.candidate.row.type == one.type and judged_alone(p)]
    if one.reports:
        found = sorted(found, key=lambda pair: -pair[0])[:1]
    for total, p in found:
        yield total, with_words(p.features, (*p.around, *p.kin))


def with_alone(models: Models, sentences: Sequence[Sentence]) -> Models:
    """The models with what a sentence tells without its article."""
    trust, weights = fit_alone(sentences, models)
    return replace(models, alone=weights, alone_trust=trust)


def code_unseen(standards: Sequence[Standard], coder: Coder, folds: int) -> dict[str, Mapping[str, Any]]:
    """Records of all sentences by id, each coded by weights for such sentences that were fitted without it.

    Sentence i of a standard lies in fold i % `folds`. All other weights are the coder's own, which never saw one.
    """
    stated = read_stated(coder.reader)
    judged = {standard.type: read_judged([standard], coder.reader) for standard in standards}
    records: dict[str, Mapping[str, Any]] = {}
    for fold in range(folds):
        others = [s for kind in judged.values() for i, s in enumerate(kind) if i % folds != fold]
        fitted = Coder(coder.reader, with_alone(coder.models, [*others, *stated]), coder.builder)
        for standard in standards:
            verdicts = [one for one in standard.judged if one.event is not None]
            records |= {one.id: fitted.code(Document(one.id, one.text)) for one in verdicts[fold::folds]}
    return records
