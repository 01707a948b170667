"""Proposals: every trigger of an article with its roles, status, source and date, before anything is thrown away."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from taqarub.events import status as status_step
from taqarub.events.article import Article
from taqarub.events.attribution import Saying, attribute, carried, sayings
from taqarub.events.content import is_content
from taqarub.events.dating import Dated, ahead, date_of
from taqarub.events.judge import judge_of
from taqarub.events.model import Around, Models
from taqarub.events.parties import parties
from taqarub.events.scene import Scene, scene_of
from taqarub.events.sentence import Sentence
from taqarub.events.setting import Background, Party, Setting, joined, states_of
from taqarub.events.sides import Habits, Role, roles_of, told
from taqarub.events.status import Ruling, Status
from taqarub.events.teasers import teasers
from taqarub.events.topics import elsewhere
from taqarub.events.triggers import Candidate, candidates
from taqarub.knowledge.lexicon import Lexicon
from taqarub.mentions.edtf import edtf_bounds
from taqarub.model.mention import Mention, MentionKind

PROMISED = frozenset(("CONSULT", "SUPPORT", "COOPERATE", "AID"))  # promised, they are an AGREE
_SURE = 0.9
_TOPICS = 8  # who was told of before, the nearest first
_SETS, _SET_REACH = 2, 4  # several states told together in the last so many sentences
_REACH, _NEAR = 8, 3  # words on either side that tell of an act


class Proposal(NamedTuple):
    """One candidate with all that was found for it.

    `features`, the words `around` and their groups `kin` describe it to the keeping model.

    `sided` is the probability that the states of both sides are right, if it is an act.
    """

    candidate: Candidate
    sentence: Sentence
    roles: tuple[Role, ...]
    sided: float
    ruling: Ruling
    saying: Saying | None
    dated: Dated
    features: tuple[str, ...]
    around: Around
    kin: Around
    status_features: tuple[str, ...]


class Draft(NamedTuple):
    """A candidate with everything that needs no weights."""

    candidate: Candidate
    sentence: Sentence
    setting: Setting
    parties: Sequence[Party]
    ruling: Ruling
    saying: Saying | None
    dated: Dated
    status_features: tuple[str, ...]
    last: bool
    elsewhere: tuple[int, int]


def drafts(article: Article, lexicon: Lexicon) -> list[Draft]:
    """All candidates of an article, in reading order, with the mentions that may fill their roles."""
    out: list[Draft] = []
    topics: list[Mention] = []
    sets: list[tuple[int, tuple[Mention, ...]]] = []
    earlier: Saying | None = None
    last = len(article.sentences) - 1
    background = _background(article)
    off_topic = [elsewhere(sentence, lexicon) for sentence in article.sentences]
    length = sum(len(sentence.tokens) for sentence in article.sentences) or 1
    share = min(9, 100 * sum(off_topic) // length)
    links = teasers(article.sentences, lexicon)
    for sentence in [one for one in article.sentences if one.number not in links]:
        here = sayings(sentence, lexicon.speech, earlier)
        scene = scene_of(sentence)
        here_told = candidates(sentence, lexicon)
        for told_of in here_told:
            candidate = told_of._replace(
                content=is_content(told_of, sentence, (d.candidate for d in out if d.sentence is not sentence))
            )
            saying = attribute(sentence, candidate.at, here, earlier)
            dated = date_of(candidate, sentence, article.dates[sentence.number], article.published)
            ruling = _to_come(status_step.rule(candidate, sentence), candidate, sentence, dated, article)
            frame = lexicon.frames.get(candidate.row.frame, {})
            judge = judge_of(candidate, sentence, here_told)
            setting = Setting(candidate, scene, frame, tuple(topics), saying, ruling, background, tuple(sets), judge)
            evidence = tuple(status_step.features(candidate, sentence, ruling, dated.direction))
            ends, topic = sentence.number == last, (min(off_topic[sentence.number], 4), share)
            found = parties(setting)
            out.append(Draft(candidate, sentence, setting, found, ruling, saying, dated, evidence, ends, topic))
        topics = _topics(sentence, here, topics)
        sets = _sets(scene, sets)
        earlier = carried(here, earlier)
    return out


def propose(found: Sequence[Draft], models: Models) -> list[Proposal]:
    """Weigh drafts: both sides chosen, status settled, features for the keeping model."""
    out: list[Proposal] = []
    seen: dict[str, int] = {}
    for draft, (roles, sided) in zip(found, sides(found, models), strict=True):
        ruling = _status(draft, models)
        features = tuple(_features(draft, roles, sided, ruling, seen))
        scene = draft.setting.scene
        out.append(Proposal(
            draft.candidate, draft.sentence, tuple(roles), sided, ruling, draft.saying, draft.dated, features,
            _words(draft.candidate, scene), _kin(draft.candidate, scene), draft.status_features,
        ))  # fmt: skip
        seen[draft.candidate.row.type] = seen.get(draft.candidate.row.type, 0) + 1
    return out


def sides(found: Sequence[Draft], models: Models) -> Iterator[tuple[list[Role], float]]:
    """The roles of each draft and how likely both sides are right: first by itself, then with the article's others."""
    first = [models.sides.first(d.setting, d.parties) for d in found]
    readings = [told(d.candidate.row.type, p, d.parties) for d, p in zip(found, first, strict=True)]
    for number, draft in enumerate(found):
        others = [reading for i, reading in enumerate(readings) if i != number]
        again = models.sides.again(first[number], draft.parties, Habits(draft.candidate.row.type, others))
        yield roles_of(draft.candidate.row.type, again, draft.parties)


