"""What happened, in words. Each sort of entry has its sentence here; the log itself holds no value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from desk.details import details
from desk.taking import name_of
from dialogs.language import N_
from locales import language as language_of
from storage import Share, Work
from storage.audit import Entry

SENTENCES = {
    "claim.begun": N_("Заяву почато"),
    "claim.confirmed": N_("Людина підтвердила заяву"),
    "claim.delivered": N_("Пакет надіслано людині"),
    "claim.draft": N_("Заява знову чернетка"),
    "claim.deleted": N_("Людина видалила заяву"),
    "claim.filed": N_("Заяву подано"),
    "claim.returned": N_("Подану заяву повернули"),
    "claim.handed": N_("Заяву передано іншій людині"),
    "claim.taken": N_("Заяву отримано від іншої людини"),
    "claim.ended": N_("Заяву видалено після довгої перерви"),
    "claim.renewed": N_("Заяву перенесено на нову форму"),
    "answers.changed": N_("Людина змінила відповіді"),
    "file.saved": N_("Файл збережено"),
    "file.failed": N_("Файл не вдалося отримати"),
    "file.captioned": N_("Файл підписано"),
    "file.damaged": N_("Файл у сховищі пошкоджено"),
    "file.removed": N_("Файл прибрано"),
    "person.erased": N_("Людина стерла все"),
    "person.ended": N_("Стерто після довгої перерви"),
    "person.added": N_("Додано картку людини"),
    "person.changed": N_("Змінено картку людини"),
    "person.archived": N_("Картку людини прибрано"),
    "person.returned": N_("Картку людини повернуто"),
    "person.merged": N_("Дві картки людини об’єднано"),
    "person.handed": N_("Заяви людини передано їй"),
    "helper.changed": N_("Помічник змінив відповіді"),
    "helper.confirmed": N_("Людина переглянула записане помічником"),
    "helper.opened": N_("Заяву відкрито помічникові"),
    "helper.closed": N_("Заяву закрито для помічника"),
    "helper.ended": N_("Допомогу завершено"),
    "handshake.offered": N_("Запропоновано домовленість двох людей"),
    "handshake.agreed": N_("Двоє людей домовилися"),
    "handshake.refused": N_("Домовленість скасовано"),
    "recovery.made": N_("Створено код для повернення заяв"),
    "recovery.asked": N_("Заяви просять повернути за кодом"),
    "recovery.done": N_("Заяви повернуто за кодом"),
    "review.asked": N_("Людина попросила перевірити"),
    "review.copied": N_("Копію для перевірки зроблено"),
    "review.taken": N_("Чернетку взято"),
    "review.left": N_("Чернетку повернуто в чергу"),
    "review.handed": N_("Чернетку передано"),
    "review.known": N_("Працівник знає цю людину"),
    "review.not_known": N_("Працівник не знає цієї людини"),
    "review.read": N_("Відкрито відповіді"),
    "review.file": N_("Відкрито файл"),
    "review.played": N_("Прослухано або переглянуто файл"),
    "review.remarked": N_("Написано зауваження"),
    "review.remark_closed": N_("Зауваження закрито"),
    "review.remark_raised": N_("Зауваження піднято знову"),
    "review.returned": N_("Чернетку повернуто людині"),
    "review.approved": N_("Чернетку схвалено"),
    "review.undone": N_("Рішення скасовано"),
    "review.withdrawn": N_("Людина забрала заяву з перевірки"),
    "review.expired": N_("Строк показу закінчився"),
    "export.asked": N_("Запит на вивантаження файлу"),
    "export.approved": N_("Вивантаження дозволено"),
    "export.refused": N_("Вивантаження не дозволено"),
    "export.taken": N_("Файл вивантажено"),
    "staff.added": N_("Додано працівника"),
    "staff.asked": N_("Запит на зміну ролей"),
    "staff.granted": N_("Ролі змінено"),
    "staff.refused": N_("Запит відхилено"),
    "staff.disabled": N_("Працівника вимкнено"),
    "staff.trained": N_("Позначено підготовку до тяжких заяв"),
    "staff.untrained": N_("Позначку про підготовку знято"),
    "staff.replacement_announced": N_("Оголошено заміну адміністратора"),
    "staff.link": N_("Видано посилання для входу"),
    "staff.signed_in": N_("Вхід до кабінету"),
    "staff.signed_out": N_("Вихід з усіх пристроїв"),
    "staff.password": N_("Змінено пароль"),
    "staff.factor": N_("Змінено другий крок входу"),
    "staff.recovery_used": N_("Використано запасний код"),
    "template.reworded": N_("Шаблон змінено"),
    "template.retired": N_("Шаблон прибрано"),
    "desk.renewed": N_("Ключ кабінету змінено"),
}
"""A sentence for each event that there is; a test sees to it."""

QUIET = frozenset(
    {
        "answers.changed",
        "file.captioned",
        "helper.changed",
        "helper.confirmed",
        "helper.opened",
        "helper.closed",
    }
)
"""What is no step of the review: the desk is told that there is something newer, not what."""

OF_STAFF = ("review.", "staff.", "export.", "template.", "desk.")
"""What is of the review and of staff. Of everything else only that it happened is told: which question somebody
answers may be in a part that they have closed."""


@dataclass(frozen=True, slots=True)
class Told:
    """One entry in words: what happened, who did it, and to what."""

    at: datetime
    sentence: str
    by: str
    details: str
    entry: Entry


def told_of(work: Work, entries: Iterable[Entry], code: str, *, since: datetime | None = None) -> list[Told]:
    """The steps of a review, or entries of the log, in words and with names."""
    language, names, found = language_of(code), dict[int, str](), []
    shares: dict[str, Share | None] = {}
    for entry in entries:
        if since is not None and (entry.at < since or entry.event in QUIET):
            continue
        if entry.actor and entry.actor not in names:
            names[entry.actor] = name_of(work, entry.actor) or f"№ {entry.actor % 10_000}"
        sentence = language.text(SENTENCES.get(entry.event, entry.event))
        told = ""
        if entry.keys and entry.event.startswith(OF_STAFF):
            claim = entry.claim_id or ""
            if claim not in shares:
                shares[claim] = work.shares.of_claim(claim) if claim else None
            told = details(work, entry.keys, shares[claim], language)
        found.append(Told(entry.at, sentence, names.get(entry.actor, ""), told, entry))
    return found
