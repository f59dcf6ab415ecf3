"""How a review stands: on its way, waiting, in somebody's hands, returned, approved; and taking it back."""

from __future__ import annotations

from collections.abc import Sequence

from conversation.claims.writing import Writing
from conversation.commands import OpenClaim, OpenMenu
from conversation.review.mending import NextRemark
from conversation.review.reads import READS
from conversation.review.sharing import ShareClaim, TakeBack
from conversation.review.terms import Terms
from dialogs.engine.answers import Place, Screen
from dialogs.engine.commands import GoTo
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language
from storage import Damaged, Erased, Remark, Share, StorageError, Work
from storage.remarks import OPEN
from storage.shares import APPROVED, ASKED, RETURNED

BACK = "review.back"

APPROVAL = N_("Це не юридична порада й не рішення тих, хто розглядає заяви.")
"""What an approval is not."""


def status_view(
    work: Work, writing: Writing, share: Share, name: str, terms: Terms, language: Language
) -> View:
    """The screen about the present review; `BACK` asks whether to take it back."""
    if name.partition(":")[0] == BACK:
        return _back(writing, language)
    heading, lines, actions = _standing(work, writing, share, terms, language)
    return View(
        place=Place(Screen.TASKS),
        ref=None,
        heading=heading,
        lines=lines,
        actions=(
            *actions,
            Action(language.text(N_("Хто бачив заяву")), OpenMenu(READS)),
            Action(language.text(N_("Забрати з перевірки")), OpenMenu(BACK)),
            Action(language.text(N_("Повернутися до заяви")), OpenClaim(writing.claim.id)),
        ),
    )


def open_remarks(work: Work, share: Share) -> Sequence[Remark]:
    """The remarks that still wait for an answer, in the order in which they were written."""
    try:
        return [remark for remark in work.remarks.of(share) if remark.state == OPEN]
    except (Erased, Damaged):
        return []


def state_line(work: Work, share: Share, language: Language) -> str:
    """How the review stands, in a few words for the list of claims."""
    if share.state == RETURNED:
        count = len(open_remarks(work, share))
        return language.text(N_("зауважень: {n}"), n=count) if count else language.text(N_("виправлено"))
    if share.state == APPROVED:
        return language.text(N_("перевірено"))
    return language.text(N_("на перевірці"))


def _standing(
    work: Work, writing: Writing, share: Share, terms: Terms, language: Language
) -> tuple[str, tuple[str, ...], tuple[Action, ...]]:
    again = Action(language.text(N_("Надіслати ще раз")), ShareClaim(_wish(work, share)), style="success")
    until = language.text(N_("Показ закінчиться {day}."), day=share.ends_at.date())
    holder = share.held(work.now)
    if share.state == ASKED:
        return (
            language.text(N_("Надсилаємо на перевірку")),
            (language.text(N_("Це кілька секунд. Писати далі можна й тепер.")),),
            (),
        )
    if share.state == RETURNED:
        count = len(open_remarks(work, share))
        if count:
            return (
                language.text(N_("Є зауваження: {n}"), n=count),
                (language.text(N_("Покажемо їх по одному. Решту заяви можна не змінювати.")), until),
                (Action(language.text(N_("Почати")), NextRemark(), style="success"),),
            )
        return (
            language.text(N_("Ви відповіли на всі зауваження")),
            (language.text(N_("Надішліть заяву ще раз: працівник побачить, що змінилося.")), until),
            (again,),
        )
    changed = work.shares.newer(share)
    note = (
        (language.text(N_("Ви змінили заяву після того. Працівник бачить попередню версію.")),)
        if changed
        else ()
    )
    more = (again,) if changed else ()
    if share.state == APPROVED:
        check = Action(language.text(N_("До пакета")), GoTo(Place(Screen.CHECK)))
        lines = (language.text(N_("Зауважень немає.")), language.text(APPROVAL), *note)
        return language.text(N_("Заяву перевірено")), lines, (*more, check)
    if holder is not None:
        name = _alias(work, holder)
        return (
            language.text(N_("Заяву перевіряють")),
            (
                language.text(
                    N_("Її читає {name}, {organisation}."), name=name, organisation=terms.organisation
                ),
                *note,
                until,
            ),
            more,
        )
    waits = language.count(
        "Зазвичай відповідь є за {n} день.", "Зазвичай відповідь є за {n} днів.", terms.days
    )
    return language.text(N_("Заява чекає на перевірку")), (waits, *note, until), more


def _back(writing: Writing, language: Language) -> View:
    return View(
        place=Place(Screen.TASKS),
        ref=None,
        heading=language.text(N_("Забрати заяву з перевірки?")),
        lines=(
            language.text(
                N_("Копію для працівників і ключ до неї буде знищено. Ніхто її більше не відкриє.")
            ),
            language.text(N_("Ваша заява залишиться у вас, якою вона є.")),
        ),
        actions=(
            Action(language.text(N_("Так, забрати")), TakeBack(), style="danger"),
            Action(language.text(N_("Ні, залишити")), OpenMenu("review")),
        ),
    )


def _wish(work: Work, share: Share) -> str:
    try:
        return work.shares.wish(share)
    except StorageError:
        return ""


def _alias(work: Work, staff_id: int) -> str:
    try:
        return work.staff.named(staff_id).alias
    except StorageError:
        return "—"
