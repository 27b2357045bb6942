"""What a reader follows: saved searches in the browser, and alerts by a key."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from fastapi.testclient import TestClient
from newswire_search.alerts.alert import Way
from newswire_search.composition import Search
from newswire_search.settings import SearchSettings
from newswire_search.testing.engine import InMemoryEngine
from newswire_search.web.follow.saved import LONGEST, MOST
from newswire_shared.accounting.access_keys import Right, new_key
from unit.search.alerts.world import HOOK, AlertWorld
from unit.search.newsroom import by_id
from unit.search.stub import Page, StubEngine, application, article, client, in_story, story

SEARCH = {"search.q": "minsk", "search.language": "en"}


class Visitor:
    """A browser over alerts in memory, and keys that may and may not."""

    def __init__(self, *, mails: bool = True) -> None:
        self.world = AlertWorld()
        if not mails:
            del self.world.couriers[Way.MAIL]
        use_cases = Search(
            self.world.engine, SearchSettings(title="Desk"), self.world.log, self.world.keys,
            alerts=lambda: self.world.desk,
        )  # fmt: skip
        self.web = TestClient(application(use_cases), headers={"Accept": "text/html"})

    def key(self, *rights: str) -> str:
        key, text = new_key("coast desk", "desk", rights)
        self.world.keys.add(key)
        return text

    def enter(self) -> Visitor:
        assert self.web.post("/follow/key", data={"key": self.key(Right.ALERT)}).status_code == 200
        return self

    def page(self, address: str = "/follow") -> Page:
        reply = self.web.get(address)
        assert reply.status_code == 200
        return Page(reply.text)

    def save(self, name: str = "Talks", **parameters: str) -> None:
        made = {f"search.{field}": value for field, value in (parameters or {"q": "minsk"}).items()}
        assert self.web.post("/follow/searches", data={"name": name, **made}).status_code == 200


def test_a_search_can_be_followed_by_feed_and_saved_without_a_key() -> None:
    page = Visitor().page("/follow?q=minsk&language=en")
    assert {"/v1/feed.atom?q=minsk&language=en", "/v1/feed.rss?q=minsk&language=en"} <= {*page.addresses}
    hidden = [(each["name"], each["value"]) for each in page.all("input") if each.get("type") == "hidden"]
    assert {("search.q", "minsk"), ("search.language", "en")} == {*hidden}
    assert "minsk, English" in page.text and "Make an alert" not in page.text and "Key for alerts" in page.text


def test_a_saved_search_says_what_is_new_and_opening_it_is_noted() -> None:
    visitor = Visitor()
    visitor.save()
    assert "Talks" in visitor.page().text and "1 new" not in visitor.page().text
    visitor.world.index("a", first_seen_at=datetime.now(UTC) + timedelta(hours=1))
    visitor.world.index("b", first_seen_at=datetime.now(UTC) - timedelta(hours=1))
    page = visitor.page()
    assert "1 new" in page.text
    [opened] = [each for each in page.addresses if each.startswith("/follow/searches/")]
    reply = visitor.web.get(opened, follow_redirects=False)
    assert (reply.status_code, reply.headers["location"]) == (303, "/search?q=minsk&sort=newest")
    assert "searches" in reply.cookies


def test_the_same_search_is_saved_once_and_can_be_removed() -> None:
    visitor = Visitor()
    visitor.save("One")
    visitor.save("Two")
    page = visitor.page()
    assert "One" not in page.text and "Two" in page.text
    [remove] = [each["action"] for each in page.all("form") if (each.get("action") or "").endswith("/remove")]
    assert visitor.web.post(remove or "", data={"": ""}).status_code == 200 and "Two" not in visitor.page().text


def test_no_reader_sees_what_another_saved() -> None:
    visitor = Visitor()
    visitor.save("Mine")
    visitor.web.cookies.clear()
    assert "Mine" not in visitor.page().text


def test_what_a_browser_keeps_is_bounded_and_more_is_said() -> None:
    visitor = Visitor()
    for number in range(MOST):
        visitor.save(q=f"w{number}")
    full = visitor.web.post("/follow/searches", data={"search.q": "one more"})
    assert full.status_code == 400 and "remove one" in full.text
    long = Visitor().web.post("/follow/searches", data={"search.q": "x" * 900, "search.source": ["y" * 490] * 8})
    assert long.status_code == 400
    assert len(visitor.web.cookies["searches"]) <= LONGEST


@pytest.mark.parametrize("kept", ["x", "e30=", "W10=", "W1sxLDIsM11d", "W1siYSIsInNpbmNlPXgiLDFdXQ==", "é", "=" * 4000])
def test_a_cookie_that_is_none_of_ours_is_passed_over(kept: str) -> None:
    reply = client(StubEngine()).get("/follow", headers={"Cookie": f"searches={kept}".encode()})
    assert reply.status_code == 200 and "None yet" in reply.text


def test_a_wrong_search_is_said() -> None:
    reply = Visitor().web.post("/follow/searches", data={"search.since": "never"})
    assert reply.status_code == 400 and "is not a date" in reply.text
    assert "is not a date" in Visitor().web.get("/follow?q=x&since=never").text


def test_alerts_ask_for_a_key_that_opens_them() -> None:
    visitor = Visitor()
    unknown = visitor.web.post("/follow/key", data={"key": "nw_nonsense"})
    assert unknown.status_code == 403 and "unknown or was revoked" in unknown.text
    narrow = visitor.web.post("/follow/key", data={"key": visitor.key(Right.READ)})
    assert narrow.status_code == 403 and "needs the scope" in narrow.text
    assert visitor.web.post("/follow/alerts", data=SEARCH).status_code == 403
    assert visitor.web.post("/follow/alerts/x/remove", data={"": ""}).status_code == 403
    assert "Key for alerts" in visitor.page().text


def test_the_key_goes_to_this_page_alone_and_to_no_script() -> None:
    visitor = Visitor()
    reply = visitor.web.post("/follow/key", data={"key": visitor.key(Right.ALERT)}, follow_redirects=False)
    cookie = reply.headers["set-cookie"].lower()
    assert "path=/follow" in cookie and "httponly" in cookie and "samesite=strict" in cookie
    assert "max-age" not in cookie and "expires" not in cookie, "it ends with the browser"
    assert "coast desk" in visitor.page().text
    visitor.web.post("/follow/leave", data={"": ""})
    assert "Key for alerts" in visitor.page().text


def test_a_search_stays_while_the_key_is_entered() -> None:
    visitor = Visitor()
    given = {"key": visitor.key(Right.ALERT), **SEARCH}
    reply = visitor.web.post("/follow/key", data=given, follow_redirects=False)
    assert reply.headers["location"] == "/follow?q=minsk&language=en"
    assert "Make an alert" in visitor.page("/follow?q=minsk").text


def test_an_alert_is_made_tried_stopped_and_removed() -> None:
    visitor = Visitor().enter()
    made = visitor.web.post("/follow/alerts", data={"name": "Talks", "webhook": HOOK, "mail": "", **SEARCH})
    [alert] = visitor.world.store.all()
    assert made.status_code == 201 and alert.secret in made.text
    assert (alert.name, alert.choice, alert.webhook, alert.once_a_story) == (
        "Talks", {"q": "minsk", "language": ["en"]}, HOOK, True,
    )  # fmt: skip
    page = visitor.page()
    assert "Active" in page.text and alert.secret not in page.text and HOOK in page.text
    assert "taken" in visitor.web.post(f"/follow/alerts/{alert.id}/test", data={"": ""}).text
    assert "Stopped" in visitor.web.post(f"/follow/alerts/{alert.id}/pause", data={"": ""}).text
    assert "Active" in visitor.web.post(f"/follow/alerts/{alert.id}/resume", data={"": ""}).text
    visitor.web.post(f"/follow/alerts/{alert.id}/remove", data={"": ""})
    assert visitor.world.store.all() == []
    assert visitor.web.post(f"/follow/alerts/{alert.id}/remove", data={"": ""}).status_code == 404


def test_an_alert_may_gather_an_hour_or_a_day_for_a_mail() -> None:
    visitor = Visitor().enter()
    asked = {"name": "Talks", "mail": "desk@news.example", **SEARCH}
    visitor.web.post("/follow/alerts", data=asked | {"mailed": "daily"})
    visitor.web.post("/follow/alerts", data=asked | {"name": "At once"})
    assert {alert.name: alert.mailed for alert in visitor.world.store.all()} == {
        "Talks": "daily", "At once": "immediately",
    }  # fmt: skip
    visitor.world.index("a", language="en")
    visitor.world.matched()
    page = visitor.page()
    assert page.text.count("a mail a day") == 1 and page.text.count("1 for the next mail") == 1
    wrong = visitor.web.post("/follow/alerts", data=asked | {"mailed": "weekly"})
    assert wrong.status_code == 400 and len(visitor.world.store.all()) == 2
    typed = visitor.web.post(
        "/follow/alerts", data=asked | {"mailed": "daily", "mail": "nobody", "webhook": "x" * 3_000}
    )
    assert [each["value"] for each in Page(typed.text).all("option") if "selected" in each] == ["daily"]


def test_a_wrong_address_is_said_and_what_was_typed_stays() -> None:
    visitor = Visitor().enter()
    visitor.world.webhook.refuses = None
    wrong = visitor.web.post("/follow/alerts", data={"name": "Mine", "webhook": "x" * 3_000, **SEARCH})
    page = Page(wrong.text)
    assert wrong.status_code == 400 and visitor.world.store.all() == []
    assert {"Mine", "x" * 3_000} <= {each.get("value") for each in page.all("input")}


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
)  # fmt: skip
def test_a_form_of_another_site_does_nothing(headers: dict[str, str]) -> None:
    visitor = Visitor().enter()
    for address in ("/follow/alerts", "/follow/searches", "/follow/key", "/follow/leave", "/follow/alerts/x/remove"):
        refused = visitor.web.post(address, data={"key": "x", **SEARCH}, headers=headers)
        assert refused.status_code == 400 and "another site" in refused.text
    assert visitor.world.store.all() == [] and "searches" not in visitor.web.cookies


def test_a_form_is_bounded_and_must_be_one() -> None:
    web = Visitor().web
    assert web.post("/follow/searches", data={"search.q": "x" * 70_000}).status_code == 413
    assert web.post("/follow/searches", content="&".join(f"a{n}=1" for n in range(2_000)).encode(),
                    headers={"Content-Type": "application/x-www-form-urlencoded"}).status_code == 413  # fmt: skip
    assert web.post("/follow/searches", json={}).status_code == 415


def test_without_a_stack_searches_are_saved_and_alerts_are_said_to_be_away() -> None:
    reply = client(StubEngine(article())).get("/follow?q=minsk")
    assert reply.status_code == 200
    assert "Alerts are kept while" in reply.text and "Save this search" in reply.text


def test_a_story_is_followed_under_its_title() -> None:
    engine = InMemoryEngine(by_id(in_story(article(), "s1")), {"s1": story()})
    text = Page(client(engine).get("/follow?story=s1").text).text
    assert "Talks in Geneva" in text and "s1" not in text


def test_mail_is_offered_only_where_a_server_for_it_is_set() -> None:
    for mails in (True, False):
        visitor = Visitor(mails=mails)
        assert ("by mail" in visitor.page().text) is mails
        visitor.enter()
        fields = {each.get("name") for each in visitor.page("/follow?q=minsk").all("input")}
        assert {"webhook", "every_article"} <= fields and ("mail" in fields) is mails
        assert bool(visitor.page("/follow?q=minsk").all("select")) is mails


def test_mail_that_is_asked_for_without_a_server_is_refused_in_words_for_a_reader() -> None:
    form = {"name": "Talks", "mail": "desk@news.example", **SEARCH}
    reply = Visitor(mails=False).enter().web.post("/follow/alerts", data=form)
    assert reply.status_code == 400 and "sends no mail: take the alert" in Page(reply.text).text
