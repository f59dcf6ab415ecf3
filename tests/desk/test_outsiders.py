"""The desk against outsiders who try again and again, colleagues who are curious, and two who press at once."""

from __future__ import annotations

import asyncio

import pytest
from aiohttp import ClientSession
from multidict import CIMultiDict

from desk import exporting, remarking, signing_in, staffing, taking
from desk.pages import application
from desk.remarking import About
from storage import Share, Staff
from storage.staff import ADMIN, LEAD, REVIEWER
from tests.desk.office import copy_with, file, line
from tests.desk.over_http import Web, in_hand, token, web

__all__ = ["web"]


async def test_a_network_of_one_customer_is_one_address(web: Web) -> None:
    async with await web.browser() as client:

        async def asked(address: str) -> int:
            headers = {"X-Forwarded-For": address}
            async with client.post("/desk/sign-in/code", headers=headers, allow_redirects=False) as response:
                return response.status

        assert [await asked(f"2001:db8:0:1:{n:x}::{n:x}") for n in range(11)] == [303] * 10 + [403]
        for other in ("2001:db8:0:2::1", "fe80::1%eth0", "192.0.2.1", "not an address"):
            assert await asked(other) == 303
        assert [await asked(f"::ffff:192.0.2.{n}") for n in range(11)] == [303] * 11


async def test_the_address_is_what_the_proxy_said_last(web: Web) -> None:
    """Some proxies add a line of their own to the one that a stranger sent, and do not append to it."""
    async with await web.browser() as client:

        async def asked(made_up: str) -> int:
            told = [("X-Forwarded-For", made_up), ("X-Forwarded-For", "203.0.113.9")]
            headers = CIMultiDict(told)
            async with client.post("/desk/sign-in/code", headers=headers, allow_redirects=False) as response:
                return response.status

        assert [await asked(f"192.0.2.{n}") for n in range(11)] == [303] * 10 + [403]


async def test_who_comes_in_anew_leaves_no_session_behind(web: Web) -> None:
    """The one that the browser had ends, so that a copy of its cookie is worth nothing any more."""
    staff = await web.office.staff()
    before = await web.office.do(lambda work: work.sessions.begin(staff.id))
    link = await web.office.do(signing_in.link, staff)
    headers = {"Cookie": f"desk={before}"}
    async with await web.browser() as client:
        path = f"/desk/in/{link}"
        async with client.post(path, headers=headers, allow_redirects=False) as response:
            now = response.cookies["desk"].value
    sessions = await web.office.database.read(lambda work: work.sessions.of(staff.id))
    found = await web.office.database.read(lambda work: (work.sessions.find(now), work.sessions.find(before)))
    assert found == (sessions[0], None) and len(sessions) == 1


async def test_many_at_one_draft_are_told_who_has_it(web: Web) -> None:
    """Over HTTP each is locked as somebody who acts; to name the one who has the draft nobody waits for anybody."""
    people = [await web.office.staff(f"Олена {number}") for number in range(4)]
    clients = [await web.browser(person) for person in people]

    async def take(client: ClientSession, share: Share) -> tuple[int, str]:
        form = {"token": token(client)}
        async with client.post(f"/desk/shares/{share.id}/take", data=form) as response:
            return response.status, await response.text()

    try:
        for _ in range(3):
            share = await web.office.asked()
            done = await asyncio.gather(*(take(client, share) for client in clients for _ in range(3)))
            now = await web.office.database.read(lambda work, id=share.id: work.shares.get(id))  # type: ignore[misc]
            assert now is not None
            (name,) = [person.alias for person in people if person.id == now.holder]
            assert sorted(status for status, _ in done) == [200] * 3 + [409] * 9
            assert all(name in text for status, text in done if status == 409)
    finally:
        for client in clients:
            await client.close()


