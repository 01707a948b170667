"""Whose somebody is whom no word gives a state: who stands beside, what place is near, where a first name is from."""

import pytest

from taqarub.mentions.guesses import Guesses
from taqarub.model.mention import Mention, MentionKind
from taqarub.model.text import Document
from taqarub.pipeline import Coder

_KENYA = "افتتح وزير كيني مدرسة. "


@pytest.mark.parametrize(
    ("text", "word", "country"),
    [
        ("ووصل وفد روسي. وتحدث سيرغي كورتشنوف مع الطلاب.", "سيرغي", "RUS"),
        ("ووصل وفد تونسي. وتحدث منذر العكرمي مع الطلاب.", "منذر", "TUN"),
        ("وتحدث سيرغي كورتشنوف مع الطلاب.", "سيرغي", "KEN"),  # no other state is named
        ("ووصل وفد روسي. وتحدثت غريس كورتشنوف مع الطلاب.", "غريس", "KEN"),  # the name tells nothing
        ("ونزلت الطبيبة الأوغندية، غريس كورتشنوف، هناك.", "غريس", "UGA"),
        ("وتحدثت مديرة المعهد الأوغندي، ونائبة المدير.", "ونائبة", "UGA"),
        ("وفي كمبالا قتل جنديان، وفي نيروبي قتل شرطي.", "شرطي", "KEN"),
        ("وفي نيروبي قتل شرطي، وفي كمبالا قتل جنديان.", "جنديان", "UGA"),
        ("وفي كمبالا أغلقت الشرطة الطرق.", "الشرطة", "UGA"),
        ("وفي كمبالا انتشرت قوات حفظ السلام.", "قوات", "UNO"),
        ("وتوسطت قطر بين الحكومة الأوغندية والمعارضة.", "والمعارضة", "UGA"),
        ("وتوسط مجلس الأمن والمعارضة في النزاع.", "والمعارضة", "KEN"),
        ("وهاجم مسلحون قوات حفظ السلام في أوغندا.", "قوات", "UNO"),
        ("وأغلقت الشرطة في مدينة كمبالا الطرق.", "الشرطة", "UGA"),
        ("وأغلقت الشرطة كل الطرق المؤدية إلى كمبالا.", "الشرطة", "KEN"),
        ("واستقبل مستشفى في العاصمة الألمانية برلين مرضى.", "مستشفى", "DEU"),
        ("وأعلنت وزارة الدفاع الأوغندية أن جنديين جرحا في نيروبي.", "جنديين", "UGA"),
        ("ونعى الجيش الأوغندي جنودا قتلوا في نيروبي.", "جنودا", "UGA"),
        ("وأعلنت وزارة الصحة الأوغندية أن جنديين جرحا في نيروبي.", "جنديين", "KEN"),
        ("وقتل شرطي أوغندي في نيروبي وأصيب آخرون.", "آخرون", "UGA"),
    ],
)  # fmt: skip
def test_the_state_that_no_word_gives(coder: Coder, text: str, word: str, country: str) -> None:
    mention = _at(coder, _KENYA + text, word)
    assert (mention.country, mention.guessed) == (country, True)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("وفجر انتحاري نفسه في نيروبي.", "انتحاري"),
        ("وانتشرت قوات حفظ السلام الأفريقية في كمبالا.", "قوات"),
        ("وطلب خاطفون فدية في نيروبي.", "خاطفون"),
        ("ودعت نيروبي زعماء العالم إلى قمة.", "زعماء"),
        ("ووصل الفريق إلى نيروبي.", "الفريق"),
        ("وأصيب تاجر برصاص مسلحين مجهولين، ونقل إلى نيروبي.", "مسلحين"),
        ("وخطف شخصان مجهولا الهوية تاجرا من نيروبي.", "شخصان"),
    ],
)
def test_whose_state_is_not_guessed(coder: Coder, text: str, word: str) -> None:
    assert _at(coder, _KENYA + text, word).country == ""


@pytest.mark.parametrize(("kenya", "russia", "country"), [(9, 3, "RUS"), (10, 3, "KEN")])
def test_a_state_that_a_name_fits_counts_if_it_is_named_often(kenya: int, russia: int, country: str) -> None:
    guesses = Guesses("KEN", {"KEN": kenya, "RUS": russia}, {"ايغور": frozenset(("RUS", "UKR"))})
    person = Mention(0, 2, 0, 12, MentionKind.PERSON, person="ايغور دال")
    assert guesses.of(person, (), (), "") == country


def _at(coder: Coder, text: str, word: str) -> Mention:
    article = coder.reader.read(Document("x", text))
    start = text.index(word)
    found = [m for sentence in article.sentences for m in sentence.mentions]
    return next(m for m in found if article.view.to_raw(m.start, m.end)[0] == start)


@pytest.mark.parametrize(("first", "second"), [("الأوغندي", "الكيني"), ("الكيني", "الأوغندي")])
def test_of_two_states_named_alike_the_first_is_the_articles(coder: Coder, first: str, second: str) -> None:
    home = coder.reader.read(Document("row", f"قال البرلمان {first} ذلك للبرلمان {second}.")).home
    assert home == {"الأوغندي": "UGA", "الكيني": "KEN"}[first]
