"""Pictures of articles, from us."""
