"""Who says so: the subject of a verb of saying, what follows وفق and نقلا عن, the speaker of a quotation."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from taqarub.events.sentence import Sentence
from taqarub.mentions.phrase_words import DAYS
from taqarub.model.mention import Mention, MentionKind
from taqarub.model.text import Span
from taqarub.text.tokens import Token, Word

_SOURCE_NOUNS = frozenset(
    (
        "مصدر مصادر وكاله وكالات صحيفه صحف قناه شبكه اذاعه موقع تلفزيون تقرير تقارير بيان بلاغ وساءل وسائل مسءول "
        "مسءوله مسءولون مسءولين شهود شاهد متحدث متحدثه الناطق ناطق مراسل مراسلون ناشطون ناشطين ناشط نشطاء محللون "
        "خبراء خبير دبلوماسي دبلوماسيون دبلوماسيين مرصد سكان اهالي مجله مدونه منظمه منظمات محامي محام مسعفون اطباء "
        "نواب ناءب عضو رءيس مدير قاءد حاكم محافظ سفير قناتا حساب معلومات بيانات نص مذكره رساله تغريده تسجيل تنظيم "
        "حركه جماعه هيءه سلطات مكتب مركز لجنه اتحاد نقابه ناطقه زعيم مبعوث اداره حمله دعوي ضحايا اقارب اسره"
    ).split()
)
_TEXTS = frozenset(
    (
        "بيان بلاغ تقرير تقارير تصريح تصريحات رساله خطاب كلمه برقيه تغريده تسجيل نص مذكره مقابله حديث وثيقه وثاءق "
        "موقع صحيفه خبر نبا لاءحه قرار تعميم منشور"
    ).split()
)
_BY = frozenset(("وفق", "وفقا", "حسب", "بحسب", "طبقا", "نقلا", "استنادا"))
_BY_CLAUSE = frozenset(("حسبما", "وفقما", "كما"))
_TONGUE = frozenset(("عن", "لسان"))
_TIMES = DAYS | frozenset("مساء صباح ايضا كذلك بدوره بدورها لاحقا حينها سابقا يوم فجر ليل قبل مرارا انذاك".split())
_OPEN_SPEECH = frozenset(
    (
        "قال صرح افاد اوضح اضاف تابع روي كتب غرد علق زعم اردف استطرد راي ذكر يقول تقول يضيف تضيف يوضح توضح يفيد "
        "تفيد يري تري يتابع تتابع يذكر تذكر"
    ).split()
)
_MARKS = frozenset('،.:"؛()؟!')
_MAX_SOURCE = 8
_EXPRESSED = 12  # tokens from a verb of expressing to the عن of what it expresses
_TOLD = frozenset(("say", "claim", "express", "hal"))


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


def sayings(sentence: Sentence, speech: Mapping[int, str], earlier: Saying | None = None) -> list[Saying]:
    """Every saying in a sentence, in order. `earlier` spoke before: who goes on without being named again."""
    out: list[Saying] = []
    for at, token in enumerate(sentence.tokens):
        kind = _speech_kind(token.word, speech)
        found: Saying | None = None
        if kind and at not in sentence.mention_at:
            found = _spoken(sentence, at, kind, out, earlier)
        elif _bare(token.word.text) in _BY:
            found = _after(sentence, at + 1, at, "by")
        if found is not None:
            out.append(found)
    return out


def carried(here: Sequence[Saying], earlier: Saying | None) -> Saying | None:
    """Who the next sentence's speaker is when it names none: the last who spoke."""
    told = [s for s in here if s.kind in _TOLD]
    return told[-1] if told else earlier


def attribute(sentence: Sentence, at: int, found: Sequence[Saying], earlier: Saying | None = None) -> Saying | None:
    """The saying that governs the trigger at token `at`: one in whose scope it stands, or a «by» of its sentence.

    A quotation that goes on from the sentence before is still `earlier`'s.
    """
    before = [s for s in found if s.at < at and s.kind not in ("by", "forecast")]
    for saying in reversed(before):
        if sentence.hard[at] > sentence.hard[saying.at] or sentence.quoted[at] or at - saying.at <= 4:
            return saying
    by = [s for s in found if s.kind == "by"]
    if by:
        return next((s for s in by if s.at > at), by[-1])
    if sentence.quoted[at]:
        later = [s for s in found if s.at > at and s.kind in _TOLD]
        if later:
            return later[0]
        if earlier is not None and not before:
            return _of_another(earlier, at, "say")
    return before[-1] if before else None


