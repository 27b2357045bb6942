"""Use case: find the source that a person means, by a feed, a site, a section, an article, robots.txt or a sitemap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from newswire_shared.contracts.clock import Clock

from newswire_ingest.discovery.addresses import site_of, steps, tried
from newswire_ingest.discovery.appraisal import (
    FEEDS,
    GOOD,
    LEAST,
    Appraisal,
    Asked,
    Candidate,
    appraise,
    is_news,
    mentions,
)
from newswire_ingest.discovery.page_links import FeedLink, How, PageLinks, page_links
from newswire_ingest.discovery.places import beside, usual
from newswire_ingest.discovery.visits import RobotsView, Visit, Visits
from newswire_ingest.listings.reading import read_listing
from newswire_ingest.listings.values import Listing
from newswire_ingest.polling.looks import newest
from newswire_ingest.robots.robots import front_page
from newswire_ingest.sources.source_files import is_opml
from newswire_ingest.web.ports import Fetcher

MOST_REQUESTS = 40  # a minute and a half at a host's pace: what a person who adds a source waits for
TRIED_OF_A_PAGE = 10  # feeds that one page names: the others are of ever smaller parts
SITEMAPS = 4  # that robots.txt names: news is in one of the first, or in one that is called so
CHILDREN = 3  # of an index of sitemaps: the newest, and those called news
_MINOR = re.compile(r"comment|podcast|audio|/tags?/|/authors?/|kommentar|video", re.IGNORECASE)
_NEWS = re.compile(r"news|latest|nachrichten|actu|notici|aktuell", re.IGNORECASE)
_FIXED = re.compile(r"\d{4,}|\d{2}-\d{2}")  # a day or a number in a sitemap's name: another takes its place soon


@dataclass(frozen=True, slots=True)
class Proposal:
    """A source that fits, with what robots.txt says of it."""

    appraisal: Appraisal
    delay_s: float = 0

    @property
    def address(self) -> str:
        return self.appraisal.candidate.address

    @property
    def kind(self) -> str:
        """The kind of source: "listing" for a page, "feed" for all else."""
        return "listing" if self.appraisal.candidate.listing.kind == "listing" else "feed"


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for what a person typed: proposals, the best first, or the reason why there are none.

    `declared` is the text of an OPML file, where one was named: it declares many sources.  `note` is what became of the
    address itself, where its site was searched instead.
    """

    asked: str
    proposals: tuple[Proposal, ...]
    reason: str = ""
    requests: int = 0
    declared: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Discover:
    """Looks where a person would look, until it has found a source that is good."""

    fetcher: Fetcher
    robots: RobotsView
    clock: Clock
    product_token: str
    most_requests: int = MOST_REQUESTS

    def __call__(self, what: str) -> Found:
        """The sources for what a person typed.  Raises UsageError for what is no address."""
        search = Search(Visits(self.fetcher, self.robots, self.most_requests, self.product_token), self.clock)
        search.run(tried(what))
        found = tuple(self._proposal(search, appraisal) for appraisal in search.ranked() if appraisal.worth >= LEAST)
        reason = "" if found or search.declared else search.reason()
        return Found(what, found, reason, len(search.visits.made), search.declared, search.note)

    def _proposal(self, search: Search, appraisal: Appraisal) -> Proposal:
        rules = search.visits.rules(appraisal.candidate.address)
        return Proposal(appraisal, rules.delay_s if rules else 0.0)


