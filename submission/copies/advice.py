"""What people are told of the copies: which there are, why one is missing, what to do instead."""

from __future__ import annotations

from dataclasses import dataclass

from submission.claim import Claim, ClaimExhibit
from submission.copies.problems import Problem
from submission.copies.turning import PAGES

_ADVICE: dict[Problem, str] = {
    "": "",
    "format": "Копії для Дії немає: такого файлу Дія може не прийняти. Зробіть знімок екрана.",
    "locked": "Копії для Дії немає: файл захищено паролем. Збережіть його без пароля або зробіть знімок екрана.",
    "broken": "Копії для Дії немає: файл не відкривається. Якщо у вас він відкривається, зробіть знімок екрана.",
    "too_large": "Копії для Дії немає: зображення завелике. Зробіть знімок екрана.",
    "gave_up": "Копії для Дії немає: файл надто складний. Зробіть знімок екрана.",
    "many_pages": f"Копії є лише для перших {PAGES} сторінок. З решти зробіть знімки потрібних сторінок.",
    "some_pages": "Деяких сторінок серед копій немає. Зробіть їхні знімки екрана.",
}


@dataclass(frozen=True, slots=True)
class Upload:
    """What to take for an exhibit when Diia asks for a file.

    number   of the exhibit; file: the path of the original
    copies   paths of the files to upload, in order; empty when there are none
    problem  the code of what is missing (`problems.py`); advice: the same for people, with what to do
    """

    number: int
    file: str
    copies: tuple[str, ...]
    problem: Problem
    advice: str


def uploads(claim: Claim) -> tuple[Upload, ...]:
    """What to upload for each exhibit of a claim, in their order."""
    return tuple(
        Upload(e.number, e.file, e.copies, e.copy_problem, _ADVICE[e.copy_problem]) for e in claim.exhibits
    )


def advice(exhibit: ClaimExhibit) -> str:
    """Why a copy is missing and what to do, in Ukrainian; empty when none is."""
    return _ADVICE[exhibit.copy_problem]


def listed(exhibit: ClaimExhibit) -> str:
    """The copies of an exhibit in one line for the list of evidence; empty when there are none."""
    if not exhibit.copies:
        return ""
    if len(exhibit.copies) == 1:
        return f"Для Дії: {exhibit.copies[0]}"
    first, last = exhibit.copies[0], exhibit.copies[-1]
    return f"Для Дії: {first} і далі до {last.rpartition('/')[2]} (усього {len(exhibit.copies)})"
