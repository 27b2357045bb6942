"""Articles: from one enriched copy through a batch into the index."""
