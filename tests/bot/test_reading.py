"""What Telegram sent, as it is understood: every shape of an update that people make."""

from __future__ import annotations

from typing import Any

import pytest

from bot.intake.reading import Arriving, happening_of, message_of, number_of, person_of
from conversation.files.receipts import PHOTO, SPOKEN
from conversation.happenings import Commanded, Edited, Happening, Pressed, Said, Sent, Shared, Strange, Timer

PRIVATE = {"id": 42, "type": "private"}


def message(**said: Any) -> dict[str, Any]:
    return {"message_id": 7, "date": 100, "chat": PRIVATE, "from": {"id": 42, "is_bot": False}, **said}


def update(**said: Any) -> dict[str, Any]:
    return {"update_id": 1, "message": message(**said)}


def file(**more: Any) -> dict[str, Any]:
    return {"file_id": "f", "file_unique_id": "u", **more}


def sent(name: str, media_type: str, unique_id: str = "u", **more: Any) -> Sent:
    told: dict[str, Any] = {"size": 0, "caption": "", "album": "", "message": 7, "at": 100} | more
    return Sent(file_id="f", unique_id=unique_id, name=name, media_type=media_type, **told)


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("Привіт", Said("Привіт", 7, 100)),
        ("/start", Commanded("start")),
        ("  /start", Said("  /start", 7, 100)),
        ("/START ", Commanded("start")),
        ("/start desk_12-AB", Commanded("start", "desk_12-AB")),
        ("/start@zayava_bot token", Commanded("start", "token")),
        ("/claims@zayava_bot", Commanded("claims")),
        ("/claims 5", Commanded("claims")),
        ("/desk", Commanded("desk")),
        ("/desk 123456", Commanded("desk", "123456")),
        ("/desk_out", Commanded("desk_out")),
        ("/desk_out all", Commanded("desk_out", "all")),
        ("/start мене вигнали", Said("/start мене вигнали", 7, 100)),
        ("/start one two", Said("/start one two", 7, 100)),
        ("/start " + "a" * 64, Commanded("start", "a" * 64)),
        ("/start " + "a" * 65, Said("/start " + "a" * 65, 7, 100)),
        ("/nothing", Said("/nothing", 7, 100)),
        ("start", Said("start", 7, 100)),
        ("", Said("", 7, 100)),
    ],
)
def test_a_text_is_a_command_or_what_was_said(text: str, understood: Happening) -> None:
    assert happening_of(update(text=text)) == understood


@pytest.mark.parametrize(
    ("said", "understood"),
    [
        ({"document": file(file_name="угода.pdf", mime_type="application/pdf", file_size=9)},
         sent("угода.pdf", "application/pdf", size=9)),
        ({"document": file()}, sent("file", "application/octet-stream")),
        ({"photo": [file(file_id="small"), file(file_size=5)]}, sent("photo.jpg", "image/jpeg", PHOTO + "u", size=5)),
        ({"photo": [file()], "caption": "Дім", "media_group_id": "g"},
         sent("photo.jpg", "image/jpeg", PHOTO + "u", caption="Дім", album="g")),
        ({"voice": file()}, sent("voice.ogg", "audio/ogg", SPOKEN + "u")),
        ({"voice": file(mime_type="audio/mp4")}, sent("voice.ogg", "audio/mp4", SPOKEN + "u")),
        ({"video_note": file()}, sent("video-note.mp4", "video/mp4", SPOKEN + "u")),
        ({"audio": file()}, sent("audio.mp3", "audio/mpeg")),
        ({"audio": file(file_name="свідок.m4a", mime_type="audio/mp4")}, sent("свідок.m4a", "audio/mp4")),
        ({"video": file()}, sent("video.mp4", "video/mp4")),
        ({"video": file(file_name="дім.mov", mime_type="video/quicktime")}, sent("дім.mov", "video/quicktime")),
        ({"animation": file(), "document": file(file_id="other")}, sent("animation.mp4", "video/mp4")),
        ({"live_photo": file(), "photo": [file(file_id="other")]}, sent("live-photo.mp4", "video/mp4")),
        ({"video": file(), "document": None}, sent("video.mp4", "video/mp4")),
    ],
)  # fmt: skip
def test_a_file_of_any_sort_has_a_name_and_a_type(said: dict[str, Any], understood: Sent) -> None:
    assert happening_of(update(**said)) == understood


def test_a_reply_says_to_what() -> None:
    said = update(text="так", reply_to_message={"message_id": 3, "text": "Коли?"})
    assert happening_of(said) == Said("так", 7, 100, 3, "Коли?")
    photo = update(text="так", reply_to_message={"message_id": 3, "photo": []})
    assert happening_of(photo) == Said("так", 7, 100, 3)


@pytest.mark.parametrize("by_bot", [True, False])
def test_the_words_of_a_bot_that_are_passed_on_are_nobody_s_answer(by_bot: bool) -> None:
    origin = {"type": "user", "sender_user": {"id": 5, "is_bot": by_bot}}
    said = update(text="Коли довелося виїхати?", forward_origin=origin)
    assert happening_of(said) == (Strange() if by_bot else Said("Коли довелося виїхати?", 7, 100))


def test_a_file_whose_message_was_edited_says_so() -> None:
    edited = {"update_id": 1, "edited_message": message(document=file(), caption="нове")}
    assert happening_of(edited) == sent("file", "application/octet-stream", caption="нове", renewed=True)


