import json
from pathlib import Path

import pytest

from taqarub.errors import KnowledgeError
from taqarub.knowledge.ontology import QUADS, load_ontology

PLOVER = Path(__file__).parents[3] / "shared" / "plover" / "plover.json"


def test_all_of_plover_is_there() -> None:
    ontology = load_ontology()
    modes = sum(len(kind.modes) for kind in ontology.types.values())
    assert (len(ontology.types), modes, len(ontology.contexts), len(ontology.sectors)) == (16, 67, 37, 25)
    assert len(ontology.states) == 249


def test_scores_have_the_sign_of_their_class() -> None:
    for kind in load_ontology().types.values():
        hostile = QUADS.index(kind.quad) >= 2
        for score in (kind.score, *(mode.score for mode in kind.modes.values())):
            assert score is None or kind.name == "REQUEST" or (score < 0) == hostile, kind.name


@pytest.mark.parametrize(
    ("type_", "mode", "score"),
    [("ACCUSE", None, -3.0), ("CONSULT", "visit", 4.0), ("PROTEST", "vandalize", -5.0), ("AID", None, 10.0)],
)
def test_a_mode_scores_before_its_type(type_: str, mode: str | None, score: float) -> None:
    assert load_ontology().score(type_, mode) == score


@pytest.mark.skipif(not PLOVER.is_file(), reason="the shared codebook is not beside this checkout")
def test_codes_and_scores_are_those_of_the_codebook() -> None:
    book, ours = json.loads(PLOVER.read_text("utf-8")), load_ontology()
    for row in book["types"]:
        kind = ours.types[row["name"]]
        assert (kind.score, kind.quad, kind.needs_recipient) == (
            *(row["score"], row["quad"].lower()),
            row["requires_recipient"],
        )
        assert {mode.name: mode.score for mode in kind.modes.values()} == {m["name"]: m["score"] for m in row["modes"]}
    assert set(ours.contexts) == {row["name"] for row in book["contexts"]}
    assert set(ours.sectors) == {row["code"] for row in book["sectors"]}
    assert set(ours.bodies) == {row["code"] for row in book["nonstate_countries"]}
    assert ours.partially_recognised == book["partially_recognized"]


def test_faults_are_reported_together(tmp_path: Path) -> None:
    path = tmp_path / "plover.toml"
    path.write_text('[[types]]\nname = "AID"\nquad = "warm"\n[[types]]\nname = "AID"\nscore = 99\n', "utf-8")
    with pytest.raises(KnowledgeError) as caught:
        load_ontology(path)
    told = "\n".join(map(str, caught.value.problems))
    for part in ("unknown quad class", "stands twice", "beyond -10", "has no definition", "section contexts"):
        assert part in told
