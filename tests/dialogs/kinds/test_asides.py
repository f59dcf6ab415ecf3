"""What people say to the bot instead of an answer is answered, and never stored."""

from __future__ import annotations

import pytest

from dialogs.engine.kinds.asides import aside

SAID = {
    "aside.what": "а що це?|Що це таке|шо писати|не розумію питання|поясніть будь ласка|what do you mean",
    "aside.why": "навіщо вам це?|зачем вам это|а для чого це питаєте|чому|why do you need this",
    "aside.left": "скільки ще питань|сколько еще вопросов?|чому так багато питань?|довго ще|how many questions left",
    "aside.stop": "стоп|STOP|досить|хватит|відміна|cancel|зараз не можу|давайте завтра|втомилася|нет времени",
    "aside.anger": "ви знущаєтесь?|издеваетесь|заебали|набридло вже|скільки можна|wtf",
    "aside.human": "покличте оператора|хочу поговорити з людиною|передзвоніть мені|допоможіть|помогите пожалуйста|sos",
    "aside.here": "Добрий день|добрый вечер|привіт|алло|є тут хто?|слава Україні|hello",
    "aside.before": "я вже писала це|вже відповідала|див. вище|те саме|как выше|same as above|як у чоловіка",
    "aside.thanks": "дякую вам велике|спасибо огромное|щиро дякую|thank you very much",
}


@pytest.mark.parametrize(
    ("typed", "code"), [(typed, code) for code, texts in SAID.items() for typed in texts.split("|")]
)
def test_it_is_heard_in_three_languages(typed: str, code: str) -> None:
    said = aside(typed)
    assert said is not None and said.code == code


@pytest.mark.parametrize(
    "typed",
    "хліб|Прилетіло|оператор|людина|Київ|тупа травма живота|не можу ходити після поранення|втомилася від обстрілів|"
    "хочу додому|багато|допомога сусідів|вище коліна|сказав чоловік, що там небезпечно|Слава Петренко|"
    "стоп-сигнал|зараз живу у Львові|дякую, але номер такий: 5|день пам’яті|що було, те й розповіла".split(
        "|"
    ),
)
def test_what_may_be_an_answer_is_left_to_the_question(typed: str) -> None:
    assert aside(typed) is None


@pytest.mark.parametrize("word", ["там", "ще", "знати", "треба", "питання", "і"])
def test_a_word_over_and_over_is_read_once(word: str) -> None:
    """Words that may stand around a phrase, or be one: tried in all combinations they would take minutes."""
    assert aside(f"{f'{word} ' * 80}"[:78] + "ъ") is None
