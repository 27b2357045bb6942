"""`newswire stories`: what the API gives for machines, lists for people, and the right exit status."""

from __future__ import annotations

import json

import pytest
from newswire_search.commands.stories import app
from newswire_search.composition import Search
from newswire_search.engine.ports import WholeEngine
from newswire_search.settings import SearchSettings
from newswire_search.testing.changes import FakeChangeLog
from newswire_search.testing.engine import InMemoryEngine
from newswire_shared.contracts.errors import TransientError
from typer.testing import CliRunner, Result
from unit.search.newsroom import by_id, get, newsroom
from unit.search.stub import StubEngine, article, in_story, story


class Terminal:
    """Runs `newswire stories` over an engine."""

    def __init__(self, engine: WholeEngine) -> None:
        self.search = Search(engine, SearchSettings(), FakeChangeLog())

    def run(self, *words: str) -> Result:
        return CliRunner().invoke(app, list(words), obj=self.search)


def test_json_is_what_the_api_gives() -> None:
    terminal = Terminal(newsroom())
    listed = [json.loads(line) for line in terminal.run("list", "--min-size", "1", "--json").stdout.splitlines()]
    assert listed == get("/v1/stories?min_size=1")["stories"]
    in_order = terminal.run("list", "--min-size", "1", "--sort", "biggest", "--json").stdout.splitlines()
    assert [json.loads(line) for line in in_order] == get("/v1/stories?min_size=1&sort=biggest")["stories"]
    assert json.loads(terminal.run("show", "old", "--json").stdout) == get("/v1/stories/s1")


def test_the_beginning_of_an_id_is_enough_if_it_is_one_story_s() -> None:
    terminal = Terminal(newsroom())
    assert terminal.run("show", "ol", "--json").stdout == terminal.run("show", "s1", "--json").stdout, "an old one too"
    result = terminal.run("show", "s")
    assert result.exit_code == 2 and "s begins the ids of s1, s2" in result.stderr


def test_stories_for_people() -> None:
    terminal = Terminal(newsroom())
    lines = [line.strip() for line in terminal.run("list").stdout.splitlines() if line.strip()]
    assert lines == [
        "Talks in Geneva",
        "3 articles · 14 Oct 2020, 09:30 UTC to 14 Oct 2020, 11:30 UTC · news.example",
        "Minsk", "s1", "1 story.",
    ]  # fmt: skip
    shown = terminal.run("show", "s1").stdout
    assert "followed by Talks end (s2)" in shown and "took in old on 14 Oct 2020" in shown
    assert "09:30  news.example  Minsk Group meets  (first to report)" in shown
    assert shown.index("reprint  news.example  Group meets") < shown.index("11:30  news.example  The talks go on")


def test_hostile_titles_cannot_steer_the_terminal() -> None:
    hostile = "\x1b[2J[bold]x[/]\n\u202egnp"
    engine = InMemoryEngine(by_id(in_story(article(title=hostile, source=hostile), "s1")), {"s1": story(title=hostile)})
    terminal = Terminal(engine)
    for words in (["list"], ["show", "s1"]):
        shown = terminal.run(*words).stdout
        assert "\x1b[2J" not in shown and "\u202e" not in shown and "[bold]x[/]" in shown


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["list", "--size", "0"], 2), (["list", "--since", "soon"], 2), (["list", "--nothing"], 2), (["show"], 2),
        (["list", "--since", "2021-01-01", "--until", "2020-01-01"], 2), (["show", "nope"], 1),
    ],
)  # fmt: skip
def test_exit_status(words: list[str], status: int) -> None:
    result = Terminal(newsroom()).run(*words)
    assert (result.exit_code, result.stdout) == (status, "")
    assert result.stderr


def test_an_engine_that_is_away_ends_with_1() -> None:
    engine = StubEngine(error=TransientError("the index cannot be reached"))
    engine.indexed_stories["s1"] = story()
    result = Terminal(engine).run("show", "s1")
    assert (result.exit_code, result.stderr) == (1, "newswire stories show: the index cannot be reached\n")


@pytest.mark.parametrize("command", ["list", "show"])
def test_help_has_an_example(command: str) -> None:
    shown = CliRunner().invoke(app, [command, "--help"])
    assert shown.exit_code == 0
    assert f"newswire stories {command} " in shown.stdout
