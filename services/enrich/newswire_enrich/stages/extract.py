"""Stage: take the page apart, within its limit on memory."""

from __future__ import annotations

from dataclasses import dataclass, replace

from newswire_shared.contracts.documents import NOT_ARTICLES
from newswire_shared.contracts.outcomes import Ended, rejected
from newswire_shared.contracts.reasons import Reason

from newswire_enrich.draft import Draft
from newswire_enrich.extraction import VERSIONS, CostlyMarkup, Unreadable, extract
from newswire_enrich.limits import memory_limit
from newswire_enrich.page import Page
from newswire_enrich.sites.rules import NO_RULES, SiteRules


@dataclass(frozen=True, slots=True)
class Extract:
    """Extraction with a limit on memory."""

    memory_bytes: int
    shortest_body: int
    rules: SiteRules = NO_RULES

    @property
    def version(self) -> str:
        """The versions of all ways to take a page apart."""
        return " ".join((*VERSIONS, self.rules.version))

    def __call__(self, draft: Draft) -> Draft | Ended:
        raw = draft.raw
        try:
            with memory_limit(self.memory_bytes):
                given = {**raw.given, "fetched": raw.fetched_at.isoformat()}
                page = extract(raw.body, raw.content_type, raw.final_url, given, self.rules)
        except Unreadable as error:
            return rejected(Reason.UNDECODABLE, str(error))
        except CostlyMarkup as error:
            return rejected(Reason.TOO_COSTLY, str(error))
        if ended := self._judged(page, draft.though):
            return ended
        return replace(draft, page=page).with_version("extract", page.version)

    def _judged(self, page: Page, though: str) -> Ended | None:
        """Why a page is none of ours; what a person excused is no reason, but a title and a text must be there."""
        if not page.title:
            return rejected(Reason.NOT_AN_ARTICLE, "no title")
        if page.kind in NOT_ARTICLES and though != Reason.NOT_AN_ARTICLE:
            return rejected(Reason.NOT_AN_ARTICLE, f"the page is of kind {page.kind}")
        if len(page.body) < (1 if though == Reason.TOO_SHORT else self.shortest_body):
            return rejected(Reason.TOO_SHORT, f"the body has {len(page.body)} characters")
        return None
