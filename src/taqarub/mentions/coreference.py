"""What descriptions stand for within an article: the two sides, his country, the president, the army."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from taqarub.mentions.descriptions import KIN
from taqarub.mentions.guesses import Guesses
from taqarub.mentions.memory import KINGDOM
from taqarub.mentions.pairs import pair_of
from taqarub.mentions.phrase_words import COLLECTIVES, OTHERS, OWN_POST, PEER
from taqarub.model.mention import PEOPLE, STATELESS, Mention, MentionKind, PlaceMention
from taqarub.text.tokens import Token

_WEAK = (MentionKind.AGENT, MentionKind.ASSET)
_ONE_BODY = frozenset(("وفد",))  # people who go on as one: «الوفد» is the delegation told of before
_ARMED = frozenset(("REB", "UAF", "PRM"))
_JIHAD = ("جهادي", "متطرف", "ارهابي", "متشدد", "تكفيري", "انتحاري", "تنظيم")
_ANY_GROUP = frozenset(("تنظيم", "جماعه", "حركه"))
_OF_PLACES = frozenset(("resident", "residents"))  # «سكانها» are rather a town's than of the party told of before
_OTHERS = frozenset(("اخرون", "اخرين", "اخران"))
_TOGETHER = frozenset(("وزراء", "قاده", "زعماء", "رءساء", "ملوك"))
_STYLES = {
    "معالي": "معالي", "سمو": "سمو", "صاحب": "سمو", "جلال": "جلاله", "جلالت": "جلاله", "فخام": "فخامه", "فخامت": "فخامه",
}  # fmt: skip
_COALITION_HEAD, _ALLIES = "تحالف", "coalition states"
_COALITIONS = frozenset(("coalition", "anti_isis_coalition"))
_KINGDOMS = frozenset(("SAU", "JOR", "MAR", "BHR"))  # what the Arab press calls «المملكة» without a name
_OTHER_KINGDOMS = frozenset(("GBR", "NLD", "BEL", "ESP", "DNK", "NOR", "SWE", "THA", "KHM", "BTN", "LSO", "SWZ", "TON"))


def home_of(naming: Mapping[str, int], places: Iterable[str] = ()) -> str:
    """The state an article is mostly about: its own institutions need no nisba there. "" when there is none.

    `naming`: how often each state is named, in the order of the text (`named`); where none is, the one that most of the
    `places` lie in. Of equals it is the one that is named first.
    """
    counts = naming or Counter(place for place in places if place)
    return max(counts, key=lambda c: counts[c]) if counts else ""


def main_pair(counts: Mapping[str, int], titled: Iterable[str]) -> tuple[str, ...]:
    """The two states that an article is about: named far more often than others, or the two of the title; else ()."""
    order = sorted(counts, key=lambda c: (-counts[c], c))
    third = counts[order[2]] if len(order) > 2 else 0
    if len(order) > 1 and counts[order[1]] >= _TWICE * third:
        return tuple(sorted(order[:2]))
    two = {c for c in titled if c not in STATELESS}
    return tuple(sorted(two)) if len(two) == 2 and two <= set(order[:3]) else ()


def named(sentences: Sequence[Sequence[Mention]]) -> Counter[str]:
    """How often an article names each state, in its first sentence threefold; one that only a shared name suggests
    («الحزب الجمهوري») does not count."""
    told = {m.country for mentions in sentences for m in mentions if m.country and not m.guessed} - STATELESS
    counts: Counter[str] = Counter()
    for number, mentions in enumerate(sentences):
        for m in mentions:
            if m.country in told:
                counts[m.country] += 3 if number == 0 else 1
    return counts


def shared_name(mention: Mention, counts: Mapping[str, int], home: str) -> Mention:
    """«الحزب الجمهوري»: that of the state known best for it, where the article names this state; else its own."""
    if not mention.guessed or mention.country in counts or not home:
        return mention._replace(guessed=False)
    return mention._replace(country=home, name="", id="")


_SIDE = 6  # a side is named at least this part as often as the state named most: «the two sides» are no mere topic
_TWICE = 2  # the two sides of an article: each named at least so many times as often as any third
_SIDES = ("جانبين", "جانبان", "طرفين", "طرفان")
_LEADERS = ("رءيسين", "رءيسان", "زعيمين", "زعيمان", "وزيرين", "وزيران", "قيادتين", "مسءولان", "رجلين", "رجلان")


class Discourse:
    """What has been said up to here in one article; resolves the mentions of one sentence after the other."""

    def __init__(self, guesses: Guesses, coalitions: Mapping[str, str], titled: Iterable[str]) -> None:
        home, counts = guesses.home, guesses.counts
        self._guesses = guesses
        self._home = home
        self._counts = counts
        self._often = max(counts.values(), default=0)
        self._main = main_pair(counts, titled)
        self._coalitions = coalitions
        self._offices: dict[str, tuple[int, Mention]] = {}
        self._told_count = 0
        self._recent: list[str] = []
        self._people: list[str] = []
        self._topic = ""
        self._armed: list[str] = []
        self._groups: list[tuple[str, ...]] = []
        self._joint: tuple[str, ...] = ()
        self._scene = ""
        self._tokens: Sequence[Token] = ()
        self._styled: dict[str, str] = {}  # the state of whoever was last told of as His Excellency, His Highness …
        self._sides: list[tuple[str, ...]] = []  # the pairs of the last two sentences

    def resolve(
        self, tokens: Sequence[Token], mentions: Sequence[Mention], places: Sequence[PlaceMention] = ()
    ) -> list[Mention]:
        """The mentions of one sentence with countries filled in where the article tells them; `places` are its too."""
        out: list[Mention] = []
        self._tokens = tokens
        here = (place.country for place in places if place.country and place.country not in STATELESS)
        self._scene = self._scene or next(here, "")
        for mention in mentions:
            resolved = _alike(self._one(mention, out, places), out)
            out.append(resolved)
            self._note(resolved)
        self._sides = [*self._sides[-1:], pair_of(tokens, out)]
        first = next((m for m in out if m.country and m.kind != MentionKind.NISBA), None)
        if first is not None:
            self._topic = first.country
        runs = _joined_states(out)
        self._groups = [*self._groups[-19:], _states(out), *runs]
        self._joint = _shared(out) or (runs[-1] if runs else self._joint)
        return out

    def _one(self, mention: Mention, before: Sequence[Mention], places: Sequence[PlaceMention]) -> Mention:
        if mention.kind == MentionKind.BOTH:
            return mention if mention.inner else mention._replace(inner=self._several(mention, before))
        if OWN_POST in mention.inner:
            mention = mention._replace(inner=tuple(self._owner(before) if c == OWN_POST else c for c in mention.inner))
        if mention.guessed:
            return shared_name(mention, self._counts, self._home)
        if mention.country or mention.id in COLLECTIVES or mention.kind == MentionKind.NISBA:
            return mention
        told = self._told(mention, before, places)
        if told is not None:
            return told
        guess = self._guesses.of(mention, before, places, self._scene)
        return mention._replace(country=guess, guessed=True) if guess else mention

    def _told(self, mention: Mention, before: Sequence[Mention], places: Sequence[PlaceMention]) -> Mention | None:
        """The mention with the country of what it stands for in the article; None when it stands for nothing told."""
        if mention.head == KINGDOM:
            country = self._kingdom()
            return mention._replace(country=country, guessed=country not in (*self._recent, self._home))
        if mention.kind == MentionKind.OWN:
            return mention._replace(country=self._styled.get(_style(mention.head)) or self._owner(before))
        if mention.id in _COALITIONS:
            return mention._replace(country=self._coalition() if mention.id == "coalition" else self._led_before())
        if mention.office == _ALLIES or (
            mention.head == _COALITION_HEAD and mention.kind == MentionKind.INSTITUTION and not mention.sector
        ):
            return mention._replace(country=self._coalition())
        if mention.article and mention.head in _TOGETHER and self._joint and not mention.person:
            return mention._replace(kind=MentionKind.BOTH, inner=self._joint)
        if mention.enclitic and mention.office not in OTHERS:
            ground = _ground(mention, places) if mention.office in _OF_PLACES else ""
            return mention._replace(country=ground or self._possessor(before, mention.head in KIN))
        known = self._latest(mention.office) or self._latest(mention.head)
        again = mention.kind not in _WEAK or (mention.article and mention.head in _ONE_BODY)
        if known is not None and again and not mention.person:
            if mention.office and known.office and mention.office != known.office:
                return mention._replace(country=known.country)  # «أقال الرئيس … رئيس الحكومة»: another person
            return mention._replace(country=known.country, name=mention.name or known.name, id=mention.id or known.id)
        armed = self._armed_group(mention) if mention.sector in _ARMED else ""
        return mention._replace(country=armed) if armed else None

    def _latest(self, *names: str) -> Mention | None:
        """Of what was told under these offices and heads the one told last."""
        found = [self._offices[name] for name in names if name in self._offices]
        return max(found, key=lambda told: told[0])[1] if found else None

    def _armed_group(self, mention: Mention) -> str:
        """Whose "the extremists", "the militias" are: the armed group's named last of that sort."""
        if mention.person or mention.kind not in (MentionKind.AGENT, MentionKind.INSTITUTION):
            return ""
        if mention.head.startswith(_JIHAD) and "IMG" in self._armed:
            return "IMG"
        return next((c for c in reversed(self._armed) if c != "IMG" or mention.head in _ANY_GROUP), "")

    def _several(self, mention: Mention, before: Sequence[Mention]) -> tuple[str, ...]:
        """The states that a set stands for: two sides, or as many as were named together."""
        if not mention.key:
            here = self._two_sides(mention, before) if mention.head.endswith(_SIDES) else ()
            return here or self._pair(before, mention.head.endswith(_LEADERS))
        wanted = int(mention.key)
        for group in reversed((*self._groups, _states(before))):
            if len(group) == wanted or (not wanted and len(group) > 1):
                return group
        return ()

    def _two_sides(self, mention: Mention, before: Sequence[Mention]) -> tuple[str, ...]:
        """The last pair told of, in this sentence or the two before it: bodies too, and two sides of one state."""
        here = pair_of(self._tokens[: mention.first], before)
        return next((pair for pair in (here, *reversed(self._sides)) if pair), ())

    def _pair(self, before: Sequence[Mention], leaders: bool) -> tuple[str, ...]:
        """The two states last named (for "the two presidents": whose people were), in the order of their codes."""
        if self._main and not leaders:
            return self._main
        near = [m.country for m in reversed(before) if not leaders or m.kind in PEOPLE]
        seen: list[str] = []
        for country in (near + self._people[::-1] if leaders else near) + self._recent[::-1]:
            if country and country not in seen and country not in STATELESS:
                seen.append(country)
        main = [c for c in seen if _SIDE * self._counts.get(c, 0) >= self._often]
        two = main if len(main) > 1 else seen
        if len(two) > 1:
            return tuple(sorted(two[:2]))
        bodies = [c for c in (*near, *self._recent[::-1]) if c in STATELESS]
        return tuple(sorted((*seen, *bodies[:1]))) if seen else ()

    def _kingdom(self) -> str:
        """«المملكة» alone: the kingdom named last, else the article's own state if it is one."""
        kingdom = next((c for c in (*self._recent[::-1], self._home) if c in _KINGDOMS), "")
        return kingdom or (self._home if self._home in _OTHER_KINGDOMS else "SAU")

    def _coalition(self) -> str:
        """Whose "the coalition" is: the one named before, else that of the article's theatre of war, else nobody's."""
        known = self._latest("coalition")
        return known.country if known is not None else self._coalitions.get(self._home, "")

    def _led_before(self) -> str:
        """«التحالف الدولي» is nobody's, but after «التحالف بقيادة واشنطن» its leader's; that in Yemen is another."""
        known = self._latest("coalition")
        return known.country if known is not None and known.country not in self._coalitions.values() else ""

    def _possessor(self, before: Sequence[Mention], kin: bool) -> str:
        """«الكونغرس الذي قدم 27 من أعضائه»: whose they are is the nearest body, state or person before."""
        for mention in reversed(before):
            if kin and mention.kind not in (*PEOPLE, MentionKind.AGENT):
                continue
            if mention.country and mention.kind != MentionKind.NISBA:
                return mention.country
        return self._topic or self._home

    def _owner(self, before: Sequence[Mention]) -> str:
        for mention in reversed(before):
            if mention.kind in PEOPLE and mention.country:
                return mention.country
        return self._topic or self._home

    def _enter(self, name: str, mention: Mention) -> None:
        self._told_count += 1
        self._offices[name] = (self._told_count, mention)

    def _note(self, mention: Mention) -> None:
        if not mention.country or mention.kind == MentionKind.PLACE:
            return
        if mention.guessed:
            return
        if mention.sector in _ARMED and mention.kind != MentionKind.PERSON:
            self._armed = [*self._armed[-7:], mention.country]
        if mention.id.endswith("coalition"):
            self._enter("coalition", mention)
        if mention.office and mention.head != PEER:  # «الوزير» goes on to be the one told of before his counterpart
            self._enter(mention.office, mention)
        if mention.kind in (MentionKind.INSTITUTION, MentionKind.OFFICE, MentionKind.PERSON) and mention.head:
            self._enter(mention.head, mention)
        if mention.country not in self._recent[-1:]:
            self._recent = [*self._recent[-7:], mention.country]
        if mention.kind in PEOPLE:
            styles = map(_style, (t.word.text for t in self._tokens[max(0, mention.first - 1) : mention.first + 1]))
            self._styled.update((style, mention.country) for style in styles if style)
        if mention.kind in PEOPLE and mention.country not in self._people[-1:]:
            self._people = [*self._people[-7:], mention.country]


