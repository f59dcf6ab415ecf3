"""The pages against somebody who knows HTTP: forged forms, other sites, other people's pages, hostile words."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from html.parser import HTMLParser

import pytest
from aiohttp import ClientSession, CookieJar

from desk import taking
from desk.pages.application import _WAYS
from desk.pages.security import token_of
from desk.serving import Desk
from storage import Share, Staff, Vault
from storage.staff import ADMIN, LEAD, REVIEWER
from tests.desk.office import Office, copy_with, file, line

HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(2)>\u202e{{ 7*7 }}${7*7}'


@dataclass
class Web:
    """The desk over HTTP."""

    office: Office
    url: str

    async def browser(self, staff: Staff | None = None) -> ClientSession:
        """A browser, signed in as somebody."""
        jar = CookieJar(unsafe=True)
        client = ClientSession(self.url, cookie_jar=jar)
        if staff is not None:
            token = await self.office.database.write(lambda work: work.sessions.begin(staff.id))
            jar.update_cookies({"desk": token})
        return client


@pytest.fixture
async def web(office: Office, tmp_path: object) -> AsyncIterator[Web]:
    from pathlib import Path

    assert isinstance(tmp_path, Path)
    serving = await Desk.open(
        office.database, Vault(tmp_path / "vault"), organisation="Тест", url="http://127.0.0.1/desk", port=0
    )
    yield Web(office, f"http://127.0.0.1:{serving.port}")
    await serving.close()


def token(client: ClientSession) -> str:
    """What a form of a page carries."""
    (cookie,) = [cookie.value for cookie in client.cookie_jar if cookie.key == "desk"]
    return token_of(cookie)


async def in_hand(office: Office, staff: Staff) -> Share:
    copy = copy_with(line("story", HOSTILE, files=(file(1).id,)), files=(file(1),))
    share = await office.asked(copy=copy)
    return await office.do(taking.take, staff, share.id)


def filled(path: str, share: str = "0" * 32) -> str:
    places = {
        "share": share,
        "remark": "0" * 32,
        "file": file(1).id,
        "page": "1",
        "permit": "0" * 32,
        "person": "1",
    }
    return "/desk" + re.sub(r"\{(\w+)\}", lambda found: places[found[1]], path)


async def test_nobody_gets_in_without_signing_in(web: Web) -> None:
    async with await web.browser() as client:
        for method, path, _ in _WAYS:
            async with client.request(method, filled(path), allow_redirects=False) as response:
                assert (response.status, response.headers["Location"]) == (303, "/desk/sign-in"), path


async def test_no_form_is_taken_without_its_token_or_from_another_site(web: Web) -> None:
    staff = await web.office.staff("Олена", REVIEWER, LEAD, ADMIN)
    share = await in_hand(web.office, staff)
    async with await web.browser(staff) as client:
        right = token(client)
        for method, path, _ in _WAYS:
            if method != "POST":
                continue
            for form, headers in (
                ({}, {}),
                ({"token": "0" * 64}, {}),
                ({"token": right}, {"Sec-Fetch-Site": "cross-site"}),
                ({"token": right}, {"Origin": "https://evil.example"}),
            ):
                async with client.post(filled(path, share.id), data=form, headers=headers) as response:
                    assert response.status == 403, (path, form, headers)
    again = await web.office.database.read(lambda work: work.shares.get(share.id))
    assert again is not None and again.state == "waiting" and again.holder == staff.id


async def test_every_answer_carries_what_keeps_others_out(web: Web) -> None:
    staff = await web.office.staff("Олена", REVIEWER, LEAD, ADMIN)
    share = await in_hand(web.office, staff)
    async with await web.browser(staff) as client:
        paths = [filled(path, share.id) for method, path, _ in _WAYS if method == "GET"]
        for path in (
            *paths,
            "/desk/sign-in",
            "/desk/in/nothing",
            "/desk/nope",
            "/desk/static/desk.js",
            "/other",
        ):
            async with client.get(path) as response:
                headers = response.headers
                assert (
                    "script-src 'self'" in headers["Content-Security-Policy"]
                    or "sandbox" in (headers["Content-Security-Policy"])
                ), path
                assert "unsafe" not in headers["Content-Security-Policy"]
                assert headers["X-Content-Type-Options"] == "nosniff"
                assert headers["Referrer-Policy"] == "no-referrer"
                expected = "no-cache" if "static" in path else "no-store"
                assert headers["Cache-Control"] == expected, path
                if response.content_type == "text/html":
                    text = await response.text()
                    assert foreign(text) == [], path


async def test_hostile_words_are_words(web: Web) -> None:
    staff = await web.office.staff(HOSTILE[:20], REVIEWER, LEAD, ADMIN)
    share = await in_hand(web.office, staff)
    async with await web.browser(staff) as client:
        form = {"token": token(client), "key": "story", "kind": "wording", "text": HOSTILE, "n": "1"}
        async with client.post(f"/desk/shares/{share.id}/remarks", data=form) as response:
            text = await response.text()
        assert response.status == 200
        assert (
            "<script>alert" not in text
            and "<img src=x" not in text
            and "49" not in re.findall(r"\}\}|49\$", text)
        )
        assert text.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 2
        title = re.search(r"<title>(.*?)</title>", text)
        assert title and title[1] == "Чернетка · Заява"


async def test_pages_of_others_look_as_if_there_were_none(web: Web) -> None:
    reviewer, lead, admin = (
        await web.office.staff("Олена"),
        await web.office.staff("Ліна", LEAD),
        await web.office.staff("Адмін", ADMIN),
    )
    share = await in_hand(web.office, lead)
    for staff, paths in (
        (reviewer, ("/lead", "/templates", "/log", "/staff")),
        (lead, ("/staff",)),
        (
            admin,
            (
                "/",
                "/mine",
                "/next",
                "/lead",
                "/templates",
                f"/shares/{share.id}",
                f"/shares/{share.id}/history",
            ),
        ),
    ):
        async with await web.browser(staff) as client:
            for path in paths:
                async with client.get(f"/desk{path}") as response:
                    assert response.status == 404, (staff.alias, path)


async def test_guessed_drafts_and_files(web: Web) -> None:
    one, two = await web.office.staff("Олена"), await web.office.staff("Марко")
    share = await in_hand(web.office, one)
    async with await web.browser(two) as client:
        for path in (
            f"/desk/shares/{share.id}/files/{file(1).id}",
            f"/desk/shares/{share.id}/files/{file(1).id}/pages/1",
            f"/desk/shares/{share.id}/files/{file(1).id}/media",
            f"/desk/shares/{share.id}/decide?what=approve",
            f"/desk/shares/{share.id}/alive",
        ):
            async with client.get(path) as response:
                assert response.status == 409, path
        for odd in ("0" * 32, "..%2f..%2fkeys", "%00", "' or 1=1"):
            path = f"/desk/shares/{odd}"
            async with client.get(path) as response:
                assert response.status == 404, path
        async with client.get(f"/desk/shares/{share.id}") as response:
            text = await response.text()
            assert response.status == 200 and "Олена" in text and "script&gt;alert" not in text


async def test_the_cookie_is_out_of_reach_and_bound_to_tls(office: Office, tmp_path: object) -> None:
    from pathlib import Path

    assert isinstance(tmp_path, Path)
    staff = await office.staff()
    secret = await office.database.write(lambda work: work.passes.link(staff.id))
    serving = await Desk.open(
        office.database, Vault(tmp_path / "v"), organisation="Тест", url="https://desk.example", port=0
    )
    async with ClientSession(f"http://127.0.0.1:{serving.port}") as client:
        async with client.get(f"/in/{secret}") as response:
            assert response.status == 200
        async with client.head(f"/in/{secret}") as response:
            assert response.status == 405
        async with client.post(f"/in/{secret}", allow_redirects=False) as response:
            assert response.status == 303
            cookie = response.headers.getall("Set-Cookie")[0]
            assert "Strict-Transport-Security" in response.headers
        async with client.post(f"/in/{secret}", allow_redirects=False) as response:
            assert response.status == 410
    await serving.close()
    assert cookie.startswith("__Host-desk=")
    assert {"HttpOnly", "Secure", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))


async def test_a_proxy_may_call_the_desk_by_another_name(office: Office, tmp_path: object) -> None:
    """The form comes from the public address, whatever `Host` the proxy sends; from elsewhere it is refused."""
    from pathlib import Path

    assert isinstance(tmp_path, Path)
    staff = await office.staff()
    session = await office.database.write(lambda work: work.sessions.begin(staff.id))
    vault = Vault(tmp_path / "v")
    url = "https://desk.example/review"
    serving = await Desk.open(office.database, vault, organisation="Тест", url=url, port=0)
    async with ClientSession(f"http://127.0.0.1:{serving.port}") as client:
        form = {"token": token_of(session), "keys": "off"}
        for host in ("127.0.0.1:8090", "desk.example"):
            for origin, status in (
                ("https://desk.example", 303),
                ("https://evil.example", 403),
                ("https://desk.example.evil.example", 403),
            ):
                headers = {"Host": host, "Origin": origin, "Cookie": f"__Host-desk={session}"}
                async with client.post(
                    "/review/me", data=form, headers=headers, allow_redirects=False
                ) as response:
                    assert response.status == status, (host, origin)
    await serving.close()


class Reader(HTMLParser):
    """Notes what a page would load from elsewhere or run by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("style", "iframe", "object", "embed", "base") or (tag == "script" and "src" not in given):
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name == "style":
                self.found.append(name)
            if name in ("src", "href", "action", "formaction") and not (value or "").startswith(
                ("/desk", "#")
            ):
                self.found.append(f"{name}={value}")


