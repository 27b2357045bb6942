"""The pipeline over files, without workers: what `newswire extract`, `tag` and `link` do."""
