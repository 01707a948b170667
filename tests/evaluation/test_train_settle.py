"""The weights that choose dates and grounds are learned from annotated articles, the same each time."""

import pytest

from taqarub.evaluation.example import example
from taqarub.evaluation.train_settle import fit_settling
from taqarub.model.text import Document
from taqarub.pipeline import Coder

TEXTS = (
    ("قصفت القوات الروسية مدينة حلب في سوريا يوم 3 مايو.", "قصفت", "ASSAULT", "2024-05-03", "SYR"),
    ("اعتقلت الشرطة الكينية ثلاثة صحفيين أوغنديين أمس.", "اعتقلت", "COERCE", "2024-05-14", "KEN"),
)


def test_fitting_is_repeatable_and_knows_both_choices(coder: Coder) -> None:
    pytest.importorskip("sklearn")
    lexicon = coder.reader.lexicon
    examples = []
    for text, trigger, type_, date, ground in TEXTS:
        event = {
            "sentence": text, "trigger": trigger, "type": type_, "status": "actual", "actors": [], "recipients": [],
            "date": date, "place_country": ground,
        }  # fmt: skip
        article = coder.reader.read(Document(trigger, text, published="2024-05-15"))
        examples.append(example(article, {"events": [event]}, lexicon))
    first, second = (fit_settling(lexicon, [(coder.models, examples)]) for _ in range(2))
    assert first == second
    assert first[0].weights or first[1].weights
