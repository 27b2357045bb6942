"""Alerts over HTTP: made with a key, shown without their secrets, and read as feeds."""

from __future__ import annotations

from dataclasses import dataclass, field

import feedparser
import pytest
from fastapi.testclient import TestClient
from newswire_search.composition import Search
from newswire_search.settings import SearchSettings
from newswire_shared.accounting.access_keys import Right, new_key
from newswire_shared.contracts.errors import UsageError
from unit.search.alerts.world import HOOK, AlertWorld
from unit.search.stub import StubEngine, application, client

ASKED = {"name": "Harbour", "search": {"q": "minsk", "language": ["en"]}, "webhook": HOOK}


@dataclass
class Desk:
    """The application over alerts in memory, and a key that may."""

    world: AlertWorld = field(default_factory=AlertWorld)
    api: TestClient = field(init=False)

    def __post_init__(self) -> None:
        world = self.world
        search = Search(world.engine, SearchSettings(title="Desk"), world.log, world.keys, alerts=lambda: world.desk)
        self.api = TestClient(application(search))
        self.api.headers["Authorization"] = f"Bearer {self.key((Right.ALERT,))}"

    def key(self, rights: tuple[str, ...]) -> str:
        key, text = new_key("desk", "desk", rights)
        self.world.keys.add(key)
        return text


def test_an_alert_is_made_listed_changed_and_removed() -> None:
    api = Desk().api
    made = api.post("/v1/alerts", json=ASKED)
    assert made.status_code == 201 and made.json()["secret"].startswith("whsec_")
    alert = {name: value for name, value in made.json().items() if name != "secret"}
    assert alert["search"] == {"q": "minsk", "language": ["en"]} and alert["state"] == "active"
    assert api.get("/v1/alerts").json()["alerts"] == [alert] and api.get(f"/v1/alerts/{alert['id']}").json() == alert
    changed = api.patch(f"/v1/alerts/{alert['id']}", json={"once_a_story": False, "enabled": False}).json()
    assert changed == {
        **alert,
        "once_a_story": False,
        "state": "disabled",
        "disabled_because": "it was stopped by hand",
    }
    assert api.delete(f"/v1/alerts/{alert['id']}").status_code == 204
    assert api.get(f"/v1/alerts/{alert['id']}").status_code == 404
    assert api.get("/v1/alerts").json()["alerts"] == []


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", ""), ("GET", ""), ("GET", "/x"), ("PATCH", "/x"), ("DELETE", "/x"), ("POST", "/x/test"),
        ("GET", "/x/log"),
    ],
)  # fmt: skip
def test_all_but_the_feed_asks_for_a_key(method: str, path: str) -> None:
    desk = Desk()
    for key, status in (("", 401), ("Bearer nonsense", 401), (f"Bearer {desk.key((Right.PUSH,))}", 403)):
        answer = desk.api.request(method, f"/v1/alerts{path}", headers={"Authorization": key}, json=ASKED)
        assert answer.status_code == status and answer.json()["error"]["message"]
    assert desk.world.store.all() == []


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"name": ""}, 422), ({"search": {"q": "x", "nonsense": 1}}, 422), ({"extra": 1}, 422), ({"search": None}, 422),
        ({"search": {"since": "2020-02-01", "until": "2020-01-01"}}, 400), ({"webhook": "x" * 3000}, 422),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(wrong: dict[str, object], status: int) -> None:
    desk = Desk()
    answer = desk.api.post("/v1/alerts", json=ASKED | wrong)
    assert answer.status_code == status and answer.json()["error"]["message"]
    assert desk.world.store.all() == []


def test_a_body_is_bounded_before_anybody_is_asked_for_a_key() -> None:
    api = Desk().api
    for headers in ({}, {"Authorization": ""}):
        big = api.post("/v1/alerts", content=b'{"name": "' + b"x" * 200_000, headers=headers)
        assert big.status_code == 413 and "100000 bytes" in big.json()["error"]["message"]
    parts = (b"x" * 60_000 for _ in range(3))  # without a length
    assert api.post("/v1/alerts", content=parts).status_code == 413
    assert api.post("/v1/alerts", content=b"no json").status_code == 422


