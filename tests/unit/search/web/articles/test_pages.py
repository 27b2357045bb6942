"""The pages: safe against hostile text, complete without scripts, and of use when something is wrong."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire_search.articles.paragraphs import paragraphs
from newswire_search.articles.ports import FacetValue
from newswire_search.articles.presentation import article_answer
from newswire_search.formats.web_addresses import web_address
from newswire_search.query.article_query import Filters, Sort
from newswire_search.query.highlight import Segment
from newswire_search.query.match import Match
from newswire_search.testing.engine import InMemoryEngine
from newswire_shared.contracts.documents import Attribution, Copy, Quote, RelatedItem, Span, TickerLine
from newswire_shared.contracts.errors import TransientError, UsageError
from unit.search.stub import Page, StubEngine, article, client, entity

HOSTILE = """<script>alert(1)</script>"'><img src=x onerror=alert(1)>"""


def page(address: str, engine: StubEngine, status: int = 200) -> Page:
    reply = client(engine).get(address, headers={"Accept": "text/html"})
    assert reply.status_code == status, reply.text
    assert reply.headers["Content-Type"].startswith("text/html")
    return Page(reply.text)


def hostile_document(**changes: object) -> StubEngine:
    quote = Quote(speaker=HOSTILE, speaker_id=HOSTILE, kind="direct", text=HOSTILE, spans=())
    origin = Attribution(field="body", start=0, end=1, source=HOSTILE, source_id=None, relation="told")
    values: dict[str, object] = {
        "title": HOSTILE, "body": HOSTILE, "authors": (HOSTILE,), "source": HOSTILE, "language": HOSTILE,
        "section": HOSTILE, "tags": (HOSTILE,), "agency": HOSTILE, "dateline": HOSTILE,
        "entities": (entity(HOSTILE, (0, 9)),), "quotes": (quote,), "attribution": (origin,),
        "related": (RelatedItem(title=HOSTILE, url="javascript:alert(1)", teaser=HOSTILE),),
        "url": "javascript:alert(1)",
    }  # fmt: skip
    engine = StubEngine(article(**(values | changes)))
    engine.highlights = {"title": ((Segment(HOSTILE, True),),), "body": ((Segment(HOSTILE, True),),)}
    engine.facets = {"source": (FacetValue(HOSTILE, HOSTILE, 1),), "person": (FacetValue(HOSTILE, HOSTILE, 1),)}
    return engine


@pytest.mark.parametrize("address", ["/", "/search?q=%3Cscript%3E%22&source=%3Cscript%3E&since=%22%3E", "/articles/a1"])
def test_hostile_text_stays_text(address: str) -> None:
    reply = client(hostile_document()).get(address)
    shown = Page(reply.text)
    assert not shown.scripts_and_pictures
    assert not any(name.startswith("on") for _, attributes in shown.elements for name in attributes)
    assert not any("style" in attributes for _, attributes in shown.elements)


def test_hostile_text_is_readable() -> None:
    assert HOSTILE in page("/search", hostile_document()).text
    assert HOSTILE in page("/articles/a1", hostile_document()).text


def test_only_web_addresses_become_links() -> None:
    shown = page("/articles/a1", hostile_document())
    assert not [address for address in shown.addresses if "script:" in address.lower()]
    assert "javascript:alert(1)" in shown.text


@pytest.mark.parametrize(
    ("address", "linked"),
    [
        ("https://news.example/a?b#c", True), ("HTTP://news.example", True), ("javascript:alert(1)", False),
        (" javascript:alert(1)", False), ("java\nscript:alert(1)", False), ("data:text/html,x", False),
        ("//news.example", False), ("https://", False), ("https:///a", False), ("https://a\nb", False),
        ("file:files/a.html", False), ("", False), (None, False),
    ],
)  # fmt: skip
def test_web_addresses(address: str | None, linked: bool) -> None:
    assert (web_address(address) is not None) is linked


def test_links_to_the_outside_carry_no_trust() -> None:
    document = article(related=(RelatedItem(title="More", url="https://other.example/x"),))
    outside = [a for a in page("/articles/a1", StubEngine(document)).all("a") if (a["href"] or "").startswith("http")]
    assert [a["href"] for a in outside] == ["https://news.example/1", "https://other.example/x"]
    assert all(a["rel"] == "noopener nofollow" for a in outside)


