"""A picture is made in the sizes that it has."""

from __future__ import annotations

import io

import pytest
from newswire_search.pictures.pillow_process import made
from PIL import Image


def picture(width: int, height: int, kind: str = "PNG") -> bytes:
    into = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(into, kind)
    return into.getvalue()


@pytest.mark.parametrize(
    ("data", "sizes"),
    [
        (picture(600, 400), {"row", "lead"}),
        (picture(32, 32), {"icon"}),
        (picture(16, 16, "ICO"), {"icon"}),
        (picture(180, 180), {"row", "lead", "icon"}),
    ],
    ids=["a photograph", "an icon", "an icon of Windows", "a square that may be either"],
)
def test_a_picture_has_the_sizes_of_its_shape(data: bytes, sizes: set[str]) -> None:
    assert made(data).keys() == sizes


@pytest.mark.parametrize("width", [1, 8, 40], ids=["counts visitors", "is no icon", "is a narrow strip"])
def test_what_has_no_size_says_how_many_pixels_it_has(width: int) -> None:
    with pytest.raises(ValueError, match=f"it has {width} x 12 pixels only"):
        made(picture(width, 12))
