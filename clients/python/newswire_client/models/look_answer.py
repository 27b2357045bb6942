from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.enriched_answer import EnrichedAnswer
  from ..models.fetched_answer import FetchedAnswer
  from ..models.step_answer import StepAnswer





T = TypeVar("T", bound="LookAnswer")



@_attrs_define
class LookAnswer:
    """ One look at the article: a capture.

        Attributes:
            capture_id (str):
            detail (None | str): What happened, for a person.
            enriched (EnrichedAnswer | None):
            fetched (FetchedAnswer | None): Null where nothing was had yet, or its copy cannot be read.
            lane (str):
            reason (None | str): Why it was rejected or is dead.
            slot (str): Which look it was.
            state (str): The stage that it is in, or how it ended.
            steps (list[StepAnswer]):
            unread (None | str): Why its copies could not be read here.
            waits (None | str): Why it waits for its next try.
     """

    capture_id: str
    detail: None | str
    enriched: EnrichedAnswer | None
    fetched: FetchedAnswer | None
    lane: str
    reason: None | str
    slot: str
    state: str
    steps: list[StepAnswer]
    unread: None | str
    waits: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.enriched_answer import EnrichedAnswer # noqa: PLC0415
        from ..models.fetched_answer import FetchedAnswer # noqa: PLC0415
        from ..models.step_answer import StepAnswer # noqa: PLC0415
        capture_id = self.capture_id

        detail: None | str
        detail = self.detail

        enriched: dict[str, Any] | None
        if isinstance(self.enriched, EnrichedAnswer):
            enriched = self.enriched.to_dict()
        else:
            enriched = self.enriched

        fetched: dict[str, Any] | None
        if isinstance(self.fetched, FetchedAnswer):
            fetched = self.fetched.to_dict()
        else:
            fetched = self.fetched

        lane = self.lane

        reason: None | str
        reason = self.reason

        slot = self.slot

        state = self.state

        steps = []
        for steps_item_data in self.steps:
            steps_item = steps_item_data.to_dict()
            steps.append(steps_item)



        unread: None | str
        unread = self.unread

        waits: None | str
        waits = self.waits


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "capture_id": capture_id,
            "detail": detail,
            "enriched": enriched,
            "fetched": fetched,
            "lane": lane,
            "reason": reason,
            "slot": slot,
            "state": state,
            "steps": steps,
            "unread": unread,
            "waits": waits,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.enriched_answer import EnrichedAnswer # noqa: PLC0415
        from ..models.fetched_answer import FetchedAnswer # noqa: PLC0415
        from ..models.step_answer import StepAnswer # noqa: PLC0415
        d = dict(src_dict)
        capture_id = d.pop("capture_id")

        def _parse_detail(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        detail = _parse_detail(d.pop("detail"))


        def _parse_enriched(data: object) -> EnrichedAnswer | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                enriched_type_0 = EnrichedAnswer.from_dict(data)



                return enriched_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(EnrichedAnswer | None, data)

        enriched = _parse_enriched(d.pop("enriched"))


        def _parse_fetched(data: object) -> FetchedAnswer | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                fetched_type_0 = FetchedAnswer.from_dict(data)



                return fetched_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(FetchedAnswer | None, data)

        fetched = _parse_fetched(d.pop("fetched"))


        lane = d.pop("lane")

        def _parse_reason(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        reason = _parse_reason(d.pop("reason"))


        slot = d.pop("slot")

        state = d.pop("state")

        steps = []
        _steps = d.pop("steps")
        for steps_item_data in (_steps):
            steps_item = StepAnswer.from_dict(steps_item_data)



            steps.append(steps_item)


        def _parse_unread(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        unread = _parse_unread(d.pop("unread"))


        def _parse_waits(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        waits = _parse_waits(d.pop("waits"))


        look_answer = cls(
            capture_id=capture_id,
            detail=detail,
            enriched=enriched,
            fetched=fetched,
            lane=lane,
            reason=reason,
            slot=slot,
            state=state,
            steps=steps,
            unread=unread,
            waits=waits,
        )


        look_answer.additional_properties = d
        return look_answer

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
