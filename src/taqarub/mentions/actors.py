"""Political actors in a sentence: states, bodies, offices with their holders, people by role.

Finds the words that may begin an actor and the reading that fits best; `phrase` reads on from there.
"""

import re
from collections.abc import Mapping, Sequence

from taqarub.knowledge.lexicon import Homograph, Lexicon, Party
from taqarub.knowledge.schema import COUNTED
from taqarub.mentions import owners
from taqarub.mentions.descriptions import STARTS, allied, beside, counted_set, description, navies, spelt_out
from taqarub.mentions.homographs import ordinary_use
from taqarub.mentions.memory import KINGDOM_FORMS, Memory
from taqarub.mentions.names import (
    COMMAS,
    full_name,
    is_given,
    is_unknown,
    known_person,
    name_end,
    place_named,
)
from taqarub.mentions.people import Terms
from taqarub.mentions.phrase import Phrase
from taqarub.mentions.phrase_words import BLOCKING, COUNTS_PEOPLE, NOT_BEING, OF_PLURAL, SERVED, STRIKING
from taqarub.model.mention import Mention, MentionKind
from taqarub.text.tokens import Reading, Token, Word, matches_rest, readings_at

_PRIORITY = {"K": 0, "O": 1, "T": 2, "C": 3, "A": 4, "F": 5, "M": 6, "H": 7}
_ANAPHORA = (("anaphora.both", MentionKind.BOTH), ("anaphora.own_country", MentionKind.OWN))
_COUNTERPART = "anaphora.counterpart"
_SMALL = frozenset(("governorate", "town", "mountain", "island"))  # kinds of places that do not stand for their state
_MEMO_LIMIT = 100_000
_MAX_BETWEEN = 3
_NO_VERB = 9  # more clitics than any word has
_SKIP_ALONE = frozenset(("علي",))
_VERB_FOLLOWS = frozenset(("لم", "ولم", "فلم", "لن", "ولن", "فلن"))
_BEFORE_PEOPLE = frozenset(("مع", "بين", "ان", "بان"))
_ACTING = re.compile("م.ا..")  # a participle like مساعد; with ة it is the act
_BEFORE_NOUN = frozenset(("preposition", "complement", "demonstrative"))
_LATE = "late"  # a nisba that is an ordinary word too (مالي, مجري): read only after the head of an office


