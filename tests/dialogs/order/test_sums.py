"""Every sum that is offered is the one worked out by hand, and where a number is missing the screen says which."""

import pytest

from dialogs.engine.answers import Place, Screen
from tests.dialogs.order.cases import tell
from tests.dialogs.order.sums import SUMS, Reckoning
from tests.dialogs.register.walking import seen


@pytest.mark.parametrize("case", SUMS, ids=lambda case: f"{case.code} {case.says}")
def test_a_sum_of_the_order(case: Reckoning) -> None:
    person = tell(case.code, case.told).person
    person.draft = person.draft.at(Place(Screen.QUESTION, case.key))
    view = person.see()
    assert view.ref is not None and view.ref.key == case.key
    offers = [action.label for action in view.actions if action.label.startswith("Вказати ")]
    read = seen(view).replace("\xa0", " ")
    assert [label.replace("\xa0", " ") for label in offers] == (
        [f"Вказати {case.offer}"] if case.offer else []
    ), read
    assert not [words for words in case.reads if words not in read], read


def test_there_are_enough_of_them() -> None:
    assert len(SUMS) >= 34
    assert len({case.says for case in SUMS}) == len(SUMS)
