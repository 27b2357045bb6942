"""What bytes allow decides over what a page says of its encoding."""

from __future__ import annotations

import codecs

import pytest
from newswire_enrich.extraction import extract
from newswire_enrich.extraction.text.decoding import Unreadable, decode, without_references

TEXT = "Le marché de l'été rouvre à Besançon : 3 € l'entrée, déjà dix-huit mois de travaux."
RUSSIAN = "Паром снова ходит между островами, сообщила администрация порта в понедельник вечером."
HTML = "text/html"
PARAGRAPHS = "".join(f"<p>The harbour wall is mended before winter, the council said on day {n}.</p>" for n in range(5))
PAGE = f"<html><body><article><h1>Council mends the harbour wall</h1>{PARAGRAPHS}</article></body></html>"


@pytest.mark.parametrize(
    ("encoding", "content_type"),
    [
        ("utf-8", "text/html; charset=utf-8"),
        ("utf-8", "text/html; charset=iso-8859-1"),
        ("utf-8", "text/html; charset=utf-16"),
        ("utf-8", HTML),
        ("cp1252", "text/html; charset=windows-1252"),
        ("cp1252", "text/html; charset=ISO-8859-1"),
        ("cp1252", 'text/html; charset="latin1"'),
        ("cp1252", "text/html; charset=utf-8, charset=windows-1252"),
        ("utf-16-le", "text/html; charset=utf-16le"),
        ("utf-16-be", "text/html; charset=UTF-16BE"),
    ],
)
def test_a_page_is_read_in_the_encoding_that_its_bytes_allow(encoding: str, content_type: str) -> None:
    assert decode(TEXT.encode(encoding), content_type) == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_read_even_where_its_bytes_are_sound_utf_8(encoding: str) -> None:
    assert decode("<p>plain words</p>".encode(encoding), f"text/html; charset={encoding}") == "<p>plain words</p>"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
def test_a_byte_order_mark_outdoes_every_statement_and_is_no_part_of_the_text(mark: bytes, encoding: str) -> None:
    assert decode(mark + TEXT.encode(encoding), "text/html; charset=koi8-r") == TEXT


@pytest.mark.parametrize(
    "head",
    ['<meta charset="windows-1251">', "<META content='text/html; charset = windows-1251' http-equiv=Content-Type>"],
)
def test_the_page_s_own_statement_is_heard_where_the_header_says_nothing(head: str) -> None:
    page = f"<html><head>{head}</head><p>{RUSSIAN}</p>"
    assert decode(page.encode("cp1251"), HTML) == page


def test_the_header_is_heard_before_the_page() -> None:
    page = f"<meta charset=koi8-r><p>{RUSSIAN}</p>"
    assert decode(page.encode("cp1251"), "text/html; charset=windows-1251") == page


@pytest.mark.parametrize(
    "name", ["undefined", "punycode", "idna", "hex", "rot13", "no-such-thing", "utf-16", "utf-32", "x" * 40]
)
def test_no_name_that_a_page_states_can_do_harm(name: str) -> None:
    body = "<p>caf\xe9 cr\xe8me</p>".encode("cp1252")
    assert decode(body, f"text/html; charset={name}").startswith("<p>caf")


def test_an_unstated_encoding_is_guessed_from_a_longer_text() -> None:
    assert decode((RUSSIAN * 20).encode("cp1251"), HTML) == RUSSIAN * 20


def test_a_few_damaged_bytes_do_not_turn_utf_8_into_something_else() -> None:
    sound = TEXT * 100
    damaged = sound.encode()[:1000] + b"\xff" + sound.encode()[1000:]
    assert decode(damaged, HTML).replace("\ufffd", "") == sound


def test_a_page_that_is_cut_within_a_letter_keeps_the_rest() -> None:
    cut = (TEXT * 100 + "é").encode()[:-1]
    assert decode(cut, HTML) == TEXT * 100 + "\ufffd"


def test_control_characters_are_dropped_and_white_space_is_kept() -> None:
    assert decode(b"one\x00\x07\x1b two\tthree\nfour\r\n\x7f\xef\xbf\xbf", HTML) == "one two\tthree\nfour\r\n"


def test_emoji_and_rare_scripts_survive() -> None:
    assert decode("🛶 𐌰𐌱 ok".encode(), HTML) == "🛶 𐌰𐌱 ok"


@pytest.mark.parametrize(
    "body",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 40,
        b"%PDF-1.7\n" + bytes(range(256)) * 10,
        bytes(2000),
    ],
    ids=["png", "pdf", "zeros"],
)
def test_binary_data_is_no_text(body: bytes) -> None:
    with pytest.raises(Unreadable):
        decode(body, HTML)


def test_nothing_is_a_text_of_no_length() -> None:
    assert decode(b"", HTML) == ""


@pytest.mark.parametrize("mark", ["\x00", "\x08", "\x1f", "\x7f", "\ufffe", "\uffff"])
def test_a_control_character_of_a_page_goes_and_its_text_stays(mark: str) -> None:
    assert decode(f"{TEXT}{mark}{TEXT}".encode(), HTML) == TEXT + TEXT


def test_a_page_of_the_widest_forms_keeps_all_of_its_characters() -> None:
    wide = "\uff21\uff0c\uff11\uff01 \ufffd"  # in UTF-8 they begin as the two that are no characters do
    assert decode(f"\ufeff{wide}".encode(), HTML) == wide


@pytest.mark.parametrize("sign", ["&#1;", "&#27;", "&#031", "&#x1B;", "&#X0f;", "&#xfffe;", "&#65535;", "\x01"])
def test_a_reference_to_a_control_character_costs_itself_only(sign: str) -> None:
    page = extract(PAGE.replace("harbour", f"har{sign}bour").encode(), HTML, "https://daily.example/harbour")
    assert page.title == "Council mends the harbour wall"
    assert page.body.count("The harbour wall is mended before winter") == 5


@pytest.mark.parametrize("sign", ["&#11;", "&#x0c;", "\x0b", "\x0c"])
def test_the_end_of_a_line_in_a_word_processor_parts_words(sign: str) -> None:
    page = extract(PAGE.replace(" wall", f"{sign}wall").encode(), HTML, "https://daily.example/harbour")
    assert page.title == "Council mends the harbour wall" and "The harbour wall is" in page.body


@pytest.mark.parametrize(
    "text", ["&#9;", "&#10;", "&#13;", "&#128;", "&#19968;", "&#x1f600;", "&#310;", "&#x1fa;", "&#0;"]
)
def test_other_references_stay(text: str) -> None:
    assert without_references(text) == text
