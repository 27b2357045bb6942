"""Trends over HTTP."""
