"""Templates: escaped by themselves, a name that is not there is an error, texts from the catalogues of the program."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dialogs.language import Language

_HOME = Path(__file__).parent


def environment() -> Environment:
    """Templates with autoescape on for every name, and undefined names refused."""
    made = Environment(
        loader=FileSystemLoader(_HOME / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["in_"] = _in
    return made


def page(
    request: web.Request,
    template: str,
    language: Language,
    values: Mapping[str, Any],
    status: int = 200,
) -> web.Response:
    """A page in somebody's language. `t` and `count` give its texts, `moment` a time in Kyiv."""
    told = {
        "t": language.text,
        "count": language.count,
        "moment": partial(_moment, language),
        "language": language,
        "lang": language.code,
    }
    text = _ENVIRONMENT.get_template(template).render(told | dict(values))
    return web.Response(text=text, content_type="text/html", charset="utf-8", status=status)


def _moment(language: Language, value: datetime) -> str:
    return language.moment(value)


def _in(said: Mapping[str, str], code: str) -> str:
    """What was said in several languages, in this one."""
    return said.get(code) or next(iter(said.values()), "")


_ENVIRONMENT = environment()
