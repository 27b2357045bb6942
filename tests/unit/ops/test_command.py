"""The `newswire` command is quick, knows no service, and tells a person one plain line of what is wrong."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from newswire_ops.command import installed, loaded, main, summary_of

PROMISED = {
    "up", "demo", "down", "worker", "ingest", "sources", "url", "extract", "tag", "link", "search", "ledger", "trace",
    "dead", "keys", "index", "pause", "resume", "doctor", "config", "entities", "stories", "robots",
}  # fmt: skip
LOADED_BY_HELP = """
import json, sys
from newswire_ops.command import installed, loaded, main, summary_of
sys.argv = ["newswire", "--help"]
try:
    main()
except SystemExit as end:
    print(json.dumps([end.code, sorted(sys.modules)]))
"""
HEAVY = {"celery", "redis", "elasticsearch", "requests", "lxml", "spacy", "trafilatura", "fastapi", "numpy", "sqlite3"}
# a command that holds something, and is sent a signal
HOLDS = """
import os, sys, typer
from newswire_ops import command

def hold():
    try:
        os.kill(os.getpid(), int(sys.argv[1]))
        print("it went on")
    finally:
        print("what it held is given back")

command._run = lambda words: typer.run(hold)
command.main([])
"""


@pytest.mark.parametrize(
    ("number", "said"),
    [(signal.SIGINT, "Ctrl-C"), (signal.SIGTERM, "SIGTERM"), (signal.SIGHUP, "its terminal, which was closed")],
)
def test_whatever_signal_ends_a_command_what_it_holds_is_given_back(number: signal.Signals, said: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", HOLDS.replace("sys.argv[1]", str(int(number)))], capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (128 + number, "what it held is given back\n")
    assert done.stderr == f"newswire: ended by {said}\n"


def test_a_command_under_nohup_outlives_its_terminal() -> None:
    script = "import signal; signal.signal(1, signal.SIG_IGN)" + HOLDS.replace("sys.argv[1]", "1")
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("it went on")


@pytest.mark.parametrize(
    ("words", "place", "wanted"),
    [
        ("newswire do", 1, ["doctor", "down"]),
        ("newswire dead li", 2, ["list"]),
        ("newswire dead list --st", 3, ["--stage"]),
    ],
)
def test_a_shell_is_told_how_words_go_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: str, place: int, wanted: list[str]
) -> None:
    for name, value in {"COMP_WORDS": words, "COMP_CWORD": str(place), "_NEWSWIRE_COMPLETE": "complete_bash"}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit):
        main([])
    assert sorted(capsys.readouterr().out.split()) == wanted


def test_help_imports_no_module_of_a_service() -> None:
    shown = subprocess.run([sys.executable, "-c", LOADED_BY_HELP], capture_output=True, text=True, check=True).stdout
    code, modules = json.loads(shown.splitlines()[-1])
    packages = re.compile(r"newswire_(ingest|enrich|index|search)(\.commands)?")
    ours = [name for name in modules if name.startswith("newswire_") and not packages.fullmatch(name)]
    assert code == 0
    assert {name.partition(".")[0] for name in ours} == {"newswire_shared", "newswire_ops"}
    assert HEAVY.isdisjoint(name.partition(".")[0] for name in modules)
    assert "rich" not in modules, "what draws frames costs as much as all else"


def test_every_promised_command_is_installed() -> None:
    assert installed().keys() >= PROMISED


@pytest.mark.parametrize("point", [p for parts in installed().values() for p in parts], ids=lambda point: point.value)
def test_every_command_has_a_summary_of_one_line(point: EntryPoint) -> None:
    assert re.fullmatch(r"[^\n]+\.", summary_of(point))


def test_a_function_s_own_summary_comes_before_that_of_its_module() -> None:
    assert summary_of(EntryPoint("x", "newswire_ops.command:loaded", "x")) == "A subcommand, loaded."
    assert summary_of(EntryPoint("x", "newswire_ops.command:app", "x")).startswith("The `newswire` command:")
    assert summary_of(EntryPoint("x", "newswire_ops.no_such_module:app", "x")) == ""


def run(*words: str) -> int:
    """Run the command in this process and answer its exit status."""
    with pytest.raises(SystemExit) as caught:
        main(words)
    return int(caught.value.code or 0)


def test_help_lists_every_command_with_its_summary(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--help") == 0
    words = capsys.readouterr().out.split()
    assert {*installed()} <= {*words}


@pytest.mark.parametrize("words", [("no-such-command",), ("--no-such-option",), ("trace",), ("config", "no-such")])
def test_what_is_used_wrongly_ends_with_2(words: tuple[str, ...]) -> None:
    assert run(*words) == 2


@pytest.mark.parametrize(
    ("words", "variable", "status", "line"),
    [
        (("down",), None, 2, "newswire: no stack runs in {folder}\n"),
        (("ledger",), None, 2, "newswire: no broker is configured and no stack runs in {folder}: start one with "
         "`newswire up`, or set NEWSWIRE_BROKER_URL\n"),
        (("config", "check"), ("NEWSWIRE_LOG_LEVEL", "LOUD"), 2, None),
        (("config", "check"), ("NEWSWIRE_BROKER_URI", "x"), 2,
         "newswire: NEWSWIRE_BROKER_URI is not a setting of newswire: did you mean NEWSWIRE_BROKER_URL?\n"),
        (("worker", "no-such-group"), None, 2,
         "newswire: no worker group 'no-such-group'; there are ingest, enrich, enrich-suspect, index, alerts\n"),
        (("index", "status"), None, 1, None),
    ],
    ids=["no stack", "no broker", "wrong setting", "unknown setting", "unknown group", "no index"],
)  # fmt: skip
def test_an_error_for_people_is_one_line_and_its_kind_is_the_exit_status(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path,
    words: tuple[str, ...], variable: tuple[str, str] | None, status: int, line: str | None,
) -> None:  # fmt: skip
    monkeypatch.setenv("NEWSWIRE_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("NEWSWIRE_BROKER_URL", raising=False)
    if variable:
        monkeypatch.setenv(*variable)
    assert run(*words) == status
    shown = capsys.readouterr()
    assert re.fullmatch(r"newswire: [^\n]+\n", shown.err)
    assert line is None or shown.err == line.format(folder=tmp_path)
    assert shown.out == ""


@pytest.mark.parametrize("name", sorted(PROMISED))
def test_the_help_of_every_command_has_an_example_or_lists_its_own_commands(
    capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert run(name, "--help") == 0
    shown = capsys.readouterr().out
    assert f"newswire {name} " in shown or "Example: " in shown
    assert "Example: " in shown or "Commands" in shown


def test_several_services_give_parts_of_one_command() -> None:
    names = set(loaded("stories").commands)
    assert names >= {"list", "show"} and names >= {"merge", "split", "move", "lock"}


def test_a_command_has_one_blas_thread_unless_another_number_is_meant() -> None:
    shown = LOADED_BY_HELP.replace("json.dumps([end.code, sorted(sys.modules)])", "dict(os.environ)").replace(
        "import json, sys", "import os, sys"
    )
    said = {name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")}

    def threads(**given: str) -> str:
        printed = subprocess.run([sys.executable, "-c", shown], capture_output=True, text=True, env={**said, **given})
        return str(re.findall(r"'OPENBLAS_NUM_THREADS': '(\d+)'", printed.stdout)[0])

    assert (threads(), threads(OPENBLAS_NUM_THREADS="3")) == ("1", "3")