class ActorFinder:
    """Finds mentions by a lexicon; remembers only which reading of a word form is the best."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.parties: Sequence[Party] = lexicon.parties
        self.places = lexicon.places
        self._homographs: Mapping[str, tuple[Homograph, ...]] = lexicon.homographs
        self._single: dict[str, Reading | None] = {}
        self._terms = Terms(lexicon.parties)

    def find(self, tokens: Sequence[Token], memory: Memory) -> list[Mention]:
        """Mentions of one sentence in order; names learned on the way enter `memory`."""
        out: list[Mention] = []
        at, size = 0, len(tokens)
        while at < size:
            word = tokens[at].word
            if at and tokens[at - 1].word.says and is_unknown(word) and self.best(tokens, at)[0] is None:
                found = self._speaker(tokens, at, memory)
                out.extend(found)
                at = found[0].last
                continue
            if not (word.starts or word.text in STARTS or "L" in word.kinds or memory.knows(word.text)):
                at += 1
                continue
            found = self._at(tokens, at, memory, out)
            out.extend(found)
            at = found[0].last if found else at + self._blocked(tokens, at)
        return spelt_out(tokens, beside(tokens, allied(tokens, navies(tokens, out))))

    def _speaker(self, tokens: Sequence[Token], at: int, memory: Memory) -> list[Mention]:
        """«وقال سوليفان»: an unknown word after a verb of saying names who speaks."""
        known = self._remembered(tokens, at, memory)
        return known or Phrase(self, tokens, at, memory).read_name(max(name_end(tokens, at), at + 1), None)

    def _blocked(self, tokens: Sequence[Token], at: int) -> int:
        """How many words to pass over: those of a fixed phrase that looks like a name (القاعدة الجوية), of a place
        named like another state (ولاية النيجر, in Nigeria), else one.
        """
        word = tokens[at].word
        if "F" in word.kinds:
            reading, length = self.best(tokens, at)
            if reading is not None and self._nobody(reading):
                return length
        lengths = (1 + len(r.rest) for r in readings_at(tokens, at) if self._namesake(tokens, at, r))
        return max(lengths, default=1)

    def _namesake(self, tokens: Sequence[Token], at: int, place: Reading) -> bool:
        """Does a place of several words hold the name of a state that it is not in, or of its own as a town may?"""
        if place.kind != "L" or not place.rest:
            return False
        row = self.places[place.ref]
        inside = (self.best(tokens, i)[0] for i in range(at + 1, at + 1 + len(place.rest)))
        states = {self.parties[r.ref].country for r in inside if r is not None and r.kind in "CM"}
        return bool(states - {row.country}) or (bool(states) and row.kind in _SMALL)

    def _nobody(self, reading: Reading) -> bool:
        return reading.kind == "F" and self.parties[reading.ref].kind == "nobody"

    def _at(self, tokens: Sequence[Token], at: int, memory: Memory, before: Sequence[Mention]) -> list[Mention]:
        word = tokens[at].word
        if word.classes:
            found = self._anaphor(tokens, at, memory, before)
            if found:
                return found
        if word.names:
            reading, length = self.best(tokens, at)
            nobody = reading is None or (length == 1 and self._nobody(reading))
            if nobody and at and _people_follow(tokens[at - 1].word.text):
                reading = self._people(word) or reading
            elif nobody and at and _noun_follows(tokens[at - 1].word):
                reading = _somebody(word) or reading
            if at and reading is not None and reading.kind in "CM" and owners.seated(tokens, at):
                return []  # «المرصد، ومقره بريطانيا، إن …»
            if (reading is None or reading.kind == "H") and at:
                reading = self._of_a_state(tokens, at, before) or reading
            if word.classes & BLOCKING and length == 1:  # «جنوب أفريقيا» is a name, «جنوب لبنان» is not
                return []
            if reading is not None:
                if reading.kind == "F" and at and tokens[at - 1].word.text in NOT_BEING:
                    return []  # «تصريحات غير مسؤولة»
                surname = reading.kind == "A" or (reading.kind == "K" and length == 1)
                if surname and (borne := self._remembered(tokens, at, memory)):
                    return borne  # «وأضاف التركي» after «منصور التركي», «ميركل» after another of that name
                found = self._read(tokens, at, memory, reading, length)
                titled = reading.kind == "H" and not found  # «بين خان وترامب»
                return self._remembered(tokens, at, memory) if titled else found
        last = before[-1] if before else None
        named = self._named(tokens, at, memory, last) or self._remembered(tokens, at, memory)
        if named:
            return named
        told = description(tokens, at, memory, self.places)
        return [] if told is None or self._ordinary_place(tokens, at, told) else [told]

    def _read(self, tokens: Sequence[Token], at: int, memory: Memory, reading: Reading, length: int) -> list[Mention]:
        if self._nobody(reading):
            return []
        leaders = counted_set(tokens, at, at + length - 1, reading.prep) if length > 1 else None
        return [leaders] if leaders else Phrase(self, tokens, at, memory).read(reading, length)

    def _ordinary_place(self, tokens: Sequence[Token], at: int, told: Mention) -> bool:
        """«اصطاد صيدا وفيرا»: a town's name that is an ordinary word there."""
        if told.kind is not MentionKind.PLACE:
            return False
        return any(ordinary_use(self._homographs, tokens, at, r) for r in tokens[at].word.readings if r.kind == "L")

    def _named(self, tokens: Sequence[Token], at: int, memory: Memory, last: Mention | None) -> list[Mention]:
        """A name that no table has: before a comma and an office (بيتر نيلسن، وزير الدفاع الدنماركي), or in full."""
        if "G" not in tokens[at].word.kinds or not is_given(tokens[at].word):
            return []
        if at and tokens[at - 1].word.text in _VERB_FOLLOWS:
            return []  # «لم ينس الفريق …» (did not forget), though «ينس» is Jens
        end = name_end(tokens, at)
        if end - at >= 2 and self._office_follows(tokens, end):
            found = Phrase(self, tokens, at, memory).read_named(end)
            if found:
                return found
        end = full_name(tokens, at)
        if end == at or self._town(tokens, at):
            return []
        said = last if last is not None and _tells_of(tokens, last, at) else None
        return Phrase(self, tokens, at, memory).read_name(end, said)

    def _town(self, tokens: Sequence[Token], at: int) -> bool:
        """«قصفت الطائرات خان يونس», «بندر عباس», «أم درمان»: what looks like a title or a name is a town's."""
        found = place_named(tokens, at, self.places, led=False)
        return found is not None and found[1] > 1

    def _office_follows(self, tokens: Sequence[Token], end: int) -> bool:
        if end + 1 >= len(tokens) or tokens[end].word.text not in COMMAS:
            return False
        reading, _ = self.best(tokens, end + 1)
        return reading is not None and reading.kind in "FT" and not (reading.prep or reading.conj)

    @staticmethod
    def _remembered(tokens: Sequence[Token], at: int, memory: Memory) -> list[Mention]:
        """A person's name that was learned before; «المملكة» where no adjective says which."""
        token = tokens[at]
        kingdom = KINGDOM_FORMS.get(token.word.text)
        if kingdom is not None:
            named = at + 1 < len(tokens) and _names_kingdom(tokens[at + 1].word.text)
            return [] if named else [_again(kingdom[1], token, at, kingdom[0])]
        following = tokens[at + 1] if at + 1 < len(tokens) else token
        whole = memory.forms.get(f"{token.word.text} {following.word.text}")
        if whole is not None:  # «عبد الكريم», «شمس الدين»
            return [_again(whole[1], token, at, whole[0])._replace(last=at + 2, end=following.end)]
        person = memory.forms.get(token.word.text)
        weak = token.word.common or "A" in token.word.kinds or token.word.text in memory.weak
        if person is None or (weak and not _expected(tokens, at)):
            return []
        return [_again(person[1], token, at, person[0])]

    def _anaphor(self, tokens: Sequence[Token], at: int, memory: Memory, before: Sequence[Mention]) -> list[Mention]:
        token = tokens[at]
        if _COUNTERPART in token.word.classes:
            like = next((m for m in reversed(before) if m.office), None)
            return Phrase(self, tokens, at, memory).read_counterpart(like)
        for name, kind in _ANAPHORA:
            if name in token.word.classes:
                return self._both(tokens, at, memory) if kind == MentionKind.BOTH else [_one_word(token, at, kind)]
        return []

    def _both(self, tokens: Sequence[Token], at: int, memory: Memory) -> list[Mention]:
        """«الرئيسان الكيني والأوغندي»: adjectives after the dual name both sides, at once or parted by a name."""
        first, second, parted = self._adjectives(tokens, at + 1)
        if first is None or second is None:
            return [_one_word(tokens[at], at, MentionKind.BOTH)]
        if not parted:
            reading, _ = self.best(tokens, at)
            return Phrase(self, tokens, at, memory).read_two(reading)
        states = tuple(sorted({self.parties[r.ref].country for r in (first, second)}))
        return [_one_word(tokens[at], at, MentionKind.BOTH, states)]

    def _adjectives(self, tokens: Sequence[Token], at: int) -> tuple[Reading | None, Reading | None, bool]:
        """Two nisbas joined by و, and whether a name parts them: «الكيني والأوغندي», «الكيني وليام روتو والأوغندي»."""
        first, length = self.best(tokens, at) if at < len(tokens) else (None, 1)
        if first is None or first.kind != "A" or first.conj or first.prep:
            return None, None, False
        begin = at + length
        for end in (begin, max(name_end(tokens, begin), begin + known_person(tokens, begin, self.parties)[1])):
            second, _ = self.best(tokens, end) if end < len(tokens) else (None, 1)
            if second is not None and second.kind == "A" and second.conj:
                return first, second, end > begin
        return first, None, False

    def in_office(self, person: Party, published: str | None) -> Party:
        """The row of a known person's office on the day of publication."""
        return self._terms.held(person, published)

    def _people(self, word: Word) -> Reading | None:
        """«12 متظاهرا», «اعتقلت متظاهرا»: people, though as a participle or an adjective the noun would name nobody."""
        bare = (r for r in word.readings if r.kind == "F" and not (r.prep or r.conj or r.article))
        return next((r for r in bare if self.parties[r.ref].kind == "agent" and r.enclitic in ("", "ا")), None)

    def _of_a_state(self, tokens: Sequence[Token], at: int, before: Sequence[Mention]) -> Reading | None:
        """«خطف مسلحون صحفية إيطالية», «ضابطا في الجيش»: people whose state or body follows, no noun before that they
        could describe.
        """
        word = tokens[at].word
        counted = (r for r in word.readings if r.tag == COUNTED)
        somebody = next((r for r in counted if not (r.prep or r.rest or r.article)), None) or self._people(word)
        apart = _noun_follows(tokens[at - 1].word) or (bool(before) and before[-1].last == at)
        if somebody is None or not apart or at + 1 >= len(tokens):
            return None
        following, _ = self.best(tokens, at + 1)
        adjective = following is not None and following.kind == "A" and not following.article
        return somebody if adjective or self._body_after(tokens, at + 1) else None

    def _body_after(self, tokens: Sequence[Token], at: int) -> bool:
        """«في الجيش», «من حركة الشباب»: a body that people serve in, behind في or من."""
        if at + 1 >= len(tokens) or tokens[at].word.text not in OF_PLURAL:
            return False
        body, _ = self.best(tokens, at + 1)
        if body is None or body.kind not in "FO" or body.prep or body.conj:
            return False
        party = self.parties[body.ref]
        return (body.kind == "O" or party.kind == "institution") and party.sector in SERVED

    # --- readings -------------------------------------------------------------------------------

    def best(self, tokens: Sequence[Token], at: int) -> tuple[Reading | None, int]:
        """The reading that covers most words, then the more telling kind, then the fewest clitics; with its length."""
        word = tokens[at].word
        if word.longer and at + 1 < len(tokens):
            longest = _longest(tokens, at, word.longer.get(tokens[at + 1].word.text, ()))
            if longest is not None:
                return longest, 1 + len(longest.rest)
        if not word.names:
            return None, 1
        known = word.text in self._single
        single = self._single[word.text] if known else self._remember(word.text, _choose(word))
        if single is not None and single.kind == "H" and word.longer and self._town(tokens, at):
            return None, 1
        if single is None or single.core not in self._homographs:
            return single, 1
        return (None if ordinary_use(self._homographs, tokens, at, single) else single), 1

    def _remember(self, text: str, reading: Reading | None) -> Reading | None:
        if len(self._single) > _MEMO_LIMIT:
            self._single.clear()
        self._single[text] = reading
        return reading

    def adjective(self, tokens: Sequence[Token], at: int, late: bool) -> tuple[Reading | None, int]:
        """The reading as a country's adjective where one is expected, also of words that are mostly something else."""
        for reading in readings_at(tokens, at):
            if reading.kind == "A" and not reading.prep and (late or reading.tag != _LATE):
                ordinary = reading.core in self._homographs and ordinary_use(self._homographs, tokens, at, reading)
                return (None, 1) if ordinary else (reading, 1 + len(reading.rest))
        return None, 1


