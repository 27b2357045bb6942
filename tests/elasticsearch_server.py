"""A real Elasticsearch for tests and for trying things out, without Docker.

    python tests/elasticsearch_server.py --port 9200

runs one until Ctrl-C.  It is the official server core (the `integ-test-zip` of the release), fetched by Maven where
it is not there yet, run by a Java of this machine, with its data in a temporary folder.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import http.client
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import elasticsearch_plugin
from process_tree import children

VERSION = "8.19.21"
GROUP, ARTIFACT = "org.elasticsearch.distribution.integ-test-zip", "elasticsearch"
ROOT = Path(__file__).resolve().parents[1]
UNPACKED = ROOT / ".elasticsearch"
JAVA_FOLDER = Path("/usr/lib/jvm")
ADDRESS_VARIABLE = "TEST_ELASTICSEARCH_URL"
BOOT_S = 900.0  # a loaded machine takes minutes; what ends by itself is told at once
MEMORY = "-Xms512m -Xmx512m"
QUICK_START = "-XX:TieredStopAtLevel=1"  # a storm waits for starts: nothing is compiled twice
SETTINGS = """\
discovery.type: single-node
xpack.security.enabled: false
http.port: {port}
transport.port: {transport_port}
path.data: {folder}/data
path.logs: {folder}/logs
path.repo: {folder}/snapshots
cluster.routing.allocation.disk.threshold_enabled: false
action.auto_create_index: false
"""


def missing() -> str | None:
    """What keeps a server from running here; None if nothing does."""
    if os.environ.get(ADDRESS_VARIABLE):
        return None
    if newest_java() is None:
        return f"no JDK in {JAVA_FOLDER}"
    if not _home().is_dir() and shutil.which("mvn") is None:
        return f"no Maven to fetch Elasticsearch {VERSION} with"
    return None


def takes_part() -> bool:
    """Whether tests use a server: where one can run, and in CI, where a missing one is a failure."""
    return missing() is None or os.environ.get("CI") == "true"


def newest_java() -> Path | None:
    """The folder of the newest JDK."""
    found = [home for home in JAVA_FOLDER.glob("*") if (home / "bin" / "javac").exists()]
    return max(found, key=_java_version, default=None)


@contextlib.contextmanager
def running(port: int = 0) -> Iterator[str]:
    """A server's address while it runs: the one that the environment names, or one of our own.

    A port of 0 takes any free one.  Raises RuntimeError, with the end of its log, if it does not come up.
    """
    given = os.environ.get(ADDRESS_VARIABLE)
    if given:
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="elasticsearch-", ignore_cleanup_errors=True) as name:
        server = Server(Path(name), port or _free_port())
        server.start()
        try:
            server.await_ready()
            yield server.address
        finally:
            server.stop()


@dataclass
class Server:
    """A server with its data in a folder of its own, which can be killed and started again."""

    folder: Path
    port: int
    java_options: str = MEMORY
    settings: str = SETTINGS
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def has_ended(self) -> bool:
        return self.process is None or self.process.poll() is not None

    @property
    def is_ready(self) -> bool:
        """Whether it answers, and all of its indices with it."""
        return not self.has_ended and _ready(self.port)

    def start(self) -> None:
        self.process = _start(_fetched(), self.folder, self.port, self.java_options, self.settings)

    def await_ready(self) -> None:
        """Raises RuntimeError, with the end of its log, if it does not come up."""
        assert self.process is not None
        _wait_until_ready(self.process, self.port, self.folder)

    def pid(self) -> int:
        """The process that serves: the Java machine, which a launcher of its own started."""
        assert self.process is not None
        return next(iter(children(self.process.pid)), self.process.pid)

    def stop(self) -> None:
        if self.process is not None:
            _stop(self.process)


def home() -> Path:
    """The folder of the unpacked server, fetched where it is missing."""
    return _fetched()


def free_server(folder: Path) -> Server:
    """A server that is not started yet, at a free port; it is quick to start and slow at work."""
    return Server(folder, _free_port(), f"{MEMORY} {QUICK_START}")


@contextlib.contextmanager
def shared(folder: Path) -> Iterator[str]:
    """A server's address, the same for all processes that name this folder; it ends after the last of them."""
    given = os.environ.get(ADDRESS_VARIABLE)
    if given:
        yield given
        return
    with (folder / "users").open("a") as users, (folder / "starting").open("a") as starting:
        fcntl.flock(users, fcntl.LOCK_SH)
        fcntl.flock(starting, fcntl.LOCK_EX)
        address = folder / "address"
        if not address.exists():
            _start_shared(folder, address)
        fcntl.flock(starting, fcntl.LOCK_UN)
        yield address.read_text()


