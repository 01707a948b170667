"""The weights of both sides are learned from the words that the gold names them by, not from their states alone."""

from itertools import product

import pytest

from taqarub.evaluation.example import example, pair_up
from taqarub.evaluation.train_sides import ArticleSides, Strengths, fit_sides, right_pairs, sides_of
from taqarub.events.model import EMPTY
from taqarub.events.proposals import propose
from taqarub.events.setting import NOBODY
from taqarub.events.sides import possible
from taqarub.model.text import Document
from taqarub.pipeline import Coder
from taqarub.text.normalise import fold

TEXT = "قالت الحكومة الكندية إن القوات الكندية قصفت مواقع في بيرو."


def _gold(actor: str, recipients: list[str]) -> dict[str, object]:
    actors = [{"text": actor, "country": "CAN"}]
    targets = [{"text": words, "country": "PER"} for words in recipients]
    return {"sentence": TEXT, "trigger": "قصفت", "type": "ASSAULT", "status": "actual", "actors": actors,
            "recipients": targets}  # fmt: skip


@pytest.mark.parametrize("words", ["الحكومة الكندية", "القوات الكندية"])
@pytest.mark.parametrize("recipients", [["بيرو"], []])
def test_of_the_mentions_of_one_state_the_one_named_is_right(coder: Coder, words: str, recipients: list[str]) -> None:
    article = coder.reader.read(Document("t", TEXT))
    one = example(article, {"events": [_gold(words, recipients)]}, coder.reader.lexicon)
    ((number, gold),) = pair_up(propose(one.drafts, EMPTY), one.gold).items()
    found = one.drafts[number].parties
    pairs = [
        (a, r) for a, r in product(range(len(found)), repeat=2) if possible(one.drafts[number].setting, found, a, r)
    ]
    right, weight = right_pairs(sides_of(one.gold[gold]), pairs, found)
    actors = {found[a].mentions[0].start for (a, _), good in zip(pairs, right, strict=True) if good}
    nobody = {found[r].slot == NOBODY for (_, r), good in zip(pairs, right, strict=True) if good}
    assert weight == 1.0
    assert [article.view.text[start:].split(" ")[0] for start in actors] == [fold(words).split(" ")[0]]
    assert nobody == {not recipients}


@pytest.mark.parametrize("custom", [True, False])
def test_only_the_standard_teaches_its_habit_of_leaving_a_side_open(coder: Coder, *, custom: bool) -> None:
    pytest.importorskip("sklearn")
    article = coder.reader.read(Document("t", f"{TEXT} وقصفت القوات الكندية مدينة ليما."))
    told = []
    for recipients in (["بيرو"], []):
        one = example(article, {"events": [_gold("القوات الكندية", recipients)]}, coder.reader.lexicon)
        paired = pair_up(propose(one.drafts, EMPTY), one.gold)
        gold = {i: sides_of(one.gold[g]) for i, g in paired.items()}
        told += [ArticleSides(one.drafts, gold, custom and not recipients)] * 3
    model, _ = fit_sides(told, Strengths(habits=1.0))
    assert (model.habits.get("open", 0j).imag > 0) == custom
