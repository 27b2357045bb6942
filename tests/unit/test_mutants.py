"""Small bugs: where one is, which tests are tried on it, and how it comes into what is imported already."""

from __future__ import annotations

import importlib.util
from pathlib import Path, PurePosixPath
from types import ModuleType

import pytest

from benchmarks.mutants import python_mutations
from benchmarks.mutants.mutation import Mutation
from benchmarks.mutants.patching import patch
from benchmarks.mutants.watching import Run, all_of, chosen

FILE = PurePosixPath("rain.py")
SOURCE = """
LEAST = 2


def rains(drops):
    return any(drop > LEAST for drop in drops)


class Cloud:
    drops = 3

    def rains(self):
        def enough(number):
            return number + 1 >= LEAST

        return enough(self.drops)
"""


def bug(before: str, after: str, file: PurePosixPath = FILE, source: str = SOURCE) -> Mutation:
    start = source.index(before)
    return Mutation(file, start, start + len(before), after)


@pytest.fixture
def module(tmp_path: Path) -> ModuleType:
    """A module that is imported."""
    path = tmp_path / str(FILE)
    path.write_text(SOURCE, "utf-8")
    spec = importlib.util.spec_from_file_location("rain_of_a_test", path)
    assert spec is not None and spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_a_bug_comes_into_functions_that_others_imported_already(module: ModuleType) -> None:
    rains, cloud = module.rains, module.Cloud()
    patch(str(module.__file__), SOURCE, bug("drop > LEAST", "drop <= LEAST").applied(SOURCE))
    assert rains([1]) and not rains([3])
    assert cloud.rains(), "in it alone"


def test_a_bug_within_a_function_of_a_method_comes_into_it(module: ModuleType) -> None:
    cloud = module.Cloud()
    patch(str(module.__file__), SOURCE, bug(">= LEAST", "< LEAST").applied(SOURCE))
    assert not cloud.rains()


RUNS = {
    "slow": Run(3.0, frozenset({("rain.py", 5)}), frozenset()),
    "quick": Run(1.0, frozenset({("rain.py", 5), ("rain.py", 13)}), frozenset({"local a = 1\nreturn a + 1\n"})),
    "other": Run(0.5, frozenset({("snow.py", 5)}), frozenset({"return 2\n"})),
}


@pytest.mark.parametrize(
    ("mutation", "names"),
    [
        (bug("drop > LEAST", "drop >= LEAST"), ["quick", "slow"]),
        (bug("number + 1", "number - 1"), ["quick"]),
        (bug("enough(self.drops)", "None"), []),
        (bug("LEAST = 2", "LEAST = 3"), []),
        (bug("drops = 3", "drops = 4"), []),
    ],
)
def test_a_bug_is_tried_by_the_tests_that_run_its_function_the_quickest_first(
    mutation: Mutation, names: list[str]
) -> None:
    assert chosen(RUNS, mutation, SOURCE, "rain.py") == names


def test_a_bug_of_a_script_is_tried_by_the_tests_that_call_a_script_with_its_line() -> None:
    script = "-- Adds.\nreturn a + 1\n"
    mutation = bug("a + 1", "a - 1", PurePosixPath("add.lua"), script)
    assert chosen(RUNS, mutation, script, "add.lua") == ["quick"]


def test_what_only_an_import_runs_is_tried_by_all_first_by_those_of_its_module() -> None:
    assert all_of(RUNS, "rain.py") == ["quick", "slow", "other"]


def test_no_bug_changes_what_nobody_could_tell() -> None:
    source = "def is_wet():\n    return False\n"
    assert {each.text for each in python_mutations.mutations(FILE, source)} == {"True"}
