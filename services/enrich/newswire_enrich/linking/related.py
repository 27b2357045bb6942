"""Related articles: what an article belongs with beside its copies, each with a score and a reason in words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from types import MappingProxyType

from newswire_shared.contracts.documents import Relation

from newswire_enrich.linking.signature import Signature
from newswire_enrich.linking.state import CandidateArticle, Registered
from newswire_enrich.linking.story_score import days_between
from newswire_enrich.linking.terms import is_piece

_SAYS_NOTHING = re.compile(r"[\W\d_]*|\w+'\w{1,2}")  # a bare number; "isn't", "you'll"


@dataclass(frozen=True, slots=True)
class RelatedRules:
    """How alike what is related must be, how many are named, and how many shared terms make a reason."""

    alike: float = 0.14  # cosine: of 44 pairs judged by eye all 5 above it made sense to a stranger, 13 of 39 below
    entity_weight: float = 0.08  # of what is alike enough: half of the news shares a president or a country
    most: int = 3  # a reader follows one or two
    named: int = 3  # terms of a reason: it is one line on a page


def related_to(
    article: Registered,
    own: Signature,
    cosines: Sequence[float],
    story: str,
    rules: RelatedRules,
    names: Mapping[str, str] = MappingProxyType({}),
    unnamed: Set[str] = frozenset(),
) -> tuple[Relation, ...]:
    """The candidates that an article is related to, the best first.

    `own` knows how terms are written, `names` how the article's entities are called, by their ids; `unnamed` words, in
    small letters, give no reason.
    """
    scored = []
    linked = set(article.linked)
    for candidate, cosine in zip(article.candidates, cosines, strict=True):
        is_near = cosine >= rules.alike or article.stories[candidate.story].id == story
        if is_near and candidate.card.article_id not in linked:
            score = cosine + rules.entity_weight * len(shared_entities(article, candidate))
            scored.append((min(score, 0.99), candidate))  # 1 would be the article itself
    scored.sort(key=lambda pair: (-pair[0], pair[1].card.article_id))
    return tuple(
        Relation(
            id=c.card.article_id, score=round(score, 3),
            why=reason(article, c, story, shared_words(own, c, unnamed), rules.named, names),
        )
        for score, c in scored[: rules.most]
    )  # fmt: skip


def shared_entities(article: Registered, candidate: CandidateArticle) -> list[str]:
    """The ids of foremost entities that two articles share."""
    return [entity for entity in article.card.entities if entity in candidate.card.entities]


def reason(
    article: Registered, candidate: CandidateArticle, story: str, shared: Sequence[str], named: int,
    names: Mapping[str, str],
) -> str:  # fmt: skip
    """Why two articles are related: "same story; both mention Lachin corridor; 2 days apart"."""
    parts = ["same story"] if article.stories[candidate.story].id == story else []
    entities = shared_entities(article, candidate)
    known = [names.get(entity) or entity_words(entity) for entity in entities]
    inside = {word for name in known for word in name.split()}
    words = [*known, *(word for word in shared if word not in inside)][:named]
    if words:
        parts.append(f"both mention {', '.join(words)}")
    if distance := apart(days_between(article.card.published_ms, candidate.card.published_ms)):
        parts.append(distance)
    return "; ".join(parts) or "much the same words"


def entity_words(entity_id: str) -> str:
    """An entity's name as its id has it: `person:nikol-pashinyan` is Nikol Pashinyan."""
    return entity_id.partition(":")[2].replace("-", " ").title() or entity_id


def shared_words(own: Signature, candidate: CandidateArticle, unnamed: Set[str]) -> list[str]:
    """The terms that two articles share and a reader knows, as the first writes them: names first, then the rarest."""
    theirs = set(candidate.signature.terms.tolist())
    shared = (own.forms[key] for key, _ in own.keys if key in theirs and key in own.forms)
    telling = (form for form in shared if form.lower() not in unnamed and not _SAYS_NOTHING.fullmatch(form))
    return sorted((form for form in telling if not is_piece(form)), key=lambda form: not form[0].isupper())


def apart(days: float | None) -> str:
    """How far apart two articles were published, in words; "" where it is unknown."""
    if days is None:
        return ""
    if days < 1:
        return "less than a day apart"
    return "1 day apart" if round(days) == 1 else f"{round(days)} days apart"
