"""Stage: who and where, by a model."""

from __future__ import annotations

from dataclasses import dataclass, replace

from newswire_enrich.draft import Draft
from newswire_enrich.tagging import Recogniser, tag


@dataclass(frozen=True, slots=True)
class Entities:
    """Tags title and body in the languages that the recogniser knows."""

    recogniser: Recogniser
    most_characters: int

    @property
    def version(self) -> str:
        """The recogniser's."""
        return self.recogniser.version

    def __call__(self, draft: Draft) -> Draft:
        if draft.language not in self.recogniser.languages:
            return draft
        found = tag(self.recogniser, draft.page.title, draft.page.body[: self.most_characters])
        return replace(draft, entities=found).with_version("entities", self.recogniser.version)
