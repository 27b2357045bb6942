"""Finds the article that has an address, whichever of its addresses that is."""

from __future__ import annotations

from dataclasses import dataclass

from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.identity import Canonical, InvalidAddress, article_key, canonicalize

from newswire_search.articles.ports import SearchEngine
from newswire_search.errors import GoneError, NotFoundError


@dataclass(frozen=True, slots=True)
class FindArticle:
    """Gives the id of an article by an address, by the rules of identity and by what the index holds.

    The registry knows more aliases (redirects that led to an article); it is not asked, for a search may run without.
    """

    engine: SearchEngine

    def __call__(self, address: str) -> str:
        """The id.  Raises UsageError for what is no address, NotFoundError that says what was looked for, GoneError."""
        canonical = _canonical(address)
        keys = [key for key in (_key(canonical), canonical.earlier_key) if key]
        if own := self.engine.heads(keys):
            return next(key for key in keys if key in own)
        known = self.engine.articles.known_by(keys)
        if there := self.engine.heads(known):
            return next(name for name in known if name in there)
        if self.engine.taken_down([*keys, *known]):
            raise GoneError(f"The article of {canonical.canonical} was taken down.")
        raise NotFoundError(
            f"There is no article of {canonical.canonical} (key {keys[0]}): no article in the index has this key as "
            "its id or as that of one of its addresses."
        )


def _canonical(address: str) -> Canonical:
    try:
        return canonicalize(address)
    except InvalidAddress as error:
        raise UsageError(f"url: {error}") from None


def _key(canonical: Canonical) -> str:
    # a file's address is its own canonical form
    return article_key(canonical.canonical)
