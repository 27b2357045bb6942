"""Timelines: how many articles of a search came when."""
