"""From a view to the message, letter by letter: where each part of a screen stands and what its buttons are."""

from __future__ import annotations

import pytest

from bot.telegram.layout import (
    MESSAGE_LIMIT,
    fitted,
    messages,
    screen,
    settled_text,
    unmarked,
    visible,
)
from conversation.buttons import button
from dialogs.engine.answers import Place
from dialogs.engine.commands import Copy, Keep
from dialogs.engine.views import Action, Field, View
from locales import language
from playground.formatting import units

UKRAINIAN, ENGLISH = language("uk"), language("en")
KEEP = button(5, Keep())
WHOLE = View(
    place=Place(),
    ref=None,
    heading="Де & коли?",
    lines=("Рядок <1>", "Рядок 2"),
    folded=("Перше", "Друге"),
    example="8 березня",
    choices=(Action("Перший", Keep(), "Перший довгий"), Action("Другий", Keep(), style="danger")),
    first=3,
    actions=(Action("Дія", Keep(), style="success"),),
    bottom=(Action("Назад", Keep()), Action("Пауза", Keep())),
    exit=Action("Вийти", Keep()),
    progress="Розділ · 2",
)


def test_every_part_has_its_place() -> None:
    message = screen(WHOLE, 5, UKRAINIAN)
    assert message.text == (
        "<b>Де &amp; коли?</b>\nРядок &lt;1&gt;\nРядок 2\n\n"
        "<blockquote expandable>Перше\nДруге</blockquote>\n\n"
        "3. Перший довгий\n4. Другий\n\n"
        "Наприклад: <i>8 березня</i>\n\n"
        "<i>Розділ · 2</i>"
    )
    assert message.markup == {
        "inline_keyboard": [
            [{"text": "Перший", "callback_data": KEEP}],
            [{"text": "Другий", "callback_data": KEEP, "style": "danger"}],
            [{"text": "Дія", "callback_data": KEEP, "style": "success"}],
            [{"text": "Назад", "callback_data": KEEP}, {"text": "Пауза", "callback_data": KEEP}],
            [{"text": "Вийти", "callback_data": KEEP}],
        ]
    }
    assert (message.inline, message.heading, message.before) == (True, "Де & коли?", ())
    assert "For example: <i>8 березня</i>" in screen(WHOLE, 5, ENGLISH).text


def test_what_there_is_to_say_of_the_last_answer_stands_between_the_question_and_its_help() -> None:
    message = screen(WHOLE._replace(notes=("Друге", "Перше")), 5, UKRAINIAN, ("Перше", "Нове"))
    assert message.text.startswith(
        "<b>Де &amp; коли?</b>\n\nПерше\n\nНове\n\nДруге\n\nРядок &lt;1&gt;\nРядок 2\n\n"
    ), "and nothing is said twice"


def test_whom_it_is_about_comes_first() -> None:
    assert screen(WHOLE._replace(whose="Софія"), 5, UKRAINIAN).text.startswith(
        "<b>Софія · Де &amp; коли?</b>"
    )


def test_notes_that_find_no_room_go_before_the_screen() -> None:
    long = ("слово " * 60).strip()
    message = screen(WHOLE._replace(notes=(long, "ще одне")), 5, UKRAINIAN)
    assert message.before == (long, "ще одне")
    assert "слово" not in message.text and message.text.startswith("<b>Де &amp; коли?</b>\nРядок")


@pytest.mark.parametrize(
    ("lengths", "sizes"), [((173, 175), [350]), ((174, 175), [174, 175]), ((348, 1), [348, 1]), ((0, 5), [5])]
)
def test_as_many_paragraphs_are_one_message_as_are_read_without_scrolling(
    lengths: tuple[int, ...], sizes: list[int]
) -> None:
    assert [len(one) for one in messages(["ї" * length for length in lengths])] == sizes


