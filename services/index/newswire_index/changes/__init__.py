"""The stream of what changed in the index."""
