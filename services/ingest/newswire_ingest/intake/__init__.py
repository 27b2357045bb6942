"""What a person names: files and addresses, taken in under a run."""
