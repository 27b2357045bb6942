"""Quotes over HTTP."""

from __future__ import annotations

from datetime import timedelta

from newswire_search.testing.engine import InMemoryEngine
from newswire_shared.contracts.documents import Quote, Span
from unit.search.newsroom import by_id, get
from unit.search.stub import SEEN, article, client

BODY = "“We go on,” said Ani. “We stop here,” said nobody."
ON = Quote(speaker="Ani", speaker_id="ani", kind="direct", text="We go on", spans=(Span(field="body", start=1, end=9),))
STOP = Quote(
    speaker=None, speaker_id=None, kind="direct", text="We stop here", spans=(Span(field="body", start=23, end=35),)
)


def desk() -> InMemoryEngine:
    return InMemoryEngine(
        by_id(
            article(body=BODY, quotes=(ON, STOP), published_at=SEEN),
            article(article_id="a2", body=BODY, quotes=(ON,), published_at=SEEN + timedelta(hours=1)),
        )
    )


def test_a_quote_comes_with_its_article_its_first_print_and_its_reprints() -> None:
    found = get("/v1/quotes?speaker=ani", desk())
    [quote] = found["quotes"]
    assert (quote["text"], quote["speaker"], quote["speaker_id"], quote["kind"]) == ("We go on", "Ani", "ani", "direct")
    assert quote["spans"] == [{"field": "body", "start": 1, "end": 9}]
    assert (quote["article"]["id"], quote["first_print"]["id"], quote["prints"]) == ("a1", "a1", 2)
    assert [each["id"] for each in quote["reprints"]] == ["a2"]
    assert (found["after"], found["left_out"]) == (None, [])


def test_a_cursor_goes_on() -> None:
    first = get("/v1/quotes?size=1", desk())
    second = get(f"/v1/quotes?size=1&after={first['after']}", desk())
    assert [q["text"] for q in (*first["quotes"], *second["quotes"])] == ["We go on", "We stop here"]
    assert second["after"] is None or get(f"/v1/quotes?after={second['after']}", desk())["quotes"] == []


def test_what_is_wrong_is_refused() -> None:
    assert client(desk()).get("/v1/quotes?after=nonsense").status_code == 400
    assert client(desk()).get("/v1/quotes?size=0").status_code == 422
    assert client(desk()).get("/v1/quotes?speakr=ani").status_code == 422
    assert client(desk()).get("/v1/quotes?speaker=ani&speaker=bo&about=x&about=y").status_code == 200