def foreign(text: str) -> list[str]:
    reader = Reader()
    reader.feed(text)
    return reader.found


async def test_where_a_form_leads_is_ours_alone(web: Web) -> None:
    """Nothing that is sent decides on another page: neither a field, nor the ends of a number."""
    staff = await web.office.staff()
    share = await in_hand(web.office, staff)
    async with await web.browser(staff) as client:
        for odd in (
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "1\r\nSet-Cookie: a=b",
            "\0",
        ):
            sent = {
                "token": token(client),
                "keys": "on",
                "back": odd,
                "n": odd,
                "kind": "wording",
                "text": "Що?",
            }
            for path in ("/desk/me", f"/desk/shares/{share.id}/remarks"):
                async with client.post(path, data=sent, allow_redirects=False) as response:
                    where = response.headers["Location"]
                    assert where in ("/desk/me", f"/desk/shares/{share.id}#whole"), where


async def test_a_form_that_is_too_large_and_other_methods(web: Web) -> None:
    staff = await web.office.staff()
    async with await web.browser(staff) as client:
        async with client.post("/desk/me", data={"token": "x" * 100_000}) as response:
            assert response.status == 413
            assert "Цю дію не виконано" in await response.text()
        for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
            async with client.request(method, "/desk/") as response:
                assert response.status == 405, method


