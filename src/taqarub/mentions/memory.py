"""What an article has said so far of its people: a surname alone later stands for the person named in full."""

from taqarub.model.mention import Mention, MentionKind

_SKIP = frozenset(("محمد", "احمد", "علي", "عبد", "ابو", "بن", "ال", "خالد", "حسن", "حسين", "محمود", "عمر", "جون"))
KINGDOM = "مملكه"
_ARTICLES = (("ال", ""), ("وال", ""), ("فال", ""), ("بال", "ب"), ("لل", "ل"), ("كال", "ك"))
_CLITICS = (("", ""), ("و", ""), ("ف", ""), ("ب", "ب"), ("ل", "ل"), ("ك", "ك"))
_KINGDOM = Mention(0, 0, 0, 0, MentionKind.STATE, head=KINGDOM)  # whose it is, the article tells
KINGDOM_FORMS = {letters + KINGDOM: (prep, _KINGDOM) for letters, prep in _ARTICLES}


class Memory:
    """Names learned in one article; created for it and dropped after it.

    `forms`: a learned name as it may be printed, with clitics → (glued preposition, the person).
    """

    def __init__(self) -> None:
        self._people: dict[str, Mention] = {}
        self.forms: dict[str, tuple[str, Mention]] = {}

    def learn(self, mention: Mention) -> Mention:
        """Remember a named person; an office or country already known of the name is filled in."""
        if not mention.person:
            return mention
        parts = [p for p in mention.person.split() if len(p) > 2]
        known = next((self._people[p] for p in reversed(parts) if p in self._people), None)
        if known is not None and not mention.country:
            mention = _filled(mention, known)
        if mention.country or mention.sector:
            for part in parts[-1:] if len(parts) > 1 else parts:
                if part not in _SKIP:
                    self._enter(part, mention)
            if len(parts) > 1 and parts[0] not in _SKIP and parts[0] not in self._people:
                self._enter(parts[0], mention)
        return mention

    def _enter(self, name: str, mention: Mention) -> None:
        self._people[name] = mention
        for letter, prep in _CLITICS:
            self.forms[letter + name] = (prep, mention)


def _filled(mention: Mention, known: Mention) -> Mention:
    return mention._replace(
        country=known.country,
        sector=mention.sector or known.sector,
        office=mention.office or known.office,
        level=mention.level or known.level,
        name=mention.name or known.name,
        id=mention.id or known.id,
    )
