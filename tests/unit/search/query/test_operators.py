"""Operators of the query language: what they narrow, and what is said of those that are none."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from newswire_search.query.condition import Condition
from newswire_search.query.operators import OF_STORIES
from newswire_search.query.parser import parse
from newswire_search.query.terms import All, Either, InTitle, Near, SearchTerms, written
from newswire_search.query.tokenizer import Beginning, spans

ALDER = Condition("site", ("alder.example",))
VAAL = Condition("author", ("ingrid vaal",), by_name=True)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("site:Alder.example.", SearchTerms(conditions=(ALDER,))),
        ('by:"Ingrid  Vaal" storm', SearchTerms(("storm",), conditions=(VAAL,))),
        ("by:(Ingrid Vaal)", SearchTerms(conditions=(VAAL,))),
        ("-site:alder.example", SearchTerms(conditions=(Condition("site", ("alder.example",), excluded=True),))),
        ("lang:EN OR lang:fr", SearchTerms(conditions=(Condition("language", ("en", "fr")),))),
        ("source:(a OR B)", SearchTerms(conditions=(Condition("source", ("a", "B")),))),
        ("(site:alder.example storm)", SearchTerms(("storm",), conditions=(ALDER,))),
        ("title:storm", SearchTerms((), (InTitle("storm"),))),
        ("title:(a OR b)", SearchTerms((), (Either((InTitle("a"), InTitle("b"))),))),
        ("-title:(a b)", SearchTerms((), (), (All((InTitle("a"), InTitle("b"))),))),
        ("harb*", SearchTerms((), (Beginning("harb"),))),
        ('a NEAR/3 "b c"', SearchTerms((), (Near("a", "b c", 3),))),
        ("a NEAR b c", SearchTerms(("c",), (Near("a", "b", 10),))),
        ("a NEAR/999 b", SearchTerms((), (Near("a", "b", 100),))),
        ("after:2026-02", SearchTerms(since=datetime(2026, 2, 1, tzinfo=UTC))),
        ("-after:2026", SearchTerms(until=datetime(2026, 1, 1, tzinfo=UTC))),
        ("before:2026-03 before:2026-02-01", SearchTerms(until=datetime(2026, 2, 1, tzinfo=UTC))),
        ("before:2026-02-01T08:00:00Z", SearchTerms(until=datetime(2026, 2, 1, 8, tzinfo=UTC))),
        ("site: alder", SearchTerms(("site:", "alder"))),
        ("10:30 https://alder.example", SearchTerms(("10:30", "https://alder.example"))),
        ("www.alder.example/a?site:b", SearchTerms(("www.alder.example/a?site:b",))),
    ],
)
def test_they_narrow_and_want(text: str, wanted: SearchTerms) -> None:
    assert parse(text) == wanted


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        ("langauge:fr", "did you mean `language:`?"),
        ("nosuch:fr", "the operators are `after:`"),
        ("before:soon", "a date is written 2026, 2026-03 or 2026-03-01"),
        ("has:wings", "`has:` takes image, author"),
        ("site:alder.example OR storm", "holds for the whole search"),
        ("-(site:alder.example storm)", "holds for the whole search"),
        ("source:(a OR (b c))", "it takes a word or a phrase"),
        ("h* storm", "too short"),
    ],
)
def test_what_is_read_as_words_is_said(text: str, warned: str) -> None:
    terms = parse(text)
    [warning] = terms.warnings
    assert warned in warning and not terms.conditions and (terms.words or terms.required or terms.excluded)


def test_a_text_is_warned_of_a_few_times_at_most() -> None:
    assert len(parse(" ".join(f"no{chr(97 + n)}such:x" for n in range(20))).warnings) == 5


def test_stories_have_fewer() -> None:
    terms = parse("by:vaal lang:fr title:storm after:2026", OF_STORIES)
    assert terms.conditions == (Condition("language", ("fr",)),) and terms.since
    assert terms.required == ("by:vaal", InTitle("storm"))
    assert terms.warnings == ("`by:vaal` is read as words: `by:` is no operator for stories",)


def test_terms_are_written_as_a_person_types_them() -> None:
    for text in ("harb*", "title:storm", '"night train"', '"a" NEAR/3 "b c"', "(a OR (b c))", 'title:"a b"'):
        assert [*map(written, parse(text).required)] == [text]


def test_what_begins_so_is_marked() -> None:
    text = "Harbours and harbormasters, no char."
    assert [text[a:b] for a, b in spans(text, (Beginning("harbo"), "char"))] == ["Harbours", "harbormasters", "char"]
