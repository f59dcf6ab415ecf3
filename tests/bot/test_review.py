"""«Попросити перевірити», from the applicant's side: what is said before, what is shown, mending, taking it back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from conversation.happenings import Commanded
from conversation.limits import Limits
from desk import deciding, doors, remarking, taking
from desk.remarking import About
from desk.rules import Refused
from storage import Database, Folder, MasterKey, Vault, Work
from tests.bot.applicant import SET_UP, Applicant, labels, said, said_by
from tests.bot.applicant import applicant as applicant  # noqa: PLC0414  # the fixture
from tests.bot.seeing import happen
from tests.desk.claims import answered, claimed
from tests.dialogs.register.people import a2_4


async def test_nothing_is_offered_where_no_desk_or_nobody_is(applicant: Applicant) -> None:
    assert "Попросити перевірити" not in labels(await applicant.open())
    await applicant.staff()
    applicant.limits = Limits()
    assert "Попросити перевірити" not in labels(await applicant.open())
    assert "Такої команди немає" in (await said_by(applicant, "/desk"))


async def test_it_is_said_to_whom_what_and_for_how_long(applicant: Applicant) -> None:
    await applicant.staff()
    await applicant.open()
    view = await applicant.press("Попросити перевірити")
    told = said(view)
    for words in ("Тестова організація", "+380 44 000 00 00", "за 3 дні", "1 файл", "21 грудня 2026"):
        assert words in told, words
    assert "Зараз її нема кому взяти" not in told


async def test_files_can_be_left_out(applicant: Applicant) -> None:
    await applicant.staff()
    await applicant.open()
    await applicant.press("Попросити перевірити")
    view = await applicant.press("Вибрати файли")
    assert labels(view)[0].startswith("✓ № 1 довідка.jpg")
    view = await applicant.press("✓ № 1")
    assert labels(view)[0].startswith("№ 1")
    view = await applicant.press("Готово")
    assert "0 файлів" in said(view)
    await applicant.press("Надіслати на перевірку")
    share, staff = await applicant.copied(), await applicant.staff("Марко")
    await applicant.database.write(lambda work: taking.take(work, staff, share.id))
    opened = await applicant.database.write(lambda work: doors.read(work, staff, share.id))
    assert opened.copy.files == () and "довідка" not in opened.copy.dump()


async def test_a_claim_that_hurts_opens_nothing_by_itself(
    database_url: str, key: MasterKey, tmp_path: Path
) -> None:
    now = [datetime(2026, 11, 21, 10, tzinfo=UTC)]
    database = await Database.open(database_url, key, clock=lambda: now[0])
    vault = Vault(Folder(tmp_path / "vault"))
    user = await database.write(lambda work: work.newcomers.enrol(1))
    claim = await claimed(database, vault, user, a2_4.SCRIPT, code="A2.4")
    applicant = Applicant(database, vault, user, claim, now)
    await applicant.staff("Марко", sex="m")
    await applicant.open()
    view = await applicant.press("Попросити перевірити")
    assert "закритий: його не покажемо" in said(view) and "Зараз її нема кому взяти" in said(view)
    await applicant.staff("Ганна", trained=True, sex="f")
    view = await applicant.press("Хто перевірятиме")
    view = await applicant.press("Чоловік")
    assert "Зараз її нема кому взяти" in said(view)
    await applicant.press("Жінка")
    view = await applicant.press("Готово")
    assert "Зараз її нема кому взяти" not in said(view)
    await applicant.press("Закриті розділи")
    view = await applicant.press("Що сталося")
    assert any(label.startswith("✓ Що сталося") for label in labels(view))
    view = await applicant.press("Готово")
    assert "закритий" not in said(view)
    await applicant.press("Надіслати на перевірку")
    share = await applicant.copied()
    assert share.sensitive and share.sex == "f"
    assert await database.read(lambda work: work.shares.body(share, 1))
    await database.close()


async def test_the_whole_way_with_remarks_one_by_one(applicant: Applicant) -> None:
    staff = await applicant.staff()
    share = await applicant.share()
    assert said(await applicant.say("/claims")).startswith("Ваші заяви")
    assert "на перевірці" in applicant.views[-1].choices[0].listed
    await applicant.database.write(lambda work: taking.take(work, staff, share.id))
    view = await applicant.press("A")
    view = await applicant.press("Перевірка заяви")
    assert view.heading == "Заяву перевіряють" and "Олена" in said(view)

    def remark(work: Work) -> None:
        for about in (About("applicant_phone"), About("displacement_date"), About()):
            remarking.remark(work, staff, share.id, about, "wording", f"Про {about.key or 'все'}")
        deciding.send_back(work, staff, share.id, 1)

    await applicant.database.write(remark)
    await applicant.say("/claims")
    assert "зауважень: 3" in applicant.views[-1].choices[0].listed
    view = await applicant.press("A")
    assert view.heading == "Є зауваження: 3"
    view = await applicant.press("Почати")
    assert view.ref is not None and view.ref.key == "displacement_date"
    assert view.notes[0] == "💬 Неясно сказано: Про displacement_date"
    view = await applicant.say("9 березня 2022")
    assert view.ref is not None and view.ref.key == "applicant_phone"
    view = await applicant.press("Нічого не змінювати")
    assert view.heading == "Зауваження до всієї заяви" and "Про все" in said(view)
    view = await applicant.press("Зрозуміло, далі")
    assert view.heading == "Ви відповіли на всі зауваження"
    await applicant.press("Надіслати ще раз")
    again = await applicant.copied()
    assert again.round == 2 and again.state == "waiting"
    await applicant.database.write(lambda work: taking.take(work, staff, share.id))
    opened = await applicant.database.write(lambda work: doors.read(work, staff, share.id))
    assert {one.state for one in opened.remarks} == {"answered"}
    await applicant.database.write(lambda work: deciding.approve(work, staff, share.id, 2))
    view = await applicant.open()
    view = await applicant.press("Перевірка заяви")
    assert view.heading == "Заяву перевірено" and "не рішення тих, хто розглядає" in said(view)


async def test_other_questions_stay_open_while_remarks_wait(applicant: Applicant) -> None:
    staff = await applicant.staff()
    share = await applicant.share()

    def send_back(work: Work) -> None:
        taking.take(work, staff, share.id)
        remarking.remark(work, staff, share.id, About("applicant_email"), "wording", "Перевірте адресу")
        deciding.send_back(work, staff, share.id, 1)

    await applicant.database.write(send_back)
    await applicant.open()
    view = await applicant.press("Повернутися до заяви")
    assert view.heading == "Є зауваження: 1"
    view = await applicant.press("Почати")
    await applicant.press("Пауза")
    await applicant.press("Показати ще")
    await applicant.press("Хто подає заяву")
    view = await applicant.press("Як вас звати")
    assert view.notes == ()
    view = await applicant.say("Вигадана Олена Іванівна")
    assert view.heading != "Ви відповіли на всі зауваження"


async def test_taking_it_back_is_at_once_and_for_good(applicant: Applicant) -> None:
    staff = await applicant.staff()
    share = await applicant.share()
    await applicant.database.write(lambda work: taking.take(work, staff, share.id))
    await applicant.open()
    await applicant.press("Перевірка заяви")
    view = await applicant.press("Забрати з перевірки")
    assert "знищено" in said(view)
    await applicant.press("Так, забрати")
    with pytest.raises(Refused):
        await applicant.database.write(lambda work: doors.read(work, staff, share.id))
    ended = await applicant.database.read(lambda work: work.shares.get(share.id))
    assert ended is not None and ended.state == "ended"
    assert "Попросити перевірити" in labels(await applicant.open())
    other = await applicant.share()
    assert other.id != share.id and other.round == 1


async def test_a_deleted_claim_takes_its_share_along(applicant: Applicant) -> None:
    staff = await applicant.staff()
    share = await applicant.share()
    await applicant.database.write(lambda work: taking.take(work, staff, share.id))
    await applicant.database.write(lambda work: work.claims.delete(applicant.user, applicant.claim.claim))
    with pytest.raises(Refused):
        await applicant.database.write(lambda work: doors.read(work, staff, share.id))


async def test_the_desk_hears_that_something_changed_and_not_what(applicant: Applicant) -> None:
    staff = await applicant.staff()
    share = await applicant.share()
    await applicant.database.write(lambda work: taking.take(work, staff, share.id))
    opened = await applicant.database.write(lambda work: doors.read(work, staff, share.id))
    assert not opened.newer
    await applicant.open()
    applicant.now[0] += timedelta(minutes=1)
    opened = await applicant.database.write(lambda work: doors.read(work, staff, share.id))
    assert not opened.newer, "looking around changes nothing"
    await answered(applicant.database, applicant.claim, "applicant_email", "inshe@example.com")
    opened = await applicant.database.write(lambda work: doors.read(work, staff, share.id))
    assert opened.newer and "inshe@example.com" not in opened.copy.dump()


async def test_staff_get_a_link_and_a_code_only_after_being_asked(applicant: Applicant) -> None:
    await applicant.staff("Олена", telegram_id=1)
    told = await said_by(applicant, "/desk")
    assert "http://127.0.0.1/in/" in told
    secret, code = await applicant.database.write(lambda work: (work.passes.page("123456"), "123456"))
    applicant.message += 2
    applicant.turn = await happen(
        applicant.database,
        applicant.user.id,
        Commanded("start", f"desk_{code}"),
        limits=SET_UP,
        message=applicant.message,
    )
    assert applicant.turn.view is not None and "123456" in applicant.turn.view.heading
    assert await applicant.database.read(lambda work: work.passes.bearer(secret)) is None
    await applicant.press("Так, це моя сторінка")
    assert await applicant.database.read(lambda work: work.passes.bearer(secret)) is not None
    assert "виведено" in await said_by(applicant, "/desk_out")
