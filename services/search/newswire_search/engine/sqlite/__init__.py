"""The embedded index file as a search engine."""
