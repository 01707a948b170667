"""Tables → Lexicon. Tables are trusted here: check.py has already said what is wrong with them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import mazini

from taqarub.knowledge import schema
from taqarub.knowledge.inflect import nisba_forms, noun_forms, verb_forms
from taqarub.knowledge.lexicon import (
    Entry,
    Homograph,
    Indicator,
    Kind,
    Landmark,
    Landmarks,
    Lexicon,
    Party,
    PlaceRow,
    Trigger,
)
from taqarub.knowledge.spellings import spellings
from taqarub.knowledge.tables import Row, read_table, read_toml
from taqarub.model.digest import digest
from taqarub.text.normalise import fold, words_of

_LARGE = 400_000  # people; the names of larger cities are read as cities although the news is full of them

_COMMON = 1000  # what a word counts that many articles hold, against a row of a table

_STATE = "@state"  # stands for the name of any state or seat in the printed forms of a trigger
_BEFORE_OWNERS = ("ي", "و")  # of a dual or plural, without ال: «رئيسي» of «رئيسين», «الرئيسي» is "main"


class Compiler:
    """Reads a data folder once; `lexicon(digest)` builds the compiled form. Not kept after compiling."""

    def __init__(self, roots: tuple[Path, ...]) -> None:
        self._roots = roots
        self._entries: dict[str, dict[Entry, None]] = defaultdict(dict)  # in order, each once
        self._parties: list[Party] = []
        self._places: list[PlaceRow] = []
        self._triggers: list[Trigger] = []
        self._verb_ids: dict[tuple[str, str], int] = {}
        self._verb_rows: list[list[int]] = []
        self._noun_ids: dict[str, int] = {}
        self._noun_rows: list[list[int]] = []
        self._speech: dict[int, str] = {}
        self._general: dict[int, str] = {}
        self._companions: set[str] = set()
        self._names: list[str] = []  # of states and seats
        self._common = _common(roots[0] / "grammar/common.txt")

    def lexicon(self, digest: str) -> Lexicon:
        """Compile every table."""
        self._actors()
        self._places_()
        self._words()
        for row in self._rows(schema.TRIGGERS):
            self._trigger(row)
        for word in sorted(self._companions):
            self._add(word, Kind.COMPANION, 0, 2)
        words, _ = read_toml(self._roots[0] / "grammar/words.toml")
        frames, _ = read_toml(self._roots[0] / "frames/frames.toml")
        return Lexicon(
            digest=digest,
            entries={word: tuple(found) for word, found in self._entries.items()},
            parties=tuple(self._parties),
            places=tuple(self._places),
            verbs=tuple(map(tuple, self._verb_rows)),
            nouns=tuple(map(tuple, self._noun_rows)),
            triggers=tuple(self._triggers),
            speech=self._speech,
            general=self._general,
            classes=_classes(words),
            common=self._common,
            frames={name: {fold(k): v for k, v in slots.items()} for name, slots in frames.items()},
            countries={r["code"]: (r["name_en"], r["name_ar"]) for r in reversed(self._rows(schema.STATES))},
            members=self._members(),
            topics=self._topics(),
            coalitions={r["theatre"]: r["leader"] for r in self._rows(schema.COALITIONS)},
            indicators=self._indicators(),
            homographs=self._homographs(),
            landmarks=self._landmarks(),
            origins=self._origins(),
            kindred={r["word"]: ("c" + r["coarse"], "f" + r["fine"]) for r in self._rows(schema.KINDRED)},
        )

    def _rows(self, spec: schema.TableSpec) -> list[Row]:
        paths = [(root, path) for root in self._roots for path in sorted(root.glob(spec.pattern))]
        return [row for root, path in paths for row in read_table(path, spec.columns, spec.key, root)]

    def _add(self, name: str, kind: Kind, ref: int, article: int | None = None, tag: str = "") -> None:
        """Enter a name: article None = as printed (ال required when it is written, refused when not)."""
        first, *rest = words_of(fold(name)) or [""]
        bare = first[2:] if first.startswith("ال") and len(first) > 4 else first
        printed = article is None
        if printed:
            article = 1 if bare != first else 0
        entry = (kind.value, ref, article or 0, tuple(rest), tag)
        key = bare if printed else first
        if key:
            self._entries[key][entry] = None

    # --- actors -------------------------------------------------------------------------------

    def _party(self, row: Row, **known: str) -> int:
        blank = dict.fromkeys(Party._fields, "")
        self._parties.append(Party(**{**blank, "at": row.at, **known}))
        return len(self._parties) - 1

    def _actors(self) -> None:
        for row in self._rows(schema.STATES):
            self._state(row)
        for row in self._rows(schema.METONYMS):
            ref = self._party(
                row, kind=row["kind"], id=row["code"], name=row["name_en"], name_ar=row["name"], country=row["code"],
                sector=row["sector"], since=row["valid_from"], until=row["valid_to"],
            )  # fmt: skip
            for name in (row["name"], *row.many("names")):
                self._add(name, Kind.SEAT, ref)
                self._names.append(name)
        for row in self._rows(schema.ORGANISATIONS):
            self._organisation(row)
        for row in self._rows(schema.PEOPLES):
            kind = "agent" if row["code"] or row["sector"] else "nobody"
            collective = "" if row["code"] or row["sector"] != "GOV" else "collective"
            ref = self._party(row, kind=kind, id=collective, country=row["code"], sector=row["sector"])
            for name in row.many("name"):
                self._add(name, Kind.OFFICE, ref)
        self._office_tables()
        self._people()

    def _state(self, row: Row) -> None:
        ref = self._party(
            row, kind="state", id=row["code"], name=row["name_en"], name_ar=row["name_ar"], country=row["code"]
        )
        for name in (row["name_ar"], *row.many("names")):
            self._add(name, Kind.STATE, ref)
            self._names.append(name)
        for nisba in row.many("nisba"):
            late = "late" if nisba.startswith("?") else ""  # also an ordinary word: read only after an office
            for form in nisba_forms(fold(nisba.removeprefix("?"))):
                human = form.endswith(("ون", "ين")) and form != fold(nisba)
                self._add(form, Kind.NISBA, ref, 2, "" if human else late)
        for people in row.many("demonyms"):
            self._add(people.removeprefix("ال"), Kind.NISBA, ref, 2, "people")

    def _organisation(self, row: Row) -> None:
        names = row.many("names")
        ref = self._party(
            row, kind=row["kind"], id=row["id"], name=row["name_en"], name_ar="".join(names[:1]).removeprefix("?"),
            country=row["country"], sector=row["sector"],
        )  # fmt: skip
        for name in names:
            shared = "shared" if name.startswith("?") else ""
            self._add(name.removeprefix("?"), Kind.ORGANISATION, ref, tag=shared)
        for nisba in row.many("nisba"):
            for form in nisba_forms(fold(nisba)):
                self._add(form, Kind.NISBA, ref, 2)

    def _office_tables(self) -> None:
        for row in self._rows(schema.OFFICES):
            counted = row["kind"] if row["kind"] == schema.COUNTED else ""
            ref = self._party(
                row, kind="agent" if counted else row["kind"], name=row["office_en"], sector=row["sector"],
                office=row["office_en"], level=row["level"],
            )  # fmt: skip
            forms = frozenset(form for head in row.many("head") for form in noun_forms(fold(head)))
            for head in row.many("head"):
                article = None if head.startswith("ال") else 2  # «للمعارضة» is «المعارضة» too
                for form in noun_forms(fold(head)):
                    owned = form.endswith(_BEFORE_OWNERS) and form + "ن" in forms and form + "ا" not in forms
                    for tail in row.many("tail") or ("",):
                        self._add(f"{form} {tail}", Kind.OFFICE, ref, 0 if owned else article, counted)
        for row in self._rows(schema.TITLES):
            ref = self._party(
                row, kind="office", name=row["office_en"], country=row["country"], sector=row["sector"],
                office=row["office_en"], level=row["level"],
            )  # fmt: skip
            for head in row.many("head"):
                self._add(head, Kind.TITLE, ref)
        for row in self._rows(schema.HONORIFICS):
            for word in row.many("word"):
                self._add(word.removeprefix("ال"), Kind.HONORIFIC, 0, 2, row["kind"])

    def _people(self) -> None:
        for row in self._rows(schema.GIVEN):
            if "ambiguous" not in row.many("origin", " "):
                self._add(row["name"], Kind.GIVEN, 0)
                if "ال" + fold(row["name"]) not in self._common:  # المختار, الحسين
                    self._add(row["name"], Kind.GIVEN, 0, 1)
        for row in self._rows(schema.PEOPLE):
            names = row.many("names")
            ref = self._party(
                row, kind="person", id=row["name_en"], name=row["name_en"], name_ar=names[0], country=row["country"],
                sector=row["sector"], office=row["office_en"], level=row["level"], since=row["from"], until=row["to"],
            )  # fmt: skip
            for name in names:
                for spelling in spellings(name, row["country"]):
                    self._add(spelling, Kind.PERSON, ref)

    def _origins(self) -> Mapping[str, frozenset[str]]:
        """First name, or the particle before one → the states that its bearers mostly come from; not of all names."""
        states = {row["origin"]: frozenset(row.many("states")) for row in self._rows(schema.ORIGINS)}
        told = ((fold(row["name"]), row.many("origin", " ")[-1]) for row in self._rows(schema.GIVEN))
        return {name: states[origin] for name, origin in told if origin in states}

    def _members(self) -> Mapping[str, tuple[tuple[str, str, str], ...]]:
        out: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        for row in self._rows(schema.MEMBERSHIPS):
            out[row["organisation"]].append((row["country"], row["from"], row["to"]))
        return {name: tuple(rows) for name, rows in out.items()}

    def _indicators(self) -> Mapping[str, tuple[tuple[Indicator, tuple[str, ...]], ...]]:
        """First word → the indicators that begin with it, and all their words."""
        out: dict[str, list[tuple[Indicator, tuple[str, ...]]]] = defaultdict(list)
        for row in self._rows(schema.INDICATORS):
            for words in _alternatives(row["words"]):
                out[words[0]].append((Indicator(row["indicator"], row["needs"], row["unit"]), words))
        return {word: tuple(found) for word, found in out.items()}

    def _landmarks(self) -> Landmarks:
        rows = [
            Landmark(frozenset(row["types"].split(",")), row["date"], fold(row["words"]))
            for row in self._rows(schema.LANDMARKS)
        ]
        used = Counter(word for landmark in rows for heads in landmark.heads for word in heads)
        used.update(dict.fromkeys(used.keys() & self._common, _COMMON))
        by_word: dict[str, list[int]] = defaultdict(list)
        for number, landmark in enumerate(rows):
            rarest = min(landmark.heads, key=lambda heads: max(used[word] for word in heads))
            for word in sorted(rarest):
                by_word[word].append(number)
        return Landmarks(tuple(rows), {word: tuple(found) for word, found in by_word.items()})

    def _topics(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Folded word, bare and with ال, وال, لل, بال → the contexts it speaks for, each with the word that has to
        stand before it: «تنظيم_الدولة» is about terrorism, «زيارة دولة» is not.
        """
        out: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for row in self._rows(schema.CONTEXTS):
            for word in row.many("words"):
                before, _, last = fold(word).rpartition("_")
                bare = last.removeprefix("ال")
                for prefix in ("", "ال", "لل", "بال", "وال", "و", "ب", "ل"):
                    out[prefix + bare].append((row["context"], before))
        return {word: tuple(names) for word, names in out.items()}

    def _homographs(self) -> Mapping[str, tuple[Homograph, ...]]:
        """Folded name, as entered, → when it is an ordinary word. `*ي` = any word that ends so; `_` joins words.

        A word before it counts with و and a glued preposition too: «هجوم» is also «وبهجوم», «الهجوم» also «للهجوم».
        """
        out: dict[str, list[Homograph]] = defaultdict(list)
        for row in self._rows(schema.HOMOGRAPHS):
            words = [fold(word) for word in row.many("before")]
            before = frozenset(form for word in words if not word.startswith("*") for form in _glued(word))
            endings = tuple(word[1:] for word in words if word.startswith("*"))
            after = tuple(tuple(fold(phrase).split("_")) for phrase in row.many("after"))
            for name in row.many("name"):
                article = name.startswith("ال") and len(name) > 4  # not of «ألماني»
                key = fold(name)[2:] if article else fold(name)
                out[key].append(Homograph(before, endings, after))
        return {name: tuple(rows) for name, rows in out.items()}

    # --- places -------------------------------------------------------------------------------

    def _places_(self) -> None:
        for spec, kind in ((schema.CAPITALS, "capital"), (schema.REGIONS, ""), (schema.CITIES, "city")):
            for row in self._rows(spec):
                place = PlaceRow(
                    row.at, row["name_en"], row["country"], _number(row["lat"]), _number(row["lon"]),
                    kind or row["kind"], int(row.cells.get("population") or 0),
                )  # fmt: skip
                self._places.append(place)
                for name in row.many("names"):
                    if kind != "city" or place.population >= _LARGE or not self._ordinary(name):
                        self._add(name, Kind.PLACE, len(self._places) - 1)

    def _ordinary(self, name: str) -> bool:
        """Is the name of a small city a frequent word of news Arabic (بيان, إطار)? Then it is taken for the word."""
        word = fold(name)
        return bool({word, word.removeprefix("ال"), "ال" + word} & self._common)

    # --- words and triggers -------------------------------------------------------------------

    def _verb(self, head: str, root: str, form: str) -> int:
        """The id of a verb, its forms entered on first sight."""
        key = (root, form)
        if key not in self._verb_ids:
            self._verb_ids[key] = len(self._verb_rows)
            self._verb_rows.append([])
            try:
                forms = verb_forms(root, form)
            except mazini.MaziniError:
                forms = {fold(head): "pa3ms"}
            for surface, features in forms.items():
                self._add(surface, Kind.VERB, self._verb_ids[key], 0, features)
        return self._verb_ids[key]

    def _noun(self, head: str) -> int:
        """The id of a noun group (its printed forms), entered on first sight."""
        if head not in self._noun_ids:
            self._noun_ids[head] = len(self._noun_rows)
            self._noun_rows.append([])
            for word in self._named(head.split("|")):
                first, *rest = fold(word).split() or [""]
                for form in noun_forms(first):
                    self._add(" ".join([form, *rest]), Kind.NOUN, self._noun_ids[head], 2)
        return self._noun_ids[head]

    def _named(self, words: Iterable[str]) -> Iterator[str]:
        """The printed forms, `@state` in them replaced by every name of a state and a seat: «على @state أن»."""
        for word in words:
            yield from (word.replace(_STATE, name) for name in self._names) if _STATE in word else (word,)

    def _words(self) -> None:
        for row in self._rows(schema.SPEECH):
            if row["pos"] == "verb":
                self._speech[self._verb(row["head"], row["root"], row["form"])] = row["kind"]
        for row in self._rows(schema.VERBS):
            self._general[self._verb(row["head"], row["root"], row["form"])] = row["kind"]

    def _trigger(self, row: Row) -> None:
        groups = tuple(_alternatives(group) for group in row["with"].removeprefix("<").split())
        trigger = Trigger(
            at=row.at,
            type=Path(row.file).stem,
            mode=row["mode"],
            frame=row["frame"],
            contexts=row.many("contexts", ","),
            with_=groups,
            without=_alternatives(row["without"]) if row["without"] else (),
            pos=row["pos"],
            head=row["head"],
            key=digest(row.file, row["pos"], row["head"], row["form"], row["with"], row["mode"], length=8),
            needs=frozenset(words[0] for words in groups[0]) if groups else frozenset(),
            back=row["with"].startswith("<"),
        )
        for group in (*trigger.with_, trigger.without):
            self._companions.update(word for words in group for word in words)
        self._triggers.append(trigger)
        number = len(self._triggers) - 1
        if row["pos"] == "verb":
            self._verb_rows[self._verb(row["head"], row["root"], row["form"])].append(number)
        else:
            self._noun_rows[self._noun(row["head"])].append(number)


