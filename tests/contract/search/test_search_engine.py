"""What every search engine must do."""

from __future__ import annotations

from datetime import timedelta

import pytest
from newswire_search.query.article_query import Filters, Query, Sort
from newswire_shared.contracts.heads import head_of

from contract.answers import found, ids
from contract.articles import NOON, document, entity, store
from contract.engines import Engines
from contract.library import LIBRARY

NEWEST = ["brief-none", "election-fr", "ferry-en", "budget-en", "strike-en", "hy"]


def test_an_engine_that_can_answer_says_so(library: Engines) -> None:
    library.search.ping()


def test_an_empty_text_matches_everything_newest_first(library: Engines) -> None:
    answer = library.search.search(Query())
    assert ids(answer) == NEWEST
    assert (answer.total, answer.total_is_exact, answer.after) == (6, True, None)
    assert all(hit.score is None and not hit.highlights for hit in answer.hits)
    assert answer.took_ms > 0


def test_hits_are_heads_and_one_article_is_whole(library: Engines) -> None:
    heads = {each.article.article_id: head_of(each) for each in LIBRARY}
    assert {hit.head.article_id: hit.head for hit in library.search.search(Query()).hits} == heads
    assert library.search.heads([*heads, "nowhere"]) == heads
    assert [library.search.get(each.article.article_id) for each in LIBRARY] == [*LIBRARY]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("strike", {"strike-en", "budget-en"}),
        ("STRIKE Dockers", {"strike-en"}),
        ("dockers suffer", {"strike-en"}),
        ("strike absentword", set()),
        ("գործադուլ", {"hy"}),
        ("Étienne", {"election-fr"}),
        ("covid-19", {"brief-none"}),
        ("19-covid", set()),
        ("and or not", {"brief-none"}),
    ],
)
def test_all_words_must_occur_in_title_or_body(library: Engines, text: str, expected: set[str]) -> None:
    assert found(library, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"harbour bank"', {"strike-en"}),
        ('"bank harbour"', set()),
        ("bank harbour", {"strike-en"}),
        ("“Harbour Bank” ferry", {"strike-en"}),
        ("«northern pier»", {"ferry-en"}),
        ('"strike at" dockers "port alder"', {"strike-en"}),
        ('"alder dockers"', set()),  # the end of the title and the beginning of the body
    ],
)
def test_phrases_occur_word_by_word(library: Engines, text: str, expected: set[str]) -> None:
    assert found(library, text) == expected


def test_diacritics_are_folded(library: Engines) -> None:
    assert found(library, "élection") == {"election-fr"}
    assert found(library, "ÉLECTION") == {"election-fr"}
    assert found(library, "election tres suivie") == {"election-fr"}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(sources=("coast-wire",)), {"ferry-en", "brief-none"}),
        (Filters(sources=("coast-wire", "valmer-matin")), {"ferry-en", "brief-none", "election-fr"}),
        (Filters(languages=("fr",)), {"election-fr"}),
        (Filters(languages=("en", "en-GB")), {"strike-en", "budget-en", "ferry-en"}),
        (Filters(kinds=("live", "brief")), {"ferry-en", "brief-none"}),
        (Filters(entities=("p-anna",)), {"strike-en", "budget-en"}),
        (Filters(entities=("p-anna", "o-bank")), {"strike-en"}),
        (Filters(entities=("p-anna", "p-boris")), set()),
        (Filters(entities=("nobody",)), set()),
        (Filters(entities=("alder-times",)), set()),
        (Filters(since=NOON), {"election-fr", "brief-none"}),
        (Filters(since=NOON + timedelta(milliseconds=1)), {"brief-none"}),
        (Filters(until=NOON), {"strike-en", "budget-en", "ferry-en", "hy"}),
        (Filters(until=NOON + timedelta(milliseconds=1)), {"strike-en", "budget-en", "ferry-en", "hy", "election-fr"}),
        (Filters(since=NOON - timedelta(days=2), until=NOON), {"budget-en", "ferry-en"}),
        (Filters(sources=("alder-times",), languages=("en",), kinds=("article",)), {"strike-en"}),
        (Filters(sources=("' or 1=1 --",)), set()),
    ],
)
def test_filters(library: Engines, filters: Filters, expected: set[str]) -> None:
    assert set(ids(library.search.search(Query("", filters)))) == expected