def _to_come(ruling: Ruling, candidate: Candidate, sentence: Sentence, dated: Dated, article: Article) -> Ruling:
    """Talks and deals dated after the publication are planned, whatever their form says («تستضيف … الخميس اجتماعا»).

    Not what a perfect tells, whose date is another's («وقعا اتفاقا يسري بداية من يوليو»). Where no day of publication
    is known, the words of the date say which side of it they lie on («الأسبوع المقبل»).
    """
    if ruling.status != Status.ACTUAL or candidate.row.type not in PROMISED:
        return ruling
    if candidate.verbal and candidate.reading.tag.startswith("p"):
        return ruling
    if article.published is None:
        to_come = ahead(candidate, sentence, article.dates[sentence.number])
    else:
        then, now = edtf_bounds(dated.edtf), edtf_bounds(article.published)
        to_come = then is not None and now is not None and then[0] > now[1]
    return Ruling(Status.FUTURE, None, "dated after the publication", firm=True) if to_come else ruling


def _background(article: Article) -> Background:
    counts = Counter(s for sentence in article.sentences for m in sentence.mentions for s in states_of(m))
    ranks = {state: i for i, state in enumerate(sorted(counts, key=lambda s: (-counts[s], s)))}
    titled = frozenset(s for m in article.title.mentions for s in states_of(m)) if article.title else frozenset()
    return Background(ranks, titled, article.home, len(article.sentences) == 1)


def _topics(sentence: Sentence, here: Sequence[Saying], old: Sequence[Mention]) -> list[Mention]:
    """Who the next sentence may be about: its first bare mention, who spoke, who else was named; then older topics."""
    named = [m for m in sentence.mentions if m.country and m.kind not in (MentionKind.NISBA, MentionKind.OWN)]
    first = next((m for m in named if not m.prep), None)
    speaker = here[-1].mention if here and here[-1].mention and here[-1].mention.country else None
    order = [m for m in (first, speaker, *named, *old) if m is not None]
    out: list[Mention] = []
    for m in order:
        if all(m.country != o.country or m.kind != o.kind for o in out):
            out.append(m)
    return out[:_TOPICS]


