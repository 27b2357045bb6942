"""What a person or a hostile client sends: text is never syntax, a bad cursor is told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from newswire_search.query.article_query import Filters, Query, Sort
from newswire_shared.contracts.errors import UsageError

from contract.answers import found, ids
from contract.articles import NOON, document, store
from contract.engines import Engines

HOSTILE = [
    '"',
    '"unbalanced strike',
    '""',
    '"" "',
    "AND",
    "NOT strike",
    "strike AND",
    "( strike",
    "strike)",
    "*",
    "str*",
    "title:strike",
    "title : strike",
    "{title body} : strike",
    "NEAR(strike ferry, 2)",
    "strike + ferry",
    "^strike",
    "-strike",
    "strike~2",
    "/str.*/",
    "[a TO b]",
    "strike^9",
    "\\",
    '\\"strike',
    "'; drop table articles; --",
    "%",
    "_",
    "strike\0ferry",
    "\0",
    "\ud83d",
    "<b>strike</b>",
    "{{strike}}",
    "🔥",
    "½ ² Ⅷ",
    "x" * 10_000,
    "strike " * 2_000,
    '"' * 10_000,
    '"a ' * 4_000,
    "a.b" * 3_000,
    "北" * 10_000,
    "(" * 10_000,
    " ".join(f"w{i}" for i in range(3_000)),
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_in_a_text_is_syntax(library: Engines, text: str) -> None:
    for sort in (Sort.RELEVANCE, Sort.NEWEST):
        answer = library.search.search(Query(text, sort=sort))
        assert answer.total == len(answer.hits)


def test_what_other_engines_read_as_operators_are_words(library: Engines) -> None:
    assert found(library, "dockers AND port") == {"strike-en"}
    assert found(library, "str?") == found(library, "/str.*/") == set()
    assert found(library, "body:strike") == set() and found(library, "strike~2") == set()
    assert found(library, "+strike") == found(library, "strike~") == found(library, "strike")
    assert found(library, '"strike') == found(library, "strike")


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("text", ["", "common"])
def test_cursors_walk_every_hit_once(many: Engines, text: str, sort: Sort) -> None:
    walked: list[str] = []
    after: str | None = None
    for _ in range(10):
        answer = many.search.search(Query(text, sort=sort, size=7, after=after))
        assert answer.total == 40
        walked += ids(answer)
        after = answer.after
        assert after or not answer.more
        if not answer.more:
            break
    assert len(walked) == len(set(walked)) == 40
    assert walked == ids(many.search.search(Query(text, sort=sort, size=100)))


@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.OLDEST, Sort.FIRST_SEEN])
def test_articles_of_one_instant_are_in_the_order_of_their_ids_wherever_a_page_ends(
    engines: Engines, sort: Sort
) -> None:
    heaps = [1, 2, 3, 9, 1, 4]
    made = [
        (f"{(7 * n) % 20:02}", heap) for n, heap in enumerate(h for h, many in enumerate(heaps) for _ in range(many))
    ]
    store(engines.index, *(document(name, first_seen_at=NOON + timedelta(days=heap)) for name, heap in made))
    ordered = sorted(made, key=lambda each: (-each[1] if sort is Sort.NEWEST else each[1], each[0]))
    for size in range(1, 21):
        first = engines.search.search(Query(sort=sort, size=size))
        assert ids(first) == [name for name, _ in ordered[:size]] and first.total == 20
        if first.more:
            rest = engines.search.search(Query(sort=sort, size=20, after=first.after))
            assert ids(first) + ids(rest) == [name for name, _ in ordered]


def test_a_page_that_ends_with_the_last_hit_is_the_last(many: Engines) -> None:
    assert many.search.search(Query(size=40)).after is None
    assert many.search.search(Query(size=39)).after is not None


def test_a_reader_that_follows_along_sees_what_comes_later(engines: Engines) -> None:
    store(engines.index, *(document(f"a{i}", first_seen_at=NOON + timedelta(minutes=i)) for i in range(3)))
    first = engines.search.search(Query(sort=Sort.FIRST_SEEN, size=2))
    store(engines.index, document("later", first_seen_at=NOON + timedelta(minutes=9)))
    rest = engines.search.search(Query(sort=Sort.FIRST_SEEN, size=2, after=first.after))
    assert ids(first) + ids(rest) == ["a0", "a1", "a2", "later"]


@pytest.mark.parametrize("text", ["", "title", "-absentword"])
def test_who_follows_along_is_never_without_a_cursor(engines: Engines, text: str) -> None:
    seen: list[str] = []
    after: str | None = None
    for arriving in ([], ["b0", "b1", "b2"], [], ["a3"], [], ["a4", "c4"], []):
        if arriving:
            at = NOON + timedelta(minutes=int(arriving[0][1]))
            store(engines.index, *(document(name, first_seen_at=at) for name in arriving))
        while True:
            answer = engines.search.search(Query(text, sort=Sort.FIRST_SEEN, size=2, after=after))
            assert answer.after is not None
            assert answer.hits or answer.after == after or after is None
            seen += ids(answer)
            after = answer.after
            if not answer.more:
                break
    assert seen == ["b0", "b1", "b2", "a3", "a4", "c4"]


def test_an_order_that_ends_has_no_cursor_at_its_end(library: Engines) -> None:
    for sort in set(Sort) - {Sort.FIRST_SEEN}:
        answer = library.search.search(Query("strike", sort=sort))
        assert (answer.after, answer.more) == (None, False)


@pytest.mark.parametrize(
    "cursor", ["", "x", "é", "bm9wZQ==", "W10=", "WyJuZXdlc3QiLCJ4IiwiYSJd", "WyJuZXdlc3QiLDEuNSwiYSJd", "a" * 10_000]
)
def test_a_bad_cursor_is_told(library: Engines, cursor: str) -> None:
    with pytest.raises(UsageError, match="cursor"):
        library.search.search(Query(after=cursor))


def test_a_cursor_of_another_sort_is_told(many: Engines) -> None:
    after = many.search.search(Query(sort=Sort.NEWEST, size=3)).after
    with pytest.raises(UsageError, match="sort"):
        many.search.search(Query(sort=Sort.OLDEST, after=after))


@pytest.mark.parametrize(
    "query",
    [
        Query(size=501),
        Query(size=-1),
        Query(facets=("colour",)),
        Query(facet_size=-1),
        Query("", Filters(kinds=("\ud83d",))),
    ],
)
def test_what_cannot_be_asked_is_told(library: Engines, query: Query) -> None:
    with pytest.raises(UsageError):
        library.search.search(query)
