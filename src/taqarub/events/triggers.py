"""Words that may report an event: every trigger row whose head and companions stand in the sentence."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from taqarub.events.habits import habitual
from taqarub.events.sentence import Sentence
from taqarub.knowledge.lexicon import Lexicon, Trigger
from taqarub.mentions.phrase_words import DAYS
from taqarub.text.tokens import APOCOPATE, Reading, Token, readings_at

_GAP = 8
_BACK_GAP = 6
_DENIED_REACH = 4
_CHARGES = ("اتهام", "ادعاء", "تهم", "مزاعم")
_TALKS_REACH = 6  # words between «تم» and what it says: «تم خلال الاجتماع الموسع في القصر بحث»
_RESUMED = frozenset(("ه", "ها", "هم", "هما", "هن"))
_PASSIVE = {"trans": "victim", "affect": "victim", "host": "intrans", "from": "asked", "answer": "receive"}
_TURNED = "!"  # behind the head of a row whose verb is passive
_VETO_REACH = 3
_ASIDE = DAYS | frozenset("،,") | {"يوم"}
_POLITICAL = frozenset(("GOV", "MIL", "COP", "PTY", "REB", "LEG", "JUD", "OPP", "IGO", "SPY"))
_UNDONE = frozenset(("SANCTION", "COERCE"))
_STOP = frozenset(".؛;:!?؟")
_CUTTING = frozenset("لم ولم فلم الم لا ولا فلا لما مهما".split())


class Candidate(NamedTuple):
    """Trigger `row` at tokens [at, last) of its sentence. `companions` = positions of the words it needed."""

    at: int
    last: int
    row: Trigger
    reading: Reading
    companions: tuple[int, ...]
    rivals: tuple[Trigger, ...]
    hosted: int | None = None  # where a relative clause says who hosted it (مناورات … استضافتها الجزائر)
    fresh: bool = False  # named by its number (كان الأول …): an act of its own beside the one it is counted with
    content: bool = False  # says only what a meeting told before was about, and nobody who met

    @property
    def verbal(self) -> bool:
        """A verb form or a participle used as one."""
        return self.reading.kind == "V"

    @property
    def passive(self) -> bool:
        """A verb known to be passive, by its letters or by a damma."""
        return self.row.head.endswith(_TURNED)


def candidates(sentence: Sentence, lexicon: Lexicon) -> list[Candidate]:
    """At most one candidate a word, in order; a word that serves another candidate of its type is not one itself."""
    tokens = sentence.tokens
    if _of_play(sentence):
        return []
    found = [
        c
        for at, token in enumerate(tokens)
        if token.word.acts
        and (at not in sentence.mention_at or _is_act(sentence, at))
        and not _standing(sentence, at)
        and (c := _best(sentence, at, lexicon))
        and not (_attended(sentence, c) or habitual(sentence, at, c.reading) or _denied(sentence, c))
    ]
    if _by_accident(sentence, found):
        found = [c for c in found if c.row.type != "ASSAULT"]
    used = _used(found)
    inside = {i for c in found for i in range(c.at + 1, c.last)}
    kept = [c for c in found if not _taken(c, used.get(c.at)) and c.at not in inside]
    hosting = {c.at: noun.at for c in kept if (noun := _hosted_noun(c, kept, sentence)) is not None}
    host_of = {noun: at for at, noun in hosting.items()}
    plain = [
        c._replace(hosted=host_of.get(c.at)) for c in kept if c.at not in hosting and not _restates(c, kept, sentence)
    ]
    return sorted([*plain, *_counted(sentence, plain)], key=lambda c: c.at)


def _of_play(sentence: Sentence) -> bool:
    """Words of a match, and no authority or force named: its attacks and defeats are no acts."""
    if not any("sport" in t.word.classes for t in sentence.tokens):
        return False
    return not any(m.sector in _POLITICAL for m in sentence.mentions)


def _by_accident(sentence: Sentence, found: Sequence[Candidate]) -> bool:
    """«قتل 14 شخصا في انهيار أرضي»: an accident is told, and no word of violence but of who was hurt."""
    accidents = {i for i, token in enumerate(sentence.tokens) if "accident" in token.word.classes}
    assaults = [c for c in found if c.row.type == "ASSAULT" and c.at not in accidents]
    hurt = (not c.row.mode and (c.row.frame == "victim" or (c.verbal and c.row.frame == "trans")) for c in assaults)
    return bool(accidents) and all(hurt)


def _hosted_noun(candidate: Candidate, others: Sequence[Candidate], sentence: Sentence) -> Candidate | None:
    """«مناورات … استضافتها الجزائر»: to host an act told by the noun before is no visit of its own, it says where."""
    if candidate.row.frame != "host" or candidate.reading.enclitic not in ("ها", "ه", "هم"):
        return None
    before = [
        o for o in others
        if not o.verbal and o.at < candidate.at and sentence.hard[o.at] == sentence.hard[candidate.at]
    ]  # fmt: skip
    return before[-1] if before else None


def _counted(sentence: Sentence, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """One more act of the noun's kind, named by its number: «اشتباكات كان آخرها في المنيا», «هو الثاني، وكان الأول …».

    Not where another trigger follows at once and names that act itself (كان آخرها تفجير …).
    """
    taken = {c.at for c in found}
    for at in range(1, len(sentence.tokens)):
        word = sentence.tokens[at].word
        if "anaphora.ordinal" not in word.classes or "historical.verb" not in sentence.tokens[at - 1].word.classes:
            continue
        noun = next((c for c in reversed(found) if c.at < at and not c.verbal), None)
        if noun is None or taken & {at + 1, at + 2}:
            continue
        own = word.text.endswith(("ها", "ه")) and not word.text.startswith("ال")
        if own or any("anaphora.ordinal" in sentence.tokens[i].word.classes for i in range(noun.at, at - 1)):
            yield noun._replace(at=at, last=at + 1, companions=(), fresh=True)


def _used(found: Sequence[Candidate]) -> dict[int, Trigger]:
    """Where a word stands that serves a candidate → its row. Of two that need each other the later serves."""
    needs = {c.at: c.companions for c in found}
    return {p: c.row for c in found for p in c.companions if p > c.at or c.at not in needs.get(p, ())}


def _taken(candidate: Candidate, by: Trigger | None) -> bool:
    """A word that another candidate needs is no act of its own if that is of its type, undoes it (رفعت عقوباتها) or is
    the test of a weapon (أطلقت صاروخا سقط في البحر).
    """
    if by is None:
        return False
    undone = by.type == "CONCEDE" and candidate.row.type in _UNDONE and not candidate.row.with_
    tested = (by.type, by.mode, candidate.row.type) == ("MOBILIZE", "weapons", "ASSAULT")
    return by.type == candidate.row.type or undone or tested


def _standing(sentence: Sentence, at: int) -> bool:
    """A noun after a verb of state (يعتمد التسليح على …), or after it and its subject, tells what is always so."""
    if "V" in sentence.tokens[at].word.kinds:
        return False
    before = sentence.before_names(at)
    return before >= 0 and "standing" in sentence.tokens[before].word.classes


def _denied(sentence: Sentence, candidate: Candidate) -> bool:
    """«نفت تورطها في الهجوم»: what somebody denies having done is no charge (none of 15 in annotated news), unlike the
    charges that are denied.
    """
    at, row = candidate.at, candidate.row
    if row.type != "ACCUSE" or candidate.verbal or row.head.startswith(_CHARGES):
        return False
    before = range(max(0, at - _DENIED_REACH), at)
    return any("negation.deny" in sentence.tokens[i].word.classes for i in before)


def _attended(sentence: Sentence, candidate: Candidate) -> bool:
    """«حضر الاستقبال وزير …» lists who was there as well; «حضر الوزير القمة» tells that he went."""
    if candidate.row.type != "CONSULT":
        return False
    verbs = (candidate.at, candidate.at - 1) if candidate.at else (0,)
    return any(_lists(sentence, at) for at in verbs)


def _lists(sentence: Sentence, at: int) -> bool:
    if "attended" not in sentence.tokens[at].word.classes or at + 1 >= len(sentence.tokens):
        return False
    return at + 1 not in sentence.mention_at and definite(sentence.tokens[at + 1 : at + 2])


def _restates(candidate: Candidate, others: Sequence[Candidate], sentence: Sentence) -> bool:
    """A masdar of purpose names again the act before it: «قدم طلبا … للمطالبة بـ»."""
    if candidate.verbal or candidate.reading.prep != "ل":
        return False
    return any(
        o.at < candidate.at and o.row.type == candidate.row.type and sentence.hard[o.at] == sentence.hard[candidate.at]
        for o in others
    )


def _is_act(sentence: Sentence, at: int) -> bool:
    """Inside a mention only its first word may be a trigger, and only where the mention is a guess."""
    mention = sentence.mention_at[at]
    return not mention.country and mention.first == at and not mention.person


def _best(sentence: Sentence, at: int, lexicon: Lexicon) -> Candidate | None:
    """The row that needs most; a plain reading before a stripped one, «تلقى» (received) before «تلقي» (throws).

    Others that fit as well are rivals.
    """
    fits = list(_fits(sentence, at, lexicon))
    if not fits:
        return None
    noun = _calls_for_noun(sentence, at)
    best = max(fits, key=lambda c: (*_rank(c), c.verbal != noun, c.verbal and c.reading.tag[0] == "p"))
    rivals = tuple(f.row for f in fits if f.row.type != best.row.type and f.reading.core == best.reading.core)
    return best._replace(rivals=rivals)


def _rank(candidate: Candidate) -> tuple[int, ...]:
    reading = candidate.reading
    stripped = len(reading.conj) + len(reading.prep) + len(reading.enclitic)
    passive = candidate.verbal and reading.tag[1] == "p"
    told = candidate.verbal and reading.tag[0] == "r" and passive  # «توصل وزيرا …» is hardly the passive of «تصل»
    return not told, len(candidate.companions), len(reading.rest), -stripped, not passive


def happened(sentence: Sentence, at: int) -> bool:
    """Is the word at `at` what «جرى» or «تم» says, with at most a meeting without names between?"""
    tokens = sentence.tokens
    for place in range(at - 1, max(-1, at - 2 - _TALKS_REACH), -1):
        if place in sentence.mention_at:
            return False
        if "happened" in tokens[place].word.classes:
            between = tokens[place + 1 : at]
            return not between or ("preposition" in between[0].word.classes and definite(between))
    return False


def definite(tokens: Sequence[Token]) -> bool:
    """Has one of the words the article?"""
    return any(token.word.text.startswith("ال") for token in tokens)


def _calls_for_noun(sentence: Sentence, at: int) -> bool:
    """After «إلى», «تم خلال لقاء», «إن على كينيا», after a verb («أعلنت طرد») or one with its subject («طلب الرئيس عقد
    لقاء», «قررت تركيا، الثلاثاء، طرد»): no verb.

    Of 271 words right behind a verb that may be a masdar or a perfect 40 were looked at: one is a verb.
    """
    if happened(sentence, at):
        return True
    before = at - 1
    if before >= 0 and "preposition" in sentence.tokens[before].word.classes:
        return True
    before = _before_subject(sentence, at)
    word = sentence.tokens[before].word
    verb = "V" in word.kinds and "historical.verb" not in word.classes
    led = verb or (before < at - 1 and ("negation.deny" in word.classes or obliges(sentence, before)))
    return before >= 0 and led


def _before_subject(sentence: Sentence, at: int) -> int:
    """The last word before `at` that is no name, no comma and no day."""
    before = sentence.before_names(at)
    while before > 0 and sentence.tokens[before].word.text in _ASIDE:
        before = sentence.before_names(before)
    return before


def obliges(sentence: Sentence, at: int) -> bool:
    """«قال إن على كينيا …», «وقال: على كينيا …»: does a token open a clause of what somebody ought to do?"""
    if at < 1 or sentence.tokens[at].word.text != "علي":
        return False
    opening = sentence.tokens[at - 1].word
    return "complement" in opening.classes or opening.text in ('"', ":")


def _fits(sentence: Sentence, at: int, lexicon: Lexicon) -> Iterator[Candidate]:
    tokens = sentence.tokens
    ahead: dict[int, tuple[int, frozenset[str]]] = {}
    for found in readings_at(tokens, at):
        reading = _uncut(found)
        if reading is not found and not _cuts_short(tokens, at, reading):
            continue
        rows = (
            lexicon.verbs[reading.ref]
            if reading.kind == "V"
            else lexicon.nouns[reading.ref]
            if reading.kind == "N"
            else ()
        )
        head_end = at + len(reading.rest)
        for number in rows:
            row = lexicon.triggers[number]
            companions: tuple[int, ...] | None = ()
            if row.with_:
                if head_end not in ahead:
                    ahead[head_end] = _ahead(sentence, head_end + 1)
                stop, words = ahead[head_end]
                companions = (
                    None if row.back or words.isdisjoint(row.needs) else _companions(sentence, head_end + 1, stop, row)
                )
                if companions is None and (row.back or _resumes(reading, row)):
                    companions = _companions_before(sentence, at, head_end + 1, row)
            if companions is not None and not (row.without and _vetoed(tokens, at, row, companions)):
                yield Candidate(
                    at, head_end + 1, _voiced(row, reading, at in sentence.passive), reading, companions, ()
                )


def _uncut(reading: Reading) -> Reading:
    """An apocopate as any imperfect."""
    return reading._replace(tag="r" + reading.tag[1:]) if reading.tag[:1] == APOCOPATE else reading


def _cuts_short(tokens: Sequence[Token], at: int, reading: Reading) -> bool:
    """«لم تعد … الأسرى», «ليعد»: nothing else leaves only «تعد» of «أعاد», «تستعد» of «استعاد» (2 of 100 elsewhere)."""
    return reading.prep == "ل" or (at > 0 and tokens[at - 1].word.text in _CUTTING)


def _voiced(row: Trigger, reading: Reading, vowelled: bool) -> Trigger:
    """The row as the voice turns it: a passive verb's subject is whom the act befell."""
    passive = reading.kind == "V" and (reading.tag[1] == "p" or (vowelled and reading.tag[0] == "p"))
    frame = _PASSIVE.get(row.frame) if passive else None
    return row._replace(frame=frame, head=row.head + _TURNED) if frame else row


