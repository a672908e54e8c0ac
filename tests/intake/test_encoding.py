from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.intake.encoding import binary_kind, decode

WORDS = "“Größe” – naïve café, said Łukasz"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_with_and_without_a_mark(encoding: str) -> None:
    assert decode((WORDS * 3).encode(encoding)).text == WORDS * 3


def test_the_charset_that_a_page_declares_is_used() -> None:
    page = '<meta charset="euc-kr"><p>항구는 닫혀 있다</p>'
    assert decode(page.encode("euc-kr")).text == page


def test_latin_1_means_windows_1252_as_in_browsers() -> None:
    page = '<meta charset="iso-8859-1"><p>“closed” – he said</p>'
    assert decode(page.encode("windows-1252")).text == page


def test_a_wrong_declaration_does_not_spoil_utf_8() -> None:
    page = '<meta charset="iso-8859-1"><p>“closed” – he said</p>'
    assert decode(page.encode("utf-8")).text == page


def test_undeclared_bytes_are_guessed_and_said_to_be() -> None:
    found = decode("Порт останется закрытым, заявило министерство во вторник вечером.".encode("windows-1251"))
    assert found.text.startswith("Порт останется закрытым")
    assert "not declared" in found.remarks[0]


def test_mixed_encodings_lose_no_character() -> None:
    found = decode("“Größe” – naïve café ".encode() + "“closed”".encode("windows-1252"))
    assert found.text == "“Größe” – naïve café “closed”"
    assert found.remarks == ("mixed encodings: 2 bytes are not UTF-8 and were read as Windows-1252",)


def test_nul_characters_are_removed_and_said_to_be() -> None:
    found = decode(b"The port" + b" is closed" * 2000 + b"\0")
    assert "\0" not in found.text
    assert found.remarks == ("1 NUL characters or lone surrogates were removed",)


def test_line_ends_are_one_kind() -> None:
    assert decode(b"a\r\nb\rc\n").text == "a\nb\nc\n"


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_become_text_that_can_be_stored(body: bytes) -> None:
    text = decode(body).text
    assert text.encode("utf-8").decode("utf-8") == text
    assert "\0" not in text


@settings(deadline=None)
@given(st.text(st.characters(exclude_characters="\0\r\ufeff", exclude_categories=["Cs"]), max_size=100))
def test_utf_8_is_read_as_it_is(words: str) -> None:
    body = b"\xef\xbb\xbf" + words.encode("utf-8")
    assert binary_kind(body) is None
    assert decode(body).text == words
