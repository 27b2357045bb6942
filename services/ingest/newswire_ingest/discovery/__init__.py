"""Discovery: from whatever a person names to the source that is meant."""
