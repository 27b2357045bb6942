"""robots.txt is asked for once, believed, and obeyed."""

from __future__ import annotations

import re

import pytest
from newswire_ingest.robots.robots import origin_of
from newswire_ingest.robots.rules import ROBOTS_BYTES
from newswire_ingest.settings import IngestSettings
from newswire_ingest.testing import FakeWeb, Reply, answer, redirect
from newswire_ingest.web.ports import PATIENT_S, SiteFails
from newswire_shared.contracts.errors import SettingsError
from newswire_shared.contracts.outcomes import rejected
from newswire_shared.contracts.reasons import Reason
from newswire_shared.contracts.settings import load
from unit.ingest.newsroom import Newsroom

URL = "https://example.org/news/1"
ROBOTS = "https://example.org/robots.txt"
KEPT = b"User-agent: *\nDisallow: /news"


def text(body: bytes) -> Reply:
    return answer(body=body, content_type="text/plain")


def newsroom(reply: Reply) -> Newsroom:
    """A newsroom whose web has one robots.txt."""
    return Newsroom(FakeWeb({ROBOTS: reply}))


@pytest.mark.parametrize(("body", "allowed"), [
    (b"", True),
    (b"User-agent: *\nDisallow:", True),
    (b"User-agent: *\nDisallow: /", False),
    (KEPT, False),
    (b"User-agent: *\nDisallow: /news\nAllow: /news/1", True),
    (b"User-agent: *\nDisallow: /*/1$", False),
    (b"User-agent: other\nDisallow: /", True),
    (b"User-agent: newswire\nDisallow: /\nUser-agent: *\nAllow: /", False),
    (b"\xef\xbb\xbfUser-agent: *\nDisallow: /news", False),
    (b"\xff\xfe\x00 no text at all", True),
    (b"<html>this is no robots.txt", True),
])  # fmt: skip
def test_what_it_says_is_done(body: bytes, allowed: bool) -> None:
    assert newsroom(text(body)).robots.allows(URL) is allowed


def test_names_before_a_host_and_its_capitals_make_no_robots_txt_of_their_own() -> None:
    room = newsroom(text(KEPT))
    for host in ("example.org", "EXAMPLE.org", *(f"reader{n}:secret@example.org" for n in range(9))):
        room.robots.allows(f"https://{host}/news/1")
    assert room.web.asked == [ROBOTS]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_a_server_that_has_none_allows_everything(status: int) -> None:
    room = newsroom(answer(status, KEPT))
    assert room.robots.allows(URL)
    assert room.cache.texts == {"https://example.org": ""}


def test_one_that_did_not_come_in_time_is_waited_for_as_long_as_a_page_at_a_later_try() -> None:
    room = newsroom(SiteFails(f"{ROBOTS}: no answer in time", late=True))
    for _ in range(2):
        with pytest.raises(SiteFails):
            room.robots.learn(URL)
    room.web.replies[ROBOTS] = text(KEPT)
    room.robots.learn(URL)
    assert room.web.patience == [None, PATIENT_S, PATIENT_S]


@pytest.mark.parametrize("status", [206, 304, 408, 425, 429, 500, 502, 503, 599])
def test_while_a_server_fails_nothing_is_allowed_and_nothing_remembered(status: int) -> None:
    room = newsroom(answer(status))
    with pytest.raises(SiteFails, match=f"{ROBOTS} answers {status}"):
        room.robots.allows(URL)
    assert room.cache.texts == {}


def test_a_server_that_does_not_answer_is_not_taken_for_one_that_has_none() -> None:
    room = newsroom(SiteFails("no answer in time"))
    with pytest.raises(SiteFails):
        room.robots.allows(URL)
    assert room.cache.texts == {}


def test_it_is_asked_for_once_for_each_scheme_host_and_port() -> None:
    room = Newsroom()
    for url in (URL, "https://example.org/2?x#y", "http://example.org/3", "https://example.org:8443/4"):
        room.robots.allows(url)
    assert room.web.asked == [ROBOTS, "http://example.org/robots.txt", "https://example.org:8443/robots.txt"]


def test_a_verdict_asks_nobody() -> None:
    room = newsroom(text(KEPT))
    assert room.robots.verdict(URL) is None
    room.robots.learn(URL)
    assert [room.robots.verdict(url) for url in (URL, "https://example.org/a")] == [False, True]
    assert room.web.asked == [ROBOTS]


@pytest.mark.parametrize("there", ["/static/robots.txt", "https://www.example.org/robots.txt"])
def test_it_is_followed_where_it_has_moved_to(there: str) -> None:
    room = newsroom(redirect(there))
    moved = "https://example.org/static/robots.txt" if there.startswith("/") else there
    room.web.replies[moved] = text(KEPT)
    assert not room.robots.allows(URL)
    assert room.web.asked == [ROBOTS, moved]


def test_one_that_moves_for_ever_is_none() -> None:
    room = newsroom(redirect("/robots.txt"))
    assert room.robots.allows(URL)
    assert len(room.web.asked) == 6


