"""What a reader does here, each task by keyboard alone: by the tabulator, Enter, blanks and arrows, and Escape."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
import uvicorn
from contract.articles import NOON
from contract.newsroom import ARTICLES, STORIES
from contract.speaking_articles import named, speaking
from end_to_end.browsing import IS_THERE, see
from newswire_search.composition import Search
from newswire_search.settings import SearchSettings
from newswire_search.testing.engine import InMemoryEngine
from newswire_shared.accounting.access_keys import Right, new_key
from newswire_shared.contracts.index_schema import story_id_of
from patience import until
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait
from unit.search.alerts.world import AlertWorld
from unit.search.stub import application

pytest_plugins = ["end_to_end.browsing"]

MOST_STEPS = 150  # of the tabulator: more than any of these pages has
SAID = "The pier stays closed, said Anna Lind."
ANNA = named("p-anna", "Anna Lind", body=SAID)
SPOKEN = speaking("said", SAID, [("The pier stays closed", ANNA)], title="Lind on the pier", entities=(ANNA,),
                  published_at=NOON)  # fmt: skip


@dataclass(frozen=True)
class Desk:
    """A newsroom with alerts, and a key that opens them."""

    site: str
    world: AlertWorld
    key: str


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    world = AlertWorld()
    engine = InMemoryEngine(
        {each.article.article_id: each for each in (*ARTICLES, SPOKEN)}, {story_id_of(each): each for each in STORIES}
    )
    key, text = new_key("coast desk", "desk", (Right.ALERT,))
    world.keys.add(key)
    use_cases = Search(engine, SearchSettings(pictures=False), world.log, world.keys, alerts=lambda: world.desk)
    # pages that listen to what arrives would keep it from ending
    config = uvicorn.Config(application(use_cases), port=0, log_level="error", timeout_graceful_shutdown=1)
    with served(uvicorn.Server(config)) as site:
        yield Desk(site, world, text)


@contextmanager
def served(server: uvicorn.Server) -> Iterator[str]:
    """The address of a server that runs in a thread."""
    thread = threading.Thread(target=server.run)
    thread.start()
    until(lambda: server.started, "the server is there")
    host, port = server.servers[0].sockets[0].getsockname()[:2]
    yield f"http://{host}:{port}"
    server.should_exit = True
    thread.join()


class Hands:
    """A keyboard at a page: what has the focus is always on the page and to be seen."""

    def __init__(self, browser: webdriver.Chrome) -> None:
        self.browser = browser

    def press(self, *keys: str) -> None:
        for key in keys:
            ActionChains(self.browser).send_keys(key).perform()

    @property
    def at(self) -> WebElement:
        return self.browser.switch_to.active_element

    def tab_to(self, selector: str) -> WebElement:
        """Step by the tabulator until what has the focus is one of these; each step is seen."""
        for _ in range(MOST_STEPS):
            self.press(Keys.TAB)
            is_seen = self.at.is_displayed() and self.at.value_of_css_property("outline-style") != "none"
            assert is_seen or self.at.tag_name == "body", self.at.get_attribute("outerHTML")
            if self.browser.execute_script("return arguments[0].matches(arguments[1])", self.at, selector):
                return self.at
        raise AssertionError(f"{selector} is not reached")

    def comes(self, question: Callable[[], object], why: str) -> None:
        """Wait until something holds: keys return while the old page still stands."""
        WebDriverWait(self.browser, 20).until(lambda _: question(), f"it never came: {why}")

    def enter(self, selector: str) -> str:
        """Follow the link, or press the button, that the tabulator reaches first; its text."""
        text = self.tab_to(selector).text
        self.press(Keys.ENTER)
        return text


if IS_THERE:

    @pytest.fixture
    def hands(browser: webdriver.Chrome, desk: Desk) -> Iterator[Hands]:
        browser.get(desk.site)
        yield Hands(browser)
        browser.delete_all_cookies()

    def test_the_first_step_skips_to_the_content(hands: Hands) -> None:
        assert "Skip" in hands.tab_to("a").text
        hands.press(Keys.ENTER, Keys.TAB)
        assert hands.browser.execute_script("return document.activeElement.closest('main') !== null")

    def test_a_search_is_narrowed_and_a_source_is_left_out(hands: Hands, desk: Desk) -> None:
        hands.tab_to("#q")
        hands.press("ferry", Keys.ENTER)
        see(hands.browser, "main .hit h2", "Ferry")
        hands.enter("aside a[href*='source=alder-times'], .facets a[href*='source=alder-times']")
        hands.comes(lambda: "source=alder-times" in hands.browser.current_url, "the list is narrowed")
        hands.browser.get(f"{desk.site}/search?q=ferry")
        hands.enter("a.minus[href*='source%3Aalder-times'], a.minus[href*='source:alder-times']")
        hands.comes(lambda: "exclude=" in hands.browser.current_url, "a source is left out")

    def test_a_name_is_chosen_by_arrows_and_nothing_stays_open_behind_who_goes_on(hands: Hands, desk: Desk) -> None:
        hands.tab_to("#q")
        hands.press("Ann")
        see(hands.browser, "#suggestions", "Anna")
        hands.press(Keys.ESCAPE)
        names = hands.browser.find_element(By.ID, "suggestions")
        assert not names.is_displayed() and hands.at.get_attribute("id") == "q"
        hands.press("a", Keys.TAB)  # before the names come
        hands.browser.execute_async_script("setTimeout(arguments[0], 1000)")
        assert not names.is_displayed()
        hands.browser.get(desk.site)
        hands.tab_to("#q")
        hands.press("Ann")
        see(hands.browser, "#suggestions", "Anna")
        hands.press(Keys.ARROW_DOWN, Keys.ENTER)
        hands.comes(lambda: "entity=p-anna" in hands.browser.current_url, "the name narrows")

    def test_a_story_its_article_a_name_and_a_quote_are_opened(hands: Hands, desk: Desk) -> None:
        hands.browser.get(f"{desk.site}/stories")
        title = hands.enter("main :is(h2, h3) a[href='/stories/ferry']")
        see(hands.browser, "h1", title)
        hands.enter("main a[href='/articles/ferry-1']")
        hands.comes(lambda: "/articles/" in hands.browser.current_url, "the article is open")
        hands.enter("main a[href='/entities/p-anna']")
        see(hands.browser, "h1", "Anna Lind")
        hands.enter("main a[href^='/quotes']")
        see(hands.browser, "main", "The pier stays closed")
        hands.press("j", "o")
        see(hands.browser, "h1", "Lind on the pier")

    def test_what_is_folded_is_unfolded_and_folded_again(hands: Hands, desk: Desk) -> None:
        hands.browser.get(f"{desk.site}/articles/said")
        folded = hands.tab_to("summary")
        hands.press(Keys.SPACE)
        assert hands.browser.execute_script("return arguments[0].parentElement.open", folded)
        hands.press(Keys.ENTER)
        assert not hands.browser.execute_script("return arguments[0].parentElement.open", folded)

    def test_the_keys_are_told_and_escape_leads_back_to_where_one_was(hands: Hands) -> None:
        hands.press("j")
        where = hands.at
        hands.press("?")
        assert hands.at.get_attribute("id") == "hide-keys"
        hands.press(Keys.ESCAPE)
        hands.comes(lambda: hands.at == where, "the focus is back")
        button = hands.tab_to("#show-keys")
        hands.press(Keys.ENTER, Keys.ENTER)
        hands.comes(lambda: hands.at == button, "the focus is back at the button")

    def test_a_search_is_followed_saved_and_forgotten(hands: Hands, desk: Desk) -> None:
        hands.browser.get(f"{desk.site}/search?q=ferry")
        hands.enter("a[href^='/follow?']")
        see(hands.browser, "h2", "This search")
        hands.tab_to("#save-name")
        hands.press(Keys.ENTER)
        see(hands.browser, ".followed-name", "ferry")
        hands.enter("form[action$='/remove'] button")
        see(hands.browser, "main", "None yet")

    def test_an_alert_is_made_stopped_and_deleted(hands: Hands, desk: Desk) -> None:
        hands.browser.get(f"{desk.site}/follow?q=ferry")
        hands.tab_to("#key")
        hands.press(desk.key, Keys.ENTER)
        see(hands.browser, "h3 ~ form, main", "Make an alert")
        hands.tab_to("#alert-name")
        hands.press(Keys.ENTER)
        see(hands.browser, "[role=status]", "is made")
        hands.enter("form[action$='/pause'] button")
        see(hands.browser, ".badge", "Stopped")
        hands.tab_to(".acts summary")
        hands.press(Keys.ENTER)
        hands.enter("details form[action$='/remove'] button")
        see(hands.browser, "main", "There are none yet")
        assert desk.world.store.all() == []
