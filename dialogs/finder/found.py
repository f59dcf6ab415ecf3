"""What the finder found, counted, and the claim that comes next."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from dialogs.engine.commands import Begin
from dialogs.engine.form import Form
from dialogs.engine.look.fitting import LABEL, on_button
from dialogs.engine.views import Action
from dialogs.finder.life import LIFE
from dialogs.finder.proposals import Member, Proposal
from dialogs.finder.stages import Key, Stage, counted, key, upcoming
from dialogs.language import N_, Language


@dataclass(frozen=True, slots=True)
class Found:
    """What there is to show.

    remarks  what has to be said besides, as source texts
    stages   how far each claim is; one that is not named is not begun
    closed   categories that Diia does not take at present («за технічної можливості», paragraph 3)
    section  the section of the finder with the answers about what happened
    """

    members: tuple[Member, ...]
    remarks: tuple[str, ...] = ()
    stages: Mapping[Key, Stage] = field(default_factory=dict)
    closed: Collection[str] = ()
    section: str = LIFE

    def stage(self, member: Member, proposal: Proposal) -> Stage:
        return self.stages.get(key(member, proposal), Stage.NEW)

    def open(self, member: Member) -> tuple[Proposal, ...]:
        """The claims of a person in categories that Diia takes."""
        return tuple(proposal for proposal in member.proposals if proposal.form.code not in self.closed)

    @property
    def claims(self) -> int:
        return sum(len(self.open(member)) for member in self.members)

    @property
    def people(self) -> int:
        """How many people there are claims for."""
        return sum(bool(self.open(member)) for member in self.members)


def counts_text(found: Found, language: Language) -> str:
    """«8 заяв для 4 людей», as what was found («знайшли 1 заяву для 1 людини»)."""
    return language.text(
        N_("{claims} для {people}"),
        claims=found_text(found.claims, language),
        people=language.count("{n} людини", "{n} людей", found.people),
    )


def stages_text(found: Found, language: Language) -> str:
    """«Пакет готовий: 1. Можна подавати: 1. Почато: 2. Не почато: 4.»; empty while nothing is begun."""
    numbers = counted(found.members, found.stages)
    if not any(number for stage, number in numbers.items() if stage is not Stage.NEW):
        return ""
    words = (
        (Stage.FILED, N_("Подано в Дії: {n}.")),
        (Stage.PACKAGED, N_("Пакет готовий: {n}.")),
        (Stage.READY, N_("Можна подавати: {n}.")),
        (Stage.BEGUN, N_("Почато: {n}.")),
        (Stage.NEW, N_("Не почато: {n}.")),
    )
    return " ".join(language.text(said, n=numbers[stage]) for stage, said in words if numbers[stage])


def following_action(found: Found, after: str, language: Language) -> Action | None:
    """«Далі: Максим, A1.2»: the claim that comes next, one tap from its draft. None when nothing waits.

    after  the category of the claim that was finished just now, or ""
    """
    for member, proposal in upcoming(found.members, found.stages, found.closed, after):
        code = proposal.form.code
        if member.who == "self":
            label = language.text(N_("Далі: ваша заява {code}"), code=code)
        else:
            next_ = N_("Далі: {name}, {code}")
            room = LABEL - len(language.text(next_, name="", code=code))
            name = on_button(name_text(member, language), room)
            label = language.text(next_, name=name, code=code)
        return Action(label, Begin(code, member.id))
    return None


def found_text(number: int, language: Language) -> str:
    """«1 заяву», «2 заяви», as the object of a sentence."""
    return language.count("{n} заяву", "{n} заяв", number)


def claims_text(number: int, language: Language) -> str:
    return language.count("{n} заява", "{n} заяв", number)


def name_text(member: Member, language: Language) -> str:
    if member.called:
        return member.called
    return language.text(N_("Дитина") if member.who == "child" else N_("Ще одна людина"))


def you_or_name(member: Member, language: Language) -> str:
    return language.text(N_("Ви")) if member.who == "self" else name_text(member, language)


def short_title(form: Form, language: Language) -> str:
    return on_button(language.text(form.button or form.title))
