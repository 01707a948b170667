"""The weights that choose dates and grounds are learned from annotated articles, the same each time."""

from pathlib import Path

import pytest

from taqarub.evaluation.train import example
from taqarub.evaluation.train_settle import fit_settling, save_settling
from taqarub.model.text import Document
from taqarub.pipeline import Coder

TEXTS = (
    ("قصفت القوات الروسية مدينة حلب في سوريا يوم 3 مايو.", "قصفت", "ASSAULT", "2024-05-03", "SYR"),
    ("اعتقلت الشرطة الكينية ثلاثة صحفيين أوغنديين أمس.", "اعتقلت", "COERCE", "2024-05-14", "KEN"),
)


def test_fitting_is_repeatable_and_knows_both_choices(coder: Coder, tmp_path: Path) -> None:
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
    files = []
    for name in ("a.json", "b.json"):
        when, where = fit_settling(lexicon, [(coder.models, examples)])
        assert when.weights
        assert where.weights
        save_settling(when, where, tmp_path / name)
        files.append((tmp_path / name).read_bytes())
    assert files[0] == files[1]
