"""When and where of a mention may come from elsewhere in the article; the newsroom's own town never counts."""

from datetime import date

import pytest

from taqarub.events.model import Binary
from taqarub.events.settle import best_day, dates_at_hand
from taqarub.events.when import NO_DATE, DayOption
from taqarub.mentions.edtf import edtf_bounds
from taqarub.model.text import Document
from taqarub.pipeline import Coder


def _events(coder: Coder, text: str, published: str | None = "2024-05-15") -> list[dict[str, object]]:
    return list(coder.code(Document("a", text, published=published))["events"])


def _grounds(events: list[dict[str, object]], type_: str) -> list[object]:
    return [(e["place"] or {}).get("country") for e in events if e["type"] == type_]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "type_", "ground"),
    [
        ("قصفت القوات الروسية مدينة حلب في سوريا.", "ASSAULT", "SYR"),
        ("اعتقلت الشرطة الكينية ثلاثة صحفيين.", "COERCE", "KEN"),
        ("تظاهر آلاف الأردنيين ضد الحكومة في إربد.", "PROTEST", "JOR"),
        ("وصل وزير الخارجية التونسي إلى أنقرة في زيارة رسمية والتقى نظيره التركي.", "CONSULT", "TUR"),
        ("أجرت القوات المصرية والفرنسية مناورات مشتركة استضافتها قبرص.", "COOPERATE", "CYP"),
        ("دبي، الإمارات (CNN)-- قصفت الطائرات الروسية مدينة حلب في سوريا.", "ASSAULT", "SYR"),
    ],
)
def test_an_act_takes_place_where_those_it_hits_or_hosts_are(coder: Coder, text: str, type_: str, ground: str) -> None:
    assert ground in _grounds(_events(coder, text), type_)


@pytest.mark.parametrize(
    ("act", "type_"),
    [
        ("واتهم الوزير الكيني {} السودان بدعم المتمردين.", "ACCUSE"),
        ("وهدد الوزير الكيني {} بفرض عقوبات على السودان.", "THREATEN"),
    ],
)
def test_an_act_during_a_meeting_has_the_ground_of_the_meeting(coder: Coder, act: str, type_: str) -> None:
    lead = "التقى وزير الخارجية الكيني نظيره الأوغندي في جنيف.\n"
    rest = "\nوظلت الأسواق مفتوحة حتى المساء ولم يغادر الباعة أماكنهم رغم هطول المطر." * 6  # an article, no short text
    assert _grounds(_events(coder, lead + act.format("خلال لقائه نظيره الأوغندي") + rest), type_) == ["CHE"]
    assert _grounds(_events(coder, lead + act.format("") + rest), type_) != ["CHE"]


def test_undated_news_has_the_publication_day_approximately(coder: Coder) -> None:
    events = _events(coder, "قصفت الطائرات الروسية مواقع المعارضة السورية.")
    assert [e["date"] for e in events] == ["2024-05-15~"]


def test_nothing_is_dated_where_nothing_tells_the_day(coder: Coder) -> None:
    events = _events(coder, "قصفت الطائرات الروسية مواقع المعارضة السورية.", None)
    assert [e["date"] for e in events] == [None]


def test_a_day_named_with_the_act_stands(coder: Coder) -> None:
    events = _events(coder, "قصفت الطائرات الروسية مواقع المعارضة السورية يوم 3 مايو.")
    assert [e["date"] for e in events] == ["2024-05-03"]


@pytest.mark.parametrize(
    ("text", "planned"),
    [
        ("من المقرر أن يزور وزير الخارجية الكيني أوغندا الخميس.", "2024-05-16"),
        ("سيزور وزير الخارجية الكيني أوغندا الاثنين.", "2024-05-20"),
        ("سيزور وزير الخارجية الكيني أوغندا الأسبوع المقبل.", "2024-05-19/2024-05-25"),
    ],
)
def test_a_weekday_of_a_planned_act_is_the_next_one(coder: Coder, text: str, planned: str) -> None:
    assert planned in [e["act_date"] for e in _events(coder, text)]


def test_what_is_done_is_not_dated_by_what_is_to_come(coder: Coder) -> None:
    text = "طالبت كندا بعقد جلسة غدا الخميس بعد مقتل ثلاثة جنود كنديين برصاص مسلحين من بيرو."
    found = [edtf_bounds(str(e["date"] or "")) for e in _events(coder, text) if e["type"] == "ASSAULT"]
    assert found and all(days is None or days[0] < date(2024, 5, 16) for days in found)


