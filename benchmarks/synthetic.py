"""Invented articles with known events: records as the coder writes them, of texts that say what the records say.

The stream is a function of its seed. Days go by as articles come: a longer stream is a longer time, not a denser one.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, NamedTuple

FIRST_DAY = date(2020, 1, 1)
ARTICLES_A_DAY = 25
STATES = {
    code: (name, nisba)
    for code, name, nisba in (
        line.split()
        for line in (
            "DZA الجزائر الجزائري", "EGY مصر المصري", "FRA فرنسا الفرنسي", "IRN إيران الإيراني", "IRQ العراق العراقي",
            "JOR الأردن الأردني", "LBN لبنان اللبناني", "LBY ليبيا الليبي", "MAR المغرب المغربي", "QAT قطر القطري",
            "RUS روسيا الروسي", "SAU السعودية السعودي", "SDN السودان السوداني", "SYR سوريا السوري", "TUN تونس التونسي",
            "TUR تركيا التركي",
        )
    )
}  # fmt: skip
CITIES = ("حلب", "طرابلس", "البصرة", "عدن", "وهران", "صفاقس", "الموصل", "بنغازي", "درعا", "تعز", "الفاشر", "العقبة")
TOPICS = tuple(
    "التجارة الطاقة المياه الحدود الهجرة النفط الغاز القمح الموانئ السياحة التعليم الصحة الزراعة الصيد الطيران "
    "الجمارك الكهرباء الاستثمار الإعلام البيئة الاتصالات المصارف الأسرى السجناء القنصليات الجامعات المتاحف الملاحة "
    "الفوسفات الإسمنت الأدوية الحبوب الجفاف الإرهاب التهريب المخدرات السلاح الصواريخ المناورات الألغام".split()
)
OUTLETS = ("الضفة", "المرفأ", "النهار الجديد", "صدى الساحل", "بريد الشرق", "الميزان", "وكالة الأفق", "الراصد")


class Shape(NamedTuple):
    """How an event of one type is told: verb, mode, score, quad."""

    type: str
    verb: str

    mode: str | None
    score: float
    quad: str


SHAPES = (
    Shape("CONSULT", "زار وزير الخارجية", "visit", 4.0, "verbal cooperation"),
    Shape("ACCUSE", "اتهم الناطق", "allege", -3.5, "verbal conflict"),
    Shape("REQUEST", "طالب الناطق", "change", -1.0, "verbal conflict"),
    Shape("AID", "سلم الهلال", None, 10.0, "material cooperation"),
    Shape("ASSAULT", "قصف الجيش", "heavy-weapons", -9.5, "material conflict"),
    Shape("SANCTION", "طرد المجلس", "expel", -5.5, "material conflict"),
)
_TAILS = ("بحسب بيان رسمي", "وفق ما أوردته مصادر محلية", "كما جاء في بلاغ", "على ما أفاد مراسلون")


@dataclass(frozen=True, slots=True)
class Happening:
    """One event as it is: what every report of it says in its own words."""

    id: str
    shape: Shape
    actor: str
    recipient: str
    day: date
    city: str
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Synthetic:
    """One article, and for each mention the event it tells. `copy_of` names the article it repeats."""

    record: dict[str, Any]
    text: str
    truth: Mapping[str, str]
    copy_of: str | None = None


@dataclass(slots=True)
class _Text:
    """A text under construction that knows where each part stands."""

    parts: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, words: str) -> dict[str, Any]:
        start = self.length + (1 if self.parts else 0)
        self.parts.append(words)
        self.length = start + len(words)
        return {"text": words, "start": start, "end": self.length}

    def __str__(self) -> str:
        return " ".join(self.parts)


def stream(count: int, seed: int = 1) -> Iterator[Synthetic]:
    """`count` articles. One in eight copies an earlier one, word for word but for its last line."""
    chance = random.Random(seed)
    recent: list[Happening] = []
    told: list[Synthetic] = []
    used: set[tuple[Any, ...]] = set()
    for number in range(count):
        today = FIRST_DAY + timedelta(days=number // ARTICLES_A_DAY)
        recent = [event for event in recent if (today - event.day).days <= 3]
        told = told[-40:]
        if told and chance.random() < 0.125:
            yield _copy(chance.choice(told), f"s{number:07}", today, chance)
            continue
        events = [_pick(chance, recent, used, today, f"e{number:07}-{i}") for i in range(chance.choice((1, 1, 2, 3)))]
        article = _article(f"s{number:07}", list({event.id: event for event in events}.values()), today, chance)
        told.append(article)
        yield article


def _pick(
    chance: random.Random, recent: list[Happening], used: set[tuple[Any, ...]], today: date, name: str
) -> Happening:
    """An event of the last days once more, or a new one. No two new ones share type, sides and day."""
    if recent and chance.random() < 0.55:
        return chance.choice(recent)
    while True:
        shape = chance.choice(SHAPES)
        actor, recipient = chance.sample(sorted(STATES), 2)
        day = today - timedelta(days=chance.choice((0, 0, 1)))
        key = (shape.type, *sorted((actor, recipient)), day)
        if key not in used:
            used.add(key)
            event = Happening(
                name, shape, actor, recipient, day, chance.choice(CITIES), tuple(chance.sample(TOPICS, 4))
            )
            recent.append(event)
            return event


def _article(name: str, events: Sequence[Happening], today: date, chance: random.Random) -> Synthetic:
    text = _Text()
    rows = [_event(text, event, f"{name}-{at}", chance) for at, event in enumerate(events)]
    outlet = chance.choice(OUTLETS)
    document = {
        "id": name, "title": None, "outlet": outlet, "url": f"https://news.example/{name}",
        "published": today.isoformat(), "published_basis": "given", "language": "ar", "coder": "synthetic 1",
    }  # fmt: skip
    record = {"document": document, "events": rows, "facts": []}
    return Synthetic(record, str(text), {row["id"]: event.id for row, event in zip(rows, events, strict=True)})


def _copy(source: Synthetic, name: str, today: date, chance: random.Random) -> Synthetic:
    """The same text under another name and outlet, with a line of its own at the end."""
    text = f"{source.text} نقلا عن {chance.choice(OUTLETS)}"
    document = source.record["document"] | {
        "id": name, "outlet": chance.choice(OUTLETS), "published": today.isoformat(),
        "url": f"https://news.example/{name}",
    }  # fmt: skip
    rows = [row | {"id": f"{name}-{at}"} for at, row in enumerate(source.record["events"])]
    truth = {row["id"]: source.truth[old["id"]] for row, old in zip(rows, source.record["events"], strict=True)}
    record = {"document": document, "events": rows, "facts": []}
    return Synthetic(record, text, truth, str(source.record["document"]["id"]))


def _event(text: _Text, event: Happening, name: str, chance: random.Random) -> dict[str, Any]:
    """One sentence and its event. Reports differ in order and words, and now and then leave out the place."""
    trigger = text.add(event.shape.verb.split()[0])
    actor = _party(text.add(f"{event.shape.verb.split(maxsplit=1)[1]} {STATES[event.actor][1]}"), event.actor)
    recipient = _party(text.add(STATES[event.recipient][0]), event.recipient)
    placed = chance.random() < 0.8
    place = text.add(f"في {event.city}") if placed and event.shape.type in ("ASSAULT", "AID") else None
    day = text.add(f"يوم {event.day.isoformat()}")
    topics = chance.sample(event.topics, 3)
    text.add("بشأن " + " و".join(topics))
    end = text.add(f"{chance.choice(_TAILS)}.")["end"]
    where = {"name": event.city, "country": event.recipient, "lat": None, "lon": None}
    return {
        "id": name, "type": event.shape.type, "mode": event.shape.mode, "act": event.shape.type, "contexts": [],
        "status": "actual", "actors": [actor], "recipients": [recipient], "date": event.day.isoformat(),
        "act_date": None, "date_text": day, "place": place and place | where,
        "attribution": None, "quote": None, "count": None, "trigger": trigger,
        "sentence": {"start": trigger["start"], "end": end}, "score": event.shape.score, "quad": event.shape.quad,
        "confidence": 0.9, "same_as": None,
    }  # fmt: skip


def _party(span: dict[str, Any], country: str) -> dict[str, Any]:
    return span | {"name": None, "name_ar": None, "country": country, "sector": "GOV", "office": None, "id": country}
