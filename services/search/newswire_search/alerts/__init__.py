"""Saved searches that are matched as articles become searchable, and told of to who asked."""
