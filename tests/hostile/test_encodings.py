# ruff: file-ignore[line-too-long] - tables of samples
"""News in the encodings of fifty years: read right, or flagged as a guess."""

import unicodedata

import pytest

from hostile.languages import NEWS
from hostile.outcome import ITEM

PLAIN_QUOTES = str.maketrans("’„“”«»\u202f–", '\'""""" -')
UNMARKED = [
    ("en", "cp1252"), ("fr", "cp1252"), ("de", "cp1252"), ("sv", "iso8859-1"), ("fr_euro", "iso8859-15"),
    ("pl", "iso8859-2"), ("cs", "iso8859-2"), ("pl", "cp1250"), ("cs", "cp1250"), ("hu", "cp1250"),
    ("ru", "cp1251"), ("uk", "cp1251"), ("ru", "koi8-r"), ("uk", "koi8-u"), ("ru", "iso8859-5"),
    ("ru", "cp866"), ("el", "cp1253"), ("el", "iso8859-7"), ("tr", "cp1254"), ("tr", "iso8859-9"),
    ("he", "cp1255"), ("he", "iso8859-8"), ("ar", "cp1256"), ("ar", "iso8859-6"), ("lt", "cp1257"),
    ("vi", "cp1258"), ("th", "tis-620"), ("th", "cp874"), ("ja", "shift_jis"), ("ja", "cp932"),
    ("ja", "euc-jp"), ("ja", "iso2022-jp"), ("zh", "gb2312"), ("zh", "gbk"), ("zh", "gb18030"), ("zh", "hz"),
    ("tw", "big5"), ("ko", "euc-kr"), ("ko", "cp949"), ("ko", "iso2022-kr"), ("fr", "utf-7"),
    ("sv", "mac-roman"), ("fr", "mac-roman"), ("de", "cp437"), ("sv", "cp850"), ("pl", "cp852"),
    ("fr", "utf-16-le"), ("ru", "utf-16-be"), ("ja", "utf-16-le"), ("zh", "utf-16-be"), ("th", "utf-16-le"),
    ("ar", "utf-16-be"), ("ko", "utf-32-le"), ("zh", "utf-32-be"),
]  # fmt: skip
# The letters of these stand at other places in a charset that is as likely; the guess is flagged, no more.
AMBIGUOUS = [("ru", "mac-cyrillic"), ("en", "cp037"), ("de", "cp500")]
MARKED = ["utf-8-sig", "utf-16", "utf-32"]
UNDECLARABLE = {"utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"}  # only a mark makes these sure


def news(language: str, codec: str) -> tuple[str, bytes]:
    """A text that the charset can hold, and its bytes."""
    text = NEWS[language]
    if codec == "cp1258":  # it writes the tones of Vietnamese as characters of their own
        text = "".join(
            letter
            if letter in "ăâêôơưđĂÂÊÔƠƯĐ"
            else unicodedata.normalize("NFC", unicodedata.normalize("NFD", letter))
            for letter in unicodedata.normalize("NFD", text)
        )
        text = text.encode(codec, "ignore").decode(codec)
    try:
        return text, text.encode(codec)
    except UnicodeEncodeError:
        text = text.translate(PLAIN_QUOTES)
        return text, text.encode(codec)


def test_an_unmarked_encoding_is_read_right_and_flagged_as_a_guess(pipeline):
    for language, codec in UNMARKED:
        pipeline.write(f"{language}-{codec}.txt", news(language, codec)[1])
    outcome = pipeline.ingest()
    assert outcome.texts == {
        f"{language}-{codec}.txt": news(language, codec)[0] for language, codec in UNMARKED
    }
    assert all("encoding_guessed" in document.flags for document in outcome.documents.values())


def test_an_encoding_that_cannot_be_told_is_flagged_as_a_guess(pipeline):
    for language, codec in AMBIGUOUS:
        pipeline.write(f"{language}-{codec}.txt", news(language, codec)[1])
    outcome = pipeline.ingest()
    assert len(outcome.documents) + len(outcome.rejects) == len(AMBIGUOUS)
    assert all("encoding_guessed" in document.flags for document in outcome.documents.values())
    assert set(outcome.rules.values()) <= {"not_text"}


@pytest.mark.parametrize("codec", MARKED)
def test_every_language_with_a_mark_is_certain(pipeline, codec):
    for language, text in NEWS.items():
        pipeline.write(f"{language}.txt", text.encode(codec))
    outcome = pipeline.ingest()
    assert outcome.texts == {f"{language}.txt": text for language, text in NEWS.items()}
    assert not any("encoding_guessed" in document.flags for document in outcome.documents.values())


def test_a_charset_declared_by_a_page_is_believed_where_it_fits(pipeline):
    expected = {}
    for language, codec in UNMARKED:
        text, _ = news(language, codec)
        page = (
            f'<html><head><meta charset="{codec}"></head><body><p>{text.split()[0]} {text}</p></body></html>'
        )
        pipeline.write(f"{language}-{codec}.html", page.encode(codec))
        expected[f"{language}-{codec}.html"] = " ".join(f"{text.split()[0]} {text}".split())
    outcome = pipeline.ingest()
    assert outcome.texts == expected
    guessed = {
        name for (name, _), document in outcome.documents.items() if "encoding_guessed" in document.flags
    }
    assert {name.rpartition(".")[0].partition("-")[2] for name in guessed} <= UNDECLARABLE


META = '<html><head><meta charset="{}"></head><body><p>{}</p></body></html>'
HTTP_EQUIV = '<html><head><meta http-equiv="Content-Type" content="text/html; charset={}"><body><p>{}</p>'
XML = '<?xml version="1.0" encoding="{}"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{}</p></body></html>'


