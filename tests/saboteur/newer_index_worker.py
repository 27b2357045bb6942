"""The index worker of a release that has one field more than this one."""

from __future__ import annotations

from newswire_index import worker
from newswire_index.engine import elasticsearch_mapping, elasticsearch_schema
from newswire_shared.contracts import index_schema
from newswire_shared.contracts.index_schema import FIELDS_VERSION, IndexField

LATER = FIELDS_VERSION + 1
MOOD = IndexField("mood", "keyword", lambda document: "calm" if document else None)

# before anything is made of them, as if the source said so
index_schema.ARTICLE_FIELDS = elasticsearch_mapping.ARTICLE_FIELDS = (*index_schema.ARTICLE_FIELDS, MOOD)
index_schema.FIELDS_VERSION = elasticsearch_mapping.FIELDS_VERSION = elasticsearch_schema.FIELDS_VERSION = LATER

app = worker.create()
