"""From bytes to text: which encoding, and an honest flag wherever that is a guess."""

import codecs
import re
from dataclasses import dataclass
from itertools import pairwise

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
    (b"\x7fELF", "ELF"),
    (b"SQLite format 3\0", "SQLite"),
)
# Pages that say Latin-1 or ASCII mean cp1252 (WHATWG Encoding Standard, section 4.2).
_SUPERSETS = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
# Names that Python decodes by and that are no charsets: Latin-1 bytes would all fit them, as something else.
_NO_CHARSETS = frozenset({"charmap", "idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"})
# Charsets that say everything in ASCII bytes, so that they pass for UTF-8, and what gives each away.
_SEVEN_BIT = (
    ("iso2022_kr", re.compile(rb"\x1b\$\)C")),
    ("iso2022_jp_2", re.compile(rb"\x1b\$[@B(]")),
    ("hz", re.compile(rb"~\{[!-~]{2,}?~\}")),
    ("utf-7", re.compile(rb"(?:\+[A-Za-z0-9/]{2,200}-[^+]*+){3}")),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_PRINTABLE = bytes(range(32, 127)) + b"\t\n\r"
_MAX_CONTROL_SHARE = 0.01
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_ESCAPED_BYTES = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}
_MIN_CONFIDENCE = 0.1  # chardet gives 0.15 to 0.3 where most of the letters are ASCII, and is right
_COMMON = frozenset({"iso8859-2", "iso8859-15"})  # not of the web of today, but as likely on old pages
_MIN_LEAD = 1.4  # of other such charsets, such as those of DOS; a short text fits too many of them
_WORDS = re.compile(r"[^\W\d_]{4,}")
_TAGS = re.compile(rb"<[^<>]*>")
# Of the letters of words that are not ASCII, and of those words: koi8-r read as cp1251 is wRITTEN lIKE tHIS.
_MAX_FOREIGN_SHARE = 0.6
_MAX_CASE_SWAPS = 0.04


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
    charset = _canonical(declared)
    if (found := _seven_bit(data, charset)) is not None:
        return found
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > max(4, len(data) * _MAX_CONTROL_SHARE):
        raise UndecodableError(f"binary data: {controls} control characters in {len(data)} bytes")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _legacy(data, declared, charset)


def _seven_bit(data: bytes, charset: str | None) -> Decoded | None:
    """Decode what says everything in ASCII bytes; None when the bytes are ASCII, or anything else."""
    if not data.isascii():
        return None
    if charset is not None and charset.startswith("iso2022") and b"\x1b" in data:
        return _lossy(data, charset, charset, ())
    for name, sign in _SEVEN_BIT:
        declared = charset == name
        if charset is not None and not declared and not name.startswith("iso2022"):
            continue
        if not (b"+" in data if declared and name == "utf-7" else sign.search(data)):
            continue
        try:
            text = _checked(data.decode(name))
        except (UnicodeDecodeError, UndecodableError):
            continue
        mismatch = (Flag.ENCODING_MISMATCH,) if charset and not declared else ()
        return Decoded(text, name, () if declared else (*mismatch, Flag.ENCODING_GUESSED))
    return None


def _legacy(data: bytes, declared: str | None, charset: str | None) -> Decoded:
    """Decode what is not strictly UTF-8 and has no mark."""
    mixed = _mostly_utf8(data)
    if mixed is not None:
        return mixed
    flags: tuple[str, ...] = ()
    if charset is not None and not charset.startswith("utf"):  # it would have a mark, a NUL or be UTF-8
        try:
            text = _checked(data.decode(charset))
        except (UnicodeDecodeError, UndecodableError):
            pass
        else:
            if _is_plausible(text):
                return Decoded(text, charset)
    if declared:
        flags = (Flag.ENCODING_MISMATCH,)
    guess = _detect(data)
    return _lossy(data, guess, guess, (*flags, Flag.ENCODING_GUESSED))


def _is_plausible(text: str) -> bool:
    """Tell whether a text may be in the charset it was declared in; another alphabet's bytes give it away."""
    words = [word for word in _WORDS.findall(text[:1_000_000]) if not word.isascii()][:1000]
    letters = sum(map(len, words))
    foreign = sum("\x80" <= character < "\u0250" for character in "".join(words))
    swapped = sum(any(a.islower() and b.isupper() for a, b in pairwise(word)) for word in words)
    return foreign <= letters * _MAX_FOREIGN_SHARE and swapped <= len(words) * _MAX_CASE_SWAPS


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
    is_printable = data.isascii() and not data.replace(b"\0", b"").translate(None, _PRINTABLE)
    score = 0.0
    for name, unit in (("utf-32-le", 4), ("utf-32-be", 4), ("utf-16-le", 2), ("utf-16-be", 2)):
        if len(data) % unit:
            continue
        try:
            text = _checked(data.decode(name))
        except (UnicodeDecodeError, UndecodableError):
            continue
        if is_printable and not text.isascii():
            continue  # two ASCII letters make a Chinese character
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
    """Guess a legacy charset by chardet; cp1252 where it has no idea and most of the text is ASCII."""
    import chardet
    from chardet import EncodingEra

    shown = _TAGS.sub(b" ", data)  # chardet believes what they declare
    found, any_age = (
        chardet.detect(shown, encoding_era=era, compat_names=False)
        for era in (EncodingEra.MODERN_WEB, EncodingEra.ALL)
    )
    lead = 1 if any_age["encoding"] in _COMMON else _MIN_LEAD
    if (any_age["confidence"] or 0) >= lead * (found["confidence"] or 0):
        found = any_age
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
    if info.name in _NO_CHARSETS:
        return None
    return _SUPERSETS.get(info.name, info.name)
