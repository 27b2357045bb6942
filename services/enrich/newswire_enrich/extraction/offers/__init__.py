"""Items that a page offers beside its article, and its ticker."""
