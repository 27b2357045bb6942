"""Show the canonical form of addresses, the article's key, and the rules that applied."""

from __future__ import annotations

import json
from typing import Annotated

import typer
from newswire_shared.accounting.registry import UrlRegistry
from newswire_shared.contracts.errors import MissingStack
from newswire_shared.contracts.settings import SharedSettings, load
from newswire_shared.running.console.options import JsonLines
from newswire_shared.running.embedded.stack_address import state_url_of

from newswire_ingest.intake.addresses import answer

app = typer.Typer(add_completion=False)


@app.command()
def url(
    addresses: Annotated[list[str], typer.Argument(help="Addresses of articles.")],
    as_json: JsonLines = False,
) -> None:
    """Show the canonical form of addresses, the article's key, and the rules that applied.

    `article_id` is what the registry knows the address as, where one can be reached.  What is no address is
    answered with its error, and the exit status is 1; the others are answered all the same.

    Example: newswire url "https://m.example.org/a?id=7&utm_source=x" --json
    """
    registry = _registry_if_any()
    answers = [answer(address, registry) for address in addresses]
    for found in answers:
        if as_json:
            typer.echo(json.dumps(found, ensure_ascii=False))
        elif "error" in found:
            typer.echo(found["error"])
        else:
            rules = ", ".join(found["rules"]) or "none"
            typer.echo(f"{found['canonical']}\n  key {found['key']}  article {found['article_id']}\n  rules: {rules}")
    raise typer.Exit(1 if any("error" in found for found in answers) else 0)


def _registry_if_any() -> UrlRegistry | None:
    try:
        settings = load(SharedSettings)
        state_url = state_url_of(settings)
    except MissingStack:  # the rules need none, and are had without what reaches one: half of the time it takes
        return None
    from newswire_ingest.composition import registry_at

    return registry_at(state_url, settings.registry_folder)
