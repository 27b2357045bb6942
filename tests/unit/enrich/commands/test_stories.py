"""`newswire stories` as an editor uses it, over a state that knows one story."""

from __future__ import annotations

import json
from typing import Any, cast

import pytest
from newswire_enrich.commands.stories import app
from newswire_enrich.composition.story_editing import StoryEditing
from newswire_enrich.editing.stories.editor import StoryEditor
from newswire_enrich.linking.state import Edited, StoryState
from newswire_shared.contracts.errors import UsageError
from newswire_shared.testing import FakeClock, FakeJournalStore, RecordingPublisher
from typer.testing import CliRunner, Result


class OneStory:
    """A state of linking that knows the story `a` alone, by locks and merges."""

    def lock(self, story_id: str, locked: bool) -> Edited | None:
        return Edited("a") if story_id == "a" else None

    def merge(self, story_id: str, other_id: str) -> Edited | None:
        return None


@pytest.fixture
def editing() -> StoryEditing:
    editor = StoryEditor(
        cast(StoryState, OneStory()), FakeJournalStore(gapless=True), RecordingPublisher(), FakeClock()
    )
    return StoryEditing(lambda: editor)


def run(editing: StoryEditing, *words: str, given: str = "") -> Result:
    return CliRunner().invoke(app, [*words], input=given, catch_exceptions=False, obj=editing)


def logged(editing: StoryEditing) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(editing, "log", "--json").stdout.splitlines()]


def test_a_decision_is_logged_with_who_and_why(editing: StoryEditing) -> None:
    assert run(editing, "log").stdout == "nothing was decided\n"
    done = run(editing, "lock", "a", "--why", "settled", "--by", "ada")
    assert done.stdout == "a stays as it is; the story is a, the index follows within seconds\n"
    [entry] = logged(editing)
    assert (entry["number"], entry["by"], entry["why"]) == (1, "ada", "settled")
    assert entry["edit"] == {"edit": "lock", "story": "a"}
    assert "a stays as it is" in run(editing, "log").stdout


def test_what_the_state_does_not_know_is_refused(editing: StoryEditing) -> None:
    with pytest.raises(UsageError, match="not done: a and b are one story: linking does not know it"):
        run(editing, "merge", "a", "b")
    assert logged(editing) == []


def test_decisions_come_back_from_their_records_and_what_is_gone_is_named(editing: StoryEditing) -> None:
    for story in ("a", "gone"):
        record = {"at": "2026-03-01T12:00:00Z", "by": "ada", "why": "", "edit": {"edit": "lock", "story": story}}
        restored = run(editing, "restore", "-", given=json.dumps({"record": record}))
        assert restored.exit_code == (story == "gone")
        assert restored.stdout == f"{int(story == 'a')} decisions are back\n"
    assert "not known any more: gone stays as it is" in restored.stderr
