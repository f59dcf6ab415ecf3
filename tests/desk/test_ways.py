"""What a press on a page of the desk does, over HTTP alone."""

from __future__ import annotations

import re

import pytest

from desk import taking
from storage.staff import ADMIN, LEAD, REVIEWER
from tests.desk.office import copy_with, file, line
from tests.desk.over_http import Web, in_hand, token
from tests.desk.over_http import web as web  # noqa: PLC0414  # the fixture


async def test_roles_are_changed_by_who_has_just_signed_in(web: Web) -> None:
    admin, other = await web.office.staff("Адмін", ADMIN), await web.office.staff("Марко")
    async with await web.browser(admin) as client:
        form = {"token": token(client), "step": "roles", "role-lead": "on"}
        web.office.later(minutes=11)
        async with client.post(f"/desk/staff/{other.id}", data=form, allow_redirects=False) as response:
            assert response.status == 409
            assert "щойно ввійти" in await response.text()
    async with await web.browser(admin) as client:
        form["token"] = token(client)
        async with client.post(f"/desk/staff/{other.id}", data=form, allow_redirects=False) as response:
            assert response.status == 303
    assert (await web.office.database.read(lambda work: work.staff.get(other.id))).roles == {LEAD}


async def test_an_organisation_of_one_is_told_so_on_every_page(web: Web) -> None:
    staff = await web.office.staff("Олена", REVIEWER, LEAD, ADMIN)
    words = "Ви в цій організації самі"
    async with await web.browser(staff) as client:
        for path in ("/", "/mine", "/next", "/permits", "/lead", "/log", "/staff", "/me"):
            async with client.get(f"/desk{path}") as response:
                assert words in await response.text(), path
        await web.office.staff("Марко")
        async with client.get("/desk/") as response:
            assert words not in await response.text()


async def test_filters_stay_from_page_to_page_of_the_queue(web: Web) -> None:
    staff = await web.office.staff()
    for code in ("A3.1", "A1.1"):
        for _ in range(45):
            await web.office.asked(copy=copy_with(line("story", "Так"), code=code))
    web.office.later(hours=30)
    await web.office.asked(copy=copy_with(line("story", "Так"), code="A3.1"))
    async with await web.browser(staff) as client:
        asked = {"group": "A3", "language": "uk", "older": "24", "ready": "yes"}
        async with client.get("/desk/", params=asked) as response:
            text = await response.text()
        assert len(re.findall(r'class="card"', text)) == 40 and "A1.1 ·" not in text
        onward = re.search(r'href="(/desk/\?[^"]*after=[^"]*)"', text)
        assert onward
        async with client.get(onward[1].replace("&amp;", "&")) as response:
            text = await response.text()
        assert len(re.findall(r'class="card"', text)) == 5 and "A1.1 ·" not in text


async def test_a_file_is_remarked_where_it_is_looked_at(web: Web) -> None:
    staff = await web.office.staff()
    share = await in_hand(web.office, staff)
    looked = f"/desk/shares/{share.id}/files/{file(1).id}"
    async with await web.browser(staff) as client:
        form = {
            "token": token(client),
            "file": file(1).id,
            "kind": "unreadable",
            "text": "Не видно",
            "back": file(1).id,
        }
        async with client.post(
            f"/desk/shares/{share.id}/remarks", data=form, allow_redirects=False
        ) as response:
            assert response.headers["Location"] == looked
        async with client.get(looked) as response:
            assert "Не видно" in await response.text()


@pytest.mark.parametrize("what", ["approve", "return"])
async def test_a_decision_over_a_newer_round_opens_on_the_differences(web: Web, what: str) -> None:
    staff = await web.office.staff()
    user = await web.office.person()
    share = await web.office.asked(user)
    await web.office.do(taking.take, staff, share.id)
    async with await web.browser(staff) as client:
        form = {"token": token(client), "key": "story", "kind": "wording", "text": "Що було?"}
        if what == "return":
            await (await client.post(f"/desk/shares/{share.id}/remarks", data=form)).release()
        await web.office.again(user, share, copy_with(line("story", "Було інакше")))
        form = {"token": token(client), "what": what, "round": "1"}
        async with client.post(f"/desk/shares/{share.id}/decide", data=form) as response:
            text = await response.text()
        assert response.status == 200 and 'role="alert"' in text and "новішу версію" in text
        changes = text[text.index('class="changes"') :]
        assert changes.index("Так було") < changes.index("Було інакше")
    found = await web.office.database.read(lambda work: work.shares.get(share.id))
    assert found is not None and found.state == "waiting"
