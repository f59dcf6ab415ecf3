"""Court cases and investigations about the same events: 92/26, 96.2/8, 99.3/6 and wherever else somebody has one.

The Order asks for «відомості» and lists nothing, so four plain facts are asked: who, which number, since when, and how
it stands. A case told in one claim is offered in the others.
"""

from __future__ import annotations

from dialogs.blocks.cast import HARMED, fact
from dialogs.engine.conditions import Condition, Is
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.court_case import CourtCase
from dialogs.engine.kinds.registry_number import RegistryNumber
from dialogs.engine.kinds.text import Text
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Question, Repeat

KEY = "proceedings"

_SORTS = Choice(
    of=(
        Option(
            value="investigation",
            label="Розслідування правоохоронних органів",
            button="Розслідування",
            words=("поліція", "кримінальне провадження", "сбу", "прокуратура", "police", "investigation"),
        ),
        Option(
            value="court", label="Судова справа в Україні", button="Суд в Україні", words=("суд", "court")
        ),
        Option(
            value="abroad",
            label="Справа в іноземному чи міжнародному суді",
            button="Суд за кордоном",
            words=("міжнародний суд", "єспл", "abroad"),
        ),
    )
)

_STATES = Choice(
    of=(
        Option(value="open", label="Справа триває", words=("триває", "ні", "ongoing", "open")),
        Option(
            value="decided", label="Є рішення або вирок", words=("рішення", "вирок", "decided", "judgment")
        ),
        Option(value="closed", label="Справу закрито", words=("закрито", "закрили", "closed")),
    )
)


def proceedings(
    source: str, ask_about: str, *, inferred: bool = False, when: Condition | None = None
) -> Repeat:
    """The list of cases. `ask_about` ends the Order's own label: «втрати житла або місця проживання»."""

    def asked(key: str, **told: object) -> Question:
        return Question.model_validate(
            {"key": key, "need": Need.IF_AVAILABLE, "source": source, "inferred": inferred, **told}
        )

    return Repeat(
        key=KEY,
        label="Відомості про відповідні судові справи або розслідування правоохоронних органів стосовно "
        f"{ask_about} (за наявності)",
        ask="Чи є судова справа або розслідування?",
        short="Суди й розслідування",
        again="Чи є ще одна справа щодо цих подій?",
        hint="Звернення до поліції теж підходить. Якщо справи немає, заяву приймають і так.",
        item_label="Справа",
        add="Додати справу",
        none="Справ немає",
        source=source,
        inferred=inferred,
        when=when,
        fact=fact("proceedings", "list", HARMED),
        body=(
            asked("proceeding_sort", kind=_SORTS, label="Вид справи", ask="Яка це справа?"),
            asked(
                "proceeding_authority",
                kind=Text(max=200),
                label="Назва суду або правоохоронного органу",
                ask="Хто веде цю справу?",
                hint="Назва суду, відділу поліції чи прокуратури.",
                example="Ізюмський районний відділ поліції",
            ),
            asked(
                "proceeding_number",
                kind=RegistryNumber(digits=(17,)),
                label="Номер кримінального провадження",
                ask="Який номер кримінального провадження?",
                short="Номер провадження",
                hint="17 цифр. Вони є у витягу, який видає поліція.",
                example="12022220000000123",
                when=Is(key="proceeding_sort", value="investigation"),
            ),
            asked(
                "proceeding_court_number",
                kind=CourtCase(),
                label="Номер судової справи",
                ask="Який номер судової справи?",
                short="Номер судової справи",
                hint="Він стоїть угорі кожної ухвали чи рішення.",
                example="243/1234/22-ц",
                when=Is(key="proceeding_sort", value="court"),
            ),
            asked(
                "proceeding_number_abroad",
                kind=RegistryNumber(),
                label="Номер справи в іноземному чи міжнародному суді",
                ask="Який номер має справа за кордоном?",
                short="Номер за кордоном",
                hint="Він є в листі із суду.",
                example="12345/22",
                when=Is(key="proceeding_sort", value="abroad"),
            ),
            asked(
                "proceeding_date",
                kind=RememberedDate(),
                label="Дата початку справи",
                ask="Коли почалася ця справа?",
                short="Початок справи",
                hint="День заяви або позову. Можна приблизно.",
                example="травень 2022",
            ),
            asked(
                "proceeding_state",
                kind=_STATES,
                label="Стан справи",
                ask="Що зараз із цією справою?",
                short="Стан справи",
            ),
        ),
    )
