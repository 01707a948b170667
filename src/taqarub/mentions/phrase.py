"""One agent phrase, read from the words themselves and in any order:

rank? office (own tail, nisba, country, body, region)* name? («، » office | name)?
"""

from collections.abc import Sequence

from taqarub.knowledge.lexicon import Party
from taqarub.mentions import owners
from taqarub.mentions import phrase_words as closed
from taqarub.mentions.finder import Finder
from taqarub.mentions.memory import Memory
from taqarub.mentions.names import COMMAS, is_given, known_person, name_end, place_named
from taqarub.model.mention import Mention, MentionKind
from taqarub.text.tokens import Reading, Token, readings_at

_PARTY_KIND = {
    "office": MentionKind.OFFICE,
    "agent": MentionKind.AGENT,
    "institution": MentionKind.INSTITUTION,
    "asset": MentionKind.ASSET,
    "state": MentionKind.STATE,
    "person": MentionKind.PERSON,
}
_BODIES = (MentionKind.OFFICE, MentionKind.INSTITUTION, MentionKind.ASSET, MentionKind.AGENT)
_OWNED = (MentionKind.OFFICE, MentionKind.INSTITUTION, MentionKind.AGENT)
_LED = (MentionKind.OFFICE, MentionKind.INSTITUTION)
_PLACED = (MentionKind.INSTITUTION, MentionKind.AGENT)
_ENDING = frozenset("VGK")  # an office of unknown words ends before a verb or a name
_MAX_SKIP = 7


