"""What two people see of what they agree on. Nobody is named to the other before both have confirmed."""

from __future__ import annotations

from collections.abc import Callable

from conversation.commands import OpenMenu
from conversation.handshakes.agreed import ACCEPTED, CLAIMS, ENTERED, HELP, OFFERED, agreed_of
from conversation.handshakes.commands import Agree, OfferClaims, Refuse
from conversation.handshakes.handing import claims_of, files_of
from conversation.handshakes.help_screens import (
    asking_view,
    helper_pact_view,
    offered_view,
    opening_view,
    owner_view,
    typed_view,
)
from conversation.handshakes.recovering import RECOVERY, asked_view, recovery_view
from conversation.people.records import record_of
from conversation.talk import Talk
from dialogs.engine.answers import Place, Screen
from dialogs.engine.views import Action, View
from dialogs.language import N_
from storage import Handshake

PLACE = Place(Screen.TASKS)


def handshake_view(talk: Talk) -> View | None:
    """The screen of this name, if it is one of those between two people; after a colon comes what it is about."""
    name, _, part = talk.session.menu.partition(":")
    screen = _SCREENS.get(name)
    return screen(talk, part) if screen else None


def _view(
    talk: Talk,
    heading: str,
    *lines: str,
    actions: tuple[Action, ...] = (),
    bottom: tuple[Action, ...] = (),
) -> View:
    """A screen of whole sentences, the way back always below."""
    back = Action(talk.language.text(N_("Мої заяви")), OpenMenu("claims"))
    return View(PLACE, None, heading, lines=lines, actions=actions, bottom=(*bottom, back))


def _handing(talk: Talk, person: str) -> View:
    """Before a link is made: what will happen, and whether the files go along."""
    text, record = talk.language.text, record_of(talk.work, talk.user, person)
    claims = claims_of(talk.work, talk.user, record) if record else []
    if record is None or not claims:
        return _view(
            talk, text(N_("Передавати нічого")), text(N_("Для цієї людини немає заяв, які ще не подано."))
        )
    files = files_of(talk.work, talk.user, record)
    said = text(N_("Заяв: {n}."), n=len(claims))
    along = text(N_("Файлів: {n}. Перегляньте, чи всі вони для цієї людини."), n=len(files)) if files else ""
    return _view(
        talk,
        text(N_("{name}: передати заяви?"), name=record.called),
        text(N_("Людина отримає копію й подаватиме її сама. Ваші документи й контакти туди не потраплять.")),
        text(N_("У вас ці заяви закриються.")),
        " ".join(filter(None, (said, along))),
        actions=(
            *((Action(text(N_("Передати з файлами")), OfferClaims(person, files=True)),) if files else ()),
            Action(
                text(N_("Передати без файлів") if files else N_("Створити посилання")),
                OfferClaims(person, files=False),
            ),
        ),
        bottom=(Action(text(N_("Назад")), OpenMenu(f"person:{person}")),),
    )


def _code(talk: Talk, id: str) -> View:
    text = talk.language.text
    return _view(
        talk,
        text(N_("Який код із шести цифр?")),
        text(N_("Його скаже людина, яка дала вам посилання. Напишіть код сюди.")),
    )


def _pact(talk: Talk, id: str) -> View:
    """What was offered, as the one who looks may see it."""
    text, handshake = talk.language.text, talk.work.handshakes.get(id)
    if handshake is None or talk.user.id not in (handshake.user_id, handshake.taker_id):
        return _view(talk, text(N_("Це посилання вже не діє")), text(N_("Попросіть або створіть нове.")))
    if handshake.kind == RECOVERY:
        return asked_view(talk, handshake)
    mine = handshake.user_id == talk.user.id
    if handshake.kind == HELP and handshake.state != OFFERED:
        return (owner_view if mine else helper_pact_view)(talk, handshake)
    return (_given if mine else _taken)(talk, handshake)


def _given(talk: Talk, handshake: Handshake) -> View:
    """To the one who offers."""
    text = talk.language.text
    record = record_of(talk.work, talk.user, agreed_of(handshake).person)
    name = record.called if record else ""
    stop = Action(text(N_("Скасувати")), Refuse(handshake.id), style="danger")
    match handshake.state:
        case state if state == OFFERED:
            return offered_view(talk, handshake, name)
        case state if state == ENTERED:
            return _view(
                talk,
                text(N_("{name}: код уведено"), name=name),
                text(N_("Чекаємо, поки людина підтвердить. Потім запитаємо вас.")),
                actions=(stop,),
            )
        case state if state == ACCEPTED:
            return _view(
                talk,
                text(N_("{name}: передати заяви?"), name=name),
                text(N_("Код уведено й підтверджено. Якщо код знає лише ця людина, це вона.")),
                text(N_("Після цього заяви будуть її, а у вас закриються.")),
                actions=(Action(text(N_("Так, передати")), Agree(handshake.id), style="success"), stop),
            )
    return _view(talk, text(N_("Заяви передаються")), text(N_("Напишемо, коли буде готово.")))


def _taken(talk: Talk, handshake: Handshake) -> View:
    """To the one who takes, who is told how many there are and nothing that is in them."""
    text = talk.language.text
    stop = Action(text(N_("Ні, не треба")), Refuse(handshake.id))
    if handshake.state == ENTERED and handshake.kind == CLAIMS:
        return _view(
            talk,
            text(N_("Вам передають заяви. Прийняти?")),
            text(N_("Їх почали для вас, а тепер подаєте ви. Копію побачите лише ви.")),
            text(N_("Прийміть, якщо знаєте, хто дав вам посилання.")),
            actions=(Action(text(N_("Так, прийняти")), Agree(handshake.id), style="success"), stop),
        )
    if handshake.state == ACCEPTED:
        return _view(
            talk,
            text(N_("Чекаємо на підтвердження")),
            text(N_("Його має дати людина, від якої посилання. Напишемо вам.")),
            actions=(stop,),
        )
    return _view(talk, text(N_("Заяви передаються")), text(N_("Напишемо, коли буде готово.")))


_SCREENS: dict[str, Callable[[Talk, str], View]] = {
    "handing": _handing,
    "code": _code,
    "pact": _pact,
    "helper": asking_view,
    "typed": typed_view,
    "opening": opening_view,
    "recovery": recovery_view,
}
