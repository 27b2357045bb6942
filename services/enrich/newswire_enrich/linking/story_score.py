"""Scores of how well an article fits each story among its candidates.

A story scores by its likeness to the article (its best article, and the mean over its foremost ones, so that one
chance likeness is not enough), by nearness in time, against its size, and against the likeness that the article has to
what lies in other stories: where everything is about one topic, likeness means less.  What is alike only in words that
those stories have too does not join at all.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np

from newswire_enrich.linking.distinct_terms import distinct_cosines
from newswire_enrich.linking.state import CandidateArticle, Registered, StoryFacts

DAY_MS = 86_400_000
NEVER = -1.0  # below every score that joins, also with what a story is ahead by


@dataclass(frozen=True, slots=True)
class StoryRules:
    """Weights and thresholds of stories; times in days.  Chosen on five labelled sets, see decision 19.

    The sets agree on no better setting than within .01 of this one.
    """

    join_at: float = 0.29  # score: lower chains running stories together, higher cuts them up
    mean_weight: float = 0.7  # of the foremost articles, the rest of the best one: one chance likeness is not enough
    time_weight: float = 0.25  # of two articles of one minute
    half_life: float = 0.6  # a day or longer loses .02 where much is published
    size_penalty: float = 0.05  # times the logarithm: a large story is like everything in part
    background: float = 0.4  # the greatest gain of all: packed allsides2021 .69 / .11 became .78 / .49
    same_source: float = 0.08  # against the likest of its own source, whose phrases and columns return in each text
    background_size: int = 12  # articles most alike in other stories, of the 24 that are read
    foremost: int = 8  # articles of a story, and the size up to which size counts
    least: float = 0.1  # likeness below which nothing joins, however near in time
    least_alone: float = 0.2  # the same where nothing lies around: .18 joins more of what is unrelated
    around: float = 1.25  # times the background makes up for that; once it, wikinews loses .013, twice, nothing is won
    least_distinct: float = 0.09  # by what few others around have: a subject is no event; at .11 wikinews loses .011
    unsettled: float = 0.1  # a decision that was nearer than this is looked at again
    keep: float = 0.04  # what a story is ahead by that the article is in already
    silence: float = 10.0  # then a story is closed; workers take this and the next from the settings
    longest: float = 45.0  # whatever is added every day would never end otherwise


@dataclass(frozen=True, slots=True)
class Fit:
    """How an article fits a story: `score` is above 0 where it belongs; `is_over`: the story is closed for it."""

    story: StoryFacts
    score: float
    likeness: float
    is_over: bool
    nearest: int


@dataclass(frozen=True, slots=True)
class _Alike:
    """A candidate's likeness and its distance in time, None where either is undated."""

    candidate: CandidateArticle
    cosine: float
    days: float | None


def fits(article: Registered, cosines: Sequence[float], rules: StoryRules, others: Set[int] = frozenset()) -> list[Fit]:
    """The stories that the candidates form, the best first; `others` are candidates known to be of another event."""
    by_story: dict[int, list[_Alike]] = defaultdict(list)
    for candidate, cosine in zip(article.candidates, cosines, strict=True):
        days = days_between(article.card.published_ms, candidate.card.published_ms)
        by_story[candidate.story].append(_Alike(candidate, cosine, days))
    rivals = sorted(
        # that they are worded alike says nothing of how much is written about the subject
        ((a.cosine, story) for story, alike in by_story.items() for a in alike if a.candidate.number not in others),
        reverse=True,
    )
    found = [
        _fit(article, article.stories[story], alike, _background(rivals, (story, article.story), rules), rules)
        for story, alike in by_story.items()
        if others.isdisjoint(a.candidate.number for a in alike)
    ]
    if article.signature.has_body and any(fit.score >= 0 for fit in found):  # half of all articles join nothing
        found = _distinct(article, found, others, rules)
    return sorted(found, key=lambda fit: (-fit.score, fit.story.number))


def is_unsettled(found: Sequence[Fit], rules: StoryRules) -> bool:
    """Whether it was a near thing: between joining and not, or between two stories."""
    near = [fit.score for fit in found[:2] if fit.score > -rules.unsettled]
    return bool(near) and (near[0] < rules.unsettled or (len(near) == 2 and near[0] - near[1] < rules.unsettled))