def test_talks_dated_after_the_publication_are_planned(coder: Coder) -> None:
    events = _events(coder, "تستضيف النرويج في 20 يونيو المقبل اجتماعا مع وزير الخارجية الكندي.")
    assert ("CONSULT", "actual") not in [(e["type"], e["status"]) for e in events]


@pytest.mark.parametrize(
    ("when", "planned"), [("الأسبوع المقبل", True), ("غدا الثلاثاء", True), ("", False), ("الأسبوع الماضي", False)]
)
def test_without_a_day_of_publication_the_words_say_what_is_to_come(coder: Coder, when: str, planned: bool) -> None:
    events = _events(coder, f"يزور الرئيس الكيني كمبالا {when} لبحث التجارة.", None)
    assert [e["type"] for e in events] == (["AGREE"] if planned else ["CONSULT"])


@pytest.mark.parametrize("said", ["قال الوزير", "قال الوزير أمس", "قال الوزير يوم الثلاثاء"])
def test_an_act_that_is_named_as_a_well_known_event_has_its_date(coder: Coder, said: str) -> None:
    events = _events(coder, f"{said} إن الخلاف قديم ويعود إلى ما قبل الغزو العراقي للكويت.")
    assert [(e["type"], e["date"], e["status"]) for e in events if e["type"] == "ASSAULT"] == [
        ("ASSAULT", "1990-08-02", "historical")
    ]


def test_a_day_that_is_part_of_a_landmarks_name_is_no_day_of_another_year(coder: Coder) -> None:
    text = "حوكم في نيروبي رجل كيني شارك في هجمات الحادي عشر من سبتمبر على الولايات المتحدة."
    (event,) = _events(coder, text)
    assert str(event["date"]).startswith("2001")


def test_a_date_in_the_sentence_goes_before_that_of_the_table(coder: Coder) -> None:
    events = _events(coder, "غزا العراق الكويت في صيف 1990.")
    assert [e["date"] for e in events if e["type"] == "ASSAULT"] != ["1990-08-02"]


def test_a_verb_with_a_day_of_its_own_is_no_landmark(coder: Coder) -> None:
    events = _events(coder, "انسحبت القوات الفرنسية من النيجر أمس.", "2024-05-16")
    assert [(e["date"], e["status"]) for e in events] == [("2024-05-15", "actual")]


def test_a_month_that_its_days_meet_outweighs_a_day_that_is_hardly_likelier() -> None:
    days = {"2024-05-03": 1.0, "2024-05-04": 0.8, "2024-05": 0.9, "2023/2024": 0.9, "": -9.0}
    found = [DayOption(edtf, None, 0, (edtf or NO_DATE,)) for edtf in days]
    weights = {edtf or NO_DATE: weight for edtf, weight in days.items()}
    chosen = best_day(found, Binary(0.0, weights), 0.98)
    alone = best_day([one for one in found if len(one.edtf) != 7], Binary(0.0, weights), 0.98)
    assert (chosen and chosen.edtf, alone and alone.edtf) == ("2024-05", "2024-05-03")


def test_nothing_is_dated_by_a_landmark_that_is_still_to_come(coder: Coder) -> None:
    events = _events(coder, "بدأ الغزو العراقي للكويت.", "1990-07-01")
    assert "1990-08-02" not in [e["date"] for e in events]


def test_over_how_long_acts_are_counted_is_not_when_one_was(coder: Coder) -> None:
    events = _events(coder, "زار وزير الخارجية النرويجي كوبا، وهي الزيارة الأولى منذ 12 عاما.")
    assert not [e for e in events if str(e["date"]).startswith("2012")]


def test_the_days_of_a_first_round_are_its_own(coder: Coder) -> None:
    events = _events(coder, "عقد الوفدان المصري والفرنسي الجولة الأولى من المحادثات بين 3 و5 مايو الجاري في القاهرة.")
    assert "2024-05-03/2024-05-05" in [e["date"] for e in events]


