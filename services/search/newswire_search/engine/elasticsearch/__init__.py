"""Elasticsearch as a search engine."""
