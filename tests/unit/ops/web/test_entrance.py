"""Who comes in, with what, and how often they may try."""

from __future__ import annotations

import pytest
from newswire_ops.visitors.visitor import ATTEMPTS, SESSION_S
from newswire_shared.accounting.access_keys import Right
from unit.ops.web.page import ELSEWHERE, HERE, Page, press

LOGIN = "/ops/login"


@pytest.fixture
def page() -> Page:
    return Page().is_sound()


def test_a_stranger_is_shown_the_way_in_and_back_to_what_was_wanted(page: Page) -> None:
    browser = page.browser(ELSEWHERE)
    assert (browser.get("/ops").status_code, browser.get("/ops").headers["location"]) == (303, LOGIN)
    wanted = browser.get("/ops/trace?what=a%26b").headers["location"]
    form = browser.get(wanted)
    assert 'name="next" value="/ops/trace?what=a%26b"' in form.text and form.status_code == 200
    done = press(browser, wanted, LOGIN, key=page.key(Right.READ), next="/ops/trace?what=a%26b")
    assert (done.status_code, done.headers["location"]) == (303, "/ops/trace?what=a%26b")


@pytest.mark.parametrize("wanted", ["https://elsewhere.example/", "//elsewhere.example", "/opsx", "/", "javascript:1"])
def test_the_form_leads_to_no_other_place(page: Page, wanted: str) -> None:
    done = press(page.browser(), LOGIN, LOGIN, key=page.key(Right.READ), next=wanted)
    assert done.headers["location"] == "/ops"


def test_a_key_that_sees_sees_and_one_that_operates_acts(page: Page) -> None:
    reader = page.entered(Right.READ)
    shown = reader.get("/ops").text
    assert "edna (sees only)" in shown and "Pause index" not in shown
    assert "newswire keys add NAME --scope operate" in shown
    assert press(reader, "/ops", "/ops/pause", stage="index").status_code == 403
    assert page.stack.pauses.paused() == {} and [action.what for action in page.actions.noted] == ["log in"]
    assert "Pause index" in page.entered(Right.OPERATE, name="pierre").get("/ops").text


@pytest.mark.parametrize("rights", [(Right.PUSH,), ()])
def test_a_key_for_something_else_opens_nothing(page: Page, rights: tuple[Right, ...]) -> None:
    browser = page.browser(ELSEWHERE)
    answer = press(browser, LOGIN, LOGIN, key=page.key(*rights) if rights else "nonsense")
    assert answer.status_code == 401 and "This key opens nothing here" in answer.text
    assert browser.get("/ops").status_code == 303


def test_a_session_ends_by_itself_by_leaving_and_with_its_key(page: Page) -> None:
    first, second = page.entered(Right.READ), page.entered(Right.READ, name="pierre")
    token = first.cookies["newswire-ops"]
    assert press(first, "/ops", "/ops/logout").headers["location"] == LOGIN
    assert first.get("/ops").status_code == 303
    thief = page.browser(ELSEWHERE)
    thief.cookies.set("newswire-ops", token)
    assert thief.get("/ops").status_code == 303
    assert second.get("/ops").status_code == 200
    page.revoke("pierre")
    assert second.get("/ops").status_code == 303
    third = page.entered(Right.READ, name="chloe")
    page.memory.clock.sleep(SESSION_S)
    assert third.get("/ops").status_code == 303


def test_a_token_that_somebody_planted_is_no_session_after_the_login(page: Page) -> None:
    browser = page.browser(ELSEWHERE)
    browser.cookies.set("newswire-ops", "planted", domain="127.0.0.1", path="/ops")
    press(browser, LOGIN, LOGIN, key=page.key(Right.READ))
    thief = page.browser(ELSEWHERE)
    thief.cookies.set("newswire-ops", "planted")
    assert thief.get("/ops").status_code == 303


def test_whoever_tries_too_often_waits(page: Page) -> None:
    browser, key = page.browser(ELSEWHERE), page.key(Right.READ)
    assert {press(browser, LOGIN, LOGIN, key="x").status_code for _ in range(ATTEMPTS)} == {401}
    refused = press(browser, LOGIN, LOGIN, key=key)
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "60")
    assert press(page.browser(("192.0.2.8", 1)), LOGIN, LOGIN, key=key).status_code == 303
    page.memory.clock.sleep(60)
    assert press(browser, LOGIN, LOGIN, key=key).status_code == 303


def test_a_household_of_many_addresses_tries_as_one(page: Page) -> None:
    homes = [page.browser((f"2001:db8:1:2::{number:x}", 1)) for number in range(1, ATTEMPTS + 2)]
    assert [press(home, LOGIN, LOGIN, key="x").status_code for home in homes] == [401] * ATTEMPTS + [429]


def test_the_cookie_is_for_this_page_alone(page: Page) -> None:
    told = page.browser().get(LOGIN).headers["set-cookie"]
    assert {"HttpOnly", "Path=/ops", "SameSite=strict"} <= {part.strip() for part in told.split(";")}
    assert "Secure" not in told
    assert "Secure" in page.browser(site="https://127.0.0.1:8080").get(LOGIN).headers["set-cookie"]


def test_whoever_sits_at_the_machine_needs_a_key_too(page: Page) -> None:
    assert page.browser(HERE).get("/ops").status_code == 303
    assert page.browser(HERE).get("/v1/ops/status").status_code == 401


@pytest.mark.parametrize(
    ("headers", "fields"),
    [
        ({"Origin": "https://elsewhere.example"}, {}),
        ({"Sec-Fetch-Site": "cross-site"}, {}),
        ({}, {"form": "0" * 64}),
        ({}, {"form": "é"}),
    ],
)
def test_a_form_from_elsewhere_does_nothing(page: Page, headers: dict[str, str], fields: dict[str, str]) -> None:
    browser = page.entered(Right.OPERATE)
    browser.headers.update(headers)
    answer = press(browser, "/ops", "/ops/pause", stage="index", why="x", **fields)
    assert answer.status_code == 403 and "press the button there" in answer.text
    assert page.stack.pauses.paused() == {}


def test_a_body_that_is_no_form_or_endless_is_refused(page: Page) -> None:
    browser = page.entered(Right.OPERATE)
    assert browser.post("/ops/pause", json={"stage": "index"}).status_code == 400
    assert press(browser, "/ops", "/ops/pause", stage="index", why="x" * 9000).status_code == 400
    assert page.stack.pauses.paused() == {}
