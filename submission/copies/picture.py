"""Pictures: opened with care, turned upright, made small enough for Diia without becoming illegible.

Runs in the worker only (`worker.py`): the decoders are C code, and the files are anybody's.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterator
from io import BytesIO

import pi_heif  # type: ignore[import-untyped]
from PIL import Image, ImageOps, ImageSequence

from submission.copies.problems import Unturnable

LIMIT = 5_000_000
"""Bytes of a file that Diia takes (the guide to filing, stated for A3.3 and A3.6)."""

PIXELS = 50_000_000
"""Pixels held at once: a sheet of A4 at 600 dpi has 35 million, the sharpest iPhone 49."""

JPEG_PIXELS = 4 * PIXELS
"""A larger JPEG is decoded at half its size, which the format offers, so phones with 200 million fit too."""

SHORT, LONG = 1240, 1754
"""A4 at 150 dpi, the least that small print can be read at. Nothing is made smaller than this."""

SHRINK = 0.85
SIDE = 65_500  # of a JPEG
_ORIENTATION = 0x0112  # a tag of EXIF

Image.MAX_IMAGE_PIXELS = JPEG_PIXELS
pi_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)


def frames(data: bytes, kind: str) -> Iterator[Image.Image]:
    """Every picture of a file: one, or the sheets of a TIFF. `kind` is Pillow's name of the format.

    Each is upright, without transparency, in grey or RGB, without metadata. Raises Unturnable("too_large"), and
    whatever Pillow makes of a broken file.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(BytesIO(data), formats=[kind]) as image:
                for frame in ImageSequence.Iterator(image) if kind == "TIFF" else (image,):
                    yield _upright(frame)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            raise Unturnable("too_large") from None


def sheets(data: bytes) -> int:
    """How many pictures a TIFF holds. Raises what Pillow makes of a broken file."""
    with Image.open(BytesIO(data), formats=["TIFF"]) as image:
        return int(getattr(image, "n_frames", 1))


def _upright(image: Image.Image) -> Image.Image:
    width, height = image.size
    if image.format in ("JPEG", "MPO") and width * height > PIXELS:
        image.draft(image.mode, (width // 2, height // 2))
    if image.width * image.height > PIXELS:
        raise Unturnable("too_large")
    image.load()
    # Each copy of a large picture takes 200 MB, so there are only those that are needed.
    lying = image.getexif().get(_ORIENTATION, 1) != 1
    turned = _plain(ImageOps.exif_transpose(image) if lying else image)
    turned.info.clear()  # comments, places and profiles; the encoder would carry some of them over
    return turned


def _plain(image: Image.Image) -> Image.Image:
    if "A" in image.getbands() or "a" in image.getbands() or "transparency" in image.info:
        image = image.convert("RGBA")
        white = Image.new("RGB", image.size, "white")
        white.paste(image, mask=image.getchannel("A"))
        return white
    if image.mode.startswith(("I", "F")):
        return _eight_bits(image)
    return image if image.mode in ("L", "RGB") else image.convert("L" if image.mode == "1" else "RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    """Scans with 16 bits of grey, which a plain conversion would turn white."""
    exact = image.convert("F")
    _, most = exact.getextrema()
    brightest = float(most) if isinstance(most, (int, float)) and math.isfinite(most) else 1.0
    if image.mode.startswith("I"):
        brightest = 255.0 if brightest <= 255 else 65_535.0 if brightest <= 65_535 else brightest
    return exact.point(lambda level: level * (255.0 / max(brightest, 1e-9)) + 0.0).convert("L")


def fitted(image: Image.Image, limit: int = LIMIT) -> bytes:
    """A JPEG of at most `limit` bytes: as sharp as it was if possible, else smaller step by step.

    Raises Unturnable("too_large") when it would have to become illegible.
    """
    for size, quality in _steps(image.size):
        smaller = image if size == image.size else image.resize(size, Image.Resampling.LANCZOS)
        buffer = BytesIO()
        smaller.save(buffer, "JPEG", quality=quality, subsampling="4:2:0", progressive=False)
        if buffer.tell() <= limit:
            return buffer.getvalue()
    raise Unturnable("too_large")


def shown(image: Image.Image) -> bytes:
    """A JPEG to be looked at: no larger than a sheet at 150 dpi, whatever way it lies."""
    short, long = sorted(image.size)
    scale = min(1.0, SHORT / short if short else 1.0, LONG / long if long else 1.0)
    size = image.size if scale == 1.0 else _scaled(image.size, scale)
    smaller = image if size == image.size else image.resize(size, Image.Resampling.LANCZOS)
    buffer = BytesIO()
    smaller.save(buffer, "JPEG", quality=80, subsampling="4:2:0", progressive=False)
    return buffer.getvalue()


def _steps(size: tuple[int, int]) -> Iterator[tuple[tuple[int, int], int]]:
    """Sizes and qualities to try, the best first. The last sizes are the least legible one."""
    short, long = sorted(size)
    if long > SIDE:
        return
    least = min(1.0, max(SHORT / short, LONG / long))
    yield size, 90
    scale = 1.0
    while scale > least:
        yield _scaled(size, scale), 82
        scale *= SHRINK
    for quality in (82, 70, 55, 40):
        yield _scaled(size, least), quality


def _scaled(size: tuple[int, int], scale: float) -> tuple[int, int]:
    return max(1, math.ceil(size[0] * scale)), max(1, math.ceil(size[1] * scale))
