"""A paper as a page for the phone: one column, no scripts, nothing from elsewhere, light or dark as the phone is.

Every word of a person is text and nothing else (escaped, and with its own direction of writing), and the page carries a
policy by which a browser would not run or load anything even if that failed.
"""

from __future__ import annotations

import base64
import hashlib
import re
from html import escape
from pathlib import Path

from submission.papers.blocks import Block, Box, Field, File, Heading, Paper, Proof, Steps, Text, Warnings
from submission.papers.legible import displayed

_STYLE = Path(__file__).with_name("page.css").read_text("utf-8")
_STYLE_SUM = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_POLICY = f"default-src 'none'; style-src 'sha256-{_STYLE_SUM}'; base-uri 'none'; form-action 'none'"
_ADDRESS = re.compile(r"https://[a-z0-9./-]+[a-z0-9]")
_CODED = "Знаки, яких тут не можна показати, замінено кодами, як-от ⟨U+202E⟩. Дослівний текст є у файлі claim.json."


def page(paper: Paper) -> bytes:
    """The page as UTF-8."""
    body = "\n".join(map(_block, paper.blocks))
    if "⟨U+" in body:
        body += f'\n<p class="small">{_words(_CODED)}</p>'
    return f"""<!DOCTYPE html>
<html lang="uk">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>{_words(paper.name)}</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
<p class="small">{_words(paper.header)}. Чернетка</p>
<h1>{_words(paper.name)}</h1>
{body}
</main>
</body>
</html>
""".encode()


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"<h{block.level}>{_words(block.text)}</h{block.level}>"
        case Text():
            return _paragraph(_linked(block.text), "small" if block.small else "")
        case Box():
            lines = "\n".join(_paragraph(_words(line)) for line in block.lines)
            first, last = _words(block.first), _words(block.last)
            return f'<div class="box">\n<p><strong>{first}</strong></p>\n{lines}\n<p class="small">{last}</p>\n</div>'
        case Warnings():
            items = "\n".join(f"<li>{_words(item)}</li>" for item in block.items)
            title = f"<p><strong>{_words(block.title)}</strong></p>"
            return f'<div class="warning">\n{title}\n<ul>\n{items}\n</ul>\n</div>'
        case Steps():
            items = "\n".join(f"<li>{_linked(item)}</li>" for item in block.items)
            tag = "ol" if block.numbered else "ul"
            return f"<{tag}>\n{items}\n</{tag}>"
        case Field():
            return _field(block)
        case Proof():
            return _proof(block)


def _field(field: Field) -> str:
    label = _words(field.label) + (f" <small>({_words(field.source)})</small>" if field.source else "")
    if field.tick:
        label = f'<label><input type="checkbox"> {label}</label>'
    kind = "answer" + (" copied" if field.copied else "") + ("" if field.given else " skipped")
    inside = [_value(field)] if field.value else []
    inside += [_file(file) for file in field.files]
    inside += [_paragraph(_words(note), "small") for note in field.notes]
    answer = "\n".join(inside)
    return (
        f'<div class="field">\n<p class="label">{label}</p>\n<div class="{kind}">\n{answer}\n</div>\n</div>'
    )


def _value(field: Field) -> str:
    """What is to be copied is selected whole by one touch."""
    all_of_it = ' class="all"' if field.copied else ""
    aside = f" <small>({_words(field.aside)})</small>" if field.aside else ""
    return f'<p class="value"><span dir="auto"{all_of_it}>{_words(field.value)}</span>{aside}</p>'


def _file(file: File) -> str:
    advice = f"\n{_paragraph(_words(file.advice), 'small')}" if file.advice else ""
    return f"{_paragraph(_words(file.text))}{advice}"


def _proof(proof: Proof) -> str:
    lines = [f"<p>№ {proof.number}: <strong>{_words(proof.name)}</strong></p>"]
    if proof.caption:
        lines.append(f'<p dir="auto">{_words(proof.caption)}</p>')
    lines += [_paragraph(_words(note), "small") for note in (*proof.notes, proof.facts)]
    lines.append(f'<p class="small">SHA-256: <span class="sum">{_words(proof.sha256)}</span></p>')
    return '<div class="proof">\n' + "\n".join(lines) + "\n</div>"


def _paragraph(inside: str, kind: str = "") -> str:
    return f'<p class="{kind}">{inside}</p>' if kind else f"<p>{inside}</p>"


def _linked(sentence: str) -> str:
    return _ADDRESS.sub(lambda found: f'<a href="{found[0]}">{found[0]}</a>', _words(sentence))


def _words(text: str) -> str:
    return escape(displayed(text))
