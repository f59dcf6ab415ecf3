"""What fits a screen is on it, to the last character; what does not is one press away."""

from dialogs.engine.answers import Place, Screen
from dialogs.engine.look.fitting import SCREEN, leafed, reading
from dialogs.engine.views import View
from tests.dialogs.scope import UKRAINIAN


def test_lines_stay_on_one_page_until_they_would_scroll() -> None:
    view = View(place=Place(Screen.CHECK), ref=None, heading="Чому так")
    first = "Підстава."
    last = "б" * (SCREEN - len(reading(view, UKRAINIAN)) - len(f"\n{first}\n"))
    page = leafed(view, (first, last), UKRAINIAN)
    assert (page.lines, page.actions) == ((first, last), ())
    assert len(reading(page, UKRAINIAN)) == SCREEN
    page = leafed(view, (first, f"{last}б"), UKRAINIAN)
    assert page.lines == (first,)
    assert [action.label for action in page.actions] == ["Показати ще"]
