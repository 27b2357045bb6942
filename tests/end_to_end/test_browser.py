"""The pages in a real browser: Chromium, headless, driven through its driver."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import quote

import pytest
from end_to_end.browsing import IS_THERE, index_of_newsroom, see
from end_to_end.conftest import Person
from end_to_end.hostile_texts import ARTICLES, HURT, LINKS, STORY
from newswire_shared.running.embedded.broker import free_port
from tree import ROOT

pytest_plugins = ["end_to_end.browsing"]

HURTFUL = "&lt;script&gt;window.hurt=1&lt;/script&gt; &lt;img src=x onerror=window.hurt=2&gt; "
PAGE = """<html><head><title>x</title><meta property="og:title" content="{mark}Saltmere {what}">
<meta property="article:published_time" content="2026-03-09T08:00:00+00:00"></head><body><article>
<p>The council of Saltmere decided on Monday that the {what} stays open, and wrote {mark} into its minutes by mistake,
as a clerk explained afterwards.</p>
<p>Nobody was hurt by it, said Edna Marsh, who has kept the minutes for {years} years and is proud of them.</p>
</article></body></html>"""

if IS_THERE:
    from selenium import webdriver
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys

    @pytest.fixture(scope="module")
    def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Person, str]]:
        """A stack with a hostile article and a usual one."""
        folder = tmp_path_factory.mktemp("pages")
        (folder / "hostile.html").write_text(PAGE.format(mark=HURTFUL, what="baths", years="thirty"))
        (folder / "usual.html").write_text(PAGE.format(mark="Open: ", what="library", years="twenty"))
        person = Person(tmp_path_factory.mktemp("stack") / "data", {"NEWSWIRE_ENRICH_MODEL": "none"})
        with person.stack("--port", str(free_port())) as address:
            person.runs("ingest", str(folder), "--wait")
            yield person, address.http_url

    @pytest.fixture(scope="module")
    def pages(desk: tuple[Person, str]) -> str:
        """The address of that stack's pages."""
        return desk[1]

    @pytest.fixture(scope="module")
    def frontend() -> Iterator[str]:
        """The client for TypeScript and its example, compiled as they stand, on a port of their own."""
        folder = ROOT / "clients" / "typescript"
        if not (folder / "node_modules").exists():
            npm = ("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
            subprocess.run(npm, cwd=folder, check=True, capture_output=True)
        subprocess.run(("npm", "run", "--silent", "build"), cwd=folder, check=True)
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(folder)))
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        server.server_close()

    @pytest.mark.parametrize("address", ["/stories/ferry", "/search?q=pier", "/articles/ferry-1"])
    def test_what_is_printed_has_nothing_to_press(browser: webdriver.Chrome, newsroom: str, address: str) -> None:
        browser.get(f"{newsroom}{address}")
        controls = ".sections, .search, .follow, .colophon"
        assert any(each.is_displayed() for each in browser.find_elements(By.CSS_SELECTOR, controls))
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
        try:
            shown = [
                each.get_attribute("class")
                for each in browser.find_elements(By.CSS_SELECTOR, controls)
                if each.is_displayed()
            ]
            assert shown == [] and browser.find_element(By.TAG_NAME, "main").is_displayed()
        finally:
            browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})

    def test_a_person_follows_a_story(browser: webdriver.Chrome, newsroom: str) -> None:
        browser.get(f"{newsroom}/search?q=pier")
        assert len(browser.find_elements(By.CSS_SELECTOR, "main .hit")) == 2
        copy = browser.find_element(By.CSS_SELECTOR, "main .copies a")
        assert not copy.is_displayed()
        browser.find_element(By.CSS_SELECTOR, "main .copies summary").click()
        assert copy.is_displayed() and copy.text == "Ferry hits the pier"
        browser.find_element(By.PARTIAL_LINK_TEXT, "3 articles in this story").click()
        see(browser, ".first", "First to report")
        assert [e.text for e in browser.find_elements(By.CSS_SELECTOR, ".event h3")] == [
            "Ferry hits pier",
            "Pier is closed",
        ]
        browser.find_element(By.PARTIAL_LINK_TEXT, "Ferry is raised").click()
        see(browser, ".original", "Goes on from Ferry hits pier")
        browser.get(f"{newsroom}/stories/quay")
        see(browser, "h1", "Ferry hits pier")

    def test_a_person_narrows_a_search_without_a_script(browser: webdriver.Chrome, newsroom: str) -> None:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        try:
            browser.get(f"{newsroom}/search?q=ferry+-tug")
            see(browser, ".chips", "Not tug")
            browser.find_element(By.CSS_SELECTOR, ".histogram summary").click()
            browser.find_element(By.CSS_SELECTOR, ".histogram .counts a").click()
            see(browser, ".chips", "From ")
            browser.find_element(By.PARTIAL_LINK_TEXT, "Not tug").click()
            see(browser, ".chips", "To ")
            browser.get(f"{newsroom}/search?q=ferry")
            browser.find_element(By.CSS_SELECTOR, ".facet .minus").click()
            see(browser, ".chips", "Not ")
        finally:
            browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})

    def test_names_are_offered_as_they_are_typed_and_taken_by_keys(browser: webdriver.Chrome, newsroom: str) -> None:
        browser.get(newsroom)
        box = browser.find_element(By.NAME, "q")
        box.send_keys("strike Ann")
        see(browser, "[role=option]", "Anna Lind")
        assert box.get_attribute("aria-expanded") == "true"
        box.send_keys(Keys.ARROW_DOWN)
        option = browser.find_element(By.CSS_SELECTOR, "[role=option][aria-selected=true]")
        assert box.get_attribute("aria-activedescendant") == option.get_attribute("id")
        box.send_keys(Keys.ENTER)
        see(browser, ".chips", "Anna Lind")
        assert browser.find_element(By.NAME, "q").get_attribute("value") == "strike"
        browser.get(newsroom)
        box = browser.find_element(By.NAME, "q")
        box.send_keys("Ann")
        see(browser, "[role=option]", "Anna Lind")
        box.send_keys(Keys.ESCAPE)
        assert box.get_attribute("aria-expanded") == "false"

    def test_the_front_page_marks_what_came_since_this_browser_looked(browser: webdriver.Chrome, newsroom: str) -> None:
        browser.get(newsroom)
        browser.execute_script("localStorage.clear()")
        browser.refresh()
        marks = browser.find_elements(By.CSS_SELECTOR, ".fresh")
        assert marks and not [mark for mark in marks if mark.is_displayed()], "it is the first visit"
        browser.execute_script("localStorage.setItem('looked', JSON.stringify({at: 0, before: null}))")
        browser.refresh()
        marks = browser.find_elements(By.CSS_SELECTOR, ".fresh")
        assert not [mark for mark in marks if mark.is_displayed()], "a time of nothing is none"
        browser.execute_script("localStorage.setItem('looked', JSON.stringify({at: 1000, before: null}))")
        browser.refresh()
        see(browser, ".since", str(len(marks)))
        link = browser.find_element(By.CSS_SELECTOR, ".since a")
        assert "seen_after=1970-01-01T00%3A00%3A01.000Z" in str(link.get_attribute("href"))

    PAGES = (
        "/", "/search?q=hostile", f"/search?q={quote(HURT[:900])}", f"/search?source={quote(HURT[:60])}",
        f"/search?after={quote(HURT)}",
        f"/search?entity={quote('e' + HURT)}", f"/search?since={quote(HURT)}", "/stories",
        f"/stories?q={quote(HURT[:900])}",
        f"/stories/{quote(STORY, safe='')}", f"/stories/{quote(HURT[:300], safe='')}", f"/{quote(HURT)}",
        "/entities", f"/entities?q={quote(HURT[:150])}", f"/entities/{quote('e' + HURT[:400], safe='')}",
        f"/entities/{quote('e' + HURT, safe='')}", "/quotes", f"/quotes?q={quote(HURT[:900])}",
        f"/quotes?who={quote(HURT[:150])}", f"/quotes?speaker={quote(('e' + HURT)[:400])}", "/sources",
        f"/sources/{quote(HURT[:60], safe='')}", f"/follow?q={quote(HURT[:900])}",
        f"/articles/{quote(HURT[:150], safe='')}", *(f"/articles/{quote(name, safe='')}" for name in ARTICLES),
    )  # fmt: skip

    @pytest.mark.parametrize("path", PAGES)
    def test_no_text_of_a_stranger_is_a_script(browser: webdriver.Chrome, newsroom: str, path: str) -> None:
        browser.get(newsroom + path)
        browser.execute_script("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert browser.execute_script("return window.hurt") is None
        assert browser.current_url.startswith(newsroom)
        inside = (
            "return [...document.querySelectorAll('main script, iframe, main svg, main img, base, [onerror]')].length"
        )
        assert browser.execute_script(inside) == 0
        links = browser.execute_script(
            "return [...document.querySelectorAll('[href], [src]')].map(e => e.href || e.src)"
        )
        assert not [
            link for link in links if link.startswith((*LINKS, "javascript:", "data:", "vbscript:", "http://evil"))
        ]

    def test_a_reader_goes_from_a_person_to_a_saved_search(browser: webdriver.Chrome, newsroom: str) -> None:
        browser.get(f"{newsroom}/articles/ferry-1")
        browser.find_element(By.LINK_TEXT, "Anna Lind").click()
        see(browser, "h1", "Anna Lind")
        browser.find_element(By.CSS_SELECTOR, ".follow a").click()  # the masthead has one of the same name
        see(browser, ".choice", "Anna Lind")
        browser.find_element(By.ID, "save-name").send_keys(Keys.CONTROL, "a")
        browser.find_element(By.ID, "save-name").send_keys("My Anna", Keys.ENTER)
        see(browser, ".followed", "My Anna")
        browser.find_element(By.LINK_TEXT, "My Anna").click()
        see(browser, "main", "Ferry")
        browser.get(f"{newsroom}/follow")
        browser.find_element(By.XPATH, "//button[text()='Remove']").click()
        see(browser, "main", "None yet")

    def test_a_phone_shows_stories_without_scrolling_sideways(browser: webdriver.Chrome, newsroom: str) -> None:
        browser.set_window_size(500, 900)  # Chromium's narrowest window
        own = ("/entities", "/entities/p-anna", "/quotes", "/sources", "/follow?q=ferry")
        for path in ("/stories", "/stories/ferry", "/articles/ferry-1", *own):
            browser.get(newsroom + path)
            assert browser.execute_script("return document.documentElement.scrollWidth - window.innerWidth") <= 0
        browser.set_window_size(1280, 1200)

    def test_a_person_searches_and_reads(browser: webdriver.Chrome, pages: str) -> None:
        browser.get(pages)
        box = browser.find_element(By.NAME, "q")
        box.send_keys("library", Keys.ENTER)
        see(browser, "main", "1 article")
        assert browser.find_element(By.CSS_SELECTOR, "main mark").text.lower() == "library"
        browser.find_element(By.PARTIAL_LINK_TEXT, "Open: Saltmere").click()
        see(browser, "article", "Edna Marsh")
        assert browser.find_element(By.TAG_NAME, "h1").text == "Open: Saltmere library"

    def test_what_arrives_is_offered_and_nothing_moves(
        browser: webdriver.Chrome, desk: tuple[Person, str], tmp_path: Path
    ) -> None:
        person, pages = desk
        browser.get(f"{pages}/search?q=Saltmere+-lido")
        before = len(browser.find_elements(By.CSS_SELECTOR, ".hit"))
        (tmp_path / "new.html").write_text(PAGE.format(mark="Now: ", what="windmill", years="ten"))
        (tmp_path / "other.html").write_text(PAGE.format(mark="Not: ", what="lido", years="five"))
        person.runs("ingest", str(tmp_path), "--wait")
        see(browser, ".arrived", "1 new")
        assert len(browser.find_elements(By.CSS_SELECTOR, ".hit")) == before
        browser.find_element(By.CSS_SELECTOR, ".arrived a").click()
        see(browser, ".hits", "windmill")
        assert not browser.find_element(By.CSS_SELECTOR, ".arrived").is_displayed()

    def test_hostile_text_stays_text(browser: webdriver.Chrome, pages: str) -> None:
        browser.get(f"{pages}/search?q=baths")
        link = browser.find_element(By.PARTIAL_LINK_TEXT, "Saltmere baths")
        assert "<script>window.hurt=1</script>" in link.text
        link.click()
        see(browser, "article", "Edna Marsh")
        assert "<img src=x" in browser.find_element(By.TAG_NAME, "h1").text
        assert browser.execute_script("return window.hurt") is None

    def test_what_can_be_taken_along_is_copied_by_a_button(browser: webdriver.Chrome, newsroom: str) -> None:
        browser.get(f"{newsroom}/search?q=ferry")
        article = browser.find_element(By.CSS_SELECTOR, ".hit h2 a").get_attribute("href")
        for address in (f"{newsroom}/search?q=ferry", article):
            browser.get(str(address))
            [button] = browser.find_elements(By.CSS_SELECTOR, "[data-copy] button")
            assert button.get_attribute("textContent") == "Copy"

    def test_a_phone_shows_the_page_without_scrolling_sideways(
        browser: webdriver.Chrome, pages: str, tmp_path: Path
    ) -> None:
        browser.set_window_size(500, 900)  # Chromium's narrowest window
        for path in ("/", "/search?q=library"):
            browser.get(pages + path)
            wide = browser.execute_script("return document.documentElement.scrollWidth - window.innerWidth")
            assert wide <= 0
        browser.set_window_size(1280, 1200)

    def test_a_frontend_in_typescript_asks_from_another_origin(
        browser: webdriver.Chrome, tmp_path: Path, frontend: str
    ) -> None:
        with index_of_newsroom(tmp_path, NEWSWIRE_SEARCH_ORIGINS=frontend) as site:
            browser.get(f"{frontend}/example/index.html?site={quote(site)}")
            browser.find_element(By.NAME, "q").send_keys("ferry", Keys.ENTER)
            see(browser, "#status", "found; the index is of")
            browser.find_element(By.XPATH, "//button[text()='Ferry hits pier']").click()
            see(browser, "#article h2", "Ferry hits pier")
            browser.find_element(By.NAME, "since").send_keys("yesterday", Keys.ENTER)
            see(browser, "#status", "since:")

    def test_a_browser_keeps_answers_from_an_origin_that_is_not_listed(
        browser: webdriver.Chrome, newsroom: str, frontend: str
    ) -> None:
        browser.get(f"{frontend}/example/index.html?site={quote(newsroom)}")
        browser.find_element(By.NAME, "q").send_keys("ferry", Keys.ENTER)
        see(browser, "#status", "does not answer this page")
