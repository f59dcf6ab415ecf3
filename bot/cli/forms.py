"""`forms`: the forms as data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from bot.conversation.categories import category_meant
from bot.screens import Message, screen, unmarked
from dialogs.engine.lint import advice, lint_all
from dialogs.engine.look.gallery import every_screen
from dialogs.engine.schema import Form, Question, Repeat
from dialogs.forms import ARCHIVE, all_forms, conversations
from locales import LANGUAGES, language

app = typer.Typer(help="The forms: one for each category of the Register.", no_args_is_help=True)


@app.command()
def lint(
    record: Annotated[
        bool, typer.Option(help="Record changed structures in dialogs/forms/archive first.")
    ] = False,
) -> None:
    """Check every form: conditions, keys, examples, texts, and the limits of a screen in each language.

    A form whose structure differs from the recorded one is a problem too: drafts already begun keep the structure
    they were begun with. --record says that the change is meant. Ends with status 1 if there is a problem.
    """
    if record:
        ARCHIVE.record(tuple(conversations().values()))
    languages = [language(code) for code in LANGUAGES]
    problems = lint_all(languages)
    for problem in problems:
        typer.echo(str(problem))
    for form in conversations().values():
        for hint in advice(form, languages):
            typer.echo(f"advice: {hint}")
    typer.echo(f"{len(problems)} problems." if problems else f"{len(all_forms())} forms are in order.")
    raise typer.Exit(1 if problems else 0)


@app.command()
def export() -> None:
    """Print every form as JSON: code, title, sections, and each question with key, kind, label, ask, example, need,
    source, inferred, prefill and condition."""
    typer.echo(json.dumps([_exported(form) for form in all_forms().values()], ensure_ascii=False, indent=2))


@app.command()
def render(
    code: Annotated[str, typer.Argument(help="The category, such as A1.2, or finder.", show_default=False)],
    in_language: Annotated[str, typer.Option("--language", help="uk or en.")] = "uk",
) -> None:
    """Print every screen of a form, or of the finder, as text, as a person would see it in the chat."""
    form = conversations().get(code) or conversations().get(category_meant(code))
    if form is None:
        typer.echo(f"There is no form {code}. There are: {', '.join(conversations())}.", err=True)
        raise typer.Exit(2)
    if in_language not in LANGUAGES:
        typer.echo(f"There is no language {in_language}. There are: {', '.join(LANGUAGES)}.", err=True)
        raise typer.Exit(2)
    spoken = language(in_language)
    for key, view in every_screen(form, spoken):
        message = screen(view, 0, spoken)
        typer.echo(f"──── {key}\n\n{unmarked(message.text)}\n\n{_buttons(message)}\n")


def _buttons(message: Message) -> str:
    markup = message.markup or {}
    rows = markup.get("inline_keyboard") or markup.get("keyboard") or []
    return "\n".join(" ".join(f"[{button['text']}]" for button in row) for row in rows)


def _exported(form: Form) -> dict[str, Any]:
    return {
        "code": form.code,
        "title": form.title,
        "fingerprint": form.fingerprint,
        "sections": [
            {"key": section.key, "title": section.title, "questions": [*_questions(section.items)]}
            for section in form.sections
        ],
        "rules": [rule.model_dump(mode="json", serialize_as_any=True) for rule in form.rules],
    }


def _questions(items: tuple[Question | Repeat, ...]) -> Iterator[dict[str, Any]]:
    for item in items:
        if isinstance(item, Repeat):
            yield {
                "key": item.key,
                "kind": "list",
                "label": item.label,
                "ask": item.ask,
                "need": item.need.value,
                "source": item.source,
                "inferred": item.inferred,
                "condition": _condition(item),
                "max": item.max,
                "questions": [*_questions(item.body)],
            }
        else:
            yield {
                "key": item.key,
                "kind": item.kind.name,
                "label": item.label,
                "ask": item.ask,
                "example": item.example,
                "need": item.need.value,
                "source": item.source,
                "inferred": item.inferred,
                "prefill": item.prefill,
                "condition": _condition(item),
                "options": [{"value": option.value, "label": option.label} for option in item.kind.options()],
            }


def _condition(item: Question | Repeat) -> Any:
    return item.when.model_dump(mode="json", serialize_as_any=True) if item.when else None
