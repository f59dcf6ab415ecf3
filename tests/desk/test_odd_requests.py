"""What no page of ours would send: odd values, odd bytes, other methods. It is refused, and no fault of ours."""

from __future__ import annotations

import asyncio

import pytest

from desk.pages.application import _WAYS
from desk.pages.security import token_of
from storage.staff import ADMIN, LEAD, REVIEWER
from tests.desk.over_http import HOSTILE, Web, filled, in_hand, token
from tests.desk.over_http import web as web  # noqa: PLC0414  # the fixture


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
