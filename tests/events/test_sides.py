"""Both sides are chosen together: who stands where, nobody among them, and what the article's other acts add."""

import math
from collections.abc import Sequence

import pytest

from taqarub.events.proposals import Draft, drafts
from taqarub.events.scene import scene_of
from taqarub.events.setting import NOBODY, states_of
from taqarub.events.sides import Habits, Pair, SideModel, Told, best, possible, roles_of, told
from taqarub.model.mention import Mention, MentionKind
from taqarub.model.text import Document
from taqarub.pipeline import Coder


def draft(coder: Coder, text: str, type_: str) -> Draft:
    """The first candidate of a type in a text."""
    article = coder.reader.read(Document("t", text))
    return next(d for d in drafts(article, coder.reader.lexicon) if d.candidate.row.type == type_)


def named(one: Draft) -> list[tuple[tuple[str, ...], str]]:
    """Whom a draft could bind, and where they stand."""
    return [(p.states, p.slot) for p in one.parties if not p.carried]


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        ("فرضت كندا عقوبات على بيرو.", "SANCTION", [(("CAN",), "bare1"), (("PER",), "علي")]),
        ("بدأت محادثات كينية أوغندية.", "CONSULT", [(("KEN",), "nisba2"), (("UGA",), "nisba2")]),
        ("كندا تفرض عقوبات على بيرو.", "SANCTION", [(("PER",), "علي"), (("CAN",), "<bare1")]),
    ],
)
def test_mentions_stand_in_slots(coder: Coder, text: str, type_: str, expected: list[object]) -> None:
    found = named(draft(coder, text, type_))
    assert [one for one in expected if one not in found] == []


def test_two_adjectives_of_one_noun_are_one_party_more(coder: Coder) -> None:
    found = draft(coder, "رحبت كندا بالاتفاق الكيني الأوغندي.", "SUPPORT")
    assert ("KEN", "UGA") in [p.states for p in found.parties]


def test_the_country_an_envoy_is_posted_in_may_be_a_side(coder: Coder) -> None:
    found = draft(coder, "استدعي السفير السويدي في بغداد احتجاجا على القرار.", "ACCUSE")
    assert [p.slot for p in found.parties if p.states == ("IRQ",)] == ["place"]


def test_joined_states_are_one_party_more(coder: Coder) -> None:
    found = named(draft(coder, "أدانت كندا وبيرو والنرويج الهجوم.", "ACCUSE"))
    assert ("CAN", "NOR", "PER") in [states for states, _ in found]
    assert ("CAN",) in [states for states, _ in found]


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("نفذت القوات الكينية، بإسناد جوي من إثيوبيا، هجوما على مواقع حركة الشباب.", [("ETH", "KEN")]),
        ("نفذت القوات الكينية المدعومة من إثيوبيا هجوما على مواقع حركة الشباب.", []),
        ("نفذت القوات الكينية هجوما على مواقع حركة الشباب قرب إثيوبيا.", []),
    ],
)
def test_who_helps_stands_beside_whom_he_helps(coder: Coder, text: str, together: list[tuple[str, ...]]) -> None:
    found = draft(coder, text, "ASSAULT").parties
    assert [p.states for p in found if len(p.states) > 1] == together


def test_several_states_told_before_are_a_party_of_the_next_sentences(coder: Coder) -> None:
    told_of = "أصدرت كندا وبيرو والنرويج بيانا مشتركا."
    one = draft(coder, f"{told_of}\nوأدان البيان الهجوم بشدة.", "ACCUSE")
    assert [(p.states, p.slot) for p in one.parties if len(p.states) > 1] == [(("CAN", "NOR", "PER"), "set")]
    assert all(len(p.heads) == len(p.tails) for p in one.parties)
    far = "\n".join([told_of, *["وكان الطقس باردا في العاصمة."] * 4, "وأدان البيان الهجوم بشدة."])
    assert [p.states for p in draft(coder, far, "ACCUSE").parties if len(p.states) > 1] == []


def test_who_stands_after_by_may_receive_what_a_verb_with_a_subject_tells(coder: Coder) -> None:
    text = "أدانت كندا بشدة استمرار تلك التصريحات العدائية من قبل مسؤولين في بيرو."
    assert (("PER",), "by_another") in named(draft(coder, text, "ACCUSE"))
    assert (("PER",), "من قبل") in named(draft(coder, "اعتقل الصحفي من قبل شرطة بيرو.", "COERCE"))


