"""Who says so: the subject of a verb of saying, what follows وفق and نقلا عن, the speaker of a quotation."""

from collections.abc import Mapping, Sequence

from taqarub.events.sentence import Sentence
from taqarub.events.sources import MARKS, PRESS, TEXTS, Saying, headed, signed, source_after, source_at, source_noun
from taqarub.model.mention import Mention, MentionKind
from taqarub.model.text import Span
from taqarub.text.tokens import IMPERFECT, Token, Word

__all__ = ["Saying", "attribute", "carried", "sayings", "span_of"]

_BY = frozenset(("وفق", "وفقا", "حسب", "بحسب", "طبقا", "نقلا", "استنادا"))
_BY_CLAUSE = frozenset(("حسبما", "وفقما", "كما", "مثلما"))
_BY_PHRASES = tuple(
    tuple(phrase.split()) for phrase in ("علي حد قول", "علي حد تعبير", "علي حد وصف", "علي حد زعم", "علي لسان")
)
_MEDIA = frozenset("صحيفه صحف وكاله وكالات قناه شبكه اذاعه موقع تلفزيون مجله وساءل مراسل مدونه".split())
_LEADS_TO = {"relay": frozenset(("عن", "لسان")), "ascribe": frozenset(("الي",))}  # before who is quoted
_SPEECH_NOUNS = ("قول", "تصريح", "تاكيد")
_EXPRESSED = 12  # tokens from a verb of expressing to the عن of what it expresses, from one of holding to its أن
_NEXT = 4  # tokens that stand together
_NOT_SAID = "من"  # before an أن of what is feared
_TOLD = frozenset(("say", "claim", "express", "hal"))


def sayings(sentence: Sentence, speech: Mapping[int, str], earlier: Saying | None = None) -> list[Saying]:
    """Every saying in a sentence, in order. `earlier` spoke before: who goes on without being named again."""
    head, signer = headed(sentence), signed(sentence)
    out: list[Saying] = [head] if head else []
    for at, token in enumerate(sentence.tokens):
        kinds = _speech_kinds(token.word, speech)
        found: Saying | None = None
        if kinds and at not in sentence.mention_at:
            found = next(filter(None, (_spoken(sentence, at, kind, out, earlier) for kind in kinds)), None)
        else:
            found = _by(sentence, at, speech)
        if found is not None and _bare(token.word.text) == "نقلا" and _second_hand(sentence, found, out):
            medium = out[-1]
            again = [s is medium or s.first == medium.first >= 0 for s in out]
            out = [found._replace(at=s.at, kind=s.kind) if same else s for s, same in zip(out, again, strict=True)]
        elif found is not None:
            out.append(found)
    return [*out, signer] if signer else out


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


def _speech_kinds(word: Word, speech: Mapping[int, str], pronoun: bool = False) -> list[str]:
    """The kinds of saying of a verb form. What has a pronoun (أعلنها) is told of, not said here.

    A preposition is a verb only with what it says: «عبر الرئيس عن قلقه», «وبين الوزير أن».
    """
    leads = "preposition" in word.classes
    kinds: dict[str, None] = {}
    for reading in word.readings:
        if reading.kind != "V" or (reading.enclitic in ("ها", "ه") and not pronoun):
            continue
        if reading.ref in speech and not reading.tag.startswith("i"):
            kind = "hal" if reading.tag.startswith("h") else speech[reading.ref]
            kinds["that" if leads and kind not in ("express", "hal") else kind] = None
    return sorted(kinds, key=lambda kind: kind not in _LEADS_TO)  # «ونقل» is hardly «let us say»


def _spoken(sentence: Sentence, at: int, kind: str, out: Sequence[Saying], earlier: Saying | None) -> Saying | None:
    """The saying at a verb or participle: its subject, wherever the language lets it stand."""
    if kind == "in":
        return _in_text(sentence, at, "by" if _by_clause(sentence, at) else "say")
    if kind == "hal":
        return _same_breath(sentence, at, out, earlier)
    quoted = _quoted(sentence, at, kind)
    if quoted is not None or kind == "ascribe":
        return quoted
    if _by_clause(sentence, at):
        return source_after(sentence, at + 1, at, "by")
    if kind == "express" and not _expresses(sentence, at):
        return None
    if kind in ("that", "forecast"):
        return _holds(sentence, at, kind, earlier)
    return _speaker(sentence, at, "say" if kind == "relay" else kind, earlier)


def _holds(sentence: Sentence, at: int, kind: str, earlier: Saying | None) -> Saying | None:
    """«أبان الوزير أن الميناء يعمل», «رجحت مصادر أن الجيش قصف»: of a fact a saying, else a forecast or none."""
    what = _complement(sentence, at)
    if not what or _to_be(sentence, what):
        return _speaker(sentence, at, kind, earlier) if kind == "forecast" else None
    if "preposition" in sentence.tokens[at].word.classes and not _opens(sentence, at):
        return None
    named = source_after(sentence, at + 1, at, "that")
    if named is None and what - at <= _NEXT and _goes_on_saying(sentence, at):
        named = _speaker(sentence, at, "that", earlier)
    return named._replace(kind="say") if named else None


