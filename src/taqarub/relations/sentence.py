"""One plain sentence about a pair, in Arabic or English: what happened, with its numbers."""

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from taqarub.knowledge import schema
from taqarub.knowledge.ontology import load_ontology
from taqarub.knowledge.tables import DATA, read_table
from taqarub.relations.closeness import Estimate
from taqarub.relations.relation import Relation

LANGUAGES = ("ar", "en")
_LRI, _PDI = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
Named = Callable[[str], str]


@cache
def words(language: str) -> Mapping[str, Any]:
    """The words of a language, from `words/ar.toml` or `words/en.toml`."""
    text = (files("taqarub.relations") / "words" / f"{language}.toml").read_text("utf-8")
    return tomllib.loads(text)


def sentence(relation: Relation, language: str, country: Named | None = None, day: Named | None = None) -> str:
    """The sentence. `country` names a code and `day` an ISO day in the reader's way; by default plainly."""
    table, say = words(language), _Saying(language, country or _naming(language), day or _isolated_day(language))
    texts, acts = table["sentence"], relation.acts
    names = {"a": say.country(acts.a), "b": say.country(acts.b)}
    if not relation.whole.tally.events:
        return str(texts["nothing"].format(**names))
    clauses = [say.counts(relation), *say.level(relation), *say.contact(relation)]
    lead = texts[relation.verdict].format(**names)
    return f"{lead}{texts['start']}{texts['join'].join(clauses)}{texts['end']}"


def plural(language: str, noun: str, n: int) -> str:
    """`n` of a noun in its right form: English has two, Arabic six."""
    forms = words(language)["plural"][noun]
    return str(forms.get(_category(language, n), forms["other"]).format(n=f"{n:,}"))


def country_name(code: str, language: str) -> str:
    """The name of a state or of a PLOVER code; an unknown code as it is."""
    own = words(language).get("countries", {}).get(code)
    named = _states().get(code)
    if named:
        return named[LANGUAGES.index(language)]
    return own or load_ontology().bodies.get(code, code)


class _Saying:
    """The clauses, in one language."""

    def __init__(self, language: str, country: Named, day: Named) -> None:
        self._language = language
        self._table = words(language)
        self._texts = self._table["sentence"]
        self.country = country
        self._day = day

    def counts(self, relation: Relation) -> str:
        """How many events, reports and sources, when, and of which classes."""
        tally = relation.whole.tally
        numbers = {
            noun: plural(self._language, noun, n)
            for noun, n in (("events", tally.events), ("reports", tally.reports), ("sources", tally.sources))
        }
        quads = (self._table["quads"][s.name].format(n=f"{s.events:,}") for s in relation.whole.by_quad)
        classes = self._texts["list"].join(quads)
        return str(self._texts["counts"].format(**numbers, range=self._range(relation), classes=classes))

    def level(self, relation: Relation) -> list[str]:
        """The index and how it changed; or that there are too few events for one."""
        index = relation.whole.index.overall
        if index is None:
            return [self._texts["few"]]
        said = [self._texts["index"].format(**self._signed(index))]
        if relation.change is not None:
            change = relation.change
            rose = change.index >= 0
            shown = change if rose else Estimate(-change.index, -change.high, -change.low)
            numbers = self._signed(shown) | {"change": self._number(f"{shown.index:.1f}")}
            said.append(self._texts["rose" if rose else "fell"].format(**numbers))
        return said

    def contact(self, relation: Relation) -> list[str]:
        """The highest office that met, when one is named."""
        level = relation.whole.contact
        return [self._texts["contact"].format(level=self._table["levels"][level])] if level else []

    def _range(self, relation: Relation) -> str:
        days = sorted(day for act in relation.acts.done for day in (act.event.date_from, act.event.date_to) if day)
        if not days:
            return ""
        key = "range" if days[0] != days[-1] else "range_day"
        return str(self._texts[key].format(first=self._day(days[0]), last=self._day(days[-1])))

    def _signed(self, estimate: Estimate) -> dict[str, str]:
        parts = {"index": estimate.index, "low": estimate.low, "high": estimate.high}
        return {key: self._number(f"{value:+.1f}") for key, value in parts.items()}

    def _number(self, text: str) -> str:
        """A signed number; inside Arabic it reads from left to right only when set apart."""
        shown = "0.0" if text in ("+0.0", "-0.0") else text.replace("-", "\N{MINUS SIGN}")
        return f"{_LRI}{shown}{_PDI}" if self._language == "ar" else shown


def _naming(language: str) -> Named:
    return lambda code: country_name(code, language)


def _isolated_day(language: str) -> Named:
    """An ISO day as it is; inside Arabic it would reverse without a word."""
    return lambda day: f"{_LRI}{day}{_PDI}" if language == "ar" else day


def _category(language: str, n: int) -> str:
    """CLDR's plural category of a whole number."""
    if language != "ar":
        return "one" if n == 1 else "other"
    if n in (0, 1, 2):
        return ("zero", "one", "two")[n]
    return "few" if 3 <= n % 100 <= 10 else "many" if n % 100 >= 11 else "other"


@cache
def _states() -> dict[str, tuple[str, str]]:
    """Code → (Arabic name, English name), the first row of each code."""
    rows = read_table(DATA / schema.STATES.pattern, schema.STATES.columns, schema.STATES.key)
    return {row["code"]: (row["name_ar"], row["name_en"]) for row in reversed(rows.rows)}
