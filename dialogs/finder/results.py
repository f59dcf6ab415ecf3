"""What the finder found: how many claims for how many people, and for each person their claims with the reason and the
paragraph, one tap from a draft."""

from __future__ import annotations

from dialogs.engine.answers import Place, Screen
from dialogs.engine.commands import Begin, GoTo, Keep
from dialogs.engine.form import Form
from dialogs.engine.look.fitting import LABEL, fits, fitted, on_button
from dialogs.engine.look.notes import cited
from dialogs.engine.programme import programme_of
from dialogs.engine.views import Action, View
from dialogs.finder.beside import beside_action
from dialogs.finder.found import (
    Found,
    claims_text,
    counts_text,
    following_action,
    found_text,
    name_text,
    short_title,
    stages_text,
    you_or_name,
)
from dialogs.finder.life import FINDER, PEOPLE
from dialogs.finder.proposals import Member, Proposal
from dialogs.finder.stages import Stage
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


STAGES = {
    Stage.BEGUN: N_("Чернетка вже є."),
    Stage.READY: N_("Можна подавати."),
    Stage.PACKAGED: N_("Пакет готовий."),
    Stage.FILED: N_("Подано в Дії."),
}

_NAMED, _LISTED = 3, 7
"""How many claims of a person are named where everybody is shown, and where they alone are."""

_NOTES = "notes"
"""The key of the place with what else has to be said, where it does not fit beside the claims."""


def results_view(found: Found, place: Place, language: Language) -> View:
    """Everybody with the number of their claims; the claims of one person if there is only one, or if `place` says."""
    if not found.members:
        return _nobody(language)
    if place.key == _NOTES:
        return _remarks_view(found, language)
    member = next((one for one in found.members if one.id == place.item), None)
    if len(found.members) == 1:
        return _person_view(found, found.members[0], place, language)
    return _person_view(found, member, place, language) if member else _overview(found, place, language)


def closed_text(form: Form, language: Language) -> str:
    """A form that is not taken for now, as its programme says it."""
    words = programme_of(form.programme).words
    return language.text(words.closed, code=form.code, title=language.text(form.title))


def _overview(found: Found, place: Place, language: Language) -> View:
    heading = (
        language.text(N_("Знайшли {counts}"), counts=counts_text(found, language))
        if found.claims
        else language.text(N_("Заяв ми поки не знайшли"))
    )
    lines = [*filter(None, [stages_text(found, language) if found.claims else _none_found(language)])]
    choices = tuple(_person_choice(found, member, language) for member in found.members)
    onward = following_action(found, "", language)
    return _laid_out(
        found, Place(Screen.CHECK, page=place.page), heading, lines, choices, "", onward, language
    )


def _person_choice(found: Found, member: Member, language: Language) -> Action:
    open_, name = found.open(member), you_or_name(member, language)
    names = [_lowered(short_title(proposal.form, language)) for proposal in open_]
    titles = ", ".join(_named(names, _NAMED, language))
    said = f"{name}: {titles or language.text(N_('заяв не знайшли'))}."
    alone = language.text(N_("Подає через свою Дію.")) if member.files_alone and open_ else ""
    number = claims_text(len(open_), language)
    label = f"{on_button(name, LABEL - len(number) - 3)} · {number}" if open_ else on_button(name)
    return Action(label, GoTo(Place(Screen.CHECK, item=member.id)), " ".join(filter(None, (said, alone))))


def _person_view(found: Found, member: Member, place: Place, language: Language) -> View:
    """The claims of one person, each with why, by which paragraph, and how far it is."""
    place = Place(Screen.CHECK, item=member.id if len(found.members) > 1 else "", page=place.page)
    choices = tuple(
        _claim_choice(found, member, proposal, language)
        for proposal in member.begins
        if proposal.form.code not in found.closed
    )
    heading = _person_heading(found, member, language)
    lines, common = _person_lines(found, member, language), _common_text(member, language)
    if len(found.members) == 1:
        return _laid_out(found, place, heading, lines, choices, common, None, language)
    following = found.members[(found.members.index(member) + 1) % len(found.members)]
    label = language.text(N_("Далі: {name}"), name=on_button(you_or_name(following, language), 18))
    actions = (
        Action(label, GoTo(Place(Screen.CHECK, item=following.id))),
        Action(language.text(N_("До всіх заяв")), GoTo(Place(Screen.CHECK))),
    )
    view = View(place, None, heading, lines=tuple(lines), actions=actions)
    return fitted(_with(common, view, choices, language), choices, language)


def _person_heading(found: Found, member: Member, language: Language) -> str:
    number = len(found.open(member))
    if len(found.members) > 1:
        name = you_or_name(member, language)
        return f"{name}: {claims_text(number, language)}" if number else name
    if not number:
        return language.text(N_("Заяв ми поки не знайшли"))
    if member.who == "self":
        return language.text(N_("Знайшли для вас {claims}"), claims=found_text(number, language))
    return f"{name_text(member, language)}: {claims_text(number, language)}"


