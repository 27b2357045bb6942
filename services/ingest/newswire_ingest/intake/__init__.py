"""The intake of files and addresses that a person names, as one run."""
