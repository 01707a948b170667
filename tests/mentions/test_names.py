"""Where a person's name ends and another begins, and whose the names that several have in common are."""

import pytest

from taqarub.model.mention import Mention
from taqarub.model.text import Document
from taqarub.pipeline import Coder


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("استقبل الرئيس المصري السيسي ماكرون في القصر.", {"الرئيس المصري السيسي": "EGY", "ماكرون": "FRA"}),
        ("دعا أردوغان بوتين إلى حوار.", {"أردوغان": "TUR", "بوتين": "RUS"}),
        ("هاتف وزير الري الكيني ماكرون مساء.", {"وزير الري الكيني": "KEN", "ماكرون": "FRA"}),
        ("التقى الرئيس الأوغندي يويري موسيفيني ميركل.", {"الرئيس الأوغندي يويري موسيفيني": "UGA", "ميركل": "DEU"}),
    ],
)  # fmt: skip
def test_a_well_known_person_of_another_state_is_named_for_himself(
    coder: Coder, text: str, parties: dict[str, str]
) -> None:
    assert _read(coder, text) == parties


@pytest.mark.parametrize(
    ("text", "phrase", "country"),
    [
        ("قال وزير الدفاع الكيني عباس مالك ذلك.", "وزير الدفاع الكيني عباس مالك", "KEN"),
        ("قال الأمين العام للأمم المتحدة كوفي عنان ذلك.", "الأمين العام للأمم المتحدة كوفي عنان", "UNO"),
        ("قال الرئيس الأوغندي موسيفيني ذلك.", "الرئيس الأوغندي موسيفيني", "UGA"),
    ],
)  # fmt: skip
def test_who_holds_the_office_stays_in_the_phrase(coder: Coder, text: str, phrase: str, country: str) -> None:
    assert _read(coder, text)[phrase] == country


def test_a_namesake_told_of_goes_before_the_better_known(coder: Coder) -> None:
    text = "وصلت وزيرة الصحة النمساوية هانا ميركل. وشكرت ميركل الأطباء."
    assert _read(coder, text)["ميركل"] == "AUT"
    assert _read(coder, "وصلت وزيرة الصحة النمساوية. وشكرت ميركل الأطباء.")["ميركل"] == "DEU"


@pytest.mark.parametrize(
    ("full", "later"),
    [("السيناتور ميتش مكونيل", "مكونيل"), ("حكومة رئيسة الوزراء تيريزا ماي", "ماي"), ("فلاديمير بوتن", "بوتن")],
)
def test_a_surname_counts_as_it_was_printed(coder: Coder, full: str, later: str) -> None:
    assert later in _read(coder, f"انتقد الحزب {full} أمس. ودافعت {later} عن القرار.")


@pytest.mark.parametrize(
    ("told", "later", "name"),
    [
        ("تحدث الوزير الكيني سمير السالمي.", "ونشرت الصحيفة ردا للسالمي.", "للسالمي"),  # ل + السالمي
        ("تحدث عمدة لندن صادق خان.", "ثم وقعت ملاسنات بين خان وآخرين.", "خان"),  # also a title
        ("تحدث الوزير الكيني توماس باخ.", "وقال باخ ذلك.", "باخ"),  # also "to a brother"
    ],
)
def test_a_surname_told_of_is_known_with_what_is_glued_to_it(coder: Coder, told: str, later: str, name: str) -> None:
    assert name in _read(coder, f"{told} {later}")
    assert name not in _read(coder, later)


@pytest.mark.parametrize("name", ["خالد السالمي", "طارق السالمي", "سمير السالمي", "جون داود", "توم داود"])
def test_names_that_are_also_words_open_an_unknown_name(coder: Coder, name: str) -> None:
    assert name in _read(coder, f"طالبت النقابة {name} بالاعتذار.")


