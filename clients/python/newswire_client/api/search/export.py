from http import HTTPStatus
from typing import Any, cast
from urllib.parse import quote

import httpx

from ...client import AuthenticatedClient, Client
from ...types import Response, UNSET
from ... import errors

from ...models.error_answer import ErrorAnswer
from ...models.export_copies import check_export_copies
from ...models.export_copies import ExportCopies
from ...models.export_every_item import check_export_every_item
from ...models.export_every_item import ExportEveryItem
from ...models.export_form import check_export_form
from ...models.export_form import ExportForm
from ...models.export_has_item import check_export_has_item
from ...models.export_has_item import ExportHasItem
from ...models.export_kind_item import check_export_kind_item
from ...models.export_kind_item import ExportKindItem
from ...models.export_names import check_export_names
from ...models.export_names import ExportNames
from ...models.match import check_match
from ...models.match import Match
from ...types import UNSET, Unset
from typing import cast



def _get_kwargs(
    form: ExportForm,
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
    has: list[ExportHasItem] | Unset = UNSET,
    exclude: list[str] | Unset = UNSET,
    every: list[ExportEveryItem] | Unset = UNSET,
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
    kind: list[ExportKindItem] | Unset = UNSET,
    story: list[str] | Unset = UNSET,
    copies: ExportCopies | Unset = 'show',
    match: Match | Unset = UNSET,
    after: None | str | Unset = UNSET,
    names: ExportNames | Unset = 'on',

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

    json_after: None | str | Unset
    if isinstance(after, Unset):
        json_after = UNSET
    else:
        json_after = after
    params["after"] = json_after

    json_names: str | Unset = UNSET
    if not isinstance(names, Unset):
        json_names = names

    params["names"] = json_names


    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}


    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/export.{form}".format(form=quote(str(form), safe=""),),
        "params": params,
    }


    return _kwargs



def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ErrorAnswer | str | None:
    if response.status_code == 200:
        response_200 = response.text
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


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[ErrorAnswer | str]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    form: ExportForm,
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
    has: list[ExportHasItem] | Unset = UNSET,
    exclude: list[str] | Unset = UNSET,
    every: list[ExportEveryItem] | Unset = UNSET,
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
    kind: list[ExportKindItem] | Unset = UNSET,
    story: list[str] | Unset = UNSET,
    copies: ExportCopies | Unset = 'show',
    match: Match | Unset = UNSET,
    after: None | str | Unset = UNSET,
    names: ExportNames | Unset = 'on',

) -> Response[ErrorAnswer | str]:
    """ All of a search

     Every article of a search, the one that was first seen first, without a cap; each with its source.

    Cut off, ask with the `cursor` of the last whole row as `after`. In a table a cell that a
    spreadsheet would run as
    a formula begins with an apostrophe.

    Args:
        form (ExportForm): A table, or a JSON object a line.
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
        has (list[ExportHasItem] | Unset): What the article has; repeat it for alternatives.
        exclude (list[str] | Unset): `NAME:VALUE`: none of the articles that this filter would
            find, as in `source:news.example`; repeat it for more. The names: site, author, section,
            tag, person, organisation, place, quoted, attributed_to, has, source, language, kind,
            entity, story.
        every (list[ExportEveryItem] | Unset): Filters of which all values must be there, not one
            of them.
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
        kind (list[ExportKindItem] | Unset): Kind of article; repeat it for alternatives.
        story (list[str] | Unset): Story id, also one that the story had before a merge; repeat it
            for alternatives.
        copies (ExportCopies | Unset): `hide` leaves out every article that is a near-copy of
            another, `only` every one that is none. Default: 'show'.
        match (Match | Unset): How many of the plain words of a text must occur.
        after (None | str | Unset): The `cursor` of the last whole row of one that was cut off.
        names (ExportNames | Unset): As in a search: where `q` names an entity, what names that in
            other words is found too, unless `off`. Default: 'on'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorAnswer | str]
     """


    kwargs = _get_kwargs(
        form=form,
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
after=after,
names=names,

    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)

def sync(
    form: ExportForm,
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
    has: list[ExportHasItem] | Unset = UNSET,
    exclude: list[str] | Unset = UNSET,
    every: list[ExportEveryItem] | Unset = UNSET,
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
    kind: list[ExportKindItem] | Unset = UNSET,
    story: list[str] | Unset = UNSET,
    copies: ExportCopies | Unset = 'show',
    match: Match | Unset = UNSET,
    after: None | str | Unset = UNSET,
    names: ExportNames | Unset = 'on',

) -> ErrorAnswer | str | None:
    """ All of a search

     Every article of a search, the one that was first seen first, without a cap; each with its source.

    Cut off, ask with the `cursor` of the last whole row as `after`. In a table a cell that a
    spreadsheet would run as
    a formula begins with an apostrophe.

    Args:
        form (ExportForm): A table, or a JSON object a line.
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
        has (list[ExportHasItem] | Unset): What the article has; repeat it for alternatives.
        exclude (list[str] | Unset): `NAME:VALUE`: none of the articles that this filter would
            find, as in `source:news.example`; repeat it for more. The names: site, author, section,
            tag, person, organisation, place, quoted, attributed_to, has, source, language, kind,
            entity, story.
        every (list[ExportEveryItem] | Unset): Filters of which all values must be there, not one
            of them.
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
        kind (list[ExportKindItem] | Unset): Kind of article; repeat it for alternatives.
        story (list[str] | Unset): Story id, also one that the story had before a merge; repeat it
            for alternatives.
        copies (ExportCopies | Unset): `hide` leaves out every article that is a near-copy of
            another, `only` every one that is none. Default: 'show'.
        match (Match | Unset): How many of the plain words of a text must occur.
        after (None | str | Unset): The `cursor` of the last whole row of one that was cut off.
        names (ExportNames | Unset): As in a search: where `q` names an entity, what names that in
            other words is found too, unless `off`. Default: 'on'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorAnswer | str
     """


    return sync_detailed(
        form=form,
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
after=after,
names=names,

    ).parsed