ODD = ("", "\0", "9" * 40, "-1", "²", "%", "a" * 5000, "' or '1'='1", "[]", "{}", HOSTILE)
ASKED = "after older group ready language state claim person kind since page what".split()
SENT = "to round what key item file kind n step template uk permit login code".split()


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
async def test_odd_values_break_no_page(web: Web, odd: str) -> None:
    """Whatever stands in a query or a field: a page, or a polite refusal, and never a fault of ours."""
    staff = await web.office.staff("Олена", REVIEWER, LEAD, ADMIN)
    other = await web.office.staff("Марко")
    share = await in_hand(web.office, staff)
    ways = [
        (method, filled(path, share.id).replace("/staff/1", f"/staff/{other.id}"))
        for method, path, _ in _WAYS
    ]
    async with await web.browser(staff) as client:
        for method, path in ways:
            if method == "GET":
                async with client.get(path, params=dict.fromkeys(ASKED, odd)) as response:
                    assert response.status < 500, path
            elif not path.endswith(("/sign-out", "/me/factor", "/know")):
                form = dict.fromkeys(SENT, odd) | {"token": token(client)}
                async with client.post(path, data=form, allow_redirects=False) as response:
                    assert response.status < 500, path


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


async def test_the_practice_desk_answers_to_this_machine_alone(office: Office, tmp_path: object) -> None:
    """Anybody may come in there, so a page from elsewhere whose name was made to lead here gets nothing."""
    from pathlib import Path

    assert isinstance(tmp_path, Path)
    staff = await office.staff()
    vault = Vault(tmp_path / "v")
    url = "http://127.0.0.1"
    serving = await Desk.open(office.database, vault, organisation="Тест", url=url, port=0, practice=True)
    async with ClientSession(f"http://127.0.0.1:{serving.port}") as client:
        for host in (
            "evil.example",
            f"evil.example:{serving.port}",
            "127.0.0.1.evil.example",
            "localhost.evil",
        ):
            for method, path in (("GET", "/practice"), ("POST", "/practice"), ("GET", "/"), ("GET", "/nope")):
                sent = {"data": {"person": str(staff.id)}} if method == "POST" else {}
                headers = {"Host": host, "Origin": f"http://{host}"}
                async with client.request(method, path, headers=headers, **sent) as response:  # type: ignore[arg-type]
                    assert response.status == 421, (host, path)
                    assert "Set-Cookie" not in response.headers
        async with client.get("/practice", headers={"Host": "localhost"}) as response:
            assert response.status == 200
    await serving.close()


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


