"""Who could stand on a side of an act: mentions near its trigger, places, what was told before, and nobody.

A feature is a head, fixed for one trigger, and a tail, which differs from party to party: weights are looked up head
first, so that weighing a party builds few strings.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat

from taqarub.events.agreement import agrees, form_of, shape_of
from taqarub.events.setting import NOBODY, Party, Setting, joined, states_of
from taqarub.events.slots import slots, surroundings
from taqarub.model.mention import PEOPLE, Mention, MentionKind, PlaceMention

_FAR = -1  # the position of what is not told in the sentence
_TOPICS = 4
_OBJECT, _HIM = "ايا", frozenset(("ه", "ها", "هم", "هما", "هن"))  # «إياه»
_BUCKETS = ("0", "1", "2", "3", "4-6", "4-6", "4-6", *["7-12"] * 6, "13+")


def parties(setting: Setting) -> list[Party]:
    """Everybody who could do it or receive it; the last one is nobody, who alone is left for what talks were about."""
    candidate, scene = setting.candidate, setting.scene
    found = list(slots(candidate, scene.sentence))
    around = surroundings(candidate, scene.sentence, found)
    trigger = _Trigger(setting, found, around)
    if candidate.content:
        return [trigger.nobody()]
    out = list(trigger.named())
    out.extend(trigger.elsewhere(out))
    out.append(trigger.nobody())
    return out


class _Trigger:
    """The parties of one trigger being gathered; lives for one call."""

    def __init__(self, setting: Setting, found: Sequence[tuple[Mention, str]], around: str) -> None:
        candidate, scene = setting.candidate, setting.scene
        self.setting, self.found, self.around = setting, found, around
        self.candidate, self.scene, self.sentence = candidate, scene, scene.sentence
        self.pos = "V" if candidate.verbal else "N"
        reading = candidate.reading
        self.base = f"{self.pos}{reading.tag[:2] if candidate.verbal else int(reading.article)}"
        self.enclitic = ("" if reading.enclitic == "ا" else reading.enclitic) or self._detached()
        self.speaker = setting.saying.mention if setting.saying else None
        self.kind_said = setting.saying.kind if setting.saying else ""
        at = candidate.at
        self.before, self.after = scene.tag(at - 1), scene.tag(candidate.last)
        self.second = scene.tag(candidate.last + 1)
        self.relative = "R" in (self.before, scene.tag(at - 2))
        self.complement = "C" in (self.before, scene.tag(at - 2))
        self.quoted = self.sentence.quoted[at]
        self.ahead = [m for m, _ in found if m.last <= at]
        self.own_kin = self._kin(at)
        self.form = f"form:{form_of(candidate)}"
        type_ = candidate.row.type
        self._kin_heads = (
            "kb", f"kbt:{type_}", "ka", f"kat:{type_}", "kf", f"kft:{type_}", "kl", f"klt:{type_}",
            "kba", f"ks:{self.pos}", "ko",
        )  # fmt: skip

    def _detached(self) -> str:
        """«متهمة إياه»: the pronoun that stands behind a word which takes none itself, "" where there is none."""
        word = self._word(self.candidate.last)
        pronoun = word.removeprefix(_OBJECT)
        return pronoun if pronoun != word and pronoun in _HIM else ""

    # --- in the sentence ------------------------------------------------------------------------

    def named(self) -> Iterator[Party]:
        """Each mention, and each coordination of several states, or one with who helps it, as one party more."""
        heads, joint_heads = self._heads(), None
        ranks = self._ranks()
        nearest = max(self.ahead, key=lambda m: m.last, default=None)
        for mention, slot in self.found:
            expected = _expected(self.setting.frame, slot, self.candidate.reading.tag)
            tails = self._tails(mention, slot, expected, ranks[id(mention)], mention is nearest)
            kind, sector, at = mention.kind, mention.sector, mention.first
            yield Party(states_of(mention), (mention,), kind, sector, slot, expected, at, False, heads, tails)
            for run, mark in self._together(mention):
                together = joined(run)
                if len(together) > 1:
                    joint_heads = joint_heads or (*heads[:-1], f"run:{self.candidate.row.type}", "run")
                    more = (*tails[:-1], f"{min(len(run), 4)}{mark}", f"{kind}{slot[0] == '<':d}")
                    yield Party(together, run, kind, sector, slot, expected, at, False, joint_heads, more)

    def _together(self, mention: Mention) -> Iterator[tuple[tuple[Mention, ...], str]]:
        """Several as one party: a coordination that begins with the mention, and it with who helps it (h)."""
        run = self.scene.run_of.get(id(mention))
        if run is not None and run[0] is mention:
            yield run, ""
        helped = self.scene.helped.get(id(mention))
        if helped is not None:
            yield helped, "h"

    def _ranks(self) -> dict[int, int]:
        """Which mention on its side of the trigger each is, from the trigger outwards; 3 = fourth or later."""
        at = self.candidate.at
        before = sorted((m for m, _ in self.found if m.last <= at), key=lambda m: -m.first)
        behind = sorted((m for m, _ in self.found if m.first > at), key=lambda m: m.first)
        return {id(m): min(i, 3) for side in (before, behind) for i, m in enumerate(side)}

    def _heads(self) -> tuple[str, ...]:
        row, pos = self.candidate.row, self.pos
        type_, frame, head = row.type, row.frame, row.head
        states = min(self.scene.countries, 3)
        return (
            f"sf:{frame}|{pos}", f"st:{type_}|{pos}", f"sh:{head}", f"sr:{self.around}|{pos}",
            f"p:{pos}", f"pt:{type_}", f"pF:{frame}|{self.base}", f"ends:{pos}", "ta", "wb", f"wbt:{type_}",
            f"hs:{pos}", f"nv:{pos}", f"g:{pos}", f"gr:{frame}", "ag", "agp", "k", f"kt:{type_}", f"sec:{type_}",
            f"sech:{head}", f"sF:{frame}", f"sp:{type_}", f"spp:{pos}", f"sal:{type_}", "sals", f"first:{pos}", "dup",
            f"rel:{pos}{self.relative:d}{bool(self.enclitic):d}", f"cmp:{pos}{self.complement:d}",
            f"c:{frame}", f"cp:{head}", f"prv:{pos}{self.before}", f"nx:{pos}{self.after}{self.second}",
            f"nc:{type_}{states}", f"en:{pos}{self.enclitic}", f"lv:{type_}", f"gs:{type_}", f"ex:{pos}",
            f"ext:{type_}", "mw", f"mwt:{type_}", "ml", "wa", f"wat:{type_}", "wb2", f"hk:{head}", f"hw:{head}",
            *self._kin_heads, self.form, "mem",
        )  # fmt: skip

    def _tails(self, mention: Mention, slot: str, expected: str, rank: int, nearest: bool) -> tuple[str, ...]:
        """What differs from mention to mention, in the order of `_heads`."""
        candidate, scene, sentence = self.candidate, self.scene, self.sentence
        before = slot[0] == "<"
        side = "<" if before else ">"
        start, end = (mention.last, candidate.at) if before else (candidate.last, mention.first)
        low, high = (mention.last - 1, candidate.at) if before else (candidate.at, mention.first)
        hard = min(sentence.hard[high] - sentence.hard[low], 3)
        soft = min(sentence.soft[high] - sentence.soft[low], 3)
        path = side + scene.path(start, end)
        verbs = min(scene.verbs[end] - scene.verbs[start], 2) if end > start else 0
        some = min(verbs, 1)
        gap = _BUCKETS[min(max(end - start, 0), 13)]
        shape = shape_of(mention, self._word(mention.first))
        agreement = agrees(candidate, shape)
        kind, sector = mention.kind.value, mention.sector
        word = sentence.tokens[mention.first - 1].word.text if mention.first else "^"
        left, right = scene.tag(mention.first - 1), scene.tag(mention.last)
        spoken = (
            f"{self.kind_said if mention is self.speaker else '-'}{self.quoted:d}{sentence.quoted[mention.first]:d}"
        )
        standing = self.setting.background.standing(states_of(mention))
        there = self._companion_side(mention)
        place = f"{side}{rank}"
        first, behind = side + self._word(mention.first), side + self._word(mention.last)
        return (
            slot, slot, slot, f"{slot}{rank}", path, path, path,
            f"{side}{self.before if before else self.after}{left}", f"{side}{right}{left}{rank}", side + word,
            side + word, f"{side}{hard}{soft}", f"{side}{verbs}{slot}", side + gap, f"{side}{gap}{rank}{hard}",
            f"{agreement}{place}{some}", agreement + path, kind + slot, kind + side, sector + side,
            sector, f"{sector}{kind}{place}", spoken, f"{spoken}{side}{hard}", standing, standing + place,
            f"{mention is sentence.mentions[0]:d}{side}", f"{self._again(mention):d}{side}",
            f"{nearest:d}{place}", f"{place}{some}", there + slot, there + place, f"{place}{some}", place, place, place,
            f"{kind}{mention.level}", f"{mention.guessed:d}{kind}{side}", f"{expected}{side}{hard > 0:d}",
            expected + side, first, first, side + self._word(mention.last - 1), behind, behind,
            f"{side}{self._word(mention.first - 2)} {word}", kind + side, side + slot + sector,
            *self._kin_tails(mention, slot, side),
            shape + side, f"{id(mention) in scene.run_of:d}{side}",
        )  # fmt: skip

    def _kin_tails(self, mention: Mention, slot: str, side: str) -> tuple[str, ...]:
        """The words at the edges of a mention, each by the words used like it, in the order of `_kin_heads`."""
        edges = (mention.first - 1, mention.last, mention.first, mention.last - 1)
        before, behind, first, last = (side + self._kin(at) for at in edges)
        return (
            before, before, behind, behind, first, first, last, last,
            before + behind, slot + before, self.own_kin + side + slot,
        )  # fmt: skip

    def _kin(self, at: int) -> str:
        """The fine group of a word: coarse ones add nothing to the choice of sides (17,468 acts)."""
        return self.sentence.tokens[at].word.kin[1] if 0 <= at < len(self.sentence.tokens) else "f#"

    def _word(self, at: int) -> str:
        return self.sentence.tokens[at].word.text if 0 <= at < len(self.sentence.tokens) else "#"

    def _companion_side(self, mention: Mention) -> str:
        """Where a mention stands from the words the trigger needs: - there are none, a after, b before, < first."""
        companions = self.candidate.companions
        if not companions:
            return "-"
        return "a" if mention.first > companions[-1] else "b" if mention.first > self.candidate.at else "<"

    def _again(self, mention: Mention) -> bool:
        """Is the same state named nearer to the trigger?"""
        at = self.candidate.at
        reach = abs(mention.first - at)
        return any(
            m is not mention and m.country == mention.country and abs(m.first - at) < reach for m, _ in self.found
        )

    # --- elsewhere ------------------------------------------------------------------------------

    def elsewhere(self, named: Sequence[Party]) -> Iterator[Party]:
        """Whom a pronoun or an empty side may mean: the antecedent, topics, the speaker, a place's state, the home."""
        here = {state for party in named for state in party.states}
        antecedent = self._antecedent() if self.enclitic else None
        if antecedent is not None and states_of(antecedent):
            yield self._pronoun(antecedent)
        joint = {party.states for party in named}
        for number, run in self.setting.sets:
            if joined(run) not in joint:
                yield self._told_together(number, run, here)
        used: set[tuple[str, ...]] = set()
        for name, mention in self._topics():
            states = states_of(mention)
            if states and states not in used:
                used.add(states)
                yield self._carried(mention, name, states, here)
        for place in self.sentence.places:
            if place.country and not any(_holds(m, place) for m in self.sentence.mentions):
                yield self._place(place, here)
                here = here | {place.country}

    def _topics(self) -> Iterator[tuple[str, Mention]]:
        """The topics by rank, then the speaker named before, then the last mention of the article's own state."""
        topics = self.setting.topics
        for number, topic in enumerate(topics[:_TOPICS]):
            yield f"topic{number}", topic
        if self.speaker is not None and all(self.speaker is not m for m in self.sentence.mentions):
            yield "speaker", self.speaker
        home = self.setting.background.home
        own = next((m for m in topics[_TOPICS:] if m.country == home), None)
        if own is not None:
            yield "home", own

    def _antecedent(self) -> Mention | None:
        """ه, ها, هم: the nearest earlier mention that is not itself governed by a noun (nisba)."""
        topics = self.setting.topics
        if self.enclitic in ("نا", "ي", "ني"):
            return topics[0] if topics else None
        for mention in reversed(self.sentence.mentions):
            if mention.last <= self.candidate.at and mention.kind != MentionKind.NISBA and mention.country:
                if (self.enclitic == "ه" and mention.kind == MentionKind.STATE) or (
                    self.enclitic == "ها" and mention.kind in PEOPLE
                ):
                    continue
                return mention
        return topics[0] if topics else None

    def _pronoun(self, mention: Mention) -> Party:
        row, pos = self.candidate.row, self.pos
        slot = "objpron" if self.candidate.verbal else "poss"
        standing = self.setting.background.standing(states_of(mention))
        heads = ("b", f"sf:{row.frame}|{pos}", f"st:{row.type}|{pos}", f"sh:{row.head}", "k", "psal", "pen")
        here = f"{mention.last <= self.candidate.at:d}{slot}{self.enclitic}"
        tails = (slot, slot, slot, slot, mention.kind.value + slot, standing + slot, here)
        return Party(states_of(mention), (mention,), mention.kind, mention.sector, slot, "", _FAR, True, heads, tails)

    def _told_together(self, number: int, run: tuple[Mention, ...], here: Iterable[str]) -> Party:
        """Several states of an earlier sentence: «الدول الأربع», «وقال البيان المشترك», «ووقعوا …»."""
        row, pos, states = self.candidate.row, self.pos, joined(run)
        before, size = min(2, len(self.ahead)), min(len(self.sentence.mentions), 3)
        age = f"{min(self.sentence.number - number, 2)}{min(len(states), 4)}"
        inside = f"{len(set(states) & set(here)):d}"
        heads = (
            "S", f"Sf:{row.frame}|{pos}", f"St:{row.type}|{pos}", f"Sh:{row.head}", f"Sn:{before}{size}|{pos}", "Sin",
            f"Sint:{row.type}", f"Sq:{self.quoted:d}{self.before}", f"Srel:{self.relative:d}{bool(self.enclitic):d}",
            *repeat("Sw", len(self.scene.words)), *repeat("SK", len(self.scene.kin)), "Sko", self.form,
        )  # fmt: skip
        tails = (
            age, age, age, age, age, age + inside, inside, age, age, *self.scene.words, *self.scene.kin, self.own_kin,
            "set",
        )  # fmt: skip
        one = run[0]
        return Party(states, run, one.kind, one.sector, "set", "", _FAR, True, heads, tails)

    def _carried(self, mention: Mention, name: str, states: tuple[str, ...], here: Iterable[str]) -> Party:
        row, pos = self.candidate.row, self.pos
        before, size = min(2, len(self.ahead)), min(len(self.sentence.mentions), 3)
        standing = self.setting.background.standing(states)
        inside = "in" if set(states) <= set(here) else "out"
        shape = shape_of(mention)
        said = f"{self.speaker is not None and mention.country == self.speaker.country:d}{self.kind_said}"
        heads = (
            "b", f"cf:{row.frame}|{pos}", f"ct:{row.type}|{pos}", f"ch:{row.head}", "ck", f"cag{before}",
            f"cn:{before}{self.candidate.at == 0:d}{size}|{pos}", f"cnt:{before}{size}|{row.type}",
            f"cq:{self.quoted:d}{self.before}", f"csal:{row.type}", "csaln", f"cin:{inside}", f"cint:{inside}",
            f"csec:{row.type}", f"csp:{row.type}", f"crel:{self.relative:d}{bool(self.enclitic):d}", f"csk:{row.type}",
            *repeat("cw", len(self.scene.words)), *repeat("cK", len(self.scene.kin)), "cko",
            self.form,
        )  # fmt: skip
        tails = (
            name, name, name, name, name + mention.kind.value, name + agrees(self.candidate, shape),
            name, name, name, standing, standing + name, name, row.type, mention.sector, said, name,
            mention.sector + mention.kind, *self.scene.words, *self.scene.kin, self.own_kin + name,
            shape + "c",
        )  # fmt: skip
        return Party(states, (mention,), mention.kind, mention.sector, name, "", _FAR, True, heads, tails)

    def _place(self, place: PlaceMention, here: Iterable[str]) -> Party:
        row = self.candidate.row
        side = "<" if place.first < self.candidate.at else ">"
        gap = _BUCKETS[min(abs(place.first - self.candidate.at), 13)]
        word = self.sentence.tokens[place.first - 1].word.text if place.first else "^"
        states = (place.country,)
        standing = self.setting.background.standing(states)
        named = f"{place.country in here:d}"
        heads = (
            "pl", f"plt:{row.type}", f"plh:{row.head}", f"plg:{row.type}", "plw", f"plwt:{row.type}", "plk",
            f"plF:{row.frame}", f"plsal:{row.type}", "plin", f"ploth:{min(self.scene.countries, 2)}",
        )  # fmt: skip
        tails = (side, side, side, side + gap, word, word, place.kind, side, standing, named, row.type)
        mention = Mention(
            place.first, place.first + 1, place.start, place.end, MentionKind.PLACE, place.country,
            name=place.name, rule=place.rule,
        )  # fmt: skip
        return Party(states, (mention,), MentionKind.PLACE, "", "place", "", place.first, True, heads, tails)

    def nobody(self) -> Party:
        """The side is left open, or filled by somebody of no state."""
        row, pos, reading = self.candidate.row, self.pos, self.candidate.reading
        states, size = min(self.scene.countries, 3), min(len(self.sentence.mentions), 4)
        heads = (
            "N", f"Nt:{row.type}", f"NF:{row.frame}", f"Nh:{row.head}", f"Nn:{row.type}", f"Nc:{row.type}",
            f"Nsc:{row.type}", f"Nscf:{row.frame}", f"Nr:{row.type}", f"Nq:{row.type}", "Ne", "Nx", f"Nxt:{row.type}",
            f"Np:{row.type}", f"Nbf:{row.type}", f"Nco:{row.head}", f"Nrel:{row.type}", f"Nart:{row.type}",
            *repeat(f"Nw:{row.type}", len(self.scene.words)), *repeat(f"Nk:{row.type}", len(self.scene.kin)),
            "Nko",
        )  # fmt: skip
        tails = (
            pos, self.base, pos, "", str(size), str(states), self.around, self.around + pos,
            str(self.setting.ruling.status), f"{self.quoted:d}", self.enclitic + pos, self.after + self.second + pos,
            self.after, self.before, str(min(2, len(self.ahead))), str(len(self.candidate.companions)),
            f"{self.relative:d}{self.complement:d}", f"{reading.article:d}{self.enclitic[:1]}{reading.prep}{pos}",
            *self.scene.words, *self.scene.kin, self.own_kin,
        )  # fmt: skip
        return Party((), (), NOBODY, "", NOBODY, "", -2, True, heads, tails)


def _holds(mention: Mention, place: PlaceMention) -> bool:
    """Is a place part of a party's name? Not where an envoy is posted: «استدعي السفير السويدي في بغداد»."""
    return mention.first <= place.first < mention.last and place.country not in mention.inner


def _expected(frame: Mapping[str, str], slot: str, tag: str) -> str:
    """The frame's role for a slot: a first bare mention is its subject, but the object behind a participle («قال
    مطالبا الحكومة»); what follows a light verb's noun is its object.
    """
    if slot == "bare1" and tag.startswith("h"):
        return frame.get("obj", "-")
    if slot in ("bare1", "<bare1"):
        return frame.get("subj", "")
    return frame.get("obj", "-") if slot in ("gen2", "nisba2", "bare2") else frame.get(slot.lstrip("<&"), "-")
