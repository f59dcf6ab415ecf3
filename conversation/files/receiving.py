"""Files: taken in at once, of every sort that phones send; what is safe is told by a receipt."""

from __future__ import annotations

from datetime import UTC, datetime

from conversation.claims.packages import SHEET
from conversation.claims.stepping import draft_again
from conversation.claims.writing import open_claim, save_claim
from conversation.files.receipts import (
    SPOKEN,
    file_size,
    owe_question,
    owe_receipt,
    receipt_due,
    still_coming,
)
from conversation.finishing import finish, pass_over, present, quiet
from conversation.handshakes.helping import begin_turn
from conversation.happenings import Sent
from conversation.limits import Limits
from conversation.pausing import paused
from conversation.privacy.returning import BACK, long_ago
from conversation.talk import Talk
from conversation.turn import Turn
from dialogs.engine.answers import Attached, Place, Ref, Screen
from dialogs.engine.attaching import room_for_file
from dialogs.engine.commands import AttachFile, DetachFile
from dialogs.engine.questions import Question
from dialogs.engine.step import current, step
from dialogs.language import KYIV, N_
from storage import Evidence, Job, User, Work

FILE = "file"
"""The kind of job that fetches one; its key is the file."""

FILE_LIMIT = 20 * 1024 * 1024
"""A bot can download files of up to 20 MB: https://core.telegram.org/bots/api#getfile"""

_NEARLY = 0.9
"""How full a claim is when it is said that its room comes to an end."""


def receive(talk: Talk, sent: Sent) -> Turn:
    """Note a file for the question that asks for files, or for the claim as a whole."""
    if sent.renewed and (renewed := _renewed(talk, sent)):
        return renewed
    writing = talk.writing
    if writing is None or not writing.form.evidence:
        talk.tell(N_("Щоб додати файл, спершу почніть або відкрийте заяву."))
        return finish(talk)
    if refusal := _refused(talk, sent, writing.claim.id):
        talk.tell_text(refusal)
        return finish(talk)
    path = talk.path(writing)
    slot = current(writing.form, writing.draft, talk.today, path) if talk.in_claim else None
    ref = room_for_file(writing.form, path, slot.ref if slot is not None else Ref(""))
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
    talk.ask(FILE, evidence.id)
    talk.session = talk.session.filed(sent.message, evidence.id)
    attach = AttachFile(ref, Attached(evidence.id, evidence.number))
    outcome = step(writing.form, writing.draft, attach, talk.today, path)
    draft = outcome.draft.at(Place(Screen.TASKS)) if paused(writing, talk.work.now) else outcome.draft
    talk.wrote(draft_again(talk, save_claim(talk.work, talk.user, writing, draft)), outcome.path)
    return pass_over(talk)


def _renewed(talk: Talk, sent: Sent) -> Turn | None:
    """An edited message with a file: its caption is taken over; another file is a file of its own (None)."""
    known = talk.session.file_of(sent.message)
    files = [talk.work.evidence.get(talk.user, known)] if known else []
    if not files and talk.writing is not None:
        files = [*talk.work.evidence.list(talk.user, talk.writing.claim.id)]
    evidence = next((file for file in files if file and file.unique_id == sent.unique_id), None)
    if evidence is None:
        return None
    if evidence.caption != sent.caption:
        talk.work.evidence.set_caption(evidence, sent.caption)
        talk.work.audit.record(talk.user, evidence.claim_id, "file.captioned", [evidence.key])
    talk.tell_text(talk.language.text(N_("Підпис до файлу № {n} змінено."), n=evidence.number))
    return finish(talk)


def _refused(talk: Talk, sent: Sent, claim: str) -> str:
    """Why the file cannot be kept, with the next step; empty if it can."""
    limits, language = talk.limits, talk.language
    if sent.size > FILE_LIMIT:
        return language.text(
            N_(
                "Файл більший за 20 МБ. Таких великих файлів Telegram не передає. Зменште "
                "його або поділіть на частини."
            )
        )
    count, size = talk.work.evidence.held(claim)
    if count >= limits.files:
        return language.text(
            N_(
                "У заяві вже {n} файлів, більше місця немає. Приберіть зайві або зберіть кілька сторінок в один файл."
            ),
            n=count,
        )
    if size + sent.size > limits.bytes:
        return language.text(
            N_("У заяві вже {size} файлів, цей не вміститься. Приберіть зайві або зменште великі."),
            size=file_size(size, language),
        )
    if count + 1 == int(limits.files * _NEARLY):
        left = limits.files - count - 1
        talk.tell_text(
            language.count(
                "У заяві лишилося місце для {n} файлу.", "У заяві лишилося місце для {n} файлів.", left
            )
        )
    return ""


