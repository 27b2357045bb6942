"""The `newswire` command: knows no service; each installed one offers its subcommands by entry points.

Nothing of a service is imported before its subcommand is called, so `--help` is quick: the summaries are read
from the sources.
"""

from __future__ import annotations

import ast
import importlib.util
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from importlib.metadata import EntryPoint
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any

import typer
from newswire_shared.contracts.errors import NewswireError, UsageError
from newswire_shared.running.console.channels import give_up, prepare_channels, why_refused
from newswire_shared.running.console.visible import visible
from newswire_shared.running.offers import offered
from typer.core import TyperCommand, TyperGroup

from newswire_ops.one_thread import ONE_THREAD

GROUP = "newswire.commands"
INTERRUPTED = 130  # 128 and the number of SIGINT, as a shell reports it; of another signal its own number
ENDINGS = {signal.SIGINT: "Ctrl-C", signal.SIGTERM: "SIGTERM", signal.SIGHUP: "its terminal, which was closed"}
EPILOG = "Start with `newswire demo`, then `newswire up`."


@cache
def installed() -> dict[str, tuple[EntryPoint, ...]]:
    """The subcommands of the installed services, by name; several services may each give a part of one."""
    # in a fixed order: which part describes a joint command must not depend on the order of installation
    return {name: tuple(parts) for name, parts in groupby(offered(GROUP), key=lambda point: point.name)}


class Installed(TyperGroup):
    """A group whose commands are loaded when they are called."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(installed())

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        parts = installed().get(cmd_name)
        if parts is None:
            return None
        summary = summary_of(parts[0])  # as the short help too, which is else cut off
        return TyperCommand(cmd_name, help=summary, short_help=summary, callback=None)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        self.commands = dict.fromkeys(installed(), TyperCommand(None))  # typer looks there for what may be meant
        name, command, rest = super().resolve_command(ctx, args)  # without its module, as the help lists it
        return name, loaded(name) if name else command, rest


def loaded(name: str) -> Any:
    """A subcommand, loaded."""
    from newswire_shared.running.logs import configure_command  # loads structlog, which `--help` can do without

    configure_command()
    parts = [point.load() for point in installed()[name]]
    found = parts[0] if len(parts) == 1 else joined(parts)
    command = typer.main.get_command(found) if isinstance(found, typer.Typer) else found
    command.name = name
    return command


def joined(parts: Sequence[typer.Typer]) -> typer.Typer:
    """One group with the commands of all parts; the first part describes it."""
    group = typer.Typer(add_completion=False, no_args_is_help=True, help=parts[0].info.help)
    for part in parts:
        group.registered_commands += part.registered_commands
    return group


def summary_of(point: EntryPoint) -> str:
    """The first sentence of the function's docstring, or of its module's where the entry is an application."""
    module, _, attribute = point.value.partition(":")
    spec = importlib.util.find_spec(module)
    if spec is None or spec.origin is None:
        return ""
    tree = ast.parse(Path(spec.origin).read_text("utf-8"))
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    text = ast.get_docstring(functions.get(attribute, tree)) or ""
    return " ".join(text.split("\n\n")[0].split())


app = typer.Typer(  # its help is plain: the library that draws frames takes twice as long to load as all else
    cls=Installed, no_args_is_help=True, epilog=EPILOG, rich_markup_mode=None,
    help="News ingestion that accounts for every article.",
)  # fmt: skip


def show_version(wanted: bool) -> None:
    """Print the release, and end."""
    if wanted:
        from newswire_ops.release import RELEASE  # searches files, which no other command needs

        typer.echo(f"newswire {RELEASE}")
        raise typer.Exit


@app.callback()
def newswire(
    release: Annotated[
        bool, typer.Option("--version", callback=show_version, is_eager=True, help="Show the release and end.")
    ] = False,
) -> None:
    """News ingestion that accounts for every article."""


def main(words: Sequence[str] | None = None) -> None:
    """Run the command with these words, else with those of the command line.

    Errors meant for people are one plain line, and the exit status is for their kind.
    """
    for name, threads in ONE_THREAD.items():  # before a command loads numpy; who sets another number means it
        os.environ.setdefault(name, threads)
    prepare_channels()
    sent = _ended_in_order()
    try:
        _run(words)
    except UsageError as error:
        _complain(error)
        sys.exit(2)
    except NewswireError as error:
        _complain(error)
        sys.exit(1)
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):  # typer calls it a failure; who has read enough does not
            sys.exit(0)
        if end.code != INTERRUPTED:  # typer ends so at Ctrl-C, without a word
            raise
        number = sent[0] if sent else signal.SIGINT
        with suppress(OSError):  # a closed terminal
            sys.stderr.write(f"newswire: ended by {ENDINGS[number]}\n")
        sys.exit(128 + number)
    except BrokenPipeError:
        sys.stderr.close()  # else Python complains, at its end, that it cannot flush
        sys.exit(0)
    except OSError as error:
        if not (why := why_refused(error)):
            raise
        give_up(sys.stdout)
        _complain(why)
        sys.exit(1)


def _ended_in_order() -> list[signal.Signals]:
    """Let `kill` and a closed terminal end a command as Ctrl-C does; the signals that come are in what it answers.

    Else nothing stops what the command has started, a broker or a whole stack.
    """
    sent = list[signal.Signals]()

    def end(number: int, _: object) -> None:
        sent.append(signal.Signals(number))
        raise KeyboardInterrupt

    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) == signal.SIG_DFL:  # else nohup
            signal.signal(number, end)
    return sent


def _run(words: Sequence[str] | None) -> None:
    """Run the command, and have all that it printed written before it ends."""
    try:
        app(None if words is None else list(words), prog_name="newswire")
    finally:
        sys.stdout.flush()


def _complain(error: Exception | str) -> None:
    sys.stderr.write(visible(f"newswire: {error}\n"))  # it may quote text of strangers
