"""Showing pictures: each is fetched once, few at a host, and nobody waits for one that hangs."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from newswire_search.pictures import show_picture
from newswire_search.pictures.picture_files import PictureFiles
from newswire_search.pictures.ports import NoPicture
from newswire_search.pictures.show_picture import AT_A_HOST, MOST_WAITING, NOT_YET, TOO_MANY, PictureParts, ShowPicture
from newswire_search.pictures.signatures import PictureSigner
from newswire_shared.testing.clock import FakeClock
from unit.search.pictures.sites import Plain, Sites


@pytest.fixture
def sites() -> Iterator[Sites]:
    made = Sites()
    yield made
    made.let.set()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def show(tmp_path: Path, sites: Sites, clock: FakeClock) -> ShowPicture:
    parts = PictureParts(PictureSigner(b"key"), sites, Plain(), PictureFiles(tmp_path, 1_000_000), clock)
    return ShowPicture(lambda: parts, patience_s=0.05)


def run(*asked: object) -> list[object]:
    async def together() -> list[object]:
        return [*await asyncio.gather(*asked)]  # type: ignore[call-overload]

    return asyncio.run(together())


def patient(show: ShowPicture) -> ShowPicture:
    show.patience_s = 60
    return show


def test_a_picture_is_fetched_once_for_all_who_ask_and_every_size(show: ShowPicture, sites: Sites) -> None:
    patient(show)
    address = "https://img.example/a"
    assert set(run(*(show(address, "row") for _ in range(20)))) == {b"row of " + address.encode()}
    assert run(show(address, "lead")) == [b"lead of " + address.encode()]
    assert sites.asked == {address: 1}


@pytest.mark.parametrize(("address", "waits_s"), [("https://broken.example/", 86_400), ("https://away.example/", 300)])
def test_where_there_is_none_nobody_asks_for_a_while(
    show: ShowPicture, sites: Sites, clock: FakeClock, address: str, waits_s: float
) -> None:
    patient(show)
    assert isinstance(run(show(address, "row"))[0], NoPicture)
    clock.sleep(waits_s - 1)
    assert isinstance(run(show(address, "row"))[0], NoPicture) and show.path(address, "row") is None
    assert sites.asked[address] == 1
    clock.sleep(2)
    assert show.path(address, "row")
    run(show(address, "row"))
    assert sites.asked[address] == 2


def test_a_reader_does_not_wait_for_a_host_that_hangs_and_sees_it_the_next_time(
    show: ShowPicture, sites: Sites
) -> None:
    async def looks() -> list[object]:
        first = await show("https://hangs.example/", "row")
        sites.let.set()
        show.patience_s = 60
        return [first, await show("https://hangs.example/", "row")]

    assert asyncio.run(looks()) == [NOT_YET, b"row of https://hangs.example/"]
    assert sites.asked["https://hangs.example/"] == 1


def test_what_is_kept_just_after_somebody_looked_is_not_fetched_again(
    show: ShowPicture, sites: Sites, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = "https://img.example/a"
    assert run(patient(show)(address, "row")) == [b"row of " + address.encode()]
    looks = iter([None])  # the first look of the second reader comes before it is kept
    kept = PictureFiles.get
    monkeypatch.setattr(PictureFiles, "get", lambda files, *asked: next(looks, kept(files, *asked)))
    assert run(show(address, "row")) == [b"row of " + address.encode()]
    assert sites.asked == {address: 1}


def test_a_host_that_hangs_holds_up_no_other(show: ShowPicture, sites: Sites) -> None:
    async def looks() -> object:
        hanging = [asyncio.create_task(show(f"https://hangs.example/{n}", "row")) for n in range(AT_A_HOST * 5)]
        await asyncio.gather(*hanging)
        patient(show)
        found = await show("https://img.example/a", "row")
        assert sites.most_at_once == AT_A_HOST + 1
        sites.let.set()
        return found

    assert asyncio.run(looks()) == b"row of https://img.example/a"


def test_more_than_so_many_at_a_time_are_told_to_come_again(show: ShowPicture, sites: Sites) -> None:
    async def looks() -> list[object]:
        asked = [show(f"https://hangs{n}.example/", "row") for n in range(MOST_WAITING + 1)]
        found = await asyncio.gather(*asked)
        sites.let.set()
        return [*found]

    assert Counter(map(str, asyncio.run(looks()))) == {str(NOT_YET): MOST_WAITING, str(TOO_MANY): 1}


def test_what_is_remembered_as_missing_is_bounded(show: ShowPicture) -> None:
    for number in range(show_picture.REMEMBERED + 5):
        show._remember(str(number), 1.0)
    assert len(show._missing) == show_picture.REMEMBERED and "0" not in show._missing


def test_without_parts_there_are_none() -> None:
    off = ShowPicture(lambda: None)
    assert off.path("https://img.example/a", "row") is None
    assert isinstance(run(off("https://img.example/a", "row"))[0], NoPicture)
