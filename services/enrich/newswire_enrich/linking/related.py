"""Related articles: what an article belongs with beside its copies, each with a score and a reason in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from newswire_shared.contracts.documents import Relation

from newswire_enrich.linking.signature import Signature
from newswire_enrich.linking.state import CandidateArticle, Registered
from newswire_enrich.linking.story_score import days_between


@dataclass(frozen=True, slots=True)
class RelatedRules:
    """How alike what is related must be, how many are named, and how many shared terms make a reason."""

    alike: float = 0.12  # cosine and shared entities together; the mean of unrelated articles is .01
    entity_weight: float = 0.08  # two shared entities make what has hardly a word in common related
    most: int = 10
    named: int = 3  # terms of a reason: it is one line on a page


def related_to(
    article: Registered,
    own: Signature,
    cosines: Sequence[float],
    story: str,
    rules: RelatedRules,
    names: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Relation, ...]:
    """The candidates that an article is related to, the best first.

    `own` knows how terms are written, `names` how the article's entities are called, by their ids.
    """
    scored = []
    linked = set(article.linked)
    for candidate, cosine in zip(article.candidates, cosines, strict=True):
        score = cosine + rules.entity_weight * len(shared_entities(article, candidate))
        if score >= rules.alike and candidate.card.article_id not in linked:
            scored.append((min(score, 0.99), candidate))  # 1 would be the article itself
    scored.sort(key=lambda pair: (-pair[0], pair[1].card.article_id))
    return tuple(
        Relation(id=c.card.article_id, score=round(score, 3), why=reason(own, article, c, story, rules.named, names))
        for score, c in scored[: rules.most]
    )


def shared_entities(article: Registered, candidate: CandidateArticle) -> list[str]:
    """The ids of foremost entities that two articles share."""
    return [entity for entity in article.card.entities if entity in candidate.card.entities]


def reason(
    own: Signature, article: Registered, candidate: CandidateArticle, story: str, named: int, names: Mapping[str, str]
) -> str:
    """Why two articles are related: "same story; both mention Lachin corridor; 2 days apart"."""
    parts = ["same story"] if article.stories[candidate.story].id == story else []
    entities = shared_entities(article, candidate)
    known = [names.get(entity) or entity_words(entity) for entity in entities]
    inside = {word for name in known for word in name.split()}
    words = [*known, *(word for word in shared_words(own, candidate) if word not in inside)][:named]
    if words:
        parts.append(f"both mention {', '.join(words)}")
    if distance := apart(days_between(article.card.published_ms, candidate.card.published_ms)):
        parts.append(distance)
    return "; ".join(parts) or "much the same words"


def entity_words(entity_id: str) -> str:
    """An entity's name as its id has it: `person:nikol-pashinyan` is Nikol Pashinyan."""
    return entity_id.partition(":")[2].replace("-", " ").title() or entity_id


def shared_words(own: Signature, candidate: CandidateArticle) -> list[str]:
    """The terms that two articles share, as the first writes them: names first, then the rarest."""
    theirs = set(candidate.signature.terms.tolist())
    shared = [key for key, _ in own.keys if key in theirs and key in own.forms]
    return sorted((own.forms[key] for key in shared), key=lambda form: not form[0].isupper())


def apart(days: float | None) -> str:
    """How far apart two articles were published, in words; "" where it is unknown."""
    if days is None:
        return ""
    if days < 1:
        return "less than a day apart"
    return "1 day apart" if round(days) == 1 else f"{round(days)} days apart"