def test_a_pronoun_that_stands_by_itself_means_who_was_told_of(coder: Coder) -> None:
    found = draft(coder, "قطعت كندا علاقاتها مع بيرو متهمة إياها بالتجسس.", "ACCUSE").parties
    assert [p.states for p in found if p.slot == "objpron"] == [("PER",)]


def test_an_attacker_of_no_state_is_named_rather_than_nobody(coder: Coder) -> None:
    one = draft(coder, "هاجم انتحاري حافلة للجيش الكيني.", "ASSAULT")
    nobody = len(one.parties) - 1
    bomber = next(i for i, p in enumerate(one.parties) if p.sector == "UAF")
    army = next(i for i, p in enumerate(one.parties) if p.states == ("KEN",))
    for behind, actors in ((1.0, ["انتحاري"]), (4.0, [])):
        pairs = [Pair(nobody, army, 0.0), Pair(bomber, army, -behind)]
        roles, _ = roles_of("ASSAULT", pairs, one.parties)
        tokens = one.sentence.tokens
        assert [tokens[r.mention.first].word.text for r in roles if r.role == "A"] == actors


def test_nobody_is_always_the_last_party(coder: Coder) -> None:
    for text in ("فرضت كندا عقوبات على بيرو.", "قُتل ثلاثة أشخاص في هجوم."):
        article = coder.reader.read(Document("t", text))
        for one in drafts(article, coder.reader.lexicon):
            assert [p.slot for p in one.parties].count(NOBODY) == 1
            assert one.parties[-1].slot == NOBODY and one.parties[-1].states == ()


def test_a_state_told_before_is_a_party_of_the_next_sentence(coder: Coder) -> None:
    one = draft(coder, "وصل وزير الخارجية الكيني إلى كمبالا.\nوأدان الهجوم بشدة.", "ACCUSE")
    assert ("KEN",) in [p.states for p in one.parties if p.carried]


def test_features_have_a_name_for_every_head(coder: Coder) -> None:
    one = draft(coder, "وصل وزير الخارجية الكيني إلى كمبالا.\nوأدان بشدة هجوم حركة الشباب على مقديشو.", "ACCUSE")
    assert all(len(p.heads) == len(p.tails) for p in one.parties)


def test_the_likeliest_pair_fills_both_sides(coder: Coder) -> None:
    one = draft(coder, "فرضت كندا عقوبات على بيرو.", "SANCTION")
    subject, object_ = (next(p for p in one.parties if p.states == (state,)) for state in ("CAN", "PER"))
    weights = {subject.heads[0]: {subject.tails[0]: 3 + 0j, object_.tails[0]: 0 + 3j}}
    sides = SideModel(weights, {}, 1.0, {}, {})
    roles, both = roles_of("SANCTION", sides.first(one.setting, one.parties), one.parties)
    assert [(r.role, r.mention.country) for r in roles] == [("A", "CAN"), ("R", "PER")]
    assert all(0 < both <= r.probability <= 1 for r in roles)


def test_without_weights_every_pair_is_as_likely(coder: Coder) -> None:
    one = draft(coder, "فرضت كندا عقوبات على بيرو.", "SANCTION")
    pairs = SideModel({}, {}, 1.0, {}, {}).first(one.setting, one.parties)
    assert {p.score for p in pairs} == {0.0}
    assert all(possible(one.setting, one.parties, p.actor, p.recipient) for p in pairs)


def test_no_party_stands_on_both_sides(coder: Coder) -> None:
    one = draft(coder, "فرضت كندا عقوبات على بيرو.", "SANCTION")
    last = len(one.parties) - 1
    assert possible(one.setting, one.parties, last, last)
    assert not any(possible(one.setting, one.parties, i, i) for i in range(last))


def test_one_of_several_actors_is_not_the_recipient_as_well(coder: Coder) -> None:
    one = draft(coder, "قصفت كينيا وأوغندا تنزانيا.", "ASSAULT")
    number = {p.states: i for i, p in enumerate(one.parties) if not p.carried}
    both, second, third = number["KEN", "UGA"], number["UGA",], number["TZA",]
    assert not possible(one.setting, one.parties, both, second)
    assert possible(one.setting, one.parties, both, third)


