"""From bytes to text: which encoding, and an honest flag wherever that is a guess."""

import codecs
import re
from dataclasses import dataclass

from wirehouse.text.model import Flag

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"\x1f\x8b", "gzip"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"PAR1", "Parquet"),
)
# Pages that say Latin-1 or ASCII mean cp1252 (WHATWG Encoding Standard, section 4.2).
_SUPERSETS = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_MAX_CONTROL_SHARE = 0.01
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_ESCAPED_BYTES = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}
_MIN_CONFIDENCE = 0.3


class UndecodableError(ValueError):
    """The bytes are no text; the message says shortly why."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text before any cleaning, the canonical (Python) name of its encoding, and what was noticed."""

    text: str
    encoding: str
    flags: tuple[str, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode a record: byte order mark, then strict UTF-8, then the declared charset, then detection.

    Every text that is not certain carries a flag. Line ends and mojibake stay as they are.

    Raises:
        UndecodableError: the bytes are binary data.
    """
    for mark, codec, name in _BOMS:
        if data.startswith(mark):
            return _lossy(data, codec, name, ())
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise UndecodableError(f"binary data: {kind} file")
    if b"\0" in data:
        return _wide(data)
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > max(4, len(data) * _MAX_CONTROL_SHARE):
        raise UndecodableError(f"binary data: {controls} control characters in {len(data)} bytes")
    charset = _canonical(declared)
    if charset is not None and charset.startswith("iso2022") and b"\x1b" in data:
        return _lossy(data, charset, charset, ())  # seven-bit, so it would pass for UTF-8
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _legacy(data, declared, charset)


def _legacy(data: bytes, declared: str | None, charset: str | None) -> Decoded:
    """Decode what is not strictly UTF-8 and has no mark."""
    mixed = _mostly_utf8(data)
    if mixed is not None:
        return mixed
    flags: tuple[str, ...] = ()
    if charset is not None and charset not in {"utf-8", "utf-16", "utf-32"}:
        try:
            return Decoded(_checked(data.decode(charset)), charset)
        except (UnicodeDecodeError, UndecodableError):
            pass
    if declared:
        flags = (Flag.ENCODING_MISMATCH,)
    guess = _detect(data)
    return _lossy(data, guess, guess, (*flags, Flag.ENCODING_GUESSED))


def _mostly_utf8(data: bytes) -> Decoded | None:
    """Decode UTF-8 with a few foreign bytes in it; those are read as cp1252. None when they are not few."""
    text = data.decode("utf-8", "surrogateescape")
    foreign = len(_SURROGATES.findall(text))
    multibyte = (len(data) - len(text)) // 2  # a sequence has one to three bytes more than its character
    if foreign * 2 > multibyte:
        return None
    repaired = text.translate(_ESCAPED_BYTES)
    lost = (Flag.REPLACED_CHARACTERS,) if "\ufffd" in repaired else ()
    return Decoded(repaired, "utf-8", (Flag.MIXED_ENCODINGS, *lost))


def _wide(data: bytes) -> Decoded:
    """Decode UTF-32 or UTF-16 without a mark: NUL bytes, and a text with ordinary spaces once decoded."""
    best: Decoded | None = None
    score = 0.0
    for name, unit in (("utf-32-le", 4), ("utf-32-be", 4), ("utf-16-le", 2), ("utf-16-be", 2)):
        if len(data) % unit:
            continue
        try:
            text = _checked(data.decode(name))
        except (UnicodeDecodeError, UndecodableError):
            continue
        ordinary = sum(ch.isalpha() or ch in " \n,." for ch in text[:4096]) / min(len(text), 4096)
        blanks = sum(map(text[:4096].count, (" ", "\n", "e", "a"))) / min(len(text), 4096)
        if ordinary > 0.7 and ordinary + blanks > score:
            best, score = Decoded(text, name, (Flag.ENCODING_GUESSED,)), ordinary + blanks
    if best is None:
        raise UndecodableError(f"binary data: NUL bytes ({data.count(0)} in {len(data)} bytes)")
    return best


def _checked(text: str) -> str:
    """Return the text when it has no NULs and few controls, and raise UndecodableError otherwise."""
    controls = sum(map(text[:4096].count, map(chr, (0, 1, 2, 3, 4, 5, 6, 7, 8, *range(0x80, 0xA0)))))
    if controls > min(len(text), 4096) * _MAX_CONTROL_SHARE:
        raise UndecodableError("binary data: control characters")
    return text


def _lossy(data: bytes, codec: str, name: str, flags: tuple[str, ...]) -> Decoded:
    """Decode with U+FFFD for what cannot be read, and say so."""
    text = _SURROGATES.sub("\ufffd", data.decode(codec, "replace"))
    if "\0" in text:
        raise UndecodableError(f"binary data: NUL characters in {name}")
    lost = (Flag.REPLACED_CHARACTERS,) if "\ufffd" in text else ()
    return Decoded(text, name, (*flags, *lost))


def _detect(data: bytes) -> str:
    """Guess a legacy charset by chardet; cp1252 where it is not sure and most of the text is ASCII."""
    import chardet
    from chardet import EncodingEra

    found = chardet.detect(data, encoding_era=EncodingEra.MODERN_WEB, compat_names=False)
    encoding = _canonical(found["encoding"])
    if encoding is None or (found["confidence"] or 0) < _MIN_CONFIDENCE:
        high = len(data) - len(data.translate(None, bytes(range(0x80, 0x100))))
        if encoding is None or high * 5 < len(data):
            return "cp1252"
    return encoding


def _canonical(name: str | None) -> str | None:
    """Return Python's name of a charset, or None when there is no such charset."""
    try:
        info = codecs.lookup((name or "").strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    if not info._is_text_encoding:  # ruff: ignore[private-member-access] - rot13, hex and the like
        return None
    return _SUPERSETS.get(info.name, info.name)
