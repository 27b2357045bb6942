"""The intake of WARC files of others: their records in order, which of them are pages, and an import that goes on."""
