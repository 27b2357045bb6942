"""Addresses of pictures here, signed: nobody but our pages can have a picture fetched by us."""

from __future__ import annotations

import hashlib
import hmac
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from urllib.parse import quote

from newswire_search.formats.web_addresses import web_address

LONGEST = 2_000  # characters of an address; what browsers, proxies and logs take is not much more
SIGNATURE_BYTES = 16  # nobody guesses 128 bits, and a page has twenty of them


@dataclass(frozen=True, slots=True)
class PictureSigner:
    """Signs addresses with the key of an installation."""

    key: bytes

    def path(self, address: str, size: str) -> str | None:
        """Where the picture of an address is shown here; None for what is no address of the web."""
        if not web_address(address) or len(address) > LONGEST:
            return None
        return f"/pictures/{size}/{self._signature(address)}?of={quote(address, safe='')}"

    def signed(self, address: str, signature: str) -> bool:
        """Decides whether a signature was made here."""
        return hmac.compare_digest(self._signature(address).encode(), signature.encode())

    def _signature(self, address: str) -> str:
        # The text before it keeps what is signed here apart from all that may ever be signed with the same key.
        made = hmac.digest(self.key, b"picture\0" + address.encode("utf-8", "surrogatepass"), hashlib.sha256)
        return urlsafe_b64encode(made[:SIGNATURE_BYTES]).decode().rstrip("=")
