from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from typing import cast






T = TypeVar("T", bound="ProcessAnswer")



@_attrs_define
class ProcessAnswer:
    """ A worker, a clock or a search server, on whichever machine, by what it last told of itself.

        Attributes:
            active (int): Messages that it works on.
            clock_ahead_s (float): How far its machine's clock is ahead of that of Redis.
            group (str): The worker group; `beat` for a clock, `search` for a server.
            is_doubled (bool): Two processes tell of themselves by this name.
            is_silent (bool): It has not told of itself lately, and did not end in order.
            last_message_s (float | None): How long ago it was given a message; null where it never was.
            machine (str):
            node (str):
            recipe (str): By what enrich workers make articles; else empty.
            release (str):
            told_s (float): How long ago it told of itself.
            up_s (float): For how long it had run then.
     """

    active: int
    clock_ahead_s: float
    group: str
    is_doubled: bool
    is_silent: bool
    last_message_s: float | None
    machine: str
    node: str
    recipe: str
    release: str
    told_s: float
    up_s: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        active = self.active

        clock_ahead_s = self.clock_ahead_s

        group = self.group

        is_doubled = self.is_doubled

        is_silent = self.is_silent

        last_message_s: float | None
        last_message_s = self.last_message_s

        machine = self.machine

        node = self.node

        recipe = self.recipe

        release = self.release

        told_s = self.told_s

        up_s = self.up_s


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "active": active,
            "clock_ahead_s": clock_ahead_s,
            "group": group,
            "is_doubled": is_doubled,
            "is_silent": is_silent,
            "last_message_s": last_message_s,
            "machine": machine,
            "node": node,
            "recipe": recipe,
            "release": release,
            "told_s": told_s,
            "up_s": up_s,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        active = d.pop("active")

        clock_ahead_s = d.pop("clock_ahead_s")

        group = d.pop("group")

        is_doubled = d.pop("is_doubled")

        is_silent = d.pop("is_silent")

        def _parse_last_message_s(data: object) -> float | None:
            if data is None:
                return data
            return cast(float | None, data)

        last_message_s = _parse_last_message_s(d.pop("last_message_s"))


        machine = d.pop("machine")

        node = d.pop("node")

        recipe = d.pop("recipe")

        release = d.pop("release")

        told_s = d.pop("told_s")

        up_s = d.pop("up_s")

        process_answer = cls(
            active=active,
            clock_ahead_s=clock_ahead_s,
            group=group,
            is_doubled=is_doubled,
            is_silent=is_silent,
            last_message_s=last_message_s,
            machine=machine,
            node=node,
            recipe=recipe,
            release=release,
            told_s=told_s,
            up_s=up_s,
        )


        process_answer.additional_properties = d
        return process_answer

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
