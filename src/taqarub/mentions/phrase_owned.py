"""What a phrase being read has learned so far, and whose the words after its head say that it is."""

from collections.abc import Sequence

from taqarub.knowledge.lexicon import Party
from taqarub.mentions import owners
from taqarub.mentions import phrase_words as closed
from taqarub.mentions.finder import Finder
from taqarub.mentions.memory import Memory
from taqarub.mentions.names import is_given, is_unknown, place_named
from taqarub.model.mention import Mention, MentionKind
from taqarub.text.tokens import Reading, Token

_PARTY_KIND = {
    "office": MentionKind.OFFICE,
    "agent": MentionKind.AGENT,
    "institution": MentionKind.INSTITUTION,
    "asset": MentionKind.ASSET,
    "state": MentionKind.STATE,
    "person": MentionKind.PERSON,
}
_GROUPS = frozenset(("REB", "PRM", "PTY", "UAF", "SOC", "BUS", "JRN"))  # bodies that have names of their own
_MEN = ("ون", "ين")
_PLURALS = (*_MEN, "ات")
_IN_FULL = frozenset(("جمهوريه", "مملكه", "سلطنه", "دوله"))
_YEARS = 1900  # from here on a number before a nisba is rather a year
BODIES = (MentionKind.OFFICE, MentionKind.INSTITUTION, MentionKind.ASSET, MentionKind.AGENT)
_OWNED = (MentionKind.OFFICE, MentionKind.INSTITUTION, MentionKind.AGENT)
_LED = (MentionKind.OFFICE, MentionKind.INSTITUTION)
_PLACED = (MentionKind.INSTITUTION, MentionKind.AGENT)


