"""Who is named: offices with their holders, nisba adjectives in every form, and words that only look like states."""

from collections.abc import Callable

import pytest

from tables import Row, failures, rows
from taqarub.events.article import Article
from taqarub.model.mention import Mention, MentionKind, PlaceMention
from taqarub.model.text import Document
from taqarub.pipeline import Coder
from taqarub.text.normalise import fold

_LEAST = 0.95
_ANY = "*"


@pytest.mark.parametrize(("name", "least"), [("titled_names", 220), ("nisba", 130), ("homographs", 65)])
def test_table_is_sound(name: str, least: int) -> None:
    table = rows(name)
    assert len({row["id"] for row in table}) == len({row["text"] for row in table}) == len(table) >= least


def test_titled_names(coder: Coder) -> None:
    _check(rows("titled_names"), lambda row: _titled(coder, row))


def test_nisba(coder: Coder) -> None:
    _check(rows("nisba"), lambda row: _nisba(coder, row))


def test_homographs(coder: Coder) -> None:
    _check(rows("homographs"), lambda row: _homograph(coder, row))


@pytest.mark.parametrize(
    ("text", "word", "guessed"),
    [
        ("أعلنت حكومة كينيا خطتها.", "حكومة كينيا", False),
        ("وصل وزير خارجية كينيا إلى نيروبي. واعتقلت الشرطة ثلاثة أشخاص.", "الشرطة", True),
        ("وصل وزير خارجية كينيا إلى نيروبي. وقال الوزير إنه سعيد.", "الوزير", False),
    ],
)
def test_a_country_that_no_word_gives_is_guessed(coder: Coder, text: str, word: str, guessed: bool) -> None:
    mention = _at(coder, text, word)[0][0]
    assert (mention.country, mention.guessed) == ("KEN", guessed)


@pytest.mark.parametrize(
    ("text", "word", "phrase", "sector"),
    [
        ("قتل 14 كينيا في الهجوم.", "كينيا", "كينيا", ""),  # the state's name is the people's accusative
        ("قتل 14 أوغنديا في الهجوم.", "أوغنديا", "أوغنديا", "CVL"),
        ("وصل نحو مئة أوغندي إلى نيروبي.", "أوغندي", "أوغندي", "CVL"),
        ("أسس في 2015 أوغنديا ناجحا.", "أوغنديا", "أوغنديا", ""),
        ("هاجم المسلحون الحوثيون المدينة.", "المسلحون", "المسلحون الحوثيون", "REB"),
        ("هاجم رجال ملثمون سفارة كينيا.", "رجال", "رجال ملثمون", "UAF"),
        ("هاجم مسلحون متشددون سفارة كينيا.", "مسلحون", "مسلحون متشددون", "REB"),
        ("قتل مسلحو الحركة شرطيا.", "مسلحو", "مسلحو الحركة", "REB"),
        ("هاجم مسلحون مدينة بنغازي.", "مسلحون", "مسلحون", "UAF"),
        ("هاجم مسلحون مجهولون سفارة كينيا.", "مسلحون", "مسلحون مجهولون", "UAF"),
        ("قالت المنظمة إن السوريين النازحين عادوا.", "السوريين", "السوريين النازحين", "CVL"),
        ("خطف مجهولون مصورا صحفيا أوغنديا.", "مجهولون", "مجهولون", "UAF"),
        ("خطف مجهولون مصورا صحفيا أوغنديا.", "مصورا", "مصورا صحفيا أوغنديا", "JRN"),
        ("التقى الوزير نقيب الصيادلة.", "نقيب", "نقيب الصيادلة", "LAB"),
        ("قتل جندي أوغندي وجرح خمسة آخرون.", "آخرون", "آخرون", "MIL"),
        ("طالب المحتجون الحكومة المحلية بالاستقالة.", "الحكومة", "الحكومة المحلية", "GOV"),
        ("قال اللواء منصور الأوغندي ذلك.", "منصور", "اللواء منصور الأوغندي", "MIL"),
        ("تحدث باسم الوزارة العميد سعد معن.", "العميد", "العميد سعد معن", "MIL"),
        ("أعلنت شركة كريم ذلك.", "شركة", "شركة كريم", "BUS"),
        ("أعلنت القوات الخاصة الكينية ذلك.", "القوات", "القوات الخاصة الكينية", "MIL"),
        ("جرح 12 متظاهرا في نيروبي.", "متظاهرا", "متظاهرا", "CVL"),
        ("وقتلت متظاهرا في نيروبي.", "متظاهرا", "متظاهرا", "CVL"),
        ("جرح خمسة عشر مقاتلا في نيروبي.", "مقاتلا", "مقاتلا", "REB"),
        ("قتلت الشرطة الكينية 14 مسلحا و12 مدنيا.", "مسلحا", "مسلحا", "UAF"),
        ("غادر سبعة آلاف مدني المدينة.", "مدني", "مدني", "CVL"),
        ("خطف مسعفتان كينيتان.", "مسعفتان", "مسعفتان كينيتان", "MED"),
        ("هدد المسلح سائقا في نيروبي.", "المسلح", "المسلح", "UAF"),
        ("قالت الشرطة الكينية إن الإرهابي هرب.", "الإرهابي", "الإرهابي", "REB"),
        ("عثرت الشرطة الكينية على الجهادي.", "الجهادي", "الجهادي", "REB"),
        ("فرت الدورية الأمنية من نيروبي.", "الدورية", "الدورية الأمنية", "COP"),
    ],
)
def test_extent_and_sector(coder: Coder, text: str, word: str, phrase: str, sector: str) -> None:
    (mention, *_), _ = _at(coder, text, word)
    assert (fold(text)[mention.start : mention.end], mention.sector) == (fold(phrase), sector)


