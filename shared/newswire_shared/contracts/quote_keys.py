"""The key of a quote: the same wherever the same words of the same speaker are printed again."""

from __future__ import annotations

import hashlib

from newswire_shared.contracts.article_facets import folded_name
from newswire_shared.contracts.documents import Article, Quote


def quote_key(quote: Quote) -> str:
    """A digest of who said it and the words, without case, punctuation and marks: prints differ in these."""
    speaker = quote.speaker_id or folded_name(quote.speaker or "")
    return hashlib.blake2b(
        f"{speaker}\0{folded_name(quote.text)}".encode("utf-8", "replace"), digest_size=8
    ).hexdigest()


def quote_keys(article: Article) -> list[str]:
    """The keys of an article's quotes, each once, in the order of the text."""
    return list(dict.fromkeys(map(quote_key, article.quotes)))
