"""The catalogues of translations: brought up to date with the sources, and checked.

English translates every text. The Ukrainian catalogue holds only the plurals, since the rest is its own translation.
"""

from __future__ import annotations

from difflib import get_close_matches
from io import BytesIO
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from locales import LANGUAGES, po_file
from locales.sources import template

_SOURCE = "uk"
_HEADER = """\
msgid ""
msgstr ""
"Language: {code}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"
"""


def read_catalogue(code: str) -> Catalog:
    """The catalogue of a language as it stands. Raises `babel.messages.pofile.PoFileError` for a damaged file."""
    with po_file(code).open("rb") as file:
        return read_po(file, locale=code, abort_invalid=True)


def update() -> None:
    """Bring both catalogues up to date with the sources.

    Translations stay. A text that was reworded keeps the old translation marked fuzzy, for somebody to look at; a
    text that is gone takes its translation along.
    """
    texts = template()
    for code in LANGUAGES:
        po_file(code).write_text(written(merged(texts, read_catalogue(code), code), code), encoding="utf-8")


def check() -> list[str]:
    """What is wrong with the catalogues, one line each; empty when they are complete and up to date."""
    texts = template()
    problems = []
    for code in LANGUAGES:
        catalog = read_catalogue(code)
        if written(merged(texts, catalog, code), code) != po_file(code).read_text(encoding="utf-8"):
            problems.append(
                f"{code}: the catalogue lags behind the texts or is laid out by hand; `make texts` brings it up to date"
            )
        problems += [f"{code}: {said}" for message in catalog if message.id for said in flaws(message)]
    return problems


def flaws(message: Message) -> list[str]:
    """What is wrong with one translation."""
    source = message.id if isinstance(message.id, str) else message.id[-1]
    strings = _strings(message)
    if message.fuzzy:
        return [f"look again at the translation of «{source}», it was reworded"]
    if not all(strings):
        return [f"no translation of «{source}»"]
    try:
        wanted = _places(source)
        return [
            f"other {{places}} in «{string}» than in «{source}»"
            for string in strings
            if _places(string) != wanted
        ]
    except ValueError:
        return [f"braces that do not match in «{source}» or in its translation"]


def merged(texts: Catalog, known: Catalog, code: str) -> Catalog:
    """The texts that the language has to translate, with the translations known so far."""
    fresh = Catalog(locale=code)
    wanted = [text for text in texts if text.id and (text.pluralizable or code != _SOURCE)]
    present = {_key(text) for text in wanted}
    gone = {_key(message)[1]: message for message in known if message.id and _key(message) not in present}
    for text in wanted:
        before = known.get(text.id, text.context)
        if before is None and (alike := get_close_matches(_key(text)[1], gone, 1, cutoff=0.75)):
            before = _reworded(gone.pop(alike[0]), text)
        fresh.add(
            text.id,
            before.string if before else None,
            locations=text.locations,
            flags=before.flags if before else (),
            user_comments=before.user_comments if before else (),
            context=text.context,
        )
    return fresh


def written(catalog: Catalog, code: str) -> str:
    """The catalogue as a .po file. No dates and no line numbers: they would change with everything else."""
    body = BytesIO()
    write_po(body, catalog, width=100, omit_header=True, include_lineno=False)
    return _HEADER.format(code=code, plurals=catalog.plural_forms) + "\n" + body.getvalue().decode()


def _reworded(message: Message, text: Message) -> Message | None:
    """The old translation for a text that was reworded, if there is one and both have plurals or neither has."""
    if not any(_strings(message)) or message.pluralizable != text.pluralizable:
        return None
    return Message(text.id, message.string, flags={"fuzzy"}, user_comments=message.user_comments)


def _strings(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, tuple | list) else (message.string or "",)


def _key(message: Message) -> tuple[str, str]:
    return message.context or "", message.id if isinstance(message.id, str) else message.id[0]


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
