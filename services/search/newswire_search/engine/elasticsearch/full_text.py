"""The full-text part of a search in Elasticsearch: the clauses of a `bool` query."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from newswire_search.query.parser import All, Node
from newswire_search.query.plan import QueryPlan
from newswire_search.query.tokenizer import words_of

# Added to the score of what holds all words, so that it comes first: more than BM25 gives for 32 words, and little
# enough to leave the score, a float of 32 bits, three digits behind the point.
ALL_WORDS = 1_000.0

JsonBody = dict[str, Any]  # a request, or a part of one, as the client takes it
Fields = Sequence[tuple[str, ...]]  # for each language those that belong together


def found(plan: QueryPlan, fields: Fields) -> JsonBody:
    """The parts of a `bool` query: what must, what should and what must not occur."""
    terms, some = plan.terms, plan.least < len(plan.terms.words)
    words = [_term(word, fields) for word in terms.words]
    required = [_node(node, fields) for node in terms.required]
    enough: list[JsonBody] = [{"bool": {"should": words, "minimum_should_match": plan.least}}] if words else []
    every = {"constant_score": {"filter": {"bool": {"must": words}}, "boost": ALL_WORDS}}
    return {
        "must": [*enough, *required],
        "should": [every] if some else [],
        "must_not": [_node(node, fields) for node in terms.excluded],
    }


def _node(node: Node, fields: Fields) -> JsonBody:
    if isinstance(node, str):
        return _term(node, fields)
    terms = [_node(term, fields) for term in node.terms]
    return {"bool": {"must": terms} if isinstance(node, All) else {"should": terms, "minimum_should_match": 1}}


def _term(term: str, fields: Fields) -> JsonBody:
    """A word, which title and body share the weight of, or words that follow one another; in one language or other."""
    # cross_fields: a word is as rare as title and body together make it; in titles alone nearly every word is rare.
    kind = "phrase" if len(words_of(term)) > 1 else "cross_fields"
    each = [{"multi_match": {"query": term, "type": kind, "fields": list(names)}} for names in fields]
    # dis_max, not a sum: an article has the fields of one language, so only one of these can be its own.
    return each[0] if len(each) == 1 else {"dis_max": {"queries": each}}
