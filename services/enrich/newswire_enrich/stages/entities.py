"""Stage: who and where, by a model and the catalogue."""

from __future__ import annotations

from dataclasses import dataclass, replace

from newswire_enrich.draft import Draft
from newswire_enrich.entities.catalogue import EntityCatalogue
from newswire_enrich.entities.mentions import Recogniser
from newswire_enrich.entities.tagging import tag_article

UNKNOWN_IS = "en"  # a text whose language nobody can say


@dataclass(frozen=True, slots=True)
class Entities:
    """Tags title and body: by the recogniser in its languages, by the catalogue's names in all others."""

    recogniser: Recogniser
    catalogue: EntityCatalogue
    most_characters: int

    def __call__(self, draft: Draft) -> Draft:
        language = draft.language or UNKNOWN_IS
        title, body = draft.page.title, draft.page.body[: self.most_characters]
        found = tag_article(self.recogniser, self.catalogue, title, body, language)
        return replace(draft, entities=found).with_version("entities", self.version)

    @property
    def version(self) -> str:
        """What the entities come from: the models and the catalogue."""
        return f"{self.recogniser.version}+{self.catalogue.version}"