def _style(text: str) -> str:
    """«معالي» of «معالي الوزير», «لمعاليه»; "" where the word is no style of address."""
    bare = text.removeprefix("و").removeprefix("ل").removesuffix("ها").removesuffix("ه")
    return _STYLES.get(bare, "")


def _ground(mention: Mention, places: Sequence[PlaceMention]) -> str:
    """«هاجموا قرية في ذمار وخطفوا سكانها»: the state of the place told of last before."""
    return next((place.country for place in reversed(places) if place.first < mention.first), "")


def _alike(mention: Mention, before: Sequence[Mention]) -> Mention:
    """«مقتل جندي فرنسي وإصابة آخرين»: the others are like the people named before them."""
    if mention.head not in _OTHERS:
        return mention
    people = next((m for m in reversed(before) if m.kind == MentionKind.AGENT), None)
    if people is None:
        return mention
    known = people.country and not people.guessed and people.country not in STATELESS and mention.guessed
    return mention._replace(sector=people.sector, country=people.country if known else mention.country)


def _states(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The states named as such in a sentence, in the order of their codes."""
    kinds = (MentionKind.STATE, MentionKind.SEAT, MentionKind.NISBA)
    return tuple(sorted({m.country for m in mentions if m.kind in kinds and m.country} - STATELESS))


def _joined_states(mentions: Sequence[Mention]) -> list[tuple[str, ...]]:
    """The states of a sentence that are joined by و or a comma, run by run: «السعودية والإمارات والبحرين ومصر»."""
    runs: list[list[Mention]] = []
    for m in mentions:
        if m.kind not in (MentionKind.STATE, MentionKind.SEAT) or not m.country:
            continue
        if runs and m.first - runs[-1][-1].last <= 1 and (m.conj or m.first > runs[-1][-1].last):
            runs[-1].append(m)
        else:
            runs.append([m])
    return [tuple(sorted({m.country for m in run})) for run in runs if len(run) > 2]


def _shared(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The states that one plural belongs to: «وزراء خارجية مصر والأردن»."""
    firsts = Counter(m.first for m in mentions if m.country and m.kind == MentionKind.OFFICE)
    at = next((first for first, count in reversed(firsts.items()) if count > 1), None)
    return tuple(sorted({m.country for m in mentions if m.first == at}))
