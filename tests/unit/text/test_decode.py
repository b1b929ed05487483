import pytest

from wirehouse.text.decode import UndecodableError, decode

SENTENCE = "The café on the quay – “Chez Nous” – was naïve to open at £5.\r\n"
RUSSIAN = "Вчера вечером в городском совете обсуждали новый мост через реку и цены на билеты. " * 4


def test_utf8_is_certain_and_carries_no_flag() -> None:
    found = decode(SENTENCE.encode())
    assert (found.text, found.encoding, found.flags) == (SENTENCE, "utf-8", ())


@pytest.mark.parametrize(
    ("codec", "name"),
    [("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16-le"), ("utf-32", "utf-32-le")],
)
def test_a_byte_order_mark_is_certain(codec: str, name: str) -> None:
    found = decode(SENTENCE.encode(codec))
    assert (found.text, found.encoding, found.flags) == (SENTENCE, name, ())


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_text_without_mark_is_recognised(codec: str) -> None:
    found = decode(SENTENCE.encode(codec))
    assert (found.text, found.encoding, found.flags) == (SENTENCE, codec, ("encoding_guessed",))


def test_russian_utf16_without_mark_is_recognised() -> None:
    assert decode(RUSSIAN.encode("utf-16-be")).text == RUSSIAN


def test_the_declared_charset_is_believed_where_utf8_fails() -> None:
    found = decode(RUSSIAN.encode("cp1251"), "windows-1251")
    assert (found.text, found.encoding, found.flags) == (RUSSIAN, "cp1251", ())


def test_declared_latin1_means_cp1252() -> None:
    found = decode(SENTENCE.encode("cp1252"), "ISO-8859-1")
    assert (found.text, found.encoding) == (SENTENCE, "cp1252")


def test_utf8_goes_before_a_wrong_declaration() -> None:
    assert decode(SENTENCE.encode(), "iso-8859-1").text == SENTENCE


def test_a_guess_is_flagged() -> None:
    found = decode((SENTENCE * 3).encode("cp1252"))
    assert (found.text, found.encoding, found.flags) == (SENTENCE * 3, "cp1252", ("encoding_guessed",))


def test_russian_without_declaration_is_detected() -> None:
    found = decode(RUSSIAN.encode("cp1251"))
    assert (found.text, found.flags) == (RUSSIAN, ("encoding_guessed",))


def test_a_declaration_the_bytes_contradict_is_flagged() -> None:
    assert "encoding_mismatch" in decode((SENTENCE * 3).encode("cp1252"), "utf-8").flags


def test_an_unknown_charset_counts_as_none() -> None:
    assert decode(b"plain", "x-klingon").text == "plain"


def test_utf8_with_a_foreign_byte_is_repaired_and_flagged() -> None:
    found = decode("Été à Genève, ".encode() + b"na\xefve" + " et déjà vu".encode())
    assert found.text == "Été à Genève, naïve et déjà vu"
    assert found.flags == ("mixed_encodings",)


def test_line_ends_and_mojibake_stay() -> None:
    assert decode("cafÃ©\r\nbar\r".encode()).text == "cafÃ©\r\nbar\r"


def test_half_a_surrogate_pair_is_replaced_and_flagged() -> None:
    found = decode(b"\xff\xfe" + "ok".encode("utf-16-le") + b"\x00\xd8")
    assert found.text == "ok\ufffd"
    assert found.flags == ("replaced_characters",)


def test_empty_data_is_empty_text() -> None:
    assert not decode(b"").text


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"%PDF-1.7\n%\xe2\xe3",
        b"PK\x03\x04\x14\x00",
        bytes(range(256)) * 4,
        b"\x00\x01\x02\x03" * 50,
        b"\x01\x02\x03\x04\x05\x06\x07" * 20,
        b"text with a NUL \x00 in the middle of it",
    ],
)
def test_binary_data_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(UndecodableError, match="binary data"):
        decode(data)
