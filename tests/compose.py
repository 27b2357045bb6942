"""Docker Compose's own reading of a file, without Docker: by the parser that it is made of.

    python tests/compose.py

builds it where it is not there yet: a few lines around `compose-go`, by a Go of this machine.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

VERSION = "v2.16.2"
ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".compose-go" / VERSION
READER = FOLDER / "reader"
GO = shutil.which("go") or "/usr/local/go/bin/go"
MODULE = f"module reader\n\ngo 1.21\n\nrequire github.com/compose-spec/compose-go/v2 {VERSION}\n"
MAIN = """package main

import (
	"context"
	"fmt"
	"os"

	"github.com/compose-spec/compose-go/v2/cli"
)

func main() {
	options, err := cli.NewProjectOptions(os.Args[1:], cli.WithOsEnv)
	if err == nil {
		project, failed := options.LoadProject(context.Background())
		if failed == nil {
			text, _ := project.MarshalYAML()
			fmt.Print(string(text))
			return
		}
		err = failed
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
"""


def missing() -> str | None:
    """What keeps the parser from being used here; None if nothing does."""
    if READER.is_file() or Path(GO).is_file():
        return None
    return "no Go to build compose-go with"


def takes_part() -> bool:
    """Whether tests use the parser: where it can be built, and in CI, where a missing one is a failure."""
    return missing() is None or os.environ.get("CI") == "true"


def fetch() -> None:
    """Build the reader unless it is there."""
    if READER.is_file():
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "go.mod").write_text(MODULE)
    (FOLDER / "main.go").write_text(MAIN)
    for words in (["mod", "tidy"], ["build", "-o", "reader.new", "."]):
        subprocess.run([GO, *words], check=True, cwd=FOLDER)
    (FOLDER / "reader.new").replace(READER)


def read(file: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """What Compose makes of a file with these variables: the whole model, or on standard error what is wrong."""
    fetch()
    words = [str(READER), str(file)]
    own = {"PATH": os.environ["PATH"], **environment}
    return subprocess.run(words, capture_output=True, text=True, check=False, env=own, cwd=file.parent)


if __name__ == "__main__":
    fetch()
