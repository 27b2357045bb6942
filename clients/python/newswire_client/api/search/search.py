from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.error_answer import ErrorAnswer
from ...models.match import Match
from ...models.search_answer import SearchAnswer
from ...models.search_copies import SearchCopies
from ...models.search_kind_item import SearchKindItem
from ...models.sort import Sort
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
    kind: list[SearchKindItem] | Unset = UNSET,
    story: list[str] | Unset = UNSET,
    copies: SearchCopies | Unset = SearchCopies.SHOW,
    match: Match | Unset = UNSET,
    sort: None | Sort | Unset = UNSET,
    size: int | Unset = 20,
    after: None | str | Unset = UNSET,
    facets: bool | Unset = True,
    facet_size: int | Unset = 10,

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

    json_kind: list[str] | Unset = UNSET
    if not isinstance(kind, Unset):
        json_kind = []
        for kind_item_data in kind:
            kind_item = kind_item_data.value
            json_kind.append(kind_item)


    params["kind"] = json_kind

    json_story: list[str] | Unset = UNSET
    if not isinstance(story, Unset):
        json_story = story


    params["story"] = json_story

    json_copies: str | Unset = UNSET
    if not isinstance(copies, Unset):
        json_copies = copies.value

    params["copies"] = json_copies

    json_match: str | Unset = UNSET
    if not isinstance(match, Unset):
        json_match = match.value

    params["match"] = json_match

    json_sort: None | str | Unset
    if isinstance(sort, Unset):
        json_sort = UNSET
    elif isinstance(sort, Sort):
        json_sort = sort.value
    else:
        json_sort = sort
    params["sort"] = json_sort

    params["size"] = size

    json_after: None | str | Unset
    if isinstance(after, Unset):
        json_after = UNSET
    else:
        json_after = after
    params["after"] = json_after

    params["facets"] = facets

    params["facet_size"] = facet_size


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/search",
        "params": params,
    }


    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ErrorAnswer | SearchAnswer | None:
    if response.status_code == 200:
        response_200 = SearchAnswer.from_dict(response.json())



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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[ErrorAnswer | SearchAnswer]:
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
    kind: list[SearchKindItem] | Unset = UNSET,
    story: list[str] | Unset = UNSET,
    copies: SearchCopies | Unset = SearchCopies.SHOW,
    match: Match | Unset = UNSET,
    sort: None | Sort | Unset = UNSET,
    size: int | Unset = 20,
    after: None | str | Unset = UNSET,
    facets: bool | Unset = True,
    facet_size: int | Unset = 10,

) -> Response[ErrorAnswer | SearchAnswer]:
    """ Search articles

     Find articles by words, phrases and filters, a page at a time.

    To read on, repeat the request with `after` from the answer, while `more` says that there is more.
    To follow
    along, ask with `sort=first_seen`, and with `after` again and again: no article comes twice. One
    that took longer
    from its first sight into the index than another has its place before it, so ask from an older
    `after` now and
    then, and leave out the ids that you know, if you must not miss any.

    Args:
        q (str | Unset): Words, "phrases" in double quotes of any kind, `-word`, `-"phrase"` or
            `NOT word` for what must not occur, `OR` in capitals between alternatives, and
            parentheses: `(ferry OR boat) -football`. A text with only excluded terms matches
            everything without them. Without letter or digit: everything. Default: ''.
        since (None | str | Unset): Published at or after this date or instant.
        until (None | str | Unset): Published before this instant, or on or before this date (its
            whole day counts).
        source (list[str] | Unset): Source; repeat it for alternatives.
        language (list[str] | Unset): ISO 639 code; repeat it for alternatives.
        entity (list[str] | Unset): Entity id; repeated, all must be in the article.
        kind (list[SearchKindItem] | Unset): Kind of article; repeat it for alternatives.
        story (list[str] | Unset): Story id, also one that the story had before a merge; repeat it
            for alternatives.
        copies (SearchCopies | Unset): `hide` leaves out every article that is a near-copy of
            another. Default: SearchCopies.SHOW.
        match (Match | Unset): How many of the plain words of a text must occur.
        sort (None | Sort | Unset): `newest` and `oldest` go by publication, `first_seen` by first
            sight (oldest first, to follow along with `after`, which is never null then). Default:
            `relevance`, or `newest` where `q` seeks nothing.
        size (int | Unset): Hits in one answer. Default: 20.
        after (None | str | Unset): `after` of an earlier answer: what comes next.
        facets (bool | Unset): Whether to count values of source, language, kind and entities.
            Default: True.
        facet_size (int | Unset): Values in one facet, the most frequent first. Default: 10.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorAnswer | SearchAnswer]
     """


    kwargs = _get_kwargs(
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
sort=sort,
size=size,
after=after,
facets=facets,
facet_size=facet_size,

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
    kind: list[SearchKindItem] | Unset = UNSET,
    story: list[str] | Unset = UNSET,
    copies: SearchCopies | Unset = SearchCopies.SHOW,
    match: Match | Unset = UNSET,
    sort: None | Sort | Unset = UNSET,
    size: int | Unset = 20,
    after: None | str | Unset = UNSET,
    facets: bool | Unset = True,
    facet_size: int | Unset = 10,

) -> ErrorAnswer | SearchAnswer | None:
    """ Search articles

     Find articles by words, phrases and filters, a page at a time.

    To read on, repeat the request with `after` from the answer, while `more` says that there is more.
    To follow
    along, ask with `sort=first_seen`, and with `after` again and again: no article comes twice. One
    that took longer
    from its first sight into the index than another has its place before it, so ask from an older
    `after` now and
    then, and leave out the ids that you know, if you must not miss any.

    Args:
        q (str | Unset): Words, "phrases" in double quotes of any kind, `-word`, `-"phrase"` or
            `NOT word` for what must not occur, `OR` in capitals between alternatives, and
            parentheses: `(ferry OR boat) -football`. A text with only excluded terms matches
            everything without them. Without letter or digit: everything. Default: ''.
        since (None | str | Unset): Published at or after this date or instant.
        until (None | str | Unset): Published before this instant, or on or before this date (its
            whole day counts).
        source (list[str] | Unset): Source; repeat it for alternatives.
        language (list[str] | Unset): ISO 639 code; repeat it for alternatives.
        entity (list[str] | Unset): Entity id; repeated, all must be in the article.
        kind (list[SearchKindItem] | Unset): Kind of article; repeat it for alternatives.
        story (list[str] | Unset): Story id, also one that the story had before a merge; repeat it
            for alternatives.
        copies (SearchCopies | Unset): `hide` leaves out every article that is a near-copy of
            another. Default: SearchCopies.SHOW.
        match (Match | Unset): How many of the plain words of a text must occur.
        sort (None | Sort | Unset): `newest` and `oldest` go by publication, `first_seen` by first
            sight (oldest first, to follow along with `after`, which is never null then). Default:
            `relevance`, or `newest` where `q` seeks nothing.
        size (int | Unset): Hits in one answer. Default: 20.
        after (None | str | Unset): `after` of an earlier answer: what comes next.
        facets (bool | Unset): Whether to count values of source, language, kind and entities.
            Default: True.
        facet_size (int | Unset): Values in one facet, the most frequent first. Default: 10.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorAnswer | SearchAnswer
     """


    return sync_detailed(
        client=client,
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
sort=sort,
size=size,
after=after,
facets=facets,
facet_size=facet_size,

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
    kind: list[SearchKindItem] | Unset = UNSET,
    story: list[str] | Unset = UNSET,
    copies: SearchCopies | Unset = SearchCopies.SHOW,
    match: Match | Unset = UNSET,
    sort: None | Sort | Unset = UNSET,
    size: int | Unset = 20,
    after: None | str | Unset = UNSET,
    facets: bool | Unset = True,
    facet_size: int | Unset = 10,

) -> Response[ErrorAnswer | SearchAnswer]:
    """ Search articles

     Find articles by words, phrases and filters, a page at a time.

    To read on, repeat the request with `after` from the answer, while `more` says that there is more.
    To follow
    along, ask with `sort=first_seen`, and with `after` again and again: no article comes twice. One
    that took longer
    from its first sight into the index than another has its place before it, so ask from an older
    `after` now and
    then, and leave out the ids that you know, if you must not miss any.

    Args:
        q (str | Unset): Words, "phrases" in double quotes of any kind, `-word`, `-"phrase"` or
            `NOT word` for what must not occur, `OR` in capitals between alternatives, and
            parentheses: `(ferry OR boat) -football`. A text with only excluded terms matches
            everything without them. Without letter or digit: everything. Default: ''.
        since (None | str | Unset): Published at or after this date or instant.
        until (None | str | Unset): Published before this instant, or on or before this date (its
            whole day counts).
        source (list[str] | Unset): Source; repeat it for alternatives.
        language (list[str] | Unset): ISO 639 code; repeat it for alternatives.
        entity (list[str] | Unset): Entity id; repeated, all must be in the article.
        kind (list[SearchKindItem] | Unset): Kind of article; repeat it for alternatives.
        story (list[str] | Unset): Story id, also one that the story had before a merge; repeat it
            for alternatives.
        copies (SearchCopies | Unset): `hide` leaves out every article that is a near-copy of
            another. Default: SearchCopies.SHOW.
        match (Match | Unset): How many of the plain words of a text must occur.
        sort (None | Sort | Unset): `newest` and `oldest` go by publication, `first_seen` by first
            sight (oldest first, to follow along with `after`, which is never null then). Default:
            `relevance`, or `newest` where `q` seeks nothing.
        size (int | Unset): Hits in one answer. Default: 20.
        after (None | str | Unset): `after` of an earlier answer: what comes next.
        facets (bool | Unset): Whether to count values of source, language, kind and entities.
            Default: True.
        facet_size (int | Unset): Values in one facet, the most frequent first. Default: 10.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorAnswer | SearchAnswer]
     """


    kwargs = _get_kwargs(
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
sort=sort,
size=size,
after=after,
facets=facets,
facet_size=facet_size,

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
    kind: list[SearchKindItem] | Unset = UNSET,
    story: list[str] | Unset = UNSET,
    copies: SearchCopies | Unset = SearchCopies.SHOW,
    match: Match | Unset = UNSET,
    sort: None | Sort | Unset = UNSET,
    size: int | Unset = 20,
    after: None | str | Unset = UNSET,
    facets: bool | Unset = True,
    facet_size: int | Unset = 10,

) -> ErrorAnswer | SearchAnswer | None:
    """ Search articles

     Find articles by words, phrases and filters, a page at a time.

    To read on, repeat the request with `after` from the answer, while `more` says that there is more.
    To follow
    along, ask with `sort=first_seen`, and with `after` again and again: no article comes twice. One
    that took longer
    from its first sight into the index than another has its place before it, so ask from an older
    `after` now and
    then, and leave out the ids that you know, if you must not miss any.

    Args:
        q (str | Unset): Words, "phrases" in double quotes of any kind, `-word`, `-"phrase"` or
            `NOT word` for what must not occur, `OR` in capitals between alternatives, and
            parentheses: `(ferry OR boat) -football`. A text with only excluded terms matches
            everything without them. Without letter or digit: everything. Default: ''.
        since (None | str | Unset): Published at or after this date or instant.
        until (None | str | Unset): Published before this instant, or on or before this date (its
            whole day counts).
        source (list[str] | Unset): Source; repeat it for alternatives.
        language (list[str] | Unset): ISO 639 code; repeat it for alternatives.
        entity (list[str] | Unset): Entity id; repeated, all must be in the article.
        kind (list[SearchKindItem] | Unset): Kind of article; repeat it for alternatives.
        story (list[str] | Unset): Story id, also one that the story had before a merge; repeat it
            for alternatives.
        copies (SearchCopies | Unset): `hide` leaves out every article that is a near-copy of
            another. Default: SearchCopies.SHOW.
        match (Match | Unset): How many of the plain words of a text must occur.
        sort (None | Sort | Unset): `newest` and `oldest` go by publication, `first_seen` by first
            sight (oldest first, to follow along with `after`, which is never null then). Default:
            `relevance`, or `newest` where `q` seeks nothing.
        size (int | Unset): Hits in one answer. Default: 20.
        after (None | str | Unset): `after` of an earlier answer: what comes next.
        facets (bool | Unset): Whether to count values of source, language, kind and entities.
            Default: True.
        facet_size (int | Unset): Values in one facet, the most frequent first. Default: 10.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorAnswer | SearchAnswer
     """


    return (await asyncio_detailed(
        client=client,
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
sort=sort,
size=size,
after=after,
facets=facets,
facet_size=facet_size,

    )).parsed
