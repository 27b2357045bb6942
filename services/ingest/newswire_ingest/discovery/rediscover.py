"""Use case: look for the new address of a source whose own has ceased to work."""

from __future__ import annotations

from dataclasses import dataclass

from newswire_ingest.discovery.discover import Discover, Found, Proposal
from newswire_ingest.discovery.page_links import FeedLink, How, page_links
from newswire_ingest.robots.robots import front_page
from newswire_ingest.sources.ports import FeedState, Source
from newswire_ingest.web.ports import Answer


@dataclass(frozen=True, slots=True)
class Rediscovery:
    """A proposal for a source, None where nothing better was found, and the reason then."""

    proposal: Proposal | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Rediscover:
    """Looks where the source was redirected to, then at its site."""

    discover: Discover

    def __call__(self, source: Source, state: FeedState) -> Rediscovery:
        """The address that might take the place of a source's own."""
        reasons = list[str]()
        for address in dict.fromkeys(filter(None, (state.moved_to, front_page(source.address)))):
            found = self.discover(address)
            best = next((each for each in found.proposals if each.address != source.address), None)
            if best is not None and _is_better(best, found, source):
                return Rediscovery(best)
            reasons.append(found.reason or "its site offers nothing else")
        return Rediscovery(None, "; ".join(dict.fromkeys(reasons)))


def _is_better(best: Proposal, found: Found, source: Source) -> bool:
    """Whether the source's own address does not work as well."""
    own = next((each for each in found.proposals if each.address == source.address), None)
    return own is None or best.appraisal.worth > own.appraisal.worth


def declared_elsewhere(answer: Answer, address: str) -> str:
    """The feed that a front page declares, other than an address that has gone; "" where it declares none."""
    page = page_links(answer.body, answer.headers.get("content-type", ""), answer.url)
    declared = (link.url for link in page.feeds if link.how is How.DECLARED and not _is_of_comments(link))
    return next((url for url in declared if url != address), "")


def _is_of_comments(link: FeedLink) -> bool:
    return "comment" in f"{link.url} {link.title}".lower()
