"""Forcible transfer or deportation: paragraphs 83, 84 (2) and 88, 89 (1) have the same conditions and facts.

It hurts to tell. So what is easy comes first, whoever has told it already may send that instead, and there is one open
question only. Facts are shared between claims: a mother and her children were mostly taken on the same day.
"""

from __future__ import annotations

from datetime import date

from dialogs.blocks.cast import EVENT, HARMED, HOME, fact
from dialogs.engine.checks import NotBefore
from dialogs.engine.conditions import All, Any_, Before, Given, Is, Not, Outside, Skipped
from dialogs.engine.kinds.address import Address
from dialogs.engine.kinds.approximate import RememberedDate
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.files import FileSet
from dialogs.engine.kinds.long_text import LongText
from dialogs.engine.kinds.yes_no import YesNo
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Question
from dialogs.engine.rules import Rule

REGISTERED = "forced_registered_address"
AFTER = "forced_address_after"
DATE = "forced_date"

_DECREE = date(2022, 2, 24)
_ACTUAL_THEN = "Адреса фактичного місця проживання на момент насильницького переміщення або депортації"
_END = "Дата закінчення насильницького переміщення або депортації"
_LEFT_FREELY = Is(key="forced_kind", value="own")


def home_then(item: str) -> tuple[Question, ...]:
    """The registered and/or actual address at that time; `item` is the item of the Order, such as "84.2/2".

    One of the two is enough for the Order, so the actual one is required only of whoever does not know the registered.
    """
    address = Question(
        key="forced_actual_address",
        kind=Address(),
        label=_ACTUAL_THEN,
        ask="Де тоді був дім?",
        hint="Місто або село, вулиця, будинок.",
        example="Донецька область, Маріуполь, вулиця Садова, 5",
        source=item,
        fact=fact("home_address", "address", HOME),
    )
    return (
        Question(
            key=REGISTERED,
            kind=Address(),
            label="Адреса задекларованого/зареєстрованого місця проживання на момент насильницького "
            "переміщення або депортації",
            ask="Яка адреса реєстрації була на той час?",
            short="Тодішня реєстрація",
            hint="Місце реєстрації, колишня «прописка». Якщо її не було, пропустіть.",
            absent=True,
            example="Донецька область, Маріуполь, вулиця Садова, 5",
            need=Need.IF_AVAILABLE,
            source=item,
            fact=fact("registered_then", "address", HARMED),
        ),
        Question(
            key="forced_home_same",
            kind=Choice(
                of=(
                    Option(
                        value="registered",
                        label="Та сама, що й адреса реєстрації",
                        button="За адресою реєстрації",
                        words=("та сама", "так", "same", "yes"),
                        repeats=(REGISTERED,),
                    ),
                    Option(value="other", label="Інша адреса", words=("інша", "ні", "other", "no")),
                )
            ),
            label=_ACTUAL_THEN,
            ask="Яка тоді була адреса проживання?",
            short="Тодішнє проживання",
            need=Need.IF_AVAILABLE,
            when=Given(key=REGISTERED),
            source=item,
        ),
        address.model_copy(update={"when": Skipped(key=REGISTERED)}),
        address.model_copy(
            update={
                "key": "forced_other_address",
                "need": Need.IF_AVAILABLE,
                "when": Is(key="forced_home_same", value="other"),
            }
        ),
    )


