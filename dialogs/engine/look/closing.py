"""The end of the road: can it be filed now, what is missing, what would strengthen it, and the package."""

from __future__ import annotations

from dialogs.engine.answers import Place, Ref, Screen
from dialogs.engine.commands import Begin, Confirm, GoTo
from dialogs.engine.look.notes import error_text, rule_text
from dialogs.engine.look.verdicts import verdicts_action
from dialogs.engine.look.wording import PAGE, answer_text, asked_text, shortened
from dialogs.engine.path import Slot, Trace
from dialogs.engine.programme import Programme, programme_of
from dialogs.engine.readiness import readiness
from dialogs.engine.schema import Form, Question, Rule
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language


def check_view(form: Form, path: Trace, language: Language) -> View:
    """Can the claim be filed now? What is missing, and then what would strengthen it, is one tap away."""
    state, programme = readiness(form, path), programme_of(form.programme)
    refused = any(rule.stop for rule in state.broken)
    to_mend = [(found.slot, error_text(found.refusal, language)) for found in state.contradictions]
    to_mend += [(slot, language.text(N_("немає відповіді"))) for slot in state.missing]
    if refused:
        to_mend = [(slot, answer_text(slot, language)) for slot in _refusing(state.broken, path)]
    elif path.pending:
        to_mend.insert(0, (path.pending, language.text(N_("ще не запитано"))))
    ready = path.pending is None and not state.stopped
    lines = [_verdict(ready, refused, bool(to_mend), bool(state.doubts), language)]
    if ready and state.missing:
        lines.append(language.text(programme.words.wanting))
    mend = [_mend(slot, why, language) for slot, why in to_mend]
    add = [_add(slot, language) for slot in state.strengthening]
    if add and ready:
        lines.append(language.text(N_("Її можна ще зміцнити. Це за бажанням.")))
    if ready:
        lines.append(language.text(programme.words.truth))
    if form.note:
        lines.append(language.text(form.note))
    return View(
        place=Place(Screen.CHECK),
        ref=None,
        heading=language.text(N_("Перевіримо заяву")),
        notes=tuple(rule_text(rule, path, language) for rule in state.broken),
        lines=tuple(lines),
        choices=tuple((mend + add)[: PAGE - 1 if ready and state.broken else PAGE]),
        actions=(
            *instead_actions(state.broken, language),
            *(
                (
                    Action(language.text(N_("Сформувати пакет")), Confirm(), style="success"),
                    *_transfer(programme, language),
                )
                if ready
                else ()
            ),
            *verdicts_action(form, language),
            Action(language.text(N_("Переглянути відповіді")), GoTo(Place(Screen.TASKS))),
        ),
    )


def _refusing(rules: tuple[Rule, ...], path: Trace) -> list[Slot]:
    """The answers for which the text leaves no room, to be changed if they are not right."""
    keys = dict.fromkeys(key for rule in rules if rule.stop for key in rule.broken.keys())  # noqa: SIM118
    slots = (path.find(Ref(key)) for key in keys)
    return [slot for slot in slots if slot is not None and slot.answer is not None and not slot.follows]


def instead_actions(rules: tuple[Rule, ...], language: Language) -> tuple[Action, ...]:
    """A claim in the category that fits better, one tap away; this draft stays."""
    codes = dict.fromkeys(rule.instead for rule in rules if rule.instead)
    return tuple(
        Action(language.text(N_("Почати заяву {code}"), code=code), Begin(code, same=True))
        for code in [*codes][:1]
    )


def done_view(form: Form, language: Language) -> View:
    """After the package was made."""
    programme = programme_of(form.programme)
    return View(
        place=Place(Screen.DONE),
        ref=None,
        heading=language.text(N_("Пакет сформовано")),
        lines=(
            language.text(programme.words.filing),
            language.text(N_("Відповіді можна змінити й сформувати пакет ще раз.")),
        ),
        actions=(
            *_transfer(programme, language),
            Action(language.text(N_("Переглянути відповіді")), GoTo(Place(Screen.TASKS))),
        ),
    )


def _transfer(programme: Programme, language: Language) -> tuple[Action, ...]:
    """The way to the sheet of answers in the order of the portal's form, if the programme has a portal."""
    portal = programme.portal
    return (Action(language.text(portal.carry), GoTo(Place(Screen.TRANSFER))),) if portal else ()


def _verdict(ready: bool, refused: bool, lacking: bool, doubtful: bool, language: Language) -> str:
    if refused:
        return language.text(
            N_(
                "За правилами подання ця заява тут не підходить. Якщо якась відповідь неточна, змініть її. "
                "Чернетку збережено."
            )
        )
    if not ready:
        return language.text(N_("Спершу треба виправити ось що:"))
    if lacking:
        return language.text(N_("Пакет можна сформувати вже зараз, але бракує обов’язкових відповідей."))
    if doubtful:
        return language.text(N_("Усі потрібні відповіді є. Зважте на застереження вище."))
    return language.text(N_("Усі потрібні відповіді є. Заяву можна подавати."))


def _mend(slot: Slot, why: str, language: Language) -> Action:
    ask = asked_text(slot, language)
    return Action(shortened(ask, 24), GoTo(Place(key=slot.ref.key, item=slot.ref.item)), f"{ask} — {why}")


def _add(slot: Slot, language: Language) -> Action:
    assert isinstance(slot.asks, Question)
    ask, what = asked_text(slot, language), language.text(slot.asks.strengthens)
    return Action(shortened(ask, 24), GoTo(Place(key=slot.ref.key, item=slot.ref.item)), f"+ {what}")
