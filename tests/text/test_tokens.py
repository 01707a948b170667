"""Words and their clitics: و ف + ب ل ك س + ال + word + pronoun, split by what the lexicon knows."""

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from taqarub.pipeline import Coder
from taqarub.text.normalise import fold, view
from taqarub.text.tokens import Reading, Tokeniser, readings_at

with (Path(__file__).parents[1] / "data" / "clitics.tsv").open(encoding="utf-8", newline="") as file:
    TABLE = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module")
def tokeniser(coder: Coder) -> Tokeniser:
    return coder.reader.tokeniser


def every_reading(tokeniser: Tokeniser, word: str) -> list[Reading]:
    """Readings of one word and those that need more words after it."""
    found = tokeniser.word(fold(word))
    return [*found.readings, *(reading for more in found.longer.values() for reading in more)]


def test_the_table_is_broad_enough() -> None:
    assert len(TABLE) >= 40
    assert {row["conj"] for row in TABLE} == {"", "و", "ف"}
    assert {row["prep"] for row in TABLE} == {"", "ب", "ل", "ك", "س"}


@pytest.mark.parametrize("row", TABLE, ids=[row["word"] for row in TABLE])
def test_clitics_are_split(tokeniser: Tokeniser, row: dict[str, str]) -> None:
    wanted = (row["kind"], row["conj"], row["prep"], row["article"] == "1", row["enclitic"], row["core"])
    found = [(r.kind, r.conj, r.prep, r.article, r.enclitic, r.core) for r in every_reading(tokeniser, row["word"])]
    assert wanted in found


@pytest.mark.parametrize("row", TABLE, ids=[row["word"] for row in TABLE])
def test_the_parts_of_a_reading_make_the_word(tokeniser: Tokeniser, row: dict[str, str]) -> None:
    """Letters are only split off: those that a junction changes are ال after ل, and the ة, ى, وا before a pronoun."""
    for reading in every_reading(tokeniser, row["word"]):
        article = ("ل" if reading.prep == "ل" else "ال") if reading.article else ""
        head = reading.conj + reading.prep + article
        word = fold(row["word"])
        core = word.removeprefix(head).removesuffix(reading.enclitic)
        assert word.startswith(head) and word.endswith(reading.enclitic)
        assert core[:-1] == reading.core[: len(core) - 1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("دعت فرنسا و ألمانيا", ["دعت", "فرنسا", "و ألمانيا"]),
        ("في عامي 2004 و 2007", ["في", "عامي", "2004", "و", "2007"]),
        ('دعت "فتح" و "حماس"', ["دعت", '"', "فتح", '"', "و", '"', "حماس", '"']),
        ("دعت فرنسا و\nألمانيا", ["دعت", "فرنسا", "و", "ألمانيا"]),
    ],
)
def test_a_conjunction_by_itself_belongs_to_the_word_behind_it(
    tokeniser: Tokeniser, text: str, words: list[str]
) -> None:
    tokens = tokeniser.tokens_of(view(text))
    assert [text[t.start : t.end] for t in tokens] == words
    assert [t.word for t in tokens if " " in text[t.start : t.end]] == [tokeniser.word("والمانيا")] * ("و أ" in text)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("والد", "A"), ("وصف", "A"), ("فرنسا", "V"), ("لبنان", "V"), ("كوبا", "V"), ("بكين", "C"), ("الغد", "C"),
        ("سابق", "V"), ("هناك", "V"), ("لندن", "V"), ("عدن", "V"), ("ردا", "V"), ("لاحقا", "V"), ("لأنهم", "V"),
    ],
)  # fmt: skip
def test_what_is_no_reading(tokeniser: Tokeniser, word: str, kind: str) -> None:
    assert kind not in {reading.kind for reading in every_reading(tokeniser, word)}


