"""How a text is read: the same articles on every engine, whatever stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from examples import examples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newswire_search.query.article_query import Query, Sort
from newswire_search.query.match import Match
from newswire_search.query.story_query import StoryFilters, StoryQuery
from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.errors import UsageError

from contract.answers import ids
from contract.articles import document, entity, store
from contract.engines import Engines, opened
from contract.newsroom import story

TEXTS = {
    "storm": ("Storm shuts the harbour of Alder", "Waves broke the northern quay before the evening ferry sailed."),
    "vote": ("Harbour vote is put off", "The council of Alder had no quorum; the ferry subsidy stays as it is."),
    "vaccine": ("Clinic has vaccine left", "Against covid-19, said the nurse. Nobody in Alder had to wait."),
    "derby": ("Derby ends without goals", "Rain in Brenn kept the crowd away from the evening match."),
    "train": ("Night train to Brenn returns", "The sleeper leaves Alder in the evening, and is cheap."),
    "snow": ("Ձյուն Բրենում", "Լաստանավը Ալդերից չի մեկնել"),
}
LANGUAGES = {"snow": "hy", "vaccine": None}
EVERYTHING = set(TEXTS)
PORT, MARSH = entity("o-port", "Port of Alder", "organisation"), entity("p-marsh", "Councillor Ada Marsh")
FACTS: dict[str, dict[str, Any]] = {
    "storm": {
        "url": "https://www.news.alder.example/storm", "authors": ("Ingrid Vaal",), "section": "Islands",
        "published_at": datetime(2026, 2, 10, 9, tzinfo=UTC), "entities": (PORT,),
    },
    "vote": {
        "url": "https://alder.example/vote", "authors": ("Bo Åström", "Ingrid Marsh"), "tags": ("Ferry subsidy",),
        "published_at": datetime(2026, 1, 31, 23, tzinfo=UTC), "entities": (MARSH,),
    },
    "vaccine": {
        "url": "https://brenn.example/v", "source": "brenn", "published_at": datetime(2025, 12, 31, tzinfo=UTC),
    },
    "derby": {
        "url": "https://brenn.example/d", "source": "brenn", "kind": "brief", "image": "https://brenn.example/d.png",
    },
}  # fmt: skip

ROWS: list[tuple[str, set[str]]] = [
    # words: two must both occur, of more most
    ("harbour", {"storm", "vote"}),
    ("harbour storm", {"storm"}),
    ("harbour derby", set()),
    ("harbour ferry subsidy", {"vote", "storm"}),
    ("harbour derby absentword", set()),
    ("storm harbour absentword", {"storm"}),
    ("alder evening ferry sailed", {"storm", "vote", "train"}),
    ("storm shuts harbour alder quay waves nobodywritesthis", {"storm"}),
    ("ձյուն բրենում բառ", {"snow"}),
    ("harbour HARBOUR harbour, storm", {"storm"}),
    # phrases must occur
    ('"night train"', {"train"}),
    ('"train night"', set()),
    ("“night train” «to brenn»", {"train"}),
    ('"northern quay" derby clinic rain', set()),
    ('"northern quay" storm clinic waves', {"storm"}),
    ('"evening ferry"', {"storm"}),
    ('"evening ferry', {"storm"}),
    ("„evening match“", {"derby"}),
    ("covid-19", {"vaccine"}),
    ("19-covid", set()),
    # a minus excludes
    ("alder -harbour", {"vaccine", "train"}),
    ("alder \u2212harbour", {"vaccine", "train"}),
    ("-harbour alder", {"vaccine", "train"}),
    ("alder \uff0dharbour", {"vaccine", "train"}),
    ("alder \ufe63harbour", {"vaccine", "train"}),
    ("alder \u2010harbour", {"vaccine", "train"}),
    ("alder \u200b-harbour", {"vaccine", "train"}),
    ("alder NOT harbour", {"vaccine", "train"}),
    ('alder NOT "evening ferry" NOT quorum', {"vaccine", "train"}),
    ("alder NOT (harbour OR train)", {"vaccine"}),
    ("NOT harbour", EVERYTHING - {"storm", "vote"}),
    ("VACCINE NOT LEFT", {"vaccine"}),
    ("-harbour", EVERYTHING - {"storm", "vote"}),
    ("-harbour -brenn", {"vaccine", "snow"}),
    ('-"evening ferry" evening', {"derby", "train"}),
    ('-"evening ferry evening', set()),
    ("evening -brenn -storm", set()),
    ("-covid-19 alder", {"storm", "vote", "train"}),
    ("storm - harbour", {"storm"}),
    ("ferry -absentword", {"storm", "vote"}),
    ("harbour ferry subsidy -storm", {"vote"}),
    ("-ձյուն", EVERYTHING - {"snow"}),
    # OR and parentheses
    ("storm OR derby", {"storm", "derby"}),
    ("storm or derby", set()),
    ("evening storm OR derby", {"storm", "derby"}),
    ('"night train" OR "evening match" OR vaccine', {"train", "derby", "vaccine"}),
    ("(harbour vote) OR (evening brenn)", {"vote", "derby", "train"}),
    ("ferry (storm OR vote) -quorum", {"storm"}),
    ("alder -(harbour OR train)", {"vaccine"}),
    ("alder -(harbour storm)", {"vote", "vaccine", "train"}),
    ("OR storm", set()),
    ("storm OR", set()),
    ("storm OR -derby", {"storm"}),
    ("(storm", {"storm"}),
    ("storm) OR derby", {"storm", "derby"}),
    ("() ( ) - \"\" ''", EVERYTHING),
    # the beginning of a word, and words near one another
    ("harb*", {"storm", "vote"}),
    ("HARB* sto*", {"storm"}),
    ("-harb* alder", {"vaccine", "train"}),
    ("vac* OR derb*", {"vaccine", "derby"}),
    ("h* storm", set()),
    ("title:harb*", {"storm", "vote"}),
    ("northern NEAR/2 ferry", set()),
    ("northern NEAR/4 ferry", {"storm"}),
    ("ferry NEAR/4 northern", {"storm"}),
    ('"northern quay" NEAR "ferry sailed"', {"storm"}),
    ("alder NEAR/1 quorum", set()),
    ("alder NEAR/2 quorum -storm", {"vote"}),
    ("derby -(crowd NEAR/1 brenn)", {"derby"}),
    ("-(crowd NEAR/3 brenn) evening", {"storm", "train"}),
    ("NEAR storm", set()),
    ("storm NEAR", set()),
    # operators
    ("title:ferry", set()),
    ("title:harbour quorum", {"vote"}),
    ('title:"night train"', {"train"}),
    ("title:(harbour OR derby) -quorum", {"storm", "derby"}),
    ("-title:harbour ferry", set()),
    ("title:harbours", set()),
    ("site:alder.example", {"storm", "vote"}),
    ("site:www.alder.example", {"storm", "vote"}),
    ("site:news.alder.example", {"storm"}),
    ("site:der.example", set()),
    ("-site:alder.example", EVERYTHING - {"storm", "vote"}),
    ("site:news.alder.example OR site:brenn.example", {"storm", "vaccine", "derby"}),
    ("site:(news.alder.example OR brenn.example)", {"storm", "vaccine", "derby"}),
    ("evening site:alder.example", {"storm"}),
    ("source:brenn", {"vaccine", "derby"}),
    ("source:brenn -derby", {"vaccine"}),
    ("NOT source:brenn harbour", {"storm", "vote"}),
    ("by:ingrid", {"storm", "vote"}),
    ('by:"Ingrid Vaal"', {"storm"}),
    ("by:ASTROM", {"vote"}),
    ("by:(bo åström)", {"vote"}),
    ("by:ingr", set()),
    ("by:vaal OR by:nobody", {"storm"}),
    ("author:ingrid -author:marsh", {"storm"}),
    ("section:islands", {"storm"}),
    ("tag:subsidy", {"vote"}),
    ("person:marsh", {"vote"}),
    ('person:"ada marsh"', {"vote"}),
    ("person:alder", set()),
    ('organisation:"port of alder"', {"storm"}),
    ("org:port -person:marsh", {"storm"}),
    ("lang:hy", {"snow"}),
    ("lang:HY OR lang:fr", {"snow"}),
    ("kind:brief", {"derby"}),
    ("has:image", {"derby"}),
    ("-has:date", {"derby", "train", "snow"}),
    ("before:2026-01-01", {"vaccine"}),
    ("before:2026", {"vaccine"}),
    ("after:2026-02 before:2026-02-11", {"storm"}),
    ("harbour after:2026-02-01", {"storm"}),
    ("-after:2026-02-01", {"vote", "vaccine"}),
    # what is no operator where it stands is words
    ("(source:brenn storm) OR quorum", {"vote"}),
    ("site:alder.example OR quorum", {"vote"}),
    ("before:never", set()),
    ("has:wings", set()),
    ("nosuch:storm", set()),
    ("harbour: storm", {"storm"}),
]


@pytest.fixture(scope="module")
def harbour(kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    """An index with the articles above, and stories with their titles, which nobody changes."""
    folder: Path = tmp_path_factory.mktemp(kind)
    with opened(kind, folder, lambda: str(request.getfixturevalue("elasticsearch_address"))) as filled:
        store(filled.index, *(made(i) for i in TEXTS))
        filled.index.write_stories([story(i, title, language="en") for i, (title, _) in TEXTS.items()])
        filled.index.refresh()
        yield filled


def made(name: str) -> ArticleDocument:
    return document(name, *TEXTS[name], language=LANGUAGES.get(name, "en"), **FACTS.get(name, {}))


def asked(engines: Engines, text: str, sort: Sort = Sort.RELEVANCE, match: Match = Match.MOST) -> list[str]:
    answer = engines.search.search(Query(text, sort=sort, match=match))
    assert answer.total == len(answer.hits)
    assert sum(value.count for value in answer.facets["source"]) == answer.total
    return ids(answer)


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text for text, _ in ROWS])
def test_a_text_is_read_as_people_expect(harbour: Engines, text: str, expected: set[str]) -> None:
    assert set(asked(harbour, text)) == expected


def test_what_has_all_words_comes_first(harbour: Engines) -> None:
    assert asked(harbour, "vote ferry storm quay subsidy")[0] in ("storm", "vote")
    assert asked(harbour, "evening alder train cheap") == ["train", "storm"]
    assert asked(harbour, "harbour ferry subsidy")[0] == "vote"


@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.OLDEST, Sort.FIRST_SEEN])
def test_in_the_orders_by_time_one_word_may_be_missing(harbour: Engines, sort: Sort) -> None:
    assert set(asked(harbour, "storm shuts harbour waves absentword", sort)) == {"storm"}
    assert asked(harbour, "storm shuts harbour absentword nobodywritesthis", sort) == []
    assert asked(harbour, "storm shuts harbour absentword nobodywritesthis") == ["storm"]


def test_all_words_can_be_asked_for(harbour: Engines) -> None:
    assert set(asked(harbour, "harbour ferry subsidy", match=Match.ALL)) == {"vote"}
    assert asked(harbour, "storm shuts harbour absentword", match=Match.ALL) == []
    assert set(asked(harbour, "alder (storm OR vote) -quorum", match=Match.ALL)) == {"storm"}


@pytest.mark.parametrize("sort", [Sort.RELEVANCE, Sort.NEWEST])
def test_any_of_the_words_can_be_asked_for(harbour: Engines, sort: Sort) -> None:
    either = set(asked(harbour, "storm")) | set(asked(harbour, "quorum"))
    assert set(asked(harbour, "storm quorum nobodywritesthis", sort, match=Match.ANY)) == either
    assert set(asked(harbour, "storm quorum -harbour", sort, match=Match.ANY)) == either - set(
        asked(harbour, "harbour")
    )
    found = harbour.search.stories.find(StoryQuery("shuts absentword", StoryFilters(), match=Match.ANY))
    assert {each.story.id for each in found.stories} == {"storm"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("harbour", {"storm", "vote"}),
        ("harbour -vote", {"storm"}),
        ("-harbour", EVERYTHING - {"storm", "vote"}),
        ('"night train" OR vaccine', {"train", "vaccine"}),
        ("storm shuts the absentword", {"storm"}),
        ("storm shuts absentword nobodywritesthis", set()),
        ("night train to brenn -returns", set()),
    ],
)
def test_titles_of_stories_are_searched_the_same_way(harbour: Engines, text: str, expected: set[str]) -> None:
    found = harbour.search.stories.find(StoryQuery(text, StoryFilters()))
    assert {each.story.id for each in found.stories} == expected
    assert found.total == len(expected)


def test_highlights_follow_the_reading(harbour: Engines) -> None:
    marked = {
        text: {
            segment.text.lower()
            for hit in harbour.search.search(Query(text)).hits
            for pieces in hit.highlights.values()
            for piece in pieces
            for segment in piece
            if segment.hit
        }
        for text in ("alder -harbour", '"evening ferry" OR vote', "harbour (storm OR absentword) quay", "-harbour")
    }
    assert marked == {
        "alder -harbour": {"alder"},
        '"evening ferry" OR vote': marked['"evening ferry" OR vote'] - {"harbour"},
        "harbour (storm OR absentword) quay": {"harbour", "storm", "quay"},
        "-harbour": set(),
    }
    assert {"vote"} < marked['"evening ferry" OR vote'] <= {"vote", "evening", "ferry", "evening ferry"}


def test_words_beyond_what_a_search_may_hold_are_told(harbour: Engines) -> None:
    many = " ".join(f"word{n}" for n in range(40))
    answer = harbour.search.search(Query(f"{many} -harbour"))
    assert answer.left_out == tuple(f"word{n}" for n in range(31, 40))
    assert harbour.search.stories.find(StoryQuery(many)).left_out == tuple(f"word{n}" for n in range(32, 40))
    assert harbour.search.search(Query("word " * 100)).left_out == ()


def test_conditions_beyond_what_a_search_may_hold_are_refused(harbour: Engines) -> None:
    with pytest.raises(UsageError, match=r"have 40 words together: at most 32"):
        harbour.search.search(Query(" ".join(f"-word{n}" for n in range(40))))


@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(["storm", "ferry", "OR", "(", ")", '"', "“", " ", "-", "\u2212", "-(", '-"']), max_size=14
    ),
    st.sampled_from(Sort),
)
def test_any_text_is_answered_and_never_with_what_it_excludes(harbour: Engines, parts: list[str], sort: Sort) -> None:
    found = asked(harbour, " ".join(parts) + " -alder", sort)
    assert set(found) <= {"derby", "snow"}
