"""`newswire search`: one hit a line for machines, a list for people, and the right exit status."""

from __future__ import annotations

import json
from typing import get_args

import pytest
from newswire_search.articles.request import ArticleKind
from newswire_search.commands.search import KindOption, app
from newswire_search.composition import Search
from newswire_search.query.article_query import Sort
from newswire_search.query.highlight import Segment
from newswire_search.settings import SearchSettings
from newswire_search.testing.changes import FakeChangeLog
from newswire_search.testing.engine import InMemoryEngine
from newswire_shared.contracts.errors import TransientError
from typer.testing import CliRunner, Result
from unit.search.stub import StubEngine, article, client, in_story, story


class Terminal:
    """Runs the command over an engine."""

    def __init__(self, engine: StubEngine) -> None:
        self.engine = engine

    def run(self, *words: str) -> Result:
        return CliRunner().invoke(app, list(words), obj=Search(self.engine, SearchSettings(), FakeChangeLog()))


@pytest.fixture
def terminal() -> Terminal:
    return Terminal(StubEngine(article(language="en")))


def test_json_is_one_hit_a_line_as_the_api_gives_it(terminal: Terminal) -> None:
    terminal.engine.documents["a2"] = article(article_id="a2")
    result = terminal.run("Minsk Group", "--json")
    assert result.exit_code == 0
    hits = [json.loads(line) for line in result.stdout.splitlines()]
    assert hits == client(terminal.engine).get("/v1/search?q=Minsk+Group").json()["hits"]


def test_every_option_asks_what_the_api_asks(terminal: Terminal) -> None:
    terminal.run(
        "Minsk", "--since", "2020-10-01", "--until", "2020-10-31", "--source", "a", "--source", "b",
        "--language", "en", "--entity", "e", "--kind", "live", "--story", "s", "--copies", "hide", "--sort", "newest",
        "--match", "all", "--group", "story",
        "--size", "3",
    )  # fmt: skip
    client(terminal.engine).get(
        "/v1/search?q=Minsk&since=2020-10-01&until=2020-10-31&source=a&source=b&language=en&entity=e&kind=live"
        "&story=s&copies=hide&sort=newest&match=all&group=story&size=3&facets=off"
    )
    first, second = (query for query in terminal.engine.asked if query.size)  # without looks for other spellings
    assert first == second


def test_the_list_is_for_people(terminal: Terminal) -> None:
    terminal.engine.highlights = {"body": ((Segment("The ", False), Segment("Minsk", True), Segment(" Group", False)),)}
    lines = [line.strip() for line in terminal.run("Minsk").stdout.splitlines() if line.strip()]
    assert lines[0] == "Minsk Group meets"
    assert lines[1].startswith("news.example · 14 Oct 2020, 09:30 UTC · ")
    assert lines[2:] == ["The Minsk Group", "https://news.example/1", "1 article."]


def test_a_list_of_stories_says_what_else_was_found() -> None:
    found = {f"a{n}": in_story(article(article_id=f"a{n}", source=f"s{n}.example"), "s1") for n in range(3)}
    engine = InMemoryEngine(found, {"s1": story("s1", size=9)})
    shown = CliRunner().invoke(
        app, ["Minsk", "--group", "story"], obj=Search(engine, SearchSettings(), FakeChangeLog())
    )
    assert "9 articles in story s1 · 3 of them found, of 3 sources" in shown.stdout
    assert shown.stdout.strip().endswith("1 story.")


def test_hostile_titles_cannot_steer_the_terminal(terminal: Terminal) -> None:
    terminal.engine.documents = {"a1": article(title="\x1b[2J[bold]x[/]\n\u202egnp")}
    shown = terminal.run("x").stdout
    assert "\x1b[2J" not in shown and "\u202e" not in shown
    assert "[bold]x[/]" in shown


def test_nothing_found_is_said_and_is_no_error(terminal: Terminal) -> None:
    terminal.engine.documents = {}
    result = terminal.run("zebra")
    assert (result.exit_code, "Nothing matches 'zebra'" in result.stdout) == (0, True)
    assert terminal.run("zebra", "--json").stdout == ""


@pytest.mark.parametrize(
    "words",
    [["x", "--size", "0"], ["x", "--sort", "best"], ["x", "--since", "soon"], ["x", "--nothing"], ["a", "b"],
     ["x", "--since", "2021-01-01", "--until", "2020-01-01"]],
)  # fmt: skip
def test_wrong_use_ends_with_2(terminal: Terminal, words: list[str]) -> None:
    result = terminal.run(*words)
    assert result.exit_code == 2
    assert result.stdout == "" and result.stderr


def test_an_engine_that_is_away_ends_with_1(terminal: Terminal) -> None:
    terminal.engine.error = TransientError("the index cannot be reached")
    result = terminal.run("x")
    assert (result.exit_code, result.stderr) == (1, "newswire search: the index cannot be reached\n")


def test_help_has_an_example() -> None:
    shown = CliRunner().invoke(app, ["--help"])
    assert shown.exit_code == 0
    assert "newswire search '\"Minsk Group\" ceasefire'" in shown.stdout


def test_the_orders_and_kinds_are_those_of_the_api(terminal: Terminal) -> None:
    assert {kind.value for kind in KindOption} == set(get_args(ArticleKind))
    assert all(terminal.run("x", "--sort", sort).exit_code == 0 for sort in Sort)
    assert all(terminal.run("x", "--kind", kind).exit_code == 0 for kind in KindOption)
