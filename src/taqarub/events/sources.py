"""The words of a source: where they begin behind a verb or وفق, how far they go, who heads or signs a headline."""

from typing import NamedTuple

from taqarub.events.sentence import Sentence
from taqarub.mentions.phrase_words import DAYS
from taqarub.model.mention import Mention, MentionKind
from taqarub.text.tokens import Word

_SOURCE_NOUNS = frozenset(
    (
        "مصدر مصادر وكاله وكالات صحيفه صحف قناه شبكه اذاعه موقع تلفزيون تقرير تقارير بيان بلاغ وساءل وسائل مسءول "
        "مسءوله مسءولون مسءولين شهود شاهد متحدث متحدثه الناطق ناطق مراسل مراسلون ناشطون ناشطين ناشط نشطاء محللون "
        "خبراء خبير دبلوماسي دبلوماسيون دبلوماسيين مرصد سكان اهالي مجله مدونه منظمه منظمات محامي محام مسعفون اطباء "
        "نواب ناءب عضو رءيس مدير قاءد حاكم محافظ سفير قناتا حساب معلومات بيانات نص مذكره رساله تغريده تسجيل تنظيم "
        "حركه جماعه هيءه سلطات مكتب مركز لجنه اتحاد نقابه ناطقه زعيم مبعوث اداره حمله دعوي ضحايا اقارب اسره "
        "تحقيق تحقيقات محققون محققين دراسه استطلاع وثاءق ناج ناجون ناجين مصدران مصدرين "
        "مسءولان دبلوماسيان شاهدان شاهدين"
    ).split()
)
TEXTS = frozenset(
    (
        "بيان بلاغ تقرير تقارير تصريح تصريحات رساله خطاب كلمه برقيه تغريده تسجيل نص مذكره مقابله حديث وثيقه وثاءق "
        "موقع صحيفه خبر نبا لاءحه قرار تعميم منشور"
    ).split()
)
_TIMES = DAYS | frozenset("مساء صباح ايضا كذلك بدوره بدورها لاحقا حينها سابقا يوم فجر ليل قبل مرارا انذاك".split())
_OPEN_SPEECH = frozenset(
    (
        "قال صرح افاد اوضح اضاف تابع روي كتب غرد علق زعم اردف استطرد راي ذكر يقول تقول يضيف تضيف يوضح توضح يفيد "
        "تفيد يري تري يتابع تتابع يذكر تذكر"
    ).split()
)
MARKS = frozenset('،.:"؛()؟!')
_MAX_SOURCE = 8
_NISBA = ("ي", "يه", "يين", "يون", "يتين", "يات")
PRESS = "JRN"
_PEOPLE = frozenset((MentionKind.OFFICE, MentionKind.AGENT))
_SIGNERS = frozenset((MentionKind.OFFICE, MentionKind.INSTITUTION))
_HEADS = _SIGNERS | {MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.AGENT}


class Saying(NamedTuple):
    """Someone says something: the source at tokens [first, last) and [start, end) of the view, the saying word at `at`.

    A source named in an earlier sentence has first = last = -1; `at` is always in the sentence of the saying.
    """

    at: int
    first: int
    last: int
    mention: Mention | None
    kind: str
    start: int = 0
    end: int = 0


def source_after(sentence: Sentence, start: int, at: int, kind: str) -> Saying | None:
    """A named mention within reach, a noun of source (مصدر أمني) with its adjectives, or the bare noun that follows."""
    tokens = sentence.tokens
    start += _opens_name(sentence, start)
    for i in range(start, min(len(tokens), start + 4)):
        word = tokens[i].word
        mention = sentence.mention_at.get(i)
        if mention is not None and (mention.kind != MentionKind.NISBA or mention.article):
            if mention.prep and kind != "by":
                return None
            return _with_head(sentence, start, source_at(sentence, at, i, kind))
        if "complement" in word.classes or word.text in MARKS:
            return None
        if _is_source(word, kind) or (i == start and _is_subject(sentence, at, i, kind)):
            return _with_head(sentence, start, source_at(sentence, at, i, kind))
        if kind != "by" and "preposition" in word.classes and word.text not in _TIMES:
            return None
    return None


def _opens_name(sentence: Sentence, start: int) -> bool:
    """A mark that opens a name in quotes (ذكر "الربيعة" أن), not a quotation."""
    texts = [t.word.text for t in sentence.tokens[start : start + 5]]
    return texts[:1] == ['"'] and '"' in texts[1:]


def _with_head(sentence: Sentence, start: int, found: Saying) -> Saying:
    """The source with the word it hangs on: «حسب الرواية الإيرانية», «نقلا عن أربعة مصادر»; not «قال أمس مصدر»."""
    if found.first != start + 1:
        return found
    word = sentence.tokens[start].word
    qualified = found.mention is not None and found.mention.kind == MentionKind.NISBA and word.text.startswith("ال")
    counted = found.kind == "by" and "V" not in word.kinds and word.text != "ما"
    if word.classes or word.text in _TIMES or not word.text[0].isalnum() or not (qualified or counted):
        return found
    return found._replace(first=start, start=sentence.tokens[start].start)


