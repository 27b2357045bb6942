"""Which story an article belongs to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from newswire_enrich.linking.linker import Rules, decide
from newswire_enrich.linking.related import RelatedRules, apart, related_to
from newswire_enrich.linking.signature import Signature, sign
from newswire_enrich.linking.state import CandidateArticle, Registered, StoryFacts
from newswire_enrich.linking.story_score import DAY_MS, StoryRules, fits
from newswire_shared.contracts.stories import Card
from unit.enrich.stories import FERRY, quake_report

NOW = 1_772_452_800_000
PLAIN = sign("", "")
RULES = StoryRules()


def candidate(
    number: int, story: int, days: float = 0, name: str = "", signature: Signature = PLAIN
) -> CandidateArticle:
    """An article that came some days before now."""
    return CandidateArticle(
        number, Card(name or f"a{number}", f"paper {number}", NOW - int(days * DAY_MS)), signature, story, None
    )


def facts(number: int, size: int = 1, first: float = 0, last: float = 0, **fields: bool) -> StoryFacts:
    """A story that began and was last heard of some days before now."""
    known = {"locked": False, **fields}
    return StoryFacts(number, f"s{number}", size, NOW - int(first * DAY_MS), NOW - int(last * DAY_MS), **known)


def registered(*around: CandidateArticle, stories: tuple[StoryFacts, ...], published: int | None = NOW) -> Registered:
    """Article 99, alone in its story, among candidates."""
    known = {fact.number: fact for fact in (*stories, facts(99))}
    return Registered(99, Card("a99", "desk", published), PLAIN, 99, False, (), around, known)


def test_an_article_joins_what_is_alike_and_near_in_time() -> None:
    near = registered(candidate(1, 1), candidate(2, 2), stories=(facts(1), facts(2)))
    found = decide(near, [0.5, 0.05], Rules())
    assert (found.joins, found.follows) == (1, None)
    assert decide(near, [0.05, 0.05], Rules()).joins is None


def test_nearness_in_time_decides_between_two() -> None:
    around = registered(candidate(1, 1, days=6), candidate(2, 2, days=0.1), stories=(facts(1, first=6), facts(2)))
    assert [fit.story.number for fit in fits(around, [0.4, 0.4], RULES)] == [2, 1]


def test_one_chance_likeness_does_not_join_a_large_story() -> None:
    members = [candidate(n, 1) for n in range(1, 9)]
    alone = registered(members[0], stories=(facts(1),))
    large = registered(*members, stories=(facts(1, size=8),))
    assert fits(alone, [0.3], RULES)[0].score > 0 > fits(large, [0.3, *[0.02] * 7], RULES)[0].score


def test_where_everything_is_alike_likeness_says_less() -> None:
    rivals = [candidate(n, n) for n in range(2, 14)]
    stories = tuple(facts(n) for n in range(1, 14))
    around = registered(candidate(1, 1), *rivals, stories=stories)
    calm, crowded = fits(around, [0.4, *[0.0] * 12], RULES)[0], fits(around, [0.4, *[0.35] * 12], RULES)[0]
    assert calm.story.number == crowded.story.number == 1
    assert calm.score - crowded.score == pytest.approx(RULES.background * 0.35)


@pytest.mark.parametrize(
    "story",
    [facts(1, size=3, first=30, last=RULES.silence + 1), facts(1, size=3, first=RULES.longest + 1, last=1)],
    ids=["silent", "too long"],
)
def test_a_closed_story_is_followed_and_not_joined(story: StoryFacts) -> None:
    around = registered(candidate(1, 1, days=3), candidate(2, 1, days=4), candidate(3, 1, days=5), stories=(story,))
    found = decide(around, [0.9, 0.9, 0.9], Rules())
    assert (found.joins, found.follows) == (None, "s1")


def test_what_comes_late_joins_by_its_publication() -> None:
    old = replace(facts(1, first=20, last=19), size=2)
    late = registered(candidate(1, 1, days=20), stories=(old,), published=NOW - 19 * DAY_MS)
    assert decide(late, [0.8], Rules()).joins == 1


def test_an_undated_article_is_placed_by_its_words_alone() -> None:
    around = registered(candidate(1, 1), stories=(facts(1),), published=None)
    assert decide(around, [0.5], Rules()).joins == 1
    assert decide(around, [0.05], Rules()).joins is None


def test_what_scores_just_what_joining_needs_joins_and_what_is_below_does_not() -> None:
    around = registered(candidate(1, 1), stories=(facts(1),), published=None)
    for needed, joins in ((0.5, 1), (0.5000001, None)):
        assert decide(around, [0.5], Rules(stories=StoryRules(join_at=needed))).joins == joins


def test_editors_stand_above_what_is_decided() -> None:
    locked = registered(candidate(1, 1), stories=(facts(1, locked=True),))
    assert decide(locked, [0.9], Rules()).joins is None
    free = registered(candidate(1, 1), stories=(facts(1),))
    assert decide(replace(free, is_fixed=True), [0.9], Rules()).joins is None


def test_a_reason_names_what_two_articles_share_and_how_far_apart_they_are() -> None:
    own = sign("Saltmere keeps its night ferry", FERRY)
    other = candidate(1, 1, days=2, signature=sign("Fog stops the night ferry to Skerrow", "Ingrid Vaal was aboard."))
    around = registered(other, stories=(facts(1),))
    (found,) = related_to(around, own, [0.4], "s99", RelatedRules())
    assert (found.id, found.score) == ("a1", 0.4)
    assert found.why.startswith("both mention ") and found.why.endswith("; 2 days apart")
    assert "Skerrow" in found.why and "Vaal" in found.why
    (same,) = related_to(around, own, [0.4], "s1", RelatedRules())
    assert same.why.startswith("same story; ")


def test_shared_entities_count_and_are_named_first() -> None:
    card = Card("a1", "desk", NOW, ("place:lachin-corridor", "person:nikol-pashinyan"))
    other = replace(candidate(1, 1), card=card)
    around = registered(other, stories=(facts(1),))
    around = replace(around, card=replace(around.card, entities=("person:nikol-pashinyan", "place:lachin-corridor")))
    (found,) = related_to(around, PLAIN, [0.2], "s99", RelatedRules())
    assert found.why == "both mention Nikol Pashinyan, Lachin Corridor; less than a day apart"
    assert found.score > 0.2
    called = {"person:nikol-pashinyan": "Nikol Pashinyan", "place:lachin-corridor": "the Lachin corridor"}
    (found,) = related_to(around, PLAIN, [0.2], "s99", RelatedRules(), called)
    assert found.why.startswith("both mention Nikol Pashinyan, the Lachin corridor;")


@pytest.mark.parametrize(
    ("days", "words"), [(None, ""), (0.4, "less than a day apart"), (1.2, "1 day apart"), (9.6, "10 days apart")]
)
def test_distances_in_words(days: float | None, words: str) -> None:
    assert apart(days) == words


def test_where_nothing_lies_around_a_chance_likeness_joins_nothing() -> None:
    signed = sign("Night ferry", FERRY)
    near = candidate(1, 1, signature=signed)
    alone = replace(registered(near, stories=(facts(1),)), signature=signed)
    rivals = [candidate(n, n) for n in range(2, 14)]
    crowded = replace(registered(near, *rivals, stories=tuple(map(facts, range(1, 14)))), signature=signed)
    assert decide(alone, [0.19], Rules()).joins is None
    assert decide(alone, [0.21], Rules()).joins == 1
    assert decide(crowded, [0.17, *[0.05] * 12], Rules()).joins == 1
    assert decide(crowded, [0.17, *[0.02] * 12], Rules()).joins is None
    assert decide(replace(alone, signature=sign("Night ferry", "")), [0.19], Rules()).joins == 1


def test_who_is_in_both_makes_nothing_related_that_is_about_other_things() -> None:
    card = Card("a1", "desk", NOW, ("person:a-president", "place:a-country"))
    around = registered(replace(candidate(1, 1), card=card), stories=(facts(1),))
    around = replace(around, card=replace(around.card, entities=card.entities))
    assert related_to(around, PLAIN, [0.12], "s99", RelatedRules()) == ()
    assert related_to(around, PLAIN, [0.12], "s1", RelatedRules())[0].why.startswith("same story")


def test_three_articles_are_related_at_most() -> None:
    around = registered(*(candidate(n, n) for n in range(1, 6)), stories=tuple(facts(n) for n in range(1, 6)))
    found = related_to(around, PLAIN, [0.2, 0.5, 0.3, 0.4, 0.6], "s99", RelatedRules())
    assert [relation.id for relation in found] == ["a5", "a2", "a4"]


def test_a_reason_names_no_bare_number_no_day_and_no_short_form() -> None:
    text = "On Monday you'll see 48100 of them: Skerrow isn't where Monday was, Vaal said of 48100 in 2031."
    other = candidate(1, 1, signature=sign("", text))
    around = registered(other, stories=(facts(1),))
    (found,) = related_to(around, sign("", text), [0.4], "s99", RelatedRules(named=9), unnamed=frozenset({"monday"}))
    assert "Skerrow" in found.why and "Vaal" in found.why
    assert not any(word in found.why for word in ("Monday", "48100", "2031", "n't", "'ll"))


def test_a_source_tells_of_an_event_once_unless_its_articles_are_much_alike() -> None:
    signed = sign("Night ferry", FERRY)
    other = candidate(1, 1, signature=signed)
    same = replace(other, card=replace(other.card, source="desk"))
    elsewhere, here = (replace(registered(c, stories=(facts(1),)), signature=signed) for c in (other, same))
    time = RULES.time_weight - RULES.join_at
    assert fits(elsewhere, [0.2], RULES)[0].score == pytest.approx(0.2 + time)
    assert fits(here, [0.2], RULES)[0].score == pytest.approx(0.2 + time - RULES.same_source)
    headlines = replace(here, signature=sign("Night ferry", ""))
    assert fits(headlines, [0.2], RULES)[0].score == pytest.approx(0.2 + time), "titles have no columns of their own"


def test_a_story_that_holds_a_report_of_the_same_form_is_about_another_event() -> None:
    form, other_form = (sign("", quake_report(place)) for place in (0, 1))
    around = registered(candidate(1, 1, signature=form), candidate(2, 1), stories=(facts(1, size=2),))
    assert decide(replace(around, signature=other_form), [0.6, 0.4], Rules()).joins is None
    assert decide(replace(around, signature=form), [0.6, 0.4], Rules()).joins == 1


def test_reports_of_the_same_form_hide_no_other_article_on_the_event() -> None:
    form, other_form = (sign("", quake_report(place)) for place in (0, 1))
    siblings = [candidate(n, n, signature=form) for n in range(2, 14)]
    mate = candidate(1, 1, signature=sign("", quake_report(1, damage="many hurt when a school fell in, rescuers said")))
    around = registered(mate, *siblings, stories=tuple(facts(n) for n in range(1, 14)))
    assert decide(replace(around, signature=other_form), [0.25, *[0.6] * 12], Rules()).joins == 1
