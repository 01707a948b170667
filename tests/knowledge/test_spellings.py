"""One person's name as the press spells it."""

import pytest

from taqarub.knowledge.spellings import spellings


@pytest.mark.parametrize(
    ("name", "country", "also"),
    [
        ("عبد المجيد تبون", "DZA", "عبدالمجيد تبون"),
        ("أبو مازن", "PSE", "أبومازن"),
        ("مون جاي إن", "KOR", "مون جاي-إن"),
        ("بن-غفير", "ISR", "بن غفير"),
    ],
)
def test_a_name_is_also_spelt_otherwise(name: str, country: str, also: str) -> None:
    assert {name, also} <= set(spellings(name, country))


def test_only_names_of_the_far_east_are_hyphened() -> None:
    assert spellings("جون بول جونز", "USA") == ("جون بول جونز",)
