"""An operator's change is checked, logged once, recorded, and can be taken back."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newswire_enrich.composition.entity_editing import open_entity_editor
from newswire_enrich.editing.entities.edits import Alias, Edit, Merge, Rename, Split, Suppress, with_edits
from newswire_enrich.editing.entities.log import LoggedChange, circle, holding, in_force
from newswire_enrich.editing.provenance import Provenance
from newswire_enrich.entities.tagging import tag_article
from newswire_enrich.testing import InMemoryEditLog
from newswire_shared.contracts.errors import TransientError, UsageError
from unit.enrich.edit_stand import ME, Stand
from unit.enrich.editing.entities.test_edits import EDITS
from unit.enrich.known import Finds, catalogue

ONE = Merge(entity_id="person:i-marrow", into="person:ilse-marrow")
FOUND = Finds({"Ilse Marrow": "person", "I. Marrow": "person"})
ALIAS = Alias(entity_id="org:otter", alias="The Otters", type="organisation", name="Otter Club")


def people(stand: Stand) -> list[str]:
    """Whom an article names by the edits made so far."""
    edited = with_edits(catalogue(), in_force(stand.log.entries()))
    return sorted(e.id for e in tag_article(FOUND, edited, "", "Ilse Marrow met I. Marrow."))


def test_a_change_is_numbered_signed_and_recorded() -> None:
    stand = Stand()
    assert stand.edit(ONE, Suppress(entity_id="org:tass")) == [1, 2]
    first, _ = stand.log.entries()
    assert (first.number, first.by, first.why, first.change, first.at) == (1, "ada", "because", ONE, stand.clock.now())
    records = stand.records()
    assert [record.revision for record in records] == [1, 1] and len({record.name for record in records}) == 2
    assert [LoggedChange.model_validate(record.record) for record in records] == [*stand.log.entries()]
    assert stand.log.version() == in_force(stand.log.entries()).version != ""


def test_what_holds_already_is_not_made_again() -> None:
    stand = Stand()
    assert stand.edit(ONE, ONE) == [1]
    assert stand.edit(ONE) == []
    stand.undo(1)
    assert stand.edit(ONE) == [3]


def test_a_name_that_another_one_has_followed_is_given_again() -> None:
    stand = Stand()
    names = [Rename(entity_id="org:tass", name=name) for name in ("Tass", "ITAR")]
    assert stand.edit(*names) == [1, 2]
    assert stand.edit(names[1]) == [] and stand.edit(names[0]) == [3]


def test_an_undo_gives_the_ids_back_and_an_undone_undo_takes_them_again() -> None:
    stand = Stand()
    assert people(stand) == ["person:i-marrow", "person:ilse-marrow"]
    stand.edit(ONE)
    merged = stand.log.version()
    assert people(stand) == ["person:ilse-marrow"]
    assert stand.undo(1) == 2
    assert people(stand) == ["person:i-marrow", "person:ilse-marrow"] and stand.log.version() == ""
    assert stand.undo(2) == 3
    assert people(stand) == ["person:ilse-marrow"] and stand.log.version() == merged
    assert len(stand.records()) == 3


def test_what_is_not_there_or_holds_no_more_cannot_be_undone() -> None:
    stand = Stand()
    stand.edit(ONE)
    stand.undo(1)
    with pytest.raises(UsageError, match="there is no edit 7: `newswire entities log` shows"):
        stand.undo(7)
    with pytest.raises(UsageError, match="edit 1 is undone already, by edit 2: undo 2 to have it back"):
        stand.undo(1)


UNKNOWN = [
    (Suppress(entity_id="org:tsas"), "no entity org:tsas: did you mean org:tass"),
    (Merge(entity_id="org:tass", into="org:ocse"), "no entity org:ocse: did you mean org:osce"),
    (Rename(entity_id="Kremlin", name="x"), "no entity Kremlin: did you mean place:kremlin"),
    (Rename(entity_id="zz:qq", name="x"), "`newswire entities search` finds ids by names. With --unlisted"),
]


@pytest.mark.parametrize(("edit", "says"), UNKNOWN)
def test_an_id_that_nobody_has_is_answered_with_near_ones(edit: Edit, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        Stand().edit(edit, unlisted=False)


def test_an_id_that_only_articles_have_is_taken_where_it_is_meant_and_known_from_then_on() -> None:
    stand = Stand()
    assert stand.edit(ONE, unlisted=True) == [1]
    assert stand.edit(Rename(entity_id="person:i-marrow", name="Ida"), unlisted=False) == [2]
    for wrong in ("Ilse Marrow", "marrow", "person:", "person:a b"):
        with pytest.raises(UsageError, match="the catalogue has no entity"):
            stand.edit(Suppress(entity_id=wrong), unlisted=True)


WRONG = [
    (Merge(entity_id="org:tass", into="org:tass"), "cannot be merged into itself"),
    (Rename(entity_id="org:tass", name=""), "is no name"),
    (Rename(entity_id="org:tass", name="a\tb"), "is no name"),
    (Rename(entity_id="org:tass", name="x" * 201), "is no name"),
    (Alias(entity_id="org:tass", alias="§!", type="organisation", name="TASS"), "'§!' is no name"),
    (
        Split(entity_id="org:tass", name="Reuters", into="org:x", type="other"),
        "no name of org:tass, which has: TASS, Ta",
    ),
    (
        Split(entity_id="org:tass", name="TASS", into="org:tass", type="other"),
        "cannot be split off org:tass for org:ta",
    ),
]


@pytest.mark.parametrize(("edit", "says"), WRONG)
def test_an_edit_that_would_do_nothing_or_harm_is_refused(edit: Edit, says: str) -> None:
    stand = Stand()
    with pytest.raises(UsageError, match=says):
        stand.edit(edit)
    assert stand.log.entries() == () and stand.records() == []


def test_merges_that_meet_are_refused_with_a_way_out() -> None:
    stand = Stand()
    stand.edit(Merge(entity_id="org:a", into="org:b"), Merge(entity_id="org:b", into="org:c"))
    with pytest.raises(UsageError, match="org:c cannot be merged into org:a, which is merged into it already: undo"):
        stand.edit(Merge(entity_id="org:c", into="org:a"))
    with pytest.raises(UsageError, match="org:a is merged into org:b already: undo that first"):
        stand.edit(Merge(entity_id="org:a", into="org:d"))


def test_an_undo_never_brings_a_circle_back() -> None:
    stand = Stand()
    stand.edit(Merge(entity_id="org:a", into="org:b"))
    stand.undo(1)
    stand.edit(Merge(entity_id="org:b", into="org:a"))
    with pytest.raises(UsageError, match="org:a, org:b would be merged in a circle"):
        stand.undo(2)


def test_of_several_edits_all_are_made_or_none() -> None:
    stand = Stand()
    with pytest.raises(UsageError):
        stand.edit(ONE, Suppress(entity_id="no id"))
    assert stand.log.entries() == ()
    assert stand.edit(ALIAS, Merge(entity_id="org:osce", into="org:otter")) == [1, 2], "the first one makes the entity"


class Overtaken(InMemoryEditLog):
    """A log to which others add first, so often."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.times = times

    def append(self, known: int, entries: Sequence[LoggedChange]) -> bool:
        if self.times:
            self.times -= 1
            change = Rename(entity_id="org:tass", name=f"Name {self.times}")
            other = entries[0].model_copy(update={"by": "bob", "change": change})
            super().append(known, [other])
        return super().append(known, entries)


