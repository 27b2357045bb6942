"""What a page's tree would cost is known before it is built."""

from __future__ import annotations

from itertools import count
from random import Random

import pytest
from lxml import etree
from newswire_shared.contracts import markup_cost
from newswire_shared.contracts.markup_cost import (
    MOST_TAGS,
    PARTING,
    SMALL,
    CostlyMarkup,
    _Attributes,
    _is_small,
    _pieces,
    _steps_at_most,
    refuse_costly,
)

ATTRIBUTES = 40_000
TEXT = "<p>The pier is shut until the spring.</p>" * 3000

# Each shape hides the tag or its end from a reader that only looks for brackets and quotes.
FLOODS = {
    "bare": "<div {}>",
    "valued": "<div {}>",
    "in quotes with brackets": "<div {}>",
    "behind a quote in the text": '<p>a="</p><div {}>',
    "behind a comment": '<!--<a x="--><div {}>',
    "behind a script": '<script>if (a<b) x="</script><div {}>',
    "behind a script in a comment": '<script><!--<script></script> <a x="</script><div {}>',
    "never ended": "<div {}",
}
FORMS = {"bare": "a{}", "valued": "a{}=x", "in quotes with brackets": 'a{}="<>"'}


@pytest.mark.parametrize("name", FLOODS)
def test_a_tag_of_many_attributes_is_found_however_it_is_hidden(name: str) -> None:
    form = FORMS.get(name, "a{}=x")
    flood = " ".join(form.format(number) for number in range(ATTRIBUTES))
    with pytest.raises(CostlyMarkup, match=r"a page with 40,0\d\d attributes in a tag"):
        refuse_costly(f"<html><body>{FLOODS[name].format(flood)}</body></html>")


def test_names_of_one_character_each_do_not_make_a_page_small() -> None:
    names = [chr(0x4E00 + number) for number in range(20_000)] + [chr(0xAC00 + number) for number in range(11_000)]
    names += [chr(0x10000 + number) for number in range(10_000)]
    page = f"<div {' '.join(names)}>"
    assert len(page) < SMALL
    with pytest.raises(CostlyMarkup, match=r"4\d,\d\d\d attributes"):
        refuse_costly(page)


def test_many_tags_of_hundreds_of_attributes_add_up() -> None:
    tag = f"<div {' '.join(f'a{number}' for number in range(1000))}>"
    refuse_costly(tag * 200)
    with pytest.raises(CostlyMarkup, match=r"1,000 attributes"):
        refuse_costly(tag * 1010)


def test_a_page_of_too_many_tags_is_refused_by_their_number() -> None:
    refuse_costly("<p>x" * MOST_TAGS)
    with pytest.raises(CostlyMarkup, match=r"a page of 200,001 tags"):
        refuse_costly("<p>x" * (MOST_TAGS + 1))


@pytest.mark.parametrize(
    "page",
    ["", "<", TEXT, "words " * SMALL, "<!--" + "a " * SMALL, "<script>" + "a<b c d " * 20_000, b"\xff" * 2 * SMALL],
)
def test_what_is_merely_long_is_let_be(page: str | bytes) -> None:
    refuse_costly(page)
    refuse_costly(page if isinstance(page, bytes) else page.encode(), "utf-8")


@pytest.mark.parametrize("form", ["a{}", 'a{}="x"'])
@pytest.mark.parametrize("mark", [chr(code) for code in range(1, 0x80)])
def test_whatever_parts_attributes_is_counted(mark: str, form: str) -> None:
    text = f"<div {mark.join(form.format(number) for number in range(500))}>"
    counted = _Attributes()
    etree.fromstring(text, etree.HTMLParser(target=counted))
    assert counted.most <= len(text) - len(text.encode().translate(None, PARTING)) + 1


@pytest.mark.parametrize("seed", range(200))
def test_pieces_never_have_fewer_steps_than_the_parser_meets(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup_cost, "PIECE", 8)
    random = Random(seed)
    shreds = ["<a ", "<b\n", "</a>", ">", "=", '"', "'", " ", "/", "\f", '="', "='", '">', "'>", "= ", "<!--", "-->"]
    names = (f"n{number}" for number in count())
    page = "".join(random.choice((*shreds, next(names), f" {next(names)}")) for _ in range(600)) + "<br>"
    counted = _Attributes()
    etree.fromstring(page, etree.HTMLParser(target=counted))
    assert counted.steps <= sum(map(_steps_at_most, _pieces(page.encode())))


def test_a_long_page_of_short_tags_is_spared_the_pass() -> None:
    line = '<p class=\'a\' id="b>" title="it\'s > that">The pier is shut; "until spring", it\'s said.</p>\n'
    assert _is_small(line * 20_000)


def test_pieces_end_although_no_bracket_does() -> None:
    for page in ("<", '<a b="' + ">" * 100_000, "<a b='" + "<" * 100_000, "<" + "a" * 100_000):
        assert b"".join(_pieces(page.encode())) == page.encode()
