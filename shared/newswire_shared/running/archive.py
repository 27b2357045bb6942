"""The archive of the settings: a folder, or an object store with its tail in the folder."""

from __future__ import annotations

import subprocess
import sys
from urllib.parse import urlsplit

import structlog

from newswire_shared.archive.objects import ObjectStore
from newswire_shared.archive.segments import FolderSegments
from newswire_shared.archive.stored_segments import StoredSegments
from newswire_shared.archive.warc import WarcArchive
from newswire_shared.contracts.errors import NewswireError, SettingsError, UsageError
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.checks import Finding, fine, wrong
from newswire_shared.running.folders import ARCHIVE, DATA, check_place

log = structlog.get_logger(__name__)

WRONG = 2


def open_archive(settings: SharedSettings) -> WarcArchive:
    """The archive.  Nothing connects before the first use."""
    folder = settings.archive_folder
    store = open_store(settings)
    return WarcArchive(folder, segments=StoredSegments(folder, store) if store else None)


def open_store(settings: SharedSettings) -> ObjectStore | None:
    """The object store, if the settings name one.  Raises UsageError where its library is not installed."""
    if not settings.archive_url:
        return None
    try:  # here, since it is an extra
        from newswire_shared.archive.s3_objects import S3Objects
    except ModuleNotFoundError as error:
        raise UsageError("obstore is not installed here: pip install 'newswire-shared[s3]'") from error
    address = urlsplit(settings.archive_url)
    return S3Objects(address.netloc, address.path.strip("/"), settings.archive_endpoint or "")


def check_archive(settings: SharedSettings) -> None:
    """Raise SettingsError where the object store cannot be used as it is set; a store that is away is waited for.

    In a process of its own: the threads of the store's library would not live through the forks of this one.
    """
    if not settings.archive_url:
        return
    tried = subprocess.run([sys.executable, "-m", __name__], capture_output=True, text=True, check=False)
    if tried.returncode == WRONG:
        raise SettingsError(tried.stderr.strip())
    if tried.returncode:
        log.warning("archive.away", why=tried.stderr.strip())


def archive_finding(settings: SharedSettings) -> Finding:
    """The doctor's check of the archive; not all who may look may write there."""
    store, folder = open_store(settings), settings.archive_folder
    try:
        check_place(folder, ARCHIVE if settings.archive_dir else DATA)
        if store is None:
            return fine("archive", str(folder))
        store.check()
    except NewswireError as error:
        return wrong("archive", str(error), "what is fetched waits until it can be used")
    tails = len(FolderSegments(settings.archive_folder).files())
    return fine("archive", f"{settings.archive_url}; {tails} segments are not whole there yet")


def main() -> int:
    """Try the store of the environment's settings."""
    try:
        store = open_store(load(SharedSettings))
        if store:
            store.check()
    except NewswireError as error:
        print(error, file=sys.stderr)
        return WRONG if isinstance(error, UsageError) else 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
