"""Every boundary case of the Order comes out as its text says."""

import pytest

from tests.dialogs.order.boundaries import CASES
from tests.dialogs.order.cases import Case, keys, lacking, refusal, tell


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code} {case.says}")
def test_a_boundary_of_the_order(case: Case) -> None:
    if case.refused:
        assert refusal(case.code, case.told, *case.refused)
        return
    told = tell(case.code, case.told)
    read = told.read
    assert not [words for words in case.hears if words not in read], read
    assert not [words for words in case.unheard if words in read], read
    assert any(rule.stop for rule in told.state.broken) is case.stops
    assert set(case.asked) <= keys(told)
    assert not set(case.unasked) & keys(told)
    assert set(case.missing) <= lacking(told)
    assert not [key for key in lacking(told) if told.person.form.questions[key].prefill]


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 95
    assert len({(case.code, case.says) for case in CASES}) == len(CASES)
