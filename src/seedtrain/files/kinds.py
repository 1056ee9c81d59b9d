"""Which kinds of files are kept, told by their content and never by their name."""

import codecs
import zipfile
from typing import IO

PDF, PNG, JPEG, MP4 = "application/pdf", "image/png", "image/jpeg", "video/mp4"
TEXT, CSV = "text/plain", "text/csv"
OFFICE = "application/vnd.openxmlformats-officedocument."
# the part that makes an Office archive what it is -> its media type
OFFICE_PARTS = {
    "word/document.xml": OFFICE + "wordprocessingml.document",
    "xl/workbook.xml": OFFICE + "spreadsheetml.sheet",
    "ppt/presentation.xml": OFFICE + "presentationml.presentation",
}
SHOWN = frozenset({PDF, PNG, JPEG})  # may be looked at in the browser; the rest is downloaded
MOST_PARTS = 20_000
ALLOWED_WORDS = "PDF, PNG, JPEG, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), MP4, .txt, .csv"


def kind_of(file: IO[bytes], name: str) -> str | None:
    """The media type of what the file holds; None where it is nothing we keep. Leaves the file at its beginning."""
    file.seek(0)
    head = file.read(16)
    file.seek(0)
    try:
        if head.startswith(b"%PDF-"):
            return PDF
        if head.startswith(b"\x89PNG\r\n\x1a\n"):
            return PNG
        if head.startswith(b"\xff\xd8\xff"):
            return JPEG
        if head[4:8] == b"ftyp":
            return MP4 if head[8:12].strip() not in {b"heic", b"heix", b"mif1", b"avif", b"qt"} else None
        if head.startswith(b"PK\x03\x04"):
            return _office(file)
        return _text(file, name)
    finally:
        file.seek(0)


def _office(file: IO[bytes]) -> str | None:
    """By the archive's directory; nothing is unpacked. A document with macros is none of ours."""
    try:
        names = set(zipfile.ZipFile(file).namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return None
    macros = any(name.rpartition("/")[2].casefold() == "vbaproject.bin" for name in names)
    if len(names) > MOST_PARTS or "[Content_Types].xml" not in names or macros:
        return None
    return next((kind for part, kind in OFFICE_PARTS.items() if part in names), None)


def _text(file: IO[bytes], name: str) -> str | None:
    """Text in UTF-8, or in UTF-16 with its mark; a .csv by its name, since only people tell those apart."""
    first = file.read(2)
    file.seek(0)
    encoding = "utf-16" if first in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE} else "utf-8"
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while block := file.read(65_536):
            if _binary(decoder.decode(block)):
                return None
        if _binary(decoder.decode(b"", final=True)):
            return None
    except UnicodeDecodeError:
        return None
    return CSV if name.casefold().endswith(".csv") else TEXT


def _binary(text: str) -> bool:
    return any(character < " " and character not in "\t\n\r\f" for character in text)
