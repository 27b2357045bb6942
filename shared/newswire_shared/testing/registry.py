"""The registry in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newswire_shared.accounting.registry import KnownArticle, RestoredArticle, tied_by
from newswire_shared.accounting.removals import TakeDown
from newswire_shared.testing.memory import Memory


class FakeUrlRegistry:
    """A UrlRegistry in dictionaries."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def find(self, key: str, earlier_key: str = "") -> KnownArticle | None:
        """The article that a key belongs to."""
        article = self._memory.resolve_either(key, earlier_key)
        fields = self._memory.articles.get(article)
        return KnownArticle(article, dict(fields)) if fields else None

    def resolve(self, keys: Sequence[str]) -> dict[str, str]:
        """The article that each key leads to."""
        return {key: self._memory.resolve(key) for key in keys}

    def tie(self, other_key: str, article_id: str, earlier_key: str = "") -> str:
        """Tie two articles; the one known first survives."""
        other, mine = self._memory.resolve_either(other_key, earlier_key), self._memory.resolve(article_id)
        if other == mine:
            return mine
        if self._seen(other) < self._seen(mine):
            other, mine = mine, other
        self._memory.aliases[other] = mine
        if "first_seen_ms" in self._memory.articles.get(other, {}):
            self._note_merged(other, mine)
        self._take_down_too(other, mine, other_key)
        return mine

    def _note_merged(self, other: str, mine: str) -> None:
        known = self._memory.articles.setdefault(mine, {})
        was = (known.get("was", ""), other, self._memory.articles[other].get("was", ""))
        known["was"] = " ".join(filter(None, was))

    def _take_down_too(self, other: str, mine: str, key: str) -> None:
        known = self._memory.taken_down
        gone = next((entry for i in (mine, other) if (entry := known.get(i)) and entry.holds), None)
        if gone is None:
            return
        for each in self._memory.articles.get(mine, {}).get("was", "").split():
            if each not in known or known[each].undone:
                self._share(gone, each, (mine, key))
        own = known.get(mine)
        if own and own.holds and {other, key} - {mine} <= {*own.keys.split()}:
            return
        self._share(own if own and own.holds else gone, mine, (other, key))
        self._memory.articles.setdefault(mine, {})["taken_down"] = "1"

    def _share(self, gone: TakeDown, article: str, others: Sequence[str]) -> None:
        known = self._memory.taken_down
        keys = [key for key in dict.fromkeys((*gone.keys.split(), *others)) if key != article]
        revision = max(gone.revision + 1, known[article].revision + 1 if article in known else 0)
        fields = {"revision": max(revision, self._memory.clock.now_ms()), "keys": " ".join(keys)}
        known[article] = gone.model_copy(update={"article_id": article, **fields})

    def adopt(self, article_id: str, others: Sequence[tuple[str, str]]) -> KnownArticle:
        """Tie some addresses to an article, and tell what is known of it."""
        survivor = self._memory.resolve(article_id)
        for key, earlier_key in others:
            survivor = self.tie(key, survivor, earlier_key)
        return KnownArticle(survivor, dict(self._memory.articles.get(survivor, {})))

    def claim_homes(self, homes: Mapping[str, str]) -> dict[str, str]:
        """The home of each article, by whoever names one first."""
        return {article_id: self._home(article_id, home) for article_id, home in homes.items()}

    def _home(self, article_id: str, home: str) -> str:
        known = self._memory.articles.setdefault(article_id, {})
        if len(known.get("home", "")) != len(home):
            known["home"] = home
        return known["home"]

    def note_all(self, facts: Mapping[str, Mapping[str, str]]) -> None:
        """Remember facts of several articles."""
        for article_id, fields in facts.items():
            self._memory.articles.setdefault(article_id, {}).update(fields)

    def _seen(self, article_id: str) -> float:
        return float(self._memory.articles.get(article_id, {}).get("first_seen_ms", "inf"))


class FakeRegistryUpgrade:
    """A RegistryUpgrade in dictionaries; one look is of all there is."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def step(self, for_s: float = 0) -> bool:
        """Tie every article to the key of its address."""
        registry, articles = FakeUrlRegistry(self._memory), self._memory.articles
        for article_id, fields in list(articles.items()) if not self._memory.is_brought_up else []:
            if pair := tied_by(fields.get("url", ""), article_id):
                registry.tie(*pair)
        self._memory.is_brought_up = True
        return True


class FakeRegistryRestoration:
    """A RegistryRestoration in dictionaries; records of captures never expire here."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def restore(self, articles: Sequence[RestoredArticle]) -> int:
        """Make articles known again."""
        return sum(map(self._restored, articles))

    def _restored(self, given: RestoredArticle) -> bool:
        article = given.article_id
        if self._memory.resolve(article) != article:
            return False
        is_new = article not in self._memory.articles
        known = self._memory.articles.setdefault(article, {})
        if given.first_seen_ms < float(known.get("first_seen_ms", "inf")):
            known |= {"first_seen_ms": str(given.first_seen_ms), "first_capture": given.first_capture}
        known |= {"url": known.get("url", given.url), "source": known.get("source", given.source)}
        if known.get("digest_of") != given.facts["digest_of"]:
            known |= given.facts
        for key in given.keys:
            FakeUrlRegistry(self._memory).tie(key, article)
        self._keep_last(article, given)
        return is_new

    def _keep_last(self, article: str, given: RestoredArticle) -> None:
        last = given.last
        if last.capture_id in self._memory.captures:
            return
        self._memory.captures[last.capture_id] = {
            "state": "indexed", "article": article, "url": given.url, "source": given.source, "lane": last.lane,
            "slot": "restored", "accepted_ms": str(last.fetched_ms), "first_seen_ms": str(given.first_seen_ms),
            "at:indexed": str(last.fetched_ms), "ref:enrich": last.raw_ref, "ref:index": last.enriched_ref,
        }  # fmt: skip
        self._memory.of_article[article].insert(0, last.capture_id)
