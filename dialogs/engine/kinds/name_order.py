"""Which word of a name is the surname: people write it first or last, and some surnames look like patronymics."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.engine.kinds.given_names import FEMALE, fathers, is_given, may_be_surname
from dialogs.gazetteer.spelling import sounding
from dialogs.patterns import expression

_MALE_PATRONYMIC = expression(
    r"(?P<stem>.{2,}?)(?:[іи]?йович|ьович|ович|[іиь]?евич|євич|ovych|ovich|i?yovych|i?evych|i?evich)|"
    r"(?:ілліч|ильич|лукич|кузьмич|фомич|хомич|саввич|никитич|микитич|illich|ilyich)"
)
_FEMALE_PATRONYMIC = expression(
    r".{2,}(?:івна|ївна|овна|евна|евна|ьовна|yivna|ivna|ovna|evna)|.{2,}(?:инична|итична|ьминична|вв?ична)"
)
_TURKIC = expression(
    r"огл[иыуі]|ог’лу|к[’ъ]?[иыі]з[иыі]|г[иыі]з[иыі]|ул[иы]|ogl[iuyı]|oğlu|q[iı]z[iı]|k[iıy]z[iıy]|uly"
)
_TURKIC_END = expression(r".+-?(?:огл[иыуі]|к[’ъ]?[иыі]з[иыі]|oğlu|oglu|qizi|qızı)")
_SURNAME = expression(
    r".+(?:енк[оа]|ук|юк|чук|ськ(?:ий|а)|ск(?:ий|ая|а)|цьк(?:ий|а)|ц(?:кий|кая)|зьк(?:ий|а)|[оеєї]в|[оеєї]ва|[иії]н|[иії]на|"
    r"вич|ич|ець|ак|як|ик|ник|яр|аль|уля|юра|йло|ша|дзе|швілі|швили|ян|ун|ий|ова|enko|uk|iuk|chuk|sky|skyi|ski|ska|skyy|ov|"
    r"ova|ev|eva|in|ina|yna|vych|vich|ets|yan|dze)"
)

_ONLY_SURNAME = expression(
    r".{2,}(?:енк[оа]|ськ(?:ий|а)|ск(?:ий|ая|а)|цьк(?:ий|а)|ц(?:кий|кая)|зьк(?:ий|а)|чук|щук|юк|[оеєё]ва)"
)
"""No given name ends so, except a few that are known."""


_SON_OF = ("ібн ", "ибн ", "бін ", "бин ", "бінт ", "бинт ", "ibn ", "bin ", "bint ")
"""Before the father's name, which some papers have as the surname and others as the patronymic."""


@dataclass(frozen=True, slots=True)
class Order:
    """One way to read the words of a name."""

    surname: str
    given: str
    patronymic: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.surname, self.given, self.patronymic) if part)


def is_child_of(word: str) -> bool:
    """Whether a word says «son of» or «daughter of» after the father's name: огли, къызы."""
    return _TURKIC.fullmatch(word.casefold()) is not None


def is_patronymic(word: str) -> bool:
    """Whether a word is a patronymic: «Іванівна», «Петрович», «Расім-огли». «Мацкевич» is a surname only."""
    said = word.casefold()
    father, _, child = said.replace("-", " ").rpartition(" ")
    if _FEMALE_PATRONYMIC.fullmatch(said) or _TURKIC_END.fullmatch(said) or (father and is_child_of(child)):
        return True
    male = _MALE_PATRONYMIC.fullmatch(said)
    return bool(male and (male["stem"] is None or fathers(male["stem"]) or not _ends_as_surname(said)))


def _ends_as_surname(word: str) -> bool:
    """«-евич» and «-кович» are endings of surnames more often than of rare fathers' names."""
    return word.endswith(("кевич", "кович", "евич", "kevych", "kovych", "evich", "evych"))


