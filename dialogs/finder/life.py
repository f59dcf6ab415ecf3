"""The questions of the finder, asked of the person and of each member of the household alike.

They are a form like any other, so that going back, skipping and changing an answer work as everywhere. The categories
themselves say what speaks for them (`Form.signs`): a new category needs no change here.
"""

from __future__ import annotations

from dialogs.engine.conditions import All, Condition, Is, Not, OneOf
from dialogs.engine.facts import WRITER, Fact, Role, Stands
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.date import Day
from dialogs.engine.kinds.multi_choice import MultiChoice
from dialogs.engine.kinds.person_name import PersonName
from dialogs.engine.kinds.text import Text
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.options import Option
from dialogs.engine.schema import Form, Need, Question, Repeat, Section

PEOPLE = "people"
SELF = WRITER
"""The id of the first on the list: the person who writes."""

_MEMBER = "member"
"""The role of everybody on the list."""

_CHILD = Is(key="who", value="child")
_HOME = OneOf(key="home", values=("lost", "damaged", "occupied"))


def _life(key: str, ask: str, hint: str, *options: Option, when: Condition | None = None) -> Question:
    return Question(
        key=key,
        kind=MultiChoice(of=options),
        label=ask,
        ask=ask,
        hint=hint,
        need=Need.OPTIONAL,
        when=when,
        inferred=True,
        steers=True,
    )


def _about(key: str, ask: str, kind: Choice | YesNo, when: Condition, hint: str = "") -> Question:
    return Question(
        key=key,
        kind=kind,
        label=ask,
        ask=ask,
        hint=hint,
        need=Need.OPTIONAL,
        when=when,
        inferred=True,
        steers=True,
    )


_WHO = (
    Question(
        key="who",
        kind=Choice(
            of=(
                Option(value="self", label="Це я", words=("я", "me")),
                Option(value="child", label="Моя дитина", words=("дитина", "child")),
                Option(value="adult", label="Доросла людина", words=("дорослий", "доросла", "adult")),
            )
        ),
        label="Про кого мова",
        ask="Про кого мова?",
        hint="Дитина — це людина, якій ще немає 18 років.",
        inferred=True,
        steers=True,
        fact=Fact(name="filing_for", kind="choice", of=_MEMBER),
    ),
    Question(
        key="child_name",
        kind=PersonName(),
        label="Прізвище, власне ім’я, по батькові дитини",
        ask="Як звати дитину?",
        hint="Прізвище, ім’я та по батькові, якщо воно є.",
        example="Коваленко Софія Андріївна",
        need=Need.OPTIONAL,
        when=_CHILD,
        inferred=True,
        steers=True,
        fact=Fact(name="name", kind="person_name", of=_MEMBER),
    ),
    Question(
        key="child_birth_date",
        kind=Day(),
        label="Дата народження дитини",
        ask="Коли народилася дитина?",
        example="17 травня 2015",
        need=Need.OPTIONAL,
        when=_CHILD,
        inferred=True,
        steers=True,
        fact=Fact(name="birth_date", kind="date", of=_MEMBER),
    ),
    Question(
        key="called",
        kind=Text(max=60),
        label="Як називати цю людину",
        ask="Як називати цю людину?",
        hint="Вистачить імені.",
        example="Олег",
        need=Need.OPTIONAL,
        when=Is(key="who", value="adult"),
        inferred=True,
        steers=True,
    ),
)

_MOVED = (
    _life(
        "moved",
        "Чи довелося переїхати через війну?",
        "Ідеться про час від 24 лютого 2022 року. Можна вибрати кілька.",
        Option(value="inside", label="Так, у межах України", words=("україна", "inside")),
        Option(value="abroad", label="Так, за кордон", words=("закордон", "abroad")),
        Option(
            value="could_not_return",
            label="Війна застала за кордоном, і не було як повернутися",
            button="Не було як повернутися",
        ),
        Option(
            value="by_force",
            label="Вивезли примусово: до Росії, Білорусі чи в окупацію",
            button="Вивезли примусово",
            words=("депортація", "deportation"),
        ),
        Option(value="none", label="Ні, не довелося", words=("ні", "no")),
    ),
    _about(
        "age_by_force",
        "Скільки років тоді було?",
        Choice(
            of=(
                Option(value="minor", label="Менше ніж 18", words=("менше",)),
                Option(value="adult", label="18 або більше", words=("більше",)),
            )
        ),
        OneOf(key="moved", values=("by_force",)),
        "Від цього залежить, яка заява потрібна.",
    ),
)