@dataclass(slots=True)
class Search:
    """One search: its visits, and what it has found so far."""

    visits: Visits
    clock: Clock
    asked: Asked = field(default_factory=lambda: Asked(""))
    candidates: dict[str, Candidate] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    declared: str = ""
    note: str = ""

    def run(self, addresses: Iterable[str]) -> None:
        """Look at the address itself, then at what it names, then where feeds usually are."""
        start = self._first(addresses)
        self.asked = Asked(start.url)
        if start.answer is None:
            self._note(start.asked, start.problem)
            if start.failed:
                return
            self.note = f"{self.notes[-1]}; this is what its site offers"
        if start.answer is None or steps(start.url) == ("robots.txt",):
            self.asked = Asked(front_page(start.url))
        elif self._is_it(start):
            return
        for step in (self._of_pages, self._of_neighbours, self._of_robots, self._of_usual_places):
            step()
            if self._is_settled():
                return

    def ranked(self) -> list[Appraisal]:
        """Every candidate, the best first."""
        now = self.clock.now()
        return sorted(
            (appraise(candidate, self.asked, now) for candidate in self.candidates.values()),
            key=lambda appraisal: -appraisal.worth,
        )

    def reason(self) -> str:
        """Why nothing fits, in words."""
        for appraisal in self.ranked():
            if appraisal.faults:
                return f"{appraisal.candidate.address} is no source to add: {'; '.join(appraisal.faults)}"
        return "; ".join(dict.fromkeys(self.notes)) or "it names no feed and no sitemap, and lists no articles"

    def _first(self, addresses: Iterable[str]) -> Visit:
        """The first of the addresses at which somebody answers."""
        visit = Visit("")
        for address in addresses:
            visit = self._sent_on(self.visits(address))
            if visit.answer is not None or not visit.failed:
                return visit
        return visit

    def _sent_on(self, visit: Visit) -> Visit:
        """The visit at the end of a page that only sends its reader on."""
        if visit.answer is None:
            return visit
        target = self._links(visit).refresh
        return (
            self.visits(target) if target and target != visit.url and site_of(target) == site_of(visit.url) else visit
        )

    def _is_it(self, start: Visit) -> bool:
        """Whether what was named is the source itself; a page, or a sitemap of all there is, leads on."""
        text = start.body.decode("utf-8", "replace")
        if is_opml(text):
            self.declared = text
            return True
        listing = self._listing(start)
        if listing.kind in FEEDS or is_news(listing):
            self._add(Candidate(start.url, How.NAMED, listing))
            return True
        if listing.kind == "sitemap":
            self._take_sitemap(start, How.NAMED)
            self.asked = Asked(front_page(start.url))
            return self._is_settled()
        links = self._links(start)
        self.asked = Asked(start.url, links.language, links.links, links.headlines, listing.kind == "article")
        return False

    # Pages

    def _of_pages(self) -> None:
        """The feeds that the page names, and those that the front page names."""
        root = front_page(self.asked.address)
        for address in dict.fromkeys((self.asked.address, root)):
            visit = self._sent_on(self.visits(address))
            if visit.answer is None:
                self._note(address, visit.problem)
                continue
            links = self._links(visit)
            if address == root and (self.asked.is_article or not self.asked.links):
                self._learn(links)
            self._take_page(visit, links)
            if self._is_settled():
                return

    def _learn(self, front: PageLinks) -> None:
        """What the front page links is what a site's feed has, where an article was asked for."""
        self.asked = replace(
            self.asked,
            language=self.asked.language or front.language,
            links=self.asked.links | front.links,
            words=self.asked.words | front.headlines,
        )

    def _take_page(self, visit: Visit, links: PageLinks) -> None:
        listing = self._listing(visit)
        if listing.kind == "listing":
            self._add(Candidate(visit.url, How.PAGE, listing, links.title))
        elif not links.words:
            scripts = " until scripts have run in a browser" if links.scripts else ""
            self._note(visit.url, f"the page shows no words{scripts}")
        elif listing.kind != "article":
            self._note(visit.url, f"it names no feed, and its {len(listing.items)} links that look like headlines are "
                       "too few for a list of articles")  # fmt: skip
        self._take_links(links.feeds, leads_on=True)

    def _take_links(self, feeds: Iterable[FeedLink], *, leads_on: bool) -> None:
        for link in self._chosen(feeds):
            if self.visits.left <= 0:
                return
            self._take(link, leads_on=leads_on)

    def _chosen(self, feeds: Iterable[FeedLink]) -> list[FeedLink]:
        """The likeliest feeds of a page, those that name the section first, comments and tags last."""
        section = self.asked.section

        def rank(link: FeedLink) -> tuple[bool, bool, bool]:
            of_section = bool(section) and mentions(link.url, link.title, section)
            minor = bool(_MINOR.search(f"{urlsplit(link.url).path} {link.title}"))
            return not of_section, minor, link.how is not How.DECLARED

        return sorted(feeds, key=rank)[:TRIED_OF_A_PAGE]

    def _take(self, link: FeedLink, *, leads_on: bool = False) -> None:
        """Look at an address that may be a feed; a page for people that lists feeds leads on to them."""
        visit = self.visits(link.url)
        if visit.answer is None:
            self._note(link.url, visit.problem)
            return
        listing = self._listing(visit)
        if listing.kind in FEEDS:
            self._add(Candidate(visit.url, link.how, listing, link.title, len(self.candidates)))
        elif listing.kind == "sitemap":
            self._take_sitemap(visit, link.how)
        elif leads_on and link.how is How.LINKED:
            self._take_links(self._links(visit).feeds, leads_on=False)

    # Neighbours, robots.txt and usual places

    def _of_neighbours(self) -> None:
        """Where a section's feed usually is."""
        if self.asked.section:
            self._try(beside(self.asked.address), How.BESIDE)

    def _of_robots(self) -> None:
        """The sitemaps that robots.txt names, those called news first."""
        rules = self.visits.rules(self.asked.address)
        named = sorted(rules.sitemaps, key=lambda url: not _says_news(url)) if rules else []
        self._try(named[:SITEMAPS], How.ROBOTS)

    def _of_usual_places(self) -> None:
        self._try(usual(self.asked.address), How.USUAL)

    def _try(self, addresses: Iterable[str], how: How) -> None:
        for address in addresses:
            if self.visits.left <= 0 or self._is_settled():
                return
            visit = self.visits(address)
            if visit.answer is not None and not self._is_front_page(visit):
                self._take(FeedLink(address, how))

    def _is_front_page(self, visit: Visit) -> bool:
        """Whether a server answers what it does not have with a page."""
        return self._listing(visit).kind not in (*FEEDS, "sitemap")

    def _take_sitemap(self, visit: Visit, how: How) -> None:
        """A sitemap, or of an index those of news; else the index itself, with what its newest ones hold."""
        listing = self._listing(visit)
        if not listing.children:
            self._add(Candidate(visit.url, how, listing, order=len(self.candidates)))
            return
        parts = [part for part in map(self._child, self._children(listing)) if part]
        news = [part for part in parts if is_news(part[1]) and not _FIXED.search(urlsplit(part[0]).path)]
        for url, part in news:
            self._add(Candidate(url, how, part, order=len(self.candidates)))
        if not news:
            items = tuple(item for _, part in parts for item in part.items)
            self._add(Candidate(visit.url, how, replace(listing, items=items), order=len(self.candidates)))

    def _children(self, listing: Listing) -> Iterator[str]:
        named = [child.url for child in listing.children if _says_news(child.url)]
        yield from [*dict.fromkeys([*named, *(child.url for child in newest(listing.children))])][:CHILDREN]

    def _child(self, address: str) -> tuple[str, Listing] | None:
        if self.visits.left <= 0:
            return None
        visit = self.visits(address)
        listing = self._listing(visit) if visit.answer else None
        return (visit.url, listing) if listing and listing.kind == "sitemap" and not listing.children else None

    # What is known

    def _add(self, candidate: Candidate) -> None:
        self.candidates.setdefault(candidate.address, candidate)

    def _is_settled(self) -> bool:
        """Whether a good source was found, for a section one of the section."""
        best = next(iter(self.ranked()), None)
        if best is None or best.worth < GOOD or best.candidate.listing.kind == "listing":
            return False
        return not self.asked.section or best.points.get("of the section", 0) >= 12

    def _listing(self, visit: Visit) -> Listing:
        return read_listing(visit.body, visit.content_type, visit.url)

    def _links(self, visit: Visit) -> PageLinks:
        return page_links(visit.body, visit.content_type, visit.url)

    def _note(self, address: str, problem: str) -> None:
        self.notes.append(problem if address in problem else f"{address}: {problem}")


def _says_news(address: str) -> bool:
    return bool(_NEWS.search(urlsplit(address).path))
