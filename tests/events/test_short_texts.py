"""Headlines and wire sentences of training/apart.jsonl: nothing was learned from them, no row written for them."""

from pathlib import Path

from taqarub.evaluation.gold import gold_document
from taqarub.evaluation.score import Result, score
from taqarub.evaluation.standoff import read_lines, read_standoff
from taqarub.model.text import Document
from taqarub.pipeline import Coder

TRAINING = Path(__file__).parents[2] / "training"
APART = TRAINING / "apart.jsonl"
# Reached: see docs/accuracy.md. The floors leave room for what one fit of the weights and another differ by.
_DETECTION, _DYAD, _EMPTY = 0.73, 0.58, 0.85


def _scored(coder: Coder) -> tuple[Result, float]:
    """The figures, and the share of the texts without acts that stay without."""
    gold = [gold_document(one) for one in read_standoff(APART, APART)]
    records = {one.id: coder.code(Document(one.id, one.text, published=one.published)) for one in gold}
    quiet = [not records[one.id]["events"] for one in gold if not one.mentions]
    return score(gold, records), sum(quiet) / len(quiet)


def test_nothing_is_learned_from_what_is_kept_apart() -> None:
    apart, learned = ({row["text"] for row in read_lines(p)} for p in (APART, TRAINING / "sentences.jsonl"))
    assert len(apart) == 150
    assert apart.isdisjoint(learned)


def test_short_texts_are_coded_as_measured(coder: Coder) -> None:
    result, quiet = _scored(coder)
    assert result.detection.f1 >= _DETECTION
    assert result.dyad.f1 >= _DYAD
    assert quiet >= _EMPTY
