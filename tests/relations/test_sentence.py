"""The sentence says what happened with its numbers, in the right forms of both languages."""

import re

import pytest

from pairs import act, acts
from taqarub.relations.levels import LEVELS
from taqarub.relations.relation import relation_of
from taqarub.relations.sentence import country_name, plural, sentence, words

CLOSER = acts(
    *(act(f"2022-0{n}-01", "SANCTION", score=-6.0) for n in range(1, 7)),
    *(act(f"2024-0{n}-01", score=4.0, levels=("foreign_minister", None)) for n in range(1, 7)),
)


@pytest.mark.parametrize(
    ("n", "events", "reports"),
    [
        (0, "لا أحداث", "لا أخبار"), (1, "حدث واحد", "خبر واحد"), (2, "حدثان", "خبرين"), (3, "3 أحداث", "3 أخبار"),
        (10, "10 أحداث", "10 أخبار"), (11, "11 حدثًا", "11 خبرًا"), (99, "99 حدثًا", "99 خبرًا"),
        (100, "100 حدث", "100 خبر"), (102, "102 حدث", "102 خبر"), (103, "103 أحداث", "103 أخبار"),
        (1111, "1,111 حدثًا", "1,111 خبرًا"),
    ],
)  # fmt: skip
def test_arabic_counts_agree_in_six_forms(n: int, events: str, reports: str) -> None:
    assert (plural("ar", "events", n), plural("ar", "reports", n)) == (events, reports)


def test_english_has_two_forms() -> None:
    assert (plural("en", "events", 1), plural("en", "sources", 1200)) == ("one event", "1,200 sources")


def test_the_sentence_says_which_way_by_how_much_and_on_what_it_rests() -> None:
    said = sentence(relation_of(CLOSER), "en")
    assert said.startswith("Algeria and Russia moved closer: 12 events in 12 reports by one source, from 2022-01-01 to")
    assert "(material conflict: 6, verbal cooperation: 6)" in said
    assert re.search(r"the index of closeness is [+−]\d\.\d \(90% band −\d\.\d to \+\d\.\d\); it rose by \d\.\d", said)
    assert said.endswith("the highest office that met was foreign minister.")


def test_the_arabic_sentence_says_the_same_with_every_number_set_apart() -> None:
    said = sentence(relation_of(CLOSER), "ar")
    assert said.startswith("تقاربٌ بين الجزائر وروسيا: 12 حدثًا في 12 خبرًا عن مصدر واحد من ")
    assert "وزير خارجية" in said
    signed = re.findall("(.)[+−]\\d", said)
    assert set(signed) == {"\u2066"}
    assert said.count("\u2066") == said.count("\u2069")


def test_a_fall_is_told_as_a_positive_number() -> None:
    turned = acts(*(act(a.event.date_from, score=-(a.event.score or 0)) for a in CLOSER.acts))
    said = sentence(relation_of(turned), "en")
    assert "moved apart" in said
    assert re.search(r"it fell by \d", said)


def test_few_events_are_called_too_few_and_none_nothing() -> None:
    assert "too few to say" in sentence(relation_of(acts(act("2024-01-01"))), "en")
    assert "on 2024-01-01" in sentence(relation_of(acts(act("2024-01-01"))), "en")
    assert sentence(relation_of(acts()), "en") == "Nothing is reported to have happened between Algeria and Russia."
    assert sentence(relation_of(acts()), "ar") == "لا خبر عن شيء وقع بين الجزائر وروسيا."


def test_both_languages_have_the_same_words() -> None:
    arabic, english = words("ar"), words("en")
    for table in ("sentence", "quads", "levels"):
        assert set(arabic[table]) == set(english[table])
    assert list(arabic["levels"]) == list(LEVELS)
    assert {len(forms) for forms in arabic["plural"].values()} == {6}


def test_states_bodies_and_unknown_codes_have_names() -> None:
    assert [country_name("UNO", language) for language in ("ar", "en")] == ["الأمم المتحدة", "United Nations"]
    assert [country_name("EGY", language) for language in ("ar", "en")] == ["مصر", "Egypt"]
    assert country_name("XQX", "ar") == "XQX"
