"""Offsets in UTF-16 code units find the same words as those in code points."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire_search.formats.offsets import in_utf16
from newswire_shared.contracts.documents import Attribution, Mention, MentionedDate, Quote, Span
from pydantic import BaseModel
from unit.search.stub import StubEngine, article, client, entity

TITLE = "🚢 Ferry 🚢 is raised"
BODY = "“🎈 ferry”, said Anna 👩👩👧 Lind, “was raised” on 🗓 March."


class Told(BaseModel):
    spans: tuple[Span, ...]


def utf16(text: str, start: int, end: int) -> str:
    """What JavaScript's `text.slice(start, end)` gives."""
    return text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")


@given(st.text(max_size=60), st.data())
def test_a_span_holds_the_same_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    [span] = in_utf16(Told(spans=(Span(field="body", start=start, end=end),)), {"body": text}).spans
    assert utf16(text, span.start, span.end) == text[start:end]


def place(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def answer(address: str) -> Any:
    start, end = place(BODY, "Lind")
    title = place(TITLE, "raised")
    when = place(BODY, "🗓 March")
    found = entity("Lind", (start, end))
    in_title = Mention(field="title", start=title[0], end=title[1], text="raised")
    document = article(
        title=TITLE, body=BODY,
        entities=(found.model_copy(update={"mentions": (*found.mentions, in_title)}),),
        quotes=(Quote(speaker="Anna Lind", speaker_id=None, kind="direct", text="was raised", spans=(
            Span(field="body", start=place(BODY, "was raised")[0], end=place(BODY, "was raised")[1]),)),),
        attribution=(Attribution(
            field="body", start=start, end=end, source="Lind", source_id=None, relation="told"),),
        dates=(MentionedDate(field="body", start=when[0], end=when[1], text="🗓 March", date="2026-03-09"),),
    )  # fmt: skip
    reply = client(StubEngine(document)).get(address)
    assert reply.status_code == 200, reply.text
    return reply.json()


def spans(answer: Any) -> list[tuple[str, int, int]]:
    parts = [*answer["entities"][0]["mentions"], *answer["quotes"][0]["spans"], *answer["attribution"],
             *answer["dates"]]  # fmt: skip
    return [(part["field"], part["start"], part["end"]) for part in parts]


WORDS = ["Lind", "raised", "was raised", "Lind", "🗓 March"]


def test_every_offset_of_an_article_counts_what_was_asked_for() -> None:
    texts = {"title": TITLE, "body": BODY}
    asked = answer("/v1/articles/a1?offsets=utf16")
    assert asked["offsets"] == "utf16"
    assert [utf16(texts[field], start, end) for field, start, end in spans(asked)] == WORDS
    default = answer("/v1/articles/a1")
    assert default["offsets"] == "codepoints"
    assert [texts[field][start:end] for field, start, end in spans(default)] == WORDS
    assert spans(asked) != spans(default)


@pytest.mark.parametrize("unit", ["utf-16", "bytes"])
def test_another_unit_is_refused(unit: str) -> None:
    reply = client(StubEngine(article())).get(f"/v1/articles/a1?offsets={unit}")
    assert reply.status_code == 422
