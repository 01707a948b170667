"""Political actors in a sentence: states, bodies, offices with their holders, people by role.

The agent grammar, read from the words themselves and in any order:
rank? office (own tail, nisba, country, body)* name? («، » office | name)?  — وزير الخارجية التركي مولود جاويش أوغلو.
"""

from collections.abc import Sequence
from dataclasses import replace

from taqarub.knowledge.lexicon import Lexicon, Party
from taqarub.mentions.memory import Memory
from taqarub.model.mention import Mention, MentionKind
from taqarub.text.tokens import Reading, Token, readings_at

_HEADS = frozenset("COKTFMHA")
_PRIORITY = {"K": 0, "O": 1, "T": 2, "C": 3, "A": 4, "F": 5, "M": 6}
_FORMER = frozenset(("السابق", "السابقه", "الاسبق", "السابقين", "سابق", "سابقه", "سابقون", "سابقين", "الراحل", "المخلوع", "المعزول"))
_PARTICLES = frozenset(("بن", "ابن", "ال", "ابو", "ابي", "عبد", "ولد", "دي", "فان", "فون", "بو", "اوغلو", "بنت", "ام", "لو", "دا", "دو"))
OWN_POST = "@own"  # an envoy «لدى بلاده»: the country is found with the article's other pronouns
_NEAR = frozenset(("لدي", "في", "بين"))
_PARTY_KIND = {
    "office": MentionKind.OFFICE,
    "agent": MentionKind.AGENT,
    "institution": MentionKind.INSTITUTION,
    "asset": MentionKind.ASSET,
    "state": MentionKind.STATE,
    "person": MentionKind.PERSON,
}
_PLURAL = ("ون", "ين", "ان", "تين", "ات")
_MAX_NAME = 5
_MAX_SKIP = 7


