"""The way to an Elasticsearch as the settings describe it: its address, who asks, and which certificate is trusted."""

from __future__ import annotations

import re
import ssl
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import SecretStr

from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.settings import SharedSettings, masked

OWN = "NEWSWIRE_ELASTICSEARCH_"  # how the settings begin that this is made of
FINGERPRINT = re.compile("(?:[0-9a-fA-F]{2}:?){31}[0-9a-fA-F]{2}")


@dataclass(frozen=True, slots=True)
class ElasticsearchAccess:
    """An address, and what beside it the server wants; nothing of it that is secret is ever printed."""

    address: str = field(repr=False)
    ca: Path | None = None
    fingerprint: str | None = None
    user: str | None = None
    password: SecretStr | None = None
    api_key: SecretStr | None = None

    @classmethod
    def of(cls, settings: SharedSettings) -> ElasticsearchAccess:
        """The access that the settings name; raises UsageError where they contradict each other."""
        access = cls(
            settings.elasticsearch_url or "", settings.elasticsearch_ca, settings.elasticsearch_fingerprint,
            settings.elasticsearch_user, settings.elasticsearch_password, settings.elasticsearch_api_key,
        )  # fmt: skip
        access.check()
        return access

    @property
    def place(self) -> str:
        """The address as it may be shown."""
        return masked(self.address)

    @property
    def who(self) -> str:
        """Who asks, in words; "" where nobody is named."""
        if self.api_key:
            return "the API key"
        name = self.user or urlsplit(self.address).username
        return f"the user {name}" if name else ""

    def check(self) -> None:
        """Return if the parts go together.  Raises UsageError that names the setting that is wrong."""
        parts = _checked(self.address)
        if bool(self.user) != bool(self.password):
            raise UsageError(f"{OWN}USER and {OWN}PASSWORD belong together: set both, or neither")
        if sum(map(bool, (self.user, self.api_key, parts.username))) > 1:
            raise UsageError(f"{OWN}URL, {OWN}USER and {OWN}API_KEY: say who asks in one of them alone")
        if self.ca and self.fingerprint:
            raise UsageError(f"{OWN}CA and {OWN}FINGERPRINT: one of them is enough, unset the other")
        if (self.ca or self.fingerprint) and parts.scheme != "https":
            raise UsageError(f"{OWN}URL={self.place!r} asks for no TLS, so no certificate is checked: write https://")
        if self.fingerprint and not FINGERPRINT.fullmatch(self.fingerprint):
            raise UsageError(f"{OWN}FINGERPRINT={self.fingerprint!r} is no SHA-256: write 64 hexadecimal digits")
        if self.ca:
            _check_authority(self.ca)

    @property
    def options(self) -> dict[str, Any]:
        """The same as options of the client."""
        given = {
            "ca_certs": str(self.ca) if self.ca else None,
            "ssl_assert_fingerprint": self.fingerprint,
            "basic_auth": (self.user, self.password.get_secret_value()) if self.user and self.password else None,
            "api_key": self.api_key.get_secret_value() if self.api_key else None,
        }
        return {name: value for name, value in given.items() if value}


def _checked(address: str) -> Any:
    parts = urlsplit(address)
    try:
        complete = parts.scheme in ("http", "https") and parts.hostname and parts.port
    except ValueError:
        complete = False
    if not complete:
        raise UsageError(
            f"NEWSWIRE_ELASTICSEARCH_URL={masked(address)!r} is not an address: write scheme, host and port, "
            "such as http://localhost:9200"
        )
    return parts


def _check_authority(file: Path) -> None:
    """Raises UsageError where a file is not what certificates can be checked by."""
    try:
        ssl.create_default_context(cafile=str(file))
    except OSError as error:  # which an ssl.SSLError is too
        reason = "holds no certificate in the form PEM" if isinstance(error, ssl.SSLError) else error.strerror
        raise UsageError(
            f"{OWN}CA={str(file)!r} {reason}: name the file of the authority that signed the server's certificate"
        ) from error
