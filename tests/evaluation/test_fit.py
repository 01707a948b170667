"""Weights that share out between options: what is right wins, and what says nothing changes nothing."""

import pytest

from taqarub.evaluation.fit import fit_options

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