def _names_kingdom(text: str) -> bool:
    """«المملكة المغربية», «المملكة المتحدة»; not «دور المملكة البارز»."""
    return text.startswith("ال") and text.endswith("ه")


def _one_word(token: Token, at: int, kind: MentionKind, states: tuple[str, ...] = ()) -> Mention:
    """A word that stands for actors named elsewhere; `states`: those that its adjectives name."""
    conj = bool(token.word.conj)
    return Mention(at, at + 1, token.start, token.end, kind, conj=conj, inner=states, head=token.word.text)


def _expected(tokens: Sequence[Token], at: int) -> bool:
    """«قالت ماي», «مع كيم»: a surname that is a common word too counts where a person is expected."""
    if not at or tokens[at].word.text in _SKIP_ALONE:
        return False
    before = tokens[at - 1].word
    return "V" in before.kinds or before.text in _BEFORE_PEOPLE


def _tells_of(tokens: Sequence[Token], last: Mention, at: int) -> bool:
    """Is the mention before a name its bearer's adjective (التركي محرم …) or office (سفير هولندا في المجلس كارل …)?"""
    if last.person or not last.country:
        return False
    if last.kind == MentionKind.NISBA:
        return last.last == at
    near = last.kind == MentionKind.OFFICE and at - last.last <= _MAX_BETWEEN
    return near and not any(_parts(token.word) for token in tokens[last.last : at])


