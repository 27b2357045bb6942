"""Salience: how much an article is about an entity, named in its title, early, and often."""

from __future__ import annotations

from collections.abc import Sequence

from newswire_shared.contracts.documents import Mention

# Add up to 1: a title is chosen by the newsroom, being early and often by the report.
IN_TITLE, OFTEN, EARLY = 0.4, 0.35, 0.25
FADING = 0.75  # what each further mention adds is so much of what the one before it added
# Of a mention that only points at an entity: "Russian", "the minister".
LESS: dict[str, float] = {"demonym": 0.5, "role": 0.5}


def salience(mentions: Sequence[Mention], body_length: int, most_mentioned: float = 0.0) -> float:
    """How much an article is about an entity, 0 to 1.

    `most_mentioned` is the count of the article's most mentioned entity: in a long article, often is what is often
    beside it.
    """
    count = weighted_count(mentions)
    in_title = max((LESS.get(m.kind, 1.0) for m in mentions if m.field == "title"), default=0.0)
    first = min((m.start for m in mentions if m.field == "body"), default=0 if in_title else body_length)
    early = (1 - first / body_length if body_length else 1.0) if mentions else 0.0
    often = (1 - float(FADING**count)) * (0.5 + 0.5 * count / most_mentioned if most_mentioned else 1.0)
    return round(min(1.0, IN_TITLE * in_title + OFTEN * often + EARLY * early * min(1.0, count)), 3)


def weighted_count(mentions: Sequence[Mention]) -> float:
    """How often an entity is mentioned, demonyms and roles counting less."""
    return sum(LESS.get(mention.kind, 1.0) for mention in mentions)
