"""A home or another building: what it is, where it stands, how large it is (92/1 to 92/5).

The questions keep the items of paragraph 92. Categories whose list is not at hand take them through `unlisted`.
"""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.engine.conditions import Is, Not
from dialogs.engine.facts import Fact
from dialogs.engine.kinds.address import Address
from dialogs.engine.kinds.area import Area
from dialogs.engine.kinds.choice import Choice
from dialogs.engine.kinds.coordinates import Coordinates
from dialogs.engine.kinds.integer import Integer
from dialogs.engine.kinds.long_text import LongText
from dialogs.engine.kinds.text import Text
from dialogs.engine.options import Option
from dialogs.engine.questions import Need, Question


@dataclass(frozen=True, slots=True)
class Estate:
    """What is asked about, in the cases that the questions need.

    prefix   the beginning of every key and fact: "home" or "property"
    of       the Order's name in the genitive, for labels
    owned    the object of ownership in the accusative, and in the genitive (owned_of); a residence has one too
    which    in everyday words, in the genitive («цього житла»)
    onto     in everyday words, in the accusative («це житло»)
    example  an address
    """

    prefix: str
    of: str
    owned: str
    owned_of: str
    which: str
    onto: str
    example: str

    @property
    def lived_in(self) -> bool:
        return self.prefix == "home"

    def key(self, name: str) -> str:
        """The key of a question."""
        return f"{self.prefix}_{name}"

    def fact(self, name: str, kind: str, of: str = "", *, once: bool = False, retold: bool = False) -> Fact:
        """A fact about the building itself, which a household shares, unless it is about a person (`of`)."""
        return Fact(name=self.key(name), kind=kind, of=of or self.prefix, once=once, retold=retold)


RESIDENCE = Estate(
    "home",
    "житла або місця проживання",
    "об’єкт житлового нерухомого майна",
    "об’єкта житлового нерухомого майна",
    "цього житла",
    "це житло",
    "Донецька область, Маріуполь, проспект Миру, 10, квартира 5",
)
HOME = Estate(
    "home",
    "об’єкта житлового нерухомого майна",
    "об’єкт житлового нерухомого майна",
    "об’єкта житлового нерухомого майна",
    "цього житла",
    "це житло",
    "Харківська область, Ізюм, вулиця Садова, 5",
)
PROPERTY = Estate(
    "property",
    "об’єкта нежитлового нерухомого майна",
    "об’єкт нежитлового нерухомого майна",
    "об’єкта нежитлового нерухомого майна",
    "цього майна",
    "це майно",
    "Харківська область, Ізюм, вулиця Садова, 5, гараж 12",
)

_FLAT = Option(value="flat", label="Квартира", words=("кв", "flat", "apartment"))
_OTHER_ROOM = Option(
    value="other",
    label="Інше житлове приміщення",
    button="Інше приміщення",
    words=("інше", "кімната", "гуртожиток", "room", "other"),
)

RESIDENCE_TYPES = (
    _FLAT,
    Option(value="house", label="Житловий будинок", words=("будинок", "хата", "house")),
    _OTHER_ROOM,
)
"""The definition of «житло або місце проживання» in paragraph 2."""

HOME_TYPES = (
    _FLAT,
    Option(
        value="house",
        label="Приватний будинок (індивідуальний житловий будинок)",
        button="Приватний будинок",
        words=("будинок", "хата", "house"),
    ),
    Option(value="summer_house", label="Дачний будинок", words=("дача", "summer house")),
    Option(value="garden_house", label="Садовий будинок", words=("garden house",)),
    Option(
        value="homestead",
        label="Відокремлений житловий будинок садибного типу",
        button="Будинок садибного типу",
        words=("садиба", "homestead"),
    ),
    _OTHER_ROOM.model_copy(update={"label": "Інше житлове приміщення в будівлі"}),
)
"""The definition of «об’єкт житлового нерухомого майна» in paragraph 2."""

PROPERTY_TYPES = (
    Option(value="garage", label="Гараж", words=("garage",)),
    Option(value="parking", label="Місце для паркування", words=("паркінг", "паркомісце", "parking")),
    Option(
        value="auxiliary",
        label="Господарська будівля: сарай, погріб, літня кухня",
        button="Сарай, погріб, кухня",
        words=("сарай", "погріб", "shed"),
    ),
    Option(value="commercial", label="Магазин, кафе або офіс", words=("магазин", "кафе", "офіс", "shop")),
    Option(value="warehouse", label="Склад або цех", words=("склад", "цех", "warehouse")),
    Option(value="other", label="Інша будівля або споруда", button="Інша будівля", words=("інше", "other")),
)
LAND = Option(value="land", label="Земельна ділянка", words=("земля", "ділянка", "land"))

