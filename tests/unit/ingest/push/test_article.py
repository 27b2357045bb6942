"""A pushed article is a page or a finished text; what is neither is told in words."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from newswire_ingest.push.article import look_of, read_article
from unit.ingest.push.desk import page, text

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)


def read(given: object) -> object:
    return read_article(json.dumps(given).encode(), NOW)


@pytest.mark.parametrize(("given", "says"), [
    ({}, "a page has url and html"),
    ({"url": "https://desk.example/1"}, "a page has url and html"),
    ({"html": "<p>", "id": "1"}, "url is missing"),
    ({"title": "One", "body": "Text."}, "url is missing, and so is id"),
    (text(html="<p>"), "html and body are given"),
    (text(title=""), "title:"),
    (text(body=""), "body:"),
    (text(title=7), "title: Input should be a valid string"),
    (text(authors=[7]), "authors"),
    (text(url="desk.example/1"), "url begins with http"),
    (text(url="file:other/1"), "url begins"),
    (text(url="ftp://desk.example/1"), "url begins"),
    (text(url="https://[bad"), "url: "),
    (text(url="https://desk.example/" + "x" * 9000), "url:"),
    (text(id="\n"), "id has"),
    (text(idempotency_key="ключ"), "idempotency_key has"),
    (text(fetched_at="yesterday"), "fetched_at:"),
    (text(fetched_at="2026-03-10T12:00:00"), "fetched_at:"),
    (text(fetched_at="2026-03-10T12:06:00Z"), "has not come yet"),
    (page(content_type="image/png"), "content_type is text/html"),
    ([text()], "one a line"), ("text", "one a line"), (None, "one a line"),
])  # fmt: skip
def test_what_is_no_article_is_told(given: object, says: str) -> None:
    with pytest.raises(ValueError, match=r".") as told:
        read(given)
    assert says in str(told.value)


@pytest.mark.parametrize("line", [b"{", b"\xff", b"[" * 100_000, b'{"url": "\\ud800"}', b"", b"1" * 10_000])
def test_what_is_no_json_is_told(line: bytes) -> None:
    with pytest.raises(ValueError, match="JSON"):
        read_article(line, NOW)


@pytest.mark.parametrize("given", [
    text(), page(), text(url=None, id="nl-7"), text(published=None, authors=None, tags=[]), text(authors="A. Writer"),
    text(kind="brief", related=[{"url": "x"}]), {"id": "1", "title": "T", "text": "B"},
    page(content_type="text/html; charset=windows-1251"), text(fetched_at="2026-03-10T12:04:00Z"),
])  # fmt: skip
def test_what_is_an_article_is_read(given: object) -> None:
    assert read(given)


def test_one_content_is_one_slot_however_it_is_written_and_whenever_it_is_sent() -> None:
    def slot(given: dict[str, object], source: str = "desk", key: str = "") -> str:
        return look_of(json.dumps(given, indent=len(source)).encode(), source, key, NOW).slot

    later = dict(reversed(text(fetched_at="2026-03-09T12:00:00Z").items()))
    assert slot(text()) == slot(later) != slot(text(), "other")
    assert slot(text(body="Another.")) != slot(text())
    assert slot(text(body="Another."), key="k") == slot(text(), key="k") == slot(text(idempotency_key="k"), key="x")


def test_a_page_is_kept_as_utf_8_and_a_text_as_it_came() -> None:
    given = read_article(json.dumps(page(title="Łódź", content_type="text/html; charset=latin2")).encode(), NOW)
    copy = given.kept("https://desk.example/1", b"", NOW, "desk")
    assert (copy.body, copy.content_type) == ("<html><p>Łódź 1</p></html>".encode(), "text/html; charset=utf-8")
    assert (copy.status, copy.given, copy.fetched_at) == (0, {"title": "Łódź", "source": "desk"}, NOW)
    line = json.dumps(text(fetched_at="2026-03-09T12:00:00+02:00"), indent=1).encode()
    finished = read_article(line, NOW).kept("u", line, NOW, "desk")
    assert (finished.body, finished.content_type) == (line, "application/json")
    assert finished.fetched_at == datetime(2026, 3, 9, 10, tzinfo=UTC)


def test_a_text_without_an_address_is_known_by_its_source_and_id() -> None:
    assert read_article(json.dumps(text(url=None, id="nl  7")).encode(), NOW).address("desk") == "file:desk/nl 7"
    assert read_article(json.dumps(text(id="7")).encode(), NOW).address("desk") == "https://desk.example/news/1"
