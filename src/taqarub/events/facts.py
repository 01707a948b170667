"""Facts that are no acts: offices held, indicators of a relation, memberships, programmes."""

from collections.abc import Iterator, Sequence
from typing import Any

from taqarub.events.article import Article
from taqarub.events.sentence import Sentence
from taqarub.knowledge.lexicon import Indicator, Lexicon
from taqarub.mentions.quantities import Quantity
from taqarub.model.event import Fact
from taqarub.model.mention import Mention, MentionKind
from taqarub.model.text import Span

_POST = frozenset(("منصب", "منصبي", "حقيبه", "مهام"))
_PROGRAMME = frozenset(("برنامج", "برنامجا", "خطه", "مبادره", "لجنه", "مشروع", "استراتيجيه", "وثيقه"))
_COOPERATION = frozenset(
    ("التعاون", "تعاون", "الشراكه", "شراكه", "المشترك", "المشتركه", "الثناءي", "الثناءيه", "التدريب", "التنميه")
)
_DEPEND = frozenset(("يعتمد", "تعتمد", "يعتمدون", "اعتماد", "يعول", "تعول"))
_WITHIN = frozenset(
    ("اطار", "ضمن", "عضو", "عضويه", "عضوا", "اعضاء", "اجتماعات", "انضم", "انضمت", "انضمام", "عضوين", "منظمه")
)
_BODIES = frozenset(("igo", "bloc"))


def facts_of(article: Article, lexicon: Lexicon, quantities: Sequence[Quantity] = ()) -> tuple[Fact, ...]:
    """All facts of an article in reading order; an office once a person."""
    out: list[Fact] = []
    for sentence in article.sentences:
        out.extend(_offices(sentence, lexicon))
        out.extend(_indicators(article, sentence, lexicon, quantities))
        out.extend(_memberships(sentence, lexicon))
        out.extend(_programmes(sentence))
    return _once(out)


