"""The words of Elasticsearch's texts, by its suggester of terms."""

from __future__ import annotations

from newswire_shared.contracts.index_schema import SUFFIXES, articles_alias

from newswire_search.engine.elasticsearch.full_text import JsonBody
from newswire_search.engine.elasticsearch.time_limit import LimitedServer
from newswire_search.query.edits import SHORTEST, edits, most_edits

FIELDS = tuple(f"{field}_{suffix}" for field in ("title", "body") for suffix in SUFFIXES)


class ElasticsearchVocabulary:
    """Vocabulary on an Elasticsearch server; `prefix` is the first word of every alias."""

    def __init__(self, server: LimitedServer, prefix: str) -> None:
        self._server = server
        self._alias = articles_alias(prefix)

    def near(self, word: str, most: int) -> list[str]:
        """Words that one or two letters make of a word, by one request over the fields of all languages."""
        limit = most_edits(word)
        if not limit:
            return []
        suggest = {field: _suggester(field, word, limit, most) for field in FIELDS}
        answer = self._server.search(self._alias, suggest=suggest, size=0, track_total_hits=False)
        counts: dict[str, int] = {}
        for [entry, *_] in (entries for entries in answer["suggest"].values() if entries):
            for option in entry["options"]:
                counts[option["text"]] = counts.get(option["text"], 0) + option["freq"]
        distances = {term: edits(word, term, limit) for term in counts if term != word}
        near = [term for term, distance in distances.items() if distance <= limit]
        return sorted(near, key=lambda term: (distances[term], -counts[term], term))[:most]


def _suggester(field: str, word: str, limit: int, most: int) -> JsonBody:
    term = {
        "field": field, "suggest_mode": "always", "max_edits": limit, "prefix_length": 0, "size": most,
        "min_word_length": SHORTEST, "string_distance": "damerau_levenshtein",
    }  # fmt: skip
    return {"text": word, "term": term}
