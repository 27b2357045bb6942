from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.story_brief import StoryBrief
  from ..models.story_entity_answer import StoryEntityAnswer





T = TypeVar("T", bound="StoryHead")



@_attrs_define
class StoryHead:
    """ What a list of stories shows of one.

        Attributes:
            entities (list[StoryEntityAnswer]): Those that most of its articles are about, first.
            first_published_at (datetime.datetime): When its earliest article was published.
            first_seen_at (datetime.datetime): When its first article was collected.
            follows (None | StoryBrief): The story that it goes on from.
            id (str):
            language (None | str): ISO 639 code of the earliest article's language.
            last_published_at (datetime.datetime): When its latest article was published.
            lead (str): Id of its earliest article.
            locked (bool): Whether an editor keeps linking from changing it.
            sites (list[str]): The sites of its articles, those with most of them first; of a long list those of its newest
                500 articles. The source stands for an address that names no site.
            size (int): How many articles it has.
            sources (list[str]): All sources of its articles.
            title (str): The title of its earliest article.
     """

    entities: list[StoryEntityAnswer]
    first_published_at: datetime.datetime
    first_seen_at: datetime.datetime
    follows: None | StoryBrief
    id: str
    language: None | str
    last_published_at: datetime.datetime
    lead: str
    locked: bool
    sites: list[str]
    size: int
    sources: list[str]
    title: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
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

        language: None | str
        language = self.language

        last_published_at = self.last_published_at.isoformat()

        lead = self.lead

        locked = self.locked

        sites = self.sites



        size = self.size

        sources = self.sources



        title = self.title


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "entities": entities,
            "first_published_at": first_published_at,
            "first_seen_at": first_seen_at,
            "follows": follows,
            "id": id,
            "language": language,
            "last_published_at": last_published_at,
            "lead": lead,
            "locked": locked,
            "sites": sites,
            "size": size,
            "sources": sources,
            "title": title,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
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

        def _parse_language(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        language = _parse_language(d.pop("language"))


        last_published_at = datetime.datetime.fromisoformat(d.pop("last_published_at"))




        lead = d.pop("lead")

        locked = d.pop("locked")

        sites = cast(list[str], d.pop("sites"))


        size = d.pop("size")

        sources = cast(list[str], d.pop("sources"))


        title = d.pop("title")

        story_head = cls(
            entities=entities,
            first_published_at=first_published_at,
            first_seen_at=first_seen_at,
            follows=follows,
            id=id,
            language=language,
            last_published_at=last_published_at,
            lead=lead,
            locked=locked,
            sites=sites,
            size=size,
            sources=sources,
            title=title,
        )


        story_head.additional_properties = d
        return story_head

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
