"""Formatted text: what arrives of it, what is refused, and what reaches the page."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiohttp import ClientSession
from hypothesis import given
from hypothesis import strategies as st

from playground.formatting import parse_html, render, units, with_found
from playground.refusals import Refusal
from tests.playground.conftest import Act
from tests.playground.reading import chat


async def test_formatted_text_arrives_with_entities_and_safe_markup(
    bot: Bot, act: Act, client: ClientSession
) -> None:
    await act("text", text="/start")
    sent = await bot.send_message(
        1, "  <b>Добрий <i>день</i></b> 🇺🇦 &lt;script&gt; <tg-spoiler>x</tg-spoiler>", parse_mode="HTML"
    )
    assert sent.text == "Добрий день 🇺🇦 <script> x"
    assert [(e.type, e.extract_from(sent.text)) for e in sent.entities or []] == [
        ("bold", "Добрий день"),
        ("italic", "день"),
        ("spoiler", "x"),
    ]
    shown = (await chat(client))["messages"][-1]
    assert shown["from_bot"]
    assert shown["html"].startswith("<b>Добрий <i>день</i></b> 🇺🇦 &lt;script&gt; <span")


async def test_links_code_and_quotations(bot: Bot, act: Act) -> None:
    await act("text", text="/start")
    sent = await bot.send_message(
        1,
        '<a href="https://rd4u.coe.int/?a=1&amp;b=2">Реєстр</a> <a href="javascript:alert(1)">x</a>'
        '<pre><code class="language-python">1 &lt; 2</code></pre><blockquote expandable>ц</blockquote> /help',
        parse_mode="HTML",
    )
    found = [(e.type, e.url or e.language) for e in sent.entities or []]
    assert found == [
        ("text_link", "https://rd4u.coe.int/?a=1&b=2"),
        ("pre", "python"),
        ("expandable_blockquote", None),
        ("bot_command", None),
    ]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<b>а", 'Can\'t find end tag corresponding to start tag "b"'),
        ("ї <foo>x</foo>", 'Unsupported start tag "foo" at byte offset 3'),
        ("а</b>", "Unexpected end tag at byte offset 2"),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("2 < 3", "Unclosed start tag at byte offset 2"),
        ("x </b", "Unclosed end tag at byte offset 2"),
    ],
)
async def test_wrong_markup_is_refused_in_telegrams_words(
    bot: Bot, act: Act, source: str, reason: str
) -> None:
    await act("text", text="/start")
    with pytest.raises(TelegramBadRequest) as refused:
        await bot.send_message(1, source, parse_mode="HTML")
    assert refused.value.message == f"Bad Request: can't parse entities: {reason}"


class Seen(HTMLParser):
    """What a browser would make of markup."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


PIECES = st.sampled_from(
    """<b>|</b>|<i>|</i>|<pre>|</pre>|<a href="http://x.y/?&quot;&amp;">|</a>|</|<|>|&lt;|&amp;|&#39;|&#x1F600;|&|"|ї|🇺🇦
| |\n|/help|https://a.example""".split("|")
)


@given(st.lists(PIECES | st.text(max_size=5), max_size=25).map("".join))
def test_any_markup_is_read_or_refused_and_only_our_own_reaches_the_page(source: str) -> None:
    try:
        text, found = parse_html(source)
    except Refusal as refusal:
        assert refusal.description.startswith("Bad Request: can't parse entities: ")  # noqa: PT017 - it may be right
        return
    entities = with_found(text, found)
    assert all(
        e["offset"] >= 0 and e["length"] > 0 and e["offset"] + e["length"] <= units(text) for e in entities
    )
    seen = Seen(render(text, entities))
    assert seen.text == text.replace("\r\n", "\n")
    assert seen.tags <= {"b", "i", "pre", "a", "button"}
    assert seen.attributes <= {"href", "target", "rel", "type", "class"}


async def test_lengths_count_utf16_after_the_markup(bot: Bot, act: Act) -> None:
    await act("text", text="/start")
    sent = await bot.send_message(1, f"<b>{'я' * 4094}😀</b>", parse_mode="HTML")
    assert units(sent.text or "") == 4096
    with pytest.raises(TelegramBadRequest, match="message is too long"):
        await bot.send_message(1, "я" * 4095 + "😀")
    for empty in (" \n ", "<b> </b>"):
        with pytest.raises(TelegramBadRequest, match="message text is empty"):
            await bot.send_message(1, empty, parse_mode="HTML")
