from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.hit_answer import HitAnswer
  from ..models.story_brief import StoryBrief
  from ..models.story_entity_answer import StoryEntityAnswer





T = TypeVar("T", bound="FrontStory")



@_attrs_define
class FrontStory:
    """ A story with what a front page shows of it.

        Attributes:
            entities (list[StoryEntityAnswer]): Those that most of its articles are about, first.
            first_published_at (datetime.datetime): When its earliest article was published.
            first_seen_at (datetime.datetime): When its first article was collected.
            follows (None | StoryBrief): The story that it goes on from.
            id (str):
            image (None | str): Address of a picture: that of its earliest article, or of one of its newest 20.
            language (None | str): ISO 639 code of the earliest article's language.
            last_published_at (datetime.datetime): When its latest article was published.
            lead (str): Id of its earliest article.
            locked (bool): Whether an editor keeps linking from changing it.
            newest (HitAnswer | None): Its latest article that is no copy of another; null where that is its earliest, or is
                not indexed.
            recent (int): How many of its newest 20 articles are of the last 24 hours.
            sites (list[str]): The sites of its newest 20 articles, those with most of them first; the source of an article
                whose address names no site.
            size (int): How many articles it has.
            sources (list[str]): All sources of its articles.
            summary (None | str): The beginning of its earliest article.
            title (str): The title of its earliest article.
     """

    entities: list[StoryEntityAnswer]
    first_published_at: datetime.datetime
    first_seen_at: datetime.datetime
    follows: None | StoryBrief
    id: str
    image: None | str
    language: None | str
    last_published_at: datetime.datetime
    lead: str
    locked: bool
    newest: HitAnswer | None
    recent: int
    sites: list[str]
    size: int
    sources: list[str]
    summary: None | str
    title: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.hit_answer import HitAnswer # noqa: PLC0415
        from ..models.story_brief import StoryBrief # noqa: PLC0415
        from ..models.story_entity_answer import StoryEntityAnswer # noqa: PLC0415
        entities = []
        for entities_item_data in self.entities:
            entities_item = entities_item_data.to_dict()
            entities.append(entities_item)



        first_published_at = self.first_published_at.isoformat()

        first_seen_at = self.first_seen_at.isoformat()

        follows: dict[str, Any] | None
        if isinstance(self.follows, StoryBrief):
            follows = self.follows.to_dict()
        else:
            follows = self.follows

        id = self.id

        image: None | str
        image = self.image

        language: None | str
        language = self.language

        last_published_at = self.last_published_at.isoformat()

        lead = self.lead

        locked = self.locked

        newest: dict[str, Any] | None
        if isinstance(self.newest, HitAnswer):
            newest = self.newest.to_dict()
        else:
            newest = self.newest

        recent = self.recent

        sites = self.sites



        size = self.size

        sources = self.sources



        summary: None | str
        summary = self.summary

        title = self.title


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "entities": entities,
            "first_published_at": first_published_at,
            "first_seen_at": first_seen_at,
            "follows": follows,
            "id": id,
            "image": image,
            "language": language,
            "last_published_at": last_published_at,
            "lead": lead,
            "locked": locked,
            "newest": newest,
            "recent": recent,
            "sites": sites,
            "size": size,
            "sources": sources,
            "summary": summary,
            "title": title,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.hit_answer import HitAnswer # noqa: PLC0415
        from ..models.story_brief import StoryBrief # noqa: PLC0415
        from ..models.story_entity_answer import StoryEntityAnswer # noqa: PLC0415
        d = dict(src_dict)
        entities = []
        _entities = d.pop("entities")
        for entities_item_data in (_entities):
            entities_item = StoryEntityAnswer.from_dict(entities_item_data)



            entities.append(entities_item)


        first_published_at = datetime.datetime.fromisoformat(d.pop("first_published_at"))




        first_seen_at = datetime.datetime.fromisoformat(d.pop("first_seen_at"))




        def _parse_follows(data: object) -> None | StoryBrief:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                follows_type_0 = StoryBrief.from_dict(data)



                return follows_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | StoryBrief, data)

        follows = _parse_follows(d.pop("follows"))


        id = d.pop("id")

        def _parse_image(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        image = _parse_image(d.pop("image"))


        def _parse_language(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        language = _parse_language(d.pop("language"))


        last_published_at = datetime.datetime.fromisoformat(d.pop("last_published_at"))




        lead = d.pop("lead")

        locked = d.pop("locked")

        def _parse_newest(data: object) -> HitAnswer | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                newest_type_0 = HitAnswer.from_dict(data)



                return newest_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(HitAnswer | None, data)

        newest = _parse_newest(d.pop("newest"))


        recent = d.pop("recent")

        sites = cast(list[str], d.pop("sites"))


        size = d.pop("size")

        sources = cast(list[str], d.pop("sources"))


        def _parse_summary(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        summary = _parse_summary(d.pop("summary"))


        title = d.pop("title")

        front_story = cls(
            entities=entities,
            first_published_at=first_published_at,
            first_seen_at=first_seen_at,
            follows=follows,
            id=id,
            image=image,
            language=language,
            last_published_at=last_published_at,
            lead=lead,
            locked=locked,
            newest=newest,
            recent=recent,
            sites=sites,
            size=size,
            sources=sources,
            summary=summary,
            title=title,
        )


        front_story.additional_properties = d
        return front_story

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