def test_an_address_that_is_refused_is_a_clear_error() -> None:
    desk = Desk()
    desk.world.webhook.refuses = UsageError("webhook: it is at 10.0.0.1, which is not of the public web")
    answer = desk.api.post("/v1/alerts", json=ASKED)
    assert answer.status_code == 400 and "not of the public web" in answer.json()["error"]["message"]


def test_a_test_says_what_became_of_it_and_the_log_what_was_delivered() -> None:
    desk = Desk()
    made = desk.api.post("/v1/alerts", json=ASKED | {"search": {"q": "minsk"}}).json()
    tested = desk.api.post(f"/v1/alerts/{made['id']}/test").json()
    assert tested == {"ways": [{"way": "webhook", "taken": True, "status": 200, "detail": None}]}
    assert desk.world.webhook.sent[0][1].articles == ()
    assert desk.api.get(f"/v1/alerts/{made['id']}/log").json() == {"attempts": []}
    desk.world.index("a")
    desk.world.delivered()
    (attempt,) = desk.api.get(f"/v1/alerts/{made['id']}/log").json()["attempts"]
    assert (attempt["outcome"], attempt["article"], attempt["attempt"], attempt["status"]) == ("delivered", "a", 1, 200)
    shown = desk.api.get(f"/v1/alerts/{made['id']}").json()
    assert (shown["delivered"], shown["waiting"]) == (1, 0) and shown["last_delivered_at"]


def test_how_often_mail_is_sent_is_asked_shown_and_changed() -> None:
    desk = Desk()
    mail = {"name": "Talks", "search": {"q": "minsk"}, "mail": "desk@news.example"}
    assert desk.api.post("/v1/alerts", json=mail).json()["mailed"] == "immediately"
    made = desk.api.post("/v1/alerts", json=mail | {"mailed": "hourly"}).json()
    assert made["mailed"] == "hourly"
    for name in ("a", "b"):
        desk.world.index(name)
    desk.world.delivered()
    path = f"/v1/alerts/{made['id']}"
    shown = desk.api.get(path).json()
    assert (shown["waiting"], shown["gathered"], shown["delivered"]) == (1, 2, 0)
    desk.world.memory.clock.sleep(3600)
    desk.world.delivered()
    (attempt,) = desk.api.get(f"{path}/log").json()["attempts"]
    assert (attempt["outcome"], attempt["article"], attempt["articles"]) == ("delivered", "", 2)
    shown = desk.api.get(path).json()
    assert (shown["waiting"], shown["gathered"], shown["delivered"]) == (0, 0, 1)
    assert desk.api.patch(path, json={"mailed": "daily"}).json()["mailed"] == "daily"
    assert desk.api.patch(path, json={"mailed": "weekly"}).status_code == 422


def test_its_feed_has_what_it_told_of_and_needs_no_key() -> None:
    desk = Desk()
    made = desk.api.post("/v1/alerts", json={"name": "Talks", "search": {"q": "minsk"}}).json()
    for name, story in (("a", "s"), ("b", "s"), ("c", "t")):
        desk.world.index(name, story)
    desk.world.matched()
    answer = desk.api.get(made["feed"], headers={"Authorization": ""})
    found = feedparser.parse(answer.content)
    assert not found.bozo and [entry.id for entry in found.entries] == ["urn:newswire:c", "urn:newswire:a"]
    assert "Talks" in found.feed.title
    again = desk.api.get(made["feed"], headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304
    assert desk.api.get(made["feed"].replace(".atom", ".json")).json()["items"][0]["id"]
    assert desk.api.get("/v1/alerts/nobody/feed.rss").status_code == 404


def test_without_a_state_alerts_are_away_and_all_else_goes_on() -> None:
    api = client(StubEngine())
    assert api.get("/v1/alerts").status_code == 503 and api.get("/v1/search").status_code == 200
