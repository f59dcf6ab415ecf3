"""Facts that the person told in another claim: offered before the first question, with where they come from."""

from __future__ import annotations

from conversation.claims.writing import HANDED, open_claim
from conversation.commands import TakeKnown
from conversation.people.records import records_of, told_by_records
from dialogs.engine.answers import UNNAMED, Items, Place, Ref, Screen
from dialogs.engine.commands import Copy, GoTo, Keep
from dialogs.engine.form import Form
from dialogs.engine.kinds.members import short_name
from dialogs.engine.kinds.money import describe_sum
from dialogs.engine.look.fitting import fitted, on_button
from dialogs.engine.look.wording import answer_text, origin_text, shortened
from dialogs.engine.path import Slot
from dialogs.engine.questions import Repeat, Section
from dialogs.engine.sharing import Offer, Told, Twice
from dialogs.engine.views import Action, View
from dialogs.finder.life import FINDER
from dialogs.language import N_, Language
from storage import User, Work

PLACE = Place(Screen.OFFER)

_LATEST = 24
"""How many claims are looked at: each has to be deciphered, and what is older is told in these as well."""


def told_elsewhere(work: Work, user: User, claim_id: str) -> list[Told]:
    """What is known besides this claim: the records of people first, since they are corrected in one place, then the
    person's other claims, the newest first."""
    records = records_of(work, user)
    about = {record.id: record.about for record in records}
    others = [
        head
        for head in work.claims.list(user)
        if head.id != claim_id and head.form != FINDER.code and head.status != HANDED
    ]
    found = told_by_records(records)
    for head in others[:_LATEST]:
        if writing := open_claim(work, user, head.id):
            found.append(Told(writing.form, writing.draft, about.get(head.person, ""), head.id))
    return found


def sections_of(form: Form, found: tuple[Offer, ...]) -> dict[str, tuple[Section, list[Offer]]]:
    """What is offered, by the section of the form, in its order. Money that is claimed once stands apart, and so does
    what there is none of."""
    groups: dict[str, tuple[Section, list[Offer]]] = {}
    for section in form.sections:
        own = [offer for offer in found if offer.asks in section.items and not (offer.once or offer.left_out)]
        if own:
            groups[section.key] = (section, own)
    return groups


def offer_view(form: Form, found: tuple[Offer, ...], place: Place, language: Language) -> View:
    """What is known already: section by section, or all at once with one tap. Costs are taken only by themselves, with
    the sentence that each is claimed once."""
    groups = sections_of(form, found)
    choices = [
        Action(
            on_button(language.text(section.title)),
            TakeKnown(section.key),
            f"{language.text(section.title)}: {_said(section, own, language)}",
        )
        for section, own in groups.values()
    ]
    if left := [offer for offer in found if offer.left_out]:
        choices.append(
            Action(language.text(N_("Пропущене")), TakeKnown(LEFT_OUT), _left_out(form, left, language))
        )
    if len(choices) > 1:
        choices.insert(0, Action(language.text(N_("Взяти всі ці відповіді")), TakeKnown()))
    if costs := [offer for offer in found if offer.once]:
        once = language.text(N_("Кожну витрату заявляють лише в одній заяві."))
        said = shortened(
            "; ".join(f"{language.text(one.asks.label)} ({_listed(one)})" for one in costs), _COSTS
        )
        choices.append(Action(language.text(N_("Витрати")), TakeKnown(COSTS), f"{said}. {once}"))
    view = View(
        place=place,
        ref=None,
        heading=language.text(N_("Дещо ви вже розповіли")),
        lines=(
            language.text(N_("Ці відповіді є в інших ваших заявах. Їх можна взяти звідти, а потім змінити.")),
        ),
        actions=(Action(language.text(N_("Відповісти заново")), Keep()),),
    )
    return fitted(view, tuple(choices), language)


_COSTS = 120
"""Characters of the costs that are named."""

COSTS = "costs"
"""In place of a section: money that may be claimed in one claim only."""

LEFT_OUT = "left out"
"""In place of a section: what there is none of, or what is not known."""


def known_action(count: int, language: Language) -> Action:
    """On the task list: there is something to take over."""
    return Action(language.text(N_("Взяти відповіді ({n})"), n=count), GoTo(PLACE))


