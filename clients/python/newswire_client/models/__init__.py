""" Contains all the data models used in inputs/outputs """

from .action_answer import ActionAnswer
from .actions_answer import ActionsAnswer
from .added_answer import AddedAnswer
from .added_name import AddedName
from .added_name_type import AddedNameType
from .alert_answer import AlertAnswer
from .alert_answer_search import AlertAnswerSearch
from .alert_answer_state import AlertAnswerState
from .alert_change import AlertChange
from .alert_feed_form import AlertFeedForm
from .alert_log_answer import AlertLogAnswer
from .alert_test_answer import AlertTestAnswer
from .alerts_answer import AlertsAnswer
from .article_answer import ArticleAnswer
from .article_answer_kind import ArticleAnswerKind
from .article_answer_lane import ArticleAnswerLane
from .article_answer_published_from import ArticleAnswerPublishedFrom
from .article_answer_versions import ArticleAnswerVersions
from .article_choice import ArticleChoice
from .article_choice_copies import ArticleChoiceCopies
from .article_choice_every_item import ArticleChoiceEveryItem
from .article_choice_has_item import ArticleChoiceHasItem
from .article_choice_kind_item import ArticleChoiceKindItem
from .article_reference import ArticleReference
from .attempt_answer import AttemptAnswer
from .attempt_answer_outcome import AttemptAnswerOutcome
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
from .chosen_answer import ChosenAnswer
from .chosen_answer_facets import ChosenAnswerFacets
from .chosen_hit import ChosenHit
from .co_mention_answer import CoMentionAnswer
from .co_mention_answer_type import CoMentionAnswerType
from .copied_source import CopiedSource
from .copy import Copy
from .copy_answer import CopyAnswer
from .copy_answer_kind import CopyAnswerKind
from .copy_kind import CopyKind
from .copying_answer import CopyingAnswer
from .coverage_answer import CoverageAnswer
from .engine_status import EngineStatus
from .enriched_answer import EnrichedAnswer
from .entity_answer import EntityAnswer
from .entity_answer_type import EntityAnswerType
from .entity_change import EntityChange
from .entity_decision import EntityDecision
from .entity_edit_answer import EntityEditAnswer
from .entity_interval import EntityInterval
from .entity_page import EntityPage
from .entity_page_interval import EntityPageInterval
from .entity_page_type import EntityPageType
from .error_answer import ErrorAnswer
from .error_detail import ErrorDetail
from .export_copies import ExportCopies
from .export_every_item import ExportEveryItem
from .export_form import ExportForm
from .export_has_item import ExportHasItem
from .export_kind_item import ExportKindItem
from .export_names import ExportNames
from .export_quotes_copies import ExportQuotesCopies
from .export_quotes_every_item import ExportQuotesEveryItem
from .export_quotes_form import ExportQuotesForm
from .export_quotes_has_item import ExportQuotesHasItem
from .export_quotes_kind_item import ExportQuotesKindItem
from .export_quotes_wording import ExportQuotesWording
from .facet_value_answer import FacetValueAnswer
from .facets_answer import FacetsAnswer
from .facets_answer_facets import FacetsAnswerFacets
from .facets_copies import FacetsCopies
from .facets_every_item import FacetsEveryItem
from .facets_facet_mode import FacetsFacetMode
from .facets_has_item import FacetsHasItem
from .facets_kind_item import FacetsKindItem
from .facets_names import FacetsNames
from .feed_copies import FeedCopies
from .feed_every_item import FeedEveryItem
from .feed_form import FeedForm
from .feed_has_item import FeedHasItem
from .feed_kind_item import FeedKindItem
from .fetched_answer import FetchedAnswer
from .finding_answer import FindingAnswer
from .finding_answer_level import FindingAnswerLevel
from .first_answer import FirstAnswer
from .first_answer_by import FirstAnswerBy
from .flow_answer import FlowAnswer
from .freshness_answer import FreshnessAnswer
from .freshness_figure import FreshnessFigure
from .front_answer import FrontAnswer
from .front_story import FrontStory
from .group_answer import GroupAnswer
from .group_tick import GroupTick
from .health import Health
from .hindrance import Hindrance
from .hit_answer import HitAnswer
from .hit_answer_highlights import HitAnswerHighlights
from .hit_answer_kind import HitAnswerKind
from .hit_answer_published_from import HitAnswerPublishedFrom
from .host_answer import HostAnswer
from .hosts_status import HostsStatus
from .ill_source import IllSource
from .interval import Interval
from .known_entity_answer import KnownEntityAnswer
from .known_entity_answer_type import KnownEntityAnswerType
from .known_name_answer import KnownNameAnswer
from .language_count import LanguageCount
from .letter_group_answer import LetterGroupAnswer
from .letters_status import LettersStatus
from .line_answer import LineAnswer
from .linked_by_answer import LinkedByAnswer
from .look_answer import LookAnswer
from .machine_answer import MachineAnswer
from .mailed import Mailed
from .match import Match
from .mention import Mention
from .mention_field import MentionField
from .mention_kind import MentionKind
from .mentioned_date import MentionedDate
from .mentioned_date_field import MentionedDateField
from .mentioned_entity import MentionedEntity
from .mentioned_entity_type import MentionedEntityType
from .name_fault import NameFault
from .narrowing import Narrowing
from .new_alert import NewAlert
from .new_alert_answer import NewAlertAnswer
from .new_alert_answer_search import NewAlertAnswerSearch
from .new_alert_answer_state import NewAlertAnswerState
from .new_report import NewReport
from .offset_unit import OffsetUnit
from .outcome_answer import OutcomeAnswer
from .period_count import PeriodCount
from .printed_quote import PrintedQuote
from .printed_quote_kind import PrintedQuoteKind
from .process_answer import ProcessAnswer
from .push_answer import PushAnswer
from .push_answer_state import PushAnswerState
from .push_articles_lane import PushArticlesLane
from .quote import Quote
from .quote_answer import QuoteAnswer
from .quote_answer_kind import QuoteAnswerKind
from .quote_kind import QuoteKind
from .quotes_answer import QuotesAnswer
from .quotes_as_feed_copies import QuotesAsFeedCopies
from .quotes_as_feed_every_item import QuotesAsFeedEveryItem
from .quotes_as_feed_form import QuotesAsFeedForm
from .quotes_as_feed_has_item import QuotesAsFeedHasItem
from .quotes_as_feed_kind_item import QuotesAsFeedKindItem
from .quotes_as_feed_wording import QuotesAsFeedWording
from .quotes_copies import QuotesCopies
from .quotes_every_item import QuotesEveryItem
from .quotes_has_item import QuotesHasItem
from .quotes_kind_item import QuotesKindItem
from .quotes_wording import QuotesWording
from .reason import Reason
from .reason_count import ReasonCount
from .rejected_answer import RejectedAnswer
from .rejected_list_answer import RejectedListAnswer
from .rejected_status import RejectedStatus
from .related_answer import RelatedAnswer
from .related_answer_totals import RelatedAnswerTotals
from .related_article import RelatedArticle
from .related_article_measure import RelatedArticleMeasure
from .related_article_type import RelatedArticleType
from .related_item import RelatedItem
from .related_type_item import RelatedTypeItem
from .relation_answer import RelationAnswer
from .report_answer import ReportAnswer
from .revision_answer import RevisionAnswer
from .revision_text_answer import RevisionTextAnswer
from .search_answer import SearchAnswer
from .search_answer_facets import SearchAnswerFacets
from .search_copies import SearchCopies
from .search_every_item import SearchEveryItem
from .search_has_item import SearchHasItem
from .search_kind_item import SearchKindItem
from .search_names import SearchNames
from .search_request import SearchRequest
from .search_request_copies import SearchRequestCopies
from .search_request_every_item import SearchRequestEveryItem
from .search_request_has_item import SearchRequestHasItem
from .search_request_kind_item import SearchRequestKindItem
from .search_request_names import SearchRequestNames
from .segment import Segment
from .server_answer import ServerAnswer
from .side_answer import SideAnswer
from .sort import Sort
from .source_answer import SourceAnswer
from .source_answer_interval import SourceAnswerInterval
from .sources_answer import SourcesAnswer
from .sources_by import SourcesBy
from .sources_copies import SourcesCopies
from .sources_every_item import SourcesEveryItem
from .sources_has_item import SourcesHasItem
from .sources_interval import SourcesInterval
from .sources_kind_item import SourcesKindItem
from .sources_status import SourcesStatus
from .sources_status_by_health import SourcesStatusByHealth
from .span import Span
from .span_field import SpanField
from .speaker_answer import SpeakerAnswer
from .stage import Stage
from .stage_answer import StageAnswer
from .status_answer import StatusAnswer
from .status_answer_queues import StatusAnswerQueues
from .status_links import StatusLinks
from .step_answer import StepAnswer
from .stories_answer import StoriesAnswer
from .stories_names import StoriesNames
from .story_answer import StoryAnswer
from .story_brief import StoryBrief
from .story_entity_answer import StoryEntityAnswer
from .story_entity_answer_type_type_0 import StoryEntityAnswerTypeType0
from .story_head import StoryHead
from .story_merge_answer import StoryMergeAnswer
from .story_quote import StoryQuote
from .story_quote_kind import StoryQuoteKind
from .story_sort import StorySort
from .stream_copies import StreamCopies
from .stream_every_item import StreamEveryItem
from .stream_has_item import StreamHasItem
from .stream_kind_item import StreamKindItem
from .suggest_entities_type_item import SuggestEntitiesTypeItem
from .suggestions_answer import SuggestionsAnswer
from .tested_way import TestedWay
from .text_change import TextChange
from .text_change_kind import TextChangeKind
from .ticker_line import TickerLine
from .timeline_answer import TimelineAnswer
from .timeline_bucket import TimelineBucket
from .timeline_by import TimelineBy
from .timeline_copies import TimelineCopies
from .timeline_every_item import TimelineEveryItem
from .timeline_has_item import TimelineHasItem
from .timeline_interval import TimelineInterval
from .timeline_kind_item import TimelineKindItem
from .timeline_measure import TimelineMeasure
from .timeline_names import TimelineNames
from .timeline_series import TimelineSeries
from .trace_answer import TraceAnswer
from .trend import Trend
from .trend_article import TrendArticle
from .trend_direction import TrendDirection
from .trend_type import TrendType
from .trends_answer import TrendsAnswer
from .trends_copies import TrendsCopies
from .trends_every_item import TrendsEveryItem
from .trends_has_item import TrendsHasItem
from .trends_kind_item import TrendsKindItem
from .trends_type_item import TrendsTypeItem
from .understood import Understood
from .understood_entity import UnderstoodEntity
from .wrong_parameter import WrongParameter

