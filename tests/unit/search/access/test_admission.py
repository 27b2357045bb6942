"""Who may read: by the settings, by a key, by an address; and how much is left."""

from __future__ import annotations

from base64 import b64encode

import pytest
from fastapi.testclient import TestClient
from httpx import Response
from newswire_search.access.admission import Admission, Refusal
from newswire_search.access.ports import Allowance, RateLimit
from newswire_search.access.process_limits import ProcessRateLimits
from newswire_search.access.surviving_limits import PAUSE_S, SurvivingRateLimits
from newswire_search.composition import Search
from newswire_search.settings import SearchSettings
from newswire_search.testing.changes import FakeChangeLog
from newswire_shared.accounting.access_keys import AccessKey, Right, new_key
from newswire_shared.contracts.errors import TransientError
from newswire_shared.testing import FakeAccessKeys, FakeClock, Memory
from newswire_shared.web.callers import network_of
from unit.search.stub import StubEngine, application, article


class Desk:
    """A search service with settings and keys."""

    def __init__(self, keys: object = None, **settings: object) -> None:
        self.keys = keys or FakeAccessKeys(Memory(FakeClock()))
        search = Search(
            StubEngine(article()), SearchSettings.model_validate(settings), FakeChangeLog(), self.keys  # type: ignore[arg-type]
        )  # fmt: skip
        self.admission = search.admission
        self.web = TestClient(application(search))

    def key(self, *rights: str) -> str:
        assert isinstance(self.keys, FakeAccessKeys)
        key, text = new_key("somebody", "somebody", rights)
        self.keys.add(key)
        return text

    def get(self, key: str = "", address: str = "/v1/search", **headers: str) -> Response:
        own = {"Authorization": f"Bearer {key}"} if key else {}
        found: Response = self.web.get(address, headers=own | headers)
        return found


class Away:
    """Keys and limits whose state cannot be reached."""

    def get(self, key_id: str) -> AccessKey | None:
        raise TransientError("Redis is away")

    def note_use(self, key_id: str) -> None:
        raise TransientError("Redis is away")

    def count(self, who: str, limit: RateLimit) -> Allowance:
        raise TransientError("Redis is away")


def basic(password: str, user: str = "") -> str:
    return f"Basic {b64encode(f'{user}:{password}'.encode()).decode()}"


@pytest.mark.parametrize(
    "address", ["/v1/search", "/v1/articles/a1", "/v1/changes", "/v1/feed.rss", "/", "/articles/a1"]
)
def test_reading_asks_for_a_key_where_that_is_set(address: str) -> None:
    assert Desk().get(address=address).status_code == 200
    desk = Desk(read_needs_key=True)
    refused = desk.get(address=address)
    assert refused.status_code == 401 and "Basic" in refused.headers["WWW-Authenticate"]
    assert desk.get(desk.key("read"), address).status_code == 200
    assert desk.get(desk.key("push"), address).status_code == 403
    assert desk.get(desk.key("push", "read"), address).status_code == 200


@pytest.mark.parametrize("address", ["/health/ready", "/openapi.json"])
def test_health_and_the_reference_need_no_key(address: str) -> None:
    assert Desk(read_needs_key=True).get(address=address).status_code == 200


def test_a_key_goes_in_three_places() -> None:
    desk = Desk(read_needs_key=True)
    key = desk.key("read")
    assert desk.web.get("/v1/search", headers={"X-API-Key": key}).status_code == 200
    assert desk.web.get("/", headers={"Authorization": basic(key, "anna")}).status_code == 200
    assert desk.web.get("/", headers={"Authorization": basic("secret")}).status_code == 401
    assert desk.web.get("/", headers={"Authorization": "Basic ?"}).status_code == 401


def test_a_password_is_no_key_for_more_than_reading() -> None:
    desk = Desk()
    assert isinstance(desk.admission.holder(desk.key("operate"), Right.OPERATE), AccessKey)
    assert desk.admission.holder(desk.key("read", "push"), Right.OPERATE) is Refusal.LACKS_SCOPE
    assert desk.admission.holder("", Right.OPERATE) is Refusal.UNKNOWN


def test_a_revoked_key_opens_nothing() -> None:
    desk = Desk(read_needs_key=True)
    text = desk.key("read")
    assert isinstance(desk.keys, FakeAccessKeys)
    desk.keys.revoke(desk.keys.all()[0])
    assert desk.get(text).status_code == 401


def test_a_limit_by_address_is_told_and_kept() -> None:
    desk = Desk(rate_limit=2)
    first, second, third = (desk.get() for _ in range(3))
    told = [(r.headers["RateLimit-Limit"], r.headers["RateLimit-Remaining"]) for r in (first, second, third)]
    assert told == [("2", "1"), ("2", "0"), ("2", "0")]
    assert (first.headers["RateLimit-Reset"], second.headers["RateLimit-Reset"]) == ("30", "60")
    assert third.status_code == 429 and 1 <= int(third.headers["Retry-After"]) <= 30
    assert third.json()["error"]["code"] == "too_many_requests"


@pytest.mark.parametrize("address", ["/v1/search?size=0", "/v1/articles/nope", "/v1/feed.rss", "/v1/export.csv", "/"])
def test_what_is_left_stands_on_every_answer(address: str) -> None:
    assert Desk(rate_limit=9).get(address=address).headers["RateLimit-Remaining"] == "8"


def test_a_key_has_its_own_limit() -> None:
    desk = Desk(rate_limit=1, key_rate_limit=5)
    assert desk.get(desk.key("read")).headers["RateLimit-Limit"] == "5"
    assert desk.get().headers["RateLimit-Limit"] == "1"
    assert desk.get().status_code == 429
    assert desk.get(desk.key("read")).status_code == 200


def test_nothing_is_told_of_a_limit_that_is_not_there() -> None:
    assert "RateLimit-Limit" not in Desk().get().headers


def test_a_key_that_is_not_ours_is_passed_over_where_none_is_needed() -> None:
    assert Desk(rate_limit=9).get("a-proxy-s-own-token").status_code == 200
    assert Desk(rate_limit=9).get("nw_made-up").status_code == 401


def test_where_keys_cannot_be_looked_up_only_who_needs_none_reads() -> None:
    assert Desk(Away(), rate_limit=9).get("nw_000000000000_" + "x" * 43).status_code == 200
    assert Desk(Away(), read_needs_key=True).get("nw_000000000000_" + "x" * 43).status_code == 503


def test_no_state_means_no_key() -> None:
    admission = Admission(SearchSettings(read_needs_key=True), None, ProcessRateLimits())
    assert admission("nw_x", "127.0.0.1").refusal is Refusal.UNKNOWN


def test_where_a_state_is_away_requests_are_counted_here_and_it_is_left_alone_for_a_while() -> None:
    now, asked = [0.0], list[str]()

    class Once(Away):
        def count(self, who: str, limit: RateLimit) -> Allowance:
            asked.append(who)
            return super().count(who, limit)

    limits = SurvivingRateLimits(Once(), ProcessRateLimits(lambda: 0), lambda: now[0])
    assert [limits.count("a", RateLimit(2)).is_allowed for _ in range(3)] == [True, True, False]
    assert asked == ["a"]
    now[0] = PAUSE_S
    limits.count("a", RateLimit(2))
    assert asked == ["a", "a"]


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"), ("::ffff:192.0.2.7", "192.0.2.7"),
        ("fe80::1%eth0", "fe80::"), ("testclient", "testclient"), ("", ""),
    ],
)  # fmt: skip
def test_an_address_of_ipv6_counts_by_its_network(address: str, network: str) -> None:
    assert network_of(address) == network