def _glued(word: str) -> Iterator[str]:
    for conj in ("", "و"):
        for prep in ("", "ب", "ل", "ك"):
            yield conj + (f"لل{word[2:]}" if prep == "ل" and word.startswith("ال") else prep + word)


def _alternatives(group: str) -> tuple[tuple[str, ...], ...]:
    """`مناورة|مذكرة_تفاهم` → (("مناوره",), ("مذكره", "تفاهم")).

    A word written with ال is also taken without: its ال may be radical.
    """
    out: list[tuple[str, ...]] = []
    for words in group.split("|"):
        parts = tuple(fold(words).split("_"))
        bare = tuple(w.removeprefix("ال") if len(w) > 4 else w for w in parts)
        out.extend(dict.fromkeys((parts, bare)) if words else ())
    return tuple(out)


def _classes(words: Mapping[str, Any]) -> Mapping[str, frozenset[str]]:
    """Folded function word → the classes it stands in, as `table.class`."""
    out: dict[str, set[str]] = defaultdict(set)
    for table, lists in words.items():
        for name, members in lists.items():
            for word in members:
                out[fold(word)].add(name if table == "classes" else f"{table}.{name}")
    return {word: frozenset(names) for word, names in out.items()}


def _common(path: Path) -> frozenset[str]:
    """Frequent words of news Arabic (folded, one a line): they end an unknown person's name."""
    return frozenset(_lines(path)) if path.exists() else frozenset()


def _lines(path: Path) -> Iterator[str]:
    return (line for line in path.read_text("utf-8").split("\n") if line and not line.startswith("#"))


def _number(cell: str) -> float | None:
    return float(cell) if cell else None


def compile_lexicon(roots: Iterable[Path], digest: str) -> Lexicon:
    """Compile the tables under `roots` (the package's own first, a user's additions after)."""
    return Compiler(tuple(roots)).lexicon(digest)
