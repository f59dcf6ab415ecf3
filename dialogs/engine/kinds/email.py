"""An address of electronic mail."""

from __future__ import annotations

import re

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.alphabets import to_latin
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.words import part_of, plain
from dialogs.engine.options import Option
from dialogs.gazetteer.spelling import distance
from dialogs.language import N_
from dialogs.patterns import expression

_ADDRESS = expression(r"[A-Za-z0-9.!#$%&’'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z0-9-]{2,63}")
_SIGNS = (
    (expression(r"\s*(?<!\w)(?:собака|собачка|равлик|песик|at|эт|ет)(?!\w)\s*|\s*[(\[]at[)\]]\s*"), "@"),
    (expression(r"\s*(?<!\w)(?:крапка|точка|dot)(?!\w)\s*|\s*[(\[]dot[)\]]\s*"), "."),
    (expression(r"(?<!\w)укр[.\s]?(?:нет|net)(?!\w)"), "ukr.net"),
    (
        expression(r"(?<!\w)(?:гмейл|джимейл|джимэйл|жимейл|гмаил|джимаил)(?:[.\s](?:ком|com))?(?!\w)"),
        "gmail.com",
    ),
    (expression(r"\s*(?<!\w)(?:дефіс|тире|минус|мінус|dash)(?!\w)\s*"), "-"),
    (expression(r"\s*(?<!\w)(?:підкреслення|нижнє підкреслення|подчеркивание|underscore)(?!\w)\s*"), "_"),
)
"""What the signs of an address are called by who dictates it."""
_DOTS = expression(r"^\.|\.@|\.\.|@\.|^www\.")
"""No name begins or ends with a dot, or has two of them (RFC 5321, section 4.1.2); «www.» is of a page."""
_WRONG_SIGN = expression(
    r"^([a-z0-9._+-]+?)(?:[\"'’#№]|@@+|2)(?=(?:gmail|ukr|outlook|icloud|yahoo|hotmail|i|meta)\.)"
)
"""Keys beside «@», and «2», on which it lies."""
_WORD_BEFORE = expression(r"(?:^|\s)([A-Za-z0-9._+-]+)\s+$")
_BESIDE = frozenset(
    "email e-mail mail my is address the our is: mail: email: e-mail: gmail google or and work home".split()
)
_KNOWN = ("gmail.com", "ukr.net", "outlook.com", "icloud.com", "yahoo.com", "hotmail.com")


class Email(Kind):
    """An address that can be written to; a slip in the name of a well-known service («gmial.com») is doubted."""

    name = "email"
    takes = N_("Напишіть адресу електронної пошти текстом.")

    def parse(self, given: Input, scope: Scope) -> str:
        typed = plain(given.option or given.text)
        among = _ADDRESS.findall(typed) if " " in typed else []
        address = (
            re.sub(r"\s", "", among[0] if len(among) == 1 else typed)
            .strip("<>,;")
            .removeprefix("mailto:")
            .rstrip(".")
        )
        address = re.sub(r"^https?://", "", address)
        if len(among) > 1 and not given.option:
            message = N_("Тут потрібна одна адреса, а написано кілька. Виберіть одну.")
            raise Refusal("email.several", message, options=tuple(map(_option, dict.fromkeys(among))))
        if len(among) == 1 and (apart := _apart(typed, among[0])):
            raise Refusal(
                "email.spoken",
                N_("Мабуть, це така адреса? Виберіть її або напишіть ще раз."),
                options=tuple(map(_option, apart)),
                part=part_of(given.text),
            )
        if not _ADDRESS.fullmatch(address) and (spoken := _spoken(typed)):
            raise Refusal(
                "email.spoken",
                N_("Мабуть, це така адреса? Виберіть її або напишіть ще раз."),
                options=(_option(spoken),),
                part=part_of(given.text),
            )
        if len(address) > 254 or not _ADDRESS.fullmatch(address) or _DOTS.search(address):
            mended = _mended(typed)
            raise Refusal(
                "email.unclear",
                N_(
                    "Це не схоже на адресу пошти: «{part}». Вона пишеться латинкою, наприклад: olena@ukr.net."
                ),
                options=(_option(mended),) if mended else (),
                part=part_of(given.text),
            )
        name, _, domain = address.replace("’", "'").rpartition("@")
        domain = domain.lower()
        meant = next((known for known in _KNOWN if domain != known and distance(domain, known, 1) == 1), "")
        if meant and not given.keep:
            right = f"{name}@{meant}"
            raise Refusal(
                "email.typo",
                N_("Мабуть, тут «{meant}», а не «{domain}»? Виберіть правильну адресу або залиште як є."),
                options=(_option(right),),
                soft=True,
                meant=meant,
                domain=domain,
            )
        return f"{name}@{domain}"


def _option(address: str) -> Option:
    return Option(value=address, label=address, verbatim=True)


def _apart(typed: str, address: str) -> tuple[str, ...]:
    """What «olena koval@gmail.com» may mean; nothing where the word before an address is no part of one («my mail»)."""
    before = _WORD_BEFORE.search(typed[: typed.index(address)])
    if before is None or before[1].casefold() in _BESIDE:
        return ()
    joined = (f"{before[1]}{sign}{address}" for sign in ("", ".", "_"))
    return tuple(one for one in (*joined, address) if _ADDRESS.fullmatch(one))


def _spoken(typed: str) -> str:
    """The address of «olena собака gmail крапка com», «olena@gmail,com» and «olena@gmail»; "" if it makes none."""
    text = re.sub(r"\s*,\s*(?=\w{2,4}$)", ".", typed.casefold())
    for words, sign in _SIGNS:
        text = words.sub(sign, text)
    text = re.sub(r"\s", "", text)
    if "@" in text and "." not in text.partition("@")[2]:
        text = next(
            (
                text.partition("@")[0] + "@" + one
                for one in _KNOWN
                if one.startswith(text.partition("@")[2] + ".")
            ),
            text,
        )
    return text if _ADDRESS.fullmatch(text) else ""


def _mended(typed: str) -> str:
    """The address that was meant by «olena@ukr net», «olena@@ukr.net», «.olena@ukr.net», «olena2gmail.com» and by Latin
    words with a Cyrillic letter among them; "" if it makes none."""
    text = re.sub(r"(?<=[a-z])\s+(?=(?:com|net|ua|org|pl|de|eu)$)", ".", typed.casefold())
    text = re.sub(r"\s", "", text)
    if not re.search(r"[а-яіїєґё]{3}|(?<![a-z])[а-яіїєґё]+(?![a-z])", text):
        text = to_latin(text.upper()).lower() if not text.isascii() else text
    text = _WRONG_SIGN.sub(r"\1@", re.sub(r"@{2,}", "@", text))
    text = re.sub(r"^(?:https?://)?(?:www\.)?\.?|\.(?=@)|(?<=@)\.|\.(?=\.)", "", text)
    if "@" not in text:
        text = re.sub(rf"(?<=[a-z0-9])(?={'|'.join(map(re.escape, _KNOWN))}$)", "@", text)
    return text if _ADDRESS.fullmatch(text) and not _DOTS.search(text) else ""