def _sets(scene: Scene, old: Sequence[tuple[int, tuple[Mention, ...]]]) -> list[tuple[int, tuple[Mention, ...]]]:
    """Several states told together in this sentence, the last first; then those of the sentences shortly before."""
    number = scene.sentence.number
    order = [(number, run) for run in reversed(scene.joint())] + [s for s in old if s[0] > number - _SET_REACH]
    out: dict[tuple[str, ...], tuple[int, tuple[Mention, ...]]] = {}
    for told_at, run in order:
        if len(joined(run)) > 1:
            out.setdefault(joined(run), (told_at, run))
    return list(out.values())[:_SETS]


def _features(
    draft: Draft, filled: Sequence[Role], sided: float, ruling: Ruling, seen: Mapping[str, int]
) -> Iterator[str]:
    candidate, sentence, saying, dated = draft.candidate, draft.sentence, draft.saying, draft.dated
    row, reading = candidate.row, candidate.reading
    tokens = sentence.tokens
    form = reading.tag if candidate.verbal else f"n{reading.article:d}{reading.enclitic[:1]}"
    pos = "V" if candidate.verbal else "N"
    actor = max((r.probability for r in filled if r.role == "A"), default=0.0)
    recipient = max((r.probability for r in filled if r.role == "R"), default=0.0)
    a = "A" + ("0" if not actor else "1" if actor < 0.5 else "2" if actor < 0.8 else "3")
    r = "R" + ("0" if not recipient else "1" if recipient < 0.5 else "2" if recipient < 0.8 else "3")
    same = "same" if len({x.mention.country for x in filled if x.mention.country}) < 2 else "diff"
    yield f"row:{row.key}"
    yield f"head:{row.head}"
    yield f"type:{row.type}"
    yield f"tp:{row.type}|{pos}|{form[:2]}"
    yield f"hf:{row.head}|{form}"
    yield f"ar:{a}{r}|{pos}"
    yield f"art:{a}{r}|{row.type}"
    yield f"same:{same}|{row.type}"
    yield f"sd:{min(int(sided * 5), 4)}|{row.type}"
    yield f"sd:{min(int(sided * 10), 9)}|{pos}"
    yield f"st:{ruling.status}|{row.type}"
    yield f"stp:{ruling.status}|{pos}"
    yield f"com:{min(len(candidate.companions), 2)}|{pos}"
    if candidate.content:
        yield "content"
    yield f"seen:{min(seen.get(row.type, 0), 3)}|{row.type}|{form[:2]}"
    yield f"sent:{min(sentence.number, 4)}"
    yield f"last:{draft.last}"
    yield f"off:{draft.elsewhere[0]}"
    yield f"off:{draft.elsewhere[0]}|{row.type}"
    yield f"offd:{draft.elsewhere[1]}"
    yield f"offd:{draft.elsewhere[1]}|{min(draft.elsewhere[0], 2)}"
    yield f"q:{sentence.quoted[candidate.at]}|{pos}"
    yield f"say:{saying.kind if saying else ''}|{pos}"
    yield f"dated:{bool(dated.edtf)}|{pos}|{dated.direction}"
    yield f"n:{min(len(sentence.mentions), 6)}"
    yield f"nc:{min(len({m.country for m in sentence.mentions if m.country}), 4)}"
    yield f"prep:{reading.prep}|{reading.article}|{bool(reading.enclitic)}|{pos}"
    for kin in tokens[candidate.at].word.kin:
        yield f"k:{kin}"
        yield f"k:{kin}{pos}|{row.type}"
    for offset, name in ((-2, "w-2"), (-1, "w-1"), (1, "w+1"), (2, "w+2")):
        at = candidate.at + offset if offset < 0 else candidate.last - 1 + offset
        word = tokens[at].word if 0 <= at < len(tokens) else None
        text = word.text if word else "#"
        yield f"{name}:{text}"
        yield f"{name}p:{text}|{row.type}"
        for kin in word.kin if word else ():
            yield f"{name}k:{kin}"
            yield f"{name}k:{kin}|{row.type}"
            yield f"{name}k:{kin}|{row.head}"
        if word and at in sentence.mention_at:
            yield f"{name}m:{sentence.mention_at[at].kind}|{pos}"
            yield f"{name}mt:{sentence.mention_at[at].kind}|{row.type}|{pos}"
        elif word:
            yield f"{name}c:{','.join(sorted(word.classes)) or ','.join(sorted(word.kinds))}|{pos}"
    if not candidate.verbal:
        yield f"bare:{reading.article}|{_bare_noun(sentence, candidate)}|{row.type}"
        yield f"bare:{reading.article}|{_bare_noun(sentence, candidate)}"
        yield f"dem:{candidate.at > 0 and 'demonstrative' in tokens[candidate.at - 1].word.classes}"
    for rival in candidate.rivals[:2]:
        yield f"rival:{row.type}|{rival.type}"
    for role in filled:
        yield f"rk:{role.role}|{role.mention.kind}|{row.type}"
        yield f"rs:{role.role}|{role.mention.sector}|{row.type}"
        yield f"rsl:{role.role}|{role.slot}|{pos}"
    yield f"len:{min(len(tokens) // 10, 6)}"
    yield f"ver:{min(sum('V' in t.word.kinds for t in tokens), 5)}"


