"""What an index keeps of names, of quotes and of delays."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from newswire_shared.contracts.documents import Article, Entity, Mention, Quote
from newswire_shared.contracts.entity_names import MOST_FORMS, NameForm, forms_of, starts_of, starts_of_name
from newswire_shared.contracts.index_schema import late_s
from newswire_shared.contracts.quote_keys import quote_key

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def entity(*mentions: Mention, name: str = "Étienne  Œuvrard", entity_id: str = "p") -> Entity:
    return Entity(id=entity_id, name=name, type="person", salience=1, confidence=1, mentions=mentions)


def mention(text: str, kind: Any = "alias") -> Mention:
    return Mention(field="body", start=0, end=len(text), text=text, kind=kind)


def test_forms_are_names_as_they_are_written_each_once() -> None:
    found = forms_of([entity(mention("Œuvrard"), mention("Œuvrard"), mention("the mayor", "role"))])
    assert found == {
        NameForm("person", "p", "name", "Étienne Œuvrard"), NameForm("person", "p", "alias", "Œuvrard"),
        NameForm("person", "p", "role", "the mayor"),
    }  # fmt: skip


def test_what_is_too_long_or_too_much_is_left_out() -> None:
    many = entity(*(mention(f"name {n}") for n in range(40)))
    assert len(forms_of([many])) == MOST_FORMS
    assert forms_of([entity(name="x" * 101)]) == set()
    assert forms_of([entity(entity_id="x" * 201)]) == forms_of([entity(entity_id="a\tb")]) == set()


def test_starts_begin_at_each_word_and_mark_the_whole_name() -> None:
    assert [*starts_of_name("council of towns")] == ["=council of towns", "council of towns", "of towns", "towns"]
    assert [*starts_of_name("")] == []
    assert max(len(start) for start in [*starts_of_name("a" * 90)][1:]) == 60
    named = entity(mention("the mayor", "role"), mention("Valmerian", "demonym"))
    assert {each.start for each in starts_of(forms_of([named]))} == {
        "=etienne oeuvrard",
        "etienne oeuvrard",
        "oeuvrard",
    }


def quote(text: str, **fields: Any) -> str:
    known = {"speaker": "Anna", "speaker_id": "anna", "kind": "direct", "spans": ()}
    return quote_key(Quote(text=text, **{**known, **fields}))


def test_a_quote_has_one_key_however_it_is_printed_and_whoever_is_meant_tells_it_apart() -> None:
    assert quote("We go on.") == quote("“we  GO, on”") == quote("We go on", speaker="Anna Lind")
    assert quote("We go on") != quote("We go on", speaker_id="bo") != quote("We go", speaker_id="bo")
    unknown = {"speaker_id": None}
    assert quote("On", speaker="Anna", **unknown) == quote("On", speaker="ANNA", **unknown)
    assert quote("On", speaker="Anna", **unknown) != quote("On", speaker=None, **unknown)


@pytest.mark.parametrize(
    ("published", "fields", "expected"),
    [
        (NOON - timedelta(minutes=2), {}, 120),
        (NOON + timedelta(seconds=5), {}, -5),
        (None, {}, None),
        (NOON, {"published_precision": "day"}, None),
        (NOON, {"lane": "backfill"}, None),
        (datetime(9999, 1, 1, tzinfo=UTC), {}, None),
        (datetime(1500, 1, 1, tzinfo=UTC), {}, None),
    ],
)
def test_how_late_an_article_came_is_known_of_what_came_live(
    published: datetime | None, fields: dict[str, Any], expected: int | None
) -> None:
    known = {"published_precision": "instant", "first_seen_at": NOON, "fetched_at": NOON}
    article = Article(
        article_id="a", capture_id="c", url="u", canonical="u", source="s", title="", body="", digest="d", raw_ref="r",
        published_at=published, **{**known, **fields},
    )  # fmt: skip
    assert late_s(article) == expected
