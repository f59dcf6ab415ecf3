"""What is seen of help: by the person, who looks at what was typed, and by the helper, above whose screens the person's
name stands."""

from __future__ import annotations

from conversation.commands import OpenClaim, OpenMenu
from conversation.handshakes.agreed import ACCEPTED, ENTERED, HELPING, OFFERED, agreed_of, link_of
from conversation.handshakes.commands import (
    Agree,
    BeginHelping,
    ConfirmTyped,
    CorrectTyped,
    LeaveHelp,
    OfferHelp,
    OpenToHelper,
    Refuse,
    SendPicture,
)
from conversation.handshakes.help import helps_of
from conversation.handshakes.helping import Typed, typed_in
from conversation.people.records import records_of
from conversation.privacy.returning import BACK
from conversation.talk import Talk
from dialogs.engine.answers import Place, Screen
from dialogs.engine.look.fitting import fitted, on_button
from dialogs.engine.look.wording import answer_text, asked_text, called_text, shortened
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language
from dialogs.programmes import all_forms
from storage import ClaimHead, Handshake

PLACE = Place(Screen.TASKS)


def offered_view(talk: Talk, handshake: Handshake, name: str = "") -> View:
    """The link and the code, to the one who offers."""
    text, agreed = talk.language.text, agreed_of(handshake)
    assert handshake.expires_at is not None
    until = talk.language.moment(handshake.expires_at)
    return View(
        PLACE,
        None,
        text(N_("{name}: посилання і код"), name=name or text(N_("Для помічника"))),
        lines=(
            text(N_("Надішліть людині посилання:")),
            link_of(agreed, talk.limits.bot()),
            text(N_("Код скажіть окремо, голосом: {code}"), code=f"{agreed.code[:3]}\u00a0{agreed.code[3:]}"),
            text(N_("Діє один раз, до {moment} за Києвом."), moment=until),
        ),
        actions=(
            Action(text(N_("Показати QR-код")), SendPicture(handshake.id)),
            Action(text(N_("Скасувати")), Refuse(handshake.id), style="danger"),
        ),
        bottom=(Action(text(N_("Мої заяви")), OpenMenu("claims")),),
    )


def asking_view(talk: Talk, part: str) -> View:
    """Before a link for a helper is made; or how it stands, where somebody helps already."""
    text = talk.language.text
    taken = [one for one in talk.work.handshakes.of(talk.user.id) if one.state == HELPING]
    theirs = next((one for one in taken if one.taker_id == talk.user.id), None)
    if mine := helps_of(talk.work, talk.user):
        view = offered_view(talk, mine[-1]) if mine[-1].state == OFFERED else owner_view(talk, mine[-1])
        go = (Action(text(N_("До заяв людини")), BeginHelping(theirs.id)),) if theirs else ()
        return view._replace(actions=(*go, *view.actions))
    if theirs is not None:
        return helper_pact_view(talk, theirs)
    return View(
        PLACE,
        None,
        text(N_("Покликати помічника?")),
        lines=(
            text(N_("Людина вписуватиме відповіді у ваші заяви зі свого телефону.")),
            text(N_("Ви переглянете все, що вона написала. Пакет збираєте лише ви.")),
            text(N_("Заяви про пережите насильство й полон закриті, поки ви їх не відкриєте.")),
        ),
        actions=(Action(text(N_("Створити посилання")), OfferHelp()),),
        bottom=(Action(text(N_("Назад")), OpenMenu("family")),),
    )


def owner_view(talk: Talk, handshake: Handshake) -> View:
    """To the one who is helped."""
    text = talk.language.text
    stop = Action(text(N_("Завершити допомогу")), Refuse(handshake.id), style="danger")
    view = View(
        PLACE, None, text(N_("Вам допомагають")), bottom=(Action(text(N_("До родини")), OpenMenu("family")),)
    )
    if handshake.state == ENTERED:
        line = text(N_("Чекаємо, поки людина погодиться. Потім запитаємо вас."))
        return view._replace(heading=text(N_("Помічник увів код")), lines=(line,), actions=(stop,))
    if handshake.state == ACCEPTED:
        lines = (
            text(N_("Код уведено й підтверджено. Якщо код знає лише ця людина, це вона.")),
            text(N_("Вона побачить ваші заяви, крім закритих, і зможе вписувати відповіді.")),
        )
        agree = Action(text(N_("Так, пустити")), Agree(handshake.id), style="success")
        return view._replace(heading=text(N_("Пустити помічника?")), lines=lines, actions=(agree, stop))
    waiting = sum(len(one.slots) for one in typed_in(talk.work, talk.user))
    said = talk.language.count("{n} відповідь чекає на вас.", "{n} відповідей чекають на вас.", waiting)
    look = Action(text(N_("Переглянути відповіді")), OpenMenu("typed"))
    open_ = Action(text(N_("Відкрити ще заяву")), OpenMenu("opening"))
    return view._replace(
        lines=(said if waiting else text(N_("Усе переглянуто.")),),
        actions=(*((look,) if waiting else ()), *((open_,) if _closed(talk) else ()), stop),
    )


