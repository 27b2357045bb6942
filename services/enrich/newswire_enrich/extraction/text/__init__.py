"""What markup and plain text have in common."""
