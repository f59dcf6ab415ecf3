"""Who the dead or missing person is to the one whose claim it is: always in this direction, so that label and option
are one true sentence («Ким зникла особа є заявникові: син…»), for the applicant and for a child alike.

RD4U names parents (adoptive ones and step-parents too), the spouse or civil partner regardless of gender, and children
(https://rd4u.coe.int/fr/a2.1-death-of-an-immediate-family-member). The close family of paragraph 2 is wider; whoever
RD4U does not name is asked for signs of dependence, as «інші члени сім’ї» of paragraph 2 are.
"""

from __future__ import annotations

from dialogs.blocks.who import FOR_CHILD
from dialogs.engine.conditions import Any_, Is, Not, OneOf
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.multi_choice import MultiChoice
from dialogs.engine.kinds.text import Text
from dialogs.engine.options import NONE, Option
from dialogs.engine.questions import Need, Question

_PARENT = Option(
    value="parent",
    label="Мати, батько, вітчим або мачуха",
    button="Хтось із батьків",
    words=("мати", "мама", "батько", "тато", "вітчим", "мачуха", "parent", "mother", "father"),
)

_SIBLING = Option(value="sibling", label="Брат або сестра", words=("брат", "сестра", "sibling"))
_GRANDPARENT = Option(
    value="grandparent",
    label="Бабуся або дідусь",
    words=("бабуся", "дідусь", "grandmother", "grandfather"),
)

_TO_ADULT = Choice(
    of=(
        Option(
            value="spouse",
            label="Чоловік або дружина",
            words=("чоловік", "дружина", "husband", "wife", "spouse"),
        ),
        Option(
            value="civil_partner",
            label="Пара без реєстрації шлюбу",
            button="Пара без реєстрації",
            words=("пара", "партнер", "партнерка", "цивільний чоловік", "цивільна дружина", "partner"),
        ),
        Option(
            value="child",
            label="Син, дочка, пасинок або падчерка",
            button="Син або дочка",
            words=("син", "дочка", "донька", "пасинок", "падчерка", "дитина", "son", "daughter", "child"),
        ),
        _PARENT,
        _SIBLING,
        _GRANDPARENT,
        Option(
            value="other_close",
            label="Опікун, людина під опікою, дитина моєї пари",
            button="Опіка або дитина пари",
            words=("опікун", "опікунка", "підопічний", "guardian"),
        ),
        Option(
            value="other_family",
            label="Інші рідні: онук, онука, тітка, дядько та інші",
            button="Інші рідні",
            words=("онук", "онука", "тітка", "дядько", "інше", "other"),
        ),
    )
)

_TO_CHILD = Choice(
    of=(
        _PARENT,
        _SIBLING,
        _GRANDPARENT,
        Option(value="guardian", label="Опікун або піклувальник", words=("опікун", "guardian")),
        Option(value="other", label="Інші рідні", words=("інше", "other")),
    )
)

_PARTNERS = Is(key="relation", value="civil_partner")
_NOT_NAMED = Any_(
    of=(
        OneOf(key="relation", values=("sibling", "grandparent", "other_close", "other_family")),
        OneOf(key="relation_to_child", values=("guardian", "sibling", "grandparent", "other")),
    )
)


