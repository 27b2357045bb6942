from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, BinaryIO, TextIO, TYPE_CHECKING, Generator

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

from ..models.quote_answer_kind import check_quote_answer_kind
from ..models.quote_answer_kind import QuoteAnswerKind
from typing import cast

if TYPE_CHECKING:
  from ..models.article_reference import ArticleReference
  from ..models.span import Span





T = TypeVar("T", bound="QuoteAnswer")



@_attrs_define
class QuoteAnswer:
    """ What somebody said, where it was printed first, and where again.

        Attributes:
            article (ArticleReference): An article beside another: a copy of it, or at the other end of a link.
            described (None | str): What the article calls a speaker whom it does not name.
            first_print (ArticleReference): An article beside another: a copy of it, or at the other end of a link.
            id (str): The same for the same words of the same speaker, wherever they are printed.
            kind (QuoteAnswerKind): `direct` are the speaker's words, `indirect` the writer's.
            parts (list[str]): The words of each of its `spans`: several are one quote that the article interrupts.
            prints (int): How many articles print the same words of the same speaker.
            reprints (list[ArticleReference]): The articles that printed it after the first, the earliest first, at most 9.
            spans (list[Span]): Where it stands in `article`; several are one interrupted quote.
            speaker (None | str): Who said it, as the article names them.
            speaker_id (None | str): What the parameter `speaker` takes.
            text (str): The words as the article prints them.
     """

    article: ArticleReference
    described: None | str
    first_print: ArticleReference
    id: str
    kind: QuoteAnswerKind
    parts: list[str]
    prints: int
    reprints: list[ArticleReference]
    spans: list[Span]
    speaker: None | str
    speaker_id: None | str
    text: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)





    def to_dict(self) -> dict[str, Any]:
        from ..models.article_reference import ArticleReference # noqa: PLC0415
        from ..models.span import Span # noqa: PLC0415
        article = self.article.to_dict()

        described: None | str
        described = self.described

        first_print = self.first_print.to_dict()

        id = self.id

        kind: str = self.kind

        parts = self.parts



        prints = self.prints

        reprints = []
        for reprints_item_data in self.reprints:
            reprints_item = reprints_item_data.to_dict()
            reprints.append(reprints_item)



        spans = []
        for spans_item_data in self.spans:
            spans_item = spans_item_data.to_dict()
            spans.append(spans_item)



        speaker: None | str
        speaker = self.speaker

        speaker_id: None | str
        speaker_id = self.speaker_id

        text = self.text


        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({
            "article": article,
            "described": described,
            "first_print": first_print,
            "id": id,
            "kind": kind,
            "parts": parts,
            "prints": prints,
            "reprints": reprints,
            "spans": spans,
            "speaker": speaker,
            "speaker_id": speaker_id,
            "text": text,
        })

        return field_dict



    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.article_reference import ArticleReference # noqa: PLC0415
        from ..models.span import Span # noqa: PLC0415
        d = dict(src_dict)
        article = ArticleReference.from_dict(d.pop("article"))




        def _parse_described(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        described = _parse_described(d.pop("described"))


        first_print = ArticleReference.from_dict(d.pop("first_print"))




        id = d.pop("id")

        kind = check_quote_answer_kind(d.pop("kind"))




        parts = cast(list[str], d.pop("parts"))


        prints = d.pop("prints")

        reprints = []
        _reprints = d.pop("reprints")
        for reprints_item_data in (_reprints):
            reprints_item = ArticleReference.from_dict(reprints_item_data)



            reprints.append(reprints_item)


        spans = []
        _spans = d.pop("spans")
        for spans_item_data in (_spans):
            spans_item = Span.from_dict(spans_item_data)



            spans.append(spans_item)


        def _parse_speaker(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        speaker = _parse_speaker(d.pop("speaker"))


        def _parse_speaker_id(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        speaker_id = _parse_speaker_id(d.pop("speaker_id"))


        text = d.pop("text")

        quote_answer = cls(
            article=article,
            described=described,
            first_print=first_print,
            id=id,
            kind=kind,
            parts=parts,
            prints=prints,
            reprints=reprints,
            spans=spans,
            speaker=speaker,
            speaker_id=speaker_id,
            text=text,
        )


        quote_answer.additional_properties = d
        return quote_answer

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
