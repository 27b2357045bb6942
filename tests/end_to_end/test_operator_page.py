"""The operator's page in a real browser, over a real Redis in which no worker beats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from end_to_end.browsing import IS_THERE, index_of_newsroom, see
from end_to_end.viewing import faults
from newswire_shared.accounting.access_keys import Right, new_key
from newswire_shared.accounting.dead_letters import DeadLetter
from newswire_shared.contracts.reasons import Stage
from newswire_shared.state.access_keys import RedisAccessKeys
from newswire_shared.state.dead_letters import RedisDeadLetters
from newswire_shared.state.pauses import RedisPauses
from newswire_shared.state.redis_state import State
from selenium import webdriver
from selenium.webdriver.common.by import By

pytest_plugins = ["redis_server", "end_to_end.browsing", "end_to_end.viewing"]

HURT = "<img src=x onerror=window.hurt=1>"


@dataclass(frozen=True)
class Desk:
    """The page with its Redis, and the text of a key for everything."""

    site: str
    state: State
    key: str

    def enter(self, browser: webdriver.Chrome) -> None:
        browser.delete_all_cookies()
        browser.get(f"{self.site}/ops")
        browser.find_element(By.ID, "key").send_keys(self.key)
        browser.find_element(By.CSS_SELECTOR, ".login button").click()
        see(browser, "#first", "clock")


@pytest.fixture(scope="module")
def operated(redis_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over a Redis: its broker and its state."""
    folder = tmp_path_factory.mktemp("operated")
    with index_of_newsroom(folder, is_hostile=False, NEWSWIRE_BROKER_URL=redis_url) as site:
        yield site


@pytest.fixture
def at_desk(operated: str, redis_state: State) -> Desk:
    key, text = new_key("edna", "edna", (Right.READ, Right.OPERATE))
    RedisAccessKeys(redis_state).add(key)
    RedisDeadLetters(redis_state).bury(
        DeadLetter(
            id="a:enrich", task="enrich.enrich_article", stage="enrich", capture_id="", article_id="", source="times",
            message="{}", error=HURT, kind="ValueError", traceback="", fingerprint="6d4d8c93",
        )
    )  # fmt: skip
    return Desk(operated, redis_state, text)


def pause(browser: webdriver.Chrome, stage: str, why: str) -> None:
    browser.find_element(By.CSS_SELECTOR, f"#pause-{stage} summary").click()
    browser.find_element(By.CSS_SELECTOR, f"#pause-{stage} input[name=why]").send_keys(why)
    browser.find_element(By.CSS_SELECTOR, f"#pause-{stage} button").click()


if IS_THERE:

    def test_a_person_pauses_a_stage_and_lets_it_go_on(browser: webdriver.Chrome, at_desk: Desk) -> None:
        at_desk.enter(browser)
        assert HURT in browser.find_element(By.ID, "dead").text
        pause(browser, "index", "moving the cluster")
        see(browser, "#done", "it is paused: moving the cluster (edna)")
        assert RedisPauses(at_desk.state).paused() == {Stage.INDEX: "moving the cluster (edna)"}
        browser.find_element(By.XPATH, "//button[text()='Resume index']").click()
        see(browser, "#actions", "edna resume index - it goes on")
        assert RedisPauses(at_desk.state).paused() == {}
        assert browser.execute_script("return window.hurt") is None

    def test_the_page_follows_and_leaves_alone_what_somebody_types(browser: webdriver.Chrome, at_desk: Desk) -> None:
        at_desk.enter(browser)
        browser.find_element(By.ID, "what").send_keys("https://saltmere.example/")
        RedisPauses(at_desk.state).pause(Stage.FETCH, "the line is down")
        see(browser, "#pipeline", "the line is down")
        assert browser.find_element(By.ID, "what").get_attribute("value") == "https://saltmere.example/"
        keys = RedisAccessKeys(at_desk.state)
        keys.revoke(keys.all()[0])
        see(browser, "h1", "Log in")

    def test_the_page_says_that_it_no_longer_follows(browser: webdriver.Chrome, at_desk: Desk) -> None:
        at_desk.enter(browser)
        assert not browser.find_element(By.ID, "stale").is_displayed()
        # as a browser does where a server is away, which no later look mends here
        browser.execute_script("source.close(); source.dispatchEvent(new Event('error'))")
        see(browser, "#stale", "no longer follows")
        see(browser, "#first", "clock")

    def test_it_works_without_scripts(browser: webdriver.Chrome, at_desk: Desk) -> None:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        try:
            at_desk.enter(browser)
            pause(browser, "enrich", "a trial")
            see(browser, "#done", "it is paused: a trial (edna)")
        finally:
            browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})

    def test_everyone_can_use_it(seen: webdriver.Chrome, at_desk: Desk, tools: Path) -> None:
        seen.delete_all_cookies()
        seen.get(f"{at_desk.site}/ops/login")
        assert faults(seen, tools) == []
        at_desk.enter(seen)
        for path in ("/ops", "/ops/rejected", "/ops/trace?what=nobody"):
            seen.get(at_desk.site + path)
            assert faults(seen, tools) == [], path
