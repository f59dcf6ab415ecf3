"""One request of somebody: who they are, what they send, and how their use cases reach the database."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Concatenate, ParamSpec, TypeVar

from aiohttp import web

from desk import signing_in
from desk.pages.rendering import page
from desk.pages.security import token_of
from desk.pictures import Pictures
from dialogs.language import Language
from locales import LANGUAGES
from locales import language as language_of
from storage import Database, Staff, Work

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Place:
    """What the pages stand on. `base` is the path before all of theirs, `url` their public address, `bot` the bot's
    name for QR codes, `practice` whether anybody may come in as anybody."""

    database: Database
    pictures: Pictures
    organisation: str
    url: str
    base: str
    bot: str = ""
    practice: bool = False


class SignedOut(Exception):
    """The session has ended between two steps of one request."""


PLACE: web.AppKey[Place] = web.AppKey("place", Place)
FORM: web.RequestKey[Mapping[str, str]] = web.RequestKey("form", Mapping[str, str])
"""What was sent with a POST."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A request by somebody who is signed in."""

    request: web.Request
    place: Place
    staff: Staff
    token: str
    language: Language
    alone: bool = False

    async def do(
        self, what: Callable[Concatenate[Work, Staff, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """A use case in one transaction, by the member of the staff as they are in that transaction."""
        return await self.place.database.write(partial(_done, self.token, what, args, kwargs))

    async def look(
        self, what: Callable[Concatenate[Work, Staff, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Something that changes nothing and shows no claim."""
        return await self.place.database.read(partial(_done, self.token, what, args, kwargs))

    async def form(self) -> Mapping[str, str]:
        """What was sent, as text."""
        return self.request[FORM]

    def page(self, template: str, status: int = 200, **values: Any) -> web.Response:
        return page(self.request, template, self.language, common(self) | values, status)

    def go(self, path: str) -> web.Response:
        """To another page, as the answer to a form."""
        return see_other(f"{self.place.base}{path}")

    def share(self) -> str:
        return self.request.match_info["share"]


Handler = Callable[[Visit], Awaitable[web.StreamResponse]]


VISIT: web.RequestKey[Visit] = web.RequestKey("visit", Visit)
"""Who is there, for the page of a failure."""


def common(visit: Visit) -> dict[str, Any]:
    """What every page of somebody who is signed in needs."""
    return {
        "base": visit.place.base,
        "organisation": visit.place.organisation,
        "practice": visit.place.practice,
        "staff": visit.staff,
        "form_token": token_of(visit.token),
        "languages": LANGUAGES,
        "path": visit.request.path,
        "problem": "",
        "said": visit.request.query.get("said", ""),
        "waiting": 0,
        "alone": visit.alone,
    }


def whole(text: str) -> int:
    """A number that was sent; 0 for anything else, and for what no id of ours could be."""
    return int(text) if text.isdecimal() and text.isascii() and len(text) <= 16 else 0


def see_other(address: str) -> web.Response:
    """To another page, as the answer to a form."""
    return web.Response(status=303, headers={"Location": address})


def outside(request: web.Request, template: str, status: int = 200, **values: Any) -> web.Response:
    """A page for somebody who is not signed in."""
    place = request.app[PLACE]
    known = {
        "base": place.base,
        "organisation": place.organisation,
        "practice": place.practice,
        "staff": None,
        "form_token": "",
        "languages": LANGUAGES,
        "path": request.path,
        "problem": "",
        "said": "",
        "waiting": 0,
        "alone": False,
    }
    return page(request, template, spoken(request), known | values, status)


def spoken(request: web.Request) -> Language:
    """The first language of the browser's that there is a catalogue for."""
    for told in request.headers.get("Accept-Language", "").split(","):
        code = told.split(";")[0].strip().partition("-")[0].lower()
        if code in LANGUAGES:
            return language_of(code)
    return language_of("uk")


def _done(token: str, what: Callable[..., T], args: tuple[Any, ...], kwargs: dict[str, Any], work: Work) -> T:
    staff = signing_in.whoever(work, token)
    if staff is None:
        raise SignedOut
    return what(work, staff, *args, **kwargs)
