"""Find sources: add one by whatever names it, and repair one whose address ceased to work."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from newswire_shared.running.console.output import say
from newswire_shared.running.console.visible import visible

from newswire_ingest.commands.options import SourceName
from newswire_ingest.commands.sources.root import app, opened, print_json
from newswire_ingest.discovery.discover import Found, Proposal
from newswire_ingest.discovery.presentation import found_json, other_lines, proposal_json, proposal_lines
from newswire_ingest.sources.declarations import every_of, written
from newswire_ingest.sources.differences import counted
from newswire_ingest.sources.editor import SourceEditor
from newswire_ingest.sources.ports import Source
from newswire_ingest.sources.source_files import SourceFile, read_sources, sources_of

if TYPE_CHECKING:
    from newswire_ingest.composition import Ingest

Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, and do not ask.")]
Many = list[str] | None


@app.command()
def add(  # long: each of its options is a parameter
    what: Annotated[
        str,
        typer.Argument(metavar="ANYTHING", help="A site, section, article, feed, sitemap, robots.txt or OPML file."),
    ],
    name: Annotated[str | None, typer.Option(help="Short name; made of the host otherwise.")] = None,
    every: Annotated[str | None, typer.Option(help="How often to look: 90s, 15m, 2h, or auto: by its habits.")] = None,
    language: Annotated[str | None, typer.Option(help="Language to assume where none can be told.")] = None,
    kind: Annotated[str | None, typer.Option(help="feed (also for sitemaps), or listing; found out otherwise.")] = None,
    group: Annotated[str | None, typer.Option(help="Group to keep it in, such as region/north.")] = None,
    tag: Annotated[Many, typer.Option(help="A tag; may be repeated.")] = None,
    include: Annotated[Many, typer.Option(help="Take only addresses like this, as /sport/*; may be repeated.")] = None,
    exclude: Annotated[Many, typer.Option(help="Take no addresses like this; may be repeated.")] = None,
    yes: Yes = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would be added.")] = False,
    as_json: AsJson = False,
    unchecked: Annotated[bool, typer.Option("--unchecked", help="Take the address as it is, without a look.")] = False,
) -> None:
    """Find the source that is meant and add it, or change the one of that address; what is not given stays as it is.

    A bare name, a page or a sitemap leads to the feed that brings its news; a page that lists articles is the source
    where there is none.  On a terminal the proposal is shown first, and a question asked; a script adds the best and
    is told which.  It takes no other source's place.  Exit status 1, with the reason, if nothing was found.

    Example: newswire sources add example.org --group papers
    """
    ingest = opened()
    given = {"name": name, "every": every, "language": language, "kind": kind, "group": group, "tags": tag,
             "include": include, "exclude": exclude}  # fmt: skip
    fields = {field: value for field, value in given.items() if value}
    if Path(what).is_file():
        add_all(ingest.source_editor, read_sources(Path(what)), dry_run=dry_run)
        return
    if unchecked:
        _keep(ingest, {"address": what, **fields}, None, dry_run=dry_run, as_json=as_json)
        return
    found = ingest.scouting.discover(what)
    if found.declared:
        add_all(ingest.source_editor, sources_of(found.declared, what), dry_run=dry_run)
        return
    best = _best(found, as_json=as_json)
    source = ingest.source_editor.merged({"address": best.address, "kind": best.kind, **fields})
    if not as_json:
        _show(ingest, found, best, source)
    if not dry_run and not (yes or as_json) and _is_watched() and not typer.confirm("Add it?", default=True):
        raise typer.Exit(1)
    _keep(ingest, {"address": best.address, "kind": best.kind, **fields}, best, dry_run=dry_run, as_json=as_json)


@app.command()
def repair(name: SourceName, yes: Yes = False, as_json: AsJson = False) -> None:
    """Look for the new address of a source that fails, and with --yes take it.

    It looks where the source was redirected to, then at its site.  What it proposes is shown by `sources list` until
    it is taken.  Exit status 1, with the reason, if nothing better was found.

    Example: newswire sources repair example
    """
    ingest = opened()
    editor = ingest.source_editor
    source = editor.known(name)
    found = ingest.rediscover(source, editor.store.state(name))
    if found.proposal is None:
        raise _nothing(found.reason, as_json=as_json)
    if not as_json:
        say("\n".join(proposal_lines(found.proposal, source.interval_s, ingest.clock.now())))
    if yes or (not as_json and _is_watched() and typer.confirm(f"Take it for {name}?", default=True)):
        editor.save(replace(source, address=found.proposal.address, kind=found.proposal.kind))
        editor.resume(name)
        typer.echo(f"{name}: {found.proposal.address}, instead of {source.address}") if not as_json else None
    else:
        editor.propose(name, found.proposal.address)
        typer.echo(f"noted; `newswire sources repair {name} --yes` takes it") if not as_json else None
    if as_json:
        print_json([proposal_json(found.proposal) | {"name": name, "taken": yes}])


def _best(found: Found, *, as_json: bool) -> Proposal:
    if not found.proposals:
        raise _nothing(found.reason, as_json=as_json, found=found)
    return found.proposals[0]


def _nothing(reason: str, *, as_json: bool, found: Found | None = None) -> typer.Exit:
    if as_json:
        print_json([found_json(found) if found else {"proposals": [], "reason": reason}])
    else:
        say(f"nothing was found: {reason}")
    return typer.Exit(1)


def _show(ingest: Ingest, found: Found, best: Proposal, source: Source) -> None:
    say("\n".join([*proposal_lines(best, source.interval_s, ingest.clock.now()), *other_lines(found)]))


def _is_watched() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _keep(
    ingest: Ingest, fields: Mapping[str, Any], proposal: Proposal | None, *, dry_run: bool, as_json: bool
) -> None:
    source = ingest.source_editor.merged(fields)
    if not dry_run:
        ingest.source_editor.save(source)
    if as_json:
        print_json([(proposal_json(proposal) if proposal else {}) | written(source) | {"added": not dry_run}])
    elif dry_run:
        typer.echo(f"it would be added as {source.name}; nothing was changed")
    else:
        every = "by its habits" if not source.interval_s else f"every {every_of(source.interval_s)}"
        typer.echo(f"{source.name}: {source.address}, {every}")


def add_all(editor: SourceEditor, file: SourceFile, *, dry_run: bool) -> None:
    """Add what a file declares; no source of another name or address is changed.

    What is wrong in it is left out and said: a list that another reader wrote is long, and one bad line is no reason
    to refuse the others.
    """
    planned = editor.imported(file.declarations)
    if dry_run:
        say("\n".join(line for change in planned for line in change.lines()) or "nothing would change")
    else:
        editor.apply(planned)
        typer.echo(counted(planned, file.declarations))
    if file.faults:
        typer.echo(visible(f"{len(file.faults)} left out:\n{file.told}"), err=True)
        raise typer.Exit(1)
