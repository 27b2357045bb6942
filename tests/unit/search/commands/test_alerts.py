"""`newswire alerts`: made, listed, tried and removed from a terminal."""

from __future__ import annotations

import json

from newswire_search.alerts.delivery import Answered
from newswire_search.commands.alerts import app
from newswire_search.composition import Search
from newswire_search.settings import SearchSettings
from typer.testing import CliRunner, Result
from unit.search.alerts.world import HOOK, AlertWorld


def run(world: AlertWorld, *words: str) -> Result:
    search = Search(world.engine, SearchSettings(), world.log, alerts=lambda: world.desk)
    return CliRunner().invoke(app, list(words), obj=search)


def test_an_alert_is_made_with_any_parameter_and_its_secret_is_shown_once() -> None:
    world = AlertWorld()
    done = run(
        world, "add", "Talks", "minsk", "-p", "source=a.example", "-p", "source=b.example", "-p", "copies=hide",
        "--webhook", HOOK, "--every-article", "--json",
    )  # fmt: skip
    made = json.loads(done.stdout)
    assert made["search"] == {"q": "minsk", "source": ["a.example", "b.example"], "copies": "hide"}
    assert made["secret"].startswith("whsec_") and not made["once_a_story"]
    for words in (["list"], ["list", "--json"], ["show", made["id"]]):
        assert made["secret"] not in run(world, *words).stdout
    assert made["id"] in run(world, "show", made["id"]).stdout
    assert "secret: whsec_" in run(world, "add", "Other").stdout


def test_what_it_delivered_is_listed() -> None:
    world = AlertWorld()
    alert = world.add()
    assert "nothing was delivered" in run(world, "log", alert.id).stdout
    world.index("a")
    world.delivered()
    assert json.loads(run(world, "log", alert.id, "--json").stdout)["outcome"] == "delivered"
    assert "delivered" in run(world, "log", alert.id).stdout and "active" in run(world, "list").stdout


def test_a_test_that_is_not_taken_is_a_problem() -> None:
    world = AlertWorld()
    alert, silent = world.add(), world.add(webhook=None)
    assert run(world, "test", alert.id).exit_code == 0
    world.webhook.answers = [Answered(False, 500, "no")]
    done = run(world, "test", alert.id)
    assert done.exit_code == 1 and "webhook: not taken 500 no" in done.output
    assert run(world, "test", silent.id).exit_code == 0


def test_wrong_use_is_said() -> None:
    world = AlertWorld()
    assert run(world, "add", "x", "-p", "nonsense=1").exit_code == 2
    assert run(world, "add", "x", "-p", "since=not a date").exit_code == 2
    assert run(world, "remove", "nobody").exit_code == 1
    assert run(world, "list").stdout == "there are no alerts\n"
    alert = world.add()
    assert run(world, "remove", alert.id).exit_code == 0 and world.store.all() == []
