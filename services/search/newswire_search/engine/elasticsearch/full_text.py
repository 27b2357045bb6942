"""The full-text part of a search in Elasticsearch: the clauses of a `bool` query."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from newswire_shared.analysis.elision import ARTICLES, is_tied_to, with_articles
from newswire_shared.analysis.runs import has_run
from newswire_shared.analysis.scripts import languages_of
from newswire_shared.analysis.words import words_of

from newswire_search.query.plan import QueryPlan
from newswire_search.query.terms import All, Either, InTitle, Near, Node
from newswire_search.query.tokenizer import Beginning, free_word

# Added to the score of what holds all words, and once more of what holds them as they were typed: more than BM25 gives
# for 32 words, and little enough to leave the score, a float of 32 bits, three digits behind the point.
ALL_WORDS = 1_000.0
STEM_BOOST = 0.5  # in longer searches too a word as it was typed counts for more than another form of it

JsonBody = dict[str, Any]  # a request, or a part of one, as the client takes it


@dataclass(frozen=True, slots=True)
class SearchedFields:
    """The fields that may hold a word: of words as they are written, and of stems, by the suffixes of both."""

    words: tuple[str, ...]
    suffixes: tuple[str, ...]

    @classmethod
    def of(cls, suffixes: Sequence[str], names: Sequence[str]) -> SearchedFields:
        """The fields of some languages; a name has its boost behind it."""
        parts = [name.partition("^") for name in names]
        return cls(tuple(f"{n}_{s}{hat}{boost}" for s in suffixes for n, hat, boost in parts), tuple(suffixes))

    def titles(self) -> SearchedFields:
        """The fields of titles alone."""
        return SearchedFields(tuple(word for word in self.words if word.startswith("title_")), self.suffixes)

    def plain(self) -> list[str]:
        """The fields of words without their boosts."""
        return [word.partition("^")[0] for word in self.words]

    def stems(self, word: str) -> list[str]:
        """The fields of those languages that a word may be inflected in."""
        return [stems_field(language) for language in languages_of(word) if language in self.suffixes]

    def of_language(self, suffix: str) -> list[str]:
        """The fields of words of one language, without their boosts."""
        return [word for word in self.plain() if word.endswith(f"_{suffix}")]


def stems_field(suffix: str) -> str:
    """The field of the stems of a language, which title and body share."""
    return f"stems_{suffix}"


def found(plan: QueryPlan[Any], fields: SearchedFields) -> JsonBody:
    """The parts of a `bool` query: what must, what should and what must not occur."""
    terms, some = plan.terms, plan.least < len(plan.terms.words)
    words = [_any_form(word, fields) for word in terms.words]
    required = [_node(node, fields) for node in terms.required]
    enough: list[JsonBody] = [{"bool": {"should": words, "minimum_should_match": plan.least}}] if words else []
    return {
        "must": [*enough, *required],
        "should": _tiers(plan, fields, words if some else []) if plan.is_tiered else [],
        # as it is written: an exclusion that guessed would hide what nobody sees is missing
        "must_not": [_node(node, fields, inflected=False) for node in terms.excluded],
    }


def _tiers(plan: QueryPlan[Any], fields: SearchedFields, words: list[JsonBody]) -> list[JsonBody]:
    typed = [_as_written(word, fields) for word in plan.terms.words]
    tiers = [every for every in (words, typed) if every]
    return [{"constant_score": {"filter": {"bool": {"must": every}}, "boost": ALL_WORDS}} for every in tiers]


def _node(node: Node, fields: SearchedFields, *, inflected: bool = True) -> JsonBody:
    match node:
        case str():
            return _any_form(node, fields) if inflected else _as_written(node, fields)
        case InTitle(term):
            return _as_written(term, fields.titles())
        case Near():
            return _any_of([_near(node, field) for field in fields.plain()])
        case All(terms):
            return {"bool": {"must": [_node(term, fields, inflected=inflected) for term in terms]}}
        case Either(terms):
            return _any_of([_node(term, fields, inflected=inflected) for term in terms])


def _any_of(clauses: list[JsonBody]) -> JsonBody:
    return {"bool": {"should": clauses, "minimum_should_match": 1}}


def _near(node: Near, field: str) -> JsonBody:
    """Both in one field, with at most so many words between the first that ends and the other."""
    each = [{"match": {"query": term, "ordered": True, "max_gaps": 0}} for term in (node.first, node.second)]
    return {"intervals": {field: {"all_of": {"intervals": each, "ordered": False, "max_gaps": node.between}}}}


def _any_form(term: str, fields: SearchedFields) -> JsonBody:
    """A term as it is written, or in another form where it is one word."""
    written, word = _as_written(term, fields), free_word(term)
    if word is None:
        return written
    others = [_as_written(word, fields, STEM_BOOST)] if len(words_of(term)) > 1 else []
    if stems := fields.stems(word):
        others.append({"multi_match": {"query": word, "fields": stems, "boost": STEM_BOOST}})
    return _best_of([written, *others])


def _best_of(clauses: list[JsonBody]) -> JsonBody:
    # dis_max, not a sum: an article has the fields of one language, so only one of these can be its own
    return {"dis_max": {"queries": clauses}} if len(clauses) > 1 else clauses[0]


def _as_written(term: str, fields: SearchedFields, boost: float = 1.0) -> JsonBody:
    """A word, which title and body share the weight of, or words, or a run of characters, that follow one another."""
    if isinstance(term, Beginning):
        return {"multi_match": {"query": term, "type": "bool_prefix", "fields": list(fields.plain())}}
    # cross_fields: a word is as rare as title and body together make it; in titles alone nearly every word is rare.
    kind = "phrase" if len(words_of(term)) > 1 or has_run(term) else "cross_fields"
    match = {"multi_match": {"query": term, "type": kind, "fields": list(fields.words), "boost": boost}}
    return _best_of([match, *(_elided(term, fields) if kind == "cross_fields" else ())])


def _elided(term: str, fields: SearchedFields) -> Iterator[JsonBody]:
    """A word behind an article that an apostrophe ties to it: the fields of words have both as one."""
    for language in ARTICLES if is_tied_to(word := words_of(term)[0]) else ():
        tied = with_articles(word, language)
        yield from ({"terms": {field: tied, "boost": STEM_BOOST}} for field in fields.of_language(language))
