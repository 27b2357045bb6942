"""What operators decide about entities lies over the catalogue, and holds for what the catalogue does not know too."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire_enrich.editing.entities.edits import Alias, Edit, Edits, Merge, Rename, Split, Suppress, with_edits
from newswire_enrich.entities.tagging import tag_article
from newswire_shared.contracts.documents import Entity
from unit.enrich.known import Finds, catalogue

KNOWN = catalogue()
FOUND = Finds({"Ilse Marrow": "person", "I. Marrow": "person", "Saltmere": "place"})
BODY = "Ilse Marrow and I. Marrow left Saltmere for Artsakh. TASS saw Turks there."


def tagged(*edits: Edit, body: str = BODY) -> dict[str, Entity]:
    made = Edits()
    for edit in edits:
        made = made.with_edit(edit)
    return {entity.id: entity for entity in tag_article(FOUND, with_edits(KNOWN, made), "", body)}


def texts(entity: Entity) -> list[str]:
    return [mention.text for mention in entity.mentions]


def test_without_edits_the_catalogue_is_as_it_is() -> None:
    assert with_edits(KNOWN, Edits()) is KNOWN
    assert "person:i-marrow" in tagged()


def test_merged_entities_are_one() -> None:
    found = tagged(Merge(entity_id="person:i-marrow", into="person:ilse-marrow"))
    assert texts(found["person:ilse-marrow"]) == ["Ilse Marrow", "I. Marrow"]
    known = tagged(Merge(entity_id="region:nagorno-karabakh", into="country:AM"))
    assert known["country:AM"].name == "Armenia"


def test_merges_follow_one_another_and_never_go_in_a_circle() -> None:
    chain = (Merge(entity_id="org:tass", into="org:a"), Merge(entity_id="org:a", into="org:b"))
    assert "org:b" in tagged(*chain)
    with pytest.raises(ValueError, match="org:b cannot be merged into org:tass"):
        tagged(*chain, Merge(entity_id="org:b", into="org:tass"))


def test_a_name_that_is_split_off_means_another_entity() -> None:
    split = Split(entity_id="region:nagorno-karabakh", name="Artsakh", into="region:artsakh", type="place")
    found = tagged(split, body="Artsakh is not Karabakh.")
    assert texts(found["region:artsakh"]) == ["Artsakh"]
    assert texts(found["region:nagorno-karabakh"]) == ["Karabakh"]


def test_an_entity_is_shown_under_its_new_name_with_its_old_id() -> None:
    found = tagged(
        Rename(entity_id="org:tass", name="Tass Agency"), Rename(entity_id="place:saltmere", name="Salt-Mere")
    )
    assert (found["org:tass"].name, found["place:saltmere"].name) == ("Tass Agency", "Salt-Mere")


def test_a_suppressed_entity_is_nowhere() -> None:
    found = tagged(Suppress(entity_id="place:saltmere"), Suppress(entity_id="country:TR"))
    assert not {"place:saltmere", "country:TR"} & {*found}
    merged = tagged(Merge(entity_id="person:i-marrow", into="person:x"), Suppress(entity_id="person:x"))
    assert not {"person:i-marrow", "person:x"} & {*merged}


def test_an_alias_is_found_without_a_model_and_makes_its_entity() -> None:
    alias = Alias(entity_id="org:otter", alias="The Otters", type="organisation", name="Otter Club")
    found = tagged(alias, body="Then The Otters won.")
    assert (found["org:otter"].name, texts(found["org:otter"])) == ("Otter Club", ["The Otters"])
    more = tagged(Alias(entity_id="org:tass", alias="Itar", type="organisation", name="TASS"), body="Itar wrote.")
    assert [*more] == ["org:tass"]


def test_an_alias_means_what_the_operator_says_and_nothing_else() -> None:
    alias = Alias(entity_id="org:paris-fc", alias="Paris", type="organisation", name="Paris FC")
    assert [*tagged(alias, body="Paris won.")] == ["org:paris-fc"]
    assert [*tagged(body="Paris won.")] == ["geo:4"]


def test_each_edit_makes_another_version_and_the_same_edits_the_same() -> None:
    one = Edits().with_edit(Suppress(entity_id="a"))
    two = one.with_edit(Suppress(entity_id="b"))
    assert Edits().version == ""
    assert len({one.version, two.version, one.with_edit(Suppress(entity_id="c")).version}) == 3
    assert Edits(two.listed).version == two.version
    assert with_edits(KNOWN, two).version == f"small-1.{two.version}"


IDS = st.sampled_from(["org:tass", "person:ilse-marrow", "region:nagorno-karabakh", "country:TR", "place:saltmere"])
EDITS = st.one_of(
    st.builds(Merge, entity_id=IDS, into=IDS),
    st.builds(Rename, entity_id=IDS, name=st.sampled_from(["One", "Two"])),
    st.builds(Suppress, entity_id=IDS),
    st.builds(Split, entity_id=IDS, name=st.sampled_from(["Artsakh", "TASS"]), into=IDS, type=st.just("place")),
    st.builds(
        Alias, entity_id=IDS, alias=st.sampled_from(["Artsakh", "Turks"]), type=st.just("place"), name=st.just("X")
    ),
)


@given(st.lists(EDITS, max_size=6))
def test_any_edits_leave_whole_entities_with_exact_mentions(listed: list[Edit]) -> None:
    edits = Edits()
    for edit in listed:
        try:
            edits = edits.with_edit(edit)
        except ValueError:
            continue
    merged = edits.merges.keys()
    for entity in tag_article(FOUND, with_edits(KNOWN, edits), "", BODY):
        assert entity.id not in merged
        assert all(BODY[m.start : m.end] == m.text for m in entity.mentions)
