"""Bringing back what ingest keeps in Redis: sources, and what the registry knows."""