def _parts(word: Word) -> bool:
    return not word.text[0].isalpha() or "V" in word.kinds or bool(word.classes - {"preposition"})


def _again(known: Mention, token: Token, at: int, prep: str) -> Mention:
    """The mention of someone named before, where the name stands again."""
    return known._replace(first=at, last=at + 1, start=token.start, end=token.end, prep=prep)


def _may_name(reading: Reading, acted: int) -> bool:
    """Is the reading more than a coincidence of letters? `acted`: the fewest clitics that reading it as a verb takes.

    «حاكم» (he tried, a ruler) is either; «وزارة» is no «و+زار+ه» (and he visited him).
    """
    kind, bare = reading.kind, not reading.rest
    if kind in "FH" and reading.enclitic in ("ي", "ني"):
        return False  # «مؤتمر صحفي», «نطاق تجاري» are no «my papers», «my traders»
    if reading.prep in ("ك", "س") or reading.tag in (_LATE, COUNTED):
        return False
    if len(reading.core) < 4 and (kind in "MK" or (kind == "A" and reading.prep)) and (reading.prep or reading.conj):
        return not bare  # «بروس» is hardly «بـ» and «روس»
    if kind == "F" and bare and reading.enclitic == "ه" and _ACTING.fullmatch(reading.core):
        return False  # «محافظة», «مساعدة», «مشاركة» are no «محافظ», «مساعد», «مشارك» with a pronoun
    return not (acted <= _clitics(reading) and kind in "AFHO" and bare and not reading.article)


