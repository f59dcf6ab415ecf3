"""Copies for Diia, through the process that makes them, from real files."""

from __future__ import annotations

import math
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from submission.copies.picture import LONG, SHORT, fitted
from submission.copies.problems import Unturnable
from submission.copies.turning import PAGES, Page, kind_of
from submission.copies.workshop import Workshop
from tests.draws import draws
from tests.submission.media import (
    CORNERS,
    chart,
    encoded,
    large_heic,
    locked_pdf,
    noisy,
    pdf,
    scans,
    sideways,
    wide_pdf,
)

ROOT = Path(__file__).parents[2]
LIMIT = 5_000_000
KINDS = ("JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF", "AVIF", "HEIF")
MODES = ("1", "L", "P", "RGB", "RGBA", "LA", "CMYK", "YCbCr", "LAB", "I", "I;16", "F")


@pytest.fixture(scope="module")
def workshop() -> Iterator[Workshop]:
    with Workshop() as workshop:
        yield workshop


def turned(workshop: Workshop, data: bytes, pages: list[int] | None = None) -> tuple[list[Page], str]:
    """All copies, and what is missing."""
    copies: list[Page] = []
    turning = workshop.turn(data, pages)
    while True:
        try:
            copies.append(next(turning))
        except StopIteration as end:
            return copies, end.value


def only(workshop: Workshop, data: bytes) -> Image.Image:
    """The one copy of a file, as anybody opens it, after the checks that every new copy passes."""
    [copy], problem = turned(workshop, data)
    assert problem == "" and (copy.page, copy.of, copy.media_type) == (0, 1, "image/jpeg")
    return opened(copy)


