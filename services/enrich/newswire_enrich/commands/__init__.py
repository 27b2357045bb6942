"""The commands of enrich."""
