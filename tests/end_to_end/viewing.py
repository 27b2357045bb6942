"""What is wrong with a page that a browser shows, in three views: by axe, and by what has to be scrolled sideways."""

from __future__ import annotations

import subprocess
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest
from selenium import webdriver
from tree import ROOT

TOOLS: Final = ROOT / "tests" / "page_tools"
VIEWS: Final[Mapping[str, tuple[int, str]]] = {
    "wide": (1280, "light"),
    "narrow": (390, "light"),
    "dark": (1280, "dark"),
}
# WCAG 2.2 up to AA, and what axe holds for good practice; without the tags it leaves the sizes of targets out.
RUN: Final = """
const done = arguments[arguments.length - 1];
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]}).then(
  found => done(found.violations.flatMap(rule => rule.nodes.map(
    node => `${rule.id}: ${node.target}: ${node.html.slice(0, 200)}`))),
  error => done([String(error)]));
"""
SIDEWAYS: Final = "return document.documentElement.scrollWidth - window.innerWidth"


@pytest.fixture(scope="session")
def tools() -> Path:
    """The folder of the tools' packages, fetched once."""
    if not (TOOLS / "node_modules").exists():
        subprocess.run(("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"), cwd=TOOLS, check=True)
    return TOOLS


@pytest.fixture
def seen(browser: webdriver.Chrome) -> Iterator[webdriver.Chrome]:
    """The browser, which forgets its views after the test."""
    yield browser
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    browser.delete_cookie("language")


def look(browser: webdriver.Chrome, width: int, scheme: str) -> None:
    """Show the page as it stands in another view, at rest: a colour that is still changing has no contrast."""
    view = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", view)
    features = {"prefers-color-scheme": scheme, "prefers-reduced-motion": "reduce"}
    media = [{"name": name, "value": value} for name, value in features.items()]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": media})


def faults(browser: webdriver.Chrome, tools: Path, views: Collection[str] = (*VIEWS,)) -> list[str]:
    """What is wrong with the page that the browser shows, in any of some views."""
    browser.execute_script((tools / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8"))
    browser.execute_script("document.querySelectorAll('details').forEach(each => each.open = true)")
    found = []
    for name in views:
        look(browser, *VIEWS[name])
        found += [f"{name}: {fault}" for fault in browser.execute_async_script(RUN)]
        if browser.execute_script(SIDEWAYS) > 0:
            found.append(f"{name}: it has to be scrolled sideways")
    return found
