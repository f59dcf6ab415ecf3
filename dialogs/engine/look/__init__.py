"""From a draft to what the person sees. Pure, like everything in the engine."""

from __future__ import annotations

from datetime import date

from dialogs.engine.answers import Attached, Draft, Files, Ref, Screen
from dialogs.engine.form import Form
from dialogs.engine.look.closing import check_view, done_view
from dialogs.engine.look.correction import correction_view
from dialogs.engine.look.listing import item_view, list_view
from dialogs.engine.look.notes import outcome_notes
from dialogs.engine.look.opening import opening_view
from dialogs.engine.look.question import question_view
from dialogs.engine.look.rest import rest_view
from dialogs.engine.look.skipping import skip_view
from dialogs.engine.look.summary import section_view, tasks_view
from dialogs.engine.look.term import term_view
from dialogs.engine.look.verdicts import verdicts_view
from dialogs.engine.path import Trace, trace
from dialogs.engine.places import question_of, standing
from dialogs.engine.questions import Repeat
from dialogs.engine.step import Outcome, current
from dialogs.engine.views import Action, View
from dialogs.language import Language

__all__ = ["look"]


def look(
    form: Form,
    draft: Draft,
    today: date,
    language: Language,
    outcome: Outcome | None = None,
    path: Trace | None = None,
    first: tuple[Action, ...] = (),
) -> View:
    """What to show for a draft; `outcome` adds what the last command has to say for itself.

    `path` is the path of the draft, for a caller who has walked it already. `first` are buttons of the caller that come
    before the others where something is asked.

    When everything is answered, the next stop is the check before the package. The transfer sheet behind it needs a
    snapshot and is drawn by `look.transfer`.
    """
    path = outcome.path if outcome else path or trace(form, draft.answers, today)
    notes = outcome_notes(outcome, language) if outcome else ()
    if (place := standing(path, draft.place)) is not draft.place:
        draft = draft._replace(place=place)
    match place.screen:
        case Screen.TASKS:
            view = tasks_view(form, path, place, language)
        case Screen.OPENING:
            view = opening_view(form, language, place.page)
        case Screen.REST:
            view = rest_view(path, place, language)
        case Screen.SECTION:
            view = section_view(path, place, language)
        case Screen.ITEM:
            view = item_view(form, path, place, language)
        case Screen.VERDICTS:
            view = verdicts_view(form, path, place, language)
        case Screen.TERM:
            slot = path.find(question_of(place))
            view = term_view(place, slot.asks.terms if slot else (), form.programme, language)
        case Screen.DONE:
            view = done_view(form, language)
        case _:
            slot = current(form, draft, today, path)
            if slot is None or place.screen in (Screen.CHECK, Screen.TRANSFER):
                view = check_view(form, path, place, language)
            elif place.screen is Screen.SKIP:
                view = skip_view(slot, language)
            elif place.screen is Screen.CORRECTION:
                view = correction_view(slot, draft, path, language)
            elif isinstance(slot.asks, Repeat):
                view = list_view(
                    slot, slot.asks, path, language, place.page, first, draft.set_aside(slot.ref)
                )
            else:
                refusal = outcome.refusal if outcome else None
                early = _sent_early(form, draft, slot.ref) if slot.asks.kind.name == "files" else ()
                view = question_view(slot, slot.asks, draft, path, refusal, language, early, first)
    told = tuple(dict.fromkeys((*notes, *view.notes)))
    return view if told == view.notes else view._replace(notes=told)


def _sent_early(form: Form, draft: Draft, ref: Ref) -> tuple[Attached, ...]:
    """Files that came before their question and so joined the claim as a whole: they may belong here."""
    whole = draft.answers.get(Ref(form.evidence)) if ref.key != form.evidence else None
    return whole.value.files if whole and isinstance(whole.value, Files) else ()
