"""Words of the pages: one TOML file a language under `locale/`, and CLDR (Babel) for names, plurals and numbers."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.numbers import format_decimal

LANGUAGES = ("ar", "en")


@dataclass(frozen=True, slots=True)
class Words:
    """Everything one page says, in one language. `locale` may carry the reader's region (month names)."""

    language: str
    locale: Locale
    table: Mapping[str, Any]

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return str(self.table["direction"])

    def ui(self, key: str, **values: object) -> str:
        """A string of the interface, its {names} filled in."""
        return str(self.table["ui"][key]).format(**values)

    def error(self, key: str, **values: object) -> str:
        """A string of an error page."""
        return str(self.table["errors"][key]).format(**values)

    def about(self, key: str) -> str:
        """A string of the About page."""
        return str(self.table["about"][key])

    def plural(self, noun: str, n: int) -> str:
        """`n` of a noun in its right form: Arabic has six."""
        forms = self.table["plural"][noun]
        form = forms.get(self.locale.plural_form(n), forms["other"])
        return str(form).format(n=self.number(n))

    def label(self, table: str, code: str | None) -> str:
        """The name of a code in a table such as `types` or `sectors`; an unknown code as it is."""
        return str(self.table[table].get(code, code or self.ui("not_stated")))

    def act(self, type_: str, mode: str | None) -> str:
        """`Meet or consult: visit`; without a mode the type alone."""
        name = self.label("types", type_)
        if not mode:
            return name
        separator = "، " if self.language == "ar" else ", "
        return f"{name}{separator}{self.table['modes'].get(f'{type_}.{mode}', mode)}"

    def country(self, code: str | None) -> str:
        """The name of a state (ISO 3166-1 alpha-3) or of a PLOVER code; an unknown code as it is."""
        if not code:
            return self.ui("not_stated")
        own = self.table["countries"].get(code)
        if own:
            return str(own)
        aliases = get_global("territory_aliases").get(code)
        return str(self.locale.territories.get(aliases[0] if aliases else code, code))

    def number(self, value: float) -> str:
        """Grouped digits 0-9: the Arabic default would mix two kinds of digits and separators."""
        return str(format_decimal(value, locale=self.locale, numbering_system="latn"))

    def signed(self, value: float | None) -> str:
        """A score with its sign and one decimal; `−` is the minus sign, which does not break from its number."""
        if value is None:
            return self.ui("not_stated")
        return f"{value:+.1f}".replace("-", "\N{MINUS SIGN}") if round(value, 1) else "0.0"


def load_tables() -> dict[str, Mapping[str, Any]]:
    """The tables of all languages, by language."""
    folder = files("taqarub.surfaces.web") / "locale"
    return {code: tomllib.loads((folder / f"{code}.toml").read_text(encoding="utf-8")) for code in LANGUAGES}


def words_for(language: str, region: str | None, tables: Mapping[str, Mapping[str, Any]]) -> Words:
    """Words in a language, with the month names of the reader's country when CLDR knows it."""
    return Words(language, _locale(language, region), tables[language])


def _locale(language: str, region: str | None) -> Locale:
    try:
        return Locale.parse(f"{language}_{region}") if region else Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return Locale.parse(language)
