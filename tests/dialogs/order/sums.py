"""Sums worked out with pen and paper, and sums that nobody can work out. Today is 21 November 2026 in all of them."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.engine.answers import State
from tests.dialogs.register.walking import Script


@dataclass(frozen=True, slots=True)
class Reckoning:
    """
    says   how the sum comes about, or why there is none
    code   the category; key: the question about the sum; told: the answers
    offer  the sum on the button, "" where no sum may be offered
    reads  what the screen says under the question
    """

    says: str
    code: str
    key: str
    told: Script
    offer: str = ""
    reads: tuple[str, ...] = ()


CLAIMED = "desired_compensation"
YEAR: Script = {"profit_time": "За рік", "profit": "480 000 грн"}
STOPPED: Script = {
    **YEAR,
    "event_date": "2 березня 2022",
    "business_course": "Бізнес зупинився",
    "business_stopped_date": "12 квітня 2022",
    "business_resumed": "Так, знову працює",
    "business_resumed_date": "12 лютого 2023",
}
FALLEN: Script = {
    **YEAR,
    "event_date": "2 березня 2022",
    "business_course": "Прибутку стало менше",
    "business_limited_since": "березень 2022",
    "business_recovered": "Так, уже як раніше",
    "business_recovered_date": "травень 2023",
    "profit_after": "12 000 грн",
}
BUSINESS = (
    Reckoning("480 000 a year are 40 000 a month; ten months from April 12 to February 12: 400 000.",
              "A3.5", CLAIMED, STOPPED, "400 000 грн",
              ("Прибуток за місяць: 480 000 грн / 12 = 40 000 грн", "10 місяців")),
    Reckoning("It works again, nobody knows since when: counting until today would be false.",
              "A3.5", CLAIMED, {**STOPPED, "business_resumed_date": State.UNKNOWN},
              reads=("«Коли бізнес запрацював знову?»",)),
    Reckoning("Nobody said whether it works again.",
              "A3.5", CLAIMED, {**STOPPED, "business_resumed": State.UNKNOWN},
              reads=("«Чи запрацював бізнес знову?»",)),
    Reckoning("It does not work: from April 21, 2022 to November 21, 2026 are 55 months of 40 000.",
              "A3.5", CLAIMED, {**STOPPED, "business_stopped_date": "21 квітня 2022",
               "business_resumed": "Ні, не працює"},
              "2 200 000 грн", ("55 місяців",)),
    Reckoning("Nobody knows when it stopped.",
              "A3.5", CLAIMED, {**STOPPED, "business_stopped_date": State.UNKNOWN},
              reads=("«Коли бізнес зупинився?»",)),
    Reckoning("The profit is not told.",
              "A3.5", CLAIMED, {**STOPPED, "profit": State.UNKNOWN}, reads=("«Який був прибуток за цей час?»",)),
    Reckoning("A profit without its time is no profit of a month.",
              "A3.5", CLAIMED, {**STOPPED, "profit_time": State.UNKNOWN},
              reads=("«За який період назвете прибуток?»",)),
    Reckoning("160 000 in the four months from October 2021 to January 2022 are 40 000 a month; ten: 400 000.",
              "A3.5", CLAIMED,
              {**STOPPED, "profit_time": "За інший час", "profit_over": "з жовтня 2021 по січень 2022",
               "profit": "160 000 грн"},
              "400 000 грн", ("160 000 грн / 4 = 40 000 грн",)),
    Reckoning("100 000 a year for 18 months and 8 days: 100 000 / 12 × (18 + 8/30) = 152 222.22.",
              "A3.5", CLAIMED,
              {**STOPPED, "profit": "100 000 грн", "business_stopped_date": "4 квітня 2022",
               "business_resumed_date": "12 жовтня 2023"},
              "152 222,22 грн"),
    Reckoning("Euros stay euros: 12 000 a year, ten months: 10 000.",
              "A3.5", CLAIMED, {**STOPPED, "profit": "12 000 євро"}, "10 000 EUR"),
    Reckoning("Demand fell from 40 000 to 12 000, from March 2022 to May 2023: 14 months of 28 000 are 392 000.",
              "A3.5", CLAIMED, FALLEN, "392 000 грн",
              ("40 000 грн − 12 000 грн = 28 000 грн", "14 місяців")),
    Reckoning("It still is lower: 56 months from March 21, 2022 to today, of 28 000: 1 568 000.",
              "A3.5", CLAIMED,
              {**FALLEN, "business_limited_since": "21 березня 2022", "business_recovered": "Ні, досі менший"},
              "1 568 000 грн"),
    Reckoning("No profit at all afterwards is a number too: 14 months of 40 000.",
              "A3.5", CLAIMED, {**FALLEN, "profit_after": "0"}, "560 000 грн"),
    Reckoning("What a month brought afterwards is not told.",
              "A3.5", CLAIMED, {**FALLEN, "profit_after": State.UNKNOWN},
              reads=("«Який прибуток був потім за місяць?»",)),
    Reckoning("It recovered, nobody knows when.",
              "A3.5", CLAIMED, {**FALLEN, "business_recovered_date": State.UNKNOWN},
              reads=("«Коли прибуток став як раніше?»",)),
    Reckoning("Nobody said whether it recovered.",
              "A3.5", CLAIMED, {**FALLEN, "business_recovered": State.UNKNOWN},
              reads=("«Чи повернувся колишній прибуток?»",)),
    Reckoning("Hryvnias before and euros after: there is no difference without a rate.",
              "A3.5", CLAIMED, {**FALLEN, "profit_after": "300 євро"}, reads=("в різних валютах",)),
    Reckoning("41 000 after 40 000 is no loss.",
              "A3.5", CLAIMED, {**FALLEN, "profit_after": "41 000 грн"}, reads=("не зменшився",)),
)  # fmt: skip

JOB: Script = {
    "income_time": "За місяць",
    "income_total": "15 000 грн",
    "job_loss_date": "24 лютого 2022",
    "work_again": "Так, є нова робота",
    "job_loss_end_date": "1 вересня 2023",
}
WORK = (
    Reckoning("From February 24, 2022 to September 1, 2023 are 18 months and 8 days of 15 000: 274 000.",
              "A3.4", CLAIMED, JOB, "274 000 грн", ("15 000 грн × (18 + 8/30)",)),
    Reckoning("There is work again, nobody knows since when.",
              "A3.4", CLAIMED, {**JOB, "job_loss_end_date": State.UNKNOWN},
              reads=("«Коли знову з’явився заробіток?»",)),
    Reckoning("The former work came back, nobody knows when.",
              "A3.4", CLAIMED, {**JOB, "work_again": "Так, та сама робота", "job_loss_end_date": State.UNKNOWN},
              reads=("«Коли знову з’явився заробіток?»",)),
    Reckoning("Nobody said whether there is work again.",
              "A3.4", CLAIMED, {**JOB, "work_again": State.UNKNOWN}, reads=("«Чи з’явилася відтоді робота?»",)),
    Reckoning("No work yet: 56 months from March 21, 2022 to today: 840 000.",
              "A3.4", CLAIMED, {**JOB, "job_loss_date": "21 березня 2022", "work_again": "Ні, роботи немає"},
              "840 000 грн"),
    Reckoning("14 400 and 600 a month are 15 000.",
              "A3.4", "income_total",
              {"income_time": "За місяць", "income_parts": "1, 5", "income_salary": "14 400 грн",
               "income_other": "600 грн"},
              "15 000 грн", ("Зарплата чи оплата: 14 400 грн",)),
    Reckoning("A salary and other income of nobody knows how much.",
              "A3.4", "income_total",
              {"income_time": "За місяць", "income_parts": "1, 5", "income_salary": "14 400 грн"},
              reads=("назвіть суму: Інші доходи",)),
    Reckoning("Work was lost, nobody remembers when.",
              "A3.4", CLAIMED, {**JOB, "job_loss_date": State.UNKNOWN}, reads=("«Коли ви втратили цю роботу?»",)),
)  # fmt: skip

HOUSE: Script = {
    "filing_for": "Для мене",
    "home_owner": "Право власності є",
    "home_damage": "Знищено повністю",
    "home_ownership_form": "Один власник",
    "home_value": "900 000 грн",
}
SHARED: Script = {**HOUSE, "home_ownership_form": "Кілька власників"}
HALF: Script = {**SHARED, "home_joint_kind": "Частки визначено", "home_share": "1/2", "home_coowners": "2"}
DAMAGED: Script = {
    **HALF,
    "home_damage": "Пошкоджено",
    "home_repairs": [
        {"home_repairs_name": "вікна", "home_repairs_amount": "30 000 грн"},
        {"home_repairs_name": "дах", "home_repairs_amount": "12500,50 грн"},
    ],
    "home_repair": "240 000 грн",
}
GARAGE: Script = {
    key.replace("home", "property"): told for key, told in {**HALF, "home_value": "120 000 грн"}.items()
}
OCCUPIED: Script = {
    **HALF,
    "estate_kind": "Житло або дача",
    "home_value_before": "38 000 доларів",
}
HOMES = (
    Reckoning("One owner claims the whole.", "A3.1", "home_claim", HOUSE, "900 000 грн"),
    Reckoning("A half of 900 000.", "A3.1", "home_claim", HALF, "450 000 грн", ("Ваша частка: 1/2",)),
    Reckoning("A third of 100 000, rounded once: 33 333.33.", "A3.1", "home_claim",
              {**HALF, "home_value": "100 000 грн", "home_share": "1/3", "home_coowners": "3"}, "33 333,33 грн"),
    Reckoning("Several owners, and no share is told: the whole would be claimed twice.", "A3.1", "home_claim",
              {**HALF, "home_share": State.UNKNOWN}, reads=("«Яка частка в праві власності?»",)),
    Reckoning("A couple has no shares: nobody here divides for them.", "A3.1", "home_claim",
              {**SHARED, "home_joint_kind": "Часток не визначено"}, reads=("часток не визначено",)),
    Reckoning("Two owners, and a share of 1/1, cannot both be true.", "A3.1", "home_claim",
              {**HALF, "home_share": "1/1"}, reads=("Перевірте частку",)),
    Reckoning("Nobody said how many owners there are.", "A3.1", "home_claim",
              {**HOUSE, "home_ownership_form": State.UNKNOWN}, reads=("«Скільки власників у цього житла?»",)),
    Reckoning("A half of an unknown value.", "A3.1", "home_claim", {**HALF, "home_value": State.UNKNOWN},
              reads=("«Скільки коштувало це житло цілком?»",)),
    Reckoning("30 000 and 12 500.50 of repairs.", "A3.1", "home_repair", DAMAGED, "42 500,50 грн"),
    Reckoning("A half of a repair for 240 000.", "A3.1", "home_claim", DAMAGED, "120 000 грн"),
    Reckoning("Half a garage of 120 000.", "A3.2", "property_claim", GARAGE, "60 000 грн"),
    Reckoning("A garage of several owners without shares.", "A3.2", "property_claim",
              {**GARAGE, "property_share": State.UNKNOWN}, reads=("«Яка частка в праві власності?»",)),
    Reckoning("Half a house under occupation, in dollars.", "A3.6", "home_claim", OCCUPIED, "19 000 USD"),
    Reckoning("The same house with nobody's share known.", "A3.6", "home_claim",
              {**OCCUPIED, "home_share": State.UNKNOWN}, reads=("«Яка частка в праві власності?»",)),
)  # fmt: skip


def listed(key: str, *costs: tuple[str, str | State]) -> Script:
    """A list of costs, each with what it was for and how much."""
    return {key: [{f"{key}_name": name, f"{key}_amount": amount} for name, amount in costs]}


LOST: Script = {
    "filing_for": "Для мене",
    "moved_after_loss": "так",
    **listed("moving_costs", ("місця в машині", "9000 грн"), ("квитки", "2 400 грн")),
    **listed("new_housing_costs", ("оренда", "96 000 грн")),
    **listed("lost_belongings", ("меблі", "70 тис грн"), ("ноутбук", "45 000 грн")),
}
COSTS = (
    Reckoning("9 000, 2 400, 96 000, 70 000 and 45 000.", "A3.3", CLAIMED, LOST, "222 400 грн"),
    Reckoning("A laptop without its price leaves the sum open.", "A3.3", CLAIMED,
              {**LOST, **listed("lost_belongings", ("меблі", "70 000 грн"), ("ноутбук", State.UNKNOWN))},
              reads=("назвіть суму: ноутбук",)),
    Reckoning("Hryvnias and euros are added up apart, and nothing is offered for one tap.", "A3.3", CLAIMED,
              {**LOST, **listed("new_housing_costs", ("оренда у Варшаві", "200 євро"))},
              reads=("Разом: 126 400 грн + 200 EUR", "Валюти різні, тож суму назвіть самі.")),
    Reckoning("48 000 and 31 500 of treatment.", "A2.3", "treatment_total",
              {"filing_for": "Для мене",
               **listed("treatment_costs", ("операція", "48 000 грн"), ("дорога", "31 500"))},
              "79 500 грн"),
    Reckoning("A car and a seat for a child: 380 000 and 21 500.", "A3.7", "claim_amount",
              {"filing_for": "Для мене", **listed("losses", ("авто", "380 000 грн"), ("автокрісло", "21 500 грн"))},
              "401 500 грн"),
    Reckoning("A taxi for 1 800 and medicine for 16 200.", "A4.1", "claim_amount",
              {"filing_for": "Для мене", **listed("treatment", ("таксі", "1 800 грн"), ("ліки", "16 200 грн"))},
              "18 000 грн"),
    Reckoning("A tutor for nobody knows how much.", "A4.2", "claim_amount",
              {"filing_for": "Для мене",
               **listed("education", ("планшет", "7 400 грн"), ("репетиторка", State.UNKNOWN))},
              reads=("назвіть суму: репетиторка",)),
)  # fmt: skip

SUMS = (*BUSINESS, *WORK, *HOMES, *COSTS)
