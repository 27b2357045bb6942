"""The significance of a number of articles beside its own past.

The score is that of SigniTrend (Schubert, Weiler, Kriegel: "SigniTrend: Scalable Detection of Emerging Topics in
Textual Streams by Hashed Significance Thresholds", KDD 2014): by how many standard deviations a number is above its
mean, with a bias on both sides of the fraction, so that what is rare needs more than one article to be a surprise.  The
past is cut into slices that all count alike, where the paper fades it; and a deviation is never taken for less than
that of chance (Poisson's), as a short past may be even by luck.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

BIAS = 1.0  # articles: what a name is taken to have at least, before anything is measured
# Standard deviations.  By chance alone about one in a thousand names that are steady in the news passes: decision 47.
LEAST_SCORE = 3.0


@dataclass(frozen=True, slots=True)
class Significance:
    """The number of articles that the past lets expect, and how far above it the present one is."""

    expected: float
    score: float


def significance(now: int, of_now: int, past: Sequence[int], of_past: Sequence[int]) -> Significance:
    """The significance of `now` articles among `of_now`, after `past` ones among `of_past` in each slice.

    Shares are compared, not numbers: sources come and go, and weekends are quieter.  Some slice must have an article.
    """
    usual = sum(past) / sum(of_past)
    expected = usual * of_now
    spread = sum((found - usual * of) ** 2 / of for found, of in zip(past, of_past, strict=True) if of) / sum(of_past)
    deviation = math.sqrt(max(spread * of_now**2, expected))
    return Significance(expected, (now - max(expected, BIAS)) / (deviation + BIAS))