FORM = b"Content-Type: application/x-www-form-urlencoded"
PARTS = b"Content-Type: multipart/form-data; boundary=x"
PART = b'--x\r\nContent-Disposition: form-data; name="token"'
RAW = {
    "an encoding that there is not": ("POST", "/me", FORM + b"; charset=nope", b"token=TOKEN"),
    "half a character": ("POST", "/me", FORM + b"; charset=utf-16", b"token=TOKENa"),
    "no text": ("POST", "/me", FORM, b"token=\xff\xfe&TOKEN"),
    "no form": ("POST", "/me", b"Content-Type: application/json", b'{"token":"TOKEN"}'),
    "parts without a boundary": ("POST", "/me", b"Content-Type: multipart/form-data", b"token=TOKEN"),
    "parts without an end": ("POST", "/me", PARTS, PART + b"\r\n\r\nTOKEN\r\n--y"),
    "a file for a field": ("POST", "/me", PARTS, PART + b'; filename="a"\r\n\r\nTOKEN\r\n--x--\r\n'),
    "no base64": (
        "POST",
        "/me",
        PARTS,
        PART + b"\r\nContent-Transfer-Encoding: base64\r\n\r\n!!\r\n--x--\r\n",
    ),
    "no gzip": ("POST", "/me", FORM + b"\r\nContent-Encoding: gzip", b"abc"),
    "half a pair": (
        "POST",
        "/templates",
        FORM + b"; charset=unicode_escape",
        b"token=TOKEN&kind=wording&uk=\\ud800&en=a",
    ),
    "half a pair before signing in": (
        "POST",
        "/sign-in",
        FORM + b"; charset=unicode_escape",
        b"login=\\ud800",
    ),
    "no header in a part": ("POST", "/me", PARTS, PART + b"\r\nnone\r\n\r\nTOKEN\r\n--x--\r\n"),
    "an encoding of a part that there is not": (
        "POST",
        "/me",
        PARTS,
        PART + b"\r\nContent-Transfer-Encoding: nope\r\n\r\nTOKEN\r\n--x--\r\n",
    ),
    "an encoding of all parts that there is not": (
        "POST",
        "/me",
        PARTS,
        b'--x\r\nContent-Disposition: form-data; name="_charset_"\r\n\r\nutf-16\r\n'
        + PART
        + b"\r\n\r\nTOKEN\r\n--x--\r\n",
    ),
    "a token of other letters": ("POST", "/me", FORM, "token=слово".encode()),
    "a mark of other letters": (
        "POST",
        "/sign-in",
        FORM + b"\r\nCookie: known=\xd1\x82",
        b"login=a&password=b&code=c",
    ),
    "a session of other letters": ("GET", "/", b'Cookie: desk=\xff\xfe; pass="; known=\\', b""),
    "a pass of other letters": ("GET", "/sign-in/code", b"Cookie: pass=a.\xd9\xa1", b""),
    "an address that is none": ("POST", "/sign-in/code", b"X-Forwarded-For: <script>,,\xff", b""),
    "a language that is none": ("GET", "/sign-in", b"Accept-Language: ../../etc, \xff;q=1", b""),
    "days beyond the calendar": (
        "GET",
        "/log?since=9999-12-31&until=9999-12-31&claim=%ed%a0%80",
        b"X: y",
        b"",
    ),
    "days before the calendar": ("GET", "/log?since=0001-01-01&until=0001-01-01", b"X: y", b""),
    "half a pair in a query": ("GET", "/?after=%ed%a0%80&group=%ff", b"X: y", b""),
    "a new line in a link": ("GET", "/in/%0d%0aSet-Cookie:a=b", b"X: y", b""),
    "no text in a link": ("GET", "/in/%ff%00", b"X: y", b""),
}


@pytest.mark.parametrize("name", RAW)
async def test_what_is_no_request_of_a_browser_breaks_nothing(web: Web, name: str) -> None:
    """Bytes that no page of ours sends: an answer that refuses, without a word of what failed, and no fault of ours."""
    method, path, headers, body = RAW[name]
    staff = await web.office.staff("Олена", REVIEWER, LEAD, ADMIN)
    session = await web.office.database.write(lambda work: work.sessions.begin(staff.id))
    if b"Cookie" not in headers:
        headers += b"\r\nCookie: desk=" + session.encode()
    body = body.replace(b"TOKEN", token_of(session).encode())
    reader, writer = await asyncio.open_connection("127.0.0.1", int(web.url.rpartition(":")[2]))
    head = f"{method} /desk{path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: {len(body)}\r\n"
    writer.write(head.encode() + headers + b"\r\n\r\n" + body)
    answer = await asyncio.wait_for(reader.read(), 20)
    writer.close()
    status = int(answer.split(b" ", 2)[1])
    assert status < 500 and b"Traceback" not in answer, answer[:200]
    assert b"content-security-policy" in answer.lower() and b"a=b" not in answer.lower()


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
