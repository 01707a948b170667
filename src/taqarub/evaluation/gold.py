"""Annotated articles and coded records, brought to one shape for scoring.

Gold is a folder of <id>.json: {"id", "text"?, "published"?, "events": [{"sentence", "trigger", …}], "debatable"?}.
Sentence and trigger are copied strings and `same_as` is the index of an event's first mention.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from taqarub.errors import RecordError
from taqarub.evaluation.days import Days, day_range

_PROMISED = frozenset({"CONSULT", "COOPERATE", "SUPPORT", "AID", "AGREE"})


@dataclass(frozen=True, slots=True)
class Mention:
    """One event mention as scoring sees it, gold or predicted. Spans are half-open code points of the text.

    `key` names it to `same_as` of later mentions. `date`, `planned` and `act` are day ranges.
    """

    key: object
    same_as: object
    type: str
    status: str
    mode: str | None
    actors: frozenset[str]
    recipients: frozenset[str]
    date: Days | None
    planned: Days | None
    act: Days | None
    place_country: str | None
    attributed: bool
    trigger: tuple[int, int]
    sentence: tuple[int, int]
    words: str
    evidence: str
    optional: bool = False

    @property
    def kinds(self) -> frozenset[str]:
        """The types under which it may be matched: what is promised counts as AGREE too."""
        kind = self.type.upper()
        promise = self.status == "future" and kind in _PROMISED
        return frozenset({kind, "AGREE"}) if promise else frozenset({kind})

    @property
    def reality(self) -> str:
        """actual, future, hypothetical or negated; what is historical happened."""
        return "actual" if self.status == "historical" else self.status

    @property
    def dates(self) -> tuple[Days, ...]:
        """The day ranges under which it may be dated; an AGREE also by the day of what is promised."""
        found = (self.date, self.planned, self.act) if "AGREE" in self.kinds else (self.date,)
        return tuple(days for days in found if days)


@dataclass(frozen=True, slots=True)
class Annotation:
    """One gold file as it was written, beside the article it is about; the parsed JSON of each."""

    gold: Mapping[str, Any]
    article: Mapping[str, Any]

    @property
    def published(self) -> str | None:
        """The day the article was published, EDTF, where either file tells it."""
        found = self.article.get("published") or self.gold.get("published")
        return str(found) if found else None


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """One annotated article. `debatable` are the spans where an event is neither right nor wrong."""

    id: str
    text: str
    title: str | None
    published: str | None
    mentions: tuple[Mention, ...]
    debatable: tuple[tuple[int, int], ...]


def read_gold(folder: Path, articles: Path | None = None) -> tuple[GoldDocument, ...]:
    """All gold documents, sorted by file. Texts that are not inside come from `articles`/<id>.json.

    Raises RecordError REC04 when the folder holds no gold, or a file of it cannot be used.
    """
    return tuple(document for _, document in _read_all(folder, articles))


def read_annotations(folder: Path, articles: Path | None = None) -> tuple[Annotation, ...]:
    """The same files as they were written, for training. Raises RecordError REC04 like `read_gold`."""
    return tuple(annotation for annotation, _ in _read_all(folder, articles))


def read_predicted(path: Path) -> dict[str, Mapping[str, Any]]:
    """Records of a JSON Lines file by document id. Raises RecordError REC04."""
    found: dict[str, Mapping[str, Any]] = {}
    try:
        for line in path.read_text("utf-8").split("\n"):
            if line.strip():
                record = json.loads(line)
                found[str(record["document"]["id"])] = record
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, KeyError, TypeError) as error:
        hint = "give the output of taqarub code"
        raise RecordError("REC04", "these are not records", at=str(path), got=str(error), hint=hint) from error
    return found


def predicted_mentions(record: Mapping[str, Any] | None) -> tuple[Mention, ...]:
    """The mentions of one coded record; those without countries take them from the mention they repeat."""
    return inherit([_from_record(event) for event in (record or {}).get("events", ())])


def inherit(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """ "Talks were held": a repetition that names nobody has the actors of the first mention."""
    known: dict[object, Mention] = {mention.key: mention for mention in mentions}
    found: list[Mention] = []
    for mention in mentions:
        root = known.get(mention.same_as) if mention.same_as is not None else None
        if root and not mention.actors and not mention.recipients:
            mention = replace(mention, actors=root.actors, recipients=root.recipients)
            known[mention.key] = mention
        found.append(mention)
    return tuple(found)


def _read_all(folder: Path, articles: Path | None) -> list[tuple[Annotation, GoldDocument]]:
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise RecordError("REC04", "there is no gold here", at=str(folder), hint="give a folder of <id>.json files")
    return [_read_document(path, articles or folder.parent / "articles") for path in paths]


def _read_document(path: Path, articles: Path) -> tuple[Annotation, GoldDocument]:
    try:
        gold = json.loads(path.read_text("utf-8"))
        article = gold if "text" in gold else json.loads((articles / f"{gold['id']}.json").read_text("utf-8"))
        annotation = Annotation(gold, article)
        return annotation, gold_document(annotation)
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, KeyError, ValueError) as error:
        hint = "texts come from --articles DIR, as <id>.json"
        raise RecordError("REC04", "this gold cannot be used", at=str(path), got=str(error), hint=hint) from error


def gold_document(annotation: Annotation) -> GoldDocument:
    """An annotation as scoring sees it. Raises ValueError where a sentence is not in the text, KeyError without one."""
    gold, article = annotation.gold, annotation.article
    text = article["text"]
    spans = (_find(text, one["text"]) for one in gold.get("debatable") or ())
    debatable = tuple(span for span in spans if span)
    mentions = [_from_gold(event, number, text, debatable) for number, event in enumerate(gold["events"])]
    return GoldDocument(gold["id"], text, article.get("title"), annotation.published, inherit(mentions), debatable)


def _from_gold(event: Mapping[str, Any], number: int, text: str, debatable: Iterable[tuple[int, int]]) -> Mention:
    """A gold event with its copied strings found in the text. Raises ValueError when its sentence is not there."""
    sentence = _find(text, event["sentence"])
    if sentence is None:
        raise ValueError(f"the sentence is not in the text: {event['sentence'][:60]!r}")
    words = event.get("trigger") or ""
    start = text.find(words, *sentence)
    start = sentence[0] if start < 0 else start
    unsure = any(a <= start < b for a, b in debatable)
    return _mention(
        event,
        key=number,
        place_country=event.get("place_country"),
        trigger=(start, start + len(words)),
        sentence=sentence,
        words=words,
        optional=bool(event.get("optional")) or unsure,
    )


def _from_record(event: Mapping[str, Any]) -> Mention:
    trigger, sentence = event.get("trigger") or {}, event.get("sentence") or {}
    start = sentence.get("start", -1)
    return _mention(
        event,
        key=event.get("id"),
        place_country=(event.get("place") or {}).get("country"),
        trigger=(trigger["start"], trigger["end"]) if "start" in trigger else (start, start),
        sentence=(start, sentence.get("end", -1)),
        words=trigger.get("text") or "",
        optional=False,
    )


def _mention(
    event: Mapping[str, Any],
    *,
    key: object,
    place_country: str | None,
    trigger: tuple[int, int],
    sentence: tuple[int, int],
    words: str,
    optional: bool,
) -> Mention:
    """What gold and records write alike."""
    evidence = event.get("sentence")
    return Mention(
        key=key,
        same_as=event.get("same_as"),
        type=event.get("type") or "",
        status=event.get("status") or "actual",
        mode=event.get("mode"),
        actors=_countries(event.get("actors")),
        recipients=_countries(event.get("recipients")),
        date=day_range(event.get("date")),
        planned=day_range(event.get("planned_date")),
        act=day_range(event.get("act_date")),
        place_country=place_country,
        attributed=bool(event.get("attribution")),
        trigger=trigger,
        sentence=sentence,
        words=words,
        evidence=evidence if isinstance(evidence, str) else "",
        optional=optional,
    )


def _countries(parties: Iterable[Mapping[str, Any]] | None) -> frozenset[str]:
    codes = (party.get("country") for party in parties or ())
    lists = ([code] if isinstance(code, str) else code or [] for code in codes)
    return frozenset(code.upper() for one in lists for code in one if code)


def _find(text: str, part: str) -> tuple[int, int] | None:
    start = text.find(part)
    return (start, start + len(part)) if start >= 0 else None
