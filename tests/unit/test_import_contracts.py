"""The contracts of imports bite: what they forbid is refused in a copy of the sources, directly and indirectly."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tree import ROOT

LINT = Path(sys.executable).with_name("lint-imports")
USE_CASE = "newswire_index/articles/merge.py"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The sources of all packages, side by side, and what checks them; each is a link until it is written to."""
    for package in (ROOT / "shared" / "newswire_shared", *ROOT.glob("services/*/newswire_*[!o]")):
        left = shutil.ignore_patterns("data", "__pycache__")
        shutil.copytree(package, tmp_path / package.name, ignore=left, copy_function=os.symlink)
    (tmp_path / "tests").mkdir()
    shutil.copy(ROOT / "tests" / "import_contracts.py", tmp_path / "tests")
    shutil.copy(ROOT / ".importlinter", tmp_path)
    return tmp_path


def add(copy: Path, module: str, line: str) -> None:
    """Write a line behind the first future import of a module, or into a new one."""
    path = copy / module
    text = path.read_text("utf-8") if path.exists() else "from __future__ import annotations\n"
    path.unlink(missing_ok=True)
    path.write_text(text.replace("annotations\n", f"annotations\n\n{line}\n", 1), "utf-8")


def broken(copy: Path) -> set[str]:
    """The names of the contracts that are broken; what was read of unchanged modules is kept beside the copies."""
    command = [str(LINT), "--cache-dir", str(copy.parent / "cache")]
    done = subprocess.run(command, cwd=copy, env={"PYTHONPATH": str(copy)}, capture_output=True, text=True)
    assert "Contracts:" in done.stdout, done.stdout + done.stderr
    return {line.removesuffix(" BROKEN") for line in done.stdout.splitlines() if line.endswith(" BROKEN")}


USE_CASES = "Use cases reach no broker, no state, no web and no engine, however indirectly"
ADAPTERS = "Only the composition root imports adapters"


def test_the_sources_as_they_are_keep_every_contract(copy: Path) -> None:
    assert broken(copy) == set()


@pytest.mark.parametrize(("module", "line", "contract"), [
    (USE_CASE, "import redis", USE_CASES),
    (USE_CASE, "def late() -> None:\n    import celery", USE_CASES),
    (USE_CASE, "from newswire_shared.state.ledger import RedisLedger", USE_CASES),
    (USE_CASE, "from newswire_shared.running import assembly", USE_CASES),
    ("newswire_shared/accounting/ledger.py", "from newswire_shared.state.keys import PREFIX", "Rooms of shared"),
    ("newswire_shared/contracts/clock.py", "from newswire_shared.accounting import ledger", "Rooms of shared"),
    ("newswire_shared/misc/notes.py", "import os", "Rooms of shared"),
    ("newswire_index/commands/index.py", "from newswire_index.engine.sqlite import index", ADAPTERS),
    ("newswire_index/articles/new.py", "from newswire_index.engine.sqlite import index", ADAPTERS),
    ("newswire_index/rebuild/redis_cursors.py", "from newswire_index.engine.sqlite import index", ADAPTERS),
    ("newswire_index/new.py", "import os", "Layers of index"),
    ("newswire_ingest/settings.py", "from newswire_index import settings", "No service imports another"),
    ("newswire_shared/running/console/output.py", "import newswire_ops", "The shared contracts know no service"),
])  # fmt: skip
def test_what_is_forbidden_is_refused(copy: Path, module: str, line: str, contract: str) -> None:
    (copy / module).parent.mkdir(exist_ok=True)
    (copy / module).parent.joinpath("__init__.py").touch()
    add(copy, module, line)
    assert contract in broken(copy)
