from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.error_answer import ErrorAnswer
from ...models.stories_answer import StoriesAnswer
from ...models.stories_names import check_stories_names
from ...models.stories_names import StoriesNames
from ...models.story_sort import check_story_sort
from ...models.story_sort import StorySort
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    *,
    q: str | Unset = '',
    since: None | str | Unset = UNSET,
    until: None | str | Unset = UNSET,
    source: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    entity: list[str] | Unset = UNSET,
    min_size: int | Unset = 2,
    sort: StorySort | Unset = UNSET,
    hours: int | Unset = 24,
    names: StoriesNames | Unset = 'on',
    size: int | Unset = 20,
    after: None | str | Unset = UNSET,

) -> dict[str, Any]:
    

    

    params: dict[str, Any] = {}

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

    params["min_size"] = min_size

    json_sort: str | Unset = UNSET
    if not isinstance(sort, Unset):
        json_sort = sort

    params["sort"] = json_sort

    params["hours"] = hours

    json_names: str | Unset = UNSET
    if not isinstance(names, Unset):
        json_names = names

    params["names"] = json_names

    params["size"] = size

    json_after: None | str | Unset
    if isinstance(after, Unset):
        json_after = UNSET
    else:
        json_after = after
    params["after"] = json_after


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/stories",
        "params": params,
    }


    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ErrorAnswer | StoriesAnswer | None:
    if response.status_code == 200:
        response_200 = StoriesAnswer.from_dict(response.json())



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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[ErrorAnswer | StoriesAnswer]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = '',
    since: None | str | Unset = UNSET,
    until: None | str | Unset = UNSET,
    source: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    entity: list[str] | Unset = UNSET,
    min_size: int | Unset = 2,
    sort: StorySort | Unset = UNSET,
    hours: int | Unset = 24,
    names: StoriesNames | Unset = 'on',
    size: int | Unset = 20,
    after: None | str | Unset = UNSET,

) -> Response[ErrorAnswer | StoriesAnswer]:
    """ List stories

     Stories by words of their title and filters, a page at a time: the newest, the biggest, the fastest
    growing.

    To read on, repeat the request with `after` from the answer.

    Args:
        q (str | Unset): Looked for in the title. Words, "phrases" in double quotes of any kind,
            `-word`, `-"phrase"` or `NOT word` for what must not occur, `OR` in capitals between
            alternatives, and parentheses: `(ferry OR boat) -football`. `word*` is a word's beginning;
            `ferry NEAR/5 strike` has at most five words between the two. `title:` looks in titles
            alone; `site:`, `by:`, `section:`, `tag:`, `person:`, `organisation:`, `place:`,
            `source:`, `lang:`, `kind:`, `has:`, `before:` and `after:` narrow the search, and with a
            minus exclude. A text with only excluded terms matches everything without them. The
            answer's `understood` says how it was read. Of three words or more one may be missing.
            Without letter or digit: every story. Default: ''.
        since (None | str | Unset): Its last article was published at or after this date or
            instant.
        until (None | str | Unset): Its first article was published before this instant, or on or
            before this date.
        source (list[str] | Unset): Source of one of its articles; repeat it for alternatives.
        language (list[str] | Unset): ISO 639 code of its earliest article; repeat it for
            alternatives.
        entity (list[str] | Unset): Id of one of its foremost entities; repeated, all must be
            there.
        min_size (int | Unset): Articles that it has at least. Default: 2.
        sort (StorySort | Unset): The order of stories, the most of it first; the last two are of
            stories that something happened to lately.

            `LAST_PUBLISHED` goes by when their last article was published, `BIGGEST` by the number of
            articles, `MOST_LINKED`
            by the links that recent articles make to theirs, and `FASTEST_GROWING` by `growth`.
        hours (int | Unset): Whole hours that `most_linked` and `fastest_growing` look back, to
            the beginning of an hour. Default: 24.
        names (StoriesNames | Unset): `on`: where `q`, or a word of it in capitals, is a name of
            an entity, stories that are foremost about it are found too; the answer's
            `understood.entities` says so. `off`: words are only words. Default: 'on'.
        size (int | Unset): Stories in one answer. Default: 20.
        after (None | str | Unset): `after` of an earlier answer: what comes next.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorAnswer | StoriesAnswer]
     """


    kwargs = _get_kwargs(
        q=q,
since=since,
until=until,
source=source,
language=language,
entity=entity,
min_size=min_size,
sort=sort,
hours=hours,
names=names,
size=size,
after=after,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = '',
    since: None | str | Unset = UNSET,
    until: None | str | Unset = UNSET,
    source: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    entity: list[str] | Unset = UNSET,
    min_size: int | Unset = 2,
    sort: StorySort | Unset = UNSET,
    hours: int | Unset = 24,
    names: StoriesNames | Unset = 'on',
    size: int | Unset = 20,
    after: None | str | Unset = UNSET,

) -> ErrorAnswer | StoriesAnswer | None:
    """ List stories

     Stories by words of their title and filters, a page at a time: the newest, the biggest, the fastest
    growing.

    To read on, repeat the request with `after` from the answer.

    Args:
        q (str | Unset): Looked for in the title. Words, "phrases" in double quotes of any kind,
            `-word`, `-"phrase"` or `NOT word` for what must not occur, `OR` in capitals between
            alternatives, and parentheses: `(ferry OR boat) -football`. `word*` is a word's beginning;
            `ferry NEAR/5 strike` has at most five words between the two. `title:` looks in titles
            alone; `site:`, `by:`, `section:`, `tag:`, `person:`, `organisation:`, `place:`,
            `source:`, `lang:`, `kind:`, `has:`, `before:` and `after:` narrow the search, and with a
            minus exclude. A text with only excluded terms matches everything without them. The
            answer's `understood` says how it was read. Of three words or more one may be missing.
            Without letter or digit: every story. Default: ''.
        since (None | str | Unset): Its last article was published at or after this date or
            instant.
        until (None | str | Unset): Its first article was published before this instant, or on or
            before this date.
        source (list[str] | Unset): Source of one of its articles; repeat it for alternatives.
        language (list[str] | Unset): ISO 639 code of its earliest article; repeat it for
            alternatives.
        entity (list[str] | Unset): Id of one of its foremost entities; repeated, all must be
            there.
        min_size (int | Unset): Articles that it has at least. Default: 2.
        sort (StorySort | Unset): The order of stories, the most of it first; the last two are of
            stories that something happened to lately.

            `LAST_PUBLISHED` goes by when their last article was published, `BIGGEST` by the number of
            articles, `MOST_LINKED`
            by the links that recent articles make to theirs, and `FASTEST_GROWING` by `growth`.
        hours (int | Unset): Whole hours that `most_linked` and `fastest_growing` look back, to
            the beginning of an hour. Default: 24.
        names (StoriesNames | Unset): `on`: where `q`, or a word of it in capitals, is a name of
            an entity, stories that are foremost about it are found too; the answer's
            `understood.entities` says so. `off`: words are only words. Default: 'on'.
        size (int | Unset): Stories in one answer. Default: 20.
        after (None | str | Unset): `after` of an earlier answer: what comes next.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorAnswer | StoriesAnswer
     """


    return sync_detailed(
        client=client,
q=q,
since=since,
until=until,
source=source,
language=language,
entity=entity,
min_size=min_size,
sort=sort,
hours=hours,
names=names,
size=size,
after=after,

    ).parsed

