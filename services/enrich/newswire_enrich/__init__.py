"""Turns a raw page into an article: text, entities, copies and links."""
