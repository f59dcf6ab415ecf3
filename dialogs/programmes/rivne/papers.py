"""The papers that prove the need (2.4 and 3.3). Both lists end with «тощо», so another paper will do too."""

from __future__ import annotations

from dialogs.blocks.proof import Paper
from dialogs.engine.conditions import Is
from dialogs.engine.lapse import Lapse

FORM_027 = Paper(
    value="form_027",
    label="Виписка з картки хворого, форма № 027/о",
    button="Виписка 027/о",
    words=("027", "027/о", "виписка"),
    valid=Lapse(months=3),
    dated=("Коли видано виписку 027/о?", "Дата виписки"),
)
TREATMENT_NEEDED = Paper(
    value="treatment_needed",
    label="Довідка про потребу в лікуванні",
    button="Потрібне лікування",
)
TREATED = Paper(
    value="treated",
    label="Довідка про хвороби чи лікування за 6 місяців",
    button="Лікування за 6 місяців",
    valid=Lapse(months=6),
    dated=("Коли закінчилося це лікування?", "Кінець лікування"),
    ended=True,
)
GROUP_ONE = Paper(
    value="disability_group_one",
    label="Для І групи інвалідності: виписка з акта або висновок",
    button="Інвалідність І групи",
    words=("інвалідність", "мсек"),
    when=Is(key="disability_group", value="one"),
)
HARDSHIP = Paper(
    value="hardship",
    label="Документ про складні обставини чи інший",
    button="Інший документ",
    words=("інший", "інше", "other"),
)
INJURED = Paper(
    value="injured",
    label="Довідка про поранення, травму чи хворобу в зоні боїв",
    button="Поранення чи травма",
    words=("поранення", "травма"),
)
OTHER = Paper(
    value="other",
    label="Інший документ, що показує потребу",
    button="Інший документ",
    words=("інший", "інше", "other"),
)

RESIDENTS = (FORM_027, TREATMENT_NEEDED, TREATED, GROUP_ONE, HARDSHIP)
"""Paragraph 2.4."""

DISPLACED = (TREATMENT_NEEDED, INJURED, OTHER)
"""Paragraph 3.3."""
