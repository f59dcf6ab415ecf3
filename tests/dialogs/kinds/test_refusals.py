"""Words typed instead of an answer, in three languages, and what is no refusal though it sounds like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.engine.kinds.refusals import Wish, wished

SAID = {
    Wish.UNKNOWN: """
        не знаю|Не знаю.|я не знаю|не знаю точно|не знаю, коли|не пам'ятаю|не пам’ятаю дати|на жаль, не пам’ятаю
        не памятаю|ні, не знаю|забула|без поняття|хз|важко сказати|не помню|я не помню точно|понятия не имею
        неизвестно|нет, не помню|к сожалению, не знаю|I don't know|i dont know|don’t remember|idk|not sure
        no idea|I can’t remember|не знаю номера|не помню адрес|номера не знаю
        дати не пам'ятаю|точної дати не пам'ятаю|та не знаю я|та хз|да не помню уже|звідки мені знати|откуда мне знать
        а хто його зна|немає під рукою|паспорта при собі немає|нет под рукой
    """,
    Wish.DECLINED: """
        не хочу|не хочу відповідати|не хочу про це говорити|не скажу|відмовляюся|не хочу отвечать
        не буду говорить|без комментариев|I don't want to answer|prefer not to say|rather not say|decline
        не готова відповідати
    """,
    Wish.NOTHING: """
        нема|немає|Немає!|нема такого|нема документа|у мене немає|нет|нету|нет документа|у меня нет|не маю|none
        n/a|I don’t have it|-|—|відсутній|немає номера
        документів немає|документов нет|фото нема|пошти немає|чеків немає|нет у меня никаких бумаг|та нема|немає ніяких
    """,
    Wish.NO: "не було документів|ні|нє|no|нічого|ничего|не було|не было|nothing|нікого|никого",
    Wish.SKIP: "пропустити|Пропуск|пропускаю|пропустить|skip|pass|далі|дальше|потім|next|пізніше",
    Wish.DONE: "готово|це все|це всі|всё|вот и все|done|that’s all|finished|все",
}


@pytest.mark.parametrize("wish", SAID)
def test_what_people_type_instead_of_an_answer(wish: Wish) -> None:
    for words in SAID[wish].strip().replace("\n", "|").split("|"):
        assert wished(words.strip()) is wish, words


@pytest.mark.parametrize(
    "said",
    [
        "",
        "Коваль",
        "не знаю, що сталося з чоловіком після обстрілу",
        "Не було світла й води",
        "немає світла",
        "світла немає",
        "роботи нема",
        "документи згоріли",
        "дому немає",
        "та",
        "документ",
        "нема роботи",
        "не пам’ятаю точно, десь у березні 2022",
        "Забули документи вдома",
        "все зруйновано",
        "далі ми поїхали до Польщі",
        "не хочу, щоб це повторилося",
        "Нова Каховка",
        "24.02.2022",
        "5",
        "не знаю 5",
        "никогда",
        "так",
        "x" * 200,
    ],
)
def test_what_says_more_is_no_refusal(said: str) -> None:
    assert wished(said) is None


@given(st.text(max_size=200))
def test_any_text_is_looked_at_without_harm(text: str) -> None:
    assert wished(text) in {None, *Wish}