def days_between(one: int | None, other: int | None) -> float | None:
    """The days between two instants in milliseconds, None where one is unknown."""
    return None if one is None or other is None else abs(one - other) / DAY_MS


def _background(rivals: Iterable[tuple[float, int]], own: tuple[int, int], rules: StoryRules) -> float:
    """The mean likeness of what is most alike in other stories."""
    others = (cosine for cosine, story in rivals if story not in own)
    return sum(islice(others, rules.background_size)) / rules.background_size


def _fit(article: Registered, story: StoryFacts, alike: list[_Alike], background: float, rules: StoryRules) -> Fit:
    alike.sort(key=lambda a: -a.cosine)
    is_own = story.number == article.story
    size = max(1, min(story.size - is_own, rules.foremost))
    gaps = [a.days for a in alike if a.days is not None]
    likeness, score = _scored(alike, gaps, size, background, rules)
    if article.signature.has_body and article.card.source == alike[0].candidate.card.source != "":
        score -= rules.same_source
    if likeness < (rules.least if is_own else _least(article, background, rules)):
        score = NEVER
    over = not is_own and _is_over(article, story, gaps, rules)
    return Fit(story, score + rules.keep * is_own, likeness, over, nearest=alike[0].candidate.number)


def _scored(
    alike: Sequence[_Alike], gaps: Sequence[float], size: int, background: float, rules: StoryRules
) -> tuple[float, float]:
    """The likeness and the score, by what is known of the distances in time."""
    if not gaps:
        likeness = _to_centroid(alike)
        return likeness, likeness - rules.join_at
    likeness = _likeness(alike, size, rules)
    timely = rules.time_weight * 0.5 ** (min(gaps) / rules.half_life)
    against = rules.size_penalty * math.log(size) + rules.background * background
    return likeness, likeness + timely - against - rules.join_at


def _distinct(article: Registered, found: Iterable[Fit], others: Set[int], rules: StoryRules) -> list[Fit]:
    """The fits, with no chance where what is shared is what others around have too: the same subject, another event."""
    best: dict[int, float] = defaultdict(float)
    for candidate, cosine in zip(article.candidates, distinct_cosines(article, others), strict=True):
        best[candidate.story] = max(best[candidate.story], cosine)
    return [
        fit if fit.story.number == article.story or best[fit.story.number] >= rules.least_distinct
        else replace(fit, score=NEVER)
        for fit in found
    ]  # fmt: skip


def _likeness(alike: Sequence[_Alike], size: int, rules: StoryRules) -> float:
    """The likeness of the best and of the foremost articles of a story; those that are no candidates count as 0."""
    mean = sum(a.cosine for a in alike[:size]) / size
    return (1 - rules.mean_weight) * alike[0].cosine + rules.mean_weight * mean


def _to_centroid(alike: Sequence[_Alike]) -> float:
    """The cosine to the sum of a story's articles.

    Without time to tell what belongs together, what all of them say must: on ecbplus .017 / .029 better than by the
    best and the mean, where a size counts against a story.
    """
    signatures = [a.candidate.signature for a in alike]
    weights = np.concatenate([s.weights for s in signatures])
    _, places = np.unique(np.concatenate([s.terms for s in signatures]), return_inverse=True)
    length = math.sqrt(np.square(np.bincount(places, weights)).sum()) if len(weights) else len(alike)
    return sum(a.cosine for a in alike) / length


def _least(article: Registered, background: float, rules: StoryRules) -> float:
    """The likeness that joining needs: of little that lies around, even the most alike may be quite another matter.

    A title alone has so few words that one in common means more.
    """
    if not article.signature.has_body:
        return rules.least
    return max(rules.least, rules.least_alone - rules.around * background)


def _is_over(article: Registered, story: StoryFacts, gaps: Sequence[float], rules: StoryRules) -> bool:
    """Whether a story is closed for an article: silent for too long before it, or longer than a story may be."""
    published = article.card.published_ms
    if published is None or story.first_ms is None or story.last_ms is None:
        return bool(gaps) and min(gaps) > rules.silence
    before, after = story.first_ms - published, published - story.last_ms
    span = max(story.last_ms, published) - min(story.first_ms, published)
    return max(before, after) > rules.silence * DAY_MS or span > rules.longest * DAY_MS
