"""Why each event was coded, and why other words were not: the coder's own evidence, sentence by sentence."""

from collections.abc import Sequence
from typing import Any

from taqarub.events.article import Article
from taqarub.events.coder import EventCoder, part_of
from taqarub.events.proposals import Proposal
from taqarub.model.event import Entity, Event
from taqarub.model.text import Span

_SLOTS = {
    "bare": "named",
    "gen": "possessor of the noun",
    "nisba": "adjective of the noun",
    "poss": "pronoun of the noun",
    "objpron": "pronoun of the verb",
    "place": "told only by its place",
    "set": "told together in an earlier sentence",
    "speaker": "who is reported as saying it",
    "home": "the article's own state",
    "by_another": "after «من قبل» of another word",
}
_Key = tuple[Span, str]
_Weighed = tuple[Proposal, float]  # a candidate and how likely it is an event


def explain(article: Article, coder: EventCoder, ids: Sequence[str] = ()) -> list[dict[str, Any]]:
    """One entry a sentence: {"sentence", "start", "end", "events", "considered"}, offsets in the text as given.

    `ids[i]` names event i of the coder's `code(article)`.
    """
    events = coder.code(article)
    known: dict[_Key, tuple[Event, str]] = {}
    for number, event in enumerate(events):
        known.setdefault((event.trigger, event.rule), (event, _id(ids, number)))
    weighed = coder.weighed(article)
    out = []
    for sentence in article.sentences:
        here = [(p, c) for p, c in weighed if p.sentence.number == sentence.number]
        told = [(one, known.get((_trigger(one[0]), one[0].candidate.row.at))) for one in here]
        out.append({
            **_words(article, sentence.span, "sentence"),
            "events": [_event(article, p, *found) for (p, _), found in told if found],
            "considered": [_considered(article, one, coder, here) for one, found in told if not found],
        })  # fmt: skip
    return out


def _id(ids: Sequence[str], number: int) -> str:
    return ids[number] if number < len(ids) else str(number)


def _trigger(proposal: Proposal) -> Span:
    tokens, candidate = proposal.sentence.tokens, proposal.candidate
    return Span(tokens[candidate.at].start, tokens[candidate.last - 1].end)


def _words(article: Article, span: Span, key: str = "text") -> dict[str, Any]:
    start, end = article.view.to_raw(span.start, span.end)
    return {key: article.view.raw[start:end], "start": start, "end": end}


def _event(article: Article, proposal: Proposal, event: Event, name: str) -> dict[str, Any]:
    """What fired, what filled each role, and what settled status, date and source."""
    return {
        "event": name,
        "row": event.rule,
        "trigger": _words(article, event.trigger)["text"],
        "type": event.type,
        "act": event.act,
        "confidence": event.confidence,
        "status": str(event.status),
        "why": _why(article, proposal, event),
        "date": event.date,
        "date_text": _said(article, event.date_span),
        "attribution": _said(article, event.source.span if event.source else None),
        "roles": [
            *(_role(article, "actor", entity) for entity in event.actors),
            *(_role(article, "recipient", entity) for entity in event.recipients),
        ],
    }


def _said(article: Article, span: Span | None) -> str | None:
    return None if span is None else str(_words(article, span)["text"])


def _why(article: Article, proposal: Proposal, event: Event) -> str:
    """One line: the word behind the status, then date words and source where there are any."""
    parts = [_status(proposal, event)]
    if event.date or event.act_date:
        words = _said(article, event.date_span)
        parts.append(f"date {event.date or event.act_date} from {f'«{words}»' if words else 'the publication day'}")
    if event.source:
        parts.append(f"said by «{_said(article, event.source.span)}»")
    return "; ".join(parts)


def _status(proposal: Proposal, event: Event) -> str:
    ruling, sentence = proposal.ruling, proposal.sentence
    word = f" at «{sentence.tokens[ruling.at].word.text}»" if ruling.at is not None else ""
    said = f"{ruling.why}{'' if ruling.at is not None and ruling.why in word else word}"
    if event.type != event.act:
        return f"a promise of {event.act}: {said}"
    if event.status != ruling.status:
        reason = event.why[-1] if len(event.why) > 1 else "by its date"
        return f"{event.status} rather than {ruling.status} {reason}: {said}"
    return f"{event.status}: {said}"


def _role(article: Article, role: str, entity: Entity) -> dict[str, Any]:
    row = f", {entity.rule}" if entity.rule else ""
    return {
        "role": role,
        **_words(article, entity.span),
        "country": entity.country or None,
        "slot": entity.slot,
        "probability": round(entity.probability, 3),
        "row": entity.rule or None,
        "why": f"{entity.country or '?'}: {slot_in_words(entity.slot)}, p {entity.probability:.2f}{row}",
    }


def slot_in_words(slot: str) -> str:
    """A slot as a reader says it: "<bare2" → "2nd named before", "من قبل" → "after «من قبل»"."""
    if slot.startswith("topic"):
        return "carried from an earlier sentence"
    side = " before the trigger" if slot.startswith("<") else ""
    joined = "joined to what stands " if "&" in slot else ""
    bare = slot.lstrip("<&")
    stem, rank = bare.rstrip("0123456789"), bare[len(bare.rstrip("0123456789")) :]
    if stem in _SLOTS:
        words = f"{_SLOTS[stem]}{f', number {rank}' if rank else ''}"
    else:
        words = f"after «{bare}»" if bare else "near the trigger"
    return f"{joined}{words}{side}"


def _considered(article: Article, one: _Weighed, coder: EventCoder, others: Sequence[_Weighed]) -> dict[str, Any]:
    proposal, confidence = one
    row = proposal.candidate.row
    why = coder.refused(proposal, confidence, article)
    return {
        **_words(article, _trigger(proposal)),
        "row": row.at,
        "type": row.type,
        "confidence": round(confidence, 3),
        "threshold": coder.models.threshold,
        "why_not": f"{row.type}: {why or _beside(article, proposal, coder, others)}",
    }


def _beside(article: Article, proposal: Proposal, coder: EventCoder, others: Sequence[_Weighed]) -> str:
    """Why a likely candidate gave way to the others of its sentence."""
    for act, confidence in others:
        part = part_of(act, proposal)
        if part and not coder.refused(act, confidence, article):
            return f"{part} «{_said(article, _trigger(act))}»"
    return "another candidate of the same act was kept"
