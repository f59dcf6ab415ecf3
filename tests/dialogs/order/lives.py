"""Invented lives: what the finder is told, the claims that follow from the Order, and one claim begun and told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tests.dialogs.finder.life_stories import Life as Answers
from tests.dialogs.finder.life_stories import Other
from tests.dialogs.order.boundaries import BIRTH, EARLY, IN_FAVOUR, YOUNG
from tests.dialogs.order.sums import FALLEN, HALF, JOB, STOPPED, listed
from tests.dialogs.register.walking import Script


@dataclass(frozen=True, slots=True)
class Life:
    """
    says    who they are
    finder  what the finder is told of the household; claims: the codes that follow for each, the one who writes first
    code    the claim that is begun, for the person at `whom`; told: its answers
    others  of the household, in the order in which they are added
    after   a claim of the writer told before it, whose facts are offered then
    known   keys that are offered from the finder and the claim before; never: keys that must not be
    hears, unheard, stops  as in a boundary case
    offer   key of a sum and what is offered there
    listed  names in a list of relatives that is offered, by its key
    """

    says: str
    finder: Answers
    claims: tuple[set[str], ...]
    code: str
    told: Script
    whom: int = 0
    others: tuple[Other, ...] = ()
    after: tuple[str, Script] | None = None
    known: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    hears: tuple[str, ...] = ()
    unheard: tuple[str, ...] = ()
    stops: bool = False
    offer: tuple[str, str] | None = None
    listed: Mapping[str, tuple[str, ...]] | None = None


OWN = {"lost": "home", "home_owned": "self"}
RENTED = {"lost": "home", "home_owned": "none"}
SELF: Script = {"filing_for": "Для мене", "applicant_citizenship": "так"}
BORN: Script = {"child_birth_record": "так", "applicant_tax_number": "3114804522"}


SOFIIA = Other("Вигадана Софія Андріївна", "17 травня 2015")
MAKSYM = Other("Вигаданий Максим Андрійович", "3 червня 2019")
FLAT: Script = {
    **SELF,
    "home_type": "Квартира",
    "home_address": "Харківська область, Ізюм, вулиця Садова, 5",
    "home_lived": "Так, жили саме там",
    "home_owner": "Право власності є",
    "home_ownership_form": "Кілька власників",
    "home_joint_kind": "Частки визначено",
    "home_share": "1/2",
    "home_coowners": "2",
    "co_residents": [
        {"co_resident_name": "Вигадана Софія Андріївна", "co_resident_relation": "дочка"},
        {"co_resident_name": "Вигаданий Максим Андрійович", "co_resident_relation": "син"},
    ],
    "home_event_type": "Обстріл або удар",
    "home_event_date": "16 березня 2022",
    "moved_after_loss": "так",
    **listed("moving_costs", ("квитки", "4 000 грн")),
    "applicant_name": "Вигадана Оксана Степанівна",
    "applicant_phone": "+380 67 000 00 00",
}
LEFT: Script = {
    **SELF,
    "displacement_date": "5 березня 2022",
    "family": [
        {"family_name": "Вигадана Софія Андріївна", "family_relation": "дочка"},
        {"family_name": "Вигаданий Максим Андрійович", "family_relation": "син"},
    ],
    "applicant_name": "Вигадана Оксана Степанівна",
}

LIVES = (
    Life("A tenant of Kharkiv whose flat burned out, and who left for Poland in March 2022.",
         {"moved": "abroad", "home": "unfit", **RENTED}, ({"A1.2", "A3.3"},),
         "A1.2", {**SELF, "displacement_date": "5 березня 2022", "actual_address_after_displacement": "Польща, Краків"},
         known=("filing_for",), unheard=(EARLY, "A1.1")),
    Life("A mother who owns half of the flat, and her daughter of eleven: the loss of it is both's, the half is not.",
         {"moved": "inside", "home": "unsafe", **OWN}, ({"A1.1", "A3.3"}, {"A1.1", "A3.3"}),
         "A3.3", BORN, whom=1, others=(SOFIIA,), after=("A3.3", FLAT),
         known=("filing_for", "child_name", "home_type", "home_address", "home_event_date",
                "applicant_name", "applicant_phone"),
         never=("home_owner", "home_share", "home_coowners", "moving_costs"),
         listed={"co_residents": ("Вигадана Оксана Степанівна", "Вигаданий Максим Андрійович")}),
    Life("The same mother moves on abroad; her son's companions are herself and his sister, not he.",
         {"moved": "inside,abroad", "moved_inside": "self"},
         ({"A1.1", "A1.2"}, {"A1.2"}), "A1.2", BORN, whom=1, others=(MAKSYM,), after=("A1.2", LEFT),
         known=("filing_for", "child_name", "child_birth_date", "displacement_date"),
         never=("displacement_circumstances",),
         listed={"family": ("Вигадана Оксана Степанівна", "Вигадана Софія Андріївна")}),
    Life("A man of 72 who stayed in his house in Melitopol until a year of occupation was too much.",
         {"moved": "inside", "home": "occupied", **OWN}, ({"A1.1", "A3.3", "A3.6"},),
         "A3.6", {**SELF, "estate_kind": "Житло або дача", "home_owner": "Право власності є",
                  "access_lost_date": "березень 2023", "access_now": "ні", "home_ownership_form": "Один власник",
                  "home_value_before": "38 000 доларів"},
         offer=("home_claim", "38 000 USD")),
    Life("A house in Donetsk oblast, left in 2014, visited until February 2022.",
         {"lost": "property", "property": "housing", "housing_state": "occupied", "housing_owned": "self",
          "since": "partly", "earlier_losses": "property", "had_access": "yes"}, ({"A3.6"},),
         "A3.6", {**SELF, "home_owner": "Право власності є", "access_lost_date": "2014", "access_until_2022": "так"},
         unheard=("зник раніше",)),
    Life("The sister of a soldier who is missing since May 2023.",
         {"harm": "relatives", "relatives": "missing"}, ({"A2.2"},),
         "A2.2", {**SELF, "relation": "брат", "disappearance_date": "20 травня 2023", "search_report_filed": "так",
                  "search_report_date": "2 червня 2023"}, unheard=("розшук",)),
    Life("The mother of 1968 of a missing man of 1996.",
         {"harm": "relatives", "relatives": "missing"}, ({"A2.2"},),
         "A2.2", {**SELF, "relation": "син", "missing_birth_date": "3 травня 1996",
                  "applicant_birth_date": "12 квітня 1968"}, unheard=("3 травня 1996 року",)),
    Life("A widow: her husband was killed by a shell, his car burned.",
         {"harm": "relatives", "relatives": "died", "lost": "property", "property": "belongings"}, ({"A2.1", "A3.7"},),
         "A2.1", {**SELF, "relation": "чоловік", "death_date": "9 березня 2022"}, unheard=(EARLY,)),
    Life("A son whose father was killed, told of by his mother.",
         {"harm": "relatives", "relatives": "died", "bereaved": "Тарас"}, (set(), {"A2.1"}),
         "A2.1", {**BORN, "relation_to_child": "тато", "death_date": "9 березня 2022",
                  "deceased_birth_date": "1 січня 1984"},
         whom=1, others=(Other("Вигаданий Тарас Іванович", "4 липня 2012"),), known=("filing_for", "child_name"),
         never=("deceased_name", "story"), hears=("20 листопада 2026 року",)),
    Life("A girl deported at fifteen who is nineteen now and writes for herself.",
         {"moved": "by_force", "taken_young": "self"}, ({"A2.8"},),
         "A2.8", {**SELF, "applicant_birth_date": "8 лютого 2007", "forced_date": "квітень 2022"},
         unheard=(YOUNG, "A2.9", EARLY)),
    Life("A boy of seventeen who was deported and writes for himself.",
         {"moved": "by_force", "taken_young": "self"}, ({"A2.8"},),
         "A2.8", {**SELF, "applicant_birth_date": "8 лютого 2009", "forced_date": "квітень 2022"}, hears=(YOUNG,)),
    Life("A woman taken to Taganrog through filtration, who got out to Estonia.",
         {"moved": "by_force,abroad", "taken_young": "none"}, ({"A1.2", "A2.9"},),
         "A2.9", {"applicant_birth_date": "12 квітня 1985", "forced_date": "квітень 2022",
                  "forced_kind": "За межі України", "forced_address_after": "Росія, Таганрог"},
         unheard=("A2.8", "A1.1")),
    Life("A cook who left for Poland in 2015 and has had protection there since 2016.",
         {"moved": "abroad", "since": "before"}, (set(),),
         "A1.2", {**SELF, "displacement_date": "2015",
                  "protections": [{"protection_state": "Польща", "protection_start": "2016"}]},
         hears=(EARLY,), unheard=(IN_FAVOUR,)),
    Life("A student who was in Prague when the invasion began and got protection in March 2022.",
         {"moved": "could_not_return"}, ({"A1.2"},),
         "A1.2", {**SELF, "where_on_2022_02_24": "За кордоном", "unable_to_return_since": "24 лютого 2022",
                  "protections": [{"protection_state": "Чехія", "protection_start": "березень 2022"}]},
         hears=(IN_FAVOUR,), unheard=(EARLY,)),
    Life("Moved from Kherson to Lviv and lives there: no displacement abroad.",
         {"moved": "inside"}, ({"A1.1"},),
         "A1.2", {**SELF, "actual_address_after_displacement": "м. Львів, вул. Городоцька, 20"}, hears=("A1.1",)),
    Life("A shopkeeper of Kherson whose shop stood for ten months.",
         {"moved": "inside", "lost": "work", "work": "entrepreneur"}, ({"A1.1", "A3.5"},),
         "A3.5", STOPPED, offer=("desired_compensation", "400 000 грн")),
    Life("A café that went on with a third of its guests.",
         {"lost": "work", "work": "entrepreneur"}, ({"A3.5"},),
         "A3.5", FALLEN, offer=("desired_compensation", "392 000 грн")),
    Life("A music teacher without any paper whose pupils fled.",
         {"lost": "work", "work": "self_employed"}, ({"A3.4"},),
         "A3.4", {**JOB, "employment_type": "Самозайнятість", "registered_fop": "ні"},
         offer=("desired_compensation", "274 000 грн"), unheard=("A3.5",)),
    Life("A welder whose plant was destroyed and who works again, no idea since when.",
         {"lost": "work", "work": "employee"}, ({"A3.4"},),
         "A3.4", {key: told for key, told in JOB.items() if key != "job_loss_end_date"},
         offer=("desired_compensation", "")),
    Life("The owner of a company whose warehouse burned down files no claim of a person.",
         {"lost": "property,work", "property": "company", "work": "company"}, (set(),),
         "A3.2", {"property_owner": "Власник — фірма"}, hears=("категорія C",)),
    Life("Wounded at a bus stop, operated twice.",
         {"harm": "injury"}, ({"A2.3"},),
         "A2.3", {**SELF, "injury_date": "12 червня 2022",
                  **listed("treatment_costs", ("операція", "48 000 грн"), ("протез", "31 500 грн"))},
         offer=("treatment_total", "79 500 грн")),
    Life("A prisoner of war who was wounded in captivity and came home.",
         {"harm": "injury,violence", "violence": "captivity", "injured_captive": "self"}, ({"A2.6"},),
         "A2.6", {**SELF, "captivity_over": "так", "captivity_start": "12 травня 2022", "captivity_end": "2023"},
         unheard=("A2.2",)),
    Life("The wife of a man who is still held.",
         {"harm": "relatives", "relatives": "held"}, ({"A2.2"},),
         "A2.6", {**SELF, "captivity_over": "ні"}, hears=("A2.2",), stops=True),
    Life("A woman who was tortured and raped; nothing of it stands in her other claims.",
         {"harm": "violence", "violence": "torture,sexual_violence", "moved": "inside"}, ({"A1.1", "A2.4", "A2.5"},),
         "A1.1", SELF, after=("A2.4", {**SELF, "applicant_name": "Вигадана Ірина Петрівна", "story": "Не тут."}),
         known=("applicant_name",), never=("moved_circumstances",), unheard=("A2.4", "Не тут")),
    Life("Made to dig trenches for three weeks.",
         {"harm": "violence", "violence": "forced_labour"}, ({"A2.7"},),
         "A2.7", {**SELF, "labour_period": "з 2 березня 2022 по 23 березня 2022"}, unheard=(EARLY,)),
    Life("A diabetic under occupation who had to buy insulin from a smuggler.",
         {"lost": "other", "other": "medicine"}, ({"A4.1"},),
         "A4.1", {**SELF, **listed("treatment", ("інсулін", "16 200 грн"), ("таксі", "1 800 грн"))},
         offer=("claim_amount", "18 000 грн")),
    Life("A girl who missed two years of school.",
         {"lost": "other", "other": "education", "no_education": "Марія"}, (set(), {"A4.2"}),
         "A4.2", {**BORN, **listed("education", ("репетиторка", "18 000 грн"), ("планшет", "7 400 грн"))},
         whom=1, others=(Other("Вигадана Марія Сергіївна", "1 вересня 2015"),),
         known=("child_name", "filing_for"), hears=("20 листопада 2026 року",), unheard=("ніколи",),
         offer=("claim_amount", "25 400 грн")),
    Life("A couple whose common flat was hit: neither has a share to tell.",
         {"home": "unfit", **OWN}, ({"A3.1", "A3.3"},),
         "A3.1", {**HALF, "home_joint_kind": "Часток не визначено"}, offer=("home_claim", "")),
    Life("Two friends with a garage, one half each.",
         {"lost": "property", "property": "buildings", "buildings_state": "damaged", "buildings_owned": "self"},
         ({"A3.2"},),
         "A3.2", {"property_owner": "Право власності є", "property_damage": "Знищено повністю",
                  "property_ownership_form": "Кілька власників", "property_joint_kind": "Частки визначено",
                  "property_share": "1/2", "property_coowners": "2", "property_value": "120 000 грн"},
         offer=("property_claim", "60 000 грн")),
    Life("Flat sold in 2021, shelled in 2022.",
         {"lost": "property", "property": "housing", "housing_state": "damaged", "housing_owned": "none"}, (set(),),
         "A3.1", {"home_owner": "Було у власності раніше", "home_event_date": "2022"}, hears=("було раніше",)),
    Life("A grandmother who has the guardianship of her grandson.",
         {"moved": "abroad"},
         ({"A1.2"}, {"A1.2"}),
         "A1.2", {**BORN, "filing_for": "Для дитини під опікою", "child_name": "Вигаданий Данило Ігорович",
                  "child_birth_date": "9 вересня 2014"},
         others=(Other("Вигаданий Данило Ігорович", "9 вересня 2014"),),
         hears=("24 лютого 2026 року",), unheard=("ніколи",)),
    Life("A baby born in Berlin a year after the mother fled.",
         {"moved": "abroad", "moved_abroad": "self"}, ({"A1.2"}, set()),
         "A1.2", {**BORN, "displacement_date": "5 березня 2022"}, whom=1,
         others=(Other("Вигадана Злата Олегівна", "2 червня 2023"),),
         known=("filing_for", "child_name", "child_birth_date"), hears=(BIRTH,)),
    Life("A daughter who turned eighteen yesterday files alone.",
         {"moved": "by_force", "taken": "Софія", "taken_young": "Софія"},
         (set(), {"A2.8"}), "A2.8", {**BORN, "forced_date": "квітень 2022"}, whom=1,
         others=(Other("Вигадана Софія Андріївна", "20 листопада 2008"),),
         known=("filing_for", "child_name", "child_birth_date"),
         hears=("Дитині вже є 18 років",), stops=True),
    Life("A husband without Ukrainian citizenship who lost his work in Kyiv.",
         {"lost": "work", "work": "employee"}, ({"A3.4"},),
         "A3.4", {**JOB, "applicant_citizenship": "ні"}, hears=("громадян",), stops=True),
)  # fmt: skip
