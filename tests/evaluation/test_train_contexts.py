"""The weights of contexts are learned from articles whose annotators name them, the same each time."""

import pytest

from taqarub.evaluation.example import example
from taqarub.evaluation.train_contexts import fit_contexts
from taqarub.model.text import Document
from taqarub.pipeline import Coder

TEXTS = (
    ("قصفت القوات الروسية مدينة حلب في سوريا.", "قصفت", "ASSAULT", ["military"]),
    ("اعتقلت الشرطة الكينية ثلاثة صحفيين أوغنديين.", "اعتقلت", "COERCE", ["rights_freedoms"]),
)


@pytest.mark.parametrize("named", [True, False])
def test_fitting_is_repeatable_and_needs_contexts(coder: Coder, named: bool) -> None:
    pytest.importorskip("sklearn")
    lexicon = coder.reader.lexicon
    examples = []
    for text, trigger, type_, contexts in TEXTS:
        event = {
            "sentence": text, "trigger": trigger, "type": type_, "status": "actual", "actors": [], "recipients": [],
            "contexts": contexts if named else None,
        }  # fmt: skip
        examples.append(example(coder.reader.read(Document(trigger, text)), {"events": [event]}, lexicon))
    first, second = (fit_contexts(lexicon, [(coder.models, examples)], 1.0) for _ in range(2))
    assert first == second and bool(first.weights) is named
