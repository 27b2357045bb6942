from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.hit_answer_kind import check_hit_answer_kind
from ..models.hit_answer_kind import HitAnswerKind
from ..models.hit_answer_published_from import check_hit_answer_published_from
from ..models.hit_answer_published_from import HitAnswerPublishedFrom
from ..types import UNSET, Unset
from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.copy import Copy
  from ..models.entity_answer import EntityAnswer
  from ..models.group_answer import GroupAnswer
  from ..models.hit_answer_highlights import HitAnswerHighlights
  from ..models.story_brief import StoryBrief





T = TypeVar("T", bound="HitAnswer")



@_attrs_define
class HitAnswer:
    """ One article found.

    Of an article whose head would be longer than 2 kB a list leaves out what does not fit: entities from the least
    salient on, then `image`, `authors`, `section`, `agency` and `summary`.  The article itself has them.

        Attributes:
            agency (None | str): The news agency that it credits.
            authors (list[str]):
            copy_count (int): How many near-copies of it are known.
            copy_of (Copy | None): The article that this one is a near-copy of.
            entities (list[EntityAnswer]): The most salient ones, five unless a search asks for others; the article has all.
            first_seen_at (datetime.datetime): When it was first collected.
            group (GroupAnswer | None): With `group=story` what was found of its story; else null.
            highlights (HitAnswerHighlights): Fragments of `title` and `body` around what matched; each is a list of
                segments.
            id (str): The article's id: the hash of its canonical address.
            image (None | str): Address of its picture, absolute and http or https; null where the page names no such.
            kind (HitAnswerKind):
            language (None | str): ISO 639 code.
            paywalled (bool):
            published_at (datetime.datetime | None): When the source says it was published.
            published_from (HitAnswerPublishedFrom): Where the publication date was found.
            published_precision (None | str): "instant", or "day" where only the date is known.
            score (float | None): Comparable only within one answer.
            section (None | str):
            source (str):
            story (None | StoryBrief): The story that it belongs to.
            summary (None | str): The beginning of the body, about 240 characters.
            title (str):
            url (str): Its address as the source gave it; check its scheme before linking.
            published_zone_assumed (bool | Unset): Whether the source gives a time of day without a zone: `published_at`
                takes it for UTC. Of what an earlier release took in it is not known, and false. Default: False.
     """

    agency: None | str
    authors: list[str]
    copy_count: int
    copy_of: Copy | None
    entities: list[EntityAnswer]
    first_seen_at: datetime.datetime
    group: GroupAnswer | None
    highlights: HitAnswerHighlights
    id: str
    image: None | str
    kind: HitAnswerKind
    language: None | str
    paywalled: bool
    published_at: datetime.datetime | None
    published_from: HitAnswerPublishedFrom
    published_precision: None | str
    score: float | None
    section: None | str
    source: str
    story: None | StoryBrief
    summary: None | str
    title: str
    url: str
    published_zone_assumed: bool | Unset = False
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.copy import Copy # noqa: PLC0415
        from ..models.entity_answer import EntityAnswer # noqa: PLC0415
        from ..models.group_answer import GroupAnswer # noqa: PLC0415
        from ..models.hit_answer_highlights import HitAnswerHighlights # noqa: PLC0415
        from ..models.story_brief import StoryBrief # noqa: PLC0415
        agency: None | str
        agency = self.agency

        authors = self.authors



        copy_count = self.copy_count

        copy_of: dict[str, Any] | None
        if isinstance(self.copy_of, Copy):
            copy_of = self.copy_of.to_dict()
        else:
            copy_of = self.copy_of

        entities = []
        for entities_item_data in self.entities:
            entities_item = entities_item_data.to_dict()
            entities.append(entities_item)



        first_seen_at = self.first_seen_at.isoformat()

        group: dict[str, Any] | None
        if isinstance(self.group, GroupAnswer):
            group = self.group.to_dict()
        else:
            group = self.group

        highlights = self.highlights.to_dict()

        id = self.id

        image: None | str
        image = self.image

        kind: str = self.kind

        language: None | str
        language = self.language

        paywalled = self.paywalled

        published_at: None | str
        if isinstance(self.published_at, datetime.datetime):
            published_at = self.published_at.isoformat()
        else:
            published_at = self.published_at

        published_from: str = self.published_from

        published_precision: None | str
        published_precision = self.published_precision

        score: float | None
        score = self.score

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

        title = self.title

        url = self.url

        published_zone_assumed = self.published_zone_assumed


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "agency": agency,
            "authors": authors,
            "copy_count": copy_count,
            "copy_of": copy_of,
            "entities": entities,
            "first_seen_at": first_seen_at,
            "group": group,
            "highlights": highlights,
            "id": id,
            "image": image,
            "kind": kind,
            "language": language,
            "paywalled": paywalled,
            "published_at": published_at,
            "published_from": published_from,
            "published_precision": published_precision,
            "score": score,
            "section": section,
            "source": source,
            "story": story,
            "summary": summary,
            "title": title,
            "url": url,
        })
        if published_zone_assumed is not UNSET:
            field_dict["published_zone_assumed"] = published_zone_assumed

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.copy import Copy # noqa: PLC0415
        from ..models.entity_answer import EntityAnswer # noqa: PLC0415
        from ..models.group_answer import GroupAnswer # noqa: PLC0415
        from ..models.hit_answer_highlights import HitAnswerHighlights # noqa: PLC0415
        from ..models.story_brief import StoryBrief # noqa: PLC0415
        d = dict(src_dict)
        def _parse_agency(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        agency = _parse_agency(d.pop("agency"))


        authors = cast(list[str], d.pop("authors"))


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


        entities = []
        _entities = d.pop("entities")
        for entities_item_data in (_entities):
            entities_item = EntityAnswer.from_dict(entities_item_data)



            entities.append(entities_item)


        first_seen_at = datetime.datetime.fromisoformat(d.pop("first_seen_at"))




        def _parse_group(data: object) -> GroupAnswer | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                group_type_0 = GroupAnswer.from_dict(data)



                return group_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(GroupAnswer | None, data)

        group = _parse_group(d.pop("group"))


        highlights = HitAnswerHighlights.from_dict(d.pop("highlights"))




        id = d.pop("id")

        def _parse_image(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        image = _parse_image(d.pop("image"))


        kind = check_hit_answer_kind(d.pop("kind"))




        def _parse_language(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        language = _parse_language(d.pop("language"))


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


        published_from = check_hit_answer_published_from(d.pop("published_from"))




        def _parse_published_precision(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        published_precision = _parse_published_precision(d.pop("published_precision"))


        def _parse_score(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        score = _parse_score(d.pop("score"))


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


        title = d.pop("title")

        url = d.pop("url")

        published_zone_assumed = d.pop("published_zone_assumed", UNSET)

        hit_answer = cls(
            agency=agency,
            authors=authors,
            copy_count=copy_count,
            copy_of=copy_of,
            entities=entities,
            first_seen_at=first_seen_at,
            group=group,
            highlights=highlights,
            id=id,
            image=image,
            kind=kind,
            language=language,
            paywalled=paywalled,
            published_at=published_at,
            published_from=published_from,
            published_precision=published_precision,
            score=score,
            section=section,
            source=source,
            story=story,
            summary=summary,
            title=title,
            url=url,
            published_zone_assumed=published_zone_assumed,
        )


        hit_answer.additional_properties = d
        return hit_answer

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
