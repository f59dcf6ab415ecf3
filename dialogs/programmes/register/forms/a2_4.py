"""A2.4 «Сексуальне насильство».

As little as possible is asked: nothing in the sources makes any detail a condition, and a description of one's own is
accepted as proof. The kinds follow the definition in paragraph 2, drawn together, so that the list is no longer than it
must be; not to say is the first answer.
"""

from __future__ import annotations

from dialogs.blocks.cast import CAST, HARMED
from dialogs.blocks.evidence import KEY as EVIDENCE
from dialogs.blocks.who import UNKNOWN
from dialogs.engine.form import Form
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.multi_choice import MultiChoice
from dialogs.engine.options import NONE, Option
from dialogs.engine.questions import Need, Question, Repeat, Section
from dialogs.engine.signs import Sign
from dialogs.finder.signs import happened_to
from dialogs.programmes.register.blocks.claimant import claimant_rules, closing, opening
from dialogs.programmes.register.blocks.core import core_proceedings
from dialogs.programmes.register.blocks.detention import captivity_is_another_claim, in_detention
from dialogs.programmes.register.blocks.events import by_whom, event_rules, where
from dialogs.programmes.register.blocks.injury import also_injury
from dialogs.programmes.register.blocks.story import story


def _kept_here(*asked: Question | Repeat) -> tuple[Question | Repeat, ...]:
    """What is told here is never offered to another claim: nobody should meet it again where they do not expect it."""
    return tuple(asks.model_copy(update={"fact": None}) for asks in asked)


_FACTS = (
    Question(
        key="event_date",
        kind=RememberedDate(),
        label="Дата або період",
        ask="Коли це було?",
        hint="Приблизно: місяць, пора року або проміжок.",
        example="весна 2022",
        need=Need.IF_AVAILABLE,
        inferred=True,
    ),
    *where(
        "event_place",
        label="Місце",
        ask="Де це було?",
        place="Яка це область або місто?",
        place_hint="Вистачить області. Адреси не треба.",
        example="Київська область",
        link_hint="Наприклад, якщо силою вивезли з України.",
    ),
    in_detention("Чи сталося під час утримання"),
)

_HARM = (
    Question(
        key="violence_kinds",
        kind=MultiChoice(
            of=(
                # It stands alone, as «нічого з цього» does elsewhere: it goes with no other answer.
                Option(value=NONE, label="Не хочу уточнювати", words=("не хочу", "rather not say")),
                Option(
                    value="rape",
                    label="Зґвалтування або примус до статевого акту",
                    button="Зґвалтування, примус",
                    words=("зґвалтування", "rape"),
                ),
                Option(
                    value="exploitation",
                    label="Сексуальне рабство, примус до проституції, торгівля людьми",
                    button="Рабство, експлуатація",
                    words=("рабство", "торгівля людьми", "slavery", "trafficking"),
                ),
                Option(
                    value="reproductive",
                    label="Примусова вагітність, аборт або стерилізація",
                    button="Примус щодо вагітності",
                    words=("вагітність", "аборт", "стерилізація", "pregnancy"),
                ),
                Option(
                    value="other",
                    label="Інші насильницькі дії сексуального характеру",
                    button="Інше насильство",
                    words=("інше", "інші", "other"),
                ),
            )
        ),
        label="Вид сексуального насильства",
        ask="Про яке насильство ця заява?",
        short="Вид насильства",
        hint="Можна не уточнювати. Ви не маєте нічого пояснювати.",
        need=Need.OPTIONAL,
        source="2",
        inferred=True,
        terms=("sexual_violence",),
    ),
    by_whom("perpetrators", "Хто це був?", "Відомості про винних (якщо відомо)"),
    *story(
        "Опис події (своїми словами, у посильному обсязі)",
        hint="Напишіть стільки, скільки готові. Одне речення — теж відповідь. Можна пропустити.",
    ),
    *_kept_here(*also_injury("Тілесна або психічна. Її можна вказати тут, а можна не згадувати.")),
)

_FILING = UNKNOWN

FORM = Form(
    code="A2.4",
    title="Сексуальне насильство",
    intro=(
        "Те, що сталося, не ваша провина. Про саму подію питань мало, і подробиць не треба. "
        "Вистачить приблизної дати й області, решта за вашим бажанням. Подати заяву може "
        "людина будь-якої статі."
    ),
    evidence=EVIDENCE,
    filing=_FILING,
    cast=CAST,
    person=HARMED,
    care=True,
    sections=(
        *opening(_FILING),
        Section(key="facts", title="Коли й де", items=_FACTS),
        Section(key="harm", title="Що сталося", items=_HARM, heavy=True),
        Section(
            key="cases", title="Розслідування", items=_kept_here(core_proceedings("сексуального насильства"))
        ),
        *closing("Висновок лікаря чи психолога, довідки. Жоден документ не обов’язковий."),
    ),
    rules=(
        *claimant_rules(_FILING),
        *event_rules("event_place", "event_date"),
        captivity_is_another_claim(),
    ),
    signs=(
        Sign(
            when=happened_to("abused", "violence"),
            reason="Через війну довелося пережити сексуальне насильство.",
            para="",
        ),
    ),
)
