"""What the finder found: for each person their claims, each with the reason and the paragraph, one tap from a draft."""

from __future__ import annotations

from collections.abc import Collection

from dialogs.engine.answers import Place, Screen
from dialogs.engine.commands import Begin, GoTo, Keep
from dialogs.engine.look.notes import cited
from dialogs.engine.look.wording import paged, shortened
from dialogs.engine.schema import Form
from dialogs.engine.views import Action, View
from dialogs.finder.life import FINDER, PEOPLE
from dialogs.finder.proposals import Member, Proposal
from dialogs.language import N_, Language

COMMON = (
    ("applicant", N_("дані про вас")),
    ("child", N_("дані дитини")),
    ("home", N_("житло")),
    ("property", N_("майно")),
    ("moved_to_address", N_("переїзд")),
    ("forced_date", N_("вивезення")),
    ("registered_then", N_("адреса реєстрації")),
    ("family", N_("родина")),
    ("captivity_places", N_("неволя")),
    ("injury_description", N_("поранення")),
    ("treatment_costs", N_("лікування")),
    ("proceedings", N_("судові справи")),
)
"""How what claims have in common is called: by the role that it is about, or by the name of one fact that stands for
its neighbours."""


def results_view(
    members: tuple[Member, ...],
    place: Place,
    begun: Collection[tuple[str, str]],
    closed: Collection[str],
    language: Language,
) -> View:
    """The claims of the person looked at (`place.item`), by default of the first one.

    begun   (category, person) of the drafts that there are already
    closed  categories that Diia does not take at present («за технічної можливості», paragraph 3)
    """
    if not members:
        return _nobody(language)
    position = next((n for n, member in enumerate(members) if member.id == place.item), 0)
    member = members[position]
    place = Place(Screen.CHECK, item=member.id, page=place.page)
    open_ = [proposal for proposal in member.proposals if proposal.form.code not in closed]
    listed = tuple(_listed(proposal, member, begun, language) for proposal in open_)
    choices, first, more = paged(() if member.files_alone else listed, place, language)
    return View(
        place=place,
        ref=None,
        heading=_heading(member, language),
        lines=_lines(member, open_, closed, listed, language),
        choices=choices,
        first=first,
        actions=(*more, *_onward(members, position, language)),
    )


def _nobody(language: Language) -> View:
    """Everybody was taken off the list."""
    return View(
        place=Place(Screen.CHECK),
        ref=None,
        heading=language.text(FINDER.title),
        lines=(language.text(N_("У списку нікого немає.")),),
        actions=(Action(language.text(N_("Додати людину")), GoTo(Place(key=PEOPLE))),),
    )


def _heading(member: Member, language: Language) -> str:
    if member.who == "self":
        return language.text(N_("Ваші заяви"))
    return member.called or language.text(N_("Ще одна людина"))


def _lines(
    member: Member,
    open_: list[Proposal],
    closed: Collection[str],
    listed: tuple[Action, ...],
    language: Language,
) -> tuple[str, ...]:
    lines = []
    if not member.proposals:
        lines.append(
            language.text(N_("За цими відповідями заяви не видно. Перегляньте всі категорії: /new."))
        )
    elif member.files_alone:
        lines.append(language.text(N_("Доросла людина подає заяви сама, у своїй Дії. Ось які:")))
        lines += [f"• {action.listed}" for action in listed]
    elif open_:
        lines.append(language.text(N_("Виберіть заяву, щоб почати чернетку.")))
        if common := _common(member, language):
            lines.append(language.text(N_("Спільне питаємо один раз: {what}."), what=", ".join(common)))
    for proposal in member.proposals:
        if proposal.form.code in closed:
            lines.append(closed_text(proposal.form, language))
    if member.company:
        lines.append(
            language.text(N_("Збитки фірми подає сама фірма: це категорії C. Для них тут заяв немає."))
        )
    return tuple(lines)


def _listed(
    proposal: Proposal, member: Member, begun: Collection[tuple[str, str]], language: Language
) -> Action:
    form, sign = proposal.form, proposal.sign
    said = f"{form.code} {language.text(form.title)}. {language.text(sign.reason)}"
    if sign.para:
        said += " " + cited(sign.para, language)
    if (form.code, member.id) in begun:
        said += " " + language.text(N_("Чернетка вже є."))
    label = f"{form.code} {language.text(form.button or form.title)}"
    return Action(shortened(label, 24), Begin(form.code, member.id), said)


def _common(member: Member, language: Language) -> list[str]:
    told = {fact.name for fact in member.common} | {fact.of for fact in member.common}
    return [
        language.text(words)
        for what, words in COMMON
        if what in told and (what != "child" or member.who == "child")
    ]


def _onward(members: tuple[Member, ...], position: int, language: Language) -> tuple[Action, ...]:
    actions = []
    if len(members) > 1:
        following = members[(position + 1) % len(members)]
        name = _heading(following, language)
        label = shortened(language.text(N_("Далі: {name}"), name=name), 24)
        actions.append(Action(label, GoTo(Place(Screen.CHECK, item=following.id))))
    actions.append(
        Action(language.text(N_("Змінити відповіді")), GoTo(Place(Screen.ITEM, PEOPLE, members[position].id)))
    )
    actions.append(Action(language.text(N_("Ще для когось")), GoTo(Place(key=PEOPLE))))
    return tuple(actions)


def closed_text(form: Form, language: Language) -> str:
    """A category that is switched off («за технічної можливості», paragraph 3)."""
    return language.text(
        N_("{code} {title}: Дія поки що не приймає цю заяву (пункт 3 Порядку)."),
        code=form.code,
        title=language.text(form.title),
    )


def paused_view(language: Language) -> View:
    """The finder put aside for a while."""
    return View(
        place=Place(Screen.TASKS),
        ref=None,
        heading=language.text(FINDER.title),
        lines=(language.text(N_("Усе збережено. Продовжити можна будь-коли.")),),
        actions=(Action(language.text(N_("Продовжити")), Keep()),),
    )