def test_filters_and_text_add_up(library: Engines) -> None:
    assert found(library, "strike", entities=("o-bank",)) == {"strike-en"}
    assert found(library, "ferry", languages=("en",), sources=("coast-wire",)) == {"ferry-en"}
    assert found(library, "strike", languages=("fr",)) == set()


def test_sorts(library: Engines) -> None:
    assert ids(library.search.search(Query(sort=Sort.OLDEST))) == NEWEST[::-1]
    assert ids(library.search.search(Query(sort=Sort.FIRST_SEEN)))[-1] == "brief-none"
    by_id = sorted(set(NEWEST) - {"brief-none"})
    assert ids(library.search.search(Query(sort=Sort.FIRST_SEEN)))[:-1] == by_id


def test_relevance_puts_the_title_first(library: Engines) -> None:
    answer = library.search.search(Query("strike"))
    assert ids(answer) == ["strike-en", "budget-en"]
    first, second = (hit.score for hit in answer.hits)
    assert first is not None and second is not None and first > second > 0
    assert ids(library.search.search(Query("ferry")))[0] == "ferry-en"


def test_facets_count_over_all_filters(library: Engines) -> None:
    answer = library.search.search(Query("ferry", Filters(languages=("en", "en-GB"))))
    counts = {facet: [(v.value, v.label, v.count) for v in values] for facet, values in answer.facets.items()}
    assert counts == {
        "source": [("alder-times", "alder-times", 2), ("coast-wire", "coast-wire", 1)],
        "language": [("en", "en", 2), ("en-GB", "en-GB", 1)],
        "kind": [("article", "article", 2), ("live", "live", 1)],
        "person": [("p-anna", "Anna Lind", 2), ("p-boris", "Boris Grey", 1)],
        "organisation": [("o-bank", "Harbour Bank", 1)],
        "place": [("g-port", "Port Alder", 3)],
    }


def test_facets_of_everything_and_of_nothing(library: Engines) -> None:
    everything = library.search.search(Query(size=0)).facets
    assert [(v.value, v.count) for v in everything["source"]] == [
        ("alder-times", 3),
        ("coast-wire", 2),
        ("valmer-matin", 1),
    ]
    assert sum(value.count for value in everything["language"]) == 5
    nothing = library.search.search(Query("absentword"))
    assert set(nothing.facets) == set(Query().facets)
    assert not any(nothing.facets.values())


def test_facets_are_as_many_as_asked_for(library: Engines) -> None:
    answer = library.search.search(Query(facets=("source", "event"), facet_size=2))
    assert [len(answer.facets[facet]) for facet in ("source", "event")] == [2, 0]
    assert set(answer.facets) == {"source", "event"}
    assert library.search.search(Query(facets=())).facets == {}
    assert library.search.search(Query(facets=("source",), facet_size=0)).facets == {"source": ()}


def test_a_renamed_entity_stays_one_value(engines: Engines) -> None:
    old, new = entity("p", "Old Name"), entity("p", "New Name")
    names = (old, new, new)
    store(engines.index, *(document(f"a{i}", entities=(name,)) for i, name in enumerate(names)))
    [value] = engines.search.search(Query()).facets["person"]
    assert (value.value, value.label, value.count) == ("p", "New Name", 3)