def span_of(tokens: Sequence[Token], first: int, last: int) -> Span:
    """View offsets of tokens [first, last)."""
    return Span(tokens[first].start, tokens[last - 1].end)


def _bare(text: str) -> str:
    """A word of two letters and more without the و before it; وفق keeps its own."""
    return text[1:] if text[:1] == "و" and text not in _BY else text


def _speech_kind(word: Word, speech: Mapping[int, str]) -> str:
    """The kind of saying of a verb form, "" where it is none. What has a pronoun (أعلنها) is told of, not said here.

    Of prepositions only «عبر» may be a verb: «عبر الرئيس عن قلقه».
    """
    leads = "preposition" in word.classes
    for reading in word.readings:
        if reading.enclitic in ("ها", "ه"):
            continue
        if reading.kind == "V" and reading.ref in speech and not reading.tag.startswith(("i",)):
            kind = speech[reading.ref]
            return "" if leads and kind != "express" else "hal" if reading.tag.startswith("h") else kind
    return ""


def _spoken(sentence: Sentence, at: int, kind: str, out: Sequence[Saying], earlier: Saying | None) -> Saying | None:
    """The saying at a verb or participle: its subject, wherever the language lets it stand."""
    if kind == "in":
        return _in_text(sentence, at)
    if kind == "hal":
        return _same_breath(sentence, at, out, earlier)
    if _by_clause(sentence, at):
        return _after(sentence, at + 1, at, "by")
    if kind == "express" and not _expresses(sentence, at):
        return None
    return _speaker(sentence, at, kind, earlier)


def _expresses(sentence: Sentence, at: int) -> bool:
    """«عبر الرئيس عن قلقه»; not «عبروا الحدود», «عبر تويتر»."""
    follows = any(token.word.text == "عن" for token in sentence.tokens[at + 1 : at + _EXPRESSED])
    return follows and ("preposition" not in sentence.tokens[at].word.classes or at + 1 in sentence.mention_at)


def _by_clause(sentence: Sentence, at: int) -> bool:
    """«حسبما ذكرت», «وفق ما أعلن», «كما قال» inside a sentence: the clause names the source of what stands before."""
    before = [sentence.tokens[i].word.text for i in range(max(0, at - 2), at)]
    if not before:
        return False
    if before[-1] == "ما" and len(before) > 1:
        return _bare(before[0]) in _BY
    if before[-1] == "كما":
        ahead = (t.word.classes for t in sentence.tokens[at : at + 9])
        return at > 3 and not any("complement" in c for c in ahead)
    return before[-1] in _BY_CLAUSE


def _in_text(sentence: Sentence, at: int) -> Saying | None:
    """«جاء في بيان لـ…»: the text is the source; what came somewhere else is no saying."""
    for i in range(at + 1, min(len(sentence.tokens), at + 4)):
        word = sentence.tokens[i].word
        if word.text in ("في", "ضمن") and i + 1 < len(sentence.tokens):
            noun = _noun(sentence.tokens[i + 1].word.text)
            return _named(sentence, at, i + 1, "say") if noun in _TEXTS else None
        if word.text in _MARKS:
            return None
    return None


def _same_breath(sentence: Sentence, at: int, out: Sequence[Saying], earlier: Saying | None) -> Saying | None:
    """A participle goes on for who spoke before in the sentence, else for its first bare party."""
    told = [s for s in out if s.kind in _TOLD]
    if told:
        return told[-1]._replace(at=at, kind="hal")
    for mention in sentence.mentions:
        if mention.last <= at and not mention.prep and mention.kind not in (MentionKind.NISBA, MentionKind.OWN):
            return _at_mention(mention, at, "hal")
    return _of_another(earlier, at, "hal") if earlier is not None else None


def _speaker(sentence: Sentence, at: int, kind: str, earlier: Saying | None) -> Saying | None:
    """The subject right after the verb (قال الوزير), a bare mention before it (الوزير قال), or who spoke before."""
    found = _after(sentence, at + 1, at, kind)
    if found is not None:
        again = sentence.tokens[min(found.last, len(sentence.tokens) - 1)].word
        if "same" in again.classes and found.mention is None and earlier is not None:
            return _of_another(earlier, at, kind)
        return found
    for mention in reversed(sentence.mentions):
        near = sentence.hard[at] - sentence.hard[mention.first] <= 1 if mention.last <= at else False
        if near and at > 1 and not mention.prep and mention.kind not in (MentionKind.NISBA, MentionKind.OWN):
            return _at_mention(mention, at, kind)
    return _of_another(earlier, at, kind) if earlier is not None else None


