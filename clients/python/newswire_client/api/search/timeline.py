from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.error_answer import ErrorAnswer
from ...models.match import check_match
from ...models.match import Match
from ...models.sort import check_sort
from ...models.sort import Sort
from ...models.timeline_answer import TimelineAnswer
from ...models.timeline_by import check_timeline_by
from ...models.timeline_by import TimelineBy
from ...models.timeline_copies import check_timeline_copies
from ...models.timeline_copies import TimelineCopies
from ...models.timeline_every_item import check_timeline_every_item
from ...models.timeline_every_item import TimelineEveryItem
from ...models.timeline_has_item import check_timeline_has_item
from ...models.timeline_has_item import TimelineHasItem
from ...models.timeline_interval import check_timeline_interval
from ...models.timeline_interval import TimelineInterval
from ...models.timeline_kind_item import check_timeline_kind_item
from ...models.timeline_kind_item import TimelineKindItem
from ...models.timeline_measure import check_timeline_measure
from ...models.timeline_measure import TimelineMeasure
from ...models.timeline_names import check_timeline_names
from ...models.timeline_names import TimelineNames
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    *,
    site: list[str] | Unset = UNSET,
    author: list[str] | Unset = UNSET,
    section: list[str] | Unset = UNSET,
    tag: list[str] | Unset = UNSET,
    person: list[str] | Unset = UNSET,
    organisation: list[str] | Unset = UNSET,
    place: list[str] | Unset = UNSET,
    quoted: list[str] | Unset = UNSET,
    attributed_to: list[str] | Unset = UNSET,
    has: list[TimelineHasItem] | Unset = UNSET,
    exclude: list[str] | Unset = UNSET,
    every: list[TimelineEveryItem] | Unset = UNSET,
    seen_after: None | str | Unset = UNSET,
    seen_before: None | str | Unset = UNSET,
    links_to: None | str | Unset = UNSET,
    linked_by: None | str | Unset = UNSET,
    q: str | Unset = '',
    since: None | str | Unset = UNSET,
    until: None | str | Unset = UNSET,
    source: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    entity: list[str] | Unset = UNSET,
    kind: list[TimelineKindItem] | Unset = UNSET,
    story: list[str] | Unset = UNSET,
    copies: TimelineCopies | Unset = 'show',
    match: Match | Unset = UNSET,
    interval: TimelineInterval | Unset = 'auto',
    most: int | Unset = 1000,
    zone: str | Unset = 'UTC',
    by: TimelineBy | Unset = 'none',
    top: int | Unset = 5,
    measure: TimelineMeasure | Unset = 'count',
    sort: None | Sort | str | Unset = UNSET,
    names: TimelineNames | Unset = 'off',

) -> dict[str, Any]:
    

    

    params: dict[str, Any] = {}

    json_site: list[str] | Unset = UNSET
    if not isinstance(site, Unset):
        json_site = site


    params["site"] = json_site

    json_author: list[str] | Unset = UNSET
    if not isinstance(author, Unset):
        json_author = author


    params["author"] = json_author

    json_section: list[str] | Unset = UNSET
    if not isinstance(section, Unset):
        json_section = section


    params["section"] = json_section

    json_tag: list[str] | Unset = UNSET
    if not isinstance(tag, Unset):
        json_tag = tag


    params["tag"] = json_tag

    json_person: list[str] | Unset = UNSET
    if not isinstance(person, Unset):
        json_person = person


    params["person"] = json_person

    json_organisation: list[str] | Unset = UNSET
    if not isinstance(organisation, Unset):
        json_organisation = organisation


    params["organisation"] = json_organisation

    json_place: list[str] | Unset = UNSET
    if not isinstance(place, Unset):
        json_place = place


    params["place"] = json_place

    json_quoted: list[str] | Unset = UNSET
    if not isinstance(quoted, Unset):
        json_quoted = quoted


    params["quoted"] = json_quoted

    json_attributed_to: list[str] | Unset = UNSET
    if not isinstance(attributed_to, Unset):
        json_attributed_to = attributed_to


    params["attributed_to"] = json_attributed_to

    json_has: list[str] | Unset = UNSET
    if not isinstance(has, Unset):
        json_has = []
        for has_item_data in has:
            has_item: str = has_item_data
            json_has.append(has_item)


    params["has"] = json_has

    json_exclude: list[str] | Unset = UNSET
    if not isinstance(exclude, Unset):
        json_exclude = exclude


    params["exclude"] = json_exclude

    json_every: list[str] | Unset = UNSET
    if not isinstance(every, Unset):
        json_every = []
        for every_item_data in every:
            every_item: str = every_item_data
            json_every.append(every_item)


    params["every"] = json_every

    json_seen_after: None | str | Unset
    if isinstance(seen_after, Unset):
        json_seen_after = UNSET
    else:
        json_seen_after = seen_after
    params["seen_after"] = json_seen_after

    json_seen_before: None | str | Unset
    if isinstance(seen_before, Unset):
        json_seen_before = UNSET
    else:
        json_seen_before = seen_before
    params["seen_before"] = json_seen_before

    json_links_to: None | str | Unset
    if isinstance(links_to, Unset):
        json_links_to = UNSET
    else:
        json_links_to = links_to
    params["links_to"] = json_links_to

    json_linked_by: None | str | Unset
    if isinstance(linked_by, Unset):
        json_linked_by = UNSET
    else:
        json_linked_by = linked_by
    params["linked_by"] = json_linked_by

    params["q"] = q

    json_since: None | str | Unset
    if isinstance(since, Unset):
        json_since = UNSET
    else:
        json_since = since
    params["since"] = json_since

    json_until: None | str | Unset
    if isinstance(until, Unset):
        json_until = UNSET
    else:
        json_until = until
    params["until"] = json_until

    json_source: list[str] | Unset = UNSET
    if not isinstance(source, Unset):
        json_source = source


    params["source"] = json_source

    json_language: list[str] | Unset = UNSET
    if not isinstance(language, Unset):
        json_language = language


    params["language"] = json_language

    json_entity: list[str] | Unset = UNSET
    if not isinstance(entity, Unset):
        json_entity = entity


    params["entity"] = json_entity

    json_kind: list[str] | Unset = UNSET
    if not isinstance(kind, Unset):
        json_kind = []
        for kind_item_data in kind:
            kind_item: str = kind_item_data
            json_kind.append(kind_item)


    params["kind"] = json_kind

    json_story: list[str] | Unset = UNSET
    if not isinstance(story, Unset):
        json_story = story


    params["story"] = json_story

    json_copies: str | Unset = UNSET
    if not isinstance(copies, Unset):
        json_copies = copies

    params["copies"] = json_copies

    json_match: str | Unset = UNSET
    if not isinstance(match, Unset):
        json_match = match

    params["match"] = json_match

    json_interval: str | Unset = UNSET
    if not isinstance(interval, Unset):
        json_interval = interval

    params["interval"] = json_interval

    params["most"] = most

    params["zone"] = zone

    json_by: str | Unset = UNSET
    if not isinstance(by, Unset):
        json_by = by

    params["by"] = json_by

    params["top"] = top

    json_measure: str | Unset = UNSET
    if not isinstance(measure, Unset):
        json_measure = measure

    params["measure"] = json_measure

    json_sort: None | str | Unset
    if isinstance(sort, Unset):
        json_sort = UNSET
    elif isinstance(sort, str):
        json_sort = sort
    else:
        json_sort = sort
    params["sort"] = json_sort

    json_names: str | Unset = UNSET
    if not isinstance(names, Unset):
        json_names = names

    params["names"] = json_names


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/timeline",
        "params": params,
    }


    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ErrorAnswer | TimelineAnswer | None:
    if response.status_code == 200:
        response_200 = TimelineAnswer.from_dict(response.json())



        return response_200

    if response.status_code == 400:
        response_400 = ErrorAnswer.from_dict(response.json())



        return response_400

    if response.status_code == 401:
        response_401 = ErrorAnswer.from_dict(response.json())



        return response_401

    if response.status_code == 403:
        response_403 = ErrorAnswer.from_dict(response.json())



        return response_403

    if response.status_code == 422:
        response_422 = ErrorAnswer.from_dict(response.json())



        return response_422

    if response.status_code == 429:
        response_429 = ErrorAnswer.from_dict(response.json())



        return response_429

    if response.status_code == 503:
        response_503 = ErrorAnswer.from_dict(response.json())



        return response_503

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[ErrorAnswer | TimelineAnswer]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    site: list[str] | Unset = UNSET,
    author: list[str] | Unset = UNSET,
    section: list[str] | Unset = UNSET,
    tag: list[str] | Unset = UNSET,
    person: list[str] | Unset = UNSET,
    organisation: list[str] | Unset = UNSET,
    place: list[str] | Unset = UNSET,
    quoted: list[str] | Unset = UNSET,
    attributed_to: list[str] | Unset = UNSET,
    has: list[TimelineHasItem] | Unset = UNSET,
    exclude: list[str] | Unset = UNSET,
    every: list[TimelineEveryItem] | Unset = UNSET,
    seen_after: None | str | Unset = UNSET,
    seen_before: None | str | Unset = UNSET,
    links_to: None | str | Unset = UNSET,
    linked_by: None | str | Unset = UNSET,
    q: str | Unset = '',
    since: None | str | Unset = UNSET,
    until: None | str | Unset = UNSET,
    source: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    entity: list[str] | Unset = UNSET,
    kind: list[TimelineKindItem] | Unset = UNSET,
    story: list[str] | Unset = UNSET,
    copies: TimelineCopies | Unset = 'show',
    match: Match | Unset = UNSET,
    interval: TimelineInterval | Unset = 'auto',
    most: int | Unset = 1000,
    zone: str | Unset = 'UTC',
    by: TimelineBy | Unset = 'none',
    top: int | Unset = 5,
    measure: TimelineMeasure | Unset = 'count',
    sort: None | Sort | str | Unset = UNSET,
    names: TimelineNames | Unset = 'off',

) -> Response[ErrorAnswer | TimelineAnswer]:
    """ How many articles came when

     The articles of a search, counted by hour, day, week, month or year of a time zone.

    In all, and by source or language. It takes what a search takes to choose articles and finds the
    same: its
    buckets sum up to the search's total.

    Args:
        site (list[str] | Unset): Host or domain, `news.example` also of `www.news.example`;
            repeat it for alternatives.
        author (list[str] | Unset): A whole name, however it is written; repeat it for
            alternatives.
        section (list[str] | Unset): Section of the site; repeat it for alternatives.
        tag (list[str] | Unset): Tag that the site gives; repeat it for alternatives.
        person (list[str] | Unset): Person that is named; repeat it for alternatives. Its id is an
            entity's `id`.
        organisation (list[str] | Unset): Organisation that is named; repeat it for alternatives.
            Its id is an entity's `id`.
        place (list[str] | Unset): Place that is named; repeat it for alternatives. Its id is an
            entity's `id`.
        quoted (list[str] | Unset): Who is quoted; repeat it for alternatives. Its id is an
            entity's `id`.
        attributed_to (list[str] | Unset): Whom the article names as its source: an entity's `id`,
            or a name; repeat it for alternatives.
        has (list[TimelineHasItem] | Unset): What the article has; repeat it for alternatives.
        exclude (list[str] | Unset): `NAME:VALUE`: none of the articles that this filter would
            find, as in `source:news.example`; repeat it for more. The names: site, author, section,
            tag, person, organisation, place, quoted, attributed_to, has, source, language, kind,
            entity, story.
        every (list[TimelineEveryItem] | Unset): Filters of which all values must be there, not
            one of them.
        seen_after (None | str | Unset): First seen at or after this date or instant.
        seen_before (None | str | Unset): First seen before this instant, or on or before this
            date (its whole day counts).
        links_to (None | str | Unset): Id or address of an article, or any address: the articles
            that link to it.
        linked_by (None | str | Unset): Id of an article: the articles that it links to.
        q (str | Unset): Words, "phrases" in double quotes of any kind, `-word`, `-"phrase"` or
            `NOT word` for what must not occur, `OR` in capitals between alternatives, and
            parentheses: `(ferry OR boat) -football`. `word*` is a word's beginning; `ferry NEAR/5
            strike` has at most five words between the two. `title:` looks in titles alone; `site:`,
            `by:`, `section:`, `tag:`, `person:`, `organisation:`, `place:`, `source:`, `lang:`,
            `kind:`, `has:`, `before:` and `after:` narrow the search, and with a minus exclude. A
            text with only excluded terms matches everything without them. The answer's `understood`
            says how it was read. Without letter or digit: everything. Default: ''.
        since (None | str | Unset): Published at or after this date or instant.
        until (None | str | Unset): Published before this instant, or on or before this date (its
            whole day counts).
        source (list[str] | Unset): Source; repeat it for alternatives.
        language (list[str] | Unset): ISO 639 code; repeat it for alternatives.
        entity (list[str] | Unset): Entity id; repeated, all must be in the article.
        kind (list[TimelineKindItem] | Unset): Kind of article; repeat it for alternatives.
        story (list[str] | Unset): Story id, also one that the story had before a merge; repeat it
            for alternatives.
        copies (TimelineCopies | Unset): `hide` leaves out every article that is a near-copy of
            another, `only` every one that is none. Default: 'show'.
        match (Match | Unset): How many of the plain words of a text must occur.
        interval (TimelineInterval | Unset): Length of a bucket; `six_hours` begin at 0, 6, 12 and
            18 o'clock, weeks on Monday. `auto` takes the one that gives about 30 to 60 buckets, or
            else the nearest to that. One answer has at most 1,000. Default: 'auto'.
        most (int | Unset): Buckets that `auto` gives at most, by a longer interval. Default:
            1000.
        zone (str | Unset): IANA time zone: buckets begin when its clocks show the full hour or
            midnight. `since` and `until` mean what they mean in a search: UTC, unless they name an
            offset. Default: 'UTC'.
        by (TimelineBy | Unset): A series for each of the most frequent sources or languages.
            Default: 'none'.
        top (int | Unset): Series of their own; all others are counted together in one more.
            Default: 5.
        measure (TimelineMeasure | Unset): `share` also tells how many articles there are in all
            in each bucket: of the same period, sources, languages, kinds and copies, whatever else is
            asked for. Default: 'count'.
        sort (None | Sort | str | Unset):
        names (TimelineNames | Unset): As in a search, whose default is `on`: where `q` names an
            entity, what names that in other words counts too. Default: 'off'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorAnswer | TimelineAnswer]
     """


    kwargs = _get_kwargs(
        site=site,
author=author,
section=section,
tag=tag,
person=person,
organisation=organisation,
place=place,
quoted=quoted,
attributed_to=attributed_to,
has=has,
exclude=exclude,
every=every,
seen_after=seen_after,
seen_before=seen_before,
links_to=links_to,
linked_by=linked_by,
q=q,
since=since,
until=until,
source=source,
language=language,
entity=entity,
kind=kind,
story=story,
copies=copies,
match=match,
interval=interval,
most=most,
zone=zone,
by=by,
top=top,
measure=measure,
sort=sort,
names=names,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient | Client,
    site: list[str] | Unset = UNSET,
    author: list[str] | Unset = UNSET,
    section: list[str] | Unset = UNSET,
    tag: list[str] | Unset = UNSET,
    person: list[str] | Unset = UNSET,
    organisation: list[str] | Unset = UNSET,
    place: list[str] | Unset = UNSET,
    quoted: list[str] | Unset = UNSET,
    attributed_to: list[str] | Unset = UNSET,
    has: list[TimelineHasItem] | Unset = UNSET,
    exclude: list[str] | Unset = UNSET,
    every: list[TimelineEveryItem] | Unset = UNSET,
    seen_after: None | str | Unset = UNSET,
    seen_before: None | str | Unset = UNSET,
    links_to: None | str | Unset = UNSET,
    linked_by: None | str | Unset = UNSET,
    q: str | Unset = '',
    since: None | str | Unset = UNSET,
    until: None | str | Unset = UNSET,
    source: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    entity: list[str] | Unset = UNSET,
    kind: list[TimelineKindItem] | Unset = UNSET,
    story: list[str] | Unset = UNSET,
    copies: TimelineCopies | Unset = 'show',
    match: Match | Unset = UNSET,
    interval: TimelineInterval | Unset = 'auto',
    most: int | Unset = 1000,
    zone: str | Unset = 'UTC',
    by: TimelineBy | Unset = 'none',
    top: int | Unset = 5,
    measure: TimelineMeasure | Unset = 'count',
    sort: None | Sort | str | Unset = UNSET,
    names: TimelineNames | Unset = 'off',

) -> ErrorAnswer | TimelineAnswer | None:
    """ How many articles came when

     The articles of a search, counted by hour, day, week, month or year of a time zone.

    In all, and by source or language. It takes what a search takes to choose articles and finds the
    same: its
    buckets sum up to the search's total.

    Args:
        site (list[str] | Unset): Host or domain, `news.example` also of `www.news.example`;
            repeat it for alternatives.
        author (list[str] | Unset): A whole name, however it is written; repeat it for
            alternatives.
        section (list[str] | Unset): Section of the site; repeat it for alternatives.
        tag (list[str] | Unset): Tag that the site gives; repeat it for alternatives.
        person (list[str] | Unset): Person that is named; repeat it for alternatives. Its id is an
            entity's `id`.
        organisation (list[str] | Unset): Organisation that is named; repeat it for alternatives.
            Its id is an entity's `id`.
        place (list[str] | Unset): Place that is named; repeat it for alternatives. Its id is an
            entity's `id`.
        quoted (list[str] | Unset): Who is quoted; repeat it for alternatives. Its id is an
            entity's `id`.
        attributed_to (list[str] | Unset): Whom the article names as its source: an entity's `id`,
            or a name; repeat it for alternatives.
        has (list[TimelineHasItem] | Unset): What the article has; repeat it for alternatives.
        exclude (list[str] | Unset): `NAME:VALUE`: none of the articles that this filter would
            find, as in `source:news.example`; repeat it for more. The names: site, author, section,
            tag, person, organisation, place, quoted, attributed_to, has, source, language, kind,
            entity, story.
        every (list[TimelineEveryItem] | Unset): Filters of which all values must be there, not
            one of them.
        seen_after (None | str | Unset): First seen at or after this date or instant.
        seen_before (None | str | Unset): First seen before this instant, or on or before this
            date (its whole day counts).
        links_to (None | str | Unset): Id or address of an article, or any address: the articles
            that link to it.
        linked_by (None | str | Unset): Id of an article: the articles that it links to.
        q (str | Unset): Words, "phrases" in double quotes of any kind, `-word`, `-"phrase"` or
            `NOT word` for what must not occur, `OR` in capitals between alternatives, and
            parentheses: `(ferry OR boat) -football`. `word*` is a word's beginning; `ferry NEAR/5
            strike` has at most five words between the two. `title:` looks in titles alone; `site:`,
            `by:`, `section:`, `tag:`, `person:`, `organisation:`, `place:`, `source:`, `lang:`,
            `kind:`, `has:`, `before:` and `after:` narrow the search, and with a minus exclude. A
            text with only excluded terms matches everything without them. The answer's `understood`
            says how it was read. Without letter or digit: everything. Default: ''.
        since (None | str | Unset): Published at or after this date or instant.
        until (None | str | Unset): Published before this instant, or on or before this date (its
            whole day counts).
        source (list[str] | Unset): Source; repeat it for alternatives.
        language (list[str] | Unset): ISO 639 code; repeat it for alternatives.
        entity (list[str] | Unset): Entity id; repeated, all must be in the article.
        kind (list[TimelineKindItem] | Unset): Kind of article; repeat it for alternatives.
        story (list[str] | Unset): Story id, also one that the story had before a merge; repeat it
            for alternatives.
        copies (TimelineCopies | Unset): `hide` leaves out every article that is a near-copy of
            another, `only` every one that is none. Default: 'show'.
        match (Match | Unset): How many of the plain words of a text must occur.
        interval (TimelineInterval | Unset): Length of a bucket; `six_hours` begin at 0, 6, 12 and
            18 o'clock, weeks on Monday. `auto` takes the one that gives about 30 to 60 buckets, or
            else the nearest to that. One answer has at most 1,000. Default: 'auto'.
        most (int | Unset): Buckets that `auto` gives at most, by a longer interval. Default:
            1000.
        zone (str | Unset): IANA time zone: buckets begin when its clocks show the full hour or
            midnight. `since` and `until` mean what they mean in a search: UTC, unless they name an
            offset. Default: 'UTC'.
        by (TimelineBy | Unset): A series for each of the most frequent sources or languages.
            Default: 'none'.
        top (int | Unset): Series of their own; all others are counted together in one more.
            Default: 5.
        measure (TimelineMeasure | Unset): `share` also tells how many articles there are in all
            in each bucket: of the same period, sources, languages, kinds and copies, whatever else is
            asked for. Default: 'count'.
        sort (None | Sort | str | Unset):
        names (TimelineNames | Unset): As in a search, whose default is `on`: where `q` names an
            entity, what names that in other words counts too. Default: 'off'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorAnswer | TimelineAnswer
     """


    return sync_detailed(
        client=client,
site=site,
author=author,
section=section,
tag=tag,
person=person,
organisation=organisation,
place=place,
quoted=quoted,
attributed_to=attributed_to,
has=has,
exclude=exclude,
every=every,
seen_after=seen_after,
seen_before=seen_before,
links_to=links_to,
linked_by=linked_by,
q=q,
since=since,
until=until,
source=source,
language=language,
entity=entity,
kind=kind,
story=story,
copies=copies,
match=match,
interval=interval,
most=most,
zone=zone,
by=by,
top=top,
measure=measure,
sort=sort,
names=names,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    site: list[str] | Unset = UNSET,
    author: list[str] | Unset = UNSET,
    section: list[str] | Unset = UNSET,
    tag: list[str] | Unset = UNSET,
    person: list[str] | Unset = UNSET,
    organisation: list[str] | Unset = UNSET,
    place: list[str] | Unset = UNSET,
    quoted: list[str] | Unset = UNSET,
    attributed_to: list[str] | Unset = UNSET,
    has: list[TimelineHasItem] | Unset = UNSET,
    exclude: list[str] | Unset = UNSET,
    every: list[TimelineEveryItem] | Unset = UNSET,
    seen_after: None | str | Unset = UNSET,
    seen_before: None | str | Unset = UNSET,
    links_to: None | str | Unset = UNSET,
    linked_by: None | str | Unset = UNSET,
    q: str | Unset = '',
    since: None | str | Unset = UNSET,
    until: None | str | Unset = UNSET,
    source: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    entity: list[str] | Unset = UNSET,
    kind: list[TimelineKindItem] | Unset = UNSET,
    story: list[str] | Unset = UNSET,
    copies: TimelineCopies | Unset = 'show',
    match: Match | Unset = UNSET,
    interval: TimelineInterval | Unset = 'auto',
    most: int | Unset = 1000,
    zone: str | Unset = 'UTC',
    by: TimelineBy | Unset = 'none',
    top: int | Unset = 5,
    measure: TimelineMeasure | Unset = 'count',
    sort: None | Sort | str | Unset = UNSET,
    names: TimelineNames | Unset = 'off',

) -> Response[ErrorAnswer | TimelineAnswer]:
    """ How many articles came when

     The articles of a search, counted by hour, day, week, month or year of a time zone.

    In all, and by source or language. It takes what a search takes to choose articles and finds the
    same: its
    buckets sum up to the search's total.

    Args:
        site (list[str] | Unset): Host or domain, `news.example` also of `www.news.example`;
            repeat it for alternatives.
        author (list[str] | Unset): A whole name, however it is written; repeat it for
            alternatives.
        section (list[str] | Unset): Section of the site; repeat it for alternatives.
        tag (list[str] | Unset): Tag that the site gives; repeat it for alternatives.
        person (list[str] | Unset): Person that is named; repeat it for alternatives. Its id is an
            entity's `id`.
        organisation (list[str] | Unset): Organisation that is named; repeat it for alternatives.
            Its id is an entity's `id`.
        place (list[str] | Unset): Place that is named; repeat it for alternatives. Its id is an
            entity's `id`.
        quoted (list[str] | Unset): Who is quoted; repeat it for alternatives. Its id is an
            entity's `id`.
        attributed_to (list[str] | Unset): Whom the article names as its source: an entity's `id`,
            or a name; repeat it for alternatives.
        has (list[TimelineHasItem] | Unset): What the article has; repeat it for alternatives.
        exclude (list[str] | Unset): `NAME:VALUE`: none of the articles that this filter would
            find, as in `source:news.example`; repeat it for more. The names: site, author, section,
            tag, person, organisation, place, quoted, attributed_to, has, source, language, kind,
            entity, story.
        every (list[TimelineEveryItem] | Unset): Filters of which all values must be there, not
            one of them.
        seen_after (None | str | Unset): First seen at or after this date or instant.
        seen_before (None | str | Unset): First seen before this instant, or on or before this
            date (its whole day counts).
        links_to (None | str | Unset): Id or address of an article, or any address: the articles
            that link to it.
        linked_by (None | str | Unset): Id of an article: the articles that it links to.
        q (str | Unset): Words, "phrases" in double quotes of any kind, `-word`, `-"phrase"` or
            `NOT word` for what must not occur, `OR` in capitals between alternatives, and
            parentheses: `(ferry OR boat) -football`. `word*` is a word's beginning; `ferry NEAR/5
            strike` has at most five words between the two. `title:` looks in titles alone; `site:`,
            `by:`, `section:`, `tag:`, `person:`, `organisation:`, `place:`, `source:`, `lang:`,
            `kind:`, `has:`, `before:` and `after:` narrow the search, and with a minus exclude. A
            text with only excluded terms matches everything without them. The answer's `understood`
            says how it was read. Without letter or digit: everything. Default: ''.
        since (None | str | Unset): Published at or after this date or instant.
        until (None | str | Unset): Published before this instant, or on or before this date (its
            whole day counts).
        source (list[str] | Unset): Source; repeat it for alternatives.
        language (list[str] | Unset): ISO 639 code; repeat it for alternatives.
        entity (list[str] | Unset): Entity id; repeated, all must be in the article.
        kind (list[TimelineKindItem] | Unset): Kind of article; repeat it for alternatives.
        story (list[str] | Unset): Story id, also one that the story had before a merge; repeat it
            for alternatives.
        copies (TimelineCopies | Unset): `hide` leaves out every article that is a near-copy of
            another, `only` every one that is none. Default: 'show'.
        match (Match | Unset): How many of the plain words of a text must occur.
        interval (TimelineInterval | Unset): Length of a bucket; `six_hours` begin at 0, 6, 12 and
            18 o'clock, weeks on Monday. `auto` takes the one that gives about 30 to 60 buckets, or
            else the nearest to that. One answer has at most 1,000. Default: 'auto'.
        most (int | Unset): Buckets that `auto` gives at most, by a longer interval. Default:
            1000.
        zone (str | Unset): IANA time zone: buckets begin when its clocks show the full hour or
            midnight. `since` and `until` mean what they mean in a search: UTC, unless they name an
            offset. Default: 'UTC'.
        by (TimelineBy | Unset): A series for each of the most frequent sources or languages.
            Default: 'none'.
        top (int | Unset): Series of their own; all others are counted together in one more.
            Default: 5.
        measure (TimelineMeasure | Unset): `share` also tells how many articles there are in all
            in each bucket: of the same period, sources, languages, kinds and copies, whatever else is
            asked for. Default: 'count'.
        sort (None | Sort | str | Unset):
        names (TimelineNames | Unset): As in a search, whose default is `on`: where `q` names an
            entity, what names that in other words counts too. Default: 'off'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorAnswer | TimelineAnswer]
     """


    kwargs = _get_kwargs(
        site=site,
author=author,
section=section,
tag=tag,
person=person,
organisation=organisation,
place=place,
quoted=quoted,
attributed_to=attributed_to,
has=has,
exclude=exclude,
every=every,
seen_after=seen_after,
seen_before=seen_before,
links_to=links_to,
linked_by=linked_by,
q=q,
since=since,
until=until,
source=source,
language=language,
entity=entity,
kind=kind,
story=story,
copies=copies,
match=match,
interval=interval,
most=most,
zone=zone,
by=by,
top=top,
measure=measure,
sort=sort,
names=names,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    site: list[str] | Unset = UNSET,
    author: list[str] | Unset = UNSET,
    section: list[str] | Unset = UNSET,
    tag: list[str] | Unset = UNSET,
    person: list[str] | Unset = UNSET,
    organisation: list[str] | Unset = UNSET,
    place: list[str] | Unset = UNSET,
    quoted: list[str] | Unset = UNSET,
    attributed_to: list[str] | Unset = UNSET,
    has: list[TimelineHasItem] | Unset = UNSET,
    exclude: list[str] | Unset = UNSET,
    every: list[TimelineEveryItem] | Unset = UNSET,
    seen_after: None | str | Unset = UNSET,
    seen_before: None | str | Unset = UNSET,
    links_to: None | str | Unset = UNSET,
    linked_by: None | str | Unset = UNSET,
    q: str | Unset = '',
    since: None | str | Unset = UNSET,
    until: None | str | Unset = UNSET,
    source: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    entity: list[str] | Unset = UNSET,
    kind: list[TimelineKindItem] | Unset = UNSET,
    story: list[str] | Unset = UNSET,
    copies: TimelineCopies | Unset = 'show',
    match: Match | Unset = UNSET,
    interval: TimelineInterval | Unset = 'auto',
    most: int | Unset = 1000,
    zone: str | Unset = 'UTC',
    by: TimelineBy | Unset = 'none',
    top: int | Unset = 5,
    measure: TimelineMeasure | Unset = 'count',
    sort: None | Sort | str | Unset = UNSET,
    names: TimelineNames | Unset = 'off',

) -> ErrorAnswer | TimelineAnswer | None:
    """ How many articles came when

     The articles of a search, counted by hour, day, week, month or year of a time zone.

    In all, and by source or language. It takes what a search takes to choose articles and finds the
    same: its
    buckets sum up to the search's total.

    Args:
        site (list[str] | Unset): Host or domain, `news.example` also of `www.news.example`;
            repeat it for alternatives.
        author (list[str] | Unset): A whole name, however it is written; repeat it for
            alternatives.
        section (list[str] | Unset): Section of the site; repeat it for alternatives.
        tag (list[str] | Unset): Tag that the site gives; repeat it for alternatives.
        person (list[str] | Unset): Person that is named; repeat it for alternatives. Its id is an
            entity's `id`.
        organisation (list[str] | Unset): Organisation that is named; repeat it for alternatives.
            Its id is an entity's `id`.
        place (list[str] | Unset): Place that is named; repeat it for alternatives. Its id is an
            entity's `id`.
        quoted (list[str] | Unset): Who is quoted; repeat it for alternatives. Its id is an
            entity's `id`.
        attributed_to (list[str] | Unset): Whom the article names as its source: an entity's `id`,
            or a name; repeat it for alternatives.
        has (list[TimelineHasItem] | Unset): What the article has; repeat it for alternatives.
        exclude (list[str] | Unset): `NAME:VALUE`: none of the articles that this filter would
            find, as in `source:news.example`; repeat it for more. The names: site, author, section,
            tag, person, organisation, place, quoted, attributed_to, has, source, language, kind,
            entity, story.
        every (list[TimelineEveryItem] | Unset): Filters of which all values must be there, not
            one of them.
        seen_after (None | str | Unset): First seen at or after this date or instant.
        seen_before (None | str | Unset): First seen before this instant, or on or before this
            date (its whole day counts).
        links_to (None | str | Unset): Id or address of an article, or any address: the articles
            that link to it.
        linked_by (None | str | Unset): Id of an article: the articles that it links to.
        q (str | Unset): Words, "phrases" in double quotes of any kind, `-word`, `-"phrase"` or
            `NOT word` for what must not occur, `OR` in capitals between alternatives, and
            parentheses: `(ferry OR boat) -football`. `word*` is a word's beginning; `ferry NEAR/5
            strike` has at most five words between the two. `title:` looks in titles alone; `site:`,
            `by:`, `section:`, `tag:`, `person:`, `organisation:`, `place:`, `source:`, `lang:`,
            `kind:`, `has:`, `before:` and `after:` narrow the search, and with a minus exclude. A
            text with only excluded terms matches everything without them. The answer's `understood`
            says how it was read. Without letter or digit: everything. Default: ''.
        since (None | str | Unset): Published at or after this date or instant.
        until (None | str | Unset): Published before this instant, or on or before this date (its
            whole day counts).
        source (list[str] | Unset): Source; repeat it for alternatives.
        language (list[str] | Unset): ISO 639 code; repeat it for alternatives.
        entity (list[str] | Unset): Entity id; repeated, all must be in the article.
        kind (list[TimelineKindItem] | Unset): Kind of article; repeat it for alternatives.
        story (list[str] | Unset): Story id, also one that the story had before a merge; repeat it
            for alternatives.
        copies (TimelineCopies | Unset): `hide` leaves out every article that is a near-copy of
            another, `only` every one that is none. Default: 'show'.
        match (Match | Unset): How many of the plain words of a text must occur.
        interval (TimelineInterval | Unset): Length of a bucket; `six_hours` begin at 0, 6, 12 and
            18 o'clock, weeks on Monday. `auto` takes the one that gives about 30 to 60 buckets, or
            else the nearest to that. One answer has at most 1,000. Default: 'auto'.
        most (int | Unset): Buckets that `auto` gives at most, by a longer interval. Default:
            1000.
        zone (str | Unset): IANA time zone: buckets begin when its clocks show the full hour or
            midnight. `since` and `until` mean what they mean in a search: UTC, unless they name an
            offset. Default: 'UTC'.
        by (TimelineBy | Unset): A series for each of the most frequent sources or languages.
            Default: 'none'.
        top (int | Unset): Series of their own; all others are counted together in one more.
            Default: 5.
        measure (TimelineMeasure | Unset): `share` also tells how many articles there are in all
            in each bucket: of the same period, sources, languages, kinds and copies, whatever else is
            asked for. Default: 'count'.
        sort (None | Sort | str | Unset):
        names (TimelineNames | Unset): As in a search, whose default is `on`: where `q` names an
            entity, what names that in other words counts too. Default: 'off'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorAnswer | TimelineAnswer
     """


    return (await asyncio_detailed(
        client=client,
site=site,
author=author,
section=section,
tag=tag,
person=person,
organisation=organisation,
place=place,
quoted=quoted,
attributed_to=attributed_to,
has=has,
exclude=exclude,
every=every,
seen_after=seen_after,
seen_before=seen_before,
links_to=links_to,
linked_by=linked_by,
q=q,
since=since,
until=until,
source=source,
language=language,
entity=entity,
kind=kind,
story=story,
copies=copies,
match=match,
interval=interval,
most=most,
zone=zone,
by=by,
top=top,
measure=measure,
sort=sort,
names=names,

    )).parsed
