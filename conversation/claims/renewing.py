"""A form that was changed or withdrawn while a draft is open: the person is told, and decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from conversation.claims.writing import Writing, save_claim
from dialogs.engine.answers import Place, Screen
from dialogs.engine.commands import Command, GoTo
from dialogs.engine.form import Form
from dialogs.engine.renewal import lost, moved, renewal
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language
from dialogs.programmes import conversations
from storage import User, Work

TOLD = N_("Питання цієї заяви оновили. Що саме змінилося, видно у списку розділів.")
WITHDRAWN = N_("Таких заяв зараз не приймають. Ваша чернетка лишається, і пакет з неї зібрати можна.")
_SHOWN = 4


@dataclass(frozen=True, slots=True)
class TakeNewForm(Command):
    """Go on with the questions as they are now."""


def newer_form(writing: Writing) -> Form | None:
    """The present form of a draft that was begun with an older one."""
    form = conversations().get(writing.form.code)
    return form if form is not None and form.fingerprint != writing.form.fingerprint else None


def withdrawn(writing: Writing) -> bool:
    """Whether nobody can begin such a claim any more."""
    return writing.form.code not in conversations()


def take_new_form(work: Work, user: User, writing: Writing, language: Language) -> Writing:
    """Move the draft over. What the new form cannot hold is kept apart, sealed."""
    form = newer_form(writing)
    if form is None:
        return writing
    claim = writing.claim
    for ref in lost(form, writing.draft):
        work.claims.put_aside(user.id, claim.id, ref.key, ref.item, "form.renewed", told=True)
    draft = moved(writing.form, form, writing.draft, language)
    saved = save_claim(work, user, writing, draft)
    rev = work.claims.rebind(user, claim.id, saved.claim.rev, form.fingerprint)
    work.audit.record(user, claim.id, "claim.renewed")
    return Writing(saved.claim._replace(rev=rev, fingerprint=form.fingerprint), form, draft)


def renewal_view(writing: Writing, form: Form, today: date, language: Language) -> View:
    """What the newer form asks otherwise, and the choice."""
    found = renewal(writing.form, form, writing.draft, today, language)
    lines = [
        *_listed(N_("Нові питання:"), found.added, language),
        *_listed(N_("Стали обов’язковими:"), found.needed, language),
        *_listed(N_("Треба відповісти наново:"), found.changed, language),
        *_listed(N_("Про це більше не питають:"), found.gone, language),
    ]
    if not lines:
        lines = [language.text(N_("Змінився лише порядок питань."))]
    return View(
        place=Place(Screen.RENEWAL),
        ref=None,
        heading=language.text(N_("Питання оновили")),
        lines=tuple(lines),
        actions=(
            Action(language.text(N_("Взяти нові питання")), TakeNewForm()),
            Action(language.text(N_("Лишити як було")), GoTo(Place(Screen.TASKS))),
        ),
    )


def with_renewal(view: View, writing: Writing, language: Language) -> View:
    """The task list with what there is to know of the form itself."""
    if withdrawn(writing):
        return view._replace(lines=(*view.lines, language.text(WITHDRAWN)))
    if newer_form(writing) is None:
        return view
    changes = Action(language.text(N_("Що змінилося")), GoTo(Place(Screen.RENEWAL)))
    return view._replace(bottom=(changes, *view.bottom))


def _listed(title: str, asks: tuple[str, ...], language: Language) -> Iterator[str]:
    if asks:
        yield language.text(title)
        yield from (f"• {language.text(ask)}" for ask in asks[:_SHOWN])
        if len(asks) > _SHOWN:
            yield language.text(N_("і ще {n}"), n=len(asks) - _SHOWN)
