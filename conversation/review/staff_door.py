"""/desk: somebody of the staff asks for the way in. Nobody else learns that there is such a command."""

from __future__ import annotations

import re
from dataclasses import dataclass

from conversation.commands import OpenMenu
from conversation.talk import Talk
from dialogs.engine.answers import Place, Screen
from dialogs.engine.commands import Command
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language
from storage import Staff, User, Work

DOOR = "review.desk"
"""The screen that asks whether a page is one's own; after the colon comes its code."""

NO_SUCH_COMMAND = N_("Такої команди немає. Усі команди є в меню.")
_NO_PAGE = N_("Сторінки з таким кодом немає. Оновіть її: код діє п’ять хвилин.")
_CODE = re.compile(r"(?:desk_)?(\d{6})")


@dataclass(frozen=True, slots=True)
class LetIn(Command):
    """The page that shows this code is one's own: let it in."""

    code: str


def at_the_door(talk: Talk, name: str, payload: str) -> None:
    """A command of the staff, or a code that was scanned off a page. A link with a code lets nobody in by itself:
    somebody else may have sent it."""
    staff = staff_of(talk.work, talk.user)
    code = _CODE.fullmatch(payload)
    if talk.limits.review is None or staff is None:
        talk.tell(NO_SUCH_COMMAND)
    elif name == "desk_out":
        talk.work.audit.record(staff.id, None, "staff.signed_out", actor=staff.id)
        talk.work.sessions.end_all(staff.id)
        talk.preface = talk.language.text(N_("Вас виведено з кабінету на всіх пристроях."))
    elif code:
        _ask(talk, code[1])
    else:
        talk.work.audit.record(staff.id, None, "staff.link", actor=staff.id)
        link = f"{talk.limits.review.desk_url}/in/{talk.work.passes.link(staff.id)}"
        words = N_("Вхід до кабінету: {link}\n\nДіє п’ять хвилин і лише раз. Нікому його не пересилайте.")
        talk.preface = talk.language.text(words, link=link)


def _ask(talk: Talk, code: str) -> None:
    asking = OpenMenu(f"{DOOR}:{code}")
    talk.act(asking)
    talk.session = talk.session._replace(menu=asking.name)


def let_in(talk: Talk, code: str) -> None:
    """Let the page in that shows this code."""
    staff = staff_of(talk.work, talk.user)
    if staff is not None and talk.work.passes.confirm(code, staff.id):
        words = N_("Сторінку з кодом {code} впущено як «{name}». Якщо це не ви, напишіть /desk_out.")
        talk.preface = talk.language.text(words, code=code, name=staff.alias)
    else:
        talk.tell(_NO_PAGE)
    talk.session = talk.session._replace(menu="" if talk.writing else "claims")


def staff_of(work: Work, user: User) -> Staff | None:
    """The member of the staff who this person is, while they may do something."""
    staff = work.staff.of_telegram(user.telegram_id)
    return staff if staff is not None and staff.active and staff.roles else None


def door_view(name: str, language: Language) -> View:
    """Whether the page that shows the code is one's own."""
    code = name.partition(":")[2]
    return View(
        place=Place(Screen.TASKS),
        ref=None,
        heading=language.text(N_("Впустити сторінку з кодом {code}?"), code=code),
        lines=(
            language.text(N_("Погоджуйтеся, лише якщо ця сторінка зараз перед вами.")),
            language.text(N_("Якщо код вам хтось надіслав, це чужа людина хоче увійти як ви.")),
        ),
        actions=(
            Action(language.text(N_("Так, це моя сторінка")), LetIn(code), style="success"),
            Action(language.text(N_("Ні")), OpenMenu("claims")),
        ),
    )
