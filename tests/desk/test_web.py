"""The pages against somebody who knows HTTP: forged forms, other sites, other people's pages, hostile words."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from aiohttp import ClientSession

from desk.pages.application import _WAYS
from desk.pages.security import token_of
from desk.serving import Desk
from storage import Folder, Vault
from storage.staff import ADMIN, LEAD, REVIEWER
from tests.desk.office import Office, file
from tests.desk.over_http import HOSTILE, Web, filled, in_hand, token
from tests.desk.over_http import web as web  # noqa: PLC0414  # the fixture


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
        office.database,
        Vault(Folder(tmp_path / "v")),
        organisation="Тест",
        url="https://desk.example",
        port=0,
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
    vault = Vault(Folder(tmp_path / "v"))
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


async def test_the_practice_desk_answers_to_this_machine_alone(office: Office, tmp_path: object) -> None:
    """Anybody may come in there, so a page from elsewhere whose name was made to lead here gets nothing."""
    from pathlib import Path

    assert isinstance(tmp_path, Path)
    staff = await office.staff()
    vault = Vault(Folder(tmp_path / "v"))
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
