"""`newswire entities` as a person and as a script use it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from newswire_enrich.commands.entities import app
from newswire_enrich.composition.entity_editing import EntityEditing
from newswire_enrich.editing.entities.retagging import IndexCommand
from newswire_enrich.entities.catalogue.names import folded
from newswire_shared.contracts.errors import UsageError
from typer.testing import CliRunner, Result
from unit.enrich.edit_stand import Stand


class Command:
    """The command over an editor of its own; `asked` is what `newswire index` was asked for."""

    def __init__(self) -> None:
        self.stand, self.asked = Stand(), list[Sequence[str]]()
        self.editing = EntityEditing(lambda: self.stand.editor, self.asked.append)

    def run(self, *words: object, given: str = "") -> Result:
        listed = [str(word) for word in words]
        return CliRunner().invoke(app, listed, input=given, catch_exceptions=False, obj=self.editing)

    def __call__(self, *words: object, given: str = "") -> str:
        result = self.run(*words, given=given)
        assert result.exit_code == 0, result.output
        return result.stdout

    def objects(self, *words: object) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self(*words).splitlines()]


@pytest.fixture
def entities() -> Command:
    return Command()


def test_every_command_has_help_with_an_example(entities: Command) -> None:
    names = [command.name or command.callback.__name__ for command in app.registered_commands if command.callback]
    assert {"search", "show", "merge", "split", "rename", "suppress", "alias", "log", "undo"} < {*names}
    for name in names:
        assert f"newswire entities {name}" in " ".join(entities(name, "--help").split())


def test_an_edit_says_its_number_and_a_second_one_that_nothing_changed(entities: Command) -> None:
    words = ("merge", "org:osce", "org:tass", "--why", "test", "--by", "ada")
    assert entities(*words) == "edit 1: org:osce is org:tass\n"
    assert entities(*words) == "nothing to change: it is so already\n"
    [entry] = entities.stand.log.entries()
    assert (entry.by, entry.why) == ("ada", "test")


def test_every_edit_can_be_made_seen_and_undone(entities: Command) -> None:
    entities("rename", "org:tass", "Tass Agency")
    entities("split", "region:nagorno-karabakh", "Artsakh", "region:artsakh", "--unlisted")
    entities("suppress", "country:TR")
    entities("alias", "org:otter-club", "The Otters", "--name", "Otter Club", "--unlisted")
    entities("alias", "org:tass", "ITAR")
    log = entities.objects("log", "--json")
    assert [line["number"] for line in log] == [5, 4, 3, 2, 1]
    assert log[1]["change"] == {
        "edit": "alias", "entity_id": "org:otter-club", "alias": "The Otters", "type": "organisation",
        "name": "Otter Club",
    }  # fmt: skip
    assert log[3]["change"]["type"] == "place" and log[0]["change"]["name"] == "TASS"
    assert entities("undo", 3) == "edit 6: edit 3 holds no more\n"
    assert [line["undone_by"] for line in entities.objects("log", "--entity", "country:TR", "--json")] == [None, 6]
    assert "undone by 6" in entities("log") and all(line["by"] for line in log)


def test_the_type_is_that_of_the_entity_unless_another_is_given(entities: Command) -> None:
    entities("split", "org:tass", "Tass", "other:tass", "--unlisted", "--type", "event")
    assert entities.objects("log", "--json")[0]["change"]["type"] == "event"
    with pytest.raises(UsageError, match="city is no type of an entity: there are person, organisation"):
        entities("split", "org:tass", "Tass", "place:tass", "--unlisted", "--type", "city")


def test_a_search_shows_a_table_or_objects_and_finding_nothing_is_a_problem(entities: Command) -> None:
    entities("merge", "geo:1", "country:GE")
    assert "merged into country:GE" in entities("search", "georgia")
    found = entities.objects("search", "georgia", "--json")
    assert [(each["id"], each["current"]) for each in found] == [("country:GE", "country:GE"), ("geo:1", "country:GE")]
    assert len(entities.objects("search", "georgia", "--json", "--limit", 1)) == 1
    nothing = entities.run("search", "nobody", "--json")
    assert (nothing.exit_code, nothing.stdout) == (1, "")


def test_show_tells_of_one_entity_and_answers_an_unknown_id_with_near_ones(entities: Command) -> None:
    entities("rename", "org:tass", "Tass Agency")
    assert "edit 1" in entities("show", "org:tass")
    [found] = entities.objects("show", "org:tass", "--json")
    assert (found["name"], found["names"], found["source"]) == (
        "Tass Agency",
        ["TASS", "Tass", "Tass Agency"],
        "newswire",
    )
    with pytest.raises(UsageError, match=r"no entity org:tas: did you mean org:tass\?$"):
        entities("show", "org:tas")


def test_an_empty_log_says_so(entities: Command) -> None:
    assert entities("log") == "nothing was edited\n" and entities("log", "--json") == ""


def test_a_file_of_edits_is_imported_once_however_often(entities: Command, tmp_path: Path) -> None:
    entities("rename", "org:tass", "First")
    entities("rename", "org:tass", "Second", "--why", "shorter")
    entities("merge", "org:osce", "org:tass")
    entities("suppress", "country:TR")
    entities("undo", 4)
    file = tmp_path / "edits.jsonl"
    entities("export", file)
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert [(line["edit"], line["why"]) for line in lines] == [("rename", "shorter"), ("merge", "")]

    entities.stand.log.replace([])
    assert entities("import", file) == "2 edits made, 0 hold already\n"
    assert entities("import", file) == "0 edits made, 2 hold already\n"
    assert entities("import", "-", given=file.read_text("utf-8")) == "0 edits made, 2 hold already\n"
    assert entities("export") == file.read_text("utf-8"), "by whom and why too"


@pytest.mark.parametrize(("line", "says"), [
    ("{", "line 2, is no JSON"), ('{"entity_id": "org:tass"}', "line 2: an object with `edit`"),
    ('{"edit": "paint", "entity_id": "org:tass"}', "line 2 is no edit"),
    ('{"edit": "rename", "entity_id": "org:tass"}', "line 2 is no edit"),
    ('{"edit": "suppress", "entity_id": "org:tass", "why": 7}', "line 2: by and why are texts"),
    ('{"edit": "undo", "number": 1}', "line 2 is no edit"),
    ('{"edit": "suppress", "entity_id": "org:tas"}', "did you mean org:tass"),
])  # fmt: skip
def test_a_wrong_line_is_named_and_nothing_of_the_file_is_done(
    entities: Command, tmp_path: Path, line: str, says: str
) -> None:
    file = tmp_path / "edits.jsonl"
    file.write_text(f'{{"edit": "suppress", "entity_id": "org:osce"}}\n{line}\n')
    with pytest.raises(UsageError, match=says):
        entities("import", file)
    assert entities.stand.log.entries() == ()


def test_records_of_the_index_make_the_log_again(entities: Command, tmp_path: Path) -> None:
    entities("rename", "org:tass", "Tass Agency")
    records = tmp_path / "records.jsonl"
    records.write_text("".join(f"{r.model_dump_json()}\n" for r in entities.stand.records()))
    before = entities.stand.log.entries()
    entities.stand.log.replace([])
    assert entities("restore", records) == "1 edits are back\n"
    assert entities.stand.log.entries() == before
    assert entities("record") == "1 records sent\n" and len(entities.stand.records()) == 2
    records.write_text('{"record": {"name": "a source"}}\n')
    with pytest.raises(UsageError, match="line 1 is no record of an edit: make the file by `newswire index records"):
        entities("restore", records)


def test_retagging_asks_for_the_ids_and_the_names_that_articles_may_have(entities: Command) -> None:
    entities("merge", "org:osce", "org:tass")
    entities("undo", 1)
    entities("alias", "org:osce", "Der Verein")
    entities("retag", "--entity", "org:osce", "--source", "desk", "--since", "2026-03-01", "--dry-run", "--json")
    entities("retag")
    first, second = entities.asked
    begins = ["rebuild", "--stale", "--source", "desk", "--since", "2026-03-01"]
    ids = ["--entity", "org:osce", "--entity", "org:tass"]
    assert first[: len(begins + ids)] == begins + ids and first[-2:] == ["--dry-run", "--json"]
    options, names = (first[len(begins + ids) : -2][part::2] for part in (0, 1))
    assert {*options} == {"--named"} and names[:2] == ["OSCE", "Der Verein"]
    assert {"TASS", "ОБСЕ"} < {*names} and len({*map(folded, names)}) == len(names)
    assert second == ["rebuild", "--stale"]
    with pytest.raises(UsageError, match="did you mean org:osce"):
        entities("retag", "--entity", "org:ocse")


def test_retagging_is_left_to_a_machine_that_has_the_index_service() -> None:
    with pytest.raises(UsageError, match="run `newswire index rebuild --named 'Der Verein'` where it is"):
        IndexCommand("no.such.group")(["rebuild", "--named", "Der Verein"])
