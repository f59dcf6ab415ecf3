"""Who read a claim, and when, is told to its owner."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from desk import doors, taking
from storage.staff import LEAD, REVIEWER
from tests.bot.applicant import Applicant, labels, said
from tests.bot.applicant import applicant as applicant  # noqa: PLC0414  # the fixture


async def test_each_reading_is_told(applicant: Applicant) -> None:
    staff = await applicant.staff("Ліна", REVIEWER, LEAD)
    share = await applicant.share()
    await applicant.say("/claims")
    view = await applicant.press("Хто бачив мої заяви")
    assert "ніхто їх не відкривав" in said(view)
    await applicant.database.write(lambda work: taking.take(work, staff, share.id))
    for _ in range(3):
        await applicant.database.write(lambda work: doors.read(work, staff, share.id))
    body = await applicant.database.read(lambda work: work.shares.body(share, 1))
    file = body.split('"id":"')[1][:32]
    await applicant.database.write(lambda work: doors.file(work, staff, share.id, file))
    await applicant.say("/claims")
    view = await applicant.press("Хто бачив мої заяви")
    assert view.lines == (
        "21 листопада 2026, 12:00 · Ліна (керівник): відкрито відповіді ×3",
        "21 листопада 2026, 12:00 · Ліна (керівник): відкрито файл № 1",
    )


async def test_the_page_of_privacy_counts_what_the_desk_opened(applicant: Applicant) -> None:
    staff = await applicant.staff("Ліна", REVIEWER, LEAD)
    share = await applicant.share()
    assert "поки що ніхто" in said(await applicant.say("/privacy"))
    await applicant.database.write(lambda work: taking.take(work, staff, share.id))
    for _ in range(3):
        await applicant.database.write(lambda work: doors.read(work, staff, share.id))
    assert "ті, хто перевіряє заяви, 3 рази" in said(await applicant.say("/privacy"))
    view = await applicant.press("Хто бачив мої заяви")
    assert view.heading == "Хто бачив ваші заяви" and len(view.lines) == 1


async def test_many_readings_are_told_page_by_page(applicant: Applicant) -> None:
    """Each page fits a phone, and every reading is on one of them."""
    names = [f"Олександра-Вікторія {number}" for number in range(9)]
    people = [await applicant.staff(name, REVIEWER, LEAD) for name in names]
    id = (await applicant.share()).id
    for person in people:
        for step in (taking.take, doors.read, taking.let_go):
            await applicant.database.write(partial(step, staff=person, share_id=id))
        applicant.now[0] += timedelta(hours=1)
    await applicant.say("/claims")
    view = await applicant.press("Хто бачив мої заяви")
    told = [*view.lines]
    while "Показати ще" in labels(view):
        view = await applicant.press("Показати ще")
        told += view.lines
    assert [line.split(" · ")[1].split(" (")[0] for line in told] == names[::-1]
