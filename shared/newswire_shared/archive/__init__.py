"""The archive: raw captures and enriched articles in WARC segments."""
