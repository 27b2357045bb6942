from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.source_answer_interval import check_source_answer_interval
from ..models.source_answer_interval import SourceAnswerInterval
from typing import cast
import datetime

if TYPE_CHECKING:
  from ..models.copied_source import CopiedSource
  from ..models.language_count import LanguageCount
  from ..models.period_count import PeriodCount





T = TypeVar("T", bound="SourceAnswer")



@_attrs_define
class SourceAnswer:
    """ What the articles of a source, or of a site, show.

        Attributes:
            articles (int):
            copied_from (list[CopiedSource]): Whose articles the copies are of, the most copied first, at most 5; its own
                name where it copies itself.
            copies (int): How many of them are near-copies of another article.
            copies_traced (int): How many copies `copied_from` looked at, the newest ones.
            copy_share (float): Their share, 0 to 1.
            histogram (list[PeriodCount]): Its articles by day (UTC) or week (from Monday), the earliest first: of the 31
                days or 26 weeks before now, or before `until`. Periods without articles are left out.
            interval (SourceAnswerInterval): What `histogram` counts by.
            languages (list[LanguageCount]): The most frequent first, at most 10.
            last_seen_at (datetime.datetime): When its newest article was first seen.
            late_among (int): Articles that came live and say to the second when they were published.
            late_s (int | None): Seconds from publication to first sight: the median of `late_among` articles. Null where no
                article says to the second when it was published.
            name (str): What the parameter `source` or `site` takes.
     """

    articles: int
    copied_from: list[CopiedSource]
    copies: int
    copies_traced: int
    copy_share: float
    histogram: list[PeriodCount]
    interval: SourceAnswerInterval
    languages: list[LanguageCount]
    last_seen_at: datetime.datetime
    late_among: int
    late_s: int | None
    name: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.copied_source import CopiedSource # noqa: PLC0415
        from ..models.language_count import LanguageCount # noqa: PLC0415
        from ..models.period_count import PeriodCount # noqa: PLC0415
        articles = self.articles

        copied_from = []
        for copied_from_item_data in self.copied_from:
            copied_from_item = copied_from_item_data.to_dict()
            copied_from.append(copied_from_item)



        copies = self.copies

        copies_traced = self.copies_traced

        copy_share = self.copy_share

        histogram = []
        for histogram_item_data in self.histogram:
            histogram_item = histogram_item_data.to_dict()
            histogram.append(histogram_item)



        interval: str = self.interval

        languages = []
        for languages_item_data in self.languages:
            languages_item = languages_item_data.to_dict()
            languages.append(languages_item)



        last_seen_at = self.last_seen_at.isoformat()

        late_among = self.late_among

        late_s: int | None
        late_s = self.late_s

        name = self.name


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "articles": articles,
            "copied_from": copied_from,
            "copies": copies,
            "copies_traced": copies_traced,
            "copy_share": copy_share,
            "histogram": histogram,
            "interval": interval,
            "languages": languages,
            "last_seen_at": last_seen_at,
            "late_among": late_among,
            "late_s": late_s,
            "name": name,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.copied_source import CopiedSource # noqa: PLC0415
        from ..models.language_count import LanguageCount # noqa: PLC0415
        from ..models.period_count import PeriodCount # noqa: PLC0415
        d = dict(src_dict)
        articles = d.pop("articles")

        copied_from = []
        _copied_from = d.pop("copied_from")
        for copied_from_item_data in (_copied_from):
            copied_from_item = CopiedSource.from_dict(copied_from_item_data)



            copied_from.append(copied_from_item)


        copies = d.pop("copies")

        copies_traced = d.pop("copies_traced")

        copy_share = d.pop("copy_share")

        histogram = []
        _histogram = d.pop("histogram")
        for histogram_item_data in (_histogram):
            histogram_item = PeriodCount.from_dict(histogram_item_data)



            histogram.append(histogram_item)


        interval = check_source_answer_interval(d.pop("interval"))




        languages = []
        _languages = d.pop("languages")
        for languages_item_data in (_languages):
            languages_item = LanguageCount.from_dict(languages_item_data)



            languages.append(languages_item)


        last_seen_at = datetime.datetime.fromisoformat(d.pop("last_seen_at"))




        late_among = d.pop("late_among")

        def _parse_late_s(data: object) -> int | None:
            if data is None:
                return data
            return cast(int | None, data)

        late_s = _parse_late_s(d.pop("late_s"))


        name = d.pop("name")

        source_answer = cls(
            articles=articles,
            copied_from=copied_from,
            copies=copies,
            copies_traced=copies_traced,
            copy_share=copy_share,
            histogram=histogram,
            interval=interval,
            languages=languages,
            last_seen_at=last_seen_at,
            late_among=late_among,
            late_s=late_s,
            name=name,
        )


        source_answer.additional_properties = d
        return source_answer

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
