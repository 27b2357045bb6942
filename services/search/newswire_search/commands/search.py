"""Search the indexed articles from a terminal."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console

from newswire_search.articles.listing import conclusion, listed
from newswire_search.articles.request import Copies, SearchRequest, ask
from newswire_search.articles.responses import SearchAnswer
from newswire_search.commands.root import reporting_errors, search_of
from newswire_search.query.article_query import Sort
from newswire_search.query.match import Match

EXAMPLE = """Example:  newswire search '"Minsk Group" ceasefire' --since 2020-10-01 --sort newest"""
QUERY = (
    'Words, "phrases", -excluded, this OR that, (groups), begin*, title:word, site:, by:, person:, lang:, before:, '
    'after: …; after -- it may begin with a minus. "" is everything.'
)

app = typer.Typer(add_completion=False, no_args_is_help=True)


class GroupOption(StrEnum):
    """What hits are grouped by."""

    STORY = "story"


class KindOption(StrEnum):
    """The kinds of articles that are indexed: typer makes a repeatable option of an enumeration, not of a Literal."""

    ARTICLE = "article"
    BRIEF = "brief"
    LIVE = "live"
    GALLERY = "gallery"
    VIDEO = "video"


@app.command(epilog=EXAMPLE)
def search(
    context: typer.Context,
    query: Annotated[str, typer.Argument(help=QUERY)],
    since: Annotated[str | None, typer.Option(help="Published at or after this date or instant.")] = None,
    until: Annotated[str | None, typer.Option(help="Published before this instant, or on or before this date.")] = None,
    source: Annotated[list[str] | None, typer.Option(help="Source; repeat for alternatives.")] = None,
    language: Annotated[list[str] | None, typer.Option(help="ISO 639 code; repeat for alternatives.")] = None,
    entity: Annotated[list[str] | None, typer.Option(help="Entity id; repeated, all must occur.")] = None,
    kind: Annotated[list[KindOption] | None, typer.Option(help="Kind of article; repeat for alternatives.")] = None,
    story: Annotated[list[str] | None, typer.Option(help="Story id; repeat for alternatives.")] = None,
    copies: Annotated[Copies, typer.Option(help="Whether to show near-copies of other articles.")] = "show",
    sort: Annotated[Sort | None, typer.Option(help="Default: relevance; newest without words.")] = None,
    match: Annotated[Match, typer.Option(help="How many of the words must occur.")] = Match.MOST,
    group: Annotated[GroupOption | None, typer.Option(help="One hit a story, with the number of the others.")] = None,
    size: Annotated[int, typer.Option(min=1, max=100, help="Articles to show.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line for each article.")] = False,
) -> None:
    """Search the indexed articles."""
    with reporting_errors("search"):
        asked = ask(
            q=query, since=since, until=until, source=source or (), language=language or (),
            entity=entity or (), kind=kind or (), story=story or (), copies=copies, sort=sort, match=match, size=size,
            group=group, facets=False,
        )  # fmt: skip
        answer = search_of(context).search_articles(asked)
    _print_json(answer) if as_json else _print_list(asked, answer)


def _print_json(answer: SearchAnswer) -> None:
    for hit in answer.hits:
        typer.echo(hit.model_dump_json())


def _print_list(asked: SearchRequest, answer: SearchAnswer) -> None:
    console = Console(highlight=False)  # rich would colour every number and quote of a title
    for hit in answer.hits:
        console.print(listed(hit), soft_wrap=True)
        console.print()
    console.print(conclusion(asked, answer), markup=False)
