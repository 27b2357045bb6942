"""What is related to what: each bound from both of its sides, the order of equals, and the words of a reason."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newswire_enrich.linking.related import (
    RelatedRules,
    entity_words,
    related_to,
    shared_entities,
    shared_words,
)
from newswire_enrich.linking.signature import sign
from newswire_enrich.linking.state import CandidateArticle, Registered
from newswire_shared.contracts.documents import Relation
from unit.enrich.linking.test_story_score import PLAIN, candidate, facts, registered


def among(*articles: CandidateArticle) -> Registered:
    """Article 99 among others, each in a story of its own."""
    return registered(*articles, stories=tuple(facts(each.number) for each in articles))


def found(around: Registered, *cosines: float, story: str = "s99") -> dict[str, float]:
    return {relation.id: relation.score for relation in related(around, *cosines, story=story)}


def related(around: Registered, *cosines: float, story: str = "s99") -> tuple[Relation, ...]:
    return related_to(around, PLAIN, cosines, story, RelatedRules())


def named(article: CandidateArticle, *entities: str) -> CandidateArticle:
    return replace(article, card=replace(article.card, entities=entities))


@pytest.mark.parametrize(("cosine", "scores"), [(0.14, {"a1": 0.14}), (0.139, {}), (0.0, {})])
def test_what_is_as_alike_as_that_is_related(cosine: float, scores: dict[str, float]) -> None:
    assert found(among(candidate(1, 1)), cosine) == scores


def test_whatever_is_in_the_article_s_story_is_related() -> None:
    assert found(among(candidate(1, 1), candidate(2, 2)), 0.0, 0.0, story="s2") == {"a2": 0.0}


def test_each_shared_entity_adds_to_the_score_which_stays_below_one() -> None:
    around = among(named(candidate(1, 1), "x", "y", "z"), named(candidate(2, 2), "y"), candidate(3, 3))
    around = replace(around, card=replace(around.card, entities=("y", "x", "own")))
    assert found(around, 0.2, 0.2, 0.2) == {"a1": 0.36, "a2": 0.28, "a3": 0.2}
    assert found(around, 0.9, 0.2, 0.2)["a1"] == 0.99
    assert shared_entities(around, around.candidates[0]) == ["y", "x"], "in the article's own order"


def test_a_score_has_three_decimals_and_equals_come_by_name() -> None:
    around = among(candidate(2, 2), candidate(1, 1), candidate(3, 3), candidate(4, 4))
    assert [*found(around, 0.23456, 0.23456, 0.3, 0.2).items()] == [("a3", 0.3), ("a1", 0.235), ("a2", 0.235)]


def test_what_an_article_links_to_is_not_named_again() -> None:
    around = replace(among(candidate(1, 1), candidate(2, 2)), linked=("a1",))
    assert [*found(around, 0.5, 0.3)] == ["a2"]


def test_a_reason_has_three_names_entities_first_and_no_word_twice() -> None:
    own = sign("Aurelia, Skerrow and Norrholm", "Ingrid Vaal of Skerrow sails the Aurelia to Norrholm; Aurelia waits.")
    around = among(named(candidate(1, 1, signature=own), "person:ingrid-vaal"))
    around = replace(around, card=replace(around.card, entities=("person:ingrid-vaal",)))
    (relation,) = related_to(around, own, [0.5], "s99", RelatedRules())
    names = relation.why.removeprefix("both mention ").removesuffix("; less than a day apart").split(", ")
    assert names[0] == "Ingrid Vaal" and len(names) == 3 and not {"Ingrid", "Vaal"} & {*names}


def test_a_reason_of_nothing_in_common_says_so() -> None:
    around = registered(candidate(1, 1), stories=(facts(1),), published=None)
    assert [relation.why for relation in related(around, 0.5)] == ["much the same words"]


def test_an_entity_whose_id_has_no_words_is_called_by_its_id() -> None:
    assert entity_words("place:cape-brannock") == "Cape Brannock" and entity_words("Q64") == "Q64"


def test_words_of_a_reason_are_the_article_s_own_names_first_and_none_that_says_nothing() -> None:
    text = "the lamp of Brannock isn't lit; keepers of Brannock saw 48100 gannets on Monday near skerries"
    own, other = sign("", text), candidate(1, 1, signature=sign("", text.replace("gannets", "Gannets")))
    shared = shared_words(own, other, frozenset({"monday"}))
    assert shared[0] == "Brannock" and {"lamp", "gannets", "keepers"} <= {*shared}
    assert not {"Monday", "48100", "isn't"} & {*shared}
    assert shared_words(own, candidate(2, 2, signature=sign("", "nothing of that kind")), frozenset()) == []
