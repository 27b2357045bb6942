"""Follow stories; merge, split and lock them, and move articles between them.

The part of `newswire stories` that changes them; the one that reads comes from search.
"""

from __future__ import annotations

import json
from typing import Annotated

import typer
from newswire_shared.running.console.output import table

from newswire_enrich.commands.options import ArticleArgument, AsJson, By, RecordsArgument, StoryArgument, Why
from newswire_enrich.commands.root import story_editor
from newswire_enrich.editing.edit_files import read_story_records
from newswire_enrich.editing.provenance import Provenance
from newswire_enrich.editing.stories.edits import (
    FreeArticle,
    LockStory,
    MergeStories,
    MoveArticle,
    SplitStory,
    StoryEdit,
    UnlockStory,
    described,
)

HELP = "Follow stories; merge, split and lock them, and move articles between them."
app = typer.Typer(add_completion=False, no_args_is_help=True, help=HELP)

OtherArgument = Annotated[str, typer.Argument(metavar="OTHER", help="Another story's id.")]
StoryOrNone = Annotated[str | None, typer.Argument(metavar="[STORY]", help="Its story; without one it stands alone.")]


@app.command()
def merge(context: typer.Context, story: StoryArgument, other: OtherArgument, why: Why = "", by: By = None) -> None:
    """Make two stories one; the one that began first keeps its id, and the other's leads to it.

    Example: newswire stories merge 3f7c0a91d2 8b21cc04e7 --why "one fire"
    """
    _decide(context, MergeStories(story=story, other=other), by, why)


@app.command()
def split(
    context: typer.Context,
    story: StoryArgument,
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE…", help="The articles that leave it.")],
    why: Why = "",
    by: By = None,
) -> None:
    """Make some articles of a story one of their own, which never joins the rest by itself.

    Example: newswire stories split 3f7c0a91d2 8b21cc04e7 99d0aa1f3b
    """
    _decide(context, SplitStory(story=story, articles=tuple(articles)), by, why)


@app.command()
def move(
    context: typer.Context,
    article: ArticleArgument,
    story: StoryOrNone = None,
    why: Why = "",
    by: By = None,
) -> None:
    """Put an article into a story for good, or into one of its own.

    Example: newswire stories move 8b21cc04e7 3f7c0a91d2
    """
    _decide(context, MoveArticle(article=article, story=story), by, why)


@app.command()
def free(context: typer.Context, article: ArticleArgument, why: Why = "", by: By = None) -> None:
    """Let an article that was moved be placed automatically again.

    Example: newswire stories free 8b21cc04e7
    """
    _decide(context, FreeArticle(article=article), by, why)


@app.command()
def lock(context: typer.Context, story: StoryArgument, why: Why = "", by: By = None) -> None:
    """Keep a story as it is: nothing joins it or leaves it by itself.

    Example: newswire stories lock 3f7c0a91d2
    """
    _decide(context, LockStory(story=story), by, why)


@app.command()
def unlock(context: typer.Context, story: StoryArgument, why: Why = "", by: By = None) -> None:
    """Let a story that was locked change again.

    Example: newswire stories unlock 3f7c0a91d2
    """
    _decide(context, UnlockStory(story=story), by, why)


@app.command()
def log(
    context: typer.Context,
    limit: Annotated[int, typer.Option(min=1, help="At most so many, the newest.")] = 50,
    as_json: AsJson = False,
) -> None:
    """List what editors decided of stories, the newest first.

    Example: newswire stories log
    """
    # numbered as they were appended, then turned round
    entries = [*enumerate(story_editor(context).log.entries(), 1)][::-1][:limit]
    if as_json:
        for number, entry in entries:
            typer.echo(json.dumps({"number": number, **entry.model_dump(mode="json")}, ensure_ascii=False))
    elif entries:
        rows = [(str(n), f"{e.at:%Y-%m-%d %H:%M}", e.by, described(e.edit), e.why) for n, e in entries]
        table(("number", "when", "by", "decision", "why"), rows)
    else:
        typer.echo("nothing was decided")


@app.command()
def restore(
    context: typer.Context,
    file: RecordsArgument,
) -> None:
    """Carry out again what editors decided, after Redis was lost and the articles are linked again.

    Exit status 1 if something names what linking does not know any more.

    Example: newswire index records story-edit | newswire stories restore -
    """
    done, unknown = story_editor(context).restore(read_story_records(file))
    typer.echo(f"{done} decisions are back")
    for entry in unknown:
        typer.echo(f"not known any more: {described(entry.edit)}", err=True)
    raise typer.Exit(1 if unknown else 0)


def _decide(context: typer.Context, edit: StoryEdit, by: str | None, why: str) -> None:
    found = story_editor(context).edit(edit, Provenance.of(by, why))
    typer.echo(f"{described(edit)}; the story is {found.story}, the index follows within seconds")