def kinship(who: str, verb: str, ask: str, of_child: str, partners: str) -> tuple[Question, ...]:
    """The relationship, and what goes with it. `who` is the person in the Order's words («померла особа»), `verb` «є»
    or «була»; `ask` and `of_child` are the question; `partners` asks what a couple without a marriage shared."""
    return (
        Question(
            key="relation",
            kind=_TO_ADULT,
            label=f"Ким {who} {verb} заявникові",
            ask=ask,
            short="Хто ця людина",
            hint=("Усиновлена дитина, вітчим, мачуха, пара без шлюбу — теж рідні. Стать не має значення."),
            need=Need.IF_AVAILABLE,
            when=Not(of=FOR_CHILD),
            source="2",
            inferred=True,
            terms=("close_family_members",),
        ),
        Question(
            key="relation_to_child",
            kind=_TO_CHILD,
            label=f"Ким {who} {verb} дитині",
            ask=of_child,
            short="Хто ця людина",
            need=Need.IF_AVAILABLE,
            when=FOR_CHILD,
            source="2",
            inferred=True,
            terms=("close_family_members",),
        ),
        Question(
            key="civil_partnership_facts",
            kind=MultiChoice(
                of=(
                    Option(
                        value="long",
                        label="Тривалі близькі стосунки",
                        button="Тривалі стосунки",
                        words=("стосунки", "relationship"),
                    ),
                    Option(value="home", label="Спільне житло й побут", words=("житло", "побут", "home")),
                    Option(
                        value="money", label="Спільні великі витрати", words=("витрати", "гроші", "money")
                    ),
                    Option(value="help", label="Взаємна допомога", words=("допомога", "help")),
                    Option(value="children", label="Спільні діти", words=("діти", "children")),
                )
            ),
            label="Ознаки фактичних сімейних відносин (тривалі близькі стосунки, спільне проживання і побут, "
            "спільні витрати, взаємна допомога)",
            ask=partners,
            short="Ознаки пари",
            hint="Можна вибрати кілька.",
            need=Need.IF_AVAILABLE,
            when=_PARTNERS,
            source="2",
            inferred=True,
            terms=("close_family_members",),
            strengthens="Спільне життя показує, що ви родина й без шлюбу.",
        ),
        Question(
            key="dependency",
            kind=MultiChoice(
                of=(
                    Option(
                        value="home",
                        label="Спільне житло",
                        words=("житло", "home"),
                        tells=(
                            "жили разом",
                            "жили з н",
                            "жила з н",
                            "жив з",
                            "жив у",
                            "разом жил",
                            "жили вмест",
                            "вместе жил",
                            "одним дах",
                            "одной крыш",
                            "мешкал",
                        ),
                    ),
                    Option(
                        value="money",
                        label="Гроші або утримання",
                        words=("гроші", "утримання", "money"),
                        tells=("грош", "деньг", "утрим", "содерж", "фінанс", "финанс", "платив", "платил"),
                    ),
                    Option(
                        value="care",
                        label="Догляд під час хвороби чи в старості",
                        button="Догляд",
                        words=("догляд", "care"),
                        tells=("догляд", "ухажив", "лікува", "лечил", "хвор", "болел"),
                    ),
                    Option(
                        value="upbringing",
                        label="Виховання замість батьків",
                        button="Виховання",
                        words=("виховання", "upbringing"),
                        tells=("вихов", "воспит", "виростив", "виростила", "вырасти"),
                    ),
                    Option(value="other", label="Щось інше", words=("інше", "other")),
                )
            ),
            label="Близькі стосунки та елементи залежності (для інших членів сім’ї)",
            ask="Що свідчить про особливу близькість?",
            short="Ознаки близькості",
            hint="За правилами таким рідним треба показати особливу близькість. Можна вибрати кілька.",
            need=Need.IF_AVAILABLE,
            when=_NOT_NAMED,
            source="2",
            inferred=True,
            terms=("other_family_members",),
            strengthens="Для цих рідних важливо показати близькість і залежність.",
        ),
        Question(
            key="dependency_other",
            kind=Text(max=300),
            label="Близькі стосунки та елементи залежності: інше",
            ask="Що саме про це свідчить?",
            hint="Кількома словами.",
            example="щодня готували й обідали разом",
            need=Need.IF_AVAILABLE,
            when=OneOf(key="dependency", values=("other",)),
            source="2",
            inferred=True,
        ),
    )


def groups(key: str, label: str, ask: str) -> Question:
    """The groups of people that the form of RD4U tells apart."""
    return Question(
        key=key,
        kind=MultiChoice(
            of=(
                Option(value="military", label="Військові", words=("військовий", "військова", "military")),
                Option(value="volunteers", label="Добровольці", words=("доброволець", "volunteer")),
                Option(value="police", label="Правоохоронці", words=("поліція", "правоохоронець", "police")),
                Option(
                    value="critical_infrastructure",
                    label="Працівники критичної інфраструктури",
                    button="Інфраструктура",
                ),
                Option(value="medics", label="Медики", words=("медик", "лікар", "лікарка", "medic")),
                Option(value=NONE, label="Жодна з цих груп", words=("жодна", "ні", "цивільні", "none")),
            )
        ),
        label=label,
        ask=ask,
        short="Належність до груп",
        hint="Заяву можна подати про кожну людину: і військову, і цивільну.",
        need=Need.IF_AVAILABLE,
        inferred=True,
    )


def relation_proof() -> Question:
    """Papers about the kinship."""
    return Question(
        key="relation_proof",
        kind=FileSet(max=10),
        label="Підтвердження родинних зв’язків",
        ask="Чи є документ про родинний зв’язок?",
        short="Документ про рідство",
        hint="Свідоцтво про шлюб або народження, заповіт, рішення суду, спільні фото.",
        need=Need.IF_AVAILABLE,
        inferred=True,
        strengthens="Документ про родинний зв’язок покаже, що це ваша близька людина.",
    )