def test_a_promise_told_again_has_the_day_that_another_telling_names(coder: Coder) -> None:
    text = (
        "سيزور وزير الخارجية الكيني أوغندا في 20 مايو. وتحدث الوزيران عن ملفات كثيرة تهم المنطقة. "
        "وقال متحدث إن وزير الخارجية الكيني سيزور أوغندا لبحث التجارة."
    )
    planned = [e["act_date"] for e in _events(coder, text) if e["type"] == "AGREE"]
    assert planned
    assert set(planned) == {"2024-05-20"}


@pytest.mark.parametrize(
    ("text", "planned"),
    [
        ("تتواصل الاستعدادات للقمة المرتقبة في 20 مايو بين كينيا وأوغندا.", "2024-05-20"),
        ("أعلن الكرملين عن لقاء مرتقب الجمعة بين الرئيس الروسي ونظيره السوري.", "2024-05-17"),
        (
            "أعلنت كينيا وأوغندا الثلاثاء فتح خط ساخن، وذلك قبل أسبوع من قمة مرتقبة بين الرئيس الكيني ونظيره الأوغندي.",
            "2024-05-21~",
        ),
        ("أجرى وفد كيني محادثات مع مسؤولين أوغنديين الثلاثاء وسط استعدادات لقمة بين رئيسي كينيا وأوغندا.", None),
    ],
)
def test_a_meeting_to_come_that_a_noun_names_has_its_own_day(coder: Coder, text: str, planned: str | None) -> None:
    events = _events(coder, text)
    assert [(e["act"], e["act_date"]) for e in events if e["type"] == "AGREE"] == [("CONSULT", planned)]


def test_a_promise_that_is_denied_is_not_made(coder: Coder) -> None:
    (event,) = _events(coder, "لا ترتيبات لقمة بين الرئيس الكيني ونظيره الأوغندي.")
    assert (event["type"], event["act"], event["status"]) == ("AGREE", "CONSULT", "negated")


def test_what_is_to_come_has_no_day_that_is_over(coder: Coder) -> None:
    text = "انهارت الهدنة يوم 12 مايو. وستطرد كندا بعد ذلك سفير بيلاروسيا."
    closing = [e["date"] for e in _events(coder, text) if e["status"] == "future"]
    assert closing
    assert all(date is None or str(date) >= "2024-05-15" for date in closing)


def test_the_year_that_names_an_agreement_dates_nothing_else(coder: Coder) -> None:
    events = _events(coder, "طلبت كينيا من أوغندا تسليم المتهمين بعد انسحاب تنزانيا من الاتفاق المبرم عام 2015.")
    assert {e["type"] for e in events} >= {"REQUEST", "SANCTION"}
    assert "2015" not in [e["date"] for e in events]


def test_the_day_that_names_an_agreement_may_stand_far_behind_its_participle(coder: Coder) -> None:
    text = "انتقدت كينيا انسحاب تنزانيا من الاتفاق المبرم مع دول الجوار في نيروبي في 3 مايو 2011."
    article = coder.reader.read(Document("t", text, published="2024-05-15"))
    pairs = coder.events.told(article)
    left = [
        dates
        for (_, p), dates in zip(pairs, dates_at_hand(pairs, article), strict=True)
        if p.candidate.row.head == "انسحاب"
    ]
    assert left and not any("e:d0" in one.features for dates in left for one in dates)


def test_without_a_publication_day_an_unlikely_date_is_left_open(coder: Coder) -> None:
    text = (
        "تظاهر آلاف الأردنيين ضد الحكومة في عمان. وكان المتهم قد ولد في إربد عام 1994. "
        "وطالب المحتجون الحكومة الأردنية بالاستقالة."
    )
    assert {e["date"] for e in _events(coder, text, None)} == {None}
    dated = _events(coder, "تظاهر آلاف الأردنيين ضد الحكومة في عمان يوم 3 مايو 2018.", None)
    assert [e["date"] for e in dated] == ["2018-05-03"]


@pytest.mark.parametrize(("then", "day"), [("حينها ", "2021-08~"), ("", "2024-05-15~")])
def test_then_is_the_date_told_last(coder: Coder, then: str, day: str) -> None:
    events = _events(coder, f"فرضت كندا عقوبات على بيرو في أغسطس 2021. وطردت بيرو {then}السفير الكندي.")
    assert [e["date"] for e in events] == ["2021-08", day]
