"""trafilatura's expressions in Python select what lxml selects by them."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
import trafilatura.xpaths
from lxml import html
from lxml.etree import XPath
from newswire_enrich.extraction.markup import careful
from newswire_enrich.extraction.markup.expressions import Selection, in_python

LISTS = (
    "RAW_TREE_PRUNE_XPATH", "REMOVE_COMMENTS_AND_LISTS_XPATH", "REMOVE_COMMENTS_XPATH", "BODY_XPATH",
    "OVERALL_DISCARD_XPATH", "DISCARD_IMAGE_ELEMENTS", "TEASER_DISCARD_XPATH", "PRECISION_DISCARD_XPATH",
)  # fmt: skip
TAGS = ("div", "section", "p", "ul", "ol", "span", "article", "main", "aside", "details", "table")


def fresh() -> ModuleType:
    """trafilatura's module as it is before anybody changed its lists."""
    spec = importlib.util.find_spec("trafilatura.xpaths")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


EXPRESSIONS = [(name, n, each) for name in LISTS for n, each in enumerate(getattr(fresh(), name))]


def markups(path: str) -> Iterator[str]:
    """Attributes that hold what an expression names: alone, within other words, in capitals, in either order."""
    names = sorted({*re.findall(r"@([\w-]+)", path), "title"})
    texts = " ".join(re.findall(r"'([^']*)'", path)).replace("-?", "-")
    texts = re.sub(r"\(\?:([^|)]*)[^)]*\)\??", r"\1", re.sub(r"\[(.)[^\]]*\]\??", r"\1", texts))  # the first way
    words = sorted(set(re.findall(r"[A-Za-z][\w-]{2,}", texts)))
    for word in words:
        for said in (word, f" {word}", f"{word}s", f"my-{word}", f"a {word} z", word.swapcase(), word.capitalize()):
            yield from (f'{name}="{said}"' for name in names)
            yield f'id="{said}" class="other"'
            yield f'class="other" id="{said}"'
            yield f'class="{said}" id="other"'
            yield f'id="other" class="{said}"'


def page(path: str) -> Any:
    elements = (f"<{tag} {markup}>text<b>in</b></{tag}>" for markup in markups(path) for tag in TAGS)
    return html.fromstring(f"<div><div><!-- note -->{''.join(elements)}</div><h1>heading</h1><p>plain</p></div>")


@pytest.mark.parametrize(("name", "number", "expression"), EXPRESSIONS)
def test_an_expression_selects_the_same_in_python(name: str, number: int, expression: XPath) -> None:
    tree, quick = page(expression.path), in_python(expression)
    wanted = expression(tree)
    first = isinstance(quick, Selection) and quick.first
    for _ in range(2):  # at first sight, and remembered
        assert list(quick(tree)) == (wanted[:1] if first else list(wanted))


def test_most_expressions_are_asked_in_python_and_what_they_look_for_is_on_the_pages_above() -> None:
    slow = [(name, number) for name, number, each in EXPRESSIONS if in_python(each) is each]
    assert slow == [("BODY_XPATH", 1), ("BODY_XPATH", 4), ("PRECISION_DISCARD_XPATH", 0)]
    assert all(each(page(each.path)) for name, number, each in EXPRESSIONS if (name, number) not in slow)


def test_a_condition_that_looks_further_is_asked_of_lxml() -> None:
    expression = XPath(".//*[self::div][contains(@class, 'feed')][not(.//h1)]")
    tree = html.fromstring(
        "<body><div class='feed'><h1>a</h1></div><div class='feed' id='b'>b</div><div id='c'>c</div></body>"
    )
    assert [each.get("id") for each in in_python(expression)(tree)] == ["b"]


def test_trafilatura_is_given_the_quick_ones() -> None:
    assert careful.COMMENTS is not None  # imported, which is what changes them
    assert all(isinstance(each, Selection) for each in trafilatura.xpaths.OVERALL_DISCARD_XPATH)