def test_entities_are_marked_and_lead_to_their_page() -> None:
    shown = page("/articles/a1", StubEngine(article(entities=(entity("Minsk Group", (4, 15)),))))
    marked = [a for a in shown.all("a") if a.get("class") == "entity"]
    assert [a["href"] for a in marked] == ["/entities/minsk%20group"]


def test_overlapping_mentions_leave_the_text_whole() -> None:
    overlapping = (entity("Long", (4, 15)), entity("Short", (4, 9), (10, 15)), entity("Across", (25, 40)))
    outside = (entity("No", (9, 4)), entity("Beyond", (70, 9999)), entity("Title", (0, 5), field="title"))
    document = article(entities=overlapping + outside)
    shown = page("/articles/a1", StubEngine(document))
    marked = [a["title"] for a in shown.all("a") if a.get("class") == "entity"]
    assert marked == ["Long"]
    assert "The Minsk Group met in Geneva." in shown.text


@given(
    body=st.text(alphabet="ab \n😀é", max_size=40),
    places=st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=8),
)
def test_paragraphs_keep_their_text_whatever_the_mentions_are(body: str, places: list[tuple[int, int]]) -> None:
    document = article(body=body, entities=tuple(entity(str(n), place) for n, place in enumerate(places)))
    pieces = paragraphs(body, article_answer(document).entities)
    texts = ["".join(piece.text for piece in paragraph) for paragraph in pieces]
    assert "".join("".join(texts).split()) == "".join(body.split())
    assert all(text and text == text.strip() and "\n\n" not in text for text in texts)


def test_marks_are_counted_in_code_points() -> None:
    document = article(body="😀😀 Minsk", entities=(entity("Minsk", (3, 8)),))
    (paragraph,) = paragraphs(document.article.body, article_answer(document).entities)
    assert [piece.text for piece in paragraph if piece.entity] == ["Minsk"]


def test_right_to_left_text_says_so_and_unknown_text_is_left_to_the_browser() -> None:
    arabic = StubEngine(article(language="ar"))
    assert page("/articles/a1", arabic).all("h1")[0] | {"id": ""} == {"id": "", "lang": "ar", "dir": "rtl"}
    assert page("/search", arabic).all("h2")[0] == {"lang": "ar", "dir": "rtl"}
    assert page("/search", StubEngine(article())).all("h2")[0] == {"lang": "", "dir": "auto"}


def test_an_article_page_tells_what_is_known() -> None:
    span = Span(field="body", start=0, end=1)
    quote = Quote(speaker="Ani", speaker_id="ani", kind="indirect", text="Enough.", spans=(span,))
    origin = Attribution(field="body", start=0, end=1, source="TASS", source_id="tass", relation="told")
    document = article(
        authors=("Ani P.",), quotes=(quote,), attribution=(origin,), ticker=(TickerLine(time="09:00", title="Noise"),),
        published_at=datetime(2020, 10, 14, tzinfo=UTC), published_precision="day", published_from="url",
        copy_of=Copy(duplicate_of="a0", kind="reprint", similarity=0.943),
    )  # fmt: skip
    shown = page("/articles/a1", StubEngine(document, article(article_id="a0", title="The first report")))
    expected = {
        "Ani P.",
        "Enough.",
        "Paraphrased",
        "What is quoted was said to TASS.",
        "14 Oct 2020",
        "from its address",
        "94%",
    }
    assert not [text for text in expected | {"The first report"} if text not in shown.text]
    assert "Minsk Group to meet" in shown.text, "the title of the first revision"
    assert "Noise" not in shown.text and "14 Oct 2020, 00:00" not in shown.text
    assert {"/entities/ani", "/entities/tass", "/articles/a0"} <= set(shown.addresses)


def test_what_an_author_wrote_and_what_has_a_tag_is_a_link_away() -> None:
    shown = page("/articles/a1", StubEngine(article(authors=("Ani P.",), tags=("night trains", "x" * 300))))
    assert {"/search?author=Ani+P.", "/search?tag=night+trains"} <= {*shown.addresses}


