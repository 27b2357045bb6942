"""What is taken out of the index on purpose, and stays out: by a person's word, or by its age."""
