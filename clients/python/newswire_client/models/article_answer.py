from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.article_answer_kind import ArticleAnswerKind
from ..models.article_answer_kind import check_article_answer_kind
from ..models.article_answer_lane import ArticleAnswerLane
from ..models.article_answer_lane import check_article_answer_lane
from ..models.article_answer_published_from import ArticleAnswerPublishedFrom
from ..models.article_answer_published_from import check_article_answer_published_from
from ..models.offset_unit import check_offset_unit
from ..models.offset_unit import OffsetUnit
from ..types import UNSET, Unset
from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.article_answer_versions import ArticleAnswerVersions
  from ..models.article_reference import ArticleReference
  from ..models.attribution import Attribution
  from ..models.copy import Copy
  from ..models.copy_answer import CopyAnswer
  from ..models.linked_by_answer import LinkedByAnswer
  from ..models.mentioned_date import MentionedDate
  from ..models.mentioned_entity import MentionedEntity
  from ..models.quote import Quote
  from ..models.related_item import RelatedItem
  from ..models.relation_answer import RelationAnswer
  from ..models.revision_answer import RevisionAnswer
  from ..models.story_brief import StoryBrief
  from ..models.ticker_line import TickerLine





T = TypeVar("T", bound="ArticleAnswer")



@_attrs_define
class ArticleAnswer:
    """ Everything about one article.

        Attributes:
            agency (None | str): The news agency that it credits.
            attribution (list[Attribution]): Who reported it, in the order of the text.
            authors (list[str]):
            body (str): Paragraphs joined by a blank line.
            canonical (str): The address by which it is identified.
            copies (list[CopyAnswer]): Its near-copies, the earliest first, at most 20.
            copy_count (int): How many near-copies of it are known.
            copy_of (Copy | None): The article that this one is a near-copy of.
            dateline (None | str):
            dates (list[MentionedDate]): Dates that the text names.
            entities (list[MentionedEntity]): The most salient first.
            fetched_at (datetime.datetime): When this revision was collected.
            first_seen_at (datetime.datetime): When it was first collected.
            id (str): The article's id: the hash of its canonical address.
            image (None | str): Address of its picture, absolute and http or https; null where the page names no such.
            indexed_at (datetime.datetime | None):
            kind (ArticleAnswerKind):
            language (None | str): ISO 639 code.
            linked_by (LinkedByAnswer): The articles that link to one.
            links (list[str]): Addresses that the text links to.
            links_to (list[ArticleReference]): The indexed articles among them.
            modified_at (datetime.datetime | None):
            paywalled (bool):
            published_at (datetime.datetime | None): When the source says it was published.
            published_from (ArticleAnswerPublishedFrom): Where the publication date was found.
            published_precision (None | str): "instant", or "day" where only the date is known.
            quotes (list[Quote]):
            related (list[RelatedItem]): What the page offers beside its text.
            relations (list[RelationAnswer]): Articles that it is related to, the closest first.
            revisions (list[RevisionAnswer]): Oldest first.
            section (None | str):
            source (str):
            story (None | StoryBrief): The story that it belongs to.
            summary (None | str): The beginning of the body, about 240 characters.
            tags (list[str]):
            ticker (list[TickerLine]):
            title (str):
            truncated (bool): Whether the article is longer than the megabyte of it that is indexed.
            url (str): Its address as the source gave it; check its scheme before linking.
            versions (ArticleAnswerVersions): The enrichment stages that made this, and their versions.
            lane (ArticleAnswerLane | Unset): `live`: it came from a source that is followed; `backfill`: with an import of
                older articles. Default: 'live'.
            offsets (OffsetUnit | Unset): What offsets count.
            published_zone_assumed (bool | Unset): Whether the source gives a time of day without a zone: `published_at`
                takes it for UTC. Of what an earlier release took in it is not known, and false. Default: False.
     """

    agency: None | str
    attribution: list[Attribution]
    authors: list[str]
    body: str
    canonical: str
    copies: list[CopyAnswer]
    copy_count: int
    copy_of: Copy | None
    dateline: None | str
    dates: list[MentionedDate]
    entities: list[MentionedEntity]
    fetched_at: datetime.datetime
    first_seen_at: datetime.datetime
    id: str
    image: None | str
    indexed_at: datetime.datetime | None
    kind: ArticleAnswerKind
    language: None | str
    linked_by: LinkedByAnswer
    links: list[str]
    links_to: list[ArticleReference]
    modified_at: datetime.datetime | None
    paywalled: bool
    published_at: datetime.datetime | None
    published_from: ArticleAnswerPublishedFrom
    published_precision: None | str
    quotes: list[Quote]
    related: list[RelatedItem]
    relations: list[RelationAnswer]
    revisions: list[RevisionAnswer]
    section: None | str
    source: str
    story: None | StoryBrief
    summary: None | str
    tags: list[str]
    ticker: list[TickerLine]
    title: str
    truncated: bool
    url: str
    versions: ArticleAnswerVersions
    lane: ArticleAnswerLane | Unset = 'live'
    offsets: OffsetUnit | Unset = UNSET
    published_zone_assumed: bool | Unset = False
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.article_answer_versions import ArticleAnswerVersions # noqa: PLC0415
        from ..models.article_reference import ArticleReference # noqa: PLC0415
        from ..models.attribution import Attribution # noqa: PLC0415
        from ..models.copy import Copy # noqa: PLC0415
        from ..models.copy_answer import CopyAnswer # noqa: PLC0415
        from ..models.linked_by_answer import LinkedByAnswer # noqa: PLC0415
        from ..models.mentioned_date import MentionedDate # noqa: PLC0415
        from ..models.mentioned_entity import MentionedEntity # noqa: PLC0415
        from ..models.quote import Quote # noqa: PLC0415
        from ..models.related_item import RelatedItem # noqa: PLC0415
        from ..models.relation_answer import RelationAnswer # noqa: PLC0415
        from ..models.revision_answer import RevisionAnswer # noqa: PLC0415
        from ..models.story_brief import StoryBrief # noqa: PLC0415
        from ..models.ticker_line import TickerLine # noqa: PLC0415
        agency: None | str
        agency = self.agency

        attribution = []
        for attribution_item_data in self.attribution:
            attribution_item = attribution_item_data.to_dict()
            attribution.append(attribution_item)



        authors = self.authors



        body = self.body

        canonical = self.canonical

        copies = []
        for copies_item_data in self.copies:
            copies_item = copies_item_data.to_dict()
            copies.append(copies_item)



        copy_count = self.copy_count

        copy_of: dict[str, Any] | None
        if isinstance(self.copy_of, Copy):
            copy_of = self.copy_of.to_dict()
        else:
            copy_of = self.copy_of

        dateline: None | str
        dateline = self.dateline

        dates = []
        for dates_item_data in self.dates:
            dates_item = dates_item_data.to_dict()
            dates.append(dates_item)



        entities = []
        for entities_item_data in self.entities:
            entities_item = entities_item_data.to_dict()
            entities.append(entities_item)



        fetched_at = self.fetched_at.isoformat()

        first_seen_at = self.first_seen_at.isoformat()

        id = self.id

        image: None | str
        image = self.image

        indexed_at: None | str
        if isinstance(self.indexed_at, datetime.datetime):
            indexed_at = self.indexed_at.isoformat()
        else:
            indexed_at = self.indexed_at

        kind: str = self.kind

        language: None | str
        language = self.language

        linked_by = self.linked_by.to_dict()

        links = self.links



        links_to = []
        for links_to_item_data in self.links_to:
            links_to_item = links_to_item_data.to_dict()
            links_to.append(links_to_item)



        modified_at: None | str
        if isinstance(self.modified_at, datetime.datetime):
            modified_at = self.modified_at.isoformat()
        else:
            modified_at = self.modified_at

        paywalled = self.paywalled

        published_at: None | str
        if isinstance(self.published_at, datetime.datetime):
            published_at = self.published_at.isoformat()
        else:
            published_at = self.published_at

        published_from: str = self.published_from

        published_precision: None | str
        published_precision = self.published_precision

        quotes = []
        for quotes_item_data in self.quotes:
            quotes_item = quotes_item_data.to_dict()
            quotes.append(quotes_item)



        related = []
        for related_item_data in self.related:
            related_item = related_item_data.to_dict()
            related.append(related_item)



        relations = []
        for relations_item_data in self.relations:
            relations_item = relations_item_data.to_dict()
            relations.append(relations_item)



        revisions = []
        for revisions_item_data in self.revisions:
            revisions_item = revisions_item_data.to_dict()
            revisions.append(revisions_item)



        section: None | str
        section = self.section

        source = self.source

        story: dict[str, Any] | None
        if isinstance(self.story, StoryBrief):
            story = self.story.to_dict()
        else:
            story = self.story

        summary: None | str
        summary = self.summary

        tags = self.tags



        ticker = []
        for ticker_item_data in self.ticker:
            ticker_item = ticker_item_data.to_dict()
            ticker.append(ticker_item)



        title = self.title

        truncated = self.truncated

        url = self.url

        versions = self.versions.to_dict()

        lane: str | Unset = UNSET
        if not isinstance(self.lane, Unset):
            lane = self.lane


        offsets: str | Unset = UNSET
        if not isinstance(self.offsets, Unset):
            offsets = self.offsets


        published_zone_assumed = self.published_zone_assumed


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "agency": agency,
            "attribution": attribution,
            "authors": authors,
            "body": body,
            "canonical": canonical,
            "copies": copies,
            "copy_count": copy_count,
            "copy_of": copy_of,
            "dateline": dateline,
            "dates": dates,
            "entities": entities,
            "fetched_at": fetched_at,
            "first_seen_at": first_seen_at,
            "id": id,
            "image": image,
            "indexed_at": indexed_at,
            "kind": kind,
            "language": language,
            "linked_by": linked_by,
            "links": links,
            "links_to": links_to,
            "modified_at": modified_at,
            "paywalled": paywalled,
            "published_at": published_at,
            "published_from": published_from,
            "published_precision": published_precision,
            "quotes": quotes,
            "related": related,
            "relations": relations,
            "revisions": revisions,
            "section": section,
            "source": source,
            "story": story,
            "summary": summary,
            "tags": tags,
            "ticker": ticker,
            "title": title,
            "truncated": truncated,
            "url": url,
            "versions": versions,
        })
        if lane is not UNSET:
            field_dict["lane"] = lane
        if offsets is not UNSET:
            field_dict["offsets"] = offsets
        if published_zone_assumed is not UNSET:
            field_dict["published_zone_assumed"] = published_zone_assumed

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.article_answer_versions import ArticleAnswerVersions # noqa: PLC0415
        from ..models.article_reference import ArticleReference # noqa: PLC0415
        from ..models.attribution import Attribution # noqa: PLC0415
        from ..models.copy import Copy # noqa: PLC0415
        from ..models.copy_answer import CopyAnswer # noqa: PLC0415
        from ..models.linked_by_answer import LinkedByAnswer # noqa: PLC0415
        from ..models.mentioned_date import MentionedDate # noqa: PLC0415
        from ..models.mentioned_entity import MentionedEntity # noqa: PLC0415
        from ..models.quote import Quote # noqa: PLC0415
        from ..models.related_item import RelatedItem # noqa: PLC0415
        from ..models.relation_answer import RelationAnswer # noqa: PLC0415
        from ..models.revision_answer import RevisionAnswer # noqa: PLC0415
        from ..models.story_brief import StoryBrief # noqa: PLC0415
        from ..models.ticker_line import TickerLine # noqa: PLC0415
        d = dict(src_dict)
        def _parse_agency(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        agency = _parse_agency(d.pop("agency"))


        attribution = []
        _attribution = d.pop("attribution")
        for attribution_item_data in (_attribution):
            attribution_item = Attribution.from_dict(attribution_item_data)



            attribution.append(attribution_item)


        authors = cast(list[str], d.pop("authors"))


        body = d.pop("body")

        canonical = d.pop("canonical")

        copies = []
        _copies = d.pop("copies")
        for copies_item_data in (_copies):
            copies_item = CopyAnswer.from_dict(copies_item_data)



            copies.append(copies_item)


        copy_count = d.pop("copy_count")

        def _parse_copy_of(data: object) -> Copy | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                copy_of_type_0 = Copy.from_dict(data)



                return copy_of_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Copy | None, data)

        copy_of = _parse_copy_of(d.pop("copy_of"))


        def _parse_dateline(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        dateline = _parse_dateline(d.pop("dateline"))


        dates = []
        _dates = d.pop("dates")
        for dates_item_data in (_dates):
            dates_item = MentionedDate.from_dict(dates_item_data)



            dates.append(dates_item)


        entities = []
        _entities = d.pop("entities")
        for entities_item_data in (_entities):
            entities_item = MentionedEntity.from_dict(entities_item_data)



            entities.append(entities_item)


        fetched_at = datetime.datetime.fromisoformat(d.pop("fetched_at"))




        first_seen_at = datetime.datetime.fromisoformat(d.pop("first_seen_at"))




        id = d.pop("id")

        def _parse_image(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        image = _parse_image(d.pop("image"))


        def _parse_indexed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                indexed_at_type_0 = datetime.datetime.fromisoformat(data)



                return indexed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        indexed_at = _parse_indexed_at(d.pop("indexed_at"))


        kind = check_article_answer_kind(d.pop("kind"))




        def _parse_language(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        language = _parse_language(d.pop("language"))


        linked_by = LinkedByAnswer.from_dict(d.pop("linked_by"))




        links = cast(list[str], d.pop("links"))


        links_to = []
        _links_to = d.pop("links_to")
        for links_to_item_data in (_links_to):
            links_to_item = ArticleReference.from_dict(links_to_item_data)



            links_to.append(links_to_item)


        def _parse_modified_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                modified_at_type_0 = datetime.datetime.fromisoformat(data)



                return modified_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        modified_at = _parse_modified_at(d.pop("modified_at"))


        paywalled = d.pop("paywalled")

        def _parse_published_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                published_at_type_0 = datetime.datetime.fromisoformat(data)



                return published_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        published_at = _parse_published_at(d.pop("published_at"))


        published_from = check_article_answer_published_from(d.pop("published_from"))




        def _parse_published_precision(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        published_precision = _parse_published_precision(d.pop("published_precision"))


        quotes = []
        _quotes = d.pop("quotes")
        for quotes_item_data in (_quotes):
            quotes_item = Quote.from_dict(quotes_item_data)



            quotes.append(quotes_item)


        related = []
        _related = d.pop("related")
        for related_item_data in (_related):
            related_item = RelatedItem.from_dict(related_item_data)



            related.append(related_item)


        relations = []
        _relations = d.pop("relations")
        for relations_item_data in (_relations):
            relations_item = RelationAnswer.from_dict(relations_item_data)



            relations.append(relations_item)


        revisions = []
        _revisions = d.pop("revisions")
        for revisions_item_data in (_revisions):
            revisions_item = RevisionAnswer.from_dict(revisions_item_data)



            revisions.append(revisions_item)


        def _parse_section(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        section = _parse_section(d.pop("section"))


        source = d.pop("source")

        def _parse_story(data: object) -> None | StoryBrief:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                story_type_0 = StoryBrief.from_dict(data)



                return story_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | StoryBrief, data)

        story = _parse_story(d.pop("story"))


        def _parse_summary(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        summary = _parse_summary(d.pop("summary"))


        tags = cast(list[str], d.pop("tags"))


        ticker = []
        _ticker = d.pop("ticker")
        for ticker_item_data in (_ticker):
            ticker_item = TickerLine.from_dict(ticker_item_data)



            ticker.append(ticker_item)


        title = d.pop("title")

        truncated = d.pop("truncated")

        url = d.pop("url")

        versions = ArticleAnswerVersions.from_dict(d.pop("versions"))




        _lane = d.pop("lane", UNSET)
        lane: ArticleAnswerLane | Unset
        if isinstance(_lane,  Unset):
            lane = UNSET
        else:
            lane = check_article_answer_lane(_lane)




        _offsets = d.pop("offsets", UNSET)
        offsets: OffsetUnit | Unset
        if isinstance(_offsets,  Unset):
            offsets = UNSET
        else:
            offsets = check_offset_unit(_offsets)




        published_zone_assumed = d.pop("published_zone_assumed", UNSET)

        article_answer = cls(
            agency=agency,
            attribution=attribution,
            authors=authors,
            body=body,
            canonical=canonical,
            copies=copies,
            copy_count=copy_count,
            copy_of=copy_of,
            dateline=dateline,
            dates=dates,
            entities=entities,
            fetched_at=fetched_at,
            first_seen_at=first_seen_at,
            id=id,
            image=image,
            indexed_at=indexed_at,
            kind=kind,
            language=language,
            linked_by=linked_by,
            links=links,
            links_to=links_to,
            modified_at=modified_at,
            paywalled=paywalled,
            published_at=published_at,
            published_from=published_from,
            published_precision=published_precision,
            quotes=quotes,
            related=related,
            relations=relations,
            revisions=revisions,
            section=section,
            source=source,
            story=story,
            summary=summary,
            tags=tags,
            ticker=ticker,
            title=title,
            truncated=truncated,
            url=url,
            versions=versions,
            lane=lane,
            offsets=offsets,
            published_zone_assumed=published_zone_assumed,
        )


        article_answer.additional_properties = d
        return article_answer

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
