"""The rule behind the status: which word makes an act planned, demanded, feared or denied."""

import pytest

from drafts import draft_of, words
from taqarub.pipeline import Coder

CASES = [
    # text, type, status, the deciding word (folded), "" = none
    ("زار وزير الخارجية الكيني أوغندا أمس.", "CONSULT", "actual", ""),
    ("اعتقلت الشرطة الكولومبية ثلاثة دبلوماسيين.", "COERCE", "actual", ""),
    ("سيزور وزير الخارجية الكيني أوغندا الأسبوع المقبل.", "CONSULT", "future", "سيزور"),
    ("وسوف تطرد بيرو السفير الفنزويلي.", "SANCTION", "future", "وسوف"),
    ("لم تقصف القوات الكينية مواقع في الصومال.", "ASSAULT", "negated", "لم"),
    ("لن تطرد بولندا السفير الروسي.", "SANCTION", "negated", "لن"),
    ("فشل الهجوم على القاعدة الفرنسية في مالي.", "ASSAULT", "negated", "فشل"),
    ("أعلنت الشرطة إحباط هجوم على السفارة الهندية.", "ASSAULT", "negated", "احباط"),
    ("قد تقصف القوات التركية مواقع في العراق.", "ASSAULT", "hypothetical", "قد"),
    ("وقد تسلم الوزير الكيني دعوة لزيارة أوغندا.", "AGREE", "actual", ""),
    ("ولم يتمكن الوفد الكيني من لقاء الرئيس الأوغندي.", "CONSULT", "negated", "ولم"),
    ("وتمكن الوفد الكيني من لقاء الرئيس الأوغندي.", "CONSULT", "actual", ""),
    ("غادر الوفد الكيني دون أن يلتقي الرئيس الأوغندي.", "CONSULT", "negated", "دون"),
    ("انتهت الجولة من غير أن يتم توقيع الاتفاق بين كينيا وأوغندا.", "SUPPORT", "negated", "غير"),
    ("ولم يستبعد الوزير الكيني قصف مواقع في الصومال.", "ASSAULT", "hypothetical", "ولم"),
    ("وستعقد جلسة طارئة في أعقاب الهجوم على القاعدة الكينية.", "ASSAULT", "actual", ""),
    ("واستبعد الوزير الكيني قصف مواقع في الصومال.", "ASSAULT", "negated", "واستبعد"),
    ("وكانت وزارة الدفاع البيروفية قد أكدت استهداف معسكر للمتمردين.", "ASSAULT", "actual", ""),
    ("قد تؤكد بيرو استهداف معسكر للمتمردين.", "ASSAULT", "hypothetical", "قد"),
    ("وعلقت كندا في وقت سابق على طرد السفير البيروفي.", "SANCTION", "actual", ""),
    ("ساعد الوسيط الكندي على لقاء الرئيسين البيروفي والفنزويلي.", "CONSULT", "actual", ""),
    ("نجا الوزير الكيني من محاولة اغتيال.", "ASSAULT", "actual", ""),
    ("أحبطت الشرطة محاولة اغتيال الوزير الكيني.", "ASSAULT", "negated", "احبطت"),
    ("أحبطت الشرطة الكينية هجوما خططت له حركة الشباب.", "ASSAULT", "negated", "احبطت"),
    ("أحبطت الشرطة الكينية مخططا بعد هجوم على السفارة الأوغندية.", "ASSAULT", "actual", ""),
    ("وفشلت المحادثات بين كينيا وأوغندا.", "CONSULT", "actual", ""),
    ("فشل الوفد الكيني في لقاء الرئيس الأوغندي.", "CONSULT", "negated", "فشل"),
    ("نفت كينيا الاتهامات الأوغندية.", "ACCUSE", "actual", ""),
    ("نفت كينيا قصف مواقع في الصومال.", "ASSAULT", "negated", "نفت"),
    ("وأحصت اللجنة ما قصفته القوات البيروفية من قرى.", "ASSAULT", "actual", ""),
    ("نفى وزير الدفاع الكيني في كمبالا أن تكون قواته قد قصفت مواقع في الصومال.", "ASSAULT", "negated", "نفي"),
    ("وكانت الوزيرة الكينية قد تشاورت مع نظيرها الأوغندي.", "CONSULT", "actual", ""),
    ("وقد تتشاور الوزيرة الكينية مع نظيرها الأوغندي.", "CONSULT", "hypothetical", "وقد"),
    ("ستواصل القوات الكينية وستكثف قصف مواقع حركة الشباب.", "ASSAULT", "future", "وستكثف"),
    ("وقال الوزير إن على كينيا طرد السفير الأوغندي.", "SANCTION", "hypothetical", "علي"),
    ("وقال الوزير: على كينيا طرد السفير الأوغندي.", "SANCTION", "hypothetical", "علي"),
    ("وقال الوزير إن القرار وقع على كينيا بعد طرد السفير الأوغندي.", "SANCTION", "actual", ""),
]


