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


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("حضر الاجتماع وزير الدفاع الكيني.", False),
        ("كما حضرت الاستقبال السفيرة الكينية.", False),
        ("حضر الرئيس الكيني الاجتماع في كمبالا.", True),
        ("بحث الرئيس الكيني خلال الاجتماع العلاقات مع أوغندا.", True),
    ],
)
def test_who_was_there_as_well_is_no_meeting_of_its_own(coder: Coder, text: str, fires: bool) -> None:
    assert ("CONSULT" in _types(coder, text)) is fires


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("أدانت كينيا قتل المدنيين في أوغندا.", "ACCUSE"),
        ("أدانت كينيا الجريمة الإرهابية.", "ACCUSE"),
        ("أدين الصحفي الكيني بالتجسس.", "SANCTION"),
        ("أدانت محكمة كينية صحفيا أوغنديا.", "SANCTION"),
    ],
)
def test_a_crime_is_condemned_and_a_man_is_convicted_of_it(coder: Coder, text: str, type_: str) -> None:
    candidate = found(coder, text, text.split()[0].replace("أ", "ا"))
    assert candidate is not None and candidate.row.type == type_


def test_a_group_marked_so_stands_before_its_verb(coder: Coder) -> None:
    candidate = found(coder, "قال المرصد إن قوات روسية غادرت قاعدة في ريف حلب.", "غادرت")
    assert candidate is not None
    assert candidate.row.back
    assert candidate.companions[0] < candidate.at


def test_noun_and_verb_that_need_each_other_stay_one_act(coder: Coder) -> None:
    text = "أسقطت الدفاعات السعودية قرب نجران صاروخا أطلقته ميليشيا الحوثي مساء الجمعة."
    assert found(coder, text, "صاروخا") is not None
    assert found(coder, text, "اطلقته") is None


def test_the_weapon_of_a_test_is_no_attack(coder: Coder) -> None:
    text = "أطلقت إيران صاروخا تجريبيا باتجاه الصحراء."
    launch = found(coder, text, "اطلقت")
    assert launch is not None and launch.row.type == "MOBILIZE"
    assert found(coder, text, "صاروخا") is None
    assert found(coder, "ودوى صاروخ سقط على نيروبي.", "صاروخ") is not None


def test_after_a_verb_to_come_stands_a_noun(coder: Coder) -> None:
    noun = found(coder, "وستواصل كينيا وستكثف قصف مواقع المسلحين.", "قصف")
    verb = found(coder, "وأعلنت كينيا ثم قصف طيرانها مواقع المسلحين.", "قصف")
    assert noun is not None and verb is not None
    assert (noun.verbal, verb.verbal) == (False, True)


def test_of_two_verbs_the_perfect_is_told(coder: Coder) -> None:
    candidate = found(coder, "تلقى المغرب مساعدات من كينيا.", "تلقي")
    assert candidate is not None and candidate.row.frame == "receive"


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("وترفض كينيا باستمرار عرض أوغندا.", False),
        ("ورفضت كينيا باستمرار عرض أوغندا.", True),  # a perfect is an act
        ("وترفض كينيا عرض أوغندا.", True),
        ("كثيرا ما ترفض كينيا عروض أوغندا.", False),
        ("وهذا ما ترفض كينيا قبوله.", True),
        ("دأبت الحكومة الكينية على رفض عروض أوغندا.", False),
        ("دأبت كينيا على الحذر. وأعلنت رفض عرض أوغندا.", True),
        ("ترفض كينيا منذ عقود عروض أوغندا.", False),
        ("ترفض كينيا منذ أمس عروض أوغندا.", True),
    ],
)
def test_what_is_always_done_is_no_act(coder: Coder, text: str, fires: bool) -> None:
    assert ("REJECT" in _types(coder, text)) is fires


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("نفت كينيا تورطها في الهجوم على أوغندا.", False),
        ("أكدت أوغندا تورط كينيا في الهجوم.", True),
        ("نفت كينيا الاتهامات الأوغندية.", True),  # a charge that is denied was made
    ],
)
def test_what_somebody_denies_having_done_is_no_charge(coder: Coder, text: str, *, fires: bool) -> None:
    assert ("ACCUSE" in _types(coder, text)) is fires


@pytest.mark.parametrize(
    ("text", "word", "fires"),
    [
        ("لم تعد كينيا فتح المعبر مع أوغندا.", "تعد", True),
        ("ولا تعد كينيا المعبر المغلق مع أوغندا منفذا.", "تعد", False),  # it opens nothing again
        ("تعد كينيا فتح المعبر مع أوغندا خطوة مهمة.", "تعد", False),
        ("تستعد كينيا لمدينة أوغندية جديدة.", "تستعد", False),
        ("تعيد كينيا فتح المعبر مع أوغندا.", "تعيد", True),
    ],
)
def test_only_a_particle_cuts_an_imperfect_short(coder: Coder, text: str, word: str, *, fires: bool) -> None:
    assert (found(coder, text, word) is not None) is fires


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("تعرضت الوزارة الكينية لهجوم إلكتروني.", "COERCE"),
        ("تعرضت الوزارة الكينية لهجوم مسلح.", "ASSAULT"),
    ],
)
def test_an_adjective_of_the_word_needed_rules_a_row_out(coder: Coder, text: str, type_: str) -> None:
    candidate = found(coder, text, "تعرضت")
    assert candidate is not None and candidate.row.type == type_


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("قتل عشرون شخصا في انهيار أرضي غرب كينيا.", False),
        ("لقي عشرون شخصا مصرعهم في اصطدام حافلتين في كينيا.", False),
        ("قتل عشرون شخصا في قصف أعقبه انهيار مبنى في كينيا.", True),
        ("قتل عشرون شخصا غرب كينيا.", True),
    ],
)
def test_nobody_attacks_by_accident(coder: Coder, text: str, fires: bool) -> None:
    assert ("ASSAULT" in _types(coder, text)) is fires


@pytest.mark.parametrize(("text", "passive"), [("طُردت السفيرة الكينية.", True), ("طردت كينيا السفيرة.", False)])
def test_a_damma_makes_a_passive(coder: Coder, text: str, passive: bool) -> None:
    candidate = found(coder, text, "طردت")
    assert candidate is not None and candidate.passive is passive


def test_an_active_verb_is_rather_told_than_a_passive_of_another(coder: Coder) -> None:
    assert _types(coder, "توصل وزيرا كينيا وأوغندا إلى اتفاق.") == ["AGREE"]


def _types(coder: Coder, text: str) -> list[str]:
    article = coder.reader.read(Document("example", text))
    return [c.row.type for s in article.sentences for c in candidates(s, coder.reader.lexicon)]
