"""The passages around quotes: which entities a quote, or the sentence that it stands in, names."""

from __future__ import annotations

from newswire_shared.analysis.sentences import SENTENCE_END
from newswire_shared.contracts.documents import Article, Quote, Span


def is_about(article: Article, quote: Quote, entity_id: str) -> bool:
    """Whether a quote or its sentence names an entity; that it said it itself is not what a quote is about."""
    if not quote.spans:
        return False
    spans = quote.spans if quote.speaker_id == entity_id else (_sentence(article, quote),)
    mentions = (mention for entity in article.entities if entity.id == entity_id for mention in entity.mentions)
    return any(_lies_in(mention, span) for mention in mentions for span in spans)


def _sentence(article: Article, quote: Quote) -> Span:
    """From the beginning of the sentence in which a quote begins to the end of the one in which it ends."""
    first, last = quote.spans[0], quote.spans[-1]
    text = article.title if first.field == "title" else article.body
    ends = (found.end() for found in SENTENCE_END.finditer(text, 0, first.start))
    after = SENTENCE_END.search(text, max(last.end - 1, 0))  # the mark at a quote's own end may end the sentence
    return Span(field=first.field, start=max(ends, default=0), end=after.end() if after else len(text))


def _lies_in(mention: Span, span: Span) -> bool:
    return mention.field == span.field and span.start <= mention.start < span.end
