""" Contains all the data models used in inputs/outputs """

from .article_answer import ArticleAnswer
from .article_answer_kind import ArticleAnswerKind
from .article_answer_published_from import ArticleAnswerPublishedFrom
from .article_answer_versions import ArticleAnswerVersions
from .article_reference import ArticleReference
from .attribution import Attribution
from .attribution_field import AttributionField
from .attribution_relation import AttributionRelation
from .batch_answer import BatchAnswer
from .capture_answer import CaptureAnswer
from .capture_answer_state import CaptureAnswerState
from .capture_answer_times import CaptureAnswerTimes
from .change_answer import ChangeAnswer
from .change_answer_kind import ChangeAnswerKind
from .changes_answer import ChangesAnswer
from .copy import Copy
from .copy_answer import CopyAnswer
from .copy_answer_kind import CopyAnswerKind
from .copy_kind import CopyKind
from .entity_answer import EntityAnswer
from .entity_answer_type import EntityAnswerType
from .error_answer import ErrorAnswer
from .error_detail import ErrorDetail
from .export_copies import ExportCopies
from .export_form import ExportForm
from .export_kind_item import ExportKindItem
from .facet_value_answer import FacetValueAnswer
from .feed_copies import FeedCopies
from .feed_form import FeedForm
from .feed_kind_item import FeedKindItem
from .freshness_answer import FreshnessAnswer
from .health import Health
from .hit_answer import HitAnswer
from .hit_answer_highlights import HitAnswerHighlights
from .hit_answer_kind import HitAnswerKind
from .hit_answer_published_from import HitAnswerPublishedFrom
from .line_answer import LineAnswer
from .linked_by_answer import LinkedByAnswer
from .match import Match
from .mention import Mention
from .mention_field import MentionField
from .mention_kind import MentionKind
from .mentioned_date import MentionedDate
from .mentioned_date_field import MentionedDateField
from .mentioned_entity import MentionedEntity
from .mentioned_entity_type import MentionedEntityType
from .offset_unit import OffsetUnit
from .push_answer import PushAnswer
from .push_answer_state import PushAnswerState
from .push_articles_lane import PushArticlesLane
from .quote import Quote
from .quote_kind import QuoteKind
from .related_item import RelatedItem
from .relation_answer import RelationAnswer
from .revision_answer import RevisionAnswer
from .search_answer import SearchAnswer
from .search_answer_facets import SearchAnswerFacets
from .search_copies import SearchCopies
from .search_kind_item import SearchKindItem
from .segment_answer import SegmentAnswer
from .sort import Sort
from .span import Span
from .span_field import SpanField
from .stories_answer import StoriesAnswer
from .story_answer import StoryAnswer
from .story_brief import StoryBrief
from .story_entity_answer import StoryEntityAnswer
from .story_entity_answer_type_type_0 import StoryEntityAnswerTypeType0
from .story_head import StoryHead
from .story_merge_answer import StoryMergeAnswer
from .stream_copies import StreamCopies
from .stream_kind_item import StreamKindItem
from .ticker_line import TickerLine
from .wrong_parameter import WrongParameter

__all__ = (
    "ArticleAnswer",
    "ArticleAnswerKind",
    "ArticleAnswerPublishedFrom",
    "ArticleAnswerVersions",
    "ArticleReference",
    "Attribution",
    "AttributionField",
    "AttributionRelation",
    "BatchAnswer",
    "CaptureAnswer",
    "CaptureAnswerState",
    "CaptureAnswerTimes",
    "ChangeAnswer",
    "ChangeAnswerKind",
    "ChangesAnswer",
    "Copy",
    "CopyAnswer",
    "CopyAnswerKind",
    "CopyKind",
    "EntityAnswer",
    "EntityAnswerType",
    "ErrorAnswer",
    "ErrorDetail",
    "ExportCopies",
    "ExportForm",
    "ExportKindItem",
    "FacetValueAnswer",
    "FeedCopies",
    "FeedForm",
    "FeedKindItem",
    "FreshnessAnswer",
    "Health",
    "HitAnswer",
    "HitAnswerHighlights",
    "HitAnswerKind",
    "HitAnswerPublishedFrom",
    "LineAnswer",
    "LinkedByAnswer",
    "Match",
    "Mention",
    "MentionedDate",
    "MentionedDateField",
    "MentionedEntity",
    "MentionedEntityType",
    "MentionField",
    "MentionKind",
    "OffsetUnit",
    "PushAnswer",
    "PushAnswerState",
    "PushArticlesLane",
    "Quote",
    "QuoteKind",
    "RelatedItem",
    "RelationAnswer",
    "RevisionAnswer",
    "SearchAnswer",
    "SearchAnswerFacets",
    "SearchCopies",
    "SearchKindItem",
    "SegmentAnswer",
    "Sort",
    "Span",
    "SpanField",
    "StoriesAnswer",
    "StoryAnswer",
    "StoryBrief",
    "StoryEntityAnswer",
    "StoryEntityAnswerTypeType0",
    "StoryHead",
    "StoryMergeAnswer",
    "StreamCopies",
    "StreamKindItem",
    "TickerLine",
    "WrongParameter",
)
