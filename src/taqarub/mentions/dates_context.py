"""What stands around a date: whether the sentence looks ahead, and names that only look like dates."""

from taqarub.mentions.dates_calendar import Core
from taqarub.mentions.dates_words import DateWords
from taqarub.mentions.words import Found, Words

_LOOK_BACK = 12
_PREDICATE = 10  # words between «غدا» and what something became
_SENTENCE_ENDS = (". ", "؟", "!", ":", "\n")
_QUOTES = "\"'«»“”"


class ContextReader:
    """Reads the words around a date of one text. Indices are word indices."""

    def __init__(self, lexicon: DateWords, words: Words) -> None:
        self.lex = lexicon
        self.words = words

    def is_in(self, index: int, key: str) -> bool:
        """Whether a word belongs to a word set of the tables."""
        return self.words.at(index) in self.lex.sets[key]

    def near(self, index: int, marks: str = "") -> bool:
        """Whether word `index` is followed at once by the next, with only spaces and `marks` between."""
        gap = self.words.gap(index)
        return gap.strip(" " + marks) == "" and len(gap) < 5 and "\n" not in gap

    def future_before(self, index: int) -> bool:
        """Whether the sentence so far speaks of what is to come (سيزور, المقرر)."""
        for at in range(index - 1, max(index - 1 - _LOOK_BACK, -1), -1):
            gap = self.words.gap(at)
            if "\n" in gap or ". " in gap or "؟" in gap or "!" in gap:
                return False
            word = self.words.words[at]
            if word in self.lex.sets["future"] or self._is_future_verb(word) or self._starting(at):
                return True
        return False

    def _starting(self, at: int) -> bool:
        """«بداية من جانفي»: from then on."""
        first = self.words.at(at) in self.lex.sets["starting"]
        return first and at + 1 < len(self.words.words) and self.words.at(at + 1) == "من"

    def _is_future_verb(self, word: str) -> bool:
        word = word[1:] if word[:1] in "وف" and len(word) > 5 else word
        if len(word) < 4 or word[:2] not in ("سي", "ست", "سن") or word in self.lex.sets["not_future_words"]:
            return False
        return not word.startswith(self.lex.not_future)

    # --- names that look like dates

    def is_name(self, core: Core) -> bool:
        """«حركة 23 مارس», «قوى 14 آذار», «شركة نيسان»: a day or month that something is called by, no year told."""
        said = core.fields
        if said is None or said.month is None or said.weekday is not None or core.skip:
            return False
        if said.year is not None or said.shift is not None or said.year_shift is not None:
            return False
        at = core.start - 1
        while said.day is not None and at > 0 and (self.words.at(at) == "و" or self.words.at(at).isdecimal()):
            at -= 1  # «فريقا 8 و14 آذار»
        if said.day is None:
            return self.near(at, "-" + _QUOTES) and self.is_in(at, "called_by_month")
        return self.near(at, _QUOTES) and self.is_in(at, "called_by_day")

    def no_day(self, index: int, found: Found[int]) -> bool:
        """Whether اليوم, أمس, غدا at a word is part of a name or a verb: `اليوم الوطني`, `روسيا اليوم`, `غدا رمزا`."""
        if found.end - index > 1:
            return False
        if found.value == 1 and (self.is_in(index - 1, "not_tomorrow_after") or self._became(index)):
            return True
        if found.value == 0 and self._is_title(index):
            return True
        key = "not_today" if found.value == 0 else "not_yesterday"
        return self.words.at(found.end) in self.lex.sets[key] and self.near(found.end - 1)

    def _is_title(self, index: int) -> bool:
        """«قناة روسيا اليوم», «صحيفة اليوم», «"المصري اليوم"»: the name of a paper or channel."""
        if not self.near(index - 1, _QUOTES):
            return False
        if self.is_in(index - 1, "media") or self.is_in(index - 1, "titles_in_today"):
            return True
        if not self.is_in(index - 1, "before_today"):
            return False
        quoted = self.words.gap(index - 2)[-1:] in _QUOTES and self.words.gap(index)[:1] in _QUOTES
        return quoted or (self.is_in(index - 2, "media") and self.near(index - 2, _QUOTES))

    def _became(self, index: int) -> bool:
        """«الذي غدا رمزا», «غدا الملف عبئا»: the verb, which has a noun behind it and a predicate in the accusative."""
        if self.words.at(index).removeprefix("و").removeprefix("ف") != "غدا" or not self.words.joined(index):
            return False
        if self.words.at(index + 1) in self.lex.weekdays:
            return False
        if self.words.joined(index - 1) and index:
            return self.is_in(index - 1, "became_after")
        starts = not index or any(mark in self.words.gap(index - 1) for mark in _SENTENCE_ENDS)
        return starts and self._has_predicate(index)

    def _has_predicate(self, index: int) -> bool:
        """Whether an indefinite accusative follows in the clause, and no verb in the imperfect before it."""
        for at in range(index + 1, index + _PREDICATE):
            word, before = self.words.at(at), self.words.at(at - 1)
            if word[:1] == "ي" or self._is_future_verb(word):
                return False
            bare = len(word) > 3 and word[-1] == "ا" and not word.startswith("ال")
            if bare and at > index + 1 and not self.is_in(at - 1, "prepositions") and before[:1] not in "0123456789":
                return not word.endswith(self.lex.not_accusative)
            if not self.words.joined(at):
                return False
        return False