def orders(words: list[str]) -> tuple[Order, ...]:
    """How the words can be read, the likeliest first. One reading is certain; with several the person is asked.

    A reading without a surname means that it is still to be told.
    """
    words, father = _with_turkic(words)
    if father >= 0:
        return (_by_patronymic(words, father),)
    led = next((at for at, word in enumerate(words) if at and " " in word), 0)
    if led:  # «Pennie von Bergen Wessel»: what follows a particle is the surname
        turned = Order(" ".join(words[led:]), " ".join(words[:led]))
        if led > 1 and words[led].casefold().startswith(_SON_OF):  # «Мухаммад Алі ібн Хасан»
            return (turned, Order(words[0], " ".join(words[1:led]), " ".join(words[led:])))
        return (turned,) if words[led][0].islower() or is_given(words[0]) else (_inside(words), turned)
    if len(words) == 2:
        return _two(words[0], words[1])
    places = [at for at, word in enumerate(words) if is_patronymic(word) and at > 0]
    sure = [at for at in places if _FEMALE_PATRONYMIC.fullmatch(words[at].casefold()) or _agrees(words, at)]
    if sure:
        at = sure[0] if sure[0] < len(words) - 1 and _only(sure, words) else sure[-1]
        return (_by_patronymic(words, at),)
    if places:
        return (_by_patronymic(words, places[0] if places[0] == 1 else places[-1]),)
    return _without_patronymic(words)


def _inside(words: list[str]) -> Order:
    """«Нгуен Ван Хунг»: with a capital a particle may be a name of its own."""
    first, *rest = " ".join(words).split()
    return Order(first, rest[0], " ".join(rest[1:]))


def _with_turkic(words: list[str]) -> tuple[list[str], int]:
    """«Расім огли» is one patronymic; its place, or -1."""
    for at in range(len(words) - 1, 0, -1):
        if is_child_of(words[at]):
            return [*words[: at - 1], f"{words[at - 1]} {words[at]}", *words[at + 1 :]], at - 1
    return words, -1


def _only(sure: list[int], words: list[str]) -> bool:
    """«Олена Петрівна Мацкевич» has one patronymic; so has «Мацкевич Олена Петрівна»."""
    return len(sure) == 1 or sure[0] == 1


def _agrees(words: list[str], at: int) -> bool:
    """A male patronymic next to a given name: «Іван Петрович» in whatever place."""
    return is_given(words[at - 1]) and sounding(words[at - 1]) not in FEMALE


def _by_patronymic(words: list[str], at: int) -> Order:
    """The given name stands before the patronymic; the rest, before or after them, is the surname."""
    if at == 0:
        return Order(" ".join(words[1:]), "", words[0])
    others = [*words[: at - 1], *words[at + 1 :]]
    if len(others) == 1 and is_given(others[0]) and not is_given(words[at - 1]):
        return Order(words[at - 1], others[0], words[at])  # «Олена Петренко Іванівна»
    return Order(" ".join(others), words[at - 1], words[at])


def _two(first: str, second: str) -> tuple[Order, ...]:
    as_asked, turned = Order(first, second), Order(second, first)
    if _FEMALE_PATRONYMIC.fullmatch(second.casefold()):
        return (Order("", first, second),)
    given = (is_given(first), is_given(second))
    if is_patronymic(second) and given[0]:
        return (turned,) if sounding(first) in FEMALE else (turned, Order("", first, second))
    if given == (True, False):
        likely = (
            sounding(first) in FEMALE or not may_be_surname(first) or _SURNAME.fullmatch(second.casefold())
        )
        return (turned,) if likely else (turned, as_asked)
    if given == (True, True):
        if may_be_surname(first) != may_be_surname(second):
            return (as_asked,) if may_be_surname(first) else (turned,)
        return (as_asked, turned)
    return (turned, as_asked) if _is_only_surname(second) and not _is_only_surname(first) else (as_asked,)


def _is_only_surname(word: str) -> bool:
    """Whether a word can be no given name: «Левицький», «Джеппарова»."""
    return _ONLY_SURNAME.fullmatch(word.casefold()) is not None and not is_given(word)


def _without_patronymic(words: list[str]) -> tuple[Order, ...]:
    """«Олена Марія Коваль», «García Márquez Gabriel José»: given names lead or follow, as far as they are known."""
    as_asked = Order(words[0], words[1], " ".join(words[2:]))
    if is_patronymic(words[0]) and is_given(words[1]) and len(words) == 3:
        return (as_asked, Order(words[2], words[1], words[0]))
    if _FEMALE_PATRONYMIC.fullmatch(words[0].casefold()) and len(words) == 3:
        return (Order(words[1], words[2], words[0]), as_asked)
    if is_given(words[0]) and not is_given(words[-1]) and not may_be_surname(words[0]):
        return (Order(words[-1], " ".join(words[:-1])), as_asked)
    surname = next((at for at in range(len(words) - 1, 0, -1) if _is_only_surname(words[at])), 0)
    if surname and not _is_only_surname(words[0]) and not is_given(words[1]):
        rest = words[surname + 1 :] or words[:surname]
        return (Order(" ".join(word for word in words if word not in rest), " ".join(rest)), as_asked)
    return (as_asked,)
