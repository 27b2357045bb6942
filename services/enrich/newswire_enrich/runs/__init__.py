"""What `extract`, `tag` and `link` do on files."""
