"""Whom an article says that it has its news from: each named once, with what the article says of it."""

from __future__ import annotations

from collections.abc import Iterable

from newswire_shared.contracts.article_facets import folded_name
from newswire_shared.contracts.documents import Attribution

from newswire_search.formats.labels import ATTRIBUTIONS


def by_relation(attribution: Iterable[Attribution]) -> list[tuple[str, list[Attribution]]]:
    """The sources by their relation, in the order in which a page tells them; of a source named twice the first."""
    rank = {relation: place for place, relation in enumerate(ATTRIBUTIONS)}
    once: dict[str, Attribution] = {}
    for each in sorted(attribution, key=lambda each: rank[each.relation]):
        once.setdefault(each.source_id or folded_name(each.source), each)
    names = {folded_name(each.source): each for each in reversed(once.values())}  # one name of two ids is one, too
    kept = [each for each in once.values() if names[folded_name(each.source)] is each]
    return [(relation, own) for relation in ATTRIBUTIONS if (own := [e for e in kept if e.relation == relation])]
