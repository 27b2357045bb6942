"""A real Elasticsearch with security: TLS, users of the file realm, and the roles that newswire ships."""

from __future__ import annotations

import base64
import hashlib
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import elasticsearch_server
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from elasticsearch_server import Server, free_server
from newswire_shared.contracts.errors import NewswireError
from newswire_shared.engines.elasticsearch_access import ElasticsearchAccess
from newswire_shared.engines.elasticsearch_client import ElasticsearchClient
from pydantic import SecretStr
from tree import ROOT

PASSWORD = "gale-9-harbour"
ROLES = ("newswire-indexer", "newswire-search", "newswire-operator")
SECURITY = """\
xpack.security.enabled: true
xpack.security.authc.realms.file.file1.order: 0
xpack.security.authc.password_hashing.algorithm: pbkdf2_1000
xpack.security.http.ssl.enabled: true
xpack.security.http.ssl.key: server.key
xpack.security.http.ssl.certificate: server.crt
"""
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Authority:
    """An authority with its key, which signs certificates for servers on loopback."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @classmethod
    def made(cls, name: str) -> Authority:
        key = ec.generate_private_key(ec.SECP256R1())
        return cls(key, _certificate(name, key, name, key, ends=datetime.now(UTC) + DAY, is_authority=True))

    def write(self, file: Path) -> Path:
        """Its certificate, as clients are given it."""
        file.write_bytes(self.certificate.public_bytes(serialization.Encoding.PEM))
        return file

    def sign(self, folder: Path, ends: datetime | None = None) -> str:
        """A server's key and certificate as files; answers the certificate's fingerprint."""
        key, issuer = ec.generate_private_key(ec.SECP256R1()), self.certificate.subject.rfc4514_string()[3:]
        made = _certificate("server", key, issuer, self.key, ends or datetime.now(UTC) + DAY)
        pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
        (folder / "server.crt").write_bytes(made.public_bytes(pem))
        written = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain)
        (folder / "server.key").write_bytes(written)
        return made.fingerprint(hashes.SHA256()).hex()


def _certificate(
    name: str, key: ec.EllipticCurvePrivateKey, issuer: str, signs: ec.EllipticCurvePrivateKey, ends: datetime,
    is_authority: bool = False,
) -> x509.Certificate:  # fmt: skip
    names = [x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))]
    built = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(ends - 3 * DAY)
        .not_valid_after(ends)
        .add_extension(x509.BasicConstraints(is_authority, None), critical=True)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signs.public_key()), critical=False)
    )
    return built.sign(signs, hashes.SHA256())


@dataclass(frozen=True)
class SecureServer:
    """A running server, its authority's file, and its certificate's fingerprint."""

    server: Server
    ca: Path
    fingerprint: str

    @property
    def address(self) -> str:
        return self.server.address.replace("http:", "https:")

    def access(self, user: str, password: str = PASSWORD) -> ElasticsearchAccess:
        """The access of a user, who is called as the role is."""
        return ElasticsearchAccess(self.address, self.ca, user=user, password=SecretStr(password))


@contextmanager
def running(folder: Path) -> Iterator[SecureServer]:
    """A server that is gone afterwards; what its clients need lies in a folder."""
    # the server runs as nobody, who may not enter the folders of tests
    with tempfile.TemporaryDirectory(prefix="elasticsearch-", ignore_cleanup_errors=True) as own:
        yield from _running(folder, free_server(Path(own)))


def _running(folder: Path, server: Server) -> Iterator[SecureServer]:
    authority = Authority.made("Saltmere authority")
    server.settings = elasticsearch_server.SETTINGS.replace("xpack.security.enabled: false\n", SECURITY)
    config = server.folder / "config"
    shutil.copytree(elasticsearch_server.home() / "config", config)
    shutil.copy(ROOT / "deploy" / "elasticsearch" / "roles.yml", config / "roles.yml")
    (config / "users").write_text("".join(f"{role}:{_hashed(PASSWORD)}\n" for role in ROLES))
    (config / "users_roles").write_text("".join(f"{role}:{role}\n" for role in ROLES))
    made = SecureServer(server, authority.write(folder / "ca.crt"), authority.sign(config))
    server.start()
    try:
        _await(made)
        yield made
    finally:
        server.stop()


def _hashed(password: str) -> str:
    """As Elasticsearch writes PBKDF2 into its file of users."""
    salt = hashlib.sha256(password.encode()).digest()
    derived = hashlib.pbkdf2_hmac("sha512", password.encode(), salt, 1000, 32)
    return f"{{PBKDF2}}1000${base64.b64encode(salt).decode()}${base64.b64encode(derived).decode()}"


def _await(made: SecureServer) -> None:
    client, ends = ElasticsearchClient(made.access("newswire-operator")), time.monotonic() + elasticsearch_server.BOOT_S
    while not made.server.has_ended and time.monotonic() < ends:
        try:
            with client.calling() as asked:
                asked.cluster.health(wait_for_status="yellow", timeout="2s")
            return
        except NewswireError:
            time.sleep(0.2)
    raise RuntimeError("Elasticsearch did not come up:\n" + (made.server.folder / "out").read_text()[-4000:])
