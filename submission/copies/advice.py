"""What people are told of the copies: which there are, why one is missing, what to do instead."""

from __future__ import annotations

from submission.claim import ClaimExhibit
from submission.copies.problems import Problem
from submission.copies.turning import PAGES

_ADVICE: dict[Problem, str] = {
    "": "",
    "format": "Копії для Дії немає: такий файл Дія може не прийняти. Додайте знімок екрана, а звук перекажіть словами.",
    "locked": "Копії для Дії немає: файл захищено паролем. Збережіть його без пароля або зробіть знімок екрана.",
    "broken": "Копії для Дії немає: файл не відкривається. Якщо у вас він відкривається, зробіть знімок екрана.",
    "too_large": "Копії для Дії немає: зображення завелике. Зробіть знімок екрана.",
    "gave_up": "Копії для Дії немає: файл надто складний. Зробіть знімки потрібних сторінок.",
    "many_pages": f"Копії є лише для перших {PAGES} сторінок. З решти зробіть знімки потрібних сторінок.",
    "some_pages": "Деяких сторінок серед копій немає. Зробіть їхні знімки екрана.",
}


def advice(exhibit: ClaimExhibit) -> str:
    """Why the file or a copy of it is missing and what to do, in Ukrainian; empty when none is."""
    if exhibit.left_out:
        return "Якщо цей файл є у вас, додайте його в Дії самі."
    return _ADVICE[exhibit.copy_problem]


def listed(exhibit: ClaimExhibit) -> str:
    """The copies of an exhibit in one line for the list of evidence; empty when there are none."""
    if not exhibit.copies:
        return ""
    if len(exhibit.copies) == 1:
        return f"Для Дії: {exhibit.copies[0]}"
    first, last = exhibit.copies[0], exhibit.copies[-1]
    return f"Для Дії: {first} і далі до {last.rpartition('/')[2]} (усього {len(exhibit.copies)})"
