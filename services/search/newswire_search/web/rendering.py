"""The rendering of pages: templates and the functions that they call; every value is escaped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from email.utils import format_datetime
from functools import cache, partial

from babel import Locale
from babel.numbers import format_decimal, format_percent
from babel.support import NullTranslations
from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from newswire_search.articles.citation import citation
from newswire_search.articles.feed import feed_address, follow_address
from newswire_search.articles.presentation import matched_title
from newswire_search.articles.request import SearchRequest, address
from newswire_search.articles.responses import ArticleReference
from newswire_search.entities.addresses import entity_address
from newswire_search.formats import dates, labels
from newswire_search.formats.language import Language
from newswire_search.formats.quotations import parts, spoken
from newswire_search.formats.sites import named_site
from newswire_search.formats.teasers import teaser
from newswire_search.formats.web_addresses import icon_address, web_address
from newswire_search.formats.wording import written
from newswire_search.pictures.show_picture import ShowPicture
from newswire_search.pictures.sizes import SIZES
from newswire_search.query.parameters import addressed, parameters
from newswire_search.quotes.request import QuoteChoice, quotes_address
from newswire_search.sources.addresses import source_address
from newswire_search.stories.request import StoriesRequest, stories_address
from newswire_search.web.dependencies import use_cases_of
from newswire_search.web.static_files import FILES
from newswire_search.web.viewer import Viewer, viewer_of
from newswire_search.web.wording.catalogues import DEFAULT, LOCALES, translations

AND_OTHERS = written("and others")
BY_VIEWER = "Accept-Language, Cookie"  # what a page depends on beside its address: language and time zone


def render(
    request: Request,
    template: str,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    viewer: Viewer | None = None,
    **values: object,
) -> HTMLResponse:
    """A page from a template, in the language of a viewer, who by default is who sends the request.

    Every template has `viewer` and `here`, the address of the page itself, and every macro `picture_of`.
    """
    viewer, use_cases = viewer or viewer_of(request), use_cases_of(request)
    # A browser takes `//x` for another site, and a page links to itself.
    here = "/" + request.url.path.lstrip("/\\") + (f"?{request.url.query}" if request.url.query else "")
    shared = {"name": use_cases.settings.title, "viewer": viewer, "here": here}
    own = {"picture_of": partial(_picture, use_cases.pictures)}  # a global, for macros know nothing of the page
    page = _templates(viewer.language).get_template(template, globals=own).render(**shared, **values)
    return HTMLResponse(page, status, headers={"Vary": BY_VIEWER, **(headers or {})})


def rendered(template: str, **values: object) -> str:
    """What a template that is no page makes of values, in English."""
    return _templates(DEFAULT).get_template(template).render(**values)


def _picture(pictures: ShowPicture, address: str | None, size: str) -> dict[str, object] | None:
    """Where a picture is, and how large it is shown: half of what its file has, for screens that are so fine."""
    path = pictures.path(address, size)
    return {"path": path, "width": SIZES[size].width // 2, "height": SIZES[size].height // 2} if path else None


def language_of(request: Request) -> Language:
    """The viewer's language, for what Python puts into words."""
    chosen = viewer_of(request).language
    return Language(translations(chosen).gettext, LOCALES[chosen])


@cache
def _templates(language: str) -> Environment:
    # StrictUndefined: a name that is missing is an error of the template, not an empty place on the page.
    templates = Environment(
        loader=PackageLoader("newswire_search.web"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, extensions=["jinja2.ext.i18n"],
    )  # fmt: skip
    templates.policies["ext.i18n.trimmed"] = True  # the templates' line breaks are not the translator's matter
    words, locale = translations(language), LOCALES[language]
    templates.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]  # by the extension
    templates.filters |= _filters(words, locale)
    templates.globals |= _globals()
    return templates


def _filters(words: NullTranslations, locale: Locale) -> dict[str, Callable[..., object]]:
    def relative(then: datetime, viewer: Viewer, whole_day: bool = False) -> str | None:
        said = dates.relative(then, viewer.now, whole_day=whole_day, locale=locale)
        return said and words.gettext(said)

    def absolute(then: datetime, viewer: Viewer, whole_day: bool = False) -> str:
        return dates.absolute(then, whole_day=whole_day, zone=viewer.zone, locale=locale)

    return {
        "relative": relative,
        "absolute": absolute,
        "clock": lambda then, viewer: dates.clock_time(then.astimezone(viewer.zone), locale=locale),
        "day": partial(dates.whole_date, locale=locale),
        "day_alone": dates.is_day_alone,
        "printed": partial(dates.printed, locale=locale),
        "period": partial(dates.period_name, locale=locale),
        "span": partial(dates.span_name, locale=locale),
        "percent": partial(format_percent, locale=locale),
        "web_address": web_address,
        "icon_address": icon_address,
        "site": named_site,
        "called": lambda name, entity_id: labels.entity_name(entity_id or "", name, locale),
        "teaser": teaser,
        "citation": lambda article: citation(article, _day_alone(locale), words.gettext(AND_OTHERS)),
        "spoken": spoken,
        "parted": lambda quote, article: parts(quote, article.title, article.body),
        "rfc3339": datetime.isoformat,
        "rfc822": format_datetime,
        "language": partial(labels.language_name, locale=locale),
        "direction": labels.direction,
        "thousands": partial(format_decimal, locale=locale),
    }


def _in_story(story: str, article: ArticleReference | None = None) -> str:
    """The address of the search in a story: in all of it, or in what came from the site of an article."""
    if article is None:
        return address(SearchRequest(story=(story,)))
    site = named_site(article.url)
    if site:
        return address(SearchRequest(story=(story,), site=(site,)))
    return address(SearchRequest(story=(story,), source=(article.source,)))


def _day_alone(locale: Locale) -> Callable[[datetime], str]:
    return partial(dates.absolute, whole_day=True, locale=locale)


def _globals() -> dict[str, object]:
    return {
        "labels": labels,
        "languages": {code: (locale.get_language_name() or code).capitalize() for code, locale in LOCALES.items()},
        "address": address,
        "stories_address": stories_address,
        "stories_with_entity": lambda i: stories_address(StoriesRequest(entity=(i,))),
        "search_in_story": _in_story,
        "parameters": parameters,
        "feed_address": feed_address,
        "entity_address": entity_address,
        "follow_address": follow_address,
        "quotes_address": quotes_address,
        "source_address": source_address,
        # by what a page says, which may be longer than a search takes
        "search_by": lambda name, value: addressed("/search", [(name, value)]),
        "search_for_site": lambda site: address(SearchRequest(site=(site,))),
        "search_for_source": lambda source: address(SearchRequest(source=(source,))),
        "search_in_site": lambda site: SearchRequest(site=(site,)),
        "search_in_source": lambda source: SearchRequest(source=(source,)),
        "quotes_of_site": lambda site: quotes_address(QuoteChoice(site=(site,))),
        "matched_title": matched_title,
        "static_version": FILES.version,
    }
