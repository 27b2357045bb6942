"""Be told of what a search finds: by webhook, by mail, and by a feed."""

from __future__ import annotations

import json
from typing import Annotated

import typer
from newswire_shared.contracts.errors import UsageError
from newswire_shared.running.console.options import JsonLines
from newswire_shared.running.console.output import say, table

from newswire_search.alerts.alert import Mailed
from newswire_search.alerts.request import NewAlert
from newswire_search.alerts.responses import AlertAnswer, alert_answer, attempt_answer, new_alert_answer, test_answer
from newswire_search.articles.request import ArticleChoice
from newswire_search.commands.root import reporting_errors, search_of
from newswire_search.query.parameters import checked

ADD_EXAMPLE = "Example:  newswire alerts add Harbour 'harbour strike' --webhook https://desk.example/hooks/newswire"
HEADINGS = ("id", "name", "search", "told", "to", "state", "delivered", "waiting")
LOG_HEADINGS = ("at (UTC)", "way", "article", "attempt", "outcome", "status", "detail")
Id = Annotated[str, typer.Argument(metavar="ID", help="An alert's id.")]

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Be told of what a search finds.")


@app.command(epilog=ADD_EXAMPLE)
def add(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="For people: messages bear it.")],
    query: Annotated[str, typer.Argument(help='Words, "phrases", -excluded, this OR that. "" is everything.')] = "",
    parameter: Annotated[
        list[str] | None,
        typer.Option("--parameter", "-p", help="Another parameter of /v1/search, as source=news.example; repeatable."),
    ] = None,
    webhook: Annotated[str | None, typer.Option(help="An address that takes signed POST requests.")] = None,
    mail: Annotated[str | None, typer.Option(help="The address of a mailbox.")] = None,
    mailed: Annotated[Mailed, typer.Option(help="A mail for each article, or one for all of an hour or a day.")] = (
        Mailed.IMMEDIATELY
    ),
    every_article: Annotated[bool, typer.Option("--every-article", help="Also further ones of a story.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Make an alert.  Its secret is shown now and never again."""
    with reporting_errors("alerts add"):
        search = checked(ArticleChoice, {**_parameters(parameter or []), "q": query})
        asked = {
            "name": name, "search": search, "once_a_story": not every_article, "webhook": webhook, "mail": mail,
            "mailed": mailed,
        }  # fmt: skip
        desk = search_of(context).alerts()
        made = new_alert_answer(desk.show.one(desk.edit.add(checked(NewAlert, asked)).id), "")
    if as_json:
        typer.echo(made.model_dump_json())
        return
    typer.echo(f"{made.id}\nsecret: {made.secret}\nfeed: {made.feed}")
    typer.echo("The secret is not shown again.  It verifies webhooks by Standard Webhooks.", err=True)


@app.command("list", epilog="Example:  newswire alerts list")
def list_alerts(context: typer.Context, as_json: JsonLines = False) -> None:
    """List alerts, the oldest first, and how their deliveries go."""
    with reporting_errors("alerts list"):
        shown = [alert_answer(each, "") for each in search_of(context).alerts().show.all()]
    if as_json:
        for each in shown:
            typer.echo(each.model_dump_json())
    elif not shown:
        typer.echo("there are no alerts")
    else:
        table(HEADINGS, [_row(each) for each in shown])


@app.command(epilog="Example:  newswire alerts show 0f3b…")
def show(context: typer.Context, alert_id: Id) -> None:
    """Show an alert as the API gives it, without its secret."""
    with reporting_errors("alerts show"):
        shown = alert_answer(search_of(context).alerts().show.one(alert_id), "")
    typer.echo(shown.model_dump_json(indent=2))


@app.command(epilog="Example:  newswire alerts remove 0f3b…")
def remove(context: typer.Context, alert_id: Id) -> None:
    """Forget an alert, with what was still to be delivered."""
    with reporting_errors("alerts remove"):
        gone = search_of(context).alerts().edit.remove(alert_id)
    say(f"{gone.name} ({gone.id}) is removed")


@app.command(epilog="Example:  newswire alerts test 0f3b…")
def test(context: typer.Context, alert_id: Id) -> None:
    """Send a test to each address of an alert; exit status 1 where one did not take it."""
    with reporting_errors("alerts test"):
        answer = test_answer(search_of(context).alerts().send_test(alert_id))
    for way in answer.ways:
        say(f"{way.way}: {'taken' if way.taken else 'not taken'} {way.status or ''} {way.detail or ''}".rstrip())
    if not answer.ways:
        say("it has its feed alone: nothing is sent")
    if not all(way.taken for way in answer.ways):
        raise typer.Exit(1)


@app.command(epilog="Example:  newswire alerts log 0f3b…")
def log(context: typer.Context, alert_id: Id, as_json: JsonLines = False) -> None:
    """List the last deliveries of an alert, the newest first."""
    with reporting_errors("alerts log"):
        attempts = [attempt_answer(each) for each in search_of(context).alerts().show.log(alert_id)]
    if as_json:
        for each in attempts:
            typer.echo(each.model_dump_json())
        return
    rows = [
        (
            f"{a.at:%Y-%m-%d %H:%M:%S}", a.way, a.article or f"{a.articles} articles", str(a.attempt), a.outcome,
            str(a.status or ""), a.detail or "",
        )
        for a in attempts
    ]  # fmt: skip
    table(LOG_HEADINGS, rows) if rows else typer.echo("nothing was delivered yet")


def _parameters(given: list[str]) -> dict[str, object]:
    """Parameters as they are given, those of lists as lists.  Raises UsageError for what is none."""
    found: dict[str, list[str]] = {}
    for text in given:
        name, is_pair, value = text.partition("=")
        if not is_pair or name not in ArticleChoice.model_fields:
            names = ", ".join(ArticleChoice.model_fields)
            raise UsageError(f"--parameter {text!r}: give one of {names}, as source=news.example")
        found.setdefault(name, []).append(value)
    return {name: values if _is_list(name) else values[-1] for name, values in found.items()}


def _is_list(name: str) -> bool:
    return isinstance(ArticleChoice.model_fields[name].default, tuple)


def _row(shown: AlertAnswer) -> tuple[str, ...]:
    told = "once a story" if shown.once_a_story else "every article"
    to = ", ".join(filter(None, (shown.webhook, _mailbox(shown)))) or "its feed"
    search = json.dumps(shown.search, ensure_ascii=False)
    return shown.id, shown.name, search, told, to, shown.state, str(shown.delivered), str(shown.waiting)


def _mailbox(shown: AlertAnswer) -> str | None:
    return shown.mail if shown.mailed == Mailed.IMMEDIATELY else f"{shown.mail} ({shown.mailed})"
