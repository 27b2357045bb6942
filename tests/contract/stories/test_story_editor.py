"""Editors' decisions on stories with a real Redis: carried out, logged, recorded, and carried out again."""

from __future__ import annotations

from itertools import count

import pytest
from newswire_enrich.editing.provenance import Provenance
from newswire_enrich.editing.stories.editor import StoryEditor
from newswire_enrich.editing.stories.edits import (
    FreeArticle,
    LockStory,
    MergeStories,
    MoveArticle,
    SplitStory,
    StoryEdit,
    UnlockStory,
    described,
)
from newswire_enrich.editing.stories.redis_log import RedisStoryEditLog
from newswire_enrich.linking.linker import Linker
from newswire_enrich.linking.redis_story_state import RedisStoryState
from newswire_shared.contracts.errors import TransientError, UsageError
from newswire_shared.contracts.events import RecordChanged
from newswire_shared.state import keys
from newswire_shared.state.redis_state import State
from newswire_shared.testing import FakeClock, RecordingPublisher

from contract.linking import article, link_all

pytest_plugins = ["redis_server"]

SAID = Provenance("ada", "one fire")
EDITS: tuple[StoryEdit, ...] = (
    MergeStories(story="a", other="x"), SplitStory(story="a", articles=("c",)), MoveArticle(article="b", story="c"),
    MoveArticle(article="b"), FreeArticle(article="b"), LockStory(story="a"), UnlockStory(story="a"),
)  # fmt: skip


@pytest.fixture
def editor(redis_state: State) -> StoryEditor:
    """An editor over three articles on one event, and one on another."""
    editor = StoryEditor(
        RedisStoryState(redis_state), RedisStoryEditLog(redis_state), RecordingPublisher(), FakeClock()
    )
    link_again(editor)
    return editor


def link_again(editor: StoryEditor) -> None:
    """Link the articles."""
    number = count()
    link_all(
        Linker(editor.state),
        (*(article(name, 0, next(number), f"Part {name}.") for name in "abc"), article("x", 1)),
    )


def stories(editor: StoryEditor) -> dict[str, str]:
    """The story of each article."""
    return editor.state.resolve([*"abcx"])


def test_an_editor_s_decisions_are_carried_out_in_turn(editor: StoryEditor) -> None:
    assert stories(editor) == {"a": "a", "b": "a", "c": "a", "x": "x"}
    for edit in EDITS[:3]:
        editor.edit(edit, SAID)
    assert stories(editor) == {"a": "a", "b": "c", "c": "c", "x": "a"}


def test_a_locked_story_takes_nothing_in(editor: StoryEditor) -> None:
    editor.edit(LockStory(story="a"), SAID)
    late = Linker(editor.state)(article("d", 0, 4, "Part d."))
    assert late.story == "d"
    editor.edit(UnlockStory(story="a"), SAID)
    assert Linker(editor.state)(article("e", 0, 5, "Part e.")).story in ("a", "d")


def test_every_decision_is_logged_with_who_and_why_and_recorded(editor: StoryEditor) -> None:
    for edit in EDITS:
        editor.edit(edit, SAID)
    entries = editor.log.entries()
    assert [entry.edit for entry in entries] == [*EDITS]
    assert {(entry.by, entry.why) for entry in entries} == {("ada", "one fire")}
    assert all(described(edit) for edit in EDITS)
    assert isinstance(editor.publisher, RecordingPublisher)
    records = [message for message in editor.publisher.messages if isinstance(message, RecordChanged)]
    assert [message.record for message in records] == [entry.dumped() for entry in entries]
    assert len({message.name for message in records}) == len(EDITS)


@pytest.mark.parametrize("edit", [MergeStories(story="a", other="never seen"), SplitStory(story="a", articles=("x",))])
def test_what_linking_does_not_know_is_refused_and_not_logged(editor: StoryEditor, edit: StoryEdit) -> None:
    with pytest.raises(UsageError, match="linking does not know it"):
        editor.edit(edit, SAID)
    assert editor.log.entries() == ()


def test_nothing_is_carried_out_while_the_log_cannot_be_read(editor: StoryEditor, redis_state: State) -> None:
    redis_state.client.rpush(keys.STORY_EDITS(), '{"edit": {"edit": "of a later release"}}')
    with pytest.raises(TransientError, match="cannot read story edit 1"):
        editor.edit(MergeStories(story="a", other="x"), SAID)
    assert stories(editor) == {"a": "a", "b": "a", "c": "a", "x": "x"}


def test_what_was_decided_is_carried_out_again_after_the_state_was_lost(
    editor: StoryEditor, redis_state: State
) -> None:
    for edit in EDITS[:3]:
        editor.edit(edit, SAID)
    before, entries = stories(editor), editor.log.entries()
    redis_state.client.flushdb()
    link_again(editor)
    gone = entries[0].model_copy(update={"edit": LockStory(story="never seen")})
    assert editor.restore([*entries, gone]) == (3, [gone])
    assert stories(editor) == before
    assert editor.restore(entries) == (0, [])


def test_an_id_that_no_text_can_hold_is_refused(editor: StoryEditor) -> None:
    with pytest.raises(UsageError, match="an id is a word"):
        editor.edit(LockStory(story="\udcff"), SAID)
