"""Yes or no."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from dialogs.engine.answers import Input
from dialogs.engine.conditions import Scope
from dialogs.engine.errors import Refusal
from dialogs.engine.kinds.base import Kind
from dialogs.engine.kinds.choosing import NO, YES, denied, leading, of_one_side, options_meant
from dialogs.engine.kinds.country import is_citizen
from dialogs.engine.kinds.words import folded, matching, part_of
from dialogs.engine.options import Option
from dialogs.language import N_, Language
from dialogs.patterns import expression

_YES = (*sorted(YES), "+")
_NO = (*sorted(NO), "-")
_IS = expression(
    r"(?:вже |уже |ще |еще |ещё )?(?:є|есть|маю|маємо|имею|було|була|був|були|было|была|был|были|можу|могу|буде|будет|"
    r"правда|точно|так точно|підтверджую|подтверждаю|погоджуюсь|погоджуюся|согласен|согласна|"
    r"i do|i am|i have|it is|it was)"
)
_IS_NOT = expression(
    r"(?:ще |еще |ещё |поки |пока |вже |уже |зовсім |совсем |взагалі |вообще |ні разу |)*"
    r"(?:не|ні|нет|не (?:вийшло|вдалося|вдалось|получилось|удалось|змогли|змогла|зміг|смогли|смогла|смог|встигли|"
    r"є|маю|маємо|имею|було|была|был|була|був|були|были|было|можу|могу|буде|будет|так|"
    r"треба|надо|нужно|потрібно|варто)|не зараз|"
    r"(?:(?:ні |ни )?(?:в|у) (?:жодному|якому|ніякому|коем) (?:разі|случае))|точно ні|точно нет|відсутн\w+|отсутствует|"
    r"жодного разу|ни разу|ніколи|никогда|never|not yet|not at all|аж ніяк|i do not|i don’t|i have not|i am not)"
)


_NO_ANSWER = expression(
    r"(?:та |ну )?(?:(?:так|так же|також) само|так (?:собі|себе|сказати|сказать|би мовити|званий|называемый)|"
    r"(?:ні|ни) (?:те|то|туди|туда|риба|рыба)\W+(?:ні|ни) \S+)"
)
"""«Так само» begins like a yes, and says that something is as it was told elsewhere; «так собі» is neither."""

_TAKES_BACK = expression(
    r"(?:(?:але|но|тільки|только|просто|ну|вже|уже|but|only) )+(?:не|ні|нє|нет|no|not)"
    r"(?: зовсім| зовсем| совсем| дуже| очень| повністю| really| quite)?|щас|зараз|сейчас|счас"
)
"""«Так, але не зовсім», «ага, щас»: what follows a yes leaves little of it."""
_SHORT = 2
"""Words behind a yes that end in a no and take it back: in more the no is of something else («документів немає»)."""

_LEANING = expression(
    r"(?:(?:я )?(?:мабуть|напевно|напевне|певно|наверное|наверно|скоріше|швидше|скорее|думаю|здається|кажется|ймовірно|"
    r"вероятно|probably|i think|i guess)(?: за все| всього| всего)?,?(?: що| что| that)?)\b\s*"
)
_SIGNS = {sign: yes for signs, yes in (("+👍👌✅✔➕💯", True), ("-−–—👎❌✖➖🚫", False)) for sign in signs}
"""A sign that stands for yes or no; its tint and the selector of its picture do not matter."""

_PAUSE = expression(r"\W*\w+\s*[^\w\s]")
_MORE = expression(r"(?<!\w)(?:ще|еще|ещё|також|также|теж|тоже|плюс|і|й|та|и|also|and|too)(?!\w)")
"""«Так, але ще й польське» speaks of one more."""


class YesNo(Kind):
    """Yes or no, worded so that each makes sense alone («Так, була поранена»). The value is a bool.

    tells        beginnings of words that speak for yes (`Option.tells`)
    citizenship  it is asked whether somebody is a citizen of Ukraine: countries and peoples are an answer too
    """

    name = "yes_no"
    takes = N_("Натисніть кнопку або напишіть «так» чи «ні».")
    yes: str = N_("Так")
    no: str = N_("Ні")
    tells: tuple[str, ...] = ()
    citizenship: bool = False
    WORDING = frozenset({"yes", "no", "tells", "citizenship"})

    def parse(self, given: Input, scope: Scope) -> bool:
        found = matching(self.options(), given.option) if given.option else None
        meant = (found,) if found else self._of_citizens(given.text) or self._meant(given.text)
        if len(meant) == 1:
            return meant[0].value == "yes"
        if meant:
            raise Refusal(
                "yes_no.both", N_("Тут можна почути і «так», і «ні». Що з цього?"), options=self.options()
            )
        guessed = of_one_side(self.options(), given.text) or self._perhaps(given.text)
        if len(guessed) == 1:
            raise Refusal(
                "yes_no.perhaps",
                N_("Здається, це варіант {number}. Якщо так і є, натисніть його."),
                number=1 if guessed[0].value == "yes" else 2,
            )
        raise Refusal(
            "yes_no.unclear",
            N_("Тут потрібне «так» або «ні», а написано: «{part}». Натисніть кнопку чи напишіть слово."),
            part=part_of(given.text),
        )

    def doubt(self, given: Input, value: Any, scope: Scope) -> None:
        """«Так, не маю» and «ні, є» may be either."""
        if not self._takes_back(given.text, value):
            return
        raise Refusal(
            "yes_no.both", N_("Тут можна почути і «так», і «ні». Що з цього?"), options=self.options()
        )

    def _takes_back(self, text: str, value: bool) -> bool:
        yes, rest = leading(text)
        if set("+-") <= set(text.strip()):
            return True
        if yes is None or not rest:
            return False
        words = rest.split()
        if words[-1] in (NO if yes else YES) and (len(words) <= _SHORT or set(words) <= NO | YES):
            return True
        own, other = self.options() if value else self.options()[::-1]
        more = options_meant(self.options(), rest)
        if more in ((own,), (other,)):
            return more == (other,)
        said = folded(rest)
        if not yes:
            return _IS.fullmatch(said) is not None
        return any(taken.fullmatch(said) for taken in (_TAKES_BACK, _IS_NOT))

    def _of_citizens(self, text: str) -> tuple[Option, ...]:
        """«Українець і поляк» is yes, «поляк» is no, and «ні, я українка» may be either."""
        if not self.citizenship or matching(self.options(), text):
            return ()
        yes, rest = leading(text)
        denies = yes is False and not _PAUSE.match(text)  # «немає українського» denies what follows
        told = is_citizen(text if yes is None or denies else rest, "UA")
        if told is None:
            return ()
        if yes is None:
            return self.options()[:1] if told else self.options()[1:]
        return () if yes == told or _MORE.search(rest) else self.options()

    def _perhaps(self, text: str) -> tuple[Option, ...]:
        """«Мабуть так» leans to one side."""
        said = folded(text)
        return self._meant(bare) if (bare := _LEANING.sub("", said)) not in ("", said) else ()

    def _meant(self, text: str) -> tuple[Option, ...]:
        sign = text.strip().rstrip("\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
        if sign in _SIGNS:
            return (self.options()[0 if _SIGNS[sign] else 1],)
        said = folded(text)
        if _NO_ANSWER.fullmatch(said):
            return ()
        if _IS.fullmatch(said):
            return self.options()[:1]
        if _IS_NOT.fullmatch(said):
            return self.options()[1:]
        meant = options_meant(self.options(), text)
        if meant or not (without := denied(self.options(), text)):
            return meant
        return tuple(option for option in self.options() if option not in without)

    def describe(self, value: Any, language: Language) -> str:
        return language.text(self.yes if value else self.no)

    @cached_property
    def both(self) -> tuple[Option, Option]:
        """The two answers."""
        return Option(value="yes", label=self.yes, words=_YES, tells=self.tells), Option(
            value="no", label=self.no, words=_NO
        )

    def options(self) -> tuple[Option, ...]:
        return self.both

    def spoken(self, language: Language) -> Kind:
        return self.model_copy(update={"yes": language.text(self.yes), "no": language.text(self.no)})