@pytest.mark.parametrize(
    ("contact", "own"),
    [
        ({"phone_number": "+380670000000", "user_id": 42}, True),
        ({"phone_number": "+380670000000", "user_id": 43}, False),
        ({"phone_number": "+380670000000"}, False),
    ],
)
def test_a_number_is_one_s_own_or_somebody_else_s(contact: dict[str, Any], own: bool) -> None:
    assert happening_of(update(contact=contact)) == Shared("+380670000000", message=7, own=own)


def test_without_a_sender_nobody_s_number_is_their_own() -> None:
    said = update(contact={"phone_number": "+380670000000"})
    del said["message"]["from"]
    assert happening_of(said) == Shared("+380670000000", message=7, own=False)


@pytest.mark.parametrize(
    ("happened", "understood"),
    [
        (update(location={"latitude": 50.1, "longitude": 30.2}), Shared(location=(50.1, 30.2), message=7)),
        ({"callback_query": {"id": "q", "data": "5.ab", "message": message()}}, Pressed("5.ab")),
        ({"callback_query": {"id": "q", "message": message()}}, Pressed("")),
        ({"edited_message": message(text="/start")}, Edited("/start", 7)),
        (update(message_auto_delete_timer_changed={"message_auto_delete_time": 86400}), Timer(86400)),
        (update(message_auto_delete_timer_changed={}), Timer(0)),
        (update(sticker={"file_id": "f"}), Strange()),
        (update(poll={}), Strange()),
        (update(photo=[]), Strange()),
    ],
)
def test_whatever_else_happens(happened: dict[str, Any], understood: Happening) -> None:
    assert happening_of(happened) == understood


@pytest.mark.parametrize(
    "silent",
    [
        {"update_id": 1},
        {"update_id": 1, "message": message(chat={"id": 42, "type": "group"}, text="x")},
        {"update_id": 1, "message": message(chat={"id": 42, "type": "supergroup"}, text="x")},
        {"update_id": 1, "message": {"message_id": 7, "text": "x"}},
        {"update_id": 1, "message": message(**{"from": {"id": 42, "is_bot": True}}, text="x")},
        {"update_id": 1, "edited_message": message(location={"latitude": 1, "longitude": 2})},
        {"update_id": 1, "callback_query": {"id": "q"}},
        {
            "update_id": 1,
            "callback_query": {"id": "q", "message": message(chat={"id": 4, "type": "channel"})},
        },
    ],
)
def test_where_nobody_said_anything_in_private_nothing_is_said(silent: dict[str, Any]) -> None:
    assert person_of(silent) is None
    assert Arriving.read(5, silent) is None


SERVICE = """boost_added chat_background_set chat_owner_changed chat_owner_left chat_shared checklist_tasks_added
    checklist_tasks_done connected_website delete_chat_photo direct_message_price_changed forum_topic_closed
    forum_topic_created forum_topic_edited forum_topic_reopened general_forum_topic_hidden
    general_forum_topic_unhidden gift gift_upgrade_sent giveaway_completed giveaway_created group_chat_created
    left_chat_member managed_bot_created migrate_from_chat_id migrate_to_chat_id
    new_chat_members new_chat_photo new_chat_title paid_message_price_changed passport_data pinned_message
    poll_option_added poll_option_deleted proximity_alert_triggered refunded_payment successful_payment unique_gift
    user_shared users_shared video_chat_ended video_chat_participants_invited video_chat_scheduled
    video_chat_started web_app_data write_access_allowed""".split()


@pytest.mark.parametrize("name", SERVICE)
def test_what_telegram_reports_by_itself_is_nobody_s_word(name: str) -> None:
    assert person_of(update(**{name: {}})) is None


def test_in_private_a_person_is_known_by_the_chat() -> None:
    assert person_of(update(text="x")) == 42
    assert person_of(update(location={"latitude": 1, "longitude": 2})) == 42
    assert person_of(update(message_auto_delete_timer_changed={})) == 42
    assert person_of({"edited_message": message(text="x")}) == 42
    pressed = {"callback_query": {"id": "q", "message": message(**{"from": {"id": 5, "is_bot": True}})}}
    assert person_of(pressed) == 42, "the message with the button is the bot's own"


def test_an_update_that_says_its_number_arrives_with_it() -> None:
    said = update(text="x")
    assert Arriving.read(5, said) == Arriving(5, 1, 42, said)
    with pytest.raises(ValueError, match="without a number"):
        Arriving.read(5, {"message": message(text="x")})


@pytest.mark.parametrize(
    ("told", "number"),
    [
        ({"update_id": 0}, 0),
        ({"update_id": 2**63 - 1}, 2**63 - 1),
        ({"update_id": 2**63}, None),
        ({"update_id": -1}, None),
        ({"update_id": True}, None),
        ({"update_id": "1"}, None),
        ({}, None),
        ([], None),
        (None, None),
    ],
)
def test_a_number_is_one_that_can_be_confirmed(told: Any, number: int | None) -> None:
    assert number_of(told) == number


@pytest.mark.parametrize(
    ("happened", "told"),
    [
        (update(text="x"), (7, 100)),
        ({"callback_query": {"id": "q", "message": message()}}, (7, 100)),
        ({"edited_message": message()}, (7, 100)),
        ({"callback_query": {"id": "q", "message": {"message_id": 7, "date": 0, "chat": PRIVATE}}}, None),
        ({"callback_query": {"id": "q"}}, None),
        ({"message": {"date": 100}}, None),
        ({}, None),
    ],
)
def test_a_message_has_a_number_and_a_time_where_telegram_tells(
    happened: dict[str, Any], told: tuple[int, int] | None
) -> None:
    assert message_of(happened) == told