class ActorFinder:
    """Finds mentions by a lexicon; holds no state of its own."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._parties = lexicon.parties

    def find(self, tokens: Sequence[Token], memory: Memory) -> list[Mention]:
        """Mentions of one sentence in order; names learned on the way enter `memory`."""
        out: list[Mention] = []
        at = 0
        while at < len(tokens):
            found = self._at(tokens, at, memory)
            out.extend(found)
            at = found[0].last if found else at + self._blocked(tokens, at)
        return out

    def _blocked(self, tokens: Sequence[Token], at: int) -> int:
        """How many words to pass over: those of a fixed phrase that looks like a name (القاعدة الجوية), else one."""
        if "F" not in tokens[at].word.kinds:
            return 1
        reading, length = self._best(tokens, at)
        return length if reading is not None and self._nobody(reading) else 1

    def _nobody(self, reading: Reading) -> bool:
        return reading.kind == "F" and self._parties[reading.ref].kind == "nobody"

    def _at(self, tokens: Sequence[Token], at: int, memory: Memory) -> list[Mention]:
        word = tokens[at].word
        if word.classes:
            found = self._anaphor(tokens, at)
            if found:
                return [found]
        if word.kinds & _HEADS:
            reading, length = self._best(tokens, at)
            if word.classes & _BLOCKING and length == 1:  # «جنوب أفريقيا» is a name, «جنوب لبنان» is not
                return []
            if reading is not None and self._nobody(reading):
                return []
            if reading is not None:
                return _Phrase(self, tokens, at, memory).read(reading, length)
        remembered = memory.recall(word)
        if remembered and not word.common:
            prep, known = remembered
            return [replace(known, first=at, last=at + 1, start=tokens[at].start, end=tokens[at].end, prep=prep)]
        return []

    def _anaphor(self, tokens: Sequence[Token], at: int) -> Mention | None:
        token = tokens[at]
        for name, kind in (("anaphora.both", MentionKind.BOTH), ("anaphora.own_country", MentionKind.OWN)):
            if name in token.word.classes:
                return Mention(at, at + 1, token.start, token.end, kind, conj=bool(token.word.conj), head=token.word.text)
        return None

    def _best(self, tokens: Sequence[Token], at: int) -> tuple[Reading | None, int]:
        """The reading that covers most words; then the more telling kind; then the one with fewest clitics."""
        best: tuple[int, int, int] | None = None
        chosen: Reading | None = None
        length = 0
        word = tokens[at].word
        is_verb = "V" in word.kinds and not any(r.article for r in word.readings)
        for order, reading in enumerate(readings_at(tokens, at)):
            if reading.kind not in _PRIORITY and reading.kind != "H":
                continue
            if reading.prep in ("ك", "س"):
                continue
            if reading.kind in "MK" and len(reading.core) < 4 and (reading.prep or reading.conj) and not reading.rest:
                continue
            if is_verb and reading.kind in "AFHO" and not reading.rest and not reading.article:
                continue
            rank = (-len(reading.rest), _PRIORITY.get(reading.kind, 7), order)
            if best is None or rank < best:
                best, chosen, length = rank, reading, 1 + len(reading.rest)
        return chosen, length

    def party(self, ref: int) -> Party:
        """The row of knowledge behind a reading."""
        return self._parties[ref]


_BLOCKING = frozenset(("preposition", "complement", "relative", "negation.verb", "demonstrative"))


class _Phrase:
    """One agent phrase being read: what has been learned of it so far. Lives for one call."""

    def __init__(self, finder: ActorFinder, tokens: Sequence[Token], at: int, memory: Memory) -> None:
        self.finder, self.tokens, self.at, self.memory = finder, tokens, at, memory
        self.end = at
        self.kind = MentionKind.AGENT
        self.country = self.sector = self.office = self.level = self.name = self.name_ar = self.id = self.rule = ""
        self.person = ""
        self.more: list[tuple[int, str]] = []
        self.inner: list[str] = []

    def read(self, reading: Reading, length: int) -> list[Mention]:
        """Read the phrase that starts with `reading`; [] when it turns out to name nobody."""
        first = reading
        if reading.kind == "H":
            if not self._ranked(reading, length):
                return []
        else:
            self._head(reading, length)
            self._modifiers()
        self._appositions()
        if self.kind == MentionKind.ORGANISATION:
            self._alias()
        return self._mentions(first)

    def _alias(self) -> None:
        """A name given again in quotes or brackets is the more exact one: الدول المصدرة للنفط "أوبك+"."""
        at = self.end
        if at + 2 >= len(self.tokens) or self.tokens[at].word.text not in ('"', "("):
            return
        reading, length = self.finder._best(self.tokens, at + 1)
        close = at + 1 + length
        if reading is None or reading.kind != "O" or close >= len(self.tokens) or self.tokens[close].word.text not in ('"', ")"):
            return
        party = self.finder.party(reading.ref)
        self.name, self.name_ar, self.id, self.rule = party.name, party.name_ar, party.id, party.at
        self.end = close + 1

    # --- head ---------------------------------------------------------------------------------

    def _ranked(self, reading: Reading, length: int) -> bool:
        """A rank or honorific: what follows is an office or a name, or the rank itself is the person (اللواء)."""
        self.end = self.at + length
        rank = reading.tag == "rank"
        if reading.tag == "blessing":
            return False
        if rank:
            self.sector, self.kind = "MIL", MentionKind.OFFICE
        while self.end < len(self.tokens):
            nxt, more = self.finder._best(self.tokens, self.end)
            if nxt is None or nxt.kind not in "HFTKAO" or nxt.prep or nxt.conj:
                break
            if nxt.kind == "H":
                self.end += more
                continue
            if nxt.kind == "A":
                self._nisba(nxt)
                continue
            self._head(nxt, more)
            self._modifiers()
            return True
        named = self._name()
        return named or rank

    def _head(self, reading: Reading, length: int) -> None:
        party = self.finder.party(reading.ref)
        self.rule = party.at
        self.end = max(self.end, self.at) + length if self.end > self.at else self.at + length
        if reading.kind == "A":
            people = reading.tag == "people" or self.tokens[self.end - 1].word.text.endswith(_PLURAL)
            self.kind = MentionKind.AGENT if people else MentionKind.NISBA
            self.sector = party.sector or ("CVL" if people else "")
        elif reading.kind == "M":
            self.kind = MentionKind.SEAT
        elif reading.kind == "O":
            self.kind = MentionKind.ORGANISATION
        else:
            self.kind = _PARTY_KIND.get(party.kind, MentionKind.AGENT)
        self.country = party.country
        self.sector = party.sector or self.sector
        self.office, self.level = party.office, party.level
        if reading.kind in "CMOK":
            self.name, self.name_ar, self.id = party.name, party.name_ar, party.id
        if reading.kind == "K":
            self.person = party.name_ar

    # --- what follows ---------------------------------------------------------------------------

    def _modifiers(self) -> None:
        """Nisba, country, body and name after an office or body, in any order."""
        if self.kind in (MentionKind.STATE, MentionKind.SEAT):
            return
        if self.kind == MentionKind.PERSON:
            return
        while self.end < len(self.tokens):
            if not self._modifier():
                break
        if self.kind in (MentionKind.OFFICE, MentionKind.AGENT):
            self._name()

    def _modifier(self) -> bool:
        token = self.tokens[self.end]
        word = token.word
        if word.text in _FORMER:
            self.sector = "ELI" if self.kind == MentionKind.OFFICE else self.sector
            self.end += 1
            return True
        reading, length = self.finder._best(self.tokens, self.end)
        if word.text == "بقياده":
            return self._led()
        if reading is not None and not (word.classes & _BLOCKING):
            if reading.kind == "A":
                return self._nisba(reading)
            if reading.kind in "CMOF" and self.kind != MentionKind.NISBA:
                return self._body(reading, length)
            if reading.kind == "H" and not reading.conj and reading.tag != "blessing" and not reading.prep:
                self.end += length
                return True
            return False
        return self._skip()

    def _nisba(self, reading: Reading) -> bool:
        party = self.finder.party(reading.ref)
        if reading.prep:
            return False
        if self.kind == MentionKind.NISBA and not reading.conj and reading.tag != "people":
            return False
        if reading.conj:
            if not self.country or self.kind not in (MentionKind.INSTITUTION, MentionKind.OFFICE, MentionKind.ASSET, MentionKind.AGENT):
                return False
            self.more.append((self.end, party.country))
        elif not self.country:
            self.country = party.country
            self.sector = self.sector or party.sector
            if not self.rule:
                self.rule = party.at
        else:
            self.inner.append(party.country)
        self.end += 1
        return True

    def _body(self, reading: Reading, length: int) -> bool:
        """The state or body an office belongs to: idafa (رئيس الجزائر), or بـ (بالجيش الروسي), لـ after an indefinite."""
        party = self.finder.party(reading.ref)
        if reading.conj or (reading.prep and not self._belongs(reading, party)):
            return False
        if self.kind == MentionKind.ORGANISATION and reading.kind != "O":
            return False
        if reading.kind == "F":
            if party.kind not in ("institution", "office", "agent") or self.kind == MentionKind.ASSET:
                return False
            if party.sector and (not self.sector or self.kind == MentionKind.OFFICE and self.sector == "GOV"):
                self.sector = party.sector
            self.end += length
            return True
        if self.country and self.country != party.country:
            self.inner.append(party.country)
        else:
            self.country = party.country
        if reading.kind == "O" and party.sector:
            self.sector = self.sector if self.sector in ("MIL", "GOV") and party.sector == "GOV" else party.sector
        self.end += length
        return True

    def _led(self) -> bool:
        """«قوات التحالف بقيادة السعودية»: forces are their leader's."""
        reading, length = self.finder._best(self.tokens, self.end + 1) if self.end + 1 < len(self.tokens) else (None, 0)
        if reading is None or reading.kind not in "CMAO" or reading.prep or reading.conj:
            return False
        self.country = self.finder.party(reading.ref).country
        self.end += 1 + length
        return True

    def _belongs(self, reading: Reading, party: Party) -> bool:
        if reading.prep == "ب" and self.kind == MentionKind.OFFICE:
            return party.kind in ("institution",) or (reading.kind == "O" and not self.country)
        return reading.prep == "ل" and not self.country and self.kind == MentionKind.OFFICE and not self.person

    def _skip(self) -> bool:
        """Words of an office that no table has (مدير المصلحة الفيدرالية للتعاون …), if a nisba or body ends them;
        «لدى» and «في» with a country after an envoy."""
        if self.kind not in (MentionKind.OFFICE, MentionKind.INSTITUTION, MentionKind.ASSET, MentionKind.AGENT):
            return False
        word = self.tokens[self.end].word
        if word.text in _NEAR and self.level == "ambassador":
            return self._posted()
        if self.person or self.country:
            return False
        limit = min(len(self.tokens), self.end + (_MAX_SKIP if self.kind == MentionKind.OFFICE else 2))
        for at in range(self.end, limit):
            word = self.tokens[at].word
            if not word.text[0].isalpha() or word.classes or self._ends_office(word.kinds, word.text):
                return False
            reading, _ = self.finder._best(self.tokens, at)
            if reading is not None and at > self.end and reading.kind in "AFO" and not (reading.conj and reading.kind == "F"):
                self.end = at
                return True
            if not (word.text.startswith(("ال", "وال", "لل", "بال")) or at == self.end):
                return False
        return False

    @staticmethod
    def _ends_office(kinds: frozenset[str], text: str) -> bool:
        return bool(kinds & frozenset("VGK")) and not text.startswith(("ال", "لل", "وال"))

    def _posted(self) -> bool:
        reading, length = self.finder._best(self.tokens, self.end + 1) if self.end + 1 < len(self.tokens) else (None, 0)
        own = self.end + 1 < len(self.tokens) and "anaphora.own_country" in self.tokens[self.end + 1].word.classes
        if own:
            self.inner.append(OWN_POST)
            self.end += 2
            return True
        if reading is None or reading.kind not in "CMO" or not self.country:
            return False
        self.inner.append(self.finder.party(reading.ref).country)
        self.end += 1 + length
        return True

    # --- names --------------------------------------------------------------------------------

    def _name(self) -> bool:
        """A run of words that can only be a person's name; known people and remembered names count first."""
        at = self.end
        if at < len(self.tokens) and self.tokens[at].word.text in ",،" and self.country:
            at += 1
        begin = at
        while at < len(self.tokens) and at - begin < _MAX_NAME and self._is_name(at, begin):
            at += 1
        known, length = self._known(begin)
        if known is not None and length >= 1:
            at = max(at, begin + length)
        if at == begin or (at == begin + 1 and self.tokens[begin].word.text in _PARTICLES):
            return False
        if begin > self.end and not self._closed(begin, at, known):
            return False
        self.end = at
        self.person = " ".join(t.word.text for t in self.tokens[begin:at])
        if known is not None:
            self._identify(known)
        return True

    def _known(self, begin: int) -> tuple[Party | None, int]:
        if begin >= len(self.tokens):
            return None, 0
        best: tuple[Party | None, int] = (None, 0)
        for reading in readings_at(self.tokens, begin):
            fits = reading.kind == "K" and not reading.prep and not reading.conj
            if fits and 1 + len(reading.rest) > best[1]:
                best = (self.finder.party(reading.ref), 1 + len(reading.rest))
        return best

    def _closed(self, begin: int, end: int, known: Party | None) -> bool:
        """After a comma a name counts when it is known or at least a given name stands in front and more follows."""
        if known is not None:
            return True
        given = "G" in self.tokens[begin].word.kinds
        return (given and end - begin >= 2) or (end - begin >= 2 and end < len(self.tokens) and self.tokens[end].word.text in "،,")

    def _identify(self, known: Party) -> None:
        if known.country and (not self.country or known.country == self.country or known.country in self.inner):
            self.name, self.name_ar, self.id = known.name, known.name_ar, known.id
            self.country = self.country or known.country

    def _is_name(self, at: int, begin: int) -> bool:
        word = self.tokens[at].word
        text = word.text
        if not text[0].isalpha() or word.classes or text.isascii():
            return False
        if text in _PARTICLES:
            return True
        if any(r.kind == "G" and not r.prep and not r.conj for r in word.readings):
            return True
        if any(r.kind == "K" and not r.prep and not r.conj for r in word.readings):
            return True
        if word.kinds & frozenset("VNFOCAMH") or word.common:
            return False
        if text[0] in "وف" and at > begin and text[1:3] == "ال":
            return False
        return len(text) > 2 and not (text.startswith("ال") and at == begin)

    def _appositions(self) -> None:
        """Name «،» office … «،»: «السعيد شنقريحة، رئيس أركان الجيش الجزائري», or office «،» name after all."""
        if not self.person:
            if self.kind == MentionKind.OFFICE and not self.person:
                self._name()
            return
        at = self.end
        comma = at < len(self.tokens) and self.tokens[at].word.text in "،,"
        at += comma
        if at >= len(self.tokens):
            return
        reading, length = self.finder._best(self.tokens, at)
        if reading is None or reading.kind not in "FT" or reading.prep or reading.conj:
            return
        party = self.finder.party(reading.ref)
        if party.kind != "office":
            return
        inner = _Phrase(self.finder, self.tokens, at, self.memory)
        inner._head(reading, length)
        inner._modifiers()
        if inner.person or (self.country and inner.country and inner.country != self.country):
            return
        self.end = inner.end
        self.country = self.country or inner.country
        if not self.office or self.kind == MentionKind.PERSON or self.sector == "":
            self.sector = inner.sector or self.sector
        self.office, self.level = inner.office, inner.level or self.level
        self.rule = self.rule or inner.rule

    # --- result -------------------------------------------------------------------------------

    def _mentions(self, head: Reading) -> list[Mention]:
        start, end = self.tokens[self.at].start, self.tokens[self.end - 1].end
        kind = MentionKind.PERSON if self.person else self.kind
        mention = Mention(
            self.at, self.end, start, end, kind, self.country, self.sector, self.name, self.name_ar or self.person,
            self.office, self.level, self.id, head.prep, bool(head.conj), head.article, self.person or self.name_ar,
            self.rule, self.person, tuple(self.inner), head.core,
            head.enclitic if head.enclitic != "ا" else "",
        )  # fmt: skip
        out = [self.memory.learn(mention)]
        for _, country in self.more:
            out.append(replace(mention, country=country, name="", conj=True))
        return out
