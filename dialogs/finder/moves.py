"""Whether the war made them move, and who of them moved how."""

from __future__ import annotations

from datetime import date

from dialogs.engine.conditions import AgeAtLeast, All, Any_, Before, Given, Is, Not, OneOf, Skipped
from dialogs.engine.kinds.members import Alone
from dialogs.engine.options import Option
from dialogs.finder.asking import several, tells, whom
from dialogs.finder.household import CHILD

_BORN = "child_birth_date"

MINOR_NOW = All(of=(Given(key=_BORN), Not(of=AgeAtLeast(key=_BORN, years=18))))
"""Still under 18, and so on the day of any event."""

ADULT_THEN = Before(key=_BORN, day=date(2004, 2, 25))
"""18 years old on 24 February 2022, and so on the day of any later event."""

TAKEN = Is(key="taken", value=True)

TAKEN_YOUNG = All(
    of=(
        TAKEN,
        Any_(
            of=(
                MINOR_NOW,
                Is(key="taken_young", value=True),
                All(of=(CHILD, Not(of=ADULT_THEN), Skipped(key="taken_young"))),
            )
        ),
    )
)
"""Under 18 when taken by force. The age at that time decides between A2.8 and A2.9, not the age today."""

_ABROAD = tells(
    "за кордон|закордон|заграниц|за границ|за рубеж|abroad|польщ|польш|poland|німеччин|герман|чехі|чехи|італі|итал|"
    "іспан|испан|румун|румын|молдов|словач|словак|угорщ|венгр|литв|латв|естон|эстон|франц|британ|англі|англи|ірланд|"
    "ирланд|канад|америк|сша|туреч|турци|болгар|австрі|австри|швейцар|нідерланд|голланд|бельг|дані|дани|швец|норвег|"
    "фінлянд|финлянд|португал|грузі|грузи|ізраїл|израил|європ|европ|europe|germany|czech|italy|spain|romania|moldova"
)


def _moved(value: str) -> OneOf:
    return OneOf(key="moved", values=(value,))


MOVES = (
    several(
        "moved",
        "Чи довелося вам переїхати через війну?",
        Option(
            value="inside",
            label="Так, у межах України",
            words=("україна", "в україні", "украина", "в украине", "inside"),
            land="ukraine",
            tells=tells(
                "в україні|по україні|у межах україни|в межах україни|в украине|по украине|внутрішн|внутренн|переселен|"
                "впо|inside ukraine|within ukraine"
            ),
        ),
        Option(
            value="abroad",
            label="Так, за кордон",
            words=("закордон", "за кордон", "за границу", "заграницу", "abroad"),
            tells=_ABROAD,
        ),
        Option(
            value="could_not_return",
            label="Війна застала за кордоном, не було як повернутися",
            button="Не було як повернутися",
            tells=tells(
                "застала|не змогли поверн|не змогла поверн|не зміг поверн|не вдалося поверн|не смогли верн"
            ),
        ),
        Option(
            value="by_force",
            label="Вивезли примусово: до Росії, Білорусі чи в окупацію",
            button="Вивезли примусово",
            words=("депортація", "deportation"),
            tells=tells(
                "депорт|фільтрац|фильтрац|примусово|насильно|насильств|силою|силой|силоміць|вивезли до рос|"
                "вивезли в рос|вывезли в рос|deport|by force|forcibly"
            ),
        ),
        Option(
            value="none",
            label="Ні, не довелося",
            words=("ні", "нет", "no", "нікуди", "никуда"),
            tells=tells(
                "нікуди|никуда|залишились|залишилися|залишилась|залишилася|залишився|остались|осталась|остался"
            ),
        ),
        hint="Якщо не могли повернутися додому в межах України, це теж переїзд.",
        short="Переїзд",
    ),
    whom("moved_inside", "Хто переїхав у межах України?", _moved("inside"), short="Переїзд в Україні"),
    whom("moved_abroad", "Хто виїхав за кордон?", _moved("abroad")),
    whom(
        "stayed_abroad",
        "Хто не зміг повернутися в Україну?",
        _moved("could_not_return"),
        short="Не змогли повернутися",
    ),
    whom("taken", "Хто пережив примусове вивезення?", _moved("by_force"), short="Примусове вивезення"),
    whom(
        "taken_young",
        "Хто тоді ще не мав 18 років?",
        _moved("by_force"),
        hint="Від віку на той час залежить, яка заява потрібна.",
        nobody="Ніхто, усі дорослі",
        alone=Alone(
            ask="Скільки років тоді було?",
            hint="Від цього залежить, яка заява потрібна.",
            yes="Менше ніж 18",
            no="18 або більше",
        ),
        among=All(of=(TAKEN, Not(of=MINOR_NOW), Not(of=ADULT_THEN))),
        short="Молодші 18 років",
    ),
)
