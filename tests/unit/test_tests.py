"""What holds for the tests themselves: no fake without a contract, and no verdict by a clock."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from tree import ROOT

TESTS = ROOT / "tests"
READS_A_CLOCK = re.compile(r"\btime\.(time|monotonic|perf_counter|process_time|thread_time)(_ns)?\(")

# Fakes, and what each stands for: both have to pass the same suite in tests/contract.
STANDS_FOR = {
    "FakeAccessKeys": "RedisAccessKeys",
    "FakeActionLog": "RedisActionLog",
    "FakeAlertProgress": "RedisAlertProgress",
    "FakeAlertStore": "RedisAlertStore",
    "FakeArchive": "WarcArchive",
    "FakeChangeLog": "RedisChangeLog",
    "FakeClock": "SystemClock",
    "FakeDeadLetters": "RedisDeadLetters",
    "FakeDeclaredSources": "RedisDeclaredSources",
    "FakeDueQueue": "RedisDueQueue",
    "FakeEditHabits": "RedisEditHabits",
    "FakeEngineBoard": "RedisEngineBoard",
    "FakeEpoch": "RedisEpoch",
    "FakeFrontier": "RedisFrontier",
    "FakeHealthBoard": "RedisHealthBoard",
    "FakeHeartbeats": "RedisHeartbeats",
    "FakeImports": "RedisImports",
    "FakeJournalStore": "RedisEditLog",
    "FakeKnownArticles": "RedisKnownArticles",
    "FakeLedger": "RedisLedger",
    "FakeMigrationLease": "RedisMigrationLease",
    "FakeOutbox": "RedisOutbox",
    "FakeParking": "RedisParking",
    "FakePauses": "RedisPauses",
    "FakePressure": "RedisPressure",
    "FakeQueueLengths": "RedisQueueLengths",
    "FakeMessagesUnderWay": "RedisMessagesUnderWay",
    "FakeObjectStore": "S3Objects",
    "FakeReports": "RedisReports",
    "FakeRegistryRestoration": "RedisRegistryRestoration",
    "FakeRegistryUpgrade": "RedisRegistryUpgrade",
    "FakeRejections": "RedisRejections",
    "FakeRemovals": "RedisRemovals",
    "FakeRobotsCache": "RedisRobotsCache",
    "FakeSessions": "RedisSessions",
    "FakeSources": "RedisSourceStore",
    "FakeStackReader": "RedisStackReader",
    "FakeStateServer": "RedisServer",
    "FakeTicks": "RedisTicks",
    "FakeTroubles": "RedisTroubles",
    "FakeUnindexedChanges": "RedisUnindexedChanges",
    "FakeUrlRegistry": "RedisUrlRegistry",
    "FakeWeb": "Urllib3Fetcher",
    "InlineThreads": "ThreadPoolExecutor",
    "InMemoryBatches": "SqliteEngine",
    "InMemoryCursors": "RedisCursors",
    "InMemoryArticles": "SqliteEngine",
    "InMemoryEditLog": "RedisEditLog",
    "InMemoryEngine": "SqliteEngine",
    "InMemoryEntities": "SqliteEngine",
    "InMemoryFacets": "SqliteEngine",
    "InMemoryFreshness": "SqliteEngine",
    "InMemoryIndex": "SqliteIndex",
    "InMemoryLinks": "SqliteEngine",
    "InMemoryQuotes": "SqliteEngine",
    "InMemorySources": "SqliteEngine",
    "InMemoryStories": "SqliteEngine",
    "InMemoryVocabulary": "SqliteEngine",
    "InMemoryTimelines": "SqliteEngine",
    "InMemoryVersions": "ElasticsearchVersions",
    "NoEdits": "Edits",
    "RecordedChanges": "RedisChanges",
    "RecordingPublisher": "CeleryPublisher",
}
PART_OF = {  # and meets its suite as that
    "InMemoryEntities": "InMemoryEngine",
    "InMemoryFacets": "InMemoryEngine",
    "InMemoryFreshness": "InMemoryEngine",
    "InMemoryBatches": "InMemoryEngine",
    "InMemoryArticles": "InMemoryEngine",
    "InMemoryLinks": "InMemoryEngine",
    "InMemoryQuotes": "InMemoryEngine",
    "InMemorySources": "InMemoryEngine",
    "InMemoryVocabulary": "InMemoryEngine",
    "InMemoryStories": "InMemoryEngine",
    "InMemoryTimelines": "InMemoryEngine",
    "FakeJournalStore": "InMemoryEditLog",
}
NO_FAKES = {"Memory", "AlertMemory", "Waiting", "ScoredDocument", "KeptVersion"}  # what fakes keep


def public_classes(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text("utf-8"))
    return (node.name for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_"))


def fakes() -> set[str]:
    """Every class that a package offers for tests."""
    modules = [*ROOT.glob("*/newswire_*/testing/*.py"), *ROOT.glob("services/*/newswire_*/testing/*.py")]
    modules += ROOT.glob("services/*/newswire_*/testing.py")
    return {name for path in modules for name in public_classes(path)}


def named_together(*names: str) -> bool:
    """Whether one module of the contract builds all of them."""
    return any({*names} <= built(path) for path in (TESTS / "contract").rglob("*.py"))


@cache
def built(path: Path) -> set[str]:
    """What a module calls, or has called with something given before."""
    nodes = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    called = [each for node in nodes for each in (node.func, *node.args)]
    called += [each.value for each in called if isinstance(each, ast.Attribute | ast.Subscript)]
    return {each.id for each in called if isinstance(each, ast.Name)}


def test_every_fake_says_what_it_stands_for() -> None:
    assert fakes() - NO_FAKES == {*STANDS_FOR}


@pytest.mark.parametrize(("fake", "real"), STANDS_FOR.items(), ids=lambda name: name)
def test_a_fake_passes_the_contract_of_what_it_stands_for(fake: str, real: str) -> None:
    assert named_together(PART_OF.get(fake, fake), real)


# Clocks


def is_clock(node: ast.AST, tells_time: set[str]) -> bool:
    """Whether an expression is the machine's time, or comes of it."""
    for each in ast.walk(node):
        if isinstance(each, ast.Name) and each.id in tells_time:
            return True
        if isinstance(each, ast.Call) and READS_A_CLOCK.match(ast.unparse(each)):
            return True
    return False


