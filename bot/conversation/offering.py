"""Facts that the person told in another claim: offered before the first question, with where they come from."""

from __future__ import annotations

from bot.conversation.commands import TakeKnown
from bot.conversation.writing import open_claim
from dialogs.engine.answers import Answer, Items, Place, Ref, Screen
from dialogs.engine.commands import GoTo, Keep
from dialogs.engine.look.wording import answer_text, origin_text, shortened
from dialogs.engine.path import Slot
from dialogs.engine.schema import Form, Repeat, Section
from dialogs.engine.views import Action, View
from dialogs.finder.life import FINDER
from dialogs.language import N_, Language
from dialogs.sharing import Offer, Told
from storage import User, Work

PLACE = Place(Screen.OFFER)

_LATEST = 24
"""How many claims are looked at: each has to be deciphered, and what is older is told in these as well."""


def told_elsewhere(work: Work, user: User, claim_id: str) -> list[Told]:
    """The person's other claims, the newest first; the finder knows only who people are, so it comes last."""
    others = [head for head in work.claims.list(user) if head.id != claim_id]
    found = []
    for head in others[:_LATEST]:
        if writing := open_claim(work, user, head.id):
            found.append(Told(writing.form, writing.draft, head.about))
    return sorted(found, key=lambda told: told.form.code == FINDER.code)


def sections_of(form: Form, found: tuple[Offer, ...]) -> dict[str, tuple[Section, list[Offer]]]:
    """What is offered, by the section of the form, in its order."""
    groups: dict[str, tuple[Section, list[Offer]]] = {}
    for section in form.sections:
        own = [offer for offer in found if offer.asks in section.items]
        if own:
            groups[section.key] = (section, own)
    return groups


def offer_view(form: Form, found: tuple[Offer, ...], language: Language) -> View:
    """What is known already: section by section, or all at once with one tap."""
    groups = sections_of(form, found)
    choices = tuple(
        Action(
            shortened(language.text(section.title), 24),
            TakeKnown(section.key),
            f"{language.text(section.title)}: {_said(section, own, language)}",
        )
        for section, own in groups.values()
    )
    everything = (Action(language.text(N_("Взяти все")), TakeKnown()),) if len(groups) > 1 else ()
    return View(
        place=PLACE,
        ref=None,
        heading=language.text(N_("Дещо ви вже розповіли")),
        lines=(language.text(N_("Це можна взяти з інших заяв і не писати знову. Змінити можна завжди.")),),
        choices=choices[:6],
        actions=(*everything, Action(language.text(N_("Далі без цього")), Keep())),
    )


def known_action(count: int, language: Language) -> Action:
    """On the task list: there is something to take over."""
    return Action(language.text(N_("Взяти відоме ({n})"), n=count), GoTo(PLACE))


def _said(section: Section, own: list[Offer], language: Language) -> str:
    words = [shortened(_words(section, offer, language), 40) for offer in own[:3]]
    more = language.text(N_("і ще {n}"), n=len(own) - 3) if len(own) > 3 else ""
    origins = dict.fromkeys(origin_text(offer.origin, language) for offer in own)
    return "; ".join(filter(None, (*words, more))) + ". " + " ".join(origins)


def _words(section: Section, offer: Offer, language: Language) -> str:
    answer = offer.answers[Ref(offer.asks.key)]
    if isinstance(offer.asks, Repeat):
        return f"{language.text(offer.asks.label)} ({_count(answer)})"
    return answer_text(Slot(Ref(offer.asks.key), offer.asks, section, None, answer), language)


def _count(answer: Answer) -> int:
    return len(answer.value.ids) if isinstance(answer.value, Items) else 0


def taking(command: TakeKnown, form: Form, found: tuple[Offer, ...]) -> tuple[Offer, ...]:
    """The offers that a press means."""
    groups = sections_of(form, found)
    if not command.section:
        return found
    return tuple(groups[command.section][1]) if command.section in groups else ()
