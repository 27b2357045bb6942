"""The filters of words that a full Elasticsearch has and the server core of the tests lacks, as a plugin.

Lucene's classes for them are among the jars of the core; `lucene_filters` has one small Java class for each name, by
the stable plugin API, compiled where the server is set up.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

SOURCES = Path(__file__).resolve().parent / "lucene_filters"
NAME = "newswire-filters"
PORT = "org.elasticsearch.plugin.analysis.TokenFilterFactory"
DESCRIPTOR = """\
name={name}
version={digest}
description=filters of words that the server core lacks
elasticsearch.version={version}
java.version=17
"""


def install(home: Path, version: str, java: Path) -> None:
    """Put the plugin into an unpacked server, unless this one is there.  Safe when several ask at once."""
    place, descriptor = home / "plugins" / NAME, _descriptor(version)
    with (home.parent / "building").open("a") as turn, tempfile.TemporaryDirectory(dir=home.parent) as folder:
        fcntl.flock(turn, fcntl.LOCK_EX)
        with contextlib.suppress(FileNotFoundError):
            if (place / "stable-plugin-descriptor.properties").read_text() == descriptor:
                return
        built = Path(folder) / NAME
        _build(built, home, java, descriptor)
        shutil.rmtree(place, ignore_errors=True)
        built.rename(place)


def _descriptor(version: str) -> str:
    digest = hashlib.sha256(b"\0".join(path.read_bytes() for path in _sources())).hexdigest()[:16]
    return DESCRIPTOR.format(name=NAME, digest=digest, version=version)


def _sources() -> list[Path]:
    return sorted(SOURCES.rglob("*.java"))


def _build(folder: Path, home: Path, java: Path, descriptor: str) -> None:
    folder.mkdir(0o755)
    classes = folder.parent / "classes"
    compiler = [str(java / "bin" / "javac"), "--release", "17", "-cp", f"{home}/lib/*", "-d", str(classes)]
    subprocess.run([*compiler, *map(str, _sources())], check=True)
    shutil.make_archive(str(folder / "filters"), "zip", classes)
    (folder / "filters.zip").rename(folder / "filters.jar")
    (folder / "named_components.json").write_text(json.dumps({PORT: _names()}))
    (folder / "stable-plugin-descriptor.properties").write_text(descriptor)
    for path in folder.iterdir():
        path.chmod(0o644)  # the server runs as another user


def _names() -> dict[str, str]:
    """The class of each name."""
    found = {path: re.search(r'@NamedComponent\("(\w+)"\)', path.read_text()) for path in _sources()}
    return {name[1]: f"{path.parent.name}.{path.stem}" for path, name in found.items() if name}