def headed(sentence: Sentence) -> Saying | None:
    """«وزير الدفاع البولندي: بيلاروسيا …»: who stands before the colon of a headline; no place, which is a dateline."""
    texts = [token.word.text for token in sentence.tokens[: _MAX_SOURCE + 1]]
    colon = texts.index(":") if ":" in texts[1:-1] else 0
    if not colon or not _names_source(sentence, 0, _HEADS):
        return None
    found = source_at(sentence, colon, 0, "say")
    rest = [token.word for token in sentence.tokens[found.last : colon]]
    return None if any(w.classes or "V" in w.kinds or not w.text[0].isalpha() for w in rest) else found


def signed(sentence: Sentence) -> Saying | None:
    """«… في الفاشر - شهود»: who stands behind the last dash of a headline."""
    tokens = sentence.tokens
    end = len(tokens) - (tokens[-1].word.text == ".") if tokens else 0
    dash = next((i for i in range(end - 2, max(0, end - _MAX_SOURCE), -1) if tokens[i].word.text == "-"), 0)
    if not dash or not _names_source(sentence, dash + 1, _SIGNERS):
        return None
    found = source_at(sentence, dash, dash + 1, "by")
    return found if found.last >= end else None


def _names_source(sentence: Sentence, at: int, kinds: frozenset[MentionKind]) -> bool:
    """Does a source begin at token `at`: a medium, a mention of one of these kinds, a noun like «مصدر»?"""
    mention = sentence.mention_at.get(at)
    if mention is not None and (mention.kind in kinds or mention.sector == PRESS):
        return mention.first == at and not mention.prep
    return _is_source(sentence.tokens[at].word, "say")


def source_at(sentence: Sentence, at: int, first: int, kind: str) -> Saying:
    """The source whose words begin at token `first`."""
    mention = sentence.mention_at.get(first)
    if mention is not None:
        end = max(mention.last, first + 1)
        end += (not mention.country or mention.guessed) and _goes_on(sentence, first, end)
        return Saying(at, first, end, mention, kind, sentence.tokens[first].start, sentence.tokens[end - 1].end)
    last, found = _source_end(sentence, first)
    return Saying(at, first, last, found, kind, sentence.tokens[first].start, sentence.tokens[last - 1].end)


def _goes_on(sentence: Sentence, first: int, end: int) -> bool:
    """An adjective that agrees in its article still belongs to the name: الجيش المالي, مصدر أمني مالي."""
    if end >= len(sentence.tokens) or end in sentence.mention_at:
        return False
    word = sentence.tokens[end].word
    definite = word.text.startswith("ال")
    if definite != sentence.tokens[first].word.text.startswith("ال") or word.classes or word.text in _TIMES:
        return False
    plain = all(r.kind not in ("V", "N") or r.enclitic == "ي" for r in word.readings)  # «كردي» is hardly «كردّي»
    return plain and (definite or (word.text.endswith(_NISBA) and _ends_there(sentence, first, end + 1)))


def _ends_there(sentence: Sentence, first: int, end: int) -> bool:
    """«مصدر أمني مالي» ends at `end`; «مدير ناحية القيارة» goes on, so its second word is no adjective."""
    if sentence.mention_at[first].kind not in _PEOPLE or end in sentence.mention_at:
        return False
    return end >= len(sentence.tokens) or not sentence.tokens[end].word.text.startswith("ال")


def _is_source(word: Word, kind: str) -> bool:
    """A noun of source; whom something is told to (لوكالة) is one only after وفقا."""
    return source_noun(word.text) in _SOURCE_NOUNS and (kind == "by" or word.text[0] not in "لب" or word.text == "بيان")


def source_noun(text: str) -> str:
    """A source noun without its clitics, where one of them leaves one of the lists."""
    for prefix in ("", "ال", "لل", "ل", "و", "وال", "عن", "ب"):
        rest = text[len(prefix) :]
        if text.startswith(prefix) and (rest in _SOURCE_NOUNS or rest in TEXTS):
            return rest
    return ""


def _is_subject(sentence: Sentence, at: int, i: int, kind: str) -> bool:
    """A plain noun right after a verb of saying: any after قال, after أعلن only a definite one that is no act."""
    word = sentence.tokens[i].word
    if kind in ("by", "hal", "that") or word.text in _TIMES or word.classes or not word.text[0].isalpha():
        return False
    definite = word.text.startswith("ال")
    if "V" in word.kinds or word.text[0] in "بلك":
        return False
    if _lemma_of(sentence.tokens[at].word.text) in _OPEN_SPEECH:
        return definite or "N" not in word.kinds
    return definite and "N" not in word.kinds


def _lemma_of(text: str) -> str:
    """قال of وقالت: the plain past of a verb of saying, its conjunction and ending off."""
    bare = text[1:] if text[:1] in "وف" and len(text) > 3 else text
    return bare[:-1] if bare.endswith("ت") else bare


def _source_end(sentence: Sentence, at: int) -> tuple[int, Mention | None]:
    """The end of «مصادر أمنية عراقية» or «بيان لوزارة الدفاع الجزائرية», and the body inside."""
    end = at + 1
    inside: Mention | None = None
    while end < min(len(sentence.tokens), at + _MAX_SOURCE):
        word = sentence.tokens[end].word
        mention = sentence.mention_at.get(end)
        if mention is not None:
            inside = inside or mention
            end = mention.last
            continue
        stops = {"complement", "relative", "subordinate", "preposition", "same"}
        if not word.text[0].isalpha() or word.text in _TIMES or word.classes & stops or "V" in word.kinds:
            break
        end += 1
    return end, inside
