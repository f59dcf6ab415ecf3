"""What tells nothing is asked about once before it is a story, and can be kept; a story of two words is a story."""

from __future__ import annotations

import pytest

from dialogs.engine.kinds.long_text import LongText
from dialogs.programmes import all_forms
from tests.bot.test_trying import tried
from tests.dialogs.scope import doubted

NOTHING = (
    "аааа", "а", "ААААА", "ййй", "ааа ааа", "бла бла бла", "ла ла ла", "йцукен", "qwerty", "asdf", "asdf asdf",
    "фівапролд", "нгшщ", "прлдж", "мрпмр кнгш", "лрвпларвпл", "хххх", "тест", "123",
)  # fmt: skip
TRADES = (
    "слюсар", "вчителька", "я вчителька", "водій", "медсестра", "пенсіонерка", "учитель", "Працюю кухарем",
    "I am a nurse",
)  # fmt: skip
STORIES = (
    "Згоріло все.", "Немає слів", "Згоріло", "Обстріл", "вибух", "Пожежа", "жах", "Мама загинула", "РСЗВ", "ДТП",
    "Вдова", "Ніч, вибух, діти.", "сталося лихо", "Втекли", "взвод", "Взрыв", "Fire.", "дрг", "Агентство обстріляли",
    "слюсар 5 розряду, завод розбомбили", "Дах. Вікна. Двері.", "Горить, горить", "контрнаступ", "Пожар", "Удар",
)  # fmt: skip


@pytest.mark.parametrize("typed", [*NOTHING, *TRADES])
def test_it_is_asked_about_kindly_and_can_be_kept(typed: str) -> None:
    refusal = doubted(LongText(), typed)
    assert refusal.code == "story.word" and refusal.soft
    assert tried("A1.2", "displacement_circumstances", typed, "так").stored == typed


@pytest.mark.parametrize("typed", STORIES)
def test_a_short_story_is_a_story(typed: str) -> None:
    assert tried("A1.2", "displacement_circumstances", typed).stored == typed


@pytest.mark.parametrize("typed", ["Добрий день", "привіт", "Слава Україні", "hello", "добрый вечер"])
def test_a_greeting_is_answered_and_no_story(typed: str) -> None:
    taken = tried("A1.2", "displacement_circumstances", typed)
    assert taken.stored is None and taken.refusal == "Ми тут. Відповідайте, коли зручно: усе збережено."


@pytest.mark.parametrize("key", ["job_description", "self_employed_activity", "new_self_employed_activity"])
def test_a_trade_is_an_answer_where_work_is_asked_about(key: str) -> None:
    assert key in all_forms()["A3.4"].questions
    assert tried("A3.4", key, "слюсар").stored == "слюсар"
    assert tried("A3.4", key, "йцукен").stored is None
