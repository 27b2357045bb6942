"""The index worker of a release that has one field more than this one."""

from __future__ import annotations

from newswire_index import worker
from newswire_index.engine.elasticsearch import mapping, schema
from newswire_shared.contracts import index_schema
from newswire_shared.contracts.documents import ArticleDocument
from newswire_shared.contracts.index_schema import FIELDS_VERSION, IndexField

MOOD: IndexField[ArticleDocument] = IndexField("mood", "keyword", lambda document: "calm" if document else None)
FIELDS = (*index_schema.ARTICLE_FIELDS, MOOD)

# before anything is made of them, as if the source said so
for module in (index_schema, mapping):
    vars(module)["ARTICLE_FIELDS"] = FIELDS
for module in (index_schema, mapping, schema):
    vars(module)["FIELDS_VERSION"] = FIELDS_VERSION + 1

app = worker.create()
