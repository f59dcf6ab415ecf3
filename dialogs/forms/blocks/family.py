"""Family members who shared the displacement: paragraphs 78 (2), 84 (3) and 89 (2) list the same four facts."""

from __future__ import annotations

from dialogs.engine.conditions import Is
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.person_name import PersonName
from dialogs.engine.kinds.tax_number import TaxNumber
from dialogs.engine.kinds.text import Text
from dialogs.engine.options import Option
from dialogs.engine.schema import Need, Question, Repeat
from dialogs.forms.blocks.person import TAX_NUMBER, TAX_NUMBER_HINT, sex


def _relation(value: str, label: str, *words: str, button: str = "") -> Option:
    return Option(value=value, label=label, button=button, context="relation", words=words)


# The commonest first; the list follows the definition of close family members in paragraph 2.
RELATIONS = (
    _relation("husband", "Чоловік", "husband"),
    _relation("wife", "Дружина", "жінка", "wife"),
    _relation("son", "Син", "son"),
    _relation("daughter", "Дочка", "донька", "daughter"),
    _relation("mother", "Мати", "мама", "mother", "mum"),
    _relation("father", "Батько", "тато", "father", "dad"),
    _relation("stepfather", "Вітчим"),
    _relation("stepmother", "Мачуха"),
    _relation("stepson", "Пасинок"),
    _relation("stepdaughter", "Падчерка"),
    _relation(
        "de_facto_spouse",
        "Особа, з якою підтримуються фактичні шлюбні відносини",
        "цивільний чоловік",
        "цивільна дружина",
        "partner",
        button="Пара без реєстрації",
    ),
    _relation("child_of_de_facto_spouse", "Дитина такої особи", button="Дитина моєї пари"),
    _relation("adopter", "Усиновлювач", "усиновлювачка"),
    _relation("adoptee", "Усиновлений", "усиновлена", button="Усиновлена дитина"),
    _relation("guardian", "Опікун", "опікунка"),
    _relation("custodian", "Піклувальник", "піклувальниця"),
    _relation("ward", "Особа, яка перебуває під опікою або піклуванням", button="Людина під опікою"),
    _relation("other", "Інше (вказати)", "інше", "other", button="Хтось інший"),
)


def family(source: str, ask: str, again: str) -> Repeat:
    """The list of relatives. Naming them does not file for them, which people often believe."""
    return Repeat(
        key="family",
        label="Відомості про членів сім’ї, які були переміщені разом із заявником (за наявності)",
        ask=ask,
        again=again,
        hint="Власну заяву кожна людина подає окремо.",
        item_label="Член сім’ї",
        add="Додати людину",
        none="Ніхто з рідних",
        source=source,
        terms=("close_family_members",),
        fact="family",
        body=(
            Question(
                key="family_name",
                kind=PersonName(),
                label="Прізвище, власне ім’я, по батькові (за наявності)",
                ask="Як звати цю людину?",
                hint="Прізвище, ім’я та по батькові, якщо воно є.",
                example="Коваленко Іван Петрович",
                source=f"{source}/1",
            ),
            Question(
                key="family_relation",
                kind=Choice(of=RELATIONS),
                label="Ступінь спорідненості із заявником",
                ask="Ким ця людина вам доводиться?",
                source=f"{source}/4",
                terms=("close_family_members",),
            ),
            Question(
                key="family_relation_other",
                kind=Text(max=100),
                label="Ступінь спорідненості із заявником: інше (вказати)",
                ask="Ким саме вона вам доводиться?",
                example="двоюрідна сестра",
                when=Is(key="family_relation", value="other"),
                source=f"{source}/4",
            ),
            sex("family_sex", "Яка стать цієї людини?", f"{source}/3"),
            Question(
                key="family_tax_number",
                kind=TaxNumber(sex_key="family_sex"),
                label=f"{TAX_NUMBER} (за наявності)",
                ask="Який податковий номер цієї людини?",
                hint=TAX_NUMBER_HINT,
                example="3296404536",
                need=Need.IF_AVAILABLE,
                source=f"{source}/2",
            ),
        ),
    )
