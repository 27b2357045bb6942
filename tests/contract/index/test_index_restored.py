"""On every engine an index that is made of the archive is the one that was lost."""

from __future__ import annotations

from pathlib import Path

from newswire_shared.contracts.documents import Copy, StoryDocument, StorySection
from unit.index.recovery.archived import Archived, all_of
from unit.index.samples import article

from contract.engines import Engines


def test_documents_are_as_they_were(engines: Engines, tmp_path: Path) -> None:
    lost = Archived(tmp_path / "lost")
    copied = Copy(duplicate_of="a", kind="edit", similarity=0.9)
    lost.linked.sections = {"a": StorySection(id="s"), "b": StorySection(id="s", copy_of=copied)}
    lost.take_in(article("a"), article("b"), article("c"))
    lost.take_in(article("a", 5, "another text"), article("a", 3, "text between"), article("b", 2), article("c", 1))
    lost.take_in(article("long", body="A paragraph of words.\n\n" * 60_000))

    report = lost.restore(engines.index)
    assert (report.articles, report.progress.copies, report.progress.refused) == (4, 8, 0)
    after = all_of(engines.index)
    assert after == all_of(lost.before)
    assert [each.capture_id for each in after["a"].revisions] == ["a@0", "a@3", "a@5"]
    assert after["long"].truncated and all(found.document.indexed_at for found in engines.index.read(["a"]).values())


def test_stories_that_linking_has_forgotten_are_told_by_their_articles(engines: Engines, tmp_path: Path) -> None:
    lost = Archived(tmp_path / "lost")
    lost.take_in(article("first", story="first"), article("second", 1, story="first"), article("other", story="other"))
    report = lost.restore(engines.index)
    assert report.stories == 1
    (story,) = engines.index.read_stories(["first", "other"]).values()
    assert isinstance(story, StoryDocument) and (story.story.size, story.story.lead) == (2, "first")
    assert story.title == "text of first"
    assert all_of(engines.index)["second"].story == StorySection(id="first")
