"""The package of a confirmed claim: asked for, built beside the conversation, and what is said of it meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from conversation.claims.filed import with_filing
from conversation.claims.signing import sign_action
from conversation.claims.writing import Writing
from dialogs.engine.answers import Place, Ref, Screen
from dialogs.engine.commands import Command, GoTo
from dialogs.engine.look.wording import shortened
from dialogs.engine.programme import programme_of
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language
from storage import Evidence, Job, User, Work

PACKAGE, SHEET = "package", "sheet"
"""The kinds of job: the package, and the sheet to be read on the phone. Their key is the claim."""

CONFIRMED, DELIVERED = "confirmed", "delivered"

DAMAGED_FILE = "package.file_damaged"
REFUSED = "package.refused"
TOO_BIG = "package.too_big"


_WAITS = N_("Поки не вдається надіслати. Пробуємо знову, вам нічого робити не треба.")


@dataclass(frozen=True, slots=True)
class AskPackage(Command):
    """Build and send the package of this claim (again)."""


@dataclass(frozen=True, slots=True)
class ReadOnPhone(Command):
    """Send the way into Diia as one document that a phone shows without zoom."""


@dataclass(frozen=True, slots=True)
class DropFile(Command):
    """Take a file out of the claim and go to the question it was sent to, to send it anew."""

    id: str
    ref: Ref


def ask_package(work: Work, user: User, writing: Writing) -> Writing:
    """Note that the person confirmed the claim, and have the package built."""
    claim = writing.claim
    if claim.status != CONFIRMED:
        rev = work.claims.set_status(user, claim.id, claim.rev, CONFIRMED)
        work.audit.record(user, claim.id, "claim.confirmed")
        writing = writing._replace(claim=claim._replace(rev=rev, status=CONFIRMED))
    work.jobs.ask(PACKAGE, claim.id, user.id)
    return writing


def drop_package(work: Work, claim_id: str) -> bool:
    """Nobody wants the package any more; whether it was still to be sent."""
    job = work.jobs.get(PACKAGE, claim_id)
    return work.jobs.drop(PACKAGE, claim_id) and job is not None and job.state != "done"


def delivered(work: Work, user: User, claim_id: str) -> None:
    """The person has the package."""
    claim = work.claims.get(user, claim_id)
    if claim is not None and claim.status == CONFIRMED:
        work.claims.set_status(user, claim_id, claim.rev, DELIVERED)
        work.audit.record(user, claim_id, "claim.delivered")
    work.users.owe_screen(user.id)


def package_view(
    work: Work, user: User, writing: Writing, done: View, onward: Action | None, language: Language
) -> View:
    """The screen after the claim was confirmed: the package is on its way, or why it is not; `done` is what is shown
    once it has come, with the way to the next claim (`onward`), if one waits."""
    job = work.jobs.get(PACKAGE, writing.claim.id)
    if writing.claim.status != CONFIRMED or job is None:
        more = (onward,) if onward else ()
        if programme_of(writing.form.programme).portal is None and writing.form.application is None:
            return done._replace(actions=(*done.actions, *more))
        label = N_("Заява для друку") if writing.form.application else N_("Читати на телефоні")
        sheet = Action(language.text(label), ReadOnPhone())
        # What is printed is signed by hand; what is uploaded may be signed in Diia.
        sign = () if writing.form.application else (sign_action(language),)
        actions = (*done.actions, sheet, *sign, *more)
        return with_filing(done._replace(actions=actions), writing, language)
    if job.state != "failed":
        return _building(done, job, language)
    damaged = [file for file in work.evidence.list(user, writing.claim.id) if file.status == "damaged"]
    return _failed(done, job, damaged, language)


def _building(done: View, job: Job, language: Language) -> View:
    lines = [
        language.text(N_("Це до хвилини. Пакет прийде сюди сам.")) if not job.code else language.text(_WAITS)
    ]
    lines.append(language.text(N_("Тим часом можна писати далі: нічого не загубиться.")))
    return done._replace(
        heading=language.text(N_("Збираємо документи")),
        lines=tuple(lines),
        actions=(_answers(language),),
    )


def _failed(done: View, job: Job, damaged: Sequence[Evidence], language: Language) -> View:
    if job.code == DAMAGED_FILE and damaged:
        return _without(done, damaged, language)
    if job.code == TOO_BIG:
        why = N_("Один із файлів завеликий для Telegram. Приберіть його або поділіть на частини.")
    else:
        why = N_("Telegram не прийняв пакет. Ваші відповіді й файли на місці.")
    again = Action(language.text(N_("Спробувати ще раз")), AskPackage())
    return done._replace(
        heading=language.text(N_("Пакет поки не вийшов")),
        lines=(language.text(why),),
        actions=(again, _answers(language)),
    )


def _without(done: View, damaged: Sequence[Evidence], language: Language) -> View:
    """A stored file is damaged: send it anew, or go on without it."""
    first = damaged[0]
    lines = [
        language.text(
            N_("Файл № {n} ({name}) у сховищі пошкоджено."),
            n=file.number,
            name=shortened(file.name, 60) or "—",
        )
        for file in damaged[:3]
    ]
    lines.append(
        language.text(N_("Надішліть його ще раз або зберіть пакет без нього: про це там буде сказано."))
    )
    return done._replace(
        heading=language.text(N_("Один файл не відкривається")),
        lines=tuple(lines),
        actions=(
            Action(
                language.text(N_("Надіслати файл ще раз")), DropFile(first.id, Ref(first.key, first.item))
            ),
            Action(language.text(N_("Зібрати без нього")), AskPackage()),
            _answers(language),
        ),
    )


def _answers(language: Language) -> Action:
    return Action(language.text(N_("Переглянути відповіді")), GoTo(Place(Screen.TASKS)))