async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = '',
    since: None | str | Unset = UNSET,
    until: None | str | Unset = UNSET,
    source: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    entity: list[str] | Unset = UNSET,
    min_size: int | Unset = 2,
    sort: StorySort | Unset = UNSET,
    hours: int | Unset = 24,
    names: StoriesNames | Unset = 'on',
    size: int | Unset = 20,
    after: None | str | Unset = UNSET,

) -> Response[ErrorAnswer | StoriesAnswer]:
    """ List stories

     Stories by words of their title and filters, a page at a time: the newest, the biggest, the fastest
    growing.

    To read on, repeat the request with `after` from the answer.

    Args:
        q (str | Unset): Looked for in the title. Words, "phrases" in double quotes of any kind,
            `-word`, `-"phrase"` or `NOT word` for what must not occur, `OR` in capitals between
            alternatives, and parentheses: `(ferry OR boat) -football`. `word*` is a word's beginning;
            `ferry NEAR/5 strike` has at most five words between the two. `title:` looks in titles
            alone; `site:`, `by:`, `section:`, `tag:`, `person:`, `organisation:`, `place:`,
            `source:`, `lang:`, `kind:`, `has:`, `before:` and `after:` narrow the search, and with a
            minus exclude. A text with only excluded terms matches everything without them. The
            answer's `understood` says how it was read. Of three words or more one may be missing.
            Without letter or digit: every story. Default: ''.
        since (None | str | Unset): Its last article was published at or after this date or
            instant.
        until (None | str | Unset): Its first article was published before this instant, or on or
            before this date.
        source (list[str] | Unset): Source of one of its articles; repeat it for alternatives.
        language (list[str] | Unset): ISO 639 code of its earliest article; repeat it for
            alternatives.
        entity (list[str] | Unset): Id of one of its foremost entities; repeated, all must be
            there.
        min_size (int | Unset): Articles that it has at least. Default: 2.
        sort (StorySort | Unset): The order of stories, the most of it first; the last two are of
            stories that something happened to lately.

            `LAST_PUBLISHED` goes by when their last article was published, `BIGGEST` by the number of
            articles, `MOST_LINKED`
            by the links that recent articles make to theirs, and `FASTEST_GROWING` by `growth`.
        hours (int | Unset): Whole hours that `most_linked` and `fastest_growing` look back, to
            the beginning of an hour. Default: 24.
        names (StoriesNames | Unset): `on`: where `q`, or a word of it in capitals, is a name of
            an entity, stories that are foremost about it are found too; the answer's
            `understood.entities` says so. `off`: words are only words. Default: 'on'.
        size (int | Unset): Stories in one answer. Default: 20.
        after (None | str | Unset): `after` of an earlier answer: what comes next.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorAnswer | StoriesAnswer]
     """


    kwargs = _get_kwargs(
        q=q,
since=since,
until=until,
source=source,
language=language,
entity=entity,
min_size=min_size,
sort=sort,
hours=hours,
names=names,
size=size,
after=after,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = '',
    since: None | str | Unset = UNSET,
    until: None | str | Unset = UNSET,
    source: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    entity: list[str] | Unset = UNSET,
    min_size: int | Unset = 2,
    sort: StorySort | Unset = UNSET,
    hours: int | Unset = 24,
    names: StoriesNames | Unset = 'on',
    size: int | Unset = 20,
    after: None | str | Unset = UNSET,

) -> ErrorAnswer | StoriesAnswer | None:
    """ List stories

     Stories by words of their title and filters, a page at a time: the newest, the biggest, the fastest
    growing.

    To read on, repeat the request with `after` from the answer.

    Args:
        q (str | Unset): Looked for in the title. Words, "phrases" in double quotes of any kind,
            `-word`, `-"phrase"` or `NOT word` for what must not occur, `OR` in capitals between
            alternatives, and parentheses: `(ferry OR boat) -football`. `word*` is a word's beginning;
            `ferry NEAR/5 strike` has at most five words between the two. `title:` looks in titles
            alone; `site:`, `by:`, `section:`, `tag:`, `person:`, `organisation:`, `place:`,
            `source:`, `lang:`, `kind:`, `has:`, `before:` and `after:` narrow the search, and with a
            minus exclude. A text with only excluded terms matches everything without them. The
            answer's `understood` says how it was read. Of three words or more one may be missing.
            Without letter or digit: every story. Default: ''.
        since (None | str | Unset): Its last article was published at or after this date or
            instant.
        until (None | str | Unset): Its first article was published before this instant, or on or
            before this date.
        source (list[str] | Unset): Source of one of its articles; repeat it for alternatives.
        language (list[str] | Unset): ISO 639 code of its earliest article; repeat it for
            alternatives.
        entity (list[str] | Unset): Id of one of its foremost entities; repeated, all must be
            there.
        min_size (int | Unset): Articles that it has at least. Default: 2.
        sort (StorySort | Unset): The order of stories, the most of it first; the last two are of
            stories that something happened to lately.

            `LAST_PUBLISHED` goes by when their last article was published, `BIGGEST` by the number of
            articles, `MOST_LINKED`
            by the links that recent articles make to theirs, and `FASTEST_GROWING` by `growth`.
        hours (int | Unset): Whole hours that `most_linked` and `fastest_growing` look back, to
            the beginning of an hour. Default: 24.
        names (StoriesNames | Unset): `on`: where `q`, or a word of it in capitals, is a name of
            an entity, stories that are foremost about it are found too; the answer's
            `understood.entities` says so. `off`: words are only words. Default: 'on'.
        size (int | Unset): Stories in one answer. Default: 20.
        after (None | str | Unset): `after` of an earlier answer: what comes next.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorAnswer | StoriesAnswer
     """


    return (await asyncio_detailed(
        client=client,
q=q,
since=since,
until=until,
source=source,
language=language,
entity=entity,
min_size=min_size,
sort=sort,
hours=hours,
names=names,
size=size,
after=after,

    )).parsed