class Phrase:
    """One agent phrase being read: what has been learned of it so far. Lives for one call."""

    def __init__(self, finder: Finder, tokens: Sequence[Token], at: int, memory: Memory) -> None:
        self._finder, self._tokens, self._at, self._memory = finder, tokens, at, memory
        self._end = at
        self._kind = MentionKind.AGENT
        self._country = self._sector = self._office = self._level = self._name = self._name_ar = self._id = ""
        self._rule = self._person = self._core = ""
        self._more: list[str] = []
        self._inner: list[str] = []
        self._definite = self._closed = False

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

    # --- head ---------------------------------------------------------------------------------

    def _ranked(self, reading: Reading, length: int) -> bool:
        """A rank or honorific: what follows is an office or a name, or the rank itself is the person (اللواء)."""
        self._end = self._at + length
        rank = reading.tag == "rank"
        if reading.tag == "blessing":
            return False
        if rank:
            self._sector, self._kind = "MIL", MentionKind.OFFICE
        while self._end < len(self._tokens):
            following, more = self._finder.best(self._tokens, self._end)
            if following is None or following.kind not in "HFTAO" or following.prep or following.conj:
                break
            if following.kind in "FTO":
                self._head(following, more)
                self._modifiers()
                return True
            if following.kind == "H":
                self._end += more
            elif not self._nisba(following, more):
                break
        return self._named() or rank

    def _head(self, reading: Reading, length: int) -> None:
        party = self._finder.parties[reading.ref]
        begin = max(self._end, self._at)
        self._rule, self._core = party.at, reading.core
        self._end = begin + length
        self._definite = reading.article or bool(reading.rest)
        self._kind = self._kind_of(reading, party)
        self._country = party.country
        self._sector = party.sector or self._sector
        self._office, self._level = party.office, party.level
        if self._kind == MentionKind.AGENT and reading.kind == "A":
            self._sector = self._sector or "CVL"
        self._closed = reading.article and not reading.rest and reading.kind in "FT"
        if reading.kind in "CMOK" or party.id in closed.COLLECTIVES:
            self._name, self._name_ar, self._id = party.name, party.name_ar, party.id
        if reading.kind == "K":
            self._person = party.name_ar
        elif reading.kind == "F" and reading.rest and not self._country:
            self._tail(begin)

    def _kind_of(self, reading: Reading, party: Party) -> MentionKind:
        if reading.kind == "A":
            last = self._tokens[self._end - 1].word.text
            return MentionKind.AGENT if reading.tag == "people" or last.endswith(closed.PLURAL) else MentionKind.NISBA
        if reading.kind == "M":
            return MentionKind.SEAT
        if reading.kind == "O":
            return MentionKind.ORGANISATION
        return _PARTY_KIND.get(party.kind, MentionKind.AGENT)

    def _tail(self, begin: int) -> None:
        """The fixed tail of an office may be a body that has a country (أعضاء الكونغرس, رئيس البرلمان العربي)."""
        for at in range(begin + 1, self._end):
            self._country = owners.by_body(self._tokens, at, self._memory)
            if self._country:
                return
            for reading in readings_at(self._tokens, at):
                end = at + 1 + len(reading.rest)
                if reading.kind not in "OMAK" or end < self._end or reading.prep or reading.conj or reading.tag:
                    continue
                party = self._finder.parties[reading.ref]
                if party.sector != "PTY":  # parties of several countries share their names
                    self._id = "" if party.country else party.id
                    self._country, self._end, self._closed = party.country, end, True
                    self._sector = self._sector or party.sector
                    return

    # --- what follows ---------------------------------------------------------------------------

    def _modifiers(self) -> None:
        """Nisba, country, body and name after an office or body, in any order."""
        if self._kind in (MentionKind.STATE, MentionKind.SEAT, MentionKind.PERSON):
            return
        while self._end < len(self._tokens) and self._modifier():
            pass
        if self._kind in (MentionKind.OFFICE, MentionKind.AGENT):
            self._named()

    def _modifier(self) -> bool:
        word = self._tokens[self._end].word
        if word.text in closed.FORMER:
            self._sector = "ELI" if self._kind == MentionKind.OFFICE else self._sector
            return self._advance(1)
        if word.text == "بقياده":
            return self._led()
        if self._kind == MentionKind.OFFICE and word.text in closed.ADJECTIVES:
            return self._advance(1)
        if self._kind == MentionKind.OFFICE and word.text == "باسم":
            self._closed = False
            return self._advance(1)
        reading, length = self._finder.best(self._tokens, self._end)
        if reading is None or reading.kind not in "CMOFAH":
            reading, length = self._adjective()
        if reading is None or (word.classes & closed.BLOCKING and length == 1):
            return self._owned() or self._region() or self._skip()
        if reading.kind == "A":
            return self._nisba(reading, length)
        if reading.kind in "CMOF" and self._kind != MentionKind.NISBA:
            return self._body(reading, length)
        rank = reading.kind == "H" and not reading.conj and not reading.prep and reading.tag != "blessing"
        return rank and self._advance(length)

    def _advance(self, length: int) -> bool:
        self._end += length
        return True

    def _adjective(self) -> tuple[Reading | None, int]:
        """A word that is mostly something else (تركي, مالي) is an adjective where the phrase wants one."""
        if self._country or self._kind not in _BODIES:
            return None, 1
        late = self._level in closed.HUMAN or self._sector in ("MIL", "UAF", "REB")
        reading, length = self._finder.adjective(self._tokens, self._end, late)
        fits = reading is not None and not reading.conj and reading.article == self._definite
        return (reading, length) if fits else (None, 1)

    def _nisba(self, reading: Reading, length: int) -> bool:
        party = self._finder.parties[reading.ref]
        if reading.prep or (self._kind == MentionKind.NISBA and not reading.conj and reading.tag != "people"):
            return False
        if self._country and self._closed and not (reading.conj or reading.article):
            return False  # «الشرطة الإسرائيلية فلسطينيا»: the object begins
        if reading.conj:
            if not self._country or self._kind not in _BODIES:
                return False
            self._more.append(party.country)
        elif not self._country:
            self._country = party.country
            self._sector = self._sector or party.sector
            self._rule = self._rule or party.at
        else:
            self._inner.append(party.country)
        self._closed = reading.article or self._closed
        return self._advance(length)

    def _body(self, reading: Reading, length: int) -> bool:
        """The state or body an office belongs to: idafa (رئيس الجزائر), بـ (بالجيش الروسي), لـ after an indefinite."""
        party = self._finder.parties[reading.ref]
        if reading.conj or (reading.prep and not self._belongs(reading, party)):
            return False
        if self._closed and not reading.prep and reading.kind != "O" and not self._adjectival(self._end):
            return False  # «السفارة الكوبية الجامعة»: no idafa after an adjective
        if self._kind == MentionKind.ORGANISATION and reading.kind != "O":
            return False
        if reading.kind == "F":
            return self._office_of(party, length)
        if self._country and self._country != party.country:
            self._inner.append(party.country)
        else:
            self._country = party.country
        if reading.kind == "O":
            self._member_of(party)
        self._advance(length)
        if reading.kind in "CM":
            self._joined()
        return True

    def _member_of(self, party: Party) -> None:
        if party.sector:
            self._sector = self._sector if self._sector in ("MIL", "GOV") and party.sector == "GOV" else party.sector
        if not party.country:
            self._id = party.id  # whose «التحالف» is, the article tells

    def _office_of(self, party: Party, length: int) -> bool:
        if party.kind not in ("institution", "office", "agent") or self._kind == MentionKind.ASSET:
            return False
        if party.sector and (not self._sector or (self._kind == MentionKind.OFFICE and self._sector == "GOV")):
            self._sector = party.sector
        return self._advance(length)

    def _belongs(self, reading: Reading, party: Party) -> bool:
        if reading.prep == "ب" and self._kind == MentionKind.OFFICE:
            return party.kind == "institution" or (reading.kind == "O" and not self._country)
        if reading.prep != "ل" or self._country or self._person or self._kind != MentionKind.OFFICE:
            return False
        return reading.kind == "O" or not self._definite or self._level == "ambassador"

    def _led(self) -> bool:
        """«قوات التحالف بقيادة السعودية»: forces are their leader's."""
        reading, length = self._next()
        if reading is None or reading.kind not in "CMAO" or reading.prep or reading.conj:
            return False
        self._country = self._finder.parties[reading.ref].country
        return self._advance(1 + length)

    def _owned(self) -> bool:
        """The leader, the body told of before, the name in quotes, the country after من or the place after في."""
        if self._country or self._person or self._kind not in _BODIES:
            return False
        at, tokens = self._end, self._tokens
        name, length = owners.quoted(self._finder, tokens, at)
        if length:
            return self._entitled(name, length)
        self._country, length = owners.by_body(tokens, at, self._memory), 1
        if not self._country and not self._closed and self._kind in _LED:
            self._country, length = owners.by_leader(self._finder, tokens, at, self._memory)
        if self._country:
            return self._advance(length)
        if self._kind in _PLACED:
            self._country = owners.by_place(self._finder, tokens, at)
        text = tokens[at].word.text
        if text.startswith("وال") and at + 1 < len(tokens) and tokens[at + 1].word.text in closed.OF_PLURAL:
            self._end += 1  # «وزراء الخارجية والدفاع من …»
            return self._origin() or self._back(at)
        return (text in closed.OF or (text == "في" and self._kind == MentionKind.OFFICE and self._plural())) and self._origin()

    def _back(self, at: int) -> bool:
        self._end = at
        return False

    def _plural(self) -> bool:
        head = self._core or self._tokens[self._at].word.text
        return head in closed.BROKEN_PLURALS or head.endswith(closed.PLURAL_HEADS)

    def _entitled(self, name: Reading | None, length: int) -> bool:
        """«صحيفة "س"», «حركة "ص"»: a name in quotes is part of the body's, and tells whose it is when it is known."""
        if self._kind in (MentionKind.ASSET, MentionKind.AGENT) and name is None:
            return False
        if name is not None:
            party = self._finder.parties[name.ref]
            self._country, self._sector = party.country, self._sector or party.sector
            if self._kind == MentionKind.INSTITUTION:
                self._name, self._name_ar, self._id = party.name, party.name_ar, party.id
        return self._advance(length)

    def _origin(self) -> bool:
        """«مسؤول من الصين», «وزراء من مصر وروسيا», «كل من إيران وبريطانيا»."""
        at = self._end + 1
        if self._tokens[self._end].word.text == "كل":
            at += 1
        reading, length = self._finder.best(self._tokens, at) if at < len(self._tokens) else (None, 0)
        if reading is None or reading.kind not in "CMO" or reading.prep or reading.conj:
            return False
        self._country = self._finder.parties[reading.ref].country
        self._end = at + length
        self._joined()
        return True

    def _joined(self) -> None:
        """«رؤساء أوغندا وكينيا»: a plural has as many countries as follow it."""
        if not self._plural():
            return
        for country, end in owners.listed(self._finder, self._tokens, self._end):
            self._more.append(country)
            self._end = end

    def _next(self) -> tuple[Reading | None, int]:
        """The best reading after the word at the end."""
        return self._finder.best(self._tokens, self._end + 1) if self._end + 1 < len(self._tokens) else (None, 0)

    def _region(self) -> bool:
        """«حاكم ولاية تكساس», «سكان عدن»: people and bodies of a place are of its country."""
        if self._country or self._person or self._closed or self._kind not in _OWNED:
            return False
        at = self._end + 1 if self._tokens[self._end].word.text in closed.REGIONS else self._end
        led = at > self._at and self._tokens[at - 1].word.text in closed.REGIONS
        found = place_named(self._tokens, at, self._finder.places, led=led)
        if found is None:
            return False
        self._country = found[0].country
        self._end = at + found[1]
        return True

    def _skip(self) -> bool:
        """Words of an office that no table has (مدير المصلحة الفيدرالية للتعاون …), if a nisba or body ends them;
        «لدى» and «في» with a country after an envoy."""
        if self._kind not in _BODIES:
            return False
        if self._tokens[self._end].word.text in closed.NEAR and self._level == "ambassador":
            return self._posted()
        if self._person or self._country:
            return False
        limit = min(len(self._tokens), self._end + (_MAX_SKIP if self._kind == MentionKind.OFFICE else 2))
        for at in range(self._end, limit):
            word = self._tokens[at].word
            definite = word.text.startswith(("ال", "لل", "وال"))
            if self._kind == MentionKind.INSTITUTION and word.text[0] == "ب" and not definite and "A" not in word.kinds:
                return False  # «الجيش بمساندة …»
            if not word.text[0].isalpha() or word.classes or (word.kinds & _ENDING and not definite):
                return False
            reading, _ = self._finder.best(self._tokens, at)
            body = reading is not None and (
                reading.kind in "AO" or (reading.kind == "F" and not reading.conj) or self._adjectival(at)
            )
            if body and at > self._end:
                self._end = at
                return True
            if not (definite or word.text.startswith("بال") or at == self._end):
                return False
        return False

    def _adjectival(self, at: int) -> bool:
        """«السعودية», «الإماراتية»-like words that name a state and are its adjective."""
        word = self._tokens[at].word
        return "A" in word.kinds and word.text.startswith("ال")

    def _posted(self) -> bool:
        following = self._end + 1
        if following < len(self._tokens) and "anaphora.own_country" in self._tokens[following].word.classes:
            self._inner.append(closed.OWN_POST)
            return self._advance(2)
        reading, length = self._next()
        if reading is None or reading.kind not in "CMO" or not self._country:
            return False
        self._inner.append(self._finder.parties[reading.ref].country)
        return self._advance(1 + length)

    # --- names --------------------------------------------------------------------------------

    def _named(self) -> bool:
        """A run of words that can only be a person's name; known people and remembered names count first."""
        begin = self._end
        if self._kind == MentionKind.AGENT and self._core and not self._has_name(begin):
            return False
        if begin < len(self._tokens) and self._tokens[begin].word.text in COMMAS and self._country:
            begin += 1
        known, length = known_person(self._tokens, begin, self._finder.parties)
        end = max(name_end(self._tokens, begin), begin + length)
        if end == begin or (begin > self._end and not self._apart(begin, end, known)):
            return False
        self._end = end
        self._person = " ".join(t.word.text for t in self._tokens[begin:end])
        if known is not None:
            self._identify(known)
        return True

    def _has_name(self, begin: int) -> bool:
        """«المحتجون تجمعوا» have no name together; one man's begins with a given name or is known."""
        if begin >= len(self._tokens) or self._core.endswith(closed.PLURAL):
            return False
        word = self._tokens[begin].word
        return is_given(word) or word.text in self._memory.forms

    def _apart(self, begin: int, end: int, known: Party | None) -> bool:
        """After a comma a name counts when it is known or at least a given name stands in front and more follows."""
        if known is not None:
            return True
        closed = end < len(self._tokens) and self._tokens[end].word.text in COMMAS
        return end - begin >= 2 and (closed or "G" in self._tokens[begin].word.kinds)

    def _identify(self, known: Party) -> None:
        if known.country and (not self._country or known.country == self._country or known.country in self._inner):
            self._name, self._name_ar, self._id = known.name, known.name_ar, known.id
            self._country = self._country or known.country

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
        if reading is None or reading.kind not in "FT" or reading.prep or reading.conj:
            return
        if self._finder.parties[reading.ref].kind == "office":
            self._apposed(at, reading, length)

    def _apposed(self, at: int, reading: Reading, length: int) -> None:
        inner = Phrase(self._finder, self._tokens, at, self._memory)
        inner._head(reading, length)
        inner._modifiers()
        if inner._person or (self._country and inner._country and inner._country != self._country):
            return
        self._end = inner._end
        self._country = self._country or inner._country
        if not self._office or self._kind == MentionKind.PERSON or not self._sector:
            self._sector = inner._sector or self._sector
        self._office, self._level = inner._office, inner._level or self._level
        self._rule = self._rule or inner._rule

    def _alias(self) -> None:
        """A name given again in quotes or brackets is the more exact one: الدول المصدرة للنفط "أوبك+"."""
        if self._end + 2 >= len(self._tokens) or self._tokens[self._end].word.text not in ('"', "("):
            return
        reading, length = self._next()
        close = self._end + 1 + length
        if reading is None or reading.kind != "O" or close >= len(self._tokens):
            return
        if self._tokens[close].word.text in ('"', ")"):
            party = self._finder.parties[reading.ref]
            self._name, self._name_ar, self._id, self._rule = party.name, party.name_ar, party.id, party.at
            self._end = close + 1

    # --- result -------------------------------------------------------------------------------

    def _mentions(self, head: Reading | None) -> list[Mention]:
        start, end = self._tokens[self._at].start, self._tokens[self._end - 1].end
        if not self._country and self._kind == MentionKind.INSTITUTION:
            self._country = owners.by_body(self._tokens, self._at, self._memory)
        kind = MentionKind.PERSON if self._person else self._kind
        head = head or self._plain()
        mention = Mention(
            self._at, self._end, start, end, kind, self._country, self._sector, self._name,
            self._name_ar or self._person, self._office, self._level, self._id, head.prep, bool(head.conj),
            head.article, self._person or self._name_ar, self._rule, self._person, tuple(self._inner),
            self._core or head.core, head.enclitic if head.enclitic != "ا" else "",
        )  # fmt: skip
        return [self._memory.learn(mention), *(mention._replace(country=c, name="", conj=True) for c in self._more)]

    def _plain(self) -> Reading:
        """The first word as it stands, where a name began the phrase."""
        word = self._tokens[self._at].word
        return Reading("G", 0, (), "", word.conj, "", False, "", word.text)
