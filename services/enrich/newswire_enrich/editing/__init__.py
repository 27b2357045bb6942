"""Decisions of people on entities and stories."""
