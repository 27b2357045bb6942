"""What a page offers beside its article: related items and tickers."""
