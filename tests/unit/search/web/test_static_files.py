"""The files of the pages."""

from __future__ import annotations

from fastapi.testclient import TestClient
from newswire_search.composition import Search
from newswire_search.settings import SearchSettings
from newswire_search.testing.changes import FakeChangeLog
from unit.search.stub import Page, StubEngine, application, client


def test_static_files_are_kept_for_good_under_their_version() -> None:
    site = client(StubEngine())
    style = next(link["href"] for link in Page(site.get("/").text).all("link") if link["rel"] == "stylesheet")
    reply = site.get(str(style))
    assert reply.headers["Content-Type"].startswith("text/css")
    assert "immutable" in reply.headers["Cache-Control"]
    assert "immutable" not in site.get("/static/other/style.css").headers["Cache-Control"]
    assert site.get("/static/other/..%2Fpages.py").status_code == 404


def test_the_page_that_asks_for_a_key_has_its_style_without_one() -> None:
    web = TestClient(application(Search(StubEngine(), SearchSettings(read_needs_key=True), FakeChangeLog())))
    asking = web.get("/help", headers={"Accept": "text/html"})
    style = next(link["href"] for link in Page(asking.text).all("link") if link["rel"] == "stylesheet")
    assert asking.status_code == 401 and web.get(str(style)).status_code == 200