@pytest.mark.parametrize("text", ["ساد سلام عادل في البلد.", "بقي ذكره خالد الأثر.", "ولم ينس التصفيق طويلا."])
def test_alone_they_are_no_names(coder: Coder, text: str) -> None:
    assert not [m for m in _mentions(coder, text) if m.person]


@pytest.mark.parametrize(
    ("name", "country"),
    [("عبدربه منصور هادي", "YEM"), ("حسن نصرالله", "LBN"), ("سعدالدين العثماني", "MAR"), ("مون جاي-إن", "KOR")],
)
def test_halves_of_a_name_may_be_printed_as_one(coder: Coder, name: str, country: str) -> None:
    assert _read(coder, f"تحدث {name} مساء.") == {name: country}


@pytest.mark.parametrize("name", ["أنتونوف", "هنري كسوماني"])
def test_a_speaker_whose_name_begins_like_a_longer_one_is_named(coder: Coder, name: str) -> None:
    """«أنتونوف الأوكرانية» is a company, and people of the tables are called «هنري …»."""
    assert _read(coder, f"وصل وزير كيني. وقال {name} ذلك.")[name] == "KEN"


def test_a_family_name_of_two_letters_stands_for_its_bearer(coder: Coder) -> None:
    text = "وصل شي جين بينغ إلى نيروبي. وقال شي إنه سعيد. وودع وزير كيني الرئيس شي."
    assert {"شي": "CHN", "الرئيس شي": "CHN"}.items() <= _read(coder, text).items()
    assert "شي" not in _read(coder, "وصل الوزير إلى نيروبي. وقال شي إنه سعيد.")


@pytest.mark.parametrize("noun", ["لمساعدة", "بمشاركة", "لمحاربة"])
def test_an_act_is_nobody_with_a_pronoun(coder: Coder, noun: str) -> None:
    assert _read(coder, f"أرسلت كينيا طائرة {noun} الفيضانات.") == {"كينيا": "KEN"}


def test_a_verbal_noun_after_a_name_is_no_part_of_it(coder: Coder) -> None:
    assert "ترامب" in _read(coder, "اتهمت كندا ترامب بتسييس القضاء.")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("حذر الحزب الجمهوري في تونس من القرار.", "TUN"),
        ("حذر الحزب الجمهوري في تونس من القرار، وقال السفير الأميركي ذلك.", "USA"),
        ("حذر الحزب الجمهوري الإيطالي من القرار في تونس.", "ITA"),
        ("حذر الحزب الجمهوري من القرار.", "USA"),
    ],
)
def test_a_name_that_parties_of_several_states_have_is_told_by_the_article(
    coder: Coder, text: str, country: str
) -> None:
    (party,) = [m for m in _mentions(coder, text) if m.name_ar.startswith("الحزب الجمهوري") or m.sector == "PTY"]
    assert party.country == country


def test_a_shared_name_in_the_title_is_told_by_the_article(coder: Coder) -> None:
    for text, country in (("رحبت تونس بالقرار.", "TUN"), ("رحبت تونس بقرار الولايات المتحدة.", "USA")):
        article = coder.reader.read(Document("x", text, "الحزب الجمهوري يرفض القرار"))
        assert article.title is not None
        assert [m.country for m in article.title.mentions] == [country]


def _mentions(coder: Coder, text: str) -> list[Mention]:
    return [m for sentence in coder.reader.read(Document("x", text)).sentences for m in sentence.mentions]


def _read(coder: Coder, text: str) -> dict[str, str]:
    article = coder.reader.read(Document("x", text))
    spans = {m: article.view.to_raw(m.start, m.end) for m in _mentions(coder, text)}
    return {text[start:end]: m.country for m, (start, end) in spans.items()}


@pytest.mark.parametrize("time", ["صباح الجمعة", "صباح اليوم", "الجمعة"])
def test_a_name_ends_before_the_time(coder: Coder, time: str) -> None:
    found = _read(coder, f"زار المسؤول الكيني أحمد علي {time} مدينة كمبالا.")
    assert found["المسؤول الكيني أحمد علي"] == "KEN"
