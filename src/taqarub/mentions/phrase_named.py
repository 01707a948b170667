"""Where a phrase names its bearer: the words after an office or an adjective that can only be a person's name."""

from taqarub.knowledge.lexicon import Party
from taqarub.mentions import owners
from taqarub.mentions import phrase_words as closed
from taqarub.mentions.memory import KINGDOM_FORMS, SHORT
from taqarub.mentions.names import COMMAS, PATRONYMIC, is_given, known_person, name_end, place_named
from taqarub.mentions.phrase_owned import Owned
from taqarub.model.mention import MentionKind
from taqarub.text.tokens import Reading, readings_at

_FIRST = frozenset(("ابو", "عبد"))  # first words of names that are no given names


class Named(Owned):
    """The state of one phrase, and how a name is added to it."""

    def _named(self) -> bool:
        """A run of words that can only be a person's name; known people and remembered names count first."""
        begin = self._end + self._coloured(self._end)
        if self._kind == MentionKind.AGENT and self._core and not self._has_name(begin):
            return False
        if begin < len(self._tokens) and self._tokens[begin].word.text in COMMAS and self._country:
            begin += 1
        known, length = known_person(self._tokens, begin, self._finder.parties)
        end = max(self._ends(begin, length), begin + length, begin + self._remembered(begin))
        apart = begin > self._end and self._tokens[begin - 1].word.text in COMMAS
        if end == begin or (apart and not self._apart(begin, end, known)):
            return False
        if self._anothers(known, end == begin + length) or self._nameless(begin, known):
            return False
        self._end = end
        self._person = " ".join(t.word.text for t in self._tokens[begin:end])
        if known is not None:
            self._identify(self._finder.in_office(known, self._memory.published))
        return True

    def _family(self) -> list[str]:
        """«الملك سلمان بن عبدالعزيز آل سعود»: what a known name goes on with."""
        words: list[str] = []
        following = [t.word for t in self._tokens[self._end : self._end + 2]]
        if len(following) > 1 and following[0].text in PATRONYMIC and is_given(following[1]):
            words = [word.text for word in following]
            self._end += len(words)
        return words

    def _ends(self, begin: int, known: int) -> int:
        """Where a name from `begin` on ends; a known full name only goes on with a name («بطرس الراعي قداس»)."""
        end, run = begin + known, name_end(self._tokens, begin)
        if known < 2 or end >= len(self._tokens):
            return run
        if not is_given(self._tokens[end].word):
            return end
        return run if run >= end else name_end(self._tokens, end)

    def _tail(self, begin: int) -> None:
        """The fixed tail of an office may be a body that has a country (أعضاء الكونغرس, رئيس البرلمان العربي)."""
        for at in range(begin + 1, self._end):
            if self._tokens[at - 1].word.text in closed.MATTERS:
                return  # «وزير شؤون الاتحاد الأوروبي» is his state's
            self._country = owners.by_body(self._tokens, at, self._memory)
            if self._country:
                return
            for reading in readings_at(self._tokens, at):
                end = at + 1 + len(reading.rest)
                if reading.kind not in "OMAK" or end < self._end or reading.prep or reading.conj or reading.tag:
                    continue
                party = self._finder.parties[reading.ref]
                if party.sector != "PTY":  # parties of several countries share their names
                    self._tell_of(at, end, reading)
                    self._id = "" if party.country else party.id
                    self._country, self._end, self._closed = party.country, end, True
                    self._sector = self._sector or party.sector
                    return

    def _purpose(self, at: int) -> bool:
        """«الهيئة العليا للسياحة الكينية»: public bodies are named by what they are for."""
        word = self._tokens[at].word.text if at < len(self._tokens) else ""
        return self._core in closed.PUBLIC_BODIES and word.startswith("لل")

    def _titled(self, reading: Reading, length: int) -> bool:
        """«سفير خادم الحرمين الشريفين لدى كينيا»: a title that names its state by itself says whose an office is."""
        party = self._finder.parties[reading.ref]
        sent = reading.prep == "ل" and self._core.startswith(closed.ENVOYS)  # «المبعوث الخاص للأمين العام»
        whose = self._kind == MentionKind.OFFICE and not (self._country or self._person)
        if not (whose and party.country) or reading.conj or (not sent and (reading.prep or self._ends_definite())):
            return False
        self._country, self._sector = party.country, party.sector or self._sector
        return self._advance(length)

    def _concerning(self) -> bool:
        """«وزير الدولة للشؤون الخارجية», «عضو المجلس عن ولاية أوهايو»: what an office deals with, whom it sits for."""
        text = self._tokens[self._end].word.text
        sits = text == "عن" and self._level == "legislator"
        at = self._end + 1
        if self._kind != MentionKind.OFFICE or self._person or not (sits or text in closed.CONCERNS):
            return False
        at += at < len(self._tokens) and self._tokens[at].word.text in closed.REGIONS
        if at >= len(self._tokens) or not self._tokens[at].word.text[0].isalpha():
            return False
        reading, length = self._finder.best(self._tokens, at)
        place = place_named(self._tokens, at, self._finder.places, led=True)
        if sits and not self._country:
            party = self._finder.parties[reading.ref] if reading is not None and reading.kind == "O" else None
            self._country = party.country if party is not None else place[0].country if place is not None else ""
        self._end = at + max(length, place[1] if place is not None else 1)
        while self._end < len(self._tokens) and self._goes_on(self._end):
            self._end += 1
        return True

    def _goes_on(self, at: int) -> bool:
        """«للشؤون الخارجية والأمن»: a noun or an adjective in ال that names nobody, nor whose the office is."""
        if not self._tokens[at].word.text.startswith(("ال", "وال")):
            return False
        reading, _ = self._finder.best(self._tokens, at)
        return reading is None or (reading.kind == "A" and bool(self._country))

    def _another_noun(self, at: int) -> bool:
        """«أدانت الرئاسة القصف الإسرائيلي»: a second noun in ال that does not agree with a body is what it acts on."""
        if self._kind != MentionKind.INSTITUTION or not (self._definite_at(at) and self._definite_at(at - 1)):
            return False
        body, word = (self._tokens[i].word for i in (at - 1, at))
        if body.text.endswith(("ه", "ات")):
            return not word.text.endswith(("ه", *closed.COMPARED))  # «الهيئة القومية», «اللجنة العليا»
        return word.acts or word.text.endswith("ات")

    def _agreeing(self) -> bool:
        """«مسؤولون زراعيون من نيروبي»: an adjective that no table has, before where they are from."""
        following = self._end + 1
        if self._country or following >= len(self._tokens) or self._kind not in (MentionKind.OFFICE, MentionKind.AGENT):
            return False
        from_ = self._tokens[following].word.text in closed.OF
        return from_ and self._plural() and self._agrees() and self._advance(1)

    def _posted(self) -> bool:
        """«السفير الكيني لدى أوغندا»: where an envoy serves."""
        following = self._end + 1
        if following < len(self._tokens) and "anaphora.own_country" in self._tokens[following].word.classes:
            self._inner.append(closed.OWN_POST)
            return self._advance(2)
        reading, length = self._next()
        if reading is None or reading.kind not in "CMO" or not self._country:
            return self._afar(following)
        self._inner.append(self._finder.parties[reading.ref].country)
        self._placed = True  # «التقى سفير كينيا في أوغندا وزير الصحة»: the object begins
        return self._advance(1 + length)

    def _afar(self, at: int) -> bool:
        """«لدى المملكة», «إلى القرن الأفريقي»: a post that is no state by its words."""
        if at < len(self._tokens) and self._tokens[at].word.text in KINGDOM_FORMS:
            return self._advance(2)
        if at >= len(self._tokens) or not self._core.startswith(closed.ENVOYS):
            return False
        places = (r for r in readings_at(self._tokens, at) if r.kind == "L" and not r.prep)
        place = next(places, None)
        return place is not None and self._advance(2 + len(place.rest))

    def _sent_to(self, reading: Reading, party: Party) -> bool:
        """«المبعوث الخاص لسوريا»: where an envoy is sent to, which says nothing of who sent him."""
        sent = reading.prep == "ل" and reading.kind in "CM" and self._core.startswith(closed.ENVOYS)
        if sent and not reading.conj:
            self._inner.append(party.country)
        return sent and not reading.conj

    def _coloured(self, at: int) -> int:
        """«الزعيم القبلي أحمد العلي»: 1 where an adjective that no table has stands between an office and a name."""
        if at + 1 >= len(self._tokens) or not self._definite_at(at - 1):
            return 0
        word, following = self._tokens[at].word, self._tokens[at + 1].word
        unknown = not word.names and "V" not in word.kinds and not word.classes
        adjective = unknown and word.text.startswith("ال") and word.text.endswith("ي")
        return int(adjective and (is_given(following) or following.text in _FIRST))

    def _has_name(self, begin: int) -> bool:
        """«المحتجون تجمعوا» have no name together; one man's begins with a given name or is known."""
        if begin >= len(self._tokens) or self._core.endswith(closed.PLURAL):
            return False
        if not self._office and self._sector in ("CVL", "UNK"):
            return False  # «للأكراد أردوغان»
        word = self._tokens[begin].word
        return is_given(word) or word.text in self._memory.forms

    def _remembered(self, begin: int) -> int:
        """«الرئيس شي»: 1 where a word of two letters is a family name that was told before, else 0."""
        text = self._tokens[begin].word.text if begin < len(self._tokens) else ""
        return int(len(text) == SHORT and text in self._memory.forms)

    def _apart(self, begin: int, end: int, known: Party | None) -> bool:
        """After a comma a name counts when it is known or at least a given name stands in front and more follows."""
        if known is not None:
            return True
        closed = end < len(self._tokens) and self._tokens[end].word.text in COMMAS
        return end - begin >= 2 and (closed or "G" in self._tokens[begin].word.kinds)

    def _anothers(self, known: Party | None, whole: bool) -> bool:
        """«هاتف الوزير الكيني ماكرون»: a known person of another state is no Kenyan minister, but telephoned by one."""
        if known is not None and self._plural():
            return True  # «انتقد زعماء المعارضة ماكرون»
        if known is None or not whole or not self._country or self._country in closed.STATELESS:
            return False
        country = self._finder.in_office(known, self._memory.published).country
        return country not in ("", self._country, *self._inner, *closed.STATELESS)

    def _nameless(self, begin: int, known: Party | None) -> bool:
        """«شكر الوزراء الأوروبيون لوساكا»: an unknown word after several people is no name."""
        word = self._tokens[begin].word
        return self._plural() and known is None and not is_given(word) and word.text not in self._memory.forms

    def _of_another_rank(self, office: Owned) -> bool:
        """Nobody holds two of the highest offices at once."""
        return self._level != office._level and {self._level, office._level} <= closed.HUMAN

    def _identify(self, known: Party) -> None:
        if known.country and (not self._country or known.country == self._country or known.country in self._inner):
            self._name, self._name_ar, self._id = known.name, known.name_ar, known.id
            self._country = self._country or known.country

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
