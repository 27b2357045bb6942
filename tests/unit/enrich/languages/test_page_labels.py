"""The labels of pages: one table for pages in plain text and in markup."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest
from newswire_enrich.languages.page_labels import any_of

TABLES = tomllib.loads(files("newswire_enrich.languages").joinpath("page_labels.toml").read_text("utf-8"))
COLUMNS = {"both", "text", "markup", "alone"}


@pytest.mark.parametrize("label", TABLES)
def test_every_label_is_an_expression_for_whoever_asks(label: str) -> None:
    assert TABLES[label].keys() <= COLUMNS
    re.compile(any_of(label, "text", "markup", "alone"))


@pytest.mark.parametrize("label", TABLES)
def test_a_row_of_both_stands_once(label: str) -> None:
    rows = [row for column in TABLES[label].values() for row in column.strip().split("\n")]
    assert len(rows) == len(set(rows))


def test_a_reader_is_given_its_own_column_and_the_common_one() -> None:
    text, markup = (re.compile(any_of("related", reader)) for reader in ("text", "markup"))
    assert text.fullmatch("lees ook") and markup.fullmatch("lees ook")
    assert text.fullmatch("up next") and not markup.fullmatch("up next")
    assert markup.fullmatch("dive deeper") and not text.fullmatch("dive deeper")
