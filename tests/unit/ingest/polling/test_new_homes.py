"""A feed that has gone is looked for at its site, one request in a turn of its own, and proposed to the editor."""

from __future__ import annotations

import pytest
from newswire_ingest.polling.looks import SEEK_LOOKS
from newswire_ingest.testing import Reply, answer, redirect
from newswire_ingest.web.ports import SiteFails
from unit.ingest.polling.test_poll_feed import FEED, Desk

FRONT = "https://example.org/"
NEW = "https://example.org/rss/all.xml"
PAGE = f'''<html><head>
<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
<link rel="alternate" type="application/rss+xml" title="News" href="{NEW}"></head></html>'''


def seeking(reply: Reply, front: Reply, looks: int = SEEK_LOOKS) -> tuple[Desk, list[list[str]]]:
    """A desk whose source was looked at so often, and what each look asked for."""
    desk = Desk(reply)
    desk.room.web.replies[FRONT] = front
    return desk, [desk.look() for _ in range(looks)]


@pytest.mark.parametrize("reply", [answer(404), answer(410), answer(body=b"<html><p>moved")])
def test_a_feed_that_has_gone_is_looked_for_at_its_site(reply: Reply) -> None:
    desk, asked = seeking(reply, answer(body=PAGE.encode()))
    assert asked == [[FEED]] * (SEEK_LOOKS - 1) + [[FEED, FRONT]]
    assert (desk.state.proposed, desk.state.failures, desk.state.look) == (NEW, SEEK_LOOKS, None)
    assert desk.waits_s >= 900, "the next look is when it would have been"
    assert desk.look() == [FEED], "what is proposed once is not looked for again"
    assert desk.state.proposed == NEW


@pytest.mark.parametrize("front", [
    answer(404), answer(500), SiteFails("nobody there"), answer(body=b"<html><p>nothing"), answer(body=b"\xff\x00"),
    answer(body=PAGE.replace(NEW, FEED).encode()), redirect("ftp://a.b/"),
])  # fmt: skip
def test_a_site_that_offers_nothing_costs_no_look_of_the_source(front: Reply) -> None:
    desk, asked = seeking(answer(404), front)
    assert asked[-1] == [FEED, FRONT]
    assert (desk.state.proposed, desk.state.failures, desk.state.look) == ("", SEEK_LOOKS, None)
    assert desk.state.problem == "the feed answers 404"
    assert [desk.look() for _ in range(SEEK_LOOKS)] == [[FEED]] * (SEEK_LOOKS - 1) + [[FEED, FRONT]]


@pytest.mark.parametrize("reply", [answer(500), answer(403), SiteFails("nobody there")])
def test_a_server_that_only_fails_is_not_searched(reply: Reply) -> None:
    _, asked = seeking(reply, answer(body=PAGE.encode()), 2 * SEEK_LOOKS)
    assert asked == [[FEED]] * 2 * SEEK_LOOKS
