"""A lost phone or account: a code on paper moves one's claims to a new account, a day after the old one was told.

Only its sum is stored, so it is shown once. It has 100 random bits: nobody guesses one.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import timedelta

from conversation.commands import OpenMenu
from conversation.handshakes.agreed import OFFERED, Agreed
from conversation.handshakes.commands import DropCode, EnterRecovery, MakeCode, Refuse
from conversation.handshakes.news import MOVED, STEP, ask_news, owe_news
from conversation.people.adopting import join_writers
from conversation.talk import Talk
from dialogs.engine.answers import Place, Screen
from dialogs.engine.views import Action, View
from dialogs.language import N_
from storage import Handshake, User, Work

RECOVERY = "recovery"
"""The kind of handshake, and of the job that moves the claims; its key is the handshake."""

ASKED = "asked"
"""The state in which somebody has given the code, and the old account may still object."""

NOTICE = timedelta(hours=24)
"""The time for that."""

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter that is taken for another, https://www.crockford.com/base32.html"""
_LENGTH, _GROUP = 20, 4
_MEANT = str.maketrans("OILАВСЕНКМОРТХІУ", "011ABCEHKM0PTX1Y")
"""Letters that look alike, Cyrillic ones too. In the order: O, I, L; А, В, С, Е, Н, К, М, О, Р, Т, Х, І, У."""


def code_of(user: User, work: Work) -> Handshake | None:
    """The code that a person has, or what is under way by it."""
    found = [one for one in work.handshakes.of(user.id) if one.kind == RECOVERY and one.user_id == user.id]
    return found[-1] if found else None


def make_code(talk: Talk) -> None:
    """A new code, in a message of its own; the one before works no more."""
    drop_code(talk)
    code = "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
    talk.work.handshakes.offer(talk.user, RECOVERY, code, Agreed("", "").dump(), None)
    talk.work.audit.record(talk.user, None, "recovery.made")
    said = "-".join(code[at : at + _GROUP] for at in range(0, _LENGTH, _GROUP))
    talk.preface = talk.language.text(N_("Ваш код відновлення: {code}"), code=said)
    talk.tell(N_("Перепишіть код від руки, а повідомлення з ним видаліть. Удруге бот його не покаже."))


def drop_code(talk: Talk) -> None:
    if (known := code_of(talk.user, talk.work)) is not None:
        talk.work.handshakes.drop(known.id)


def recovery_meant(talk: Talk, text: str) -> EnterRecovery | None:
    """The text as such a code, on the screen that asks for one."""
    if talk.session.menu != "recovery":
        return None
    code = "".join(text.upper().split()).replace("-", "").replace("—", "").translate(_MEANT)
    return EnterRecovery(code) if len(code) == _LENGTH and set(code) <= set(_ALPHABET) else None


def enter_recovery(talk: Talk, code: str) -> None:
    """Somebody gives a code: the claims move in a day, unless the old account objects."""
    found = talk.work.handshakes.find(code)
    usable = found is not None and (found.kind, found.state) == (RECOVERY, OFFERED)
    if found is None or not usable or found.user_id == talk.user.id:
        talk.tell(N_("Такого коду немає. Перевірте його на папері."))
        return
    if talk.work.handshakes.move(found, ASKED, taker_id=talk.user.id):
        talk.work.jobs.ask(RECOVERY, found.id, talk.user.id, talk.work.now + NOTICE)
        owe_news(talk, found.user_id, found.id, STEP)
        talk.work.audit.record(talk.user, None, "recovery.asked")
        talk.session = talk.session._replace(menu=f"pact:{found.id}")


def due(work: Work, id: str) -> Handshake | None:
    """What is to be moved now; None if the old account objected."""
    handshake = work.handshakes.get(id)
    moving = handshake is not None and (handshake.kind, handshake.state) == (RECOVERY, ASKED)
    return handshake if moving else None


def move(work: Work, id: str, own_keys: Mapping[str, bytes]) -> None:
    """Everything of the old account becomes the new one's, sealed with its key."""
    handshake = due(work, id)
    if handshake is None or handshake.taker_id is None:
        return
    work.recovery.adopt(handshake.user_id, handshake.taker_id, own_keys)
    work.handshakes.drop(id)
    new = work.users.get(handshake.taker_id)
    join_writers(work, new)
    work.audit.record(new, None, "recovery.done")
    ask_news(work, new.id, id, MOVED)


def recovery_view(talk: Talk, part: str) -> View:
    """One's own code, or the place to give one."""
    text, known = talk.language.text, code_of(talk.user, talk.work)
    if known is not None and known.state == ASKED:
        return asked_view(talk, known)
    lines = [
        text(N_("Цим кодом ви перенесете заяви в новий обліковий запис, якщо втратите телефон.")),
        text(N_("Уже маєте код? Напишіть його сюди з нового запису.")),
    ]
    if known is not None:
        lines.append(text(N_("У вас код є. Новий його замінить.")))
    return View(
        Place(Screen.TASKS),
        None,
        text(N_("Код відновлення")),
        lines=tuple(lines),
        actions=(
            Action(text(N_("Новий код") if known else N_("Отримати код")), MakeCode()),
            *((Action(text(N_("Скасувати код")), DropCode()),) if known else ()),
        ),
        bottom=(Action(text(N_("Мої заяви")), OpenMenu("claims")),),
    )


def asked_view(talk: Talk, handshake: Handshake) -> View:
    """Somebody has given the code: to the old account, which may object, and to the new one, which waits."""
    text, job = talk.language.text, talk.work.jobs.get(RECOVERY, handshake.id)
    moment = talk.language.moment(job.due_at) if job else ""
    mine = handshake.user_id == talk.user.id
    if mine:
        heading = text(N_("Ваші заяви просять перенести"))
        lines = (
            text(
                N_("Хтось увів ваш код відновлення. {moment} за Києвом заяви перейдуть до нового запису."),
                moment=moment,
            ),
            text(N_("Якщо це ви, нічого не робіть.")),
        )
        stop = Action(text(N_("Це не я, скасувати")), Refuse(handshake.id), style="danger")
    else:
        heading = text(N_("Заяви перенесемо за добу"))
        lines = (
            text(N_("Ми попередили старий запис: раптом код увели не ви.")),
            text(N_("Заяви будуть тут {moment} за Києвом. Напишемо вам."), moment=moment),
        )
        stop = Action(text(N_("Скасувати")), Refuse(handshake.id))
    back = Action(text(N_("Мої заяви")), OpenMenu("claims"))
    return View(Place(Screen.TASKS), None, heading, lines=lines, actions=(stop,), bottom=(back,))
