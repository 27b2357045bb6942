"""Pictures in a browser: they come from us alone, keep their place, and are left out where there are none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from attacks.made_pictures import usual
from contract.articles import document, store
from end_to_end.browsing import IS_THERE, served
from newswire_index.engine.sqlite.index import SqliteIndex
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait
from web_server import Reply, WebServer

pytest_plugins = ["end_to_end.browsing"]


@pytest.fixture(scope="module")
def pictures() -> Iterator[WebServer]:
    content = usual(width=1_200, height=630)
    slow = Reply(content, content_type="image/jpeg", wait_s=3)  # a reader waits for 2.5 s
    icon = Reply(usual("ICO", width=32, height=32), content_type="image/x-icon")
    good = Reply(content, content_type="image/jpeg")
    with WebServer({"/good.jpg": good, "/slow.jpg": slow, "/favicon.ico": icon}) as site:
        yield site


@pytest.fixture(scope="module")
def illustrated(tmp_path_factory: pytest.TempPathFactory, pictures: WebServer) -> Iterator[str]:
    """Pages with an article whose picture is there, and one whose picture is not."""
    folder = tmp_path_factory.mktemp("illustrated")
    index = SqliteIndex(folder / "index.sqlite")
    index.install()
    address = pictures.address
    made = (
        document(name, url=f"{address}/{name}", image=f"{address}/{name}.jpg") for name in ("good", "slow", "broken")
    )
    store(index, *made)
    networks = {"NEWSWIRE_SEARCH_PICTURES": "true", "NEWSWIRE_SEARCH_PICTURE_NETWORKS": '["127.0.0.0/8"]'}
    with served(folder, **networks) as site:
        yield site


def shown(browser: webdriver.Chrome) -> list[dict[str, object]]:
    """The pictures of the page, once the browser has got them."""
    script = """const done = arguments[0];
    const all = [...document.querySelectorAll("img.picture")];
    Promise.all(all.map(each => each.decode().catch(() => null))).then(() => done(all.map(each => (
      {source: each.src, width: each.naturalWidth, alt: each.alt, place: each.width / each.height}))));"""
    found: list[dict[str, object]] = browser.execute_async_script(script)
    return found


if IS_THERE:

    def test_a_picture_comes_from_us_and_keeps_its_place(
        browser: webdriver.Chrome, illustrated: str, pictures: WebServer
    ) -> None:
        browser.get(f"{illustrated}/articles/good")
        [picture] = shown(browser)
        assert str(picture["source"]).startswith(f"{illustrated}/pictures/lead/") and picture["alt"]
        assert picture["width"] == 1_120 and picture["place"] == pytest.approx(16 / 9, abs=0.02)
        asked = browser.execute_script("return performance.getEntriesByType('resource').map(each => each.name)")
        assert [name for name in asked if not name.startswith(illustrated)] == []
        assert len(pictures.times("/good.jpg")) == 1

    def test_the_icon_of_its_site_stands_beside_its_name(browser: webdriver.Chrome, illustrated: str) -> None:
        browser.get(f"{illustrated}/articles/good")
        assert browser.find_elements(By.CSS_SELECTOR, ".meta > img.icon + a.source")
        icon = browser.find_element(By.CSS_SELECTOR, "img.icon")
        WebDriverWait(browser, 60).until(lambda _: icon.get_property("naturalWidth") == 32, "it never came")
        assert icon.get_attribute("alt") == "" and icon.size == {"width": 16, "height": 16}

    def test_where_there_is_none_its_place_stays_once_and_then_there_is_no_place(
        browser: webdriver.Chrome, illustrated: str
    ) -> None:
        browser.get(f"{illustrated}/articles/broken")
        [picture] = shown(browser)
        assert picture["width"] == 3  # the empty one
        browser.get(f"{illustrated}/articles/broken")
        assert browser.find_elements(By.CSS_SELECTOR, "img.picture") == []

    def test_a_picture_that_takes_long_is_shown_when_it_came(browser: webdriver.Chrome, illustrated: str) -> None:
        browser.get(f"{illustrated}/articles/slow")
        is_there = "return document.querySelector('img.picture').naturalWidth"
        WebDriverWait(browser, 60).until(lambda _: browser.execute_script(is_there) == 1_120, "it never came")
