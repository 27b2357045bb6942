"""Redis servers as operators run them: replicas with sentinels, TLS, users with few rights, clusters."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newswire_shared.running.embedded.broker import free_port
from newswire_shared.running.embedded.server import server_binary
from newswire_shared.state.keys import PACKING
from newswire_shared.state.redis_client import open_redis
from real_stack import eventually
from redis import RedisError

USER, PASSWORD, MASTER = "newswire", "p@ss/word:1", "saltmere"
QUOTED = "p%40ss%2Fword%3A1"
SENTINEL_PASSWORD = "watch"  # of all sentinels
SOUND = {"appendonly": "yes", "save": "", "maxmemory-policy": "noeviction", **PACKING}


@dataclass
class RedisProcess:
    """A server of its own options, asked and judged by `url`; `words` are directives that may stand several times."""

    folder: Path
    options: Mapping[str, object]
    words: Sequence[str] = ()
    name: str = "valkey-server"
    program: str = field(default_factory=server_binary)
    port: int = field(default_factory=free_port)
    url: str = ""
    process: subprocess.Popen[bytes] | None = None

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.url = self.url or f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        """Run it until it answers anything at all."""
        options = {"port": self.port, "bind": "127.0.0.1", "dir": self.folder, **self.options}
        lines = [*(f'{name} "{value}"' for name, value in options.items()), *self.words]
        file = self.folder / "server.conf"
        if not file.exists():  # sentinels and servers under them write what they learned into it
            file.write_text("\n".join(lines) + "\n")
        with (self.folder / "log").open("ab") as log:
            argv = [self.name, str(file), *(["--sentinel"] if self.name.endswith("sentinel") else [])]
            self.process = subprocess.Popen(argv, executable=self.program, stdout=log, stderr=log)
        eventually(self.answers, f"{self.name} at {self.port} answers: {self.folder / 'log'}")

    def answers(self) -> bool:
        assert self.process is not None and self.process.poll() is None, (self.folder / "log").read_text()[-2000:]
        with contextlib.suppress(RedisError), open_redis(self.url) as client:
            return bool(client.ping())
        return False

    def kill(self) -> None:
        """kill -9."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()


@contextlib.contextmanager
def running(*servers: RedisProcess) -> Iterator[None]:
    """Servers that are gone afterwards."""
    try:
        for server in servers:
            server.start()
        yield
    finally:
        for server in servers:
            server.kill()


@dataclass
class Watched:
    """A master, replicas of it, and three sentinels that watch them; all want a password."""

    folder: Path
    replicas: int = 2
    servers: list[RedisProcess] = field(default_factory=list)
    sentinels: list[RedisProcess] = field(default_factory=list)
    master_port: int = field(default_factory=free_port)

    def __post_init__(self) -> None:
        self.servers = [self._server(number) for number in range(1 + self.replicas)]
        self.sentinels = [self._sentinel(number) for number in range(3)]

    @property
    def url(self) -> str:
        """The address that settings name."""
        places = ",".join(f"127.0.0.1:{sentinel.port}" for sentinel in self.sentinels)
        return f"sentinel://{USER}:{QUOTED}@{places}/1?master={MASTER}&sentinel_password={SENTINEL_PASSWORD}"

    def _server(self, number: int) -> RedisProcess:
        port = free_port() if number else self.master_port
        options = {**SOUND, "masteruser": USER, "masterauth": PASSWORD, "repl-diskless-sync-delay": 0}
        words = [f"user {USER} on >{PASSWORD} ~* &* +@all", "user default off"]
        if number:
            words.append(f"replicaof 127.0.0.1 {self.master_port}")
        url = f"redis://{USER}:{QUOTED}@127.0.0.1:{port}/1"
        return RedisProcess(self.folder / f"server{number}", options, words, port=port, url=url)

    def _sentinel(self, number: int) -> RedisProcess:
        words = [
            f"sentinel monitor {MASTER} 127.0.0.1 {self.master_port} 2",
            f"sentinel auth-user {MASTER} {USER}",
            f"sentinel auth-pass {MASTER} {PASSWORD}",
            f"sentinel down-after-milliseconds {MASTER} 1000",
            f"sentinel failover-timeout {MASTER} 3000",
            f"sentinel sentinel-pass {SENTINEL_PASSWORD}",
        ]
        port = free_port()
        url = f"redis://:{SENTINEL_PASSWORD}@127.0.0.1:{port}/0"
        folder = self.folder / f"sentinel{number}"
        return RedisProcess(folder, {"requirepass": SENTINEL_PASSWORD}, words, "valkey-sentinel", port=port, url=url)

    def master(self) -> RedisProcess:
        """The server that the first sentinel that answers takes for the master."""
        with open_redis(self.sentinels[0].url) as client:
            port = int(client.execute_command("SENTINEL", "GET-MASTER-ADDR-BY-NAME", MASTER)[1])
        return next(server for server in self.servers if server.port == port)

    def master_client(self) -> Any:
        """A client of the master, by the address that settings name."""
        return open_redis(self.url)

    def in_step(self) -> None:
        """Return once the replicas have what the master has."""
        self.master_client().wait(self.replicas, 0)

    def part(self) -> None:
        """Let no replica hear of its master any more."""
        master = self.master()
        self._give("another", *(server for server in self.servers if server is not master))
        with open_redis(master.url) as client:
            client.execute_command("CLIENT", "KILL", "TYPE", "replica")

    def join(self) -> None:
        """Let them hear again."""
        self._give(PASSWORD, *self.servers)

    def _give(self, password: str, *servers: RedisProcess) -> None:
        for server in servers:
            with open_redis(server.url) as client:
                client.config_set("masterauth", password)

    def know_each_other(self) -> bool:
        """Whether a failover is possible: replicas are in step, and all sentinels know of all."""
        for sentinel in self.sentinels:
            with open_redis(sentinel.url) as client:
                replicas = client.execute_command("SENTINEL", "REPLICAS", MASTER)
                others = client.execute_command("SENTINEL", "SENTINELS", MASTER)
            if len(others) < len(self.sentinels) - 1 or len(_in_step(replicas)) < self.replicas:
                return False
        return True


