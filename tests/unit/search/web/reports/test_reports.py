"""Readers report what is wrong with an entity, and the operator sees it."""

from __future__ import annotations

import json

import pytest
from fastapi.testclient import TestClient
from newswire_search.commands.entities import app
from newswire_search.composition import Search, offered_entity_desk
from newswire_search.reports.ports import MOST_REPORTS, NameFault, NameReport
from newswire_search.settings import SearchSettings
from newswire_search.testing.changes import FakeChangeLog
from newswire_search.testing.engine import InMemoryEngine
from newswire_search.testing.reports import FakeReports
from newswire_shared.accounting.access_keys import Right, new_key
from newswire_shared.contracts.entity_edits import AskedEdit, EntityDecision
from newswire_shared.testing import FakeAccessKeys, Memory
from typer.testing import CliRunner
from unit.search.newsroom import by_id
from unit.search.stub import application, article, client, entity

REPORT = {"fault": "wrong_name", "text": "She is called Ani Lind."}


class Reader:
    """A newsroom with two entities, one with a slash in its id; `edited` is what was edited, by whom and why."""

    def __init__(self) -> None:
        self.book, self.keys = FakeReports(), FakeAccessKeys(Memory())
        self.edited: list[tuple[AskedEdit, str, str]] = []
        self.engine = InMemoryEngine(by_id(article(entities=(entity("Ani"), entity("A/B")))))
        self.search = Search(
            self.engine, SearchSettings(title="Desk"), FakeChangeLog(), self.keys, reports=self.book,
            entity_desk=lambda: self.edit,
        )  # fmt: skip
        self.web = TestClient(application(self.search))

    def edit(self, edit: AskedEdit, by: str, why: str) -> str:
        self.edited.append((edit, by, why))
        return f"edit 1: {edit.entity_id}"

    def key(self, *rights: str) -> str:
        key, text = new_key("news desk", "desk", rights)
        self.keys.add(key)
        return text

    def run(self, *words: str) -> str:
        done = CliRunner().invoke(app, [*words], obj=self.search)
        assert done.exit_code == 0, done.output
        return done.output


@pytest.mark.parametrize("entity_id", ["ani", "a/b", "a%2Fb"])
def test_a_report_is_kept_for_the_operator(entity_id: str) -> None:
    reader = Reader()
    answer = reader.web.post(f"/v1/entities/{entity_id}/reports", json=REPORT)
    [kept] = reader.book.all()
    assert answer.status_code == 202 and answer.json() == {"id": kept.id, "entity": kept.entity_id}
    assert (kept.fault, kept.text) == (NameFault.WRONG_NAME, "She is called Ani Lind.")
    assert kept.name == {"ani": "Ani", "a/b": "A/B"}[kept.entity_id]


