"""Stories as a terminal shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from rich.console import Console
from rich.text import Text

from newswire_search.articles.groups import Day, HitGroup, by_day, grouped
from newswire_search.articles.listing import plain
from newswire_search.articles.responses import HitAnswer, StoryBrief
from newswire_search.formats.dates import absolute
from newswire_search.stories.responses import StoriesAnswer, StoryAnswer, StoryHead

MOST_SITES = 6  # on a line of a terminal, as on the page of stories


def print_stories(answer: StoriesAnswer) -> None:
    """Each story's title, size, time, sources, entities and id; then how many there are."""
    console = Console(highlight=False)
    for story in answer.stories:
        _print(console, _head(story))
    number = _counted(answer.total, "story", "stories")
    more = f", {len(answer.stories)} shown" if answer.after else ""
    console.print(f"{number if answer.total_is_exact else 'More than ' + number}{more}.", markup=False)


def print_story(story: StoryAnswer) -> None:
    """A story's head and what it follows, then its articles by day with copies beneath their original."""
    console = Console(highlight=False)
    _print(console, [*_head(story), *_around(story)])
    for day in by_day(grouped(story.articles)):
        _print(console, _day(day, story.lead))
    more = f", the earliest {len(story.articles)} shown" if story.after else ""
    console.print(f"{_counted(story.total, 'article', 'articles')}{more}.", markup=False)


def _print(console: Console, lines: Sequence[Text]) -> None:
    console.print(Text("\n").join(lines), soft_wrap=True)
    console.print()


def _head(story: StoryHead) -> list[Text]:
    size, times = _counted(story.size, "article", "articles"), _span(story.first_published_at, story.last_published_at)
    named = ", ".join(plain(entity.name) for entity in story.entities if entity.name)
    lines = [f"{size} · {times} · {_few(story.sites)}", named, story.id]
    return [Text(plain(story.title), "bold cyan"), *(Text(f"  {plain(line)}", "dim") for line in lines if line)]


def _around(story: StoryAnswer) -> Iterator[Text]:
    if story.follows:
        yield Text(f"  follows {_brief(story.follows)}")
    for later in story.followed_by:
        yield Text(f"  followed by {_brief(later)}")
    for merge in story.merges:
        yield Text(
            f"  took in {plain(merge.story)} on {absolute(merge.at)} ({_counted(merge.size, 'article', 'articles')})"
        )
    if story.locked:
        yield Text("  an editor keeps it as it is")


def _day(day: Day, lead: str) -> list[Text]:
    lines = [Text(f"{day.date:%A}, {day.date.day} {day.date:%b %Y}", "bold")]
    for item in day.items:
        lines += [_article(item.hit, lead), *_copies(item)]
    return lines


def _article(hit: HitAnswer, lead: str) -> Text:
    then = hit.published_at or hit.first_seen_at
    at = "  day" if hit.published_precision == "day" else f"{then:%H:%M}"
    remark = "  (first to report)" if hit.id == lead else "  (near-copy)" if hit.copy_of else ""
    return Text.assemble(f"  {at}  ", (plain(hit.source), "dim"), f"  {plain(hit.title)}", (remark, "bold"))


def _copies(item: HitGroup) -> Iterator[Text]:
    for copy in item.copies:
        kind = copy.copy_of.kind if copy.copy_of else "copy"
        yield Text(f"         {kind}  {plain(copy.source)}  {plain(copy.title)}", "dim")


def _span(first: datetime, last: datetime) -> str:
    return absolute(first) if first == last else f"{absolute(first)} to {absolute(last)}"


def _few(sites: Sequence[str]) -> str:
    more = len(sites) - MOST_SITES
    named = ", ".join(plain(site) for site in sites[:MOST_SITES])
    return f"{named} and {_counted(more, 'other', 'others')}" if more > 0 else named


def _brief(story: StoryBrief) -> str:
    return f"{plain(story.title)} ({plain(story.id)})" if story.title else plain(story.id)


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
