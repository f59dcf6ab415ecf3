"""Real files of every kind, made on the spot."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from random import Random
from typing import Any

import pillow_heif
import typst
from PIL import Image

CORNERS = {"top left": (220, 30, 30), "top right": (30, 160, 30), "bottom left": (40, 40, 200)}
"""Colours of three corners of `chart`; the fourth is white."""

Size = tuple[int, int]


def chart(size: Size = (640, 480)) -> Image.Image:
    """A picture whose corners tell which way up it is."""
    width, height = size
    image = Image.new("RGB", size, "white")
    middle = (max(1, width // 2), max(1, height // 2))
    image.paste(CORNERS["top left"], (0, 0, *middle))
    image.paste(CORNERS["top right"], (middle[0], 0, width, middle[1]))
    image.paste(CORNERS["bottom left"], (0, middle[1], middle[0], height))
    return image


@cache
def noisy(size: Size) -> Image.Image:
    """A chart with so much grain that it hardly shrinks; always the same for a size."""
    grain = Image.frombytes("RGB", size, Random(f"{size}").randbytes(size[0] * size[1] * 3))
    return Image.blend(chart(size), grain, 0.7)


def encoded(image: Image.Image, kind: str, **options: Any) -> bytes:
    """The bytes of a file; `kind` is Pillow's name of the format, or "HEIF"."""
    buffer = BytesIO()
    if kind == "HEIF":
        pillow_heif.from_pillow(image).save(buffer, **options)
    else:
        image.save(buffer, kind, **options)
    return buffer.getvalue()


def large_heic(size: Size) -> bytes:
    """A chart of more than 5 MB. The encoder takes minutes for that much grain, so the rest is free space, which the
    format allows."""
    room = 5_000_000
    return encoded(chart(size), "HEIF", quality=80) + room.to_bytes(4, "big") + b"free" + bytes(room - 8)


def sideways(size: Size, **options: Any) -> bytes:
    """A JPEG as a phone takes it: lying on its side, with a note to turn it and the place where it was taken. Shown
    upright, `chart(size)`."""
    lying = noisy(size).transpose(Image.Transpose.ROTATE_90)
    exif = Image.Exif()
    exif[0x0112] = 6  # Orientation: turn by 90° clockwise to see it
    exif[0x010E] = "INVENTED-DESCRIPTION"
    exif.get_ifd(0x8825).update({1: "N", 2: (47.0, 5.0, 49.0), 3: "E", 4: (37.0, 32.0, 57.0)})
    return encoded(lying, "JPEG", exif=exif, comment=b"INVENTED-COMMENT", **options)


def scans(sheets: Sequence[Image.Image]) -> bytes:
    """A TIFF of several sheets."""
    return encoded(sheets[0], "TIFF", save_all=True, append_images=sheets[1:])


@cache
def pdf(pages: int, more: str = "") -> bytes:
    """A PDF whose pages are grey in different shades: page n has 10 × n of 255, up to page 25."""
    body = "\n#pagebreak()\n".join(
        f"#page(fill: rgb({10 * min(n, 25)}, {10 * min(n, 25)}, {10 * min(n, 25)}))[{more}]"
        for n in range(1, pages + 1)
    )
    return typst.compile(body.replace("\n#pagebreak()\n", "\n").encode())


def plain_pdf(objects: Sequence[str], trailer: str = "") -> bytes:
    """A PDF written by hand, from its objects in order; the first is the catalogue."""
    out = b"%PDF-1.4\n"
    starts = []
    for number, body in enumerate(objects, start=1):
        starts.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    size = len(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}".encode()
    return (
        out
        + f"trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{out.rindex(b'xref')}\n%%EOF\n".encode()
    )


def locked_pdf() -> bytes:
    """A PDF with a password that nobody knows."""
    secret = "41" * 32
    lock = f"<</Filter/Standard/V 1/R 2/O<{secret}>/U<{secret}>/P -4>>"
    return plain_pdf([*_one_page("0 0 100 100"), lock], f"/Encrypt 4 0 R/ID[<{secret}><{secret}>]")


def wide_pdf(box: str) -> bytes:
    """A PDF with one empty page of this MediaBox."""
    return plain_pdf(_one_page(box))


def _one_page(box: str) -> list[str]:
    return [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]>>",
    ]


def shadings(pages: int, layers: int = 400) -> bytes:
    """A small PDF that takes for ever to draw: every page is covered by so many layers of a colour gradient."""
    content = "/Gradient sh\n" * layers
    kids = " ".join(f"{number} 0 R" for number in range(5, 5 + pages))
    gradient = (
        "<</ShadingType 3/ColorSpace/DeviceRGB/Coords[300 400 0 300 400 900]/Extend[true true]/Function"
        "<</FunctionType 2/Domain[0 1]/C0[1 0 0]/C1[0 0 1]/N 1.3>>>>"
    )
    shown = "/Resources<</Shading<</Gradient 4 0 R>>>>>>"
    return plain_pdf(
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            f"<</Type/Pages/Kids[{kids}]/Count {pages}>>",
            f"<</Length {len(content)}>>\nstream\n{content}endstream",
            gradient,
            *["<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R" + shown] * pages,
        ]
    )
