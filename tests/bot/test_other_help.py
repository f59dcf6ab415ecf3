"""Four people and what helps them beside the Register, from life to the paper to be signed, by typing alone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from dialogs.engine.views import View
from storage import Database, MasterKey
from tests.bot.chat import Chat
from tests.bot.filling import fill, packaged
from tests.submission.paper import squeeze, text

NOON = datetime(2026, 11, 28, 10, tzinfo=UTC)
TODAY = date(2026, 11, 28)
ACCOUNT = "UA213223130000026007233566001"
PAPERS = {"application.pdf", "claim.pdf", "claim.html", "claim.json"}


@pytest.fixture
async def chat(tmp_path: Path, key: MasterKey) -> AsyncIterator[Chat]:
    database = await Database.open(f"sqlite:///{tmp_path / 'help.db'}", key, clock=lambda: NOON)
    chat = Chat(database)
    await chat.start()
    yield chat
    await database.close()


def said(view: View) -> str:
    return " ".join((*view.notes, *view.lines, *(choice.listed for choice in view.choices))).replace(
        "\u00a0", " "
    )


async def paper(chat: Chat) -> str:
    """The application to be signed, without white space."""
    files = await packaged(chat, TODAY)
    assert files.keys() >= PAPERS
    assert "diia.pdf" not in files
    return text(files["application.pdf"])


PENSIONER: dict[str, Any] = {
    "filing_for": "Для мене",
    "idp_in_rivne": "так",
    "idp_since": "14 квітня 2025",
    "idp_certificate_number": "5601-5001234567",
    "left_place": "Харківська область, Ізюм",
    "on_territory_list": "так",
    "priorities": "Самотність і лікування",
    "in_crisis": "так",
    "story": "Потрібна операція на серці, вона коштує 90 000 грн.",
    "idp_payments": [],
    "proof": "Потрібне лікування",
    "applicant_name": "Вигадана Марія Іванівна",
    "applicant_birth_date": "12 квітня 1950",
    "applicant_tax_number": "1836404520",
    "applicant_phone": "+380 67 000 00 00",
    "applicant_actual_address": "Рівненська область, місто Рівне, вулиця Київська, 12",
    "account": ACCOUNT,
}


async def test_a_displaced_pensioner_in_rivne_with_a_costly_operation(chat: Chat) -> None:
    await chat.say("Почати нову заяву", "Підібрати мої заяви", "Більше ні для кого")
    help_ = await chat.say("Так, у межах України", "5", "4", "1", "Інша допомога")
    while "Рівне: переселенцям" not in {choice.label for choice in help_.choices}:
        help_ = await chat.say("Показати ще")
    assert "Чи ви на обліку переселенців у Рівному?" in said(help_)
    check = await fill(chat, await chat.say("Рівне: переселенцям"), PENSIONER)
    assert said(check).startswith("Усі потрібні відповіді є.")
    told = await chat.say("Що каже текст програми")
    assert "вирішують" in said(told) or "Рішення ухвалюють за документами" in said(told)
    await chat.say("До перевірки")
    assert (await chat.say("Зібрати пакет")).heading == "Збираємо документи"
    written = await paper(chat)
    for words in (
        "Департаменту соціальної та ветеранської політики",
        "від кого: Вигадана Марія Іванівна",
        "Потрібна операція на серці, вона коштує 90 000 грн.",
        "(підпункт 3 пункту 2)",
        "копія: довідка про потребу в лікуванні",
    ):
        assert squeeze(words) in written


async def test_the_aids_of_one_town_stand_on_one_screen_and_their_paragraphs_open_by_a_tap(
    chat: Chat,
) -> None:
    """Whoever had to move reads of the aid for displaced persons at once, not behind the one for residents."""
    await chat.say("Почати нову заяву", "Підібрати мої заяви", "Більше ні для кого")
    help_ = await chat.say(
        "Так, у межах України", "1", "2", "Так, на все або частку", "4", "1", "Інша допомога"
    )
    assert [choice.label for choice in help_.choices] == ["Рівне: мешканцям", "Рівне: переселенцям"]
    assert not any("пункт" in choice.listed for choice in help_.choices)
    assert "Рівне: переселенцям (пункт 3.1 Порядку міста)" in help_.folded


async def test_a_displaced_couple_one_of_whom_has_used_up_the_aid(chat: Chat) -> None:
    """He is led from the aid for displaced persons to the one for residents, where the income is asked; she is not.
    What he has told goes with him."""
    used_up = {
        **PENSIONER,
        "idp_since": "14 квітня 2022",
        "idp_payments": [
            {"idp_payments_date": "5 травня 2023", "idp_payments_amount": "4 000 грн"},
            {"idp_payments_date": "6 червня 2024", "idp_payments_amount": "6 000 грн"},
        ],
        "repeat_reason": "Дороге лікування",
        "repeat_since": "жовтень 2026",
    }
    check = await fill(chat, await chat.say("R3"), used_up)
    assert "Після двох років на обліку можна просити допомогу за правилами для мешканців." in said(check)
    assert "Разом уже виплачено 10 000 грн, а межа для одного переселенця — 10 000 грн." in said(check)
    onward = await chat.say("Почати заяву R2")
    resident = {
        **PENSIONER,
        "displaced": "так",
        "applicant_registered_address": "Харківська область, Ізюм, вулиця Садова, 5",
        "grounds": "2, 5",
        "had_aid": "ні",
        "turbota": "ні",
        "home_care": "ні",
        "income_exempt": "Нічого з цього",
        "incomes": [{"income_from": "Пенсія", "income_amount": "4 200 грн", "income_months": "1"}],
        "payout": "На банківський рахунок",
    }
    check = await fill(chat, onward, resident)
    assert "Чи треба при цьому мати реєстрацію в Рівному, не сказано." in said(check)
    before, taken = sorted(await chat.drafts(), key=lambda writing: writing.claim.number)
    origins = {ref.key for ref, answer in taken.draft.answers.items() if answer.origin == "R3"}
    assert origins >= {"idp_since", "idp_payments", "applicant_name", "applicant_tax_number"}
    assert before.form.code == "R3"
    await chat.say("Зібрати пакет")
    written = await paper(chat)
    assert squeeze("понад два роки на обліку ВПО (з 14 квітня 2022 року)") in written
    assert squeeze("Дохід: Пенсія, 4 200 грн") in written

    wife = Chat(chat.database)
    wife.user = await chat.database.write(lambda work: work.newcomers.enrol(2))
    await wife.say("/start")
    check = await fill(wife, await wife.say("R3"), {**PENSIONER, "applicant_name": "Вигадана Ольга Іванівна"})
    assert "за правилами для мешканців" not in said(check)


async def test_the_wife_of_a_prisoner_of_war(chat: Chat) -> None:
    await chat.say("Почати нову заяву", "Підібрати мої заяви", "Більше ні для кого")
    found = await chat.say("Ні, не довелося", "5", "3", "3", "1", "1")
    assert "A2.2" in said(found)  # the neighbours of A2.6
    help_ = await chat.say("Інша допомога")
    assert "Близька людина в неволі: рідні можуть просити щорічну допомогу." in said(help_)
    opening = await chat.say("Щорічна допомога")
    assert opening.heading == "Перш ніж почати"
    assert "Про саму неволю не розпитуємо." in said(opening)
    readers = await chat.say("Далі")
    assert "Служби й центри" in {action.label for action in readers.everything}
    assert (await chat.say("Служби й центри", "Речі після полону")).heading == "Речі для звільнених із полону"
    await chat.say("Повернутися до заяви")
    asked = await chat.say("Далі", "Почати")
    wife = {
        "applicant_role": "Я з близької рідні",
        "relation": "Чоловік",
        "held_name": "Вигаданий Андрій Петрович",
        "held_birth_date": "3 лютого 1990",
        "held_state": "Людина досі в неволі",
        "fact_established": "Так, рішення є",
        "decision_date": "12 березня 2026",
        "decision_number": "протокол № 12",
        "captivity_start": "травень 2022",
        "year_asked": "2026",
        "payments": [],
        "other_member": "ні",
        "applicant_name": "Вигадана Ірина Василівна",
        "applicant_birth_date": "12 квітня 1985",
        "applicant_tax_number": "3114804522",
        "applicant_phone": "+380 67 000 00 00",
        "applicant_registered_address": "Полтавська область, Полтава, вулиця Соборності, 1",
        "account": ACCOUNT,
    }
    check = await fill(chat, asked, wife)
    assert "Хто саме з рідних одержує допомогу, якщо їх кілька, у запиті не сказано." in said(check)
    await chat.say("Що каже текст програми")
    sources = await chat.say("Що кажуть інші джерела")
    assert "Мінрозвитку" in said(sources)
    assert "https://" in said(sources)
    await chat.say("До перевірки", "Зібрати пакет")
    written = await paper(chat)
    for words in (
        "Міністерству розвитку громад та територій України",
        "в інтересах: Вигаданий Андрій Петрович",
        "Ким доводиться мені ця особа: чоловік.",
        "За який рік: 2026.",
    ):
        assert squeeze(words) in written


async def test_a_released_man_who_asks_for_the_cost_of_his_lawyer(chat: Chat) -> None:
    await chat.say("Почати нову заяву", "Інша допомога", "Неволя: допомога", "Витрати на адвоката")
    told = {
        "applicant_role": "Це я, мене звільнено",
        "fact_established": "Так, рішення є",
        "decision_date": "12 березня 2026",
        "captivity_start": "12 квітня 2022",
        "lawyer": "адвокатка Ткаченко Ірина",
        "lawyer_costs": [
            {"lawyer_costs_name": "Захист у суді", "lawyer_costs_amount": "50 000 грн"},
            {"lawyer_costs_name": "Запити до установ", "lawyer_costs_amount": "20 000 грн"},
        ],
        "amount_asked": "66 560 грн",
        "applicant_name": "Вигаданий Олексій Миколайович",
        "applicant_birth_date": "12 квітня 1985",
        "applicant_tax_number": "3114804539",
        "applicant_registered_address": "Вінницька область, Вінниця, вулиця Київська, 30",
        "account": ACCOUNT,
    }
    check = await fill(chat, await chat.say("?"), told)
    assert "найбільше можна" not in said(check)
    assert "Які документи підтверджують витрати, не сказано" in said(check)
    await chat.say("Зібрати пакет")
    written = await paper(chat)
    assert squeeze("у сумі 66 560 грн") in written
    assert squeeze("Захист у суді: 50 000 грн.") in written
    assert squeeze("телефон: ______________") in written
