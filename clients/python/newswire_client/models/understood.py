from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..types import UNSET, Unset
from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.narrowing import Narrowing
  from ..models.understood_entity import UnderstoodEntity





T = TypeVar("T", bound="Understood")



@_attrs_define
class Understood:
    """ How `q` was read.

        Attributes:
            excluded (list[str]): What must not occur.
            filters (list[Narrowing]): What operators such as `site:` ask for.
            required (list[str]): What must occur besides: phrases, alternatives, words of the title.
            since (datetime.datetime | None): From `after:`.
            until (datetime.datetime | None): From `before:`.
            warnings (list[str]): What was read otherwise than it looks, in words for a person.
            words (list[str]): Plain words, of which `match` says how many must occur.
            entities (list[UnderstoodEntity] | Unset): What `q` was taken to name: articles that name it in other words are
                found too. An acronym stands for its entity alone, not for a word of the same letters.
     """

    excluded: list[str]
    filters: list[Narrowing]
    required: list[str]
    since: datetime.datetime | None
    until: datetime.datetime | None
    warnings: list[str]
    words: list[str]
    entities: list[UnderstoodEntity] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.narrowing import Narrowing # noqa: PLC0415
        from ..models.understood_entity import UnderstoodEntity # noqa: PLC0415
        excluded = self.excluded



        filters = []
        for filters_item_data in self.filters:
            filters_item = filters_item_data.to_dict()
            filters.append(filters_item)



        required = self.required



        since: None | str
        if isinstance(self.since, datetime.datetime):
            since = self.since.isoformat()
        else:
            since = self.since

        until: None | str
        if isinstance(self.until, datetime.datetime):
            until = self.until.isoformat()
        else:
            until = self.until

        warnings = self.warnings



        words = self.words



        entities: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.entities, Unset):
            entities = []
            for entities_item_data in self.entities:
                entities_item = entities_item_data.to_dict()
                entities.append(entities_item)




        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "excluded": excluded,
            "filters": filters,
            "required": required,
            "since": since,
            "until": until,
            "warnings": warnings,
            "words": words,
        })
        if entities is not UNSET:
            field_dict["entities"] = entities

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.narrowing import Narrowing # noqa: PLC0415
        from ..models.understood_entity import UnderstoodEntity # noqa: PLC0415
        d = dict(src_dict)
        excluded = cast(list[str], d.pop("excluded"))


        filters = []
        _filters = d.pop("filters")
        for filters_item_data in (_filters):
            filters_item = Narrowing.from_dict(filters_item_data)



            filters.append(filters_item)


        required = cast(list[str], d.pop("required"))


        def _parse_since(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                since_type_0 = datetime.datetime.fromisoformat(data)



                return since_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        since = _parse_since(d.pop("since"))


        def _parse_until(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                until_type_0 = datetime.datetime.fromisoformat(data)



                return until_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        until = _parse_until(d.pop("until"))


        warnings = cast(list[str], d.pop("warnings"))


        words = cast(list[str], d.pop("words"))


        _entities = d.pop("entities", UNSET)
        entities: list[UnderstoodEntity] | Unset = UNSET
        if _entities is not UNSET:
            entities = []
            for entities_item_data in _entities:
                entities_item = UnderstoodEntity.from_dict(entities_item_data)



                entities.append(entities_item)


        understood = cls(
            excluded=excluded,
            filters=filters,
            required=required,
            since=since,
            until=until,
            warnings=warnings,
            words=words,
            entities=entities,
        )


        understood.additional_properties = d
        return understood

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
