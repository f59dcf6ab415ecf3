"""«Забрати все із собою» holds the people for whom somebody files, and who was shown what."""

from __future__ import annotations

import json

import pytest

from conversation.privacy.everything import gather
from desk import deciding, doors, remarking, taking
from desk.remarking import About
from storage import Work
from storage.staff import LEAD, REVIEWER
from tests.bot.applicant import Applicant
from tests.bot.applicant import applicant as applicant  # noqa: PLC0414  # the fixture
from tests.bot.families.household import CHILD, SOFIA, Household


async def taken(applicant: Applicant) -> dict[str, str]:
    everything = await applicant.database.read(lambda work: gather(work, applicant.user.id))
    return {document.path: document.data.decode("utf-8-sig") for document in everything.top}


async def test_the_people_somebody_files_for(applicant: Applicant) -> None:
    household = Household(applicant.database)
    household.user = applicant.user
    await household.filled("A1.2", CHILD)
    await household.come_back()
    files = await taken(applicant)
    assert f"== {SOFIA} ==" in files["people.txt"] and "17 травня 2015" in files["people.txt"]
    people = json.loads(files["people.json"])
    assert len(people) == 2 and SOFIA.split()[1] in json.dumps(people, ensure_ascii=False)
    for person in people:
        assert person["facts"].keys() == {"answers", "place", "item", "apart", "warned"}
        told = person["facts"]["answers"]
        assert told["filing_for"]["state"] == "given" and "birth_date" in told
        assert {"state", "value", "origin", "source"} <= told["name"].keys()


@pytest.mark.parametrize("ended", [False, True])
async def test_who_was_shown_what(applicant: Applicant, ended: bool) -> None:
    staff = await applicant.staff("Ліна", REVIEWER, LEAD)
    share = await applicant.share()

    def review(work: Work) -> None:
        taking.take(work, staff, share.id)
        doors.read(work, staff, share.id)
        remarking.remark(work, staff, share.id, About("applicant_email"), "wording", "Перевірте адресу")
        deciding.send_back(work, staff, share.id, 1)

    await applicant.database.write(review)
    if ended:
        await applicant.database.write(lambda work: work.shares.end(share.id))
    files = await taken(applicant)
    assert "Ліна (керівник): відкрито відповіді" in files["read-by.txt"]
    (shown,) = json.loads(files["shown.json"])
    assert shown["state"] == ("ended" if ended else "returned")
    assert [one["text"] for one in shown["remarks"]] == ([] if ended else ["Перевірте адресу"])
    assert "на перевірці відкрито відповіді" in files["history.txt"]


async def test_whoever_was_shown_nothing(applicant: Applicant) -> None:
    files = await taken(applicant)
    assert files["shown.json"] == "[]" and "нікого немає" in files["read-by.txt"]
