"""A text that only a script has is found in the ways in which frameworks hand a page its state."""

from __future__ import annotations

import json
from typing import Any

import pytest
from growth import STEEP, exponent
from lxml import html
from newswire_enrich.extraction import extract
from newswire_enrich.extraction.markup.script_data import data_of

TEXT = (
    "The ferry to Little Holm stays in harbour until the storm has passed, the harbour master said on Monday.",
    "Forty passengers waited in the old customs house, where the bakery across the street brought them bread.",
    "A second boat is under repair, and the council has put off its decision on a new one until the spring.",
)
MARKED = "".join(f"<p>{text}</p>" for text in TEXT)
BLOCKS = [{"type": "text", "content": text} for text in TEXT]
TEASER = {"headline": "Bakery burns", "text": "Forty firefighters were called to Mill Street in the night."}
NOTICE = "We and our partners store cookies on your device. You can choose which. " * 9


def body(inner: str, title: str = "Ferry stays in harbour") -> str:
    page = f"<html><head><title>{title}</title></head><body>{inner}</body></html>"
    return extract(page.encode(), "text/html", "https://post.example/2026/ferry").body


@pytest.mark.parametrize(
    "script",
    [
        f"window.__STATE__ = {json.dumps({'page': {'body': MARKED, 'more': [TEASER]}})};",
        f"window.App=window.App||{{}};App.site='post';App.content={json.dumps({'elements': BLOCKS})};App.x=1",
        f"window.__STATE__ = JSON.parse({json.dumps(json.dumps({'article': {'paragraphs': TEXT}}))});",
        "window['__STATE__'] = JSON.parse('" + json.dumps({"article": {"html": MARKED}}).replace("<", "\\x3C") + "')",
        f"var consent = {json.dumps({'text': NOTICE})}; var story = {json.dumps({'body': MARKED})};",
    ],
)
def test_a_text_that_a_script_keeps_as_its_state_is_found(script: str) -> None:
    assert body(f"<div id=app>Loading</div><script>{script}</script>").split("\n\n") == list(TEXT)


def test_the_rest_of_a_text_that_a_page_only_begins_is_found_in_its_data() -> None:
    data = f"<script type=application/json>{json.dumps({'props': {'content': MARKED}})}</script>"
    assert body(f"<article><p>{TEXT[0][:70]}…</p></article>{data}").split("\n\n") == list(TEXT)


def test_what_a_page_shows_is_not_replaced_by_another_text_of_its_scripts() -> None:
    shown = "The ferry is late by an hour on Monday morning, the company said in a message to its passengers."
    data = f"<script>window.__STATE__ = {json.dumps({'body': MARKED})}</script>"
    assert body(f"<article><p>{shown}</p></article>{data}") == shown


def test_a_notice_of_the_site_is_no_article() -> None:
    assert body(f"<div id=app></div><script>var consent = {json.dumps({'text': NOTICE})};</script>") == ""


@pytest.mark.parametrize("text", ["a={", "a=[", "JSON.parse('", 'a={"a":', "a = ", 'JSON.parse("\\x', "a=[[" * 50])
def test_scripts_that_hold_no_data_take_no_long_time(text: str) -> None:
    def read(size: int) -> None:
        script: Any = html.fromstring("<script></script>")
        script.text = text * (size // len(text))
        assert not any(data_of(script))

    assert exponent(read, 50_000, 200_000) < STEEP