def test_highlights_are_pieces_of_the_text(library: Engines) -> None:
    texts = {each.article.article_id: each.article for each in LIBRARY}
    for hit in library.search.search(Query("ferry")).hits:
        for field, pieces in hit.highlights.items():
            text = getattr(texts[hit.head.article_id], field)
            for piece in pieces:
                assert "".join(segment.text for segment in piece) in text
                assert [s.text.lower() for s in piece if s.hit]
                assert {s.text.lower() for s in piece if s.hit} == {"ferry"}


def test_the_title_is_highlighted_whole_and_the_body_in_fragments(library: Engines) -> None:
    [hit] = library.search.search(Query("ferry northern")).hits
    [title] = hit.highlights["title"]
    assert [(segment.text, segment.hit) for segment in title] == [("Ferry", True), (" hits pier", False)]
    assert 1 <= len(hit.highlights["body"]) <= 3
    for piece in hit.highlights["body"]:
        assert 20 < len("".join(segment.text for segment in piece)) < 260
    marked = {s.text.lower() for piece in hit.highlights["body"] for s in piece if s.hit}
    assert marked == {"ferry", "northern"}


def test_what_does_not_match_has_no_highlight(library: Engines) -> None:
    [hit] = library.search.search(Query("suffer")).hits
    assert set(hit.highlights) == {"body"}


def test_a_text_with_marks_in_it_is_shown_as_it_is(engines: Engines) -> None:
    body = "<em>bold</em> & \u0001 <b>strike</b> {hit}"
    store(engines.index, document("a", "T", body))
    [hit] = engines.search.search(Query("strike")).hits
    [piece] = hit.highlights["body"]
    assert "".join(segment.text for segment in piece) == body
    assert [segment.text for segment in piece if segment.hit] == ["strike"]


def test_a_very_long_body_is_found_and_highlighted(engines: Engines) -> None:
    store(engines.index, document("a", "T", "needle " + "hay " * 400_000))
    [hit] = engines.search.search(Query("needle")).hits
    assert hit.highlights["body"][0][0].text == "needle"


def test_a_facet_counts_across_months(engines: Engines) -> None:
    """Many others are more frequent in one month, and a count that was put together there would miss its articles."""
    crowd = tuple(entity(f"c{n:03}", f"Crowd {n}") for n in range(600))
    popular, later = entity("popular", "Popular"), NOON + timedelta(days=400)
    store(
        engines.index,
        *(document(f"early{n}", entities=(popular,)) for n in range(5)),
        *(document(f"crowd{n}", first_seen_at=later, entities=crowd) for n in range(2)),
        document("late", first_seen_at=later, entities=(popular,)),
    )
    facet = engines.search.search(Query(facets=("person",), facet_size=1)).facets["person"]
    assert [(value.value, value.label, value.count) for value in facet] == [("popular", "Popular", 6)]


def test_a_facet_knows_who_is_nowhere_the_most_frequent(engines: Engines) -> None:
    later = NOON + timedelta(days=400)
    spans = [("a", NOON), ("b", later)]
    store(
        engines.index,
        *(
            document(f"{span}{source}{n}", source=f"{span}{source}", first_seen_at=at)
            for span, at in spans for source in range(12) for n in range(3)
        ),
        *(document(f"wide{span}{n}", source="wide", first_seen_at=at) for span, at in spans for n in range(2)),
    )  # fmt: skip
    facet = engines.search.search(Query(facets=("source",), facet_size=1)).facets["source"]
    assert [(value.value, value.count) for value in facet] == [("wide", 4)]


def test_a_score_does_not_depend_on_the_month(engines: Engines) -> None:
    later = NOON + timedelta(days=400)
    store(
        engines.index,
        document("rare", "Heron", first_seen_at=NOON),
        *(document(f"other{n}", "Barge", first_seen_at=NOON) for n in range(9)),
        *(document(f"common{n}", "Heron", first_seen_at=later) for n in range(9)),
    )
    scores = {hit.score for hit in engines.search.search(Query("heron", size=20)).hits}
    assert len(scores) == 1