def judged_by_clocks(function: ast.AST) -> Iterator[int]:
    """The lines of assertions on the machine's time, or on what was reckoned from it in the same function."""
    nodes, tells_time = [*ast.walk(function)], set[str]()
    for _ in range(3):  # a value of a value of a value
        tells_time |= {name for node in nodes for name in made_of_time(node, tells_time)}
    return (node.lineno for node in nodes if isinstance(node, ast.Assert) and is_clock(node.test, tells_time))


def made_of_time(node: ast.AST, tells_time: set[str]) -> Iterator[str]:
    """The names that a statement gives the machine's time to."""
    if isinstance(node, ast.Assign | ast.AugAssign) and is_clock(node.value, tells_time):
        yield from names_of(node.targets if isinstance(node, ast.Assign) else [node.target])
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "append":
        if any(is_clock(argument, tells_time) for argument in node.args):
            yield from names_of([node.func.value])
    elif isinstance(node, ast.FunctionDef):
        answers = (each.value for each in ast.walk(node) if isinstance(each, ast.Return) and each.value)
        yield from (node.name for answer in answers if is_clock(answer, tells_time))


def names_of(targets: Iterable[ast.expr]) -> Iterator[str]:
    """The names that are given a value; what is put into a thing is not the thing."""
    for target in targets:
        parts = target.elts if isinstance(target, ast.Tuple) else [target]
        yield from (part.id for part in parts if isinstance(part, ast.Name))


def test_nothing_is_judged_by_the_machine_s_clock() -> None:
    found = []
    for path in sorted(TESTS.rglob("*.py")):
        text = path.read_text("utf-8")
        functions = (node for node in ast.parse(text).body if isinstance(node, ast.FunctionDef | ast.ClassDef))
        if READS_A_CLOCK.search(text):
            found += [f"{path.relative_to(ROOT)}:{line}" for node in functions for line in judged_by_clocks(node)]
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        "def test():\n    began = time.monotonic()\n    work()\n    assert time.monotonic() - began < 2",
        "def test():\n    began = time.process_time()\n    took = time.process_time() - began\n    assert took < 2",
        "def test():\n    taken = []\n    a = time.perf_counter()\n    taken.append(time.perf_counter() - a)\n"
        "    assert max(taken) < 2",
        "def test():\n    def spent():\n        a = time.time()\n        return time.time() - a\n"
        "    full = spent()\n    assert full < 2",
    ],
)
def test_a_verdict_by_the_machine_s_clock_is_seen(source: str) -> None:
    assert [*judged_by_clocks(ast.parse(source))]


def plugins() -> set[Path]:
    """The modules whose fixtures every test of a run sees once one of its modules names them."""
    lists = re.compile(r"^pytest_plugins = \[(.*?)\]", re.MULTILINE | re.DOTALL)
    named = [each for path in TESTS.rglob("*.py") for each in lists.findall(path.read_text("utf-8"))]
    return {TESTS / f"{name.replace('.', '/')}.py" for each in named for name in re.findall(r'"([\w.]+)"', each)}


def fixtures_of(path: Path) -> Iterator[str]:
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef) and any("fixture" in ast.unparse(each) for each in node.decorator_list):
            yield node.name


def test_no_plugin_takes_the_name_of_another_s_fixture() -> None:
    """Such a name would mean one thing or the other by the order in which modules are read."""
    names = Counter(name for path in plugins() for name in fixtures_of(path))
    assert len(names) > 10 and [name for name, count in names.items() if count > 1] == []


def test_no_fixture_of_the_unit_tests_is_made_again_for_each_of_them() -> None:
    """In an order of chance a module is left after each test, and what it made for all of its own is made anew."""
    files = [path.relative_to(ROOT).as_posix() for path in (TESTS / "unit").rglob("*.py")]
    assert [name for name in files if 'scope="' + 'module"' in (ROOT / name).read_text("utf-8")] == []


def test_a_group_stays_in_one_process(tmp_path: Path) -> None:
    """Else what is made once for it is made by each of them: a pytest that xdist does not know ignores groups."""
    lines = ["import pytest", "@pytest.mark.xdist_group('lone')", "@pytest.mark.parametrize('n', range(8))"]
    (tmp_path / "test_it.py").write_text("\n".join([*lines, "def test_it(n): ..."]))
    words = [sys.executable, "-m", "pytest", "-v", "-n", "2", "--dist", "loadgroup", "-p", "no:cacheprovider"]
    done = subprocess.run([*words, str(tmp_path)], cwd=tmp_path, capture_output=True, text=True)
    passed = re.findall(r"^\[(gw\d)\].* PASSED", done.stdout, re.MULTILINE)
    assert len(passed) == 8 and len({*passed}) == 1, done.stdout
