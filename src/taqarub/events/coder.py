"""Proposals → events: what is kept, its type, whom it binds, when and where, and which mentions are one event."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from taqarub.events.alone import Given, given, judged_alone
from taqarub.events.article import Article
from taqarub.events.attribution import span_of
from taqarub.events.beside import chances
from taqarub.events.content import FORM as CONTENT
from taqarub.events.contexts import Topics, contexts_of, topics_of
from taqarub.events.dating import announced, coming, date_of, news_day
from taqarub.events.model import Models
from taqarub.events.modes import mode_of
from taqarub.events.past import LIKELY, SURE, dated_as_news, firm, past_features
from taqarub.events.proposals import PROMISED, Proposal, drafts, propose
from taqarub.events.same import once_a_sentence, share_places, tie
from taqarub.events.settle import promised, settle
from taqarub.events.sides import Role
from taqarub.events.status import Status
from taqarub.events.triggers import Candidate
from taqarub.events.when import day_ahead
from taqarub.events.where import place_of, told_later
from taqarub.knowledge.lexicon import Lexicon
from taqarub.mentions.edtf import approximate, edtf_bounds, plain
from taqarub.model.event import Entity, Event, Source
from taqarub.model.mention import Mention, MentionKind
from taqarub.model.text import Span
from taqarub.text.tokens import Token, readings_at

_TALKS = frozenset(("CONSULT", "AGREE"))
_THREATENED = ("ASSAULT", "SANCTION", "COERCE", "MOBILIZE", "PROTEST", "REJECT", "RETREAT")
_CONTENTS = {  # an act → preposition and type of a noun that only says with what, or to what
    "THREATEN": frozenset(("ب", type_) for type_ in _THREATENED),
    "AGREE": frozenset((("ل", "CONSULT"),)),
}
_PROMISED_DEEDS = frozenset(("CONSULT", "AID", "COOPERATE"))
_SENTENCES = frozenset((("ب", "ASSAULT"), ("ب", "COERCE")))
_CONTENT_REACH = 8  # tokens
_CONTENT_LEAST = 0.2  # for what talks were about, told again
_HISTORY_DAYS = 30
_BESIDE = 20  # characters
_TO_COME = frozenset(("future.word", "hypothetical.modal"))
_BY_FORCE = frozenset(("ASSAULT", "MOBILIZE"))
_STATES = frozenset(
    (MentionKind.STATE, MentionKind.NISBA, MentionKind.SEAT, MentionKind.COUNTERPART, MentionKind.BOTH, MentionKind.OWN)
)


class EventCoder:
    """Codes articles by a lexicon and learned models."""

    def __init__(self, lexicon: Lexicon, models: Models) -> None:
        self._lexicon = lexicon
        self.models = models

    def proposals(self, article: Article) -> list[Proposal]:
        """Every candidate with its roles and features, kept or not."""
        return propose(drafts(article, self._lexicon), self.models)

    def weighed(self, article: Article) -> list[tuple[Proposal, float]]:
        """Every candidate, each with the calibrated probability that a careful reader codes it as its type."""
        proposals = self.proposals(article)
        return list(zip(proposals, chances(proposals, self.models, given(article)), strict=True))

    def code(self, article: Article) -> tuple[Event, ...]:
        """The events of an article in reading order, mentions of one event tied by `same_as`."""
        return tuple(event for event, _ in self.settled(article))

    def settled(self, article: Article) -> list[tuple[Event, Proposal]]:
        """The same events, each with what it comes from."""
        pairs = self.told(article)
        events = settle(pairs, article, self.models, partial(self._restatus, article))
        topics = topics_of(article, self._lexicon)
        return [(self._in_context(e, p, topics), p) for e, (_, p) in zip(events, pairs, strict=True)]

    def _in_context(self, event: Event, proposal: Proposal, topics: Topics) -> Event:
        found = contexts_of(event, proposal, topics, self._lexicon, self.models.context)
        return replace(event, contexts=found)

    def told(self, article: Article) -> list[tuple[Event, Proposal]]:
        """The events by the rules of date and place, before the weighing of `settle`, each with what it comes from."""
        weighed = self.weighed(article)
        likely = [(p, c) for p, c in weighed if not self.refused(p, c, article)]
        kept = [(p, c) for p, c in likely if not any(part_of(act, p) for act, _ in likely)]
        written = [(self.event(article, _addressed(p, kept), c), p) for p, c in kept]
        own = {(event.trigger.start, event.rule): p for event, p in written}
        tied = share_places(tie(once_a_sentence([event for event, _ in written]), self.models.same))
        events = share_places(told_later(tied, [p for p, _ in weighed]))
        return [(event, own[event.trigger.start, event.rule]) for event in events]

    def refused(self, proposal: Proposal, confidence: float, article: Article) -> str:
        """Why a candidate by itself is no event, for a reader; "" when it may be one."""
        threshold, least = self._least(proposal, article)
        sided = confidence * proposal.sided
        if confidence < threshold:
            parties = "" if proposal.roles else ", nobody fills a role"
            return f"confidence {confidence:.2f} below {threshold:.2f}{parties}"
        if sided < least:
            return f"that it happened between these parties: {sided:.2f} below {least:.2f}"
        return "" if _political(proposal) else "nobody of a state or body takes part"

    def _least(self, proposal: Proposal, article: Article) -> tuple[float, float]:
        """How likely it has to be that it happened, and that it happened between these parties.

        «وجرى خلال اللقاء بحث …» leaves no parties in doubt: of 7 likely by 0.2 to 0.3 the 3 of the gold are events.
        """
        if proposal.candidate.content:
            return _CONTENT_LEAST, _CONTENT_LEAST
        return self.models.threshold, self.models.sided if len(article.sentences) > 1 else self.models.lone

    def event(self, article: Article, proposal: Proposal, confidence: float) -> Event:
        """One proposal written down."""
        candidate, sentence = proposal.candidate, proposal.sentence
        act = self._act(proposal)
        promised = act in PROMISED and (proposal.ruling.status == Status.FUTURE or act != candidate.row.type)
        actors = _entities(proposal, "A")
        recipients = _entities(proposal, "R")
        type_ = "AGREE" if promised else candidate.row.type
        date, act_date = self._dates(article, proposal, promised)
        event = Event(
            type=type_,
            mode="" if promised else mode_of(proposal, self.models),
            act=act,
            contexts=(),
            status=_promise(proposal.ruling.status) if promised else self._status(article, proposal, date),
            actors=actors,
            recipients=recipients,
            trigger=span_of(sentence.tokens, candidate.at, candidate.last),
            sentence=sentence.span,
            date=date,
            act_date=act_date,
            date_span=proposal.dated.span,
            source=self._source(proposal),
            quote=_quote(proposal),
            confidence=round(confidence, 3),
            fresh=candidate.fresh,
            form=_form(candidate),
            sentence_number=sentence.number,
            rule=candidate.row.at,
            why=(proposal.ruling.why,),
        )
        return replace(event, place=place_of(event, proposal))

    def _act(self, proposal: Proposal) -> str:
        """What is done or promised: an AGREE row whose words name a meeting promises it: زيارة مرتقبة, ترتيبات لقاء."""
        candidate = proposal.candidate
        if candidate.row.type != "AGREE" or candidate.verbal:
            return candidate.row.type
        named = [r.type for r in candidate.rivals]
        tokens = proposal.sentence.tokens
        for at in candidate.companions:
            to_come = tokens[at].word.classes & _TO_COME
            named.extend(t for t in self._types(tokens, candidate.at if to_come else at) if to_come or t == "CONSULT")
        return next((t for t in named if t in PROMISED), "AGREE")

    def _types(self, tokens: Sequence[Token], at: int) -> Iterator[str]:
        """What a word may report as a noun, whatever stands by it."""
        for reading in readings_at(tokens, at):
            if reading.kind == "N":
                yield from (self._lexicon.triggers[number].type for number in self._lexicon.nouns[reading.ref])

    def _dates(self, article: Article, proposal: Proposal, promised: bool) -> tuple[str | None, str | None]:
        """(date of the act or promise, date of the promised act). Undated news has the publication day, ~."""
        dated = proposal.dated
        edtf = plain(dated.edtf)
        if promised:
            dates, saying = article.dates[proposal.sentence.number], proposal.saying
            said = announced(proposal.candidate, proposal.sentence, dates, saying.at) if saying else None
            planned = day_ahead(proposal, article) or _planned(article, proposal, said)
            return said or _told(article, proposal), _from(planned, said)
        if edtf and proposal.ruling.status == Status.HYPOTHETICAL and dated.direction < 0 and "/" not in edtf:
            return f"{edtf.rstrip('~')}/..", None  # what was asked for then can only come after
        if edtf:
            return edtf, None
        if dated.direction < 0 or proposal.ruling.status == Status.HYPOTHETICAL:
            return None, None
        return _told(article, proposal), None

    def _status(self, article: Article, proposal: Proposal, date: str | None) -> Status:
        status = proposal.ruling.status
        if status != Status.ACTUAL or not date or not article.published:
            return status
        then, now = edtf_bounds(date), edtf_bounds(article.published)
        if then and now and (now[0] - then[1]).days > _HISTORY_DAYS:
            return Status.HISTORICAL
        return status

    def _restatus(self, article: Article, event: Event, proposal: Proposal) -> Event:
        """The status once the date is settled: by a date that is firm, else by weighing what speaks for background."""
        if promised(event):
            return event
        dated = replace(event, status=self._status(article, proposal, event.date))
        past = self.models.past
        if dated.status != Status.ACTUAL or not past.weights or firm(dated, article):
            return dated
        chance = past.probability(past_features(dated, proposal, article), proposal.around)
        weighed = self.models.alone.weights and given(article) == Given.ALONE and judged_alone(proposal)
        if chance < (SURE if weighed else LIKELY):
            return dated
        date = None if dated_as_news(event, article) else event.date
        why = (*dated.why, f"told as background, p {chance:.2f}")
        return replace(dated, status=Status.HISTORICAL, date=date, why=why)

    def _source(self, proposal: Proposal) -> Source | None:
        saying = proposal.saying
        if saying is None:
            return None
        span = Span(saying.start, saying.end)
        mention = saying.mention
        return Source(span, mention.name or mention.name_ar if mention else "", mention.country if mention else "")


def _form(candidate: Candidate) -> str:
    """How an act is told, for those who tie mentions: V a verb, n a noun and whether it has ال and a pronoun."""
    if candidate.content:
        return CONTENT
    reading = candidate.reading
    return "V" if candidate.verbal else f"n{reading.article:d}{bool(reading.enclitic):d}"


def _planned(article: Article, proposal: Proposal, said: str | None) -> str | None:
    """The day of what is promised: a date of its sentence that is not over, nor the day when it was `said`."""
    candidate, sentence, dated = proposal.candidate, proposal.sentence, proposal.dated
    if _aside(article, proposal):
        ahead = [d for d in article.dates[sentence.number] if d.direction > 0]
        dated = date_of(candidate, sentence, ahead, article.published)
    elif plain(dated.edtf) != said:
        dated = coming(dated, candidate, sentence, article.published, bool(proposal.saying))
    edtf = plain(dated.edtf)
    return edtf if edtf != said and dated.direction >= 0 else None


def _aside(article: Article, proposal: Proposal) -> bool:
    """«أجرى … محادثات الأحد وسط استعدادات لقمة»: a day that is over is not that of the meeting to come."""
    dated, candidate, tokens = proposal.dated, proposal.candidate, proposal.sentence.tokens
    day, now = edtf_bounds(dated.edtf), edtf_bounds(article.published)
    if candidate.verbal or dated.span is None or day is None or now is None or day[1] > now[1]:
        return False
    return not 0 <= dated.span.start - tokens[candidate.last - 1].end <= _BESIDE


def _promise(status: Status) -> Status:
    """A promise of what may come is made, unless it is denied."""
    return status if status == Status.NEGATED else Status.ACTUAL


def _political(proposal: Proposal) -> bool:
    """An act needs somebody of a state or body on one side; only talks may leave their parties to the context."""
    if proposal.candidate.row.type in _TALKS:
        return True
    return any(r.mention.country or r.mention.inner or r.mention.sector for r in proposal.roles)


def part_of(act: Proposal, other: Proposal) -> str:
    """What `other` only is to `act`, in words that the trigger of `act` follows; "" for an act of its own."""
    if _content(act, other) or _promised_by(act, other):
        return "only the content of"
    if _in_which(act, other):
        return "already announced by"
    if _opens(other, act):
        return "only the words of a plan for"
    return "called off by" if _called_off(act, other) else ""


def _content(act: Proposal, other: Proposal) -> bool:
    """«هددت بقصف …», «دعوة لزيارة …», «قضت المحكمة بإعدامه»: what is threatened with, invited to or sentenced to."""
    first, then, sentence = act.candidate, other.candidate, other.sentence
    contents = _SENTENCES if first.row.mode == "convict" else _CONTENTS.get(first.row.type, frozenset())
    if (then.reading.prep, then.row.type) not in contents or then.verbal:
        return False
    near = sentence is act.sentence and 0 <= then.at - first.last <= _CONTENT_REACH
    return near and sentence.hard[first.at] == sentence.hard[then.at]


def _promised_by(act: Proposal, other: Proposal) -> bool:
    """«قررت كندا تزويد أوكرانيا …»: the noun that a word of promising needs (10 of 166 in annotated news are acts)."""
    first, then = act.candidate, other.candidate
    if act.sentence is not other.sentence or first.row.type != "AGREE" or then.verbal:
        return False
    return then.at in first.companions and then.row.type in _PROMISED_DEEDS


def _in_which(act: Proposal, other: Proposal) -> bool:
    """«ستستقبل موسكو الرئيس … في زيارة»: the visit is what has just been announced."""
    first, then, sentence = act.candidate, other.candidate, other.sentence
    if sentence is not act.sentence or not first.verbal or then.verbal or then.row.type not in _TALKS:
        return False
    planned = first.row.type in PROMISED and act.ruling.status == Status.FUTURE
    led = then.at > first.last and sentence.tokens[then.at - 1].word.text == "في"
    return planned and led and sentence.hard[first.at] == sentence.hard[then.at]


def _called_off(act: Proposal, meeting: Proposal) -> bool:
    """«ألغى الرئيس زيارته»: a meeting that is the object of a rejection, only its subject between, does not happen."""
    first, then, sentence = act.candidate, meeting.candidate, meeting.sentence
    if sentence is not act.sentence or (first.row.type, then.row.type) != ("REJECT", "CONSULT") or then.verbal:
        return False
    between = range(first.last, then.at)
    return first.verbal and not then.reading.prep and all(i in sentence.mention_at for i in between)


def _opens(plan: Proposal, act: Proposal) -> bool:
    """«من المقرر أن يزور»: the words of planning before an act that is coded as planned tell no second promise."""
    first, then = plan.candidate, act.candidate
    if plan.sentence is not act.sentence or first.row.type != "AGREE" or then.row.type not in PROMISED:
        return False
    return then.verbal and then.at == first.last and plan.sentence.tokens[first.last - 1].word.text == "ان"


def _addressed(proposal: Proposal, kept: Sequence[tuple[Proposal, float]]) -> Proposal:
    """What is asked of someone would be done by them, not by who asks: whom the demand is made to acts."""
    if proposal.ruling.status != Status.HYPOTHETICAL:
        return proposal
    actors = [r.mention for r in proposal.roles if r.role == "A"]
    for other, _ in reversed(kept):
        demands = other.candidate.row.type == "REQUEST" and other.sentence.number == proposal.sentence.number
        if demands and other.candidate.at < proposal.candidate.at:
            asking = [r.mention for r in other.roles if r.role == "A"]
            asked = tuple(r._replace(role="A") for r in other.roles if r.role == "R")
            if actors and (actors != asking or not asked):
                return proposal
            left = [r for r in proposal.roles if r.role == "R" and all(r.mention is not a.mention for a in asked)]
            return proposal._replace(roles=(*asked, *left))
    return proposal


def _told(article: Article, proposal: Proposal) -> str | None:
    """The approximate date of what is told without one: the day the news is about, else that of publication."""
    return approximate(news_day(article.dates, proposal.sentence.number, article.published) or article.published)


def _from(planned: str | None, said: str | None) -> str | None:
    """What is to come "before the year ends" may come from the day it was said."""
    if planned and said and "/" in planned and not said.endswith("~") and "/" not in said:
        end = edtf_bounds(planned.partition("/")[2])
        day = edtf_bounds(said)
        if end and day and day[0] == day[1] < end[1]:
            return f"{said}/{planned.partition('/')[2]}"
    return planned


def _entities(proposal: Proposal, role: str) -> tuple[Entity, ...]:
    """The entities of a role, in text order; "the two sides" become two, one party stands once."""
    out: list[Entity] = []
    roles = sorted((r for r in proposal.roles if r.role == role), key=lambda r: r.mention.start)
    for filled in roles:
        for country in _countries(filled.mention):
            entity = _entity(filled, country, _sector(filled.mention, role, proposal.candidate.row.type))
            if not any(
                entity.country == e.country and (entity.name_ar == e.name_ar or not entity.name_ar) for e in out
            ):
                out.append(entity)
    return tuple(out)


def _countries(mention: Mention) -> Iterator[str]:
    if mention.kind == MentionKind.BOTH:
        yield from mention.inner or ("",)
    else:
        yield mention.country


def _entity(filled: Role, country: str, sector: str) -> Entity:
    mention = filled.mention
    return Entity(
        Span(mention.start, mention.end), country, sector, mention.name, mention.name_ar, mention.office,
        mention.id, mention.rule, filled.slot, filled.probability,
    )  # fmt: skip


def _sector(mention: Mention, role: str, type_: str) -> str:
    """Who acts where a state alone is named: its government; its army where an adjective names whose force it was."""
    if mention.sector or (mention.kind == MentionKind.BOTH and not mention.inner):
        return mention.sector
    if mention.kind == MentionKind.NISBA and role == "A" and type_ in _BY_FORCE:
        return "MIL"
    return "CVL" if mention.kind == MentionKind.PLACE else "GOV" if mention.kind in _STATES else ""


def _quote(proposal: Proposal) -> Span | None:
    """The quotation around the trigger, without its marks."""
    sentence, at = proposal.sentence, proposal.candidate.at
    if not sentence.quoted[at]:
        return None
    first = last = at
    while first > 0 and sentence.tokens[first - 1].word.text != '"':
        first -= 1
    while last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].word.text != '"':
        last += 1
    return span_of(sentence.tokens, first, last + 1)
