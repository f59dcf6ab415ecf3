"""What stands around every page: who may load what, tokens against forged requests, addresses and cookies.

OWASP ASVS 5, chapters V3 (web frontend), V4 (requests) and V7 (sessions).
"""

from __future__ import annotations

import hashlib
import hmac
import re
from ipaddress import IPv4Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from aiohttp import web

SECURE: web.AppKey[bool] = web.AppKey("secure", bool)
"""Whether the pages are reached over TLS."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing from elsewhere, nothing inline, no frames."""

SANDBOX = "default-src 'none'; media-src 'self'; style-src 'self'; sandbox; frame-ancestors 'none'"
"""For what a person sent and a reviewer plays: no script, no form, no origin."""

_CUSTOMER = 64
"""Bits of an IPv6 address that name whose network it is."""

_SELF = re.compile(r"(127\.0\.0\.1|localhost)(:\d+)?")

_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
}


async def protect(request: web.Request, response: web.StreamResponse) -> None:
    """Headers on every answer; what an answer has set itself stays."""
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    if request.app[SECURE]:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    response.headers["Server"] = "zayava"


def token_of(session: str) -> str:
    """What a form has to carry: it follows from the session, and tells nothing of it."""
    return hmac.digest(session.encode(), b"form", hashlib.sha256).hex()


def same_site(request: web.Request, url: str) -> bool:
    """Whether a request that changes something comes from a page of ours, which are at this public address. Browsers
    say so by themselves (https://www.w3.org/TR/fetch-metadata/); of older ones the token of the form has to suffice.
    A proxy may call us by another name than the browser did."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    origin = request.headers.get("Origin")
    return origin in (None, "null") or origin.split("://")[-1] in (request.host, urlsplit(url).netloc)


def on_this_machine(request: web.Request) -> bool:
    """Whether a request calls this machine by its own name. Another one means that a name was made to lead here, by a
    page from elsewhere that wants to read what anybody may read here (DNS rebinding)."""
    return _SELF.fullmatch(request.host) is not None


def right_token(session: str, given: str) -> bool:
    """Whether a form carries what follows from its session."""
    return same(token_of(session), given)


def same(one: str, other: str) -> bool:
    """Whether two texts are the same, in constant time, whatever characters are in them."""
    return hmac.compare_digest(one.encode(), other.encode(errors="replace"))


def address_of(request: web.Request) -> str:
    """Where a request comes from: from the proxy on this machine, what that says last of it. Of IPv6 it is the network
    that one customer gets, who has all its addresses (RFC 6177)."""
    remote = request.remote or ""
    told = ",".join(request.headers.getall("X-Forwarded-For", [])).split(",")[-1].strip()
    if remote not in ("127.0.0.1", "::1") or not told:
        return remote
    try:
        address = ip_address(told)
    except ValueError:
        return remote
    if isinstance(address, IPv4Address):
        return str(address)
    return str(address.ipv4_mapped or IPv6Network((address, _CUSTOMER), strict=False))


def set_cookie(
    request: web.Request, response: web.StreamResponse, name: str, value: str, seconds: int
) -> None:
    """A cookie that no script reads and no other site sends along; bound to this host where there is TLS."""
    secure = bool(request.app[SECURE])
    response.set_cookie(
        f"__Host-{name}" if secure else name,
        value,
        max_age=seconds,
        path="/",
        httponly=True,
        samesite="Strict",
        secure=secure,
    )


def cookie(request: web.Request, name: str) -> str:
    """What was set under this name; empty for what none of ours could be."""
    found = request.cookies.get(f"__Host-{name}" if request.app[SECURE] else name, "")
    return found if found.isascii() else ""


def drop_cookie(request: web.Request, response: web.StreamResponse, name: str) -> None:
    set_cookie(request, response, name, "", 0)
