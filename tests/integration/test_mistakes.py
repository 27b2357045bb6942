"""Sixty and more wrong uses of the command: each ends with its exit status, and with a sentence for a person.

They run in this process, over no stack, over a Redis that is away, and over one that is empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from newswire_ops.command import main
from newswire_shared.state.redis_state import State

pytest_plugins = ["redis_server"]

FRAME = re.compile("[│╭╮╰╯─]")
NO_STACK = "no broker is configured and no stack runs in"
AWAY = {"NEWSWIRE_BROKER_URL": "redis://127.0.0.1:1/0"}
REDIS_FORM = "write redis://HOST:PORT/0, rediss://HOST:PORT/0 where it speaks TLS, or sentinel://"
Wrong = tuple[str, int, str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder, and no setting of whoever runs the tests."""
    for name in ("BROKER_URL", "STATE_URL", "ELASTICSEARCH_URL", "DATA_DIR"):
        monkeypatch.delenv(f"NEWSWIRE_{name}", raising=False)
    monkeypatch.setenv("NEWSWIRE_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.html").write_text("<title>a page</title>")
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    return tmp_path


@pytest.fixture
def ended(capsys: pytest.CaptureFixture[str]) -> Iterator[object]:
    """Runs words of a command line; its exit status, and what it said in one line."""

    def run(line: str) -> tuple[int, str]:
        words = [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', line)]
        with pytest.raises(SystemExit) as caught:
            main(words)
        shown = capsys.readouterr()
        return int(caught.value.code or 0), " ".join(FRAME.sub(" ", shown.err + shown.out).split())

    yield run


def check(ended: object, wrong: Wrong) -> None:
    assert callable(ended)
    line, status, sentence = wrong
    found, said = ended(line)
    assert sentence in said, said
    assert found == status
    assert "Traceback" not in said and "Errno" not in said


USED_WRONGLY: list[Wrong] = [
    ("no-such", 2, "No such command 'no-such'."),
    ("ledgr", 2, "No such command 'ledgr'. Did you mean 'ledger'?"),
    ("doctr", 2, "No such command 'doctr'. Did you mean 'doctor'?"),
    ("config chek", 2, "No such command 'chek'. Did you mean 'check'?"),
    ("dead lst", 2, "No such command 'lst'. Did you mean 'list'?"),
    ("stories lst", 2, "No such command 'lst'. Did you mean 'list'?"),
    ("index rebild", 2, "No such command 'rebild'. Did you mean 'rebuild'?"),
    ("--no-such-option", 2, "No such option: --no-such-option"),
    ("ledger --hour 3", 2, "No such option: --hour (Possible options: --by-hour, --hours, --source)"),
    ("ledger --hours 0", 2, "Invalid value for '--hours': Input should be greater than or equal to 0.01"),
    ("ledger --hours soon", 2, "Invalid value for '--hours': Input should be a valid number"),
    ("trace", 2, "Missing argument 'ADDRESS|ID'."),
    ("trace x y", 2, "Got unexpected extra argument(s) (y)"),
    ("pause", 2, "Missing argument 'stage'."),
    ("worker", 2, "Missing argument 'group'."),
    ("worker nope", 2, "no worker group 'nope'; there are ingest, enrich, enrich-suspect, index"),
    ("worker enrich --concurrency 0", 2, "Invalid value for '--concurrency'"),
    ("up --port 0", 2, "Invalid value for '--port': Input should be greater than or equal to 1"),
    ("up --port 99999", 2, "Invalid value for '--port': Input should be less than or equal to 65535"),
    ("up --enrich 0", 2, "enrich cannot have 0 workers: it may have 1 to 64"),
    ("up --alerts 1..4", 2, "alerts follows no age: give it a number"),
    ("scale nope 2", 2, "no worker group 'nope'; there are ingest, enrich"),
    ("scale enrich-suspect 2", 2, "enrich-suspect has one worker, with one process"),
    ("scale enrich four", 2, "'four' is no number of workers: write 4, or 1..4"),
    ("scale enrich 4", 2, "start it with `newswire up --enrich 4`; under Compose it is `docker compose up"),
    ("flower --port 0", 2, "Invalid value for '--port'"),
    ("exporter --port -1", 2, "Invalid value for '--port'"),
    ("down", 2, "no stack runs in"),
    ("dead replay --rate 0", 2, "Invalid value for '--rate'"),
    ("rejected replay", 2, "name a capture, or choose by --reason or --source"),
    ("demo --sample /nowhere", 2, "there is no sample newsroom in /nowhere: run this in the project's folder"),
    ("ingest", 2, "Missing argument 'PATH|ADDRESS…'."),
    ("ingest nowhere.html --wait", 2, "newswire: nowhere.html is neither a file nor a folder nor an http address"),
    ("ingest a.pdf --wait", 2, "newswire: a.pdf is not of a known kind"),
    ("ingest http:// --wait", 2, "newswire: 'http://' has no host; write https://host/path"),
    ("ingest page.html", 2, "start one with `newswire up`, or use --wait, which starts one for the run"),
    ("sources add", 2, "Missing argument"),
    ("sources check not-an-address", 2, "not-an-address is neither a file nor an http address"),
    ("url nope", 1, "'nope' is no http, https or file address; give it in full, as in https://host/path"),
    ("robots nope", 2, "'nope' is no http, https or file address"),
    ("search", 2, "Missing argument 'query'."),
    ("search ferry --size 0", 2, "Invalid value for '--size'"),
    ("entities merge a", 2, "Missing argument 'INTO'."),
    ("entities undo x", 2, "Invalid value for 'number': Input should be a valid integer"),
    ("index restore", 2, "say from what: --from-archive, or --snapshot NAME"),
    ("index snapshot bad/name", 2, "'bad/name' is no name of a snapshot"),
    ("index rebuild --stale --since yesterday", 2, "'yesterday' does not match the formats '%Y-%m-%d'"),
    ("takedown", 2, "name an article by its address or its id"),
    ("takedown x", 2, "give the reason with --why: the record keeps it"),
    ("keys add x --right nope", 2, "'nope' is not one of 'read', 'push', 'operate', 'alert'"),
    ("archive retain", 2, "Missing option '--older-than'."),
    ("archive retain --older-than 0", 2, "Invalid value for '--older-than'"),
    ("tag /nowhere", 2, "/nowhere cannot be read: No such file or directory"),
    ("link /nowhere", 2, "/nowhere cannot be read: No such file or directory"),
    ("config init --file /nowhere/.env", 2, "/nowhere/.env cannot be written: No such file or directory"),
    *((line, 2, NO_STACK) for line in ("ledger", "trace x", "dead list", "rejected", "sources list", "keys list")),
]


@pytest.mark.parametrize("wrong", USED_WRONGLY, ids=lambda wrong: wrong[0])
def test_what_is_used_wrongly_is_told(ended: object, wrong: Wrong) -> None:
    check(ended, wrong)


SET_WRONGLY: list[tuple[str, str, Wrong]] = [
    ("BROKER_URL", "http://x", ("ledger", 2, REDIS_FORM)),
    ("BROKER_URL", "amqp://x", ("worker index", 2, REDIS_FORM)),
    ("BROKER_URL", "unix:///tmp/x", ("beat", 2, "write redis://HOST:PORT/0: the queues know no unix://")),
    ("BROKER_URL", "redis://:secret@x:99999", ("doctor", 2, "NEWSWIRE_BROKER_URL='redis://:********@x:99999'")),
    ("BROKER_URI", "x", ("config check", 2, "NEWSWIRE_BROKER_URI is not a setting of newswire: did you mean")),
    ("STATE_URL", "http://x", ("config check", 2, REDIS_FORM)),
    ("LOG_LEVEL", "LOUD", ("config check", 2, "NEWSWIRE_LOG_LEVEL='LOUD': write DEBUG, INFO, WARNING, ERROR.")),
    ("ELASTICSEARCH_URL", "localhost:9200", ("config check", 2, "write https://HOST:PORT, or http://HOST:PORT")),
    ("ARCHIVE_URL", "http://bucket", ("config check", 2, "write s3://BUCKET/PREFIX")),
    ("INGEST_HOST_DELAY_S", "-1", ("config check", 2, "Input should be greater than or equal to 0.")),
    ("INGEST_NAME", "x", ("up", 2, "NEWSWIRE_INGEST_NAME is not a setting of newswire: ")),
    ("INGEST_ALLOW_NETWORKS", "10.0.0.0/8", ("up", 2, '10.0.0.0/8\': write it as a list in JSON, such as ["one"')),
    ("SEARCH_PORT", "x", ("up", 2, "NEWSWIRE_SEARCH_PORT=x: a port is a number from 1 to 65535")),
    ("OPS_BROKER_PORT", "x", ("up", 2, "NEWSWIRE_OPS_BROKER_PORT='x': Input should be a valid integer")),
    ("OPS_FLOWER_PASSWORD", "short", ("flower", 2, "NEWSWIRE_OPS_FLOWER_PASSWORD=********: Value should have")),
    *(("DATA_DIR", "{folder}/a.pdf/data", (line, 2, "let this user write there, or set NEWSWIRE_DATA_DIR to another"))
      for line in ("up", "beat", "worker enrich", "flower", "config check")),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value", "wrong"), SET_WRONGLY, ids=[f"{n}-{w[0]}" for n, _, w in SET_WRONGLY])
def test_what_is_set_wrongly_is_told(
    ended: object, monkeypatch: pytest.MonkeyPatch, folder: Path, name: str, value: str, wrong: Wrong
) -> None:
    monkeypatch.setenv(f"NEWSWIRE_{name}", value.format(folder=folder))
    check(ended, wrong)


@pytest.mark.parametrize("line", ["ledger"])
def test_a_redis_that_is_away_is_told(ended: object, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    monkeypatch.setenv("NEWSWIRE_BROKER_URL", "redis://127.0.0.1:1/0")
    assert callable(ended)
    status, said = ended(line)
    assert status == 1 and "Redis cannot be reached: " in said and "Traceback" not in said


NAMED_WRONGLY: list[Wrong] = [
    ("pause nope", 2, "nope is no stage; there are fetch, enrich, index"),
    ("resume nope", 2, "nope is no stage; there are fetch, enrich, index"),
    ("dead list --stage foo", 2, "foo is no stage; there are fetch, enrich, index"),
    ("dead list --source nope", 2, "nothing is known of the source nope"),
    ("dead show zzz", 2, "there is no dead letter zzz: `newswire dead list` shows those there are"),
    ("ledger --source nope", 2, "nothing is known of the source nope"),
    ("rejected --source nope", 2, "nothing is known of the source nope"),
    ("rejected --reason short", 2, "'short' is no reason; did you mean 'too short'?"),
    ("rejected --since yesterday", 2, "'yesterday' is no span of time: write 30m, 24h or 7d"),
    ("rejected replay ffff", 2, "no rejected capture begins with ffff"),
    ("trace https://example.org/1", 1, "was never accepted here, or its record has expired"),
    ("sources remove nope", 2, "nope"),
    ("keys revoke nope", 2, "nope"),
]


@pytest.mark.parametrize("wrong", NAMED_WRONGLY, ids=lambda wrong: wrong[0])
def test_what_is_named_wrongly_is_told(
    ended: object, monkeypatch: pytest.MonkeyPatch, redis_state: State, redis_url: str, wrong: Wrong
) -> None:
    monkeypatch.setenv("NEWSWIRE_BROKER_URL", redis_url)
    check(ended, wrong)


def test_there_are_sixty_and_more() -> None:
    assert len(USED_WRONGLY) + len(SET_WRONGLY) + len(NAMED_WRONGLY) >= 60


def test_the_release_is_told(ended: object) -> None:
    assert callable(ended)
    status, said = ended("--version")
    assert status == 0 and re.fullmatch(r"newswire \d+\.\d+\.\d+", said)


def test_settings_are_checked_without_making_anything(ended: object, folder: Path) -> None:
    assert callable(ended)
    status, said = ended("config check")
    assert status == 0 and re.fullmatch(r"\d+ settings are right", said)
    assert not (folder / "data").exists()
