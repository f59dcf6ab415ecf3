"""The end of the road: can it be filed now, what is missing, what would strengthen it, and the package."""

from __future__ import annotations

from dialogs.engine.answers import Place, Ref, Screen, State
from dialogs.engine.commands import Begin, Confirm, GoTo
from dialogs.engine.form import Form
from dialogs.engine.look.fitting import fits, fitted
from dialogs.engine.look.notes import error_text, rule_text
from dialogs.engine.look.verdicts import verdicts_action
from dialogs.engine.look.wording import answer_text, asked_text, called_text, shortened
from dialogs.engine.path import Slot, Trace
from dialogs.engine.programme import Programme, programme_of
from dialogs.engine.questions import Question
from dialogs.engine.readiness import readiness
from dialogs.engine.rules import Rule
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language


def check_view(form: Form, path: Trace, place: Place, language: Language) -> View:
    """Can the claim be filed now? What there is to say of the answers, what is missing or may have to be changed, and
    then what would strengthen the claim, one tap away."""
    state, programme = readiness(form, path), programme_of(form.programme)
    refused = any(rule.stop for rule in state.broken)
    to_mend = [(found.slot, error_text(found.refusal, language)) for found in state.contradictions]
    to_mend += [(slot, language.text(N_("немає відповіді"))) for slot in state.missing]
    if refused:
        to_mend = [(slot, answer_text(slot, language)) for slot in _refusing(state.broken, path)]
    elif path.pending:
        to_mend.insert(0, (path.pending, language.text(N_("ще не запитано"))))
    ready = path.pending is None and not state.stopped
    doubts = [] if refused else _doubted(state.doubts, path)
    to_mend += [(slot, answer_text(slot, language)) for slot in doubts]
    add = [_add(slot, language) for slot in state.strengthening]
    lines = [_verdict(ready, refused, bool(state.missing), bool(state.doubts), programme, language)]
    if ready:
        lines.append(language.text(programme.words.truth))
    view = View(
        place=Place(Screen.CHECK, page=place.page),
        ref=None,
        heading=language.text(N_("Перевіримо заяву")),
        notes=() if place.page else tuple(rule_text(rule, path, language) for rule in state.broken),
        lines=tuple(lines),
        actions=(
            *instead_actions(state.broken, language),
            *((Action(language.text(N_("Зібрати пакет")), Confirm(), style="success"),) if ready else ()),
            *verdicts_action(form, language),
            Action(language.text(N_("Переглянути відповіді")), GoTo(Place(Screen.TASKS))),
        ),
        bottom=_transfer(programme, language) if ready else (),
    )
    mend: dict[Ref, Action] = {}
    for slot, why in to_mend:
        mend.setdefault(slot.ref, _mend(slot, why, language))
    choices = (*mend.values(), *add)
    return _with_more(fitted(view, choices, language), form, path, language)


def _with_more(view: View, form: Form, path: Trace, language: Language) -> View:
    """What to know of the category and of documents said not to be there, while there is room for it."""
    later = N_("Якщо документ знайдеться, його можна додати пізніше.")
    told = (form.note, later if any(_said_missing(slot) for slot in path.slots) else "")
    for text in filter(None, map(language.text, told)):
        longer = view._replace(lines=(*view.lines, text))
        view = longer if fits(longer, language) else view
    return view


def _said_missing(slot: Slot) -> bool:
    """Whether a document that would help was said not to be there."""
    helps = isinstance(slot.asks, Question) and bool(slot.asks.strengthens)
    return helps and slot.answer is not None and slot.answer.state is State.NO_DOCUMENT


def _doubted(rules: tuple[Rule, ...], path: Trace) -> list[Slot]:
    """The last answer that each warning is about, to be changed if it is not right."""
    found = []
    for rule in rules:
        keys = set(rule.broken.keys())
        found += [slot for slot in path.slots if slot.ref.key in keys and slot.answer and not slot.follows][
            -1:
        ]
    return found


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
        heading=language.text(N_("Пакет документів готовий")),
        lines=(
            language.text(programme.words.filing),
            language.text(N_("Відповіді можна змінити й зібрати пакет ще раз.")),
            *((language.text(form.note),) if form.note else ()),
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


def _verdict(
    ready: bool, refused: bool, lacking: bool, doubtful: bool, programme: Programme, language: Language
) -> str:
    if refused:
        return language.text(
            N_(
                "За правилами подання ця заява вам не підходить. Якщо якась відповідь неточна, змініть її. "
                "Чернетку збережено."
            )
        )
    if not ready:
        return language.text(N_("Спершу треба виправити ось що:"))
    if lacking:
        return language.text(programme.words.lacking)
    if doubtful:
        return language.text(N_("Усі потрібні відповіді є. Прочитайте наші зауваження."))
    return language.text(N_("Усі потрібні відповіді є. Заяву можна подавати."))


def _mend(slot: Slot, why: str, language: Language) -> Action:
    ask = asked_text(slot, language)
    return Action(
        called_text(slot, language),
        GoTo(Place(key=slot.ref.key, item=slot.ref.item)),
        f"{ask} — {shortened(why)}",
    )


def _add(slot: Slot, language: Language) -> Action:
    assert isinstance(slot.asks, Question)
    what = language.text(slot.asks.strengthens)
    return Action(
        called_text(slot, language),
        GoTo(Place(key=slot.ref.key, item=slot.ref.item)),
        language.text(N_("За бажанням. {what}"), what=what),
    )