def _words(candidate: Candidate, scene: Scene) -> Around:
    """The words before and after a trigger, near it by its head, and all of its sentence by its type and its head."""
    row, at, last, tokens = candidate.row, candidate.at, candidate.last, scene.sentence.tokens
    before = [t.word.text for t in tokens[max(0, at - _REACH) : at]]
    after = [t.word.text for t in tokens[last : last + _REACH]]
    return (
        ("<", tuple(dict.fromkeys(before))),
        (">", tuple(dict.fromkeys(after))),
        (f"<{row.head}", tuple(dict.fromkeys(before[-_NEAR:]))),
        (f">{row.head}", tuple(dict.fromkeys(after[:_NEAR]))),
        (f"={row.type}", scene.words),
        (f"=:{row.head}", scene.words),
    )


def _kin(candidate: Candidate, scene: Scene) -> Around:
    """The groups of the words before and after a trigger, and of those of its sentence by its type and its head."""
    row, at, last, tokens = candidate.row, candidate.at, candidate.last, scene.sentence.tokens
    sides = tokens[max(0, at - _REACH) : at], tokens[last : last + _REACH]
    before, after = (tuple(dict.fromkeys(k for t in side for k in t.word.kin)) for side in sides)
    return ("k<", before), ("k>", after), (f"k={row.type}", scene.kin), (f"k=:{row.head}", scene.kin)


def _status(draft: Draft, models: Models) -> Ruling:
    """The rule's ruling, overruled where the learned model finds another likelier."""
    ruling = draft.ruling
    if not models.status.weights:
        return ruling
    label, chance = models.status.choose(draft.status_features, status_step.LABELS)
    if label == ruling.status or ruling.firm or (ruling.status != Status.ACTUAL and chance < _SURE):
        return ruling  # a word that says planned, demanded or denied is only overruled when the model is sure
    return Ruling(Status(label), ruling.at, f"weighed: {label} rather than {ruling.status}")


def _bare_noun(sentence: Sentence, candidate: Candidate) -> str:
    """What completes a noun: a mention, a relative clause, a preposition, another noun, or nothing."""
    at = candidate.last
    if candidate.reading.enclitic not in ("", "ا"):
        return "own"
    if at >= len(sentence.tokens) or not sentence.tokens[at].word.text[0].isalnum():
        return "end"
    if at in sentence.mention_at:
        return "party"
    classes = sentence.tokens[at].word.classes
    return next((name for name in ("relative", "preposition", "demonstrative", "same") if name in classes), "word")
