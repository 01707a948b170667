"""What stands beside a candidate says whether it is an event of its own."""

from dataclasses import replace

import pytest

from taqarub.events.beside import beside, chances
from taqarub.events.model import EMPTY, Binary, Models
from taqarub.events.proposals import Proposal, drafts, propose
from taqarub.model.text import Document
from taqarub.pipeline import Coder

_TWO = "اتهمت كندا بيرو بقصف مدينة."  # a charge, and what it is about


def _proposals(coder: Coder, text: str, models: Models = EMPTY) -> list[Proposal]:
    return propose(drafts(coder.reader.read(Document("b", text)), coder.reader.lexicon), models)


def _types(proposals: list[Proposal]) -> list[str]:
    return [p.candidate.row.type for p in proposals]


def test_alone_in_its_sentence_nothing_stands_on_either_side(coder: Coder) -> None:
    proposals = _proposals(coder, "اتهمت كندا بيرو.")
    (only,) = beside(proposals, [0.9])
    assert {"<-", ">-", "<-|ACCUSE", ">-|ACCUSE"} <= set(only)


def test_the_nearest_is_told_by_type_form_and_how_likely_it_is(coder: Coder) -> None:
    proposals = _proposals(coder, _TWO)
    assert _types(proposals) == ["ACCUSE", "ASSAULT"]
    charge, content = beside(proposals, [0.95, 0.2])
    assert {"<-", ">1|ASSAULT>ACCUSE", ">1|VN"} <= set(charge)
    assert {">-", "<4|ACCUSE>ASSAULT", "<4|ب|NV", "<m4|ACCUSE>ASSAULT"} <= set(content)


def test_the_likeliest_may_stand_behind_the_nearest(coder: Coder) -> None:
    proposals = _proposals(coder, "هددت كندا بيرو، واتهمت بيرو بقصف مدينة.")
    assert _types(proposals) == ["THREATEN", "ACCUSE", "ASSAULT"]
    *_, last = beside(proposals, [0.9, 0.1, 0.5])
    assert {"<0|ACCUSE>ASSAULT", "<m4|THREATEN>ASSAULT", "<n2|4"} <= set(last)


def test_the_word_that_another_needs_is_told(coder: Coder) -> None:
    proposals = _proposals(coder, "رفضت كندا لقاء وزير بيرو.")
    assert _types(proposals) == ["REJECT", "CONSULT"]
    refusal, meeting = beside(proposals, [0.9, 0.5])
    assert {"u4", "u4|N", "u|REJECT>CONSULT"} <= set(meeting)
    assert not [feature for feature in refusal if feature.startswith("u")]


def test_other_sentences_tell_only_of_the_whole_article(coder: Coder) -> None:
    others = "".join(f" واتهمت {state} أوغندا." for state in ("كينيا", "كندا", "غانا", "زامبيا", "ناميبيا"))
    first, *_, last = beside(_proposals(coder, f"اتهمت كندا بيرو.{others}"), [0.95, 0.34, 0.34, 0.34, 0.34, 0.34])
    assert {"<-", ">-", "M3", "S1|ACCUSE"} <= set(first)
    assert {"<-", ">-", "M4", "S4|ACCUSE"} <= set(last)


def test_a_few_sentences_are_no_article(coder: Coder) -> None:
    told = beside(_proposals(coder, "اتهمت كندا بيرو. واتهمت كينيا أوغندا."), [0.9, 0.9])
    assert not [f for features in told for f in features if f[0] in "MNSH"]


@pytest.mark.parametrize(("weight", "kept"), [(-3.0, [True, False]), (3.0, [True, True])])
def test_what_stands_beside_adds_to_what_a_candidate_tells_by_itself(
    coder: Coder, weight: float, kept: list[bool]
) -> None:
    models = replace(
        EMPTY, keep=Binary(1.0, {}), beside=Binary(0.0, {"<2|ACCUSE>ASSAULT": weight, "<3|ACCUSE>ASSAULT": weight})
    )
    assert [c > 0.5 for c in chances(_proposals(coder, _TWO, models), models)] == kept


def test_without_weights_for_it_each_stands_by_itself(coder: Coder) -> None:
    models = replace(EMPTY, keep=Binary(0.0, {}))
    assert chances(_proposals(coder, _TWO, models), models) == [0.5, 0.5]


def test_the_first_reading_is_trusted_by_a_factor(coder: Coder) -> None:
    models = replace(EMPTY, keep=Binary(2.0, {}), trust=0.0, beside=Binary(0.0, {">-": 0.0, "other": 1.0}))
    assert chances(_proposals(coder, "اتهمت كندا بيرو.", models), models) == [0.5]
