"""One agent phrase, read from the words themselves and in any order:

rank? office (own tail, nisba, country, body, region)* name? («، » office | name)?
"""

from taqarub.knowledge.lexicon import Party
from taqarub.mentions import owners
from taqarub.mentions import phrase_words as closed
from taqarub.mentions.names import COMMAS
from taqarub.mentions.phrase_named import Named
from taqarub.mentions.phrase_owned import BODIES
from taqarub.model.mention import Mention, MentionKind
from taqarub.text.tokens import Reading, of_root

_ENDING = frozenset("VGK")  # an office of unknown words ends before a verb or a name
_MAX_SKIP = 7
_LATE_SECTORS = frozenset(("MIL", "UAF", "REB"))
_LATE_OFFICES = frozenset(
    ("embassy", "consulate", "ministry of foreign affairs", "government", "presidency", "authorities")
)
_OFFICIAL = frozenset(("GOV", "MIL", "COP", "JUD", "LEG", "SPY"))
_ARMED = frozenset(("REB", "PRM", "PTY"))
_MORE = ("ال", "وال", "ل", "ب")  # how a word begins that may belong to a closed phrase


class Phrase(Named):
    """One agent phrase being read: what has been learned of it so far. Lives for one call."""

    def read(self, reading: Reading, length: int) -> list[Mention]:
        """Read the phrase that starts with `reading`; [] when it turns out to name nobody."""
        if reading.kind == "H":
            if not self._ranked(reading, length):
                return []
        else:
            self._head(reading, length)
            self._modifiers()
        self._appositions()
        if self._kind == MentionKind.ORGANISATION:
            self._alias()
        return self._mentions(reading)

    def read_named(self, end: int) -> list[Mention]:
        """Read a name [at, end) that an office after a comma tells of; [] when the office is another's."""
        self._end, self._kind = end, MentionKind.PERSON
        self._person = " ".join(t.word.text for t in self._tokens[self._at : end])
        self._appositions()
        return self._mentions(None) if self._end > end else []

    def read_name(self, end: int, said: Mention | None) -> list[Mention]:
        """Read a full name [at, end) that no office after it tells of; `said`: the adjective or office before it."""
        self._end, self._kind = end, MentionKind.PERSON
        if said is not None:
            self._country, self._office, self._level = said.country, said.office, said.level
            self._sector, self._rule = said.sector if said.kind == MentionKind.OFFICE else "", said.rule
        self._person = " ".join(t.word.text for t in self._tokens[self._at : end])
        return self._mentions(None)

    def read_two(self, reading: Reading | None) -> list[Mention]:
        """Read a dual and the adjectives of both sides (الرئيسان الكيني والأوغندي): one mention each."""
        if reading is not None and reading.kind == "F":
            self._head(reading, 1)
        else:
            self._end, self._kind, self._sector = self._at + 1, MentionKind.INSTITUTION, "GOV"
        self._modifiers()
        return self._mentions(reading)

    def read_counterpart(self, like: Mention | None) -> list[Mention]:
        """Read «نظيره التركي مولود …»: the office of `like`, whoever was told of last with one; [] when nothing says
        whose."""
        self._end, self._kind, self._definite, self._sector = self._at + 1, MentionKind.OFFICE, True, "GOV"
        if like is not None:
            self._office, self._sector, self._level = like.office, like.sector, like.level
        self._modifiers()
        self._appositions()
        if not (self._country or self._person):
            return []
        text = self._tokens[self._at].word.text
        conj = text[0] if text[0] in "وف" else ""
        glued = text[len(conj)]
        head = Reading("F", 0, (), "", conj, glued if glued in "بل" else "", False, "", closed.PEER)
        found = self._mentions(head)
        return [m._replace(kind=MentionKind.COUNTERPART) if m.kind == MentionKind.OFFICE else m for m in found]

    # --- head ---------------------------------------------------------------------------------

    def _ranked(self, reading: Reading, length: int) -> bool:
        """A rank or honorific: what follows is an office or a name, or the rank itself is the person (اللواء)."""
        self._end = self._at + length
        rank = reading.tag.startswith("rank")
        if reading.tag == "blessing":
            return False
        if rank:
            self._sector, self._kind = "MIL", MentionKind.OFFICE
        while self._end < len(self._tokens):
            following, more = self._finder.best(self._tokens, self._end)
            if following is None or following.kind not in "HFTAO" or following.prep or following.conj:
                break
            if following.kind in "FTO" and self._country:
                break  # «معالي الوزير الكيني ضيوفه»: the object
            if following.kind in "FTO":
                self._head(following, more)
                self._modifiers()
                return True
            if following.kind == "H":
                self._end += more
            elif self._borne():
                return True
            elif not self._nisba(following, more):
                break
        return self._named() or reading.tag == "rank"  # «الفريق» by itself is a team

    def _head(self, reading: Reading, length: int) -> None:
        party = self._finder.parties[reading.ref]
        if reading.kind == "K":
            party = self._finder.in_office(party, self._memory.published)
        begin = max(self._end, self._at)
        self._rule, self._core = party.at, reading.core
        self._end = begin + length
        self._possessed = reading.enclitic not in ("", "ا")
        self._definite = reading.article or bool(reading.rest)
        self._kind = self._kind_of(reading, party)
        self._country, self._shared = party.country, reading.tag == closed.SHARED
        self._placed = self._kind == MentionKind.OFFICE and bool(party.country and reading.rest)  # «أمير قطر»
        self._sector = party.sector or self._sector
        self._office, self._level = party.office, party.level
        if self._kind == MentionKind.AGENT and reading.kind == "A":
            self._sector = self._sector or "CVL"
        whole = reading.article or self._tokens[begin].word.text.startswith("ال")
        self._closed = reading.kind in "FT" and self._ends_whole(whole, reading.rest)
        if reading.kind in "CMOK" or party.id in closed.COLLECTIVES:
            self._name, self._name_ar, self._id = party.name, party.name_ar, party.id
        if reading.kind == "K":
            self._person = " ".join(("ال" * reading.article + reading.core, *reading.rest, *self._family()))
        elif reading.kind == "F" and reading.rest and not self._country:
            self._tail(begin)

    # --- what follows ---------------------------------------------------------------------------

    def _modifiers(self) -> None:
        """Nisba, country, body and name after an office or body, in any order."""
        if self._kind in (MentionKind.STATE, MentionKind.SEAT, MentionKind.PERSON) or self._id in closed.COLLECTIVES:
            return
        while self._end < len(self._tokens) and self._modifier():
            pass
        if self._kind in (MentionKind.OFFICE, MentionKind.AGENT):
            self._named()

    def _modifier(self) -> bool:
        word = self._tokens[self._end].word
        if self._both:
            return False
        if word.text in closed.FORMER:
            self._sector = "ELI" if self._kind == MentionKind.OFFICE else self._sector
            return self._advance(1)
        if words := self._leading():
            return self._led(words)
        if self._kind == MentionKind.OFFICE and (word.text in closed.ADJECTIVES or word.text in closed.SIZES):
            return self._advance(1)
        if self._kind == MentionKind.INSTITUTION and word.text in closed.KINDS_OF_BODY and self._definite:
            return self._advance(1)
        if self._kind == MentionKind.OFFICE and word.text == "باسم":
            self._closed = False
            return self._advance(1)
        if closed.BOTH in word.classes:
            return self._of_both(self._end)
        if self._foreign() or self._concerning():
            return True
        reading, length = self._finder.best(self._tokens, self._end)
        if reading is not None and reading.enclitic == "ا" and self._country:
            return False  # «محكمة بريطانية مراهقا»: the object begins
        if reading is not None and reading.kind == "T":
            return self._titled(reading, length)
        if reading is None or reading.kind not in "CMOFAH":
            reading, length = self._adjective()
        if reading is None or (word.classes & closed.BLOCKING and length == 1):
            return self._agreeing() or self._owned() or self._within() or self._region() or self._skip()
        if reading.kind == "A":
            return self._nisba(reading, length)
        if reading.kind in "CMOF" and self._kind != MentionKind.NISBA:
            return self._body(reading, length)
        rank = reading.kind == "H" and not reading.conj and not reading.prep and reading.tag != "blessing"
        officer = self._whole_plural() or (self._kind == MentionKind.INSTITUTION and (self._definite or self._closed))
        return rank and not officer and self._advance(length)

    def _adjective(self) -> tuple[Reading | None, int]:
        """A word that is mostly something else (تركي, مالي) is an adjective where the phrase wants one."""
        if self._country or self._kind not in BODIES:
            return None, 1
        late = self._level in closed.HUMAN or self._sector in _LATE_SECTORS or self._office in _LATE_OFFICES
        reading, length = self._finder.adjective(self._tokens, self._end, late)
        fits = reading is not None and not reading.conj and reading.article == self._definite
        return (reading, length) if fits else (None, 1)

    def _nisba(self, reading: Reading, length: int) -> bool:
        party, word = self._finder.parties[reading.ref], self._tokens[self._end].word.text
        if reading.prep or (self._kind == MentionKind.NISBA and not reading.conj and reading.tag != "people"):
            return False
        if self._country and self._closed and not (reading.conj or reading.article):
            return False  # «الشرطة الإسرائيلية فلسطينيا»: the object begins
        if self._kind == MentionKind.ORGANISATION and word.endswith(("ين", "ون")):
            return False  # «منظمة شنغهاي الأوغنديين»: so it does
        if not reading.conj and self._country and self._disagrees():
            return False  # «الشرطة الكينية الأوغندي»: so it does
        if reading.conj:
            if not self._country or self._kind not in BODIES:
                return False
            self._more.append(party.country)
        elif not self._country or self._shared:
            self._country, self._shared, self._abroad = party.country, False, not party.country
            gunmen = self._sector == "UAF" and party.sector in _ARMED  # «المسلحين الحوثيين»
            self._sector = party.sector if gunmen else self._sector or party.sector
            self._rule = self._rule or party.at
        else:  # «اللجنة السعودية الصينية» is both states'
            joint = self._kind == MentionKind.INSTITUTION and not word.endswith(("ين", "ون"))
            (self._more if joint else self._inner).append(party.country)
        self._closed = reading.article or self._closed
        self._bare_nisba = not reading.article
        return self._advance(length)

    def _body(self, reading: Reading, length: int) -> bool:
        """The state or body an office belongs to: idafa (رئيس الجزائر), بـ (بالجيش الروسي), لـ after an indefinite."""
        party = self._finder.parties[reading.ref]
        if self._sent_to(reading, party):
            return self._advance(length)
        if reading.conj or not (self._belongs(reading, party) if reading.prep else self._has_genitive(reading)):
            return False
        if (self._kind == MentionKind.ORGANISATION and reading.kind != "O") or self._another_body(reading, party):
            return False
        if reading.kind == "F":
            return not self._acted_on() and self._office_of(party, length)
        if self._office in closed.OTHERS:
            self._abroad = True
        elif self._country and self._country != party.country:
            self._inner.append(party.country)
        else:
            self._country, self._shared = party.country, reading.tag == closed.SHARED
        if reading.kind == "O":
            self._member_of(party)
            self._tell_of(self._end, self._end + length, reading)
        self._advance(length)
        if reading.kind in "CM":
            self._placed = True
            self._joined()
        return True

    def _member_of(self, party: Party) -> None:
        if party.sector:
            self._sector = self._sector if (self._sector, party.sector) in closed.KEPT else party.sector
        if not party.country:
            self._id = party.id  # whose «التحالف» is, the article tells

    def _office_of(self, party: Party, length: int) -> bool:
        if party.kind not in ("institution", "office", "agent") or self._kind == MentionKind.ASSET:
            return False
        if self._kind == MentionKind.INSTITUTION and self._definite and party.kind != "institution":
            return False  # «وزارة الخارجية السفير»: the object begins
        if self._kind == MentionKind.INSTITUTION and self._country:
            return False  # «شرطة موسكو شابا», «بلدية صفاقس الوزير»: so it does
        if party.kind == "institution" and self._ends_definite() and not self._definite_at(self._end):
            return False  # «زعيم المعارضة حكومة كينيا»: so it does
        if not self._country:
            self._country = owners.by_body(self._tokens, self._end, self._memory)
        if party.sector and (not self._sector or (self._kind == MentionKind.OFFICE and self._sector == "GOV")):
            self._sector = party.sector
        if (self._level, party.level) == ("minister", "foreign_minister"):
            self._level = party.level  # «نائب رئيس الوزراء وزير الخارجية»
        self._abroad, self._placed = self._abroad or party.id in closed.COLLECTIVES, False
        self._advance(length)
        if not self._country:
            self._tail(self._end - length)  # «رئيس مكتب الأمم المتحدة»
        return True

    def _within(self) -> bool:
        """«مسؤول في الرئاسة الفرنسية», «جندي في الجيش السوري», «ممثلون عن روسيا»: whom they serve.

        Ministers and heads of state speak in parliaments and in the United Nations alike: they serve in a government.
        """
        text = self._tokens[self._end].word.text
        sent = text == "عن" and self._core.startswith(closed.DELEGATES)
        if self._country or self._person or self._possessed or not (sent or text == "في"):
            return False
        reading, length = self._next()
        if reading is None or reading.prep or reading.conj or reading.kind not in "CMOF":
            return False
        speaks = self._level in closed.HUMAN and self._tokens[self._end + 1].word.text not in closed.GOVERNMENT
        if not sent and (speaks or not self._serves_in(reading)):
            return False
        begin, closed_before = self._end, self._closed
        self._end, self._closed = begin + 1, False
        if self._body(reading, length):
            return True
        self._closed = closed_before
        return self._back(begin)

    def _skip(self) -> bool:
        """Words of an office that no table has (مدير المصلحة الفيدرالية للتعاون …), if a nisba or body ends them;
        «لدى» and «في» with a country after an envoy."""
        if self._kind not in BODIES:
            return False
        if self._tokens[self._end].word.text in closed.NEAR and self._level == "ambassador":
            return self._posted()
        if self._person or self._country or self._possessed or self._object_begins() or self._whole_plural():
            return False
        reach = _MAX_SKIP if self._kind == MentionKind.OFFICE else 2 + self._purpose(self._end + 1)
        limit = min(len(self._tokens), self._end + reach)
        for at in range(self._end, limit):
            word = self._tokens[at].word
            definite = word.text.startswith(("ال", "لل", "وال"))
            if self._kind != MentionKind.OFFICE and self._hangs(at) and not self._purpose(at):
                return False  # «الجيش بمساندة …», «الجامعة للقصف …»
            if at > self._end and word.text == "في" and self._kind == MentionKind.OFFICE:
                begin, self._end = self._end, at  # «المدير الإقليمي في منظمة …»
                return self._within() or self._back(begin)
            if (
                not word.text[0].isalpha()
                or word.text[-1].isdigit()
                or word.classes
                or word.text in closed.WHEN
                or of_root(word)
                or (word.kinds & _ENDING and not definite)
            ):
                return False
            reading, _ = self._finder.best(self._tokens, at)
            body = reading is not None and (
                reading.kind in "AO"
                or (reading.kind == "F" and not (reading.conj or reading.prep or self._complete()))
                or self._adjectival(at)
            )
            if body and at > self._end:
                return self._advance(at - self._end)
            if not (definite or word.text.startswith("بال") or at == self._end):
                return False
        return False

    def _object_begins(self) -> bool:
        """«مسلحون مصورا ألمانيا», «المدفعية مواقع المتمردين»: no idafa, no adjective, but what the verb acts on."""
        official = self._sector in _OFFICIAL and self._definite_at(self._end - 1)
        whole = self._closed or self._ends_definite() or official  # «نائب رئيس الوزراء مشروعا …», «قوات الأمن أربعة …»
        begins = whole and not self._tokens[self._end].word.text.startswith(_MORE)
        return begins or self._acted_on() or self._another_noun(self._end)

    def _appositions(self) -> None:
        """Name «،» office … «،»: «السعيد شنقريحة، رئيس أركان الجيش الجزائري», or office «،» name after all."""
        if not self._person:
            if self._kind == MentionKind.OFFICE:
                self._named()
            return
        at = self._end
        if at < len(self._tokens) and self._tokens[at].word.text in COMMAS:
            at += 1
        reading, length = self._finder.best(self._tokens, at) if at < len(self._tokens) else (None, 0)
        if reading is None or reading.kind not in "FT" or reading.prep or reading.conj or reading.enclitic:
            return  # «انتقد ماكرون وزيره»: the object
        office = self._finder.parties[reading.ref].kind == "office"
        if office and not self._tokens[at].word.text.endswith("ا"):  # «هددت الوزيرة، غريس أوما، نوابا»: the object
            self._apposed(at, reading, length)

    def _apposed(self, at: int, reading: Reading, length: int) -> None:
        inner = Phrase(self._finder, self._tokens, at, self._memory)
        inner._head(reading, length)
        inner._modifiers()
        if inner._plural() or inner._person or (self._country and inner._country and inner._country != self._country):
            return
        if at == self._end and self._kind == MentionKind.OFFICE and self._of_another_rank(inner):
            return  # «أقال الرئيس الكيني وليام روتو وزير الدفاع»: the object
        self._end = inner._end
        self._country = self._country or inner._country
        if not self._office or self._kind == MentionKind.PERSON or not self._sector:
            self._sector = inner._sector or self._sector
        self._office, self._level = inner._office, inner._level or self._level
        self._rule = self._rule or inner._rule

    # --- result -------------------------------------------------------------------------------

    def _mentions(self, head: Reading | None) -> list[Mention]:
        start, end = self._tokens[self._at].start, self._tokens[self._end - 1].end
        if not self._country and self._kind == MentionKind.INSTITUTION:
            self._country = owners.by_body(self._tokens, self._at, self._memory, glued=True)
        if not self._country and self._kind in (MentionKind.INSTITUTION, MentionKind.AGENT):
            self._country = owners.by_seat(self._finder, self._tokens, self._end)
        kind = MentionKind.PERSON if self._person else MentionKind.BOTH if self._both else self._kind
        key = "" if self._both else self._person or self._name_ar
        known = closed.COLLECTIVE if self._abroad and not (self._country or self._id) else self._id
        head = head or self._plain()
        enclitic = head.enclitic if head.enclitic != "ا" else ""
        if head.rest and not self._country:
            enclitic = enclitic or owners.pronoun(head.rest[-1])
        mention = Mention(
            self._at, self._end, start, end, kind, self._country, self._sector, self._name,
            self._name_ar or self._person, self._office, self._level, known, head.prep, bool(head.conj),
            head.article, key, self._rule, self._person, tuple(self._inner),
            self._both or self._core or head.core, enclitic, self._shared,
        )  # fmt: skip
        return [self._memory.learn(mention), *(mention._replace(country=c, name="", conj=True) for c in self._more)]

    def _plain(self) -> Reading:
        """The first word as it stands, where a name began the phrase."""
        word = self._tokens[self._at].word
        return Reading("G", 0, (), "", word.conj, "", False, "", word.text)
