"""What is only threatened with or invited to is no event of its own, and the explanation says so."""

from dataclasses import replace

import pytest

from drafts import drafts_of
from taqarub.events.modes import features
from taqarub.events.proposals import propose
from taqarub.model.text import Document
from taqarub.pipeline import Coder


@pytest.mark.parametrize(
    ("text", "act", "content"),
    [
        ("هددت كوريا الشمالية بقصف قواعد يابانية.", "THREATEN", "ASSAULT"),
        ("هدد الاتحاد الأوروبي بفرض عقوبات على جورجيا.", "THREATEN", "SANCTION"),
        ("وجه الرئيس الفلبيني دعوة إلى نظيره الفيتنامي لزيارة مانيلا.", "AGREE", "CONSULT"),
        ("أرجأ وزير الخارجية الأوغندي زيارته إلى نيروبي.", "REJECT", "CONSULT"),
    ],
)
def test_contents_of_threats_and_invitations_are_no_events(coder: Coder, text: str, act: str, content: str) -> None:
    types = [event["type"] for event in coder.code(Document("t", text))["events"]]
    assert act in types and content not in types


@pytest.mark.parametrize("plan", ["من المرتقب أن", "ومن المقرر أن", "ومن المتوقع أن"])
def test_the_words_of_a_plan_are_no_second_promise(coder: Coder, plan: str) -> None:
    text = f"{plan} يزور الرئيس التونسي الجزائر يوم الاثنين المقبل."
    events = coder.code(Document("t", text, published="2024-05-15"))["events"]
    assert [event["trigger"]["text"] for event in events] == ["يزور"]


@pytest.mark.parametrize("state", ["مدغشقر", "كوت ديفوار", "كانبرا"])
def test_what_any_state_has_to_do_is_a_request(coder: Coder, state: str) -> None:
    events = coder.code(Document("t", f"قال وزير الخارجية الكيني إن على {state} أن تسحب قواتها فورا."))["events"]
    assert "REQUEST" in [event["type"] for event in events]


def test_an_attack_told_beside_a_threat_is_an_event(coder: Coder) -> None:
    text = "قصفت القوات التركية مواقع في سوريا وهددت أنقرة بفرض عقوبات على دمشق."
    assert "ASSAULT" in [event["type"] for event in coder.code(Document("t", text))["events"]]


@pytest.mark.parametrize(
    ("text", "type_", "part"),
    [
        ("هددت كوريا الشمالية بقصف قواعد يابانية.", "ASSAULT", "only the content of «هددت»"),
        ("قضت محكمة كينية بإعدام ثلاثة من قادة الحركة.", "ASSAULT", "only the content of «قضت»"),
        ("من المقرر أن يزور الرئيس التونسي الجزائر.", "AGREE", "only the words of a plan for «يزور»"),
        ("ألغت كينيا زيارة وزير الخارجية الأوغندي.", "CONSULT", "called off by «ألغت»"),
        ("قررت كينيا منح أوغندا قرضا بقيمة مليون دولار.", "AID", "only the content of «قررت»"),
    ],
)
def test_the_explanation_names_the_act_that_a_candidate_is_part_of(
    coder: Coder, text: str, type_: str, part: str
) -> None:
    sure = Coder(coder.reader, replace(coder.models, threshold=0.0, sided=0.0, lone=0.0), coder.builder)
    (sentence,) = sure.explain(Document("t", text, published="2024-05-15"))
    reasons = [one["why_not"] for one in sentence["considered"] if one["type"] == type_]
    assert any(part in reason for reason in reasons), reasons


@pytest.mark.parametrize(
    ("text", "side", "sector"),
    [
        ("أدانت كينيا تصريحات أوغندا.", "actors", "GOV"),
        ("استهدفت غارات كينية مواقع حركة الشباب في الصومال.", "actors", "MIL"),
        ("تظاهر محتجون في نيروبي ضد الحكومة.", "actors", "CVL"),
    ],
)
def test_a_state_named_alone_acts_by_its_government_or_army(coder: Coder, text: str, side: str, sector: str) -> None:
    (event,) = coder.code(Document("t", text))["events"]
    assert [party["sector"] for party in event[side]] == [sector]


def test_a_text_of_one_sentence_has_a_measure_of_its_own(coder: Coder) -> None:
    strict = Coder(coder.reader, replace(coder.models, sided=1.0), coder.builder)
    act, more = "قصفت القوات الكينية مواقع في الصومال.", "وكان الطقس باردا في نيروبي."
    assert [len(strict.code(Document("t", text))["events"]) for text in (act, f"{act} {more}")] == [1, 0]


def test_who_is_asked_would_act_not_who_asks(coder: Coder) -> None:
    text = "دعت كينيا أوغندا إلى التراجع عن الرسوم الجمركية."
    sure = Coder(coder.reader, replace(coder.models, threshold=0.0, sided=0.0, lone=0.0), coder.builder)
    events = {event["type"]: event for event in sure.code(Document("t", text))["events"]}
    assert [p["country"] for p in events["REQUEST"]["actors"]] == ["KEN"]
    assert events["CONCEDE"]["status"] == "hypothetical"
    assert [p["country"] for p in events["CONCEDE"]["actors"]] == ["UGA"]
    assert "UGA" not in [p["country"] for p in events["CONCEDE"]["recipients"]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("بحث الرئيس الكيني وليام روتو مع نظيره الأوغندي يوويري موسيفيني أمن الحدود خلال مكالمة هاتفية.", True),
        ("بحث الرئيس الكيني وليام روتو مع نظيره الأوغندي يوويري موسيفيني أمن الحدود خلال مأدبة عشاء.", False),
        ("بحث الرئيس الكيني مع نظيره الأوغندي أمن الحدود، وقال إن نيروبي تلقت رسالة هاتفية.", False),
    ],
)
def test_a_telephone_speaks_for_talks_by_it_in_its_clause(coder: Coder, text: str, told: bool) -> None:
    proposals = propose(drafts_of(coder, text), coder.models)
    talks = next(p for p in proposals if p.candidate.row.type == "CONSULT")
    assert (f"ph:CONSULT:{1 * told}" in features(talks)) is True
