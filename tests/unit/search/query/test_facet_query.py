"""Facets, and the filters that they are counted without."""

from __future__ import annotations

from dataclasses import fields

import pytest
from newswire_search.query.article_query import Filters
from newswire_search.query.facet_query import WITHOUT_OWN, without_own_filter
from newswire_shared.contracts.article_facets import FACETS


def test_each_facet_with_a_filter_of_its_name_can_be_counted_without_it() -> None:
    filters = {field.name for field in fields(Filters)}
    assert {facet for facet in FACETS if f"{facet}s" in filters} == {*WITHOUT_OWN}


@pytest.mark.parametrize("facet", FACETS)
def test_a_facet_loses_its_own_filter_and_no_other(facet: str) -> None:
    every = Filters(sources=("s",), languages=("l",), kinds=("k",), entities=("e",))
    left = without_own_filter(every, facet)
    lost = [field.name for field in fields(Filters) if getattr(left, field.name) != getattr(every, field.name)]
    assert lost == ([f"{facet}s"] if facet in WITHOUT_OWN else [])
