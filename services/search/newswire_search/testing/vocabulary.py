"""The words of texts in memory, for tests of what asks for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from newswire_shared.analysis.words import folded, words_of
from newswire_shared.contracts.documents import ArticleDocument

from newswire_search.query.edits import edits, most_edits


class InMemoryVocabulary:
    """Vocabulary over a mapping of documents, which it reads anew at each call."""

    def __init__(self, documents: Mapping[str, ArticleDocument]) -> None:
        self._documents = documents

    def near(self, word: str, most: int) -> list[str]:
        """Words that one or two letters make of a word, by a look at every text."""
        texts = (f"{d.article.title} {d.article.body}" for d in self._documents.values())
        counts = Counter(term for text in texts for term in {folded(each) for each in words_of(text)})
        limit = most_edits(word)
        distances = {term: edits(word, term, limit) for term in counts if term != word}
        near = [term for term, distance in distances.items() if 0 < distance <= limit]
        return sorted(near, key=lambda term: (distances[term], -counts[term], term))[:most]
