"""The commands of index."""
