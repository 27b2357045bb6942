"""Entities in Elasticsearch: what articles call them is counted from the articles themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from newswire_shared.contracts.article_facets import ENTITY_FACETS
from newswire_shared.contracts.documents import EntityType
from newswire_shared.contracts.entity_names import WHOLE
from newswire_shared.contracts.index_schema import LABEL_SEPARATOR, articles_alias, people_alias

from newswire_search.engine.elasticsearch.full_text import JsonBody
from newswire_search.engine.elasticsearch.request import LABELS
from newswire_search.engine.elasticsearch.time_limit import LimitedServer
from newswire_search.entities.merges import KIND
from newswire_search.entities.ports import MOST_CO_MENTIONED, MOST_NAMES, EntityProfile, KnownEntity, KnownName

MOST_EDITS = 10_000  # the most that one search gives; people make some hundred
# An entity has several starts that begin alike ("un", "united nations"), and only the one called most counts.  An index
# of several tells its foremost alone, so each is asked for more than are wanted.
STARTS_AN_ENTITY, LEAST_STARTS = 4, 100


class ElasticsearchEntities:
    """EntityLookup on an Elasticsearch server; `prefix` is the first word of every alias."""

    def __init__(self, server: LimitedServer, prefix: str) -> None:
        self._server = server
        self._alias, self._people = articles_alias(prefix), people_alias(prefix)

    def suggest(self, beginning: str, types: Sequence[EntityType], most: int) -> list[KnownEntity]:
        """The entities with a name that begins so: one request that counts starts, and one that names those shown."""
        kinds = "|".join(types or ENTITY_FACETS)
        pattern = f"{_literal(beginning)}[^{LABEL_SEPARATOR}]*{LABEL_SEPARATOR}({kinds}){LABEL_SEPARATOR}.*"
        counts = self._counted("name_starts", beginning, pattern, max(LEAST_STARTS, STARTS_AN_ENTITY * most))
        best: dict[str, int] = {}
        for value, number in counts:
            entity_id = value.split(LABEL_SEPARATOR, 2)[2]
            best[entity_id] = max(best.get(entity_id, 0), number)
        shown = sorted(best, key=lambda entity_id: (-best[entity_id], entity_id))[:most]
        known = self._known(shown)
        return [known[entity_id] for entity_id in shown if entity_id in known]

    def called(self, names: Sequence[str]) -> dict[str, list[KnownEntity]]:
        """The entities that have these names."""
        found = {name: self._called(name) for name in names}
        return {name: entities for name, entities in found.items() if entities}

    def written(self, entity_id: str) -> list[KnownName]:
        """The names that articles have for an entity."""
        request = _profile_request(entity_id)
        aggregations = {"names": request["aggs"]["names"]}
        found = self._server.search(self._alias, **request | {"aggs": aggregations})["aggregations"]
        return [*_names(found["names"]["buckets"])]

    def profile(self, entity_id: str) -> EntityProfile | None:
        """One entity: its counts, then the names of those beside it."""
        answer = self._server.search(self._alias, **_profile_request(entity_id))
        found, articles = answer["aggregations"], answer["hits"]["total"]["value"]
        if not articles:
            return None
        first_ms, last_ms = int(found["first"]["value"]), int(found["last"]["value"])
        counts = {each["key"]: each["doc_count"] for each in found["beside"]["buckets"] if each["key"] != entity_id}
        beside = [*counts][:MOST_CO_MENTIONED]
        known = self._known([entity_id, *beside])
        named = (known[each] for each in beside if each in known)
        return EntityProfile(
            known[entity_id], _names(found["names"]["buckets"]), first_ms, last_ms,
            tuple(KnownEntity(each.id, each.name, each.type, counts[each.id]) for each in named), articles,
        )  # fmt: skip

    def edits(self) -> list[dict[str, Any]]:
        """The records of what people decided about entities."""
        query = {"bool": {"filter": [{"term": {"kind": KIND}}]}}
        hits = self._server.search(self._people, query=query, size=MOST_EDITS, source=["record"])["hits"]["hits"]
        return [hit["_source"]["record"] for hit in hits if hit["_source"].get("record")]

    def _called(self, name: str) -> list[KnownEntity]:
        start = f"{WHOLE}{name}{LABEL_SEPARATOR}"
        counts = self._counted("name_starts", start, f"{_literal(start)}.*", MOST_NAMES)
        numbers: dict[str, int] = {}
        for value, number in counts:
            numbers.setdefault(value.split(LABEL_SEPARATOR, 2)[2], number)
        known = self._known([*numbers])
        return [KnownEntity(i, known[i].name, known[i].type, number) for i, number in numbers.items() if i in known]

    def _counted(self, field: str, beginning: str, pattern: str, most: int) -> list[tuple[str, int]]:
        """The values of a field that begin so and have a form, with their numbers of articles, the most first."""
        values = {"field": field, "include": pattern, "size": most, "order": [{"_count": "desc"}, {"_key": "asc"}]}
        request = {
            "query": {"bool": {"filter": [{"prefix": {field: beginning}}]}},
            "aggs": {"values": {"terms": values}},
        }
        answer = self._server.search(self._alias, **request, size=0, track_total_hits=False)
        return [(each["key"], each["doc_count"]) for each in answer["aggregations"]["values"]["buckets"]]

    def _known(self, entity_ids: Sequence[str]) -> dict[str, KnownEntity]:
        if not entity_ids:
            return {}
        found = self._server.search(self._alias, **_known_request(entity_ids))["aggregations"]
        each = ((i, found[str(n)]) for n, i in enumerate(entity_ids))
        return {i: _entity(i, one) for i, one in each if one["doc_count"]}


def _profile_request(entity_id: str) -> JsonBody:
    form = _literal(entity_id + LABEL_SEPARATOR)
    return {
        "query": {"bool": {"filter": [{"term": {"entity_ids": entity_id}}]}},
        "size": 0,
        "track_total_hits": True,
        "aggs": {
            "first": {"min": {"field": "sort_date"}},
            "last": {"max": {"field": "sort_date"}},
            "names": {"terms": {"field": "name_forms", "include": f"{form}.*", "size": 2 * MOST_NAMES}},
            "beside": {"terms": {"field": "entity_ids", "size": MOST_CO_MENTIONED + 1}},  # it is the first of them
        },
    }


def _known_request(entity_ids: Sequence[str]) -> JsonBody:
    """For each entity by its place its number of articles, and the labels of the newest."""
    one = {"top_hits": {"size": 1, "sort": [{"indexed_at": "desc"}], "_source": False, "docvalue_fields": LABELS}}
    each = {str(n): {"filter": {"term": {"entity_ids": i}}, "aggs": {"one": one}} for n, i in enumerate(entity_ids)}
    return {
        "query": {"bool": {"filter": [{"terms": {"entity_ids": list(entity_ids)}}]}}, "size": 0,
        "track_total_hits": False, "aggs": each,
    }  # fmt: skip


def _entity(entity_id: str, found: Mapping[str, Any]) -> KnownEntity:
    labels = found["one"]["hits"]["hits"][0].get("fields", {})
    for facet in ENTITY_FACETS:
        for value, _, label in (text.partition(LABEL_SEPARATOR) for text in labels.get(f"{facet}_labels", ())):
            if value == entity_id:
                return KnownEntity(entity_id, label, facet, found["doc_count"])
    return KnownEntity(entity_id, entity_id, "other", found["doc_count"])


def _names(buckets: Sequence[Mapping[str, Any]]) -> tuple[KnownName, ...]:
    """The names by the kinds of mention, whatever type the articles give the entity."""
    counts: dict[tuple[str, str], int] = {}
    for bucket in buckets:
        _, _, kind, name = bucket["key"].split(LABEL_SEPARATOR, 3)
        counts[name, kind] = counts.get((name, kind), 0) + bucket["doc_count"]
    ordered = sorted(counts, key=lambda named: (-counts[named], named))
    return tuple(KnownName(name, kind, counts[name, kind]) for name, kind in ordered[:MOST_NAMES])


def _literal(text: str) -> str:
    """Text as an expression of Lucene that only it satisfies."""
    return re.sub(r"([^\w\s])", r"\\\1", text)