def test_what_the_page_asks_reaches_the_engine() -> None:
    engine = StubEngine()
    filters = "since=&until=2020-10-31&source=a&source=b&source=&entity=e&kind=live"
    page(f"/search?q=minsk&{filters}&sort=oldest&utm_source=x", engine)
    query = engine.asked[0]
    until = datetime(2020, 11, 1, tzinfo=UTC)
    assert query.filters == Filters(until=until, sources=("a", "b"), entities=("e",), kinds=("live",))
    assert (query.text, query.sort) == ("minsk", Sort.OLDEST)


def test_facets_add_filters_and_chips_remove_them() -> None:
    engine = StubEngine(article(entities=(entity("Nikol"),)))
    engine.facets = {"source": (FacetValue("b", "b", 1200),), "person": (FacetValue("nikol", "Nikol", 3),)}
    engine.facets |= {"site": (FacetValue("127.0.0.1", "127.0.0.1", 1),)}
    shown = page("/search?q=minsk&source=a&entity=nikol&after=c", engine)
    assert "/search?q=minsk&source=a&source=b&entity=nikol" in shown.addresses
    assert shown.addresses.count("/search?q=minsk&source=a") == 2, "the chip and the chosen facet value"
    assert "/search?q=minsk&entity=nikol" in shown.addresses
    assert "1,200" in shown.text and "~1,200" not in shown.text
    engine.approximate = True
    assert "~1,200" in page("/search?q=minsk", engine).text, "an estimate says so"


def test_every_filter_has_a_chip_that_removes_it() -> None:
    filters = "site=alder.example&tag=Strike&quoted=nikol&has=image&exclude=author:Bo+Gale&exclude=source:x"
    rest = "seen_after=2020-01-01&seen_before=2021-01-01&links_to=t&linked_by=s&copies=only"
    shown = page(f"/search?q=minsk&{filters}&{rest}", StubEngine(article(entities=(entity("Nikol"),))))
    for label in (
        "alder.example", "Tag: Strike", "Quoted: Nikol", "Has: image", "Not by: Bo Gale", "Not x", "Links to t",
        "Linked by s", "Seen from 2020-01-01", "Seen to 2021-01-01", "Near-copies alone",
    ):  # fmt: skip
        assert label in shown.text, label
    left = [
        address for address in shown.addresses if address.startswith("/search?q=minsk&") and "linked_by=s" in address
    ]
    assert any("Gale" not in address for address in left) and any("copies" not in address for address in left)


def test_what_was_read_otherwise_is_said_and_the_help_explains() -> None:
    shown = page("/search?q=minsk+langauge:fr", StubEngine(article()))
    assert "did you mean language:? How to search" in " ".join(shown.text.split()) and "/help" in shown.addresses
    told = page("/help", StubEngine())
    assert "/search?q=ferry%20NEAR/5%20strike" in told.addresses and "by an author of this name" in told.text


def test_the_forms_keep_the_filters() -> None:
    shown = page("/search?q=minsk&source=a&since=2020-10-01", StubEngine(article()))
    hidden = [(i["name"], i["value"]) for i in shown.all("input") if i.get("type") == "hidden"]
    assert hidden == [("since", "2020-10-01"), ("source", "a"), ("q", "minsk"), ("source", "a")]


def test_the_next_page_is_a_link() -> None:
    engine = StubEngine(article())
    engine.after = "cursor=/+"
    assert not [a for a in page("/search?q=minsk&sort=first_seen", engine).addresses if "after=" in a]
    engine.more = True
    following = [a["href"] for a in page("/search?q=minsk", engine).all("a") if a.get("rel") == "next"]
    assert following == ["/search?q=minsk&after=cursor%3D%2F%2B"]


def test_hits_show_what_matched_and_near_copies() -> None:
    copy = Copy(duplicate_of="a0", kind="edit", similarity=0.9)
    engine = StubEngine(article(copy_of=copy))
    engine.highlights = {"title": ((Segment("Minsk", True), Segment(" Group meets", False)),)}
    shown = page("/search", engine)
    assert len(shown.all("mark")) == 1
    assert "/articles/a0" in shown.addresses and "Near-copy" in shown.text


