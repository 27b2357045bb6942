"""The homes of articles, where the index parts them: known to the registry before an article is created."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from newswire_shared.accounting.registry import UrlRegistry

from newswire_index.engine.ports import ArticleStore, Stored


def agreed_homes(
    index: ArticleStore,
    registry: UrlRegistry,
    first_seen: Mapping[str, datetime],
    known: Mapping[str, str],
    stored: Mapping[str, Stored],
) -> dict[str, str]:
    """Where to create each article that is not stored, as all who create it agree.

    Two captures of one article may tell of different first sights: whoever comes first to the registry decides, and
    there the article stays.  Where one lies already the registry learns, unless it said so itself (`known`).
    """
    lying = {article: found.version.home for article, found in stored.items()}
    new = {article: index.home_for(at) for article, at in first_seen.items() if article not in lying}
    registry.note_all({article: {"home": home} for article, home in lying.items() if home != known.get(article, "")})
    claims = {article: home for article, home in new.items() if home}
    return registry.claim_homes(claims) if claims else {}