_OTHER_EXAMPLES = {"home": "кімната в гуртожитку", "property": "теплиця на фундаменті"}


def what_and_where(estate: Estate, types: tuple[Option, ...]) -> tuple[Question, ...]:
    """The type, the address and a point on the map."""
    kind = estate.key("type")
    term = "housing_or_residence" if estate is RESIDENCE else "residential_property"
    return (
        Question(
            key=kind,
            kind=Choice(of=types),
            label=f"Тип {estate.of}",
            ask="Яке це житло?" if estate.lived_in else "Яке це майно?",
            short="Вид майна",
            source="92/1",
            terms=(term,) if estate.lived_in else (),
            fact=estate.fact("type", "choice"),
        ),
        Question(
            key=estate.key("type_other"),
            kind=Text(max=100),
            label=f"Тип {estate.of}: інше",
            ask="Що це за приміщення?" if estate.lived_in else "Що це за будівля?",
            short="Вид приміщення",
            example=_OTHER_EXAMPLES[estate.prefix],
            need=Need.IF_AVAILABLE,
            when=Is(key=kind, value="other"),
            source="92/1",
            fact=estate.fact("type_other", "text"),
        ),
        Question(
            key=estate.key("address"),
            kind=Address(where="ukraine"),
            label=f"Адреса (місцезнаходження) {estate.of}",
            ask=f"Яка адреса {estate.which}?",
            short="Адреса",
            hint="Місто або село, вулиця, будинок. Село без номерів теж підходить.",
            example=estate.example,
            source="92/2",
            fact=estate.fact("address", "address"),
        ),
        Question(
            key=estate.key("geo"),
            kind=Coordinates(ukraine=True),
            label="Геопросторові координати (за наявності)",
            ask="Де це на карті?",
            hint="Скріпка, «Геопозиція», посуньте карту до цієї адреси. Або вставте посилання з карти.",
            example="47.0971, 37.5434",
            need=Need.IF_AVAILABLE,
            source="92/2",
            fact=estate.fact("geo", "coordinates"),
        ),
    )


def area_of(estate: Estate) -> Question:
    """An approximate area is as good (92/3)."""
    return Question(
        key=estate.key("area"),
        kind=Area(),
        label="Загальна площа (у разі відсутності точної інформації — орієнтовна)",
        ask=f"Яка площа {estate.which}?",
        short="Площа",
        hint="Якщо точно не згадати, напишіть приблизно.",
        example="54 м²" if estate.lived_in else "24 м²",
        need=Need.IF_AVAILABLE,
        source="92/3",
        fact=estate.fact("area", "area"),
    )


def rooms_and_floor(estate: Estate) -> tuple[Question, ...]:
    """Only a home is asked about these; the floor not of a house."""
    return (
        Question(
            key=estate.key("rooms"),
            kind=Integer(min=1, max=100),
            label="Кількість кімнат",
            ask="Скільки було кімнат?",
            short="Кількість кімнат",
            example="2",
            need=Need.IF_AVAILABLE,
            source="92/3",
            fact=estate.fact("rooms", "integer"),
        ),
        Question(
            key=estate.key("floor"),
            kind=Integer(min=0, max=200),
            label=f"Поверх {estate.of}",
            ask="На якому поверсі?",
            example="5",
            need=Need.IF_AVAILABLE,
            when=Not(of=Is(key=estate.key("type"), value="house")),
            source="92/3",
            fact=estate.fact("floor", "integer"),
        ),
    )


def other_specs(estate: Estate) -> Question:
    """Whatever else makes up the value or the comfort (92/5)."""
    return Question(
        key=estate.key("other_specs"),
        kind=LongText(max=2000),
        label=f"Інші технічні характеристики {estate.of} (за наявності)",
        ask=f"Що ще варто знати про {estate.onto}?",
        short="Що ще варто знати",
        hint="Стіни, опалення, ремонт, балкон, двір: що важливо для вас."
        if estate.lived_in
        else "Стіни, дах, світло, ремонт, обладнання: що важливо для вас.",
        example="Цегляний будинок, новий ремонт, автономне опалення"
        if estate.lived_in
        else "Цегляний гараж з оглядовою ямою та світлом",
        need=Need.IF_AVAILABLE,
        source="92/5",
        fact=estate.fact("other_specs", "long_text"),
    )