def _opens(sentence: Sentence, at: int) -> bool:
    """«وبين الوزير أن» opens its sentence or clause; «محادثات بين البلدين» does not."""
    before = sentence.tokens[at - 1].word
    return at == 0 or before.text in MARKS or "subordinate" in before.classes


def _goes_on_saying(sentence: Sentence, at: int) -> bool:
    """«وخلص إلى أن», «الوزير أبان أن»: a past verb that opens its sentence or stands behind its subject."""
    past = any(r.kind == "V" and r.tag.startswith("p") for r in sentence.tokens[at].word.readings)
    subject = sentence.mention_at.get(at - 1)
    return past and (at == 0 or (subject is not None and subject.first == 0))


def _complement(sentence: Sentence, at: int) -> int:
    """The token of «أن» that opens what is said by the verb at `at`, 0 where none does («تخوف من أن» is no saying)."""
    for i in range(at + 1, min(len(sentence.tokens), at + _EXPRESSED)):
        word = sentence.tokens[i].word
        if i in sentence.mention_at:
            continue
        if "complement" in word.classes:
            return i if sentence.tokens[i - 1].word.text != _NOT_SAID else 0
        if word.text in ".؛؟!" or word.classes & {"relative", "subordinate"} or word.kinds == {"V"}:
            return 0
    return 0


def _to_be(sentence: Sentence, what: int) -> bool:
    """«أن تتراجع الأسعار» is yet to be; «أن يكون الجيش قد قصف» was."""
    ahead = sentence.tokens[what + 1 : what + 2 * _NEXT]
    verb = bool(ahead) and any(r.kind == "V" and r.tag[0] in IMPERFECT for r in ahead[0].word.readings)
    return verb and what + 1 not in sentence.mention_at and all(t.word.text != "قد" for t in ahead)


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
        return _bare(before[0]) in _BY or _bare(before[0]) == "علي"
    if before[-1] == "كما":
        ahead = (t.word.classes for t in sentence.tokens[at : at + 9])
        return at > 3 and not any("complement" in c for c in ahead)
    return before[-1] in _BY_CLAUSE


def _in_text(sentence: Sentence, at: int, kind: str) -> Saying | None:
    """«جاء في بيان لـ…»: the text is the source; what came somewhere else is no saying."""
    for i in range(at + 1, min(len(sentence.tokens), at + 4)):
        word = sentence.tokens[i].word
        if word.text in ("في", "ضمن") and i + 1 < len(sentence.tokens):
            noun = source_noun(sentence.tokens[i + 1].word.text)
            return source_at(sentence, at, i + 1, kind) if noun in TEXTS else None
        if word.text in MARKS:
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
    found = source_after(sentence, at + 1, at, kind)
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


def _quoted(sentence: Sentence, at: int, kind: str) -> Saying | None:
    """«نقلت الوكالة عن مسؤول قوله», «نسبت إلى مسؤول قوله»: who is quoted rather than who passes it on."""
    leads = _LEADS_TO.get(kind, frozenset())
    for i in range(at + 1, min(len(sentence.tokens) - 1, at + 10) if leads else 0):
        word = sentence.tokens[i].word
        if "complement" in word.classes or word.text in MARKS:
            return None
        if word.text in leads and sentence.tokens[i + 1].word.text != "لسان":
            found = source_after(sentence, i + 1, at, "by")
            return found if kind == "relay" or found is None or _words_follow(sentence, found.last) else None
    return None


def _words_follow(sentence: Sentence, at: int) -> bool:
    """«قوله», «تصريحات», «أنه»: is what stands behind a source words of it? «نسبت الهجوم إلى مسلحين» quotes nobody."""
    ahead = [token.word for token in sentence.tokens[at : at + _NEXT]]
    return any("complement" in word.classes or word.text.startswith(_SPEECH_NOUNS) for word in ahead)


def _by(sentence: Sentence, at: int, speech: Mapping[int, str]) -> Saying | None:
    """«وفق مصدر», «على حد قول المحافظ»; in «وفق ما نقلته الوكالة عن مسؤول» it is the official."""
    texts = [token.word.text for token in sentence.tokens[at : at + _NEXT]]
    texts[0] = _bare(texts[0])
    lead = next((lead for lead in _BY_PHRASES if tuple(texts[: len(lead)]) == lead), ())
    if lead:
        return source_after(sentence, at + len(lead), at, "by")
    if texts[0] not in _BY:
        return None
    for i, token in enumerate(sentence.tokens[at + 1 : at + _NEXT], at + 1):
        if "relay" in _speech_kinds(token.word, speech, pronoun=True):
            return _quoted(sentence, i, "relay") or source_after(sentence, at + 1, at, "by")
    return source_after(sentence, at + 1, at, "by")


def _second_hand(sentence: Sentence, found: Saying, out: Sequence[Saying]) -> bool:
    """«أفادت الوكالة، نقلا عن مصادر، بأن»: does a medium, or a verb right before, only pass on what `found` says?"""
    if not out:
        return False
    told = out[-1]
    medium = told.first >= 0 and source_noun(sentence.tokens[told.first].word.text) in _MEDIA
    press = medium or (told.mention is not None and told.mention.sector == PRESS)
    near = found.at - max(told.at, told.last) < _NEXT
    return near and press if told.kind == "by" else told.kind in _TOLD and (near or press)