def _clitics(reading: Reading) -> int:
    return bool(reading.conj) + bool(reading.prep) + (reading.enclitic not in ("", "ا"))


def _choose(word: Word) -> Reading | None:
    """The most telling reading of one word."""
    definite = any(r.article for r in word.readings)
    acted = min((_clitics(r) for r in word.readings if r.kind == "V" and not definite), default=_NO_VERB)
    fits = [r for r in word.readings if r.kind in _PRIORITY and _may_name(r, acted)]
    return min(fits, key=lambda r: (_PRIORITY[r.kind], r.enclitic == "ا")) if fits else None  # «سفيرها» is no «سفيرة»


def _people_follow(text: str) -> bool:
    """Is the word a number that a noun in the singular follows (12, «عشرين», «آلاف»), or a verb that people suffer?"""
    bare = text.removeprefix("و")
    return text[0].isdigit() or bare in COUNTS_PEOPLE or bare in STRIKING


def _noun_follows(word: Word) -> bool:
    """«أطلق المسلح», «على المسلح», «إن المسلح»: no adjective stands behind such a word."""
    return "V" in word.kinds or not word.classes.isdisjoint(_BEFORE_NOUN)


def _somebody(word: Word) -> Reading | None:
    """«المسلح», «الإرهابي»: somebody, where no noun stands before that the word could describe."""
    return next((r for r in word.readings if r.tag == COUNTED and r.article and not (r.prep or r.rest)), None)


def _longest(tokens: Sequence[Token], at: int, readings: Sequence[Reading]) -> Reading | None:
    """The longest reading of several words that fits, the more telling kind first; K before O before T …"""
    best: Reading | None = None
    for r in readings:
        if r.kind not in _PRIORITY or r.prep in ("ك", "س") or r.tag in (_LATE, COUNTED):
            continue
        if best is not None and (-len(r.rest), _PRIORITY[r.kind]) >= (-len(best.rest), _PRIORITY[best.kind]):
            continue
        if len(r.rest) == 1 or matches_rest(tokens, at, r.rest):
            best = r
    return best
