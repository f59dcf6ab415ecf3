"""An invented claim, as real as it can be without being anyone's."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from dialogs.engine.snapshot import Group, Line, Notice, Part, Snapshot
from submission.exhibits import Exhibit

MADE_AT = datetime(2026, 11, 20, 9, 41, 27, tzinfo=UTC)

STORY = (
    "24 лютого близько п’ятої ранку нас розбудили вибухи. Два тижні ми жили в підвалі школи № 12, без світла й води.\n"
    "16 березня вийшли пішки, потім нас підібрали волонтери. У Запоріжжі були ввечері.\n\n"
    "Мама залишилася, бо не могла йти. Къырымтатарджа: «Сау олунъ», латиницею — «Sağ oluñ»."
)


def line(
    key: str,
    label: str,
    text: str,
    source: str = "",
    *,
    item: str = "",
    kind: str = "text",
    need: str = "required",
    inferred: bool = False,
    state: str = "given",
    value: Any = None,
    files: tuple[str, ...] = (),
) -> Line:
    """A line whose value is its text unless told otherwise."""
    kept = None if state != "given" else text if value is None else value
    return Line(key, item, kind, label, source, need, inferred, state, text, kept, files)


def member(number: int, name: str, kinship: str, item: str) -> Group:
    """One member of the family."""
    return Group(
        "family",
        item,
        f"Рідна людина {number}",
        (
            line(
                "member_name", "прізвище, власне ім’я, по батькові (за наявності)", name, "78.2/1", item=item
            ),
            line(
                "member_tax_id",
                "реєстраційний номер облікової картки платника податків (за наявності)",
                "Не знаю",
                "78.2/2",
                item=item,
                need="if_available",
                state="unknown",
            ),
            line(
                "member_kinship",
                "відомості про ступінь спорідненості із заявником",
                kinship,
                "78.2/4",
                item=item,
            ),
        ),
    )


def applicant() -> Part:
    """The part every claim begins with."""
    return Part(
        "applicant",
        "Про заявника чи заявницю",
        (
            line(
                "name", "прізвище, власне ім’я, по батькові (за наявності)", "Криниця Олена Тарасівна", "78/a"
            ),
            line(
                "birth",
                "дата народження",
                "12 квітня 1969 року",
                "78/a",
                kind="date",
                value={"from": "1969-04-12", "to": "1969-04-12"},
            ),
            line(
                "phone", "номер телефону", "+380 50 000 00 00", inferred=True, need="optional", kind="phone"
            ),
        ),
    )


def snapshot() -> Snapshot:
    """A complete claim with every kind of line: given, skipped in three ways, grouped, with files, with a notice."""
    return Snapshot(
        code="A1.2",
        title="Вимушене переміщення за межі України",
        fingerprint=hashlib.sha256(b"form").hexdigest(),
        language="uk",
        parts=(
            applicant(),
            Part(
                "displacement",
                "Вимушене переміщення",
                (
                    line(
                        "left",
                        "дата вимушеного переміщення за межі України",
                        "березень 2022 року, точна дата невідома",
                        "78.1/1",
                        kind="date",
                        value={"from": "2022-03-01", "to": "2022-03-31"},
                    ),
                    line(
                        "home",
                        "адреса задекларованого/зареєстрованого місця проживання на момент вимушеного переміщення "
                        "за межі України",
                        "87500, Донецька область, м. Маріуполь, просп. Миру, буд. 1, кв. 1",
                        "78.1/2",
                        kind="address",
                        files=("file-passport",),
                    ),
                    line(
                        "story",
                        "обставини, що спричинили вимушене переміщення за межі України",
                        STORY,
                        "78.1/4",
                        kind="long_text",
                        files=("file-photo", "file-passport"),
                    ),
                    line(
                        "crossing",
                        "дата перетину кордону, напрям перетину кордону, пункт перетину державного кордону України, "
                        "спосіб перетину кордону (за наявності)",
                        "Не хочу відповідати",
                        "78.1/6",
                        need="if_available",
                        state="declined",
                    ),
                    line(
                        "returned",
                        "дата добровільного повернення до покинутого місця проживання (за наявності)",
                        "Немає документа",
                        "78.1/8",
                        need="if_available",
                        state="no_document",
                    ),
                ),
            ),
            Part(
                "family",
                "Сім’я, яка виїхала разом",
                (
                    member(1, "Криниця Марко Олегович", "син", "i1"),
                    member(2, "Криниця Юстина Олегівна", "дочка", "i2"),
                ),
            ),
            Part(
                "protection",
                "Захист або притулок",
                (
                    line(
                        "state",
                        "держава, що надає захист або притулок",
                        "Польща",
                        "78.3/1",
                        kind="country",
                        value="PL",
                    ),
                ),
            ),
        ),
        notices=(
            Notice(
                "A1.2-returned",
                "78",
                "Ви вказали, що повернулися в Україну. Перевірте, чи пробули за кордоном достатньо довго.",
            ),
        ),
    )


def incomplete() -> Snapshot:
    """The same claim with required facts missing."""
    missing = (
        "дата вимушеного переміщення за межі України",
        "адреса фактичного місця проживання після вимушеного переміщення за межі України",
    )
    return replace(snapshot(), missing=missing)


def exhibit(number: int, name: str, data: bytes, **known: Any) -> Exhibit:
    """A file that was received `number` hours after noon of 1 November."""
    fields: dict[str, Any] = {
        "id": f"file-{number}",
        "media_type": "application/octet-stream",
        "received_at": datetime(2026, 11, 1, 12, tzinfo=UTC) + timedelta(hours=number),
        "caption": "",
        "attached_to": "",
    }
    sha256 = hashlib.sha256(data).hexdigest()
    return Exhibit(
        number=number, name=name, size=len(data), sha256=sha256, read=reading(data), **(fields | known)
    )


def reading(data: bytes) -> Callable[[], bytes]:
    """How the package gets the bytes."""
    return lambda: data


def exhibits() -> list[Exhibit]:
    """Two files that the sample claim refers to, and one attached to the claim as a whole."""
    return [
        exhibit(
            1,
            "паспорт.png",
            png(),
            id="file-passport",
            media_type="image/png",
            caption="Сторінка з реєстрацією",
            attached_to="адреса задекларованого/зареєстрованого місця проживання",
        ),
        exhibit(
            2,
            "IMG_2022-03-16 дорога на Запоріжжя.png",
            png(240),
            id="file-photo",
            media_type="image/png",
            attached_to="обставини, що спричинили вимушене переміщення за межі України",
        ),
        exhibit(3, "довідка.txt", "Довідка про перебування\n".encode(), media_type="text/plain"),
    ]


def png(shade: int = 120) -> bytes:
    """A real picture, 8 by 8 pixels of one grey."""

    def chunk(tag: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + tag + body + struct.pack(">I", zlib.crc32(tag + body))

    header = struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)
    pixels = zlib.compress((b"\0" + bytes([shade]) * 8) * 8)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def stress() -> tuple[Snapshot, list[Exhibit]]:
    """Everything that breaks page layout: 30 relatives, 60 exhibits, floods, overrides, endless words."""
    hostile = {
        "marks": "Zа" + "\u0301" * 10_000 + "лго",
        "mixed marks": "".join("а" + chr(0x300 + n % 0x70) * 3 + chr(0x20D0 + n % 20) for n in range(300)),
        "override": "договір\u202egpj.exe\u202c і \u2067далі\u2069",
        "controls": "a\0b\x07c\x1b[31mчервоне\x7f\u0085рядок\u2028рядок\r\nрядок\tколонка",
        "word": "Донаудампфшиффартс" * 220,
        "url": "https://example.org/" + "path/segment?key=value&" * 60,
        "emoji": "👨‍👩‍👧‍👦🏳️‍🌈😀" * 40,
        "scripts": "שלום עולם · مرحبا بالعالم · ქართული · 中文字符 · हिन्दी · ไทย · 한국어",
        "private": "\ue000\uf8ff\ufffe\U0010ffff\U000e0041",
        "markup": '#panic("x") $x^2$ *bold* _it_ `raw` <label> @ref // comment \\ = Heading\n- list\n+ enum\n/ t: d',
        "empty": "",
        "spaces": " \u00a0\u2003 \n\n\n ",
        "zero width": "сло\u200bво\u200d\ufeff",
    }
    base = snapshot()
    lines = tuple(line(f"hostile_{n}", key, text, "92/26") for n, (key, text) in enumerate(hostile.items()))
    family = tuple(
        member(n, f"Криниця {n}-й Довгоіменович " + "Ж" * n, "родич", f"i{n}") for n in range(1, 31)
    )
    parts = (*base.parts[:2], Part("hostile", "Ворожі " * 30, lines), Part("family", "Велика родина", family))
    many = [
        exhibit(
            n,
            f"{n}-" + "дуже_довга_назва_" * 8 + ".png",
            png(n),
            attached_to="питання " * 20,
            caption="\u202e😀" * 20,
        )
        for n in range(1, 59)
    ]
    ids = {"file-passport": 59, "file-photo": 60}
    named = [exhibit(number, "\0\u202egpj.exe", png(number), id=id) for id, number in ids.items()]
    return replace(base, parts=parts), many + named