def list_action(offer: Offer, language: Language) -> Action:
    """At a list of relatives: the same people, each with who they are to the person of this claim."""
    return Action(language.text(N_("Взяти список ({n})"), n=_listed(offer)), TakeKnown(offer.asks.key))


def story_action(text: str, language: Language) -> Action:
    """At the question about a story: one that was told in a claim for somebody else, to be changed and sent.

    Nothing is taken over: the words of one person never stand for another's."""
    return Action(language.text(N_("Показати мою розповідь")), Copy(text[:_LONGEST]))


_LONGEST = 3900
"""A message holds 4,096 UTF-16 units: https://core.telegram.org/bots/api#sendmessage"""


def twice_text(twice: Twice, language: Language) -> str:
    """A doubt: two claims hold the same cost."""
    what = language.text(
        N_("{name}, {amount}: така витрата є і в іншій вашій заяві{where}."),
        name=twice.name or language.text(N_("Витрата")),
        amount=describe_sum(twice.amount, language),
        where=f" {twice.origin}" if twice.origin != UNNAMED else "",
    )
    return f"{what} {language.text(N_('Одну витрату заявляють один раз.'))}"


def _said(section: Section, own: list[Offer], language: Language) -> str:
    words = [_words(section, offer, language) for offer in own[:3]]
    more = language.text(N_("і ще {n}"), n=len(own) - 3) if len(own) > 3 else ""
    origins = dict.fromkeys(origin_text(offer.origin, language) for offer in own)
    others = (
        language.text(N_("Там ідеться про іншу людину: перевірте.")) if any(o.others for o in own) else ""
    )
    told = "; ".join(filter(None, (*words, more)))
    return " ".join(filter(None, (told if told.endswith("…") else f"{told}.", *origins, others)))


def _left_out(form: Form, left: list[Offer], language: Language) -> str:
    """What was left out, and how: «Податковий номер — Немає»."""
    words = []
    for offer in left[:3]:
        ref = Ref(offer.asks.key)
        slot = Slot(ref, offer.asks, form.sections[0], None, offer.answers[ref], programme=form.programme)
        named = language.text(offer.asks.short or offer.asks.ask)
        words.append(f"{named.rstrip('?')} — {answer_text(slot, language)}")
    more = language.text(N_("і ще {n}"), n=len(left) - 3) if len(left) > 3 else ""
    return f"{language.text(N_('Пропущене'))}: {'; '.join(filter(None, (*words, more)))}."


def _words(section: Section, offer: Offer, language: Language) -> str:
    answer = offer.answers[Ref(offer.asks.key)]
    if isinstance(offer.asks, Repeat):
        return _people(offer.asks, offer, language)
    return shortened(
        answer_text(Slot(Ref(offer.asks.key), offer.asks, section, None, answer), language), _FACT
    )


_FACT = 30
"""Characters of one answer."""


def _people(asks: Repeat, offer: Offer, language: Language) -> str:
    """Who is on a list, by name; where nobody is named, what is listed and how many."""
    value = offer.answers[Ref(asks.key)].value
    ids = value.ids if isinstance(value, Items) else ()
    keys = asks.called_by or asks.named_by
    told = [offer.answers.get(Ref(key, id)) for id in ids for key in keys]
    names = [short_name(answer.value) for answer in told if answer is not None and answer.given]
    if len(names) != len(ids) or not names:
        return f"{language.text(asks.short or asks.label)} ({len(ids)})"
    more = language.text(N_("і ще {n}"), n=len(names) - _NAMES) if len(names) > _NAMES else ""
    return ", ".join(names[:_NAMES]) + (f" {more}" if more else "")


_NAMES = 4
"""How many of a list are named."""


def _listed(offer: Offer) -> int:
    value = offer.answers[Ref(offer.asks.key)].value
    return len(value.ids) if isinstance(value, Items) else 1


def taking(command: TakeKnown, form: Form, found: tuple[Offer, ...]) -> tuple[Offer, ...]:
    """The offers that a press means."""
    if command.section == COSTS:
        return tuple(offer for offer in found if offer.once)
    if command.section == LEFT_OUT:
        return tuple(offer for offer in found if offer.left_out)
    if not command.section:
        return tuple(offer for offer in found if not offer.once)
    if listed := tuple(offer for offer in found if offer.asks.key == command.section):
        return listed
    groups = sections_of(form, found)
    return tuple(groups[command.section][1]) if command.section in groups else ()
