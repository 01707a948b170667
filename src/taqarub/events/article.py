"""An article read once: its view, sentences with mentions and places resolved, dates, publication date."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from taqarub.events.sentence import Sentence, build
from taqarub.knowledge.lexicon import Lexicon
from taqarub.mentions.actors import ActorFinder
from taqarub.mentions.coreference import Discourse, home_of, named, shared_name
from taqarub.mentions.dates import DateGrammar, DateMention
from taqarub.mentions.guesses import Guesses
from taqarub.mentions.landmarks import LandmarkMention, find_landmarks
from taqarub.mentions.memory import Memory
from taqarub.mentions.namesakes import told_apart
from taqarub.mentions.places import PlaceFinder
from taqarub.mentions.published import Inferred, infer_published
from taqarub.mentions.quantities import QuantityGrammar
from taqarub.model.text import Document, Span
from taqarub.text.normalise import View, view
from taqarub.text.sentences import sentences
from taqarub.text.tokens import Token, Tokeniser


@dataclass(frozen=True, slots=True)
class Article:
    """`dates[i]` and `landmarks[i]` are the date phrases of sentence i and the well-known past events that it names;
    `home` the state it is mostly about; `title` its title read as a sentence; `published` EDTF or None.
    """

    document: Document
    view: View
    sentences: Sequence[Sentence]
    dates: Sequence[Sequence[DateMention]]
    home: str
    title: Sentence | None
    published: str | None
    published_basis: str
    inferred: Inferred | None
    landmarks: Sequence[Sequence[LandmarkMention]] = ()


_DAMMA = "\u064f"


class Reader:
    """Turns documents into articles by a lexicon and a date grammar."""

    def __init__(self, lexicon: Lexicon, grammar: DateGrammar, quantities: QuantityGrammar) -> None:
        self.lexicon = lexicon
        self.grammar = grammar
        self.quantities = quantities
        self.tokeniser = Tokeniser(lexicon)
        self._actors = ActorFinder(lexicon)
        self._places = PlaceFinder(lexicon)

    def read(self, document: Document) -> Article:
        """Read one document. Pure: the same document gives the same article."""
        folded = view(document.text)
        published, basis, inferred = self._published(document, folded)
        spans = sentences(folded.text)
        tokens = [self.tokeniser.tokens_of(folded, span.start, span.end) for span in spans]
        memory = Memory(published)
        named_here = [self._actors.find(t, memory) for t in tokens]
        found = told_apart(tokens, named_here, self.lexicon.parties, folded)
        places = [self._places.find(words, mentions) for words, mentions in zip(tokens, found, strict=True)]
        counts = named(found)
        home = home_of(counts, (p.country for here in places for p in here))
        title = self._title(document.title, published, counts, home)
        titled = [m.country for m in title.mentions if m.country] if title else []
        discourse = Discourse(Guesses(home, counts, self.lexicon.origins), self.lexicon.coalitions, titled)
        built = []
        for number, (span, words, mentions, here) in enumerate(zip(spans, tokens, found, places, strict=True)):
            resolved = discourse.resolve(words, mentions, here)
            built.append(build(number, span, words, resolved, here, _vowelled(folded, words)))
        dates = self._dates(folded.text, published, built)
        landmarks = find_landmarks(tokens, self.lexicon.landmarks)
        return Article(document, folded, built, dates, home, title, published, basis, inferred, landmarks)

    def _title(self, title: str | None, published: str | None, counts: Mapping[str, int], home: str) -> Sentence | None:
        """The title as a sentence of its own, whose names are not carried into the text."""
        if not title:
            return None
        folded = view(title)
        words = self.tokeniser.tokens_of(folded)
        mentions = [shared_name(m, counts, home) for m in self._actors.find(words, Memory(published))]
        return build(-1, Span(0, len(folded.text)), words, mentions, ())

    def _published(self, document: Document, folded: View) -> tuple[str | None, str, Inferred | None]:
        """(EDTF, basis, evidence): what the caller gave wins; else what the text betrays."""
        if document.published:
            return document.published, "given", None
        inferred = infer_published(folded.text, self.grammar)
        return inferred.edtf, "inferred" if inferred.edtf else "unknown", inferred

    def _dates(self, text: str, published: str | None, built: Sequence[Sentence]) -> list[list[DateMention]]:
        out: list[list[DateMention]] = [[] for _ in built]
        number = 0
        for date in self.grammar.find(text, published):
            while number < len(built) and built[number].span.end <= date.start:
                number += 1
            if number < len(built) and built[number].span.start <= date.start:
                out[number].append(date)
        return out


def _vowelled(folded: View, words: Sequence[Token]) -> frozenset[int]:
    """The verbs that the raw text writes with a damma; most texts have none."""
    if _DAMMA not in folded.raw:
        return frozenset()
    spans = ((i, folded.to_raw(t.start, t.end)) for i, t in enumerate(words) if t.word.acts)
    return frozenset(i for i, (start, end) in spans if _DAMMA in folded.raw[start:end])