def test_an_empty_result_offers_ways_on() -> None:
    shown = page("/search?q=minsk+zebra&language=en", StubEngine())
    assert {"/search?q=minsk+zebra", "/help", "/search"} <= set(shown.addresses)
    assert "newswire ingest" in page("/search", StubEngine()).text


@pytest.mark.parametrize(
    ("address", "error", "status", "said"),
    [
        ("/search?q=minsk&since=soon", None, 400, "'soon' is not a date"),
        ("/search?q=minsk&sort=best", None, 400, "Sort: "),
        ("/search?q=minsk&since=2021-01-01&until=2020-01-01", None, 400, "swap"),
        ("/search?q=minsk&after=x", UsageError("not a cursor"), 400, "Not a cursor"),
        ("/search?q=minsk", TransientError("the index is away"), 503, "The index is away"),
    ],
)
def test_an_error_keeps_the_words_and_says_what_is_wrong(
    address: str, error: Exception | None, status: int, said: str
) -> None:
    shown = page(address, StubEngine(error=error), status)
    assert said in shown.text
    assert any(field.get("name") == "q" and field.get("value") == "minsk" for field in shown.all("input"))


def test_what_is_right_is_kept_beside_what_is_wrong() -> None:
    shown = page("/search?q=minsk&since=soon&source=a&kind=novel", StubEngine(), 400)
    assert "/search?q=minsk&source=a" in shown.addresses


def test_people_get_a_page_for_what_is_not_there() -> None:
    assert "There is nothing at this address" in page("/articles/nope", StubEngine(), 404).text
    assert "nothing at this address" in page("/nowhere", StubEngine(), 404).text


def test_every_field_has_a_label_and_the_page_its_landmarks() -> None:
    for address in ("/", "/articles/a1"):
        shown = page(address, StubEngine(article()))
        labelled = {label.get("for") for label in shown.all("label")}
        fields = {field["id"] for field in shown.all("input") if field.get("type") not in ("hidden", "checkbox")}
        assert fields and fields <= labelled
        assert len(shown.all("main")) == len(shown.all("h1")) == 1
        assert shown.all("html") == [{"lang": "en"}]


def test_the_page_offers_all_words_where_most_are_enough_and_tells_what_was_left_out() -> None:
    engine = StubEngine(article())
    few = Page(client(engine).get("/search?q=one").text)
    assert "Words that must occur" not in few.text
    page = Page(client(engine).get("/search?q=one+two+three").text)
    assert "/search?q=one+two+three&match=all" in page.addresses
    client(engine).get("/search?q=one+two+three&match=all")
    assert engine.asked[-1].match is Match.ALL
    long = Page(client(InMemoryEngine({})).get("/search?q=" + "+".join(f"w{n}" for n in range(33))).text)
    assert "too many words: w32" in " ".join(long.text.split())


def test_what_found_nothing_says_which_part_is_to_blame() -> None:
    sleeper = article(title="Sleeper", body="A sleeper to Alder.", language="en")
    site = client(InMemoryEngine({"a1": sleeper}))
    shown = Page(site.get('/search?q="night train" -cheap sleeper&language=en').text)
    text = " ".join(shown.text.split())
    assert '“"night train"” alone finds nothing here.' in text
    assert 'Without “"night train"”: 1 article' in text
    assert "/search?q=-cheap+sleeper&language=en" in shown.addresses
    widened = " ".join(Page(site.get("/search?q=sleeper+quixotic").text).text.split())
    assert "These have at least one of them. “quixotic” is in none." in widened
    filtered = Page(site.get("/search?q=sleeper&language=fr").text)
    assert "Without “French”: 1 article" in " ".join(filtered.text.split())


def test_what_only_excludes_has_no_relevance() -> None:
    shown = page("/search?q=-ferry", StubEngine(article(), article(article_id="a2")))
    assert "Relevance" not in shown.text and "Newest" in shown.text


