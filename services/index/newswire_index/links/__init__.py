"""Links between articles: the edges of a source, which are written with it."""
