"""A real nginx by the configuration in deploy/proxy, of Debian's package `nginx-light`; tests/run installs it."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from newswire_shared.running.embedded.broker import free_port
from patience import until
from tree import ROOT

FILE = ROOT / "deploy" / "proxy" / "nginx.conf"
NAME = "news.example.org"
TLS = "/etc/newswire/tls/"
MAIN = """\
daemon off;
master_process off;
pid nginx.pid;
error_log stderr warn;
events {{}}
http {{
    access_log off;
    {temporary}
    include newswire.conf;
}}
"""
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")  # its own folders are root's
CERTIFICATE = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={NAME}",
               "-addext", f"subjectAltName=DNS:{NAME}", "-keyout", "privkey.pem", "-out", "fullchain.pem")  # fmt: skip


def missing() -> bool:
    """Whether tests do without it; in CI it has to be there."""
    return shutil.which("nginx") is None and os.environ.get("CI") != "true"


@dataclass(frozen=True, slots=True)
class NginxServer:
    """One that runs, with its ports, and whom it is trusted by."""

    plain_port: int
    port: int
    authority: Path

    def redirects_to(self, path: str) -> tuple[int, str | None]:
        """The status and the place that it leads to who asks without TLS."""
        link = http.client.HTTPConnection("127.0.0.1", self.plain_port)
        link.request("GET", path, headers={"Host": NAME})
        reply = link.getresponse()
        return reply.status, reply.headers["Location"]

    def asks(
        self, path: str, headers: Mapping[str, str] = MappingProxyType({}), name: str = NAME, body: bytes | None = None
    ) -> http.client.HTTPResponse:
        """What is answered by TLS.  Raises ssl.SSLError where the name is not served."""
        trusting = ssl.create_default_context(cafile=str(self.authority))
        link = http.client.HTTPSConnection(name, self.port, context=trusting)
        plain = socket.create_connection(("127.0.0.1", self.port))
        link.sock = trusting.wrap_socket(plain, server_hostname=name)
        link.request("GET" if body is None else "POST", path, body, {"Host": name, **headers})
        return link.getresponse()


@contextmanager
def proxying(upstream: int, folder: Path, **changes: str) -> Iterator[NginxServer]:
    """One before the port `upstream` of this machine; `changes` are of names of its zones, as `rate="1r/m"`."""
    folder.mkdir()
    subprocess.run(CERTIFICATE, cwd=folder, check=True, capture_output=True)
    server = NginxServer(free_port(), free_port(), folder / "fullchain.pem")
    text = FILE.read_text("utf-8")
    replaced = {
        "listen 80;": f"listen 127.0.0.1:{server.plain_port};", "listen 443 ": f"listen 127.0.0.1:{server.port} ",
        TLS: f"{folder}/", "http://127.0.0.1:8080": f"http://127.0.0.1:{upstream}", **changes,
    }  # fmt: skip
    for old, new in replaced.items():
        assert old in text, f"deploy/proxy/nginx.conf has no {old!r}"
        text = text.replace(old, new)
    (folder / "newswire.conf").write_text(text)
    temporary = " ".join(f"{name}_temp_path {name};" for name in TEMPORARY)
    (folder / "main.conf").write_text(MAIN.format(temporary=temporary))
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(["nginx", "-p", str(folder), "-c", "main.conf"], stdout=log, stderr=log)
    try:
        until(lambda: process.poll() is not None or _answers(server.port), "nginx did not start")
        assert process.poll() is None, (folder / "log").read_text()
        yield server
    finally:
        process.terminate()
        process.wait()


def _answers(port: int) -> bool:
    with socket.socket() as link:
        return link.connect_ex(("127.0.0.1", port)) == 0
