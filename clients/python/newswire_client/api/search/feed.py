from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.error_answer import ErrorAnswer
from ...models.feed_copies import FeedCopies
from ...models.feed_form import FeedForm
from ...models.feed_kind_item import FeedKindItem
from ...models.match import Match
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    form: FeedForm,
    *,
    q: str | Unset = '',
    since: None | str | Unset = UNSET,
    until: None | str | Unset = UNSET,
    source: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    entity: list[str] | Unset = UNSET,
    kind: list[FeedKindItem] | Unset = UNSET,
    story: list[str] | Unset = UNSET,
    copies: FeedCopies | Unset = FeedCopies.SHOW,
    match: Match | Unset = UNSET,
    size: int | Unset = 50,

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

    params["size"] = size


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/feed.{form}".format(form=quote(str(form), safe=""),),
        "params": params,
    }


    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | ErrorAnswer | None:
    if response.status_code == 200:
        response_200 = response.json()
        return response_200

    if response.status_code == 304:
        response_304 = cast(Any, None)
        return response_304

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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Any | ErrorAnswer]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    form: FeedForm,
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = '',
    since: None | str | Unset = UNSET,
    until: None | str | Unset = UNSET,
    source: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    entity: list[str] | Unset = UNSET,
    kind: list[FeedKindItem] | Unset = UNSET,
    story: list[str] | Unset = UNSET,
    copies: FeedCopies | Unset = FeedCopies.SHOW,
    match: Match | Unset = UNSET,
    size: int | Unset = 50,

) -> Response[Any | ErrorAnswer]:
    """ A search as a feed

     The newest articles of a search as a feed. An entry keeps its id when the article is edited or its
    story changes.

    Send the `ETag` of the last answer as `If-None-Match`: 304 says that nothing changed.

    Args:
        form (FeedForm): RSS 2.0, Atom or JSON Feed 1.1.
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
        kind (list[FeedKindItem] | Unset): Kind of article; repeat it for alternatives.
        story (list[str] | Unset): Story id, also one that the story had before a merge; repeat it
            for alternatives.
        copies (FeedCopies | Unset): `hide` leaves out every article that is a near-copy of
            another. Default: FeedCopies.SHOW.
        match (Match | Unset): How many of the plain words of a text must occur.
        size (int | Unset): Entries; a reader that asks once an hour needs an hour's news.
            Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ErrorAnswer]
     """


    kwargs = _get_kwargs(
        form=form,
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
size=size,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    form: FeedForm,
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = '',
    since: None | str | Unset = UNSET,
    until: None | str | Unset = UNSET,
    source: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    entity: list[str] | Unset = UNSET,
    kind: list[FeedKindItem] | Unset = UNSET,
    story: list[str] | Unset = UNSET,
    copies: FeedCopies | Unset = FeedCopies.SHOW,
    match: Match | Unset = UNSET,
    size: int | Unset = 50,

) -> Any | ErrorAnswer | None:
    """ A search as a feed

     The newest articles of a search as a feed. An entry keeps its id when the article is edited or its
    story changes.

    Send the `ETag` of the last answer as `If-None-Match`: 304 says that nothing changed.

    Args:
        form (FeedForm): RSS 2.0, Atom or JSON Feed 1.1.
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
        kind (list[FeedKindItem] | Unset): Kind of article; repeat it for alternatives.
        story (list[str] | Unset): Story id, also one that the story had before a merge; repeat it
            for alternatives.
        copies (FeedCopies | Unset): `hide` leaves out every article that is a near-copy of
            another. Default: FeedCopies.SHOW.
        match (Match | Unset): How many of the plain words of a text must occur.
        size (int | Unset): Entries; a reader that asks once an hour needs an hour's news.
            Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ErrorAnswer
     """


    return sync_detailed(
        form=form,
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
size=size,

    ).parsed

async def asyncio_detailed(
    form: FeedForm,
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = '',
    since: None | str | Unset = UNSET,
    until: None | str | Unset = UNSET,
    source: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    entity: list[str] | Unset = UNSET,
    kind: list[FeedKindItem] | Unset = UNSET,
    story: list[str] | Unset = UNSET,
    copies: FeedCopies | Unset = FeedCopies.SHOW,
    match: Match | Unset = UNSET,
    size: int | Unset = 50,

) -> Response[Any | ErrorAnswer]:
    """ A search as a feed

     The newest articles of a search as a feed. An entry keeps its id when the article is edited or its
    story changes.

    Send the `ETag` of the last answer as `If-None-Match`: 304 says that nothing changed.

    Args:
        form (FeedForm): RSS 2.0, Atom or JSON Feed 1.1.
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
        kind (list[FeedKindItem] | Unset): Kind of article; repeat it for alternatives.
        story (list[str] | Unset): Story id, also one that the story had before a merge; repeat it
            for alternatives.
        copies (FeedCopies | Unset): `hide` leaves out every article that is a near-copy of
            another. Default: FeedCopies.SHOW.
        match (Match | Unset): How many of the plain words of a text must occur.
        size (int | Unset): Entries; a reader that asks once an hour needs an hour's news.
            Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ErrorAnswer]
     """


    kwargs = _get_kwargs(
        form=form,
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
size=size,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    form: FeedForm,
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = '',
    since: None | str | Unset = UNSET,
    until: None | str | Unset = UNSET,
    source: list[str] | Unset = UNSET,
    language: list[str] | Unset = UNSET,
    entity: list[str] | Unset = UNSET,
    kind: list[FeedKindItem] | Unset = UNSET,
    story: list[str] | Unset = UNSET,
    copies: FeedCopies | Unset = FeedCopies.SHOW,
    match: Match | Unset = UNSET,
    size: int | Unset = 50,

) -> Any | ErrorAnswer | None:
    """ A search as a feed

     The newest articles of a search as a feed. An entry keeps its id when the article is edited or its
    story changes.

    Send the `ETag` of the last answer as `If-None-Match`: 304 says that nothing changed.

    Args:
        form (FeedForm): RSS 2.0, Atom or JSON Feed 1.1.
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
        kind (list[FeedKindItem] | Unset): Kind of article; repeat it for alternatives.
        story (list[str] | Unset): Story id, also one that the story had before a merge; repeat it
            for alternatives.
        copies (FeedCopies | Unset): `hide` leaves out every article that is a near-copy of
            another. Default: FeedCopies.SHOW.
        match (Match | Unset): How many of the plain words of a text must occur.
        size (int | Unset): Entries; a reader that asks once an hour needs an hour's news.
            Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ErrorAnswer
     """


    return (await asyncio_detailed(
        form=form,
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
size=size,

    )).parsed
