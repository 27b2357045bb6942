"""Objects in a bucket of S3, or of a store that speaks as it does, by the library obstore.

Its threads do not live through a fork: nothing connects before the first call, and that must not be in a process that
forks afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import obstore
from obstore.exceptions import BaseError
from obstore.store import S3Store

from newswire_shared.archive.objects import NoObject, StoredObject
from newswire_shared.contracts.errors import SettingsError, TransientError

DELETED_AT_ONCE = 100  # S3 takes 1,000 a request, but some stores delete them one by one, far within the timeout
_CODE = re.compile(r"<Code>(\w+)</Code>")
_STATUS = re.compile(r"status code: (\d{3})")
ADVICE = {
    "NoSuchBucket": "there is no such bucket: make it, or mend NEWSWIRE_ARCHIVE_URL",
    "InvalidAccessKeyId": "the store does not know the key: mend AWS_ACCESS_KEY_ID",
    "SignatureDoesNotMatch": "key and secret do not match: mend AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
    "ExpiredToken": "the key has expired: renew it",
    "RequestTimeTooSkewed": "the clock of this machine is wrong: set it by NTP",
    "AccessDenied": "the key may not write, read, list and delete there: give it those rights",
}
# An answer takes 20 to 60 ms, a segment of 64 MB some seconds: what takes longer is away, and the message is parked.
TIMEOUT, CONNECT_TIMEOUT = timedelta(seconds=20), timedelta(seconds=5)
RETRIES: Any = {"max_retries": 2, "retry_timeout": timedelta(seconds=15)}  # a store says 503 to slow a client down


class S3Objects:
    """The objects below a prefix of a bucket.  `endpoint` is "" for AWS; keys are where AWS' tools find them."""

    def __init__(
        self, bucket: str, prefix: str, endpoint: str = "", *, timeout: timedelta = TIMEOUT, **credentials: str
    ) -> None:
        self._where = f"s3://{bucket}/{prefix}".rstrip("/") + (f" at {endpoint}" if endpoint else "")
        given: Any = {"endpoint": endpoint, **credentials} if endpoint else credentials
        client: Any = {
            "timeout": timeout, "connect_timeout": CONNECT_TIMEOUT, "allow_http": endpoint.startswith("http://")
        }  # fmt: skip
        self._store = S3Store(bucket, prefix=prefix or None, client_options=client, retry_config=RETRIES, **given)

    def put(self, key: str, content: bytes | Path) -> None:
        try:
            obstore.put(self._store, key, content, use_multipart=isinstance(content, Path))
        except (BaseError, OSError) as error:
            raise self._away(error, "written") from error

    def get(self, key: str, start: int, length: int) -> bytes:
        if not length:
            return b""
        try:
            return bytes(obstore.get_range(self._store, key, start=start, length=length))
        except (FileNotFoundError, ValueError) as error:  # the latter for what can be no name
            if _code(error) == "NoSuchBucket":
                raise self._away(error, "read") from error
            raise NoObject(f"there is no {key} in {self._where}") from error
        except (BaseError, OSError) as error:
            if _code(error) == "InvalidRange" or _status(error) == "416":
                return b""
            raise self._away(error, "read") from error

    def listed(self, prefix: str) -> Iterator[StoredObject]:
        try:
            for page in obstore.list(self._store, prefix or None):
                for each in page:
                    tag = (each["e_tag"] or "").strip('"')
                    yield StoredObject(each["path"], each["size"], each["last_modified"], tag)
        except (BaseError, OSError) as error:
            raise self._away(error, "listed") from error

    def delete(self, keys: Sequence[str]) -> None:
        try:
            for first in range(0, len(keys), DELETED_AT_ONCE):
                obstore.delete(self._store, list(keys[first : first + DELETED_AT_ONCE]))
        except FileNotFoundError:
            pass
        except (BaseError, OSError) as error:
            raise self._away(error, "deleted from") from error

    def check(self) -> None:
        key = f"check/{uuid4()}"
        try:
            obstore.put(self._store, key, b"newswire", use_multipart=False)
            obstore.get_range(self._store, key, start=0, length=4)
            obstore.delete(self._store, [key])
        except (BaseError, OSError) as error:
            if _code(error) in ADVICE:
                raise SettingsError(f"the archive in {self._where} cannot be used: {_reason(error)}") from error
            raise self._away(error, "reached") from error

    def _away(self, error: Exception, done: str) -> TransientError:
        return TransientError(f"the archive in {self._where} cannot be {done}: {_reason(error)}")


def _code(error: Exception) -> str:
    """What the store calls the error, "" where it does not say."""
    found = _CODE.search(str(error))
    return found[1] if found else ""


def _status(error: Exception) -> str:
    found = _STATUS.search(str(error))
    return found[1] if found else ""


def _reason(error: Exception) -> str:
    """Why, in a line, and what to do where that is known."""
    code = _code(error)
    first = str(error).partition("\n")[0].partition(" - Server returned")[0]
    return ADVICE.get(code) or (f"it answers {code or _status(error)}" if code or _status(error) else first)