def _in_step(replicas: Sequence[Any]) -> list[Any]:
    pairs = [one if isinstance(one, dict) else dict(zip(one[::2], one[1::2], strict=True)) for one in replicas]
    return [one for one in pairs if one.get("master-link-status") == "ok"]


@contextlib.contextmanager
def watched(folder: Path, replicas: int = 2) -> Iterator[Watched]:
    """Servers under sentinels, ready to fail over."""
    made = Watched(folder, replicas)
    with running(*made.servers, *made.sentinels):
        eventually(made.know_each_other, "the sentinels know each other and the replicas")
        yield made


def tls_server() -> str | None:
    """A server program that speaks TLS, None where there is none: the wheel's is built without."""
    return shutil.which("redis-server") or shutil.which("redis-check-rdb")  # of redis-tools, and the same program


@dataclass(frozen=True)
class Certificates:
    """An authority, and certificates by it for a server on loopback and for a client."""

    folder: Path

    def make(self) -> Certificates:
        """Write them, by openssl."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._openssl("req", "-x509", *self._key("ca"), "-subj", "/CN=Saltmere CA", "-out", "ca.crt")
        for name in ("server", "client"):
            self._openssl("req", *self._key(name), "-subj", f"/CN={name}", "-out", f"{name}.csr")
            (self.folder / "san").write_text("subjectAltName=IP:127.0.0.1,DNS:localhost\n")
            self._openssl(
                "x509", "-req", "-in", f"{name}.csr", "-CA", "ca.crt", "-CAkey", "ca.key", "-CAcreateserial",
                "-extfile", "san", "-out", f"{name}.crt",
            )  # fmt: skip
        return self

    def _key(self, name: str) -> list[str]:
        return ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", f"{name}.key"]

    def _openssl(self, *words: str) -> None:
        subprocess.run(["openssl", *words], cwd=self.folder, check=True, capture_output=True)

    @property
    def options(self) -> str:
        """The query of an address by which a client checks the server and shows its own certificate."""
        ca, crt, key = (self.folder / name for name in ("ca.crt", "client.crt", "client.key"))
        return f"ssl_ca_certs={ca}&ssl_certfile={crt}&ssl_keyfile={key}"


def speaking_tls(folder: Path, program: str, made: Certificates, words: Sequence[str] = ()) -> RedisProcess:
    """A server that speaks nothing but TLS, wants a client's certificate, and a user and password."""
    port = free_port()
    options = {
        **SOUND, "port": 0, "tls-port": port, "tls-ca-cert-file": made.folder / "ca.crt",
        "tls-cert-file": made.folder / "server.crt", "tls-key-file": made.folder / "server.key",
    }  # fmt: skip
    words = words or [f"user {USER} on >{PASSWORD} ~* &* +@all", "user default off"]
    url = f"rediss://{USER}:{QUOTED}@127.0.0.1:{port}/0?{made.options}"
    return RedisProcess(folder, options, words, "redis-server", program, port, url)
