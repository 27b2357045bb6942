"""A real browser and pages to look at: Chromium, headless, driven through its driver, one for a whole session.

A module names this plugin, and stands in `if IS_THERE:`; in CI the browser has to be there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from contract.newsroom import fill
from end_to_end.hostile_texts import fill_with_hostile
from newswire_index.engine.sqlite.index import SqliteIndex
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.expected_conditions import text_to_be_present_in_element as shows
from selenium.webdriver.support.wait import WebDriverWait

BROWSER, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
IS_THERE = bool(BROWSER and DRIVER) or os.environ.get("CI") == "true"
OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-component-update",
    "--disable-background-networking", "--disable-sync", "--window-size=1280,1200",
)  # fmt: skip


def see(browser: webdriver.Chrome, selector: str, text: str) -> None:
    """Wait until the page shows `text` in `selector`: keys and clicks return while the old page still stands."""
    found = shows((By.CSS_SELECTOR, selector), text)
    WebDriverWait(browser, 20).until(found, f"{selector} never showed {text!r}")


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    assert BROWSER and DRIVER, "Chromium and its driver have to be there in CI"
    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER
    for option in (*OPTIONS, f"--user-data-dir={tmp_path_factory.mktemp('browser')}"):
        options.add_argument(option)
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(executable_path=DRIVER))
    yield driver
    driver.quit()


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The pages over an index that holds the stories of the contract's newsroom."""
    with index_of_newsroom(tmp_path_factory.mktemp("newsroom")) as site:
        yield site


@contextmanager
def index_of_newsroom(folder: Path, is_hostile: bool = True, **settings: str) -> Iterator[str]:
    """A server over the index of the newsroom, and of articles that mean harm."""
    index = SqliteIndex(folder / "index.sqlite")
    index.install()
    fill(index)
    if is_hostile:
        fill_with_hostile(index)
    with served(folder, **settings) as site:
        yield site


@contextmanager
def served(folder: Path, **settings: str) -> Iterator[str]:
    """A server over the index of a folder; it fetches no pictures unless it is told to."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NEWSWIRE_")}
    own = {"NEWSWIRE_DATA_DIR": str(folder), "NEWSWIRE_SEARCH_PORT": "0", "NEWSWIRE_SEARCH_PICTURES": "false"}
    command = [sys.executable, "-m", "newswire_search.server"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=kept | own | settings) as server:
        assert server.stdout
        yield server.stdout.readline().split()[-1].rstrip("/")
        server.terminate()