def test_who_is_overtaken_looks_again_and_takes_the_next_number() -> None:
    stand = Stand(log=Overtaken(times=2))
    assert stand.edit(ONE) == [3]
    assert [entry.by for entry in stand.log.entries()] == ["bob", "bob", "ada"]
    assert stand.log.version() == in_force(stand.log.entries()).version
    with pytest.raises(TransientError, match="try again"):
        Stand(log=Overtaken(times=100)).edit(ONE)


def test_a_record_that_was_not_sent_can_be_sent_again() -> None:
    stand = Stand()
    stand.publisher.fault = TransientError("the broker is away")
    with pytest.raises(TransientError, match="edit 1 holds, but has no record in the index yet: the broker is away"):
        stand.edit(ONE)
    stand.publisher.fault = None
    stand.editor.record(stand.log.entries())
    assert [record.record for record in stand.records()] == [stand.log.entries()[0].model_dump(mode="json")]


def kept(stand: Stand) -> dict[str, LoggedChange]:
    """What the index holds when every record has come."""
    found: dict[str, LoggedChange] = {}
    for record in stand.records():
        found.pop(record.name, None)
        if record.record is not None:
            found[record.name] = LoggedChange.model_validate(record.record)
    return found


def test_a_log_that_was_lost_is_made_of_its_records() -> None:
    stand = Stand()
    stand.edit(ONE, ALIAS)
    stand.undo(1)
    before, held = stand.log.entries(), stand.log.version()
    records = [*kept(stand).values()]
    for lost in ((), (1,), (1, 3)):
        stand.log.kept = {number: entry for number, entry in stand.log.kept.items() if number in lost}
        assert stand.editor.restore(records[::-1]) == 3 - len(lost)
        assert (stand.log.entries(), stand.log.version()) == (before, held)
    assert stand.editor.restore(records) == 0


