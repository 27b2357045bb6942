"""Follow stories; merge, split and lock them, and move articles between them.

The part of `newswire stories` that changes them; the one that reads comes from search.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from newswire_enrich.editing.stories.edits import StoryEdit

HELP = "Follow stories; merge, split and lock them, and move articles between them."
app = typer.Typer(add_completion=False, no_args_is_help=True, help=HELP)

Story = Annotated[str, typer.Argument(metavar="STORY", help="A story's id, also one from before a merge.")]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="Another story's id.")]
Onto = Annotated[str | None, typer.Argument(metavar="[STORY]", help="Its story; without one it stands alone.")]
Article = Annotated[str, typer.Argument(metavar="ARTICLE", help="An article's id.")]
Why = Annotated[str, typer.Option(help="The reason, for the log.")]
By = Annotated[str | None, typer.Option(help="Who decides it; the user of this machine otherwise.")]


@app.command()
def merge(story: Story, other: Other, why: Why = "", by: By = None) -> None:
    """Make two stories one; the one that began first keeps its id, and the other's leads to it.

    Example: newswire stories merge 3f7c0a91d2 8b21cc04e7 --why "one fire"
    """
    from newswire_enrich.editing.stories.edits import MergeStories

    _decide(MergeStories(story=story, other=other), by, why)


@app.command()
def split(
    story: Story,
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE…", help="The articles that leave it.")],
    why: Why = "",
    by: By = None,
) -> None:
    """Make some articles of a story one of their own, which never joins the rest by itself.

    Example: newswire stories split 3f7c0a91d2 8b21cc04e7 99d0aa1f3b
    """
    from newswire_enrich.editing.stories.edits import SplitStory

    _decide(SplitStory(story=story, articles=tuple(articles)), by, why)


@app.command()
def move(
    article: Article,
    story: Onto = None,
    why: Why = "",
    by: By = None,
) -> None:
    """Put an article into a story for good, or into one of its own.

    Example: newswire stories move 8b21cc04e7 3f7c0a91d2
    """
    from newswire_enrich.editing.stories.edits import MoveArticle

    _decide(MoveArticle(article=article, story=story), by, why)


@app.command()
def free(article: Article, why: Why = "", by: By = None) -> None:
    """Let an article that was moved be placed automatically again.

    Example: newswire stories free 8b21cc04e7
    """
    from newswire_enrich.editing.stories.edits import FreeArticle

    _decide(FreeArticle(article=article), by, why)


@app.command()
def lock(story: Story, why: Why = "", by: By = None) -> None:
    """Keep a story as it is: nothing joins it or leaves it by itself.

    Example: newswire stories lock 3f7c0a91d2
    """
    from newswire_enrich.editing.stories.edits import LockStory

    _decide(LockStory(story=story), by, why)


@app.command()
def unlock(story: Story, why: Why = "", by: By = None) -> None:
    """Let a story that was locked change again.

    Example: newswire stories unlock 3f7c0a91d2
    """
    from newswire_enrich.editing.stories.edits import UnlockStory

    _decide(UnlockStory(story=story), by, why)


@app.command()
def log(
    limit: Annotated[int, typer.Option(min=1, help="At most so many, the newest.")] = 50,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """List what editors decided of stories, the newest first.

    Example: newswire stories log
    """
    from newswire_shared.running.console import table

    from newswire_enrich.editing.stories.desk import StoryDesk
    from newswire_enrich.editing.stories.edits import described

    entries = [*enumerate(StoryDesk.open().log.entries(), 1)][::-1][:limit]
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
    file: Annotated[
        Path, typer.Argument(help="Records, as `newswire index records` writes them; - for standard input.")
    ],
) -> None:
    """Carry out again what editors decided, after Redis was lost and the articles are linked again.

    Exit status 1 if something names what linking does not know any more.

    Example: newswire index records story-edit | newswire stories restore -
    """
    from newswire_enrich.editing.files import read_story_records
    from newswire_enrich.editing.stories.desk import StoryDesk
    from newswire_enrich.editing.stories.edits import described

    done, unknown = StoryDesk.open().restore(read_story_records(file))
    typer.echo(f"{done} decisions are back")
    for entry in unknown:
        typer.echo(f"not known any more: {described(entry.edit)}", err=True)
    raise typer.Exit(1 if unknown else 0)


def _decide(edit: StoryEdit, by: str | None, why: str) -> None:
    from newswire_enrich.editing.said import Said
    from newswire_enrich.editing.stories.desk import StoryDesk
    from newswire_enrich.editing.stories.edits import described

    found = StoryDesk.open().edit(edit, Said.of(by, why))
    typer.echo(f"{described(edit)}; the story is {found.story}, the index follows within seconds")
