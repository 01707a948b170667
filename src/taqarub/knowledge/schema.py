"""The tables of knowledge: file, columns, key. One place that the compiler, the checker and the docs agree on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TableSpec:
    """`pattern` is a path or glob under the data folder; `codes` names columns checked against a list of codes."""

    pattern: str
    columns: tuple[str, ...]
    key: tuple[str, ...] = ()


def _cols(text: str) -> tuple[str, ...]:
    return tuple(text.split())


STATES = TableSpec("actors/states.tsv", _cols("code name_en name_ar names nisba demonyms source"), ("name_ar",))
METONYMS = TableSpec(
    "actors/metonyms.tsv", _cols("name names code sector kind valid_from valid_to name_en source"), ("name", "code")
)
ORGANISATIONS = TableSpec(
    "actors/organisations.tsv", _cols("id name_en names country sector kind nisba parent source"), ("id",)
)
MEMBERSHIPS = TableSpec(
    "actors/memberships.tsv", _cols("organisation country from to source"), ("organisation", "country", "from")
)
COUNTED = "counted"  # a kind of office: people only behind a number («43 مسلحا») or where no noun is («أطلق المسلح»)
OFFICES = TableSpec("actors/offices.tsv", _cols("head tail kind sector office_en level source"), ("head", "tail"))
TITLES = TableSpec("actors/titles.tsv", _cols("head country sector office_en level source"), ("head",))
HONORIFICS = TableSpec("actors/honorifics.tsv", _cols("word kind source"), ("word",))
GIVEN = TableSpec("actors/given_names.tsv", _cols("name gender origin source"), ("name",))
ORIGINS = TableSpec("actors/origins.tsv", _cols("origin states source"), ("origin",))
PEOPLE = TableSpec(
    "actors/people.tsv",
    _cols("name_en names country sector office_en level from to source"),
    ("name_en", "office_en", "from"),
)
CITIES = TableSpec("places/cities.tsv", _cols("name_en names country lat lon population geonames_id source"))
REGIONS = TableSpec("places/regions.tsv", _cols("name_en names country lat lon population geonames_id source kind"))
CAPITALS = TableSpec("places/capitals.tsv", _cols("country name_en names lat lon"), ("country", "name_en"))
SEATS = TableSpec("places/seats.tsv", _cols("organisation country source"), ("organisation",))
TRIGGERS = TableSpec(
    "triggers/*.tsv",
    _cols("pos head root form with without mode frame contexts example source"),
    ("pos", "head", "form", "with", "mode"),
)
SPEECH = TableSpec("grammar/speech.tsv", _cols("pos head root form kind example source"), ("pos", "head", "form"))
VERBS = TableSpec("grammar/verbs.tsv", _cols("head root form kind"), ("head", "form"))
PEOPLES = TableSpec("actors/peoples.tsv", _cols("name code sector source"), ("name",))
COALITIONS = TableSpec("actors/coalitions.tsv", _cols("theatre leader source"), ("theatre",))
HOMOGRAPHS = TableSpec("actors/homographs.tsv", _cols("name before after source"), ("name",))
CONTEXTS = TableSpec("grammar/contexts.tsv", _cols("context words source"), ("context",))
INDICATORS = TableSpec("grammar/indicators.tsv", _cols("indicator words needs unit example source"), ("indicator",))
KINDRED = TableSpec("grammar/kindred.tsv", _cols("word coarse fine"), ("word",))
LANDMARKS = TableSpec("grammar/landmarks.tsv", _cols("name words types date source"), ("name",))
ALL = (
    STATES, METONYMS, ORGANISATIONS, MEMBERSHIPS, OFFICES, TITLES, HONORIFICS, GIVEN, ORIGINS, PEOPLE, CITIES, REGIONS,
    CAPITALS, SEATS, TRIGGERS, SPEECH, VERBS, PEOPLES, COALITIONS, CONTEXTS, INDICATORS,
    HOMOGRAPHS, LANDMARKS, KINDRED,
)  # fmt: skip