LIES = [
    ("ru", "cp1251", "iso-8859-1"), ("ru", "koi8-r", "windows-1251"), ("ru", "cp1251", "koi8-r"),
    ("el", "cp1253", "windows-1252"), ("ja", "shift_jis", "utf-8"), ("ja", "euc-jp", "iso-8859-1"),
    ("zh", "gb18030", "us-ascii"), ("he", "cp1255", "latin1"), ("fr", "cp1252", "utf-8"),
    ("ru", "cp1251", "utf-16-le"), ("fr", "cp1252", "utf-16le"), ("ja", "shift_jis", "utf-32"),
    ("ru", "cp1251", "punycode"), ("ru", "cp1251", "unicode_escape"), ("ru", "cp1251", "idna"),
    ("ru", "cp1251", "raw_unicode_escape"), ("ru", "cp1251", "rot13"), ("ru", "cp1251", "base64"),
    ("ru", "cp1251", "charmap"), ("ru", "cp1251", "undefined"), ("ru", "cp1251", "hex"),
    ("ru", "cp1251", "zlib"), ("ru", "cp1251", "x-user-defined"), ("ja", "iso2022-jp", "utf-8"),
    ("fr", "cp1252", "cp037"), ("fr", "cp1252", "utf-7"),
]  # fmt: skip


@pytest.mark.parametrize("page", [META, HTTP_EQUIV, XML], ids=["meta", "http-equiv", "xml"])
def test_a_declaration_that_lies_is_not_believed(pipeline, page):
    expected = {}
    for language, codec, said in LIES:
        text = " ".join(NEWS[language].split())
        name = f"{language}-{codec}-as-{said}.html"
        pipeline.write(name, page.format(said, text).encode(codec))
        expected[name] = text
    outcome = pipeline.ingest()
    assert outcome.texts == expected
    for (name, _), document in outcome.documents.items():
        assert {"encoding_guessed", "encoding_mismatch"} <= document.flags, name


SAID = ["latin1", "utf-16", "shift_jis", "punycode", "unicode_escape", "rot13", "base64"]


def test_utf8_that_is_declared_as_something_else_is_utf8(pipeline):
    text = f"{ITEM} Café, \\x41 \\u0042 – naïve"
    for said in SAID:
        pipeline.write(f"{said}.html", META.format(said, text))
    outcome = pipeline.ingest()
    assert outcome.texts == {f"{said}.html": text for said in SAID}
    assert {document.encoding for document in outcome.documents.values()} == {"utf-8"}


@pytest.mark.parametrize("rounds", [1, 2, 3])
@pytest.mark.parametrize("wrong", ["cp1252", "latin-1"])
def test_mojibake_is_repaired_in_passages_and_stays_in_the_source_text(pipeline, rounds, wrong):
    whole = "L’été à Genève a été très chaud, a déclaré la préfète à l’issue du conseil, où l’on a débattu.\n"
    whole = whole.replace("à", "á")  # a byte of à is a blank in Latin-1, which cleaning folds
    garbled = whole
    for _ in range(rounds):
        garbled = garbled.encode().decode(wrong, "strict") if wrong == "latin-1" else sloppy(garbled)
    document = pipeline.ingest_one("news.txt", garbled).only
    assert document.text == garbled
    assert document.body.replace("'", "’") == whole.strip()
    assert "mojibake_repaired" in document.flags


def sloppy(text: str) -> str:
    """UTF-8 read as cp1252, whose five holes are read as Latin-1, as browsers do."""
    return "".join(
        bytes([byte]).decode("latin-1" if byte in b"\x81\x8d\x8f\x90\x9d" else "cp1252")
        for byte in text.encode()
    )


ILL_FORMED = {
    "overlong slash": b"\xc0\xaf", "overlong NUL": b"\xc0\x80", "long overlong": b"\xf0\x80\x80\xaf",
    "surrogate": b"\xed\xa0\x80", "pair of surrogates": b"\xed\xa0\xbd\xed\xb8\x80",
    "over U+10FFFF": b"\xf4\x90\x80\x80", "lone continuation": b"\x80\x80", "five bytes": b"\xf8\x88\x80\x80\x80",
    "cut off": b"\xe2\x82", "0xFF": b"\xff\xfe\xfd",
}  # fmt: skip


def test_ill_formed_utf8_is_flagged(pipeline):
    text = " ".join(NEWS["cs"].split())
    for name, data in ILL_FORMED.items():
        pipeline.write(f"{name}.txt", text.encode() + b" " + data + b" end")
        pipeline.write(f"{name}.html", b"<p>" + text.encode() + b" " + data + b" end")
    outcome = pipeline.ingest()
    assert len(outcome.documents) == 2 * len(ILL_FORMED)
    for (name, _), document in outcome.documents.items():
        assert document.text.startswith(text), name
        assert document.flags & {"mixed_encodings", "encoding_guessed", "replaced_characters"}, name


def test_nul_bytes_are_no_text(pipeline):
    pipeline.write("one.txt", ITEM + "\0" + ITEM)
    pipeline.write("many.txt", b"\0" * 100_000)
    pipeline.write("page.html", f"<p>{ITEM}\0</p>")
    pipeline.write("marked.txt", b"\xff\xfe" + (ITEM + "\0").encode("utf-16-le"))
    outcome = pipeline.ingest()
    assert outcome.rules == dict.fromkeys(["one.txt", "many.txt", "page.html", "marked.txt"], "not_text")