def _once(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Each fact at its first statement, an office at its fullest: it tells whose it is («وزير الدفاع الكيني …»)."""
    told: dict[tuple[Any, ...], Fact] = {}
    for fact in facts:
        first = told.setdefault(_identity(fact), fact)
        if fact.kind == "office" and _length(fact) > _length(first):
            told[_identity(fact)] = fact
    return tuple(sorted(told.values(), key=lambda fact: fact.span.start))


def _length(fact: Fact) -> int:
    return fact.span.end - fact.span.start


def _identity(fact: Fact) -> tuple[Any, ...]:
    """What makes two statements one fact; two programmes are told apart by where they stand."""
    detail: dict[str, Any] = dict(fact.detail)
    named = (
        detail.get("person_ar"),
        tuple(detail.get("offices") or ()),
        detail.get("organization"),
        detail.get("indicator"),
    )
    return (fact.kind, *named, fact.span.start if fact.kind == "programme" else 0)


def _offices(sentence: Sentence, lexicon: Lexicon) -> Iterator[Fact]:
    for mention in sentence.mentions:
        if not mention.person or not mention.office or len(mention.person.split()) < 1:
            continue
        offices = [_office_name(mention, lexicon)]
        end = mention.end
        post = _post_after(sentence, mention)
        if post is not None:
            offices.append(_office_name(post, lexicon))
            end = post.end
        if mention.last - mention.first < 2:
            continue
        yield Fact("office", Span(mention.start, end), (
            ("person", mention.name or None), ("person_ar", mention.name_ar or mention.person),
            ("country", mention.country or None), ("offices", offices),
        ))  # fmt: skip


def _office_name(mention: Mention, lexicon: Lexicon) -> str:
    """The office in English; an envoy's with his post; the American foreign minister by his own title."""
    if mention.level == "ambassador" and mention.inner:
        host = mention.inner[0]
        return f"{mention.office} to {lexicon.countries.get(host, (host, host))[0]}"
    if mention.office == "foreign minister" and mention.country == "USA":
        return "secretary of state"
    return mention.office


def _post_after(sentence: Sentence, mention: Mention) -> Mention | None:
    """«يشغل … منصب وزير الدفاع»: a second office in the same clause."""
    for at in range(mention.last, min(len(sentence.tokens), mention.last + 4)):
        if sentence.tokens[at].word.text in _POST and at + 1 < len(sentence.tokens):
            other = sentence.mention_at.get(at + 1)
            return other if other is not None and other.office else None
    return None


# --- indicators ---------------------------------------------------------------------------------


def _indicators(
    article: Article, sentence: Sentence, lexicon: Lexicon, quantities: Sequence[Quantity]
) -> Iterator[Fact]:
    inside = [q for q in quantities if sentence.span.start <= q.start < sentence.span.end]
    depends = any(t.word.text.lstrip("و") in _DEPEND for t in sentence.tokens)
    if not inside and not depends:
        return
    for at, token in enumerate(sentence.tokens):
        for row in _starting(sentence, at, lexicon.indicators.get(_bare(token.word.text), ())):
            if row.needs == "dependence":
                fact = _dependence(sentence, at, row) if depends else None
            else:
                fact = _value(article, sentence, at, row, inside)
            if fact is not None:
                yield fact
                return


def _starting(sentence: Sentence, at: int, rows: Sequence[tuple[Indicator, tuple[str, ...]]]) -> Iterator[Indicator]:
    """The indicators whose words stand here."""
    for row, words in rows:
        here = sentence.tokens[at : at + len(words)]
        if len(here) == len(words) and all(_bare(t.word.text) == w for t, w in zip(here, words, strict=True)):
            yield row


def _bare(text: str) -> str:
    for prefix in ("وال", "بال", "لل", "ال", "ب", "ل", "و"):
        if text.startswith(prefix) and len(text) - len(prefix) > 3:
            return text[len(prefix) :]
    return text


def _value(article: Article, sentence: Sentence, at: int, row: Indicator, inside: Sequence[Quantity]) -> Fact | None:
    start = sentence.tokens[at].start
    after = [
        q for q in inside if q.start > start and q.value is not None and (row.unit == "any" or (q.unit or "").isupper())
    ]
    if not after:
        return None
    quantity = after[0]
    countries = _pair(sentence)
    date = next((d.edtf for d in article.dates[sentence.number] if d.edtf), None)
    first = (
        sentence.tokens[max(0, at - 1)].start
        if at and sentence.tokens[at - 1].word.text in ("حجم", "قيمه", "وحجم")
        else start
    )
    return Fact("indicator", Span(first, quantity.end), (
        ("indicator", row.name), ("countries", countries), ("value", quantity.value),
        ("unit", quantity.unit), ("date", date),
    ))  # fmt: skip


def _dependence(sentence: Sentence, at: int, row: Indicator) -> Fact | None:
    verb = next((i for i, t in enumerate(sentence.tokens) if t.word.text.lstrip("و") in _DEPEND), None)
    if verb is None or verb > at:
        return None
    countries = sorted({m.country for m in sentence.mentions if m.country and m.first < at + 14})[:2]
    last = max(
        (m for m in sentence.mentions if m.country and at < m.first < at + 14), key=lambda m: m.end, default=None
    )
    if len(countries) < 2 or last is None:
        return None
    return Fact("indicator", Span(sentence.tokens[verb].start, last.end), (
        ("indicator", row.name), ("countries", countries), ("value", None), ("unit", None), ("date", None),
    ))  # fmt: skip


def _pair(sentence: Sentence) -> list[str]:
    """The states an indicator joins: those of the sentence, "the two countries" included."""
    out = {
        c
        for m in sentence.mentions
        for c in ((m.country, *m.inner) if m.kind == MentionKind.BOTH else (m.country,))
        if c
    }
    return sorted(out)


# --- memberships and programmes ------------------------------------------------------------------


def _memberships(sentence: Sentence, lexicon: Lexicon) -> Iterator[Fact]:
    """States said to be or act within a body they belong to."""
    states = sorted(
        {
            c
            for m in sentence.mentions
            for c in ((m.country, *m.inner) if m.kind in (MentionKind.BOTH, MentionKind.STATE) else ())
            if len(c) == 3
        }
    )
    if not states:
        return
    for mention in sentence.mentions:
        if mention.kind != MentionKind.ORGANISATION or mention.id not in lexicon.members:
            continue
        led = any(
            _bare(sentence.tokens[i].word.text) in _WITHIN for i in range(max(0, mention.first - 4), mention.first)
        )
        members = {country for country, _, _ in lexicon.members[mention.id]}
        within = [c for c in states if c in members]
        if led and within:
            yield Fact("membership", Span(mention.start, mention.end), (
                ("organization", mention.name), ("countries", within),
            ))  # fmt: skip


def _programmes(sentence: Sentence) -> Iterator[Fact]:
    """برنامج / مبادرة … of cooperation between two states, with or without nisba."""
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        if token.word.text.removeprefix("ال") not in _PROGRAMME:
            continue
        stop = min(len(tokens), at + 9)
        words = {tokens[i].word.text for i in range(at + 1, stop)}
        near = [m for m in sentence.mentions if at < m.first < stop]
        countries = sorted(
            {
                c
                for m in near
                for c in ((m.country, *m.inner) if m.kind == MentionKind.BOTH else (m.country,))
                if len(c) == 3
            }
        )
        if (
            words & _COOPERATION
            and len(countries) == 2
            and not any("V" in tokens[i].word.kinds for i in range(at, near[-1].first))
        ):
            yield Fact("programme", Span(token.start, near[-1].end), (("countries", countries),))
