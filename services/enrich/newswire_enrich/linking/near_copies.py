"""Near-copies: the candidates that are copies of an article, and of what kind; and those of one template with it."""

from __future__ import annotations

from dataclasses import dataclass

from newswire_enrich.linking.signature import Signature
from newswire_enrich.linking.sketch import FACTS_SIZE, SKETCH_SIZE, containment
from newswire_enrich.linking.state import CopyKind, NearCopy, Registered


@dataclass(frozen=True, slots=True)
class CopyRules:
    """Thresholds of near-copies.

    `facts`: the share of names and numbers that two copies share; two articles of one template share less.
    """

    alike: float = 0.6  # share of four-word runs; precision and recall 1.000 on the labelled copies, decision 19
    same: float = 0.9  # from here a reprint, below it an edit
    facts: float = 0.6
    fewest_facts: int = 4  # with fewer, one name amiss would decide
    fewest_hashes: int = 4  # of some 16 runs: less is a sentence, which two articles may share
    shorter: float = 0.8  # of the words: a text cut by more is an excerpt, one that grew by more an update
    compared_at: float = 0.2  # cosine; what is less alike is no copy, and its sketches need not be compared
    form: float = 0.25  # share of runs from which two reports may have one template; of 600 made pairs 98 % share .28
    form_facts: float = 0.5  # the share of facts that they stay below: of 600 pairs 98 % share .47 at most, copies .57
    form_ratio: float = 0.85  # and what it is of the share of runs: who takes over sentences takes over their names too


def copies_of(article: Registered, cosines: list[float], rules: CopyRules) -> tuple[NearCopy, ...]:
    """The candidates that are copies of an article or its original, themselves no copies of others."""
    found = []
    for candidate, cosine in zip(article.candidates, cosines, strict=True):
        if cosine < rules.compared_at or candidate.original is not None:
            continue
        similarity = similarity_of(article.signature, candidate.signature, rules)
        if similarity is not None:
            as_copy = kind_of(article.signature, candidate.signature, similarity, rules)
            as_original = kind_of(candidate.signature, article.signature, similarity, rules)
            found.append(NearCopy(candidate.number, similarity, as_copy, as_original))
    return tuple(found)


def similarity_of(one: Signature, other: Signature, rules: CopyRules) -> float | None:
    """How much of the shorter text lies in the other, 0 to 1; None if they are no copies."""
    if not (one.has_body and other.has_body):
        return None
    if one.digest == other.digest:
        return 1.0
    if min(len(one.sketch), len(other.sketch)) < rules.fewest_hashes:
        return None
    alike = containment(one.sketch, other.sketch, SKETCH_SIZE)
    return min(alike, 0.99) if alike >= rules.alike and _has_its_facts(one, other, rules) else None


def _has_its_facts(one: Signature, other: Signature, rules: CopyRules) -> bool:
    if min(len(one.facts), len(other.facts)) < rules.fewest_facts:
        return True
    return containment(one.facts, other.facts, FACTS_SIZE) >= rules.facts


def of_one_template(article: Registered, cosines: list[float], rules: CopyRules) -> frozenset[int]:
    """The candidates that report another event in the same form: an earthquake like another, a match like another."""
    alike = (c for c, cosine in zip(article.candidates, cosines, strict=True) if cosine >= rules.compared_at)
    return frozenset(c.number for c in alike if share_a_template(article.signature, c.signature, rules))


def share_a_template(one: Signature, other: Signature, rules: CopyRules) -> bool:
    """Whether two texts have their wording in common, but neither names nor numbers."""
    if min(len(one.sketch), len(other.sketch)) < rules.fewest_hashes or one.digest == other.digest:
        return False
    if min(len(one.facts), len(other.facts)) < rules.fewest_facts:
        return False
    runs = containment(one.sketch, other.sketch, SKETCH_SIZE)
    most = min(rules.form_facts, rules.form_ratio * runs)
    return runs >= rules.form and containment(one.facts, other.facts, FACTS_SIZE) < most


def kind_of(copy: Signature, original: Signature, similarity: float, rules: CopyRules) -> CopyKind:
    """What a copy is to its original: the same text, a part of it, it and more, or it with changes."""
    if copy.words < rules.shorter * original.words:
        return "excerpt"
    if original.words < rules.shorter * copy.words:
        return "update"
    return "reprint" if similarity >= rules.same else "edit"