def _start_shared(folder: Path, address: Path) -> None:
    command = [sys.executable, __file__, "--port", "0", "--shared", str(folder)]
    with (folder / "out").open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, start_new_session=True)
    while not address.exists():
        if process.poll() is not None:
            raise RuntimeError((folder / "out").read_text()[-4000:])
        time.sleep(0.1)


def _serve_users(folder: Path, address: str) -> None:
    """Tell the address and return when no process of the session holds the lock, however it ended."""
    (folder / "telling").write_text(address)
    (folder / "telling").rename(folder / "address")
    with (folder / "users").open("a") as users:
        while True:
            with contextlib.suppress(BlockingIOError):
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                (folder / "address").unlink(missing_ok=True)
                return
            time.sleep(0.5)


def _java_version(home: Path) -> int:
    release = home / "release"
    text = release.read_text() if release.exists() else ""
    found = re.search(r'JAVA_VERSION="(?:1\.)?(\d+)', text) or re.search(r"(\d+)", home.name)
    return int(found.group(1)) if found else 0


def _home() -> Path:
    return UNPACKED / f"elasticsearch-{VERSION}"


def _fetched() -> Path:
    """The unpacked server with its plugin, fetched where it is missing.  Safe when several ask at once."""
    if not _home().is_dir():
        UNPACKED.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=UNPACKED) as folder:
            _unpack(Path(folder))
    java = newest_java()
    if java is None:
        raise RuntimeError(f"no JDK in {JAVA_FOLDER}")
    elasticsearch_plugin.install(_home(), VERSION, java)
    return _home()


def _unpack(folder: Path) -> None:
    coordinates = f"{GROUP}:{ARTIFACT}:{VERSION}:zip"
    command = ["mvn", "-q", "-B", "dependency:copy", f"-Dartifact={coordinates}", f"-DoutputDirectory={folder}"]
    subprocess.run(command, check=True, stdout=sys.stderr)
    with zipfile.ZipFile(folder / f"{ARTIFACT}-{VERSION}.zip") as zipped:
        for entry in zipped.infolist():
            path = Path(zipped.extract(entry, folder))
            path.chmod(0o755 if path.is_dir() or (entry.external_attr >> 16) & 0o100 else 0o644)
    with contextlib.suppress(OSError):  # another session was faster
        (folder / _home().name).rename(_home())


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _start(home: Path, folder: Path, port: int, java_options: str, settings: str = SETTINGS) -> subprocess.Popen[bytes]:
    java = newest_java()
    if java is None:
        raise RuntimeError(f"no Java in {JAVA_FOLDER}")
    if not (folder / "config").exists():  # else it is started again, or has files of its own
        shutil.copytree(home / "config", folder / "config")
    settings = settings.format(port=port, transport_port=_free_port(), folder=folder)
    (folder / "config" / "elasticsearch.yml").write_text(settings)
    (folder / "tmp").mkdir(exist_ok=True)
    environment = os.environ | {
        "ES_JAVA_HOME": str(newest_java()),
        "ES_JAVA_OPTS": java_options,
        "ES_PATH_CONF": str(folder / "config"),
        "ES_TMPDIR": str(folder / "tmp"),
    }
    command = [*_as_nobody(folder), str(home / "bin" / "elasticsearch")]
    with (folder / "out").open("ab") as out:
        return subprocess.Popen(
            command, env=environment, stdout=out, stderr=subprocess.STDOUT, cwd=folder, start_new_session=True
        )


def _as_nobody(folder: Path) -> list[str]:
    """Elasticsearch refuses to run as root."""
    if os.geteuid() != 0:
        return []
    nobody = pwd.getpwnam("nobody")
    for path in (folder, *folder.rglob("*")):
        os.chown(path, nobody.pw_uid, nobody.pw_gid)
    return ["setpriv", f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}", "--clear-groups"]


def _wait_until_ready(process: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    deadline = time.monotonic() + BOOT_S
    while not _ready(port):
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError("Elasticsearch did not come up:\n" + (folder / "out").read_text()[-4000:])
        time.sleep(0.2)


def _ready(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/_cluster/health?wait_for_status=yellow&timeout=2s")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the server and whatever it started: the whole session, which is our own."""
    for sent in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, sent)
            process.wait(20)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue


def main() -> None:
    """Run a server in the foreground."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--port", type=int, default=9200, help="0 takes any free one")
    parser.add_argument("--shared", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with contextlib.suppress(KeyboardInterrupt), running(asked.port) as address:
        print(address, flush=True)
        if asked.shared:
            _serve_users(asked.shared, address)
        else:
            signal.pause()


if __name__ == "__main__":
    main()
