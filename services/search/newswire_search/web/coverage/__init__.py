"""The address of a story's coverage."""
