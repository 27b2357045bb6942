"""What an article shares with a candidate and with few others around: a subject that all of them have tells nothing."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

import numpy as np

from newswire_enrich.linking.packing import cosines
from newswire_enrich.linking.state import Registered


def distinct_cosines(article: Registered, others: Set[int] = frozenset()) -> list[float]:
    """The cosine to each candidate, with every term divided by the root of how many stories around hold it.

    `others` are candidates of one template with the article: that their words are the same says nothing of the subject.
    """
    own = article.signature
    # by the root: a whole division takes most from running stories, whose parts lie in several stories at first
    weights = (own.weights / np.sqrt(np.maximum(1, _stories_with(article, others)))).astype(np.float32)
    around = [(c.signature.terms, c.signature.weights) for c in article.candidates]
    return cosines(replace(own, weights=weights), around)


def _stories_with(article: Registered, others: Set[int]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """How many stories of the candidates, the article's own apart, hold each of its terms."""
    own = article.signature.terms
    around = [c for c in article.candidates if c.story != article.story and c.number not in others]
    if not around or not len(own):
        return np.zeros(len(own), np.int64)
    terms = np.concatenate([c.signature.terms for c in around])
    stories = np.repeat([c.story for c in around], [len(c.signature.terms) for c in around])
    places = np.minimum(np.searchsorted(own, terms), len(own) - 1)
    shared = own[places] == terms
    each = np.unique(stories[shared] * len(own) + places[shared])  # a story counts once, however many articles it has
    return np.bincount(each % len(own), minlength=len(own))