def forced(item: str, terms: tuple[str, ...], in_register: str) -> tuple[Question, ...]:
    """What happened: the items 1, 3, 4 and 5 of `item` ("84.2"). `in_register` is the key of the question about the
    register whose entry is enough by itself (paragraphs 82 and 87): then nobody asks who was behind it."""
    return (
        Question(
            key="forced_kind",
            kind=Choice(
                of=(
                    Option(
                        value="inside",
                        label="В інше місце України, зокрема на окупованій території",
                        button="В інше місце України",
                        words=("україна", "inside"),
                        land="ukraine",
                    ),
                    Option(
                        value="abroad",
                        label="За межі України: до Росії, Білорусі чи іншої країни",
                        button="За межі України",
                        words=("росія", "білорусь", "abroad"),
                        land="abroad",
                    ),
                    Option(
                        value="both",
                        label="Спершу в інше місце України, а потім за її межі",
                        button="Україна, потім за межі",
                        words=("спершу", "both"),
                    ),
                    Option(
                        value="own",
                        label="Це був виїзд через небезпеку, без примусу",
                        button="Виїзд через небезпеку",
                        words=("небезпека", "own"),
                    ),
                )
            ),
            label="Насильницьке переміщення в межах України або депортація за її межі",
            ask="Куди вивезли проти волі?",
            short="Куди вивезли",
            hint="Примус — це не лише сила. Погрози або відсутність вибору — теж примус.",
            source=item,
            steers=True,
            inferred=True,
            terms=terms,
            fact=fact("forced_kind", "choice", EVENT),
        ),
        Question(
            key="forced_by",
            kind=Choice(
                of=(
                    Option(value="yes", label="Так, під контролем Росії", words=("так", "yes")),
                    Option(value="no", label="Ні, це були інші люди", words=("ні", "no")),
                    Option(value="unknown", label="Хто це був, невідомо", words=("невідомо", "unknown")),
                )
            ),
            label="Перебування осіб, які вчинили переміщення або депортацію, під контролем Російської Федерації",
            ask="Чи діяли ті, хто вивозив, під контролем Росії?",
            short="Контроль Росії",
            hint="Військові, окупаційна влада або ті, кого вони прислали.",
            when=Not(of=Any_(of=(Is(key=in_register, value=True), _LEFT_FREELY))),
            source=item,
            steers=True,
            inferred=True,
            fact=fact("forced_by", "choice", EVENT),
        ),
        Question(
            key=DATE,
            kind=RememberedDate(),
            label="Дата насильницького переміщення або депортації",
            ask="Коли це сталося?",
            hint="Якщо не пам’ятаєте дня, назвіть місяць.",
            example="12 квітня 2022",
            source=f"{item}/1",
            terms=terms[:1],
            fact=fact("forced_date", "approximate_date", EVENT),
        ),
        Question(
            key=AFTER,
            kind=Address(),
            label="Адреса фактичного місця проживання після насильницького переміщення або депортації",
            ask="Де довелося жити після цього?",
            short="Адреса після вивезення",
            hint="Вистачить того, що відомо: країни, області чи міста.",
            example="Росія, Ростовська область, Таганрог",
            source=f"{item}/3",
            fact=fact("forced_address_after", "address", HARMED),
        ),
        *_story(f"{item}/4"),
        Question(
            key="forced_ended",
            kind=YesNo(yes="Так, закінчилося", no="Ні, ще триває"),
            label=_END,
            ask="Чи це вже закінчилося?",
            hint="Чи вдалося повернутися або вільно виїхати звідти.",
            source=f"{item}/5",
            fact=fact("forced_ended", "yes_no", HARMED),
        ),
        Question(
            key="forced_end_date",
            kind=RememberedDate(),
            label=_END,
            ask="Коли це закінчилося?",
            hint="День повернення або вільного виїзду. Можна приблизно.",
            example="серпень 2023",
            when=Is(key="forced_ended", value=True),
            checks=(
                NotBefore(
                    key=DATE,
                    message="За вашою відповіддю це почалося {other}. Закінчитися раніше воно не могло.",
                ),
            ),
            source=f"{item}/5",
            fact=fact("forced_end_date", "approximate_date", HARMED),
        ),
    )


def _story(item: str) -> tuple[Question, ...]:
    """A statement that exists spares telling it again. The Order still wants a description: then a word will do.

    One and the same question for both: a statement that is added later must not take a written story out of the claim.
    """
    return (
        Question(
            key="statement",
            kind=FileSet(max=10),
            label="Додаткові матеріали (докази)",
            ask="Чи є вже записані свідчення?",
            short="Записані свідчення",
            hint="Протокол, заява чи лист. Тоді далі вистачить написати: «див. файл».",
            need=Need.OPTIONAL,
            source=f"{item.partition('.')[0]}/e",
            inferred=True,
            strengthens="Записана раніше розповідь підтвердить вашими словами, що сталося.",
        ),
        Question(
            key="forced_description",
            kind=LongText(max=10000),
            label="Опис насильницького переміщення або депортації",
            ask="Що сталося?",
            hint="Вистачить кількох речень. Якщо розповідь уже у файлі, напишіть: «див. файл».",
            source=item,
            fact=fact("forced_description", "long_text", HARMED),
        ),
    )


def forced_rules(para: str, in_register: str) -> tuple[Rule, ...]:
    """The conditions of the paragraph. Only a plain «no» to the control of the Russian Federation stops: nobody has
    to know who it was, and an entry in the register is enough by itself."""
    inside = Is(key="forced_kind", value="inside")
    left = All(of=(_LEFT_FREELY, Not(of=Is(key=in_register, value=True))))
    freely = (
        "Ця заява про переїзд, до якого змусили. Для виїзду через небезпеку є заяви A1.1 "
        "(в Україні) та A1.2 (за кордон)."
    )
    return (
        Rule(
            code="forced_before_decree",
            para=para,
            broken=Before(key=DATE, day=_DECREE),
            explain="Ця заява про події від 24 лютого 2022 року, а названа дата раніша.",
        ),
        Rule(
            code="not_under_control",
            para=para,
            broken=Is(key="forced_by", value="no"),
            explain="Ця заява лише про дії людей під контролем Росії. "
            "Якщо ви не певні, виберіть «Хто це був, невідомо».",
            stop=True,
        ),
        Rule(
            code="left_freely",
            para="2",
            broken=All(of=(left, Not(of=Outside(key=AFTER)))),
            explain=freely,
            instead="A1.1",
        ),
        Rule(
            code="left_freely_abroad",
            para="2",
            broken=All(of=(left, Outside(key=AFTER))),
            explain=freely,
            instead="A1.2",
        ),
        Rule(
            code="place_abroad",
            para=para,
            broken=All(of=(inside, Outside(key=AFTER))),
            explain="Вибрано переміщення в межах України, а адреса після нього за кордоном. "
            "Перевірте ці дві відповіді.",
        ),
        Rule(
            code="place_in_ukraine",
            para=para,
            broken=All(
                of=(
                    Is(key="forced_kind", value="abroad"),
                    Given(key=AFTER),
                    Not(of=Outside(key=AFTER)),
                )
            ),
            explain="Вибрано вивезення за межі України, а адреса після нього в Україні. "
            "Перевірте ці дві відповіді.",
        ),
    )