def _person_lines(found: Found, member: Member, language: Language) -> list[str]:
    lines = []
    open_ = found.open(member)
    if not member.proposals:
        lines.append(_none_found(language))
    elif member.files_alone:
        lines.append(language.text(N_("Доросла людина подає заяви сама, через свою Дію. Їй підходять такі:")))
        lines += _named(
            [f"• {one.form.code} {short_title(one.form, language)}" for one in open_], _LISTED, language
        )
    elif any(one in open_ for one in member.begins):
        lines.append(language.text(N_("Виберіть заяву, щоб почати чернетку.")))
    if not member.files_alone:
        lines += [
            language.text(
                N_("{code} {name}: за відомостями на листопад 2026 року, для дитини її ще не подають."),
                code=proposal.form.code,
                name=short_title(proposal.form, language),
            )
            for proposal in open_
            if proposal not in member.begins
        ]
    lines += [closed_text(one.form, language) for one in member.proposals if one.form.code in found.closed]
    return lines


def _with(spare: str, view: View, choices: tuple[Action, ...], language: Language) -> View:
    """The view with one more line, if there is room for it beside all the choices."""
    longer = view._replace(lines=(*view.lines, spare))
    return longer if spare and fits(longer._replace(choices=choices), language) else view


def _claim_choice(found: Found, member: Member, proposal: Proposal, language: Language) -> Action:
    form, sign = proposal.form, proposal.sign
    stage = found.stage(member, proposal)
    said = [form.code, "—", language.text(sign.reason)]
    said += filter(None, [cited(sign.para, form.programme, language)])
    said += [language.text(STAGES[stage])] if stage in STAGES else []
    code = form.code.casefold()
    words = (code, code.replace("a", "а"))  # people type the Cyrillic letter
    return Action(short_title(form, language), Begin(form.code, member.id), " ".join(said), words=words)


def _laid_out(
    found: Found,
    place: Place,
    heading: str,
    lines: list[str],
    choices: tuple[Action, ...],
    spare: str,
    onward: Action | None,
    language: Language,
) -> View:
    """A screen with the remarks, beside the claims where they fit, else one tap away; `spare` only if there is room."""
    view = View(
        place=place,
        ref=None,
        heading=heading,
        lines=tuple(lines),
        actions=(
            *((onward,) if onward else ()),
            beside_action(language),
            Action(language.text(N_("Змінити відповіді")), GoTo(Place(Screen.SECTION, found.section))),
        ),
        bottom=(Action(language.text(N_("Додати людину")), GoTo(Place(key=PEOPLE))),),
    )
    if remarks := "\n".join(language.text(text) for text in found.remarks):
        told = _with(remarks, view, choices, language)
        *before, change = view.actions
        aside = view._replace(actions=(*before, _notes_action(language), change))
        view = told if told is not view else aside
    return fitted(_with(spare, view, choices, language), choices, language)


def _notes_action(language: Language) -> Action:
    return Action(language.text(N_("Що ще треба знати")), GoTo(Place(Screen.CHECK, _NOTES)))


def _remarks_view(found: Found, language: Language) -> View:
    return View(
        place=Place(Screen.CHECK, _NOTES),
        ref=None,
        heading=language.text(N_("Що ще треба знати")),
        lines=tuple(language.text(text) for text in found.remarks),
        actions=(Action(language.text(N_("До всіх заяв")), GoTo(Place(Screen.CHECK))),),
    )


def _named(names: list[str], most: int, language: Language) -> list[str]:
    """As many of the names as there is room for, and how many more there are."""
    if len(names) <= most + 1:
        return names
    return [*names[:most], language.text(N_("і ще {n}"), n=len(names) - most)]


def _lowered(title: str) -> str:
    return title[:1].lower() + title[1:]


def _nobody(language: Language) -> View:
    """Everybody was taken off the list."""
    return View(
        place=Place(Screen.CHECK),
        ref=None,
        heading=language.text(FINDER.title),
        lines=(language.text(N_("У списку нікого немає.")),),
        actions=(Action(language.text(N_("Додати людину")), GoTo(Place(key=PEOPLE))),),
    )


def _none_found(language: Language) -> str:
    return language.text(
        N_("За вашими відповідями ми не знайшли заяви. Але вона може бути: перегляньте всі категорії, /new.")
    )


def _common_text(member: Member, language: Language) -> str:
    """What several of the claims ask for; empty if nothing."""
    if len(member.begins) < 2 or not (common := _common(member, language)):
        return ""
    return language.text(N_("Про спільне запитаємо лише раз: {what}."), what=", ".join(common))


def _common(member: Member, language: Language) -> list[str]:
    told = {fact.name for fact in member.common} | {fact.of for fact in member.common}
    return [
        language.text(words)
        for what, words in COMMON
        if what in told and (what != "child" or member.who == "child")
    ]


def paused_view(language: Language) -> View:
    """The finder put aside for a while."""
    return View(
        place=Place(Screen.TASKS),
        ref=None,
        heading=language.text(FINDER.title),
        lines=(language.text(N_("Усе збережено. Продовжити можна будь-коли.")),),
        actions=(Action(language.text(N_("Продовжити")), Keep()),),
    )