def opened(copy: Page) -> Image.Image:
    assert copy.data is not None and len(copy.data) <= LIMIT
    image = Image.open(BytesIO(copy.data))
    image.load()
    assert image.format == "JPEG" and image.mode in ("L", "RGB")
    assert not set(image.info) - {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    return image


def is_upright(image: Image.Image) -> bool:
    """Whether the corners of a chart are where they belong."""
    width, height = image.size
    boxes = {
        "top left": (0, 0, width // 3, height // 3),
        "top right": (width - width // 3, 0, width, height // 3),
        "bottom left": (0, height - height // 3, width // 3, height),
    }
    found = {corner: ImageStat.Stat(image.convert("RGB").crop(box)).mean for corner, box in boxes.items()}
    nearest = {
        corner: min(
            CORNERS, key=lambda known: sum(abs(a - b) for a, b in zip(CORNERS[known], mean, strict=True))
        )
        for corner, mean in found.items()
    }
    return all(nearest[corner] == corner for corner in CORNERS)


@pytest.mark.parametrize(
    ("kind", "media_type"), [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("HEIF", "image/heic")]
)
def test_what_diia_takes_stays_as_it_is(workshop: Workshop, kind: str, media_type: str) -> None:
    assert turned(workshop, encoded(chart(), kind)) == ([Page(0, 1, media_type, None)], "")


def test_a_large_photo_is_turned_upright_and_loses_its_place_but_not_its_sharpness(
    workshop: Workshop,
) -> None:
    photo = sideways((3000, 4000), quality=92)
    assert len(photo) > 7_000_000
    assert b"INVENTED" in photo
    copy = only(workshop, photo)
    assert not copy.getexif()
    assert copy.width < copy.height and copy.width >= SHORT and copy.height >= LONG
    assert is_upright(copy)


@pytest.mark.parametrize(
    "large",
    [encoded(noisy((2200, 1800)), "PNG"), encoded(noisy((2200, 1800)), "BMP"), large_heic((2200, 1800))],
    ids=["PNG", "BMP", "HEIC"],
)
def test_what_is_too_large_becomes_a_jpeg(workshop: Workshop, large: bytes) -> None:
    assert len(large) > LIMIT
    copy = only(workshop, large)
    assert copy.size == (2200, 1800)
    assert is_upright(copy)


@pytest.mark.parametrize("kind", ["WEBP", "TIFF", "BMP", "GIF", "AVIF"])
def test_other_pictures_become_jpegs(workshop: Workshop, kind: str) -> None:
    copy = only(workshop, encoded(chart(), kind))
    assert copy.size == (640, 480)
    assert is_upright(copy)


def test_only_the_first_picture_of_an_animation_is_copied(workshop: Workshop) -> None:
    film = encoded(chart(), "GIF", save_all=True, append_images=[Image.new("RGB", (640, 480))])
    assert is_upright(only(workshop, film))


def test_what_is_transparent_is_white(workshop: Workshop) -> None:
    copy = only(workshop, encoded(Image.new("RGBA", (40, 40), (0, 0, 0, 0)), "TIFF"))
    assert copy.getpixel((20, 20)) == (255, 255, 255)


@pytest.mark.parametrize(("level", "shown"), [(65_535, 255), (32_768, 127), (0, 0)])
def test_a_scan_with_16_bits_keeps_its_shades(workshop: Workshop, level: int, shown: int) -> None:
    scan = Image.new("I;16", (40, 40), level)
    scan.putpixel((0, 0), 65_535)
    grey = only(workshop, encoded(scan, "TIFF")).getpixel((30, 30))
    assert isinstance(grey, int) and abs(grey - shown) <= 3


def test_a_pdf_is_copied_page_by_page(workshop: Workshop) -> None:
    copies, problem = turned(workshop, pdf(3, "#lorem(80)"))
    assert problem == ""
    assert [(copy.page, copy.of, copy.media_type) for copy in copies] == [
        (n, 3, "image/jpeg") for n in (1, 2, 3)
    ]
    for number, copy in enumerate(copies, start=1):
        page = opened(copy)
        assert page.width >= SHORT and page.height >= LONG
        shade = page.convert("L").getpixel((10, 10))
        assert isinstance(shade, int) and abs(shade - 10 * number) <= 2
    assert turned(workshop, pdf(3, "#lorem(80)"), [2]) == ([copies[1]], "")


def test_of_a_long_pdf_the_first_pages_are_copied(workshop: Workshop) -> None:
    copies, problem = turned(workshop, pdf(PAGES + 2))
    assert problem == "many_pages"
    assert [copy.page for copy in copies] == list(range(1, PAGES + 1))


@pytest.mark.parametrize("box", ["0 0 14400 14400", "0 0 1 1", "0 0 20000 3", "0 0 4032 3024"])
def test_a_page_of_any_size_is_drawn_within_bounds(workshop: Workshop, box: str) -> None:
    [copy], _ = turned(workshop, wide_pdf(box))
    page = opened(copy)
    assert page.width * page.height <= 20_000_000


def test_the_sheets_of_a_tiff_are_copied_one_by_one(workshop: Workshop) -> None:
    sheets = [Image.new("L", (300, 200), shade) for shade in (10, 120, 240)]
    copies, problem = turned(workshop, scans(sheets))
    assert problem == "" and [copy.page for copy in copies] == [1, 2, 3]
    for sheet, copy in zip(sheets, copies, strict=True):
        assert ImageChops.difference(sheet, opened(copy)).histogram()[4:] == [0] * 252
    assert turned(workshop, scans(sheets), [2, 3]) == (copies[1:], "")


def stuffed_pdf() -> bytes:
    """Garbage between a header and an end that look right."""
    return b"%PDF-1.7\n" + bytes(range(256)) * 20 + b"\n%%EOF"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "broken"),
        ("Довідка про перебування".encode(), "format"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + bytes(1000), "format"),
        (b"PK\x03\x04" + bytes(1000), "format"),
        (b"ID3\x04" + bytes(1000), "format"),
        (encoded(chart(), "JPEG")[:-2000], "broken"),
        (encoded(chart(), "HEIF")[:300], "broken"),
        (encoded(chart(), "PNG")[:200], "broken"),
        (b"\xff\xd8\xff", "broken"),
        (stuffed_pdf(), "broken"),
        (wide_pdf("0 0 0 0 0")[:60], "broken"),
        (locked_pdf(), "locked"),
        (encoded(Image.new("1", (30_000, 30_000)), "PNG"), "too_large"),
        (encoded(Image.new("1", (9_000, 9_000)), "PNG"), "too_large"),
        (encoded(Image.new("L", (8, 66_000)), "TIFF"), "too_large"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{kind_of(value)}-{len(value)}",
)
def test_what_cannot_be_copied_is_a_code(workshop: Workshop, data: bytes, problem: str) -> None:
    assert turned(workshop, data) == ([], problem)


def test_a_photo_of_a_hundred_million_pixels_fits(workshop: Workshop) -> None:
    huge = encoded(chart((12_000, 9_000)), "JPEG", quality=95)
    assert turned(workshop, huge) == ([Page(0, 1, "image/jpeg", None)], "")
    padded = huge[:-2] + b"\xff\xfe\xff\xff" + bytes(65_533)
    large = padded + bytes(LIMIT)
    copy = only(workshop, large)
    assert copy.size == (6_000, 4_500)
    assert is_upright(copy)


@given(st.sampled_from(KINDS), st.sampled_from(MODES), st.tuples(st.integers(1, 300), st.integers(1, 300)))
@draws(150)
def test_pictures_of_every_kind_size_and_mode_have_a_copy(
    workshop: Workshop, kind: str, mode: str, size: tuple[int, int]
) -> None:
    image = in_mode(chart(size), mode)
    try:
        data = encoded(image, kind)
    except (OSError, ValueError, KeyError):  # this format does not know this mode
        data = encoded(chart(size), kind)
    [copy], problem = turned(workshop, data)
    assert problem == ""
    if copy.data is None:
        assert kind in ("JPEG", "PNG", "HEIF")
    else:
        assert opened(copy).size == size


def in_mode(image: Image.Image, mode: str) -> Image.Image:
    if mode == "LAB":
        return Image.merge("LAB", image.split())
    if mode in ("LA", "I", "F", "I;16"):
        image = image.convert("L")
    return image.convert("I").convert("I;16") if mode == "I;16" else image.convert(mode)


@given(st.integers(1, 8), st.tuples(st.integers(2, 40), st.integers(2, 40)))
@draws(40)
def test_every_orientation_comes_out_upright(
    workshop: Workshop, orientation: int, tens: tuple[int, int]
) -> None:
    seen = chart((tens[0] * 10, tens[1] * 10))
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored = seen.transpose(undo[orientation]) if orientation in undo else seen
    copy = only(workshop, encoded(stored, "WEBP", exif=exif, lossless=True))
    assert copy.size == seen.size
    assert is_upright(copy)


PRESSED = 0.32
"""Bytes for a pixel that grain takes in a JPEG at the least quality, and a little more."""


def least(size: tuple[int, int]) -> int:
    """The pixels that a picture must keep to be legible: SHORT by LONG in its own proportions, if it had them."""
    scale = min(1.0, max(SHORT / min(size), LONG / max(size)))
    return math.ceil(size[0] * scale) * math.ceil(size[1] * scale)


@given(st.tuples(st.integers(1, 2500), st.integers(1, 2500)), st.integers(50_000, 3_000_000))
@example((2500, 20), 50_000)
@example((1377, 1441), 543_740)  # too little for this size, enough for SHORT by LONG
@example((2500, 1240), 600_000)
@draws(40)
def test_a_picture_is_made_to_fit_without_becoming_illegible(size: tuple[int, int], limit: int) -> None:
    image = noisy((2500, 2500)).crop((0, 0, *size))
    enough = limit >= PRESSED * least(size)
    with suppress(
        *(() if enough else (Unturnable,))
    ):  # what is too little is refused rather than made illegible
        data = fitted(image, limit)
        assert len(data) <= limit
        copy = Image.open(BytesIO(data))
        copy.load()
        assert min(copy.size) >= min(SHORT, *size) and max(copy.size) >= min(LONG, max(size))
        assert abs(copy.width * size[1] - copy.height * size[0]) <= max(size)


SEEDS = [
    *(encoded(chart((64, 64)), kind) for kind in KINDS),
    *(pdf(2), locked_pdf(), scans([chart((30, 20))] * 2), sideways((60, 80))),
]


@given(data=st.data())
@draws(300)
def test_no_file_breaks_the_workshop(workshop: Workshop, data: st.DataObject) -> None:
    damaged = bytearray(data.draw(st.sampled_from(SEEDS)))
    for _ in range(data.draw(st.integers(0, 12))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(damaged)))
    check_anything(workshop, bytes(damaged[: cut or None]))


@given(
    st.sampled_from([b"", b"%PDF-1.7\n", *(seed[:16] for seed in SEEDS)]),
    st.binary(max_size=4_000),
)
@draws(200)
def test_no_garbage_breaks_the_workshop(workshop: Workshop, start: bytes, rest: bytes) -> None:
    check_anything(workshop, start + rest)


def check_anything(workshop: Workshop, data: bytes) -> None:
    copies, problem = turned(workshop, data)
    assert copies or problem
    for copy in copies:
        if copy.data is not None:
            opened(copy)


def test_copies_that_nobody_wants_any_more_do_not_get_into_the_next_file(workshop: Workshop) -> None:
    turning = workshop.turn(pdf(3))
    next(turning)
    turning.close()
    assert turned(workshop, encoded(chart(), "PNG")) == ([Page(0, 1, "image/png", None)], "")


def test_the_process_cannot_leave_anything_on_the_disk(tmp_path: Path) -> None:
    left = tmp_path / "left"
    attempt = (
        "import sys; from submission.copies.worker import confine; confine(10**9); "
        "open(sys.argv[1], 'wb', buffering=0).write(b'plaintext')"
    )
    done = subprocess.run(
        [sys.executable, "-c", attempt, str(left)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1 and "File too large" in done.stderr
    assert left.read_bytes() == b""


def test_the_bot_itself_loads_no_decoder() -> None:
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, submission.package; print(sorted({'PIL', 'pi_heif', 'pypdfium2'} & set(sys.modules)))",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout == "[]\n"
