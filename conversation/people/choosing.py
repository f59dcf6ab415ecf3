"""To whom the same happened, and which child a claim is for: where somebody is chosen from those who are known."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from conversation.commands import OpenClaim, OpenMenu
from conversation.people.commands import AddPerson, BeginTogether, NameChild
from conversation.people.linking import candidates, papers_of
from conversation.people.records import Record, called, in_full, records_of
from conversation.talk import Talk
from dialogs.engine.answers import Input, Place, Screen
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.person_name import PersonName
from dialogs.engine.kinds.words import folded
from dialogs.engine.look.fitting import on_button, told_apart
from dialogs.engine.look.wording import shortened
from dialogs.engine.views import Action, View
from dialogs.language import N_, Language

PLACE = Place(Screen.TASKS)
_ANOTHER = tuple(
    "ні|нє|нет|no|інша|інший|інше|другая|другой|другий|друга|друге|іншу|іншого|другого|другую|не вона|не він|"
    "не она|не он|не ця|не цей|не эта|не этот|another|other|not this one".split("|")
)
"""How people say that it is none of the children who are shown."""


def together_view(talk: Talk, part: str) -> View:
    """To whom the same happened."""
    language, source = talk.language, talk.writing
    people = candidates(talk.work, talk.user, source) if source else []
    everybody = tuple(record.id for record in people)
    choices = [
        Action(on_button(called(record, language)), _begin(talk, (record.id,))) for record in people[:4]
    ]
    if len(people) > 1:
        all_ = Action(language.text(N_("З усіма")), _begin(talk, everybody), _with_all(people, language))
        choices.insert(0, all_)
    lines = [
        language.text(
            N_("Почнемо їхні заяви, і спільне там уже буде. Питатимемо лише те, що в кожного своє.")
        ),
        language.text(N_("Розповідь і витрати не переносимо.")),
    ]
    if not people:
        lines = [language.text(N_("Для всіх ваших дітей така заява вже є."))]
    return View(
        place=PLACE,
        ref=None,
        heading=language.text(N_("З ким сталося те саме?")),
        lines=tuple(lines),
        choices=tuple(choices),
        actions=(
            *((Action(language.text(N_("Додати дитину")), AddPerson("child")),) if len(choices) < 5 else ()),
            *_back(talk),
        ),
    )


def papers_view(talk: Talk, part: str) -> View:
    """Whether the files are meant for the others too."""
    language, source = talk.language, talk.writing
    files = papers_of(talk.work, talk.user, source) if source else []
    people = tuple(part.split(","))
    said = language.count("У цій заяві {n} спільний файл.", "У цій заяві {n} спільних файлів.", len(files))
    return View(
        place=PLACE,
        ref=None,
        heading=language.text(N_("Узяти й файли?")),
        lines=(
            said,
            *(f"№ {file.number} · {shortened(file.name, 40)}" for file in files[:4]),
            language.text(N_("Надсилати їх знову не треба: кожен пакет матиме свій список.")),
        ),
        actions=(
            Action(language.text(N_("Так, узяти файли")), BeginTogether(people, papers=True)),
            Action(language.text(N_("Ні, без файлів")), BeginTogether(people)),
            *_back(talk),
        ),
    )


def whose_view(talk: Talk, part: str) -> View:
    """Which of the children whom the bot knows a claim is for."""
    language = talk.language
    children = known_children(talk)[:5]
    names = Counter(child.called for child in children)
    view = View(
        place=PLACE,
        ref=None,
        heading=language.text(N_("Яка це дитина?")),
        lines=(language.text(N_("Що бот уже знає про неї, питати знову не буде.")),),
        choices=tuple(
            Action(
                on_button(called(one, language)),
                NameChild(one.id),
                in_full(one, language) if names[one.called] > 1 else "",
                words=(folded(str(one.name)),) if names[one.called] == 1 else (),
            )
            for one in children
        ),
        actions=(Action(language.text(N_("Інша дитина")), NameChild(""), words=_ANOTHER),),
    )
    return view._replace(choices=told_apart(view))


def another_named(talk: Talk, text: str) -> NameChild | None:
    """Where one of the known children is chosen, a whole name that is none of theirs is that of another one."""
    writing = talk.writing
    if talk.session.menu != "whose" or writing is None:
        return None
    words = re.findall(r"\w+", text)
    if {folded(word) for word in words} <= set(_ANOTHER):  # «ні, інша»
        return NameChild("") if words else None
    if not all(word[0].isupper() for word in words):  # «старша донька»
        return None
    try:
        PersonName().parse(Input(text=text), talk.path(writing).scope)
    except Refusal:
        return None
    return NameChild("", name=text)


def known_children(talk: Talk) -> list[Record]:
    """The children whom a claim may be for."""
    return [
        record
        for record in records_of(talk.work, talk.user)
        if record.name and not record.archived and record.is_minor(talk.today)
    ]


def _with_all(people: Sequence[Record], language: Language) -> str:
    names = ", ".join(called(record, language) for record in people)
    return language.text(N_("З усіма: {names}"), names=names)


def _begin(talk: Talk, people: tuple[str, ...]) -> BeginTogether | OpenMenu:
    """With files in the claim it is asked first whether they are meant too."""
    files = papers_of(talk.work, talk.user, talk.writing) if talk.writing else []
    return OpenMenu(f"papers:{','.join(people)}") if files else BeginTogether(people)


def _back(talk: Talk) -> tuple[Action, ...]:
    if talk.writing is None:
        return (Action(talk.language.text(N_("Мої заяви")), OpenMenu("claims")),)
    return (Action(talk.language.text(N_("Повернутися до заяви")), OpenClaim(talk.writing.claim.id)),)
