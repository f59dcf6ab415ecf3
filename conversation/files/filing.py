"""The files of a claim: the list of them, and one of them, to give it a caption or to take it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from conversation.claims.writing import Writing
from conversation.files.receipts import file_size
from dialogs.engine.answers import Place, Screen
from dialogs.engine.commands import Command, DetachFile, GoTo
from dialogs.engine.look.fitting import fitted, on_button
from dialogs.engine.look.wording import shortened
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language
from storage import Evidence, User, Work

_STATES = {
    "waiting": N_("ще зберігається"),
    "failed": N_("не збережено"),
    "damaged": N_("пошкоджено"),
}


@dataclass(frozen=True, slots=True)
class Caption(Command):
    """Give a file these words."""

    id: str
    text: str


def caption_file(work: Work, user: User, command: Caption) -> bool:
    """Note the caption; whether there is such a file."""
    evidence = work.evidence.get(user, command.id)
    if evidence is None:
        return False
    work.evidence.set_caption(evidence, command.text.strip())
    work.audit.record(user, evidence.claim_id, "file.captioned", [evidence.key])
    return True


def files_view(work: Work, user: User, writing: Writing, language: Language) -> View:
    """The list, or the file that the place names, while it is there."""
    files = work.evidence.list(user, writing.claim.id)
    place = writing.draft.place
    file = next((file for file in files if file.id == place.item), None)
    return _list(files, place, language) if file is None else _file(file, writing, language)


def _list(files: Sequence[Evidence], place: Place, language: Language) -> View:
    place = Place(Screen.FILES, page=place.page)
    view = View(
        place=place,
        ref=None,
        heading=language.text(N_("Файли цієї заяви")),
        lines=(
            language.text(
                N_("Натисніть файл, щоб підписати його або прибрати.")
                if files
                else N_("Файлів поки немає. Надсилайте їх будь-коли.")
            ),
        ),
        actions=(
            Action(language.text(N_("До питання")), GoTo(Place())),
            Action(language.text(N_("До розділів")), GoTo(Place(Screen.TASKS))),
        ),
    )
    return fitted(view, tuple(_listed(file, language) for file in files), language)


def _listed(file: Evidence, language: Language) -> Action:
    name = shortened(file.name, 60)
    said = f"№ {file.number} · {name}"
    if state := _STATES.get(file.status):
        said += f" · {language.text(state)}"
    if file.caption:
        said += f" — {shortened(file.caption, 60)}"
    return Action(on_button(f"№ {file.number} {name}"), GoTo(Place(Screen.FILES, item=file.id)), said)


def _file(file: Evidence, writing: Writing, language: Language) -> View:
    question = writing.form.questions.get(file.key)
    lines = [shortened(file.name, 120)]
    if file.size:
        lines.append(f"{file_size(file.size, language)} · SHA-256 {(file.sha256 or '')[:12]}…")
    if state := _STATES.get(file.status):
        lines.append(language.text(state))
    if question is not None and file.key != writing.form.evidence:
        lines.append(language.text(N_("До питання: {ask}"), ask=language.text(question.ask)))
    if file.caption:
        lines.append(language.text(N_("Підпис: {words}"), words=shortened(file.caption, 200)))
    lines.append(language.text(N_("Щоб підписати файл, напишіть, що на ньому.")))
    return View(
        place=Place(Screen.FILES, item=file.id),
        ref=None,
        heading=language.text(N_("Файл № {n}"), n=file.number),
        lines=tuple(lines),
        actions=(
            Action(language.text(N_("Прибрати із заяви")), DetachFile(file.id)),
            Action(language.text(N_("До списку файлів")), GoTo(Place(Screen.FILES))),
        ),
    )