@pytest.mark.parametrize(
    ("path", "wrong", "status"),
    [
        ("ani", {"fault": "rude"}, 422), ("ani", {"text": "x" * 501}, 422), ("ani", {"more": 1}, 422),
        ("nobody", {}, 404),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused(path: str, wrong: dict[str, object], status: int) -> None:
    reader = Reader()
    assert reader.web.post(f"/v1/entities/{path}/reports", json=REPORT | wrong).status_code == status
    assert reader.book.all() == []


def test_one_address_reports_five_times_a_minute_and_a_full_book_takes_none() -> None:
    reader = Reader()
    answers = [reader.web.post("/v1/entities/ani/reports", json=REPORT | {"text": str(n)}) for n in range(6)]
    assert [each.status_code for each in answers] == [202] * 5 + [429] and answers[5].headers["retry-after"]
    full = Reader()
    for number in range(MOST_REPORTS):
        full.book.add(NameReport("x", "X", NameFault.OTHER, str(number)))
    assert full.web.post("/v1/entities/ani/reports", json=REPORT).status_code == 503


def test_a_reader_reports_by_the_form_of_the_page_and_is_thanked() -> None:
    reader = Reader()
    page = reader.web.get("/entities/a%2Fb").text
    assert 'action="/entities/a%2Fb/report"' in page and "Report a wrong name" in page
    done = reader.web.post("/entities/a%2Fb/report", data=REPORT, follow_redirects=False)
    assert (done.status_code, done.headers["location"]) == (303, "/entities/a%2Fb?reported=yes#wrong-name")
    assert [each.entity_id for each in reader.book.all()] == ["a/b"]
    assert "Thank you" in reader.web.get("/entities/a%2Fb?reported=yes").text
    foreign = reader.web.post("/entities/ani/report", data=REPORT, headers={"Origin": "https://evil.example"})
    assert foreign.status_code == 400 and len(reader.book.all()) == 1
    assert reader.web.post("/entities/ani/report", data={"fault": "x"}).status_code == 400


def test_without_a_state_reports_are_away_and_the_page_is_there() -> None:
    web = client(Reader().engine)
    assert web.post("/v1/entities/ani/reports", json=REPORT).status_code == 503
    assert web.get("/entities/ani").status_code == 200


def test_the_operator_lists_and_settles() -> None:
    reader = Reader()
    assert "nothing" in reader.run("reports")
    reader.web.post("/v1/entities/ani/reports", json=REPORT)
    [kept] = reader.book.all()
    assert kept.id in reader.run("reports") and "She is called Ani Lind." in reader.run("reports")
    told = json.loads(reader.run("reports", "--json"))
    assert (told["entity"], told["fault"], told["text"]) == ("ani", "wrong_name", "She is called Ani Lind.")
    missing = CliRunner().invoke(app, ["settle", kept.id, "nothing"], obj=reader.search)
    assert missing.exit_code == 1 and reader.book.all() == [kept]
    reader.run("settle", kept.id)
    assert reader.book.all() == []


RENAME = {"edit": "rename", "value": "Ani Lind", "why": "she says so"}
RENAMED = AskedEdit(EntityDecision.RENAME, "ani", "Ani Lind", "Ani", "person")


def test_who_may_operate_edits_by_the_api() -> None:
    reader = Reader()
    allowed = {"Authorization": f"Bearer {reader.key(Right.OPERATE)}"}
    answer = reader.web.post("/v1/entities/ani/edits", json=RENAME, headers=allowed)
    assert (answer.status_code, answer.json()) == (200, {"told": "edit 1: ani"})
    merged = reader.web.post("/v1/entities/ani/edits", json={"edit": "merge", "value": "a/b"}, headers=allowed)
    assert merged.status_code == 200
    assert reader.edited == [
        (RENAMED, "news desk", "she says so"),
        (AskedEdit(EntityDecision.MERGE, "ani", "a/b", "Ani", "person"), "news desk", ""),
    ]


@pytest.mark.parametrize(
    ("path", "wrong", "status"),
    [
        ("nobody", {}, 404), ("ani", {"edit": "merge", "value": "nobody"}, 404), ("ani", {"value": " "}, 400),
        ("ani", {"edit": "eat"}, 422),
    ],
)  # fmt: skip
def test_a_wrong_edit_is_refused(path: str, wrong: dict[str, str], status: int) -> None:
    reader = Reader()
    allowed = {"Authorization": f"Bearer {reader.key(Right.OPERATE)}"}
    assert reader.web.post(f"/v1/entities/{path}/edits", json=RENAME | wrong, headers=allowed).status_code == status
    assert reader.edited == []


def test_nobody_else_edits() -> None:
    reader = Reader()
    for key, status in (("", 401), ("nw_nonsense", 401), (reader.key(Right.READ), 403)):
        answer = reader.web.post("/v1/entities/ani/edits", json=RENAME, headers={"X-API-Key": key})
        assert answer.status_code == status
        assert reader.web.post("/entities/ani/edit", data=RENAME | {"key": key}).status_code == 403
    assert reader.edited == []


def test_who_may_operate_edits_by_the_form_of_the_page() -> None:
    reader = Reader()
    given = RENAME | {"key": reader.key(Right.OPERATE)}
    done = reader.web.post("/entities/ani/edit", data=given, follow_redirects=False)
    assert (done.status_code, done.headers["location"]) == (303, "/entities/ani?edited=yes#wrong-name")
    assert reader.edited == [(RENAMED, "news desk", "she says so")] and "set-cookie" not in done.headers
    assert "from the next article on" in reader.web.get("/entities/ani?edited=yes").text
    foreign = reader.web.post("/entities/ani/edit", data=given, headers={"Sec-Fetch-Site": "cross-site"})
    assert foreign.status_code == 400 and len(reader.edited) == 1


def test_enrichment_offers_who_carries_edits_out() -> None:
    assert callable(offered_entity_desk())