def test_fields_of_a_portal_are_copied_by_a_press() -> None:
    fields = (
        Field("Назва", "так & ні", "грн", ("Примітка",), "Заголовок", exact=True, number=1),
        Field("Інша", "вибрати"),
        Field("Порожня", "", "осторонь"),
    )
    view = View(
        Place(), None, "Розділ", fields=fields, choices=(Action("Копіювати 1", Copy("x"), copy="так & ні"),)
    )
    message = screen(view, 5, UKRAINIAN)
    assert message.text == (
        "<b>Розділ</b>\n\n<u>Заголовок</u>\n1. Назва\n<code>так &amp; ні</code> (грн)\n<i>Примітка</i>\n\n"
        "Інша\n<b>вибрати</b>\n\nПорожня"
    )
    assert message.markup == {
        "inline_keyboard": [[{"text": "Копіювати 1", "copy_text": {"text": "так & ні"}}]]
    }


@pytest.mark.parametrize(
    ("share", "button_"),
    [
        ("phone", {"text": "Поділитися моїм номером", "request_contact": True}),
        ("location", {"text": "Надіслати місце, де я зараз", "request_location": True}),
    ],
)
def test_a_number_or_a_pin_is_shared_from_the_keyboard_of_the_phone(
    share: str, button_: dict[str, object]
) -> None:
    message = screen(WHOLE._replace(share=share), 5, UKRAINIAN)  # type: ignore[arg-type]
    assert not message.inline
    assert message.markup == {
        "keyboard": [
            [button_],
            [{"text": "Перший"}],
            [{"text": "Другий"}],
            [{"text": "Дія"}],
            [{"text": "Назад"}, {"text": "Пауза"}],
            [{"text": "Вийти"}],
        ],
        "resize_keyboard": True,
        "one_time_keyboard": True,
    }


def test_a_screen_without_buttons_has_no_keyboard() -> None:
    assert screen(View(Place(), None, "Кінець"), 5, UKRAINIAN).markup is None


def test_a_button_is_never_empty_and_never_too_long() -> None:
    view = View(Place(), None, "Що?", choices=(Action("\u202e", Keep()), Action("ї" * 60, Keep())))
    rows = screen(view, 5, UKRAINIAN).markup["inline_keyboard"]  # type: ignore[index]
    assert [row[0]["text"] for row in rows] == ["…", "ї" * 40]


def test_a_settled_question_is_one_line_and_its_answer() -> None:
    assert settled_text("Де <це>?", "Тут & там") == "✅ Де &lt;це&gt;?\n<b>Тут &amp; там</b>"


@pytest.mark.parametrize("length", [MESSAGE_LIMIT - 1, MESSAGE_LIMIT, MESSAGE_LIMIT + 1, MESSAGE_LIMIT + 2])
def test_only_what_is_too_long_is_cut_and_to_the_last_character(length: int) -> None:
    text = "ї" * length
    cut = fitted(text)
    assert cut == text if length <= MESSAGE_LIMIT else cut == "ї" * (MESSAGE_LIMIT - 1) + "…"
    marked = fitted(f"<b>{text}</b>")
    assert marked.endswith("…</b>") and units(marked) == MESSAGE_LIMIT


def test_without_markup_the_words_stay() -> None:
    text = "<b>A</b> <i>&lt;b&gt;</i> <u>u</u> <code>c</code> <blockquote expandable>q</blockquote>"
    assert unmarked(text) == "A <b> u c q"


@pytest.mark.parametrize("sign", ["\x00", "\x08", "\x0b", "\x1f", "\x7f", "\x9f", "\u061c", "\u200e", "\u200f",
    "\u202a", "\u202e", "\u2028", "\u2029", "\u2066", "\u2069", "\ufeff"])  # fmt: skip
def test_what_turns_the_writing_or_cannot_be_seen_is_left_out(sign: str) -> None:
    assert visible(f"a{sign}b") == "ab"


def test_line_breaks_and_joined_pictures_stay() -> None:
    assert visible("а\tб\nв 👩‍👩‍👧") == "а\tб\nв 👩‍👩‍👧"
