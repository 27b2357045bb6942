"""Writes articles to the index in batches, each with its own fate."""
