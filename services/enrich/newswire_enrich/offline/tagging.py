"""`newswire tag`: the stages that tag, over articles in files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from newswire_enrich.draft import Draft, through
from newswire_enrich.editing.entities.current_catalogue import CurrentCatalogue
from newswire_enrich.entities.catalogue.catalogue import EntityCatalogue
from newswire_enrich.entities.recognition.mentions import Recogniser
from newswire_enrich.offline.drafts import draft_of
from newswire_enrich.pipeline import tagging


def tag_articles(
    articles: Iterable[Mapping[str, Any]], recogniser: Recogniser, catalogue: EntityCatalogue
) -> Iterator[dict[str, Any]]:
    """The tags of each article, from as much of title and body as workers read."""
    stages = tagging(recogniser, CurrentCatalogue(catalogue))
    for article in articles:
        tagged = through(stages, draft_of(article))
        assert isinstance(tagged, Draft), "stages that tag end no article"
        yield tags_of(article["id"], tagged)


def tags_of(article_id: object, draft: Draft) -> dict[str, Any]:
    """One line of `tag`, under the id as its line has it."""
    return {
        "id": article_id, "entities": [entity.model_dump() for entity in draft.entities],
        "quotes": [quote.model_dump() for quote in draft.quotes],
        "attribution": [one.model_dump() for one in draft.attribution],
        "dates": [one.model_dump() for one in draft.dates],
        "dateline": draft.dateline,
    }  # fmt: skip
