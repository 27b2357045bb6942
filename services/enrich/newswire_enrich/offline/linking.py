"""`newswire link`: the stage that links, over the articles of a file in order of arrival."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import compress
from typing import Any

from newswire_shared.contracts.documents import LINKS_TO_IT, Copy, Relation

from newswire_enrich.draft import Draft
from newswire_enrich.linking.linker import Linker
from newswire_enrich.offline.drafts import canonical_of, draft_of, entities_of
from newswire_enrich.stages.link import Link

LINES_A_TASK = 4  # of a process, so that all processes stay at about the same place of the stream


def link_articles(
    articles: Sequence[Mapping[str, Any]], open_linker: Callable[[], Linker], workers: int
) -> Iterator[dict[str, Any]]:
    """The links of each article, once the whole stream has been seen and what was a near thing was looked at again."""
    ids = [str(article["id"]) for article in articles]
    with _mapping(workers) as each:
        # three rounds with all processes at their end: relations and second looks see the whole stream
        unsettled = each(partial(_link, open_linker), articles)
        each(partial(_look_again, open_linker), list(compress(ids, unsettled)))
        related = each(partial(_relations, open_linker), articles)
    state = open_linker().state
    surviving, copies = state.resolve(ids), state.copies(ids)
    by_address = {key: str(a["id"]) for a in articles if (key := canonical_of(a.get("url")))}
    for article, name, found in zip(articles, ids, related, strict=True):
        yield linked(article, surviving[name], copies.get(name), found, by_address)


@contextmanager
def _mapping(workers: int) -> Iterator[Callable[..., list[Any]]]:
    """A function that calls another for each item, here or in processes."""
    if workers == 1:
        yield lambda function, items: list(map(function, items))
        return
    with ProcessPoolExecutor(workers) as pool:
        yield lambda function, items: list(pool.map(function, items, chunksize=LINES_A_TASK))


def _link(open_linker: Callable[[], Linker], article: Mapping[str, Any]) -> bool:
    linked = Link(open_linker())(draft_to_link(article))
    assert isinstance(linked, Draft), "nobody removed what lies in a file"
    return linked.is_unsettled


def _look_again(open_linker: Callable[[], Linker], article_id: str) -> None:
    open_linker().look_again(article_id)


def _relations(open_linker: Callable[[], Linker], article: Mapping[str, Any]) -> tuple[Relation, ...]:
    return Link(open_linker()).relations_now(draft_to_link(article))


def draft_to_link(article: Mapping[str, Any]) -> Draft:
    """The draft that linking gets of an article in a file.

    It has no links: addresses mean articles of the file only once all are known, so these relations are added last.
    """
    return replace(draft_of(article), entities=entities_of(article))


def linked(
    article: Mapping[str, Any], story: str, copy: Copy | None, related: Iterable[Relation],
    by_address: Mapping[str, str],
) -> dict[str, Any]:  # fmt: skip
    """One line of `link`."""
    own = str(article["id"])
    targets = [by_address.get(canonical_of(address) or "") for address in article.get("links") or ()]
    # links first: of two reasons for one article, that it is linked to is the plainer
    relations = {t: Relation(id=t, score=1.0, why=LINKS_TO_IT) for t in targets if t and t != own}
    for relation in related:
        relations.setdefault(relation.id, relation)
    return {
        "id": own, "story": story, "duplicate_of": copy.duplicate_of if copy else None,
        "duplicate_kind": copy.kind if copy else None, "similarity": copy.similarity if copy else None,
        "related": [relation.model_dump() for relation in relations.values()],
    }  # fmt: skip