def test_one_word_too_many_empties_no_answer_and_the_answer_says_so() -> None:
    engine = InMemoryEngine({one.article.article_id: one for one in (article(), article(article_id="a2"))})
    site = client(engine)
    word = article().article.title.split()[0]
    alone, more = (site.get("/v1/search", params={"q": q}).json() for q in (word, f"{word} xylophones"))
    assert alone["total"] and (alone["match"], more["match"]) == ("most", "any")
    assert [hit["id"] for hit in more["hits"]] == [hit["id"] for hit in alone["hits"]]
    assert site.get("/v1/search", params={"q": f"{word} xylophones", "match": "all"}).json()["total"] == 0
    assert "Nothing has most of these words" in site.get("/", params={"q": f"{word} xylophones"}).text
    assert "Nothing has most of these words" not in site.get("/", params={"q": word}).text


def test_an_entity_that_is_filtered_by_is_named_also_where_lists_leave_it_out() -> None:
    many = tuple(entity(f"Name {n:02}", salience=n / 100) for n in range(20))
    shown = page("/search?entity=name+00", StubEngine(article(entities=many)))
    assert "Name 00" in shown.text


def test_quotes_and_names_are_marked_in_the_text_which_stays_whole() -> None:
    spans = (Span(field="body", start=0, end=15), Span(field="body", start=20, end=29))
    quote = Quote(speaker="Ani", speaker_id="ani", kind="direct", text="x", spans=spans)
    shown = page("/articles/a1", StubEngine(article(entities=(entity("Minsk Group", (4, 15)),), quotes=(quote,))))
    marked = [(tag, a["id"]) for tag, a in shown.elements if a.get("class", "").endswith("quoted") and "id" in a]  # type: ignore[union-attr]
    assert marked == [("span", "said-1"), ("span", "said-1")] or marked == [("span", "said-1")]
    assert "The Minsk Group met in Geneva." in shown.text
    assert [a["class"] for a in shown.all("a") if "entity" in (a.get("class") or "")] == ["entity quoted"]
    assert "#said-1" in shown.addresses


def test_a_name_of_two_entities_stands_once() -> None:
    one = entity("Minsk Group", (4, 15))
    other = one.model_copy(update={"id": "organisation:minsk-group", "type": "organisation"})
    aside = page("/articles/a1", StubEngine(article(body="Nothing.", entities=(one, other)))).text
    assert aside.count("Minsk Group") == 1 + aside.count("Minsk Group meets") + aside.count("Minsk Group to meet")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"published_precision": "instant"}, "14 Oct 2020, 09:30 UTC"),
        ({"published_precision": "instant", "published_zone_assumed": True}, "the page names no time zone"),
        ({"published_precision": "day"}, "the day alone is known"),
        ({"published_at": None}, "first seen"),
    ],
)
def test_how_sure_a_date_is_is_said(fields: dict[str, object], said: str) -> None:
    document = article(**({"published_at": datetime(2020, 10, 14, 9, 30, tzinfo=UTC)} | fields))
    shown = page("/articles/a1", StubEngine(document))
    assert said in " ".join(shown.text.split())
    if "published_zone_assumed" in fields:
        assert "no time zone given" in shown.text and "ago · 14 Oct 2020, 09:30" not in shown.text


def test_why_it_is_here_and_how_it_is_cited_is_told() -> None:
    shown = page("/articles/a1", StubEngine(article(lane="backfill")))
    text = " ".join(shown.text.split())
    for said in ("Why is this here?", "It came with an import as “news.example”", "of 2 texts this is the last", "Cite",
                 "“Minsk Group meets”, news.example, https://news.example/1."):  # fmt: skip
        assert said in text
    assert not [a for a in shown.all("p") if "data-trace" in a], "no operator's pages are installed"


def test_two_revisions_stand_side_by_side() -> None:
    engine = StubEngine(article())
    shown = page("/articles/a1", engine)
    assert "/articles/a1/revisions/2" in shown.addresses
    alone = page("/articles/a1/revisions/2", engine)
    assert "not at hand" in alone.text, "the older text is in the archive, which this server does not reach"
    assert page("/articles/a1/revisions/2?against=2", engine).text.count("The Minsk Group met in Geneva.") == 2
    assert "The two texts are the same." in page("/articles/a1/revisions/2?against=2", engine).text