async def test_a_form_that_comes_drop_by_drop_is_not_waited_for(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(application, "_PATIENCE", 0.2)
    reader, writer = await asyncio.open_connection("127.0.0.1", int(web.url.rpartition(":")[2]))
    kind = b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n"
    writer.write(b"POST /desk/sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\n" + kind + b"\r\nlogin=")
    assert (await asyncio.wait_for(reader.readline(), 20)).startswith(b"HTTP/1.1 408 ")
    writer.close()


@pytest.mark.parametrize(
    "sent", [b"\0\1\2", b"GET / HTTP/9.9", b"GET / HTTP/1.1\r\nCookie: " + b"a" * 9000, b"GET /\xff HTTP/1.1"]
)
async def test_what_is_no_request_learns_of_no_version(web: Web, sent: bytes) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", int(web.url.rpartition(":")[2]))
    writer.write(sent + b"\r\n\r\n")
    answer = await asyncio.wait_for(reader.read(), 20)
    writer.close()
    assert b" 400 " in answer and b"aiohttp" not in answer and b"Python" not in answer


@pytest.mark.parametrize("kind", ["grant", "export"])
async def test_the_word_of_a_second_person_wants_that_person(web: Web, kind: str) -> None:
    """The thief of two sessions would be both eyes and the other two."""
    office, everything = web.office, (REVIEWER, LEAD, ADMIN)
    one, two = await office.staff("Олена", *everything), await office.staff("Марко", *everything)
    if kind == "grant":
        permit = await office.do(staffing.set_roles, one, one.id, [ADMIN])
    else:
        share = await in_hand(office, one)
        permit = await office.do(exporting.ask, one, share.id, file(1).id)
    assert permit is not None

    async def answered(client: ClientSession) -> int:
        form = {"token": token(client), "kind": kind, "step": "approve"}
        path = f"/desk/permits/{permit.id}"
        async with client.post(path, data=form, allow_redirects=False) as response:
            return response.status

    async with await web.browser(two) as client:
        web.office.later(minutes=11)
        assert await answered(client) == 409
    async with await web.browser(two) as client:
        assert await answered(client) == 303


async def test_the_card_and_its_history_name_no_question(web: Web) -> None:
    """What is remarked says what was asked, and so what was answered: it is for who has the draft in hand."""
    one, two = await web.office.staff("Олена"), await web.office.staff("Марко")
    asked = line("location_place", "Удома")
    share = await web.office.asked(copy=copy_with(asked))
    await web.office.do(taking.take, one, share.id)
    about = About(asked.key)
    await web.office.do(remarking.remark, one, share.id, about, "wording", "Де саме?")

    async def history(staff: Staff) -> str:
        path = f"/desk/shares/{share.id}/history"
        async with await web.browser(staff) as client, client.get(path) as response:
            assert response.status == 200
            return await response.text()

    told, hidden = await history(one), await history(two)
    assert asked.key in told and "Написано зауваження" in told
    assert asked.key not in hidden and "Написано зауваження" in hidden


async def test_the_log_names_no_question_of_what_may_not_be_theirs(web: Web) -> None:
    """Not of people they know, and not of claims that hurt if they are not trained, whatever became of the share."""
    trained = await web.office.staff("Олена", trained=True)
    lead = await web.office.staff("Ліна", LEAD)
    shares = [
        await web.office.asked(copy=copy_with(line(key, "Так")), sensitive=sensitive)
        for key, sensitive in (("open_one", False), ("known_one", False), ("heavy_one", True))
    ]
    for share, key in zip(shares, ("open_one", "known_one", "heavy_one"), strict=True):
        await web.office.do(taking.take, trained, share.id)
        await web.office.do(remarking.remark, trained, share.id, About(key), "wording", "Що саме?")
    await web.office.do(taking.know, lead, shares[1].id)

    async def told() -> str:
        async with await web.browser(lead) as client, client.get("/desk/log") as response:
            return await response.text()

    for _ in range(2):
        page = await told()
        assert page.count("Написано зауваження") >= 3
        assert "open_one" in page and "known_one" not in page and "heavy_one" not in page
        for share in shares:
            await web.office.do(lambda work, id=share.id: work.shares.end(id))
