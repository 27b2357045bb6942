"""Writes the API's document and the typed clients that are made from it.

`make clients` runs it.  The tools are pinned in `requirements.txt` and in `typescript/package-lock.json`.  That of
Python has a virtual environment of its own, for it needs other versions than newswire does.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import Any

from newswire_search.composition import Search
from newswire_search.settings import SearchSettings
from newswire_search.web.application import create_application
from newswire_shared.contracts.settings import SharedSettings

FOLDER = Path(__file__).resolve().parent
DOCUMENT, MADE_OF = FOLDER / "openapi.json", FOLDER / "made_of.sha256"
TOOLS = FOLDER / ".tools"
PYTHON, TYPESCRIPT = FOLDER / "python", FOLDER / "typescript"


def document() -> str:
    """The document of the API with all services that are installed, and no setting but the defaults."""
    application = create_application(Search.open(SharedSettings(), SearchSettings()))
    return json.dumps(application.openapi(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def digest() -> str:
    """What the clients are made of."""
    return hashlib.sha256(DOCUMENT.read_bytes()).hexdigest() + "\n"


def make_python() -> None:
    """The client for Python, by openapi-python-client."""
    if not (TOOLS / "bin" / "openapi-python-client").exists():
        venv.create(TOOLS, with_pip=True)
        _run(TOOLS / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", "-r", "requirements.txt")
    made = PYTHON / "newswire_client"
    shutil.rmtree(made, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        read = Path(folder, "openapi.json")
        read.write_text(json.dumps(_without_optional_keys(json.loads(DOCUMENT.read_text("utf-8")))), "utf-8")
        _run(
            TOOLS / "bin" / "openapi-python-client", "generate", "--path", read, "--meta", "none",
            "--config", "python.yaml", "--output-path", made,
        )  # fmt: skip


def _without_optional_keys(document: dict[str, Any]) -> dict[str, Any]:
    """The document as the tool understands it: it takes a key that may be left out for one that is needed."""
    for path in document["paths"].values():
        for operation in path.values():
            if {} in operation.get("security", ()):
                del operation["security"]
    return document


def make_typescript() -> None:
    """The types for TypeScript, by openapi-typescript."""
    _run("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", at=TYPESCRIPT)
    _run("npm", "run", "--silent", "generate", at=TYPESCRIPT)
    _run("npm", "run", "--silent", "build", at=TYPESCRIPT)


def _run(*words: str | Path, at: Path = FOLDER) -> None:
    subprocess.run([str(word) for word in words], check=True, cwd=at)


def main() -> int:
    """Write everything anew."""
    DOCUMENT.write_text(document(), "utf-8")
    make_python()
    make_typescript()
    MADE_OF.write_text(digest(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