def test_edits_made_since_the_loss_are_in_nobody_s_way() -> None:
    stand = Stand()
    stand.edit(ONE, ALIAS)
    old = [*kept(stand).values()]
    stand.log.replace([])
    stand.clock.sleep(60)
    stand.edit(Suppress(entity_id="org:tass"))
    assert len(kept(stand)) == 3, "the new edit 1 did not overwrite the record of the old one"
    with pytest.raises(UsageError, match=r"edit 1 is here already and another one \(org:tass is not shown.*--replace"):
        stand.editor.restore(old)
    assert stand.editor.restore(old, replace=True) == 2
    assert [*stand.log.entries()] == old == [*kept(stand).values()]


def test_a_desk_without_a_stack_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setenv("NEWSWIRE_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("NEWSWIRE_BROKER_URL", raising=False)
    with pytest.raises(UsageError, match="newswire up"):
        open_entity_editor()


@given(st.lists(st.one_of(EDITS, st.integers(1, 8)), max_size=10))
def test_any_changes_leave_a_log_without_circles_that_its_records_can_replace(steps: list[Edit | int]) -> None:
    stand = Stand()
    for step in steps:
        try:
            stand.undo(step) if isinstance(step, int) else stand.edit(step)
        except UsageError:
            continue
    log = stand.log.entries()
    assert [entry.number for entry in log] == [*range(1, len(log) + 1)]
    assert circle(in_force(log)) == "" and stand.log.version() == in_force(log).version
    again = Stand()
    again.editor.restore([*kept(stand).values()])
    assert again.log.entries() == log
    for number, _ in holding(log):
        try:
            stand.undo(number)
        except UsageError as error:
            assert "circle" in str(error)
    assert all(entry.by == ME.by for entry in stand.log.entries())


@pytest.mark.parametrize("text", ["a\nb", "\x1b[2J", "x" * 501])
def test_what_no_log_can_show_is_no_reason_and_no_name(text: str) -> None:
    for by, why in ((text, ""), ("ada", text)):
        with pytest.raises(UsageError, match="does not fit into the log"):
            Provenance.of(by, why)
    assert Provenance.of("ada", "“why”") == Provenance("ada", "“why”") and Provenance.of(None, "").by
