from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast

if TYPE_CHECKING:
  from ..models.flow_answer import FlowAnswer





T = TypeVar("T", bound="StageAnswer")



@_attrs_define
class StageAnswer:
    """ One stage of the pipeline.

        Attributes:
            dead (int): Dead letters of it, among the newest 500.
            flow (FlowAnswer | None): Null until two looks can be compared, some seconds apart.
            in_flight (int): Captures in it, waiting ones included.
            oldest_s (float): For how long the one that is longest in it has been.
            p95_s (float | None): 95 of 100 of those that left meanwhile were in it no longer; null if none left, or they
                were for more than six hours.
            paused (None | str): Why it is paused; null where it is not.
            queued (int): Messages in its queues.
            retrying (int): Messages that wait for their next try.
            stage (str):
     """

    dead: int
    flow: FlowAnswer | None
    in_flight: int
    oldest_s: float
    p95_s: float | None
    paused: None | str
    queued: int
    retrying: int
    stage: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.flow_answer import FlowAnswer # noqa: PLC0415
        dead = self.dead

        flow: dict[str, Any] | None
        if isinstance(self.flow, FlowAnswer):
            flow = self.flow.to_dict()
        else:
            flow = self.flow

        in_flight = self.in_flight

        oldest_s = self.oldest_s

        p95_s: float | None
        p95_s = self.p95_s

        paused: None | str
        paused = self.paused

        queued = self.queued

        retrying = self.retrying

        stage = self.stage


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "dead": dead,
            "flow": flow,
            "in_flight": in_flight,
            "oldest_s": oldest_s,
            "p95_s": p95_s,
            "paused": paused,
            "queued": queued,
            "retrying": retrying,
            "stage": stage,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.flow_answer import FlowAnswer # noqa: PLC0415
        d = dict(src_dict)
        dead = d.pop("dead")

        def _parse_flow(data: object) -> FlowAnswer | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                flow_type_0 = FlowAnswer.from_dict(data)



                return flow_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(FlowAnswer | None, data)

        flow = _parse_flow(d.pop("flow"))


        in_flight = d.pop("in_flight")

        oldest_s = d.pop("oldest_s")

        def _parse_p95_s(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        p95_s = _parse_p95_s(d.pop("p95_s"))


        def _parse_paused(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        paused = _parse_paused(d.pop("paused"))


        queued = d.pop("queued")

        retrying = d.pop("retrying")

        stage = d.pop("stage")

        stage_answer = cls(
            dead=dead,
            flow=flow,
            in_flight=in_flight,
            oldest_s=oldest_s,
            p95_s=p95_s,
            paused=paused,
            queued=queued,
            retrying=retrying,
            stage=stage,
        )


        stage_answer.additional_properties = d
        return stage_answer

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
