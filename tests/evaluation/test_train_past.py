"""What is told as background is learned from the statuses of annotated articles, the same each time."""

import pytest

from taqarub.evaluation.example import Example, example
from taqarub.evaluation.train_past import fit_past
from taqarub.events.model import Binary
from taqarub.model.text import Document
from taqarub.pipeline import Coder

NEWS = "قصفت الطائرات الروسية مواقع المعارضة السورية"
OLD = "وكانت الطائرات الروسية قد قصفت مواقع المعارضة السورية"


def _examples(coder: Coder, told: list[tuple[str, str]]) -> list[Example]:
    found = []
    for number, (text, status) in enumerate(told):
        event = {
            "sentence": text, "trigger": "قصفت", "type": "ASSAULT", "status": status, "actors": [], "recipients": [],
            "date": None,
        }  # fmt: skip
        article = coder.reader.read(Document(str(number), text, published="2024-05-15"))
        found.append(example(article, {"events": [event]}, coder.reader.lexicon))
    return found


def test_weights_tell_background_from_news(coder: Coder) -> None:
    pytest.importorskip("sklearn")
    told = [(f"{NEWS}.", "actual"), (f"{OLD}.", "historical")] * 4
    parts = [(coder.models, _examples(coder, told))]
    first, second = (fit_past(coder.reader.lexicon, parts, 1.0) for _ in range(2))
    assert first == second
    assert first.weights["verb:وكانت"] > 0 and first.words["<"]["قد"] > 0


def test_there_are_no_weights_where_nothing_is_background(coder: Coder) -> None:
    pytest.importorskip("sklearn")
    parts = [(coder.models, _examples(coder, [(f"{NEWS}.", "actual")] * 4))]
    assert fit_past(coder.reader.lexicon, parts, 1.0) == Binary(0.0, {})
