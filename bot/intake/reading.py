"""What Telegram sent becomes a happening. Pure, and it decides nothing.

An update is read as the JSON it is (https://core.telegram.org/bots/api#update): making models of it and finding a
handler took a sixth of the time of an answer, see docs/decisions/0010.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from bot.telegram.introduction import COMMANDS
from conversation.files.receipts import PHOTO, SPOKEN
from conversation.happenings import Commanded, Edited, Happening, Pressed, Said, Sent, Shared, Strange, Timer

Update = dict[str, Any]


class Response:
    """What a webhook answers besides that it took the update: a call that Telegram is to make. What becomes of that
    nobody learns (https://core.telegram.org/bots/api#making-requests-when-getting-updates)."""

    def __init__(self) -> None:
        self.call: dict[str, Any] | None = None


class Arriving(NamedTuple):
    """An update of a private chat: the bot that it came to, its number, and the Telegram id of the person; the response
    to it, where Telegram waits for one."""

    bot_id: int
    number: int
    person: int
    update: Update
    response: Response | None = None

    @classmethod
    def read(cls, bot_id: int, update: Update, response: Response | None = None) -> Arriving | None:
        """None for what does not come from a private chat."""
        person, number = person_of(update), number_of(update)
        if person is None:
            return None
        if number is None:
            raise ValueError("an update without a number")
        return cls(bot_id, number, person, update, response)


STAFF_COMMANDS = frozenset({"desk", "desk_out"})
"""Commands that stand in no menu: who is not of the staff need not know of them."""

_COMMAND = re.compile(r"/(\w+)(?:@\w+)?(?: ([\w-]{1,64}))?", re.ASCII)
"""A command, alone or with the payload of a link (https://core.telegram.org/bots/features#deep-linking)."""

_SERVICE = frozenset(
    """boost_added chat_background_set chat_owner_changed chat_owner_left chat_shared checklist_tasks_added
    checklist_tasks_done connected_website delete_chat_photo direct_message_price_changed forum_topic_closed
    forum_topic_created forum_topic_edited forum_topic_reopened general_forum_topic_hidden
    general_forum_topic_unhidden gift gift_upgrade_sent giveaway_completed giveaway_created group_chat_created
    left_chat_member managed_bot_created migrate_from_chat_id migrate_to_chat_id
    new_chat_members new_chat_photo new_chat_title paid_message_price_changed passport_data pinned_message
    poll_option_added poll_option_deleted proximity_alert_triggered refunded_payment successful_payment unique_gift
    user_shared users_shared video_chat_ended video_chat_participants_invited video_chat_scheduled
    video_chat_started web_app_data write_access_allowed""".split()
)
"""What Telegram reports of a chat although nobody said anything (https://core.telegram.org/bots/api#message)."""

_FILES = ("live_photo", "animation", "audio", "voice", "video_note", "video", "document")
"""An animation comes as a document too, and a live photo as a photo: the first name that is there counts."""

_NAMES = {
    "live_photo": "live-photo.mp4",
    "animation": "animation.mp4",
    "audio": "audio.mp3",
    "voice": "voice.ogg",
    "video_note": "video-note.mp4",
    "video": "video.mp4",
}
_TYPES = {"audio": "audio/mpeg", "voice": "audio/ogg"}
_VIDEO = "video/mp4"
_MARKS = {"photo": PHOTO, "voice": SPOKEN, "video_note": SPOKEN}


def person_of(update: Update) -> int | None:
    """The Telegram id of the person who did something in a private chat; None for groups, for other bots, and where
    nobody said anything: a pinned message, another timer of the chat, a place that moves by itself."""
    message = _message_of(update)
    chat = message.get("chat", {})
    if chat.get("type") != "private":
        return None
    if "callback_query" not in update:
        silent = message.get("from", {}).get("is_bot") or not _SERVICE.isdisjoint(message)
        if silent or ("edited_message" in update and "location" in message):
            return None
    return int(chat["id"])


def message_of(update: Update) -> tuple[int, int] | None:
    """The number of the message in the chat and its time in Unix seconds; of a press, those of the message with the
    button. None where Telegram does not tell (https://core.telegram.org/bots/api#inaccessiblemessage)."""
    message = _message_of(update)
    number, at = message.get("message_id"), message.get("date")
    return (number, at) if number and at else None


def number_of(update: Any) -> int | None:
    """The number that Telegram confirms an update by; None for what is no update."""
    number = update.get("update_id") if isinstance(update, dict) else None
    return number if type(number) is int and 0 <= number < 2**63 else None


def happening_of(update: Update) -> Happening:
    """What the person did."""
    if "callback_query" in update:
        return Pressed(update["callback_query"].get("data", ""))
    message, renewed = _message_of(update), "edited_message" in update
    text = message.get("text")
    if text is not None and renewed:
        return Edited(text, message["message_id"])
    if text is not None and _said_by_a_bot(message):
        return Strange()
    if text is not None:
        return _command(text) or _said(message)
    if (timer := message.get("message_auto_delete_timer_changed")) is not None:
        return Timer(int(timer.get("message_auto_delete_time") or 0))
    return _shared(message) or _sent(message, renewed=renewed) or Strange()


def _said(message: dict[str, Any]) -> Said:
    to = message.get("reply_to_message") or {}
    asked = to.get("text") or ""
    return Said(message["text"], message["message_id"], message["date"], to.get("message_id") or 0, asked)


def _said_by_a_bot(message: dict[str, Any]) -> bool:
    """Whether the words are a bot's, such as a question of ours, and were only passed on."""
    origin = message.get("forward_origin") or {}
    return bool((origin.get("sender_user") or {}).get("is_bot"))


def _message_of(update: Update) -> dict[str, Any]:
    query = update.get("callback_query")
    found = query.get("message") if query else update.get("message") or update.get("edited_message")
    return found or {}


def _command(text: str) -> Commanded | None:
    """The known command that a text consists of («/start», «/start@name payload»)."""
    found = _COMMAND.fullmatch(text.strip()) if text.startswith("/") else None
    if found is None or (name := found[1].lower()) not in {*COMMANDS, *STAFF_COMMANDS}:
        return None
    return Commanded(name, (found[2] or "") if name == "start" or name in STAFF_COMMANDS else "")


def _shared(message: dict[str, Any]) -> Shared | None:
    if "contact" in message:
        contact, sender = message["contact"], message.get("from", {}).get("id")
        own = contact.get("user_id") is not None and contact["user_id"] == sender
        return Shared(phone=contact["phone_number"], message=message["message_id"], own=own)
    if "location" in message:
        pin = message["location"]
        return Shared(location=(pin["latitude"], pin["longitude"]), message=message["message_id"])
    return None


def _sent(message: dict[str, Any], *, renewed: bool) -> Sent | None:
    """A file as it is; of a photo, the largest of the sizes that Telegram made."""
    sort = next((name for name in _FILES if message.get(name)), "photo" if message.get("photo") else "")
    if not sort:
        return None
    file = message["photo"][-1] if sort == "photo" else message[sort]
    media_type = file.get("mime_type") or _TYPES.get(sort, _VIDEO if sort in _NAMES else "")
    return Sent(
        file_id=file["file_id"],
        unique_id=_MARKS.get(sort, "") + file["file_unique_id"],
        name="photo.jpg" if sort == "photo" else file.get("file_name") or _NAMES.get(sort, "file"),
        media_type="image/jpeg" if sort == "photo" else media_type or "application/octet-stream",
        size=file.get("file_size") or 0,
        caption=message.get("caption") or "",
        album=message.get("media_group_id") or "",
        message=message["message_id"],
        renewed=renewed,
        at=int(message.get("date") or 0),
    )
