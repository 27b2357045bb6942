"""Follow stories from a terminal: the part of `newswire stories` that reads."""

from __future__ import annotations

from typing import Annotated

import typer

from newswire_search.commands.root import reporting_errors, search_of
from newswire_search.query.story_query import StorySort
from newswire_search.stories.listing import print_stories, print_story
from newswire_search.stories.request import ask_stories

LIST_EXAMPLE = "Example:  newswire stories list ferry --since 2026-03-01 --min-size 5"
SHOW_EXAMPLE = "Example:  newswire stories show 3f7c0a91d2"

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Follow stories.")


@app.command("list", epilog=LIST_EXAMPLE)
def list_stories(
    context: typer.Context,
    words: Annotated[str, typer.Argument(help='Words of the title, "phrases", -excluded, this OR that.')] = "",
    since: Annotated[str | None, typer.Option(help="Its last article is of this date or instant or later.")] = None,
    until: Annotated[str | None, typer.Option(help="Its first article is of this date or before.")] = None,
    source: Annotated[list[str] | None, typer.Option(help="Source of an article; repeat for alternatives.")] = None,
    language: Annotated[list[str] | None, typer.Option(help="ISO 639 code of its first article; repeatable.")] = None,
    entity: Annotated[list[str] | None, typer.Option(help="Entity id; repeated, all must be there.")] = None,
    min_size: Annotated[int, typer.Option(min=1, help="Articles that it has at least.")] = 2,
    sort: Annotated[StorySort, typer.Option(help="The order: the most of it first.")] = StorySort.LAST_PUBLISHED,
    hours: Annotated[int, typer.Option(min=1, max=744, help="How far the last two orders look back.")] = 24,
    size: Annotated[int, typer.Option(min=1, max=100, help="Stories to show.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line for each story.")] = False,
) -> None:
    """List stories, those with the newest articles first unless another order is asked for."""
    with reporting_errors("stories list"):
        asked = ask_stories(
            q=words, since=since, until=until, source=source or (), language=language or (),
            entity=entity or (), min_size=min_size, sort=sort, hours=hours, size=size,
        )  # fmt: skip
        answer = search_of(context).search_stories(asked)
    if as_json:
        for story in answer.stories:
            typer.echo(story.model_dump_json())
    else:
        print_stories(answer)


@app.command(epilog=SHOW_EXAMPLE)
def show(
    context: typer.Context,
    story_id: Annotated[
        str, typer.Argument(metavar="ID", help="A story's id or the beginning of it, also one from before a merge.")
    ],
    size: Annotated[int, typer.Option(min=1, max=100, help="Articles to show, the earliest first.")] = 100,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object, as the API gives it.")] = False,
) -> None:
    """Show a story with its articles, the earliest first."""
    with reporting_errors("stories show"):
        read_story = search_of(context).read_story
        story = read_story(read_story.full_id(story_id), size, None)
    typer.echo(story.model_dump_json()) if as_json else print_story(story)
