"""What stands beside an event in the log, in words: which file, which question, to whom. Values are never in it."""

from __future__ import annotations

from desk.taking import name_of
from dialogs.language import N_, Language
from dialogs.programmes import PROGRAMMES
from dialogs.review.remarks import every_kind
from storage import Share, Work
from storage.shares import APPROVED, ASKED, RETURNED, WAITING
from storage.staff import ADMIN, LEAD, REVIEWER

ROLE_NAMES = {REVIEWER: N_("перевіряє"), LEAD: N_("керує"), ADMIN: N_("адмініструє")}

STATE_NAMES = {
    ASKED: N_("готується копія"),
    WAITING: N_("чекає"),
    RETURNED: N_("повернуто людині"),
    APPROVED: N_("схвалено"),
}

_PLAIN = {
    **ROLE_NAMES,
    **STATE_NAMES,
    "link": N_("за посиланням"),
    "code": N_("за кодом"),
    "password": N_("за паролем"),
    "practice": N_("для проби"),
    "claim": N_("до всієї заяви"),
    "file": N_("до файлу"),
    "grant": N_("зміна ролей"),
    "replace": N_("заміна адміністратора"),
}
_NAMED = {"to": N_("кому: {name}"), "by": N_("просить {name}"), "for": N_("замість {name}")}


def details(work: Work, keys: str, share: Share | None, language: Language) -> str:
    """`keys` of an entry in words; `share` is the one of its claim, if there is one."""
    return ", ".join(_one(work, key, share, language) for key in keys.split())


def _one(work: Work, key: str, share: Share | None, language: Language) -> str:
    sort, _, rest = key.partition(".")
    if rest and sort in _NAMED and rest.isdecimal():
        return language.text(_NAMED[sort], name=name_of(work, int(rest)) or "—")
    match sort:
        case "file" if rest:
            return language.text(N_("файл № {n}"), n=rest)
        case "round":
            return language.text(N_("коло {n}"), n=rest)
        case "kind" if kind := every_kind().get(rest):
            return language.text(kind)
        case "open":
            return language.text(N_("відкрито розділ «{title}»"), title=_section(rest, share, language))
        case "tries":
            return language.text(N_("невдалих спроб перед тим: {n}"), n=rest)
        case "template":
            return rest
    if plain := _PLAIN.get(key):
        return language.text(plain)
    return _question(key, share, language)


def _question(key: str, share: Share | None, language: Language) -> str:
    """A question by its plain words, in the form of the claim or in the first one that asks it."""
    known = PROGRAMMES.holding(share.form).forms.get(share.form) if share else None
    forms = (form for programme in PROGRAMMES for form in programme.forms.values())
    for form in (known, *forms):
        if form is not None and (asked := form.questions.get(key) or form.repeats.get(key)):
            return f"«{language.text(asked.ask)}»"
    return key


def _section(key: str, share: Share | None, language: Language) -> str:
    form = PROGRAMMES.holding(share.form).forms.get(share.form) if share else None
    found = (section for section in form.sections if section.key == key) if form else iter(())
    section = next(found, None)
    return language.text(section.title) if section else key