def _of_another(earlier: Saying, at: int, kind: str) -> Saying:
    return earlier._replace(at=at, first=-1, last=-1, kind=kind)


def _at_mention(mention: Mention, at: int, kind: str) -> Saying:
    return Saying(at, mention.first, mention.last, mention, kind, mention.start, mention.end)


def _after(sentence: Sentence, start: int, at: int, kind: str) -> Saying | None:
    """A named mention within reach, a noun of source (مصدر أمني) with its adjectives, or the bare noun that follows."""
    tokens = sentence.tokens
    tongue = _tongue(sentence, start, at) if kind != "by" else None
    if tongue is not None:
        return tongue
    start += _opens_name(sentence, start)
    for i in range(start, min(len(tokens), start + 4)):
        word = tokens[i].word
        mention = sentence.mention_at.get(i)
        if mention is not None and (mention.kind != MentionKind.NISBA or mention.article):
            if mention.prep and kind != "by":
                return None
            return _named(sentence, at, i, kind)
        if "complement" in word.classes or word.text in _MARKS:
            return None
        if _is_source(word, kind) or (i == start and _is_subject(sentence, at, i, kind)):
            return _named(sentence, at, i, kind)
        if kind != "by" and "preposition" in word.classes and word.text not in _TIMES:
            return None
    return None


def _opens_name(sentence: Sentence, start: int) -> bool:
    """A mark that opens a name in quotes (ذكر "الربيعة" أن), not a quotation."""
    texts = [t.word.text for t in sentence.tokens[start : start + 5]]
    return texts[:1] == ['"'] and '"' in texts[1:]


def _tongue(sentence: Sentence, start: int, at: int) -> Saying | None:
    """«نقلت الوكالة عن مسؤول قوله», «نقل على لسان»: who is quoted rather than who passes it on."""
    for i in range(start, min(len(sentence.tokens) - 1, start + 9)):
        word = sentence.tokens[i].word
        if "complement" in word.classes or word.text in _MARKS or not _passes_on(sentence, at):
            return None
        if word.text in _TONGUE and sentence.tokens[i + 1].word.text != "لسان":
            return _after(sentence, i + 1, at, "by")
    return None


def _passes_on(sentence: Sentence, at: int) -> bool:
    text = sentence.tokens[at].word.text
    return _bare(text) in ("نقل", "نقلت", "تنقل", "ينقل", "نقلا", "نقلوا")


def _named(sentence: Sentence, at: int, first: int, kind: str) -> Saying:
    """The source whose words begin at token `first`."""
    mention = sentence.mention_at.get(first)
    if mention is not None:
        end = max(mention.last, first + 1)
        end += not mention.country and _goes_on(sentence, first, end)
        return Saying(at, first, end, mention, kind, sentence.tokens[first].start, sentence.tokens[end - 1].end)
    last, found = _source_end(sentence, first)
    return Saying(at, first, last, found, kind, sentence.tokens[first].start, sentence.tokens[last - 1].end)


def _goes_on(sentence: Sentence, first: int, end: int) -> bool:
    """An adjective that agrees in its article still belongs to the name: الجيش المالي."""
    if end >= len(sentence.tokens) or end in sentence.mention_at:
        return False
    word = sentence.tokens[end].word
    both = word.text.startswith("ال") and sentence.tokens[first].word.text.startswith("ال")
    return both and not word.classes and not {"V", "N"} & word.kinds and word.text not in _TIMES


def _is_source(word: Word, kind: str) -> bool:
    """A noun of source; whom something is told to (لوكالة) is one only after وفقا."""
    return _noun(word.text) in _SOURCE_NOUNS and (kind == "by" or word.text[0] not in "لب" or word.text == "بيان")


def _noun(text: str) -> str:
    """A source noun without its clitics, where one of them leaves one of the lists."""
    for prefix in ("", "ال", "لل", "ل", "و", "وال", "عن", "ب"):
        rest = text[len(prefix) :]
        if text.startswith(prefix) and (rest in _SOURCE_NOUNS or rest in _TEXTS):
            return rest
    return ""


def _is_subject(sentence: Sentence, at: int, i: int, kind: str) -> bool:
    """A plain noun right after a verb of saying: any after قال, after أعلن only a definite one that is no act."""
    word = sentence.tokens[i].word
    if kind in ("by", "hal") or word.text in _TIMES or word.classes or not word.text[0].isalpha():
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
