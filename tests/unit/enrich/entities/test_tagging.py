"""One entity for all the names of a person, a group or a place, with offsets that are exact in code points."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire_enrich.entities.catalogue.catalogue import indexed
from newswire_enrich.entities.catalogue.names import slug
from newswire_enrich.entities.recognition.mentions import Found
from newswire_enrich.entities.recognition.trimming import trimmed
from newswire_enrich.entities.salience import salience
from newswire_enrich.entities.tagging import tag_article
from newswire_shared.contracts.documents import Entity, EntityType, Field, Mention
from unit.enrich.known import Finds, catalogue

NAMES: dict[str, EntityType] = {
    "Ilse Marrow": "person", "Marrow": "person", "Otto Marrow": "person", "the Harbour Board": "organisation",
    "Harbour Board's": "organisation", "Harbour Board": "organisation", "Saltmere": "place", "Al-Nahr": "organisation",
    "Al Nahr": "organisation", "🛶 Club": "organisation",
}  # fmt: skip

NOTHING_KNOWN = indexed(())
KNOWN = catalogue()


class NameList(Finds):
    """A Recogniser that finds the names above."""

    def __init__(self) -> None:
        super().__init__(NAMES)


def tagged(body: str, title: str = "") -> dict[str, Entity]:
    """The entities of a text by their ids."""
    entities = tag_article(NameList(), NOTHING_KNOWN, title, body)
    assert len({entity.id for entity in entities}) == len(entities)
    return {entity.id: entity for entity in entities}


def texts(entity: Entity) -> list[str]:
    return [mention.text for mention in entity.mentions]


def test_a_lone_surname_belongs_to_the_full_name_before_it() -> None:
    found = tagged("Ilse Marrow spoke. Marrow was heard in Saltmere, where Marrow lives.")
    assert [*found] == ["person:ilse-marrow", "place:saltmere"]
    assert texts(found["person:ilse-marrow"]) == ["Ilse Marrow", "Marrow", "Marrow"]
    assert [m.kind for m in found["person:ilse-marrow"].mentions] == ["name", "alias", "alias"]


def test_a_surname_in_the_title_belongs_to_the_full_name_in_the_body() -> None:
    found = tagged("Ilse Marrow spoke in Saltmere.", title="Marrow speaks")
    assert texts(found["person:ilse-marrow"]) == ["Marrow", "Ilse Marrow"]


def test_of_two_of_one_surname_the_first_named_has_it() -> None:
    found = tagged("Ilse Marrow met Otto Marrow. Marrow smiled.")
    assert texts(found["person:ilse-marrow"]) == ["Ilse Marrow", "Marrow"]
    assert texts(found["person:otto-marrow"]) == ["Otto Marrow"]


def test_a_surname_alone_is_an_entity_of_its_own() -> None:
    assert [*tagged("Marrow spoke.")] == ["person:marrow"]


def test_article_and_genitive_make_no_other_entity() -> None:
    found = tagged("the Harbour Board met. The Harbour Board's plan is the plan of Harbour Board members.")
    assert texts(found["org:harbour-board"]) == ["Harbour Board"] * 3


def test_spellings_of_one_id_are_one_entity() -> None:
    found = tagged("Al-Nahr was founded in May; Al Nahr closed in June.")
    assert texts(found["org:al-nahr"]) == ["Al-Nahr", "Al Nahr"]


@pytest.mark.parametrize("before", ["", "é ", "🛶🛶 ", "𐌰𐌱𐌲 ", "👩‍👩‍👧 ", "Mo\u0308we ", "\u202eright to left\u202c "])
def test_offsets_are_code_points_against_the_text_as_it_is_given(before: str) -> None:
    title, body = f"{before}Saltmere", f"{before}Ilse Marrow joined the 🛶 Club's crew in {before}Saltmere."
    fields: dict[Field, str] = {"title": title, "body": body}
    mentions = [mention for entity in tagged(body, title).values() for mention in entity.mentions]
    assert {mention.text for mention in mentions} == {"Saltmere", "Ilse Marrow", "🛶 Club"}
    assert all(fields[m.field][m.start : m.end] == m.text for m in mentions)
    assert Mention(field="title", start=len(before), end=len(before) + 8, text="Saltmere") in mentions


@pytest.mark.parametrize(
    ("span", "kept"),
    [
        ("the Board", "Board"),
        ("The  Board", "Board"),
        ("THE BOARD", "BOARD"),
        ("Board's", "Board"),
        ("Board\u2019s", "Board"),
        ("Harbours'", "Harbours"),
        ("  the Board's ", "Board"),
        ("\u201cthe Board\u201d,", "Board"),
        ("(Board)", "Board"),
        ("Board (South)", "Board (South)"),
        ("Theodor", "Theodor"),
        ("the", "the"),
        ("Board's room", "Board's room"),
        ("   ", ""),
        ("'s", ""),
        ("🛶 Club's", "🛶 Club"),
    ],
)
def test_a_span_is_trimmed_to_the_name(span: str, kept: str) -> None:
    text = f"🛶 {span} 🛶"
    start, end = trimmed(text, 2, 2 + len(span))
    assert text[start:end] == kept


@given(st.text(), st.data())
def test_a_trimmed_span_lies_within_the_one_given(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = trimmed(text, start, end)
    assert start <= first <= last <= end


class Genitives(NameList):
    """A Recogniser that takes a lone "'s" for a name."""

    def found_in(self, text: str) -> Sequence[Found]:
        return [Found(0, 2, "other")] if text else []


def test_a_span_that_is_trimmed_to_nothing_is_no_mention() -> None:
    assert tag_article(Genitives(), NOTHING_KNOWN, "", "'s what they say") == ()


def mentions(field: Field, *starts: int) -> list[Mention]:
    return [Mention(field=field, start=start, end=start + 1, text="x") for start in starts]


@pytest.mark.parametrize(
    ("more", "less"),
    [
        (mentions("title", 0) + mentions("body", 50), mentions("body", 50)),
        (mentions("body", 50, 60), mentions("body", 50)),
        (mentions("body", 0), mentions("body", 90)),
    ],
    ids=["in the title", "more often", "earlier"],
)
def test_what_stands_in_the_title_early_and_often_is_more_salient(more: list[Mention], less: list[Mention]) -> None:
    assert salience(more, 100) > salience(less, 100)


@given(st.lists(st.integers(0, 999)), st.lists(st.integers(0, 20)), st.integers(0, 1000))
def test_salience_lies_between_0_and_1(in_body: list[int], in_title: list[int], length: int) -> None:
    placed = mentions("body", *(at for at in in_body if at < length)) + mentions("title", *in_title)
    assert 0 <= salience(placed, length) <= 1


def test_the_most_salient_entity_comes_first() -> None:
    found = tagged("Saltmere heard Ilse Marrow. Marrow was pleased.", title="Marrow at the Harbour Board")
    assert [*found] == ["person:ilse-marrow", "org:harbour-board", "place:saltmere"]


class OneName(NameList):
    """A Recogniser that takes one name for another type each time it meets it."""

    def found_in(self, text: str) -> Sequence[Found]:
        kinds: tuple[EntityType, ...] = ("place", "organisation", "organisation")
        return [Found(9 * n, 9 * n + 8, kind) for n, kind in enumerate(kinds)] if text else []


def test_a_name_gets_the_type_that_most_of_its_mentions_have() -> None:
    (entity,) = tag_article(OneName(), NOTHING_KNOWN, "", "Saltmere Saltmere Saltmere")
    assert (entity.id, len(entity.mentions)) == ("org:saltmere", 3)


@pytest.mark.parametrize(
    ("name", "made"),
    [("Ilse Marrow", "ilse-marrow"), ("U.S.", "u-s"), ("Straße", "strasse"), ("Հայաստան", "հայաստան")],
)  # fmt: skip
def test_a_slug_is_small_letters_and_hyphens(name: str, made: str) -> None:
    assert slug(name) == made


PIECES = (
    "Ilse", "Marrow", "Saltmere", "Harbour Board", "TASS", "Karabakh", "Paris", "Texas", "U.S.", "Russian-Turkish",
    "'s", "the", "president", ",", "(", ")", "\u201c", "\u201d",
    "-", "\n", "\n\n", " ", "é", "🛶", "Ա", "中", "e\u0301",
)  # fmt: skip
LETTERS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3)).map(" ".join)


@given(LETTERS, LETTERS, st.sampled_from(["en", "ru", "hy", "zh", "xx"]))
def test_mentions_cut_their_texts_out_of_any_article_and_never_overlap(title: str, body: str, language: str) -> None:
    fields: dict[Field, str] = {"title": title, "body": body}
    entities = tag_article(NameList(), KNOWN, title, body, language)
    mentions = [mention for entity in entities for mention in entity.mentions]
    assert all(fields[m.field][m.start : m.end] == m.text != "" for m in mentions)
    places = [(m.field, at) for m in mentions for at in range(m.start, m.end)]
    assert len(places) == len({*places})
    assert all(0 <= e.salience <= 1 and 0 <= e.confidence <= 1 and e.mentions and e.id for e in entities)
    assert len({e.id for e in entities}) == len(entities)


def test_the_same_article_has_the_same_entities_twice() -> None:
    body = "Ilse Marrow of the Harbour Board told TASS about Karabakh. Artsakh is what Armenians call it."
    assert tag_article(NameList(), KNOWN, "Saltmere", body) == tag_article(NameList(), KNOWN, "Saltmere", body)
