"""Give a group of the running stack another number of workers, or show how many each has."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Annotated

import typer
from newswire_shared.contracts.errors import UsageError
from newswire_shared.contracts.heartbeats import beating
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.console.output import say
from newswire_shared.running.embedded.patience import Patience
from newswire_shared.running.embedded.process_marks import ProcessMark, is_running
from newswire_shared.running.embedded.stack_address import read_stack

from newswire_ops.scaling.size import Size, scaled_group, size_of
from newswire_ops.scaling.size_files import SizeFiles

app = typer.Typer(add_completion=False)
Nodes = Mapping[str, Sequence[str]]


@app.command()
def scale(
    group: Annotated[str | None, typer.Argument(help="ingest, enrich, index or alerts; all are shown without.")] = None,
    workers: Annotated[str | None, typer.Argument(help="4, or 1..4 to follow the age of what waits.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a group.")] = False,
) -> None:
    """Give a group of the stack that runs in the data folder so many workers, and wait until it has them.

    The others go on meanwhile; a worker that is not wanted any more ends once its tasks are done.

    Example: newswire scale enrich 4
    """
    shared = load(SharedSettings)
    wanted = scaled_group(group).name if group else None
    size = size_of(workers, wanted) if wanted and workers else None
    launcher, files = _launcher(shared), SizeFiles(shared.run_dir)
    if wanted and size:
        files.ask(wanted, size)
        _await(shared, launcher, files, wanted, size)
    _show({name: one for name, one in files.sizes().items() if wanted in (None, name)}, _nodes(shared), as_json)


def _launcher(shared: SharedSettings) -> ProcessMark:
    """The launcher of the running stack.  Raises UsageError where this folder has none."""
    found = read_stack(shared.run_dir)
    if found is None:
        raise UsageError(
            f"no stack runs in {shared.data_dir}: start it with `newswire up --enrich 4`; under Compose "
            "it is `docker compose up --detach --scale enrich=4`, in Kubernetes "
            "`kubectl scale deployment/enrich --replicas=4`"
        )
    return found.launcher


def _await(shared: SharedSettings, launcher: ProcessMark, files: SizeFiles, group: str, size: Size) -> None:
    """Wait until a group has its workers, or somebody else wants another number.

    Raises UsageError where that is so, or the stack ends meanwhile.
    """

    def count() -> int:
        return len(_nodes(shared).get(group, ()))

    def doing() -> str:
        return f"waiting: {count()} workers of {group} beat, {size} are wanted"

    def is_over() -> bool:
        return size.within(count()) == count() or files.sizes()[group] != size

    if not Patience(say).until(is_over, lambda: is_running(launcher), doing):
        raise UsageError(f"the stack in {shared.data_dir} ended; its log says why")
    if (other := files.sizes()[group]) != size:
        raise UsageError(f"somebody else wants {other} workers of {group} now, and not {size}")


def _nodes(shared: SharedSettings) -> Nodes:
    """The workers that beat in the data folder, by their group."""
    nodes = beating(shared.run_dir)
    groups = {node.partition("@")[0] for node in nodes}
    return {group: [node for node in nodes if node.startswith(f"{group}@")] for group in groups}


def _show(sizes: Mapping[str, Size], nodes: Nodes, as_json: bool) -> None:
    for group, size in sizes.items():
        found = [*nodes.get(group, ())]
        told = {"group": group, "least": size.least, "most": size.most, "workers": found}
        typer.echo(json.dumps(told) if as_json else _line(group, size, found))


def _line(group: str, size: Size, nodes: Sequence[str]) -> str:
    count = f"{group}: {len(nodes)} worker{'s' * (len(nodes) != 1)}"
    rule = "" if size.is_fixed else f", {size} by the age of what waits"
    short = "" if size.within(len(nodes)) == len(nodes) else f", {size} wanted"
    return f"{count}{rule}{short}  {', '.join(nodes)}".rstrip()