def _companions(sentence: Sentence, start: int, stop: int, row: Trigger) -> tuple[int, ...] | None:
    """Where each needed group stands after the head, in order, or None. The first is looked for in [start, stop)."""
    out: list[int] = []
    for number, group in enumerate(row.with_):
        place = _find(sentence.tokens, start, stop if not number else _reach(sentence, start), group)
        if place is None:
            return None
        out.extend(place)
        start = place[-1] + 1
    return tuple(out)


def _resumes(reading: Reading, row: Trigger) -> bool:
    """A verb with a pronoun for the noun before it, whose relative clause it opens: «صواريخ أطلقتها الجماعة»."""
    return reading.kind == "V" and reading.enclitic in _RESUMED and len(row.with_) == 1


def _companions_before(sentence: Sentence, at: int, start: int, row: Trigger) -> tuple[int, ...] | None:
    """Where the first group stands before the head at `at`, nearest first, and the others from `start` on; or None."""
    tokens = sentence.tokens
    for place in range(at - 1, _reach_back(sentence, at) - 1, -1):
        if not row.needs.isdisjoint(tokens[place].word.bares):
            found = _find(tokens, place, place + 1, row.with_[0])
            if found and found[-1] < at:
                rest = row._replace(with_=row.with_[1:])
                after = _companions(sentence, start, _reach(sentence, start), rest)
                return None if after is None else (*found, *after)
    return None


