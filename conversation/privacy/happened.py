"""The log of what happened, in words for the person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dialogs.language import KYIV, N_, Language
from storage.history import Happened

_EVENTS = {
    "claim.begun": N_("почато"),
    "claim.confirmed": N_("підтверджено, замовлено пакет"),
    "claim.delivered": N_("пакет надіслано"),
    "claim.draft": N_("повернуто до чернетки"),
    "claim.filed": N_("ви сказали, що подали заяву"),
    "claim.returned": N_("ви сказали, що заяву повернули"),
    "claim.renewed": N_("узято нові питання"),
    "claim.deleted": N_("видалено"),
    "claim.ended": N_("видалено після трьох попереджень"),
    "answers.changed": N_("змінено відповіді"),
    "file.saved": N_("файл збережено"),
    "file.failed": N_("файл не вдалося взяти"),
    "file.captioned": N_("змінено підпис файлу"),
    "file.damaged": N_("файл у сховищі пошкоджено"),
    "claim.taken": N_("заяву передано вам"),
    "claim.handed": N_("заяву передано тому, про кого вона"),
    "person.added": N_("додано людину"),
    "person.changed": N_("змінено, що відомо про людину"),
    "person.archived": N_("людину перенесено в архів"),
    "person.returned": N_("людину повернуто з архіву"),
    "person.merged": N_("два записи про людину стали одним"),
    "person.handed": N_("людина далі подає заяви сама"),
    "handshake.offered": N_("створено посилання й код"),
    "handshake.agreed": N_("обоє погодилися"),
    "handshake.refused": N_("скасовано"),
    "helper.changed": N_("помічник змінив відповіді"),
    "helper.confirmed": N_("ви переглянули, що написав помічник"),
    "helper.opened": N_("заяву відкрито помічнику"),
    "helper.closed": N_("заяву закрито для помічника"),
    "helper.ended": N_("допомогу завершено"),
    "recovery.made": N_("створено код відновлення"),
    "recovery.asked": N_("уведено код відновлення"),
    "recovery.done": N_("заяви перейшли до нового запису"),
    "review.asked": N_("ви попросили перевірити"),
    "review.copied": N_("зроблено копію для перевірки"),
    "review.taken": N_("заяву взяли на перевірку"),
    "review.returned": N_("перевірку закінчено, є зауваження"),
    "review.approved": N_("перевірку закінчено, зауважень немає"),
    "review.withdrawn": N_("ви забрали заяву з перевірки"),
    "review.expired": N_("час, на який заяву було відкрито, вийшов"),
    "review.read": N_("на перевірці відкрито відповіді"),
    "review.file": N_("на перевірці відкрито файл"),
    "review.played": N_("на перевірці прослухано файл"),
    "export.taken": N_("на перевірці завантажено файл"),
}
"""Of any other the code is told."""


def in_words(told: Sequence[Happened], names: Mapping[str, str], language: Language) -> str:
    """A line for each entry, with the moment in Kyiv; `names` are the folders of claims that are still there."""
    return "\n".join(_line(one, names, language) for one in told)


def _line(one: Happened, names: Mapping[str, str], language: Language) -> str:
    gone = language.text(N_("видалена заява")) if one.claim_id else ""
    where = names.get(one.claim_id or "", gone)
    what = language.text(_EVENTS[one.event]) if one.event in _EVENTS else one.event
    keys = f" ({', '.join(one.keys)})" if one.keys else ""
    parts = (f"{one.at.astimezone(KYIV):%d.%m.%Y %H:%M:%S %z}", where, f"{what}{keys}")
    return "  ".join(filter(None, parts))
