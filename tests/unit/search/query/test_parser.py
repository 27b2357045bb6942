"""What is read as words, phrases, alternatives and what is excluded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire_search.query.parser import parse
from newswire_search.query.terms import All, Either, SearchTerms, texts
from newswire_search.query.tokens import LONGEST_TEXT, LONGEST_WORD

WRITTEN = (
    st.text('ab"“”«()-\u2212\u2013 OR\n', max_size=60)
    | st.text(st.characters())
    | st.text('"a -(', max_size=LONGEST_TEXT)
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ()),
        ("one two", ("one", "two")),
        ("one One ONE, two", ("one", "two")),
        ('one "two three', ("one", "two", "three")),
        ('5" pipe', ("5", "pipe")),
        ('covid-19 AND (x) * "" "-"', ("covid-19", "AND", "x")),
        ("north - south", ("north", "south")),
        ("OR", ("OR",)),
        ("Portland OR", ("Portland", "OR")),
        ("OR OR a", ("OR", "a")),
        ("one or two", ("one", "or", "two")),
        ("a\0b \ud83d", ("a", "b")),
        ("((a) b))", ("a", "b")),
    ],
)
def test_words(text: str, words: tuple[str, ...]) -> None:
    assert parse(text) == SearchTerms(words)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('one "two  three" four', SearchTerms(("one", "four"), ("two three",))),
        ("„zwei drei“ «deux trois»", SearchTerms((), ("zwei drei", "deux trois"))),
        ("a OR b c", SearchTerms(("c",), (Either(("a", "b")),))),
        ("a OR OR b", SearchTerms((), (Either(("a", "b")),))),
        ('a OR "b c" OR d', SearchTerms((), (Either(("a", "b c", "d")),))),
        ("(a b) OR c", SearchTerms((), (Either((All(("a", "b")), "c")),))),
        ("(a OR b) (c OR d)", SearchTerms((), (Either(("a", "b")), Either(("c", "d"))))),
        ("a -b", SearchTerms(("a",), (), ("b",))),
        (
            '-a \u2212b \u2013c --d -"e f" -(g OR h)',
            SearchTerms((), (), ("a", "b", "c", "d", "e f", Either(("g", "h")))),
        ),
        ("a OR -b c", SearchTerms(("a", "c"), (), ("b",))),
        ("(a -b) OR c", SearchTerms((), (Either(("a", "c")),), ("b",))),
        ('-"a b', SearchTerms(("b",), (), ("a",))),
        ('-" a', SearchTerms((), (), ("a",))),
        ("-(a b", SearchTerms((), (), (All(("a", "b")),))),
        ("-OR", SearchTerms((), (), ("OR",))),
    ],
)
def test_phrases_alternatives_and_what_is_excluded(text: str, wanted: SearchTerms) -> None:
    assert parse(text) == wanted


@given(WRITTEN)
def test_any_text_has_a_reading_of_bounded_plain_text(text: str) -> None:
    wanted = parse(text)
    terms = [*wanted.sought, *texts(wanted.excluded)]
    assert sum(map(len, terms)) <= LONGEST_TEXT
    for term in terms:
        assert '"' not in term and "\0" not in term
        term.encode()


@given(WRITTEN, st.sampled_from("-\u2212\u2013"))
def test_what_a_minus_excludes_is_never_sought(text: str, minus: str) -> None:
    """Whatever stands before it, closed or not: a quote may only swallow the minus into a phrase."""
    wanted = parse(f"{text} {minus}zebra")
    if "zebra" not in texts(wanted.excluded):
        assert not any("zebra" in word for word in wanted.words)
        assert any("zebra" in term for term in wanted.sought) == ('"' in text or not set("“”«").isdisjoint(text))


@given(st.lists(st.sampled_from(["ferry", "storm", "to", "a"]), max_size=8))
def test_plain_words_are_each_there_once_and_in_order(words: list[str]) -> None:
    assert parse(" ".join(words)) == SearchTerms(tuple(dict.fromkeys(words)))


def test_what_lies_beyond_the_limits_is_cut() -> None:
    assert len(parse("w" * 9_000).words[0]) == LONGEST_WORD
    assert sum(map(len, parse(" ".join(map(str, range(9_000)))).words)) <= LONGEST_TEXT
    assert parse("(" * 5_000 + "a") == SearchTerms()
    assert parse("-" + "(" * 500 + "a b") == SearchTerms((), (), (All(("a", "b")),))
