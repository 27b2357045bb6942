"""Every page in three views: axe and html-validate find nothing, and nothing has to be scrolled sideways."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from end_to_end.browsing import IS_THERE, index_of_newsroom
from end_to_end.checked_pages import CHECKED, IN_FRENCH, LONG
from end_to_end.viewing import VIEWS, faults
from selenium import webdriver

pytest_plugins = ["end_to_end.browsing", "end_to_end.viewing"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Pages with usual articles."""
    with index_of_newsroom(tmp_path_factory.mktemp("checked"), is_hostile=False) as found:
        yield found


if IS_THERE:

    @pytest.mark.parametrize("path", CHECKED)
    def test_everyone_can_use_it(seen: webdriver.Chrome, site: str, tools: Path, path: str) -> None:
        seen.get(site + path)
        assert faults(seen, tools, ["narrow"] if path in LONG else [*VIEWS]) == []

    @pytest.mark.parametrize("path", IN_FRENCH)
    def test_everyone_can_use_it_in_french(seen: webdriver.Chrome, site: str, tools: Path, path: str) -> None:
        seen.get(f"{site}/language/fr?back={path.replace('?', '%3F')}")
        assert seen.execute_script("return document.documentElement.lang") == "fr"
        assert faults(seen, tools) == []


def source(address: str) -> bytes:
    """A page as it comes, whatever its status."""
    return httpx.get(address, headers={"Accept": "text/html"}).content


def test_every_page_is_sound_html(site: str, tools: Path, tmp_path: Path) -> None:
    for number, path in enumerate(CHECKED):
        (tmp_path / f"{number}.html").write_bytes(source(site + path))
    command = ("npx", "--no-install", "html-validate", "--config", ".htmlvalidate.json", "--formatter", "json")
    done = subprocess.run((*command, f"{tmp_path}/*.html"), cwd=tools, capture_output=True, text=True, check=False)
    found = json.loads(done.stdout)
    assert done.returncode in (0, 1), done.stderr
    assert [
        f"{CHECKED[int(Path(page['filePath']).stem)]}: {fault['ruleId']}: {fault['message']} (line {fault['line']})"
        for page in found for fault in page["messages"]
    ] == []  # fmt: skip
