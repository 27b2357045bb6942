"""How much of a page goes over the wire: packed, not sent again as it was, and light with twenty pictures on it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from attacks.made_pictures import saved
from fastapi.testclient import TestClient
from newswire_search.composition import Search
from newswire_search.pictures.picture_files import PictureFiles
from newswire_search.pictures.pillow_thumbnails import PillowThumbnails
from newswire_search.pictures.show_picture import PictureParts, ShowPicture
from newswire_search.pictures.signatures import PictureSigner
from newswire_search.settings import SearchSettings
from newswire_search.testing.changes import FakeChangeLog
from newswire_shared.testing.clock import FakeClock
from PIL import Image
from unit.search.stub import Page, StubEngine, application, article, client

PAGES = ("/search?q=minsk", "/articles/a1", "/help", "/docs")
BUDGET = 400_000


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_packed_and_not_sent_again_as_it_was(path: str) -> None:
    web = client(StubEngine(article()))
    first = web.get(path)
    assert first.headers["content-encoding"] == "gzip" and first.headers["etag"]
    again = web.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = web.get(path, headers={"If-None-Match": first.headers["etag"], "Accept-Language": "fr"})
    assert other.status_code == 200


class NoisySites:
    """Each picture is noise, which nothing packs, of a size that sites have."""

    def fetch(self, address: str) -> bytes:
        pixels = random.Random(address).randbytes(420 * 280 * 3)
        return saved(Image.frombytes("RGB", (420, 280), pixels), "JPEG", quality=90)


def test_a_page_with_twenty_pictures_is_light(tmp_path: Path) -> None:
    documents = [
        article(article_id=f"a{n}", image=f"https://img.example/{n}.jpg", title=f"Minsk Group meets, part {n}")
        for n in range(20)
    ]
    decoder, shelf = PillowThumbnails(), PictureFiles(tmp_path, 10_000_000)
    parts = PictureParts(PictureSigner(b"key"), NoisySites(), decoder, shelf, FakeClock())
    show = ShowPicture(lambda: parts, patience_s=60)
    web = TestClient(application(Search(StubEngine(*documents), SearchSettings(), FakeChangeLog(), pictures=show)))
    address = "/embed/search?q=minsk&size=20"
    page = Page(web.get(address).text)
    files = [str(each.get("src")).removeprefix("http://testserver") for each in page.all("img")]
    files += [str(each["href"]) for each in page.all("link")]
    assert len(files) == 21 and len({*files}) == 21
    answers = [web.get(file) for file in (address, *files)]
    decoder._end()
    assert {answer.status_code for answer in answers} == {200}
    assert sum(int(answer.headers.get("content-length", len(answer.content))) for answer in answers) < BUDGET
