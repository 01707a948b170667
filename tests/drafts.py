"""What the rules alone say of a text, before any weight is asked: how tests look into the event steps."""

from taqarub.events.proposals import Draft, drafts
from taqarub.model.text import Document
from taqarub.pipeline import Coder


def drafts_of(coder: Coder, text: str, published: str | None = "2024-05-15") -> list[Draft]:
    """All candidates of a text."""
    return drafts(coder.reader.read(Document("text", text, published=published)), coder.reader.lexicon)


def draft_of(coder: Coder, text: str, type_: str) -> Draft:
    """The first candidate of a type. Fails the test when there is none."""
    found = drafts_of(coder, text)
    hits = [draft for draft in found if draft.candidate.row.type == type_]
    assert hits, f"no {type_} among {[draft.candidate.row.type for draft in found]} of «{text}»"
    return hits[0]


def words(draft: Draft, first: int, last: int) -> str:
    """Tokens [first, last) of the sentence, folded, joined by spaces."""
    return " ".join(token.word.text for token in draft.sentence.tokens[first:last])
