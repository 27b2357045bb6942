"""What a robots.txt says, held against decisions that were labelled by hand, and which line of it decides."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire_ingest.robots.rules import ROBOTS_BYTES, read_rules, text_of
from tree import FIXTURES

HOST = "https://example.org"
CASES = tomllib.loads((FIXTURES / "robots" / "rules.toml").read_text("utf-8"))["case"]
TOKEN = "newswire"


@dataclass(frozen=True)
class Decided:
    """A label: whether an address may be fetched by a text."""

    why: str
    text: str
    path: str
    allowed: bool


LABELS = [
    Decided(case["why"], case["text"], path, answer == "yes")
    for case in CASES
    for answer in ("yes", "no")
    for path in case.get(answer, ())
]


def allows(text: str, path: str, token: str = TOKEN) -> bool:
    return read_rules(text, token).allows(HOST + path)


def allows_as_served(body: bytes, path: str) -> bool:
    return allows(text_of(body), path)


@pytest.mark.parametrize("label", LABELS, ids=lambda label: f"{label.why}: {label.path}"[:90])
def test_a_text_decides_as_the_rfc_has_it(label: Decided) -> None:
    assert allows_as_served(label.text.encode(), label.path) is label.allowed


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("label", LABELS[::9], ids=lambda label: f"{label.why}: {label.path}"[:90])
def test_a_text_decides_the_same_in_other_encodings(label: Decided, codec: str) -> None:
    assert allows_as_served(label.text.removeprefix("\ufeff").encode(codec), label.path) is label.allowed


def test_the_line_that_decides_is_named() -> None:
    rules = read_rules("# ours\r\nUser-agent: newswire\r\nDisallow: /a  # not this\r\nAllow: /a/b\n", TOKEN)
    found = {path: rules.deciding(HOST + path) for path in ("/a", "/a/b", "/c", "/robots.txt")}
    assert {path: rule and (rule.line, rule.written) for path, rule in found.items()} == {
        "/a": (3, "Disallow: /a  # not this"), "/a/b": (4, "Allow: /a/b"), "/c": None, "/robots.txt": None,
    }  # fmt: skip
    assert rules.group == "newswire"


@pytest.mark.parametrize(("text", "group"), [
    ("User-agent: *\nDisallow: /", "*"), ("User-agent: newswire\nDisallow: /", "newswire"),
    ("User-agent: other\nDisallow: /", ""), ("", ""), ("User-agent: NewsWire/1\n", "newswire"),
])  # fmt: skip
def test_the_group_is_named_by_what_found_it(text: str, group: str) -> None:
    assert read_rules(text, TOKEN).group == group


@pytest.mark.parametrize(("lines", "delay_s"), [
    ("User-agent: *\nCrawl-delay: 7", 7), ("User-agent: *\nCrawl-delay: 0.5", 0.5),
    ("User-agent: *\nCrawl-delay: 2,5", 2.5), ("User-agent: *\nCrawl-delay: 10 s", 10),
    ("User-agent: *\ncrawl delay: 4", 4), ("User-agent: *\nCrawl-delay 4", 4),
    ("User-agent: *\nCrawl-delay: 900000", 900000), ("User-agent: *\nCrawl-delay: soon", 0),
    ("User-agent: *\nCrawl-delay: -5", 0), ("User-agent: *\nCrawl-delay: inf", 0),
    ("User-agent: *\nCrawl-delay: 1e5", 0), ("User-agent: *\nCrawl-delay:", 0), ("Crawl-delay: 5", 0),
    ("User-agent: *\nCrawl-delay: 9\nUser-agent: newswire\nCrawl-delay: 3", 3),
    ("User-agent: *\nCrawl-delay: 9\nUser-agent: newswire\nDisallow: /a", 0),
    ("User-agent: newswire\nCrawl-delay: 3\nUser-agent: *\nCrawl-delay: 9\nDisallow: /", 3),
    ("User-agent: newswire\nUser-agent: other\nCrawl-delay: 6\nDisallow: /", 6),
    ("User-agent: newswire\nDisallow: /a\nCrawl-delay: 6", 6),
    ("User-agent: newswire\nCrawl-delay: 3\nUser-agent: newswire\nCrawl-delay: 8", 8),
])  # fmt: skip
def test_a_crawl_delay_is_that_of_our_group_and_the_longest_of_several(lines: str, delay_s: float) -> None:
    assert read_rules(lines, TOKEN).delay_s == delay_s


def test_sitemaps_are_read_wherever_they_stand_and_are_nobody_s_rules() -> None:
    text = (
        "Sitemap: /a.xml\nUser-agent: *\nsitemap: https://b.example/b.xml\nDisallow: /x\nSITE-MAP: https://c.example\n"
    )
    assert read_rules(text, TOKEN).sitemaps == ("/a.xml", "https://b.example/b.xml", "https://c.example")


def test_another_token_finds_its_own_group() -> None:
    text = "User-agent: Desk-Bot\nDisallow: /a\nUser-agent: *\nDisallow: /b\n"
    assert [allows(text, "/a", "desk-bot"), allows(text, "/b", "desk-bot")] == [False, True]


def test_no_more_than_the_limit_is_read_and_no_line_that_it_cuts() -> None:
    kept = b"User-agent: *\nDisallow: /\nAllow: /"  # the next character decides what is allowed
    body = b"#" * (ROBOTS_BYTES - len(kept) - 1) + b"\n" + kept + b"public\nDisallow: /x\n"
    assert len(text_of(body)) < ROBOTS_BYTES
    assert [allows(text_of(body), path) for path in ("/", "/a", "/public")] == [False, False, False]
    whole = body[:ROBOTS_BYTES]
    assert allows(text_of(whole), "/a"), "it ends just there, without a cut"


def test_bytes_that_are_no_utf_8_stay_the_bytes_that_an_address_has() -> None:
    text = text_of("User-agent: *\nDisallow: /café\n".encode("latin-1"))
    assert [allows(text, "/caf%E9"), allows(text, "/caf%C3%A9")] == [False, True]


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b"\xef\xbb", b"\xef"])
def test_a_broken_mark_spoils_nothing(mark: bytes) -> None:
    assert not allows(text_of(mark + b"User-agent: *\nDisallow: /a"), "/a")


TEXTS = st.text(st.sampled_from("/ab%2F*$?=&# :\r\n-éツ")) | st.text()
LINES = st.lists(
    st.tuples(st.sampled_from(["User-agent", "Disallow", "Allow", "Crawl-delay", "x"]),
              st.sampled_from(["*", "newswire", "/", "/a", "/a*b$", "%2F", "9"]) | TEXTS)
    .map(": ".join), max_size=8,
)  # fmt: skip


@given(LINES, TEXTS)
def test_whatever_is_written_there_is_an_answer_and_robots_txt_may_always_be_asked_for(
    lines: list[str], path: str
) -> None:
    rules = read_rules("\n".join(lines), TOKEN)
    assert rules.allows(f"{HOST}/{path}") in (True, False)
    assert rules.allows(f"{HOST}/robots.txt")


@given(st.binary())
def test_whatever_the_bytes_are_there_is_a_text_that_can_be_kept(body: bytes) -> None:
    text_of(body).encode()


@given(st.text(st.sampled_from("/ab%é ?=&"), max_size=8))
def test_a_rule_forbids_the_address_that_it_spells(path: str) -> None:
    assert not allows(f"User-agent: *\nDisallow: /{path.strip()}x", f"/{path.strip()}x")
