"""Family members who shared the displacement: paragraphs 78 (2), 84 (3) and 89 (2) list the same four facts."""

from __future__ import annotations

from dialogs.blocks.cast import HARMED, fact
from dialogs.blocks.person import TAX_NUMBER, TAX_NUMBER_HINT, sex
from dialogs.blocks.relations import relation, told_by_relation
from dialogs.engine.kinds.person_name import PersonName
from dialogs.engine.kinds.tax_number import TaxNumber
from dialogs.engine.questions import Need, Question, Repeat
from dialogs.engine.relatives import Relatives


def family(source: str, ask: str, again: str, *, child: bool = True) -> Repeat:
    """The list of relatives. Naming them does not file for them, which people often believe. `child` says that the
    category is filed for children too: then each is told by who they are to the child."""
    relations = ("family_relation", "family_relation_to_child") if child else ("family_relation",)
    return Repeat(
        key="family",
        label="Відомості про членів сім’ї, які були переміщені разом із заявником (за наявності)",
        ask=ask,
        short="Рідні",
        again=again,
        hint="Власну заяву кожна людина подає окремо.",
        item_label="Рідна людина",
        add="Додати людину",
        none="Нікого з рідних",
        source=source,
        terms=("close_family_members",),
        fact=fact("family", "list", HARMED),
        relatives=Relatives(
            name="family_name", relation=relations, sex="family_sex", tax_number="family_tax_number"
        ),
        called_by=("family_name",),
        body=(
            Question(
                key="family_name",
                kind=PersonName(),
                label="Прізвище, власне ім’я, по батькові (за наявності)",
                ask="Як звати цю людину?",
                short="Ім’я людини",
                hint="Прізвище, ім’я та по батькові, якщо воно є.",
                example="Коваленко Іван Петрович",
                source=f"{source}/1",
            ),
            *relation("family_relation", "Ступінь спорідненості із заявником", f"{source}/4", child=child),
            sex("family_sex", "{name}: яка стать?", f"{source}/3").model_copy(
                update={"follows": told_by_relation("family_relation", child=child)}
            ),
            Question(
                key="family_tax_number",
                kind=TaxNumber(sex_key="family_sex"),
                label=f"{TAX_NUMBER} (за наявності)",
                ask="{name}: який податковий номер?",
                short="Податковий номер",
                hint=TAX_NUMBER_HINT,
                absent=True,
                example="3296404536",
                need=Need.IF_AVAILABLE,
                source=f"{source}/2",
            ),
        ),
    )
