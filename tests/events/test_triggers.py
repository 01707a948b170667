"""Companions before their head: the subject that precedes its verb, and the noun that a relative clause tells of."""

import pytest

from taqarub.events.triggers import Candidate, candidates
from taqarub.model.text import Document
from taqarub.pipeline import Coder

RESUMED = (
    ("صادرت الشرطة الماليزية حقائب.", "صادرت", False),
    ("عرض الوزير الأموال التي صادرتها الشرطة الماليزية.", "صادرتها", True),
    ("عرض الوزير الأموال. صادرتها الشرطة الماليزية.", "صادرتها", False),
)


def found(coder: Coder, text: str, word: str) -> Candidate | None:
    """The candidate at a word of the text."""
    article = coder.reader.read(Document("example", text, published="2024-05-15"))
    for sentence in article.sentences:
        for candidate in candidates(sentence, coder.reader.lexicon):
            if sentence.tokens[candidate.at].word.text == word:
                return candidate
    return None


@pytest.mark.parametrize(("text", "word", "fires"), RESUMED)
def test_a_verb_with_a_pronoun_finds_its_companion_before_it_in_its_sentence(
    coder: Coder, text: str, word: str, fires: bool
) -> None:
    candidate = found(coder, text, word)
    assert (candidate is not None and candidate.row.type == "COERCE") is fires


def test_a_group_marked_so_stands_before_its_verb(coder: Coder) -> None:
    candidate = found(coder, "قال المرصد إن قوات روسية غادرت قاعدة في ريف حلب.", "غادرت")
    assert candidate is not None
    assert candidate.row.back
    assert candidate.companions[0] < candidate.at


def test_noun_and_verb_that_need_each_other_stay_one_act(coder: Coder) -> None:
    text = "أسقطت الدفاعات السعودية قرب نجران صاروخا أطلقته ميليشيا الحوثي مساء الجمعة."
    assert found(coder, text, "صاروخا") is not None
    assert found(coder, text, "اطلقته") is None
