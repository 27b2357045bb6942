"""Stage: who and where, by a model and the catalogue."""

from __future__ import annotations

from dataclasses import dataclass, replace

from newswire_enrich.draft import Draft
from newswire_enrich.editing.entities.current_catalogue import CurrentCatalogue
from newswire_enrich.entities.recognition.mentions import Recogniser
from newswire_enrich.entities.tagging import tag_article

UNKNOWN_IS = "en"  # a text whose language cannot be detected


@dataclass(frozen=True, slots=True)
class Entities:
    """Tags title and body: by the recogniser in its languages, by the catalogue's names in all others.

    What operators edit holds from the next article on.
    """

    recogniser: Recogniser
    catalogue: CurrentCatalogue

    def __call__(self, draft: Draft) -> Draft:
        language = draft.language or UNKNOWN_IS
        catalogue = self.catalogue.now()
        found = tag_article(self.recogniser, catalogue, draft.analysed_title, draft.analysed_body, language)
        version = f"{self.recogniser.version}+{catalogue.version}"
        return replace(draft, entities=found).with_version("entities", version)

    @property
    def version(self) -> str:
        """What the entities come from as long as a worker runs: the models and the catalogue without edits."""
        return f"{self.recogniser.version}+{self.catalogue.base.version}"

    @property
    def edits(self) -> str:
        """The version of the edits that held for the last article."""
        return self.catalogue.edits.version
