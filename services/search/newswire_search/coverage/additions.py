"""What an article adds to a story: the sentences, names, quotes and figures that no article before it had."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from newswire_shared.analysis.words import folded, words_of
from newswire_shared.contracts.documents import Article, Entity, Quote
from newswire_shared.contracts.heads import by_salience

from newswire_search.coverage.figures import figures
from newswire_search.coverage.sentences import Sentence, sentences, telling

NEW_SHARE = 0.5  # of a sentence's telling words that no article had: in other words for the same thing fewer are new
FEWEST_NEW = 3  # of these words; two are a name, which is told as a name
SAME_SHARE = 0.8  # of the fewer words of two quotes: the same utterance, of which one print has more
MOST_SENTENCES, MOST_NAMES, MOST_QUOTES, MOST_FIGURES = 2, 6, 3, 4  # as much as a line of a timeline has room for


@dataclass(frozen=True, slots=True)
class Addition:
    """What is new in one article, the foremost of it; `share` is that of its sentences."""

    sentences: tuple[str, ...]
    names: tuple[Entity, ...]
    quotes: tuple[Quote, ...]
    figures: tuple[str, ...]
    share: float


@dataclass(slots=True)
class Told:
    """What the articles so far have told, in the order in which they are taken."""

    words: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    names: list[frozenset[str]] = field(default_factory=list)
    quotes: dict[str, list[frozenset[str]]] = field(default_factory=dict)
    figures: set[str] = field(default_factory=set)

    def take(self, article: Article) -> Addition:
        """What an article adds, which is known from now on."""
        told = [*sentences(article.body)]
        new = [each for each in told if self._is_new(each)] if self.words else told
        addition = Addition(
            sentences=tuple(each.text for each in self._foremost(told, new)),
            names=tuple(self._names(article))[:MOST_NAMES],
            quotes=tuple(self._quotes(article))[:MOST_QUOTES], figures=tuple(self._figures(article))[:MOST_FIGURES],
            share=round(len(new) / len(told), 3) if told else 0.0,
        )  # fmt: skip
        self.words |= telling(article.title).union(*(each.words for each in told))
        return addition

    def _foremost(self, told: Sequence[Sentence], new: Sequence[Sentence]) -> Sequence[Sentence]:
        """The sentences that say most that is new, in the order of the text; of the first article its first."""
        return sorted(sorted(new, key=self._news)[:MOST_SENTENCES], key=told.index) if self.words else told[:1]

    def _is_new(self, sentence: Sentence) -> bool:
        new = len(sentence.words - self.words)
        return new >= FEWEST_NEW and new >= NEW_SHARE * len(sentence.words)

    def _news(self, sentence: Sentence) -> int:
        return -len(sentence.words - self.words)

    def _names(self, article: Article) -> Iterator[Entity]:
        for entity in by_salience(article):
            words = frozenset(map(folded, words_of(entity.name)))
            # a surname alone is the person whose full name came before
            is_known = entity.id in self.ids or any(words <= known for known in self.names)
            self.ids.add(entity.id)
            if not is_known and words:
                self.names.append(words)
                yield entity

    def _quotes(self, article: Article) -> Iterator[Quote]:
        for quote in article.quotes:
            surname = folded((quote.speaker or "").rpartition(" ")[2])
            words, known = telling(quote.text), self.quotes.setdefault(surname, [])
            if quote.kind == "direct" and words and not any(is_same(words, each) for each in known):
                known.append(words)
                yield quote

    def _figures(self, article: Article) -> Iterator[str]:
        for figure in figures(article.body, article.language):
            if figure.key not in self.figures:
                self.figures.add(figure.key)
                yield figure.text


def is_same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two quotes of a speaker are one utterance."""
    return len(one & other) >= SAME_SHARE * min(len(one), len(other))
