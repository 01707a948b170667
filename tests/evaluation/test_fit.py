"""Fitted weights: what is right wins, what says nothing changes nothing, and words stand apart from other features."""

import pytest

from taqarub.evaluation.fit import fit_again, fit_binary, fit_choice, fit_options
from taqarub.events.setting import JOINT

RIGHT, WRONG = (("near", "b"), True), (("far", "b"), False)


def test_the_right_options_get_the_larger_share() -> None:
    pytest.importorskip("sklearn")
    fitted = fit_options([[RIGHT, WRONG]] * 8, 1.0)
    near, far = fitted.shares([("near", "b"), ("far", "b")])
    assert near > 0.8 > far
    assert near + far == pytest.approx(1)


def test_what_all_options_have_in_common_and_groups_without_a_right_one_weigh_nothing() -> None:
    pytest.importorskip("sklearn")
    fitted = fit_options([[RIGHT, WRONG]] * 8, 1.0)
    assert "b" not in fitted.weights
    assert fit_options([[RIGHT, WRONG]] * 8 + [[WRONG, WRONG]] * 5, 1.0) == fitted


def test_several_options_may_be_right() -> None:
    pytest.importorskip("sklearn")
    fitted = fit_options([[(("near",), True), (("said",), True), (("far",), False)]] * 8, 1.0)
    near, said, far = fitted.shares([("near",), ("said",), ("far",)])
    assert near == pytest.approx(said)
    assert far < 0.2


def test_words_around_are_written_apart_by_where_they_stand() -> None:
    pytest.importorskip("sklearn")
    yes, no = ("x", f"<{JOINT}قد"), ("x", f">{JOINT}لن")
    fitted = fit_binary([yes, no] * 20, [1, 0] * 20, 1.0)
    assert {head: sorted(table) for head, table in fitted.words.items()} == {"<": ["قد"], ">": ["لن"]}
    assert not any(JOINT in name for name in fitted.weights)
    assert fitted.probability(["x"], [("<", ["قد"])]) > 0.8 > 0.2 > fitted.probability(["x"], [(">", ["لن"])])


def test_a_known_total_is_trusted_as_far_as_it_is_right() -> None:
    pytest.importorskip("sklearn")
    totals, labels = [2.0, -2.0] * 30, [1, 0] * 30
    trust, added = fit_again([("x",)] * 60, totals, labels, 1.0, least=2)
    assert trust > 0.5
    assert abs(added.total(["x"])) < 0.2


def test_what_is_beside_is_learned_where_the_total_tells_nothing() -> None:
    pytest.importorskip("sklearn")
    trust, added = fit_again([("yes",), ("no",)] * 30, [0.0] * 60, [1, 0] * 30, 1.0, least=2)
    assert trust == 0.0
    assert added.probability(["yes"]) > 0.8 > 0.2 > added.probability(["no"])


@pytest.mark.parametrize("labels", [("actual",), ("actual", "future"), ("actual", "future", "negated")])
def test_one_label_of_any_number_is_chosen_by_what_speaks_for_it(labels: tuple[str, ...]) -> None:
    pytest.importorskip("sklearn")
    fitted = fit_choice([(f"near {label}", "b") for label in labels] * 20, [*labels] * 20, 1.0)
    for label in labels:
        assert fitted.choose([f"near {label}", "b"], labels)[0] == label
