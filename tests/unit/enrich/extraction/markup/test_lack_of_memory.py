"""What lxml calls otherwise where it lacks memory is a lack of memory, whatever it was doing."""

from __future__ import annotations

from typing import Any, NoReturn

import pytest
from lxml.etree import LxmlError, SerialisationError, XMLSyntaxError, XPathEvalError
from newswire_enrich.extraction import extract
from newswire_enrich.extraction.markup import page
from newswire_enrich.extraction.text import element_text
from newswire_enrich.page import Page
from newswire_enrich.sites.rules import SiteRule, SiteRules

MARKUP = b"<html><body><article><h1>Ferry</h1><p>The ferry sails again on Monday.</p></article></body></html>"
RULE = {"name": "saltmere", "hosts": ("saltmere.example",), "body": "article p"}
RULES = SiteRules([SiteRule.model_validate(RULE)])
ERRORS = (SerialisationError("out of memory?"), XPathEvalError("Memory"), XMLSyntaxError("no memory", 0, 0, 0))


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("rules", [SiteRules(), RULES])
def test_an_error_of_lxml_at_a_page_is_a_lack_of_memory(
    error: LxmlError, rules: SiteRules, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> NoReturn:
        raise error

    monkeypatch.setattr(page, "offers_of", fails)
    with pytest.raises(MemoryError):
        extract(MARKUP, "text/html", "https://saltmere.example/ferry", rules=rules)


def test_a_page_of_a_site_s_rule_that_cannot_be_read_is_one_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: str) -> NoReturn:
        raise XMLSyntaxError("no memory", 0, 0, 0)

    monkeypatch.setattr("newswire_enrich.extraction.ruled.parse", fails)
    with pytest.raises(MemoryError):
        extract(MARKUP, "text/html", "https://saltmere.example/ferry", rules=RULES)


def test_a_text_that_cannot_be_written_by_a_site_s_rule_is_one_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: Any, **__: Any) -> NoReturn:
        raise SerialisationError("out of memory?")

    monkeypatch.setattr(element_text, "tostring", fails)
    monkeypatch.setattr("newswire_enrich.extraction.ruled.page_of_markup", lambda *_: Page("", "", version="0"))
    with pytest.raises(MemoryError):
        extract(MARKUP, "text/html", "https://saltmere.example/ferry", rules=RULES)