def test_pairs_of_the_same_states_count_together(coder: Coder) -> None:
    one = draft(coder, "قصفت القوات التركية مواقع في سوريا، وقالت أنقرة إن القوات التركية ستبقى.", "ASSAULT")
    turkish = [i for i, p in enumerate(one.parties) if p.states == ("TUR",)]
    assert len(turkish) > 1
    nobody = len(one.parties) - 1
    pairs = [*(Pair(i, nobody, 0.0) for i in turkish), Pair(nobody, nobody, 0.0)]
    chosen, probability = best("ASSAULT", pairs, one.parties)
    assert one.parties[chosen.actor].states == ("TUR",)
    assert probability == pytest.approx(len(turkish) / (len(turkish) + 1))
    assert told("ASSAULT", pairs, one.parties) == Told("ASSAULT", ("TUR",), (), pytest.approx(probability))


def test_of_a_mutual_act_it_does_not_matter_who_stands_on_which_side(coder: Coder) -> None:
    one = draft(coder, "التقى الرئيس الكيني نظيره الأوغندي.", "CONSULT")
    kenya, uganda = (next(i for i, p in enumerate(one.parties) if p.states == (s,)) for s in ("KEN", "UGA"))
    nobody = len(one.parties) - 1
    pairs = [Pair(kenya, uganda, 0.0), Pair(uganda, kenya, 0.0), Pair(kenya, nobody, 0.5)]
    chosen, probability = best("CONSULT", pairs, one.parties)
    assert (chosen, probability) == (pairs[0], pytest.approx(2 / (2 + math.exp(0.5))))
    assert best("ASSAULT", pairs, one.parties)[0] == pairs[2]


def test_a_state_named_often_outweighs_one_named_once_with_more_to_say_for_it(coder: Coder) -> None:
    one = draft(coder, "قصفت القوات التركية مواقع في سوريا، وقالت أنقرة إن القوات التركية ستبقى.", "ASSAULT")
    nobody = len(one.parties) - 1
    turkish = [i for i, p in enumerate(one.parties) if p.states == ("TUR",)]
    syrian = next(i for i, p in enumerate(one.parties) if p.states == ("SYR",))
    pairs = [Pair(syrian, nobody, 0.5), *(Pair(i, nobody, 0.1 * n) for n, i in enumerate(turkish))]
    chosen, _ = best("ASSAULT", pairs, one.parties)
    assert chosen.actor == turkish[-1]


ACTS = (Told("SANCTION", ("CAN",), ("PER",), 0.9), Told("ACCUSE", ("PER",), ("CAN",), 0.6))


@pytest.mark.parametrize(
    ("others", "expected"),
    [((), set()), (ACTS[:1], {"sA3", "sR-", "s3-|SANCTION"}), (ACTS[1:], {"rA-", "rR2", "r-2|SANCTION"})],
)
def test_habits_tell_of_acts_of_the_type_of_the_class_and_of_others(
    coder: Coder, others: Sequence[Told], expected: set[str]
) -> None:
    one = draft(coder, "فرضت كندا عقوبات على بيرو.", "SANCTION")
    canada = next(p for p in one.parties if p.states == ("CAN",))
    assert set(Habits("SANCTION", others).of(canada)) == expected


def test_the_standard_has_habits_of_its_own(coder: Coder) -> None:
    one = draft(coder, "فرضت كندا عقوبات على بيرو.", "SANCTION")
    canada, nobody = next(p for p in one.parties if p.states == ("CAN",)), one.parties[-1]
    own, others = (Habits("SANCTION", ACTS[:1], custom=custom) for custom in (True, False))
    assert set(own.of(nobody)) - set(others.of(nobody)) == {"open"}
    assert set(own.of(canada)) == set(others.of(canada))
    assert set(own.of_pair(canada, canada)) - set(others.of_pair(canada, canada)) == {"within00"}
    assert set(own.of_pair(canada, nobody)) == set(others.of_pair(canada, nobody))


def test_what_the_article_tells_turns_a_close_choice(coder: Coder) -> None:
    one = draft(coder, "فرضت كندا عقوبات على بيرو.", "SANCTION")
    sides = SideModel({}, {}, 1.0, {"sA3": 2 + 0j, "sR3": 0 + 2j}, {})
    pairs = sides.again(sides.first(one.setting, one.parties), one.parties, Habits("SANCTION", ACTS[:1]))
    roles, _ = roles_of("SANCTION", pairs, one.parties)
    assert [(r.role, r.mention.country) for r in roles] == [("A", "CAN"), ("R", "PER")]


def test_the_two_sides_stand_for_two_states() -> None:
    mention = Mention(0, 1, 0, 1, MentionKind.BOTH, inner=("RUS", "DZA", "RUS"))
    assert states_of(mention) == ("DZA", "RUS")
    assert states_of(mention._replace(kind=MentionKind.AGENT)) == ()


