"""What an article has said so far of its people: a surname alone later stands for the person named in full."""

from taqarub.knowledge.lexicon import PlaceRow
from taqarub.mentions.names import SERVANT
from taqarub.model.mention import Mention, MentionKind
from taqarub.text.normalise import fold

HEADS = frozenset(
    ("منظمه", "هيءه", "مفوضيه", "مجلس", "لجنه", "وكاله", "محكمه", "اتحاد", "تكتل", "حلف", "بعثه", "صندوق", "رابطه",
     "بنك", "مجموعه", "قناه", "صحيفه", "مجله", "حزب", "كنيسه", "نقابه", "مركز", "اءتلاف", "حركه", "جماعه", "تنظيم",
     "جبهه", "كتله", "موسسه", "جمعيه", "دار", "معهد", "مرصد", "شبكه", "كتيبه", "فيلق",
     "داءره", "شركه", "اداره", "سلطه", "جامعه", "محطه", "سفاره", "قنصليه")
)  # fmt: skip
_BODIES = (MentionKind.ORGANISATION, MentionKind.INSTITUTION)
_ARMED = frozenset(("REB", "PTY", "UAF", "PRM"))
_ARMED_HEADS = ("حركه", "جماعه", "تنظيم")
_LOCAL_HEADS = ("ميليشيا", "مليشيا", "ميليشيات", "مليشيات", "ميلشيات", "ميلشيا")
_ALSO = {"EUR": ("تكتل", "اتحاد"), "NGO": ("منظمه",), "UNO": ("منظمه",), "IGO": ("منظمه",)}
_SKIP = frozenset(("محمد", "احمد", "علي", "عبد", "ابو", "بن", "ال", "خالد", "حسن", "حسين", "محمود", "عمر", "جون"))
_NEVER = frozenset(("الله", "الدين", "الحق"))  # half a name: «شمس الدين», as what follows «عبد»
_FAMILY_FIRST = frozenset(("CHN", "TWN", "KOR", "PRK", "VNM"))  # by whose names the press calls people of one word
SHORT = 2  # letters of a family's name
_WORDS = frozenset(("لي", "ما", "لو", "هو", "هي", "كي"))  # that are also such names
_HALVES = {"PRK": "شمال", "KOR": "جنوب"}  # how the press calls the Koreas for short, once each has been named
KINGDOM = "مملكه"
_ARTICLES = (("ال", ""), ("وال", ""), ("فال", ""), ("بال", "ب"), ("لل", "ل"), ("كال", "ك"))
_CLITICS = (("", ""), ("و", ""), ("ف", ""), ("ب", "ب"), ("ل", "ل"), ("ك", "ك"))
_KINGDOM = Mention(0, 0, 0, 0, MentionKind.STATE, head=KINGDOM)  # whose it is, the article tells
KINGDOM_FORMS = {letters + KINGDOM: (prep, _KINGDOM) for letters, prep in _ARTICLES}


class Memory:
    """Names learned in one article; created for it and dropped after it.

    `forms`: a learned name as it may be printed, of two words where one is no name («عبد الكريم»), with clitics →
    (glued preposition, the person). `bodies`: likewise the noun that a body's name begins with, in ال (المجلس, الحركة)
    → the body named last, and what a Korea is called for short. `grounds`: the noun before a place's name (القطاع,
    المدينة) → the place. `weak`: the forms that are the first names of many, and stand for the person only where
    someone is told of. `openers`: the first words of the forms of two. `published` is the article's day, EDTF.
    """

    def __init__(self, published: str | None = None) -> None:
        self.published = published
        self._people: dict[str, Mention] = {}
        self.forms: dict[str, tuple[str, Mention]] = {}
        self.bodies: dict[str, tuple[str, Mention]] = {}
        self.grounds: dict[str, tuple[str, PlaceRow]] = {}
        self.weak: set[str] = set()
        self.openers: set[str] = set()

    def learn(self, mention: Mention) -> Mention:
        """Remember a named person or body; an office or country already known of the name is filled in."""
        if not mention.person:
            self._learn_body(mention)
            return mention
        words = mention.person.split()
        parts = [p for p in words if len(p) > SHORT]
        known = next((self._people[p] for p in reversed(words) if p in self._people), None)
        if known is not None and not mention.country:
            mention = _filled(mention, known)
        if words[-1] in _NEVER or words[-2:-1] == [SERVANT]:
            self._enter(" ".join(words[-2:]), mention)
        elif parts:
            self._enter(parts[-1], mention)
            if parts[-1] in _SKIP:
                self.weak.update(letter + parts[-1] for letter, _ in _CLITICS)
        if len(parts) > 1 and parts[0] not in _SKIP and parts[0] not in self._people:
            self._enter(parts[0], mention)
        if len(words) > 1 and len(words[0]) == SHORT and mention.country in _FAMILY_FIRST and words[0] not in _WORDS:
            self._enter(words[0], mention)  # «شي جين بينغ»
        return mention

    def knows(self, word: str) -> bool:
        """Has the article told of somebody, a body or a place that may be called so, or by this word and the next?"""
        return word in self.forms or word in self.bodies or word in self.openers or word in self.grounds

    def learn_ground(self, noun: str, place: PlaceRow) -> None:
        """Remember a place by the noun before its name: «قطاع غزة» may be called «القطاع» later."""
        self.grounds.update({letters + noun: (prep, place) for letters, prep in _ARTICLES})

    def _learn_body(self, mention: Mention) -> None:
        if mention.kind == MentionKind.STATE and mention.country in _HALVES:
            self.bodies.update({letters + _HALVES[mention.country]: (prep, mention) for letters, prep in _ARTICLES})
        if mention.kind not in _BODIES or not mention.country:
            return
        for head, own in heads_of(mention):
            for letters, prep in _ARTICLES:
                held = self.bodies.get(letters + head)
                if own or held is None or held[1].country != "IMG":  # «التنظيم» goes on to be the Islamic State
                    self.bodies[letters + head] = (prep, mention)

    def _enter(self, name: str, mention: Mention) -> None:
        self._people[name] = mention
        forms = [(letter + name, prep) for letter, prep in _CLITICS]
        if name.startswith("ال"):
            forms.append(("ل" + name[1:], "ل"))  # «للمالكي»
        for form, prep in forms:
            self.forms[form] = (prep, mention)
            if " " in name:
                self.openers.add(form.split(" ")[0])


def heads_of(mention: Mention) -> tuple[tuple[str, bool], ...]:
    """The nouns that a body may be called by later, and whether each is its own first word or the name of its sort."""
    first = fold(mention.name_ar).split(" ")[0].removeprefix("ال")
    own = {h: True for h in (mention.head, first) if h in HEADS}
    sort: tuple[str, ...] = _ALSO.get(mention.country, ())
    if mention.sector in _ARMED and mention.kind == MentionKind.ORGANISATION:
        sort = _ARMED_HEADS if mention.country == "IMG" else (*_ARMED_HEADS, *_LOCAL_HEADS)
    return tuple({**dict.fromkeys(sort, mention.country == "IMG"), **own}.items())


def _filled(mention: Mention, known: Mention) -> Mention:
    return mention._replace(
        country=known.country,
        sector=mention.sector or known.sector,
        office=mention.office or known.office,
        level=mention.level or known.level,
        name=mention.name or known.name,
        id=mention.id or known.id,
    )
