"""Tasks by keyboard alone, with the keys of the pages and without them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from end_to_end.browsing import IS_THERE, see
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

pytest_plugins = ["end_to_end.browsing"]


def types(browser: webdriver.Chrome, *keys: str) -> None:
    """Press keys as a hand does: the browser says where they go, not the driver."""
    for key in keys:
        ActionChains(browser).send_keys(key).perform()


def at(browser: webdriver.Chrome) -> str:
    """The text of what has the focus."""
    return browser.switch_to.active_element.text


def is_shown(browser: webdriver.Chrome) -> bool:
    return browser.find_element(By.ID, "keys").is_displayed()


def close(browser: webdriver.Chrome) -> None:
    """Leave the dialog by Escape; the browser gives the focus back a frame later."""
    types(browser, Keys.ESCAPE)
    is_back = "return !document.getElementById('keys').open && document.activeElement === document.body"
    WebDriverWait(browser, 20).until(lambda page: page.execute_script(is_back), "it never closed")


@pytest.fixture
def keyed(browser: webdriver.Chrome, newsroom: str) -> Iterator[webdriver.Chrome]:
    """The browser at the newsroom, whose keys are as new afterwards."""
    browser.get(f"{newsroom}/search?q=pier")
    yield browser
    browser.execute_script("localStorage.removeItem('keys')")


if IS_THERE:

    def test_a_reader_searches_goes_along_the_headlines_and_opens_one(keyed: webdriver.Chrome, newsroom: str) -> None:
        keyed.get(f"{newsroom}/search?q=ferry")
        titles = [each.text for each in keyed.find_elements(By.CSS_SELECTOR, "main .hit h2 a")]
        keyed.get(f"{newsroom}/stories?q=xylophone")
        types(keyed, "/", "ferry", Keys.ENTER)
        see(keyed, ".hit h2", titles[0])
        types(keyed, "j")
        assert at(keyed) == titles[0]
        types(keyed, "j")
        assert at(keyed) == titles[1]
        types(keyed, "k", "o")
        see(keyed, "h1", titles[0])

    def test_the_keys_are_told_and_can_be_turned_off(keyed: webdriver.Chrome) -> None:
        types(keyed, "?")
        assert is_shown(keyed)
        types(keyed, "j")
        close(keyed)
        types(keyed, "?")
        keyed.find_element(By.ID, "keys-on").send_keys(Keys.SPACE)
        close(keyed)
        types(keyed, "j")
        assert keyed.switch_to.active_element.tag_name == "body"
        types(keyed, "?")
        assert is_shown(keyed)

    def test_what_is_typed_into_a_box_is_text(keyed: webdriver.Chrome) -> None:
        types(keyed, "/", "joke/?")
        box = keyed.find_element(By.ID, "q")
        assert box.get_attribute("value") == "joke/?" and not is_shown(keyed)

    @pytest.mark.parametrize(
        "path", ["/", "/search?q=ferry", "/stories/ferry", "/articles/ferry-1", "/entities/p-anna"]
    )
    def test_every_link_and_button_is_reached_and_seen_by_the_tabulator(
        keyed: webdriver.Chrome, newsroom: str, path: str
    ) -> None:
        keyed.get(newsroom + path)
        reached = set[str]()
        wanted = keyed.execute_script(
            "return [...document.querySelectorAll('a[href], button, input, summary')]"
            ".filter(e => e.checkVisibility() && e.tabIndex >= 0 && e.type != 'hidden').length"
        )
        for _ in range(2 * wanted):  # a date has several fields
            types(keyed, Keys.TAB)
            focused = keyed.switch_to.active_element
            if focused.tag_name == "body":
                break
            reached.add(focused.id)
            is_seen = focused.is_displayed() and focused.value_of_css_property("outline-style") != "none"
            assert is_seen, focused.get_attribute("outerHTML")
        assert len(reached) == wanted
