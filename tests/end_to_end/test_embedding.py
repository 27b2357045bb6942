"""The example of the how-to in a browser: another site shows a search in a frame, if it may."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from end_to_end.browsing import IS_THERE, index_of_newsroom, see
from selenium import webdriver
from selenium.webdriver.common.by import By
from tree import ROOT
from web_server import Reply, WebServer

pytest_plugins = ["end_to_end.browsing"]

EXAMPLE = re.compile(r"```html\n(.*?)```", re.DOTALL)
DOCUMENTED = "http://127.0.0.1:8080"


@pytest.fixture(scope="module")
def other_site() -> Iterator[WebServer]:
    with WebServer({}) as site:
        yield site


@pytest.fixture(scope="module")
def newswire(tmp_path_factory: pytest.TempPathFactory, other_site: WebServer) -> Iterator[str]:
    """Pages that the other site may frame."""
    folder = tmp_path_factory.mktemp("framed")
    with index_of_newsroom(folder, is_hostile=False, NEWSWIRE_SEARCH_FRAMES=other_site.address) as address:
        yield address


def example(site: str) -> Reply:
    """The page of the how-to, asking this newswire."""
    [page] = EXAMPLE.findall((ROOT / "docs" / "how-to-embed.md").read_text("utf-8"))
    assert DOCUMENTED in page
    return Reply(page.replace(DOCUMENTED, site).encode())


if IS_THERE:

    def test_the_example_shows_the_news_in_its_frame(
        browser: webdriver.Chrome, other_site: WebServer, newswire: str
    ) -> None:
        other_site.replies["/"] = example(newswire)
        browser.get(other_site.address)
        browser.delete_all_cookies()  # of pages that other tests looked at: a cookie knows no ports
        browser.refresh()
        browser.switch_to.frame(browser.find_element(By.TAG_NAME, "iframe"))
        see(browser, ".newswire-articles", "Ferry hits pier")
        assert browser.get_cookies() == []
        fits = "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        assert browser.execute_script(fits)
        link = browser.find_element(By.CSS_SELECTOR, ".newswire-more a")
        assert (link.get_attribute("href") or "").startswith(newswire)

    @pytest.mark.parametrize("path", ["/embed/search?q=ferry", "/search?q=ferry"])
    def test_a_site_that_is_not_named_gets_an_empty_frame(
        browser: webdriver.Chrome, other_site: WebServer, newswire: str, newsroom: str, path: str
    ) -> None:
        refusing = newsroom if path.startswith("/embed") else newswire  # pages are never framed, by nobody
        other_site.replies["/"] = Reply(f'<iframe src="{refusing}{path}"></iframe>'.encode())
        browser.get(other_site.address)
        browser.switch_to.frame(browser.find_element(By.TAG_NAME, "iframe"))
        assert browser.find_elements(By.CSS_SELECTOR, "main") == []