__all__ = (
    "ActionAnswer",
    "ActionsAnswer",
    "AddedAnswer",
    "AddedName",
    "AddedNameType",
    "AlertAnswer",
    "AlertAnswerSearch",
    "AlertAnswerState",
    "AlertChange",
    "AlertFeedForm",
    "AlertLogAnswer",
    "AlertsAnswer",
    "AlertTestAnswer",
    "ArticleAnswer",
    "ArticleAnswerKind",
    "ArticleAnswerLane",
    "ArticleAnswerPublishedFrom",
    "ArticleAnswerVersions",
    "ArticleChoice",
    "ArticleChoiceCopies",
    "ArticleChoiceEveryItem",
    "ArticleChoiceHasItem",
    "ArticleChoiceKindItem",
    "ArticleReference",
    "AttemptAnswer",
    "AttemptAnswerOutcome",
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
    "ChosenAnswer",
    "ChosenAnswerFacets",
    "ChosenHit",
    "CoMentionAnswer",
    "CoMentionAnswerType",
    "CopiedSource",
    "Copy",
    "CopyAnswer",
    "CopyAnswerKind",
    "CopyingAnswer",
    "CopyKind",
    "CoverageAnswer",
    "EngineStatus",
    "EnrichedAnswer",
    "EntityAnswer",
    "EntityAnswerType",
    "EntityChange",
    "EntityDecision",
    "EntityEditAnswer",
    "EntityInterval",
    "EntityPage",
    "EntityPageInterval",
    "EntityPageType",
    "ErrorAnswer",
    "ErrorDetail",
    "ExportCopies",
    "ExportEveryItem",
    "ExportForm",
    "ExportHasItem",
    "ExportKindItem",
    "ExportNames",
    "ExportQuotesCopies",
    "ExportQuotesEveryItem",
    "ExportQuotesForm",
    "ExportQuotesHasItem",
    "ExportQuotesKindItem",
    "ExportQuotesWording",
    "FacetsAnswer",
    "FacetsAnswerFacets",
    "FacetsCopies",
    "FacetsEveryItem",
    "FacetsFacetMode",
    "FacetsHasItem",
    "FacetsKindItem",
    "FacetsNames",
    "FacetValueAnswer",
    "FeedCopies",
    "FeedEveryItem",
    "FeedForm",
    "FeedHasItem",
    "FeedKindItem",
    "FetchedAnswer",
    "FindingAnswer",
    "FindingAnswerLevel",
    "FirstAnswer",
    "FirstAnswerBy",
    "FlowAnswer",
    "FreshnessAnswer",
    "FreshnessFigure",
    "FrontAnswer",
    "FrontStory",
    "GroupAnswer",
    "GroupTick",
    "Health",
    "Hindrance",
    "HitAnswer",
    "HitAnswerHighlights",
    "HitAnswerKind",
    "HitAnswerPublishedFrom",
    "HostAnswer",
    "HostsStatus",
    "IllSource",
    "Interval",
    "KnownEntityAnswer",
    "KnownEntityAnswerType",
    "KnownNameAnswer",
    "LanguageCount",
    "LetterGroupAnswer",
    "LettersStatus",
    "LineAnswer",
    "LinkedByAnswer",
    "LookAnswer",
    "MachineAnswer",
    "Mailed",
    "Match",
    "Mention",
    "MentionedDate",
    "MentionedDateField",
    "MentionedEntity",
    "MentionedEntityType",
    "MentionField",
    "MentionKind",
    "NameFault",
    "Narrowing",
    "NewAlert",
    "NewAlertAnswer",
    "NewAlertAnswerSearch",
    "NewAlertAnswerState",
    "NewReport",
    "OffsetUnit",
    "OutcomeAnswer",
    "PeriodCount",
    "PrintedQuote",
    "PrintedQuoteKind",
    "ProcessAnswer",
    "PushAnswer",
    "PushAnswerState",
    "PushArticlesLane",
    "Quote",
    "QuoteAnswer",
    "QuoteAnswerKind",
    "QuoteKind",
    "QuotesAnswer",
    "QuotesAsFeedCopies",
    "QuotesAsFeedEveryItem",
    "QuotesAsFeedForm",
    "QuotesAsFeedHasItem",
    "QuotesAsFeedKindItem",
    "QuotesAsFeedWording",
    "QuotesCopies",
    "QuotesEveryItem",
    "QuotesHasItem",
    "QuotesKindItem",
    "QuotesWording",
    "Reason",
    "ReasonCount",
    "RejectedAnswer",
    "RejectedListAnswer",
    "RejectedStatus",
    "RelatedAnswer",
    "RelatedAnswerTotals",
    "RelatedArticle",
    "RelatedArticleMeasure",
    "RelatedArticleType",
    "RelatedItem",
    "RelatedTypeItem",
    "RelationAnswer",
    "ReportAnswer",
    "RevisionAnswer",
    "RevisionTextAnswer",
    "SearchAnswer",
    "SearchAnswerFacets",
    "SearchCopies",
    "SearchEveryItem",
    "SearchHasItem",
    "SearchKindItem",
    "SearchNames",
    "SearchRequest",
    "SearchRequestCopies",
    "SearchRequestEveryItem",
    "SearchRequestHasItem",
    "SearchRequestKindItem",
    "SearchRequestNames",
    "Segment",
    "ServerAnswer",
    "SideAnswer",
    "Sort",
    "SourceAnswer",
    "SourceAnswerInterval",
    "SourcesAnswer",
    "SourcesBy",
    "SourcesCopies",
    "SourcesEveryItem",
    "SourcesHasItem",
    "SourcesInterval",
    "SourcesKindItem",
    "SourcesStatus",
    "SourcesStatusByHealth",
    "Span",
    "SpanField",
    "SpeakerAnswer",
    "Stage",
    "StageAnswer",
    "StatusAnswer",
    "StatusAnswerQueues",
    "StatusLinks",
    "StepAnswer",
    "StoriesAnswer",
    "StoriesNames",
    "StoryAnswer",
    "StoryBrief",
    "StoryEntityAnswer",
    "StoryEntityAnswerTypeType0",
    "StoryHead",
    "StoryMergeAnswer",
    "StoryQuote",
    "StoryQuoteKind",
    "StorySort",
    "StreamCopies",
    "StreamEveryItem",
    "StreamHasItem",
    "StreamKindItem",
    "SuggestEntitiesTypeItem",
    "SuggestionsAnswer",
    "TestedWay",
    "TextChange",
    "TextChangeKind",
    "TickerLine",
    "TimelineAnswer",
    "TimelineBucket",
    "TimelineBy",
    "TimelineCopies",
    "TimelineEveryItem",
    "TimelineHasItem",
    "TimelineInterval",
    "TimelineKindItem",
    "TimelineMeasure",
    "TimelineNames",
    "TimelineSeries",
    "TraceAnswer",
    "Trend",
    "TrendArticle",
    "TrendDirection",
    "TrendsAnswer",
    "TrendsCopies",
    "TrendsEveryItem",
    "TrendsHasItem",
    "TrendsKindItem",
    "TrendsTypeItem",
    "TrendType",
    "Understood",
    "UnderstoodEntity",
    "WrongParameter",
)
