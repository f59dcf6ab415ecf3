"""`forms`: the forms as data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli.given import Unusable
from bot.cli.skeleton import ROOT, begin
from bot.cli.trying import try_answers
from bot.telegram.layout import Message, screen, unmarked
from dialogs.engine.form import Form
from dialogs.engine.lint import advice
from dialogs.engine.look.gallery import every_screen
from dialogs.engine.questions import Question, Repeat
from dialogs.language import KYIV, Language
from dialogs.people.record import RECORD
from dialogs.programmes import PROGRAMMES, all_forms, conversations
from dialogs.programmes.checking import lint_all, old
from locales import LANGUAGES, language
from storage.words import number

app = typer.Typer(help="The forms: one for each category of the Register.", no_args_is_help=True)


@app.command()
def lint(
    codes: Annotated[
        list[str] | None,
        typer.Argument(help="Categories, such as A1.2, or finder; all if left out.", show_default=False),
    ] = None,
    record: Annotated[
        bool,
        typer.Option(
            help="Record changed structures of forms that are in order, and names of questions that are new."
        ),
    ] = False,
) -> None:
    """Check every form: conditions, keys, examples, texts, and the limits of a screen in each language.

    A form whose structure differs from the recorded one is a problem too: drafts already begun keep the structure
    they were begun with. --record says that the change is meant. Ends with status 1 if there is a problem.
    """
    languages = [language(code) for code in LANGUAGES]
    chosen = {form.code: form for form in map(_form, codes or ())}
    problems = lint_all(languages, record=record, codes=chosen)
    if record and not problems:
        asked = [*(chosen or conversations()).values(), RECORD]
        for name in number(key for form in asked for key in (*form.questions, *form.repeats)):
            typer.echo(f"{name}: has a number now, in storage/words.txt.")
    hints = [hint for form in (chosen or conversations()).values() for hint in advice(form, languages)]
    for hint in hints if chosen else [*hints, *old(datetime.now(KYIV).date())]:
        typer.echo(f"advice: {hint}")
    # Last, since nobody scrolls back over the advice.
    for problem in problems:
        typer.echo(str(problem))
    in_order = f"{', '.join(chosen)}: in order." if chosen else f"{len(all_forms())} forms are in order."
    typer.echo(f"{len(problems)} problems." if problems else in_order)
    raise typer.Exit(1 if problems else 0)


@app.command()
def new(
    name: Annotated[str, typer.Argument(help="The name of its folder, such as rivne.", show_default=False)],
    letter: Annotated[
        str,
        typer.Option(
            help="What the codes of its forms begin with; the first letter of the name if left out."
        ),
    ] = "",
) -> None:
    """Begin a new programme of help: write the files of a form that works, to be made into the one you need.

    What to do then: docs/a-new-programme.md.
    """
    try:
        year = datetime.now(KYIV).year
        for path in begin(name, letter or name[:1].upper(), year, [*all_forms()]):
            typer.echo(str(path.relative_to(ROOT)))
    except (OSError, Unusable) as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(2) from None
    typer.echo("What to do with them: docs/a-new-programme.md")


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
    form, spoken = _form(code), _language(in_language)
    for key, view in every_screen(form, spoken):
        message = screen(view, 0, spoken)
        typer.echo(f"──── {key}\n\n{unmarked(message.text)}\n\n{_buttons(message)}\n")


@app.command("try")
def try_(
    code: Annotated[str, typer.Argument(help="The category, such as A1.2, or finder.", show_default=False)],
    key: Annotated[str, typer.Argument(help="The key of a question or a list.", show_default=False)],
    text: Annotated[
        str, typer.Argument(help="What is typed. After -- it may begin with -.", show_default=False)
    ],
    then: Annotated[
        list[str] | None, typer.Option(help="What is typed next; may be repeated.", show_default=False)
    ] = None,
    answers: Annotated[
        Path | None, typer.Option(help="A JSON file with answers given before.", show_default=False)
    ] = None,
    today: Annotated[
        str, typer.Option(help="The day it is, as 2026-11-28; today in Kyiv if left out.", show_default=False)
    ] = "",
    in_language: Annotated[str, typer.Option("--language", help="uk or en.")] = "uk",
) -> None:
    """Try an answer as the chat would take it, and print what comes of the last text as one JSON object.

    Any key will do, inside lists and behind conditions too. The object has: stored (the answer as it would be kept,
    or null), described (in words, in Ukrainian), refusal (the sentence for the person, or null), options (the labels
    of the buttons offered), skip (true where the text was understood as a skip). A refusal ends with status 0.

    FILE is an object by key: {"displacement_date": "24.02.2022", "has_returned": true, "family": [{"family_name":
    "Коваль Іван"}], "evidence": 2}. A text is read as if it were typed, an array holds an object for each item of a
    list (the last is the one tried), a number where files are asked for is how many were sent. An answer may also stand
    as it is stored: {"state": "unknown"}, {"value": …} or the bare value, if that is an object or an array.
    """
    form, spoken = _form(code), _language(in_language)
    try:
        given = json.loads(answers.read_text("utf-8")) if answers else {}
        if not isinstance(given, dict):
            raise Unusable("The answers are no JSON object.")
        day = date.fromisoformat(today) if today else datetime.now(KYIV).date()
        tried = try_answers(form, key, [text, *(then or ())], given, day, spoken)
    except (OSError, ValueError) as problem:
        typer.echo(f"This cannot be read: {problem}", err=True)
        raise typer.Exit(2) from None
    except Unusable as problem:
        typer.echo(str(problem), err=True)
        raise typer.Exit(2) from None
    typer.echo(json.dumps(asdict(tried), ensure_ascii=False, indent=2))


def _form(code: str) -> Form:
    meant = PROGRAMMES.spelled(code)
    form = conversations().get(code) or (conversations().get(meant[1]) if meant else None)
    if form is None:
        typer.echo(f"There is no form {code}. There are: {', '.join(conversations())}.", err=True)
        raise typer.Exit(2)
    return form


def _language(code: str) -> Language:
    if code not in LANGUAGES:
        typer.echo(f"There is no language {code}. There are: {', '.join(LANGUAGES)}.", err=True)
        raise typer.Exit(2)
    return language(code)


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
