"""Files: taken in at once, shown with a receipt only when they are safe."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from bot.conversation.happenings import Sent
from bot.conversation.pausing import paused
from bot.conversation.session import Session
from bot.conversation.shown import Shown
from bot.conversation.talk import Talk
from bot.conversation.turn import Turn
from bot.conversation.writing import open_claim, save_claim
from dialogs.engine.answers import Attached, Place, Ref, Screen
from dialogs.engine.commands import AttachFile, DetachFile
from dialogs.engine.schema import Question
from dialogs.engine.step import current, step
from dialogs.language import KYIV, N_, Language
from storage import Evidence, User, Work

PHOTO = "photo:"
"""Marks the unique id of a file that came as a photo, which Telegram recompresses."""

FILE_LIMIT = 20 * 1024 * 1024
"""A bot can download files of up to 20 MB: https://core.telegram.org/bots/api#getfile"""


def receive(talk: Talk, sent: Sent) -> Turn:
    """Note a file for the question that asks for files, or for the claim as a whole."""
    writing = talk.writing
    if writing is None or not writing.form.evidence:
        talk.tell(N_("Щоб додати файл, спершу почніть або відкрийте заяву."))
        return talk.finish()
    if sent.size > FILE_LIMIT:
        talk.tell(
            N_("Файл більший за 20 МБ, таких Telegram ботам не віддає. Зменште його або поділіть на частини.")
        )
        return talk.finish()
    ref = Ref(writing.form.evidence)
    path = talk.path(writing)
    slot = current(writing.form, writing.draft, talk.today, path) if talk.in_claim else None
    if slot is not None and isinstance(slot.asks, Question) and slot.asks.kind.name == "files":
        ref = slot.ref
    evidence = talk.work.evidence.add(
        talk.user,
        writing.claim.id,
        file_id=sent.file_id,
        unique_id=sent.unique_id,
        key=ref.key,
        item=ref.item,
        name=sent.name,
        caption=sent.caption,
        media_type=sent.media_type,
        group=sent.album,
        declared_size=sent.size,
    )
    attach = AttachFile(ref, Attached(evidence.id, evidence.number))
    outcome = step(writing.form, writing.draft, attach, talk.today, path)
    draft = outcome.draft.at(Place(Screen.TASKS)) if paused(writing, talk.work.now) else outcome.draft
    talk.wrote(save_claim(talk.work, talk.user, writing, draft), outcome.path)
    return talk.wait_for_file()


def settle_file(work: Work, evidence: Evidence, *, blob: str, size: int, sha256: str) -> None:
    """The file is in the vault: note it, and move the session on, so that a crash cannot swallow the receipt."""
    work.evidence.saved(evidence, blob=blob, size=size, sha256=sha256)
    user = work.users.get(evidence.user_id)
    work.audit.record(user, evidence.claim_id, "file.saved", [evidence.key])
    _owe_receipt(work, user)


def give_up_file(work: Work, evidence: Evidence) -> None:
    """The file cannot be had: it leaves the answer, and the receipt asks for it again by name."""
    user = work.users.get(evidence.user_id)
    work.evidence.failed(evidence)
    writing = open_claim(work, user, evidence.claim_id)
    if writing is not None:
        outcome = step(writing.form, writing.draft, DetachFile(evidence.id), work.now.astimezone(KYIV).date())
        save_claim(work, user, writing, outcome.draft)
    work.audit.record(user, evidence.claim_id, "file.failed", [evidence.key])
    _owe_receipt(work, user)


def _owe_receipt(work: Work, user: User) -> None:
    session = replace(Session.load(user.session), due=True)
    work.users.save_session(user, session.dump(), user.rev)


def show_due(work: Work, user_id: int, closed: frozenset[str] = frozenset()) -> Turn:
    """The present screen, below the receipt for files that are safe since the last one (if any).

    Files of an album that come late are told together with their album: the presenter renews its receipt.
    """
    talk = Talk(work, user_id, closed=closed)
    owed = talk.session.due
    talk.session = replace(talk.session, due=False)
    if talk.writing is None:
        return talk.finish() if owed else talk.present()
    claim = talk.writing.claim.id
    files = work.evidence.list(talk.user, claim)
    told = Shown.load(talk.user.shown).told.get(claim, 0)
    due = [file for file in files if file.number > told and file.status in ("saved", "failed")]
    if not due:
        return talk.finish() if owed else talk.present()
    album = due[0].group if len({file.group for file in due}) == 1 else ""
    if album:
        due = [file for file in files if file.group == album and file.status in ("saved", "failed")]
    return replace(
        talk.finish(),
        receipt=receipt_text(due, files, talk.language, first=not told),
        album=album,
        told={claim: max(file.number for file in due)},
    )


def receipt_text(due: list[Evidence], files: list[Evidence], language: Language, *, first: bool) -> str:
    """One receipt for one file or an album: number, name, size and the start of the SHA-256 of each."""
    saved = [file for file in due if file.status == "saved"]
    lost = [file for file in due if file.status == "failed"]
    lines = []
    if saved:
        lines.append(language.count("Збережено {n} файл:", "Збережено {n} файлів:", len(saved)))
        lines += [_receipt_line(file, files, language) for file in saved]
    lines += [
        language.text(N_("Не вдалося отримати «{name}». Надішліть цей файл ще раз."), name=file.name)
        for file in lost
    ]
    if first and any(file.unique_id.startswith(PHOTO) for file in saved):
        lines.append(
            language.text(
                N_("Фото Telegram стискає. Документи краще надсилати «файлом»: так видно дрібний текст.")
            )
        )
    return "\n".join(lines)


def _receipt_line(file: Evidence, files: list[Evidence], language: Language) -> str:
    line = language.text(
        N_("№ {number} · {name} · {size} · SHA-256 {hash}…"),
        number=file.number,
        name=file.name,
        size=file_size(file.size or 0, language),
        hash=(file.sha256 or "")[:12],
    )
    twin = next((f for f in files if f.sha256 == file.sha256 and f.number < file.number), None)
    if twin is not None:
        line += " " + language.text(N_("(той самий файл, що № {number})"), number=twin.number)
    return line


def file_size(size: int, language: Language) -> str:
    """Bytes as people read them."""
    if size < 1024 * 1024:
        return language.text(N_("{n} КБ"), n=language.number(max(1, round(size / 1024))))
    return language.text(N_("{n} МБ"), n=language.number(Decimal(size * 10 // (1024 * 1024)) / 10))