def settle_file(work: Work, evidence: Evidence, *, blob: str, size: int, sha256: str) -> None:
    """The file is in the vault: note it, and owe a receipt for it."""
    work.evidence.saved(evidence, blob=blob, size=size, sha256=sha256)
    user = work.users.get(evidence.user_id)
    work.audit.record(user, evidence.claim_id, "file.saved", [evidence.key])
    owe_receipt(work, user, evidence)


def give_up_file(work: Work, evidence: Evidence) -> None:
    """The file cannot be had: it leaves the answer, and the receipt says why and what to do."""
    user = work.users.get(evidence.user_id)
    work.evidence.failed(evidence)
    writing = open_claim(work, user, evidence.claim_id)
    if writing is not None:
        outcome = step(writing.form, writing.draft, DetachFile(evidence.id), work.now.astimezone(KYIV).date())
        save_claim(work, user, writing, outcome.draft)
    work.audit.record(user, evidence.claim_id, "file.failed", [evidence.key])
    owe_receipt(work, user, evidence)


def show_present(work: Work, user_id: int, limits: Limits) -> Turn:
    """The present screen, as a crash or an outage kept it from being shown."""
    talk = begin_turn(work, user_id, limits=limits)
    reader = talk.reader
    if reader.left_rev is not None and reader.shown_rev >= reader.left_rev:
        return quiet(talk)
    if not reader.away and talk.session.screen and long_ago(_last(reader), work.now):
        if talk.session.menu == BACK and reader.shown_rev >= reader.rev:
            return quiet(talk)  # they were told after the last outage, and have not come back since
        talk.session = talk.session._replace(menu=BACK)
        return finish(talk)
    return present(talk)


def _last(user: User) -> datetime:
    """When something last changed for a person: that is what a revision says."""
    return datetime.fromtimestamp(user.rev / 1000, UTC)


def show_sent(work: Work, ended: Job, limits: Limits) -> Turn:
    """The present screen after a document was sent, or could not be: the person is told what to do then."""
    talk = begin_turn(work, ended.user_id, limits=limits)
    if talk.reader.away:
        return quiet(talk)
    job, writing = work.jobs.get(ended.kind, ended.key), talk.in_claim
    failed = job is not None and job.state == "failed"
    here = writing is not None and writing.claim.id == ended.key and writing.draft.place.screen is Screen.DONE
    if failed and ended.kind == SHEET:
        talk.tell(N_("Аркуш для телефона надіслати не вдалося. Спробуйте ще раз."))
    elif failed and not here:
        talk.tell(
            N_("Пакет однієї із заяв не вийшов. Відкрийте її зі списку: /claims. Там сказано, що робити.")
        )
    return present(talk)


def show_receipt(work: Work, user_id: int, claim: str, limits: Limits) -> Turn:
    """The receipt for files of a claim, and below it the present screen, unless more files are coming."""
    talk = begin_turn(work, user_id, limits=limits)
    if talk.reader.away:
        return quiet(talk)
    receipt = receipt_due(work, talk.reader, claim)
    if receipt is None:
        return present(talk) if talk.reader.shown_rev < talk.reader.rev else quiet(talk)
    spoken = [
        file
        for file in work.evidence.list(talk.reader, claim)
        if file.unique_id.startswith(SPOKEN) and file.number == receipt.told
    ]
    if spoken and _tells(talk):
        talk.tell_text(
            talk.language.text(
                N_("Голосове збережено як доказ № {n}. Напишіть головне одним реченням або пропустіть."),
                n=receipt.told,
            )
        )
    if not still_coming(work, talk.reader, claim):
        return present(talk)._replace(receipt=receipt)
    owe_question(work, talk.reader, claim)
    return quiet(talk)._replace(receipt=receipt)


def _tells(talk: Talk) -> bool:
    """Whether a story is being asked for, which a recording may hold."""
    writing = talk.in_claim
    slot = current(writing.form, writing.draft, talk.today, talk.path(writing)) if writing else None
    return slot is not None and isinstance(slot.asks, Question) and slot.asks.kind.name == "long_text"
