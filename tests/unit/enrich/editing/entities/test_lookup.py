"""An operator finds entities by name and sees how they stand."""

from __future__ import annotations

from newswire_enrich.editing.entities.edits import Alias, Edit, Merge, Rename, Split, Suppress
from newswire_enrich.editing.entities.listing import as_json, chosen, lines, log_rows, row
from newswire_enrich.editing.entities.lookup import Lookup, name_in_id, type_of
from unit.enrich.edit_stand import Stand

ALIAS = Alias(entity_id="org:otter", alias="The Otters", type="organisation", name="Otter Club")


def edited(*edits: Edit) -> Lookup:
    stand = Stand()
    stand.edit(*edits)
    return stand.editor.lookup()


def ids(lookup: Lookup, name: str) -> list[str]:
    return [row.id for row in lookup.search(name)]


def test_whole_names_come_before_beginnings_and_these_before_parts() -> None:
    lookup = edited(Alias(entity_id="org:x", alias="Minsk", type="organisation", name="Minsk Club"))
    assert ids(lookup, "minsk") == ["org:x", "org:osce-minsk-group"]
    assert ids(lookup, "GEORGIA") == ["country:GE", "geo:1"], "the best known first"
    assert ids(lookup, "group") == ["org:osce-minsk-group"]
    assert ids(lookup, "nobody") == []


def test_a_search_may_be_for_one_type() -> None:
    found = [[each.id for each in edited().search("Twinf", kind)] for kind in (None, "place", "person")]
    assert found == [["geo:8", "geo:9"], ["geo:8", "geo:9"], []]


def test_what_edits_made_is_found_by_every_name_they_gave() -> None:
    split = Split(entity_id="region:nagorno-karabakh", name="Artsakh", into="region:artsakh", type="place")
    lookup = edited(ALIAS, split, Rename(entity_id="person:i-marrow", name="Ida Marrow"))
    assert ids(lookup, "otters") == ids(lookup, "Otter Club") == ["org:otter"]
    assert "region:artsakh" in ids(lookup, "artsakh")
    assert ids(lookup, "ida marrow") == ids(lookup, "i marrow") == ["person:i-marrow"]


def test_an_entity_stands_as_edits_left_it() -> None:
    lookup = edited(
        Rename(entity_id="org:tass", name="Tass Agency"),
        Merge(entity_id="org:osce", into="org:tass"),
        Suppress(entity_id="country:TR"),
    )
    renamed, merged, hidden = (row(lookup.standing(i)) for i in ("org:tass", "org:osce", "country:TR"))
    assert renamed == ("org:tass", "Tass Agency", "organisation", "RU", "newswire", "")
    assert merged[-1] == "merged into org:tass" and hidden[-1] == "suppressed"
    assert [number for number, _ in lookup.standing("org:tass").edits] == [1, 2]


def test_an_entity_of_articles_alone_has_the_name_that_its_id_says() -> None:
    lookup = edited(Merge(entity_id="person:i-marrow", into="person:ilse-marrow"))
    assert row(lookup.standing("person:i-marrow"))[1:5] == ("i marrow", "person", "", "articles; not in the catalogue")
    assert [type_of(i) for i in ("person:x", "org:x", "geo:1", "region:x", "event:x", "other:x", "x")] == [
        "person", "organisation", "place", "place", "event", "other", "other",
    ]  # fmt: skip
    assert name_in_id("x") == "x"


def test_a_person_and_a_machine_are_told_the_same() -> None:
    lookup = edited(ALIAS, Merge(entity_id="org:otter", into="org:tass"))
    standing = lookup.standing("org:otter")
    text = "\n".join(lines(standing, lookup))
    found = as_json(standing, lookup)
    assert found["names"] == ["otter", "The Otters", "Otter Club"] and found["current"] == "org:tass"
    assert [edit["number"] for edit in found["edits"]] == [1, 2] and found["country"] is None
    for part in ("org:otter\n", "Otter Club", "an edit", "merged into org:tass", "edit 2   org:otter is org:tass"):
        assert part in text


def test_a_family_is_all_that_edits_ever_tied_also_those_undone() -> None:
    stand = Stand()
    stand.edit(Merge(entity_id="org:a", into="org:b"), Merge(entity_id="org:c", into="org:b"))
    stand.edit(
        Split(entity_id="org:c", name="c", into="org:d", type="organisation"), Merge(entity_id="x:x", into="x:y")
    )
    stand.undo(1)
    lookup = stand.editor.lookup()
    assert sorted(lookup.family("org:a")) == ["org:a", "org:b", "org:c", "org:d"]
    assert lookup.family("org:tass") == ["org:tass"]


def test_names_are_all_that_it_ever_had_without_marks_of_doubt() -> None:
    stand = Stand()
    stand.edit(Alias(entity_id="country:GE", alias="Sakartvelo", type="place", name="Georgia"))
    stand.undo(1)
    assert stand.editor.lookup().names("country:GE") == ["Georgia", "Republic of Georgia", "Georgian", "Sakartvelo"]


def test_the_log_of_an_entity_has_its_edits_and_their_undos_the_newest_first() -> None:
    stand = Stand()
    stand.edit(Suppress(entity_id="org:tass"), Suppress(entity_id="org:osce"))
    stand.undo(1)
    stand.undo(3)
    log = stand.log.entries()
    assert [entry.number for entry in chosen(log, "org:tass")] == [4, 3, 1]
    assert [entry.number for entry in chosen(log, None)] == [4, 3, 2, 1]
    assert [shown[-1] for shown in log_rows(chosen(log, None), log)] == ["", "undone by 4", "", ""]


def test_names_in_other_languages_are_found_too_and_retagged_by() -> None:
    lookup = edited()
    assert ids(lookup, "Грузия") == ["country:GE"]
    assert "country:GE" in ids(lookup, "géorgie")
    assert {"Georgia", "Georgian", "Грузия"} < {*lookup.all_names("country:GE")}
    assert "Грузия" not in lookup.names("country:GE")