def test_only_its_beginning_is_read() -> None:
    room = newsroom(text(KEPT + b"\n" + b"#" * ROBOTS_BYTES + b"\nUser-agent: *\nAllow: /news"))
    assert not room.robots.allows(URL)
    assert room.cache.texts["https://example.org"] == KEPT.decode() + "\n"


def test_a_blocked_address_has_none_and_its_pages_are_refused_where_they_are_asked_for() -> None:
    assert newsroom(rejected(Reason.BLOCKED_ADDRESS)).robots.allows(URL)


@pytest.mark.parametrize(("asked", "kept_s"), [
    ("7", 7), ("0.5", 0.5), ("900", 900), ("86400", 86400), ("900000", 86400), ("inf", 0), ("nan", 0), ("-5", 0),
    ("soon", 0), ("0", 0),
])  # fmt: skip
def test_a_crawl_delay_is_kept_whole_up_to_a_day(asked: str, kept_s: float) -> None:
    room = newsroom(text(f"User-agent: *\nCrawl-delay: {asked}\n".encode()))
    room.robots.learn(URL)
    assert room.frontier.delays == {"example.org:443": kept_s}
    assert room.robots.crawl_delay(URL) == kept_s


def test_a_crawl_delay_that_was_taken_back_is_forgotten() -> None:
    room = newsroom(text(b"User-agent: *\nCrawl-delay: 9\n"))
    room.robots.learn(URL)
    room.web.replies[ROBOTS] = text(b"")
    room.robots.learn(URL)
    assert room.frontier.delays == {"example.org:443": 0}


def test_a_crawl_delay_for_others_is_not_for_us() -> None:
    room = newsroom(text(b"User-agent: other\nCrawl-delay: 9\nUser-agent: newswire\nCrawl-delay: 3"))
    room.robots.learn(URL)
    assert room.frontier.delays == {"example.org:443": 3}


@pytest.mark.parametrize("word", ["set", "index", "news", "n", "wire", "name", "a", "user"])
def test_a_group_named_like_a_word_of_our_agent_is_not_for_us(word: str) -> None:
    """The whole agent holds them: `news indexing; set … to name a contact`."""
    room = newsroom(text(f"User-agent: {word}\nDisallow: /\nUser-agent: *\nCrawl-delay: 4".encode()))
    assert room.robots.allows(URL)
    assert room.frontier.delays == {"example.org:443": 4}


@pytest.mark.parametrize(
    "name", ["newswire", "NewsWire", "newswire/0.1", "newswire*", " newswire  # us", "newswire/9 (x)"]
)
@pytest.mark.parametrize("field", ["User-agent: ", "useragent:", "User agent ", "  USER-AGENT :"])
@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_a_group_for_us_is_found_however_it_is_written(name: str, field: str, end: str) -> None:
    lines = ("User-agent: news", "Allow: /", field + name, "Disallow: /", "User-agent: *", "Allow: /")
    assert not newsroom(text(end.join(lines).encode())).robots.allows(URL)


@pytest.mark.parametrize(("agent", "token"), [
    ("newswire/0.1 (set NEWSWIRE_INGEST_USER_AGENT)", "newswire"), ("Desk-Bot (+https://example.org/bot)", "Desk-Bot"),
    ("desk_bot", "desk_bot"), ("Mozilla/5.0 (compatible; DeskBot/2.1; +https://example.org/bot)", "DeskBot"),
])  # fmt: skip
def test_the_name_that_robots_txt_knows_us_by_is_that_of_the_agent(agent: str, token: str) -> None:
    assert load(IngestSettings, {"NEWSWIRE_INGEST_USER_AGENT": agent}).product_token == token


@pytest.mark.parametrize("agent", ["(news)", "007"])
def test_an_agent_without_a_name_is_refused(agent: str) -> None:
    with pytest.raises(SettingsError, match=r"NEWSWIRE_INGEST_USER_AGENT=.*must begin with a name"):
        load(IngestSettings, {"NEWSWIRE_INGEST_USER_AGENT": agent})


@pytest.mark.parametrize("token", ["desk", "DeskBot", "bot"])
def test_another_name_of_the_agent_can_be_chosen(token: str) -> None:
    agent = "Mozilla/5.0 (compatible; DeskBot/2.1; the desk)"
    own = load(IngestSettings, {"NEWSWIRE_INGEST_USER_AGENT": agent, "NEWSWIRE_INGEST_ROBOTS_TOKEN": token})
    assert own.product_token == token


@pytest.mark.parametrize(("token", "why"), [
    ("otherbot", "must occur in NEWSWIRE_INGEST_USER_AGENT, which is 'newswire/0.1"),
    ("newswire/0.1", "letters, hyphens and underscores alone"), ("*", "letters, hyphens and underscores alone"),
])  # fmt: skip
def test_a_name_that_no_server_would_find_in_its_log_is_refused(token: str, why: str) -> None:
    with pytest.raises(SettingsError, match=f"NEWSWIRE_INGEST_ROBOTS_TOKEN='{re.escape(token)}': it .*{why}"):
        load(IngestSettings, {"NEWSWIRE_INGEST_ROBOTS_TOKEN": token})


def test_an_origin_is_scheme_host_and_port() -> None:
    assert origin_of("https://example.org:8443/a?b#c") == "https://example.org:8443"
