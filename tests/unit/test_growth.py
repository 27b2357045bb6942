"""Each text stage calls functions in proportion to its text; `python -m benchmarks.growth` takes times."""

from __future__ import annotations

import math

import pytest

from benchmarks.growth.measuring import LENGTHS, MOST, Growth, exponent_of_calls, growth_of, slope
from benchmarks.growth.shapes import SHAPES
from benchmarks.growth.stages import CHEAP

SMALL, LARGE = 1000, 4000  # shorter ones differ in what is done once for each text
# Those that were costly once, and one of each script and kind of mark.
CHOSEN = (
    "abbreviations", "numbered names", "organisations", "ministers", "one capital", "nested quotes", "told",
    "dashes and quotes", "short lines", "bylines", "addresses", "chinese quotes",
)  # fmt: skip
COUNTED = sorted({*CHEAP} - {"decoding"})  # it guesses from as many samples of any text, more of some than of others


@pytest.mark.parametrize("name", COUNTED)
def test_calls_grow_with_the_length(name: str) -> None:
    found = {shape: exponent_of_calls(CHEAP[name], SHAPES[shape](SMALL), SHAPES[shape](LARGE)) for shape in CHOSEN}
    assert {shape: exponent for shape, exponent in found.items() if exponent > MOST} == {}


def test_work_that_grows_with_the_square_is_seen() -> None:
    def looks_back(text: str) -> None:
        for at in range(len(text)):
            [abs(before) for before in range(at)]

    assert exponent_of_calls(looks_back, "a" * 50, "a" * 250) > 1.9


@pytest.mark.parametrize("power", [1, 2])
def test_the_exponent_is_the_slope_of_the_costs(power: int) -> None:
    along = [math.log(length) for length in LENGTHS]
    assert slope(along, [math.log(length**power * 20) for length in LENGTHS]) == pytest.approx(power)
    assert Growth(power, 1).is_steep == (power > 1)


def test_what_takes_no_time_to_speak_of_is_not_steep() -> None:
    assert growth_of(len, [SHAPES["prose"](length) for length in LENGTHS]).exponent == 0
