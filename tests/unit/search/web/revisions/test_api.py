"""The texts that an article had, over HTTP."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient
from newswire_search.composition import Search
from newswire_search.revisions.read_revision import ArchivedTexts
from newswire_search.settings import SearchSettings
from newswire_search.testing.changes import FakeChangeLog
from newswire_shared.contracts.documents import ArticleDocument, Revision
from newswire_shared.testing.archive import FakeArchive
from unit.search.stub import SEEN, StubEngine, application, article

TEXTS = ("The ferry struck the pier.", "The ferry struck the pier. One was hurt.", "The ferry sank. One was hurt.")


def revised(archive: FakeArchive) -> ArticleDocument:
    """An article of three texts, each of which lies in the archive."""
    revisions = []
    for number, body in enumerate(TEXTS, 1):
        made = article(title=f"Ferry {number}", body=body).article
        ref = archive.write_article(made.url, made.model_dump_json().encode())
        revisions.append(
            Revision(capture_id=f"c{number}", fetched_at=SEEN, digest=f"d{number}", title=made.title, ref=ref)
        )
    newest = article(title="Ferry 3", body=TEXTS[-1])
    return newest.model_copy(update={"revisions": tuple(revisions)})


def api(archive: ArchivedTexts | None, engine: StubEngine) -> TestClient:
    return TestClient(application(Search(engine, SearchSettings(), FakeChangeLog(), archive=archive)))


def get(address: str, archive: ArchivedTexts | None = None, **changes: object) -> Any:
    kept = FakeArchive()
    document = revised(kept).model_copy(update=changes)
    reply = api(archive or kept, StubEngine(document)).get(f"/v1/articles/a1/revisions/{address}")
    return reply.status_code, reply.json()


def test_a_revision_has_its_text_and_what_changed_since_the_one_before() -> None:
    status, told = get("2")
    assert (status, told["number"], told["revisions"], told["article"]) == (200, 2, 3, "a1")
    assert (told["title"], told["body"], told["digest"], told["against"]) == ("Ferry 2", TEXTS[1], "d2", 1)
    assert told["body_changes"] == [{"kind": "same", "text": TEXTS[0]}, {"kind": "added", "text": " One was hurt."}]
    assert [(each["kind"], each["text"]) for each in told["title_changes"]] == [
        ("same", "Ferry "), ("removed", "1"), ("added", "2"),
    ]  # fmt: skip
    assert "memory:" not in str(told), "places in the archive are nobody's concern"


def test_the_first_has_nothing_before_it_and_any_may_be_compared_with_any() -> None:
    first = get("1")[1]
    assert (first["against"], first["body_changes"], first["why_not_compared"]) == (None, None, "It is the first text.")
    backwards = get("1?against=3")[1]
    assert (backwards["against"], backwards["body"]) == (3, TEXTS[0])
    assert "".join(each["text"] for each in backwards["body_changes"] if each["kind"] != "added") == TEXTS[2]
    assert {each["kind"] for each in get("2?against=2")[1]["body_changes"]} == {"same"}


@pytest.mark.parametrize(("address", "status"), [("4", 404), ("0", 422), ("x", 422), ("2?against=9", 404)])
def test_what_there_is_not_is_said(address: str, status: int) -> None:
    found, told = get(address)
    assert found == status
    assert status == 422 or "it has 3" in told["error"]["message"]


def without_archive(address: str) -> Any:
    reply = api(None, StubEngine(revised(FakeArchive()))).get(f"/v1/articles/a1/revisions/{address}")
    return reply.status_code, reply.json()


def test_without_the_archive_only_the_newest_is_at_hand_and_that_is_said() -> None:
    status, newest = without_archive("3")
    assert (status, newest["body"], newest["body_changes"]) == (200, TEXTS[2], None)
    assert "revision 2 is not at hand, only that of the newest, 3" in newest["why_not_compared"]
    for address in ("1", "3?against=1"):
        status, told = without_archive(address)
        assert status == 404 and "revision 1 is not at hand, only that of the newest, 3" in told["error"]["message"]
    assert get("1", FakeArchive())[0] == 404, "an archive that has lost it says the same"


def test_a_text_that_was_cut_in_the_index_is_whole_from_the_archive() -> None:
    kept = FakeArchive()
    document = revised(kept)
    cut = document.model_copy(update={"truncated": True, "article": document.article.model_copy(update={"body": "T"})})
    whole = api(kept, StubEngine(cut)).get("/v1/articles/a1/revisions/3").json()
    assert (whole["body"], whole["truncated"]) == (TEXTS[2], False)
    short = api(None, StubEngine(cut)).get("/v1/articles/a1/revisions/3").json()
    assert (short["body"], short["truncated"]) == ("T", True)


def test_of_what_was_taken_down_there_is_no_text() -> None:
    engine = StubEngine()
    engine.removed.add("a1")
    assert api(FakeArchive(), engine).get("/v1/articles/a1/revisions/1").status_code == 410
    assert api(FakeArchive(), StubEngine()).get("/v1/articles/a1/revisions/1").status_code == 404
