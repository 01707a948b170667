"""Both readings of whether a candidate is an event are learned from annotated articles, the same each time."""

from dataclasses import replace

import pytest

from taqarub.evaluation.train_keep import Judged, fit_keeping
from taqarub.events.beside import chances
from taqarub.events.model import EMPTY, Binary
from taqarub.events.proposals import Proposal, drafts, propose
from taqarub.model.text import Document
from taqarub.pipeline import Coder

CHARGE, ATTACK = "اتهمت كندا بيرو بقصف مدينة.", "اتفقت كندا مع بيرو على قصف مدينة."  # the attack is content, or told of


def _judged(coder: Coder, text: str, coded: list[bool | None]) -> Judged:
    return Judged(_proposals(coder, text), coded)


def _proposals(coder: Coder, text: str) -> list[Proposal]:
    return propose(drafts(coder.reader.read(Document("k", text)), coder.reader.lexicon), EMPTY)


def test_what_stands_beside_decides_where_a_candidate_by_itself_says_nothing(coder: Coder) -> None:
    pytest.importorskip("sklearn")
    assert [p.candidate.row.type for p in _proposals(coder, ATTACK)] == ["AGREE", "ASSAULT"]
    articles = [_judged(coder, CHARGE, [True, False]), _judged(coder, ATTACK, [True, True])] * 12
    first, second = (fit_keeping(articles, 0.001, 1.0) for _ in range(2))
    assert first == second
    models = replace(EMPTY, **first._asdict())
    content, told = (chances(_proposals(coder, text), models)[1] for text in (CHARGE, ATTACK))
    assert content < 0.5 < told


def test_what_counts_neither_way_teaches_nothing(coder: Coder) -> None:
    pytest.importorskip("sklearn")
    plain = [_judged(coder, CHARGE, [True, False])] * 12
    aside = [_judged(coder, ATTACK, [None, None])] * 3
    assert fit_keeping([*plain, *aside], 0.1, 1.0).keep == fit_keeping(plain, 0.1, 1.0).keep


def test_without_both_kinds_in_every_fold_there_is_no_second_reading(coder: Coder) -> None:
    pytest.importorskip("sklearn")
    articles = [_judged(coder, CHARGE, [True, False]), *[_judged(coder, "اتهمت كندا بيرو.", [True])] * 8]
    fitted = fit_keeping(articles, 0.1, 1.0)
    assert (fitted.trust, fitted.beside) == (1.0, Binary(0.0, {}))