def test_paths_draw_runs_together(coder: Coder) -> None:
    article = coder.reader.read(Document("t", "قال الوزير الكيني إن بلاده لم تقصف مواقع أوغندا"))
    scene = scene_of(article.sentences[0])
    assert scene.path(0, 3) == "VP"
    assert scene.path(3, 6) == "CAn"
    assert scene.path(0, 40) == "long"


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("تسلمت كندا مساعدات غذائية من بيرو.", "PER", "CAN"),
        ("من بيرو تسلمت كندا مساعدات غذائية.", "PER", "CAN"),
    ],
)
def test_who_receives_is_not_who_gives(coder: Coder, text: str, actor: str, recipient: str) -> None:
    one = draft(coder, text, "AID")
    at = {p.states: i for i, p in enumerate(one.parties) if p.states and not p.carried}
    giver, taker = at[(actor,)], at[(recipient,)]
    assert possible(one.setting, one.parties, giver, taker)
    assert not possible(one.setting, one.parties, taker, giver)


def test_how_prominent_a_state_is_a_line_alone_does_not_say(coder: Coder) -> None:
    line = "قصفت كندا بيرو."
    alone, told = draft(coder, line, "ASSAULT"), draft(coder, f"{line} وعاد الهدوء.", "ASSAULT")
    assert alone.setting.background.standing(("CAN",)) == "-"
    assert told.setting.background.standing(("CAN",)) == "0h"


def test_who_foils_an_attack_is_whom_it_was_to_befall(coder: Coder) -> None:
    one = draft(coder, "أحبطت السلطات الكندية هجوما إرهابيا.", "ASSAULT")
    (expected,) = [p.expected for p in one.parties if p.states == ("CAN",) and not p.carried]
    assert expected == "R"


@pytest.mark.parametrize(
    ("text", "type_", "agent", "patient"),
    [
        ("طُردت السفيرة البيروفية من قبل كندا.", "SANCTION", "CAN", "PER"),
        ("استُدعي السفير البيروفي إلى وزارة الخارجية الكندية.", "ACCUSE", "CAN", "PER"),
        ("طُلب من كندا إطلاق سراح سجناء من بيرو.", "REQUEST", "PER", "CAN"),
    ],
)
def test_whom_a_passive_verb_befalls_did_not_do_it(
    coder: Coder, text: str, type_: str, agent: str, patient: str
) -> None:
    one = draft(coder, text, type_)
    at = {p.states: i for i, p in enumerate(one.parties) if p.states and not p.carried}
    assert not possible(one.setting, one.parties, at[(patient,)], at[(agent,)])


@pytest.mark.parametrize(
    ("text", "type_", "judge"),
    [
        ("أدانت كندا القصف في بيرو.", "ASSAULT", "CAN"),
        ("كندا احتجت على اعتقال صحفيين في بيرو.", "COERCE", "CAN"),
        ("رحبت كندا بالقصف في بيرو.", "ASSAULT", "CAN"),
        ("أدانت كندا وشيلي القصف في بيرو.", "ASSAULT", ""),  # two judge
        ("أنهت كندا القصف في بيرو.", "ASSAULT", ""),
        ("أدانت كندا من يقف وراء القصف في بيرو.", "ASSAULT", ""),
    ],
)
def test_who_judges_an_attack_did_not_carry_it_out(coder: Coder, text: str, type_: str, judge: str) -> None:
    one = draft(coder, text, type_)
    assert (one.setting.judge.country if one.setting.judge else "") == judge
    nobody = len(one.parties) - 1
    acts = [i for i, p in enumerate(one.parties) if p.mentions and p.mentions[0] is one.setting.judge]
    assert not any(possible(one.setting, one.parties, i, nobody) for i in acts)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("تعرضت كندا لانتقادات من بيرو.", "ACCUSE"),
        ("قوبل القرار الكندي بترحيب من بيرو.", "SUPPORT"),
        ("لقي القرار الكندي رفضا من بيرو.", "REJECT"),
        ("تسلمت كندا منحة مقدمة من بيرو.", "AID"),
    ],
)
def test_what_meets_with_an_answer_is_answered_by_whoever_gives_it(coder: Coder, text: str, type_: str) -> None:
    one = draft(coder, text, type_)
    expected = {p.states: p.expected for p in one.parties if p.states and not p.carried}
    assert expected == {("CAN",): "R", ("PER",): "A"}
