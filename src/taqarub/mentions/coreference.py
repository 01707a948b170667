"""What descriptions stand for within an article: the two sides, his country, his counterpart, the president, the army."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from taqarub.model.mention import Mention, MentionKind

_PEOPLE = (MentionKind.PERSON, MentionKind.OFFICE, MentionKind.COUNTERPART)
_WEAK = (MentionKind.AGENT, MentionKind.ASSET)
_NO_HOME = frozenset(("UNO", "IGO", "NGO", "IMG", "EUR", "MNC", "ISM"))


def home_of(sentences: Sequence[Sequence[Mention]]) -> str:
    """The state an article is mostly about: its own institutions need no nisba there. "" when there is none."""
    counts: Counter[str] = Counter()
    for number, mentions in enumerate(sentences):
        for m in mentions:
            if m.country and m.country not in _NO_HOME:
                counts[m.country] += 3 if number == 0 else 1
    return min(counts, key=lambda c: (-counts[c], c)) if counts else ""


class Discourse:
    """What has been said up to here in one article; resolves the mentions of one sentence after the other."""

    def __init__(self, home: str) -> None:
        self._home = home
        self._offices: dict[str, Mention] = {}
        self._recent: list[str] = []
        self._topic = ""

    def resolve(self, mentions: Sequence[Mention]) -> list[Mention]:
        """The same mentions with countries filled in where the article tells them."""
        out: list[Mention] = []
        for mention in mentions:
            resolved = self._one(mention, out)
            out.append(resolved)
            self._note(resolved)
        first = next((m for m in out if m.country and m.kind != MentionKind.NISBA), None)
        if first is not None:
            self._topic = first.country
        return out

    def _one(self, mention: Mention, before: Sequence[Mention]) -> Mention:
        if mention.kind == MentionKind.BOTH:
            return replace(mention, inner=self._pair(before))
        if mention.country:
            return mention
        if mention.kind == MentionKind.OWN:
            return replace(mention, country=self._owner(before))
        known = self._offices.get(mention.office or mention.rule)
        if known is not None and mention.kind not in _WEAK:
            keep_name = mention.name or (known.name if not mention.person else "")
            return replace(mention, country=known.country, name=keep_name, id=mention.id or known.id)
        if mention.kind == MentionKind.PERSON and not mention.office:
            return mention
        if mention.sector in ("CVL", "REF", "JRN", "CRM", "UAF", "REB") and mention.kind == MentionKind.AGENT:
            return mention
        if mention.kind in (MentionKind.INSTITUTION, MentionKind.OFFICE, MentionKind.AGENT, MentionKind.ASSET):
            return replace(mention, country=self._home)
        return mention

    def _pair(self, before: Sequence[Mention]) -> tuple[str, ...]:
        """The two states that were last named, the nearer last."""
        seen: list[str] = []
        for country in [m.country for m in reversed(before)] + self._recent[::-1]:
            if country and country not in seen:
                seen.append(country)
            if len(seen) == 2:
                return tuple(sorted(seen))
        return tuple(seen)

    def _owner(self, before: Sequence[Mention]) -> str:
        for mention in reversed(before):
            if mention.kind in _PEOPLE and mention.country:
                return mention.country
        return self._topic or self._home

    def _note(self, mention: Mention) -> None:
        if not mention.country:
            return
        if mention.office or mention.kind == MentionKind.INSTITUTION:
            self._offices[mention.office or mention.rule] = mention
        if mention.country not in self._recent[-1:]:
            self._recent = [*self._recent[-7:], mention.country]
