"""Search the indexed articles from a terminal."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from newswire_search.articles.asking import Asked
    from newswire_search.articles.responses import SearchAnswer

EXAMPLE = """Example:  newswire search '"Minsk Group" ceasefire' --since 2020-10-01 --sort newest"""

app = typer.Typer(add_completion=False, no_args_is_help=True)


QUERY = 'Words, "phrases", -excluded, this OR that, (groups); after -- it may begin with a minus. "" is everything.'


class Order(StrEnum):
    """The orders of hits, named here so that `--help` need not import the engine."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    FIRST_SEEN = "first_seen"


class Copies(StrEnum):
    """Whether near-copies are shown."""

    SHOW = "show"
    HIDE = "hide"


class Match(StrEnum):
    """How many of the plain words must occur."""

    MOST = "most"
    ALL = "all"
    ANY = "any"


class Kind(StrEnum):
    """The kinds of articles that are indexed."""

    ARTICLE = "article"
    BRIEF = "brief"
    LIVE = "live"
    GALLERY = "gallery"
    VIDEO = "video"


@app.command(epilog=EXAMPLE)
def search(
    query: Annotated[str, typer.Argument(help=QUERY)],
    since: Annotated[str | None, typer.Option(help="Published at or after this date or instant.")] = None,
    until: Annotated[str | None, typer.Option(help="Published before this instant, or on or before this date.")] = None,
    source: Annotated[list[str] | None, typer.Option(help="Source; repeat for alternatives.")] = None,
    language: Annotated[list[str] | None, typer.Option(help="ISO 639 code; repeat for alternatives.")] = None,
    entity: Annotated[list[str] | None, typer.Option(help="Entity id; repeated, all must occur.")] = None,
    kind: Annotated[list[Kind] | None, typer.Option(help="Kind of article; repeat for alternatives.")] = None,
    story: Annotated[list[str] | None, typer.Option(help="Story id; repeat for alternatives.")] = None,
    copies: Annotated[Copies, typer.Option(help="Whether to show near-copies of other articles.")] = Copies.SHOW,
    sort: Annotated[Order | None, typer.Option(help="Default: relevance; newest without words.")] = None,
    match: Annotated[Match, typer.Option(help="How many of the words must occur.")] = Match.MOST,
    size: Annotated[int, typer.Option(min=1, max=100, help="Articles to show.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line for each article.")] = False,
) -> None:
    """Search the indexed articles."""
    from newswire_shared.contracts.errors import NewswireError, UsageError

    from newswire_search.articles.asking import ask

    try:
        asked = ask(
            q=query, since=since, until=until, source=source or (), language=language or (),
            entity=entity or (), kind=kind or (), story=story or (), copies=copies, sort=sort, match=match, size=size,
            facets=False,
        )  # fmt: skip
        answer = _answer(asked)
    except NewswireError as error:
        typer.echo(f"newswire search: {error}", err=True)
        raise typer.Exit(2 if isinstance(error, UsageError) else 1) from None
    _print_json(answer) if as_json else _print_list(asked, answer)


def _answer(asked: Asked) -> SearchAnswer:
    from newswire_shared.contracts.settings import SharedSettings, load

    from newswire_search.articles.searching import search as answered
    from newswire_search.composition import open_engine
    from newswire_search.settings import SearchSettings

    return answered(open_engine(load(SharedSettings), load(SearchSettings)), asked)


def _print_json(answer: SearchAnswer) -> None:
    for hit in answer.hits:
        typer.echo(hit.model_dump_json())


def _print_list(asked: Asked, answer: SearchAnswer) -> None:
    from rich.console import Console

    from newswire_search.articles.listing import conclusion, listed

    console = Console(highlight=False)
    for hit in answer.hits:
        console.print(listed(hit), soft_wrap=True)
        console.print()
    console.print(conclusion(asked, answer), markup=False)
