"""What an article has said so far of its people: a surname alone later stands for the person named in full."""

from dataclasses import replace

from taqarub.model.mention import Mention
from taqarub.text.tokens import Word

_SKIP = frozenset(("محمد", "احمد", "علي", "عبد", "ابو", "بن", "ال", "خالد", "حسن", "حسين", "محمود", "عمر", "جون"))


class Memory:
    """Names learned in one article; created for it and dropped after it."""

    def __init__(self) -> None:
        self._people: dict[str, Mention] = {}

    def learn(self, mention: Mention) -> Mention:
        """Remember a named person; an office or country already known of the name is filled in."""
        if not mention.person:
            return mention
        parts = [p for p in mention.person.split() if len(p) > 2]
        known = next((self._people[p] for p in reversed(parts) if p in self._people), None)
        if known is not None and not mention.country:
            mention = replace(
                mention,
                country=known.country,
                sector=mention.sector or known.sector,
                office=mention.office or known.office,
                level=mention.level or known.level,
                name=mention.name or known.name,
                id=mention.id or known.id,
            )
        if mention.country or mention.sector:
            for part in parts[-1:] if len(parts) > 1 else parts:
                if part not in _SKIP:
                    self._people[part] = mention
            if len(parts) > 1 and parts[0] not in _SKIP:
                self._people.setdefault(parts[0], mention)
        return mention

    def recall(self, word: Word) -> tuple[str, Mention] | None:
        """(glued preposition, person) when the word is a name learned before."""
        people = self._people
        if not people:
            return None
        text = word.text
        if text in people:
            return "", people[text]
        if text[:1] in "وف" and text[1:] in people:
            return "", people[text[1:]]
        if text[:1] in "بلك" and text[1:] in people:
            return text[0], people[text[1:]]
        return None
