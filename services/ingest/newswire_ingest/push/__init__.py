"""Articles that others push: read, kept, accepted, published; and what became of each."""