class Owned:
    """The state of one phrase; its methods read one owner each and say whether they went on."""

    def __init__(self, finder: Finder, tokens: Sequence[Token], at: int, memory: Memory) -> None:
        self._finder, self._tokens, self._at, self._memory = finder, tokens, at, memory
        self._end = at
        self._kind = MentionKind.AGENT
        self._country = self._sector = self._office = self._level = self._name = self._name_ar = self._id = ""
        self._rule = self._person = self._core = ""
        self._more: list[str] = []
        self._inner: list[str] = []
        self._definite = self._closed = self._possessed = self._shared = self._bare_nisba = False
        self._both = ""
        self._abroad = self._placed = False

    def _kind_of(self, reading: Reading, party: Party) -> MentionKind:
        if reading.kind == "A":
            last = self._tokens[self._end - 1].word.text
            many = reading.tag == "people" or last.endswith(closed.PLURAL) or self._counted(reading)
            return MentionKind.AGENT if many else MentionKind.NISBA
        if reading.kind == "M":
            return MentionKind.SEAT
        if reading.kind == "O":
            return MentionKind.ORGANISATION
        return _PARTY_KIND.get(party.kind, MentionKind.AGENT)

    def _counted(self, reading: Reading) -> bool:
        """«13 عراقيا», «عشرين فلسطينيا», «مئة عراقي»: people, not the adjective of a thing."""
        if not self._at or reading.article or reading.prep or reading.conj:
            return False
        before = self._tokens[self._at - 1].word.text
        return before in closed.COUNTS_PEOPLE or (before.isdigit() and 10 < int(before) < _YEARS)

    def _advance(self, length: int) -> bool:
        self._end += length
        return True

    def _next(self) -> tuple[Reading | None, int]:
        """The best reading after the word at the end."""
        return self._finder.best(self._tokens, self._end + 1) if self._end + 1 < len(self._tokens) else (None, 0)

    def _leading(self) -> int:
        """How many words say that a body is led by what follows: «بقيادة …» 1, «الذي تقوده …» 2, else 0."""
        word = self._tokens[self._end].word
        if word.text == closed.LED_BY:
            return 1
        relative = "relative" in word.classes and not self._country and self._end + 1 < len(self._tokens)
        return 2 if relative and self._tokens[self._end + 1].word.text in closed.LEADS else 0

    def _led(self, words: int) -> bool:
        """«قوات التحالف بقيادة السعودية», «التحالف الذي تقوده واشنطن»: forces are their leader's.

        `words` stand before the leader; who leads «الفريق الذي يقوده السويسري …» is a person.
        """
        at = self._end + words
        reading, length = self._finder.best(self._tokens, at) if at < len(self._tokens) else (None, 0)
        if reading is None or reading.kind not in ("CMAO" if words == 1 else "CMO") or reading.prep or reading.conj:
            return False
        self._country = self._finder.parties[reading.ref].country
        return self._advance(words + length)

    def _owned(self) -> bool:
        """The leader, the body told of before, the name in quotes, the country after من or the place after في."""
        if self._country or self._person or self._possessed or self._kind not in BODIES or self._nobodys():
            return False
        at, tokens = self._end, self._tokens
        name, length = owners.quoted(self._finder, tokens, at)
        said = name is None and tokens[at].word.text == '"' and self._definite_at(at - 1)  # «الحكومة "تريد السلام"»
        if length and not said:
            return self._entitled(name, length)
        self._country, length = owners.by_body(tokens, at, self._memory), 1
        if not (self._country or self._whole() or self._whole_name()) and self._kind in _LED:
            self._country, length = owners.by_leader(self._finder, tokens, at, self._memory)
        if self._country:
            return self._advance(length)
        anywhere = tokens[at - 1].word.text in closed.LEAGUES or self._office in closed.UNITED_NATIONS
        if self._kind in _PLACED and not anywhere:
            self._country = owners.by_place(self._finder, tokens, at)
        text = tokens[at].word.text
        if text.startswith("وال") and at + 1 < len(tokens) and tokens[at + 1].word.text in closed.OF_PLURAL:
            self._end += 1  # «وزراء الخارجية والدفاع من …»
            return self._origin() or self._back(at)
        return (
            text in closed.OF or (text == "في" and self._kind == MentionKind.OFFICE and self._officials())
        ) and self._origin()

    def _belongs(self, reading: Reading, party: Party) -> bool:
        if reading.prep == "ب" and self._kind == MentionKind.OFFICE:
            if self._anothers_office(1 + len(reading.rest)):
                return False  # «أشاد الوزير الكيني بالحكومة الأوغندية»
            return party.kind == "institution" or (reading.kind == "O" and not self._country)
        if reading.prep != "ل" or self._country or self._person or self._kind != MentionKind.OFFICE:
            return False
        in_full = bool(reading.rest) and reading.core in _IN_FULL  # «وزير الخارجية لجمهورية النيجر»
        return reading.kind == "O" or not self._definite or self._level == "ambassador" or in_full

    def _has_genitive(self, reading: Reading) -> bool:
        """May what follows without a preposition be the phrase's genitive? Else the object of a verb begins with it."""
        if self._described(reading):
            return True
        if (self._placed and reading.kind != "F") or (self._possessed and self._kind != MentionKind.OFFICE):
            return False  # «سكان مدينة نيروبي حركة …», «حزبه الجيش»
        if self._bare_nisba and (reading.kind == "F" or self._definite_at(self._end)):
            return False  # «وزير كيني المنظمة», «مسؤول كيني وزير …»
        if self._whole_plural() and not (reading.kind != "O" and self._agrees()):
            return False  # «مسلحون مدينة …», «محتجون حزب …»
        party, adjective = self._finder.parties[reading.ref], self._adjectival(self._end)
        if reading.kind == "O":
            return not self._whole() or self._own_name(party)
        if self._closed and not adjective:
            return False  # «السفارة الكوبية الجامعة»
        if reading.kind == "F":
            return not (self._placed or self._ends_definite()) or (
                self._also(party) and not self._anothers_office(1 + len(reading.rest))
            )
        whole = bool(self._country) or (self._ends_definite() and not adjective)
        return not whole  # «حكومة كينيا كمبالا», «زار وزير الخارجية كينيا»

    def _described(self, reading: Reading) -> bool:
        """«الشؤون البلدية», «الحزب الحاكم», «الأعضاء الجمهوريين»: an adjective; «… الفريق سامي حسن»: a title."""
        word, following = self._tokens[self._end].word, self._end + 1
        if not word.text.startswith("ال") or reading.kind not in "FO" or reading.rest:
            return False
        name = self._tokens[following].word if following < len(self._tokens) else None
        alike = self._definite_at(self._end - 1) and word.text.endswith("يه")
        members = self._plural() and not self._country and word.text.endswith(_MEN)
        member = members or (self._end == self._at + 1 and self._agrees())
        named = name is not None and (is_given(name) or is_unknown(name))
        titled = named and word.text in closed.HONORIFICS and self._end > self._at + 1
        return word.text in closed.DESCRIBING or alike or member or titled

    def _whole(self) -> bool:
        """Is the phrase complete, so that no genitive can follow («السلطات السورية», «وزير الدفاع»)?"""
        return self._closed or self._ends_definite()

    def _own_name(self, party: Party) -> bool:
        """«حركة المقاومة الإسلامية حماس»: a group, a company or a paper of the same country is named after all."""
        groups = self._sector in _GROUPS and party.sector in _GROUPS
        return groups and bool(self._country) and party.country == self._country

    def _anothers_office(self, length: int) -> bool:
        """«استقبل رئيس كينيا وزير خارجية أوغندا»: does another state follow an office of so many words?"""
        at = self._end + length
        reading, _ = self._finder.best(self._tokens, at) if at < len(self._tokens) else (None, 0)
        if reading is None or reading.kind not in "CMA" or reading.conj or reading.prep:
            return False
        return bool(self._country) and self._finder.parties[reading.ref].country != self._country

    def _also(self, party: Party) -> bool:
        """«نائب رئيس الوزراء وزير الدفاع»: a second office of the same man, in the singular and without ال."""
        word = self._tokens[self._end].word.text
        many = word in closed.BROKEN_PLURALS or word.endswith(closed.PLURAL_HEADS)
        return party.kind == "office" and not (many or self._inner or self._definite_at(self._end))

    def _serves_in(self, reading: Reading) -> bool:
        """Is a body meant that officials and fighters belong to, and no building or town?"""
        if self._kind not in (MentionKind.OFFICE, MentionKind.AGENT):
            return False
        party = self._finder.parties[reading.ref]
        if self._kind == MentionKind.AGENT:
            return reading.kind in "FO" and (party.sector in closed.SERVED or party.country in closed.STATELESS)
        return reading.kind == "O" or party.kind in ("institution", "seat")

    def _another_body(self, reading: Reading, party: Party) -> bool:
        """«طالبت السلطة الفلسطينية مجلس الأمن»: a body that is whole is followed by what the verb acts on.

        A name of its own country is its own («حركة المقاومة الإسلامية حماس»).
        """
        whole = self._kind == MentionKind.ORGANISATION or (self._closed and self._country)
        if reading.kind != "O" or reading.prep or not whole or not self._definite_at(self._end - 1):
            return False
        return party.id != self._id and party.country != self._country

    def _of_both(self, at: int) -> bool:
        """«وزيرا خارجية البلدين», «مسؤولون من الجانبين»: of the two sides at a token, whoever they are."""
        if self._both or self._country or self._person or self._possessed or self._kind not in BODIES:
            return False
        if at == self._end and self._definite_at(at - 1):
            return False
        self._both = self._tokens[at].word.text
        return self._advance(at + 1 - self._end)

    def _entitled(self, name: Reading | None, length: int) -> bool:
        """«صحيفة "س"», «حركة "ص"»: a name in quotes is part of the body's, and tells whose it is when it is known."""
        if self._kind in (MentionKind.ASSET, MentionKind.AGENT) and name is None:
            return False
        if name is not None:
            party = self._finder.parties[name.ref]
            self._country, self._sector = party.country, self._sector or party.sector
            if self._kind == MentionKind.INSTITUTION and name.kind != "A":
                self._name, self._name_ar, self._id = party.name, party.name_ar, party.id
        return self._advance(length)

    def _origin(self) -> bool:
        """«مسؤول من الصين», «وزراء من مصر وروسيا», «كل من إيران وبريطانيا»; «سحب القوات من مالي» says no origin."""
        if self._definite and self._kind != MentionKind.OFFICE:
            return False
        at = self._end + 1
        if self._tokens[self._end].word.text == "كل":
            at += 1
        if at < len(self._tokens) and closed.BOTH in self._tokens[at].word.classes:
            return self._of_both(at)
        if many := self._of_many(at):
            self._abroad, self._end = True, many
            return True
        reading, length = self._finder.best(self._tokens, at) if at < len(self._tokens) else (None, 0)
        if reading is None or reading.kind not in "CMO" or reading.prep or reading.conj:
            return False
        self._country = self._finder.parties[reading.ref].country
        self._end, self._placed = at + length, True
        self._tell_of(at, self._end, reading)
        self._joined()
        return True

    def _of_many(self, at: int) -> int:
        """«مسؤولون من نحو 25 دولة», «وفود من عدة دول»: where the phrase ends, 0 where it is of some state."""
        while at < len(self._tokens) and (t := self._tokens[at].word.text) not in closed.STATES:
            if not (t.isdigit() or t in closed.QUANTIFIERS):
                return 0
            at += 1
        return at + 1 if at < len(self._tokens) else 0

    def _nobodys(self) -> bool:
        """Is the phrase of no one state: the powers, people from abroad?"""
        return self._abroad or self._id in closed.COLLECTIVES

    def _foreign(self) -> bool:
        """«مقاتلون أجانب», «القوات الدولية»: people and bodies of no state that is named."""
        word = self._tokens[self._end].word
        if closed.ABROAD not in word.classes or self._country or self._kind not in BODIES:
            return False
        if word.text.startswith("ال") != self._definite_at(self._end - 1):
            return False
        if self._finder.best(self._tokens, self._end)[1] > 1:
            return False  # «أفريقيا الوسطى» is a state
        self._abroad = True
        return self._advance(1)

    def _tell_of(self, first: int, last: int, reading: Reading) -> None:
        """«الأمين العام لحلف الناتو»: the body may be called by its noun later («الحلف»)."""
        party = self._finder.parties[reading.ref]
        if reading.kind != "O" or reading.tag == closed.SHARED:
            return
        start, end = self._tokens[first].start, self._tokens[last - 1].end
        self._memory.learn(Mention(
            first, last, start, end, MentionKind.ORGANISATION, party.country, party.sector, party.name, party.name_ar,
            id=party.id, rule=party.at, head=reading.core,
        ))  # fmt: skip

    def _joined(self) -> None:
        """«رؤساء أوغندا وكينيا»: a plural has as many countries as follow it."""
        if not self._plural():
            return
        for country, end in owners.listed(self._finder, self._tokens, self._end):
            self._more.append(country)
            self._end = end

    def _plural(self) -> bool:
        head = self._core or self._tokens[self._at].word.text
        ends = head.endswith(closed.PLURAL_HEADS) and head not in closed.SINGULAR
        return ends or head in closed.BROKEN_PLURALS

    def _officials(self) -> bool:
        """«كبار المسؤولين في نيروبي», «مسؤولة بارزة في تنزانيا»: officials are of the state they are in."""
        last = self._tokens[self._end - 1].word.text
        return self._plural() or last.endswith(closed.PLURAL_HEADS) or self._core.startswith(closed.OFFICIAL)

    def _back(self, at: int) -> bool:
        self._end = at
        return False

    def _ends_definite(self) -> bool:
        return self._kind == MentionKind.OFFICE and self._definite_at(self._end - 1)

    def _ends_whole(self, whole: bool, rest: Sequence[str]) -> bool:
        """Is a body named in full by its head, `whole` with ال, and these words («القوات الدولية», «قوة أمنية»)? An
        office goes on.
        """
        if not whole:
            force = self._kind == MentionKind.INSTITUTION and self._sector != "GOV"  # «وزارة خارجية كينيا» goes on
            return force and rest[-1:] != () and _indefinite_adjective(rest[-1])
        return not rest or (
            self._kind == MentionKind.INSTITUTION and all(word.startswith(("ال", "لل")) for word in rest)
        )

    def _definite_at(self, at: int) -> bool:
        return self._tokens[at].word.text.lstrip("وبل").startswith("ال")

    def _adjectival(self, at: int) -> bool:
        """«السعودية», «الإماراتية»-like words that name a state and are its adjective."""
        word = self._tokens[at].word
        return "A" in word.kinds and word.text.startswith("ال")

    def _region(self) -> bool:
        """«حاكم ولاية تكساس», «سكان عدن»: people and bodies of a place are of its country."""
        if self._country or self._person or self._closed or self._kind not in _OWNED or self._whole_plural():
            return False
        at = self._end + 1 if self._tokens[self._end].word.text in closed.REGIONS else self._end
        led = at > self._at and self._tokens[at - 1].word.text in closed.REGIONS | closed.FOLK
        found = place_named(self._tokens, at, self._finder.places, led=led)
        if found is None:
            return False
        self._country = found[0].country
        self._end, self._placed = at + found[1], True
        return True

    def _hangs(self, at: int) -> bool:
        """Does a word with a preposition say how, or what an act is about, rather than which body?"""
        word = self._tokens[at].word
        how = word.text[0] == "ب" and not word.text.startswith("ال") and "A" not in word.kinds
        return how or (word.acts and word.text[0] in "لب")

    def _complete(self) -> bool:
        """People who need no genitive («قتل أطفالا برصاص …»); «مسلحو الحركة» do."""
        return self._kind == MentionKind.AGENT and not self._tokens[self._end - 1].word.text.endswith("و")

    def _whole_name(self) -> bool:
        """«النيابة العامة روتو»: a body of two definite words is no leader's."""
        two = self._kind == MentionKind.INSTITUTION and self._end - self._at == 2
        return two and self._definite_at(self._at) and self._definite_at(self._end - 1)

    def _whole_plural(self) -> bool:
        """«هاجم مسلحون مدينة بنغازي»: a plural that keeps its ن has no genitive, so the town is what they attack."""
        return self._kind == MentionKind.AGENT and self._tokens[self._end - 1].word.text.endswith(("ون", "ين"))

    def _acted_on(self) -> bool:
        """An accusative after people who are none: «مسلحون مصورا»."""
        head, word = (self._tokens[at].word.text for at in (self._at, self._end))
        return (
            self._kind in (MentionKind.AGENT, MentionKind.OFFICE)
            and word.endswith("ا")
            and not (word[:2] == "ال" or head.endswith("ا"))
        )

    def _borne(self) -> bool:
        """«اللواء التركي» after «منصور التركي»: the surname of somebody told of, not an adjective."""
        _, told = self._memory.forms.get(self._tokens[self._end].word.text, ("", None))
        if told is None or not told.person:
            return False
        self._person, self._country, self._id = told.person, told.country, told.id
        self._name, self._name_ar = told.name, told.name_ar
        self._sector, self._office, self._level = self._sector or told.sector, told.office, told.level
        return self._advance(1)

    def _agrees(self) -> bool:
        """«مسلحون مجهولون», «السوريين النازحين»: a plural of the same ending and definiteness describes the head."""
        head, word = (self._tokens[at].word.text for at in (self._end - 1, self._end))
        return (
            word.endswith(_PLURALS)
            and word[-2:] == head[-2:]
            and word.startswith("ال") == head.lstrip("وفب").startswith(("ال", "لل"))
        )

    def _disagrees(self) -> bool:
        """An adjective of a man after one of a feminine, both in ال."""
        before, word = (self._tokens[at].word for at in (self._end - 1, self._end))
        return self._adjectival(self._end - 1) and before.text.endswith("يه") and word.text.endswith("ي")


def _indefinite_adjective(word: str) -> bool:
    return word.endswith("يه") and not word.startswith("ال")