@pytest.mark.parametrize(
    "text",
    [
        "كان الوزير الكيني مسلحا بالحجج.",
        "أصدرت كينيا قانونا مدنيا.",
        "رحل متظاهرا بالرضا.",
        "أغلقت كينيا المطار المدني.",
        "رفضت كينيا الصراع المسلح.",
    ],
)
def test_an_adjective_or_a_participle_without_a_number_names_nobody(coder: Coder, text: str) -> None:
    mentions = [m for s in coder.reader.read(Document("x", text)).sentences for m in s.mentions]
    assert {m.country for m in mentions if m.kind is not MentionKind.AGENT} == {m.country for m in mentions}


@pytest.mark.parametrize(
    ("later", "word", "country"),
    [
        ("وأضاف الأوغندي أن التحقيق مستمر.", "الأوغندي", "KEN"),
        ("وأضاف اللواء الأوغندي أن التحقيق مستمر.", "اللواء", "KEN"),
        ("وهاجم الجيش الأوغندي المدينة.", "الجيش", "UGA"),
        ("وأضاف الإثيوبي أن التحقيق مستمر.", "الإثيوبي", "ETH"),
    ],
)
def test_a_surname_that_is_an_adjective_stands_for_its_bearer(
    coder: Coder, later: str, word: str, country: str
) -> None:
    (mention, *_), _ = _at(coder, f"قال وزير الداخلية الكيني اللواء منصور الأوغندي ذلك. {later}", word + " ")
    assert mention.country == country


def _check(table: list[dict[str, str]], wrong: Callable[[Row], str]) -> None:
    found = failures(table, wrong)
    assert len(found) <= (1 - _LEAST) * len(table), f"{len(found)} rows"


def _titled(coder: Coder, row: Row) -> str:
    """The mention that begins the phrase must have the row's country, sector, level and person; `*` = any."""
    near, _ = _at(coder, row["text"], row["phrase"])
    wanted = [row[column] for column in ("country", "sector", "level", "person")]
    got = [(m.country, m.sector, "" if m.level == "none" else m.level, _person(m, row)) for m in near]
    if got and all(w in (_ANY, g) for w, g in zip(wanted, got[0], strict=True)):
        return ""
    return f"{row['id']}: {row['text']}\n    wanted {wanted}\n    got    {got}"


def _person(mention: Mention, row: Row) -> str:
    """The person as the row prints it, when the mention has exactly that name or knows who is named so."""
    wanted, text = fold(row["person"]), fold(row["text"])[mention.start : mention.end]
    printed = fold(mention.person) == wanted or bool(mention.name and text.endswith(wanted))
    return row["person"] if wanted and mention.person and printed else mention.person


def _nisba(coder: Coder, row: Row) -> str:
    """The word, or the phrase that it is part of, must stand for the row's country."""
    near, _ = _at(coder, row["text"], row["word"])
    got = [(str(m.kind), m.country, *m.inner) for m in near]
    right = any(row["country"] in one[1:] for one in got)
    return "" if right else f"{row['id']}: {row['text']}\n    wanted {row['word']} = {row['country']}, got {got}"


def _homograph(coder: Coder, row: Row) -> str:
    """`none` no country there; `place` or `city` a place and no state that acts; else the country's code."""
    near, places = _at(coder, row["text"], row["word"])
    states = [m.country for m in near if m.country and _as_state(m, row)]
    right = {
        "none": not states and not places,
        "place": all(m.kind is MentionKind.PLACE for m in near if m.country),
        "city": any(p.kind != "country" for p in places) and all(m.kind is not MentionKind.STATE for m in near),
    }.get(row["reading"], row["reading"] in {*states, *(p.country for p in places)})
    got = [(str(m.kind), m.country) for m in near], [(p.kind, p.country) for p in places]
    return "" if right else f"{row['id']}: {row['text']}\n    wanted {row['word']} = {row['reading']}, got {got}"


def _as_state(mention: Mention, row: Row) -> bool:
    """A person whose name the word is part of (الأمير تركي الفيصل) is no reading of the word as a state."""
    return row["reading"] != "none" or not mention.person


def _at(coder: Coder, text: str, part: str) -> tuple[list[Mention], list[PlaceMention]]:
    """Mentions and places that overlap the first occurrence of `part`, in order."""
    article = coder.reader.read(Document("row", text))
    start, end = _span(article, part)
    mentions = [m for s in article.sentences for m in s.mentions if m.start < end and m.end > start]
    places = [p for s in article.sentences for p in s.places if p.start < end and p.end > start]
    return mentions, places


def _span(article: Article, part: str) -> tuple[int, int]:
    start = article.view.text.index(fold(part))
    return start, start + len(fold(part))
