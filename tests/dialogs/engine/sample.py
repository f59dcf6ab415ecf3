"""A small form with a bit of everything, for the golden conversations."""

from __future__ import annotations

from dialogs.engine.checks import NotBefore
from dialogs.engine.conditions import Is, Listed
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.multi_choice import MultiChoice
from dialogs.engine.questions import Need, Question, Section
from dialogs.engine.rules import Rule
from tests.dialogs.engine.questions import PAPERS, choice, day, files, options, people, text, yes_no
from tests.dialogs.engine.talk import form_in

FORM = form_in(
    Section(
        key="about",
        title="Про вас",
        items=(
            yes_no("citizen", "Чи є у вас громадянство?"),
            text("name", "Як вас звати?", hint="Прізвище та ім’я.", example="Коваль Олена"),
            choice("where", "Удома", "На роботі", "У дорозі", ask="Де вас застала війна?", terms=("idp",)),
        ),
    ),
    Section(
        key="leaving",
        title="Як ви виїхали",
        items=(
            Question(
                key="left",
                kind=RememberedDate(),
                label="Дата вимушеного переміщення",
                ask="Коли ви виїхали?",
                hint="Можна приблизно.",
                example="березень 2022",
            ),
            yes_no("returned", "Чи поверталися ви?", need=Need.OPTIONAL),
            day(
                "returned_on",
                "Коли повернулися?",
                when=Is(key="returned", value=True),
                checks=(
                    NotBefore(key="left", soft=True, message="Виїхали ви {other}, тобто пізніше. Чи це так?"),
                ),
            ),
            Question(
                key="means",
                kind=MultiChoice(of=options("Поїзд", "Автобус", "Авто", "Пішки")),
                label="Чим їхали",
                ask="Чим ви їхали?",
            ),
        ),
    ),
    Section(
        key="family",
        title="Хто був поруч",
        items=(
            people(text("person", "Як звати людину?"), yes_no("child", "Це дитина?"), max=2),
            text("together", "Де всі зараз?", when=Listed(key="people"), inferred=True),
        ),
    ),
    Section(
        key="proof", title="Докази", items=(files("ticket", "Чи є квиток?", need=Need.IF_AVAILABLE), PAPERS)
    ),
    rules=(
        Rule(
            code="citizens",
            para="2",
            broken=Is(key="citizen", value=False),
            explain="Через Дію заяву подають лише громадяни України.",
            stop=True,
        ),
    ),
)
