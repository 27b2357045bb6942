"""Decides whether texts hold what a search asks for, where no engine is asked: word by word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from newswire_shared.contracts.index_schema import suffix

from newswire_search.query.plan import QueryPlan
from newswire_search.query.terms import All, Either, InTitle, Near, Node
from newswire_search.query.tokenizer import near, occurs


def satisfies(texts: Sequence[str], plan: QueryPlan[Any], language: str | None) -> bool:
    """Decides whether some texts hold enough of the words, all that is required and nothing that is excluded."""
    terms, stemmed = plan.terms, suffix(language)
    return (
        sum(holds(texts, word, stemmed) for word in terms.words) >= plan.least
        and all(holds(texts, node, stemmed) for node in terms.required)
        and not any(holds(texts, node) for node in terms.excluded)
    )


def holds(texts: Sequence[str], node: Node, language: str | None = None) -> bool:
    """Decides whether a term stands in one of some texts, the title first; with their language also another form."""
    match node:
        case str():
            return any(occurs(text, node, language) for text in texts)
        case InTitle(term):
            return occurs(texts[0], term)
        case Near(first, second, between):
            return any(near(text, first, second, between) for text in texts)
        case All(terms):
            return all(holds(texts, term, language) for term in terms)
        case Either(terms):
            return any(holds(texts, term, language) for term in terms)
