"""A finished draft is an article; a field of the article is named in `Article` and set by a stage, nowhere else."""

from __future__ import annotations

import ast
from dataclasses import fields, replace
from pathlib import Path
from typing import get_type_hints

import newswire_enrich
import pytest
from newswire_enrich.draft import OF_DRAFT, OF_PAGE, Draft, article_of
from newswire_enrich.page import Page
from newswire_shared.contracts.documents import Article
from unit.enrich.samples import draft

SOURCES = [Path(newswire_enrich.__file__).parent / name for name in ("stages", "enrich_article.py", "draft.py")]
STORED = [name for name in OF_DRAFT if name in {field.name for field in fields(Draft)}]
REFINED = {"canonical", "versions"}  # any text and mapping while the draft is made


def keywords() -> set[str]:
    """Every name that the stages, and what makes the first draft, give a value by."""
    files = [file for source in SOURCES for file in (source.glob("*.py") if source.is_dir() else [source])]
    calls = [
        node for file in files for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Call)
    ]
    return {keyword.arg for call in calls for keyword in call.keywords if keyword.arg}


def test_every_field_of_an_article_is_one_of_the_draft_or_of_its_page() -> None:
    assert {*OF_DRAFT, *OF_PAGE} == {*Article.model_fields}
    assert {*OF_PAGE} <= {field.name for field in fields(Page)}, "a field that neither has is one that nothing sets"


@pytest.mark.parametrize("name", STORED)
def test_every_field_of_an_article_that_the_draft_holds_is_set_by_a_stage(name: str) -> None:
    assert name in keywords()


@pytest.mark.parametrize("name", [name for name in Article.model_fields if name not in REFINED])
def test_a_field_has_the_type_of_the_article_wherever_it_is_kept(name: str) -> None:
    wanted = get_type_hints(Article)[name]
    if name in OF_PAGE:
        assert get_type_hints(Page)[name] == wanted
    elif name in STORED:
        assert get_type_hints(Draft)[name] == wanted
    else:
        assert get_type_hints(getattr(Draft, name).fget)["return"] == wanted


@pytest.mark.parametrize(
    ("published", "is_assumed"),
    [("2026-03-01T09:30:00", True), ("2026-03-01T09:30:00+02:00", False), ("2026-03-01T09:30:00Z", False),
     ("2026-03-01", False), (None, False), ("0001-01-01T00:00:00", False)],
)  # fmt: skip
def test_a_time_of_day_without_a_zone_says_so(published: str | None, is_assumed: bool) -> None:
    assert article_of(replace(draft(), page=Page("A", "b", published=published))).published_zone_assumed is is_assumed
