"""Checks of one answer against others, and of a story against itself."""

from __future__ import annotations

import pytest

from dialogs.engine.checks import Check, OtherThan, ToldHere
from dialogs.engine.errors import Refusal
from tests.dialogs.scope import Answered

STORY = ToldHere(message="Розкажіть тут.")


def refused(check: Check, value: object) -> bool:
    try:
        check.check(value, Answered())
    except Refusal:
        return True
    return False


@pytest.mark.parametrize(
    "text",
    [
        "Те саме, що в моїй заяві",
        "те саме",
        "Те саме.",
        "Все те саме, що й у мене",
        "усе так само, як у мами",
        "Так само як у мене",
        "Як у мене",
        "як у моїй заяві",
        "Як в іншій заяві.",
        "як і в моїй",
        "то же самое",
        "То же самое, что у меня",
        "Тоже самое что и в моём заявлении",
        "как у меня",
        "так же как у мамы",
        "теж саме",
        "див. мою заяву",
        "Дивіться заяву мами",
        "смотрите моё заявление",
        "Аналогічно",
        "аналогично моей",
        "ідентично",
        "same as mine",
        "The same as in my claim",
        "see my claim",
        "as in my claim",
        "ditto",
        "Уже написано в моїй заяві",
        "все описано у моїй заяві",
        "Я вже розповідала про це в своїй заяві.",
        "в моїй заяві",
        "У заяві мами",
        "всё написано в моём заявлении",
        "читайте мою заяву",
        "та сама історія",
        "Така сама історія, як у мене",
        "та же история что у меня",
        "те ж, що в мене",
        "то же что и у меня",
    ],
)
def test_a_pointer_to_another_claim_is_no_story(text: str) -> None:
    assert refused(STORY, text)


@pytest.mark.parametrize(
    "text",
    [
        "Снаряд влучив у наш дім.",
        "Як у мами почався напад, ми побігли до підвалу.",
        "Так само як у мами, у доньки згоріла кімната від ракети.",
        "Те, що ми бачили, не забути: палав увесь двір.",
        "Тоді ж ми виїхали до Польщі.",
        "Нас вивезли автобусом через Бердянськ.",
        "Як вибухнуло, усі лягли на підлогу.",
        "Мама подавала заяву, а я жила тоді в Ізюмі.",
        "Same day we left for Warsaw.",
        "Та історія почалася 5 березня: у двір влучила міна.",
        "Так почалася наша дорога до Львова.",
        "Так.",
        "Дім зруйновано 5 березня, як я написала в заяві про житло, а ми з донькою виїхали тижнем раніше.",
        "Те саме, що в моїй заяві, але донька тоді була в бабусі в Ізюмі: її вивозили волонтери через Барвінкове.",
        "Те саме сталося і з нашим сараєм: його спалили 3 травня, а в червні розібрали на дошки.",
        "",
    ],
)
def test_whoever_tells_something_is_heard(text: str) -> None:
    assert not refused(STORY, text)


def test_the_protecting_state_is_another_one() -> None:
    other = OtherThan(value="UA", message="Назвіть іншу державу.")
    assert refused(other, "UA")
    assert not refused(other, "PL")
    assert not refused(other, None)