def _reach_back(sentence: Sentence, at: int) -> int:
    """The first of six words before `at`, a name or title counting as one, no mark of a new clause between."""
    left = _BACK_GAP
    place = at
    while place > 0 and left and sentence.tokens[place - 1].word.text not in _STOP:
        place -= 1
        mention = sentence.mention_at.get(place)
        if mention is None or mention.first == place:
            left -= sentence.tokens[place].word.text[0].isalnum()
    return place


def _ahead(sentence: Sentence, start: int) -> tuple[int, frozenset[str]]:
    """The end of the gap after a head, and every bare word that a companion could be found in."""
    stop = _reach(sentence, start)
    return stop, frozenset().union(*[t.word.bares for t in sentence.tokens[start:stop]])


def _reach(sentence: Sentence, start: int) -> int:
    """The end of the gap: eight words, a name or title counting as one (بحث الوزير … مع نظيره … العلاقات).

    Marks and prepositions count as none.
    """
    left = _GAP
    at = start
    tokens, mention_at = sentence.tokens, sentence.mention_at
    while at < len(tokens) and left:
        word = tokens[at].word
        left -= word.text[0].isalnum() and "preposition" not in word.classes
        mention = mention_at.get(at)
        at = mention.last if mention is not None and mention.first == at else at + 1
    return at


def _find(tokens: Sequence[Token], start: int, stop: int, group: tuple[tuple[str, ...], ...]) -> list[int] | None:
    for at in range(start, stop):
        word = tokens[at].word
        if word.text in _STOP:
            return None
        bares = word.bares
        for words in group:
            if words[0] in bares and all(
                at + i < len(tokens) and w in tokens[at + i].word.bares for i, w in enumerate(words)
            ):
                return list(range(at, at + len(words)))
    return None


def _vetoed(tokens: Sequence[Token], at: int, row: Trigger, companions: Sequence[int]) -> bool:
    """A word that rules the row out right before the head, shortly behind it or behind what it needs («لهجوم لفظي»)."""
    before = tokens[at - 1].word.bares if at else frozenset()
    if any(len(words) == 1 and words[0] in before for words in row.without):
        return True
    reaches = [(at + 1, at + 1 + _VETO_REACH), *((last + 1, last + 2) for last in companions[-1:] if last > at)]
    return any(_find(tokens, start, min(len(tokens), stop), row.without) is not None for start, stop in reaches)
