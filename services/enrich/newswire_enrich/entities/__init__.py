"""Entities of an article: its names, one id for all the names of one thing, and what it is about."""
