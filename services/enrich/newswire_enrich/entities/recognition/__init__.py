"""Names as they are found in an article, before anyone asks what they mean."""
