"""What a line without its article reports is learned from judged lines and the tables' examples, the same each time."""

from dataclasses import replace
from pathlib import Path

import pytest

from taqarub.evaluation.gsr import TYPES, Judged, Standard, read_standards, score_standard
from taqarub.evaluation.train_alone import code_unseen, fit_alone, read_judged, read_stated, with_alone
from taqarub.events.model import EMPTY, Binary, Models
from taqarub.model.text import Document
from taqarub.pipeline import Coder

_NEWS = "قصفت الطائرات الكينية معسكرا قرب الحدود أمس وقتلت {n} مسلحين."
_TOLD = "وقال خبير إن قصف المعسكر قرب الحدود قبل {n} سنوات كان خطأ."
SHARED = Path(__file__).parents[3] / "shared" / "gsr"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared sentences are not beside this checkout")


def _standard(size: int, *, aside: int = 0) -> Standard:
    """`size` lines of news and as many that only speak of it, in turn, and lines without a verdict."""
    texts = [(text.format(n=n), text == _NEWS) for n in range(size) for text in (_NEWS, _TOLD)]
    judged = [Judged(f"assault-{i}", text, event) for i, (text, event) in enumerate(texts)]
    doubtful = [Judged(f"doubtful-{i}", _TOLD.format(n=90 + i), None) for i in range(aside)]
    return Standard("ASSAULT", (*judged, *doubtful), ())


def _f1(coder: Coder, models: Models, standard: Standard) -> float:
    other = Coder(coder.reader, models, coder.builder)
    records = {one.id: other.code(Document(one.id, one.text)) for one in standard.judged}
    return score_standard(standard, records).detection.f1


def test_lines_without_a_verdict_are_left_out(coder: Coder) -> None:
    lines = read_judged([_standard(2, aside=3)], coder.reader)
    assert [one.reports for one in lines] == [True, False, True, False]


def test_every_example_of_the_judged_types_is_a_statement(coder: Coder) -> None:
    stated = read_stated(coder.reader)
    assert {one.type for one in stated} == set(TYPES)
    assert all(one.reports and one.drafts and 0 < one.worth < 1 for one in stated)


def test_what_is_only_spoken_of_is_told_from_news(coder: Coder) -> None:
    pytest.importorskip("sklearn")
    standard = _standard(10)
    models = replace(coder.models, alone=Binary(0.0, {}), alone_trust=1.0)
    lines = read_judged([standard], coder.reader)
    assert fit_alone(lines, models) == fit_alone(lines, models)
    assert _f1(coder, models, standard) < _f1(coder, with_alone(models, lines), standard) == 1


@pytest.mark.parametrize("reports", [True, False])
def test_of_one_kind_of_line_nothing_is_learned(coder: Coder, *, reports: bool) -> None:
    lines = [one._replace(reports=reports) for one in read_judged([_standard(3)], coder.reader)]
    assert fit_alone(lines, EMPTY) == (1.0, Binary(0.0, {}))
    assert fit_alone((), EMPTY) == (1.0, Binary(0.0, {}))


@needs_shared
def test_no_line_is_coded_by_weights_that_saw_it(coder: Coder) -> None:
    """Those that saw all lines find far more than annotators do among each other (F1 0.66 and 0.47); these must not."""
    pytest.importorskip("sklearn")
    standards = read_standards(SHARED)
    unseen = code_unseen(standards, coder, 5)
    f1 = [score_standard(one, unseen).detection.f1 for one in standards]
    assert 0.62 < f1[0] < 0.75
    assert 0.47 < f1[1] < 0.75