@pytest.mark.parametrize(("text", "type_", "status", "word"), CASES, ids=[case[0][:30] for case in CASES])
def test_the_deciding_word_sets_the_status(coder: Coder, text: str, type_: str, status: str, word: str) -> None:
    draft = draft_of(coder, text, type_)
    at = draft.ruling.at
    assert (str(draft.ruling.status), words(draft, at, at + 1) if at is not None else "") == (status, word)


@pytest.mark.parametrize(
    ("plain", "changed"),
    [
        ("قصفت القوات الكينية مواقع في الصومال.", "لم تقصف القوات الكينية مواقع في الصومال."),
        ("تطرد بيرو السفير الفنزويلي.", "ستطرد بيرو السفير الفنزويلي."),
    ],
)
def test_one_word_changes_the_status_and_nothing_else(coder: Coder, plain: str, changed: str) -> None:
    type_ = "ASSAULT" if "مواقع" in plain else "SANCTION"
    one, other = draft_of(coder, plain, type_), draft_of(coder, changed, type_)
    assert one.ruling.status == "actual" != other.ruling.status
    assert one.candidate.row.head == other.candidate.row.head
    assert [p.states for p in one.parties] == [p.states for p in other.parties]


def test_every_ruling_says_why(coder: Coder) -> None:
    assert all(draft_of(coder, text, type_).ruling.why for text, type_, _, _ in CASES)


@pytest.mark.parametrize(
    "text",
    [
        "وقع نواب عريضة للمطالبة بفرض عقوبات على بيرو.",
        "طالب خبراء في ليما الحكومة الكندية بفرض عقوبات على بيرو.",
        "دعت منظمة العفو الدولية كندا إلى فرض عقوبات على بيرو.",
    ],
)
def test_what_follows_a_demand_with_its_preposition_is_settled(coder: Coder, text: str) -> None:
    draft = draft_of(coder, text, "SANCTION")
    assert (str(draft.ruling.status), draft.ruling.firm) == ("hypothetical", True)


@pytest.mark.parametrize("who", ["نفت كندا", "نفت وزارة الخارجية الكندية", "نفى المتحدث باسم وزارة الخارجية الكندية"])
def test_a_denial_is_as_near_however_long_the_title(coder: Coder, who: str) -> None:
    ruling = draft_of(coder, f"{who} أن تكون أوتاوا قد هددت بيرو.", "THREATEN").ruling
    assert (str(ruling.status), ruling.firm) == ("negated", True)


@pytest.mark.parametrize(("word", "firm"), [("قد", True), ("وقد", False)])
def test_what_may_be_done_is_open(coder: Coder, word: str, firm: bool) -> None:
    assert draft_of(coder, f"{word} تطرد كندا السفير البيروفي.", "SANCTION").ruling.firm is firm


def test_what_is_done_after_a_verb_to_come_is_to_come_whatever_is_learned(coder: Coder) -> None:
    assert draft_of(coder, "وقال الوزير إن كينيا ستواصل قصف مواقع حركة الشباب.", "ASSAULT").ruling.firm
    assert not draft_of(coder, "وقال الوزير إن كينيا ستواصل القصف في الصومال.", "ASSAULT").ruling.firm


def test_a_perfect_is_done_though_what_it_settles_is_to_come(coder: Coder) -> None:
    signed = draft_of(coder, "وقعت كينيا وأوغندا اتفاقا يسري بداية من يونيو المقبل.", "SUPPORT")
    hosted = draft_of(coder, "تستضيف كينيا الخميس المقبل اجتماعا لوزراء خارجية أفريقيا.", "CONSULT")
    assert (str(signed.ruling.status), str(hosted.ruling.status)) == ("actual", "future")
