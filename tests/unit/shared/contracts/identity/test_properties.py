"""What holds for every address, known or not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from newswire_shared.contracts.identity import InvalidAddress, canonicalize, host_key
from newswire_shared.contracts.identity.evidence import DAY, LETTER

# Pieces that rules look for, so that chance brings them together.
PIECES = [
    "http://", "https://", "HTTPS:", "//", "/", "\\", "?", "&", "&amp;", ";", "=", "#", "#!", "#/", "%",
    "%2F", "%2e", "%C3", "%A9", "e\u0301", "é", "م", "\u200c", "\u0338", "\u037e", "\ufeff", " ", "\n",
    "\t", "+", "*", "..", ".", "@", ":", ":80", ":443", "[", "]", "www.", "m.", "amp.", "co.uk",
    "daily.example", "google.com", "cdn.ampproject.org", "amp", ".amp", "-amp.html", "/amp/s/", "/c/s/",
    "/r/*", "url", "url=", "u=", "print", "page", "1", "2", "2024", "05", "40512345", "rain",
    "heavy-rain", "index.html", "story.php", "utm_source=x", "ref=", "rss", "sid=", "id=4", "page=1",
    "print=1", "amp=1", "(S(abc))", ";jsessionid=1", "file:", "yahoo.com", "RU=", "turbo", "😀", "xn--",
    "ﬃ", "。", "\x00", "ß", "maca=en-rss-1", "st=k9x2m4p7q1z8w3v", "edition.", "us.", "_amp.html", "amp_articleshow",
    "p/", "r=1a2b", "s=r", "theme=dark", "view=amp", "app=true", "ftag=C-1", "linkid=9", "type=amp", "nid",
    "bbc.co.uk/",
]  # fmt: skip
HARD_TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
ADDRESSES = HARD_TEXTS.map("https://daily.example/".__add__) | HARD_TEXTS.map("http://".__add__) | HARD_TEXTS
ORIGIN = "https://daily.example"
RANDOM = st.randoms(use_true_random=False)
WORDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=8)
SEGMENTS = st.lists(WORDS | st.from_regex(r"[a-z]{1,5}-[0-9]{1,9}", fullmatch=True), max_size=4)
CODES = st.from_regex(r"[A-Za-z0-9_-]{1,12}", fullmatch=True)
PROGRAMS = st.sampled_from(["", "story", "story.php", "news/detail", "index.php", "view.aspx"])
NUMBERS = st.integers(min_value=2, max_value=10**9).map(str)
NAMES = st.sampled_from([
    "id", "p", "a", "no", "sid", "story", "page_id", "nid", "aid", "code", "ref", "source", "from",
    "cid", "cmp", "page", "s",
])  # fmt: skip
TRACKERS = st.sampled_from([
    "utm_source=rss", "UTM_CAMPAIGN=4", "utm_id=77", "fbclid=IwAR0", "gclid=9", "yclid=1",
    "mc_cid=a1", "_hsenc=p2A", "xtor=RSS-9", "sfmc_id=12", "maca=en-rss-1573", "gnt-cfr=1", "emci=0a1b",
    "doing_wp_cron=1.2",
])  # fmt: skip
QUERIES = st.dictionaries(NAMES | WORDS, NUMBERS | WORDS, max_size=4)


def canonical_or_none(text: str) -> str | None:
    try:
        return canonicalize(text).canonical
    except InvalidAddress:
        return None


def address(segments: Sequence[str], params: Sequence[str] = (), origin: str = ORIGIN) -> str:
    return f"{origin}/{'/'.join(segments)}" + (f"?{'&'.join(params)}" if params else "")


@given(ADDRESSES)
@settings(max_examples=examples(1500))
def test_a_canonical_form_is_its_own(text: str) -> None:
    canonical = canonical_or_none(text)
    if canonical is not None:
        again = canonicalize(canonical)
        assert (again.canonical, again.rules) == (canonical, ())


@given(st.text() | ADDRESSES | st.text(st.characters(codec=None)))
@settings(max_examples=examples(800))
def test_nothing_but_invalid_address_is_raised(text: str) -> None:
    for function in (canonicalize, host_key):
        try:
            function(text)
        except InvalidAddress as refused:
            assert refused.address == text


@given(ADDRESSES)
def test_a_canonical_form_is_plain(text: str) -> None:
    canonical = canonical_or_none(text)
    if canonical is not None and not canonical.startswith("file:"):
        assert canonical.isascii()
        assert canonical.startswith("https://")
        assert not set(canonical) & set(' "<>\\^`{|}\n\t')


@given(SEGMENTS, QUERIES, RANDOM)
def test_parameters_have_no_order(segments: list[str], query: dict[str, str], random: Random) -> None:
    params = [f"{name}={value}" for name, value in query.items()]
    shuffled = list(params)
    random.shuffle(shuffled)
    assert canonicalize(address(segments, params)).key == canonicalize(address(segments, shuffled)).key


@given(SEGMENTS, QUERIES, TRACKERS, st.integers(0, 3))
def test_a_tracker_is_nothing_wherever_it_stands(
    segments: list[str], query: dict[str, str], tracker: str, place: int
) -> None:
    params = [f"{name}={value}" for name, value in query.items()]
    tracked = [*params[:place], tracker, *params[place:]]
    assert canonicalize(address(segments, params)).key == canonicalize(address(segments, tracked)).key


@given(SEGMENTS, st.sampled_from(["http://daily.example", "https://DAILY.example", "http://daily.example:80"]))
def test_scheme_default_port_and_host_case_are_nothing(segments: list[str], origin: str) -> None:
    assert canonicalize(address(segments, origin=origin)).key == canonicalize(address(segments)).key


@given(PROGRAMS, NAMES, NUMBERS, NUMBERS)
def test_numbers_tell_articles_apart(page: str, name: str, one: str, other: str) -> None:
    keys = {canonicalize(address([page], [f"{name}={number}"])).key for number in (one, other)}
    assert len(keys) == len({one, other})


@given(SEGMENTS, NUMBERS, NUMBERS)
def test_numbers_of_a_path_tell_articles_apart(segments: list[str], one: str, other: str) -> None:
    keys = {canonicalize(address([*segments, f"rain-{number}.html"])).key for number in (one, other)}
    assert len(keys) == len({one, other})


@given(CODES, CODES)
def test_the_case_of_paths_and_values_counts(one: str, other: str) -> None:
    keys = {canonicalize(address(["x", text], [f"id={text}"])).key for text in (one, other)}
    assert len(keys) == len({one, other})


@given(
    SEGMENTS,
    st.from_regex(r"qq[a-z]{1,6}", fullmatch=True),
    CODES,
    CODES,
    st.sampled_from(["", "utm_source=x", "id=4"]),
)
def test_values_of_unknown_parameters_tell_articles_apart(
    segments: list[str], name: str, one: str, other: str, beside: str
) -> None:
    keys = {canonicalize(address(segments, [*filter(None, [beside]), f"{name}={value}"])).key for value in (one, other)}
    assert len(keys) == len({one, other})


@given(SEGMENTS, NAMES | WORDS, NUMBERS, NUMBERS)
def test_numbers_in_a_route_tell_articles_apart(segments: list[str], name: str, one: str, other: str) -> None:
    routes = [f"{address(segments)}#!/read?{name}={number}&id={number}" for number in (one, other)]
    assert len(set(map(canonical_or_none, routes))) == len({one, other})


@given(st.lists(st.sampled_from(["2026-03-02", "1999-12-31", "a", "z-", "-", "7", "20"]), max_size=8).map("".join))
def test_a_slug_with_a_day_and_a_letter_is_that_of_one_article(stem: str) -> None:
    day = r"(?:19|20)\d\d-[01]\d-[0-3]\d"
    is_dated_slug = re.search(rf"{day}(?=.*[a-z])|[a-z].*{day}", stem, re.ASCII) is not None
    assert bool(DAY.search(stem) and LETTER.search(stem)) == is_dated_slug
