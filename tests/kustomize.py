"""What a cluster is given of deploy/kubernetes: by `kubectl`, or else by kustomize, which a Go of this machine builds.

    python tests/kustomize.py

builds it where neither is there yet.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import yaml
from compose import GO

VERSION = "v5.5.0"
FOLDER = Path(__file__).resolve().parents[1] / ".kustomize" / VERSION
BUILT = FOLDER / "kustomize"


def missing() -> str | None:
    """What keeps it from being used here; None if nothing does.  In CI it is a failure."""
    if shutil.which("kubectl") or BUILT.is_file() or Path(GO).is_file() or os.environ.get("CI") == "true":
        return None
    return "neither kubectl, nor a Go to build kustomize with"


def fetch() -> None:
    """Build kustomize, unless something can do its work."""
    if shutil.which("kubectl") or BUILT.is_file():
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    words = [GO, "install", f"sigs.k8s.io/kustomize/kustomize/v5@{VERSION}"]
    subprocess.run(words, check=True, env={**os.environ, "GOBIN": str(FOLDER)})


def objects(folder: Path) -> list[dict[str, Any]]:
    """The objects that `kubectl apply -k FOLDER` would send."""
    fetch()
    tool = ["kubectl", "kustomize"] if shutil.which("kubectl") else [str(BUILT), "build"]
    done = subprocess.run([*tool, str(folder)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [*yaml.safe_load_all(done.stdout)]


if __name__ == "__main__":
    fetch()
