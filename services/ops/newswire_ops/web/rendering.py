"""The rendering of the operator's pages: templates, in which every value is escaped, and the files beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from newswire_shared.contracts.clock import from_ms
from newswire_shared.web.static_files import StaticFolder

from newswire_ops.visitors.visitor import Visitor, form_token
from newswire_ops.web.access import token_of

FILES = StaticFolder(Path(__file__).parent / "static")
_BYTES = ("B", "kB", "MB", "GB", "TB")


def render(
    request: Request, template: str, status: int = 200, *, who: Visitor | None = None, token: str = "",
    **values: object,
) -> HTMLResponse:  # fmt: skip
    """A page for a visitor; `token` is that of the cookie, by which its forms are known."""
    page = fragment(request, template, who=who, token=token, **values)
    return HTMLResponse(page, status, {"Cache-Control": "no-store"})


def fragment(
    request: Request, template: str, *, who: Visitor | None = None, token: str = "", **values: object
) -> str:  # fmt: skip
    """A page, or the part of one that changes."""
    shared = {"who": who, "form": form_token(token or token_of(request))}
    return _templates().get_template(template).render(**shared, **values)


@cache
def _templates() -> Environment:
    # StrictUndefined: a name that is missing is an error of the template, not an empty place on the page.
    templates = Environment(
        loader=PackageLoader("newswire_ops.web"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    templates.filters |= FILTERS
    templates.globals["static_version"] = FILES.version
    return templates


def span(seconds: float | None) -> str:
    """A time as a person reads it."""
    if seconds is None:
        return "unknown"
    if seconds < 10:
        return f"{seconds:.1f} s"
    for limit, unit, name in ((120, 1, "s"), (7_200, 60, "min"), (172_800, 3_600, "h")):
        if seconds < limit:
            return f"{seconds / unit:.0f} {name}"
    return f"{seconds / 86_400:.0f} days"


def within(seconds: float | None) -> str:
    """A time that was not exceeded, by the bounds that times are counted by."""
    if seconds is None:
        return "in more than 6 h"
    return f"within {seconds:g} s" if seconds < 120 else f"within {span(seconds)}"


def commands(text: str) -> Markup:
    """A text in which what stands between backticks is shown as what one types."""
    parts = text.split("`")
    shown = [Markup("<code>{}</code>").format(part) if n % 2 else escape(part) for n, part in enumerate(parts)]
    return Markup("").join(shown)


def size(number: float | None) -> str:
    """Bytes as a person reads them."""
    if number is None:
        return "unknown"
    for unit in _BYTES[:-1]:
        if number < 1000:
            return f"{number:.0f} {unit}" if unit == "B" or number >= 100 else f"{number:.1f} {unit}"
        number /= 1000
    return f"{number:.1f} {_BYTES[-1]}"


FILTERS: Mapping[str, Callable[..., object]] = {
    "span": span, "size": size, "within": within, "commands": commands, "of_ms": from_ms,
    "thousands": "{:,}".format, "rate": "{:,.0f}/min".format, "at": "{:%Y-%m-%d %H:%M:%S}".format,
    "quoted": lambda text: quote(str(text), safe=""), "section": lambda runbook: runbook.partition("#")[2],
}  # fmt: skip