_PROPERTY = (
    _life(
        "home",
        "Що сталося з домом?",
        "З тим, де була ваша постіль і речі, або з власним житлом. Можна вибрати кілька.",
        Option(value="lost", label="Там більше не можна жити", words=("lost",)),
        Option(value="damaged", label="Дім пошкоджено чи знищено", button="Пошкоджено чи знищено"),
        Option(value="occupied", label="Дім на окупованій території", button="Дім в окупації"),
        Option(value="none", label="З домом усе гаразд", words=("гаразд", "none")),
    ),
    _about(
        "home_owner",
        "Чи є на цей дім право власності?",
        Choice(
            of=(
                Option(value="owner", label="Так, повне або частка", words=("так", "власник", "yes")),
                Option(
                    value="not_owner",
                    label="Ні: оренда, житло рідних, гуртожиток",
                    button="Ні, оренда або в рідних",
                    words=("ні", "оренда", "no"),
                ),
            )
        ),
        _HOME,
    ),
    _about(
        "home_lived",
        "Чи був цей дім місцем проживання?",
        YesNo(yes="Так, жили саме там", no="Ні, жили деінде"),
        _HOME,
    ),
    _life(
        "property",
        "Чи постраждало інше майно?",
        "Можна вибрати кілька.",
        Option(
            value="buildings", label="Гараж, склад, офіс, магазин: пошкоджено", button="Гараж, склад, офіс"
        ),
        Option(value="occupied", label="Земля чи будівля на окупованій території", button="Земля в окупації"),
        Option(
            value="belongings",
            label="Авто або річ особливої цінності",
            button="Авто, цінні речі",
            words=("авто", "car"),
        ),
        Option(value="company", label="Майно фірми (юридичної особи)", button="Майно фірми"),
        Option(value="none", label="Ні, інших втрат немає", words=("ні", "no")),
        when=Not(of=_CHILD),
    ),
    _life(
        "work",
        "Чи зникла через війну робота?",
        "Те, що давало дохід. ФОП — це зареєстроване підприємництво. Можна вибрати кілька.",
        Option(value="employee", label="Так, робота за наймом", words=("найм", "employee")),
        Option(
            value="self_employed",
            label="Так, самозайнятість: уроки, послуги, практика без ФОП",
            button="Так, самозайнятість",
        ),
        Option(value="entrepreneur", label="Так, моя справа як ФОП", words=("фоп", "entrepreneur")),
        Option(value="company", label="Зупинилася фірма (юридична особа)", button="Зупинилася фірма"),
        Option(value="none", label="Ні, робота лишилася", words=("ні", "no")),
        when=Not(of=_CHILD),
    ),
)

_HARM = (
    _life(
        "body",
        "Чи було щось із цього?",
        "Подробиць тут не питаємо. Назвіть лише те, що готові назвати.",
        Option(value="injury", label="Важке поранення чи травма", button="Важке поранення"),
        Option(value="captivity", label="Полон або неволя", words=("полон", "captivity")),
        Option(value="torture", label="Катування чи приниження", words=("катування", "torture")),
        Option(value="sexual_violence", label="Сексуальне насильство"),
        Option(value="forced_labour", label="Примусова праця чи служба", button="Примусова праця"),
        Option(value="none", label="Нічого з цього", words=("нічого", "ні", "none")),
    ),
    _about(
        "injury_in_captivity",
        "Чи сталося поранення в неволі?",
        YesNo(yes="Так, у неволі", no="Ні, в інший час"),
        All(
            of=(
                OneOf(key="body", values=("injury",)),
                OneOf(key="body", values=("captivity",)),
            )
        ),
        "Тоді воно входить до заяви про неволю.",
    ),
    _life(
        "relatives",
        "Чи забрала війна когось із рідних?",
        "Нам шкода, що доводиться про це питати.",
        Option(value="died", label="Так, близька людина загинула", button="Близька людина загинула"),
        Option(value="missing", label="Близька людина зникла безвісти", button="Близька людина зникла"),
        Option(value="none", label="Ні, такого не сталося", words=("ні", "no")),
    ),
    _life(
        "access",
        "Чи було ще щось із цього?",
        "Можна вибрати кілька.",
        Option(value="medicine", label="Не було доступу до лікування", button="Не було лікування"),
        Option(value="education", label="Не було доступу до навчання", button="Не було навчання"),
        Option(value="other_rights", label="Інше порушення прав людини", button="Інше порушення прав"),
        Option(value="other_losses", label="Інші грошові втрати"),
        Option(value="none", label="Більше нічого", words=("ні", "no")),
    ),
)

FINDER = Form(
    code="finder",
    title="Підбір заяв",
    button="Підібрати мої заяви",
    cast=(Role(name=_MEMBER, stands=Stands.ITEM),),
    person=_MEMBER,
    intro="Поставимо від 8 до 12 простих запитань про життя. За ними підкажемо, які заяви подавати. "
    "Потім те саме можна пройти для кожної людини з родини.",
    sections=(
        Section(
            key="household",
            title="Підбір заяв",
            items=(
                Repeat(
                    key=PEOPLE,
                    label="Люди, для яких шукаємо заяви",
                    ask="Для кого шукаємо заяви?",
                    again="Чи шукаємо заяви ще для когось?",
                    hint="На кожну людину, і на кожну дитину теж, потрібні окремі заяви.",
                    item_label="Людина",
                    add="Додати людину",
                    none="Більше ні для кого",
                    max=12,
                    named_by=("who", "child_name", "called"),
                    inferred=True,
                    body=(*_WHO, *_MOVED, *_PROPERTY, *_HARM),
                ),
            ),
        ),
    ),
)