@pytest.mark.parametrize(
    ("word", "tags"),
    [
        ("سافر", {"pa3ms"}),  # he travelled, not «سأفر»
        ("أصيب", {"pp3ms"}),  # he was hit, not «I hit»
        ("أعيد", {"pp3ms"}),
        ("أجريت", {"pp3fs"}),
        ("أجرى", {"pa3ms"}),  # he held, not «أجري», I run
        ("سأزور", {"ra1s"}),  # what can only be «I»
        ("أطالب", {"ra1s"}),
        ("كان", {"pa3ms"}),
        ("قبل", {"pa3ms", "pp3ms"}),  # a preposition, and «he accepted»
    ],
)
def test_of_several_persons_the_third_is_read(tokeniser: Tokeniser, word: str, tags: set[str]) -> None:
    assert {r.tag for r in every_reading(tokeniser, word) if r.kind == "V"} <= tags
    assert "V" in tokeniser.word(fold(word)).kinds


def test_short_verb_forms_take_no_future(tokeniser: Tokeniser) -> None:
    assert not [r for r in every_reading(tokeniser, "سير") if r.prep == "س"]
    assert [r for r in every_reading(tokeniser, "سيرى") if r.prep == "س"]


SHUT = [("ضربة", "ضربه"), ("ضربةً", "ضربه"), ("حملة", "حمله"), ("قصفاً", "قصفا"), ("قصفًا", "قصفا")]


@pytest.mark.parametrize(("shut", "open_"), SHUT)
def test_a_noun_is_told_from_a_verb_by_its_last_letter(tokeniser: Tokeniser, shut: str, open_: str) -> None:
    (noun,), (verb,) = tokeniser.tokens_of(view(shut)), tokeniser.tokens_of(view(open_))
    assert (noun.word.text, "V" in noun.word.kinds, "V" in verb.word.kinds) == (verb.word.text, False, True)


def test_a_town_is_not_his_country(tokeniser: Tokeniser) -> None:
    (town,), (country,) = tokeniser.tokens_of(view("بلدة")), tokeniser.tokens_of(view("بلده"))
    assert "anaphora.own_country" in country.word.classes - town.word.classes


def test_names_of_several_words_need_them_all(tokeniser: Tokeniser) -> None:
    whole = tokeniser.tokens(fold("وقالت الولايات المتحدة إن"))
    torn = tokeniser.tokens(fold("وقالت الولايات الشرقية إن"))
    assert any(r.kind == "C" and r.rest == ("المتحده",) for r in readings_at(whole, 1))
    assert not any(r.kind == "C" for r in readings_at(torn, 1))


def test_punctuation_stands_alone_and_numbers_whole(tokeniser: Tokeniser) -> None:
    words = [t.word.text for t in tokeniser.tokens('بلغت 3.5 مليار، و"نعم"')]
    assert words == ["بلغت", "3.5", "مليار", "،", "و", '"', "نعم", '"']


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.sampled_from('وفبلكسالتهماني ،."3') | st.characters(), max_size=60))
def test_tokens_point_at_their_words(tokeniser: Tokeniser, text: str) -> None:
    tokens = tokeniser.tokens(text)
    assert all(text[t.start : t.end] == t.word.text for t in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))
    between = set(range(len(text))) - {i for t in tokens for i in range(t.start, t.end)}
    assert all(text[i].isspace() or text[i] in "_#" for i in between)


@pytest.mark.parametrize(("rare", "known"), [("وهيروشيما", "هيروشيما"), ("فيعرقل", "يعرقل"), ("وهدنة", "هدنة")])
def test_a_rare_word_has_the_groups_of_the_word_without_its_conjunction(
    tokeniser: Tokeniser, rare: str, known: str
) -> None:
    assert tokeniser.word(fold(rare)).kin == tokeniser.word(fold(known)).kin != ("c", "f")


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [("باريس", "لندن", "قتل"), ("اعتقل", "اعتقلت", "زيارة"), ("الثلاثاء", "الأربعاء", "النفط")],
)
def test_words_used_alike_share_a_group(tokeniser: Tokeniser, one: str, other: str, apart: str) -> None:
    first, second, third = (tokeniser.word(fold(word)).kin for word in (one, other, apart))
    assert set(first) & set(second)
    assert not set(first) & set(third)


def test_an_unknown_word_has_no_group(tokeniser: Tokeniser) -> None:
    assert tokeniser.word("خقصظشث").kin == ("c", "f")
