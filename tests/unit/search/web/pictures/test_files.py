"""Pictures over HTTP: what we signed, as a file that browsers keep."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from newswire_search.composition import Search
from newswire_search.pictures.picture_files import PictureFiles
from newswire_search.pictures.show_picture import PictureParts, ShowPicture
from newswire_search.pictures.signatures import PictureSigner
from newswire_search.settings import SearchSettings
from newswire_search.testing.changes import FakeChangeLog
from newswire_shared.testing.clock import FakeClock
from unit.search.pictures.sites import Plain, Sites
from unit.search.stub import StubEngine, application, client

PICTURE, BROKEN = "https://img.example/a.jpg", "https://broken.example/"
SIGNER = PictureSigner(b"key")


@pytest.fixture
def web(tmp_path: Path) -> TestClient:
    parts = PictureParts(SIGNER, Sites(), Plain(), PictureFiles(tmp_path, 1_000_000), FakeClock())
    search = Search(StubEngine(), SearchSettings(), FakeChangeLog(), pictures=ShowPicture(lambda: parts, patience_s=60))
    return TestClient(application(search))


def test_a_signed_picture_is_given_and_kept_by_browsers(web: TestClient) -> None:
    reply = web.get(SIGNER.path(PICTURE, "row") or "")
    assert (reply.status_code, reply.content) == (200, b"row of " + PICTURE.encode())
    assert reply.headers["content-type"] == "image/webp" and "max-age=604800" in reply.headers["cache-control"]
    assert "img-src 'self'" in reply.headers["content-security-policy"]


def test_where_there_is_none_an_empty_one_stands_in_its_place(web: TestClient) -> None:
    reply = web.get(SIGNER.path(BROKEN, "row") or "")
    assert (reply.status_code, reply.headers["content-type"]) == (404, "image/svg+xml")
    assert reply.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    [
        "/pictures/row/AAAAAAAAAAAAAAAAAAAAAA?of=https://img.example/a.jpg",
        (PictureSigner(b"other").path(PICTURE, "row") or ""),
        (SIGNER.path(PICTURE, "row") or "").replace("/row/", "/huge/"),
        (SIGNER.path(PICTURE, "row") or "") + "x",
    ],
)
def test_what_we_did_not_sign_is_fetched_for_nobody(web: TestClient, path: str) -> None:
    assert web.get(path).status_code == 404
    assert web.get(path, headers={"Accept": "text/html"}).headers["content-type"] == "application/problem+json"


def test_where_pictures_are_off_there_is_none() -> None:
    assert client(StubEngine()).get(SIGNER.path(PICTURE, "row") or "").status_code == 404
