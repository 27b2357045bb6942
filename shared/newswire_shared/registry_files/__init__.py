"""The registry's files: what is known of articles that nothing happens to, and which other addresses are theirs."""
