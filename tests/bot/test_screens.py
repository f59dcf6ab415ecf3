"""Whatever a view holds, its message is one that Telegram takes, and shows every word as it was written."""

from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.layout import MESSAGE_LIMIT, fitted, screen, settled_text
from conversation.buttons import pressed
from dialogs.engine.answers import Place
from dialogs.engine.commands import Copy, Keep
from dialogs.engine.views import Action, Field, View
from locales import language
from playground.formatting import parse_html, units

UKRAINIAN = language("uk")
HOSTILE = (
    "<b>",
    "</b>",
    "&lt;",
    "&",
    '"',
    "<a href='tg://user?id=1'>",
    "👩‍👩‍👧",
    "\u202e",
    "Ї",
    "\n",
    "&amp;amp;",
)
# Telegram refuses messages with control characters or half of a surrogate pair; no text of a person keeps them.
words = st.one_of(
    st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=300),
    st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=40).map("".join),
)
long_words = words.flatmap(lambda some: st.integers(1, 2000).map(lambda times: (some * times)[:12_000]))
texts = st.lists(st.one_of(words, long_words), max_size=3).map(tuple)
listed = st.one_of(st.just(""), words)
actions = st.lists(
    # Named, since hypothesis fills every field of a tuple that has names, those with a default too.
    st.builds(lambda label, listed: Action(label, Keep(), listed), words, listed),
    max_size=12,
).map(tuple)
fields = st.lists(
    st.builds(
        Field,
        label=words,
        value=st.one_of(words, st.just("")),
        aside=st.one_of(st.just(""), words),
        notes=texts,
        title=st.one_of(st.just(""), words),
        exact=st.booleans(),
        number=st.integers(0, 9),
    ),
    max_size=4,
).map(tuple)
copies = st.lists(
    st.builds(lambda label, text: Action(label, Copy(text), copy=text), words, words), max_size=6
).map(tuple)
views = st.builds(
    View,
    place=st.just(Place()),
    ref=st.none(),
    heading=words,
    notes=texts,
    lines=texts,
    example=st.one_of(st.just(""), words),
    choices=actions,
    first=st.integers(1, 300),
    fields=st.one_of(st.just(()), fields),
    actions=actions,
    bottom=actions,
    progress=st.one_of(st.just(""), words),
    share=st.sampled_from(["", "phone", "location"]),
    folded=st.just(()),
    exit=st.none(),
    whose=st.one_of(st.just(""), words),
)


@given(views, st.integers(0, 2**31), texts)
def test_every_view_is_a_message_telegram_takes(view: View, rev: int, notices: tuple[str, ...]) -> None:
    message = screen(view, rev, UKRAINIAN, notices)
    parse_html(message.text)
    assert units(message.text) <= MESSAGE_LIMIT
    assert message.inline is not bool(view.share)
    if message.markup is None:
        assert not view.everything and message.inline
        return
    rows = message.markup["inline_keyboard" if message.inline else "keyboard"]
    assert all(rows)
    buttons = [button for row in rows for button in row]
    assert all(button["text"] for button in buttons)
    if message.inline:
        data = [button["callback_data"] for button in buttons]
        done = [action and action.command for each in data for action in [pressed(view, rev, each)]]
        assert done == [action.command for action in view.everything]
        assert [pressed(view, rev + 1, each) for each in data] == [None] * len(data)
        assert all(len(each.encode()) <= 64 for each in data)
    else:
        assert buttons[0][f"request_{'contact' if view.share == 'phone' else 'location'}"] is True
        assert [button["text"] for button in buttons[1:]] == [action.label for action in view.everything]


@given(copies, actions, st.integers(0, 2**31))
def test_a_button_that_copies_tells_nobody(
    copied: tuple[Action, ...], others: tuple[Action, ...], rev: int
) -> None:
    view = View(Place(), None, "Розділ", choices=copied, actions=others)
    message = screen(view, rev, UKRAINIAN)
    rows = message.markup["inline_keyboard"] if message.markup else []
    done = [{key: value for key, value in row[0].items() if key != "text"} for row in rows]
    assert done[: len(copied)] == [{"copy_text": {"text": action.copy}} for action in copied]
    rest = [pressed(view, rev, each["callback_data"]) for each in done[len(copied) :]]
    assert [action and action.command for action in rest] == [action.command for action in others]


@given(words.filter(str.strip), words.filter(str.strip))
def test_a_field_is_copied_as_it_stands(label: str, value: str) -> None:
    """The value of a field is one piece of code, whatever it contains; the label is none of it."""
    shown = View(Place(), None, "Розділ", fields=(Field(label, value, exact=True, notes=("Далі",)),))
    text, entities = parse_html(screen(shown, 1, UKRAINIAN).text)
    [code] = [entity for entity in entities if entity["type"] == "code"]
    raw = text.encode("utf-16-le")
    start, end = code["offset"] * 2, (code["offset"] + code["length"]) * 2
    assert raw[start:end].decode("utf-16-le") == value


@given(words, words, words)
def test_words_are_shown_as_they_were_written(heading: str, line: str, note: str) -> None:
    """Markup that a person typed is text; the heading alone is bold. What has no room on the screen goes before it."""
    view = View(Place(), None, heading, lines=(line,))
    message = screen(view, 1, UKRAINIAN, (note,))
    written = f"{heading}\n{line}" if message.before else f"{heading}\n\n{note}\n\n{line}"
    assert message.before in ((), (note,))
    assert unescape(message.text.replace("<b>", "", 1).replace("</b>", "", 1)) == written
    shown, entities = parse_html(message.text)
    assert shown == written.strip()
    assert [entity["type"] for entity in entities] in (["bold"], [])


@given(long_words, long_words)
def test_a_settled_answer_is_a_message_telegram_takes(heading: str, answer: str) -> None:
    text = settled_text(heading, answer)
    parse_html(text)
    assert units(text) <= MESSAGE_LIMIT
    assert text.startswith("✅")


@given(
    st.integers(0, 60),
    st.sampled_from(["<b>{}</b>", "{}", "<i>{}</i> rest", "<b>a</b>{}"]),
    st.sampled_from("ї&👩"),
)
def test_a_cut_breaks_no_tag_and_no_character(missing: int, frame: str, letter: str) -> None:
    """Around the limit, one character more or less."""
    entity = letter.replace("&", "&amp;")
    text = frame.format(entity * ((MESSAGE_LIMIT - 30 + missing) // units(entity)))
    cut = fitted(text)
    parse_html(cut)
    assert units(cut) <= MESSAGE_LIMIT
    assert cut == text if units(text) <= MESSAGE_LIMIT else "…" in cut
    shown, _ = parse_html(cut)
    assert unescape(
        text.replace("<b>", "").replace("</b>", "").replace("<i>", "").replace("</i>", "")
    ).startswith(shown.rstrip("…"))
    assert units(cut) > MESSAGE_LIMIT - 40