def helper_pact_view(talk: Talk, handshake: Handshake) -> View:
    """To the one who helps, outside the other one's claims."""
    text = talk.language.text
    stop = Action(text(N_("Завершити допомогу")), Refuse(handshake.id))
    view = View(PLACE, None, "", bottom=(Action(text(N_("Мої заяви")), OpenMenu("claims")),))
    if handshake.state == ENTERED:
        lines = (
            text(N_("Ви вписуватимете відповіді за людину, зі свого телефону. Вона все перегляне сама.")),
            text(N_("У ваших записах нічого з цього не лишиться.")),
        )
        agree = Action(text(N_("Так, допоможу")), Agree(handshake.id), style="success")
        decline = Action(text(N_("Ні, не зможу")), Refuse(handshake.id))
        return view._replace(
            heading=text(N_("Вас просять допомогти. Згода?")), lines=lines, actions=(agree, decline)
        )
    if handshake.state == ACCEPTED:
        line = text(N_("Його має дати людина, від якої посилання. Напишемо вам."))
        return view._replace(heading=text(N_("Чекаємо на підтвердження")), lines=(line,), actions=(stop,))
    go = Action(text(N_("До заяв людини")), BeginHelping(handshake.id), style="success")
    return view._replace(heading=text(N_("Ви допомагаєте людині")), actions=(go, stop))


def typed_view(talk: Talk, part: str) -> View:
    """What the helper typed, section by section; then one section with each answer."""
    text, language = talk.language.text, talk.language
    claim, _, rest = part.partition(":")
    section, _, page = rest.partition(":")
    found = [*typed_in(talk.work, talk.user)]
    one = next((one for one in found if (one.writing.claim.id, one.section.key) == (claim, section)), None)
    place = PLACE.on_page(page)
    back = (Action(text(N_("Мої заяви")), OpenMenu("claims")),)
    if one is not None:
        return fitted(
            View(
                place,
                None,
                text(N_("{section}: усе правильно?"), section=text(one.section.title)),
                actions=(Action(text(N_("Усе правильно")), ConfirmTyped(claim, section), style="success"),),
                bottom=(Action(text(N_("До списку")), OpenMenu("typed")), *back),
            ),
            tuple(
                Action(
                    called_text(slot, language),
                    CorrectTyped(claim, section),
                    f"{asked_text(slot, language)} — {shortened(answer_text(slot, language), 90)}",
                )
                for slot in one.slots
            ),
            language,
            lambda page: OpenMenu(f"typed:{claim}:{section}:{page}"),
        )
    if not found:
        return View(PLACE, None, text(N_("Усе переглянуто")), bottom=back)
    view = View(place, None, text(N_("Що написав помічник?")), bottom=back)
    choices = tuple(_section(typed, language) for typed in found)
    return fitted(view, choices, language, lambda page: OpenMenu(f"typed:::{page}"))


def _section(typed: Typed, language: Language) -> Action:
    title, claim = language.text(typed.section.title), typed.writing.claim
    return Action(
        on_button(title),
        OpenMenu(f"typed:{claim.id}:{typed.section.key}"),
        f"{typed.writing.form.code} · {title}: {language.count('{n} відповідь', '{n} відповідей', len(typed.slots))}",
    )


def opening_view(talk: Talk, part: str) -> View:
    """The claims that may hurt, each open to the helper or not. None is named."""
    text = talk.language.text
    opened = {claim for one in helps_of(talk.work, talk.user) for claim in agreed_of(one).opened}
    return View(
        PLACE,
        None,
        text(N_("Яку заяву відкрити помічнику?")),
        lines=(text(N_("Натисніть ще раз, щоб закрити.")),),
        choices=tuple(
            Action(
                text(N_("Заява № {n}"), n=head.number),
                OpenToHelper(head.id, head.id not in opened),
                text(
                    N_("Заява № {n}: відкрито") if head.id in opened else N_("Заява № {n}: закрито"),
                    n=head.number,
                ),
            )
            for head in _closed(talk)[:4]
        ),
        bottom=(Action(text(N_("Назад")), OpenMenu("helper")),),
    )


def _closed(talk: Talk) -> list[ClaimHead]:
    """The claims that a helper does not see unless they are opened."""
    care = {code for code, form in all_forms().items() if form.care}
    return [head for head in reversed(talk.work.claims.list(talk.user)) if head.form in care]


def helped_claims_view(talk: Talk) -> View:
    """The other one's claims, as far as they are open to the helper."""
    assert talk.help is not None
    text, forms = talk.language.text, all_forms()
    heads = [
        head
        for head in talk.work.claims.list(talk.user)
        if head.form in forms and talk.help.opens(forms[head.form], head.id, head.status)
    ]
    names = {record.id: record.called for record in records_of(talk.work, talk.user) if not record.is_writer}
    _, _, page = talk.session.menu.partition(":")
    view = View(
        PLACE.on_page(page),
        None,
        text(N_("Яку заяву заповнювати?")),
        actions=(
            Action(text(N_("Почати нову заяву")), OpenMenu("new")),
            Action(text(N_("Досить на сьогодні")), LeaveHelp()),
        ),
    )
    choices = tuple(
        Action(
            on_button(" · ".join(filter(None, (head.form, names.get(head.person, ""))))),
            OpenClaim(head.id),
            " · ".join(filter(None, (head.form, text(forms[head.form].title), names.get(head.person, "")))),
        )
        for head in heads
    )
    return fitted(view, choices, talk.language, lambda page: OpenMenu(f"claims:{page}"))


def for_helper(talk: Talk, view: View) -> View:
    """A screen of the other one's, with what a helper may do on it, under the other one's name; the neutral one after
    an outage names nobody."""
    assert talk.help is not None
    may = talk.help.may
    name = next((one.called for one in records_of(talk.work, talk.user) if one.is_writer), "")
    whose = " · ".join(filter(None, (name or talk.language.text(N_("Допомога")), view.whose)))
    whose = "" if talk.session.menu == BACK else whose
    checked = view.place.screen is Screen.CHECK
    return view._replace(
        whose=whose,
        notes=() if checked else view.notes,
        choices=tuple(action for action in view.choices if may(action.command)),
        actions=tuple(action for action in view.actions if may(action.command)),
        bottom=tuple(action for action in view.bottom if may(action.command)),
    )
