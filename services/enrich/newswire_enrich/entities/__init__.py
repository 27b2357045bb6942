"""Who and what an article names: mentions, one entity for all the names of one thing, and what the article is about."""