async def asyncio_detailed(
    form: ExportForm,
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
    has: list[ExportHasItem] | Unset = UNSET,
    exclude: list[str] | Unset = UNSET,
    every: list[ExportEveryItem] | Unset = UNSET,
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
    kind: list[ExportKindItem] | Unset = UNSET,
    story: list[str] | Unset = UNSET,
    copies: ExportCopies | Unset = 'show',
    match: Match | Unset = UNSET,
    after: None | str | Unset = UNSET,
    names: ExportNames | Unset = 'on',

) -> Response[ErrorAnswer | str]:
    """ All of a search

     Every article of a search, the one that was first seen first, without a cap; each with its source.

    Cut off, ask with the `cursor` of the last whole row as `after`. In a table a cell that a
    spreadsheet would run as
    a formula begins with an apostrophe.

    Args:
        form (ExportForm): A table, or a JSON object a line.
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
        has (list[ExportHasItem] | Unset): What the article has; repeat it for alternatives.
        exclude (list[str] | Unset): `NAME:VALUE`: none of the articles that this filter would
            find, as in `source:news.example`; repeat it for more. The names: site, author, section,
            tag, person, organisation, place, quoted, attributed_to, has, source, language, kind,
            entity, story.
        every (list[ExportEveryItem] | Unset): Filters of which all values must be there, not one
            of them.
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
        kind (list[ExportKindItem] | Unset): Kind of article; repeat it for alternatives.
        story (list[str] | Unset): Story id, also one that the story had before a merge; repeat it
            for alternatives.
        copies (ExportCopies | Unset): `hide` leaves out every article that is a near-copy of
            another, `only` every one that is none. Default: 'show'.
        match (Match | Unset): How many of the plain words of a text must occur.
        after (None | str | Unset): The `cursor` of the last whole row of one that was cut off.
        names (ExportNames | Unset): As in a search: where `q` names an entity, what names that in
            other words is found too, unless `off`. Default: 'on'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorAnswer | str]
     """


    kwargs = _get_kwargs(
        form=form,
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
after=after,
names=names,

    )

    response = await client.get_async_httpx_client().request(
        **kwargs
    )

    return _build_response(client=client, response=response)

async def asyncio(
    form: ExportForm,
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
    has: list[ExportHasItem] | Unset = UNSET,
    exclude: list[str] | Unset = UNSET,
    every: list[ExportEveryItem] | Unset = UNSET,
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
    kind: list[ExportKindItem] | Unset = UNSET,
    story: list[str] | Unset = UNSET,
    copies: ExportCopies | Unset = 'show',
    match: Match | Unset = UNSET,
    after: None | str | Unset = UNSET,
    names: ExportNames | Unset = 'on',

) -> ErrorAnswer | str | None:
    """ All of a search

     Every article of a search, the one that was first seen first, without a cap; each with its source.

    Cut off, ask with the `cursor` of the last whole row as `after`. In a table a cell that a
    spreadsheet would run as
    a formula begins with an apostrophe.

    Args:
        form (ExportForm): A table, or a JSON object a line.
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
        has (list[ExportHasItem] | Unset): What the article has; repeat it for alternatives.
        exclude (list[str] | Unset): `NAME:VALUE`: none of the articles that this filter would
            find, as in `source:news.example`; repeat it for more. The names: site, author, section,
            tag, person, organisation, place, quoted, attributed_to, has, source, language, kind,
            entity, story.
        every (list[ExportEveryItem] | Unset): Filters of which all values must be there, not one
            of them.
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
        kind (list[ExportKindItem] | Unset): Kind of article; repeat it for alternatives.
        story (list[str] | Unset): Story id, also one that the story had before a merge; repeat it
            for alternatives.
        copies (ExportCopies | Unset): `hide` leaves out every article that is a near-copy of
            another, `only` every one that is none. Default: 'show'.
        match (Match | Unset): How many of the plain words of a text must occur.
        after (None | str | Unset): The `cursor` of the last whole row of one that was cut off.
        names (ExportNames | Unset): As in a search: where `q` names an entity, what names that in
            other words is found too, unless `off`. Default: 'on'.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorAnswer | str
     """


    return (await asyncio_detailed(
        form=form,
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
after=after,
names=names,

    )).parsed
