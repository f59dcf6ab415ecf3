"""Pages of a PDF as pictures, by PDFium. Runs in the worker only (`worker.py`)."""

from __future__ import annotations

import math
from contextlib import suppress

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image

from submission.copies.problems import Unturnable

DPI = 200
"""Small print of a certificate is read well at this, and A4 takes less than 1 MB."""

PIXELS = 16_000_000
"""Of a page. Larger ones, such as photos saved as PDF without a scale, get fewer dots for each inch."""

_PASSWORD, _SECURITY = 4, 5  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY of fpdfview.h


class Sheets:
    """An open PDF. Raises Unturnable("locked" or "broken")."""

    def __init__(self, data: bytes) -> None:
        try:
            self._document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            locked = getattr(error, "err_code", None) in (_PASSWORD, _SECURITY)
            raise Unturnable("locked" if locked else "broken") from None
        with suppress(pypdfium2.PdfiumError):
            self._document.init_forms()  # so that what was filled in is drawn
        self.count: int = len(self._document)

    def draw(self, page: int) -> Image.Image:
        """A page, from 1, as it prints. Raises ValueError or PdfiumError for one that cannot be drawn."""
        sheet = self._document[page - 1]
        try:
            width, height = sheet.get_size()
            if not (0 < width < math.inf and 0 < height < math.inf):
                raise ValueError("a page without a size")
            scale = min(DPI / 72, math.sqrt(PIXELS / (width * height)))
            drawn: Image.Image = sheet.render(scale=scale).to_pil()
            return drawn.convert("RGB")
        finally:
            sheet.close()

    def close(self) -> None:
        self._document.close()
